//! Two statements that are one, word for word, but for one place: what stands there may exclude the other.

use crate::{
    lexicon::{Lexicon, Part, wordnet},
    relation::words,
};

use super::{opposites, word};

/// How many words may stand in the place.
const PLACE: usize = 2;

/// Why the two cannot both hold, if they differ in one place, in words that exclude each other.
pub(super) fn turned(premise: &str, hypothesis: &str, lexicon: &Lexicon) -> Option<String> {
    let (one, other) = (split(premise), split(hypothesis));
    let before = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (rest, rival) = (&one[before..], &other[before..]);
    let after = rest.iter().rev().zip(rival.iter().rev()).take_while(|(a, b)| a == b).count();
    let place = (&rest[..rest.len() - after], &rival[..rival.len() - after]);
    let shared = before + after;
    if shared < 2 || place.0.len().max(place.1.len()) > PLACE || place.0.is_empty() && place.1.is_empty() {
        return None;
    }
    let (first, last) = (&one[..before], &one[one.len() - after..]);
    if open(premise, hypothesis) || first.iter().chain(last).any(|w| turns(w)) {
        return None;
    }
    let why =
        || format!("`{}` and `{}` exclude each other, in one sentence", place.0.join(" "), place.1.join(" "));
    exclude(place, first, last, lexicon).then(why)
}

/// The words of a statement, in lower case, without the marks around them.
fn split(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

/// Whether one of the two asks.
fn open(premise: &str, hypothesis: &str) -> bool {
    premise.contains('?') || hypothesis.contains('?')
}

/// Words that deny, suppose or leave open what stands near them.
fn turns(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "if", "unless", "whether", "or", "either", "neither", "nor", "not", "no", "never", "none", "nobody",
        "nothing", "without", "hardly", "barely", "may", "might", "could", "would", "perhaps", "maybe",
        "possibly", "cannot", "nowhere", "refuse", "refused", "refuses", "fail", "failed", "fails", "deny",
        "denied", "denies", "should", "said", "says", "say", "think", "thinks", "thought", "claims",
        "claimed", "believes", "believed", "than",
    ];
    WORDS.contains(&word) || word.ends_with("n't") || word.ends_with("n’t")
}

/// Whether what stands in the place of the one excludes what stands in that of the other.
fn exclude(place: (&[String], &[String]), first: &[String], last: &[String], lexicon: &Lexicon) -> bool {
    if amounts(place) {
        return true;
    }
    if nearly(place, last) {
        return true;
    }
    let ([one], [other]) = place else { return false };
    let told = predicated(first) || verb(one) && verb(other);
    pointed(first)
        && told
        && (opposites::exclude(one, other) && !first.is_empty() || opposed(one, other, lexicon))
}

/// Amounts and frequencies that exclude each other, whatever they are said of.
fn amounts((one, other): (&[String], &[String])) -> bool {
    const PAIRS: &[(&[&str], &[&str])] = &[
        (
            &["all", "every", "each", "everyone", "everybody", "everything", "both", "many", "most", "some"],
            &["no", "none", "nobody", "no one", "no-one", "nothing", "neither", "zero"],
        ),
        (&["always", "often", "usually", "frequently", "sometimes", "regularly"], &["never"]),
        (&["always", "often", "usually", "frequently", "regularly"], &["rarely", "seldom"]),
        (&["many", "most"], &["few"]),
    ];
    let (one, other) = (one.join(" "), other.join(" "));
    let within = |side: &[&str], word: &str| side.contains(&word);
    PAIRS.iter().any(|(a, b)| within(a, &one) && within(b, &other) || within(b, &one) && within(a, &other))
}

/// "Almost won" and "won".
fn nearly((one, other): (&[String], &[String]), last: &[String]) -> bool {
    let near = |place: &[String]| matches!(place, [word] if matches!(word.as_str(), "almost" | "nearly"));
    let past = |word: &String| {
        let irregular = wordnet::irregular(word, Part::Verb).is_some();
        irregular || word.ends_with("ed") && wordnet::parts(word) & wordnet::NOUN == 0
    };
    (near(one) && other.is_empty() || near(other) && one.is_empty()) && last.first().is_some_and(past)
}

/// Whether what opens the sentence points at something, so that the two speak of one thing.
fn pointed(first: &[String]) -> bool {
    const POINTING: &[&str] = &[
        "the",
        "this",
        "that",
        "these",
        "those",
        "my",
        "your",
        "his",
        "her",
        "its",
        "our",
        "their",
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "all",
        "every",
        "each",
        "both",
        "everyone",
        "everybody",
        "there",
    ];
    const LOOSE: &[&str] = &["a", "an", "some", "several", "many", "most", "few", "one", "another", "people"];
    let Some(opening) = first.first() else { return false };
    let name = |word: &str| wordnet::parts(word) == 0;
    let kind =
        |word: &str| word.ends_with('s') && wordnet::parts(word.trim_end_matches('s')) & wordnet::NOUN != 0;
    let progressive =
        first.iter().any(|w| matches!(w.as_str(), "is" | "are")) && first.iter().any(|w| w.ends_with("ing"));
    POINTING.contains(&opening.as_str())
        || !LOOSE.contains(&opening.as_str())
            && !words::numeral(opening)
            && !progressive
            && (name(opening) || !kind(opening))
}

/// Whether a verb stands before the place, so that what stands there does not only tell which thing is meant.
fn predicated(first: &[String]) -> bool {
    first.iter().skip(1).any(|word| {
        matches!(
            word.as_str(),
            "is" | "are" | "was" | "were" | "has" | "have" | "had" | "does" | "did" | "do" | "will"
        ) || words::forms(word).iter().any(|form| form != word && wordnet::parts(form) & wordnet::VERB != 0)
            || word.ends_with("ing")
    }) || first.first().is_some_and(|word| word.ends_with("ing"))
}

/// Whether a word as written is a form of a verb, or an adverb beside one.
fn verb(word: &str) -> bool {
    let form = |form: &String| form != word && wordnet::parts(form) & wordnet::VERB != 0;
    words::forms(word).iter().any(form) || word.ends_with("ly")
}

/// Whether two words as written are forms of opposites.
fn opposed(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    let (one, other) = (words::forms(one), words::forms(other));
    let mut pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a, b)));
    pairs.any(|(a, b)| word::opposite(a, b, lexicon) || words::opposite(a, b, Part::Verb, lexicon))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(premise: &str, hypothesis: &str, expected: bool) {
        let lexicon = Lexicon::builtin();
        for (a, b) in [(premise, hypothesis), (hypothesis, premise)] {
            assert_eq!(turned(a, b, &lexicon).is_some(), expected, "{a} / {b}");
        }
    }

    #[test]
    fn opposites_in_one_place() {
        check("The ferry is unaffordable for most.", "The ferry is affordable for most.", true);
        check("The ferry suddenly turned.", "The ferry gradually turned.", true);
        check("Her letter arrived before the vote.", "Her letter arrived after the vote.", true);
        check("A ferry suddenly turned.", "A ferry gradually turned.", false);
        check("The ferry did not turn suddenly.", "The ferry did not turn gradually.", false);
        check("The ferry is cheap or slow.", "The ferry is expensive or slow.", false);
        check("The red ferry turned.", "The blue ferry turned.", false);
    }

    #[test]
    fn amounts_in_one_place() {
        check("Everyone here has a boat.", "No one here has a boat.", true);
        check("The lock always leaks.", "The lock rarely leaks.", true);
        check("Many locks leak.", "Few locks leak.", true);
        check("The lock always leaks.", "The lock often leaks.", false);
        check("Some locks leak.", "Most locks leak.", false);
    }

    #[test]
    fn what_nearly_happened_did_not() {
        check("Wirth almost won the regatta.", "Wirth won the regatta.", true);
        check("Almost all boats sank.", "All boats sank.", false);
    }
}
