//! Clauses that the tagger left without a verb, and verbs that it saw where none can stand.

use super::{Pos, Tag, is_third_person};
use crate::lexicon::{Part, wordnet};

/// Corrects nouns that are the only verb of their clause, and verbs that are nouns or participles.
pub(super) fn correct(forms: &[&str], labels: &mut [(Tag, Pos)]) {
    let length = labels.len().min(forms.len());
    for at in 0..length {
        if labels[at].0 == Tag::Vbg && !forms[at].to_lowercase().ends_with("in") && irregular(forms[at]) {
            labels[at].0 = Tag::Vbn;
        }
        if after_perfect(forms, labels, at) {
            labels[at] = (Tag::Vbn, Pos::Verb);
        }
        let helped = at > 0 && ["have", "has", "had"].iter().any(|h| forms[at - 1].eq_ignore_ascii_case(h));
        let participle = labels.get(at + 1).is_some_and(|l| matches!(l.0, Tag::Vbn | Tag::Vbd));
        if helped && participle && forms[at].eq_ignore_ascii_case("since") {
            labels[at] = (Tag::Rb, Pos::Adv);
        }
        let was = at > 0
            && ["is", "was", "were", "been", "are"].iter().any(|h| forms[at - 1].eq_ignore_ascii_case(h));
        if was && participle && ["last", "first"].iter().any(|w| forms[at].eq_ignore_ascii_case(w)) {
            labels[at] = (Tag::Rb, Pos::Adv);
        }
        if labels[at].0 == Tag::Vb && stands_as_noun(forms, labels, at) {
            labels[at] = (Tag::Nn, Pos::Noun);
        }
    }
    missing_verbs(forms, labels, length);
    opening_participle(forms, labels, length);
    parted_participle(forms, labels, length);
}

/// "sung", "won": a form in no other use than a past tense or participle.
fn irregular(form: &str) -> bool {
    !form.ends_with("ing") && wordnet::irregular(&form.to_lowercase(), Part::Verb).is_some()
}

/// "had not won votes": after a form of "have" and an adverb, what may be a participle is one.
fn after_perfect(forms: &[&str], labels: &[(Tag, Pos)], at: usize) -> bool {
    if !matches!(labels[at].0, Tag::Jj | Tag::Nn) || at < 2 || !labels[at - 1].0.is_adverb() {
        return false;
    }
    let has = ["have", "has", "had"].iter().any(|have| forms[at - 2].eq_ignore_ascii_case(have));
    has && (irregular(forms[at]) || forms[at].ends_with("ed")) && labels[at - 2].0 != Tag::Vb
}

/// A plain form that no auxiliary, "to" or causative asks for, where a noun belongs.
fn stands_as_noun(forms: &[&str], labels: &[(Tag, Pos)], at: usize) -> bool {
    const ASK: &[&str] = &[
        "let", "make", "help", "have", "see", "hear", "watch", "do", "did", "does", "so", "than", "demand",
        "insist",
    ];
    let noun = wordnet::parts(&forms[at].to_lowercase()) & wordnet::NOUN != 0;
    let Some(before) = at.checked_sub(1) else {
        return noun && heads_subject(labels);
    };
    let asked = (0..at).rev().take(8).any(|i| {
        matches!(labels[i].0, Tag::Md | Tag::To)
            || labels[i].0.is_verb() && labels[i].0 != Tag::Vbn
            || ASK.iter().any(|word| forms[i].eq_ignore_ascii_case(word))
    });
    let nominal =
        matches!(labels[before].0, Tag::Dt | Tag::PrpPoss | Tag::Jj | Tag::Nn | Tag::Nnp | Tag::Pos);
    let article = matches!(labels[before].0, Tag::PrpPoss | Tag::Pos)
        || ["the", "a", "an", "this"].iter().any(|word| forms[before].eq_ignore_ascii_case(word));
    noun && (article || nominal && !asked && labels[..at].iter().all(|l| l.0 != Tag::Comma))
}

/// A plain form opens the sentence, but a finite verb follows its noun phrase: "Project manager Holm denied".
fn heads_subject(labels: &[(Tag, Pos)]) -> bool {
    let next = labels.get(1).map(|label| label.0);
    let run = labels[1..].iter().position(|(tag, _)| {
        !(tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::In | Tag::Cd | Tag::Pos | Tag::Hyph))
    });
    let ends = run.and_then(|at| labels.get(at + 1)).map(|label| label.0);
    next.is_some_and(|tag| tag.is_noun() || tag == Tag::In)
        && run.is_some_and(|length| length > 0)
        && ends.is_some_and(Tag::is_finite)
}

/// A past tense that opens the sentence has no subject: "Opened in 1911, the hall …", "Deleted files can be …".
fn opening_participle(forms: &[&str], labels: &mut [(Tag, Pos)], length: usize) {
    let later = || labels[1..length].iter().any(|(tag, _)| tag.is_finite());
    let opens = length > 2
        && labels[0].0 == Tag::Vbd
        && labels[0].1 != Pos::Aux
        && (labels[1].0.is_noun() || matches!(labels[1].0, Tag::In | Tag::Jj | Tag::Rb))
        && super::may_be_past(forms[0]);
    if opens && later() {
        labels[0] = (Tag::Vbn, Pos::Verb);
    }
}

/// "Captain Holm, suspended for a match, will return": the past tense between the commas is a participle.
fn parted_participle(forms: &[&str], labels: &mut [(Tag, Pos)], length: usize) {
    let Some(first) = labels[..length].iter().position(|l| l.0 == Tag::Comma) else { return };
    let Some(second) = labels[first + 1..length].iter().position(|l| l.0 == Tag::Comma) else { return };
    let second = first + 1 + second;
    let name = labels[..first].iter().all(|(tag, _)| !tag.is_verb() && *tag != Tag::Md) && first > 0;
    let goes_on =
        labels[second + 1..length].iter().find(|l| !l.0.is_adverb()).is_some_and(|l| l.0.is_finite());
    let at = first + 1;
    let passive = labels.get(at + 1).is_some_and(|l| matches!(l.0, Tag::In | Tag::Rb | Tag::Comma));
    if name && goes_on && passive && labels[at].0 == Tag::Vbd && super::may_be_past(forms[at]) {
        labels[at] = (Tag::Vbn, Pos::Verb);
    }
}

/// Finds the verb of each clause that has none: of what a subordinator opens, and of a sentence whose
/// finite verbs all stand in dependent clauses.
fn missing_verbs(forms: &[&str], labels: &mut [(Tag, Pos)], length: usize) {
    let ended = forms[..length].last().is_some_and(|form| matches!(*form, "." | "!" | "?"));
    let bounds: Vec<usize> = (0..length)
        .filter(|&at| {
            labels[at].0.is_punctuation() && labels[at].0 != Tag::Hyph || subordinates(forms, labels, at)
        })
        .collect();
    let mut start = 0;
    let mut segments = Vec::new();
    for end in bounds.into_iter().chain([length]) {
        if end > start {
            segments.push((start, end));
        }
        start = if end < length && labels[end].0.is_punctuation() { end + 1 } else { end };
    }
    let finite = |labels: &[(Tag, Pos)], (from, to): (usize, usize)| {
        // A past tense that opens the sentence has no subject.
        let from = from + usize::from(from == 0 && labels.first().is_some_and(|l| l.0 == Tag::Vbd));
        labels[from..to].iter().any(|(tag, _)| tag.is_finite())
    };
    let dependent = |labels: &[(Tag, Pos)], (from, to): (usize, usize)| {
        (from..to.min(from + 2)).any(|at| {
            subordinates(forms, labels, at)
                || matches!(labels[at].0, Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb)
        })
    };
    let speech = speech(forms, labels, &segments);
    let head = |labels: &[(Tag, Pos)], s| finite(labels, s) && !dependent(labels, s) && Some(s) != speech;
    let headed = segments.iter().any(|&s| head(labels, s));
    for &segment in &segments {
        let opened = subordinates(forms, labels, segment.0);
        let adjunct = speech.is_some() && !opened && labels[segment.0].0 == Tag::In;
        if adjunct || finite(labels, segment) || !ended || !opened && (headed || dependent(labels, segment)) {
            continue;
        }
        let restored = restore(forms, labels, segment, opened);
        if restored && !opened {
            return;
        }
    }
}

/// Who says so, after what is said: ", the governor said on Monday", the last words of the sentence.
fn speech(forms: &[&str], labels: &[(Tag, Pos)], segments: &[(usize, usize)]) -> Option<(usize, usize)> {
    const SAYS: &[&str] = &["said", "says", "announced", "reported", "added"];
    let &(from, to) = segments.last().filter(|_| segments.len() > 1)?;
    let verbs: Vec<usize> = (from..to).filter(|&at| labels[at].0.is_verb()).collect();
    let says = matches!(verbs[..], [verb] if verb > from && SAYS.contains(&forms[verb]));
    (says && labels[from - 1].0 == Tag::Comma).then_some((from, to))
}

/// Whether the word opens a clause that needs a finite verb.
fn subordinates(forms: &[&str], labels: &[(Tag, Pos)], at: usize) -> bool {
    ["if", "unless", "because", "although", "while", "that"].iter().any(|w| forms[at].eq_ignore_ascii_case(w))
        && matches!(labels[at].0, Tag::In | Tag::Wdt)
}

/// Makes the first noun of the segment that agrees with the one before it a verb.
fn restore(forms: &[&str], labels: &mut [(Tag, Pos)], (from, to): (usize, usize), opened: bool) -> bool {
    let from = from + usize::from(opened);
    let verb = (from + 1..to.min(labels.len())).find(|&at| {
        // "Orm Foods plans to close": a name, whatever the tagger saw.
        let named = at > from + 1 && forms[at - 1].starts_with(char::is_uppercase);
        let before = if named { Tag::Nnp } else { labels[at - 1].0 };
        let follows = labels.get(at + 1).is_some_and(|l| {
            matches!(
                l.0,
                Tag::Dt
                    | Tag::Prp
                    | Tag::PrpPoss
                    | Tag::In
                    | Tag::To
                    | Tag::Cd
                    | Tag::Rb
                    | Tag::Rp
                    | Tag::Rbr
            )
        });
        let singular = labels[at].0 == Tag::Nns && matches!(before, Tag::Nn | Tag::Nnp | Tag::Prp);
        let plural = matches!(labels[at].0, Tag::Nn | Tag::Jj)
            && (before == Tag::Nns
                || labels[from..at].iter().find(|l| l.0.is_noun()).is_some_and(|l| l.0 == Tag::Nns))
            && matches!(before, Tag::Nns | Tag::Nn);
        let unchanged = before.is_noun() && unchanged_past(forms, labels, at);
        let past = labels[at].0 == Tag::Jj
            && before.is_noun()
            && forms[at].ends_with("ed")
            && wordnet::parts(&crate::token::lemma_with(forms[at], Tag::Vbd, &[])) & wordnet::VERB != 0
            && labels
                .get(at + 1)
                .is_some_and(|l| l.0.is_noun() || matches!(l.0, Tag::Dt | Tag::Jj | Tag::Prp));
        past || unchanged
            || follows && (singular && is_third_person(forms[at]) || plural && is_plain_verb(forms[at]))
    });
    let Some(verb) = verb else { return false };
    let tag = match labels[verb].0 {
        Tag::Nns => Tag::Vbz,
        Tag::Jj if forms[verb].ends_with("ed") => Tag::Vbd,
        _ if unchanged_past(forms, labels, verb) => Tag::Vbd,
        _ => Tag::Vbp,
    };
    labels[verb] = (tag, Pos::Verb);
    true
}

/// Verbs whose past tense is their plain form, and which the tagger may take for a noun: "The firm cut the price".
const UNCHANGED: &[&str] =
    &["bid", "cast", "cost", "cut", "hit", "hurt", "put", "set", "shed", "shut", "split"];

/// Whether such a form has an object: a determined or plural noun, or one that a preposition follows.
fn unchanged_past(forms: &[&str], labels: &[(Tag, Pos)], at: usize) -> bool {
    let tag = |at: usize| labels.get(at).map(|label| label.0);
    let object = match tag(at + 1) {
        Some(Tag::Dt | Tag::PrpPoss | Tag::Nns) => true,
        Some(Tag::Nn) => tag(at + 2) == Some(Tag::In),
        _ => false,
    };
    object && matches!(tag(at), Some(Tag::Nn | Tag::Jj | Tag::Vbn)) && UNCHANGED.contains(&forms[at])
}

fn is_plain_verb(form: &str) -> bool {
    form.chars().all(|c| c.is_ascii_lowercase()) && wordnet::parts(form) & wordnet::VERB != 0
}
