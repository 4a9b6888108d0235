//! Propositions of all documents, ordered and indexed, so that only those that share a key are
//! compared.

mod names;
mod reference;
mod spokesman;

use crate::{claim::Attribution, day::Day, proposition::Proposition, span::Span};

/// A proposition with its place among all documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The index of its document.
    pub document: usize,
    /// The index of its sentence in the document.
    pub sentence: usize,
    /// The whole sentence, in the prose.
    pub sentence_span: Span,
    /// Whether it stands in a headline or heading.
    pub heading: bool,
    /// The day of its document.
    pub dated: Option<Day>,
    /// Who says so, outermost first; empty for the narrator.
    pub attribution: Vec<Attribution>,
    /// Through whom the words came, if the text says so.
    pub via: Option<String>,
    /// The whole quotation that it stands in, without its marks, if it stands in one.
    pub quotation: Option<String>,
    /// What is asserted.
    pub proposition: Proposition,
}

impl Fact {
    /// The day on which it was said: that of the attribution, else that of the document.
    #[must_use]
    pub fn said(&self) -> Option<Day> {
        self.proposition.said.or(self.dated)
    }

    /// The id of the side whose position it is.
    #[must_use]
    pub fn holder(&self) -> Option<&str> {
        self.proposition.holder.as_ref().map(|party| party.actor.as_str())
    }
}

/// Pairs of facts that are worth comparing, each once, the earlier fact first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidates {
    /// The places of the facts in [`Facts::all`].
    pub pairs: Vec<(usize, usize)>,
    /// How many pairs were left out because their key is too common.
    pub left_out: usize,
}

/// The facts of all documents, by document and place.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    facts: Vec<Fact>,
}

impl Facts {
    /// How many pairs are compared for one key; pairs that stand near each other come first.
    pub const PAIRS_PER_KEY: usize = 50_000;

    /// Orders facts by document, sentence and span, and finds what subject pronouns stand for.
    #[must_use]
    pub fn new(mut facts: Vec<Fact>) -> Self {
        facts.sort_by_key(|f| (f.document, f.sentence, f.proposition.span, f.proposition.cue));
        reference::resolve(&mut facts);
        spokesman::resolve(&mut facts);
        names::resolve(&mut facts);
        Self { facts }
    }

    /// All facts, in order.
    #[must_use]
    pub fn all(&self) -> &[Fact] {
        &self.facts
    }

    /// The pairs that share a key.
    ///
    /// `keys` gives the keys of a fact; what has none is compared with nothing.
    #[must_use]
    pub fn candidates(&self, mut keys: impl FnMut(&Fact, &mut Vec<String>)) -> Candidates {
        let mut keyed: Vec<(String, usize)> = Vec::new();
        let mut found = Vec::new();
        for (place, fact) in self.facts.iter().enumerate() {
            keys(fact, &mut found);
            keyed.extend(found.drain(..).map(|key| (key, place)));
        }
        keyed.sort_unstable();
        keyed.dedup();
        let mut candidates = Candidates::default();
        for group in keyed.chunk_by(|one, other| one.0 == other.0) {
            pair(group, &mut candidates);
        }
        candidates.pairs.sort_unstable();
        candidates.pairs.dedup();
        candidates
    }
}

/// All pairs of a group, nearest first, up to the cap.
fn pair(group: &[(String, usize)], candidates: &mut Candidates) {
    let count = group.len();
    let every = count * count.saturating_sub(1) / 2;
    candidates.left_out += every.saturating_sub(Facts::PAIRS_PER_KEY);
    let near = (1..count).flat_map(|gap| (0..count - gap).map(move |first| (first, first + gap)));
    let pairs = near.map(|(one, other)| (group[one].1, group[other].1));
    candidates.pairs.extend(pairs.take(Facts::PAIRS_PER_KEY));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::state;

    #[test]
    fn facts_that_share_a_key_are_paired_once() {
        let facts = Facts::new(["a", "b", "a b"].map(|predicate| state("x", predicate).build()).to_vec());
        let keys = |fact: &Fact, keys: &mut Vec<String>| {
            keys.extend(fact.proposition.predicate.split(' ').map(str::to_owned));
        };
        let candidates = facts.candidates(keys);
        assert_eq!(candidates, Candidates { pairs: vec![(0, 2), (1, 2)], left_out: 0 });
    }

    #[test]
    fn a_common_key_is_capped_and_the_rest_counted() {
        let facts = Facts::new(vec![state("x", "be").build(); 400]);
        let candidates = facts.candidates(|_, keys| keys.push("all".to_owned()));
        assert_eq!(candidates.pairs.len(), Facts::PAIRS_PER_KEY);
        assert_eq!(candidates.left_out, 400 * 399 / 2 - Facts::PAIRS_PER_KEY);
    }
}
