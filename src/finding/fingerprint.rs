//! Names of findings that last: neither a path nor a line nor a better reading changes them.
//! Algorithm `b1`: FNV-1a, 64 bits, over the rule's id and the folded sentences, sorted, each closed by a zero byte.

use std::collections::BTreeMap;

use super::Finding;
use crate::digest::fnv;

/// The fingerprint of a rule's finding about sentences.
///
/// Case, quotation marks, white space and emphasis of the sentences do not matter, nor does their order.
///
/// # Examples
///
/// ```
/// use belie::finding::fingerprint;
///
/// let one = fingerprint("said-and-denied", &["The talks are on.", "“The talks are off”"]);
/// let same = fingerprint("said-and-denied", &["\"the talks  are off\"", "The *talks* are on."]);
/// assert_eq!(one, same);
/// assert_ne!(one, fingerprint("said-and-denied", &["The talks are on.", "The talks are late."]));
/// ```
#[must_use]
pub fn fingerprint(rule: &str, sentences: &[&str]) -> String {
    let mut folded: Vec<String> = sentences.iter().map(|sentence| fold(sentence)).collect();
    folded.sort();
    let parts = std::iter::once(rule).chain(folded.iter().map(String::as_str));
    format!("b1-{:016x}", fnv(parts.flat_map(|part| part.bytes().chain([0]))))
}

/// Whether a text has the form of a fingerprint, with or without the number of a repeat.
///
/// # Examples
///
/// ```
/// use belie::finding::is_fingerprint;
///
/// assert!(is_fingerprint("b1-0123456789abcdef") && is_fingerprint("b1-0123456789abcdef-2"));
/// assert!(!is_fingerprint("b1-0123") && !is_fingerprint("b1-0123456789abcdef-1"));
/// ```
#[must_use]
pub fn is_fingerprint(text: &str) -> bool {
    let Some((hash, number)) = text.strip_prefix("b1-").and_then(|rest| rest.split_at_checked(16)) else {
        return false;
    };
    let digits = hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let repeat =
        |number: &str| number.parse::<u32>().is_ok_and(|count| count > 1 && count.to_string() == number);
    digits && (number.is_empty() || number.strip_prefix('-').is_some_and(repeat))
}

/// Tells repeats apart: the second finding of a fingerprint gets `-2`, the third `-3`, in the order given.
pub fn number(findings: &mut [Finding]) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for finding in findings {
        let count = seen.entry(finding.fingerprint.clone()).or_default();
        *count += 1;
        if *count > 1 {
            finding.fingerprint = format!("{}-{count}", finding.fingerprint);
        }
    }
}

/// The words of a sentence in lower case, without marks that a copy may lose.
pub(crate) fn fold(sentence: &str) -> String {
    const MARKS: [char; 12] = ['"', '\'', '“', '”', '„', '‘', '’', '«', '»', '*', '_', '`'];
    let plain: String =
        sentence.chars().filter(|c| !MARKS.contains(c)).flat_map(char::to_lowercase).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        finding::{Label, Level, Severity},
        span::Span,
    };

    #[test]
    fn the_algorithm_is_fixed() {
        assert_eq!(fingerprint("a", &[]), format!("b1-{:016x}", 0x089b_e207_b544_f1e4_u64));
    }

    #[test]
    fn repeats_are_numbered() {
        let finding = || {
            let label = Label::new(0, Span::new(0, 1), "").sentence("Same.");
            Finding::builder("r", Level::Tension, Severity::Info).primary(label).build().unwrap()
        };
        let mut findings = [finding(), finding(), finding()];
        number(&mut findings);
        let base = findings[0].fingerprint.clone();
        assert_eq!(findings[1].fingerprint, format!("{base}-2"));
        assert_eq!(findings[2].fingerprint, format!("{base}-3"));
    }
}
