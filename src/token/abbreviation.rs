//! Abbreviations that keep their full stop.

/// Abbreviations that keep their stop anywhere, in lower case and order.
const ALWAYS: &[&str] = &[
    "adj", "adm", "ala", "approx", "apr", "ariz", "ark", "assoc", "asst", "atty", "aug", "ave", "blvd",
    "bros", "brig", "calif", "capt", "cf", "cmdr", "co", "col", "colo", "comdr", "conn", "corp", "cpl",
    "dec", "del", "dept", "dist", "dr", "drs", "ed", "eds", "esp", "esq", "est", "etc", "ext", "feb", "fla",
    "fr", "ft", "gen", "gov", "hon", "inc", "insp", "jr", "jul", "jun", "kan", "ky", "lt", "ltd", "maj",
    "md", "messrs", "mfg", "mgr", "mich", "minn", "mr", "mrs", "ms", "msgr", "mt", "neb", "nev", "nov",
    "oct", "okla", "ont", "ore", "pp", "prof", "pres", "prov", "pty", "pvt", "que", "rep", "reps", "ret",
    "rev", "rt", "sec", "sen", "sens", "sept", "sgt", "sr", "st", "ste", "supt", "tenn", "tex", "univ", "va",
    "vol", "vs", "vt", "wis", "wyo",
];

/// Abbreviations that are words too: they keep their stop only if the sentence goes on. Those before a
/// number need one.
const INSIDE: &[&str] = &[
    "art", "fig", "fri", "hr", "hrs", "ill", "jan", "mar", "mass", "min", "miss", "mon", "no", "nos", "para",
    "pct", "ph", "sat", "sep", "sun", "thu", "thurs", "tue", "tues", "wed",
];

/// Those that stand before a number.
const BEFORE_NUMBER: &[&str] = &["art", "fig", "no", "nos", "para"];

/// Those that are written small.
const SMALL: &[&str] = &["art", "fig", "hr", "hrs", "min", "no", "nos", "para", "pct"];

/// Whether the stop after `word` belongs to it; `after` is what follows the stop.
pub(super) fn keeps_stop(word: &str, after: &str) -> bool {
    let letters = word.chars().count();
    let initial = word.chars().next().is_some_and(char::is_uppercase);
    let goes_on = after.trim_start().chars().next();
    if word.contains('.') {
        return word
            .split('.')
            .all(|part| (1..=2).contains(&part.len()) && !part.starts_with(|c: char| c.is_ascii_digit()));
    }
    if letters == 1 {
        return initial && goes_on.is_some_and(char::is_alphabetic) && word != "I";
    }
    if letters > 6 || !word.is_ascii() {
        return false;
    }
    let lower = word.to_ascii_lowercase();
    let listed = |list: &[&str]| list.contains(&lower.as_str());
    if listed(ALWAYS) {
        return true;
    }
    if !listed(INSIDE) || !(initial || listed(SMALL)) {
        return false;
    }
    if listed(BEFORE_NUMBER) {
        return goes_on.is_some_and(|c| c.is_ascii_digit());
    }
    goes_on.is_some_and(|c| c.is_alphanumeric() || c == ',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_keep_their_stop() {
        for word in ["Dec", "Mr", "U.N", "a.m", "Ph.D", "etc", "Inc", "Sen"] {
            assert!(keeps_stop(word, ""), "{word}");
        }
        for word in ["talks", "end", "example.com", "3.5", "I", "B", "no", "Sun"] {
            assert!(!keeps_stop(word, ""), "{word}");
        }
    }

    #[test]
    fn what_follows_decides_for_words() {
        assert!(keeps_stop("J", " Alder") && keeps_stop("No", " 5") && keeps_stop("Jan", " 6"));
        assert!(!keeps_stop("no", " Then") && !keeps_stop("sun", " it") && !keeps_stop("J", ""));
    }
}
