//! Dates with some of their fields: what a bare `Dec. 26`, `October` or `Friday` means on a given day.
//! In news a bare date is the last one, unless the sentence speaks of the future.

use super::{
    Anchor,
    calendar::{self, Days},
    place::{Placed, direction, seasonal},
    written::{Fields, Name, Season, Unit, Which},
};
use crate::day::Day;

/// How many years a bare date is sought: 29 February may be eight years off.
const YEARS: i32 = 8;

/// A bare date is rather the coming one if the last one is more days ago than this …
const FAR: i32 = 250;

/// … and the coming one is fewer days away than this.
const NEAR: i32 = 90;

/// Places a date; a date that the calendar does not have keeps its value and has no days.
pub(crate) fn place(fields: Fields, anchor: &Anchor) -> Option<Placed> {
    let Fields { year, month, day, weekday, ambiguous } = fields;
    let grain = if day.is_some() || weekday.is_some() {
        Unit::Day
    } else if month.is_some() {
        Unit::Month
    } else {
        Unit::Year
    };
    let days = if ambiguous { None } else { days(fields, anchor) };
    let alone = weekday.is_some() && month.is_none() && day.is_none();
    let value = match (weekday, days) {
        (Some(weekday), _) if alone => format!("XXXX-WXX-{}", weekday + 1),
        (Some(_), Some((found, _))) if month.is_none() => found.to_string(),
        _ => value(year, month, day),
    };
    let first = match (alone, days) {
        (true, Some((found, _))) => found.to_string(),
        _ => value_of_first(year, month, day),
    };
    Some(Placed::date(value, first, days, grain))
}

fn value(year: Option<i32>, month: Option<u32>, day: Option<u32>) -> String {
    let year = year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
    match (month, day) {
        (None, None) => year,
        (Some(month), None) => format!("{year}-{month:02}"),
        (None, Some(day)) => format!("{year}-XX-{day:02}"),
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
    }
}

fn value_of_first(year: Option<i32>, month: Option<u32>, day: Option<u32>) -> String {
    let open = if year.is_some() { Some(1) } else { None };
    value(year, month.or(open), day.or(Some(1)))
}

fn days(fields: Fields, anchor: &Anchor) -> Option<Days> {
    match fields {
        Fields { year: Some(year), month: Some(month), day: Some(day), .. } => {
            single(Day::from_ymd(year, month, day)?)
        }
        Fields { year: Some(year), month: Some(month), day: None, .. } => {
            calendar::months(year, month as i32, 1)
        }
        Fields { year: Some(year), month: None, day: None, weekday: None, .. } => calendar::year(year),
        Fields { year: None, month: Some(month), day: Some(day), weekday, .. } => {
            nearest(anchor, weekday, |year| single(Day::from_ymd(year, month, day)?))
        }
        Fields { year: None, month: Some(month), day: None, .. } => {
            nearest(anchor, None, |year| calendar::months(year, month as i32, 1))
        }
        Fields { year: None, month: None, day: Some(day), weekday, .. } => day_of_month(day, weekday, anchor),
        Fields { year: None, month: None, day: None, weekday: Some(weekday), .. } => {
            single(nearest_weekday(weekday, anchor.document?, anchor.future))
        }
        _ => None,
    }
}

fn single(day: Day) -> Option<Days> {
    Some((day, day.plus(1)))
}

/// The last one up to the document's day, or the next one from it on; a stated weekday decides between the two.
fn nearest(anchor: &Anchor, weekday: Option<u32>, in_year: impl Fn(i32) -> Option<Days>) -> Option<Days> {
    let document = anchor.document?;
    let this = document.ymd().0;
    let last = (0..=YEARS).filter_map(|back| in_year(this - back)).find(|days| days.0 <= document);
    let next = (0..=YEARS).filter_map(|ahead| in_year(this + ahead)).find(|days| days.1 > document);
    // News gives the year of what lies further off than some months.
    let back = last.map_or(0, |days| document.0 - days.0.0);
    let ahead = next.map_or(i32::MAX, |days| days.0.0 - document.0);
    let coming = back > FAR && ahead < NEAR;
    let (first, second) = if anchor.future || coming { (next, last) } else { (last, next) };
    let fits = |days: &Days| weekday.is_none_or(|weekday| days.0.weekday() == weekday);
    first.filter(fits).or(second.filter(fits)).or(first)
}

/// `the 26th`: of the month that the text speaks of, or the last 26th.
fn day_of_month(day: u32, weekday: Option<u32>, anchor: &Anchor) -> Option<Days> {
    let base = anchor.narrative.or(anchor.document)?;
    let (year, month, _) = base.ymd();
    let ahead = anchor.future && anchor.narrative.is_none();
    let steps = (0..=12).map(|step| if ahead { step } else { -step });
    let months = steps.filter_map(|step| calendar::months(year, month as i32 + step, 1));
    let mut found = months.filter_map(|(first, end)| {
        let found = first.plus(i32::try_from(day).ok()? - 1);
        (found < end).then_some(found)
    });
    let told = anchor.narrative.is_some();
    let fits = |found: &Day| {
        let side = told || if ahead { *found >= base } else { *found <= base };
        side && weekday.is_none_or(|weekday| found.weekday() == weekday)
    };
    found.find(fits).and_then(single)
}

/// The last such weekday, today included, or the next one.
fn nearest_weekday(weekday: u32, document: Day, future: bool) -> Day {
    let ahead = (weekday as i32 - document.weekday() as i32).rem_euclid(7);
    if future || ahead == 0 { document.plus(ahead) } else { document.plus(ahead - 7) }
}

/// `last Friday`, `next June`, `this summer`
pub(crate) fn named(which: Which, name: Name, anchor: &Anchor) -> Option<Placed> {
    match name {
        Name::Weekday(weekday) => Some(named_weekday(which, weekday, anchor)),
        Name::Month(month) => Some(named_month(which, month, base(which, anchor))),
        Name::Season(season) => Some(named_season(which, season, base(which, anchor))),
    }
}

/// The day from which it is told: that of the text for `that autumn`, that of the document for `last autumn`.
fn base(which: Which, anchor: &Anchor) -> Option<Day> {
    let narrative = direction(which).1;
    if narrative { anchor.narrative.or(anchor.document) } else { anchor.document }
}

fn named_weekday(which: Which, weekday: u32, anchor: &Anchor) -> Placed {
    let open = format!("XXXX-WXX-{}", weekday + 1);
    let units = direction(which).0;
    let Some(base) = base(which, anchor) else {
        return Placed::date(open.clone(), open, None, Unit::Day);
    };
    let back = (base.weekday() as i32 - weekday as i32 - 1).rem_euclid(7) + 1;
    let ahead = (weekday as i32 - base.weekday() as i32 - 1).rem_euclid(7) + 1;
    let in_week = |weeks: i32| calendar::week(base).0.plus(7 * weeks + weekday as i32);
    let day = match which {
        Which::Last | Which::Past | Which::Previous => base.plus(-back),
        Which::Coming | Which::Following => base.plus(ahead),
        // "Next Friday" is that of the next week, yet some writers mean the coming one.
        _ => in_week(units),
    };
    let placed = Placed::known(day.to_string(), (day, day.plus(1)), Unit::Day);
    let other = base.plus(ahead);
    if which == Which::Next && other < day { placed.on((other, day.plus(1))).vague() } else { placed }
}

fn named_month(which: Which, month: u32, base: Option<Day>) -> Placed {
    let open = format!("XXXX-{month:02}");
    let Some(base) = base else {
        return Placed::date(open, format!("XXXX-{month:02}-01"), None, Unit::Month);
    };
    let (this, now, _) = base.ymd();
    let year = match direction(which).0 {
        back if back < 0 => this - i32::from(month >= now),
        0 => this,
        _ => this + i32::from(month <= now),
    };
    let days = calendar::months(year, month as i32, 1);
    Placed::date(format!("{year:04}-{month:02}"), format!("{year:04}-{month:02}-01"), days, Unit::Month)
}

fn named_season(which: Which, season: Season, base: Option<Day>) -> Placed {
    let Some(base) = base else { return seasonal(season, None) };
    let (this, month, _) = base.ymd();
    let starts = match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    };
    let year = match direction(which).0 {
        back if back < 0 => this - i32::from(starts + 2 >= month),
        0 => this,
        _ => this + i32::from(starts <= month),
    };
    seasonal(season, Some(year))
}

/// `Friday next week`, `June next year`
pub(crate) fn named_of(name: Name, which: Which, anchor: &Anchor) -> Option<Placed> {
    let units = direction(which).0;
    match (name, base(which, anchor)) {
        (Name::Weekday(weekday), Some(base)) => {
            let day = calendar::week(base).0.plus(7 * units + weekday as i32);
            Some(Placed::known(day.to_string(), (day, day.plus(1)), Unit::Day))
        }
        (Name::Month(month), Some(base)) => {
            let year = Some(base.ymd().0 + units);
            place(Fields { year, month: Some(month), ..Fields::default() }, anchor)
        }
        (Name::Season(season), Some(base)) => Some(seasonal(season, Some(base.ymd().0 + units))),
        (Name::Weekday(weekday), None) => {
            place(Fields { weekday: Some(weekday), ..Fields::default() }, anchor)
        }
        (Name::Month(month), None) => place(Fields { month: Some(month), ..Fields::default() }, anchor),
        (Name::Season(season), None) => Some(seasonal(season, None)),
    }
}
