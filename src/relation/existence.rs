//! Something is said not to exist, and spoken of as there.

use super::{Clash, Confidence, Relation, Unmet, gate, gate::Frame, keys, time, words};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Determiner, Modality, Nominal, Polarity},
};

/// The first fact denies that something exists, the second speaks of it as there.
pub(crate) const RELATION: Relation = Relation {
    name: "existence",
    summary: "something is said not to exist, and spoken of as there",
    symmetric: false,
    keys: keys::subjects,
    compare,
};

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let missing = denied(one).ok_or("the first does not deny that something exists")?;
    let told = &other.proposition;
    if told.polarity == Polarity::Negative || told.modality != Modality::Asserted || denied(other).is_some() {
        return Err("the second does not speak of something as there".to_owned());
    }
    let frame = Frame::of(told);
    let there = |n: &&Nominal| {
        !taken_up(n) && !matches!(n.determiner, Determiner::No | Determiner::Any) && n.head == missing.head
    };
    let found =
        frame.all().find(there).ok_or_else(|| format!("the second does not speak of `{}`", missing.text))?;
    within(missing, found, &frame, one, other, lexicon)?;
    let when = time::denied_within(other, one)?;
    let because = vec![
        format!("`{}` is said not to be there", missing.text),
        format!("`{}` is spoken of as there", found.text),
        when,
    ];
    Ok(Clash { because, confidence: Confidence::Medium })
}

/// Whether a pronoun stands for the noun, so that the sentence need not speak of it.
fn taken_up(nominal: &Nominal) -> bool {
    matches!(nominal.text.to_lowercase().as_str(), "it" | "they" | "them")
}

/// Whether what is found is a case of what is missing: each word that restricts the one stands with
/// the other. In one document the place may be left unsaid.
fn within(
    missing: &Nominal,
    found: &Nominal,
    frame: &Frame<'_>,
    one: &Fact,
    other: &Fact,
    lexicon: &Lexicon,
) -> Result<(), Unmet> {
    let mut told: Vec<String> = frame.all().flat_map(words::described).collect();
    told.extend(other.proposition.words.iter().cloned());
    let kind = words::restrictors(missing);
    let phrases = &one.proposition.phrases;
    let place: Vec<String> = phrases.iter().flat_map(|(_, n)| words::described(n)).collect();
    let one_document = one.document == other.document;
    if kind.is_empty() && (one_document || place.is_empty()) {
        return Err(format!("`{}` tells too little apart", missing.text));
    }
    let covered = words::covers(&told, &kind, lexicon)
        && (one_document && !kind.is_empty() || words::covers(&told, &place, lexicon));
    if covered { Ok(()) } else { Err(format!("`{}` need not be `{}`", found.text, missing.text)) }
}

/// Nouns that stand for a clause: "there is no way to tell", "no doubt that it will".
const LIGHT: &[&str] = &[
    "nothing", "nobody", "none", "one", "way", "doubt", "question", "choice", "need", "reason", "time",
    "chance", "point", "use", "thing", "place", "sense", "word", "shortage", "lack", "end",
];

/// Words of how much, whose denial leaves some: "there are not many".
const COUNTED: &[&str] = &["many", "much", "enough", "more", "few", "only", "most", "all", "such", "other"];

/// What a fact says not to exist.
fn denied(fact: &Fact) -> Option<&Nominal> {
    let told = &fact.proposition;
    let subject = told.subject.as_ref()?;
    let existential = matches!(told.predicate.as_str(), "exist" | "there be")
        || told.predicate == "be" && told.object.is_none() && subject.determiner == Determiner::No;
    let named = subject.proper || subject.pronoun || LIGHT.contains(&subject.head.as_str());
    let some = subject.modifiers.iter().any(|m| COUNTED.contains(&m.as_str()));
    let named = named || some;
    (told.polarity == Polarity::Negative && existential && !named).then_some(subject)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        proposition::Tense,
        relation::testing::{Build, state},
    };

    #[track_caller]
    fn check(one: Build, other: Build, fires: bool) {
        let found = compare(&one.build(), &other.later().build(), &Lexicon::builtin());
        assert_eq!(found.is_ok(), fires, "{found:?}");
    }

    #[test]
    fn what_is_not_there_is_spoken_of() {
        let none = state("no spare key", "exist").not();
        check(none.clone(), state("Anna Wirth", "use").object("the spare key"), true);
        check(none.clone(), state("two spare keys", "hang").with("in", "the hall"), true);
        check(none.clone(), state("Anna Wirth", "use").object("the front key"), false);
        check(none.clone(), state("Anna Wirth", "use").object("the spare key").not(), false);
        check(
            none.clone(),
            state("Anna Wirth", "use").object("the spare key").modality(Modality::Possible),
            false,
        );
        check(none.clone(), state("Anna Wirth", "make").object("a spare key").tense(Tense::Future), false);
        check(state("a spare key", "exist"), state("Anna Wirth", "use").object("the spare key"), false);
    }
}
