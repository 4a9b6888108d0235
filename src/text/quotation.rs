//! Quotations: which marks open and close what.
//! A mark that closes nothing, such as an apostrophe, is no quotation mark.

use super::{Block, Quotation};
use crate::span::Span;

/// Marks that open more than this many quotations inside each other are no quotation marks.
const DEEPEST: usize = 8;

/// A mark that has opened and not closed.
#[derive(Clone, Copy)]
struct Open {
    /// Where the mark begins and ends, in bytes of the block.
    start: usize,
    inner: usize,
    /// What closes it.
    close: Close,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Close {
    /// A double mark: `”`, `"`, `''` or `»`.
    Double,
    /// A single mark: `’` or `'`.
    Single,
}

/// What a mark does where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens(Close),
    Closes(Close),
    Nothing,
}

/// The quotations of `prose`, by start.
pub(super) fn find(prose: &str, blocks: &[Block]) -> Vec<Quotation> {
    let mut found = Vec::new();
    for block in blocks {
        let base = block.span.start as usize;
        in_block(&prose[block.span.range()], base, &mut found);
    }
    found.sort_by_key(|quotation| (quotation.span.start, quotation.depth));
    found
}

/// Adds the quotations of one block, which begins at `base`.
fn in_block(text: &str, base: usize, found: &mut Vec<Quotation>) {
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while let Some((start, length)) = next_mark(text, at) {
        at = start + length;
        match role(text, start, length, &open) {
            Role::Opens(_) if open.len() >= DEEPEST => {}
            Role::Opens(close) => open.push(Open { start, inner: at, close }),
            Role::Closes(close) => {
                let Some(index) = open.iter().rposition(|mark| mark.close == close) else { continue };
                let mark = open[index];
                open.truncate(index);
                found.push(quotation(base, mark, start, at, &open, true));
            }
            Role::Nothing => {}
        }
    }
    // A single mark that never closes was an apostrophe.
    open.retain(|mark| mark.close == Close::Double);
    for index in 0..open.len() {
        found.push(quotation(base, open[index], text.len(), text.len(), &open[..index], false));
    }
}

fn quotation(
    base: usize,
    mark: Open,
    inner_end: usize,
    end: usize,
    around: &[Open],
    closed: bool,
) -> Quotation {
    Quotation {
        span: Span::new(base + mark.start, base + end),
        inner: Span::new(base + mark.inner, base + inner_end),
        depth: u8::try_from(around.len() + 1).unwrap_or(u8::MAX),
        closed,
    }
}

/// The next mark from `at`: its place and length in bytes.
fn next_mark(text: &str, at: usize) -> Option<(usize, usize)> {
    let marks = ['"', '\'', '`', '“', '”', '„', '‟', '‘', '’', '‚', '«', '»'];
    let start = at + text[at..].find(marks)?;
    let rest = &text[start..];
    let length = if rest.starts_with("''") || rest.starts_with("``") {
        2
    } else {
        rest.chars().next().map_or(1, char::len_utf8)
    };
    Some((start, length))
}

/// What the mark at `start` does, given the marks that are open.
fn role(text: &str, start: usize, length: usize, open: &[Open]) -> Role {
    let before = text[..start].chars().next_back();
    let after = text[start + length..].chars().next();
    let is_open = |close| open.iter().any(|mark| mark.close == close);
    let spaced_before = before.is_none_or(|c| c.is_whitespace() || "([{—–-/“‘\"'`".contains(c));
    let word_after = after.is_some_and(|c| !c.is_whitespace() && !",.;:!?)]}".contains(c));
    match &text[start..start + length] {
        // Some writers close with the mark that opens.
        "“" if is_open(Close::Double) && !spaced_before && !word_after => Role::Closes(Close::Double),
        "“" | "«" | "„" | "‟" | "``" => Role::Opens(Close::Double),
        "”" | "»" => Role::Closes(Close::Double),
        "''" if is_open(Close::Double) => Role::Closes(Close::Double),
        "''" if spaced_before && word_after => Role::Opens(Close::Double),
        "\"" => straight(before, spaced_before, word_after, is_open(Close::Double)),
        "‘" | "‚" => Role::Opens(Close::Single),
        "’" | "'" if is_open(Close::Single) && closes_single(before, after) => Role::Closes(Close::Single),
        "'" | "`" if spaced_before && after.is_some_and(char::is_alphabetic) => Role::Opens(Close::Single),
        _ => Role::Nothing,
    }
}

/// What a straight double mark does.
fn straight(before: Option<char>, spaced_before: bool, word_after: bool, is_open: bool) -> Role {
    let strongly_opens = before.is_none_or(char::is_whitespace) && word_after;
    if is_open && !strongly_opens {
        Role::Closes(Close::Double)
    } else if spaced_before || before.is_some_and(|c| !c.is_numeric()) && word_after {
        Role::Opens(Close::Double)
    } else {
        Role::Nothing
    }
}

/// Whether a single mark between the two closes a quotation: it follows a word and no letter follows it.
fn closes_single(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|c| !c.is_whitespace()) && !after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockKind;

    /// Compares the quotations: the depth, and the words between the marks, `…` after those unclosed.
    fn check(prose: &str, expected: &[&str]) {
        let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, prose.len()) };
        let show = |q: &Quotation| {
            let end = if q.closed { "" } else { "…" };
            format!("{} {}{end}", q.depth, &prose[q.inner.range()])
        };
        let found: Vec<String> = find(prose, &[block]).iter().map(show).collect();
        assert_eq!(found, expected, "{prose}");
    }

    #[test]
    fn marks_of_all_kinds() {
        check("“We wait,” she said. \"We talk,\" he said.", &["1 We wait,", "1 We talk,"]);
        check("She called it ‘a strike’ and 'a pause'.", &["1 a strike", "1 a pause"]);
        check("She said ``we wait'' and «nous attendons».", &["1 we wait", "1 nous attendons"]);
        check("A plan—under which it would “pay”—is “mostly false.“", &["1 pay", "1 mostly false."]);
        check("The \"port\"-side (\"quay\") crew", &["1 port", "1 quay"]);
    }

    #[test]
    fn quotations_inside_quotations() {
        check("“He said ‘no’ to us,” she said.", &["1 He said ‘no’ to us,", "2 no"]);
        check("\"He said 'no' to us,\" she said.", &["1 He said 'no' to us,", "2 no"]);
        check("\"'No,' he said,\" she said.", &["1 'No,' he said,", "2 No,"]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("The crews’ talks didn’t end in the ’90s.", &[]);
        check("The crews' talks didn't end in the '90s.", &[]);
        check("“The crews’ talks didn’t end,” she said.", &["1 The crews’ talks didn’t end,"]);
        check("A 6\" pipe burst.", &[]);
    }

    #[test]
    fn a_quotation_may_go_on_in_the_next_paragraph() {
        check("“We wait. We talk.", &["1 We wait. We talk.…"]);
        check("\"We wait, 'they say", &["1 We wait, 'they say…"]);
        check("We wait.” She left.", &[]);
    }
}
