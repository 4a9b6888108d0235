//! One line of an excerpt: decoded, made visible, and cut around its labels until it fits.

use std::{borrow::Cow, ops::Range};

use crate::report::visible::{column, stand_in};

/// How many characters may be looked through for the end of a word to cut at.
const SLACK: usize = 12;

/// Stands for what is left out between two stretches of a line.
const GAP: &str = " … ";

/// A character of the line as shown.
struct Shown {
    /// Its byte in the file.
    at: usize,
    text: Cow<'static, str>,
    columns: usize,
}

/// A line as shown, with the place of each label in it.
pub(super) struct Line {
    pub(super) text: String,
    /// For each label, its bytes in `text`; none if nothing of it can be seen.
    pub(super) marks: Vec<Option<Range<usize>>>,
}

/// Shows a line of a file that begins at byte `start`, with labels in bytes of the file, in at most `width` columns.
pub(super) fn show(bytes: &[u8], start: usize, labels: &[Range<usize>], width: usize) -> Line {
    let mut all = Vec::new();
    let mut next = 0;
    for range in near(bytes, start, labels, width) {
        all.extend((range.start > next).then(|| Shown::gap(start + next)));
        decode(&bytes[range.clone()], start + range.start, &mut all);
        next = range.end;
    }
    all.extend((next < bytes.len()).then(|| Shown::gap(start + next)));
    let marked: Vec<Range<usize>> = labels.iter().map(|label| within(&all, label)).collect();
    let kept = keep(&all, &marked, width);
    write(&all, &kept, &marked)
}

impl Shown {
    /// Bytes that are too far from any label to be looked at.
    fn gap(at: usize) -> Self {
        Self { at, text: Cow::Borrowed("…"), columns: 1 }
    }
}

/// The bytes that may be shown, on character boundaries: a line may be as long as the file.
fn near(bytes: &[u8], start: usize, labels: &[Range<usize>], width: usize) -> Vec<Range<usize>> {
    let reach = width * 8;
    let begins = |at: &usize| bytes.get(*at).is_none_or(|byte| byte & 0xc0 != 0x80);
    let boundary = |at: usize| (at..bytes.len()).find(begins).unwrap_or(bytes.len());
    let around = |at: usize| {
        let at = at.saturating_sub(start).min(bytes.len());
        boundary(at.saturating_sub(reach))..boundary((at + reach).min(bytes.len()))
    };
    let mut ranges: Vec<Range<usize>> =
        labels.iter().flat_map(|l| [around(l.start), around(l.end)]).collect();
    if ranges.is_empty() {
        ranges.push(around(start));
    }
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// The characters of bytes that begin at `start`. A tab is taken for four spaces, so that every width is known.
fn decode(bytes: &[u8], start: usize, shown: &mut Vec<Shown>) {
    let mut at = start;
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            let text = match stand_in(c) {
                _ if c == '\t' => Cow::Borrowed("    "),
                Some(text) => text,
                None => Cow::Owned(c.to_string()),
            };
            let columns = text.chars().map(column).sum();
            shown.push(Shown { at, text, columns });
            at += c.len_utf8();
        }
        if !chunk.invalid().is_empty() {
            shown.push(Shown { at, text: Cow::Borrowed("\u{fffd}"), columns: 1 });
            at += chunk.invalid().len();
        }
    }
}

/// The characters of a label, without white space at its edges.
fn within(all: &[Shown], label: &Range<usize>) -> Range<usize> {
    let mut first = all.partition_point(|shown| shown.at < label.start);
    let mut end = all.partition_point(|shown| shown.at < label.end).max(first);
    while first < end && all[first].text.trim().is_empty() {
        first += 1;
    }
    while first < end && all[end - 1].text.trim().is_empty() {
        end -= 1;
    }
    first..end
}

/// Which stretches of the line are shown, in order and disjoint.
fn keep(all: &[Shown], marked: &[Range<usize>], width: usize) -> Vec<Range<usize>> {
    let whole = 0..all.len();
    if columns(all, &whole) <= width {
        return vec![whole];
    }
    if marked.is_empty() {
        return std::iter::once(0..forward(all, 0, width.saturating_sub(1))).collect();
    }
    let share = (width / marked.len()).saturating_sub(5).max(8);
    let mut kept: Vec<Range<usize>> = marked.iter().flat_map(|mark| around(all, mark, share)).collect();
    kept.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in kept {
        match merged.last_mut() {
            // A gap of a few characters is no longer than the sign for it.
            Some(last) if range.start <= last.end + 2 => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// A label with what stands around it, or its beginning and end if it does not fit.
fn around(all: &[Shown], mark: &Range<usize>, share: usize) -> Vec<Range<usize>> {
    let needed = columns(all, mark);
    if needed > share {
        let room = share.saturating_sub(3);
        let head = forward(all, mark.start, room * 2 / 3);
        let tail = backward(all, mark.end, room - room * 2 / 3);
        return vec![mark.start..head, tail.max(head)..mark.end];
    }
    let spare = share - needed;
    let left = backward(all, mark.start, spare / 2);
    let used = columns(all, &(left..mark.start));
    let right = forward(all, mark.end, spare - used);
    let left = if right == all.len() {
        let used = columns(all, &(mark.end..right));
        backward(all, mark.start, spare - used)
    } else {
        left
    };
    std::iter::once(left..right).collect()
}

fn columns(all: &[Shown], range: &Range<usize>) -> usize {
    all[range.clone()].iter().map(|shown| shown.columns).sum()
}

/// Where at most `room` columns from `start` on end, at the end of a word if one is near.
fn forward(all: &[Shown], start: usize, room: usize) -> usize {
    let mut used = 0;
    let fits = |shown: &&Shown| {
        used += shown.columns;
        used <= room
    };
    let end = start + all[start..].iter().take_while(fits).count();
    if end == all.len() {
        return end;
    }
    let nearest = end.saturating_sub(SLACK).max(start);
    (nearest..end).rev().find(|at| is_space(&all[*at])).filter(|at| *at > start).unwrap_or(end)
}

/// Where at most `room` columns before `end` begin, at the beginning of a word if one is near.
fn backward(all: &[Shown], end: usize, room: usize) -> usize {
    let mut used = 0;
    let fits = |shown: &&Shown| {
        used += shown.columns;
        used <= room
    };
    let start = end - all[..end].iter().rev().take_while(fits).count();
    if start == 0 {
        return 0;
    }
    let nearest = (start + SLACK.min(room / 3)).min(end);
    (start..nearest).find(|at| is_space(&all[*at])).map_or(start, |at| at + 1)
}

fn is_space(shown: &Shown) -> bool {
    shown.text.chars().all(char::is_whitespace)
}

/// The kept stretches as text, gaps as `…`, with the places of the labels.
fn write(all: &[Shown], kept: &[Range<usize>], marked: &[Range<usize>]) -> Line {
    let mut text = String::new();
    let mut marks: Vec<Option<Range<usize>>> = vec![None; marked.len()];
    let mut next = 0;
    for range in kept {
        if range.start > next {
            text.push_str(if next == 0 { "…" } else { GAP });
        }
        for index in range.clone() {
            let start = text.len();
            text.push_str(&all[index].text);
            for (mark, place) in marked.iter().zip(&mut marks) {
                if mark.contains(&index) {
                    place.get_or_insert(start..start).end = text.len();
                }
            }
        }
        next = range.end;
    }
    if next < all.len() {
        text.push('…');
    }
    Line { text, marks }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line with each label in brackets.
    fn shown(line: &str, labels: &[&str], width: usize) -> String {
        let at = |label: &&str| {
            let start = line.find(*label).unwrap();
            100 + start..100 + start + label.len()
        };
        let labels: Vec<_> = labels.iter().map(at).collect();
        let shown = show(line.as_bytes(), 100, &labels, width);
        let mut text = shown.text;
        for mark in shown.marks.into_iter().rev().flatten() {
            text.insert(mark.end, ']');
            text.insert(mark.start, '[');
        }
        text
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(shown("the port is shut", &["is shut"], 40), "the port [is shut]");
        assert_eq!(shown("\tring\u{7} the bell", &["ring\u{7}"], 40), "    [ring␇] the bell");
    }

    #[test]
    fn a_long_line_is_cut_around_its_labels() {
        let line = format!("{}the port is shut {}", "before ".repeat(50), "after ".repeat(50));
        let cut = shown(&line, &["port is shut"], 40);
        assert_eq!(cut, "…before the [port is shut] after…");
        let ends = format!("{}the port is shut", "before ".repeat(50));
        assert_eq!(shown(&ends, &["is shut"], 40), "…before before the port [is shut]");
    }

    #[test]
    fn two_labels_of_a_long_line_are_both_shown() {
        let line = format!("the port is open {}the port is shut", "and ".repeat(100));
        let cut = shown(&line, &["is open", "is shut"], 60);
        assert_eq!(cut, "the port [is open] and and … and and the port [is shut]");
    }

    #[test]
    fn a_long_label_keeps_its_ends() {
        let label = format!("the union {}will strike", "and the crews ".repeat(20));
        let cut = shown(&format!("He said {label} today"), &[&label], 40);
        assert!(cut.starts_with("…[the union and the … "), "{cut}");
        assert!(cut.ends_with("will strike]…"), "{cut}");
        assert!(cut.chars().count() <= 42, "{cut}");
    }

    #[test]
    fn any_bytes_are_shown() {
        let shown = show(b"a\xff\xfe b", 0, &[Range { start: 1, end: 3 }], 20);
        assert_eq!(shown.text, "a\u{fffd}\u{fffd} b");
        assert_eq!(shown.marks, [Some(1..7)]);
    }
}
