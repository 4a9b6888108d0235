//! Contents before their cue: quotations and clauses that someone "said", inverted or not, and those
//! that the cue interrupts.

use std::ops::Range;

use super::{Reader, source::Named};
use crate::{
    grammar::{clause::Link, piece::Kind, verb::Form},
    lexicon::{Cue, Frame},
};

/// How far after a cue the second half of a quotation may begin, in tokens.
const GAP: usize = 25;

/// How long a parenthesis between subject and cue may be, in tokens.
const PARENTHESIS: usize = 28;

/// What a cue that follows its content says.
pub(super) struct Said {
    pub(super) source: Named,
    pub(super) content: Vec<Range<usize>>,
    pub(super) frame: Frame,
}

impl Reader<'_, '_> {
    /// `postposed = content ( "," | quotation-mark ) ( source cue | cue source ) [ content ]`
    pub(super) fn before(&self, index: usize, cue: &Cue) -> Option<Said> {
        let clause = &self.clauses[index];
        let speech = cue.trust(Frame::Quote).max(cue.trust(Frame::Zero));
        if speech == 0 || clause.verb.form != Form::Finite || clause.verb.passive {
            return None;
        }
        if let Some(said) = self.comment(index, cue) {
            return Some(said);
        }
        if clause.subject.as_ref().is_some_and(|s| self.is(s.head, "second-person")) && speech < 95 {
            // "you know", "you see": nobody says so.
            return None;
        }
        let verb = clause.verb.tokens.clone();
        let simple = verb.len() == clause.verb.adverbs.len() + 1;
        let inverted = self.right_extent(verb.end).filter(|(noun, _)| simple && !noun.pronoun);
        if let Some((noun, extent)) = &inverted
            && (self.follows_quotation(index, verb.start)
                || noun.proper && !cue.recipient && self.ends_after(extent.end, false))
            && verb
                .start
                .checked_sub(1)
                .is_some_and(|i| self.comma(i) || self.depth(i) > self.depth(verb.start))
        {
            let end = self.tail(extent.end);
            return self.around(index, (noun.clone(), extent.clone()), verb.start, end, cue);
        }
        if let Some(source) = self.subject_before(index) {
            let start = source.1.start;
            let quoted = self.follows_quotation(index, start);
            if self.ends_after(verb.end, cue.recipient) || quoted && self.ends_clause(verb.end, cue.recipient)
            {
                return self.around(index, source, start, self.tail(verb.end), cue);
            }
            return None;
        }
        let (noun, extent) = inverted.filter(|(_, extent)| self.ends_after(extent.end, false))?;
        let end = self.tail(extent.end);
        self.around(index, (noun, extent), verb.start, end, cue)
    }

    /// `comment = "as" source cue "," content | content "," "as" source cue`
    fn comment(&self, index: usize, cue: &Cue) -> Option<Said> {
        let clause = &self.clauses[index];
        if cue.trust(Frame::Zero).max(cue.trust(Frame::That)) < 80 {
            return None;
        }
        let joined = matches!(&clause.link, Link::Subordinate(word) if word == "as");
        if !joined && (clause.subject.is_some() || !self.text(0).eq_ignore_ascii_case("as")) {
            return None;
        }
        let source = self.source(index)?;
        let opening = source.1.start.checked_sub(1).filter(|&i| self.text(i).eq_ignore_ascii_case("as"))?;
        let region = self.region(clause.verb.head);
        let end = self.tail(clause.verb.tokens.end);
        let frame = if cue.trust(Frame::Zero) > 0 { Frame::Zero } else { Frame::Quote };
        let content = if opening == region.start && self.comma(end) {
            self.trim(end + 1..region.end)
        } else if opening > region.start && self.comma(opening - 1) && self.ends_after(end, false) {
            self.trim(region.start..opening)
        } else {
            return None;
        };
        let holds = self.clauses.iter().any(|c| content.contains(&c.verb.head));
        holds.then(|| Said { source, content: vec![content], frame })
    }

    /// The subject that stands right before the verb.
    fn subject_before(&self, index: usize) -> Option<Named> {
        let clause = &self.clauses[index];
        let last = clause.verb.tokens.start.checked_sub(1)?;
        if let Some(subject) = clause
            .subject
            .as_ref()
            .filter(|s| clause.own_subject && clause.link != Link::Relative && s.tokens.end <= last + 1)
        {
            let same = self.depth(subject.tokens.start) == self.depth(clause.verb.head);
            let found = self.source(index).filter(|(_, extent)| {
                (extent.end..=last)
                    .all(|i| matches!(self.kind(i), Some(Kind::Adverb | Kind::Time | Kind::Preposition(_))))
            });
            if same && found.is_some() {
                return found;
            }
        }
        match self.kind(last) {
            Some(Kind::Noun(noun)) => Some((noun.clone(), noun.tokens.clone())),
            Some(Kind::Comma) => self.before_parenthesis(last).filter(|(_, e)| e.end == last + 1),
            _ => None,
        }
    }

    /// "Mark Dole, R-Ky., said": the noun phrase before a parenthesis that ends in a comma.
    pub(super) fn before_parenthesis(&self, comma: usize) -> Option<Named> {
        let depth = self.depth(comma);
        let open = (comma.saturating_sub(PARENTHESIS)..comma)
            .rev()
            .take_while(|&i| self.depth(i) == depth)
            .find(|&i| self.comma(i) || self.dash(i))?;
        let noun = open.checked_sub(1)?;
        let verbs =
            self.clauses.iter().any(|c| (open..comma).contains(&c.verb.head) && c.link != Link::Relative);
        match self.kind(noun) {
            Some(Kind::Noun(found)) if !verbs && self.depth(noun) == depth && !found.pronoun => {
                Some((found.clone(), found.tokens.start..comma + 1))
            }
            _ => None,
        }
    }

    /// Whether a quotation ends where the words of the cue begin.
    fn follows_quotation(&self, index: usize, start: usize) -> bool {
        let depth = self.depth(self.clauses[index].verb.head);
        let near = |token: usize| token.checked_sub(1).is_some_and(|i| self.depth(i) > depth);
        near(start) || start > 0 && self.comma(start - 1) && near(start - 1)
    }

    /// Whether nothing follows the cue that it could say.
    fn ends_after(&self, token: usize, recipient: bool) -> bool {
        self.ends_clause(token, recipient) && !self.that_follows(token)
    }

    /// Whether no complement follows the cue.
    fn ends_clause(&self, token: usize, recipient: bool) -> bool {
        match self.kind(token) {
            None => true,
            // `…, she said: “…”`
            Some(Kind::Break(_)) if self.depth(token + 1) > self.depth(token) => false,
            Some(
                Kind::Stop
                | Kind::Comma
                | Kind::Break(_)
                | Kind::Bracket
                | Kind::Time
                | Kind::Adverb
                | Kind::Preposition(_)
                | Kind::Subordinator(_)
                | Kind::Coordinator(_)
                | Kind::OpenQuote
                | Kind::CloseQuote,
            ) => true,
            Some(Kind::Noun(_)) => recipient,
            Some(Kind::Verb(verb)) => verb.form == Form::Gerund,
            _ => false,
        }
    }

    /// The end of recipient, time and place after the cue: "told them on Monday".
    fn tail(&self, token: usize) -> usize {
        let depth = self.depth(token);
        let mut at = token;
        while self.depth(at) == depth
            && matches!(self.kind(at), Some(Kind::Noun(_) | Kind::Preposition(_) | Kind::Time | Kind::Adverb))
        {
            at = self.piece_end(at);
        }
        if self.comma(at) || self.dash(at) { at } else { token }
    }

    /// "said on Monday that": what is said comes after all.
    fn that_follows(&self, token: usize) -> bool {
        let mut at = token;
        while at < self.row.tokens.len() && at < token + 12 {
            match self.kind(at) {
                Some(Kind::That | Kind::Wh(_)) => return true,
                Some(Kind::Relative(word)) => return word == "that",
                Some(Kind::Noun(_) | Kind::Preposition(_) | Kind::Time | Kind::Adverb) => {
                    at = self.piece_end(at);
                }
                _ => return false,
            }
        }
        false
    }

    /// The content that ends where source and cue begin, and what goes on after them.
    fn around(&self, index: usize, source: Named, start: usize, end: usize, cue: &Cue) -> Option<Said> {
        let head = self.clauses[index].verb.head;
        let depth = self.depth(head);
        let region = self.region(head);
        let mut start = start;
        while start > region.start && matches!(self.kind(start - 1), Some(Kind::Adverb | Kind::Time)) {
            start -= 1;
        }
        let mark = start.checked_sub(1).filter(|&m| m >= region.start)?;
        if let Some(quotation) = self.quotation_until(mark, depth).filter(|_| cue.trust(Frame::Quote) > 0) {
            let mut content = vec![self.with_lead(quotation, &region)];
            content.extend(self.resumed_quotation(end, &region, depth));
            return Some(Said { source, content, frame: Frame::Quote });
        }
        let speaks = cue.trust(Frame::Zero) > 0 || cue.trust(Frame::Quote) >= 80;
        if !(self.comma(mark) || self.dash(mark)) || !speaks {
            return None;
        }
        self.clause_around(source, region, mark, end, cue)
    }

    /// Words before a quotation in the same sentence belong to it: `the plan is "dead", she said`.
    fn with_lead(&self, quotation: Range<usize>, region: &Range<usize>) -> Range<usize> {
        let lead = quotation.start.saturating_sub(region.start);
        let parted = quotation.start.checked_sub(1).is_some_and(|i| matches!(self.text(i), "," | ":"));
        if lead <= 1 || parted {
            return quotation;
        }
        let start = if self.text(region.start).eq_ignore_ascii_case("but")
            || self.text(region.start).eq_ignore_ascii_case("and")
        {
            region.start + 1
        } else {
            region.start
        };
        let speaks = self.clauses.iter().any(|c| {
            (start..quotation.start).contains(&c.verb.head)
                && self.verb_cue(&c.verb.lemma).is_some_and(|cue| cue.trust(Frame::Quote) >= 90)
                && c.verb.tokens.end + 1 >= quotation.start
        });
        if speaks { quotation } else { self.trim(start..quotation.end) }
    }

    /// The second half of a quotation that the cue interrupts.
    fn resumed_quotation(&self, end: usize, region: &Range<usize>, depth: u8) -> Option<Range<usize>> {
        let limit = region.end.max(end).min(end + GAP);
        let open = (end..limit).find(|&i| self.depth(i) > depth)?;
        let introduced = self
            .clauses
            .iter()
            .any(|c| (end..open).contains(&c.verb.head) && self.verb_cue(&c.verb.lemma).is_some());
        if introduced && !self.goes_on(open) { None } else { self.quotation_at(open, depth) }
    }

    /// `…, pointing to the map, “but it is old”`: a comma and a small letter go on with the sentence before.
    fn goes_on(&self, open: usize) -> bool {
        let parted = open.checked_sub(1).is_some_and(|i| self.comma(i));
        let word = (open..open + 2).find(|&i| self.text(i).starts_with(char::is_alphabetic));
        parted && word.is_some_and(|i| self.text(i).starts_with(char::is_lowercase))
    }

    /// "The plan, she said, would fail", "the plan would fail, she said".
    fn clause_around(
        &self,
        source: Named,
        region: Range<usize>,
        mark: usize,
        end: usize,
        cue: &Cue,
    ) -> Option<Said> {
        if self.depth(end) > self.depth(mark) || self.comma(end) && self.depth(end + 1) > self.depth(mark) {
            return None;
        }
        let mut start = region.start;
        while start < mark && (self.comma(start) || matches!(self.kind(start), Some(Kind::Coordinator(_)))) {
            start += 1;
        }
        if self.comma(mark)
            && let Some(dash) = (start..mark).rev().find(|&i| self.text(i) == ";")
        {
            start = dash + 1;
        }
        let before = self.trim(start..mark);
        let finite = |range: &Range<usize>| {
            self.clauses.iter().any(|c| {
                range.contains(&c.verb.head)
                    && c.verb.form == Form::Finite
                    && !matches!(c.link, Link::Subordinate(_) | Link::Relative)
            })
        };
        let goes_on = self.comma(end) || self.dash(end);
        let rest = if goes_on { self.trim(end + 1..region.end) } else { end..end };
        let opens = self.kind(rest.start);
        let resumes = rest.len() > 1
            && !matches!(
                opens,
                Some(
                    Kind::Subordinator(_)
                        | Kind::Relative(_)
                        | Kind::Coordinator(_)
                        | Kind::Preposition(_)
                        | Kind::Time
                )
            )
            && !matches!(opens, Some(Kind::Verb(verb)) if verb.form == Form::Gerund);
        let verbal = finite(&before);
        if before.is_empty() || !(verbal || resumes && finite(&rest)) {
            return None;
        }
        let sentence_adverbial = matches!(
            self.kind(before.start),
            Some(Kind::Preposition(_) | Kind::Subordinator(_) | Kind::Time | Kind::Adverb)
        );
        if !verbal && sentence_adverbial && !matches!(self.kind(rest.start), Some(Kind::Noun(_))) {
            return None;
        }
        let mut content = vec![before];
        if resumes {
            content.push(rest);
        }
        let frame = if cue.trust(Frame::Zero) > 0 { Frame::Zero } else { Frame::Quote };
        Some(Said { source, content, frame })
    }
}
