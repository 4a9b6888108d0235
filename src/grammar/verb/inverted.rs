//! Verb groups with the subject after the first auxiliary: questions, and clauses after a negator.

use nom::Input;

use super::{Before, FUTURE, Form, Tense, VerbGroup, adverbs, verb_group};
use crate::{
    grammar::{
        Parsed, attach,
        input::Tokens,
        leaf::miss,
        noun::{NounPhrase, noun_phrase},
    },
    token::Tag,
};

/// A verb group whose subject stands after its first auxiliary.
pub(crate) struct Inverted {
    /// The auxiliary's token.
    pub(crate) auxiliary: usize,
    /// The subject.
    pub(crate) subject: NounPhrase,
    /// The group, whose tokens begin after the subject.
    pub(crate) verb: VerbGroup,
}

/// `inverted = ( modal | "do" | "have" | "be" ) [ "not" ] noun-phrase { phrase } { adverb } { auxiliary { adverb } } verb`
pub(crate) fn inverted(input: Tokens<'_>) -> Parsed<'_, Inverted> {
    let Some(first) = input.first() else { return miss(input, "an auxiliary") };
    let helps = first.tag == Tag::Md
        || first.text.eq_ignore_ascii_case("had")
        || matches!(first.tag, Tag::Vbd | Tag::Vbp | Tag::Vbz)
            && matches!(&*first.lemma, "do" | "have" | "be");
    if !helps {
        return miss(input, "an auxiliary");
    }
    let mut before = Before::default();
    let (rest, ()) = adverbs(input.take_from(1), &mut before)?;
    let (mut rest, mut subject) = noun_phrase(rest)?;
    // "Had the choir from the valley sung": up to two phrases of the subject before its verb.
    for _ in 0..2 {
        if verb_group(rest).is_ok() {
            break;
        }
        let Some((after, preposition, noun)) = phrase_of(rest) else { break };
        attach::follow(&mut subject, preposition, noun);
        rest = after;
    }
    let from = rest;
    let (rest, ()) = adverbs(rest, &mut before)?;
    let (rest, mut verb) = verb_group(rest)?;
    let fits = match (first.tag, &*first.lemma, verb.form) {
        (Tag::Md, ..) | (_, "do", _) => {
            verb.form == Form::Bare || verb.modal.is_none() && is_plain(input, &verb)
        }
        // "Had the choir won": the past tense and the participle may look alike.
        (_, "have", form) => form == Form::Participle || is_past(input, &verb),
        (_, _, form) => matches!(form, Form::Participle | Form::Gerund),
    };
    if !fits || before.adverbs.len() > 3 {
        return miss(from, "a verb after its subject");
    }
    verb.tokens.start = from.start();
    verb.form = Form::Finite;
    verb.negated |= before.negated;
    verb.adverbs.splice(0..0, before.adverbs);
    match (first.tag, &*first.lemma) {
        (Tag::Md, modal) => {
            let modal = modal.to_lowercase();
            verb.tense = if FUTURE.contains(&modal.as_str()) { Tense::Future } else { Tense::Present };
            verb.modal = Some(modal);
        }
        (_, "have") => {
            (verb.perfect, verb.tense) = (true, Tense::Past);
            // "had the choir sung", but "had the bridge been inspected".
            let been = &input.run()[verb.tokens.start - input.start()..verb.head - input.start()];
            verb.passive = been.iter().any(|t| t.lemma == "be");
        }
        (tag, lemma) => {
            verb.tense = if tag == Tag::Vbd { Tense::Past } else { Tense::Present };
            verb.progressive |= lemma == "be" && !verb.passive;
        }
    }
    Ok((rest, Inverted { auxiliary: input.start(), subject, verb }))
}

/// `phrase = preposition noun-phrase`, with the preposition's token.
fn phrase_of(input: Tokens<'_>) -> Option<(Tokens<'_>, usize, NounPhrase)> {
    input.first().filter(|word| word.tag == Tag::In)?;
    let (rest, noun) = noun_phrase(input.take_from(1)).ok()?;
    Some((rest, input.start(), noun))
}

/// Whether the verb stands alone in the past tense.
fn is_past(input: Tokens<'_>, verb: &VerbGroup) -> bool {
    let at = verb.head - input.start();
    let alone = verb.modal.is_none() && !verb.perfect && !verb.progressive && !verb.passive;
    alone && input.run().get(at).is_some_and(|t| t.tag == Tag::Vbd)
}

/// Whether the main verb is in its plain form.
fn is_plain(input: Tokens<'_>, verb: &VerbGroup) -> bool {
    let at = verb.head - input.start();
    input.run().get(at).is_some_and(|t| matches!(t.tag, Tag::Vb | Tag::Vbp)) && verb.form == Form::Finite
}
