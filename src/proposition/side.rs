//! The sides of a stance: who takes it, in whose voice, and at whom it is aimed.

use crate::{
    claim::cast::{agent, ethnic, name_at, range_span, words},
    grammar::{
        clause::{Clause, Link},
        noun::NounPhrase,
    },
    lexicon::{NameKind, Named, Part, StanceKind, wordnet},
    proposition::{
        Modality, Party, Polarity, Voice,
        modality::Force,
        read::{Sentence, Thread},
        stance::Taken,
    },
};

/// Prepositions between people and the state whose people they are.
const AMONG: &[&str] = &["in", "of", "from", "across", "throughout"];

/// The axis of entries that are acts and no positions.
const EVENTS: &str = "event";

impl Sentence<'_> {
    /// Parts positions from acts that are only told.
    pub(crate) fn part(&self, taken: Option<Taken>) -> (Option<Taken>, Option<Taken>) {
        let told = |t: &Taken| self.row.lexicon.stance(&t.stance).is_some_and(|s| s.axis == EVENTS);
        match taken {
            Some(taken) if told(&taken) => (None, Some(taken)),
            taken => (taken, None),
        }
    }

    /// Who does it: the subject, or whom a passive names after "by".
    pub(crate) fn doer(
        &self,
        clause: &Clause,
        subject: Option<&NounPhrase>,
        thread: &mut Thread<'_>,
    ) -> Option<Party> {
        let noun = self.doing(clause, subject)?;
        let same = thread.cast.speaker().filter(|_| self.means_source(clause, noun));
        let same = same.map(|speaker| Party {
            text: words(&self.row.tokens[noun.tokens.clone()]),
            span: range_span(self.row.tokens, &noun.tokens),
            ..speaker.clone()
        });
        same.or_else(|| thread.cast.party(noun, self.row.tokens)).or_else(|| self.of_state(noun))
    }

    /// `content-clause = [ "that" ] "it" …` outside quotation marks: "it" is whoever says so.
    fn means_source(&self, clause: &Clause, noun: &NounPhrase) -> bool {
        let token = &self.row.tokens[noun.head];
        clause.link == Link::Content && clause.own_subject && token.quoted == 0 && token.lemma == "it"
    }

    /// All who do it, the doer among them, if the noun phrase names several: "Kenya and Uganda", "Thai and Lao ships".
    pub(crate) fn doers(
        &self,
        clause: &Clause,
        subject: Option<&NounPhrase>,
        doer: Option<&Party>,
        thread: &mut Thread<'_>,
    ) -> Vec<Party> {
        let named = self.doing(clause, subject).map(|noun| self.sides(noun, &|_| true, thread));
        let all = named.filter(|all| all.len() > 1).unwrap_or_default();
        if doer.is_some_and(|doer| all.iter().any(|p| p.actor == doer.actor)) { all } else { Vec::new() }
    }

    /// The noun phrase that names who does it; in "thousands of farmers" the farmers.
    fn doing<'n>(&self, clause: &'n Clause, subject: Option<&'n NounPhrase>) -> Option<&'n NounPhrase> {
        let by = || clause.phrases.iter().find(|(word, ..)| word == "by").map(|(_, _, noun)| noun);
        let noun = if clause.verb.passive { by() } else { subject }?;
        Some(self.counted(noun))
    }

    /// `state-group = demonym … plural-noun`: "Danish hauliers", "Norwegian trawlers".
    fn of_state(&self, noun: &NounPhrase) -> Option<Party> {
        if !noun.plural || noun.pronoun || ethnic(noun, self.row.tokens) {
            return None;
        }
        let before = self.named_before(noun).map(|named| self.party_of(noun, &named));
        let there = || noun.phrases.iter().find(|(p, _)| AMONG.contains(&&*self.row.tokens[*p].lemma));
        // "villagers across Peru", "the farmers of Chile".
        let state = |(_, place): &(usize, NounPhrase)| {
            let named = name_at(self.row.lexicon, self.row.tokens, place.tokens.start);
            named.filter(|n| n.kind == NameKind::Name).map(|named| self.party_of(noun, &named))
        };
        let person = || wordnet::hypernym(&self.row.tokens[noun.head].lemma, "person", Part::Noun);
        before.or_else(|| there().filter(|_| person()).and_then(state))
    }

    pub(super) fn party_of(&self, noun: &NounPhrase, named: &Named<'_>) -> Party {
        Party {
            actor: agent(self.row.lexicon, named.id, noun, self.row.tokens),
            role: None,
            text: words(&self.row.tokens[noun.tokens.clone()]),
            span: range_span(self.row.tokens, &noun.tokens),
        }
    }

    /// The first name among the words before the head of a noun phrase.
    pub(super) fn named_before(&self, noun: &NounPhrase) -> Option<Named<'_>> {
        if ethnic(noun, self.row.tokens) {
            return None;
        }
        (noun.modifiers.start.min(noun.head)..noun.head).find_map(|at| {
            let named = name_at(self.row.lexicon, self.row.tokens, at)?;
            (at + named.len <= noun.head).then_some(named)
        })
    }

    /// The stance that stands once it is known who could hold it.
    ///
    /// What somebody else must do is a demand of whoever says so; what befalls a thing is nobody's stance.
    pub(crate) fn held(
        &self,
        clause: &Clause,
        taken: Option<Taken>,
        force: Force,
        actor: Option<&Party>,
        speaker: Option<&Party>,
    ) -> Option<Taken> {
        let must = force.modality == Modality::Obligation && force.polarity == Polarity::Positive;
        let other = actor.zip(speaker).is_some_and(|(a, s)| a.actor != s.actor);
        if must
            && other
            && clause.verb.modal.is_some()
            && !clause.verb.passive
            && clause.link != Link::Relative
        {
            return Some(Taken {
                stance: "demand".to_string(),
                topic: taken.and_then(|t| t.topic),
                cue: clause.verb.tokens.clone(),
                target: clause.subject.clone(),
                required: true,
                promised: false,
                chosen: true,
            });
        }
        let somebody = actor.is_some()
            || clause.verb.passive
            || taken.as_ref().is_some_and(|t| t.chosen)
            || self.animate(clause);
        taken.filter(|t| somebody && (actor.is_some() || speaker.is_none() || !self.acts(&t.stance)))
    }

    /// Whether a stance is an act.
    pub(crate) fn acts(&self, stance: &str) -> bool {
        self.row.lexicon.stance(stance).is_some_and(|s| s.kind == StanceKind::Act)
    }

    /// Whether an act is somebody's, or a weapon's: a crash or a storm that kills does nothing to a side.
    pub(crate) fn done(&self, clause: &Clause, taken: &Taken, actor: Option<&Party>) -> bool {
        let lexicon = self.row.lexicon;
        let armed = |noun: &NounPhrase| {
            let lemma = self.row.tokens[noun.head].lemma.to_lowercase();
            let classes = self.finder().noun_classes(noun, &lemma);
            let arms =
                |class: &String| ["attack", "weapons", "troops"].iter().any(|of| lexicon.within(class, of));
            classes.iter().any(arms)
        };
        let nouns = clause.subject.iter().chain(clause.phrases.iter().map(|(_, _, noun)| noun));
        let hurts = matches!(&*taken.stance, "assault" | "attack");
        actor.is_some()
            || if hurts { nouns.into_iter().any(armed) } else { clause.verb.passive || self.animate(clause) }
    }

    /// Whether the subject could hold a position: a person, a group or a name. A pillar supports no plan.
    fn animate(&self, clause: &Clause) -> bool {
        let Some(subject) = clause.subject.as_ref().map(|noun| self.counted(noun)) else { return true };
        let lexicon = self.row.lexicon;
        let lemma = self.row.tokens[subject.head].lemma.to_lowercase();
        subject.proper
            || subject.pronoun
            || clause.adjective.is_some()
            || self
                .clauses
                .iter()
                .any(|c| c.link == Link::Content && c.governor.is_some_and(|g| self.clauses[g] == *clause))
            || ["person-noun", "group-noun", "institution-noun"].iter().any(|list| lexicon.is(&lemma, list))
            || lexicon.office(&lemma).is_some()
            || wordnet::hypernym(&lemma, "person", Part::Noun)
    }

    /// Who agrees, offers or is ready to do a thing has not done it.
    pub(crate) fn meant(&self, taken: Option<&Taken>, force: Force) -> Force {
        let Some(taken) = taken.filter(|_| force.modality == Modality::Asserted) else { return force };
        if taken.promised && self.acts(&taken.stance) {
            Force { modality: Modality::Intended, ..force }
        } else {
            force
        }
    }
}

/// Whose position it is, and in whose voice.
pub(crate) fn stand(stance: bool, actor: Option<Party>, speaker: Option<&Party>) -> (Voice, Option<Party>) {
    match (stance, actor, speaker) {
        (true, Some(actor), Some(speaker)) if actor.actor == speaker.actor => (Voice::Own, Some(actor)),
        (true, Some(actor), Some(_)) => (Voice::Reported, Some(actor)),
        (true, Some(actor), None) => (Voice::Own, Some(actor)),
        (_, _, Some(speaker)) => (Voice::Own, Some(speaker.clone())),
        (_, actor, None) => (Voice::Document, actor),
    }
}
