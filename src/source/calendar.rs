//! Dates as documents and file names write them.
//! A date without a year is no date, unless a file's name dates the file.

use crate::day::Day;

/// The months, by their first three letters.
const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A dateline and its file are at most this far apart, in days.
const NEAR: i32 = 31;

/// A date as written: month and day, and perhaps the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    year: Option<i32>,
    month: u32,
    day: u32,
}

impl Written {
    /// The day, if the year is written or `near` tells it.
    pub(super) fn resolve(self, near: Option<Day>) -> Option<Day> {
        if let Some(year) = self.year {
            return Day::from_ymd(year, self.month, self.day);
        }
        let near = near?;
        let (year, _, _) = near.ymd();
        let days = (year - 1..=year + 1).filter_map(|year| Day::from_ymd(year, self.month, self.day));
        days.filter(|day| (day.0 - near.0).abs() <= NEAR).min_by_key(|day| (day.0 - near.0).abs())
    }

    /// Whether the year is written.
    pub(super) fn has_year(self) -> bool {
        self.year.is_some()
    }
}

/// The date that `text` is, whatever stands around it being only a weekday or a time.
pub(super) fn whole(text: &str) -> Option<Day> {
    let text = text.trim();
    if let Some(day) = text.get(..10).and_then(|head| head.parse::<Day>().ok()) {
        let rest = &text[10..];
        return (rest.is_empty() || rest.starts_with(['T', 't', ' '])).then_some(day);
    }
    find(text).filter(|date| date.has_year())?.resolve(None)
}

/// The first date in `text`, such as "Dec. 26, 2022", "26 December" or "2022-12-26".
pub(super) fn find(text: &str) -> Option<Written> {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == ',' || c == '(').filter(|w| !w.is_empty()).collect();
    for (index, word) in words.iter().enumerate() {
        if let Some(day) = word.get(..10).and_then(|head| head.parse::<Day>().ok()) {
            let (year, month, day) = day.ymd();
            return Some(Written { year: Some(year), month, day });
        }
        let Some(month) = month(word) else { continue };
        let after = words.get(index + 1).and_then(|word| day_of_month(word));
        let before = index.checked_sub(1).and_then(|index| day_of_month(words[index]));
        let (day, next) = match (after, before) {
            (Some(day), _) => (day, index + 2),
            (None, Some(day)) => (day, index + 1),
            (None, None) => continue,
        };
        let year = words.get(next).and_then(|word| year(word));
        if Day::from_ymd(year.unwrap_or(2000), month, day).is_some() {
            return Some(Written { year, month, day });
        }
    }
    None
}

/// The date in the name of a file: `2022-12-26`, `20221226` or `2022_12_26`.
pub(super) fn in_name(name: &str) -> Option<Day> {
    let file = name.rsplit('/').next().unwrap_or(name);
    let bytes = file.as_bytes();
    let starts = (0..bytes.len()).filter(|&at| at == 0 || !bytes[at - 1].is_ascii_digit());
    starts.into_iter().find_map(|at| compact(&bytes[at..]).or_else(|| parted(&bytes[at..])))
}

/// Eight digits, no more.
fn compact(bytes: &[u8]) -> Option<Day> {
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    (digits == 8).then(|| plausible(number(&bytes[..4])?, number(&bytes[4..6])?, number(&bytes[6..8])?))?
}

/// Four, two and two digits, parted by the same mark.
fn parted(bytes: &[u8]) -> Option<Day> {
    let mark = *bytes.get(4)?;
    if !matches!(mark, b'-' | b'_' | b'.') || bytes.get(7) != Some(&mark) {
        return None;
    }
    if bytes.get(10).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    plausible(number(bytes.get(..4)?)?, number(bytes.get(5..7)?)?, number(bytes.get(8..10)?)?)
}

/// Numbers in names are often not dates.
fn plausible(year: u32, month: u32, day: u32) -> Option<Day> {
    (1700..2200).contains(&year).then(|| Day::from_ymd(year as i32, month, day))?
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
}

/// The month that a word names, in full or cut short.
fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let index = MONTHS.iter().position(|month| word.starts_with(month))?;
    let full = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ][index];
    (full.starts_with(&word) || word == "sept").then_some(index as u32 + 1)
}

/// A day of the month: "26", "26th".
fn day_of_month(word: &str) -> Option<u32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = word[digits..].trim_end_matches(['.', ':', ')', '—', '–', '-']);
    let ordinal = rest.is_empty() || ["st", "nd", "rd", "th"].contains(&rest);
    ((1..=2).contains(&digits) && ordinal).then(|| number(&word.as_bytes()[..digits]))?
}

/// A year of four digits.
fn year(word: &str) -> Option<i32> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    let year = if word.len() == 4 { number(word.as_bytes())? } else { return None };
    (1700..2200).contains(&year).then_some(year as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Day> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn names_of_files() {
        for name in ["a/2022-12-26-talks.md", "20221226.txt", "wire_2022_12_26.html"] {
            assert_eq!(in_name(name), day("2022-12-26"), "{name}");
        }
        for name in ["2022-12.md", "202212261.txt", "9999-99-99.md", "2022-12-26/talks.md", "v2022-13-01.md"]
        {
            assert_eq!(in_name(name), None, "{name}");
        }
    }

    #[test]
    fn dates_as_written() {
        for text in
            ["2022-12-26T08:30:00Z", "Dec. 26, 2022", "26 December 2022", "Monday, December 26th, 2022"]
        {
            assert_eq!(whole(text), day("2022-12-26"), "{text}");
        }
        for text in ["Dec. 26", "26 Decembrists 2022", "2022-12-260", "soon", "Feb. 30, 2022"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_is_taken_from_a_near_day_only() {
        let date = find("OSLO, Dec. 30 —").unwrap();
        assert_eq!(date.resolve(None), None);
        assert_eq!(date.resolve(day("2023-01-02")), day("2022-12-30"));
        assert_eq!(date.resolve(day("2023-06-02")), None);
    }
}
