//! Which versions of one product another needs or runs with: "Larch requires Rust 1.75 or later", "the minimum
//! supported Rust version is 1.75", "Larch 5 runs on Kestrel Base 21, 22 and 24".

use std::ops::Range;

use super::{Placed, Sentence, Thread};
use crate::{
    grammar::{clause::Clause, noun::NounPhrase},
    proposition::{Bound, Determiner, Modality, Nominal, Proposition, Quantity, VERSION},
    token::{Pos, Tag, Token},
};

/// Verbs of what must be there.
const NEEDING: &[&str] = &["demand", "depend", "need", "require"];

/// Verbs of what also works.
const SUPPORTING: &[&str] = &["accept", "run", "support", "work"];

/// Words of the least version that will do.
const LEAST: &[&str] = &["least", "lowest", "minimal", "minimum", "oldest"];

/// How many words before its verb the least version may be named.
const WINDOW: usize = 10;

/// How many words the name of a product may have.
const NAME: usize = 3;

/// Words before a product or a number that bound its version, most words first.
const BEFORE: &[(&[&str], Bound)] = &[
    (&["up", "to", "and", "including"], Bound::AtMost),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&[">", "="], Bound::AtLeast),
    (&["<", "="], Bound::AtMost),
    (&["≥"], Bound::AtLeast),
    (&[">="], Bound::AtLeast),
    (&["≤"], Bound::AtMost),
    (&["<="], Bound::AtMost),
    (&["minimum"], Bound::AtLeast),
];

/// Words after "or" and "and" that leave a version open above, and those that leave it open below.
const ABOVE: &[&str] =
    &["above", "greater", "higher", "later", "newer", "onward", "onwards", "up", "upward", "upwards"];
const BELOW: &[&str] = &["below", "earlier", "lower", "older"];

/// A version as written: a number with its bound, and the tokens of its product.
struct Version {
    product: Range<usize>,
    numbers: Range<usize>,
    low: f64,
    high: f64,
    bound: Bound,
}

impl Sentence<'_> {
    /// A proposition for each version of a product that a clause asks for or supports.
    pub(super) fn versions(&self, thread: &mut Thread<'_>, found: &mut Vec<Placed>) {
        let mut product: Option<(Range<usize>, usize)> = None;
        for at in 1..self.row.tokens.len() {
            let Some(number) = number(&self.row.tokens[at]) else { continue };
            if let Some(least) = self.least(at, thread) {
                found.push(least);
                continue;
            }
            let named = self.product(at).or_else(|| {
                // "Kestrel Base 21, 22 and 24": the later numbers are of the same product.
                let before = at - 1;
                let listed = self.is(before, ",") || self.is(before, "and") || self.is(before, "or");
                let near = |(_, last): &&(Range<usize>, usize)| last + 3 >= at;
                product.as_ref().filter(near).filter(|_| listed).map(|(name, _)| name.clone())
            });
            let Some(name) = named else { continue };
            product = Some((name.clone(), at));
            let version = self.bounded(name, at, number);
            found.extend(self.needed(&version, thread));
        }
    }

    /// `version = product ["version"] [bound] number`
    fn product(&self, at: usize) -> Option<Range<usize>> {
        let mut end = at;
        while let Some((words, _)) = self.bound_before(end) {
            end -= words;
        }
        if self.is(end.checked_sub(1)?, "version") || self.is(end - 1, "versions") {
            end -= 1;
        }
        let named = |token: &Token<'_>| {
            token.text.starts_with(char::is_uppercase) && !token.text.ends_with('.')
                || token.pos == Pos::Propn
        };
        let start = (0..end).rev().take(NAME).take_while(|&at| named(&self.row.tokens[at])).last()?;
        // What opens a sentence has a capital whatever it is.
        let first = start == 0 && self.row.tokens[0].pos != Pos::Propn;
        Some(start + usize::from(first)..end).filter(|name| !name.is_empty())
    }

    /// The bound whose words end before a token, and how many they are.
    fn bound_before(&self, end: usize) -> Option<(usize, Bound)> {
        let ends = |words: &[&str]| {
            words.len() <= end && words.iter().rev().zip((0..end).rev()).all(|(word, at)| self.is(at, word))
        };
        BEFORE.iter().find(|(words, _)| ends(words)).map(|(words, bound)| (words.len(), *bound))
    }

    fn bounded(&self, product: Range<usize>, at: usize, [low, high]: [[u32; 3]; 2]) -> Version {
        let before =
            self.bound_before(at).or_else(|| self.bound_before(product.start)).map(|(_, bound)| bound);
        let link = self.is(at + 1, "or") || self.is(at + 1, "and");
        let after = self.row.tokens.get(at + 2).filter(|_| link).map(|token| token.text.to_lowercase());
        let told = |words: &[&str]| after.as_deref().is_some_and(|word| words.contains(&word));
        let plus = self.is(at + 1, "+") || self.row.tokens[at].text.ends_with('+');
        let (bound, extra) = match before {
            _ if told(ABOVE) => (Bound::AtLeast, 2),
            _ if told(BELOW) => (Bound::AtMost, 2),
            _ if plus => (Bound::AtLeast, 1),
            Some(bound) => (bound, 0),
            None => (Bound::Exact, 0),
        };
        let end = (at + 1 + extra).min(self.row.tokens.len());
        Version { product, numbers: at..end, low: value(low), high: value(high), bound }
    }

    /// `needed = product ( "require" | "need" | … | "support" | "run on" ) version`
    fn needed(&self, version: &Version, thread: &mut Thread<'_>) -> Option<Placed> {
        let index = self.innermost(&version.product)?;
        let clause = &self.clauses[index];
        let verb = &*clause.verb.lemma;
        let kind = match verb {
            _ if NEEDING.contains(&verb) => "need",
            _ if SUPPORTING.contains(&verb) => "support",
            _ => return None,
        };
        let subject = self.subject(index)?;
        // "Rust 1.75 or later is required": what is needed stands before the verb.
        let passive = clause.verb.passive && version.product.start <= clause.verb.tokens.start;
        if passive == (version.product.start > clause.verb.tokens.start) {
            return None;
        }
        let thing = Some(subject).filter(|subject| !passive && !subject.pronoun);
        self.placed_version(version, kind, thing, index, thread)
    }

    /// `least = ["the"] "minimum" ["supported"] product "version" [( "of" | "for" ) product] "is" number`
    fn least(&self, at: usize, thread: &mut Thread<'_>) -> Option<Placed> {
        let number = number(&self.row.tokens[at])?;
        let verb = at.checked_sub(1).filter(|&verb| self.is(verb, "is") || self.is(verb, "remains"))?;
        let index = self.innermost(&(at..at + 1))?;
        let window = verb.saturating_sub(WINDOW)..verb;
        let least = window.clone().find(|&at| LEAST.iter().any(|word| self.is(at, word)))?;
        let head = (least..verb).find(|&at| self.is(at, "version"))?;
        let capital = |at: &usize| self.row.tokens[*at].text.starts_with(char::is_uppercase);
        let of = head + 1 < verb && (self.is(head + 1, "of") || self.is(head + 1, "for"));
        let of = of.then(|| self.noun_at(head + 2)).flatten().map(|(noun, _)| noun);
        let owner = least.checked_sub(1).filter(|&at| self.row.tokens[at].tag == Tag::Pos);
        let owner = owner.and_then(|end| self.noun_at(end.saturating_sub(1)));
        let (product, thing) = match ((least + 1..head).find(capital), of) {
            (Some(first), of) => (
                first..head,
                owner.map(|(noun, _)| noun.possessor.as_deref().cloned().unwrap_or(noun)).or(of),
            ),
            (None, of) => (of?.tokens, None),
        };
        let version = Version { bound: Bound::AtLeast, ..self.bounded(product, at, number) };
        self.placed_version(&version, "need", thing, index, thread)
    }

    fn placed_version(
        &self,
        version: &Version,
        kind: &str,
        thing: Option<NounPhrase>,
        index: usize,
        thread: &mut Thread<'_>,
    ) -> Option<Placed> {
        let clause: &Clause = &self.clauses[index];
        // What a verb of support denies is no content of it.
        let chain = self.chain(clause.verb.head);
        let force = self.force(index, &chain);
        if !matches!(
            force.modality,
            Modality::Asserted | Modality::Able | Modality::Obligation | Modality::Intended
        ) {
            return None;
        }
        let range = version.product.start..version.numbers.end;
        let name = &self.row.tokens[version.product.clone()];
        let text = name.iter().map(|token| token.text).collect::<Vec<_>>().join(" ");
        let product = named(&text, crate::claim::cast::range_span(self.row.tokens, &version.product));
        let thing = thing.map(|thing| self.named(&thing, thread));
        let bound =
            if kind == "need" && version.bound == Bound::Exact { Bound::AtLeast } else { version.bound };
        let numbers = crate::claim::cast::range_span(self.row.tokens, &version.numbers);
        let quantity = Quantity {
            span: numbers,
            low: (bound != Bound::AtMost).then_some(version.low),
            high: (bound != Bound::AtLeast).then_some(version.high),
            unit: "version".to_owned(),
            dimension: "version".to_owned(),
            factor: 1.0,
            bound,
            value: version.low,
            measures: Some(kind.to_owned()),
            ..Quantity::default()
        };
        let number = self.row.tokens[version.numbers.start].text.to_owned();
        let proposition = Proposition {
            phrases: std::iter::once(product).chain(thing).map(|noun| (String::new(), noun)).collect(),
            polarity: force.polarity,
            tense: Some(self.tense(clause, force)),
            quantity: Some(quantity),
            words: vec![number],
            complement: self.completing(index),
            ..self.derived(VERSION, &range, Some(index), &chain)
        };
        Some(Placed { proposition, chain, own: None })
    }
}

/// A product by its name.
fn named(text: &str, span: crate::span::Span) -> Nominal {
    let words: Vec<String> = text.to_lowercase().split(' ').map(str::to_owned).collect();
    let (head, modifiers) =
        words.split_last().map_or((String::new(), &[] as &[String]), |(head, rest)| (head.clone(), rest));
    Nominal {
        span,
        text: text.to_owned(),
        head,
        modifiers: modifiers.to_vec(),
        phrases: Vec::new(),
        determiner: Determiner::Bare,
        proper: true,
        pronoun: false,
        plural: false,
        actor: None,
        members: Vec::new(),
        apposition: None,
    }
}

/// What stands for any number at a place that is left open, as in `3.x`.
const OPEN: u32 = 999;

/// The lowest and the highest version that a number stands for: parts that are not written are 0, or open as in `3.x`.
fn number(token: &Token<'_>) -> Option<[[u32; 3]; 2]> {
    let text = token.text.strip_prefix(['v', 'V']).unwrap_or(token.text).trim_end_matches('+');
    let mut low = [0; 3];
    for (place, part) in text.split('.').enumerate() {
        if matches!(part, "x" | "X" | "*") && place > 0 {
            let mut high = low;
            high[place.min(2)..].fill(OPEN);
            return Some([low, high]);
        }
        let digits = !part.is_empty() && part.len() <= 6 && part.bytes().all(|b| b.is_ascii_digit());
        *low.get_mut(place).filter(|_| digits)? = part.parse().ok()?;
    }
    Some([low, low])
}

/// A version as one number, by which versions are ordered.
fn value([major, minor, patch]: [u32; 3]) -> f64 {
    f64::from(major) * 1e6 + f64::from(minor.min(999)) * 1e3 + f64::from(patch.min(999))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_part_by_part() {
        assert!(value([1, 9, 0]) < value([1, 75, 0]));
        assert!(value([1, 75, 2]) < value([2, 0, 0]));
    }
}
