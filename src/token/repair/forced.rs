//! Tags that the words beside a word force: a plain verb after a modal, the second word of a name.

use super::{Pos, Tag};
use crate::lexicon::wordnet;

/// Corrects what cannot be beside what stands before it.
pub(super) fn correct(forms: &[&str], labels: &mut [(Tag, Pos)]) {
    if opens_report(forms, labels) {
        labels[0] = (Tag::Nns, Pos::Noun);
    }
    for at in 1..labels.len().min(forms.len()) {
        if follows_modal(forms, labels, at) {
            labels[at] = (Tag::Vb, Pos::Verb);
        }
        if first_does(forms, labels, at) {
            labels[at - 1] = (Tag::Rb, Pos::Adv);
            labels[at] = (Tag::Vbz, Pos::Verb);
        }
        if undergone(forms, labels, at) {
            labels[at] = (Tag::Vbn, Pos::Verb);
        }
        if continues_name(forms, labels, at) {
            labels[at] = (Tag::Nnp, Pos::Propn);
        }
    }
}

/// "Reports that it closed are false": what opens the sentence before "that" is no verb.
fn opens_report(forms: &[&str], labels: &[(Tag, Pos)]) -> bool {
    labels.first().is_some_and(|label| label.0 == Tag::Vbz)
        && forms.get(1).is_some_and(|form| matches!(*form, "that" | "of"))
}

/// "Unless the army first hands over the men": a verb after "first", in a clause that needs one.
fn first_does(forms: &[&str], labels: &[(Tag, Pos)], at: usize) -> bool {
    let opens = (0..at).rev().take(8).any(|i| ["unless", "if", "until", "once"].contains(&forms[i]));
    let next = labels.get(at + 1).map(|label| label.0);
    at > 2
        && forms[at - 1] == "first"
        && labels[at].0 == Tag::Nns
        && matches!(labels[at - 2].0, Tag::Nn | Tag::Nnp | Tag::Prp)
        && matches!(next, Some(Tag::Rp | Tag::In | Tag::Dt | Tag::PrpPoss | Tag::Jj | Tag::Nns))
        && opens
        && super::is_third_person(forms[at])
}

/// "Was not hit": a form that is participle and noun is a participle after "be" and "not", at an end.
fn undergone(forms: &[&str], labels: &[(Tag, Pos)], at: usize) -> bool {
    const BOTH: &[&str] = &["hit", "hurt", "cut", "shut", "put", "split", "cast"];
    let next = labels.get(at + 1).map(|label| label.0);
    let ends = next.is_none_or(|tag| tag.is_punctuation() || matches!(tag, Tag::In | Tag::Cc | Tag::Rb));
    let not = at > 1 && ["not", "n't", "n’t", "never"].contains(&forms[at - 1]);
    matches!(labels[at].0, Tag::Nn | Tag::Vbd | Tag::Vb | Tag::Jj)
        && BOTH.contains(&forms[at])
        && not
        && ends
        && super::COPULAS.iter().any(|be| forms[at - 2].eq_ignore_ascii_case(be))
}

/// "Will not open talks": what can be a plain verb is one after a modal and "not".
fn follows_modal(forms: &[&str], labels: &[(Tag, Pos)], at: usize) -> bool {
    if !matches!(labels[at].0, Tag::Jj | Tag::Nn | Tag::Rp) || !labels[at - 1].0.is_adverb() {
        return false;
    }
    let not = ["not", "n't", "n’t", "never"].iter().any(|word| forms[at - 1].eq_ignore_ascii_case(word));
    let object = labels.get(at + 1).is_some_and(|label| {
        label.0.is_noun() || matches!(label.0, Tag::Dt | Tag::PrpPoss | Tag::Prp | Tag::Cd | Tag::Jj)
    });
    let plain = forms[at].chars().all(|c| c.is_ascii_lowercase());
    at > 1
        && not
        && labels[at - 2].0 == Tag::Md
        && object
        && plain
        && wordnet::parts(forms[at]) & wordnet::VERB != 0
}

/// "Dario Lopes is", "the Hotel Meridian": a capital right after a capital, within a sentence, goes on with the name.
fn continues_name(forms: &[&str], labels: &[(Tag, Pos)], at: usize) -> bool {
    let capital = |at: usize| {
        let mut letters = forms[at].chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    };
    let next = labels.get(at + 1).map(|label| label.0);
    let before = labels[at - 1].0;
    let named = matches!(before, Tag::Nnp | Tag::Nnps) || at > 1 && before == Tag::Nn;
    let odd = match labels[at].0 {
        Tag::Vbz | Tag::Vbd | Tag::Vbp | Tag::Vb | Tag::Vbg | Tag::Vbn => true,
        Tag::Jj => next.is_some_and(|tag| tag.is_punctuation() || tag.is_finite() || tag == Tag::In),
        _ => false,
    };
    odd && named && capital(at) && capital(at - 1) && !super::is_day(forms[at - 1])
}
