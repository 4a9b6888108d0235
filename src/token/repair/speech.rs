//! Verbs beside quotation marks: what stands between a subject and a quotation, and has no finite verb, tells
//! that it was said, however rare its verb. Marks inside a quotation belong to its own clauses.

use super::{Pos, Tag, is_subject, is_third_person, may_be_past, start_of};
use crate::lexicon::{Part, wordnet};

/// Corrects the verb before each quotation, and the one in the words after a quotation that ends in a comma.
pub(super) fn correct(forms: &[&str], labels: &mut [(Tag, Pos)]) {
    let length = labels.len().min(forms.len());
    for at in 1..length {
        says(forms, labels, at);
        interrupted(forms, labels, at);
    }
    for mark in 1..length {
        match labels[mark].0 {
            Tag::OpenQuote => introduces(forms, labels, mark),
            Tag::CloseQuote if labels[mark - 1].0 == Tag::Comma => tags(forms, labels, mark + 1, length),
            _ => {}
        }
    }
}

/// "Crews in the north say the boat", "said there had been": words that the tagger seldom sees as what they are.
fn says(forms: &[&str], labels: &mut [(Tag, Pos)], at: usize) {
    let is = |at: usize, word: &str| forms.get(at).is_some_and(|form| form.eq_ignore_ascii_case(word));
    let follows = labels.get(at + 1).map(|label| label.0);
    let opens = follows.is_some_and(|tag| {
        matches!(tag, Tag::Dt | Tag::Prp | Tag::PrpPoss | Tag::Nnp | Tag::Ex | Tag::Comma)
            || is(at + 1, "that")
    });
    // A noun "say" has a determiner.
    let determined = |tag: Tag| matches!(tag, Tag::Dt | Tag::PrpPoss | Tag::Jj | Tag::Pos);
    if is(at, "say")
        && labels[at].0.is_noun()
        && labels[at - 1].0.is_noun()
        && opens
        && !determined(labels[at - 1].0)
    {
        let subject = start_of(labels, at);
        if !labels[subject..at].iter().any(|(tag, _)| tag.is_finite()) {
            labels[at] = (Tag::Vbp, Pos::Verb);
        }
    }
    let been = is(at + 2, "been") && ["had", "has", "have"].iter().any(|have| is(at + 1, have));
    if is(at, "there") && labels[at].0.is_adverb() && labels[at - 1].0.is_verb() && been {
        labels[at] = (Tag::Ex, Pos::Pron);
    }
}

/// "The museum, Holm said, celebrated its heroes": the verb after the words that interrupt its sentence.
fn interrupted(forms: &[&str], labels: &mut [(Tag, Pos)], at: usize) {
    if labels[at].0 != Tag::Vbn || labels[at - 1].0 != Tag::Comma || !may_be_past(forms[at]) {
        return;
    }
    let Some(said) = (at - 1).checked_sub(1).filter(|&i| labels[i].0.is_finite()) else { return };
    let Some(comma) = (0..said).rev().find(|&i| labels[i].0.is_punctuation()) else { return };
    let subject = start_of(labels, comma);
    let speaks = labels[comma + 1..said].iter().any(|(tag, _)| tag.is_noun() || *tag == Tag::Prp)
        && !labels[comma + 1..said]
            .iter()
            .any(|(tag, _)| tag.is_finite() || matches!(tag, Tag::Wp | Tag::Wdt));
    let bare = comma > subject
        && (labels[comma - 1].0.is_noun() || labels[comma - 1].0 == Tag::Prp)
        && !labels[subject..comma].iter().any(|(tag, _)| tag.is_finite());
    if labels[comma].0 == Tag::Comma && speaks && bare {
        labels[at] = (Tag::Vbd, Pos::Verb);
    }
}

/// `They chanted "…`, `She left, tweeting, "…`: the word before the opening mark.
fn introduces(forms: &[&str], labels: &mut [(Tag, Pos)], mark: usize) {
    let parted = matches!(labels[mark - 1].0, Tag::Comma | Tag::Colon);
    let Some(mut at) = mark.checked_sub(1 + usize::from(parted)) else { return };
    let start = opened(labels, at);
    // "shot back", "said Monday": a particle or a day may follow the verb.
    let light = labels[at].0.is_adverb() || labels[at].0 == Tag::Rp || labels[at].0.is_proper();
    if parted && light && at > start + 1 && matches!(labels[at - 1].0, Tag::Vbn | Tag::Nn | Tag::Jj) {
        at -= 1;
    }
    let before = at.checked_sub(1).filter(|&b| b >= start).map(|b| (labels[b].0, forms[b]));
    let participle = labels[at].0 == Tag::Nn && is_participle(forms[at]);
    if participle && before.is_some_and(|(tag, _)| tag == Tag::Comma) {
        labels[at] = (Tag::Vbg, Pos::Verb);
    }
    // What a relative clause says is not the verb of the sentence.
    let relative = |tag: Tag| matches!(tag, Tag::Wp | Tag::Wdt);
    let own = (start + 1..at).find(|&i| relative(labels[i].0)).unwrap_or(at);
    if labels[start..own].iter().any(|(tag, _)| tag.is_finite()) {
        return;
    }
    let follows = before.is_some_and(|(tag, form)| is_subject(tag, form) || tag == Tag::Comma);
    if follows {
        become_finite(forms, labels, at);
    } else if parted && start < at && labels[start].0 == Tag::Vbn && may_be_past(forms[start]) {
        // `Said Holm: "…`
        let named = labels[start + 1..=at].iter().all(|(tag, _)| {
            tag.is_noun() || matches!(tag, Tag::Dt | Tag::Jj | Tag::Comma | Tag::In | Tag::Pos | Tag::PrpPoss)
        });
        if named {
            labels[start] = (Tag::Vbd, Pos::Verb);
        }
    }
}

/// `…," the letter reads.`, `…," Ida Holm, the mayor, recalled of the talk.`: the words after the closing mark.
fn tags(forms: &[&str], labels: &mut [(Tag, Pos)], start: usize, length: usize) {
    let ends = |tag: Tag| matches!(tag, Tag::OpenQuote | Tag::Period | Tag::Colon);
    let end = (start..length).find(|&at| ends(labels[at].0)).unwrap_or(length);
    let relative = |tag: Tag| matches!(tag, Tag::Wp | Tag::Wdt | Tag::WpPoss);
    said_of(labels, start, end);
    if start >= end || labels[start..end].iter().any(|(tag, _)| tag.is_finite() || relative(*tag)) {
        return;
    }
    let verb = (start + 1..end).find(|&at| {
        let before = labels[at - 1].0;
        let resumes = before == Tag::Comma && labels[start..at - 1].iter().any(|(tag, _)| *tag == Tag::Comma);
        let alone = labels.get(at + 1).is_none_or(|(tag, _)| {
            !tag.is_noun() && !tag.is_adjective() || *tag == Tag::Nnp && labels[at].0 != Tag::Nns
        });
        let may = match labels[at].0 {
            Tag::Vbn => !forms.get(at + 1).is_some_and(|form| form.eq_ignore_ascii_case("by")),
            Tag::Jj | Tag::Nns => at + 1 == end || labels[at + 1].0 == Tag::Comma,
            _ => false,
        };
        may && alone && (is_subject(before, forms[at - 1]) || resumes)
    });
    if let Some(verb) = verb {
        become_finite(forms, labels, verb);
    }
}

/// `…," said retired teacher Ida Holm`: after the verb a participle before a noun describes it.
fn said_of(labels: &mut [(Tag, Pos)], start: usize, end: usize) {
    if start + 2 < end
        && labels[start].0 == Tag::Vbd
        && matches!(labels[start + 1].0, Tag::Vbn | Tag::Vbd)
        && labels[start + 2].0.is_noun()
    {
        labels[start + 1] = (Tag::Jj, Pos::Adj);
    }
}

/// Where the stretch begins that ends at `at`: after the last stop or quotation mark.
fn opened(labels: &[(Tag, Pos)], at: usize) -> usize {
    let bound =
        |tag: Tag| matches!(tag, Tag::OpenQuote | Tag::CloseQuote | Tag::Period | Tag::Colon | Tag::Cc);
    (0..at).rev().find(|&i| bound(labels[i].0)).map_or(0, |i| i + 1)
}

fn become_finite(forms: &[&str], labels: &mut [(Tag, Pos)], at: usize) {
    let form = forms[at].to_lowercase();
    let past = form.ends_with("ed") && wordnet::parts(&lemma(forms[at], Tag::Vbd)) & wordnet::VERB != 0
        || wordnet::irregular(&form, Part::Verb).is_some() && !form.ends_with("ing");
    match labels[at].0 {
        Tag::Vbn | Tag::Jj if past && may_be_past(forms[at]) => labels[at] = (Tag::Vbd, Pos::Verb),
        Tag::Nn if past && !form.ends_with("ed") => labels[at] = (Tag::Vbd, Pos::Verb),
        Tag::Nns if is_third_person(forms[at]) => labels[at] = (Tag::Vbz, Pos::Verb),
        _ => {}
    }
}

/// Whether the form is the `-ing` form of a verb that WordNet has.
fn is_participle(form: &str) -> bool {
    form.ends_with("ing") && wordnet::parts(&lemma(form, Tag::Vbg)) & wordnet::VERB != 0
}

fn lemma(form: &str, tag: Tag) -> String {
    crate::token::lemma_with(form, tag, &[]).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares the tag of the word in brackets.
    fn check(tagged: &str, expected: &str) {
        let (mut forms, mut labels, mut wanted) = (Vec::new(), Vec::new(), 0);
        for (index, word) in tagged.split(' ').enumerate() {
            let (form, tag) = word.rsplit_once('/').unwrap();
            if form.starts_with('[') {
                wanted = index;
            }
            forms.push(form.trim_matches(['[', ']']));
            let tag: Tag = tag.parse().unwrap();
            labels.push((tag, if tag.is_verb() { Pos::Verb } else { Pos::X }));
        }
        correct(&forms, &mut labels);
        assert_eq!(labels[wanted].0.name(), expected, "{tagged}");
    }

    #[test]
    fn a_verb_introduces_a_quotation() {
        check("Fans/NNS on/IN the/DT pier/NN [chanted]/JJ “/`` Home/RB ”/''", "VBD");
        check("Holm/NNP left/VBD ,/, [tweeting]/NN ,/, “/`` Home/RB ”/''", "VBG");
        check("Holm/NNP [shot]/NN back/RB ,/, “/`` Home/RB ”/''", "VBD");
        check("A/DT man/NN who/WP saw/VBD it/PRP [said]/VBN Monday/NNP ,/, “/`` Home/RB ”/''", "VBD");
        check("[Said]/VBN Holm/NNP :/: “/`` Home/RB ”/''", "VBD");
    }

    #[test]
    fn a_verb_follows_a_quotation() {
        check("“/`` Home/RB ,/, ”/'' the/DT letter/NN [reads]/NNS ./.", "VBZ");
        check("“/`` Home/RB ,/, ”/'' said/VBD [retired]/VBN pilot/NN Holm/NNP ./.", "JJ");
        check("“/`` Home/RB ,/, ”/'' Holm/NNP ,/, a/DT guide/NN ,/, [recalled]/VBN of/IN it/PRP ./.", "VBD");
    }

    #[test]
    fn the_sentence_goes_on_after_who_says_it() {
        check("The/DT pier/NN ,/, Holm/NNP said/VBD ,/, [opened]/VBN late/RB ./.", "VBD");
        check("Crews/NNS here/RB ,/, a/DT few/JJ [say]/NN the/DT pier/NN is/VBZ old/JJ ./.", "NN");
        check("Crews/NNS [say]/NN the/DT pier/NN is/VBZ old/JJ ./.", "VBP");
        check("It/PRP said/VBD [there]/RB had/VBD been/VBN time/NN ./.", "EX");
    }

    #[test]
    fn other_words_stay() {
        check("The/DT pier/NN ,/, which/WDT stood/VBD ,/, [opened]/VBN late/RB ./.", "VBN");
        check("They/PRP have/VBP a/DT final/JJ [say]/NN ./.", "NN");
        check("It/PRP was/VBD a/DT plan/NN [called]/VBN “/`` Home/RB ”/''", "VBN");
        check("“/`` Home/RB ,/, ”/'' a/DT song/NN [written]/VBN by/IN Holm/NNP ,/, won/VBD ./.", "VBN");
        check("“/`` Home/RB ,/, ”/'' said/VBD two/CD [readers]/NNS ./.", "NNS");
        check("He/PRP sold/VBD the/DT house/NN [painted]/JJ “/`` blue/JJ ”/''", "JJ");
    }
}
