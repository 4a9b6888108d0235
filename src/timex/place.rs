//! Places what a time phrase says in the calendar, from the document's day or the time of the text.

use super::{
    Anchor, Moment, TimexKind,
    calendar::{self, Days},
    clock,
    fields::{self, named, named_of},
    length,
    range::range,
    written::{Length, NthOf, Part, Season, Unit, Which, Written},
};
use crate::day::Day;

/// A time phrase in the calendar.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Placed {
    pub(crate) kind: TimexKind,
    /// The TIMEX3 value.
    pub(crate) value: String,
    /// Its first day as a TIMEX3 value, for ranges.
    pub(crate) first: String,
    pub(crate) from: Option<Moment>,
    pub(crate) to: Option<Moment>,
    pub(crate) seconds: Option<i64>,
    pub(crate) vague: bool,
    /// How fine it is.
    pub(crate) grain: Unit,
}

impl Placed {
    /// A date that starts at `first`.
    pub(crate) fn date(value: String, first: String, days: Option<Days>, grain: Unit) -> Self {
        Self {
            kind: TimexKind::Date,
            value,
            first,
            from: days.map(|(from, _)| Moment::day(from)),
            to: days.map(|(_, to)| Moment::day(to)),
            seconds: None,
            vague: false,
            grain,
        }
    }

    /// A date that is wholly known.
    pub(crate) fn known(value: String, days: Days, grain: Unit) -> Self {
        Self::date(value, days.0.to_string(), Some(days), grain)
    }

    /// Something that has no place in the calendar.
    pub(crate) fn loose(kind: TimexKind, value: String, grain: Unit) -> Self {
        Self { kind, ..Self::date(value, String::new(), None, grain) }
    }

    pub(crate) fn vague(self) -> Self {
        Self { vague: true, ..self }
    }

    /// Its days, if both ends are known days.
    pub(crate) fn days(&self) -> Option<Days> {
        Some((self.from?.day, self.to?.day))
    }

    /// With other days.
    pub(crate) fn on(self, days: Days) -> Self {
        Self { from: Some(Moment::day(days.0)), to: Some(Moment::day(days.1)), ..self }
    }
}

/// Places a phrase; `None` if it says nothing that can be.
pub(crate) fn place(written: &Written, anchor: &Anchor) -> Option<Placed> {
    match written {
        Written::Fields(fields) => fields::place(*fields, anchor),
        Written::Near(days) => Some(unit(anchor.document, *days, Unit::Day, "XXXX-XX-XX")),
        Written::Now => {
            Some(Placed { value: "PRESENT_REF".to_owned(), ..unit(anchor.document, 0, Unit::Day, "") })
        }
        Written::Which(which, of) => which_unit(*which, *of, anchor),
        Written::Named(which, name) => named(*which, *name, anchor),
        Written::NamedOf(name, which) => named_of(*name, *which, anchor),
        Written::Season(season, year) => Some(seasonal(*season, *year)),
        Written::PartOfYear { nth, of, year } => part_of_year(*nth, *of, year.as_deref(), anchor),
        Written::Years { first, count, value } => {
            let known = Placed::known(value.clone(), calendar::years(*first, *count)?, Unit::Year);
            Some(if *count == 10 { known } else { known.vague() })
        }
        Written::Nth { nth, what, of } => self::nth(*nth, *what, &place(of, anchor)?),
        Written::Run { last, length, of } => run(*last, length, &place(of, anchor)?),
        Written::Part(part, of) => part_of(*part, place(of, anchor)?, anchor),
        Written::WeekOf(day) => week_of(place(day, anchor)?),
        Written::WeekNumber(week, year) => week_number(*week, *year, anchor),
        Written::Shift { length, back } => Some(shifted(length, *back, anchor.document)),
        Written::Apart { length, back } => Some(shifted(length, *back, told(length, anchor))),
        Written::Offset { length, back, base } => offset(length, *back, &place(base, anchor)?),
        Written::Window { length, back } => Some(window(length, *back, anchor)),
        Written::Within(length) => Some(within(length, anchor)),
        Written::Clock(clock) => Some(clock::place(*clock)),
        Written::DayPart(part) => Some(clock::part(*part)),
        Written::On { day, time } => clock::on(place(day, anchor)?, time),
        Written::LastNight => Some(clock::last_night(anchor)),
        Written::Range(from, to) => range(from, to, anchor),
        Written::Duration(length) => Some(length::place(length)),
        Written::Set(value) => Some(Placed::loose(TimexKind::Set, value.clone(), Unit::Day)),
    }
}

/// A unit of the calendar, some units from the one that holds `base`; `open` is its value when that is not known.
fn unit(base: Option<Day>, offset: i32, unit: Unit, open: &str) -> Placed {
    match base.and_then(|day| calendar::stretch(unit, day, offset)) {
        Some(days) => Placed::known(unit_value(unit, days), days, unit),
        None => Placed::loose(TimexKind::Date, open.to_owned(), unit),
    }
}

/// `2016`, `2016-11`, `2016-W45`, `2016-W45-WE`, `2016-11-07`, or a range.
fn unit_value(unit: Unit, days: Days) -> String {
    let (year, month, _) = days.0.ymd();
    let week =
        || calendar::iso_week(days.0).map_or(String::new(), |(year, week)| format!("{year:04}-W{week:02}"));
    match unit {
        Unit::Year => format!("{year:04}"),
        Unit::Month => format!("{year:04}-{month:02}"),
        Unit::Week => week(),
        Unit::Weekend => format!("{}-WE", week()),
        Unit::Quarter => format!("({},{},P3M)", days.0, days.1),
        Unit::Decade => format!("({},{},P10Y)", days.0, days.1),
        Unit::Century => format!("({},{},P100Y)", days.0, days.1),
        _ => days.0.to_string(),
    }
}

/// A unit's value when only its kind is known.
fn open_value(unit: Unit) -> &'static str {
    match unit {
        Unit::Year => "XXXX",
        Unit::Month => "XXXX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Day => "XXXX-XX-XX",
        _ => "XXXX",
    }
}

/// How many units away it is, and whether that is counted from the time of the text.
pub(crate) fn direction(which: Which) -> (i32, bool) {
    match which {
        Which::Last | Which::Past => (-1, false),
        Which::This => (0, false),
        Which::Next | Which::Coming => (1, false),
        Which::AfterNext => (2, false),
        Which::BeforeLast => (-2, false),
        Which::Previous => (-1, true),
        Which::Same => (0, true),
        Which::Following => (1, true),
    }
}

/// The day from which a text counts a length of time: none if it is counted in days, and the date is not told so exactly.
fn told(length: &Length, anchor: &Anchor) -> Option<Day> {
    let long =
        |unit: Unit| matches!(unit, Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century);
    let exact = !anchor.coarse || length.parts.iter().all(|&(_, unit)| long(unit));
    anchor.narrative.or(anchor.document).filter(|_| exact)
}

/// `last week`, `the following month`, `that year`
fn which_unit(which: Which, of: Unit, anchor: &Anchor) -> Option<Placed> {
    let (units, narrative) = direction(which);
    if which == Which::Same {
        let placed = unit(anchor.narrative, 0, of, open_value(of));
        return Some(Placed { value: open_value(of).to_owned(), ..placed });
    }
    let base = if narrative { anchor.narrative.or(anchor.document) } else { anchor.document };
    if matches!(of, Unit::Second | Unit::Minute | Unit::Hour | Unit::Night | Unit::Fortnight) {
        return None;
    }
    Some(unit(base, units, of, open_value(of)))
}

/// `winter`, `spring 2014`: by the calendar or by the sun, so the bounds are vague.
pub(crate) fn seasonal(season: Season, year: Option<i32>) -> Placed {
    let (code, month) = match season {
        Season::Spring => ("SP", 3),
        Season::Summer => ("SU", 6),
        Season::Autumn => ("FA", 9),
        Season::Winter => ("WI", 12),
    };
    let Some(year) = year else {
        return Placed::loose(TimexKind::Date, code.to_owned(), Unit::Quarter).vague();
    };
    // The winter of a year may be the one that it starts or the one that it ends with.
    let days = if season == Season::Winter {
        calendar::months(year, 0, 16)
    } else {
        calendar::months(year, month, 4)
    };
    let value = format!("{year:04}-{code}");
    Placed::date(value, format!("{year:04}-{month:02}-01"), days, Unit::Quarter).vague()
}

/// `the third quarter of 2016`, `the first half of the year`
fn part_of_year(nth: u32, of: u32, year: Option<&Written>, anchor: &Anchor) -> Option<Placed> {
    let length = 12 / of as i32;
    let first = 1 + (nth as i32 - 1) * length;
    let next = if first + length > 12 { 1 } else { first + length };
    let Some(year) = year.map(|year| place(year, anchor)) else {
        let value = format!("(XXXX-{first:02}-01,XXXX-{next:02}-01,P{length}M)");
        let document = anchor.document.map(|day| day.ymd().0);
        let nearest = document.and_then(|year| nearest_part(year, first, length, anchor));
        return Some(Placed::date(value, format!("XXXX-{first:02}-01"), nearest, Unit::Quarter));
    };
    let days = calendar::months(year?.days()?.0.ymd().0, first, length)?;
    Some(Placed::known(format!("({},{},P{length}M)", days.0, days.1), days, Unit::Quarter))
}

fn nearest_part(year: i32, first: i32, length: i32, anchor: &Anchor) -> Option<Days> {
    let document = anchor.document?;
    let this = calendar::months(year, first, length)?;
    match anchor.future {
        true if this.1 <= document => calendar::months(year + 1, first, length),
        false if this.0 > document => calendar::months(year - 1, first, length),
        _ => Some(this),
    }
}

/// `the third week of this month`, `the first Friday of July`
fn nth(nth: i64, what: NthOf, of: &Placed) -> Option<Placed> {
    let nth = i32::try_from(nth).ok().filter(|nth| nth.abs() <= 400)?;
    let unit = match what {
        NthOf::Weekday(_) => Unit::Day,
        NthOf::Unit(unit) => unit,
    };
    let Some(outer) = of.days() else {
        return Some(Placed::loose(TimexKind::Date, open_value(unit).to_owned(), unit));
    };
    match what {
        NthOf::Weekday(weekday) => nth_weekday(nth, weekday, of, outer),
        NthOf::Unit(unit) => nth_unit(nth, unit, of, outer),
    }
}

fn nth_weekday(nth: i32, weekday: u32, of: &Placed, (from, to): Days) -> Option<Placed> {
    let weekday = weekday as i32;
    let first = from.plus((weekday - from.weekday() as i32).rem_euclid(7));
    let last = to.plus(-1 - (to.plus(-1).weekday() as i32 - weekday).rem_euclid(7));
    let day = if nth < 0 { last } else { first.plus(7 * (nth - 1)) };
    let value = if nth < 0 { day.to_string() } else { format!("{}-WXX-{}-#{nth}", of.value, weekday + 1) };
    let days = within_days((from, to), (day, day.plus(1)))?;
    Some(Placed { value, ..Placed::known(String::new(), days, Unit::Day) })
}

fn nth_unit(nth: i32, unit: Unit, of: &Placed, (from, to): Days) -> Option<Placed> {
    let year_long = of.grain == Unit::Year;
    let days = match unit {
        // The first week of a month or year is the one that holds its first Thursday.
        Unit::Week if nth < 0 => {
            let last = calendar::week(to.plus(-1));
            if last.0.plus(3) < to { last } else { (last.0.plus(-7), last.0) }
        }
        Unit::Week => {
            let first = calendar::week(from);
            let skip = i32::from(first.0.plus(3) < from);
            (first.0.plus(7 * (nth - 1 + skip)), first.0.plus(7 * (nth + skip)))
        }
        _ if nth < 0 => calendar::stretch(unit, to.plus(-1), 0)?,
        _ => calendar::stretch(unit, from, nth - 1)?,
    };
    let value = match (unit, year_long) {
        (Unit::Week, false) if of.grain == Unit::Month => {
            format!("{}-W{:02}", of.value, if nth < 0 { 5 } else { nth })
        }
        _ => unit_value(unit, days),
    };
    (days.0.plus(7) > from && days.1 <= to.plus(7)).then(|| Placed::known(value, days, unit))
}

fn within_days(outer: Days, inner: Days) -> Option<Days> {
    (outer.0 <= inner.0 && inner.1 <= outer.1).then_some(inner)
}

/// `the last five weeks of 2017`
fn run(last: bool, length: &Length, of: &Placed) -> Option<Placed> {
    let (from, to) = of.days()?;
    let days = if last {
        (calendar::shift(to, length, true)?, to)
    } else {
        (from, calendar::shift(from, length, false)?)
    };
    let days = within_days((from, to), days)?;
    Some(Placed::known(format!("({},{},{})", days.0, days.1, length::value(length)), days, Unit::Day))
}

/// `early next year`, `late last month`: as wide as the words allow.
fn part_of(part: Part, whole: Placed, anchor: &Anchor) -> Option<Placed> {
    let Some((from, to)) = whole.days() else { return Some(whole.vague()) };
    let length = to.0 - from.0;
    let at = |share: i32| from.plus(length * share / 12);
    let days = match part {
        Part::Early => (from, at(6).plus(1)),
        Part::Middle => (at(3), at(9).plus(1)),
        Part::Late => (at(6), to),
        Part::SoFar => (from, anchor.document.map_or(to, |day| day.plus(1)).clamp(from, to)),
        Part::Rest => (anchor.document.unwrap_or(from).clamp(from, to), to),
    };
    Some(whole.on(days).vague())
}

/// `the week of 4 February`
fn week_of(day: Placed) -> Option<Placed> {
    let days = day.days().map(|(from, _)| calendar::week(from));
    Some(match days {
        Some(days) => Placed { grain: Unit::Week, ..day.on(days) },
        None => Placed { grain: Unit::Week, ..day },
    })
}

/// `week 31`, `week 3 of 2027`
fn week_number(week: i32, year: Option<i32>, anchor: &Anchor) -> Option<Placed> {
    let year = year.or(anchor.document.map(|day| day.ymd().0));
    let Some(year) = year else {
        return Some(Placed::loose(TimexKind::Date, format!("XXXX-W{week:02}"), Unit::Week));
    };
    let monday = calendar::week_number(year, week)?;
    Some(Placed::known(format!("{year:04}-W{week:02}"), (monday, monday.plus(7)), Unit::Week))
}

/// A day so long before or after `base`, with the blur of the units that were counted.
fn shifted(length: &Length, back: bool, base: Option<Day>) -> Placed {
    let day = base.and_then(|base| calendar::shift(base, length, back));
    let Some(day) = day else {
        return length::place(length);
    };
    let blur = calendar::blur(length);
    let placed = Placed::known(day.to_string(), (day, day.plus(1)), Unit::Day);
    if blur == 0 { placed } else { placed.on((day.plus(-blur), day.plus(blur + 1))).vague() }
}

/// `two days after tomorrow`
fn offset(length: &Length, back: bool, base: &Placed) -> Option<Placed> {
    let Some((from, _)) = base.days() else {
        return Some(Placed::loose(TimexKind::Date, "XXXX-XX-XX".to_owned(), Unit::Day));
    };
    Some(shifted(length, back, Some(from)))
}

/// `the past three weeks`, `the next two days`
fn window(length: &Length, back: bool, anchor: &Anchor) -> Placed {
    let quarters = length.parts.iter().all(|&(_, unit)| unit == Unit::Quarter);
    let today = anchor.document.and_then(|day| match back {
        true if quarters => calendar::stretch(Unit::Quarter, day, 0).map(|days| days.0),
        false if quarters => calendar::stretch(Unit::Quarter, day, 0).map(|days| days.1),
        true => Some(day),
        false => Some(day.plus(1)),
    });
    let Some((today, other)) = today.and_then(|day| Some((day, calendar::shift(day, length, back)?))) else {
        return length::place(length);
    };
    let (from, to) = if back { (other, today) } else { (today, other) };
    let value = format!("({from},{to},{})", length::value(length));
    let days = if quarters {
        (from, to)
    } else if back {
        (from, to.plus(1))
    } else {
        (from.plus(-1), to)
    };
    Placed { vague: !quarters, ..Placed::known(value, (from, to), Unit::Day).on(days) }
}

/// `within two months`
fn within(length: &Length, anchor: &Anchor) -> Placed {
    let end = anchor.document.and_then(|day| Some((day, calendar::shift(day, length, false)?)));
    let Some((from, to)) = end else { return length::place(length) };
    let value = format!("({from},{to},{})", length::value(length));
    Placed::known(value, (from, to), Unit::Day).on((from, to.plus(1)))
}
