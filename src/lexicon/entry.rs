//! What a look-up gives: small views that borrow from the tables.

use super::{
    kind::{ActorKind, Frame, Lean, NameKind, StanceKind},
    rational::Rational,
};
use crate::day::Day;

/// How a word attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// How often the word attributes in each frame, in percent, by [`Frame`]; 0 for a frame that it does not take.
    pub frames: [u8; Frame::COUNT],
    /// Whether it takes a recipient before its content: `told reporters that`.
    pub recipient: bool,
}

impl Cue {
    /// How often the word attributes in a frame, in percent; 0 if it does not take it.
    #[must_use]
    pub fn trust(&self, frame: Frame) -> u8 {
        self.frames[usize::from(frame.code())]
    }
}

/// A stance that a word expresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StanceCue<'a> {
    /// The id of the stance.
    pub stance: &'a str,
    /// The topic class that its object must belong to; any object or none if absent.
    pub object: Option<&'a str>,
}

/// A stance of the inventory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stance<'a> {
    /// Its id: `reject_plan`.
    pub id: &'a str,
    /// What it does, in the third person: `turns down a plan`.
    pub summary: &'a str,
    /// The axis on which it is compared: `talks`, `plan`, `force`.
    pub axis: &'a str,
    /// Which way it leans.
    pub polarity: Lean,
    /// What one does by taking it.
    pub kind: StanceKind,
    /// The CAMEO code.
    pub cameo: Option<&'a str>,
    /// The PLOVER event, with its mode.
    pub plover: Option<&'a str>,
}

/// An actor of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor<'a> {
    /// Its id: `UKR`.
    pub id: &'a str,
    /// Whether it is a state, an organisation or another group.
    pub kind: ActorKind,
    /// The first name listed: `Ukraine`.
    pub name: &'a str,
}

/// A name that stands for an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// How many words it covers.
    pub len: usize,
    /// The id of the actor.
    pub id: &'a str,
    /// What the name is to the actor.
    pub kind: NameKind,
    /// The name as it is listed, in full for a person: `Volodymyr Zelensky`.
    pub name: &'a str,
    /// For a person: the role, such as `government`.
    pub role: Option<&'a str>,
    /// For a person: the office, such as `president`.
    pub office: Option<&'a str>,
    /// For a person: the first day in office, if known.
    pub from: Option<Day>,
    /// For a person: the last day in office, if it is over.
    pub to: Option<Day>,
}

impl Named<'_> {
    /// Whether it holds on a day: always, but for a person before or after the time in office.
    #[must_use]
    pub fn on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// A unit of measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit<'a> {
    /// Its id: `km`.
    pub id: &'a str,
    /// What it measures: `length`.
    pub dimension: &'a str,
    /// How many base units of the dimension it is, exactly.
    pub factor: Rational,
    /// What is added after multiplying, in base units: temperatures only.
    pub offset: Rational,
}
