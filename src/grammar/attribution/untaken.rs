//! Quotations that no cue of the lexicon takes: a colon or a comma introduces them, or a clause of its own tags
//! them. Verbs of manner and light verbs are an open class; the marks tell that somebody speaks.

use std::ops::Range;

use super::{Attributed, Reader, cue::Found, source::Named};
use crate::{
    grammar::{
        clause::{Clause, Link},
        piece::Kind,
        verb::Form,
    },
    lexicon::{Cue, Frame},
};

/// How far before its comma a verb may stand that introduces a quotation, in tokens.
const NEAR: usize = 8;

/// How sure a quotation's source is by its marks: a tag after it, a name and colon, a verb and colon, a comma.
const TAG: u8 = 82;
const NAME: u8 = 84;
const COLON: u8 = 74;
const COMMA: u8 = 68;

impl Reader<'_, '_> {
    /// `untaken = quotation "," source verb | [ "from" ] name ":" quotation | source verb … ( ":" | "," ) quotation`
    pub(super) fn untaken(&self, read: &[Attributed]) -> Vec<Attributed> {
        let mut found: Vec<Attributed> = Vec::new();
        let mut at = 0;
        while at < self.row.tokens.len() {
            let Some(quotation) = self.quotation_at(at, 0) else {
                at += 1;
                continue;
            };
            at = quotation.end.max(at + 1);
            let takes = |a: &Attributed| {
                a.cue.first().is_some_and(|c| self.depth(c.start) == 0)
                    && a.content.iter().any(|c| c.start < quotation.end && quotation.start < c.end)
            };
            if !read.iter().chain(&found).any(takes) {
                found.extend(self.tagged(&quotation).or_else(|| self.introduced(&quotation)));
            }
        }
        let ends = |a: &Attributed| a.announces() || a.takes_turn();
        if found.is_empty() && !read.iter().any(ends) {
            found.extend(self.announced());
        }
        found
    }

    /// `“It is late,” the guide smiled.`: any verb, if nothing follows that it could act on.
    fn tagged(&self, quotation: &Range<usize>) -> Option<Attributed> {
        let last = quotation.end.checked_sub(1).filter(|&i| self.closes(i))?;
        let parted = last.checked_sub(1).is_some_and(|i| self.comma(i)) || self.comma(quotation.end);
        let start = quotation.end + usize::from(self.comma(quotation.end));
        let index = self.clauses.iter().position(|c| {
            self.acts(c)
                && c.verb.tokens.start >= start
                && (c.verb.tokens.start == start
                    || c.subject.as_ref().is_some_and(|s| s.tokens.start == start))
        })?;
        let said = self.before(index, &quoting()).filter(|_| parted)?;
        let tags = said.frame == Frame::Quote && said.content.first() == Some(quotation);
        let words = self.clauses[index].verb.tokens.clone();
        tags.then(|| self.spoken(index, words, Some(said.source), said.content, TAG))?
    }

    /// `Then she turned to the crew: “It is late.”`, `Holm: “It is late.”`
    fn introduced(&self, quotation: &Range<usize>) -> Option<Attributed> {
        let mark = quotation.start.checked_sub(1)?;
        let colon = self.text(mark) == ":";
        if !colon && !self.comma(mark) || !self.whole(quotation, colon) {
            return None;
        }
        let start = (0..mark)
            .rev()
            .find(|&i| self.depth(i) > 0 || self.dash(i) || matches!(self.text(i), ";" | "." | "?" | "!"))
            .map_or(0, |i| i + 1);
        if colon && let Some(found) = self.headed(start, mark, quotation) {
            return Some(found);
        }
        let index = (0..self.clauses.len()).rev().find(|&c| {
            let clause = &self.clauses[c];
            (start..mark).contains(&clause.verb.tokens.start)
                && (self.acts(clause) || self.utters(clause, mark))
        })?;
        let verb = &self.clauses[index].verb;
        let beyond = self.clauses.iter().any(|c| {
            c.verb.form == Form::Finite
                && (verb.tokens.end..mark).contains(&c.verb.head)
                && self.depth(c.verb.head) == 0
        });
        if !colon && (beyond || mark > verb.tokens.end + NEAR) {
            return None;
        }
        let words = verb.tokens.start..if colon { mark + 1 } else { verb.tokens.end };
        let trust = if colon { COLON } else { COMMA };
        if let Some((from, source)) = self.comes_from(verb.tokens.end, mark) {
            return self.spoken(index, words.start..from + 1, Some(source), vec![quotation.clone()], trust);
        }
        self.spoken(index, words, self.source(index), vec![quotation.clone()], trust)
    }

    /// `The answer came from Holm: “…”`
    fn comes_from(&self, start: usize, mark: usize) -> Option<(usize, Named)> {
        let from = (start..mark).rev().find(|&i| self.text(i) == "from")?;
        let named = self.right_extent(from + 1)?;
        (named.1.end == mark).then_some((from, named))
    }

    /// `Holm made this remark:` with a quotation in the next paragraph.
    fn announced(&self) -> Option<Attributed> {
        let mark = self.row.tokens.len().checked_sub(1).filter(|&i| self.text(i) == ":")?;
        let index = self.clauses.iter().rposition(|c| self.acts(c))?;
        let words = self.clauses[index].verb.tokens.start..mark + 1;
        self.spoken(index, words, self.source(index), Vec::new(), COLON)
    }

    /// `FERRIES LATE - Ida Holm: “…”`, `From the report: “…”`
    fn headed(&self, start: usize, mark: usize, quotation: &Range<usize>) -> Option<Attributed> {
        let from = (start..mark).rev().find(|&i| matches!(self.kind(i), Some(Kind::Preposition(_))));
        let leads = from.filter(|&i| self.text(i).eq_ignore_ascii_case("from") && i <= start + 1);
        let first = leads.map_or(start, |i| i + 1);
        let (source, extent) = self.right_extent(first)?;
        let verbs = self.clauses.iter().any(|c| (start..mark).contains(&c.verb.head));
        let person = start == 0 && self.is(source.head, "person-noun");
        let names = extent.end == mark && !source.pronoun && (source.proper || person || leads.is_some());
        (names && !verbs).then(|| {
            let words = mark..mark + 1;
            self.phrase((source, extent), words, ":".to_string(), vec![quotation.clone()], NAME)
        })
    }

    /// A whole statement: it begins like a sentence, and has several words or a stop of its own.
    fn whole(&self, quotation: &Range<usize>, colon: bool) -> bool {
        let mut words = quotation.clone().filter(|&i| self.text(i).starts_with(char::is_alphanumeric));
        let capital = words.clone().next().is_some_and(|i| !self.text(i).starts_with(char::is_lowercase));
        let stopped = quotation.clone().any(|i| matches!(self.text(i), "." | "!" | "?" | "…" | "..."));
        capital && (stopped || quotation.end >= self.body_end()) && (colon || words.nth(2).is_some())
    }

    /// A clause of somebody who does something: not one that says what or where a thing is.
    fn acts(&self, clause: &Clause) -> bool {
        let bare = |s: &crate::grammar::noun::NounPhrase| {
            s.pronoun
                && ["it", "this", "that", "there", "which", "what"].contains(&&*self.row.tokens[s.head].lemma)
        };
        clause.verb.form == Form::Finite
            && !clause.verb.passive
            && !clause.verb.copular()
            && !clause.existential
            && !matches!(clause.link, Link::Relative | Link::Wh(_))
            && self.depth(clause.verb.head) == 0
            && clause.subject.as_ref().is_none_or(|s| !bare(s))
    }

    /// `…, saying: “…”`: a participle of saying right before the mark.
    fn utters(&self, clause: &Clause, mark: usize) -> bool {
        clause.verb.form == Form::Gerund
            && clause.verb.tokens.end == mark
            && self.verb_cue(&clause.verb.lemma).is_some_and(|cue| cue.trust(Frame::Quote) > 0)
    }

    fn spoken(
        &self,
        index: usize,
        words: Range<usize>,
        source: Option<Named>,
        content: Vec<Range<usize>>,
        trust: u8,
    ) -> Option<Attributed> {
        let lemma = self.clauses[index].verb.lemma.clone();
        let found = Found { cue: quoting(), lemma, words, holder: index };
        self.made(index, found, Some(source?), content, trust)
    }
}

/// A verb that is taken to quote.
fn quoting() -> Cue {
    let mut frames = [0; Frame::COUNT];
    frames[usize::from(Frame::Quote.code())] = TAG;
    Cue { frames, recipient: false }
}
