//! Plain text: paragraphs parted by blank lines, or one on each line.
//! Which of the two is decided once for a file.

use std::ops::Range;

use super::{BlockKind, writer::Writer};
use crate::span::Span;

/// Hard-wrapped lines are no longer than this, in characters.
const WRAPPED: usize = 100;

/// A line shorter than this, in characters, was not broken for want of room.
const ROOM: usize = 45;

/// A heading is no longer than this, in characters.
const HEADING: usize = 90;

/// A headline is no longer than this, in characters.
const HEADLINE: usize = 140;

/// Marks that begin the item of a list, when a space follows.
const BULLETS: &[char] = &['-', '*', '•', '–', '‣', '◦', '▪'];

/// Reads the text from the offset `body`.
pub(super) fn read(writer: &mut Writer<'_>, body: usize, title: Option<Span>) {
    if let Some(title) = title {
        writer.title(title);
    }
    let text = writer.source();
    let lines = lines(text, body);
    let joined = is_wrapped(text, &lines);
    let mut alone = true;
    for (index, line) in lines.iter().enumerate() {
        let content = text[line.clone()].trim();
        let item = bullet(content);
        if content.is_empty() || !joined || item.is_some() {
            alone = true;
        }
        let next = lines.get(index + 1).map_or("", |next| text[next.clone()].trim());
        if alone {
            let whole = !joined || next.is_empty();
            writer.block(kind(content, item, writer.blocks() == 0, whole && index + 1 < lines.len()));
        }
        let start = line.end - text[line.clone()].trim_start().len() + item.unwrap_or(0);
        writer.verbatim(start..line.end);
        writer.space(line.end..lines.get(index + 1).map_or(text.len(), |next| next.start));
        alone = content.is_empty();
    }
}

/// The lines from `body`, without their ends.
fn lines(text: &str, body: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = body;
    for (offset, end) in text[body..].match_indices(['\n', '\r']) {
        let at = body + offset;
        let second_half = end == "\n" && at > body && text.as_bytes()[at - 1] == b'\r';
        if !second_half {
            lines.push(start..at);
        }
        start = at + 1;
    }
    lines.push(start..text.len());
    lines
}

/// Whether lines are broken for want of room, so that only a blank line parts paragraphs.
fn is_wrapped(text: &str, lines: &[Range<usize>]) -> bool {
    let mut inside = 0;
    let mut unfinished = 0;
    for pair in lines.windows(2) {
        let (line, next) = (text[pair[0].clone()].trim(), text[pair[1].clone()].trim());
        if line.chars().count() > WRAPPED || next.chars().count() > WRAPPED {
            return false;
        }
        if line.is_empty() || next.is_empty() || bullet(next).is_some() {
            continue;
        }
        inside += 1;
        let full = line.chars().count() >= ROOM || next.starts_with(char::is_lowercase);
        unfinished += usize::from(full && !ends_sentence(line));
    }
    inside > 0 && unfinished * 2 >= inside
}

/// The kind of the block that `content` begins; `whole` if it is all of it and more text follows.
fn kind(content: &str, item: Option<usize>, first: bool, whole: bool) -> BlockKind {
    let length = content.chars().count();
    if item.is_some() {
        BlockKind::ListItem
    } else if !whole || ends_sentence(content) || content.ends_with([',', ';', ':']) {
        BlockKind::Paragraph
    } else if first && length <= HEADLINE {
        BlockKind::Headline
    } else if length <= HEADING && is_title_case(content) {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

/// Whether every longer word begins with a capital or a digit.
fn is_title_case(content: &str) -> bool {
    let longer = |word: &&str| word.chars().count() > 4;
    content.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        && content.split_whitespace().filter(longer).all(|word| !word.starts_with(char::is_lowercase))
}

/// Whether the last mark is one that ends a sentence, quotation marks and brackets aside.
pub(super) fn ends_sentence(content: &str) -> bool {
    let closers = ['"', '\'', '”', '’', '»', ')', ']', '*', '_'];
    content.trim_end_matches(closers).ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// The length in bytes of the bullet that begins `content`, if one does.
fn bullet(content: &str) -> Option<usize> {
    let rest = content.strip_prefix(BULLETS)?;
    rest.starts_with([' ', '\t', '\u{a0}']).then_some(content.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::BlockKind::{Heading, Headline, ListItem, Paragraph};
    use crate::text::tests::check;

    #[test]
    fn each_line_is_a_paragraph_where_none_is_wrapped() {
        let stored =
            "Port shut by strike\nThe port was shut.\r\nCrews stayed home.\nLong Road Ahead\nTalks go on.";
        let blocks = [
            (Headline, "Port shut by strike"),
            (Paragraph, "The port was shut."),
            (Paragraph, "Crews stayed home."),
            (Heading, "Long Road Ahead"),
            (Paragraph, "Talks go on."),
        ];
        check("note.txt", stored, &blocks);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let stored = "The port of Quay was shut on Monday after its crews\nfailed to agree with\tthe owners.\n\nTalks go on.\n";
        let joined = "The port of Quay was shut on Monday after its crews failed to agree with the owners.";
        check("note.txt", stored, &[(Paragraph, joined), (Paragraph, "Talks go on.")]);
    }

    #[test]
    fn bullets_part_items() {
        let stored = "The board agreed:\n- to meet\n* to talk\n-5 degrees were measured.";
        let blocks = [
            (Paragraph, "The board agreed:"),
            (ListItem, "to meet"),
            (ListItem, "to talk"),
            (Paragraph, "-5 degrees were measured."),
        ];
        check("note.txt", stored, &blocks);
    }
}
