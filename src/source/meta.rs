//! What a page of HTML says about itself: its date and its outlet.

use html5gum::{StartTag, Token};

use super::{
    calendar,
    dateline::{self, Said},
    markup,
};
use crate::day::Day;

/// Names of `meta` that hold the date, the best first.
const DATES: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:published_time",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "date",
];

/// Names of `meta` that hold the outlet, the best first.
const OUTLETS: &[&str] = &["og:site_name", "dc.publisher", "publisher", "application-name"];

/// How many paragraphs are searched for a dateline.
const PARAGRAPHS: usize = 8;

/// Reads the start of a page: the date in its metadata, and what its text says. `named` is the date in the name of the
/// file.
pub(super) fn read(text: &str, named: Option<Day>) -> (Option<Day>, Said) {
    let mut page = Page::default();
    for token in markup::tokens(text) {
        match token {
            Token::StartTag(tag) => page.start(&tag),
            Token::EndTag(tag) if tag.name.as_slice() == b"p" => page.paragraph = false,
            Token::String(string) if page.paragraph => page.add(&String::from_utf8_lossy(&string.value)),
            _ => {}
        }
    }
    let lines = page.lines.join("\n");
    let said = dateline::read(&lines, named);
    let outlet = best(page.outlets).or(said.outlet);
    (best(page.dates).or(page.time), Said { outlet, ..said })
}

/// What was found so far, with the rank of its name.
#[derive(Default)]
struct Page {
    dates: Vec<(usize, Day)>,
    outlets: Vec<(usize, String)>,
    time: Option<Day>,
    paragraph: bool,
    lines: Vec<String>,
}

impl Page {
    /// Reads a start tag.
    fn start(&mut self, tag: &StartTag<usize>) {
        match tag.name.as_slice() {
            b"meta" => self.meta(tag),
            b"time" => {
                let stated = attribute(tag, &["datetime"]).and_then(|text| calendar::whole(&text));
                self.time = self.time.or(stated);
            }
            b"p" => {
                self.paragraph = self.lines.len() < PARAGRAPHS;
                if self.paragraph {
                    self.lines.push(String::new());
                }
            }
            _ => {}
        }
    }

    /// Reads a `meta` tag.
    fn meta(&mut self, tag: &StartTag<usize>) {
        let Some(name) = attribute(tag, &["property", "name", "itemprop"]) else { return };
        let Some(content) = attribute(tag, &["content"]) else { return };
        let name = name.to_ascii_lowercase();
        if let Some(rank) = DATES.iter().position(|known| *known == name) {
            self.dates.extend(calendar::whole(&content).map(|day| (rank, day)));
        } else if let Some(rank) = OUTLETS.iter().position(|known| *known == name) {
            self.outlets.extend((!content.is_empty()).then_some((rank, content)));
        }
    }

    /// Adds to the paragraph that is open.
    fn add(&mut self, text: &str) {
        if let Some(line) = self.lines.last_mut() {
            line.push_str(&text.replace(['\n', '\r'], " "));
        }
    }
}

/// The value with the best rank; the first of equals.
fn best<T>(found: Vec<(usize, T)>) -> Option<T> {
    found.into_iter().min_by_key(|(rank, _)| *rank).map(|(_, value)| value)
}

/// The value of the first of `names` that the tag has.
fn attribute(tag: &StartTag<usize>, names: &[&str]) -> Option<String> {
    let find = |name: &&str| tag.attributes.iter().find(|(key, _)| key.as_slice() == name.as_bytes());
    let (_, value) = names.iter().find_map(find)?;
    Some(String::from_utf8_lossy(&value.value).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meta_is_better_than_time_and_dateline() {
        let page = r#"<meta name="date" content="2024-03-14"><meta property="og:site_name" content="Harbour Post">
            <meta property="article:published_time" content="2024-03-12T08:00:00Z">
            <p>ORLEVO, March 13, 2024 (Coastwire) &mdash; The port closed. <time datetime="2024-03-15">Friday</time>"#;
        let (stated, said) = read(page, None);
        assert_eq!(stated, Some("2024-03-12".parse().unwrap()));
        assert_eq!(said.outlet.as_deref(), Some("Harbour Post"));
    }

    #[test]
    fn a_dateline_serves_where_meta_is_missing() {
        let (_, said) =
            read("<p><b>ORLEVO, March 13, 2024</b> (Coastwire) &mdash; The port closed.</p>", None);
        assert_eq!(said.date, Some("2024-03-13".parse().unwrap()));
        assert_eq!(said.outlet.as_deref(), Some("Coastwire"));
        assert_eq!(read("<p>The port closed.</p><time>Friday</time>", None).1, Said::default());
    }
}
