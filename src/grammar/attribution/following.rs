//! Contents after their cue: clauses, infinitives, quotations, phrases.

mod object;

use std::ops::Range;

use super::{Reader, cue::Found, source::Named};
use crate::{
    grammar::{clause::Link, piece::Kind, verb::Form},
    lexicon::{Cue, Frame},
};

/// How far after its cue a content may begin, in tokens.
const GAP: usize = 22;

/// What a cue says that stands before its content.
pub(super) struct Following {
    pub(super) frame: Frame,
    pub(super) content: Vec<Range<usize>>,
    /// Where the cue ends: after a preposition or colon that goes with it.
    pub(super) words_end: usize,
    /// The source, if it stands between cue and content: "Said the minister: …".
    pub(super) source: Option<Named>,
    /// The most that the construction can be trusted.
    pub(super) limit: u8,
}

/// Where a content begins, and what stood before it.
struct Begin {
    at: usize,
    colon: bool,
    words_end: usize,
}

impl Reader<'_, '_> {
    /// `following = cue [ recipient ] { adverb | time | phrase } ( "that" clause | clause | wh-clause | infinitive | gerund | quotation | phrase )`
    pub(super) fn following(&self, index: usize, found: &Found) -> Option<Following> {
        let clause = &self.clauses[index];
        let region = self.region(clause.verb.head);
        let depth = self.depth(clause.verb.head);
        let end = found.words.end;
        if clause.verb.passive {
            return self.passive(index, found, &region);
        }
        let (source, after) = self.inverted_source(index, end, depth);
        let begin = self.begin(after, &found.cue, depth, &region);
        let quoted =
            self.quoted(index, &begin, found, &region).map(|(content, limit)| (Frame::Quote, content, limit));
        let read = quoted
            .or_else(|| self.clausal(index, &begin, &found.cue, &region))
            .or_else(|| self.phrasal(index, &begin, found, &region).map(|(f, c)| (f, c, 100)));
        let (frame, content, limit) = read?;
        let words_end = if content.first().is_some_and(|c| self.goes_with(end, c.start)) {
            content[0].start
        } else if source.is_some() {
            end
        } else {
            begin.words_end
        };
        let content =
            content.into_iter().map(|c| if frame == Frame::Quote { c } else { self.trim(c) }).collect();
        Some(Following { frame, content, words_end, source, limit })
    }

    /// "Said the minister: …"
    fn inverted_source(&self, index: usize, end: usize, depth: u8) -> (Option<Named>, usize) {
        let clause = &self.clauses[index];
        let opens = clause.verb.form == Form::Finite
            && clause.verb.tokens.start == self.region(clause.verb.head).start
            && !clause.verb.tokens.is_empty();
        let named = if opens { self.right_extent(end) } else { None };
        match named {
            Some((noun, extent))
                if self.text(extent.end) == ":"
                    || self.comma(extent.end) && self.depth(extent.end + 1) > depth =>
            {
                let after = extent.end;
                (Some((noun, extent)), after)
            }
            _ => (None, end),
        }
    }

    /// Whether a preposition right after the verb parts it from its content: "called for".
    fn goes_with(&self, end: usize, start: usize) -> bool {
        start == end + 1 && matches!(self.kind(end), Some(Kind::Preposition(_)))
    }

    fn begin(&self, end: usize, cue: &Cue, depth: u8, region: &Range<usize>) -> Begin {
        let plain = Begin { at: end, colon: false, words_end: end };
        if let Some(opened) = self.opened(end, end, depth) {
            return opened;
        }
        let mut at = end;
        let mut recipient = false;
        if let Some(Kind::Noun(_)) = self.kind(at)
            && cue.recipient
        {
            at = self.piece_end(at);
            recipient = true;
        }
        let mut skipped = at;
        let mut bare = false;
        while skipped < region.end && skipped < end + GAP {
            if let Some(opened) = self.opened(skipped, end, depth).filter(|o| !bare || o.at > skipped) {
                return opened;
            }
            let after_preposition = matches!(self.kind(skipped - 1), Some(Kind::Preposition(_)));
            bare |= matches!(self.kind(skipped), Some(Kind::Noun(_))) && !after_preposition;
            match self.kind(skipped) {
                Some(Kind::That) => return Begin { at: skipped, ..plain },
                Some(Kind::Relative(word)) if word == "that" => {
                    return Begin { at: skipped, ..plain };
                }
                Some(Kind::Wh(_)) if recipient && !bare => {
                    return Begin { at: skipped, ..plain };
                }
                Some(Kind::Noun(_)) if skipped == end && !recipient => break,
                Some(
                    Kind::Noun(_)
                    | Kind::Preposition(_)
                    | Kind::Time
                    | Kind::Adverb
                    | Kind::Comma
                    | Kind::Bracket,
                ) => {
                    skipped = self.piece_end(skipped);
                }
                _ => break,
            }
        }
        let zero = |at: usize| self.zero(at, region, depth);
        if recipient && (zero(at) || matches!(self.kind(at), Some(Kind::Wh(_) | Kind::Subordinator(_)))) {
            return Begin { at, ..plain };
        }
        let mut light = end;
        while matches!(self.kind(light), Some(Kind::Adverb | Kind::Time))
            || matches!(self.kind(light), Some(Kind::Preposition(_)))
                && matches!(self.kind(light + 1), Some(Kind::Time))
        {
            light = self.piece_end(light);
        }
        Begin { at: light, ..plain }
    }

    /// A quotation or colon at the token.
    fn opened(&self, token: usize, end: usize, depth: u8) -> Option<Begin> {
        let colon = self.text(token) == ":";
        let mark = colon || self.comma(token);
        let at = if mark { token + 1 } else { token };
        if self.quotation_at(at, depth).is_some() && (mark || at > 0) || colon {
            let words_end = if colon { token + 1 } else { end };
            return Some(Begin { at, colon, words_end });
        }
        None
    }

    /// A subject and a finite verb before the next mark.
    fn zero(&self, from: usize, region: &Range<usize>, depth: u8) -> bool {
        let mut at = from;
        let mut subject = false;
        while at < region.end {
            match self.kind(at) {
                Some(Kind::Noun(_) | Kind::There | Kind::Adjective(_) | Kind::Other) => subject = true,
                Some(Kind::Verb(verb)) if verb.form == Form::Gerund && at == from => subject = true,
                Some(Kind::Verb(verb)) => {
                    return subject && verb.form == Form::Finite && self.depth(at) >= depth;
                }
                Some(Kind::Coordinator(_)) if subject => {}
                Some(
                    Kind::Preposition(_) | Kind::Time | Kind::Adverb | Kind::OpenQuote | Kind::CloseQuote,
                ) => {}
                Some(Kind::Comma | Kind::Relative(_)) if subject => return self.has_verb(from, at, region),
                _ => return false,
            }
            at = self.piece_end(at);
        }
        false
    }

    /// Whether a finite verb goes on beyond `at` with the noun phrase at `from` as its subject.
    fn has_verb(&self, from: usize, at: usize, region: &Range<usize>) -> bool {
        let subject = self.clauses.iter().any(|c| {
            c.verb.head > at
                && c.verb.form == Form::Finite
                && c.link != Link::Relative
                && c.subject.as_ref().is_some_and(|s| s.tokens.contains(&from))
                && region.contains(&c.verb.head)
        });
        subject || self.resumed(at, region.end).is_some()
    }

    /// `quoted = [ "," | ":" ] quotation [ clause ]`
    fn quoted(
        &self,
        index: usize,
        begin: &Begin,
        found: &Found,
        region: &Range<usize>,
    ) -> Option<(Vec<Range<usize>>, u8)> {
        let depth = self.depth(self.clauses[index].verb.head);
        if found.cue.trust(Frame::Quote) == 0 && !begin.colon {
            return None;
        }
        if begin.colon && begin.at >= region.end {
            // "She said:" and the rest stands in the next sentence.
            return (begin.at >= self.row.tokens.len() && found.cue.trust(Frame::Quote) >= 80)
                .then(|| (Vec::new(), 95));
        }
        let Some(quotation) = self.quotation_at(begin.at, depth) else {
            return (begin.colon && found.cue.trust(Frame::That) >= 90)
                .then(|| (vec![self.trim(begin.at..region.end)], 80));
        };
        let rest = quotation.end;
        let marked = begin.at > found.words.end;
        let parted = rest >= region.end
            || matches!(self.text(rest), "," | "." | ";" | "—" | "–" | "--" | ")" | "(" | "and")
            || self.clause_at(rest).is_some_and(|c| c.verb.form == Form::Gerund)
            || matches!(self.kind(rest), Some(Kind::Subordinator(_) | Kind::Time));
        if parted || marked && self.row.tokens[begin.at - 1].text == ":" {
            return Some((vec![quotation], 100));
        }
        Some((vec![begin.at..self.clause_end(index, rest, region.end)], 95))
    }

    /// `clausal = "that" clause | wh-word clause | infinitive | gerund | clause`
    fn clausal(
        &self,
        index: usize,
        begin: &Begin,
        cue: &Cue,
        region: &Range<usize>,
    ) -> Option<(Frame, Vec<Range<usize>>, u8)> {
        let depth = self.depth(self.clauses[index].verb.head);
        let at = begin.at;
        let (frame, from) = match self.kind(at)? {
            Kind::That => (Frame::That, at),
            Kind::Relative(word) if word == "that" => (Frame::That, at),
            Kind::Wh(_) if cue.trust(Frame::Wh) == 0 => (Frame::Np, at),
            Kind::Wh(_) => (Frame::Wh, at),
            Kind::Subordinator(word) if cue.trust(Frame::Wh) > 0 && self.asks(index, word, cue) => {
                (Frame::Wh, at)
            }
            Kind::Verb(verb) if verb.form == Form::Infinitive => (Frame::To, at),
            Kind::Verb(verb) if verb.form == Form::Gerund => (Frame::Ing, at),
            Kind::Subordinator(word)
                if word != "as"
                    && (word == "if"
                        || self.resumed(at, region.end).is_some()
                        || self.leads(at, region.end))
                    && cue.trust(Frame::Zero) >= 90
                    && at == self.clauses[index].verb.tokens.end =>
            {
                (Frame::Zero, at)
            }
            Kind::Verb(verb) if verb.form == Form::Finite && cue.trust(Frame::Zero) >= 90 => {
                return self.fronted(index, at, cue, region);
            }
            _ if self.zero(at, region, depth) && cue.trust(Frame::Zero) > 0 => (Frame::Zero, at),
            _ => return self.controlled(index, begin, cue, region),
        };
        let trust = match frame {
            Frame::That | Frame::Zero => cue.trust(frame).max(self.clause_trust(index, cue)),
            _ => cue.trust(frame),
        };
        (trust > 0 && self.depth(from) >= depth).then(|| {
            (
                if trust == cue.trust(frame) { frame } else { Frame::Clause },
                vec![from..self.clause_end(index, from, region.end)],
                100,
            )
        })
    }

    /// "did not say when it would leave" gives what was asked; "said when she left" gives a time.
    fn asks(&self, index: usize, word: &str, cue: &Cue) -> bool {
        match word {
            "whether" => true,
            "if" | "when" | "where" => self.clauses[index].verb.negated || cue.trust(Frame::Zero) < 80,
            _ => false,
        }
    }

    /// "said when the boat came in, everybody left": a main clause follows the comma.
    fn leads(&self, from: usize, end: usize) -> bool {
        (from..end).any(|i| self.comma(i) && self.main_clause_at(i + 1))
    }

    /// `fronted = ( "which" | "what" ) source cue verb …`: the subject of what is said stands before the source.
    fn fronted(
        &self,
        index: usize,
        at: usize,
        cue: &Cue,
        region: &Range<usize>,
    ) -> Option<(Frame, Vec<Range<usize>>, u8)> {
        let subject = self.source(index)?.1.start;
        let word = subject.checked_sub(1)?;
        let fronts = matches!(self.kind(word), Some(Kind::Relative(_) | Kind::Wh(_)));
        let rest = at..self.clause_end(index, at, region.end);
        fronts.then(|| (Frame::Zero, vec![word..word + 1, rest], cue.trust(Frame::Zero)))
    }

    /// An adjective takes a clause with or without "that".
    fn clause_trust(&self, index: usize, cue: &Cue) -> u8 {
        if self.clauses[index].verb.copular() { cue.trust(Frame::Clause) } else { 0 }
    }

    /// `controlled = noun-phrase infinitive`: "urged members to vote"
    fn controlled(
        &self,
        index: usize,
        begin: &Begin,
        cue: &Cue,
        region: &Range<usize>,
    ) -> Option<(Frame, Vec<Range<usize>>, u8)> {
        let from = begin.at;
        let Some(Kind::Noun(_)) = self.kind(from) else { return None };
        let follows = self.clauses.iter().any(|c| {
            c.link == Link::Infinitive
                && c.governor == Some(index)
                && c.verb.tokens.start > from
                && (from..c.verb.tokens.start).all(|i| {
                    matches!(self.kind(i), Some(Kind::Noun(_) | Kind::Preposition(_) | Kind::Adverb))
                })
        });
        (follows && cue.trust(Frame::To) > 0 && cue.recipient)
            .then(|| (Frame::To, vec![from..self.clause_end(index, from, region.end)], 100))
    }
}
