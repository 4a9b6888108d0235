//! From a tree to a type that serde derives: what is wrong comes with its place and with what was expected there.

use std::fmt;

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IntoDeserializer, Unexpected, Visitor,
    value::{MapDeserializer, SeqDeserializer, StrDeserializer},
};

use super::{Kind, Node};
use crate::{
    fault::{Fault, one_of},
    span::Span,
    suggest::did_you_mean,
};

/// A value that knows its place in the file.
#[derive(Clone, Debug)]
pub(crate) struct Placed<T> {
    /// Its place, in bytes.
    pub(crate) span: Span,
    /// The value.
    pub(crate) value: T,
}

/// Reads a part of a file as a type.
///
/// # Errors
///
/// The first part that does not fit.
pub(crate) fn shape<'n, T: Deserialize<'n>>(file: &str, node: &'n Node) -> Result<T, Fault> {
    T::deserialize(Reader(node)).map_err(|wrong| {
        let span = wrong.span.unwrap_or(node.span);
        let fault = Fault::new(file, span.range(), wrong.message).helping(wrong.help);
        match wrong.expected {
            Some(expected) => fault.expecting(expected),
            None => fault,
        }
    })
}

/// What does not fit; its place is noted by the innermost part that has one.
#[derive(Debug)]
struct Wrong {
    span: Option<Span>,
    message: String,
    expected: Option<String>,
    help: Option<String>,
}

impl Wrong {
    fn new(message: String, expected: Option<String>) -> Self {
        Self { span: None, message, expected, help: None }
    }

    /// A name that is none of those that may stand there.
    fn unknown(what: &str, name: &str, names: &'static [&'static str]) -> Self {
        let help = did_you_mean(name, names.iter().copied());
        Self { help, ..Self::new(format!("unknown {what} `{name}`"), Some(one_of(names))) }
    }

    fn at(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Wrong {}

impl de::Error for Wrong {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string(), None)
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::new(format!("unexpected {found}"), Some(expected.to_string()))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn unknown_variant(name: &str, names: &'static [&'static str]) -> Self {
        Self::unknown("value", name, names)
    }

    fn unknown_field(name: &str, names: &'static [&'static str]) -> Self {
        Self::unknown("key", name, names)
    }

    fn missing_field(name: &'static str) -> Self {
        Self::new(format!("the key `{name}` is missing"), Some(format!("`{name}`")))
    }
}

/// The name by which a reader is asked for a place with a value.
const PLACED: &str = "Placed";

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Placed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Place<T>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Place<T> {
            type Value = Placed<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its place")
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut parts: A) -> Result<Placed<T>, A::Error> {
                let missing = || de::Error::custom("a value without its place");
                let start = parts.next_element()?.ok_or_else(missing)?;
                let end = parts.next_element()?.ok_or_else(missing)?;
                let value = parts.next_element()?.ok_or_else(missing)?;
                Ok(Placed { span: Span { start, end }, value })
            }
        }

        deserializer.deserialize_newtype_struct(PLACED, Place(std::marker::PhantomData))
    }
}

/// A part of a tree that is read as a type.
#[derive(Clone, Copy)]
struct Reader<'n>(&'n Node);

impl<'n> IntoDeserializer<'n, Wrong> for &'n Node {
    type Deserializer = Reader<'n>;

    fn into_deserializer(self) -> Reader<'n> {
        Reader(self)
    }
}

/// The place of a value and then the value, as a sequence of three.
struct Parts<'n>(usize, &'n Node);

impl<'n> de::SeqAccess<'n> for Parts<'n> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'n>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        self.0 += 1;
        match self.0 {
            1 => seed.deserialize(self.1.span.start.into_deserializer()).map(Some),
            2 => seed.deserialize(self.1.span.end.into_deserializer()).map(Some),
            _ => seed.deserialize(Reader(self.1)).map(Some),
        }
    }
}

impl<'n> Reader<'n> {
    /// A scalar that was asked for as something else than text.
    fn typed<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let Some(text) = self.0.scalar() else { return self.any(visitor) };
        let read = match text {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => match text.parse() {
                Ok(number) => visitor.visit_u64(number),
                Err(_) => visitor.visit_borrowed_str(text),
            },
        };
        read.map_err(|wrong: Wrong| wrong.at(self.0.span))
    }

    fn any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let read = match &self.0.kind {
            Kind::Null => visitor.visit_unit(),
            Kind::Scalar(text, _) => visitor.visit_borrowed_str(text),
            Kind::Sequence(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
            Kind::Mapping(entries) => {
                visitor.visit_map(MapDeserializer::new(entries.iter().map(|(key, value)| (key, value))))
            }
        };
        read.map_err(|wrong: Wrong| wrong.at(self.0.span))
    }
}

impl<'n> Deserializer<'n> for Reader<'n> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.any(visitor)
    }

    fn deserialize_bool<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.typed(visitor)
    }

    fn deserialize_u8<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.typed(visitor)
    }

    fn deserialize_option<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.0.kind {
            Kind::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'n>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        if name == PLACED { visitor.visit_seq(Parts(0, self.0)) } else { visitor.visit_newtype_struct(self) }
    }

    fn deserialize_enum<V: Visitor<'n>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let read = match self.0.scalar() {
            Some(text) => visitor.visit_enum(StrDeserializer::new(text)),
            None => Err(Wrong::new(format!("unexpected {}", self.0.describe()), Some("a word".to_owned()))),
        };
        read.map_err(|wrong| wrong.at(self.0.span))
    }

    serde::forward_to_deserialize_any! {
        <W: Visitor<'n>>
        i8 i16 i32 i64 i128 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::yaml::documents;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Shape {
        verb: Placed<String>,
        #[serde(default)]
        trust: Option<Placed<u8>>,
        #[serde(default)]
        whole: bool,
        #[serde(default)]
        kind: Option<Side>,
        #[serde(default)]
        pair: Option<(Vec<String>, Vec<String>)>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "kebab-case")]
    enum Side {
        Left,
        FarRight,
    }

    fn read(yaml: &str) -> Result<Shape, Fault> {
        shape("f.yaml", &documents("f.yaml", yaml)?[0])
    }

    #[test]
    fn values_are_read_with_their_places() {
        let yaml = "# é\nverb: \"no\"\ntrust: 7\nwhole: true\nkind: far-right\npair: [[1, b], []]\n";
        let read = read(yaml).unwrap();
        assert_eq!((read.verb.value.as_str(), &yaml[read.verb.span.range()]), ("no", "\"no\""));
        let trust = read.trust.unwrap();
        assert_eq!((trust.value, &yaml[trust.span.range()]), (7, "7"));
        assert!(read.whole && read.kind == Some(Side::FarRight));
        assert_eq!(read.pair.unwrap().0, ["1", "b"]);
    }

    #[test]
    fn an_unknown_key_or_value_is_named_where_it_stands() {
        let yaml = "# é\nverb: say\nvreb: tell\n";
        let fault = read(yaml).unwrap_err();
        assert_eq!(&yaml[fault.span.clone()], "vreb");
        assert_eq!(fault.help.as_deref(), Some("did you mean `verb`?"));
        let yaml = "verb: say\nkind: lft\n";
        let fault = read(yaml).unwrap_err();
        assert_eq!((&yaml[fault.span.clone()], fault.help.as_deref()), ("lft", Some("did you mean `left`?")));
    }

    #[test]
    fn a_missing_key_and_a_wrong_kind_are_said() {
        assert_eq!(read("{}").unwrap_err().message, "the key `verb` is missing");
        let yaml = "verb: say\ntrust: [1]\n";
        let wrong = read(yaml).unwrap_err();
        assert!(wrong.span.start >= 17, "{wrong:?}");
        let yaml = "verb: say\ntrust: 300\n";
        let wrong = read(yaml).unwrap_err();
        assert_eq!((&yaml[wrong.span.clone()], wrong.expected.as_deref()), ("300", Some("u8")));
        assert!(read("verb: say\nwhole: perhaps\n").unwrap_err().message.contains("perhaps"));
    }
}
