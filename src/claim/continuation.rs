//! Quotations that run over sentences and paragraphs: who speaks a sentence that does not say so itself,
//! and how far a content reaches beyond the sentence of its cue.

use std::collections::BTreeMap;

use crate::{
    claim::read::content_spans,
    grammar::attribution::Attributed,
    span::Span,
    text::{Quotation, Text},
    token::Token,
};

/// How sure a cue must be, in percent, to announce a paragraph without quotation marks.
const SET_OFF: u8 = 80;

/// An attribution: its sentence, and its place among those of the sentence.
pub(crate) type Place = (usize, usize);

/// A sentence with what it attributes by itself.
pub(crate) struct Heard<'a> {
    pub(crate) span: Span,
    pub(crate) block: usize,
    pub(crate) tokens: &'a [Token<'a>],
    pub(crate) attributed: &'a [Attributed],
}

impl Heard<'_> {
    /// Whether all its words stand in quotation marks.
    fn quoted(&self) -> bool {
        !self.tokens.is_empty()
            && self.tokens.iter().all(|t| t.quoted > 0 || !t.text.chars().any(char::is_alphanumeric))
    }

    /// Whether words of what is attributed stand in quotation marks.
    fn quotes(&self, index: usize) -> bool {
        let mut tokens = self.attributed[index].content.iter().flat_map(Clone::clone);
        tokens.any(|token| self.tokens[token].quoted > 0)
    }
}

/// What goes on in other sentences.
#[derive(Debug, Default)]
pub(crate) struct Continuations {
    /// For each sentence, the attribution of another one that speaks it.
    speaker: Vec<Option<Place>>,
    /// The contents that reach into other sentences, in full.
    content: BTreeMap<Place, Vec<Span>>,
}

impl Continuations {
    /// The attribution in another sentence whose content the sentence is.
    pub(crate) fn speaker(&self, sentence: usize) -> Option<Place> {
        self.speaker.get(sentence).copied().flatten()
    }

    /// The whole content of an attribution, if it reaches beyond its sentence.
    pub(crate) fn content(&self, place: Place) -> Option<&[Span]> {
        self.content.get(&place).map(Vec::as_slice)
    }

    /// Reads what goes on over the sentences of a document.
    pub(crate) fn new(text: &Text, heard: &[Heard<'_>]) -> Self {
        let reader = Reader { text, heard };
        let mut read = Self { speaker: vec![None; heard.len()], content: BTreeMap::new() };
        let places: Vec<Place> = (0..heard.len()).flat_map(|s| reader.outermost(s)).collect();
        for &place in &places {
            reader.backward(place, &mut read);
        }
        for &place in &places {
            reader.forward(place, &mut read);
        }
        read
    }
}

struct Reader<'a> {
    text: &'a Text,
    heard: &'a [Heard<'a>],
}

impl Reader<'_> {
    /// The attributions of a sentence that stand in no other of it.
    fn outermost(&self, sentence: usize) -> Vec<Place> {
        let attributed = self.heard[sentence].attributed;
        let tokens = self.heard[sentence].tokens;
        // A cue inside a quotation speaks no further than its own sentence.
        let aloud = |a: &Attributed| {
            let quoted = a.cue.first().and_then(|c| tokens.get(c.start)).is_some_and(|t| t.quoted > 0);
            !quoted || a.takes_turn()
        };
        (0..attributed.len())
            .filter(|&a| aloud(&attributed[a]) && super::read::enclosing(attributed, a).is_empty())
            .map(|a| (sentence, a))
            .collect()
    }

    fn own(&self, (sentence, index): Place) -> Vec<Span> {
        let heard = &self.heard[sentence];
        content_spans(&self.text.quotations, heard.tokens, &heard.attributed[index])
    }

    fn around(&self, at: u32) -> Option<&Quotation> {
        self.text.quotations.iter().find(|q| q.depth == 1 && q.span.start <= at && at < q.span.end)
    }

    /// The sentence that holds the byte.
    fn sentence_at(&self, at: u32) -> Option<usize> {
        let index = self.heard.partition_point(|h| h.span.end <= at);
        (index < self.heard.len()).then_some(index)
    }

    /// `“We came. We saw,” she said.`: the quotation opened in a sentence before.
    fn backward(&self, place: Place, read: &mut Continuations) {
        let mut spans = self.own(place);
        let sentence = &self.heard[place.0];
        if sentence.attributed[place.1].signs() {
            return self.signed(place, read);
        }
        let Some(first) = spans.first().copied() else { return };
        let Some(around) = self.around(first.start) else { return };
        if around.span.start >= first.start || first.start > sentence.span.start {
            return;
        }
        spans[0].start = around.span.start;
        let mut begin = around.span.start;
        // A paragraph before it that left its quotation open goes with it.
        while let Some(open) = self.unclosed_before(begin) {
            spans.insert(0, open.span);
            begin = open.span.start;
        }
        for earlier in (0..place.0).rev().take_while(|&s| self.heard[s].span.start >= begin) {
            if self.heard[earlier].quoted() {
                read.speaker[earlier] = Some(place);
            }
        }
        read.content.insert(place, spans);
    }

    /// `“We came. We saw.” ― Ida Holm`: the quotation before the name.
    fn signed(&self, place: Place, read: &mut Continuations) {
        let start = self.heard[place.0].span.start;
        let Some(before) =
            self.text.quotations.iter().rev().find(|q| q.depth == 1 && q.closed && q.span.end <= start)
        else {
            return;
        };
        let last = self.heard.get(place.0.wrapping_sub(1));
        if last.is_none_or(|h| h.span.end > before.span.end + 1) {
            return;
        }
        for earlier in (0..place.0).rev().take_while(|&s| self.heard[s].span.start >= before.span.start) {
            read.speaker[earlier] = Some(place);
        }
        read.content.insert(place, vec![before.span]);
    }

    /// `WARREN: It was late. We left.`: the turn goes on to the end of its paragraph.
    fn turn(&self, place: Place, read: &mut Continuations) {
        let (sentence, _) = place;
        let mut spans = self.own(place);
        let mut block = self.heard[sentence].block;
        let mut open = self.around(self.heard[sentence].span.start).is_some_and(|q| !q.closed);
        for (later, heard) in self.heard.iter().enumerate().skip(sentence + 1) {
            if heard.block != block {
                // An unclosed quotation that the next paragraph opens again goes on, until somebody else's turn.
                let again = self.around(heard.span.start).filter(|q| q.span.start == heard.span.start);
                if !open || again.is_none() || heard.attributed.iter().any(Attributed::takes_turn) {
                    break;
                }
                block = heard.block;
                open = again.is_some_and(|q| !q.closed);
                spans.push(heard.span);
            }
            read.speaker[later].get_or_insert(place);
            if let Some(last) = spans.last_mut() {
                last.end = heard.span.end;
            }
        }
        read.content.insert(place, spans);
    }

    /// "He wrote:" and a paragraph of its own without quotation marks.
    fn set_off(&self, place: Place, read: &mut Continuations) {
        let block = self.heard[place.0].block + 1;
        let ends = self.heard.get(place.0 + 1).is_some_and(|h| h.block == block);
        let Some(span) = self.text.blocks.get(block).map(|b| b.span).filter(|_| ends) else { return };
        for (later, _) in self.heard.iter().enumerate().filter(|(_, h)| h.block == block) {
            read.speaker[later].get_or_insert(place);
        }
        read.content.insert(place, vec![span]);
    }

    fn unclosed_before(&self, start: u32) -> Option<&Quotation> {
        let block = self.text.blocks.iter().position(|b| b.span.start <= start && start < b.span.end)?;
        let earlier = self.text.blocks.get(block.checked_sub(1)?)?;
        let opens = self.text.blocks[block].span.start == start;
        self.text
            .quotations
            .iter()
            .filter(|q| opens && q.depth == 1 && !q.closed)
            .find(|q| earlier.span.contains(q.span) && q.span.start == earlier.span.start)
    }

    /// `She said, “We came. We saw.”`, and quotations in the sentences right after.
    fn forward(&self, place: Place, read: &mut Continuations) {
        let (sentence, index) = place;
        let attributed = &self.heard[sentence].attributed[index];
        if attributed.signs() {
            return;
        }
        if attributed.takes_turn()
            && self
                .own(place)
                .first()
                .is_some_and(|s| self.around(s.start).is_none_or(|q| q.span.start != s.start))
        {
            return self.turn(place, read);
        }
        if self.goes_on_from(sentence) != Some(place) {
            return;
        }
        let mut next = sentence + 1;
        let mut spans = read.content.get(&place).cloned().unwrap_or_else(|| self.own(place));
        let mut open = false;
        if let Some(end) = spans.last_mut() {
            if let Some(around) = end.end.checked_sub(1).and_then(|at| self.around(at)) {
                open = !around.closed;
                if around.span.end > self.heard[sentence].span.end && self.all_quoted(next, around.span.end) {
                    end.end = around.span.end;
                    next = self.claim(next, around.span.end, place, read);
                    read.content.insert(place, spans.clone());
                }
            }
            let reaches = spans.last().is_some_and(|s| s.end + 2 >= self.heard[sentence].span.end);
            if !reaches && !self.heard[sentence].quotes(index) {
                return;
            }
        }
        let announces = attributed.announces();
        let quotes = self.heard[sentence].quotes(index);
        while let Some(quotation) = self.goes_on(next, announces && spans.is_empty(), open, quotes) {
            open = !quotation.closed;
            let span = quotation.span;
            if read.speaker[next].is_some() {
                break;
            }
            match spans.last_mut().filter(|s| spans_touch(**s, span)) {
                Some(before) => before.end = span.end,
                None => spans.push(span),
            }
            next = self.claim(next, span.end, place, read);
        }
        if announces && spans.is_empty() {
            if attributed.trust >= SET_OFF {
                self.set_off(place, read);
            }
        } else if spans != self.own(place) {
            read.content.insert(place, spans);
        }
    }

    /// Of the attributions in a sentence, the one that a quotation right after it goes on with: the one that
    /// quotes, else the last.
    fn goes_on_from(&self, sentence: usize) -> Option<Place> {
        let heard = &self.heard[sentence];
        let outermost = self.outermost(sentence);
        outermost
            .iter()
            .copied()
            .find(|&(_, index)| heard.quotes(index))
            .or_else(|| outermost.last().copied())
    }

    /// The quotation that the sentence opens with, if it goes on with what was said before.
    fn goes_on(&self, sentence: usize, announced: bool, open: bool, quotes: bool) -> Option<&Quotation> {
        let heard = self.heard.get(sentence)?;
        let before = &self.heard[sentence.checked_sub(1)?];
        let follows = heard.block == before.block + 1;
        let near = heard.block == before.block
            || follows && (open || announced || quotes && self.quoted_block(heard.block, sentence));
        let quotation = self.around(heard.span.start).filter(|q| q.span.start == heard.span.start)?;
        let whole = announced || self.all_quoted(sentence, quotation.span.end);
        let own = heard.attributed.iter().any(|a| a.content.iter().any(|c| c.start == 0)) && !heard.quoted()
            || heard.attributed.iter().any(Attributed::takes_turn);
        (near && whole && !own).then_some(quotation)
    }

    /// Whether the block from its first sentence on is one quotation and nothing else.
    fn quoted_block(&self, block: usize, first: usize) -> bool {
        self.heard[first..].iter().take_while(|h| h.block == block).all(Heard::quoted)
    }

    /// Whether the sentences from `first` on, up to the byte, are quoted from end to end.
    fn all_quoted(&self, first: usize, end: u32) -> bool {
        let last = end.checked_sub(1).and_then(|at| self.sentence_at(at)).unwrap_or(first);
        self.heard.get(first..=last.max(first)).is_some_and(|run| run.iter().all(Heard::quoted))
    }

    /// Gives the sentences up to the byte their speaker; the number of the one after them.
    fn claim(&self, first: usize, end: u32, place: Place, read: &mut Continuations) -> usize {
        let mut next = first;
        while self.heard.get(next).is_some_and(|h| h.span.start < end) {
            if self.heard[next].quoted() {
                read.speaker[next].get_or_insert(place);
            }
            next += 1;
        }
        next.max(first + 1)
    }
}

/// Whether nothing but a space stands between two spans.
fn spans_touch(one: Span, other: Span) -> bool {
    one.end <= other.start && other.start <= one.end + 1
}
