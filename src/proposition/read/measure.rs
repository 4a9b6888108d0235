//! What noun phrases measure, whatever their clauses claim: "with a deficit of 3 percent in 2023".
//! No claims of their own: relations between figures set them beside what clauses state.

use std::ops::Range;

use super::{Placed, Sentence, Thread};
use crate::{
    claim::cast::range_span,
    grammar::{
        Determiner,
        clause::Clause,
        noun::NounPhrase,
        quantity::owner::{Owner, owner},
    },
    proposition::{
        About, MEASURE, Modality, Nominal, Polarity, Proposition, Quantity, Voice,
        modality::{Force, Forces},
        nominal::{content, nominal},
    },
};

impl Sentence<'_> {
    /// A proposition for each noun phrase that has a quantity of its own.
    pub(crate) fn measured(&self, thread: &mut Thread<'_>) -> Vec<Placed> {
        // Ordinals tell things apart: the first debate is not the second.
        let measure = |quantity: &Quantity| !matches!(quantity.dimension.as_str(), "" | "ordinal");
        let units = self.quantities.iter().filter(|(quantity, _)| measure(quantity));
        let mut found: Vec<Placed> =
            units.filter_map(|(quantity, range)| self.measure(quantity, range, thread)).collect();
        self.gaps(thread, &mut found);
        self.told_twice(&mut found);
        self.ages(thread, &mut found);
        self.versions(thread, &mut found);
        found
    }

    fn measure(&self, quantity: &Quantity, figure: &Range<usize>, thread: &mut Thread<'_>) -> Option<Placed> {
        let Owner { noun, end, before_head } = owner(self.row.tokens, figure, self.row.lexicon)?;
        // "The $15 wage" may be one that is asked for.
        if before_head && quantity.is_money() {
            return None;
        }
        let range = noun.tokens.start..end.max(noun.tokens.end);
        let index = self.innermost(&range);
        let chain = self.chain(figure.start);
        let force = index.map(|index| self.force(index, &chain));
        let whole = self.beside(index, &noun, thread);
        let force = presupposed(noun.determiner, force, !whole.is_empty() || self.with(&noun))?;
        let noun = index.and_then(|index| within(&self.clauses[index], noun.head)).cloned().unwrap_or(noun);
        let held = without(nominal(&noun, self.row.tokens, &mut thread.cast), quantity);
        let proposition = Proposition {
            phrases: std::iter::once((String::new(), held)).chain(whole).collect(),
            polarity: force.polarity,
            modality: force.modality,
            about: self.nearest(&range),
            quantity: Some(quantity.clone()),
            ..self.derived(MEASURE, &range, index, &chain)
        };
        Some(Placed { proposition, chain, own: None })
    }

    /// A proposition that no verb makes: what figures and times tell by where they stand.
    pub(super) fn derived(
        &self,
        predicate: &str,
        range: &Range<usize>,
        index: Option<usize>,
        chain: &[usize],
    ) -> Proposition {
        let cue = range_span(self.row.tokens, range);
        Proposition {
            span: index.map_or(cue, |index| self.clause_span(&self.clauses[index], index)),
            cue,
            voice: Voice::Document,
            holder: None,
            predicate: predicate.to_owned(),
            passive: false,
            tense: None,
            stance: None,
            deed: None,
            subject: None,
            object: None,
            phrases: Vec::new(),
            target: None,
            holders: Vec::new(),
            targets: Vec::new(),
            taking: cue,
            topic: None,
            polarity: Polarity::Positive,
            modality: Modality::Asserted,
            marker: None,
            condition: None,
            scope: None,
            said: self.said(chain, None),
            about: None,
            quantity: None,
            words: content(&self.row.tokens[range.clone()]).collect(),
            complement: Vec::new(),
            restricting: false,
            reasoned: false,
        }
    }

    /// How a clause is put forward.
    pub(super) fn force(&self, index: usize, chain: &[usize]) -> Force {
        let levels: Vec<_> = chain.iter().map(|&a| &self.attributed[a]).collect();
        Forces { row: &self.row, clauses: self.clauses, chain: &levels }.of(index)
    }

    /// The innermost clause around some tokens.
    pub(super) fn innermost(&self, range: &Range<usize>) -> Option<usize> {
        let inside = |clause: &Clause| clause.tokens.start <= range.start && range.end <= clause.tokens.end;
        (0..self.clauses.len()).rev().find(|&index| inside(&self.clauses[index]))
    }

    /// What else its clause speaks of: if the noun phrase is the subject, the phrases of its predicate; if it is
    /// new in the object, who has it.
    fn beside(
        &self,
        index: Option<usize>,
        noun: &NounPhrase,
        thread: &mut Thread<'_>,
    ) -> Vec<(String, Nominal)> {
        let Some(index) = index else { return Vec::new() };
        let clause = &self.clauses[index];
        if clause.subject.as_ref().is_some_and(|subject| subject.head == noun.head) {
            return self.phrases(clause, thread).into_iter().filter(|(_, other)| !other.pronoun).collect();
        }
        let new =
            noun.determiner != Determiner::Definite && clause.objects.iter().any(|n| n.head == noun.head);
        let subject = self.subject(index).filter(|subject| new && !subject.pronoun);
        subject.map(|subject| (String::new(), self.named(&subject, thread))).into_iter().collect()
    }

    /// Whether the noun phrase opens the sentence after "with".
    fn with(&self, noun: &NounPhrase) -> bool {
        noun.tokens.start == 1 && self.row.tokens[0].text.eq_ignore_ascii_case("with")
    }

    /// The time that stands nearest, if the sentence names one.
    fn nearest(&self, range: &Range<usize>) -> Option<About> {
        let gap = |times: &Range<usize>| {
            times.start.saturating_sub(range.end).max(range.start.saturating_sub(times.end))
        };
        let placed = self.times.iter().filter_map(|(timex, at)| Some((timex, timex.interval()?, gap(at))));
        let (timex, interval, _) = placed.min_by_key(|(_, _, gap)| *gap)?;
        Some(About { interval, all: true, vague: timex.vague, span: timex.span })
    }
}

/// The noun phrase of the clause that has this head, with all that is attached to it there.
fn within(clause: &Clause, head: usize) -> Option<&NounPhrase> {
    fn find(noun: &NounPhrase, head: usize) -> Option<&NounPhrase> {
        if noun.head == head {
            return Some(noun);
        }
        noun.phrases.iter().find_map(|(_, inner)| find(inner, head))
    }
    let phrases = clause.phrases.iter().map(|(_, _, noun)| noun);
    clause.subject.iter().chain(&clause.objects).chain(phrases).find_map(|noun| find(noun, head))
}

/// A noun phrase without the phrase that says how much it is; what restricts that phrase restricts the noun, unless
/// the figure is a share of it.
fn without(mut noun: Nominal, quantity: &Quantity) -> Nominal {
    let amount = |(_, inner): &(String, Nominal)| inner.span.contains(quantity.span);
    if let Some(at) = noun.phrases.iter().position(amount) {
        let (_, inner) = noun.phrases.remove(at);
        noun.phrases.extend(inner.phrases.into_iter().filter(|(word, _)| word != "of"));
    }
    noun
}

/// How what a noun phrase measures is put forward: what is pointed at is taken for given where its clause tells what is
/// so; what is new must be told of something.
fn presupposed(determiner: Determiner, clause: Option<Force>, told: bool) -> Option<Force> {
    let given = Force { polarity: Polarity::Positive, modality: Modality::Asserted };
    let clause = clause.unwrap_or(given);
    match determiner {
        Determiner::Definite => Some(given).filter(|_| clause.modality == Modality::Asserted),
        Determiner::Indefinite => Some(clause).filter(|force| told && force.polarity == Polarity::Positive),
        _ => None,
    }
}
