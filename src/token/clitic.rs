//! Where a word is cut: clitics (`do|n't`, `who|'s`), fused words (`can|not`), ranges (`3|-|2`).

/// What follows an apostrophe in a clitic.
const CLITICS: &[&str] = &["s", "m", "d", "re", "ve", "ll"];

/// Words that were written together, and where they part, in bytes.
const FUSED: &[(&str, usize)] = &[("cannot", 3), ("gonna", 3), ("gotta", 3), ("wanna", 3)];

/// The cuts in `word`, in bytes, in order; at most four.
pub(super) fn cuts(word: &str) -> impl Iterator<Item = usize> + use<> {
    let mut cuts = [0; 4];
    if let Some(&(_, cut)) = FUSED.iter().find(|row| row.0.eq_ignore_ascii_case(word)) {
        cuts[3] = cut;
    } else if word.starts_with(|c: char| c.is_ascii_digit())
        && let Some(hyphen) = range(word)
    {
        cuts = [0, 0, hyphen, hyphen + 1];
    }
    let mut left = word;
    for slot in (0..4).rev() {
        let Some(cut) = clitic(left) else { break };
        cuts[slot] = cut;
        left = &word[..cut];
    }
    cuts.into_iter().filter(|&cut| cut > 0)
}

/// Where the clitic at the end of `word` starts.
fn clitic(word: &str) -> Option<usize> {
    if word.len() < 3 {
        return None;
    }
    let tail = word.len().saturating_sub(5);
    let at = tail + word.as_bytes()[tail..].iter().rposition(|b| *b == b'\'' || *b == 0x99)?;
    let (at, width) = if word.is_char_boundary(at) { (at, 1) } else { (at.checked_sub(2)?, 3) };
    let mark = word.get(at..at + width).filter(|m| *m == "'" || *m == "’")?;
    let (host, rest) = (&word[..at], &word[at + mark.len()..]);
    if rest.eq_ignore_ascii_case("t") && host.len() > 1 && host.ends_with(['n', 'N']) {
        return Some(host.len() - 1);
    }
    let known = CLITICS.iter().any(|c| c.eq_ignore_ascii_case(rest));
    (known && !host.is_empty()).then_some(at)
}

/// The place of the hyphen in a range of two numbers.
fn range(word: &str) -> Option<usize> {
    let hyphen = word.find('-')?;
    let numeric =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b".,:".contains(&b));
    (numeric(&word[..hyphen]) && numeric(&word[hyphen + 1..])).then_some(hyphen)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &[usize]) {
        assert_eq!(cuts(word).collect::<Vec<_>>(), expected, "{word}");
    }

    #[test]
    fn clitics_are_cut_off() {
        check("don't", &[2]);
        check("don’t", &[2]);
        check("it's", &[2]);
        check("couldn't've", &[5, 8]);
        check("3-2", &[1, 2]);
        check("CANNOT", &[3]);
    }

    #[test]
    fn other_words_stay_whole() {
        for word in
            ["o'clock", "O'Neil", "'s", "n't", "can", "d'être", "3-2-1", "3-a", "it’", "x\u{99}s", "日’s日"]
        {
            check(word, &[]);
        }
    }
}
