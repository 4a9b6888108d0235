//! From clauses to propositions: who holds what, about what, since when, on which condition.

mod age;
mod apart;
mod beside;
mod extent;
mod measure;
mod noun;
mod part;
mod version;

use std::ops::Range;

use crate::{
    claim::cast::{Cast, range_span},
    day::Day,
    grammar::{
        attribution::Attributed,
        clause::{Clause, Link, Row},
        verb::Form,
    },
    lexicon::{Attitude, Part},
    proposition::{
        Condition, Deed, Party, Proposition, Quantity,
        modality::Forces,
        side::stand,
        stance::Taken,
        topic::{Finder, Memory},
    },
    timex::Timex,
};

/// A sentence with all that was read in it before its propositions.
pub(crate) struct Sentence<'a> {
    pub(crate) row: Row<'a>,
    pub(crate) clauses: &'a [Clause],
    pub(crate) attributed: &'a [Attributed],
    /// The source of each attribution, resolved.
    pub(crate) sources: &'a [Option<Party>],
    pub(crate) times: &'a [(Timex, Range<usize>)],
    pub(crate) quantities: &'a [(Quantity, Range<usize>)],
    /// The source of the quotation that runs over the whole sentence, if it was named elsewhere.
    pub(crate) speaker: Option<Party>,
    /// The day on which the narrator writes.
    pub(crate) dated: Option<Day>,
}

/// A proposition, and the attribution that it stands under.
pub(crate) struct Placed {
    pub(crate) proposition: Proposition,
    /// Indices of the attributions whose content holds it, outermost first.
    pub(crate) chain: Vec<usize>,
    /// The attribution that the clause itself makes, if it takes a stance as a cue.
    pub(crate) own: Option<usize>,
}

/// What runs through the document.
pub(crate) struct Thread<'l> {
    pub(crate) cast: Cast<'l>,
    pub(crate) topics: Memory,
    /// The conditions that sides have set, newest last.
    pub(crate) conditions: Vec<(String, Condition)>,
}

impl Sentence<'_> {
    /// The propositions of the sentence, in the order of their verbs, those of nouns after that of their clause.
    pub(crate) fn propositions(&self, thread: &mut Thread<'_>) -> Vec<Placed> {
        let mut read = Vec::new();
        for index in 0..self.clauses.len() {
            let chain = self.chain(self.clauses[index].verb.head);
            let speaker = self.speaking(&chain, thread);
            read.extend(self.clausal(index, &chain, speaker.as_ref(), thread));
            read.extend(self.nominals(index, &chain, speaker.as_ref(), thread));
            if self.forces(&chain.iter().map(|&a| &self.attributed[a]).collect::<Vec<_>>()).turned_down(index)
            {
                let outer = &chain[..chain.len() - 1];
                let speaker = self.speaking(outer, thread);
                read.extend(self.clausal(index, outer, speaker.as_ref(), thread));
            }
        }
        thread.cast.speaking(None);
        read
    }

    /// The source of the innermost attribution, who is from now on "I" and "we".
    fn speaking(&self, chain: &[usize], thread: &mut Thread<'_>) -> Option<Party> {
        let speaker = chain.last().map_or_else(|| self.speaker.clone(), |&a| self.sources[a].clone());
        thread.cast.speaking(speaker.clone());
        speaker
    }

    fn forces<'f>(&'f self, chain: &'f [&'f Attributed]) -> Forces<'f> {
        Forces { row: &self.row, clauses: self.clauses, chain }
    }

    /// The attributions whose content holds the token, outermost first.
    fn chain(&self, token: usize) -> Vec<usize> {
        let mut chain: Vec<usize> = (0..self.attributed.len())
            .filter(|&a| self.attributed[a].holds(token) && self.attributed[a].trust >= TRUSTED)
            .collect();
        chain.sort_by_key(|&a| std::cmp::Reverse(self.attributed[a].size()));
        chain
    }

    pub(crate) fn finder(&self) -> Finder<'_, '_> {
        Finder { lexicon: self.row.lexicon, tokens: self.row.tokens, clauses: self.clauses }
    }

    /// The proposition of a clause, if it has a subject and claims something.
    fn clausal(
        &self,
        index: usize,
        chain: &[usize],
        speaker: Option<&Party>,
        thread: &mut Thread<'_>,
    ) -> Option<Placed> {
        let clause = &self.clauses[index];
        let own = self.attributed.iter().position(|a| a.clause == Some(index));
        let taken = self.finder().stance(index, &mut thread.topics).filter(|_| !self.consumed(index, thread));
        let (taken, deed) = self.part(taken);
        let says = own.is_some_and(|a| self.says(&self.attributed[a], clause));
        if says && self.only_speaks(clause, taken.as_ref()) || !self.claims(index) {
            return None;
        }
        // Who "accepts cash" is no source of anything.
        let own = own.filter(|_| taken.is_some() || clause.verb.passive || says);
        let subject = self.subject(index);
        let forces = Forces {
            row: &self.row,
            clauses: self.clauses,
            chain: &chain.iter().map(|&a| &self.attributed[a]).collect::<Vec<_>>(),
        };
        let force = forces.of(index);
        let actor = self.doer(clause, subject.as_ref(), thread);
        let told = taken.clone().filter(|t| self.acts(&t.stance));
        let taken = self.held(clause, taken, force, actor.as_ref(), speaker);
        // What nobody is known to have done is told all the same: "a bomb killed two Danish soldiers".
        let deed = deed.or(told.filter(|_| taken.is_none())).filter(|t| self.done(clause, t, actor.as_ref()));
        let holding = if taken.as_ref().is_some_and(|t| t.required) { speaker } else { actor.as_ref() };
        let (voice, holder) = stand(taken.is_some(), holding.cloned(), speaker);
        let condition = self.condition(index, holder.as_ref(), thread);
        let topic = self.topic(index, taken.as_ref(), thread);
        let told = taken.as_ref().or(deed.as_ref());
        let taker = if taken.is_some() { holder.as_ref() } else { actor.as_ref() };
        let aimed = told.map(|t| self.target(index, t, taker, thread)).unwrap_or_default();
        let aimed = self.threatened(aimed, taken.as_ref(), condition.as_ref(), taker);
        let holders = self.doers(clause, subject.as_ref(), taker.filter(|_| told.is_some()), thread);
        let (target, done_to) = if taken.is_some() { (aimed.other, None) } else { (None, aimed.other) };
        let deed = deed.map(|t| Deed { target: done_to, stance: t.stance, doer: actor.clone() });
        let deed = deed.filter(|d| d.doer.is_some() || d.target.is_some());
        let cue = cue_of(clause, taken.as_ref());
        let taking = self.taking(index, &cue, chain, holder.as_ref());
        let force = self.meant(taken.as_ref(), force);
        let (head, object) = self.predicate(clause, thread);
        let end = condition.as_ref().map_or(0, |c| c.span.end);
        let span = self.clause_span(clause, index);
        let proposition = Proposition {
            span: if end > span.end && end <= self.end() { crate::span::Span { end, ..span } } else { span },
            cue: range_span(self.row.tokens, &cue),
            voice,
            holder,
            predicate: head,
            passive: clause.verb.passive,
            tense: Some(self.tense(clause, force)),
            stance: taken.as_ref().map(|t| t.stance.clone()),
            deed,
            subject: subject.as_ref().map(|s| self.named(s, thread)),
            object,
            phrases: self.phrases(clause, thread),
            target,
            holders,
            targets: aimed.all,
            taking,
            topic: topic.map(|t| t.topic),
            polarity: force.polarity,
            modality: force.modality,
            marker: self.marker(index),
            condition,
            scope: self.scope(clause),
            said: self.said(chain, own),
            about: self.about(clause),
            quantity: self.quantity(clause),
            words: self.content(clause, index, subject.as_ref()),
            complement: self.completing(index),
            restricting: self.restricting(clause),
            reasoned: self.reasoned(index),
        };
        Some(Placed { proposition, chain: chain.to_vec(), own })
    }

    /// Whether the verb that governs an infinitive takes its stance to it: in "ready to negotiate" only "ready" does.
    fn consumed(&self, index: usize, thread: &mut Thread<'_>) -> bool {
        let clause = &self.clauses[index];
        let depends = matches!(clause.link, Link::Infinitive | Link::Participle(_));
        let governor = clause.governor.filter(|_| depends);
        governor.is_some_and(|g| {
            self.finder().stance(g, &mut thread.topics).is_some_and(|t| t.stance != "accuse")
        })
    }

    /// A clause that only says who speaks has no proposition of its own.
    fn only_speaks(&self, clause: &Clause, taken: Option<&Taken>) -> bool {
        let cue = self.row.lexicon.cue(&clause.verb.lemma, Part::Verb);
        let speech = cue.as_ref().is_some_and(|c| c.trust(crate::lexicon::Frame::Quote) > 0);
        // Who knows or admits something, or was told of it, is told something of.
        let recipient = cue.as_ref().is_some_and(|c| c.recipient);
        let mind = self.row.lexicon.attitude(&clause.verb.lemma, Part::Verb) == Some(Attitude::Factive)
            || recipient && clause.verb.passive;
        speech && taken.is_none() && clause.adjective.is_none() && !mind
    }

    /// Whether what is attributed is a clause or a quotation. Who "accepts cash" or "leaked oil" says nothing.
    fn says(&self, attributed: &Attributed, clause: &Clause) -> bool {
        let inside = |c: &Clause| attributed.holds(c.verb.head);
        let quoted = |at: usize| matches!(self.row.tokens[at].text, "\"" | "“" | "”" | "``" | "''" | "‘");
        let marks = attributed.content.iter().any(|range| {
            (range.start.saturating_sub(1)..(range.end + 1).min(self.row.tokens.len())).any(quoted)
        });
        clause.objects.is_empty() && clause.phrases.is_empty() || marks || self.clauses.iter().any(inside)
    }

    /// Finite clauses claim; others only if a verb that governs them says so, or they modify a noun.
    fn claims(&self, index: usize) -> bool {
        let clause = &self.clauses[index];
        match clause.verb.form {
            Form::Finite => true,
            Form::Bare => clause.link == Link::Main,
            _ => {
                clause.subject.is_some() || clause.governor.is_some_and(|g| self.clauses[g].subject.is_some())
            }
        }
    }
}

/// The tokens that take a stance, or those of the verb.
fn cue_of(clause: &Clause, taken: Option<&Taken>) -> Range<usize> {
    taken.map_or_else(|| clause.verb.tokens.clone(), |t| t.cue.clone())
}

/// In percent: attributions less sure than this are shown, but carry no voice.
const TRUSTED: u8 = 50;
