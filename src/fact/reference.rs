//! What "it" and "they" take up: the subject of the sentence before, if it agrees in number and is not
//! known to be a person.

use super::Fact;
use crate::proposition::{Determiner, Nominal};

/// How many sentences back a pronoun reaches.
const REACH: usize = 2;

/// The length of "that " in bytes.
const THAT: u32 = 5;

/// The length of "the newspaper report that " in bytes, and of its like.
const CLAIM: u32 = 30;

/// Puts what a subject pronoun stands for in its place; its words and span stay those of the pronoun.
///
/// `facts` are in order of document and sentence.
pub(crate) fn resolve(facts: &mut [Fact]) {
    for place in 0..facts.len() {
        let (before, rest) = facts.split_at_mut(place);
        let fact = &mut rest[0];
        if source(fact, before.last()) {
            continue;
        }
        let Some(plural) = fact.proposition.subject.as_ref().and_then(thing) else { continue };
        let Some(antecedent) = antecedent(before, fact, plural) else { continue };
        if let Some(subject) = &mut fact.proposition.subject {
            let (text, span) = (std::mem::take(&mut subject.text), subject.span);
            *subject =
                Nominal { text, span, determiner: Determiner::Definite, members: Vec::new(), ..antecedent };
        }
    }
}

/// "The bakery said that it had closed": what opens a content is whoever says so. Whether it did. In "rejected the
/// claim that it had closed" nothing else is told before.
fn source(fact: &mut Fact, before: Option<&Fact>) -> bool {
    let Some(level) = fact.attribution.last().filter(|_| fact.quotation.is_none()) else { return false };
    let (Some(party), Some(content)) = (&level.source, level.content_spans.first()) else { return false };
    let Some(subject) = &mut fact.proposition.subject else { return false };
    let told = before.filter(|other| other.document == fact.document && other.sentence == fact.sentence);
    let first = told.is_none_or(|other| other.proposition.span.start < content.start);
    let room = if first { CLAIM } else { THAT };
    let opens = subject.span.start >= content.start && subject.span.start - content.start <= room;
    let takes = opens && thing(subject) == Some(false) && party.span.start < subject.span.start;
    if takes {
        subject.actor = Some(party.actor.clone());
    }
    takes
}

/// Whether a noun phrase is "it" or "they", and which.
fn thing(nominal: &Nominal) -> Option<bool> {
    let word = nominal.text.to_lowercase();
    match word.as_str() {
        _ if !nominal.pronoun => None,
        "it" => Some(false),
        "they" => Some(true),
        _ => None,
    }
}

/// The subject of the nearest sentence before that has one to take up.
fn antecedent(before: &[Fact], fact: &Fact, plural: bool) -> Option<Nominal> {
    let place = |other: &Fact| (other.document, other.sentence);
    let before = &before[..before.partition_point(|other| place(other) < place(fact))];
    let last = before.last().filter(|last| last.document == fact.document)?;
    let first = &before[before.partition_point(|other| place(other) < place(last))];
    if first.sentence + REACH < fact.sentence {
        return None;
    }
    let quoted = |fact: &Fact| fact.quotation.is_some();
    let subject = first.proposition.subject.as_ref().filter(|_| quoted(first) == quoted(fact))?;
    let fits = !subject.pronoun && subject.plural == plural && subject.members.is_empty();
    let vague = matches!(subject.determiner, Determiner::No | Determiner::Any | Determiner::All);
    (fits && !vague).then(|| subject.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::state;

    fn subject(facts: &[Fact], place: usize) -> &str {
        facts[place].proposition.subject.as_ref().map_or("", |subject| subject.head.as_str())
    }

    #[test]
    fn it_takes_up_the_subject_before() {
        let mut facts = vec![
            state("the lower lock", "leak").build(),
            state("it", "open").later().build(),
            state("it", "close").later().later().build(),
            state("they", "meet").later().later().later().build(),
        ];
        resolve(&mut facts);
        assert_eq!(subject(&facts, 1), "lock");
        assert_eq!(subject(&facts, 2), "lock");
        assert_eq!(subject(&facts, 3), "they");
    }

    #[test]
    fn not_from_another_document_or_from_none() {
        let mut facts = vec![
            state("the lower lock", "leak").build(),
            state("it", "open").later().elsewhere("2024-03-12").build(),
            state("no lock", "leak").later().elsewhere("2024-03-12").build(),
        ];
        facts.push(state("it", "open").later().later().elsewhere("2024-03-12").build());
        resolve(&mut facts);
        assert_eq!(subject(&facts, 1), "it");
        assert_eq!(subject(&facts, 3), "it");
    }
}
