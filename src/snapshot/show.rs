//! Differences as lines for people, each marked as what was or what is.

use super::{Change, Difference, Item, Kind};
use crate::report::{Look, counted, on_one_line};

/// What a line of a difference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It says what follows.
    Title,
    /// It was there and is there.
    Both,
    /// It was there.
    Old,
    /// It is there.
    New,
}

/// A line of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub mark: Mark,
    /// Its text, which may be printed as it is.
    pub text: String,
}

impl Mark {
    /// The sign before a line.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Title => "",
            Self::Both => "  ",
            Self::Old => "- ",
            Self::New => "+ ",
        }
    }

    /// How a terminal is told its colour.
    #[must_use]
    pub fn color(self) -> &'static str {
        match self {
            Self::Title => "\u{1b}[1m",
            Self::Both => "",
            Self::Old => "\u{1b}[31m",
            Self::New => "\u{1b}[32m",
        }
    }
}

/// How many there are of each kind: `1 finding and 4 positions`; `nothing` of none.
///
/// # Examples
///
/// ```
/// assert_eq!(belie::snapshot::counts(&[]), "nothing");
/// ```
#[must_use]
pub fn counts(items: &[Item]) -> String {
    let count = |kind: Kind| items.iter().filter(|item| item.kind == kind).count();
    let counts = Kind::ALL.map(|kind| (count(kind), kind));
    let told: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, kind)| counted(*count, kind.name()))
        .collect();
    match told.split_last() {
        None => "nothing".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// What differs in a snapshot, in short: `1 finding gone, 2 positions reworded`.
#[must_use]
pub fn summary(differences: &[&Difference]) -> String {
    let mut told: Vec<(Kind, Change, usize)> = Vec::new();
    for one in differences {
        let Some(kind) = one.item().map(|item| item.kind) else { continue };
        match told.iter_mut().find(|(known, change, _)| (*known, *change) == (kind, one.change)) {
            Some((_, _, count)) => *count += 1,
            None => told.push((kind, one.change, 1)),
        }
    }
    let told = told
        .iter()
        .map(|(kind, change, count)| format!("{} {}", counted(*count, kind.name()), change.name()));
    told.collect::<Vec<_>>().join(", ")
}

/// The lines of a difference: how and why, then the item as it was and as it is.
#[must_use]
pub fn lines(one: &Difference) -> Vec<Line> {
    let kind = one.item().map_or("", |item| item.kind.name());
    let mut title = format!("{kind} {}", one.change.name());
    if let (Some((old, _)), Some((new, _))) = (&one.old, &one.new)
        && old != new
    {
        title.push_str(&format!(" from {old} to {new}"));
    }
    if one.change != Change::Moved {
        title.push_str(&format!(" ({})", one.cause.told()));
    }
    let side = |side: &Option<(String, Item)>| side.as_ref().map_or(Vec::new(), |(_, item)| item.lines());
    let mut lines = vec![(Mark::Title, title)];
    lines.extend(compared(&side(&one.old), &side(&one.new)));
    let shown = |(mark, text): (Mark, String)| Line { mark, text: on_one_line(&text).into_owned() };
    lines.into_iter().map(shown).collect()
}

/// Texts of more lines, multiplied, are not compared line by line.
const LARGEST: usize = 1 << 20;

/// Lines of two texts: what they share once, and in its place what only one has. The longest common part is kept.
fn compared(old: &[String], new: &[String]) -> Vec<(Mark, String)> {
    let (rows, columns) = (old.len(), new.len());
    if rows.saturating_mul(columns) > LARGEST {
        let all = |mark: Mark, lines: &[String]| lines.iter().map(move |line| (mark, line.clone())).collect();
        let (old, new): (Vec<_>, Vec<_>) = (all(Mark::Old, old), all(Mark::New, new));
        return [old, new].concat();
    }
    let mut common = vec![vec![0_u32; columns + 1]; rows + 1];
    for (i, one) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            common[i][j] =
                if one == other { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::with_capacity(rows + columns);
    while i < rows || j < columns {
        if i < rows && j < columns && old[i] == new[j] {
            lines.push((Mark::Both, old[i].clone()));
            (i, j) = (i + 1, j + 1);
        } else if i < rows && (j == columns || common[i + 1][j] >= common[i][j + 1]) {
            lines.push((Mark::Old, old[i].clone()));
            i += 1;
        } else {
            lines.push((Mark::New, new[j].clone()));
            j += 1;
        }
    }
    lines
}

impl Line {
    /// The line as it is shown, in colour or not.
    #[must_use]
    pub fn painted(&self, color: bool) -> String {
        let Self { mark, text } = self;
        let color = if color { mark.color() } else { "" };
        let end = if color.is_empty() { "" } else { "\u{1b}[0m" };
        format!("{color}{}{text}{end}", mark.sign())
    }
}

/// Lines as text, in colour or not.
#[must_use]
pub fn shown(lines: &[Line], look: &Look) -> String {
    lines.iter().map(|line| line.painted(look.color) + "\n").collect()
}
