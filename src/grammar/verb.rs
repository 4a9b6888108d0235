//! Verb groups: auxiliaries, negation, modality, the verb, its particle.

mod inverted;

use std::ops::Range;

use nom::{
    Input, Parser,
    branch::alt,
    combinator::{opt, peek},
    multi::many0,
    sequence::preceded,
};

use super::{
    Parsed,
    input::Tokens,
    leaf::{Starts, lemma, miss, phrase, pos, row, tag, token},
};
use crate::{
    lexicon::Part,
    token::{Pos, Tag, Token},
};

pub(crate) use inverted::inverted;

/// The form of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Has a subject of its own.
    Finite,
    /// `to` and a verb.
    Infinitive,
    /// A form in `-ing` without an auxiliary.
    Gerund,
    /// A past participle without an auxiliary.
    Participle,
    /// A plain form without a subject: an order, or what follows `let`.
    Bare,
}

/// When, by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// Before.
    Past,
    /// Now, or always.
    Present,
    /// Later.
    Future,
}

/// A verb group, by the indices of its tokens in the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VerbGroup {
    /// All its tokens.
    pub(crate) tokens: Range<usize>,
    /// The main verb.
    pub(crate) head: usize,
    /// The dictionary form, particle included.
    pub(crate) lemma: String,
    /// Its form.
    pub(crate) form: Form,
    /// Its tense.
    pub(crate) tense: Tense,
    /// Whether it is passive.
    pub(crate) passive: bool,
    /// Whether it is progressive.
    pub(crate) progressive: bool,
    /// Whether it is a perfect.
    pub(crate) perfect: bool,
    /// Whether a negator stands in it.
    pub(crate) negated: bool,
    /// The modal or semi-modal, in dictionary form: `must`, `have to`, `be going to`.
    pub(crate) modal: Option<String>,
    /// The adverbs in it.
    pub(crate) adverbs: Vec<usize>,
}

impl VerbGroup {
    /// Whether the verb only links subject and complement.
    pub(crate) fn copular(&self) -> bool {
        !self.passive
            && matches!(
                &*self.lemma,
                "be" | "remain" | "become" | "seem" | "appear" | "stay" | "stand" | "prove" | "look" | "feel"
            )
    }
}

/// What was read before the main verb.
#[derive(Default)]
struct Before {
    modal: Option<String>,
    negated: bool,
    adverbs: Vec<usize>,
    auxiliaries: Vec<(String, Tag)>,
    /// Whether a form of "have" is that of "have to", which makes no perfect.
    obliged: bool,
}

const VERBS: &[Tag] = &[Tag::Vb, Tag::Vbd, Tag::Vbg, Tag::Vbn, Tag::Vbp, Tag::Vbz];

/// Auxiliary phrases that end in `to`, and the modal that each stands for.
const SEMI_MODALS: &[(&str, &[&str])] = &[
    ("have", &["to"]),
    ("be", &["going", "to"]),
    ("be", &["about", "to"]),
    ("be", &["able", "to"]),
    ("be", &["due", "to"]),
    ("be", &["set", "to"]),
    ("be", &["supposed", "to"]),
    ("be", &["required", "to"]),
    ("be", &["allowed", "to"]),
    ("be", &["permitted", "to"]),
    ("be", &["bound", "to"]),
    ("be", &["likely", "to"]),
    ("be", &["expected", "to"]),
    ("be", &["to"]),
    ("ought", &["to"]),
    ("used", &["to"]),
    ("use", &["to"]),
    ("need", &["to"]),
    ("seem", &["to"]),
    ("appear", &["to"]),
];

/// `verb-group = [ "to" ] { adverb } { ( modal | semi-modal | auxiliary ) { adverb } } verb [ adverb ] [ particle ]`
pub(crate) fn verb_group(input: Tokens<'_>) -> Parsed<'_, VerbGroup> {
    let (mut rest, infinitive) = opt(tag("to", &[Tag::To])).parse(input)?;
    let mut before = Before::default();
    (rest, ()) = adverbs(rest, &mut before)?;
    if infinitive.is_none() && rest.start() > input.start() && !before.negated && !starts_with_verb(rest) {
        return miss(rest, "a verb");
    }
    loop {
        let step = alt((semi_modal, modal, auxiliary)).parse(rest);
        let Ok((after, found)) = step else { break };
        match found {
            Helper::Modal(word) => before.modal = Some(word),
            Helper::Semi { modal, first, adverbs } => {
                before.obliged |= modal.is_some() && first.0 == "have";
                before.modal = modal;
                before.auxiliaries.push(first);
                before.negated |= adverbs.negated;
                before.adverbs.extend(adverbs.adverbs);
            }
            Helper::Auxiliary(word, helper) => before.auxiliaries.push((word, helper)),
        }
        (rest, ()) = adverbs(after, &mut before)?;
    }
    let at = rest.start();
    let (mut rest, verb) = tag("a verb", VERBS).parse(rest)?;
    if verb.lemma == "be" {
        // "is not", "was never": a copula is denied after it.
        (rest, ()) = adverbs(rest, &mut before)?;
    }
    let (rest, particle) = particle(verb, rest)?;
    let group = build(input, rest, at, verb, particle, infinitive.is_some(), before);
    Ok((rest, group))
}

fn starts_with_verb(input: Tokens<'_>) -> bool {
    input.first().is_some_and(|t| VERBS.contains(&t.tag) || t.tag == Tag::Md)
}

/// `adverbs = { adverb | negator }`
fn adverbs<'t>(input: Tokens<'t>, before: &mut Before) -> Parsed<'t, ()> {
    let mut rest = input;
    while let Ok((after, word)) = pos("an adverb", &[Pos::Adv, Pos::Part]).parse(rest) {
        if word.tag == Tag::To || word.tag == Tag::Pos {
            break;
        }
        before.negated |= is_negator(word, after);
        before.adverbs.push(rest.start());
        rest = after;
    }
    const DENIALS: &[(&str, ())] =
        &[("no longer", ()), ("at no time", ()), ("in no way", ()), ("by no means", ())];
    static STARTS: Starts = Starts::of_rows(DENIALS);
    if let Some((after, ())) = row(&STARTS, DENIALS, rest) {
        before.negated = true;
        before.adverbs.extend(rest.start()..after.start());
        rest = after;
    }
    Ok((rest, ()))
}

/// "not only" and "not just" do not deny.
fn is_negator(word: &Token<'_>, after: Tokens<'_>) -> bool {
    let weak = after.first().is_some_and(|t| matches!(&*t.lemma, "only" | "just" | "merely" | "least"));
    !weak && after.lexicon().is(&word.lemma, "negator")
}

enum Helper {
    Modal(String),
    Semi { modal: Option<String>, first: (String, Tag), adverbs: Before },
    Auxiliary(String, Tag),
}

/// `modal = "will" | "must" | "may" | … | "need" & "not" verb`
fn modal(input: Tokens<'_>) -> Parsed<'_, Helper> {
    if let Ok((rest, _)) =
        (phrase("need"), peek((phrase("not"), tag("a verb", &[Tag::Vb, Tag::Vbp])))).parse(input)
    {
        return Ok((rest, Helper::Modal("need".to_string())));
    }
    let (rest, word) = tag("a modal", &[Tag::Md]).parse(input)?;
    let (rest, _) = opt(phrase("have to")).parse(rest)?;
    Ok((rest, Helper::Modal(word.lemma.to_lowercase())))
}

/// `semi-modal = ( "have" | "be" | "ought" | … ) { adverb } [ "going" | "able" | … ] "to" & verb`
///
/// What "has yet to" or "has still to" happen has not happened.
fn semi_modal(input: Tokens<'_>) -> Parsed<'_, Helper> {
    let (rest, first) =
        token("a semi-modal", |t| SEMI_MODALS.iter().any(|(word, _)| t.lemma == *word)).parse(input)?;
    let mut negators = Before::default();
    let (rest, ()) = adverbs(rest, &mut negators)?;
    for (word, others) in SEMI_MODALS {
        if first.lemma == *word
            && others
                .iter()
                .enumerate()
                .all(|(i, o)| rest.run().get(i).is_some_and(|t| t.text.eq_ignore_ascii_case(o)))
        {
            let after = rest.take_from(others.len());
            let next_is_verb =
                peek(preceded(many0(pos("an adverb", &[Pos::Adv])), tag("a verb", &[Tag::Vb, Tag::Vbp])))
                    .parse(after)
                    .is_ok();
            if next_is_verb {
                let pending = *others == ["to"]
                    && matches!(*word, "have" | "be")
                    && input.run()[1..rest.start() - input.start()]
                        .iter()
                        .any(|t| matches!(&*t.lemma, "yet" | "still"));
                let name = std::iter::once(*word).chain(others.iter().copied()).collect::<Vec<_>>().join(" ");
                negators.negated ^= pending;
                return Ok((
                    after,
                    Helper::Semi {
                        modal: (!pending).then_some(name),
                        first: (first.lemma.to_string(), first.tag),
                        adverbs: negators,
                    },
                ));
            }
        }
    }
    miss(rest, "a semi-modal")
}

/// `auxiliary = ( "be" | "have" | "do" | "get" ) & { adverb } verb`
fn auxiliary(input: Tokens<'_>) -> Parsed<'_, Helper> {
    let (rest, word) = lemma("an auxiliary", &["be", "have", "do", "get"]).parse(input)?;
    if !VERBS.contains(&word.tag) {
        return miss(input, "an auxiliary");
    }
    let (after, _) = many0(pos("an adverb", &[Pos::Adv, Pos::Part])).parse(rest)?;
    let (after, _) = opt(phrase("no longer")).parse(after)?;
    let Some(next) = after.first() else { return miss(after, "a verb") };
    let fits = match &*word.lemma {
        "be" => matches!(next.tag, Tag::Vbg | Tag::Vbn | Tag::Vbd),
        "have" => matches!(next.tag, Tag::Vbn | Tag::Vbd),
        "do" => {
            next.tag == Tag::Vb && next.pos != Pos::Noun
                || next.tag == Tag::Vbp && !matches!(&*next.lemma, "be" | "have")
        }
        _ => next.tag == Tag::Vbn,
    };
    if fits {
        Ok((rest, Helper::Auxiliary(word.lemma.to_string(), word.tag)))
    } else {
        miss(after, "a verb after its auxiliary")
    }
}

/// `particle = "up" | "down" | "out" …`, if verb and particle are one word of the lexicon
fn particle<'t>(verb: &Token<'_>, input: Tokens<'t>) -> Parsed<'t, Option<String>> {
    for entry in input.lexicon().multiword(&verb.lemma, Part::Verb) {
        let mut words = entry.split(' ').skip(1);
        let length = words.clone().count();
        let matches = words.by_ref().enumerate().all(|(i, w)| {
            input.run().get(i).is_some_and(|t| t.text.eq_ignore_ascii_case(w) || *t.lemma == *w)
        });
        if matches && length > 0 {
            return Ok((input.take_from(length), Some(entry.to_string())));
        }
    }
    // "up to twelve men": the particle belongs to the number.
    let number = matches!(input.run(), [particle, to, number, ..]
        if particle.tag == Tag::Rp && matches!(to.tag, Tag::In | Tag::To) && number.tag == Tag::Cd);
    match tag("a particle", &[Tag::Rp]).parse(input) {
        Ok((rest, word)) if !number => Ok((rest, Some(format!("{} {}", verb.lemma, word.lemma)))),
        _ => Ok((input, None)),
    }
}

fn build(
    input: Tokens<'_>,
    rest: Tokens<'_>,
    head: usize,
    verb: &Token<'_>,
    lemma: Option<String>,
    infinitive: bool,
    before: Before,
) -> VerbGroup {
    let tokens = input.start()..rest.start();
    let last = before.auxiliaries.last().map(|(word, _)| word.as_str());
    let by_auxiliary = matches!(last, Some("be" | "get")) && matches!(verb.tag, Tag::Vbn | Tag::Vbd);
    let progressive = last == Some("be") && verb.tag == Tag::Vbg;
    let having = before.auxiliaries.iter().filter(|(word, _)| word == "have").count();
    let perfect = having > usize::from(before.obliged);
    let first = before.auxiliaries.first().map_or(verb.tag, |&(_, tag)| tag);
    let form = if infinitive {
        Form::Infinitive
    } else if before.modal.is_some() {
        Form::Finite
    } else {
        match first {
            Tag::Vbg => Form::Gerund,
            Tag::Vbn => Form::Participle,
            Tag::Vb => Form::Bare,
            _ => Form::Finite,
        }
    };
    // "the man arrested on Friday": a participle alone is said of what undergoes it.
    let passive = by_auxiliary || form == Form::Participle && last.is_none();
    let tense = match &before.modal {
        Some(modal) if FUTURE.contains(&modal.as_str()) => Tense::Future,
        _ if first == Tag::Vbd || perfect || form == Form::Participle => Tense::Past,
        _ => Tense::Present,
    };
    VerbGroup {
        tokens,
        head,
        lemma: lemma.unwrap_or_else(|| verb.lemma.to_lowercase()),
        form,
        tense,
        passive,
        progressive,
        perfect,
        negated: before.negated,
        modal: before.modal,
        adverbs: before.adverbs,
    }
}

/// Modals that look ahead.
const FUTURE: &[&str] =
    &["will", "shall", "'ll", "be going to", "be to", "be about to", "be due to", "be set to"];
