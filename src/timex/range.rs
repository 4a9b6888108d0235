//! Ranges: from the one to the other, where either may leave out what the other says.

use super::{
    Anchor, TimexKind,
    calendar::months_between,
    clock::{second, value},
    place::{Placed, place},
    written::{Clock, Fields, Unit, Written},
};

/// `from A to B`, as `(A,B,length)`; the days run to the end of B.
pub(crate) fn range(from: &Written, to: &Written, anchor: &Anchor) -> Option<Placed> {
    if let (Written::Clock(a), Written::Clock(b)) = (from, to) {
        let value = triple(&value(*a), &value(*b), *a, *b);
        return Some(Placed::loose(TimexKind::Time, value, Unit::Minute));
    }
    let (from, to) = complete(from, to);
    let start = place(&from, anchor)?;
    let end = place_after(&to, &start, anchor)?;
    if start.kind != TimexKind::Date || end.kind != TimexKind::Date {
        return None;
    }
    let known = start.days().zip(end.days()).filter(|(a, b)| a.0 <= b.0);
    if known.is_none() && start.days().is_some() && end.days().is_some() {
        return None;
    }
    let length = known.map_or("PX".to_owned(), |(a, b)| {
        let months = months_between(a.0, b.0);
        match (start.grain, end.grain) {
            (Unit::Year, Unit::Year) => format!("P{}Y", months / 12),
            (Unit::Week, Unit::Week) => format!("P{}W", (b.0.0 - a.0.0) / 7),
            (Unit::Day, _) | (_, Unit::Day) => format!("P{}D", b.0.0 - a.0.0),
            _ => format!("P{months}M"),
        }
    });
    let value = format!("({},{},{length})", first(&start), first(&end));
    let placed = Placed::date(value, first(&start), known.map(|(a, b)| (a.0, b.1)), end.grain);
    Some(Placed { vague: start.vague || end.vague, ..placed })
}

fn first(placed: &Placed) -> String {
    if placed.first.is_empty() { placed.value.clone() } else { placed.first.clone() }
}

/// Gives each end the fields that only the other states: `from 3 to 5 May`, `May 3 to 5`, `from March to May 2020`.
fn complete(from: &Written, to: &Written) -> (Written, Written) {
    let (mut from, mut to) = (from.clone(), to.clone());
    if let (Written::Fields(start), Written::Fields(end)) = (&mut from, &mut to) {
        let lends = |a: &Fields| a.month.is_some() && a.day.is_some();
        if start.month.is_none() && start.day.is_some() && start.weekday.is_none() && lends(end) {
            (start.month, start.year) = (end.month, end.year);
        }
        if end.month.is_none() && end.day.is_some() && end.weekday.is_none() && lends(start) {
            (end.month, end.year) = (start.month, start.year);
        }
        if start.year.is_none() && start.month.is_some() && end.month.is_some() {
            let backwards = (start.month, start.day) > (end.month, end.day);
            start.year = end.year.map(|year| year - i32::from(backwards));
        }
        if end.year.is_none() && end.month.is_some() && start.month.is_some() && start.year.is_some() {
            let backwards = (start.month, start.day) > (end.month, end.day);
            end.year = start.year.map(|year| year + i32::from(backwards));
        }
    }
    // `from 5 to 19 this month`: the end is a day of a month that is placed already.
    if let (Written::Fields(start), Written::Nth { of, what, .. }) = (&from, &to)
        && let (Some(day), None) = (start.day, start.month)
    {
        from = Written::Nth { nth: i64::from(day), what: *what, of: of.clone() };
    }
    (from, to)
}

/// Places the end of a range: when it leaves the year or the week open, it is the first one after the start.
fn place_after(to: &Written, start: &Placed, anchor: &Anchor) -> Option<Placed> {
    let end = place(to, anchor)?;
    let (Written::Fields(fields), Some((from, _))) = (to, start.days()) else { return Some(end) };
    let open = fields.year.is_none();
    if !open || end.days().is_none() {
        return Some(end);
    }
    let later = Anchor { document: Some(from), future: true, ..Anchor::default() };
    let placed = place(to, &later)?;
    Some(Placed {
        value: end.value,
        first: if fields.month.is_some() { end.first } else { placed.first.clone() },
        ..placed
    })
}

/// `(T09,T11:30,PT2H30M)`
pub(crate) fn triple(from: &str, to: &str, start: Clock, end: Clock) -> String {
    let (a, b) = (second(start), second(end));
    let length = if b < a { b + 86_400 - a } else { b - a };
    let mut text = format!("({from},{to},PT");
    for (size, letter) in [(3600, 'H'), (60, 'M'), (1, 'S')] {
        let count = match letter {
            'H' => length / size,
            _ => length / size % 60,
        };
        if count > 0 {
            text.push_str(&format!("{count}{letter}"));
        }
    }
    text.push(')');
    text
}
