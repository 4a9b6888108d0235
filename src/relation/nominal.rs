//! How what one noun phrase names lies to what another names: the same, part of it, around it, or
//! something else.

use super::words::{covers, numeral, restrictors, same};
use crate::{
    lexicon::{Lexicon, Part},
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
    if let (Some(first), Some(second)) = (&one.actor, &other.actor) {
        let listed = !first.starts_with("x-") && !second.starts_with("x-");
        return if listed && first != second {
            Err(apart(one, other))
        } else {
            actors(one, other, first == second)
        };
    }
    for nominal in [one, other] {
        if nominal.pronoun && nominal.actor.is_none() {
            return Err(format!("whom or what `{}` means is not known", nominal.text));
        }
    }
    if one.proper || other.proper {
        return if one.proper == other.proper && one_name(&one.head, &other.head) && numbers_agree(one, other)
        {
            Ok(Extent::Same)
        } else {
            Err(apart(one, other))
        };
    }
    if same(&one.head, &other.head, Part::Noun, lexicon).is_none() {
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

/// Two noun phrases that both stand for sides.
fn actors(one: &Nominal, other: &Nominal, equal: bool) -> Result<Extent, Unmet> {
    let named = |nominal: &Nominal| nominal.proper || nominal.pronoun;
    if equal && (named(one) || named(other) || one.head == other.head) {
        return Ok(Extent::Same);
    }
    if one.proper && other.proper && one_name(&one.head, &other.head) && numbers_agree(one, other) {
        return Ok(Extent::Same);
    }
    Err(apart(one, other))
}

/// Whether two names can name one: the words of the shorter end or begin the longer.
fn one_name(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    let (long, short): (Vec<&str>, Vec<&str>) = (long.split(' ').collect(), short.split(' ').collect());
    long.ends_with(&short) || long.starts_with(&short) && !short.iter().all(|w| w.len() < 3)
}

/// Numbers in or beside two names do not differ: Tallybook 4 is not Tallybook 5.
fn numbers_agree(one: &Nominal, other: &Nominal) -> bool {
    let numbers = |n: &Nominal| -> Vec<String> {
        let words = n.head.split(' ').map(str::to_owned).chain(n.modifiers.iter().cloned());
        words.filter(|w| numeral(w)).collect()
    };
    let (first, second) = (numbers(one), numbers(other));
    first.is_empty() || second.is_empty() || first == second
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
    }

    #[test]
    fn a_pronoun_without_a_referent_matches_nothing() {
        check("it", "it", None);
    }
}
