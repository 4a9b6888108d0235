//! Did-you-mean: the known name that is nearest to an unknown one.
//! Nearness is the number of single-character edits, a swap of neighbours counting as one.

/// The candidate nearest to `name`, if it is near enough to be meant; the first of equals.
///
/// Near enough is one edit for every three characters, and at least one.
///
/// # Examples
///
/// ```
/// use belie::suggest::nearest;
///
/// assert_eq!(nearest("reject_paln", ["accept_plan", "reject_plan"]), Some("reject_plan"));
/// assert_eq!(nearest("banana", ["accept_plan", "reject_plan"]), None);
/// ```
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (name.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let far = distance(name, candidate);
        if far <= limit && best.is_none_or(|(nearest, _)| far < nearest) {
            best = Some((far, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// `did you mean …?` for the candidate nearest to `name`.
///
/// # Examples
///
/// ```
/// assert_eq!(belie::suggest::did_you_mean("verbb", ["verb", "noun"]).unwrap(), "did you mean `verb`?");
/// ```
pub fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(name, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

/// The edits between two texts, in characters, case folded: insertions, deletions, replacements, and swaps of
/// neighbours, no part of the text being edited twice.
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().flat_map(char::to_lowercase).collect();
    let other: Vec<char> = other.chars().flat_map(char::to_lowercase).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let mut cost = (last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                cost = cost.min(before[j - 1] + 1);
            }
            row.push(cost);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("verb", "Verb"), 0);
        assert_eq!(distance("paln", "plan"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn the_first_of_equals_is_suggested_and_nothing_far() {
        assert_eq!(nearest("plam", ["plan", "play"]), Some("plan"));
        assert_eq!(nearest("ab", ["xy"]), None);
        assert_eq!(did_you_mean("x", []), None);
    }
}
