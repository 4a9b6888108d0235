//! What is told twice in one sentence: a weekday and its date, a whole and its parts, two figures and their share.

use std::ops::Range;

use super::{Placed, Sentence};
use crate::{
    lexicon::{Part, wordnet},
    proposition::{About, Bound, Proposition, Quantity, SHARE, TOTAL, WEEKDAY},
    timex::Timex,
};

/// The first year whose weekdays are counted on everywhere as they are now.
const RECKONED: i32 = 1920;

/// How many days from the document's day a date without a year may lie.
const NEAR: i32 = 60;

/// How many tokens a figure may stand from the one that it is of.
const REACH: usize = 5;

impl Sentence<'_> {
    /// Two propositions for each thing that the sentence tells twice.
    pub(super) fn told_twice(&self, found: &mut Vec<Placed>) {
        for (timex, range) in self.times {
            self.weekday(timex, range, found);
        }
        for at in 0..self.quantities.len() {
            self.whole(at, found);
            self.share(at, found);
        }
    }

    /// `dated-weekday = weekday [","] date | date "," ["a"] weekday`, where the date names its year, or is near.
    fn weekday(&self, timex: &Timex, range: &Range<usize>, found: &mut Vec<Placed>) -> Option<()> {
        let class = |at: usize, class: &str| {
            self.row.tokens.get(at).is_some_and(|t| self.row.lexicon.is(&t.text.to_lowercase(), class))
        };
        let day = timex.day().filter(|_| !timex.vague)?;
        let year = |at: usize| self.row.tokens[at].text == day.ymd().0.to_string();
        let number = |at: usize| self.row.tokens[at].text.starts_with(|c: char| c.is_ascii_digit());
        let near = self.dated.is_some_and(|dated| (dated.0 - day.0).abs() <= NEAR);
        let whole = range.clone().any(|at| class(at, "month")) && range.clone().any(number);
        let placed = range.clone().any(year) && day.ymd().0 >= RECKONED || near;
        let named = range.clone().find(|&at| class(at, "weekday")).or_else(|| {
            let after = range.end + 1 + usize::from(self.is(range.end + 1, "a"));
            Some(after).filter(|&at| self.is(range.end, ",") && self.is(at - 1, "a") && class(at, "weekday"))
        })?;
        if !whole || !placed {
            return None;
        }
        let weekday = named..named + 1;
        let date = if named < range.end { named + 1..range.end } else { range.clone() };
        let date = date.start + usize::from(self.is(date.start, ","))..date.end;
        let chain = self.chain(named);
        let index = self.innermost(&weekday);
        let about = About { interval: timex.interval()?, all: false, vague: false, span: timex.span };
        let fact = |range: &Range<usize>, about: Option<About>, words: Vec<String>| {
            let derived = self.derived(WEEKDAY, range, index, &chain);
            let proposition = Proposition { span: derived.cue, about, words, ..derived };
            Placed { proposition, chain: chain.clone(), own: None }
        };
        let word = self.row.tokens[named].text.to_lowercase();
        found.push(fact(&weekday, None, vec![word]));
        found.push(fact(&date, Some(about), Vec::new()));
        Some(())
    }

    /// `whole = figure noun ( ":" | "(" | "—" | "," ) figure noun { "," figure noun } "and" figure noun`, where each part
    /// is of the kind that the whole counts
    fn whole(&self, at: usize, found: &mut Vec<Placed>) -> Option<()> {
        let (whole, range) = &self.quantities[at];
        let noun = counted(whole)?;
        let opens = (range.end..range.end + 3).find(|&at| self.opens(at))?;
        let mut parts: Vec<&(Quantity, Range<usize>)> = Vec::new();
        for next in &self.quantities[at + 1..] {
            let from = parts.last().map_or(opens, |(_, last)| last.end);
            let kind = counted(&next.0).filter(|_| next.0.bound == Bound::Exact);
            if kind.is_none_or(|kind| !is_kind(kind, noun))
                || !self.linked(from, next.1.start, parts.is_empty())
            {
                break;
            }
            parts.push(next);
        }
        let (first, last) = (parts.first()?, parts.last()?);
        let end = (last.1.end..last.1.end + 3).find(|&at| self.closes(at))?;
        let joined = (first.1.start..last.1.start).any(|at| self.is(at, "and"));
        let sum: f64 = parts.iter().map(|(part, _)| part.value).sum();
        let exhaustive = !self.is(opens, ",");
        if parts.len() < 2 || !joined || sum < whole.value && !exhaustive {
            return None;
        }
        let told = Quantity {
            span: first.0.span.join(last.0.span),
            value: sum,
            low: Some(sum),
            high: Some(sum),
            ..first.0.clone()
        };
        let figures = parts.iter().map(|(part, _)| part.value.to_string()).collect();
        self.two(TOTAL, (whole.clone(), range.clone()), (told, first.1.start..end), figures, found);
        Some(())
    }

    /// `told-share = ( figure [noun] "of" ["the"] figure noun | "of" ["the"] figure noun "," figure ) ( "(" | [","] "or" )
    /// share`
    fn share(&self, at: usize, found: &mut Vec<Placed>) -> Option<()> {
        let (share, range) = self.quantities.get(at).filter(|(share, _)| share.unit == "percent")?;
        let [.., (one, first), (other, second)] = &self.quantities[..at] else { return None };
        let before = range.start.checked_sub(1)?;
        let near = second.end + REACH >= range.start && first.end + REACH >= second.start;
        if !near || !(self.is(before, "(") || self.is(before, "or")) || counted(one).is_none() {
            return None;
        }
        let of =
            |range: &Range<usize>| (range.start.saturating_sub(2)..range.start).any(|at| self.is(at, "of"));
        let (part, whole) = match (of(first), of(second)) {
            (false, true) => (one, other),
            (true, false) => (other, one),
            _ => return None,
        };
        let plain = |quantity: &Quantity| {
            quantity.unit.is_empty() && quantity.dimension.is_empty() && quantity.bound == Bound::Exact
        };
        if !plain(part) || !plain(whole) || part.value > whole.value || whole.value <= 0.0 {
            return None;
        }
        let ratio = part.value / whole.value;
        let told = Quantity {
            span: one.span.join(other.span),
            value: 100.0 * ratio,
            low: Some(ratio),
            high: Some(ratio),
            precision: (100.0 * (part.precision + ratio * whole.precision) / whole.value).max(0.5),
            measures: None,
            bound: Bound::Exact,
            open: (false, false),
            ..share.clone()
        };
        let figures = vec![part.value.to_string(), whole.value.to_string()];
        self.two(SHARE, (told, first.start..second.end), (share.clone(), range.clone()), figures, found);
        Some(())
    }

    /// Two propositions of one sentence that tell the same figure.
    fn two(
        &self,
        predicate: &str,
        one: (Quantity, Range<usize>),
        other: (Quantity, Range<usize>),
        figures: Vec<String>,
        found: &mut Vec<Placed>,
    ) {
        let chain = self.chain(one.1.start);
        for (quantity, range) in [one, other] {
            let derived = self.derived(predicate, &range, None, &chain);
            let proposition = Proposition { quantity: Some(quantity), words: figures.clone(), ..derived };
            found.push(Placed { proposition, chain: chain.clone(), own: None });
        }
    }

    fn opens(&self, at: usize) -> bool {
        self.row.tokens.get(at).is_some_and(|t| matches!(t.text, ":" | "(" | "—" | "–" | ","))
    }

    /// Whether a list of parts ends here.
    fn closes(&self, at: usize) -> bool {
        self.row.tokens.get(at).is_none_or(|t| matches!(t.text, "." | ")" | ";" | "—" | "–" | ","))
    }

    /// Whether nothing but the mark that opens, a noun and a link stands between two figures.
    fn linked(&self, from: usize, to: usize, first: bool) -> bool {
        let between = &self.row.tokens[from.min(to)..to];
        let link = between.last().is_some_and(|token| matches!(token.text, "," | "and"));
        if first { between.len() == 1 && self.opens(from) } else { between.len() <= 4 && link }
    }
}

/// The noun that a whole figure counts.
fn counted(quantity: &Quantity) -> Option<&str> {
    let plain = quantity.unit.is_empty() && quantity.dimension.is_empty() && quantity.value.fract() == 0.0;
    quantity.measures.as_deref().filter(|_| plain)
}

/// Whether what a noun names is of the kind of another: women of people.
fn is_kind(part: &str, whole: &str) -> bool {
    let head = |words: &'_ str| words.rsplit(' ').next().unwrap_or(words).to_owned();
    let (part, whole) = (head(part), head(whole));
    let whole = if whole == "people" { "person" } else { &whole };
    let person = |noun: &str| noun == "person" || wordnet::hypernym(noun, "person", Part::Noun);
    part == *whole || wordnet::hypernym(&part, whole, Part::Noun) || person(&part) && person(whole)
}
