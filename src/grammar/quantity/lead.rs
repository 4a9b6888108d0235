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

fn is_lead(word: &str) -> bool {
    matches!(word, "'" | "’" | "‘") || INDEX.find(LEADS, word).is_some()
}

/// Marks of sentences, which are part of no figure that they would start.
const MARKS: &[&str] = &[",", ".", ";", ":", "\"", "“", "”", "(", ")", "[", "]", "?", "!", "…", "—"];

/// Where the words that lead on are.
static INDEX: Index = Index::of(LEADS);

/// All words of phrases that bound or introduce figures and times, apart from numbers and the names of times.
const LEADS: &[(&str, ())] = &[
    ("a", ()),
    ("about", ()),
    ("above", ()),
    ("after", ()),
    ("afterward", ()),
    ("afterwards", ()),
    ("age", ()),
    ("ago", ()),
    ("ahead", ()),
    ("all", ()),
    ("almost", ()),
    ("an", ()),
    ("and", ()),
    ("another", ()),
    ("approx", ()),
    ("approximately", ()),
    ("around", ()),
    ("as", ()),
    ("at", ()),
    ("barely", ()),
    ("before", ()),
    ("beforehand", ()),
    ("below", ()),
    ("between", ()),
    ("bigger", ()),
    ("business", ()),
    ("by", ()),
    ("calendar", ()),
    ("circa", ()),
    ("close", ()),
    ("coming", ()),
    ("commencing", ()),
    ("consecutive", ()),
    ("couple", ()),
    ("course", ()),
    ("current", ()),
    ("during", ()),
    ("each", ()),
    ("ensuing", ()),
    ("entire", ()),
    ("equal", ()),
    ("estimated", ()),
    ("ever", ()),
    ("every", ()),
    ("exceeding", ()),
    ("excess", ()),
    ("few", ()),
    ("fewer", ()),
    ("final", ()),
    ("following", ()),
    ("for", ()),
    ("from", ()),
    ("full", ()),
    ("future", ()),
    ("greater", ()),
    ("handful", ()),
    ("hence", ()),
    ("her", ()),
    ("higher", ()),
    ("his", ()),
    ("in", ()),
    ("inside", ()),
    ("its", ()),
    ("just", ()),
    ("larger", ()),
    ("last", ()),
    ("least", ()),
    ("less", ()),
    ("local", ()),
    ("long", ()),
    ("longer", ()),
    ("lower", ()),
    ("m", ()),
    ("many", ()),
    ("maximum", ()),
    ("minimum", ()),
    ("minus", ()),
    ("more", ()),
    ("most", ()),
    ("much", ()),
    ("nearly", ()),
    ("negative", ()),
    ("next", ()),
    ("no", ()),
    ("not", ()),
    ("number", ()),
    ("o'clock", ()),
    ("oclock", ()),
    ("of", ()),
    ("oh", ()),
    ("old", ()),
    ("older", ()),
    ("olds", ()),
    ("on", ()),
    ("onward", ()),
    ("onwards", ()),
    ("or", ()),
    ("other", ()),
    ("out", ()),
    ("over", ()),
    ("p", ()),
    ("part", ()),
    ("past", ()),
    ("per", ()),
    ("point", ()),
    ("preceding", ()),
    ("previous", ()),
    ("previously", ()),
    ("prior", ()),
    ("q", ()),
    ("region", ()),
    ("right", ()),
    ("roughly", ()),
    ("same", ()),
    ("several", ()),
    ("sharp", ()),
    ("short", ()),
    ("shorter", ()),
    ("since", ()),
    ("smaller", ()),
    ("so", ()),
    ("some", ()),
    ("starting", ()),
    ("straight", ()),
    ("subsequent", ()),
    ("than", ()),
    ("that", ()),
    ("the", ()),
    ("their", ()),
    ("thereabouts", ()),
    ("this", ()),
    ("through", ()),
    ("throughout", ()),
    ("till", ()),
    ("time", ()),
    ("to", ()),
    ("trading", ()),
    ("under", ()),
    ("until", ()),
    ("up", ()),
    ("upcoming", ()),
    ("upwards", ()),
    ("well", ()),
    ("whole", ()),
    ("within", ()),
    ("working", ()),
    ("y/o", ()),
    ("yo", ()),
    ("younger", ()),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(LEADS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
