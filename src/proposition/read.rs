//! From clauses to propositions: who holds what, about what, since when, on which condition.

use std::ops::Range;

use crate::{
    claim::cast::{Cast, range_span, words},
    day::Day,
    grammar::{
        attribution::Attributed,
        clause::{Clause, Link, Row},
        noun::NounPhrase,
        verb::Form,
    },
    lexicon::{Attitude, Part},
    proposition::{
        About, Condition, Deed, Modality, Nominal, Party, Polarity, Proposition, Quantity,
        condition::Conditions,
        modality::{Force, Forces, equates, marker, tense},
        nominal::{content, nominal},
        side::stand,
        stance::Taken,
        topic::{Finder, Memory},
    },
    timex::{Timex, TimexKind, TimexRelation},
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
            let speaker = chain.last().map_or_else(|| self.speaker.clone(), |&a| self.sources[a].clone());
            thread.cast.speaking(speaker.clone());
            read.extend(self.clausal(index, &chain, speaker.as_ref(), thread));
            read.extend(self.nominals(index, &chain, speaker.as_ref(), thread));
        }
        thread.cast.speaking(None);
        read
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
        if self.only_speaks(clause, own, taken.as_ref()) || !self.claims(index) {
            return None;
        }
        let subject = self.subject(index);
        let forces = Forces {
            row: &self.row,
            clauses: self.clauses,
            chain: &chain.iter().map(|&a| &self.attributed[a]).collect::<Vec<_>>(),
        };
        let force = forces.of(index);
        let actor = self.doer(clause, subject.as_ref(), thread);
        let taken = self.held(clause, taken, force, actor.as_ref(), speaker);
        let holding = if taken.as_ref().is_some_and(|t| t.required) { speaker } else { actor.as_ref() };
        let (voice, holder) = stand(taken.is_some(), holding.cloned(), speaker);
        let condition = self.condition(index, holder.as_ref(), thread);
        let topic = self.topic(index, taken.as_ref(), thread);
        let target = taken.as_ref().and_then(|t| self.target(index, t, holder.as_ref(), thread));
        let deed = deed.map(|t| Deed {
            target: self.target(index, &t, actor.as_ref(), thread),
            stance: t.stance,
            doer: actor.clone(),
        });
        let force = self.meant(taken.as_ref(), force);
        let cue = taken.as_ref().map_or_else(|| clause.verb.tokens.clone(), |t| t.cue.clone());
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
            tense: Some(tense(clause)),
            stance: taken.as_ref().map(|t| t.stance.clone()),
            deed,
            subject: subject.as_ref().map(|s| self.named(s, thread)),
            object,
            phrases: self.phrases(clause, thread),
            target,
            topic: topic.map(|t| t.topic),
            polarity: force.polarity,
            modality: force.modality,
            marker: marker(&words(&self.row.tokens[clause.tokens.clone()])),
            condition,
            scope: self.scope(clause),
            said: self.said(chain, own),
            about: self.about(clause),
            quantity: self.quantity(clause),
            words: self.content(clause, index, subject.as_ref()),
        };
        Some(Placed { proposition, chain: chain.to_vec(), own })
    }

    /// A noun phrase, with the words of a clause that restricts it: "a request that was answered".
    fn named(&self, noun: &NounPhrase, thread: &mut Thread<'_>) -> Nominal {
        let mut read = nominal(noun, self.row.tokens, &mut thread.cast);
        let restricts = |c: &&Clause| {
            let near = noun.tokens.end..=noun.tokens.end + 1;
            let comma = self.row.tokens.get(noun.tokens.end).is_some_and(|t| t.text == ",");
            matches!(c.link, Link::Relative | Link::Participle(None))
                && near.contains(&c.tokens.start)
                && !comma
                && !noun.pronoun
        };
        if let Some(clause) = self.clauses.iter().find(restricts) {
            let start = clause.tokens.start.max(noun.tokens.end);
            read.modifiers.extend(content(&self.row.tokens[start..clause.tokens.end.max(start)]));
        }
        read
    }

    /// The words of a clause and of those that complete it.
    fn content(&self, clause: &Clause, index: usize, subject: Option<&NounPhrase>) -> Vec<String> {
        let mut ranges: Vec<Range<usize>> = subject.map(|s| s.tokens.clone()).into_iter().collect();
        ranges.push(clause.tokens.clone());
        let mut inside = vec![index];
        for (at, child) in self.clauses.iter().enumerate().skip(index + 1) {
            let completes = matches!(child.link, Link::Infinitive | Link::Participle(_) | Link::Content);
            if completes && child.governor.is_some_and(|g| inside.contains(&g)) {
                inside.push(at);
                ranges.push(child.tokens.clone());
            }
        }
        let mut places: Vec<usize> = ranges.into_iter().flatten().collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().flat_map(|at| content(&self.row.tokens[at..=at])).collect()
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
    fn only_speaks(&self, clause: &Clause, own: Option<usize>, taken: Option<&Taken>) -> bool {
        let speech = self
            .row
            .lexicon
            .cue(&clause.verb.lemma, Part::Verb)
            .is_some_and(|c| c.trust(crate::lexicon::Frame::Quote) > 0);
        // Who knows or admits something, or was told of it, is told something of.
        let recipient = self.row.lexicon.cue(&clause.verb.lemma, Part::Verb).is_some_and(|c| c.recipient);
        let mind = self.row.lexicon.attitude(&clause.verb.lemma, Part::Verb) == Some(Attitude::Factive)
            || recipient && clause.verb.passive;
        own.is_some() && speech && taken.is_none() && clause.adjective.is_none() && !mind
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

    /// The subject, with "the ones" taken for what it is said to be.
    fn subject(&self, index: usize) -> Option<NounPhrase> {
        let clause = &self.clauses[index];
        let outer = clause.governor.or_else(|| index.checked_sub(1)).map(|g| &self.clauses[g]);
        match outer {
            Some(outer) if clause.link == Link::Relative && equates(&self.row, outer, clause) => {
                outer.subject.clone()
            }
            _ => clause.subject.clone(),
        }
    }

    /// The predicate's dictionary form, and its object or complement.
    fn predicate(&self, clause: &Clause, thread: &mut Thread<'_>) -> (String, Option<Nominal>) {
        if let Some(head) = clause.adjective.filter(|_| clause.verb.copular()) {
            let adjective = self.row.tokens[head].lemma.to_lowercase();
            return (adjective, clause.object().map(|o| self.named(o, thread)));
        }
        let predicate = if clause.existential { "exist".to_string() } else { clause.verb.lemma.clone() };
        (predicate, clause.object().map(|o| self.named(o, thread)))
    }

    fn phrases(&self, clause: &Clause, thread: &mut Thread<'_>) -> Vec<(String, Nominal)> {
        clause.phrases.iter().map(|(word, _, noun)| (word.clone(), self.named(noun, thread))).collect()
    }

    fn topic(
        &self,
        index: usize,
        taken: Option<&Taken>,
        thread: &mut Thread<'_>,
    ) -> Option<crate::proposition::topic::Found> {
        if let Some(taken) = taken
            && taken.topic.is_some()
        {
            return taken.topic.clone();
        }
        self.finder().of_clause(&self.clauses[index], &mut thread.topics)
    }

    /// The condition of a clause; "in this way" takes up the last one that the same side has set.
    fn condition(&self, index: usize, holder: Option<&Party>, thread: &mut Thread<'_>) -> Option<Condition> {
        let found = Conditions {
            row: &self.row,
            clauses: self.clauses,
            cast: &mut thread.cast,
            memory: &mut thread.topics,
        }
        .of(index);
        let found = found.or_else(|| self.taken_up(index, holder, thread));
        if let (Some(condition), Some(holder)) = (&found, holder) {
            thread.conditions.push((holder.actor.clone(), condition.clone()));
        }
        found
    }

    /// `taken-up-condition = "only" … "in this way" | "then" | "under this condition"`
    fn taken_up(&self, index: usize, holder: Option<&Party>, thread: &Thread<'_>) -> Option<Condition> {
        let clause = &self.clauses[index];
        let only = clause.adverbs.iter().any(|&a| self.row.tokens[a].lemma == "only");
        let points = |noun: &NounPhrase| {
            matches!(
                &*self.row.tokens[noun.head].lemma,
                "way" | "condition" | "basis" | "circumstance" | "case" | "term"
            )
        };
        let (_, start, noun) = clause.phrases.iter().find(|(_, _, noun)| points(noun)).filter(|_| only)?;
        let (_, last) =
            thread.conditions.iter().rev().find(|(actor, _)| holder.is_some_and(|h| h.actor == *actor))?;
        let range = *start..noun.tokens.end;
        Some(Condition { span: range_span(self.row.tokens, &range), ..last.clone() })
    }

    /// `scope = "with" ( "everyone" | "all" … )`
    fn scope(&self, clause: &Clause) -> Option<String> {
        let everyone = |noun: &NounPhrase| {
            self.row.lexicon.is(&self.row.tokens[noun.head].lemma.to_lowercase(), "everyone-word")
                || noun.determiner == crate::proposition::Determiner::All
        };
        let later = self
            .clauses
            .iter()
            .filter(|c| c.at > clause.at && matches!(c.link, Link::Infinitive | Link::Participle(_)));
        let mut phrases = clause.phrases.iter().chain(later.flat_map(|c| c.phrases.iter()));
        phrases.any(|(_, _, noun)| everyone(noun)).then(|| "everyone".to_string())
    }

    /// The day of saying: a time in the clause that attributes, else the document's day.
    fn said(&self, chain: &[usize], own: Option<usize>) -> Option<Day> {
        let day = own.into_iter().chain(chain.iter().rev().copied()).find_map(|a| {
            let clause = &self.clauses[self.attributed[a].clause?];
            let interval = self.time_of(clause)?.interval()?;
            interval.from.filter(|from| interval.to == Some(from.plus(1)))
        });
        day.or(self.dated)
    }

    fn time_of(&self, clause: &Clause) -> Option<&Timex> {
        clause.times.iter().find_map(|&piece| {
            let tokens = &self.row.pieces[piece].tokens;
            self.times
                .iter()
                .find(|(_, range)| range.start < tokens.end && tokens.start < range.end)
                .map(|(timex, _)| timex)
        })
    }

    fn about(&self, clause: &Clause) -> Option<About> {
        let timex = self.time_of(clause)?;
        let interval = timex.interval()?;
        let lasts = clause.verb.copular()
            || clause.verb.negated
            || matches!(timex.kind, TimexKind::Duration | TimexKind::Set)
            || matches!(timex.relation, TimexRelation::Since | TimexRelation::Until);
        Some(About { interval, all: lasts, vague: timex.vague, span: timex.span })
    }

    /// The quantity that the clause states: one in its object, subject or phrases.
    fn quantity(&self, clause: &Clause) -> Option<Quantity> {
        let inside =
            |range: &Range<usize>| clause.tokens.start <= range.start && range.end <= clause.tokens.end;
        let after = self
            .quantities
            .iter()
            .find(|(_, range)| inside(range) && range.start >= clause.verb.tokens.start);
        after
            .or_else(|| self.quantities.iter().find(|(_, range)| inside(range)))
            .map(|(quantity, _)| quantity.clone())
    }

    /// The clause with its subject, as far as both lie in one run.
    fn clause_span(&self, clause: &Clause, index: usize) -> crate::span::Span {
        let mut start = clause.tokens.start;
        if let Some(subject) = clause.subject.as_ref().filter(|_| clause.own_subject) {
            start = start.min(subject.tokens.start);
        }
        let mut end = clause.tokens.end;
        for child in self.clauses.iter().skip(index + 1) {
            let hangs = matches!(child.link, Link::Infinitive | Link::Participle(_))
                && child.governor.is_some_and(|g| g >= index);
            if hangs && child.tokens.start <= end + 2 {
                end = end.max(child.tokens.end);
            }
        }
        range_span(self.row.tokens, &(start..end))
    }

    fn end(&self) -> u32 {
        self.row.tokens.last().map_or(0, |t| t.span.end)
    }

    /// Stances that nouns of a clause hold: "reiterated Moscow's willingness to talk".
    fn nominals(
        &self,
        index: usize,
        chain: &[usize],
        speaker: Option<&Party>,
        thread: &mut Thread<'_>,
    ) -> Vec<Placed> {
        let clause = &self.clauses[index];
        let nouns: Vec<NounPhrase> = clause
            .objects
            .iter()
            .chain(clause.subject.as_ref().filter(|_| clause.own_subject))
            .cloned()
            .collect();
        let mut read = Vec::new();
        for noun in nouns {
            read.extend(self.nominal_stance(clause, &noun, chain, speaker, thread));
        }
        read
    }

    fn nominal_stance(
        &self,
        clause: &Clause,
        noun: &NounPhrase,
        chain: &[usize],
        speaker: Option<&Party>,
        thread: &mut Thread<'_>,
    ) -> Option<Placed> {
        let taken = self.finder().nominal_stance(noun, &mut thread.topics)?;
        let possessor = noun.possessor.as_deref().cloned().or_else(|| {
            noun.phrases.iter().find(|(p, _)| self.row.tokens[*p].lemma == "by").map(|(_, n)| n.clone())
        });
        let reflexive = possessor.is_none() && self.row.lexicon.cue(&clause.verb.lemma, Part::Verb).is_some();
        let owner = match &possessor {
            Some(possessor) => thread.cast.party(possessor, self.row.tokens),
            None if reflexive => clause.subject.as_ref().and_then(|s| thread.cast.party(s, self.row.tokens)),
            None => None,
        }?;
        let (voice, holder) = stand(true, Some(owner), speaker);
        let force = self.noun_force(clause, noun, &taken.stance);
        let follower = self.clauses.iter().find(|c| {
            c.governor.is_some_and(|g| self.clauses[g] == *clause)
                && c.tokens.start >= noun.head
                && c.tokens.start <= noun.tokens.end + 1
        });
        let range =
            noun.tokens.start..follower.map_or(noun.tokens.end, |c| c.tokens.end.max(noun.tokens.end));
        let proposition = Proposition {
            span: range_span(self.row.tokens, &range),
            cue: range_span(self.row.tokens, &taken.cue),
            voice,
            holder,
            predicate: self.row.tokens[noun.head].lemma.to_lowercase(),
            passive: false,
            tense: None,
            stance: Some(taken.stance.clone()),
            deed: None,
            subject: possessor.as_ref().map(|p| nominal(p, self.row.tokens, &mut thread.cast)),
            object: None,
            phrases: Vec::new(),
            target: None,
            topic: taken.topic.map(|t| t.topic),
            polarity: force.polarity,
            modality: force.modality,
            marker: None,
            condition: None,
            scope: None,
            said: self
                .time_of(clause)
                .and_then(Timex::interval)
                .and_then(|i| i.from.filter(|f| i.to == Some(f.plus(1))))
                .or(self.dated),
            about: None,
            quantity: None,
            words: content(&self.row.tokens[range]).collect(),
        };
        Some(Placed { proposition, chain: chain.to_vec(), own: None })
    }

    /// A noun's stance is claimed unless its clause denies or only supposes it.
    fn noun_force(&self, clause: &Clause, noun: &NounPhrase, stance: &str) -> Force {
        let denied = stance != "propose"
            && self.row.lexicon.attitude(&clause.verb.lemma, Part::Verb) == Some(Attitude::Denied);
        let none = noun.determiner == crate::proposition::Determiner::No;
        let flips = [denied, none, clause.verb.negated].into_iter().filter(|&f| f).count();
        let polarity = if flips % 2 == 1 { Polarity::Negative } else { Polarity::Positive };
        let modality = if clause.verb.modal.is_some() { Modality::Hypothetical } else { Modality::Asserted };
        Force { polarity, modality }
    }
}

/// In percent: attributions less sure than this are shown, but carry no voice.
const TRUSTED: u8 = 50;
