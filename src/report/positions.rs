//! What each side holds on each topic, and since when: one entry a position, with everyone who says so.

mod cell;
mod collect;
mod csv;
mod filter;
mod human;
mod json;
mod markdown;

use crate::{day::Day, proposition::Voice};

use super::counted;

pub use self::{
    csv::positions_csv, human::positions_human, json::positions_json, markdown::positions_markdown,
};

/// Which positions are wanted: all, unless a list says which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted<'w> {
    /// Those of these sides: by id, or by any of their names.
    pub actors: &'w [String],
    /// Those on these topics, and on what lies within them.
    pub topics: &'w [String],
}

/// How a position stands to what its side held before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The same stance, put forward in another way: under a condition, for others, as a plan.
    Changed,
    /// The opposite, or what cannot be held together with it.
    Reversed,
}

impl Change {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Reversed => "reversed",
        }
    }
}

/// Somebody who says that a side holds a position, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The day on which it was said.
    pub said: Option<Day>,
    /// Who says so, the outermost source first; the document if nobody else does.
    pub source: String,
    /// Through whom the words came, if the text says so.
    pub via: Option<String>,
    /// The name of the document.
    pub file: String,
    /// The bytes of the claim in the file, from and up to.
    pub bytes: (u32, u32),
    /// The line in the file, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The words of the claim.
    pub text: String,
}

/// A position that a side holds on a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The id of the side.
    pub actor: String,
    /// The name of the side.
    pub name: String,
    /// What its speakers are apart from the side that they belong to: `opposition`.
    pub role: Option<String>,
    /// The id of the topic.
    pub topic: Option<String>,
    /// What is held.
    pub held: Held,
    /// How it stands to what the side held before, if that differs.
    pub change: Option<Change>,
    /// Everyone who says so, by day and place; at least one.
    pub told: Vec<Told>,
}

impl Position {
    /// The first day on which it was said.
    #[must_use]
    pub fn since(&self) -> Option<Day> {
        self.told.iter().find_map(|told| told.said)
    }

    /// The last day on which it was said.
    #[must_use]
    pub fn until(&self) -> Option<Day> {
        self.told.iter().rev().find_map(|told| told.said)
    }
}

/// What a position says, with all that limits it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The id of the stance.
    pub stance: String,
    /// `positive` or `negative`.
    pub polarity: &'static str,
    /// How it is put forward: `asserted`, `intended`, …
    pub modality: &'static str,
    /// The kind and the words of its condition.
    pub condition: Option<(&'static str, String)>,
    /// For whom or how much it holds: `everyone`, `some`, `specific`.
    pub scope: Option<String>,
    /// The word that relates it to what was so before: `no_longer`, `still`, …
    pub marker: Option<&'static str>,
    /// The id and the name of the side that it is aimed at.
    pub target: Option<(String, String)>,
    /// Whose position it is: the side's own, or as others tell of it.
    pub voice: Voice,
    /// All of it in words: `not ready to negotiate, only if “the port opens”`.
    pub words: String,
}

/// What was read and is no position that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Propositions that take no stance.
    pub without_stance: usize,
    /// Stances whose side is not named.
    pub without_holder: usize,
    /// Stances in questions and under unreal conditions.
    pub unreal: usize,
    /// Stances of other sides or on other topics than wanted.
    pub unwanted: usize,
}

/// The positions of all sides in some documents, by side, topic and day.
///
/// # Examples
///
/// ```
/// use belie::{lexicon::Lexicon, pipeline, report::{Positions, Wanted}, source::{Document, Options}};
///
/// let lexicon = Lexicon::builtin();
/// let text = b"The dockers' union rejected the plan.".to_vec();
/// let document = Document::new("2024-03-12-port.txt", text, &Options::default()).unwrap();
/// let readings = [pipeline::read(document, &lexicon)];
/// let positions = Positions::new(&readings, &lexicon, Wanted::default());
/// assert_eq!(positions.all()[0].held.stance, "reject_plan");
/// assert_eq!(positions.all()[0].since(), "2024-03-12".parse().ok());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    all: Vec<Position>,
    left_out: LeftOut,
    documents: usize,
}

impl Positions {
    /// All positions, by side, topic and day; those of one side stand together.
    #[must_use]
    pub fn all(&self) -> &[Position] {
        &self.all
    }

    /// What was left out.
    #[must_use]
    pub fn left_out(&self) -> LeftOut {
        self.left_out
    }

    /// The positions of each side, and of what speaks apart from it.
    fn by_side(&self) -> impl Iterator<Item = &[Position]> {
        self.all.chunk_by(|one, other| one.actor == other.actor && one.role == other.role)
    }

    /// The line that closes a report: how many positions there are, and what was left out.
    ///
    /// # Examples
    ///
    /// ```
    /// use belie::report::Positions;
    ///
    /// assert_eq!(Positions::default().summary(), "no positions in 0 documents");
    /// ```
    #[must_use]
    pub fn summary(&self) -> String {
        let documents = counted(self.documents, "document");
        let mut parts = match self.all.len() {
            0 => format!("no positions in {documents}"),
            many => {
                let (sides, changes) = (self.by_side().count(), self.changes());
                let changed =
                    if changes == 0 { String::new() } else { format!(", {}", counted(changes, "change")) };
                format!("{} of {} in {documents}{changed}", counted(many, "position"), counted(sides, "side"))
            }
        };
        let LeftOut { without_stance, without_holder, unreal, unwanted } = self.left_out;
        let left_out = [
            (unwanted, "of other sides or topics"),
            (without_holder, "of nobody named"),
            (unreal, "in questions or unreal conditions"),
            (without_stance, "without a stance"),
        ];
        let told = left_out.iter().filter(|(count, _)| *count > 0);
        let told: Vec<String> = told.map(|(count, what)| format!("{count} {what}")).collect();
        if !told.is_empty() {
            parts.push_str(&format!("; left out: {}", told.join(", ")));
        }
        parts
    }

    fn changes(&self) -> usize {
        self.all.iter().filter(|position| position.change.is_some()).count()
    }
}

/// A day in words.
fn day(day: Option<Day>) -> String {
    day.map_or("undated".to_owned(), |day| day.to_string())
}

/// The words of a topic: `peace talks` of `peace-talks`.
fn topic(id: Option<&str>) -> String {
    id.map_or("no topic named".to_owned(), |id| id.replace('-', " "))
}

/// The name of a side, and what speaks apart from it.
fn side(position: &Position) -> String {
    match &position.role {
        Some(role) => format!("{}, {role}", position.name),
        None => position.name.clone(),
    }
}

/// What is held, at whom it is aimed, and whether the side says so itself.
fn held(position: &Position) -> String {
    let held = &position.held;
    let target = held.target.as_ref().map(|(_, name)| format!(", towards {name}")).unwrap_or_default();
    let voice = if held.voice == Voice::Reported { ", as others tell" } else { "" };
    format!("{}{target}{voice}", held.words)
}
