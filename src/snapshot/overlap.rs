//! How much of two texts is the same words.

/// The share of words that two texts have in common, from 0 to 1: twice the common words by all words.
pub(super) fn overlap(one: &str, other: &str) -> f64 {
    let (mut one, mut other) = (words(one), words(other));
    let all = one.len() + other.len();
    one.sort_unstable();
    other.sort_unstable();
    let (mut here, mut there, mut common) = (0, 0, 0);
    while here < one.len() && there < other.len() {
        match one[here].cmp(&other[there]) {
            std::cmp::Ordering::Less => here += 1,
            std::cmp::Ordering::Greater => there += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                here += 1;
                there += 1;
            }
        }
    }
    if all == 0 { 1.0 } else { f64::from(2 * common) / all as f64 }
}

fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_count_once_each() {
        assert!((overlap("The ferry sails at noon.", "the ferry sails at dusk") - 0.8).abs() < 1e-9);
        assert!(overlap("The ferry sails.", "Nobody came") < 1e-9);
        assert!(overlap("a a a", "a b c") < 0.34);
    }
}
