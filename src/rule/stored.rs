//! How types of other stations are stored in compiled rules: as the place of their name in a table.

use crate::{
    finding::{Level, Severity},
    relation::Confidence,
};

/// The names of levels.
pub(crate) const LEVELS: &[(&str, Level)] = &[
    ("contradict", Level::Contradict),
    ("reversal", Level::Reversal),
    ("dispute", Level::Dispute),
    ("tension", Level::Tension),
    ("blocked", Level::Blocked),
];

/// The names of severities.
pub(crate) const SEVERITIES: &[(&str, Severity)] = &[
    ("error", Severity::Error),
    ("warning", Severity::Warning),
    ("info", Severity::Info),
    ("off", Severity::Off),
];

/// The names of confidences.
pub(crate) const CONFIDENCES: &[(&str, Confidence)] =
    &[("high", Confidence::High), ("medium", Confidence::Medium), ("low", Confidence::Low)];

/// The value of a name in a table.
pub(crate) fn named<T: Copy>(table: &[(&'static str, T)], name: &str) -> Option<T> {
    table.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

/// The name of a value in a table.
pub(crate) fn name_of<T: PartialEq>(table: &[(&'static str, T)], value: &T) -> &'static str {
    table.iter().find(|(_, known)| known == value).map_or("", |(name, _)| name)
}

macro_rules! stored {
    ($name:ident, $type:ty, $table:ident) => {
        pub(super) mod $name {
            use serde::{Deserialize, Deserializer, Serializer, de::Error};

            use super::*;

            pub(in crate::rule) fn serialize<S: Serializer>(
                value: &$type,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                let place = $table.iter().position(|(_, known)| known == value).unwrap_or_default();
                serializer.serialize_u8(u8::try_from(place).unwrap_or_default())
            }

            pub(in crate::rule) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<$type, D::Error> {
                let place = usize::from(u8::deserialize(d)?);
                $table.get(place).map(|(_, value)| *value).ok_or_else(|| D::Error::custom("unknown value"))
            }
        }
    };
}

stored!(level, Level, LEVELS);
stored!(severity, Severity, SEVERITIES);
stored!(confidence, Confidence, CONFIDENCES);
