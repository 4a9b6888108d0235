//! Times of day, alone or on a day.

use super::{
    Anchor, Moment, TimexKind,
    place::Placed,
    range::triple,
    written::{Clock, DayPart, Unit, Written},
};
use crate::day::Day;

/// A time of day on no known day.
pub(crate) fn place(clock: Clock) -> Placed {
    Placed::loose(TimexKind::Time, value(clock), grain(clock))
}

/// A part of no known day.
pub(crate) fn part(part: DayPart) -> Placed {
    Placed::loose(TimexKind::Time, part.code().to_owned(), Unit::Hour).vague()
}

/// `T09`, `T09:30`, `T09:30:15`
pub(crate) fn value(clock: Clock) -> String {
    let mut value = format!("T{:02}", clock.hour);
    for smaller in [clock.minute, clock.second].into_iter().flatten() {
        value.push_str(&format!(":{smaller:02}"));
    }
    value
}

/// Seconds since midnight.
pub(crate) fn second(clock: Clock) -> u32 {
    clock.hour * 3600 + clock.minute.unwrap_or(0) * 60 + clock.second.unwrap_or(0)
}

/// How long what was stated lasts, in seconds: an hour, a minute or a second.
fn length(clock: Clock) -> u32 {
    match (clock.minute, clock.second) {
        (None, _) => 3600,
        (Some(_), None) => 60,
        (Some(_), Some(_)) => 1,
    }
}

fn grain(clock: Clock) -> Unit {
    match (clock.minute, clock.second) {
        (None, _) => Unit::Hour,
        (Some(_), None) => Unit::Minute,
        (Some(_), Some(_)) => Unit::Second,
    }
}

/// The seconds of a part of the day, as wide as the word allows; a night runs into the next day.
fn part_seconds(part: DayPart) -> (u32, u32) {
    let (from, to) = match part {
        DayPart::Morning => (0, 12),
        DayPart::Midday => (11, 15),
        DayPart::Afternoon => (12, 19),
        DayPart::Evening => (16, 24),
        DayPart::Night => (17, 31),
        DayPart::Daytime => (5, 21),
    };
    (from * 3600, to * 3600)
}

/// A time on a day; on anything longer or shorter than a day it has no meaning.
pub(crate) fn on(day: Placed, time: &Written) -> Option<Placed> {
    if day.grain != Unit::Day {
        return None;
    }
    let date = day.days().filter(|(from, to)| from.plus(1) == *to).map(|(from, _)| from);
    let moments = |from: u32, to: u32| (date.map(|d| Moment::at(d, from)), date.map(|d| Moment::at(d, to)));
    let placed = |value: String, (from, to): (Option<Moment>, Option<Moment>), grain: Unit| Placed {
        kind: TimexKind::Time,
        from,
        to,
        ..Placed::loose(TimexKind::Time, value, grain)
    };
    match time {
        Written::Clock(clock) => {
            let start = second(*clock);
            Some(placed(
                format!("{}{}", day.value, value(*clock)),
                moments(start, start + length(*clock)),
                grain(*clock),
            ))
        }
        Written::DayPart(part) => {
            let (from, to) = part_seconds(*part);
            Some(placed(format!("{}{}", day.value, part.code()), moments(from, to), Unit::Hour).vague())
        }
        Written::Range(from, to) => {
            let (Written::Clock(from), Written::Clock(to)) = (&**from, &**to) else { return None };
            let value = triple(
                &format!("{}{}", day.value, value(*from)),
                &format!("{}{}", day.value, value(*to)),
                *from,
                *to,
            );
            Some(placed(value, moments(second(*from), second(*to) + length(*to)), grain(*to)))
        }
        _ => None,
    }
}

/// `last night`: from the evening before into this morning.
pub(crate) fn last_night(anchor: &Anchor) -> Placed {
    let Some(before) = anchor.document.map(|day| day.plus(-1)) else {
        return Placed::loose(TimexKind::Time, "XXXX-XX-XXTNI".to_owned(), Unit::Hour).vague();
    };
    let (from, to) = part_seconds(DayPart::Night);
    night(before, from, to)
}

fn night(day: Day, from: u32, to: u32) -> Placed {
    let placed = Placed::loose(TimexKind::Time, format!("{day}TNI"), Unit::Hour);
    Placed { from: Some(Moment::at(day, from)), to: Some(Moment::at(day, to)), ..placed }.vague()
}
