//! Attributions after a quotation: `"…?" Peskov asked.` is one sentence.

/// Verbs that report a question or a cry, and seldom begin a sentence of their own.
const ASKING: &[&str] = &[
    "asked",
    "asks",
    "chanted",
    "chuckled",
    "cried",
    "deadpanned",
    "demanded",
    "exclaimed",
    "inquired",
    "joked",
    "laughed",
    "mumbled",
    "murmured",
    "mused",
    "muttered",
    "pressed",
    "probed",
    "prodded",
    "quipped",
    "screamed",
    "shouted",
    "shrieked",
    "sighed",
    "snapped",
    "sneered",
    "ventured",
    "wailed",
    "whispered",
    "wondered",
    "yelled",
];

/// Verbs that report what was said, and may take an object or a clause.
const SAYING: &[&str] = &[
    "added",
    "answered",
    "argued",
    "asserted",
    "commented",
    "concluded",
    "continued",
    "countered",
    "declared",
    "explained",
    "insisted",
    "interjected",
    "noted",
    "observed",
    "offered",
    "posted",
    "recalled",
    "remarked",
    "repeated",
    "replied",
    "responded",
    "retorted",
    "said",
    "sang",
    "says",
    "sings",
    "stated",
    "told",
    "tweeted",
    "warned",
    "wrote",
];

/// Words that begin a clause, which a quotation would have been instead.
const CLAUSES: &[&str] = &["how", "if", "that", "what", "when", "where", "whether", "why"];

/// Words that may follow the verb of an attribution.
const AFTER: &[&str] = &[
    "after",
    "again",
    "ahead",
    "as",
    "at",
    "before",
    "by",
    "during",
    "earlier",
    "following",
    "from",
    "in",
    "last",
    "later",
    "of",
    "on",
    "reporters",
    "through",
    "to",
    "via",
    "when",
    "while",
    "with",
];

/// Pronouns, whose verb follows at once.
const PRONOUNS: &[&str] = &["He", "I", "It", "She", "They", "We", "You"];

/// Marks that open a quotation.
const OPENING: [char; 3] = ['“', '"', '‘'];

/// An attribution has no more words than this before its verb.
const LONGEST: usize = 7;

/// Whether `rest`, which follows a closing mark, attributes what was quoted.
///
/// After a full stop an attribution must end at its verb (`strict`); after a question it may go on.
pub(super) fn follows(rest: &str, strict: bool) -> bool {
    let mut words = rest.split(' ').filter(|word| !word.is_empty());
    let Some(subject) = words.next() else { return false };
    let named = subject.starts_with(char::is_uppercase);
    if !named || !continues(subject) {
        return false;
    }
    let reach = if PRONOUNS.contains(&subject) { 2 } else { LONGEST };
    for _ in 0..reach {
        let Some(word) = words.next() else { return false };
        let verb = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let ended = verb.len() < word.len();
        // `Vale says, “…`: what was said comes after.
        let introduces = ended && words.clone().next().is_some_and(|next| next.starts_with(OPENING));
        if introduces && strict {
            return false;
        }
        if ASKING.binary_search(&verb).is_ok() {
            let clause = words.next().is_some_and(|next| CLAUSES.contains(&next));
            return if strict { ended } else { ended || !clause };
        }
        if SAYING.binary_search(&verb).is_ok() {
            return ended || !strict && goes_on(&mut words);
        }
        if !continues(word) || PRONOUNS.contains(&subject) && !word.ends_with("ly") {
            return false;
        }
    }
    false
}

/// Whether a clause goes on after `word`: no mark but the stop of a title or initial ends it.
fn continues(word: &str) -> bool {
    let short = word.len() <= 5 && word.ends_with('.');
    short || word.ends_with(char::is_alphanumeric)
}

/// Whether what follows the verb belongs to an attribution: a place, a time or a listener.
fn goes_on<'a>(words: &mut impl Iterator<Item = &'a str>) -> bool {
    let Some(next) = words.next() else { return true };
    let word = next.trim_end_matches(|c: char| !c.is_alphanumeric());
    let day = word.ends_with("day") && word.starts_with(char::is_uppercase);
    day || AFTER.binary_search(&word).is_ok() || next.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [ASKING, SAYING, CLAUSES, AFTER, PRONOUNS] {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
