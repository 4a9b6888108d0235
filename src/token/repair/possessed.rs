//! Plurals that the tagger took for verbs, after a possessor and at the start of a sentence, and past tenses that
//! look like present ones.

use super::{Pos, Tag};
use crate::lexicon::{Part, wordnet};

/// Corrects verbs that are nouns with an owner, and plain forms after a subject that asks for another.
pub(super) fn correct(forms: &[&str], labels: &mut [(Tag, Pos)]) {
    opening_plural(forms, labels);
    for at in 1..labels.len().min(forms.len()) {
        if labels[at].0 == Tag::Vbz && owned(forms, labels, at) {
            labels[at] = (Tag::Nns, Pos::Noun);
        }
        if unchanged(forms, labels, at) {
            labels[at] = (Tag::Vbd, Pos::Verb);
        }
    }
}

/// "Wells A and C will be closed": no sentence opens with a finite verb before the name of what it would be said of.
fn opening_plural(forms: &[&str], labels: &mut [(Tag, Pos)]) {
    let [(Tag::Vbz, Pos::Verb), (next, _), rest @ ..] = &*labels else { return };
    let named = matches!(next, Tag::Nnp | Tag::Cd) && forms.len() == labels.len();
    let asks = forms.last().is_some_and(|form| *form == "?");
    if named && !asks && rest.iter().any(|label| label.0.is_finite() || label.0 == Tag::Md) && noun(forms[0])
    {
        labels[0] = (Tag::Nns, Pos::Noun);
    }
}

/// Whether the form is the plural of a noun.
fn noun(form: &str) -> bool {
    let lemma = crate::token::lemma_with(&form.to_lowercase(), Tag::Nns, &[]).to_lowercase();
    lemma.len() < form.len() && wordnet::parts(&lemma) & wordnet::NOUN != 0
}

/// "has cut Orley's timber imports by a fifth": after a verb, its object's owner and no object of its own.
fn owned(forms: &[&str], labels: &[(Tag, Pos)], at: usize) -> bool {
    let between = |tag: Tag| tag.is_noun() || tag.is_adjective() || tag == Tag::Cd;
    let Some(owner) = (0..at).rev().find(|&before| !between(labels[before].0)) else { return false };
    let opens = (0..owner).rev().find(|&before| !labels[before].0.is_noun() && labels[before].0 != Tag::Dt);
    let governed = opens.is_some_and(|before| labels[before].0.is_verb() && labels[before].1 != Pos::Aux);
    let next = labels.get(at + 1).map(|label| label.0);
    let bare = next.is_none_or(|tag| tag.is_punctuation() || matches!(tag, Tag::In | Tag::To));
    labels[owner].0 == Tag::Pos && governed && bare && noun(forms[at])
}

/// Verbs whose past tense is their plain form.
const UNCHANGED: &[&str] = &[
    "beat", "bet", "cast", "cost", "cut", "hit", "hurt", "let", "put", "quit", "set", "shed", "shut",
    "split", "spread", "upset",
];

/// "Holm beat Berg": a single subject asks for "beats", so that the plain form is the past tense; between two
/// names it is a verb, whatever its tag.
fn unchanged(forms: &[&str], labels: &[(Tag, Pos)], at: usize) -> bool {
    if !UNCHANGED.contains(&forms[at]) || !matches!(labels[at].0, Tag::Vbp | Tag::Vb | Tag::Nn) {
        return false;
    }
    let (before, after) = (labels[at - 1].0, labels.get(at + 1).map(|label| label.0));
    let finite = labels[..at].iter().any(|label| label.0.is_finite() || matches!(label.0, Tag::To | Tag::Md));
    let single = matches!(before, Tag::Nn | Tag::Nnp)
        && !labels[..at].iter().any(|label| label.0 == Tag::Cc)
        && wordnet::irregular(&forms[at - 1].to_lowercase(), Part::Noun).is_none();
    let names = before == Tag::Nnp && matches!(after, Some(Tag::Nnp | Tag::Dt));
    let later = labels[at + 1..].iter().any(|label| label.0.is_finite());
    !finite
        && match labels[at].0 {
            Tag::Nn => names && !later,
            _ => single,
        }
}
