//! The sides of a stance: who takes it, in whose voice, and at whom it is aimed.

use crate::{
    claim::cast::{range_span, words},
    grammar::{
        clause::{Clause, Link},
        noun::NounPhrase,
    },
    lexicon::{Named, Part, StanceKind, wordnet},
    proposition::{
        Modality, Party, Polarity, Voice,
        modality::Force,
        read::{Sentence, Thread},
        stance::Taken,
    },
};

/// Prepositions before a noun phrase that names whom a stance or an act meets, the likeliest first.
const TOWARDS: &[&str] = &[
    "with", "to", "against", "on", "upon", "from", "by", "for", "over", "between", "of", "in", "into", "at",
];

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
        let noun = if clause.verb.passive {
            clause.phrases.iter().find(|(word, ..)| word == "by").map(|(_, _, noun)| noun)
        } else {
            subject
        }?;
        thread.cast.party(noun, self.row.tokens).or_else(|| self.of_state(noun))
    }

    /// `state-group = demonym … plural-noun`: "Danish hauliers", "Norwegian trawlers".
    fn of_state(&self, noun: &NounPhrase) -> Option<Party> {
        let named = self.named_before(noun).filter(|_| noun.plural && !noun.pronoun)?;
        Some(self.party_of(noun, &named))
    }

    fn party_of(&self, noun: &NounPhrase, named: &Named<'_>) -> Party {
        Party {
            actor: named.id.to_string(),
            role: None,
            text: words(&self.row.tokens[noun.tokens.clone()]),
            span: range_span(self.row.tokens, &noun.tokens),
        }
    }

    /// The first name among the words before the head of a noun phrase.
    fn named_before(&self, noun: &NounPhrase) -> Option<Named<'_>> {
        let start = noun.modifiers.start.min(noun.head);
        let tokens = self.row.tokens;
        (start..noun.head).find_map(|at| {
            let named = self.row.lexicon.phrase_at(&mut |i| tokens.get(at + i).map(|t| t.text))?;
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
        let act = |t: &Taken| self.row.lexicon.stance(&t.stance).is_some_and(|s| s.kind == StanceKind::Act);
        let somebody = actor.is_some()
            || clause.verb.passive
            || taken.as_ref().is_some_and(|t| t.chosen)
            || self.animate(clause);
        taken.filter(|t| somebody && (actor.is_some() || speaker.is_none() || !act(t)))
    }

    /// Whether the subject could hold a position: a person, a group or a name. A pillar supports no plan.
    fn animate(&self, clause: &Clause) -> bool {
        let Some(subject) = clause.subject.as_ref() else { return true };
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
        let act = self.row.lexicon.stance(&taken.stance).is_some_and(|s| s.kind == StanceKind::Act);
        if act && taken.promised { Force { modality: Modality::Intended, ..force } } else { force }
    }

    /// At whom a stance is aimed: the side of its object, that of the maker of the plan, or one in its phrases.
    pub(crate) fn target(
        &self,
        index: usize,
        taken: &Taken,
        holder: Option<&Party>,
        thread: &mut Thread<'_>,
    ) -> Option<Party> {
        let clause = &self.clauses[index];
        let differs = |p: &Party| holder.is_none_or(|h| h.actor != p.actor);
        if taken.required {
            return thread.cast.party(taken.target.as_ref()?, self.row.tokens).filter(differs);
        }
        let undergoes = clause.subject.as_ref().filter(|_| clause.verb.passive);
        let objects: Vec<&NounPhrase> = clause.objects.iter().chain(undergoes).collect();
        let direct = objects.iter().find_map(|o| thread.cast.party(o, self.row.tokens)).filter(differs);
        let within = |noun: &NounPhrase, thread: &mut Thread<'_>| self.side_within(noun, differs, thread);
        direct
            .or_else(|| taken.target.as_ref().and_then(|noun| within(noun, thread)))
            .or_else(|| objects.iter().find_map(|noun| within(noun, thread)))
            .or_else(|| {
                objects.iter().find_map(|noun| self.named_before(noun).map(|n| self.party_of(noun, &n)))
            })
            .or_else(|| self.asked(index, thread).filter(differs))
            .or_else(|| self.towards(clause, differs, thread))
            .or_else(|| self.complement(index).and_then(|c| self.around(c, differs, thread)))
    }

    /// At whom a noun's stance is aimed: "an ultimatum to the port", "its demand that the port pay".
    pub(crate) fn nominal_target(
        &self,
        clause: &Clause,
        noun: &NounPhrase,
        holder: Option<&Party>,
        thread: &mut Thread<'_>,
    ) -> Option<Party> {
        let differs = |p: &Party| holder.is_none_or(|h| h.actor != p.actor);
        let follows = |c: &&Clause| {
            c.own_subject && c.tokens.start > noun.head && c.tokens.start <= noun.tokens.end + 2
        };
        let asked = self.clauses.iter().find(follows).and_then(|c| c.subject.as_ref());
        let asked = asked.and_then(|subject| thread.cast.party(subject, self.row.tokens)).filter(differs);
        let inner = |thread: &mut Thread<'_>| {
            noun.phrases.iter().find_map(|(_, n)| thread.cast.party(n, self.row.tokens).filter(differs))
        };
        asked.or_else(|| inner(thread)).or_else(|| self.towards(clause, differs, thread))
    }

    /// The side in an object: its owner, one in its phrases, or the state whose it is said to be.
    fn side_within(
        &self,
        noun: &NounPhrase,
        differs: impl Fn(&Party) -> bool + Copy,
        thread: &mut Thread<'_>,
    ) -> Option<Party> {
        let inner = noun.possessor.as_deref().into_iter().chain(noun.phrases.iter().map(|(_, n)| n));
        let inner: Vec<&NounPhrase> = inner.collect();
        let found = inner.iter().find_map(|n| thread.cast.party(n, self.row.tokens).filter(differs));
        found
            .or_else(|| self.named_before(noun).map(|named| self.party_of(noun, &named)).filter(differs))
            .or_else(|| inner.iter().find_map(|n| self.side_within(n, differs, thread)))
    }

    /// The one of whom something is asked: "demanded that the port reopen the lock".
    fn asked(&self, index: usize, thread: &mut Thread<'_>) -> Option<Party> {
        let head = self.clauses[index].verb.head;
        let content = self.clauses.iter().find(|c| {
            let of_it = c.governor == Some(index) || c.governor.is_none();
            of_it && c.link == Link::Content && c.own_subject && c.verb.head > head
        })?;
        thread.cast.party(content.subject.as_ref()?, self.row.tokens)
    }

    /// The infinitive or participle that completes a clause.
    fn complement(&self, index: usize) -> Option<&Clause> {
        let completes = |c: &&Clause| {
            c.governor == Some(index)
                && matches!(c.link, Link::Infinitive | Link::Participle(_))
                && c.verb.head > self.clauses[index].verb.head
        };
        self.clauses.iter().find(completes)
    }

    fn around(
        &self,
        clause: &Clause,
        differs: impl Fn(&Party) -> bool + Copy,
        thread: &mut Thread<'_>,
    ) -> Option<Party> {
        let direct =
            clause.objects.iter().find_map(|o| thread.cast.party(o, self.row.tokens).filter(differs));
        direct
            .or_else(|| clause.objects.iter().find_map(|o| self.side_within(o, differs, thread)))
            .or_else(|| self.towards(clause, differs, thread))
    }

    /// The first side that a phrase of the clause names.
    fn towards(
        &self,
        clause: &Clause,
        differs: impl Fn(&Party) -> bool + Copy,
        thread: &mut Thread<'_>,
    ) -> Option<Party> {
        let party = |noun: &NounPhrase, thread: &mut Thread<'_>| {
            thread
                .cast
                .party(noun, self.row.tokens)
                .filter(differs)
                .or_else(|| self.side_within(noun, differs, thread))
        };
        let nouns = TOWARDS.iter().flat_map(|word| clause.phrases.iter().filter(move |(w, ..)| w == word));
        nouns.map(|(_, _, noun)| noun).find_map(|noun| party(noun, thread))
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
