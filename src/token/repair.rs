//! Tags that the whole clause decides: a greedy tagger takes a past tense for a participle before it has
//! seen that the clause has no other finite verb, and a headline's verb for a plural.

mod forced;
mod possessed;
mod speech;
mod verbless;

use super::{Pos, Tag};
use crate::lexicon::wordnet;

/// Corrects the labels of a sentence, given its words.
pub fn repair(forms: &[&str], labels: &mut [(Tag, Pos)], heading: bool) {
    if heading {
        headline(forms, labels);
        return;
    }
    for index in 1..labels.len().min(forms.len()) {
        let participle = labels[index].0 == Tag::Vbn || adjective_for_past(forms, labels, index);
        if participle && may_be_past(forms[index]) && lacks_its_verb(forms, labels, index) {
            labels[index] = (Tag::Vbd, Pos::Verb);
        }
        // "said on Monday that the port …": what stands after a time opens no relative clause.
        if labels[index].0 == Tag::Wdt && forms[index] == "that" && is_day(forms[index - 1]) {
            labels[index] = (Tag::In, Pos::Sconj);
        }
        // "The bridge is longer than the road": what is compared after a copula is a quality.
        if labels[index].0 == Tag::Rbr
            && COPULAS.contains(&forms[index - 1])
            && forms[index].ends_with("er")
            && forms.get(index + 1) == Some(&"than")
        {
            labels[index] = (Tag::Jjr, Pos::Adj);
        }
        // "agreed to reopen": what stands before a bare verb opens an infinitive.
        if labels[index].0 == Tag::Vb && labels[index - 1].0 == Tag::In && forms[index - 1] == "to" {
            labels[index - 1] = (Tag::To, Pos::Part);
        }
    }
    forced::correct(forms, labels);
    verbless::correct(forms, labels);
    speech::correct(forms, labels);
    possessed::correct(forms, labels);
}

/// Forms of "be".
const COPULAS: &[&str] = &["am", "are", "be", "been", "being", "is", "was", "were"];

/// Whether a word names a day.
fn is_day(form: &str) -> bool {
    const DAYS: &[&str] = &[
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "today",
        "yesterday",
        "tonight",
    ];
    DAYS.contains(&form)
}

/// Whether a past tense was taken for an adjective: "rebels wounded two soldiers", "crews demolished old homes".
fn adjective_for_past(forms: &[&str], labels: &[(Tag, Pos)], index: usize) -> bool {
    let after = labels.get(index + 1).map(|label| label.0);
    labels[index].0 == Tag::Jj
        && forms[index].ends_with("ed")
        && matches!(labels[index - 1].0, Tag::Nns | Tag::Nnps)
        && after.is_some_and(|tag| {
            matches!(tag, Tag::Cd | Tag::Dt | Tag::PrpPoss | Tag::Jj | Tag::Nns | Tag::Nnp)
        })
}

/// Whether the participle's clause has a subject before it and no finite verb.
fn lacks_its_verb(forms: &[&str], labels: &[(Tag, Pos)], index: usize) -> bool {
    let Some(before) = (0..index).rev().find(|&at| !labels[at].0.is_adverb()) else { return false };
    match labels[before].0 {
        Tag::Cc => return follows_past(forms, labels, before),
        Tag::Comma => return resumes(labels, before, index),
        _ => {}
    }
    let start = start_of(labels, index);
    let end = (index + 1..labels.len()).find(|&at| bounds(labels[at])).unwrap_or(labels.len());
    let by = forms.get(index + 1).is_some_and(|form| form.eq_ignore_ascii_case("by"));
    is_subject(labels[before].0, forms[before])
        && !by
        && start <= before
        && !has_verb(&labels[start..index])
        && !labels[index + 1..end].iter().any(|label| label.0.is_finite())
        && !goes_on(labels, end)
}

/// Whether the last verb before the coordinator is a past tense that no auxiliary governs.
fn follows_past(forms: &[&str], labels: &[(Tag, Pos)], coordinator: usize) -> bool {
    let last =
        (0..coordinator).rev().take_while(|&at| !bounds(labels[at])).find(|&at| labels[at].0.is_verb());
    let comma = coordinator.checked_sub(1).is_some_and(|at| labels[at].0 == Tag::Comma);
    last.is_some_and(|at| labels[at] == (Tag::Vbd, Pos::Verb) && !comma && may_be_past(forms[at]))
}

/// Whether the participle after the comma is the verb of the sentence's first words, of which a relative
/// clause or an apposition has parted it.
fn resumes(labels: &[(Tag, Pos)], comma: usize, index: usize) -> bool {
    let end = |from: usize| (from..labels.len()).find(|&at| bounds(labels[at])).unwrap_or(labels.len());
    let subject = end(0);
    if subject == 0 || subject >= comma || labels[subject].0 != Tag::Comma {
        return false;
    }
    let between = &labels[subject + 1..comma];
    let opens = between.iter().position(|label| matches!(label.0, Tag::Wp | Tag::Wdt | Tag::WpPoss));
    let relative = opens.is_some_and(|at| !has_verb(&between[..at]));
    labels[subject - 1].0.is_noun()
        && !has_verb(&labels[..subject])
        && (relative || !has_verb(between))
        && !between.iter().any(|label| label.0 == Tag::Comma)
        && !(index + 1..end(index + 1)).any(|at| labels[at].0.is_finite() && !joined(labels, at))
        && !goes_on(labels, end(index + 1))
}

/// Whether a coordinator stands before the verb.
fn joined(labels: &[(Tag, Pos)], at: usize) -> bool {
    let before = (0..at).rev().find(|&before| !labels[before].0.is_adverb());
    before.is_some_and(|before| labels[before].0 == Tag::Cc)
}

/// Whether a later part of the sentence begins with a finite verb, which then is the verb of the subject.
fn goes_on(labels: &[(Tag, Pos)], end: usize) -> bool {
    (end..labels.len().saturating_sub(1)).any(|at| {
        let next = (at + 1..labels.len()).find(|&at| !labels[at].0.is_adverb());
        labels[at].0 == Tag::Comma && next.is_some_and(|at| labels[at].0.is_finite())
    })
}

/// Whether the word parts clauses: a mark, a subordinator, a relative.
fn bounds((tag, pos): (Tag, Pos)) -> bool {
    tag.is_punctuation() && tag != Tag::Hyph
        || pos == Pos::Sconj
        || matches!(tag, Tag::Wdt | Tag::Wp | Tag::Wrb)
}

/// Where the words before a place begin that nothing parts from it.
fn start_of(labels: &[(Tag, Pos)], index: usize) -> usize {
    (0..index).rev().find(|&at| bounds(labels[at])).map_or(0, |at| at + 1)
}

fn has_verb(labels: &[(Tag, Pos)]) -> bool {
    labels.iter().any(|(tag, _)| tag.is_verb() || *tag == Tag::Md || *tag == Tag::To)
}

/// Whether a word can end a subject: "all", but not "the", which begins one.
fn is_subject(tag: Tag, form: &str) -> bool {
    let article = ["the", "a", "an"].iter().any(|article| form.eq_ignore_ascii_case(article));
    tag.is_noun() || matches!(tag, Tag::Prp | Tag::Cd | Tag::CloseBracket) || tag == Tag::Dt && !article
}

/// Whether the form is a past tense as well as a participle.
fn may_be_past(form: &str) -> bool {
    let form = form.to_lowercase();
    let distinct = ["n", "ne", "um", "come", "ung", "unk"].iter().any(|end| form.ends_with(end));
    !distinct || form == "won" || form == "spun"
}

/// Makes the first plural that can be one the verb of a headline that has no verb.
fn headline(forms: &[&str], labels: &mut [(Tag, Pos)]) {
    let finite = |label: &(Tag, Pos)| matches!(label.0, Tag::Vbz | Tag::Vbd | Tag::Md) || label.1 == Pos::Aux;
    for at in 1..labels.len().saturating_sub(1).min(forms.len()) {
        let promises = labels[at - 1].0 == Tag::Comma && labels[at + 1].0 == Tag::To;
        if labels[at].0 == Tag::Nns && promises && is_third_person(forms[at]) {
            labels[at] = (Tag::Vbz, Pos::Verb);
        }
    }
    let end = labels.iter().position(|label| label.0 == Tag::Comma).unwrap_or(labels.len());
    let labels = &mut labels[..end];
    if labels.iter().any(finite) || labels.first().is_some_and(|label| label.0 == Tag::Vb) {
        return;
    }
    let verb = (1..labels.len()).find(|&at| {
        let (before, after) = (labels[at - 1].0, labels.get(at + 1).map(|label| label.0));
        let follows = after.is_some_and(|tag| {
            !tag.is_punctuation() && tag != Tag::Cc && !tag.is_finite() || tag == Tag::Vbp
        });
        labels[at].0 == Tag::Nns
            && matches!(before, Tag::Nn | Tag::Nnp | Tag::Nnps | Tag::Prp)
            && follows
            && is_third_person(forms[at])
    });
    let Some(verb) = verb else { return };
    labels[verb] = (Tag::Vbz, Pos::Verb);
    if let Some(next) = labels.get_mut(verb + 1).filter(|next| next.0 == Tag::Vbp || next.0 == Tag::Vb) {
        *next = (Tag::Nn, Pos::Noun);
    }
}

/// Whether the form is the third person of a verb that WordNet has.
fn is_third_person(form: &str) -> bool {
    let lemma = super::lemma_with(form, Tag::Vbz, &[]).to_lowercase();
    lemma.len() < form.len() && wordnet::parts(&lemma) & wordnet::VERB != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tagged: &str, heading: bool, expected: &str) {
        let (mut forms, mut labels) = (Vec::new(), Vec::new());
        for word in tagged.split(' ') {
            let (form, tag) = word.rsplit_once('/').unwrap();
            let tag: Tag = tag.parse().unwrap();
            let pos = match tag {
                Tag::Wrb => Pos::Sconj,
                _ if form == "was" || form == "had" => Pos::Aux,
                _ if tag.is_verb() => Pos::Verb,
                _ => Pos::X,
            };
            forms.push(form);
            labels.push((tag, pos));
        }
        repair(&forms, &mut labels, heading);
        let found: Vec<&str> = labels.iter().map(|label| label.0.name()).collect();
        assert_eq!(found.join(" "), expected, "{tagged}");
    }

    #[test]
    fn a_clause_without_a_verb_gets_its_past_tense() {
        check("Both/DT sides/NNS agreed/VBN to/IN a/DT pause/NN ./.", false, "DT NNS VBD IN DT NN .");
        check(
            "It/PRP rejected/VBD the/DT bid/NN and/CC demanded/VBN talks/NNS",
            false,
            "PRP VBD DT NN CC VBD NNS",
        );
    }

    #[test]
    fn a_subject_parted_from_its_verb_gets_it() {
        check(
            "Hale/NNP ,/, who/WP leads/VBZ it/PRP ,/, declined/VBN to/TO say/VB",
            false,
            "NNP , WP VBZ PRP , VBD TO VB",
        );
        check(
            "Hale/NNP ,/, a/DT clerk/NN ,/, asked/VBN twice/RB ,/, said/VBD no/UH",
            false,
            "NNP , DT NN , VBN RB , VBD UH",
        );
    }

    #[test]
    fn participles_stay() {
        check("The/DT draft/NN proposed/VBN by/IN them/PRP failed/VBD", false, "DT NN VBN IN PRP VBD");
        check(
            "The/DT talks/NNS planned/VBN for/IN May/NNP ,/, would/MD fail/VB",
            false,
            "DT NNS VBN IN NNP , MD VB",
        );
        check("It/PRP was/VBD seen/VBN and/CC reported/VBN", false, "PRP VBD VBN CC VBN");
        check("a/DT word/NN taken/VBN", false, "DT NN VBN");
    }

    #[test]
    fn headlines_get_their_verb() {
        check("Port/NN Union/NN Rejects/NNS Offer/VBP", true, "NN NN VBZ NN");
        check("Union/NN Rejects/NNS Offer/NN ,/, Vows/NNS to/TO Fight/VB", true, "NN VBZ NN , VBZ TO VB");
        check("Prices/NNS ,/, Talks/NNS and/CC Votes/NNS", true, "NNS , NNS CC NNS");
        check("Port/NN Talks/NNS End/VBD", true, "NN NNS VBD");
        check("Nurses/NNS and/CC Ministries/NNS", true, "NNS CC NNS");
    }
}
