//! Front matter: YAML between two fences at the start of a document.
//! Only the keys that date and name a document are read; the rest is left alone.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_saphyr::Spanned;

use super::{calendar, error::Error, lossy::PLACEHOLDER};
use crate::{day::Day, span::Span};

/// What front matter says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Matter {
    /// The day of the document.
    pub(super) date: Option<Day>,
    /// Who published it.
    pub(super) outlet: Option<String>,
    /// Where the words of the title stand, in bytes.
    pub(super) title: Option<Span>,
    /// Where the body starts, in bytes.
    pub(super) end: usize,
}

/// The keys as written.
#[derive(Deserialize)]
struct Keys {
    #[serde(default)]
    date: Option<Spanned<Scalar>>,
    #[serde(default)]
    outlet: Scalar,
    #[serde(default)]
    source: Scalar,
    #[serde(default)]
    publisher: Scalar,
    #[serde(default)]
    title: Option<Spanned<Scalar>>,
}

/// The YAML of front matter and the body after it, by place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fences {
    start: usize,
    close: usize,
    end: usize,
}

/// Where the front matter of `text` is, if it begins with one.
pub(super) fn fences(text: &str) -> Option<Fences> {
    let mut offset = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        match start {
            None if content == "---" => start = Some(line.len()),
            None => return None,
            Some(start) if content == "---" || content == "..." => {
                return Some(Fences { start, close: offset, end: offset + line.len() });
            }
            // A thematic break is followed by prose, front matter by a key.
            Some(start) if start == offset && !begins_mapping(content) => return None,
            Some(_) => {}
        }
        offset += line.len();
    }
    None
}

/// Reads the front matter of `text`, which begins at `body`.
pub(super) fn read(name: &str, text: &str, body: usize) -> Result<Option<Matter>, Error> {
    let text = &text[body..];
    let Some(fences) = fences(text) else { return Ok(None) };
    let end = body + fences.end;
    let yaml = &text[fences.start..fences.close].replace(PLACEHOLDER, "?");
    if yaml.trim().is_empty() {
        return Ok(Some(Matter { end, ..Matter::default() }));
    }
    let options = serde_saphyr::options! { with_snippet: false };
    let keys: Keys = serde_saphyr::from_str_with_options(yaml, options).map_err(|error| {
        let line = error.location().map_or(1, |location| location.line() as usize) + 1;
        Error::front(name, line, message(&error))
    })?;
    let date = keys.date.map(|date| dated(name, &date)).transpose()?.flatten();
    let outlet = keys.outlet.0.or(keys.source.0).or(keys.publisher.0);
    let title = keys.title.and_then(|title| words(yaml, &title, body + fences.start));
    Ok(Some(Matter { date, outlet, title, end }))
}

/// The day of the key `date`.
fn dated(name: &str, date: &Spanned<Scalar>) -> Result<Option<Day>, Error> {
    let line = date.referenced.line() as usize + 1;
    let Some(written) = &date.value.0 else { return Ok(None) };
    let bad = || Error::front(name, line, format!("`{written}` is no date: expected one such as 2022-12-26"));
    calendar::whole(written).map(Some).ok_or_else(bad)
}

/// Where the words of the title stand, if they stand in the YAML, which begins at `base`, as they are.
fn words(yaml: &str, title: &Spanned<Scalar>, base: usize) -> Option<Span> {
    let value = title.value.0.as_deref()?;
    let (line, column) = (title.referenced.line() as usize, title.referenced.column() as usize);
    let before: usize = yaml.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let line = yaml[before..].lines().next()?;
    let offset = line.char_indices().nth(column.checked_sub(1)?)?.0;
    let start = before + offset + line[offset..].find(value)?;
    Some(Span::new(base + start, base + start + value.len()))
}

/// The message of an error, without the place, which ours names.
fn message(error: &serde_saphyr::Error) -> String {
    let text = error.without_snippet().to_string();
    text.lines().next().unwrap_or_default().to_owned()
}

/// Whether `line` begins a mapping: a key and a colon, or a comment.
fn begins_mapping(line: &str) -> bool {
    let key = line.split(':').next().unwrap_or_default();
    let of_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '"' | '\'' | '.' | '$' | '@');
    line.starts_with('#') || key.len() < line.len() && !key.is_empty() && key.chars().all(of_key)
}

/// A scalar as it is written, or nothing if the value is a list or a mapping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Scalar(Option<String>);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyScalar)
    }
}

struct AnyScalar;

impl<'de> Visitor<'de> for AnyScalar {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar((!text.trim().is_empty()).then(|| text.trim().to_owned())))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_string())))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_string())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_string())))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_string())))
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar(None))
    }

    fn visit_none<E>(self) -> Result<Scalar, E> {
        Ok(Scalar(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Scalar, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar(None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matter(text: &str) -> Option<Matter> {
        read("note.md", text, 0).unwrap()
    }

    fn refused(text: &str) -> String {
        read("note.md", text, 0).unwrap_err().to_string()
    }

    #[test]
    fn keys_are_read_and_others_left_alone() {
        let text = "---\ntags: [a, b]\ndate: 2024-03-12\nsource: Harbour Post\nyear: 2024\n---\nText.\n";
        let found = matter(text).unwrap();
        assert_eq!(found.date, Some("2024-03-12".parse().unwrap()));
        assert_eq!(found.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(&text[found.end..], "Text.\n");
    }

    #[test]
    fn a_title_is_found_where_it_stands() {
        for text in ["---\ntitle: Port shut\n---\n", "---\ntags: [a]\ntitle: \"Port shut\"\n---\n"] {
            assert_eq!(&text[matter(text).unwrap().title.unwrap().range()], "Port shut");
        }
        assert_eq!(matter("---\ntitle: \"Port \\u0041\"\n---\n").unwrap().title, None);
        assert_eq!(matter("---\ntitle: >\n  Port\n  shut\n---\n").unwrap().title, None);
    }

    #[test]
    fn a_date_may_be_written_out() {
        assert_eq!(
            matter("---\r\ndate: \"March 12, 2024\"\r\n---\r\n").unwrap().date.unwrap().to_string(),
            "2024-03-12"
        );
        assert_eq!(matter("---\ntitle: Talks\ndate:\n---\n").unwrap().date, None);
    }

    #[test]
    fn a_thematic_break_is_no_front_matter() {
        assert_eq!(matter("---\n\nThe talks: a summary.\n\n---\n"), None);
        assert_eq!(matter("---\nThe talks went on.\n---\n"), None);
        assert_eq!(matter("---\ntitle: never closed\n"), None);
    }

    #[test]
    fn errors_name_the_line() {
        assert!(
            refused("---\ntitle: a\ndate: tomorrow\n---\n")
                .starts_with("note.md:3: front matter: `tomorrow`")
        );
        assert!(refused("---\ntitle: a\nlist: [a, b\n---\nText.\n").starts_with("note.md:"));
    }
}
