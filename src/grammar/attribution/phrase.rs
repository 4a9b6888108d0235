//! Attribution without a verb: `according to`, nouns such as "claim", a name with a colon or after a dash.

use std::ops::Range;

use super::{Attributed, Reader, source::Named};
use crate::{
    grammar::{clause::Link, noun::NounPhrase, piece::Kind, verb::Form},
    lexicon::{Frame, NameKind, Part},
    token::{Pos, Tag, Token},
};

/// The cue of a name after a dash.
const SIGNED: &str = "―";

/// How sure a turn of a transcript is, and a name and a colon at the head of a line.
pub(super) const TURN: u8 = 75;
const HEADS: u8 = 66;

/// How sure "to Holm, …" gives his view.
const SEEN: u8 = 72;

/// How long a name before a colon may be, in tokens.
const NAME: usize = 9;

impl Reader<'_, '_> {
    pub(super) fn phrase(
        &self,
        (source, extent): Named,
        cue: Range<usize>,
        lemma: String,
        content: Vec<Range<usize>>,
        trust: u8,
    ) -> Attributed {
        Attributed {
            source: Some(source),
            extent: Some(extent),
            cue: vec![cue],
            lemma,
            content,
            clause: None,
            trust,
            negated: false,
            via: None,
        }
    }

    /// `prepositional-attribution = "according to" source`, before, inside or after its content
    pub(super) fn prepositional(&self) -> Vec<Attributed> {
        let mut read = Vec::new();
        for piece in self.row.pieces {
            let Kind::Preposition(word) = &piece.kind else { continue };
            read.extend(self.seen_by(piece.tokens.start, word));
            let Some(cue) = self.row.lexicon.cue(word, Part::Preposition) else { continue };
            let Some(source) = self.right_extent(piece.tokens.end) else { continue };
            let content = self.beside(piece.tokens.start, source.1.end);
            if !content.is_empty() {
                let trust = cue.trust(Frame::Np);
                read.push(self.phrase(source, piece.tokens.clone(), word.clone(), content, trust));
            }
        }
        read
    }

    /// `seen-by = "to" source "," clause`: "To Holm, the boat is a home."
    fn seen_by(&self, token: usize, word: &str) -> Option<Attributed> {
        let opens = token == 0
            || matches!(
                self.kind(token - 1),
                Some(Kind::That | Kind::Subordinator(_) | Kind::Coordinator(_) | Kind::OpenQuote)
            );
        if word != "to" || !opens {
            return None;
        }
        let (source, extent) = self.right_extent(token + 1)?;
        let head = &self.row.tokens[source.head];
        let person = if source.pronoun {
            ["me", "us", "him", "her", "them"].iter().any(|p| head.text.eq_ignore_ascii_case(p))
        } else {
            source.proper || self.row.lexicon.is(&head.lemma, "person-noun")
        };
        if !person || !self.comma(extent.end) {
            return None;
        }
        let region = self.region(token);
        let content = self.trim(extent.end + 1..region.end);
        let says = self.clauses.iter().any(|c| {
            c.verb.form == Form::Finite
                && content.contains(&c.verb.head)
                && self.depth(c.verb.head) >= self.depth(token)
        });
        says.then(|| self.phrase((source, extent), token..token + 1, "to".to_string(), vec![content], SEEN))
    }

    /// What stands before a phrase of attribution and after it.
    fn beside(&self, start: usize, end: usize) -> Vec<Range<usize>> {
        let region = self.region(start);
        let verbal = |range: &Range<usize>| self.clauses.iter().any(|c| range.contains(&c.verb.head));
        let before = self.trim(region.start..start);
        let after = if self.comma(end) || start == region.start {
            self.trim(end..region.end.max(end))
        } else {
            end..end
        };
        let tail = !verbal(&before) || verbal(&after) && !self.hangs(after.start);
        let kept = [before, if tail { after } else { end..end }];
        kept.into_iter().filter(|r| r.len() > 1).collect()
    }

    fn hangs(&self, token: usize) -> bool {
        matches!(
            self.kind(token),
            Some(Kind::Relative(_) | Kind::Subordinator(_) | Kind::Coordinator(_) | Kind::Verb(_))
        )
    }

    /// `nominal-attribution = source "'s" noun ( "that" clause | infinitive | "of" … )`
    pub(super) fn nominal(&self) -> Vec<Attributed> {
        let mut read = Vec::new();
        for piece in self.row.pieces {
            if let Some(noun) = piece.noun() {
                self.nominal_in(noun, &mut read);
            }
        }
        read
    }

    fn nominal_in(&self, noun: &NounPhrase, read: &mut Vec<Attributed>) {
        let lemma = self.row.tokens[noun.head].lemma.to_lowercase();
        if let (Some(cue), Some(source)) =
            (self.row.lexicon.cue(&lemma, Part::Noun), noun.possessor.as_deref())
            && let Some((frame, content)) = self.noun_content(noun).filter(|(frame, _)| cue.trust(*frame) > 0)
        {
            let parted = content.start == noun.head + 2;
            let words = noun.head..if parted { content.start } else { noun.head + 1 };
            let named = (source.clone(), source.tokens.clone());
            read.push(self.phrase(named, words, lemma, vec![content], cue.trust(frame)));
        }
        for (_, other) in &noun.phrases {
            self.nominal_in(other, read);
        }
    }

    /// What the noun says: the clause after it, or the phrase.
    fn noun_content(&self, noun: &NounPhrase) -> Option<(Frame, Range<usize>)> {
        let after = noun.head + 1;
        let child = self.clauses.iter().find(|c| self.row.pieces[c.pieces.start].tokens.start == after);
        match child.map(|c| &c.link) {
            Some(Link::Infinitive) => return child.map(|c| (Frame::To, self.trim(after..c.tokens.end))),
            Some(Link::Relative | Link::Content) if self.text(after).eq_ignore_ascii_case("that") => {
                return child.map(|c| (Frame::That, self.trim(after..c.tokens.end.max(c.tokens.start))));
            }
            _ => {}
        }
        let (preposition, other) = noun.phrases.first()?;
        let frame = match &*self.row.tokens[*preposition].lemma {
            "of" => Frame::Of,
            "for" => Frame::For,
            "about" | "on" => Frame::About,
            _ => return None,
        };
        Some((frame, *preposition + 1..other.tokens.end))
    }

    /// `colon-attribution = name ":" ( quotation | sentence )`
    pub(super) fn colon(&self) -> Option<Attributed> {
        let mark = (1..self.row.tokens.len().min(NAME + 1)).find(|&i| self.text(i) == ":")?;
        let first = usize::from(self.token(0).is_some_and(|t| t.tag == Tag::OpenQuote));
        if mark <= first || mark + 1 >= self.row.tokens.len() {
            return None;
        }
        let (source, _) = self.right_extent(first)?;
        let quoted = self.quotation_at(mark + 1, self.depth(mark)).is_some();
        let capital = |i: usize| {
            let token = &self.row.tokens[i];
            token.pos == Pos::Punct || token.text.chars().any(char::is_uppercase)
        };
        let named = source.proper && (first..mark).all(capital) && quoted;
        let heads = !quoted && source.proper && self.heads(first..mark);
        if !named && !heads && !self.shouted(first..mark) || self.clauses.iter().any(|c| c.verb.head < mark) {
            return None;
        }
        let content = self.trim(mark + 1..self.row.tokens.len());
        let trust = match (quoted, heads && !self.shouted(first..mark)) {
            (true, _) => 90,
            (false, true) => HEADS,
            (false, false) => TURN,
        };
        let words = mark..mark + 1;
        (!content.is_empty())
            .then(|| self.phrase((source, first..mark), words, ":".to_string(), vec![content], trust))
    }

    /// `Holm: Pier must go`: the name of a person at the head of a line, and a statement after it.
    fn heads(&self, name: Range<usize>) -> bool {
        let place = self
            .row
            .lexicon
            .phrase_at(&mut |i| (name.start + i < name.end).then(|| self.text(name.start + i)));
        let states = self.clauses.iter().any(|c| c.verb.head > name.end);
        let next = self.token(name.end + 1).is_some_and(|t| t.text.starts_with(char::is_uppercase));
        let proper = self.row.tokens[name.clone()].iter().all(|t| t.tag.is_proper());
        name.start == 0
            && name.len() <= 3
            && proper
            && next
            && states
            && place.is_none_or(|n| n.kind == NameKind::Person)
    }

    /// A speaker's name as transcripts print it: in capitals, what the speaker is may follow a comma.
    fn shouted(&self, name: Range<usize>) -> bool {
        let end = name.clone().find(|&i| self.comma(i)).unwrap_or(name.end);
        let words = &self.row.tokens[name.start..end];
        let letters = |t: &Token<'_>| t.text.chars().filter(|c| c.is_alphabetic()).count();
        words.iter().all(|t| !t.text.chars().any(char::is_lowercase) && t.tag != Tag::Cd)
            && words.iter().any(|t| letters(t) > 2)
    }

    /// `dash-attribution = quotation dash name`
    pub(super) fn signature(&self) -> Option<Attributed> {
        let dash = (0..self.row.tokens.len())
            .find(|&i| self.depth(i) == 0 && self.dash(i) && (i == 0 || self.depth(i - 1) > 0))?;
        let (source, extent) = self.right_extent(dash + 1)?;
        if !source.proper || extent.end < self.body_end() {
            return None;
        }
        let words = dash..dash + 1;
        if dash == 0 {
            return Some(self.phrase((source, extent), words, SIGNED.to_string(), Vec::new(), 90));
        }
        let closed = self.token(dash - 1).is_some_and(|t| t.tag == Tag::CloseQuote);
        let content = self.quotation_before(dash, 0).filter(|_| closed)?;
        let spoken = self.row.tokens[content.clone()].iter().filter(|t| t.pos != Pos::Punct).count();
        (spoken > 2).then(|| self.phrase((source, extent), words, SIGNED.to_string(), vec![content], 90))
    }
}
