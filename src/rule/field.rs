//! The fields of a fact that rules can name: one row each in [`FIELDS`].

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{
    day::Interval,
    fact::Fact,
    proposition::{Bound, ConditionKind, Marker, Modality, Party, Polarity, Voice},
};

/// A field of a fact.
#[allow(missing_docs, reason = "FIELDS says what each holds")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Field {
    Stance,
    Predicate,
    Holder,
    HolderRole,
    Target,
    TargetRole,
    Topic,
    Subject,
    Object,
    Polarity,
    Voice,
    Modality,
    Marker,
    Condition,
    ConditionBurden,
    ConditionTopic,
    Scope,
    Speaker,
    Source,
    Via,
    Quantity,
    Unit,
    Bound,
    Document,
    Sentence,
    Heading,
    Said,
    About,
    Text,
}

/// What a field can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// One of these words.
    Closed(&'static [&'static str]),
    /// The id of a stance.
    Stance,
    /// The id of a topic, or a head noun.
    Topic,
    /// The id of a side.
    Actor,
    /// Any word.
    Open,
    /// A place: a document or a sentence.
    Place,
    /// A day.
    Day,
    /// An interval of days.
    Interval,
    /// A number with its unit.
    Quantity,
    /// Words to print, not to compare.
    Text,
}

/// A field as users write it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The field.
    pub field: Field,
    /// Its name in patterns, expressions and templates.
    pub name: &'static str,
    /// What it can hold.
    pub values: Values,
    /// What it is, in one line.
    pub summary: &'static str,
}

const fn row(field: Field, name: &'static str, values: Values, summary: &'static str) -> Row {
    Row { field, name, values, summary }
}

const VOICES: &[&str] = &["own", "reported", "document"];
const POLARITIES: &[&str] = &["positive", "negative"];
const MODALITIES: &[&str] = &[
    "asserted",
    "possible",
    "able",
    "permitted",
    "optional",
    "obligation",
    "intended",
    "hypothetical",
    "question",
    "directive",
];
const MARKERS: &[&str] =
    &["no_longer", "now", "still", "again", "never", "always", "unchanged", "first_time", "only"];
const CONDITIONS: &[&str] = &["only_if", "if", "unless", "until", "before", "without"];
const BOUNDS: &[&str] = &["exact", "about", "at_least", "at_most", "range"];
const SCOPES: &[&str] = &["everyone"];
const FLAG: &[&str] = &["true", "false"];

/// All fields, in the order in which they are documented and stored.
pub const FIELDS: &[Row] = &[
    row(Field::Stance, "stance", Values::Stance, "the stance taken, by its id: `reject_plan`"),
    row(
        Field::Predicate,
        "predicate",
        Values::Open,
        "the dictionary form of the verb or predicate: `turn down`",
    ),
    row(Field::Holder, "holder", Values::Actor, "the side whose position it is: `UKR`, `x-dockers-union`"),
    row(Field::HolderRole, "holder.role", Values::Open, "the holder's role within its side: `government`"),
    row(Field::Target, "target", Values::Actor, "the side at which it is aimed"),
    row(Field::TargetRole, "target.role", Values::Open, "the target's role within its side"),
    row(Field::Topic, "topic", Values::Topic, "what it is about, by a class of the taxonomy or a head noun"),
    row(Field::Subject, "subject", Values::Open, "the head noun of the subject"),
    row(Field::Object, "object", Values::Open, "the head noun of the object"),
    row(Field::Polarity, "polarity", Values::Closed(POLARITIES), "affirmed or denied"),
    row(Field::Voice, "voice", Values::Closed(VOICES), "whose account of the holder it is"),
    row(Field::Modality, "modality", Values::Closed(MODALITIES), "how it is put forward"),
    row(Field::Marker, "marker", Values::Closed(MARKERS), "a word that relates it to what was so before"),
    row(Field::Condition, "condition", Values::Closed(CONDITIONS), "the kind of the condition it states"),
    row(
        Field::ConditionBurden,
        "condition.burden",
        Values::Actor,
        "the side that the condition asks something of",
    ),
    row(Field::ConditionTopic, "condition.topic", Values::Topic, "what the condition asks for"),
    row(Field::Scope, "scope", Values::Closed(SCOPES), "for whom it holds, if the text says so of all"),
    row(Field::Speaker, "speaker", Values::Actor, "the side of who says so; none for the narrator"),
    row(Field::Source, "source", Values::Text, "the words for who says so"),
    row(Field::Via, "via", Values::Text, "through whom the words came"),
    row(Field::Quantity, "quantity", Values::Quantity, "the quantity that it states"),
    row(Field::Unit, "quantity.unit", Values::Open, "the unit of the quantity: `km`, `percent`"),
    row(Field::Bound, "quantity.bound", Values::Closed(BOUNDS), "how the quantity is bounded"),
    row(Field::Document, "document", Values::Place, "the document"),
    row(Field::Sentence, "sentence", Values::Place, "the sentence in its document"),
    row(Field::Heading, "heading", Values::Closed(FLAG), "whether it stands in a headline or heading"),
    row(Field::Said, "said", Values::Day, "the day on which it was said"),
    row(Field::About, "about", Values::Interval, "when the matter is"),
    row(Field::Text, "text", Values::Text, "the words of the clause"),
];

/// Roles that are sides of their own: what they hold, the side they live in does not.
const APART: &[&str] = &["opposition"];

/// The name of a side, apart from those within it that speak against it.
fn side(party: &Party) -> Cow<'_, str> {
    match party.role.as_deref().filter(|role| APART.contains(role)) {
        Some(role) => Cow::Owned(format!("{}/{role}", party.actor)),
        None => Cow::Borrowed(&party.actor),
    }
}

/// Who tells what a fact says: the innermost source that is named. Of an account of another's position it is
/// the one who gives the account, and of a position in a side's own voice it is that side, also where a verb in
/// between attributes too.
#[must_use]
pub fn teller(fact: &Fact) -> Option<&Party> {
    let sources = || fact.attribution.iter().rev().filter_map(|level| level.source.as_ref());
    match (&fact.proposition.holder, fact.proposition.voice) {
        (Some(holder), Voice::Reported) => sources().find(|source| source.actor != holder.actor),
        (Some(holder), Voice::Own) => {
            sources().find(|source| source.actor == holder.actor).or_else(|| sources().next())
        }
        _ => sources().next(),
    }
}

impl Field {
    /// Its row.
    #[must_use]
    pub fn row(self) -> &'static Row {
        &FIELDS[self as usize]
    }

    /// The field of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        FIELDS.iter().find(|row| row.name == name).map(|row| row.field)
    }

    /// What a fact holds in the field, as the word that rules compare; nothing if the text does not say.
    #[must_use]
    pub fn word(self, fact: &Fact) -> Option<Cow<'_, str>> {
        let p = &fact.proposition;
        let borrowed = |text: &'static str| Some(Cow::Borrowed(text));
        match self {
            Self::Stance => p.stance.as_deref().map(Cow::Borrowed),
            Self::Predicate => Some(Cow::Borrowed(p.predicate.as_str())).filter(|word| !word.is_empty()),
            Self::Holder => p.holder.as_ref().map(side),
            Self::HolderRole => p.holder.as_ref()?.role.as_deref().map(Cow::Borrowed),
            Self::Target => p.target.as_ref().map(side),
            Self::TargetRole => p.target.as_ref()?.role.as_deref().map(Cow::Borrowed),
            Self::Topic => p.topic.as_ref().map(|topic| Cow::Borrowed(topic.id.as_str())),
            Self::Subject => p.subject.as_ref().map(|noun| Cow::Borrowed(noun.head.as_str())),
            Self::Object => p.object.as_ref().map(|noun| Cow::Borrowed(noun.head.as_str())),
            Self::Polarity => borrowed(POLARITIES[usize::from(p.polarity == Polarity::Negative)]),
            Self::Voice => borrowed(voice(p.voice)),
            Self::Modality => borrowed(modality(p.modality)),
            Self::Marker => p.marker.and_then(|found| borrowed(marker(found))),
            Self::Condition => p.condition.as_ref().and_then(|found| borrowed(condition(found.kind))),
            Self::ConditionBurden => p.condition.as_ref()?.burden.as_deref().map(Cow::Borrowed),
            Self::ConditionTopic => {
                p.condition.as_ref()?.topic.as_ref().map(|t| Cow::Borrowed(t.id.as_str()))
            }
            Self::Scope => p.scope.as_deref().map(Cow::Borrowed),
            Self::Speaker => teller(fact).map(side),
            Self::Unit => p.quantity.as_ref().map(|q| Cow::Borrowed(q.unit.as_str())),
            Self::Bound => p.quantity.as_ref().and_then(|q| borrowed(bound(q.bound))),
            Self::Quantity => p.quantity.as_ref().map(|q| Cow::Owned(q.value.to_string())),
            Self::Document => Some(Cow::Owned(fact.document.to_string())),
            Self::Sentence => Some(Cow::Owned(format!("{}:{}", fact.document, fact.sentence))),
            Self::Heading => borrowed(FLAG[usize::from(!fact.heading)]),
            Self::Said | Self::About | Self::Text | Self::Source | Self::Via => None,
        }
    }
}

/// The days of a field that holds days, unless their bounds are vague.
#[must_use]
pub fn interval(field: Field, fact: &Fact) -> Option<Interval> {
    match field {
        Field::Said => fact.said().map(Interval::day),
        Field::About => {
            fact.proposition.about.as_ref().filter(|about| !about.vague).map(|about| about.interval)
        }
        _ => None,
    }
}

fn voice(voice: Voice) -> &'static str {
    VOICES[voice as usize]
}

fn modality(modality: Modality) -> &'static str {
    MODALITIES[modality as usize]
}

fn marker(marker: Marker) -> &'static str {
    MARKERS[marker as usize]
}

fn condition(kind: ConditionKind) -> &'static str {
    CONDITIONS[kind as usize]
}

fn bound(bound: Bound) -> &'static str {
    BOUNDS[bound as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_fields() {
        for (index, row) in FIELDS.iter().enumerate() {
            assert_eq!(row.field as usize, index, "{}", row.name);
        }
    }

    #[test]
    fn names_of_closed_fields_agree_with_the_types() {
        assert_eq!(voice(Voice::Document), "document");
        assert_eq!(modality(Modality::Directive), "directive");
        assert_eq!(marker(Marker::Only), "only");
        assert_eq!(condition(ConditionKind::Without), "without");
        assert_eq!(bound(Bound::Range), "range");
    }
}
