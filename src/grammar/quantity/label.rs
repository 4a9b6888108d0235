//! Figures that count nothing: numbers that name a thing, numbers of list items, and words that only look like figures.

use super::{
    Found,
    words::{NumberWord, lookup, number_word},
};
use crate::{
    grammar::fragment::Fragments,
    quantity::Bound,
    token::{Tag, Token},
};

/// Whether a figure counts nothing: `Article 5`, `a quarter-final`, `1)`, `zero-rated`, or `one` as a pronoun.
pub(super) fn is_label(fragments: &Fragments<'_>, start: usize, end: usize, found: &Found) -> bool {
    let run = &fragments.run;
    let before = start.checked_sub(1).map(|at| &run[at]);
    let next = run.get(end);
    if part_of_word(&run[start], before, next, found) || numbers_an_item(run, start, end) {
        return true;
    }
    let Some(core) =
        found.one().filter(|core| core.measure.dimension.is_empty() && found.bound == Bound::Exact)
    else {
        return false;
    };
    if run[start].text.eq_ignore_ascii_case("one") && end == start + 1 {
        return run[start].tag != Tag::Cd || next.is_some_and(|t| t.text == "of" || t.text == "another");
    }
    let counts = next.is_some_and(|t| matches!(t.tag, Tag::Nn | Tag::Nns | Tag::Jj | Tag::Nnps));
    let glued = next.is_some_and(|t| t.span.start == run[end - 1].span.end && matches!(t.text, "-" | "–"));
    let proper = before
        .is_some_and(|t| matches!(t.tag, Tag::Nnp | Tag::Nnps) && t.text.starts_with(char::is_uppercase));
    let listed = before.is_some_and(|t| lookup(LABELS, t.text).is_some());
    // "3.1 Requests": the number of a heading or a paragraph.
    let heading = start == 0
        && core.number.place.is_some()
        && next.is_some_and(|t| t.text.starts_with(char::is_uppercase));
    core.number.digits && !glued && (listed || heading || proper && !counts)
}

/// Whether the figure is a word's first part rather than a figure: `second half`, `quarter-final`, `zero-rated`.
fn part_of_word(
    first: &Token<'_>,
    before: Option<&Token<'_>>,
    next: Option<&Token<'_>>,
    found: &Found,
) -> bool {
    let word = number_word(first.text);
    let ordinal = |t: &Token<'_>| matches!(number_word(t.text), Some(NumberWord::OrdinalSmall(_)));
    let half = word == Some(NumberWord::Half) && before.is_some_and(ordinal);
    let hyphen = next.is_some_and(|t| matches!(t.text, "-" | "‐" | "‑"));
    let fraction = found.one().is_some_and(|core| core.number.fraction);
    half || hyphen && (fraction || word == Some(NumberWord::Small(0)))
}

/// Whether a closing bracket follows that was never opened: `1) the fee; 2) the fine`.
fn numbers_an_item(run: &[Token<'_>], start: usize, end: usize) -> bool {
    let closes = run.get(end).is_some_and(|t| t.text == ")");
    closes
        && end == start + 1
        && !run[..start].iter().rev().take_while(|t| t.text != ")").any(|t| t.text == "(")
}

/// Nouns whose numbers are names.
const LABELS: &[(&str, ())] = &[
    ("annex", ()),
    ("appendix", ()),
    ("article", ()),
    ("bill", ()),
    ("bulletin", ()),
    ("chapter", ()),
    ("clause", ()),
    ("draft", ()),
    ("episode", ()),
    ("figure", ()),
    ("flight", ()),
    ("gate", ()),
    ("item", ()),
    ("level", ()),
    ("line", ()),
    ("page", ()),
    ("paragraph", ()),
    ("part", ()),
    ("phase", ()),
    ("platform", ()),
    ("resolution", ()),
    ("room", ()),
    ("route", ()),
    ("rule", ()),
    ("section", ()),
    ("status", ()),
    ("step", ()),
    ("table", ()),
    ("terminal", ()),
    ("track", ()),
    ("unit", ()),
    ("version", ()),
    ("volume", ()),
];
