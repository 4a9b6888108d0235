//! What may be written in a lexicon file, as it is written: the keys of each kind of entry, closed.
//! What it means, and whether it is sound, is for `compile` to say.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::kind::{ActorKind, Attitude, Frame, Lean, Opposition, Part, StanceKind};
use crate::yaml::Placed;

/// A text that knows where it stands.
pub(super) type Text = Placed<String>;

/// Defines an entry that lists words by their part of speech, beside keys of its own.
macro_rules! entry {
    ($(#[$doc:meta])* $name:ident of $words:ty { $($(#[$of:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name {
            verb: Option<$words>,
            noun: Option<$words>,
            adjective: Option<$words>,
            adverb: Option<$words>,
            preposition: Option<$words>,
            $($(#[$of])* pub(super) $field: $type,)*
        }

        impl $name {
            /// What is listed, by part of speech.
            pub(super) fn listed(&self) -> impl Iterator<Item = (Part, &$words)> {
                [
                    (Part::Verb, &self.verb),
                    (Part::Noun, &self.noun),
                    (Part::Adjective, &self.adjective),
                    (Part::Adverb, &self.adverb),
                    (Part::Preposition, &self.preposition),
                ]
                .into_iter()
                .filter_map(|(part, words)| words.as_ref().map(|words| (part, words)))
            }
        }
    };
}

entry! {
    /// Words that attribute.
    Cue of Vec<Text> {
        frames: BTreeMap<Frame, Placed<u8>>,
        #[serde(default)] recipient: bool,
    }
}

entry! {
    /// Words that say something about the truth of their clause.
    AttitudeEntry of Vec<Text> { kind: Attitude, }
}

entry! {
    /// Words that express a stance.
    StanceCueEntry of Vec<Text> { object: Option<Text>, }
}

entry! {
    /// Words of which each on the left is an opposite of each on the right.
    OppositesEntry of (Vec<Text>, Vec<Text>) { kind: Option<Opposition>, }
}

entry! {
    /// Words that say the same.
    SynonymsEntry of Vec<Text> {}
}

/// A stance with the words that express it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the YAML")]
pub(super) struct StanceEntry {
    pub(super) id: Text,
    pub(super) summary: String,
    pub(super) axis: String,
    pub(super) polarity: Lean,
    pub(super) kind: StanceKind,
    pub(super) cameo: Option<String>,
    pub(super) plover: Option<String>,
    #[serde(default)]
    pub(super) incompatible: Vec<Text>,
    #[serde(default)]
    pub(super) tension: Vec<Text>,
    #[serde(default)]
    pub(super) cues: Vec<Placed<StanceCueEntry>>,
}

/// A class of topics with its words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TopicEntry {
    pub(super) id: Text,
    pub(super) within: Option<Text>,
    #[serde(default)]
    pub(super) nouns: Vec<Text>,
    #[serde(default)]
    pub(super) verbs: Vec<Text>,
}

/// An actor with what it is called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActorEntry {
    pub(super) id: Text,
    pub(super) kind: ActorKind,
    /// Whether its names are added to those of the actor below, instead of taking their place.
    #[serde(default)]
    pub(super) extends: bool,
    #[serde(default)]
    pub(super) names: Vec<Text>,
    #[serde(default)]
    pub(super) demonyms: Vec<Text>,
    #[serde(default)]
    pub(super) capital: Vec<Text>,
    #[serde(default)]
    pub(super) seats: Vec<Text>,
}

/// A person in an office.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonEntry {
    pub(super) name: Text,
    #[serde(default)]
    pub(super) forms: Vec<Text>,
    pub(super) actor: Text,
    pub(super) role: String,
    pub(super) office: Option<String>,
    pub(super) from: Option<Text>,
    pub(super) to: Option<Text>,
}

/// Offices and bodies that speak in a role.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfficesEntry {
    pub(super) nouns: Vec<Text>,
    pub(super) role: String,
}

/// A unit of measurement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitEntry {
    pub(super) id: Text,
    pub(super) dimension: String,
    pub(super) factor: Text,
    pub(super) offset: Option<Text>,
    #[serde(default)]
    pub(super) names: Vec<Text>,
    #[serde(default)]
    pub(super) symbols: Vec<Text>,
}

/// A lexicon file: one or more tables; `replace` drops the tables of these kinds that lie below.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LexiconFile {
    #[serde(default)]
    pub(super) replace: bool,
    pub(super) cues: Option<Vec<Placed<Cue>>>,
    pub(super) attitudes: Option<Vec<Placed<AttitudeEntry>>>,
    pub(super) stances: Option<Vec<StanceEntry>>,
    pub(super) topics: Option<Vec<TopicEntry>>,
    pub(super) actors: Option<Vec<ActorEntry>>,
    pub(super) people: Option<Vec<PersonEntry>>,
    pub(super) offices: Option<Vec<OfficesEntry>>,
    pub(super) opposites: Option<Vec<Placed<OppositesEntry>>>,
    pub(super) synonyms: Option<Vec<Placed<SynonymsEntry>>>,
    pub(super) words: Option<BTreeMap<String, Vec<Text>>>,
    pub(super) units: Option<Vec<UnitEntry>>,
}

/// The kinds of tables, by which `replace` drops them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs, reason = "as in the YAML")]
pub(super) enum Kind {
    Cues,
    Attitudes,
    Stances,
    Topics,
    Actors,
    People,
    Offices,
    Opposites,
    Synonyms,
    Words,
    Units,
}

impl LexiconFile {
    /// The kinds that the file holds, as bits.
    pub(super) fn kinds(&self) -> u32 {
        let held = [
            (Kind::Cues, self.cues.is_some()),
            (Kind::Attitudes, self.attitudes.is_some()),
            (Kind::Stances, self.stances.is_some()),
            (Kind::Topics, self.topics.is_some()),
            (Kind::Actors, self.actors.is_some()),
            (Kind::People, self.people.is_some()),
            (Kind::Offices, self.offices.is_some()),
            (Kind::Opposites, self.opposites.is_some()),
            (Kind::Synonyms, self.synonyms.is_some()),
            (Kind::Words, self.words.is_some()),
            (Kind::Units, self.units.is_some()),
        ];
        held.iter().filter(|(_, held)| *held).map(|(kind, _)| 1 << *kind as u8).sum()
    }
}
