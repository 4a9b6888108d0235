//! Datelines and bylines: what the first lines of an article say about when and for whom it was written.

use super::calendar;
use crate::day::Day;

/// How many lines with words are searched.
const LINES: usize = 8;

/// A dateline is no longer than this, in bytes.
const LONGEST: usize = 120;

/// Words that may stand before a date that fills its line.
const LEADS: &[&str] = &[
    "date",
    "dated",
    "issued",
    "on",
    "posted",
    "published",
    "released",
    "updated",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Small words inside the names of places.
const PARTICLES: &[&str] =
    &["al", "au", "aux", "da", "de", "del", "do", "du", "el", "la", "le", "of", "sur", "the", "upon"];

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The day, if its year is known.
    pub(super) date: Option<Day>,
    /// The outlet or news agency.
    pub(super) outlet: Option<String>,
}

/// Reads the first lines of `text`; `named` is the date in the name of the file.
pub(super) fn read(text: &str, named: Option<Day>) -> Said {
    let mut said = Said::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES) {
        let line = line.trim_matches(['*', '_', '#', '>', ' ']);
        if let Some(head) = head(line) {
            said.date = said.date.or_else(|| calendar::find(head)?.resolve(named));
            said.outlet = said.outlet.or_else(|| agency(head));
            break;
        }
        said.date = said.date.or_else(|| alone(line));
    }
    said
}

/// The dateline that begins `line`: a place in capitals, or one with a date or an agency, up to a dash.
fn head(line: &str) -> Option<&str> {
    let dashes = ["—", "–", " - ", "--", "―"];
    let end = dashes.iter().filter_map(|dash| line.find(dash)).min().filter(|end| *end <= LONGEST)?;
    let head = &line[..end];
    let written = head.split('(').next().unwrap_or_default();
    let mut words = written.split([' ', ',']).filter(|word| !word.is_empty());
    let is_name = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if !words.clone().all(|word| is_name(word) || PARTICLES.contains(&word)) {
        return None;
    }
    let place = words.next()?;
    let capitals = place.chars().filter(|c| c.is_alphabetic()).count() >= 2 && place == place.to_uppercase();
    let dated = calendar::find(written).is_some() || agency(head).is_some();
    (dated || capitals && words.count() <= 4).then_some(head)
}

/// The name in the brackets that end a dateline.
fn agency(head: &str) -> Option<String> {
    let inner = head.trim_end().strip_suffix(')')?;
    let name = inner[inner.rfind('(')? + 1..].trim();
    let is_name =
        name.starts_with(|c: char| c.is_alphabetic()) && name.len() <= 40 && calendar::find(name).is_none();
    is_name.then(|| name.to_owned())
}

/// The date that fills `line`, but for words that lead to it.
fn alone(line: &str) -> Option<Day> {
    if line.len() > 60 {
        return None;
    }
    let mut rest = line;
    while let Some(word) = rest.split([' ', ':', ',']).next() {
        if word.is_empty() || !LEADS.contains(&word.to_ascii_lowercase().as_str()) {
            break;
        }
        rest = rest[word.len()..].trim_start_matches([' ', ':', ',']);
    }
    let words = rest.split_whitespace().count();
    if words > 3 && !rest.contains([':']) {
        return None;
    }
    calendar::whole(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, date: Option<&str>, outlet: Option<&str>) {
        let said = read(text, None);
        assert_eq!(said.date.map(|day| day.to_string()).as_deref(), date, "{text}");
        assert_eq!(said.outlet.as_deref(), outlet, "{text}");
    }

    #[test]
    fn datelines_tell_day_and_agency() {
        check("ORLEVO, Dec. 26, 2022 (Coastwire) — The port closed.", Some("2022-12-26"), Some("Coastwire"));
        check("Port closes\n\nORLEVO (Coastwire) -- The port closed.", None, Some("Coastwire"));
        check("Orlevo, 26 December 2022 – The port closed.", Some("2022-12-26"), None);
        check("FOR IMMEDIATE RELEASE\nDecember 26, 2022\n\nThe port closed.", Some("2022-12-26"), None);
        check("Published: Monday, December 26, 2022\nThe port closed.", Some("2022-12-26"), None);
    }

    #[test]
    fn a_date_in_a_sentence_is_no_dateline() {
        check("The port, closed on Dec. 26, 2022, will open again — if it can.", None, None);
        check("The port closed on Dec. 26, 2022.", None, None);
        check("ORLEVO, Dec. 26 (Coastwire) — The port closed.", None, Some("Coastwire"));
    }
}
