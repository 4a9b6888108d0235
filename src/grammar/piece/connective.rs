//! The words between phrases: subordinators, prepositions of several words, relatives, coordinators.

use nom::{Input, Parser};

use super::{Kind, Piece};
use crate::{
    grammar::{
        Parsed,
        input::Tokens,
        leaf::{Starts, miss, phrase},
    },
    token::{Pos, Tag, lower},
};

/// Subordinators of more than one word.
const SUBORDINATORS: &[&str] = &[
    "only if",
    "only after",
    "only when",
    "only once",
    "not until",
    "even if",
    "as if",
    "as though",
    "as long as",
    "as soon as",
    "so that",
    "in case",
    "provided that",
    "on condition that",
    "on the condition that",
    "in order that",
    "now that",
    "even though",
];

static SUBORDINATOR_STARTS: Starts = Starts::of_phrases(SUBORDINATORS);

/// Prepositions of more than one word.
const PREPOSITIONS: &[&str] = &[
    "according to",
    "because of",
    "instead of",
    "ahead of",
    "prior to",
    "as well as",
    "on behalf of",
    "in front of",
    "out of",
    "in addition to",
    "due to",
    "along with",
    "together with",
    "as part of",
    "in exchange for",
    "in return for",
    "next to",
    "contrary to",
    "up to",
    "as a precondition for",
    "as a condition for",
    "as of",
    "in the face of",
    "in spite of",
    "rather than",
    "such as",
    "in view of",
    "in favour of",
    "in favor of",
];

static PREPOSITION_STARTS: Starts = Starts::of_phrases(PREPOSITIONS);

/// Adverbs of more than one word.
const ADVERBS: &[&str] = &[
    "until then",
    "until now",
    "until recently",
    "since then",
    "before then",
    "by then",
    "for the first time",
    "for the second time",
    "for the third time",
    "for the last time",
    "for now",
    "so far",
    "for example",
    "for instance",
    "of course",
    "in fact",
    "in particular",
    "in general",
    "in turn",
    "as well",
    "at all",
    "at first",
    "at last",
    "at once",
    "at least in part",
    "as soon as possible",
    "never before",
    "once again",
    "once more",
];

static ADVERB_STARTS: Starts = Starts::of_phrases(ADVERBS);

/// Participles that may stand as prepositions: "following the strike".
const PARTICIPIAL: &[&str] = &["following", "including", "regarding", "concerning", "excluding", "pending"];

/// Words that open a clause if a subject and verb follow, and a phrase if not.
const AMBIGUOUS: &[&str] =
    &["until", "till", "before", "after", "since", "once", "provided", "as", "than", "like"];

/// `connective = subordinator | preposition-phrase | relative | "that" | wh-word | "there" | coordinator`
pub(super) fn connective<'t>(input: Tokens<'t>, previous: Option<&Piece>) -> Parsed<'t, Kind> {
    if let Ok((rest, words)) = listed(SUBORDINATORS, &SUBORDINATOR_STARTS, input) {
        return Ok((rest, Kind::Subordinator(words.to_string())));
    }
    // "in order to ring": it only says that the infinitive is an aim.
    if let Ok((rest, ())) = phrase("in order").parse(input)
        && rest.first().is_some_and(|t| t.tag == Tag::To)
    {
        return Ok((rest, Kind::Adverb));
    }
    if let Ok((rest, _)) = listed(ADVERBS, &ADVERB_STARTS, input)
        && !matches!(rest.first(), Some(t) if t.lemma == "as")
    {
        return Ok((rest, Kind::Adverb));
    }
    if let Ok((rest, words)) = listed(PREPOSITIONS, &PREPOSITION_STARTS, input)
        && !(words == "up to" && rest.first().is_some_and(|t| matches!(t.tag, Tag::Cd | Tag::Dollar)))
    {
        return Ok((rest, Kind::Preposition(words.to_string())));
    }
    let Some(word) = input.first() else { return miss(input, "a connective") };
    let form = lower(word.text);
    let kind = match word.tag {
        Tag::Cc if form != "both" && form != "either" && form != "neither" => {
            Kind::Coordinator(form.into_owned())
        }
        Tag::Ex => Kind::There,
        Tag::Wdt | Tag::Wp | Tag::WpPoss if matches!(&*form, "who" | "whom" | "which" | "whose" | "that") => {
            Kind::Relative(form.into_owned())
        }
        Tag::In | Tag::Wdt | Tag::Dt
            if form == "that" && word.pos != Pos::Det && !matches!(word.tag, Tag::Dt) =>
        {
            that(previous)
        }
        Tag::Vbg if PARTICIPIAL.contains(&&*form) && opens_phrase(input.take_from(1)) => {
            Kind::Preposition(form.into_owned())
        }
        Tag::Wrb if matches!(&*form, "when" | "whenever" | "where") => Kind::Subordinator(form.into_owned()),
        Tag::Wrb | Tag::Wp => Kind::Wh(form.into_owned()),
        Tag::In if form == "whether" => Kind::Wh(form.into_owned()),
        _ if word.pos == Pos::Sconj
            && !AMBIGUOUS.contains(&&*form)
            && input.lexicon().is(&form, "subordinator") =>
        {
            Kind::Subordinator(form.into_owned())
        }
        Tag::In
            if matches!(
                &*form,
                "if" | "unless" | "because" | "although" | "though" | "while" | "whereas" | "lest"
            ) =>
        {
            Kind::Subordinator(form.into_owned())
        }
        Tag::In | Tag::Vbn if AMBIGUOUS.contains(&&*form) && clause_ahead(input.take_from(1)) => {
            Kind::Subordinator(form.into_owned())
        }
        _ => return miss(input, "a connective"),
    };
    Ok((input.take_from(1), kind))
}

/// Whether a noun phrase may begin here.
fn opens_phrase(input: Tokens<'_>) -> bool {
    input.first().is_some_and(|t| {
        matches!(
            t.tag,
            Tag::Dt | Tag::PrpPoss | Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Jj | Tag::Cd
        )
    })
}

/// "that" opens a relative clause after a noun phrase, and a content clause after anything else.
fn that(previous: Option<&Piece>) -> Kind {
    match previous.map(|p| &p.kind) {
        Some(Kind::Noun(noun)) if !noun.pronoun => Kind::Relative("that".to_string()),
        _ => Kind::That,
    }
}

/// Whether a subject and a finite verb follow before the next mark.
fn clause_ahead(input: Tokens<'_>) -> bool {
    let stop = input.run().iter().position(|t| t.pos == Pos::Punct).unwrap_or(input.run().len());
    let mut nouns = false;
    for token in &input.run()[..stop] {
        nouns |= matches!(token.pos, Pos::Noun | Pos::Propn | Pos::Pron | Pos::Det);
        if nouns && matches!(token.tag, Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp) {
            return true;
        }
        if matches!(token.tag, Tag::Wdt | Tag::Wp | Tag::To) {
            return false;
        }
    }
    false
}

/// The first of the phrases that stands here.
fn listed<'t>(
    phrases: &'static [&'static str],
    starts: &Starts,
    input: Tokens<'t>,
) -> Parsed<'t, &'static str> {
    for at in starts.at(input) {
        if let Ok((rest, ())) = phrase(phrases[at]).parse(input) {
            return Ok((rest, phrases[at]));
        }
    }
    miss(input, "a phrase of fixed words")
}
