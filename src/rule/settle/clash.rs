//! Whether two claims say the same, and whether two firings are of one clash.

use std::{borrow::Cow, collections::BTreeMap};

use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Condition, Marker, Nominal, Polarity, Proposition, Voice},
    relation::{
        spoken::pronoun,
        words::{content, described, forms, id_words, kindred, leaning, numeral, time},
    },
    rule::{Firing, field::Field, run::apart},
};

/// Facts, and by a number what each of those that fire says: two that say the same have the same one.
pub(super) struct Said<'s> {
    facts: &'s [Fact],
    lexicon: &'s Lexicon,
    gists: Vec<Option<usize>>,
}

impl<'s> Said<'s> {
    /// What the facts of firings say.
    pub(super) fn new(facts: &'s [Fact], lexicon: &'s Lexicon, firings: &[Firing]) -> Self {
        let mut numbers = BTreeMap::new();
        let mut gists = vec![None; facts.len()];
        let mut fired: Vec<usize> = firings.iter().flat_map(|firing| firing.facts.iter().copied()).collect();
        fired.sort_unstable();
        fired.dedup();
        for fact in fired {
            let next = numbers.len();
            gists[fact] = gist(&facts[fact]).map(|said| *numbers.entry(said).or_insert(next));
        }
        Self { facts, lexicon, gists }
    }

    /// The number of what a fact says; none if a text leaves the most of that open.
    pub(super) fn gist(&self, fact: usize) -> Option<usize> {
        self.gists[fact]
    }

    /// Whether two facts say the same: one position on one topic, or on a topic within the other's.
    fn same(&self, one: usize, other: usize) -> bool {
        if self.gists[one].is_none() || self.gists[one] != self.gists[other] {
            return false;
        }
        match (&self.facts[one].proposition.topic, &self.facts[other].proposition.topic) {
            (Some(a), Some(b)) => kindred(&a.id, &b.id, self.lexicon),
            _ => true,
        }
    }
}

/// By whose account a position is told; none if it is the side's own, or the narrator tells it.
fn account(fact: &Fact) -> Option<Cow<'_, str>> {
    matches!(fact.proposition.voice, Voice::Reported).then(|| Field::Speaker.word(fact)).flatten()
}

/// Whose claim it is.
fn side(fact: &Fact) -> Option<Cow<'_, str>> {
    Field::Holder.word(fact).or_else(|| Field::Speaker.word(fact))
}

/// What a claim says, its topic aside: whose position it is, which stance or condition, by whose account; of one
/// that is no position all that it says. None if a text leaves the most of that open.
fn gist(fact: &Fact) -> Option<String> {
    let told = &fact.proposition;
    let Some(stance) = &told.stance else { return stated(fact) };
    let taken = match &told.condition {
        Some(condition) => condition.text.to_lowercase(),
        None => format!("{stance} {:?}", told.polarity),
    };
    Some(format!("{}\n{taken}\n{}", Field::Holder.word(fact)?, account(fact).unwrap_or_default()))
}

/// What a claim says that is no position.
fn stated(fact: &Fact) -> Option<String> {
    let told = &fact.proposition;
    let subject = noun(told.subject.as_ref()?)?;
    let object = told.object.as_ref().map_or(Some(String::new()), noun)?;
    let phrase = |(preposition, inner): &(String, Nominal)| Some(format!("{preposition} {}", noun(inner)?));
    let mut phrases = told.phrases.iter().map(phrase).collect::<Option<Vec<_>>>()?;
    phrases.sort_unstable();
    let condition = told.condition.as_ref().map(|condition| condition.text.to_lowercase());
    let quantity = told.quantity.as_ref().map(|q| (q.value.to_string(), &q.unit, q.bound));
    let about = told.about.as_ref().map(|about| (about.interval, about.all));
    let marker = told.marker.filter(|marker| *marker != Marker::Never);
    let form = (told.passive, told.polarity, told.modality, marker);
    let (speaker, predicate) = (Field::Speaker.word(fact), &told.predicate);
    let said = format!("{speaker:?} {predicate} {form:?} {condition:?} {quantity:?} {about:?}");
    (!predicate.is_empty()).then(|| format!("{said}\n{subject}\n{object}\n{phrases:?}"))
}

/// What a noun phrase names; none for a pronoun that stands for nobody known.
fn noun(nominal: &Nominal) -> Option<String> {
    match (&nominal.actor, nominal.pronoun) {
        (None, true) => None,
        (Some(actor), true) => Some(actor.clone()),
        _ if !nominal.members.is_empty() => Some(nominal.text.to_lowercase()),
        _ => Some(described(nominal).join(" ").to_lowercase()),
    }
}

/// Whether two facts are positions of one side on one topic, by one account: under one condition, or leaning the same
/// way, whatever words the side finds for them.
fn akin(one: &Fact, other: &Fact, lexicon: &Lexicon) -> bool {
    let (a, b) = (&one.proposition, &other.proposition);
    let (Some(topic), Some(matter)) = (&a.topic, &b.topic) else { return false };
    a.holder.is_some()
        && Field::Holder.word(one) == Field::Holder.word(other)
        && account(one) == account(other)
        && kindred(&topic.id, &matter.id, lexicon)
        && match (&a.condition, &b.condition) {
            (None, None) => lean_alike(a, b, lexicon),
            (Some(one), Some(other)) => one_condition(one, other, lexicon),
            _ => false,
        }
}

/// Whether two stances do not lean in opposite ways.
fn lean_alike(one: &Proposition, other: &Proposition, lexicon: &Lexicon) -> bool {
    let (Some(first), Some(second)) = (&one.stance, &other.stance) else { return false };
    let toward = |stance: &str, told: &Proposition| {
        leaning(stance, told.polarity == Polarity::Positive, lexicon).map(|(toward, _)| toward)
    };
    toward(first, one).zip(toward(second, other)).is_none_or(|(a, b)| a == b)
}

/// Words of a condition that are the same whatever it asks for.
const FORM: &[&str] = &["subordinator", "marker-only", "priority-word", "copula", "light-verb"];

/// Whether all that the one of two conditions asks for the other asks for too, whoever is to do it.
fn one_condition(one: &Condition, other: &Condition, lexicon: &Lexicon) -> bool {
    let names: Vec<String> =
        [one, other].into_iter().filter_map(|c| c.burden.as_deref()).flat_map(id_words).collect();
    let form =
        |word: &String| FORM.iter().any(|class| forms(word).iter().any(|form| lexicon.is(form, class)));
    let telling = |word: &String| {
        !names.contains(word) && !time(word, lexicon) && !numeral(word) && !pronoun(word) && !form(word)
    };
    let asked = |condition: &Condition| -> Vec<String> {
        content(&condition.text).into_iter().filter(telling).collect()
    };
    let all_in = |few: &[String], text: &str| {
        let told: Vec<String> = content(text).iter().flat_map(|word| forms(word)).collect();
        !few.is_empty() && few.iter().all(|word| forms(word).iter().any(|form| told.contains(form)))
    };
    all_in(&asked(one), &other.text) || all_in(&asked(other), &one.text)
}

/// Whether two firings of a rule say the same: each claim is the same fact, or the same position; beside one primary
/// claim the others are of one side.
pub(super) fn repeats(one: &Firing, other: &Firing, primary: usize, said: &Said<'_>) -> bool {
    let shared = one.facts[primary] == other.facts[primary];
    one.facts.iter().zip(&other.facts).enumerate().all(|(claim, (a, b))| {
        let (first, second) = (&said.facts[*a], &said.facts[*b]);
        let sides =
            || side(first) == side(second) && first.proposition.polarity == second.proposition.polarity;
        a == b || said.same(*a, *b) || claim != primary && shared && sides()
    })
}

/// Whether each claim of the one firing is one of the other's: of the same clause or to the same effect; or, where one
/// clause is shared, a position of the same side that leans the same way.
pub(super) fn one_clash(one: &[usize], other: &[usize], said: &Said<'_>) -> bool {
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    Pairing { said, many, taken: vec![false; many.len()] }.fits(few, false, false)
}

/// The claims of one firing, as they are set beside those of another.
struct Pairing<'p> {
    said: &'p Said<'p>,
    many: &'p [usize],
    taken: Vec<bool>,
}

impl Pairing<'_> {
    /// Whether each of some claims has one of its own; whether a clause is shared, and whether a claim is only akin.
    fn fits(&mut self, few: &[usize], shared: bool, loose: bool) -> bool {
        let Some((first, rest)) = few.split_first() else { return shared || !loose };
        for place in 0..self.many.len() {
            let (one, other) = (&self.said.facts[*first], &self.said.facts[self.many[place]]);
            let clause = !apart(one, other);
            let known = clause || self.said.same(*first, self.many[place]);
            if self.taken[place] || !known && (loose || !akin(one, other, self.said.lexicon)) {
                continue;
            }
            self.taken[place] = true;
            if self.fits(rest, shared || clause, loose || !known) {
                return true;
            }
            self.taken[place] = false;
        }
        false
    }
}
