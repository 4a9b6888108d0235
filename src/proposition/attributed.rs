//! What the attributions around a clause make of it: their sources stand for it, deny it or leave it open.

use super::modality::{Force, Forces};
use crate::{
    grammar::{
        attribution::Attributed,
        clause::{Clause, Link},
        noun::NounPhrase,
    },
    lexicon::{Attitude, Part},
    proposition::{Determiner, Modality},
};

impl Forces<'_> {
    /// The innermost attribution decides whether its source stands for the content.
    pub(super) fn attributed(&self, force: Force, clause: &Clause) -> Force {
        let Some(inner) = self.chain.last() else { return force };
        if !matches!(clause.link, Link::Content | Link::Main | Link::Participle(_))
            && inner.clause.is_some_and(|c| clause.governor != Some(c))
        {
            return force;
        }
        if self.unsaid(inner) || self.nobody(inner) {
            return Force { modality: Modality::Hypothetical, ..force };
        }
        let attitude = inner.clause.and_then(|c| {
            let lemma = &self.clauses[c].verb.lemma;
            let part = if self.clauses[c].adjective.is_some() && self.clauses[c].verb.copular() {
                Part::Adjective
            } else {
                Part::Verb
            };
            self.row.lexicon.attitude(if part == Part::Verb { lemma } else { &inner.lemma }, part)
        });
        match (attitude, inner.negated) {
            (Some(Attitude::Denied), _) if inner.clause.is_some_and(|c| self.nested(c, clause)) => {
                Force { modality: Modality::Hypothetical, ..force }
            }
            (Some(Attitude::Denied | Attitude::Counterfactive), false) => force.flipped(),
            (Some(Attitude::NegRaising), true) => force.ruled_out(),
            (_, true) if self.cannot_say(inner) => force.flipped(),
            (Some(Attitude::Factive), _) => force,
            (Some(Attitude::Intent), _) if force.modality == Modality::Asserted => {
                Force { modality: Modality::Intended, ..force }
            }
            (_, true) => Force { modality: Modality::Hypothetical, ..force },
            _ => force,
        }
    }

    /// Whether a content belongs to a noun inside the object of the verb that denies: to refute a story about
    /// the claim that the mill was sold is not to deny that it was.
    fn nested(&self, denying: usize, content: &Clause) -> bool {
        let outer = &self.clauses[denying];
        let about = |noun: &NounPhrase| {
            let last = noun.phrases.last();
            last.is_some_and(|(p, n)| {
                let of = matches!(&*self.row.tokens[*p].lemma, "about" | "of" | "on" | "over");
                of && n.tokens.end <= content.tokens.start + 1 && content.tokens.start <= n.tokens.end + 1
            })
        };
        outer.objects.iter().filter(|o| o.head > outer.verb.head).any(about)
    }

    /// Whether the words were not said, or are only said to have been: "denied saying that", "refused to say
    /// that", "was accused of saying that", "denied that she had said that".
    fn unsaid(&self, inner: &Attributed) -> bool {
        let Some(at) = inner.clause else { return false };
        // What is only said beside it, as the reason of a wish, is none of it.
        let governor = self.clauses[at].governor;
        let outer = self.chain.iter().filter(|level| governor.is_some() && level.clause == governor);
        self.withheld(at) || outer.into_iter().any(|level| level.negated || self.denies(level.clause))
    }

    /// Whether the verb that governs a cue tells that it was not uttered, or charges somebody with it.
    fn withheld(&self, cue: usize) -> bool {
        let clause = &self.clauses[cue];
        let governed = matches!(clause.link, Link::Infinitive | Link::Participle(_));
        let Some(governor) = clause.governor.filter(|_| governed) else { return false };
        // "Rejected the plan, saying that it costs jobs": what is said beside the verb is said.
        if !self.direct(&self.clauses[governor], clause) {
            return false;
        }
        let charged = matches!(&clause.link, Link::Participle(Some(word)) if word == "of")
            && self.attitude(&self.clauses[governor]) == Some(Attitude::Asserted);
        charged || self.denies(Some(governor))
    }

    fn denies(&self, clause: Option<usize>) -> bool {
        clause.map(|at| &self.clauses[at]).is_some_and(|clause| {
            let attitude = self.attitude(clause);
            !clause.verb.negated
                && matches!(
                    attitude,
                    Some(Attitude::Denied | Attitude::NegativeImplicative | Attitude::Counterfactive)
                )
        })
    }

    /// "No official said that", "neither of them said that": nobody stands for it.
    fn nobody(&self, inner: &Attributed) -> bool {
        inner.source.as_ref().is_some_and(|source| {
            let head = &*self.row.tokens[source.head].lemma;
            source.determiner == Determiner::No || matches!(head, "nobody" | "none" | "nothing")
        })
    }

    /// Whether a clause is what a noun of the innermost source claims: it stands for it, whatever is said of
    /// that claim around it.
    pub(super) fn claimed(&self, clause: &Clause) -> bool {
        let noun = self.chain.last().filter(|inner| inner.clause.is_none() && inner.source.is_some());
        noun.zip(self.before(clause))
            .is_some_and(|(inner, word)| inner.cue.iter().any(|cue| cue.contains(&word)))
    }

    /// Whether the claim of somebody is turned down around it: "Holm rejected Varga's claim that it leaks".
    pub(crate) fn turned_down(&self, index: usize) -> bool {
        let clause = &self.clauses[index];
        self.claimed(clause) && (self.rejected(clause) || self.verdict(index).is_some())
    }

    /// Whether a clause says what a charge is that the verb before it turns down: "rejected the charge that it
    /// had refused", "dismisses the accusation of refusing".
    pub(super) fn rejected(&self, clause: &Clause) -> bool {
        let lexicon = self.row.lexicon;
        let charges = |noun: &NounPhrase| {
            let head = self.row.tokens[noun.head].lemma.to_lowercase();
            let follows = noun.head < clause.tokens.start && clause.tokens.start <= noun.head + 3;
            follows
                && (lexicon.attitude(&head, Part::Noun) == Some(Attitude::Asserted)
                    || lexicon.topics(&head, Part::Noun).any(|class| lexicon.within(class, "allegation")))
        };
        let completes = matches!(clause.link, Link::Relative | Link::Content | Link::Participle(Some(_)));
        let turns = |outer: &&Clause| {
            outer.verb.head < clause.verb.head
                && lexicon.attitude(&outer.verb.lemma, Part::Verb) == Some(Attitude::Denied)
        };
        completes && self.clauses.iter().filter(turns).any(|outer| outer.objects.iter().any(charges))
    }
}
