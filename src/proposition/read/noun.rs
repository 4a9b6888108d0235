//! Stances that nouns hold: "reiterated the union's willingness to talk".

use super::{Placed, Sentence, Thread};
use crate::{
    claim::cast::range_span,
    grammar::{clause::Clause, noun::NounPhrase},
    lexicon::{Attitude, Part, StanceKind},
    proposition::{Modality, Party, Polarity, Proposition, modality::Force, nominal::nominal, side::stand},
    timex::Timex,
};

impl Sentence<'_> {
    /// Stances that nouns of a clause hold: "reiterated Moscow's willingness to talk".
    pub(super) fn nominals(
        &self,
        index: usize,
        chain: &[usize],
        speaker: Option<&Party>,
        thread: &mut Thread<'_>,
    ) -> Vec<Placed> {
        let clause = &self.clauses[index];
        let nouns = clause.objects.iter().chain(clause.subject.as_ref().filter(|_| clause.own_subject));
        let wanted = self.wanted(index, thread);
        let held = nouns.filter(|noun| wanted != Some(noun.head));
        held.filter_map(|noun| self.nominal_stance(clause, noun, chain, speaker, thread)).collect()
    }

    /// The head of what the clause asks for, which nobody has given yet: "demanded support from the council".
    fn wanted(&self, index: usize, thread: &mut Thread<'_>) -> Option<usize> {
        let taken = self.finder().stance(index, &mut thread.topics)?;
        let kind = self.row.lexicon.stance(&taken.stance).map(|s| s.kind);
        taken.target.filter(|_| kind == Some(StanceKind::Directive)).map(|noun| noun.head)
    }

    pub(super) fn nominal_stance(
        &self,
        clause: &Clause,
        noun: &NounPhrase,
        chain: &[usize],
        speaker: Option<&Party>,
        thread: &mut Thread<'_>,
    ) -> Option<Placed> {
        let taken = self.finder().nominal_stance(noun, &mut thread.topics)?;
        let possessor = noun.possessor.as_deref().cloned().or_else(|| {
            let from = |p: usize| matches!(&*self.row.tokens[p].lemma, "by" | "from");
            noun.phrases.iter().find(|(p, _)| from(*p)).map(|(_, n)| n.clone())
        });
        // Who turns down a call has not made it.
        let denies = self.row.lexicon.attitude(&clause.verb.lemma, Part::Verb) == Some(Attitude::Denied);
        let asks = self.asks(&taken.stance);
        let cue = self.row.lexicon.cue(&clause.verb.lemma, Part::Verb).is_some();
        let quotes = self.row.lexicon.is(&clause.verb.lemma, "quote-verb");
        let reflexive = possessor.is_none() && cue && !quotes && !(denies && asks);
        let owner = match &possessor {
            Some(possessor) => thread.cast.party(possessor, self.row.tokens),
            None if reflexive => clause.subject.as_ref().and_then(|s| thread.cast.party(s, self.row.tokens)),
            None => None,
        }?;
        let (voice, holder) = stand(true, Some(owner), speaker);
        let force = self.noun_force(clause, noun, &taken.stance);
        let aimed = self.nominal_target(clause, noun, holder.as_ref(), thread);
        let follower = self.clauses.iter().find(|c| {
            c.governor.is_some_and(|g| self.clauses[g] == *clause)
                && c.tokens.start >= noun.head
                && c.tokens.start <= noun.tokens.end + 1
        });
        let range =
            noun.tokens.start..follower.map_or(noun.tokens.end, |c| c.tokens.end.max(noun.tokens.end));
        // "issued an ultimatum", "voiced its support": the verb that puts a noun forward takes the stance with it.
        let start = if reflexive { clause.verb.tokens.start.min(taken.cue.start) } else { taken.cue.start };
        let proposition = Proposition {
            cue: range_span(self.row.tokens, &taken.cue),
            voice,
            holder,
            stance: Some(taken.stance.clone()),
            subject: possessor.as_ref().map(|p| nominal(p, self.row.tokens, &mut thread.cast)),
            target: aimed.other,
            targets: aimed.all,
            taking: range_span(self.row.tokens, &(start..range.end)),
            topic: taken.topic.map(|t| t.topic),
            polarity: force.polarity,
            modality: force.modality,
            said: self.time_of(clause).and_then(Timex::day).or(self.dated),
            ..self.derived(&self.row.tokens[noun.head].lemma.to_lowercase(), &range, None, chain)
        };
        Some(Placed { proposition, chain: chain.to_vec(), own: None })
    }

    /// Whether a stance is a call or charge, which is made all the same when somebody turns it down.
    fn asks(&self, stance: &str) -> bool {
        let kind = self.row.lexicon.stance(stance).map(|s| s.kind);
        matches!(kind, Some(StanceKind::Directive | StanceKind::Claim))
    }

    /// A noun's stance is claimed unless its clause denies or only supposes it.
    pub(super) fn noun_force(&self, clause: &Clause, noun: &NounPhrase, stance: &str) -> Force {
        let denied = !self.asks(stance)
            && self.row.lexicon.attitude(&clause.verb.lemma, Part::Verb) == Some(Attitude::Denied);
        let none = noun.determiner == crate::proposition::Determiner::No;
        let flips = [denied, none, clause.verb.negated].into_iter().filter(|&f| f).count();
        let polarity = if flips % 2 == 1 { Polarity::Negative } else { Polarity::Positive };
        let modality = if clause.verb.modal.is_some() { Modality::Hypothetical } else { Modality::Asserted };
        Force { polarity, modality }
    }
}
