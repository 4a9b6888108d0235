//! Abbreviations that end in a full stop, and what may follow each without a new sentence.

/// What may follow an abbreviation inside its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Anything: a name follows a title, and a word follows "e.g.".
    Inside,
    /// A number.
    Number,
    /// A number, a day or a month; a capital otherwise begins a sentence.
    Calendar,
    /// A small letter or a number; a capital begins a sentence.
    Measure,
    /// A name, too: only a word that often begins sentences begins one.
    Name,
}

use Class::{Calendar, Inside, Measure, Name, Number};

/// Titles, and words that point to what follows them.
const INSIDE: &[&str] = &[
    "Adm", "Amb", "Asst", "Atty", "Brig", "Capt", "Cllr", "Cmdr", "Col", "Comdr", "Cpl", "Det", "Dir", "Dr",
    "Drs", "Eng", "Fr", "Ft", "Gen", "Gov", "Hon", "Insp", "Lieut", "Lt", "Maj", "Messrs", "Mgr", "Mlle",
    "Mme", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Mx", "Pfc", "Pres", "Prof", "Pte", "Pvt", "Rep", "Reps", "Rev",
    "Rt", "Sec", "Sen", "Sens", "Sgt", "St", "Ste", "Supt", "adm", "cf", "esp", "incl", "misc", "op", "resp",
    "sq", "v", "viz", "vs",
];

/// Abbreviations that a number follows.
const NUMBER: &[&str] = &[
    "Art", "Fig", "Figs", "Hwy", "No", "Nos", "Op", "approx", "art", "c", "ca", "ch", "chap", "est", "ext",
    "max", "nos", "para", "pp", "tel", "vol", "vols",
];

/// Months.
const MONTHS: &[&str] =
    &["Apr", "Aug", "Dec", "Feb", "Jan", "Jul", "Jun", "Mar", "Nov", "Oct", "Sep", "Sept"];

/// Days of the week.
const DAYS: &[&str] = &["Fri", "Mon", "Sat", "Sun", "Thu", "Thur", "Thurs", "Tue", "Tues", "Wed"];

/// Units, and words that close a list.
const MEASURE: &[&str] = &[
    "bn", "cm", "ed", "eds", "etc", "ff", "ft", "gal", "hr", "hrs", "ibid", "kg", "km", "lb", "lbs", "mi",
    "min", "mins", "mm", "mn", "mph", "oz", "pct", "pt", "sec", "secs", "yd", "yds", "yr", "yrs",
];

/// Parts of names.
const NAME: &[&str] = &[
    "Ala", "Ariz", "Ark", "Assn", "Ave", "Bldg", "Blvd", "Bros", "Calif", "Cie", "Co", "Colo", "Conn",
    "Corp", "Del", "Dept", "Dist", "Esq", "Est", "Fla", "Ill", "Inc", "Ind", "Jr", "Kan", "Ky", "Ltd",
    "Mass", "Md", "Mfg", "Mich", "Minn", "Miss", "Mo", "Neb", "Nev", "Okla", "Ont", "Ore", "Pa", "Penn",
    "Plc", "Pty", "Que", "Rd", "Ret", "Sr", "Tenn", "Tex", "Univ", "Va", "Vt", "Wash", "Wis", "Wyo", "al",
    "anon", "cit", "dept",
];

/// The abbreviations of each class, without their last full stop, in the order of bytes.
const TABLE: &[(Class, &[&str])] = &[
    (Inside, INSIDE),
    (Number, NUMBER),
    (Calendar, MONTHS),
    (Calendar, DAYS),
    (Measure, MEASURE),
    (Name, NAME),
];

/// Words that often begin sentences and seldom follow an abbreviated name, in the order of bytes.
const STARTERS: &[&str] = &[
    "A",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "Are",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Can",
    "Could",
    "Despite",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Earlier",
    "Even",
    "For",
    "From",
    "Has",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "Is",
    "It",
    "Its",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "Moreover",
    "Most",
    "My",
    "Neither",
    "No",
    "Nobody",
    "Not",
    "Now",
    "On",
    "One",
    "Only",
    "Or",
    "Our",
    "Over",
    "She",
    "Should",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "To",
    "Today",
    "Under",
    "Until",
    "Was",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Would",
    "Yesterday",
    "Yet",
    "You",
    "Your",
];

/// Days, months and zones that follow a date or a time of day, by their first letters.
const AFTER_TIME: &[&str] = &[
    "Apr", "Atlantic", "Aug", "Central", "Dec", "Eastern", "Feb", "Fri", "Jan", "Jul", "Jun", "Mar", "May",
    "Mon", "Mountain", "Nov", "Oct", "Pacific", "Sat", "Sep", "Sun", "Thu", "Tue", "Wed",
];

/// Whether a sentence ends at `word` and its full stop before `rest`, whose first character is `first`.
pub(super) fn ends_before(word: &str, rest: &str, first: char) -> bool {
    let next = first_word(rest);
    let zone = next.len() <= 5 && next.len() > 1 && next.bytes().all(|b| b.is_ascii_uppercase());
    let capital = !first.is_numeric();
    match class(word) {
        None => true,
        Some(Inside) => false,
        Some(Number) => capital,
        Some(Calendar) => capital && !zone && !AFTER_TIME.iter().any(|start| next.starts_with(start)),
        Some(Measure) => capital,
        Some(Name) => is_starter(rest),
    }
}

/// Whether `rest` begins with a word that often begins sentences.
pub(super) fn is_starter(rest: &str) -> bool {
    STARTERS.binary_search(&first_word(rest)).is_ok()
}

/// The word that begins `rest`.
fn first_word(rest: &str) -> &str {
    rest.split(|c: char| c.is_whitespace() || ",;:.\"”’)".contains(c)).next().unwrap_or_default()
}

/// Whether `word` is a month cut short, in any case.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| word.eq_ignore_ascii_case(month))
}

/// The class of `word`, given without its last full stop, if it is an abbreviation.
fn class(word: &str) -> Option<Class> {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    if word.contains('.') {
        return dotted(word);
    }
    let mut chars = word.chars();
    let first = chars.next()?;
    if chars.next().is_none() {
        // An initial.
        return if first.is_uppercase() { Some(Name) } else { find(word) };
    }
    find(word).or_else(|| find(&word.to_lowercase())).or_else(|| find(&capitalised(word)))
}

/// The class of a word with full stops inside: `U.N`, `a.m`, `Ph.D`.
fn dotted(word: &str) -> Option<Class> {
    let last = word.rsplit('.').next().unwrap_or_default();
    match word.to_lowercase().as_str() {
        "a.m" | "p.m" => return Some(Calendar),
        "e.g" | "i.e" | "a.k.a" | "p.s" => return Some(Inside),
        _ => {}
    }
    let short = word.split('.').all(|part| part.len() <= 2 && part.chars().all(char::is_alphabetic));
    if short { Some(Name) } else { find(last).filter(|_| last.starts_with(char::is_uppercase)) }
}

fn find(word: &str) -> Option<Class> {
    TABLE.iter().find(|(_, words)| words.binary_search(&word).is_ok()).map(|(class, _)| *class)
}

/// `DEC` as `Dec`: headlines and old wire copy are in capitals.
fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let rest = chars.as_str();
    if rest == rest.to_uppercase() { first + &rest.to_lowercase() } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        let tables = TABLE.iter().map(|(_, words)| *words).chain([STARTERS]);
        for table in tables {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
