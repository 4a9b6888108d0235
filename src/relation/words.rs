//! When two words of two texts say the same or the opposite: the lexicon's tables first, then those of
//! WordNet.

use crate::{
    lexicon::{Lean, Lexicon, Part, wordnet},
    proposition::{Nominal, Proposition},
};

/// How two words are linked, in words for a reader; none if they are not.
pub(crate) fn same(one: &str, other: &str, part: Part, lexicon: &Lexicon) -> Option<String> {
    if one == other {
        return Some(format!("both say `{one}`"));
    }
    alike(one, other, part, lexicon).then(|| format!("`{one}` and `{other}` say the same"))
}

/// Whether two words say the same.
pub(crate) fn alike(one: &str, other: &str, part: Part, lexicon: &Lexicon) -> bool {
    // Early senses of nouns share too much: a toll is a cost, and not its cost.
    one == other
        || lexicon.synonym(one, other, part)
        || part == Part::Verb && wordnet::synonyms(one, other, part)
}

/// Whether two words are opposites.
pub(crate) fn opposite(one: &str, other: &str, part: Part, lexicon: &Lexicon) -> bool {
    lexicon.opposite(one, other, part) || wordnet::antonyms(one, other, part)
}

/// Whether two stances cannot be held together.
pub(crate) fn incompatible(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    lexicon.incompatible(one, other)
}

/// Whether a stance, affirmed or denied, leans toward its axis or against it, and the axis. A denied
/// refusal leans nowhere.
pub(crate) fn leaning<'l>(stance: &str, affirmed: bool, lexicon: &'l Lexicon) -> Option<(bool, &'l str)> {
    let stance = lexicon.stance(stance)?;
    match (stance.polarity, affirmed) {
        (Lean::Positive, _) => Some((affirmed, stance.axis)),
        (Lean::Negative, true) => Some((false, stance.axis)),
        _ => None,
    }
}

/// Whether two axes are one matter: who talks takes up plans.
pub(crate) fn one_axis(one: &str, other: &str) -> bool {
    const TALKING: &[&str] = &["talks", "mediation", "plan"];
    one == other || TALKING.contains(&one) && TALKING.contains(&other)
}

/// Whether a verb says that something changes.
pub(crate) fn change(verb: &str, lexicon: &Lexicon) -> bool {
    let topic = |class: &str| lexicon.within(class, "change") || lexicon.within(class, "easing");
    lexicon.is(verb, "change-verb")
        || lexicon.topics(verb, Part::Verb).any(topic)
        || alike(verb, "change", Part::Verb, lexicon)
}

/// Whether one class of topics lies in the other, either way.
pub(crate) fn kindred(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    lexicon.within(one, other) || lexicon.within(other, one)
}

/// Whether what a verb says is in a clause of its own, and not in its object: "was told that …".
pub(crate) fn takes_content(verb: &str, object: bool, lexicon: &Lexicon) -> bool {
    let cue = lexicon.cue(verb, Part::Verb);
    cue.is_some_and(|cue| cue.recipient || !object) || !object && lexicon.attitude(verb, Part::Verb).is_some()
}

/// The words of a quotation, in lower case, without punctuation.
pub(crate) fn quoted(quotation: &str) -> Vec<String> {
    let lower = quotation.to_lowercase().replace('’', "'");
    lower
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-'))
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Words that tell nothing apart.
const LIGHT: &[&str] = &[
    "a",
    "an",
    "the",
    "this",
    "that",
    "these",
    "those",
    "its",
    "his",
    "her",
    "their",
    "our",
    "my",
    "your",
    "own",
    "same",
    "whole",
    "entire",
    "very",
    "such",
    "of",
    "on",
    "in",
    "at",
    "to",
    "for",
    "with",
    "by",
    "from",
    "about",
    "over",
    "between",
    "and",
    "or",
    "any",
    "all",
    "some",
    "every",
    "each",
    "no",
    "not",
    "s",
    "'s",
    "’s",
    // What holds of any dealings between two sides, or of what is so today, restricts nothing.
    "bilateral",
    "mutual",
    "joint",
    "current",
    "existing",
    "present",
];

/// Whether a word tells nothing apart.
pub(crate) fn light(word: &str) -> bool {
    LIGHT.contains(&word)
}

/// The words of a phrase that tell it from others, in lower case, singular where that is plain.
pub(crate) fn content(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    words.filter(|w| !w.is_empty() && !light(w)).map(|w| singular(w).to_owned()).collect()
}

/// What may be the dictionary form of a word as written: the word itself and the forms of which it can be
/// an inflection.
pub(crate) fn forms(word: &str) -> Vec<String> {
    const ENDINGS: &[(&str, &str)] = &[
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ied", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ];
    let mut found = vec![word.to_owned()];
    found.extend(
        [Part::Noun, Part::Verb].iter().filter_map(|&part| wordnet::irregular(word, part)).map(str::to_owned),
    );
    for (ending, base) in ENDINGS {
        let stem =
            word.strip_suffix(ending).filter(|stem| stem.len() > 1).map(|stem| format!("{stem}{base}"));
        found.extend(stem.filter(|stem| wordnet::parts(stem) != 0));
    }
    found
}

/// Whether words of a text, as written, are among dictionary forms.
pub(crate) fn shared(text: &str, words: &[String], lexicon: &Lexicon) -> Vec<String> {
    let lower = text.to_lowercase();
    let written =
        lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|w| !w.is_empty() && !light(w));
    let mut found: Vec<String> = written
        .filter_map(|word| {
            forms(word).into_iter().find(|form| covers(words, std::slice::from_ref(form), lexicon))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The words of a side's id.
pub(crate) fn id_words(actor: &str) -> Vec<String> {
    actor
        .strip_prefix("x-")
        .unwrap_or(actor)
        .to_lowercase()
        .split('-')
        .map(|w| singular(w).to_owned())
        .collect()
}

/// A word without the plural's ending, for comparing words whose dictionary form is not at hand.
fn singular(word: &str) -> &str {
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    if plural { &word[..word.len() - 1] } else { word }
}

/// All words of a noun phrase that tell what it names from its like: modifiers, the phrases that follow.
pub(crate) fn restrictors(nominal: &Nominal) -> Vec<String> {
    let modifiers = nominal.modifiers.iter().filter(|m| !light(m)).map(|m| singular(m).to_owned());
    let phrases = nominal.phrases.iter().filter(|(_, inner)| !inner.pronoun);
    modifiers.chain(phrases.flat_map(|(_, inner)| described(inner))).collect()
}

/// The head and all words that restrict it.
pub(crate) fn described(nominal: &Nominal) -> Vec<String> {
    let mut words: Vec<String> = nominal.head.split(' ').map(|w| singular(w).to_owned()).collect();
    words.extend(restrictors(nominal));
    words
}

/// Whether each of `few` is in `many`.
pub(crate) fn covers(many: &[String], few: &[String], lexicon: &Lexicon) -> bool {
    let known = |word: &String| {
        many.iter().any(|m| m == word)
            || many.iter().any(|m| one_word(m, word) || alike(m, word, Part::Noun, lexicon))
    };
    few.iter().all(known)
}

/// Whether two words are one, or a noun and the verb that it is made of.
pub(crate) fn one_word(one: &str, other: &str) -> bool {
    let from = |noun: &str, verb: &str| wordnet::derivation(noun) == Some(verb);
    one == other || from(one, other) || from(other, one)
}

/// The content words of a clause beside its predicate and its subject: what it is about, where a verb
/// takes a clause for its object.
pub(crate) fn beyond_parts(told: &Proposition, lexicon: &Lexicon) -> Vec<String> {
    let subject: Vec<String> = told.subject.iter().flat_map(described).collect();
    let predicate = |word: &str| told.predicate.split(' ').any(|part| part == word);
    let auxiliary = |word: &str| matches!(word, "be" | "have" | "do" | "get" | "will" | "would");
    let figure = |word: &str| numeral(word) || time(word, lexicon);
    let beyond = told.words.iter().filter(|w| !predicate(w) && !auxiliary(w) && !light(w) && !figure(w));
    beyond.map(|w| singular(w).to_owned()).filter(|w| !subject.contains(w)).collect()
}

/// The words of `some` that tell a matter apart: no auxiliaries, figures or names of times.
pub(crate) fn telling(some: &[String], lexicon: &Lexicon) -> Vec<String> {
    let auxiliary = |word: &str| matches!(word, "be" | "have" | "do" | "get");
    let telling = some.iter().filter(|w| !auxiliary(w) && tells(w, lexicon));
    telling.map(|w| singular(w).to_owned()).collect()
}

/// Whether a word tells a matter apart: no number, unit or name of a time, and none that says next to nothing.
pub(crate) fn tells(word: &str, lexicon: &Lexicon) -> bool {
    !light(word) && !numeral(word) && !time(word, lexicon) && lexicon.unit(word).is_none()
}

/// Whether a word says whose a thing is, without naming the owner.
pub(crate) fn own(word: &str) -> bool {
    matches!(word, "its" | "his" | "her" | "their" | "our" | "my" | "your" | "own")
}

/// Whether a word names a time: a month, a day, a season.
pub(crate) fn time(word: &str, lexicon: &Lexicon) -> bool {
    ["month", "weekday", "relative-day", "season"].iter().any(|class| lexicon.is(word, class))
}

/// Whether a word is a number.
pub(crate) fn numeral(word: &str) -> bool {
    const NUMBERS: &[&str] = &[
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "thousand",
        "million",
        "billion",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "dozen",
        "half",
    ];
    word.starts_with(|c: char| c.is_ascii_digit())
        || NUMBERS.contains(&word)
        || word.split('-').any(|w| NUMBERS.contains(&w))
}

/// Whether two ids share a word that tells sides apart.
pub(crate) fn share_name(one: &str, other: &str) -> bool {
    const COMMON: &[&str] =
        &["union", "party", "group", "council", "ministry", "company", "league", "government"];
    let second = id_words(other);
    id_words(one).iter().any(|word| second.contains(word) && !COMMON.contains(&word.as_str()))
}

/// The value of a small number, in figures or as a word.
pub(crate) fn number(word: &str) -> Option<f64> {
    const SMALL: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let small = SMALL.iter().position(|known| *known == word).map(|value| value as f64);
    small.or_else(|| word.replace(',', "").parse().ok())
}

/// Whether one of two words begins with most of the other: a name and its adjective.
pub(crate) fn akin(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    shared >= 4 && shared + 1 >= one.chars().count().min(other.chars().count())
}
