//! Excerpts of several files as one source for miette, which by itself labels one source a diagnostic.
//! Each block is a few lines of a file, already visible and cut to fit; labels index the blocks laid end to end.

use std::ops::Range;

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::line::{self, Line};
use crate::{
    report::{
        place::{Lines, Place},
        visible::{columns, on_one_line, wrap},
    },
    span::Span,
};

/// Lines shown before and after those of a label.
const CONTEXT: usize = 1;
/// A label that covers more lines is shown with its first ones.
const LINES_OF_LABEL: usize = 6;
/// The narrowest column of words at a label.
const NARROWEST: usize = 20;

/// A label of a file.
pub(crate) struct Labelled {
    pub(crate) span: Span,
    pub(crate) text: String,
    pub(crate) primary: bool,
}

/// A label with its file.
pub(crate) struct Side<'s, 'b> {
    pub(crate) file: usize,
    pub(crate) name: &'s str,
    pub(crate) lines: &'s Lines<'b>,
    pub(crate) labelled: Labelled,
}

/// The blocks of a diagnostic, with its labels.
#[derive(Debug, Default)]
pub(crate) struct Excerpts {
    blocks: Vec<Block>,
    marks: Vec<Mark>,
}

/// Lines of a file.
#[derive(Debug)]
struct Block {
    name: String,
    /// The number of the first line, from 0.
    first: usize,
    /// Where it begins among all blocks.
    base: usize,
    text: String,
    lines: usize,
}

/// What is underlined: a label, or its part on one line.
#[derive(Debug)]
struct Mark {
    range: Range<usize>,
    place: Place,
    primary: bool,
    /// Said at the last part of a label.
    text: Option<String>,
}

/// Labels of neighbouring lines, and those lines.
struct Group<'g, 's, 'b> {
    sides: Vec<&'g Side<'s, 'b>>,
    rows: Range<usize>,
}

impl Excerpts {
    /// Lays out the labels for a screen of `width` columns, in the given order of files.
    pub(crate) fn new(sides: &[Side<'_, '_>], width: usize) -> Self {
        let mut excerpts = Self::default();
        for group in groups(sides) {
            excerpts.add(&group, width);
        }
        excerpts
    }

    /// The labels, in the order in which they stand.
    pub(crate) fn labels(&self) -> impl Iterator<Item = LabeledSpan> + '_ {
        self.marks.iter().map(|mark| {
            let span = SourceSpan::from((mark.range.start, mark.range.len()));
            match mark.primary {
                true => LabeledSpan::new_primary_with_span(mark.text.clone(), span),
                false => LabeledSpan::new_with_span(mark.text.clone(), span),
            }
        })
    }

    /// Whether each label, in the same order, is the primary one or a part of it.
    pub(crate) fn primaries(&self) -> impl Iterator<Item = bool> + '_ {
        self.marks.iter().map(|mark| mark.primary)
    }

    fn add(&mut self, group: &Group<'_, '_, '_>, width: usize) {
        let Some(side) = group.sides.first() else { return };
        let numbers = group.rows.end.to_string().len();
        let width = width.saturating_sub(numbers + 5);
        let base = self.blocks.last().map_or(0, |block| block.base + block.text.len() + 2);
        let mut text = String::new();
        let mut marks = Vec::new();
        for row in group.rows.clone() {
            if row > group.rows.start {
                text.push('\n');
            }
            let (line, parts) = shown(group, row, width);
            marks.extend(parts.into_iter().map(|part| part.mark(group, &line, base + text.len(), width)));
            text.push_str(&line.text);
        }
        marks.sort_by_key(|mark: &Mark| (mark.range.start, mark.range.end));
        part_overlaps(&mut marks);
        let name = on_one_line(side.name).into_owned();
        self.blocks.push(Block { name, first: group.rows.start, base, text, lines: group.rows.len() });
        self.marks.append(&mut marks);
    }
}

/// A label's part on one line.
struct Part {
    /// The label's index in its group.
    side: usize,
    /// Its bytes in the line as shown.
    range: Range<usize>,
    last: bool,
}

impl Part {
    fn mark(self, group: &Group<'_, '_, '_>, line: &Line, base: usize, width: usize) -> Mark {
        let side = group.sides[self.side];
        let indent = columns(&line.text[..self.range.start]) + columns(&line.text[self.range.clone()]) / 2;
        let room = width.saturating_sub(indent + 4).max(NARROWEST);
        let text =
            self.last.then(|| wrap(&side.labelled.text, room).join("\n")).filter(|text| !text.is_empty());
        Mark {
            range: base + self.range.start..base + self.range.end,
            place: side.lines.place(side.labelled.span.start as usize),
            primary: side.labelled.primary,
            text,
        }
    }
}

/// A line of a group as shown, with the parts of labels on it.
fn shown(group: &Group<'_, '_, '_>, row: usize, width: usize) -> (Line, Vec<Part>) {
    let lines = group.sides[0].lines;
    let span = lines.line(row);
    let here: Vec<usize> =
        (0..group.sides.len()).filter(|side| rows(group.sides[*side]).contains(&row)).collect();
    let labels: Vec<Range<usize>> =
        here.iter().map(|side| group.sides[*side].labelled.span.range()).collect();
    let mut line = line::show(lines.bytes(span), span.start as usize, &labels, width);
    if line.text.is_empty() && !here.is_empty() {
        line.text.push(' ');
    }
    let last_character = line.text.char_indices().next_back().map_or(0, |(at, _)| at)..line.text.len();
    let mut parts = Vec::new();
    for (side, mark) in here.into_iter().zip(&line.marks) {
        let last = rows(group.sides[side]).end == row + 1;
        let empty = || last.then(|| last_character.clone());
        if let Some(range) = mark.clone().or_else(empty) {
            parts.push(Part { side, range, last });
        }
    }
    (line, parts)
}

/// The lines of a label, cut to the first few, without empty ones at the end.
fn rows(side: &Side<'_, '_>) -> Range<usize> {
    let span = side.labelled.span;
    let words = side.lines.bytes(span).trim_ascii_end().len();
    let first = side.lines.line_of(span.start as usize);
    let last = side.lines.line_of(span.start as usize + words.saturating_sub(1));
    first..last.min(first + LINES_OF_LABEL - 1) + 1
}

/// Labels whose lines, with those around them, touch, come together; files keep the order of their first label.
fn groups<'g, 's, 'b>(sides: &'g [Side<'s, 'b>]) -> Vec<Group<'g, 's, 'b>> {
    let mut groups: Vec<Group<'g, 's, 'b>> = Vec::new();
    for side in sides {
        let rows = rows(side);
        let rows = rows.start.saturating_sub(CONTEXT)..(rows.end + CONTEXT).min(side.lines.len());
        let mut joined = Group { sides: vec![side], rows };
        let mut place = groups.len();
        while let Some(near) = groups.iter().position(|group| touches(group, &joined)) {
            let mut group = groups.remove(near);
            group.sides.append(&mut joined.sides);
            group.rows = group.rows.start.min(joined.rows.start)..group.rows.end.max(joined.rows.end);
            joined = group;
            place = near;
        }
        groups.insert(place.min(groups.len()), joined);
    }
    for group in &mut groups {
        trim(group);
    }
    groups
}

fn touches(group: &Group<'_, '_, '_>, other: &Group<'_, '_, '_>) -> bool {
    group.sides[0].file == other.sides[0].file
        && group.rows.start <= other.rows.end
        && other.rows.start <= group.rows.end
}

/// Drops empty lines around the labels.
fn trim(group: &mut Group<'_, '_, '_>) {
    let lines = group.sides[0].lines;
    let labelled = |row: usize| group.sides.iter().any(|side| rows(side).contains(&row));
    let idle =
        |row: usize| !labelled(row) && lines.bytes(lines.line(row)).iter().all(u8::is_ascii_whitespace);
    let Range { mut start, mut end } = group.rows;
    while start + 1 < end && idle(start) {
        start += 1;
    }
    while end > start + 1 && idle(end - 1) {
        end -= 1;
    }
    group.rows = start..end;
}

/// miette draws overlapping labels side by side; an outer one ends where an inner one begins.
fn part_overlaps(marks: &mut [Mark]) {
    for index in 1..marks.len() {
        let next = marks[index].range.start;
        let mark = &mut marks[index - 1];
        if mark.range.start < next && next < mark.range.end {
            mark.range.end = next;
        }
    }
}

impl SourceCode for Excerpts {
    /// The whole block of a label, however much context is asked for; a span that crosses blocks is refused,
    /// which makes miette draw them apart. Without context it is asked for the place to name in the header.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        let holds = |block: &&Block| block.base <= start && end <= block.base + block.text.len();
        let block = self.blocks.iter().find(holds).ok_or(MietteError::OutOfBounds)?;
        let name = block.name.clone();
        if before > 0 {
            let whole = (block.base, block.text.len()).into();
            let text = block.text.as_bytes();
            return Ok(Box::new(MietteSpanContents::new_named(
                name,
                text,
                whole,
                block.first,
                0,
                block.lines,
            )));
        }
        let place = self.marks.iter().find(|mark| mark.range.start == start).map(|mark| mark.place);
        let (line, column) = place.map_or((block.first, 0), |place| (place.line - 1, place.column - 1));
        let text = &block.text.as_bytes()[start - block.base..end - block.base];
        Ok(Box::new(MietteSpanContents::new_named(name, text, *span, line, column, 1)))
    }
}
