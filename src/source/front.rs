//! Front matter: YAML between two fences at the start of a document.
//! Only the keys that date and name a document are read; the rest is left alone.

use super::{calendar, error::Error, lossy::PLACEHOLDER};
use crate::{
    day::Day,
    span::Span,
    yaml::{self, Kind, Node},
};

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
    // The first line is the fence.
    let line = |at: usize| yaml[..yaml.floor_char_boundary(at)].matches('\n').count() + 2;
    let documents = yaml::documents(name, yaml)
        .map_err(|fault| Error::front(name, line(fault.span.start), fault.message))?;
    let key = |name: &str| documents.iter().find_map(|document| document.get(name));
    let outlet = ["outlet", "source", "publisher"].into_iter().find_map(|name| scalar(key(name)?));
    Ok(Some(Matter {
        date: key("date").map_or(Ok(None), |date| dated(name, line(date.span.range().start), date))?,
        outlet: outlet.map(str::to_owned),
        title: key("title").and_then(|title| words(title, body + fences.start)),
        end,
    }))
}

/// A scalar as it is written; none of a list, a mapping or nothing.
fn scalar(node: &Node) -> Option<&str> {
    node.scalar().map(str::trim).filter(|text| !text.is_empty())
}

/// The day of the key `date`, which stands in a line.
fn dated(name: &str, line: usize, date: &Node) -> Result<Option<Day>, Error> {
    let Some(written) = scalar(date) else { return Ok(None) };
    let bad = || Error::front(name, line, format!("`{written}` is no date: expected one such as 2022-12-26"));
    calendar::whole(written).map(Some).ok_or_else(bad)
}

/// Where the words of the title stand, if they stand in the YAML, which begins at `base`, as they are.
fn words(title: &Node, base: usize) -> Option<Span> {
    let Kind::Scalar(text, Some(at)) = &title.kind else { return None };
    let start = base + *at as usize + (text.len() - text.trim_start().len());
    (!text.trim().is_empty()).then(|| Span::new(start, start + text.trim().len()))
}

/// Whether `line` begins a mapping: a key and a colon, or a comment.
fn begins_mapping(line: &str) -> bool {
    let key = line.split(':').next().unwrap_or_default();
    let of_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '"' | '\'' | '.' | '$' | '@');
    line.starts_with('#') || key.len() < line.len() && !key.is_empty() && key.chars().all(of_key)
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
