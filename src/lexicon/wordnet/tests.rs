//! Tests of the WordNet tables.

use super::*;

#[test]
fn parts_of_speech_are_bits() {
    assert_eq!(parts("reject"), NOUN | VERB);
    assert_eq!(parts("ready") & ADJECTIVE, ADJECTIVE);
    assert_eq!(parts("reportedly"), ADVERB);
    assert_eq!(parts("sit down"), VERB);
    assert_eq!(parts("prime minister"), NOUN);
    for unknown in ["", "a'", "rejectx", "rejec", "zzzz", "é", "Reject", "\u{0}", "sit downs"] {
        assert_eq!(parts(unknown), 0, "{unknown}");
    }
}

#[test]
fn long_and_odd_words_are_found() {
    for word in ["internationalization", "self-determination", "1", "o'clock", "zymurgy", "aa", "a"] {
        assert_ne!(parts(word), 0, "{word}");
    }
}

#[test]
fn antonyms_hold_both_ways_and_in_their_part_only() {
    for (one, other) in [("accept", "refuse"), ("agree", "disagree"), ("begin", "end"), ("win", "lose")] {
        assert!(antonyms(one, other, Part::Verb) && antonyms(other, one, Part::Verb), "{one} {other}");
    }
    assert!(antonyms("open", "closed", Part::Adjective));
    assert!(!antonyms("open", "closed", Part::Verb));
    assert!(!antonyms("win", "win", Part::Verb));
}

#[test]
fn hypernyms_climb_one_way() {
    for (child, ancestor) in
        [("treaty", "agreement"), ("dog", "animal"), ("missile", "weapon"), ("dog", "dog")]
    {
        assert!(hypernym(child, ancestor, Part::Noun), "{child} {ancestor}");
    }
    assert!(hypernym("stroll", "walk", Part::Verb));
    for (child, ancestor) in [("agreement", "treaty"), ("dog", "weapon"), ("dog", "nothing of that name")] {
        assert!(!hypernym(child, ancestor, Part::Noun), "{child} {ancestor}");
    }
    assert!(!hypernym("dog", "animal", Part::Adjective));
}

#[test]
fn synonyms_share_an_early_sense() {
    assert!(synonyms("begin", "start", Part::Verb));
    assert!(synonyms("attorney", "lawyer", Part::Noun));
    assert!(!synonyms("begin", "end", Part::Verb));
}

#[test]
fn nouns_lead_to_their_verbs() {
    let pairs = [
        ("rejection", "reject"),
        ("refusal", "refuse"),
        ("agreement", "agree"),
        ("withdrawal", "withdraw"),
        ("meeting", "meet"),
        ("denial", "deny"),
        ("visit", "visit"),
        ("statement", "state"),
        ("attack", "attack"),
        ("demand", "demand"),
    ];
    for (noun, verb) in pairs {
        assert_eq!(derivation(noun), Some(verb));
    }
    assert_eq!(derivation("hydrogen peroxide"), None);
    assert_eq!(derivation("giraffe"), None);
}

#[test]
fn irregular_forms_are_known_and_regular_ones_are_not() {
    assert_eq!(irregular("went", Part::Verb), Some("go"));
    assert_eq!(irregular("men", Part::Noun), Some("man"));
    assert_eq!(irregular("worse", Part::Adjective), Some("bad"));
    for form in ["", "zzzz", "walked", "aaa"] {
        assert_eq!(irregular(form, Part::Verb), None, "{form}");
    }
}
