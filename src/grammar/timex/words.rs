//! The words that times are written with: the names of the calendar and what goes with them.
//! English has no others, so they are a table here and not part of the lexicon that users extend.

use crate::{
    grammar::{
        Parsed,
        input::Tokens,
        leaf::value,
        quantity::words::{Index, lookup, number_word},
    },
    timex::written::{DayPart, Part, Season, Unit, Which},
    token::{Tag, Token},
};

/// What a word says about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// A month, from 1.
    Month(u32),
    /// A weekday, from 0 for Monday.
    Weekday(u32),
    /// A weekday in the plural.
    Weekdays(u32),
    /// A weekday cut short, which is one only before the rest of a date.
    ShortWeekday(u32),
    Season(Season),
    Unit(Unit),
    DayPart(DayPart),
    /// A part of the day in the plural.
    DayParts(DayPart),
    /// Days from the document's day.
    Near(i32),
    Tonight,
    Noon,
    Midnight,
    Which(Which),
    Part(Part),
    /// How often.
    Often(&'static str),
    /// A decade in words: `seventies`.
    Decade(i32),
}

/// What a word says about time.
pub(crate) fn time_word(token: &Token<'_>) -> Option<Word> {
    let word = INDEX.find(WORDS, token.text)?;
    let named = !matches!(word, Month(_)) || lookup(NAMES, token.text).is_none() || is_name(token);
    let verb = matches!(token.tag, Tag::Vb | Tag::Vbp | Tag::Vbd) && lookup(VERBS, token.text).is_some();
    (named && !verb).then_some(word)
}

/// Whether a word arrives at a time after those that lead to one: its name, a number, or the present.
pub(super) fn arrives(word: &Token<'_>, _: &[Token<'_>]) -> Option<bool> {
    const PRESENT: &[&str] = &["now", "currently", "overnight", "moment", "present"];
    let present = || PRESENT.iter().any(|known| known.eq_ignore_ascii_case(word.text));
    (names_a_time(word.text) || number_word(word.text).is_some() || present()).then_some(true)
}

/// Whether a word names a time, or a part of one, rather than which of them it is.
fn names_a_time(word: &str) -> bool {
    INDEX.find(WORDS, word).is_some_and(|word| !matches!(word, W(_)))
}

/// A word of time for which `read` has a use.
pub(crate) fn word<'t, T>(
    expected: &'static str,
    read: impl Fn(Word) -> Option<T>,
) -> impl Fn(Tokens<'t>) -> Parsed<'t, T> {
    value(expected, move |token| read(time_word(token)?))
}

/// Where the words of time are.
static INDEX: Index = Index::of(WORDS);

/// Whether a word that is also a common word stands here as a name: `May`, not `may`.
fn is_name(token: &Token<'_>) -> bool {
    let capital = token.text.starts_with(|c: char| c.is_ascii_uppercase());
    let verb = matches!(token.tag, Tag::Md | Tag::Vb | Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Vbg | Tag::Vbn);
    token.tag == Tag::Nnp || capital && !verb
}

/// Whether a name of the calendar is a common word too.
pub(super) fn common_word(token: &Token<'_>) -> bool {
    lookup(NAMES, token.text).is_some()
}

/// Names of the calendar that are common words when they are not capitalised.
const NAMES: &[(&str, ())] = &[("mar", ()), ("march", ()), ("may", ())];

/// Words of time that are other words when they are verbs: `it may last two hours`.
const VERBS: &[(&str, ())] = &[("fall", ()), ("last", ()), ("second", ()), ("spring", ())];

use Word::{
    DayPart as P, DayParts, Decade, Midnight, Month, Near, Noon, Often, Part as Of, Season as S,
    ShortWeekday, Tonight, Unit as U, Weekday, Weekdays, Which as W,
};

const WORDS: &[(&str, Word)] = &[
    ("afternoon", P(DayPart::Afternoon)),
    ("afternoons", DayParts(DayPart::Afternoon)),
    ("annual", Often("P1Y")),
    ("annually", Often("P1Y")),
    ("apr", Month(4)),
    ("april", Month(4)),
    ("aug", Month(8)),
    ("august", Month(8)),
    ("autumn", S(Season::Autumn)),
    ("beginning", Of(Part::Early)),
    ("biannual", Often("P0.5Y")),
    ("biennial", Often("P2Y")),
    ("biweekly", Often("P2W")),
    ("centuries", U(Unit::Century)),
    ("century", U(Unit::Century)),
    ("coming", W(Which::Coming)),
    ("current", W(Which::This)),
    ("daily", Often("P1D")),
    ("day", U(Unit::Day)),
    ("days", U(Unit::Day)),
    ("daytime", P(DayPart::Daytime)),
    ("dec", Month(12)),
    ("decade", U(Unit::Decade)),
    ("decades", U(Unit::Decade)),
    ("december", Month(12)),
    ("earlier", Of(Part::SoFar)),
    ("early", Of(Part::Early)),
    ("eighties", Decade(80)),
    ("end", Of(Part::Late)),
    ("ensuing", W(Which::Following)),
    ("evening", P(DayPart::Evening)),
    ("evenings", DayParts(DayPart::Evening)),
    ("everyday", Often("P1D")),
    ("fall", S(Season::Autumn)),
    ("feb", Month(2)),
    ("february", Month(2)),
    ("fifties", Decade(50)),
    ("following", W(Which::Following)),
    ("forties", Decade(40)),
    ("fortnight", U(Unit::Fortnight)),
    ("fortnightly", Often("P2W")),
    ("fortnights", U(Unit::Fortnight)),
    ("fri", ShortWeekday(4)),
    ("friday", Weekday(4)),
    ("fridays", Weekdays(4)),
    ("h", U(Unit::Hour)),
    ("hour", U(Unit::Hour)),
    ("hourly", Often("PT1H")),
    ("hours", U(Unit::Hour)),
    ("hr", U(Unit::Hour)),
    ("hrs", U(Unit::Hour)),
    ("jan", Month(1)),
    ("january", Month(1)),
    ("jul", Month(7)),
    ("july", Month(7)),
    ("jun", Month(6)),
    ("june", Month(6)),
    ("last", W(Which::Last)),
    ("late", Of(Part::Late)),
    ("later", Of(Part::Rest)),
    ("lunchtime", P(DayPart::Midday)),
    ("mar", Month(3)),
    ("march", Month(3)),
    ("may", Month(5)),
    ("mid", Of(Part::Middle)),
    ("midday", P(DayPart::Midday)),
    ("middle", Of(Part::Middle)),
    ("midnight", Midnight),
    ("min", U(Unit::Minute)),
    ("mins", U(Unit::Minute)),
    ("minute", U(Unit::Minute)),
    ("minutes", U(Unit::Minute)),
    ("mon", ShortWeekday(0)),
    ("monday", Weekday(0)),
    ("mondays", Weekdays(0)),
    ("month", U(Unit::Month)),
    ("monthly", Often("P1M")),
    ("months", U(Unit::Month)),
    ("morning", P(DayPart::Morning)),
    ("mornings", DayParts(DayPart::Morning)),
    ("next", W(Which::Next)),
    ("night", U(Unit::Night)),
    ("nightly", Often("TNI")),
    ("nights", U(Unit::Night)),
    ("nineties", Decade(90)),
    ("noon", Noon),
    ("nov", Month(11)),
    ("november", Month(11)),
    ("oct", Month(10)),
    ("october", Month(10)),
    ("past", W(Which::Past)),
    ("preceding", W(Which::Previous)),
    ("previous", W(Which::Previous)),
    ("quarter", U(Unit::Quarter)),
    ("quarterly", Often("P3M")),
    ("quarters", U(Unit::Quarter)),
    ("remainder", Of(Part::Rest)),
    ("rest", Of(Part::Rest)),
    ("s", U(Unit::Second)),
    ("same", W(Which::Same)),
    ("sat", ShortWeekday(5)),
    ("saturday", Weekday(5)),
    ("saturdays", Weekdays(5)),
    ("sec", U(Unit::Second)),
    ("second", U(Unit::Second)),
    ("seconds", U(Unit::Second)),
    ("secs", U(Unit::Second)),
    ("semiannual", Often("P0.5Y")),
    ("sep", Month(9)),
    ("sept", Month(9)),
    ("september", Month(9)),
    ("seventies", Decade(70)),
    ("sixties", Decade(60)),
    ("spring", S(Season::Spring)),
    ("start", Of(Part::Early)),
    ("subsequent", W(Which::Following)),
    ("summer", S(Season::Summer)),
    ("sun", ShortWeekday(6)),
    ("sunday", Weekday(6)),
    ("sundays", Weekdays(6)),
    ("that", W(Which::Same)),
    ("thirties", Decade(30)),
    ("this", W(Which::This)),
    ("thu", ShortWeekday(3)),
    ("thur", ShortWeekday(3)),
    ("thurs", ShortWeekday(3)),
    ("thursday", Weekday(3)),
    ("thursdays", Weekdays(3)),
    ("today", Near(0)),
    ("tomorrow", Near(1)),
    ("tonight", Tonight),
    ("tue", ShortWeekday(1)),
    ("tues", ShortWeekday(1)),
    ("tuesday", Weekday(1)),
    ("tuesdays", Weekdays(1)),
    ("twenties", Decade(20)),
    ("upcoming", W(Which::Coming)),
    ("wed", ShortWeekday(2)),
    ("wednesday", Weekday(2)),
    ("wednesdays", Weekdays(2)),
    ("weds", ShortWeekday(2)),
    ("week", U(Unit::Week)),
    ("weekend", U(Unit::Weekend)),
    ("weekends", U(Unit::Weekend)),
    ("weekly", Often("P1W")),
    ("weeks", U(Unit::Week)),
    ("winter", S(Season::Winter)),
    ("year", U(Unit::Year)),
    ("yearly", Often("P1Y")),
    ("years", U(Unit::Year)),
    ("yesterday", Near(-1)),
    ("yr", U(Unit::Year)),
    ("yrs", U(Unit::Year)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
