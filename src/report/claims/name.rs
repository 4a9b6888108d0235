//! The names of values in the contract.

use crate::{
    proposition::{Bound, ConditionKind, Marker, Modality, Polarity, Tense, Voice},
    timex::TimexKind,
    token::Tag,
};

pub(in crate::report) fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Own => "own",
        Voice::Reported => "reported",
        Voice::Document => "document",
    }
}

pub(in crate::report) fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Positive => "positive",
        Polarity::Negative => "negative",
    }
}

pub(in crate::report) fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "asserted",
        Modality::Possible => "possible",
        Modality::Able => "able",
        Modality::Permitted => "permitted",
        Modality::Optional => "optional",
        Modality::Obligation => "obligation",
        Modality::Intended => "intended",
        Modality::Hypothetical => "hypothetical",
        Modality::Question => "question",
        Modality::Directive => "directive",
    }
}

pub(in crate::report) fn tense(tense: Tense) -> &'static str {
    match tense {
        Tense::Past => "past",
        Tense::Perfect => "perfect",
        Tense::Present => "present",
        Tense::Future => "future",
    }
}

pub(in crate::report) fn marker(marker: Marker) -> &'static str {
    match marker {
        Marker::NoLonger => "no_longer",
        Marker::Now => "now",
        Marker::Still => "still",
        Marker::Again => "again",
        Marker::Never => "never",
        Marker::Always => "always",
        Marker::Unchanged => "unchanged",
        Marker::FirstTime => "first_time",
        Marker::Only => "only",
    }
}

pub(in crate::report) fn condition(kind: ConditionKind) -> &'static str {
    match kind {
        ConditionKind::OnlyIf => "only_if",
        ConditionKind::If => "if",
        ConditionKind::Unless => "unless",
        ConditionKind::Until => "until",
        ConditionKind::Before => "before",
        ConditionKind::Without => "without",
    }
}

pub(in crate::report) fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::About => "about",
        Bound::AtLeast => "at_least",
        Bound::AtMost => "at_most",
        Bound::Range => "range",
    }
}

pub(in crate::report) fn timex(kind: TimexKind) -> &'static str {
    match kind {
        TimexKind::Date => "DATE",
        TimexKind::Time => "TIME",
        TimexKind::Duration => "DURATION",
        TimexKind::Set => "SET",
    }
}

/// The Penn Treebank's own name of a tag.
pub(in crate::report) fn tag(tag: Tag) -> String {
    match tag {
        Tag::PrpPoss => "PRP$".to_owned(),
        Tag::WpPoss => "WP$".to_owned(),
        Tag::Comma => ",".to_owned(),
        Tag::Period => ".".to_owned(),
        Tag::Colon => ":".to_owned(),
        Tag::OpenQuote => "``".to_owned(),
        Tag::CloseQuote => "''".to_owned(),
        Tag::OpenBracket => "-LRB-".to_owned(),
        Tag::CloseBracket => "-RRB-".to_owned(),
        Tag::Dollar => "$".to_owned(),
        plain => format!("{plain:?}").to_uppercase(),
    }
}
