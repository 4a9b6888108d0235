//! The cues of clauses: verbs, adjectives that a verb links to its subject, chains of verbs.

use std::ops::Range;

use super::{Attributed, Reader, source::Named};
use crate::{
    grammar::{
        clause::{Clause, Link},
        noun::NounPhrase,
        piece::Kind,
        verb::{Form, VerbGroup},
    },
    lexicon::{Cue, Frame, Part},
};

/// A cue, its dictionary form, and its words.
pub(super) struct Found {
    pub(super) cue: Cue,
    pub(super) lemma: String,
    pub(super) words: Range<usize>,
    /// The clause whose subject is the source.
    pub(super) holder: usize,
}

impl Reader<'_, '_> {
    /// `verbal-attribution = content source cue | source cue content | quoted-as`
    pub(super) fn verbal(&self, index: usize) -> Option<Attributed> {
        if let Some(found) = self.quoted_as(index) {
            return Some(found);
        }
        let found = self.cue(index)?;
        let clause = &self.clauses[index];
        if let Some(said) = self.before(index, &found.cue) {
            let trust = found.cue.trust(said.frame);
            return self.made(index, found, Some(said.source), said.content, trust);
        }
        let following = self.following(index, &found)?;
        if self.impersonal(index, following.frame) {
            return None;
        }
        let trust = found.cue.trust(following.frame).min(following.limit);
        let source = following.source.clone().or_else(|| self.source(found.holder));
        let found = Found { words: found.words.start..following.words_end.max(found.words.end), ..found };
        if clause.verb.passive && source.is_none() && trust < 60 {
            return None;
        }
        self.made(index, found, source, following.content, trust)
    }

    pub(super) fn made(
        &self,
        index: usize,
        found: Found,
        source: Option<Named>,
        content: Vec<Range<usize>>,
        trust: u8,
    ) -> Option<Attributed> {
        if trust == 0 || content.iter().any(Range::is_empty) {
            return None;
        }
        // A phrase quoted in passing: `the “floating coffin”` says nothing of its own.
        let outside = |(_, extent): &Named| self.depth(extent.start) < self.depth(found.words.start);
        if self.clauses[index].verb.form != Form::Finite && source.as_ref().is_some_and(outside) {
            return None;
        }
        let (source, extent) = source.unzip();
        Some(Attributed {
            source,
            extent,
            cue: vec![found.words],
            lemma: found.lemma,
            content,
            clause: Some(index),
            trust,
            negated: self.clauses[index].verb.negated,
            via: None,
        })
    }

    /// "It is clear that": nobody says so.
    fn impersonal(&self, index: usize, frame: Frame) -> bool {
        let clause = &self.clauses[index];
        let adjectival = clause.verb.copular() && clause.adjective.is_some();
        let expletive = clause.subject.as_ref().is_some_and(|subject| self.expletive(subject));
        adjectival && (expletive || clause.existential) && frame != Frame::To
    }

    /// "it", "this": a pronoun that names nobody.
    pub(super) fn expletive(&self, noun: &NounPhrase) -> bool {
        let word = self.row.tokens[noun.head].lemma.to_lowercase();
        noun.pronoun && matches!(&*word, "it" | "this" | "that" | "what")
    }

    /// The cue of a clause: its verb, or the adjective that its verb links to the subject.
    pub(super) fn cue(&self, index: usize) -> Option<Found> {
        let clause = &self.clauses[index];
        if clause.verb.copular()
            && let Some(head) = clause.adjective
        {
            let lemma = self.row.tokens[head].lemma.to_lowercase();
            let cue = self.row.lexicon.cue(&lemma, Part::Adjective)?;
            return Some(Found { cue, lemma, words: clause.verb.tokens.start..head + 1, holder: index });
        }
        if let Some(found) = self.predicate(index) {
            return Some(found);
        }
        let cue = self.light(&clause.verb).or_else(|| self.verb_cue(&clause.verb.lemma))?;
        let (start, holder) = self.chain(index);
        let words = start..clause.verb.tokens.end;
        Some(Found { cue, lemma: clause.verb.lemma.clone(), words, holder })
    }

    /// `predicate = source "is" { adverb } ( "in favour of" | "against" )`: a side, of which things have none.
    fn predicate(&self, index: usize) -> Option<Found> {
        let clause = &self.clauses[index];
        if !clause.verb.copular() || !clause.subject.as_ref().is_some_and(|subject| self.takes_sides(subject))
        {
            return None;
        }
        let mut at = clause.verb.tokens.end;
        while let Some(Kind::Adverb) = self.kind(at) {
            at = self.piece_end(at);
        }
        let Some(Kind::Preposition(word)) = self.kind(at) else { return None };
        let cue = self.row.lexicon.cue(word, Part::Adjective)?;
        let words = clause.verb.tokens.start..self.piece_end(at);
        Some(Found { cue, lemma: word.clone(), words, holder: index })
    }

    /// Whether a noun phrase names a person, an office or a group.
    fn takes_sides(&self, noun: &NounPhrase) -> bool {
        let head = &self.row.tokens[noun.head].lemma;
        if noun.pronoun {
            return ["i", "he", "she", "we", "they", "who"].iter().any(|p| head.eq_ignore_ascii_case(p));
        }
        let listed = ["person-noun", "group-noun"].iter().any(|class| self.row.lexicon.is(head, class));
        noun.proper || listed || self.row.lexicon.office(head).is_some()
    }

    /// "expressed support for": a verb and its noun are one word for the stance; the object follows a preposition.
    fn light(&self, verb: &VerbGroup) -> Option<Cue> {
        let (simple, _) = verb.lemma.split_once(' ')?;
        let last = verb.tokens.end.checked_sub(1)?;
        if self.row.lexicon.cue(&verb.lemma, Part::Verb).is_some() || !self.row.tokens[last].tag.is_noun() {
            return None;
        }
        let mut cue = self.row.lexicon.cue(simple, Part::Verb)?;
        let trust = cue.trust(Frame::Np);
        for frame in [Frame::Of, Frame::For, Frame::About, Frame::To] {
            let held = &mut cue.frames[usize::from(frame.code())];
            *held = trust.max(*held);
        }
        Some(cue)
    }

    /// "went on to say", "tried to explain": where the first verb of the chain begins, and whose subject speaks.
    fn chain(&self, index: usize) -> (usize, usize) {
        let clause = &self.clauses[index];
        let start = clause.verb.tokens.start;
        let outer = clause.governor.filter(|&g| {
            let governor: &Clause = &self.clauses[g];
            clause.link == Link::Infinitive
                && governor.verb.tokens.end == start
                && self.row.lexicon.is(&governor.verb.lemma, "raising-verb")
        });
        match outer {
            Some(outer) => (self.clauses[outer].verb.tokens.start, outer),
            None => (start, index),
        }
    }

    /// `quoted-as = source "was quoted as saying" [ "by" agency ]`
    fn quoted_as(&self, index: usize) -> Option<Attributed> {
        let clause = &self.clauses[index];
        let Link::Participle(Some(word)) = &clause.link else { return None };
        let outer_index = clause.governor?;
        let outer = &self.clauses[outer_index];
        if word != "as" || !self.row.lexicon.is(&outer.verb.lemma, "quote-verb") {
            return None;
        }
        let cue = self.verb_cue(&clause.verb.lemma)?;
        let found = Found {
            cue,
            lemma: clause.verb.lemma.clone(),
            words: outer.verb.tokens.start..clause.verb.tokens.end,
            holder: outer_index,
        };
        let by =
            |c: &Clause| c.phrases.iter().find(|(word, ..)| word == "by").map(|(_, _, noun)| noun.clone());
        let (source, via) = if outer.verb.passive {
            (outer.subject.clone(), by(clause).or_else(|| by(outer)))
        } else {
            (outer.object().cloned(), outer.subject.clone())
        };
        let source = source.map(|noun| (noun.clone(), noun.tokens));
        let content = self
            .quoted_before(outer, source.as_ref())
            .or_else(|| self.following(index, &found).map(|f| f.content))?;
        let read = self.made(index, found, source, content, 99)?;
        Some(Attributed { negated: outer.verb.negated, via, ..read })
    }

    /// The content before "… was quoted as saying".
    fn quoted_before(&self, outer: &Clause, source: Option<&Named>) -> Option<Vec<Range<usize>>> {
        let (_, extent) = source.filter(|_| outer.verb.passive)?;
        let mark = extent.start.checked_sub(1)?;
        let depth = self.depth(outer.verb.head);
        if let Some(quotation) = self.quotation_until(mark, depth) {
            return Some(vec![quotation]);
        }
        let before = self.trim(self.region(outer.verb.head).start..mark);
        let finite =
            self.clauses.iter().any(|c| before.contains(&c.verb.head) && c.verb.form == Form::Finite);
        (self.comma(mark) && finite).then(|| vec![before])
    }
}
