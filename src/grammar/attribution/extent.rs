//! How far things reach: quotations, contents that are clauses, contents that are phrases.

use std::ops::Range;

use super::Reader;
use crate::{
    grammar::{
        clause::{Clause, Link},
        piece::Kind,
        verb::Form,
    },
    lexicon::{Cue, Frame, Part},
    token::{Tag, Token},
};

impl<'t> Reader<'_, 't> {
    pub(super) fn token(&self, index: usize) -> Option<&Token<'t>> {
        self.row.tokens.get(index)
    }

    pub(super) fn depth(&self, token: usize) -> u8 {
        self.depths.get(token).copied().unwrap_or(0)
    }

    /// What piece the token belongs to.
    pub(super) fn kind(&self, token: usize) -> Option<&Kind> {
        self.piece_of.get(token).map(|&piece| &self.row.pieces[piece].kind)
    }

    /// The end of the piece that the token belongs to.
    pub(super) fn piece_end(&self, token: usize) -> usize {
        self.piece_of.get(token).map_or(token + 1, |&p| self.row.pieces[p].tokens.end.max(token + 1))
    }

    pub(super) fn is(&self, token: usize, class: &str) -> bool {
        self.token(token).is_some_and(|t| self.row.lexicon.is(t.text, class))
    }

    pub(super) fn text(&self, token: usize) -> &str {
        self.token(token).map_or("", |t| t.text)
    }

    pub(super) fn comma(&self, token: usize) -> bool {
        self.text(token) == ","
    }

    pub(super) fn dash(&self, token: usize) -> bool {
        matches!(self.text(token), "—" | "–" | "--" | "―" | "-")
    }

    /// The stretch around the token in which its sentence or quotation stands, outer marks left out.
    pub(super) fn region(&self, token: usize) -> Range<usize> {
        let depth = self.depth(token);
        if depth == 0 {
            return 0..self.body_end();
        }
        let last = self.row.tokens.len();
        let mut start = (0..token).rev().find(|&i| self.depth(i) < depth).map_or(0, |i| i + 1);
        let mut end = (token..last).find(|&i| self.depth(i) < depth).unwrap_or(last);
        if start < token && self.depth(start) == depth && self.opens(start) {
            start += 1;
        }
        if end > token + 1 && self.depth(end - 1) == depth && self.closes(end - 1) {
            end -= 1;
        }
        while end > token + 1 && matches!(self.text(end - 1), "." | "!" | "?" | "…" | ",") {
            end -= 1;
        }
        start..end
    }

    /// The tokens of a sentence without its final stop, unless the stop stands inside quotation marks.
    pub(super) fn body_end(&self) -> usize {
        let mut end = self.row.tokens.len();
        while end > 0
            && matches!(self.text(end - 1), "." | "!" | "?" | "…" | ":" | "...")
            && self.depth(end - 1) == 0
        {
            end -= 1;
        }
        end
    }

    /// A range of tokens without white marks at its ends: commas, and stops outside quotation marks.
    pub(super) fn trim(&self, mut range: Range<usize>) -> Range<usize> {
        let light = |index: usize| {
            self.depth(index) == 0
                && matches!(
                    self.text(index),
                    "," | "." | ";" | ":" | "—" | "–" | "--" | "-" | "!" | "?" | "―"
                )
        };
        while range.start < range.end && light(range.start) {
            range.start += 1;
        }
        while range.start < range.end && light(range.end - 1) {
            range.end -= 1;
        }
        range
    }

    fn opens(&self, token: usize) -> bool {
        self.token(token).is_some_and(|t| t.tag == Tag::OpenQuote)
    }

    pub(super) fn closes(&self, token: usize) -> bool {
        self.token(token).is_some_and(|t| t.tag == Tag::CloseQuote)
    }

    /// The quotation that opens at the token, seen from words at `depth`.
    pub(super) fn quotation_at(&self, token: usize, depth: u8) -> Option<Range<usize>> {
        if self.depth(token) <= depth || token > 0 && self.depth(token - 1) > depth && !self.opens(token) {
            return None;
        }
        let mut end = token + 1;
        while end < self.row.tokens.len()
            && self.depth(end) > depth
            && !(self.closes(end - 1) && self.opens(end))
        {
            end += 1;
        }
        Some(token..end)
    }

    /// The quotation that ends before the token.
    pub(super) fn quotation_before(&self, token: usize, depth: u8) -> Option<Range<usize>> {
        let last = token.checked_sub(1).filter(|&i| self.depth(i) > depth)?;
        let mut start = last;
        while start > 0 && self.depth(start - 1) > depth && !(self.closes(start - 1) && self.opens(start)) {
            start -= 1;
        }
        Some(start..token)
    }

    /// The clause whose verb group holds the token.
    pub(super) fn clause_at(&self, token: usize) -> Option<&Clause> {
        self.clauses.iter().find(|c| c.verb.tokens.contains(&token))
    }

    /// The quotation before a source, or before the comma that parts them.
    pub(super) fn quotation_until(&self, mark: usize, depth: u8) -> Option<Range<usize>> {
        let parted = self.comma(mark) && self.depth(mark) == depth;
        self.quotation_before(if parted { mark } else { mark + 1 }, depth)
    }

    /// The cue of a verb by its dictionary form.
    pub(super) fn verb_cue(&self, lemma: &str) -> Option<Cue> {
        let simple = lemma.split(' ').next().unwrap_or(lemma);
        let lexicon = self.row.lexicon;
        lexicon.cue(lemma, Part::Verb).or_else(|| lexicon.cue(simple, Part::Verb))
    }

    /// Where a content that is a clause ends.
    pub(super) fn clause_end(&self, index: usize, from: usize, limit: usize) -> usize {
        let depth = self.depth(self.clauses[index].verb.head);
        let limit = self.main_verb(index, from).map_or(limit, |verb| verb.min(limit));
        let mut at = from;
        while at < limit {
            if self.depth(at) <= depth && at > from && self.breaks_clause(index, from, at) {
                return at;
            }
            at += 1;
        }
        limit
    }

    /// "A man who said he was late left": the verb of the sentence, which what is said in a relative clause of
    /// its subject stops before.
    fn main_verb(&self, index: usize, from: usize) -> Option<usize> {
        let clause = &self.clauses[index];
        let head = clause.subject.as_ref().filter(|_| clause.link == Link::Relative)?.head;
        let main = self.clauses.iter().find(|c| {
            c.link == Link::Main
                && c.verb.form == Form::Finite
                && c.verb.tokens.start > from
                && c.subject.as_ref().is_some_and(|s| s.head == head)
        })?;
        Some(main.verb.tokens.start)
    }

    fn breaks_clause(&self, index: usize, from: usize, at: usize) -> bool {
        match self.text(at) {
            ";" => true,
            "—" | "--" | "―" | "–" => true,
            "," => self.comma_breaks(index, from, at),
            "and" | "but" => self.shares_subject(index, at),
            _ => at > from + 1 && self.closes(at - 1) && self.comma(at - 2) && self.speaks_on(at),
        }
    }

    /// A comma ends what is said if contrast, another participle of saying or a new main clause follows.
    fn comma_breaks(&self, index: usize, from: usize, at: usize) -> bool {
        let next = at + 1;
        if at > from + 1 && self.is(next, "content-break") || self.text(next) == "according" {
            return !matches!(self.text(next), "which" | "who")
                || self.resumed(at, self.region(at).end).is_none();
        }
        if self.clause_at(next).is_some_and(|c| c.verb.form == Form::Gerund) {
            return at > from + 2 && self.speaks_on(next);
        }
        if self.opens_sentence(index) && self.main_clause_at(next) {
            return true;
        }
        if !matches!(self.text(next), "and" | "but" | "so" | "or" | "yet") {
            return false;
        }
        self.shares_subject(index, next) || self.new_main_clause(index, next + 1)
    }

    /// "the boat, which sank in May, had": where the sentence goes on with a finite verb after a parenthesis
    /// that the comma opens.
    pub(super) fn resumed(&self, comma: usize, end: usize) -> Option<usize> {
        let depth = self.depth(comma);
        let close = (comma + 1..end).find(|&i| self.comma(i) && self.depth(i) == depth)?;
        let mut verb = close + 1;
        while matches!(self.kind(verb), Some(Kind::Adverb)) {
            verb = self.piece_end(verb);
        }
        let finite = self.clause_at(verb).is_some_and(|c| c.verb.form == Form::Finite && !c.inverted);
        (self.comma(comma) && finite && verb < end).then_some(verb)
    }

    /// `…, adding that`: a participle of saying.
    fn speaks_on(&self, token: usize) -> bool {
        let speaks = |cue: Cue| cue.trust(Frame::That).max(cue.trust(Frame::Np)) >= 70;
        self.clause_at(token)
            .filter(|c| c.verb.form == Form::Gerund)
            .is_some_and(|c| self.verb_cue(&c.verb.lemma).is_some_and(speaks))
    }

    /// "Asked whether it would run, Holm said": a verb without a subject opens the sentence.
    fn opens_sentence(&self, index: usize) -> bool {
        let clause = &self.clauses[index];
        let start = self.region(clause.verb.head).start;
        let light =
            |i| matches!(self.kind(i), Some(Kind::Preposition(_) | Kind::Subordinator(_) | Kind::Adverb));
        clause.verb.form != Form::Finite && (start..clause.verb.tokens.start).all(light)
            || clause.verb.tokens.start == 0 && clause.subject.is_none()
    }

    pub(super) fn main_clause_at(&self, start: usize) -> bool {
        self.clauses.iter().any(|c| {
            c.verb.form == Form::Finite
                && c.link != Link::Relative
                && c.own_subject
                && c.subject.as_ref().is_some_and(|s| s.tokens.start == start)
        })
    }

    /// "said it was late and called for talks": a second cue in the same form.
    fn shares_subject(&self, index: usize, coordinator: usize) -> bool {
        let verb = &self.clauses[index].verb;
        let contrast = self.text(coordinator) == "but";
        self.clause_at(coordinator + 1).is_some_and(|next| {
            next.verb.tokens.start == coordinator + 1
                && next.verb.form == verb.form
                && (next.verb.tense == verb.tense || contrast)
                && self.verb_cue(&next.verb.lemma).is_some_and(|cue| best(&cue) >= 80)
        })
    }

    fn new_main_clause(&self, index: usize, start: usize) -> bool {
        self.clauses[index].link == Link::Main
            && self.clauses.iter().any(|c| {
                c.link == Link::Main && c.own_subject && !c.inverted && {
                    let opens = self.row.pieces.get(c.pieces.start).map_or(0, |p| p.tokens.start);
                    opens == start || c.subject.as_ref().is_some_and(|s| s.tokens.start == start)
                }
            })
    }

    /// Where a content that is a phrase ends.
    pub(super) fn phrase_end(&self, cue: &Cue, from: usize, limit: usize, depth: u8) -> usize {
        let mut at = from;
        while at < limit {
            if self.depth(at) <= depth && at > from && self.breaks_phrase(cue, from, at) {
                return at;
            }
            at += 1;
        }
        limit
    }

    fn breaks_phrase(&self, cue: &Cue, from: usize, at: usize) -> bool {
        let inside_noun = self.piece_of[at] == self.piece_of[at - 1]
            && matches!(self.kind(at), Some(Kind::Noun(_)))
            && !self.comma(at);
        if inside_noun {
            return false;
        }
        match self.text(at) {
            ";" | "—" | "--" | "―" | "–" | "(" | ")" | ":" => true,
            "," => !self.enumerates(at),
            "and" | "but" | "or" => {
                let cue = |c: &Clause| self.verb_cue(&c.verb.lemma).is_some();
                self.clause_at(at + 1)
                    .is_some_and(|c| c.verb.form == Form::Finite || c.verb.form == Form::Gerund && cue(c))
            }
            "as" => at > from + 1 && cue.trust(Frame::NpAs) == 0,
            "at" | "in" | "on" | "during" | "by" => {
                at > from + 1 && (self.timed(at + 1) || self.stated(at + 1))
            }
            word => {
                at > from + 1
                    && (self.row.lexicon.is(word, "phrase-break")
                        || matches!(self.kind(at), Some(Kind::Time)))
            }
        }
    }

    /// A comma inside an enumeration of like things.
    fn enumerates(&self, at: usize) -> bool {
        let Some(Kind::Noun(noun)) = self.kind(at) else { return false };
        !noun.members.is_empty() && noun.tokens.contains(&(at + 1))
    }

    fn timed(&self, token: usize) -> bool {
        matches!(self.kind(token), Some(Kind::Time)) || self.is(token, "weekday")
    }

    /// A speech, an interview, a statement: where things are said.
    pub(super) fn stated(&self, token: usize) -> bool {
        match self.kind(token) {
            Some(Kind::Noun(noun)) => {
                self.row.lexicon.is(&self.row.tokens[noun.head].lemma, "statement-noun")
            }
            _ => false,
        }
    }
}

/// How sure the surest frame of a cue is.
pub(super) fn best(cue: &Cue) -> u8 {
    [Frame::That, Frame::Quote, Frame::Np, Frame::To, Frame::Wh, Frame::Of]
        .into_iter()
        .map(|frame| cue.trust(frame))
        .max()
        .unwrap_or(0)
}
