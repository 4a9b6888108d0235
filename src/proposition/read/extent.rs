//! How far a proposition reaches: its days, its quantity, its span.

use std::ops::Range;

use super::Sentence;
use crate::{
    claim::cast::range_span,
    day::Day,
    grammar::clause::{Clause, Link},
    proposition::{About, Party, Quantity},
    span::Span,
    timex::{Timex, TimexKind, TimexRelation},
};

impl Sentence<'_> {
    /// The day of saying: a time in the clause that attributes, else the document's day.
    pub(super) fn said(&self, chain: &[usize], own: Option<usize>) -> Option<Day> {
        let day = own
            .into_iter()
            .chain(chain.iter().rev().copied())
            .find_map(|a| self.time_of(&self.clauses[self.attributed[a].clause?])?.day());
        day.or(self.dated)
    }

    pub(super) fn time_of(&self, clause: &Clause) -> Option<&Timex> {
        clause.times.iter().find_map(|&piece| {
            let tokens = &self.row.pieces[piece].tokens;
            self.times
                .iter()
                .find(|(_, range)| range.start < tokens.end && tokens.start < range.end)
                .map(|(timex, _)| timex)
        })
    }

    /// The first time of the clause that has a place in the calendar, or of a participle that counts from one: "for two
    /// years, counted from 1 May".
    fn placed(&self, clause: &Clause) -> Option<&Timex> {
        let first = self.time_of(clause);
        if first.is_some_and(|timex| timex.interval().is_some()) {
            return first;
        }
        let inside =
            |range: &Range<usize>| clause.tokens.start <= range.start && range.end <= clause.tokens.end;
        let mut own = self.times.iter().filter(|(_, range)| inside(range)).map(|(timex, _)| timex);
        let counts = |other: &&Clause| {
            matches!(other.link, Link::Participle(_))
                && other.governor.is_some_and(|governor| self.clauses[governor] == *clause)
                && COUNTING.contains(&other.verb.lemma.as_str())
        };
        let counted = || self.clauses.iter().find(counts).and_then(|other| self.time_of(other));
        let lasts = first.is_some_and(|timex| timex.kind == TimexKind::Duration);
        own.find(|timex| lasts && timex.interval().is_some())
            .or_else(|| counted().filter(|_| lasts))
            .or(first)
    }

    pub(super) fn about(&self, clause: &Clause) -> Option<About> {
        let timex = self.placed(clause)?;
        let interval = timex.interval()?;
        let lasts = clause.verb.copular()
            || clause.verb.negated
            || matches!(timex.kind, TimexKind::Duration | TimexKind::Set)
            || matches!(timex.relation, TimexRelation::Since | TimexRelation::Until);
        Some(About { interval, all: lasts, vague: timex.vague, span: timex.span })
    }

    /// The quantity that the clause states: one in its object, subject or phrases.
    pub(super) fn quantity(&self, clause: &Clause) -> Option<Quantity> {
        let inside =
            |range: &Range<usize>| clause.tokens.start <= range.start && range.end <= clause.tokens.end;
        let after = self
            .quantities
            .iter()
            .find(|(_, range)| inside(range) && range.start >= clause.verb.tokens.start);
        after
            .or_else(|| self.quantities.iter().find(|(_, range)| inside(range)))
            .map(|(quantity, _)| quantity.clone())
            .or_else(|| self.lasting(clause))
    }

    /// How long the clause says that it lasts, after its verb.
    fn lasting(&self, clause: &Clause) -> Option<Quantity> {
        let after =
            |range: &Range<usize>| clause.verb.tokens.end <= range.start && range.end <= clause.tokens.end;
        let plain = |timex: &Timex| {
            matches!(timex.relation, TimexRelation::In | TimexRelation::For)
                && timex.from.is_none()
                && timex.to.is_none()
        };
        let found = self.times.iter().find(|(timex, range)| after(range) && plain(timex));
        found.and_then(|(timex, _)| timex.quantity())
    }

    /// The clause with its subject, as far as both lie in one run.
    pub(super) fn clause_span(&self, clause: &Clause, index: usize) -> Span {
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

    /// The words that take a stance: from the verb by which its holder announces it, to the objects of what completes it.
    pub(super) fn taking(
        &self,
        index: usize,
        cue: &Range<usize>,
        chain: &[usize],
        holder: Option<&Party>,
    ) -> Span {
        let clause = &self.clauses[index];
        let objects = |clause: &Clause| clause.objects.last().map_or(0, |object| object.tokens.end);
        let completing = self.below(index, |c| c.link.completes() && c.verb.head >= cue.start);
        let end = completing.fold(cue.end.max(objects(clause)), |end, child| {
            end.max(child.verb.tokens.end).max(objects(child))
        });
        // "The port announced that it would close": to say so is to take the stance.
        let says = chain.last().map(|&a| (&self.attributed[a], &self.sources[a]));
        let says =
            says.filter(|(_, source)| source.as_ref().zip(holder).is_some_and(|(s, h)| s.actor == h.actor));
        let before = says.and_then(|(attributed, _)| attributed.cue.first()).filter(|c| c.end <= cue.start);
        let start = before.filter(|c| clause.tokens.start <= c.end + 6).map_or(cue.start, |c| c.start);
        range_span(self.row.tokens, &(start..end))
    }

    pub(super) fn end(&self) -> u32 {
        self.row.tokens.last().map_or(0, |t| t.span.end)
    }
}

/// Verbs whose participles say from when a length of time runs.
const COUNTING: &[&str] = &["begin", "commence", "count", "reckon", "run", "start"];
