//! What happens to a thing once, however it is told: "the hall opened its doors", "the opening of the hall", "the hall
//! was opened"; and an event by whatever words say that it comes about.

use super::{HAPPENING, SCHEDULED};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part, wordnet},
    proposition::{Marker, Modality, Nominal, Polarity},
    relation::{
        gate::{self, Frame, Gathered},
        nominal::{Extent, definite, extent, name, weight},
    },
};

/// What happens once, by its verbs and nouns.
struct Kind {
    name: &'static str,
    verbs: &'static [&'static str],
    nouns: &'static [&'static str],
}

const KINDS: &[Kind] = &[
    Kind { name: "opening", verbs: &["inaugurate", "open"], nouns: &["inauguration", "opening"] },
    Kind {
        name: "foundation",
        verbs: &["establish", "found"],
        nouns: &["establishment", "foundation", "founding"],
    },
    Kind { name: "signing", verbs: &["sign"], nouns: &["signature", "signing"] },
    Kind { name: "sinking", verbs: &["sink"], nouns: &["sinking"] },
    Kind { name: "launch", verbs: &["launch"], nouns: &["launch"] },
    Kind { name: "publication", verbs: &["publish"], nouns: &["publication"] },
    Kind { name: "demolition", verbs: &["demolish", "raze", "tear down"], nouns: &["demolition"] },
    Kind { name: "completion", verbs: &["complete", "finish"], nouns: &["completion"] },
    Kind { name: "collapse", verbs: &["collapse"], nouns: &["collapse"] },
];

/// What opens, and is no thing of its own.
const DOORS: &[&str] = &["door", "gate"];

/// Verbs that say of an event that it is on a day.
const BEING: &[&str] = &["be", "fall", "play", "stage"];

/// The kind of what happens, and to what: the event itself if its noun is the subject.
fn once(fact: &Fact) -> Option<(&'static str, &Nominal)> {
    let told = &fact.proposition;
    let frame = Frame::of(told);
    let predicate = told.predicate.as_str();
    let subject = frame.theme();
    let comes = comes_about(predicate, told.passive, frame.patient.is_some() && !told.passive);
    let by_noun = subject.and_then(|noun| {
        let kind = KINDS.iter().find(|kind| kind.nouns.contains(&noun.head.as_str()))?;
        let (_, thing) = noun.phrases.iter().find(|(word, _)| word == "of")?;
        let dated = told.about.is_some_and(|about| noun.span.contains(about.span));
        (dated || comes).then_some((kind.name, thing))
    });
    if by_noun.is_some() {
        return by_noun;
    }
    if let Some(kind) = KINDS.iter().find(|kind| kind.verbs.contains(&predicate)) {
        let object = frame.patient.filter(|noun| !DOORS.contains(&noun.head.as_str()));
        return object.or(frame.agent).map(|thing| (kind.name, thing));
    }
    let event = subject.filter(|noun| comes && wordnet::hypernym(&noun.head, "event", Part::Noun));
    event.map(|noun| ("event", noun))
}

/// Whether a predicate says only that an event is, was or will be.
fn comes_about(predicate: &str, passive: bool, complement: bool) -> bool {
    let told = HAPPENING.contains(&predicate) || BEING.contains(&predicate);
    told && !complement || passive && SCHEDULED.contains(&predicate)
}

/// The class under which a fact is compared.
pub(super) fn key(fact: &Fact) -> Option<&'static str> {
    once(fact).map(|(kind, _)| kind)
}

/// Whether two facts tell of one thing that happens once.
pub(super) fn same(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Option<Gathered> {
    let ((kind, first), (also, second)) = once(one).zip(once(other))?;
    let told_so = [one, other].iter().all(|fact| {
        let told = &fact.proposition;
        let stays = told.about.is_some_and(|about| about.all) && !BEING.contains(&told.predicate.as_str());
        told.polarity == Polarity::Positive
            && matches!(told.modality, Modality::Asserted | Modality::Intended)
            && !matches!(told.marker, Some(Marker::Again | Marker::Always | Marker::Still))
            && !stays
    });
    let pointed = |noun: &Nominal| definite(noun) && !noun.plural && !noun.pronoun;
    if kind != also || !told_so || !pointed(first) || !pointed(second) {
        return None;
    }
    gate::refer(first, second, lexicon).ok()?;
    let whole = one.document == other.document || extent(first, second, lexicon).ok()? == Extent::Same;
    let telling = weight(first).min(weight(second)) >= 2 || name(first) && name(second);
    let (here, there) = (Frame::of(&one.proposition), Frame::of(&other.proposition));
    gate::phrases_agree(&here, &there, lexicon).ok()?;
    let mut gathered = Gathered::default();
    gathered.share(first, second);
    gathered.because.insert(0, format!("both tell of one {kind}"));
    (whole && telling).then_some(gathered)
}
