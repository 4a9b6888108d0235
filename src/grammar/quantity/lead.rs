//! Words that only lead to a figure or a time: `in the`, `at least`, `no later than`.
//! Where nothing but such words stands before a word of another kind, no production needs to be tried.

use super::words::Index;
use crate::token::Token;

/// Whether the words that lead on are followed by one that `arrives` at what they lead to, given what comes after it.
pub(crate) fn leads_on(
    run: &[Token<'_>],
    arrives: impl Fn(&Token<'_>, &[Token<'_>]) -> Option<bool>,
) -> bool {
    let mut rest = run;
    while let [first, after @ ..] = rest {
        match arrives(first, after) {
            Some(arrived) => return arrived,
            None if is_lead(first.text) => rest = after,
            None if first.text.starts_with(char::is_alphabetic) => return false,
            None => return !MARKS.contains(&first.text),
        }
    }
    false
}

/// Whether a figure may start with a word that is itself no number.
pub(crate) fn starts_figure(word: &str) -> bool {
    is(word, FIGURE)
}

/// Whether a time phrase may start with a word that is itself no word of time.
pub(crate) fn starts_time(word: &str) -> bool {
    is(word, TIME)
}

fn is_lead(word: &str) -> bool {
    matches!(word, "'" | "’" | "‘") || is(word, LEAD)
}

fn is(word: &str, what: u8) -> bool {
    INDEX.find(LEADS, word).is_some_and(|known| known & what != 0)
}

/// Marks of sentences, which are part of no figure that they would start.
const MARKS: &[&str] = &[",", ".", ";", ":", "\"", "“", "”", "(", ")", "[", "]", "?", "!", "…", "—"];

/// Where the words that lead on are.
static INDEX: Index = Index::of(LEADS);

/// The word stands within phrases that bound or introduce figures and times.
const LEAD: u8 = 1;

/// A figure may start with the word.
const FIGURE: u8 = 2;

/// A time phrase may start with the word.
const TIME: u8 = 4;

/// What the words do, apart from numbers and the names of times.
const LEADS: &[(&str, u8)] = &[
    ("'", TIME),
    ("a", LEAD | FIGURE | TIME),
    ("about", LEAD | FIGURE | TIME),
    ("above", LEAD | FIGURE),
    ("after", LEAD | TIME),
    ("afterward", LEAD),
    ("afterwards", LEAD),
    ("age", LEAD),
    ("ago", LEAD),
    ("ahead", LEAD | TIME),
    ("all", LEAD | TIME),
    ("almost", LEAD | FIGURE),
    ("an", LEAD | FIGURE | TIME),
    ("and", LEAD),
    ("another", LEAD | TIME),
    ("approx", LEAD),
    ("approx.", FIGURE),
    ("approximately", LEAD | FIGURE),
    ("around", LEAD | FIGURE | TIME),
    ("as", LEAD | FIGURE | TIME),
    ("at", LEAD | FIGURE | TIME),
    ("barely", LEAD | FIGURE),
    ("before", LEAD | TIME),
    ("beforehand", LEAD),
    ("below", LEAD | FIGURE),
    ("between", LEAD | FIGURE | TIME),
    ("bigger", LEAD | FIGURE),
    ("business", LEAD),
    ("by", LEAD | TIME),
    ("calendar", LEAD),
    ("cent", LEAD),
    ("cents", LEAD),
    ("circa", LEAD | FIGURE),
    ("close", LEAD | FIGURE),
    ("coming", LEAD),
    ("commencing", LEAD),
    ("consecutive", LEAD),
    ("couple", LEAD | TIME),
    ("course", LEAD),
    ("current", LEAD),
    ("currently", TIME),
    ("during", LEAD | TIME),
    ("each", LEAD | TIME),
    ("ensuing", LEAD),
    ("entire", LEAD | TIME),
    ("equal", LEAD | FIGURE),
    ("estimated", LEAD | FIGURE),
    ("ever", LEAD),
    ("every", LEAD | TIME),
    ("exceeding", LEAD | FIGURE),
    ("excess", LEAD),
    ("few", LEAD | TIME),
    ("fewer", LEAD | FIGURE | TIME),
    ("final", LEAD),
    ("following", LEAD),
    ("for", LEAD | TIME),
    ("from", LEAD | FIGURE | TIME),
    ("full", LEAD | TIME),
    ("future", LEAD),
    ("greater", LEAD | FIGURE),
    ("handful", LEAD),
    ("hence", LEAD),
    ("her", LEAD | TIME),
    ("higher", LEAD | FIGURE),
    ("his", LEAD | TIME),
    ("in", LEAD | FIGURE | TIME),
    ("inside", LEAD | TIME),
    ("its", LEAD | TIME),
    ("just", LEAD | FIGURE),
    ("larger", LEAD | FIGURE),
    ("last", LEAD),
    ("least", LEAD),
    ("less", LEAD | FIGURE | TIME),
    ("local", LEAD),
    ("long", LEAD),
    ("longer", LEAD | FIGURE),
    ("lower", LEAD | FIGURE),
    ("m", LEAD),
    ("many", LEAD | TIME),
    ("maximum", LEAD),
    ("minimum", LEAD),
    ("minus", LEAD | FIGURE),
    ("more", LEAD | FIGURE | TIME),
    ("most", LEAD),
    ("much", LEAD),
    ("nearly", LEAD | FIGURE | TIME),
    ("negative", LEAD | FIGURE),
    ("next", LEAD),
    ("no", LEAD | FIGURE | TIME),
    ("not", LEAD | FIGURE | TIME),
    ("now", TIME),
    ("number", LEAD),
    ("o'clock", LEAD),
    ("oclock", LEAD),
    ("of", LEAD),
    ("oh", LEAD),
    ("old", LEAD),
    ("older", LEAD | FIGURE),
    ("olds", LEAD),
    ("on", LEAD | TIME),
    ("onward", LEAD),
    ("onwards", LEAD),
    ("or", LEAD),
    ("other", LEAD),
    ("out", LEAD),
    ("over", LEAD | FIGURE | TIME),
    ("overnight", TIME),
    ("p", LEAD),
    ("part", LEAD),
    ("past", LEAD),
    ("per", LEAD | FIGURE),
    ("percent", LEAD | FIGURE),
    ("percents", LEAD | FIGURE),
    ("point", LEAD),
    ("preceding", LEAD),
    ("previous", LEAD),
    ("previously", LEAD),
    ("prior", LEAD | TIME),
    ("q", LEAD | TIME),
    ("region", LEAD),
    ("right", LEAD | TIME),
    ("roughly", LEAD | FIGURE),
    ("same", LEAD),
    ("several", LEAD | TIME),
    ("sharp", LEAD),
    ("short", LEAD),
    ("shorter", LEAD | FIGURE),
    ("since", LEAD | TIME),
    ("smaller", LEAD | FIGURE),
    ("so", LEAD),
    ("some", LEAD | FIGURE | TIME),
    ("starting", LEAD | TIME),
    ("straight", LEAD),
    ("subsequent", LEAD),
    ("than", LEAD),
    ("that", LEAD),
    ("the", LEAD | TIME),
    ("their", LEAD | TIME),
    ("thereabouts", LEAD),
    ("this", LEAD),
    ("through", LEAD),
    ("throughout", LEAD | TIME),
    ("till", LEAD | TIME),
    ("time", LEAD),
    ("to", LEAD | TIME),
    ("trading", LEAD),
    ("under", LEAD | FIGURE),
    ("until", LEAD | TIME),
    ("up", LEAD | FIGURE | TIME),
    ("upcoming", LEAD),
    ("upwards", LEAD | FIGURE),
    ("well", LEAD | FIGURE),
    ("whole", LEAD | TIME),
    ("within", LEAD | TIME),
    ("working", LEAD),
    ("y/o", LEAD),
    ("yo", LEAD),
    ("younger", LEAD | FIGURE),
    ("’", TIME),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(LEADS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
