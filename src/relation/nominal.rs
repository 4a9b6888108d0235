//! How what one noun phrase names lies to what another names: the same, part of it, around it, or
//! something else.

use super::words::{alike, covers, described, numeral, restrictors};
use crate::{
    claim::cast::Gender,
    lexicon::{Lexicon, NameKind, Part, wordnet},
    proposition::{Determiner, Nominal},
    relation::Unmet,
};

/// How what one noun phrase names lies to what another names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The same words tell both apart from their like.
    Same,
    /// The first is told apart by more words: it lies within the second.
    Within,
    /// The second is told apart by more words.
    Around,
}

/// How `one` lies to `other`, or why they are not the same.
pub(crate) fn extent(one: &Nominal, other: &Nominal, lexicon: &Lexicon) -> Result<Extent, Unmet> {
    if meant(one, other) || meant(other, one) {
        return Ok(Extent::Same);
    }
    plain_extent(one, other, lexicon).or_else(|unmet| {
        let first = called(one).filter(|_| name(other));
        let first = first.and_then(|inner| plain_extent(inner, other, lexicon).ok());
        let second = || called(other).filter(|_| name(one));
        let second = || second().and_then(|inner| plain_extent(one, inner, lexicon).ok());
        first.or_else(second).ok_or(unmet)
    })
}

/// Whether a pronoun is known to mean who stands in apposition: "he", "their captain, Karl Berg".
fn meant(pronoun: &Nominal, noun: &Nominal) -> bool {
    let personal = matches!(person(pronoun), Some(Person::He | Person::She)) && pronoun.pronoun;
    let Some((id, name)) = pronoun.actor.as_deref().zip(called(noun)).filter(|_| personal) else {
        return false;
    };
    let words = super::words::id_words(id);
    let named = described(name);
    words.len() > 1 && words.iter().all(|word| named.contains(word))
}

/// The name to which a noun phrase is in apposition.
fn called(nominal: &Nominal) -> Option<&Nominal> {
    nominal.apposition.as_deref().filter(|inner| name(inner))
}

/// How `one` lies to `other`, what either is in apposition to left out.
fn plain_extent(one: &Nominal, other: &Nominal, lexicon: &Lexicon) -> Result<Extent, Unmet> {
    if let Some(found) = named(one, other, lexicon) {
        return found;
    }
    if !alike(&one.head, &other.head, Part::Noun, lexicon) {
        return Err(apart(one, other));
    }
    let (first, second) = (restrictors(one), restrictors(other));
    match (covers(&first, &second, lexicon), covers(&second, &first, lexicon)) {
        (true, true) => Ok(Extent::Same),
        (true, false) => Ok(Extent::Within),
        (false, true) => Ok(Extent::Around),
        (false, false) => Err(apart(one, other)),
    }
}

/// How two noun phrases lie to each other by the sides and names in them; none if common words decide.
fn named(one: &Nominal, other: &Nominal, lexicon: &Lexicon) -> Option<Result<Extent, Unmet>> {
    let decided = |same: bool| Some(if same { Ok(Extent::Same) } else { Err(apart(one, other)) });
    if name(one) && name(other) {
        let equal = one.actor.is_some() && one.actor == other.actor;
        return decided(one_name(one, other, lexicon) || equal && side(one, lexicon) && side(other, lexicon));
    }
    if one.pronoun || other.pronoun {
        let (Some(first), Some(second)) = (&one.actor, &other.actor) else {
            let unknown = if one.pronoun { one } else { other };
            return Some(Err(format!("whom or what `{}` means is not known", unknown.text)));
        };
        return decided(one_side(first, second) && one_referent(one, other, lexicon));
    }
    if name(one) != name(other)
        && (same_words(one, other, lexicon) || titled(one, other) || titled(other, one))
    {
        return Some(Ok(Extent::Same));
    }
    let (Some(first), Some(second)) = (&one.actor, &other.actor) else {
        return if name(one) || name(other) { decided(false) } else { None };
    };
    let single = |n: &Nominal| n.proper || !n.plural && definite(n);
    match one_side(first, second) {
        false => decided(false),
        true if name(one) || name(other) => decided(single(one) && single(other)),
        true => None,
    }
}

/// Whether two noun phrases of one side, a pronoun among them, can mean one person or body: "he" is not
/// "she", nor all of a country for which he stands.
fn one_referent(one: &Nominal, other: &Nominal, lexicon: &Lexicon) -> bool {
    let (first, second) = (person(one), person(other));
    let fits = match (first, second) {
        (Some(first), Some(second)) => first.agrees(second),
        (Some(first @ (Person::He | Person::She)), None) => first.can_be(other, lexicon),
        (None, Some(second @ (Person::He | Person::She))) => second.can_be(one, lexicon),
        (Some(Person::Many), None) => other.plural || whole(other, lexicon),
        (None, Some(Person::Many)) => one.plural || whole(one, lexicon),
        _ => true,
    };
    // An id that the document did not make is that of a side: who of it is meant is not known.
    let introduced = one.actor.as_deref().is_some_and(|id| id.starts_with("x-"));
    fits && (introduced
        || [(one, first), (other, second)]
            .iter()
            .all(|(n, p)| p.map_or_else(|| side(n, lexicon), Person::is_side)))
}

/// Whether a noun phrase can name more than one person.
fn whole(nominal: &Nominal, lexicon: &Lexicon) -> bool {
    side(nominal, lexicon) || !nominal.proper && !nominal.pronoun
}

/// What a pronoun tells of whom it means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Person {
    He,
    She,
    Thing,
    Speaker,
    Side,
    Many,
    Other,
}

impl Person {
    fn agrees(self, other: Self) -> bool {
        use Person::{He, Many, Other, She, Side, Speaker, Thing};
        match (self, other) {
            (Other, _) | (_, Other) => false,
            (He | She | Speaker, He | She | Speaker) => self == other || self == Speaker || other == Speaker,
            (Thing | Side | Many, Thing | Side | Many) => (self, other) != (Thing, Thing),
            _ => false,
        }
    }

    /// Whether "he" or "she" can be who a noun names: one person, whose title or given name does not tell otherwise.
    fn can_be(self, noun: &Nominal, lexicon: &Lexicon) -> bool {
        let gender = if self == Self::He { Gender::Male } else { Gender::Female };
        let words = noun.modifiers.iter().map(String::as_str).chain([&*noun.head]);
        let told = words.clone().find_map(|word| Gender::of_word(word, lexicon));
        let given = || words.clone().next().filter(|_| noun.proper && !noun.modifiers.is_empty());
        let told = told.or_else(|| Gender::of_name(given()?, lexicon));
        noun.members.is_empty() && told.is_none_or(|told| told == gender)
    }

    fn is_side(self) -> bool {
        matches!(self, Self::Side | Self::Thing | Self::Many)
    }
}

/// What a pronoun tells; none for a noun.
fn person(nominal: &Nominal) -> Option<Person> {
    const TOLD: &[(&[&str], Person)] = &[
        (&["he", "him", "his"], Person::He),
        (&["she", "her", "hers"], Person::She),
        (&["it", "its"], Person::Thing),
        (&["i", "me", "my", "mine"], Person::Speaker),
        (&["we", "us", "our", "ours"], Person::Side),
        (&["they", "them", "their", "theirs"], Person::Many),
    ];
    let text = nominal.text.to_lowercase();
    let told = TOLD.iter().find(|(words, _)| words.contains(&text.as_str())).map(|&(_, person)| person);
    told.or(nominal.pronoun.then_some(Person::Other))
}

/// Whether two noun phrases have the same words: "the name Larch", "the Larch name".
fn same_words(one: &Nominal, other: &Nominal, lexicon: &Lexicon) -> bool {
    let (first, second) = (described(one), described(other));
    first.len() > 1 && covers(&first, &second, lexicon) && covers(&second, &first, lexicon)
}

/// Whether a description repeats the title before a name: "the project manager" for "Project Manager Anna
/// Wirth".
fn titled(named: &Nominal, description: &Nominal) -> bool {
    let single = description.determiner == Determiner::Definite && !description.plural;
    let words = described(description);
    name(named) && single && words.len() > 1 && words.iter().all(|word| named.modifiers.contains(word))
}

/// Whether two ids can stand for one side: the same, or one that a document names in fewer words, `x-union`
/// for `x-dockers-union`.
pub(crate) fn one_side(one: &str, other: &str) -> bool {
    let words = |id: &str| -> Option<Vec<String>> {
        id.strip_prefix("x-").map(|id| id.split('-').map(str::to_owned).collect())
    };
    let (Some(first), Some(second)) = (words(one), words(other)) else { return one == other };
    let (long, short) = if first.len() >= second.len() { (first, second) } else { (second, first) };
    long == short || long.last() == short.last() && short.iter().all(|word| long.contains(word))
}

/// Whether a noun phrase names something: its head is a proper noun, or has a capital within its words.
pub(crate) fn name(nominal: &Nominal) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.to_lowercase() == nominal.head;
    nominal.proper || !nominal.pronoun && nominal.text.split(' ').skip(1).any(capital)
}

/// Whether a name is that of a side itself, rather than of a person or body of it.
fn side(nominal: &Nominal, lexicon: &Lexicon) -> bool {
    let words: Vec<&str> =
        nominal.text.split_whitespace().filter(|w| !w.eq_ignore_ascii_case("the")).collect();
    let named = lexicon.phrase_at(&mut |i| words.get(i).copied());
    named.is_some_and(|n| {
        n.len == words.len() && n.kind != NameKind::Person && Some(n.id) == nominal.actor.as_deref()
    })
}

/// Whether two names can name one: the same last word, or one name begins the other, and no given name
/// or number of the one differs from the other's.
fn one_name(one: &Nominal, other: &Nominal, lexicon: &Lexicon) -> bool {
    let (first, second) = (name_words(one, lexicon), name_words(other, lexicon));
    let (long, short) = if first.len() >= second.len() { (first, second) } else { (second, first) };
    let numbers =
        |words: &[String]| -> Vec<String> { words.iter().filter(|w| numeral(w)).cloned().collect() };
    let (many, few) = (numbers(&long), numbers(&short));
    let agree = few.iter().all(|n| many.contains(n)) && (many.is_empty() || !few.is_empty());
    let told: Vec<&String> = short.iter().filter(|w| !numeral(w)).collect();
    !told.is_empty()
        && agree
        && told.iter().all(|w| long.contains(w))
        && (long.last() == short.last() || long.first() == short.first())
}

/// The words of a name, titles and offices left out.
fn name_words(nominal: &Nominal, lexicon: &Lexicon) -> Vec<String> {
    let title = |word: &str| lexicon.is(word, "person-title") || lexicon.office(word).is_some();
    // Words of a clause that follows are no part of a name.
    let text = nominal.text.to_lowercase();
    let inside =
        |word: &str| text.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.')).any(|w| w == word);
    let before = nominal.modifiers.iter().filter(|m| !title(m) && !super::words::light(m) && inside(m));
    before.cloned().chain(nominal.head.split(' ').map(str::to_owned)).collect()
}

fn apart(one: &Nominal, other: &Nominal) -> Unmet {
    format!("`{}` is not known to be `{}`", one.text, other.text)
}

/// Whether a noun phrase points at one thing, or at all of a kind that is known.
pub(crate) fn definite(nominal: &Nominal) -> bool {
    nominal.proper || nominal.pronoun || nominal.actor.is_some() || nominal.determiner == Determiner::Definite
}

/// How much a shared noun phrase tells: names two, each other word one.
pub(crate) fn weight(nominal: &Nominal) -> usize {
    let name = nominal.proper || nominal.actor.is_some();
    let inner: usize = nominal.phrases.iter().map(|(_, inner)| weight(inner)).sum();
    1 + usize::from(name) + nominal.modifiers.iter().filter(|m| !super::words::light(m)).count() + inner
}

/// Whether a noun phrase names one of a kind, as far as that can be told: a given name is that of a person, another
/// name may be that of a place, and a noun is of its kinds.
pub(crate) fn named_kind(one: &Nominal, kind: &str, lexicon: &Lexicon) -> bool {
    if !one.proper {
        return !one.pronoun && (one.head == kind || wordnet::hypernym(&one.head, kind, Part::Noun));
    }
    let given = |word: &str| lexicon.is(word, "given-name");
    let lone = one.modifiers.is_empty();
    let first = one.modifiers.first().map_or(one.head.as_str(), String::as_str);
    let common = !lone && wordnet::parts(&one.head) & wordnet::NOUN != 0;
    let both = lone && lexicon.is(&one.head, "place-given-name");
    let person = given(first) && !common && !both;
    let place = !given(first) || common;
    match kind {
        "everyone" | "everybody" | "person" | "people" => person,
        "place" | "city" | "town" | "location" | "destination" => place,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::noun;

    #[track_caller]
    fn check(one: &str, other: &str, expected: Option<Extent>) {
        let found = extent(&noun(one), &noun(other), &Lexicon::builtin());
        assert_eq!(found.ok(), expected, "{one} / {other}");
    }

    #[test]
    fn more_words_tell_a_thing_apart() {
        check("the lower lock", "the lock", Some(Extent::Within));
        check("the lock", "the lock of the canal", Some(Extent::Around));
        check("the new toll", "the new toll", Some(Extent::Same));
    }

    #[test]
    fn differing_words_name_differing_things() {
        check("the lower lock", "the upper lock", None);
        check("the report of Monday", "the report of Friday", None);
        check("the ferry", "the bus", None);
        check("two boats", "three boats", None);
    }

    #[test]
    fn names_match_by_their_parts_but_not_against_their_numbers() {
        check("Anna Wirth", "Wirth", Some(Extent::Same));
        check("Anna Wirth", "Karl Wirth", None);
        check("Carta 4", "Carta 5", None);
        check("Wirth", "the mayor", None);
        check("he", "she", None);
        check("the name Ravenna", "the Ravenna name", Some(Extent::Same));
        check("the name Ravenna", "the Ferrara name", None);
    }

    #[test]
    fn a_pronoun_without_a_referent_matches_nothing() {
        check("it", "it", None);
    }
}
