//! HTML: the prose of the article, without scripts, navigation and markup.
//! The page is first outlined, then the part that holds the article is written.

use std::ops::Range;

use html5gum::{StartTag, Token};

use super::{
    BlockKind, entity,
    region::{self, Region},
    writer::Writer,
};
use crate::source::markup;

/// Elements whose content is not prose of the article.
const DROPPED: &[&str] = &[
    "aside", "audio", "button", "canvas", "del", "dialog", "form", "iframe", "math", "menu", "nav",
    "noframes", "noscript", "object", "s", "script", "select", "strike", "style", "svg", "template",
    "textarea", "video",
];

/// Elements inside a line of text; all others part blocks.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "nobr", "output", "q", "ruby", "samp", "small", "span", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Elements without content or end tag.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements whose end tag may be left out.
const UNENDED: &[&str] = &["dd", "dt", "li", "option", "p", "td", "th", "tr"];

/// Elements that end those whose end tag was left out.
const CONTAINERS: &[&str] = &["article", "body", "div", "dl", "main", "ol", "section", "table", "tr", "ul"];

/// Lists and tables inside each other beyond this depth are not told apart.
const DEEPEST: usize = 100;

/// One step of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// What follows is a block of this kind.
    Block(BlockKind),
    /// Text at this range of the file.
    Text(Range<usize>),
    /// A line break at this range.
    Break(Range<usize>),
}

/// Reads the page from the offset `body`.
pub(super) fn read(writer: &mut Writer<'_>, body: usize) {
    let text = writer.source();
    let outline = outline(text, body..text.len());
    let chosen = region::choose(text, &outline);
    let mut titled = false;
    for (region, step) in &outline {
        if chosen.takes(*region) {
            write(writer, step, &mut titled);
        } else {
            writer.part();
        }
    }
}

/// Reads a part of a Markdown document that is HTML.
pub(super) fn read_fragment(writer: &mut Writer<'_>, range: Range<usize>) {
    let outline = outline(writer.source(), range);
    let mut titled = true;
    for (_, step) in &outline {
        write(writer, step, &mut titled);
    }
}

/// Takes one step.
fn write(writer: &mut Writer<'_>, step: &Step, titled: &mut bool) {
    match step {
        Step::Block(kind) => {
            *titled |= writer.open_kind() == Some(BlockKind::Headline);
            let again = *titled && *kind == BlockKind::Headline;
            writer.block(if again { BlockKind::Heading } else { *kind });
        }
        Step::Break(range) => writer.space(range.clone()),
        Step::Text(range) => write_text(writer, range.clone()),
    }
}

/// Writes text, its character references decoded.
fn write_text(writer: &mut Writer<'_>, range: Range<usize>) {
    let text = writer.source();
    let mut from = range.start;
    let mut at = range.start;
    while let Some(offset) = text[at..range.end].find('&') {
        let start = at + offset;
        at = start + 1;
        if let Some((length, decoded)) = entity::decode(&text[start..range.end]) {
            writer.verbatim(from..start);
            at = start + length;
            writer.unit(&decoded, start..at);
            from = at;
        }
    }
    writer.verbatim(from..range.end);
}

/// The blocks and texts of a page, each with the region that it is in.
fn outline(text: &str, range: Range<usize>) -> Vec<(Region, Step)> {
    let base = range.start;
    let mut outliner = Outliner::default();
    for token in markup::tokens(&text[range]) {
        match token {
            Token::StartTag(tag) => outliner.start(&tag, base),
            Token::EndTag(tag) => outliner.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(string) => {
                outliner.step(Step::Text(string.span.start + base..string.span.end + base));
            }
            _ => {}
        }
    }
    outliner.steps
}

/// The state of the outline.
#[derive(Default)]
struct Outliner {
    steps: Vec<(Region, Step)>,
    /// Open elements that decide the kind of a block.
    open: Vec<&'static str>,
    /// The dropped element that is open, and how many of its name.
    dropped: Option<(String, usize)>,
    /// The step at which a raised number began, and whether it holds a link.
    raised: Option<(usize, bool)>,
    region: Region,
}

/// Elements that decide the kind of a block, with the kind.
const KINDS: &[(&str, BlockKind)] = &[
    ("dd", BlockKind::ListItem),
    ("dt", BlockKind::ListItem),
    ("h1", BlockKind::Headline),
    ("h2", BlockKind::Heading),
    ("h3", BlockKind::Heading),
    ("h4", BlockKind::Heading),
    ("h5", BlockKind::Heading),
    ("h6", BlockKind::Heading),
    ("li", BlockKind::ListItem),
    ("td", BlockKind::TableCell),
    ("th", BlockKind::TableCell),
    ("title", BlockKind::Headline),
];

impl Outliner {
    /// Adds a step, unless what is open is dropped.
    fn step(&mut self, step: Step) {
        if self.dropped.is_none() && !self.region.is_chrome() {
            self.steps.push((self.region, step));
        }
    }

    /// Enters an element.
    fn start(&mut self, tag: &StartTag<usize>, base: usize) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if self.is_dropped_at_start(&name) || VOID.contains(&name.as_str()) && is_hidden(tag) {
            return;
        }
        if !VOID.contains(&name.as_str()) && (DROPPED.contains(&name.as_str()) || is_hidden(tag)) {
            self.part(&name);
            self.dropped = (!tag.self_closing).then_some((name, 1));
            return;
        }
        if name == "br" {
            self.line_break(tag.span.start + base..tag.span.end + base);
            return;
        }
        self.region.enter(&name);
        if let Some((known, _)) = KINDS.iter().find(|(known, _)| *known == name) {
            if UNENDED.contains(known) {
                self.close_sibling(known);
            }
            self.push(known);
        } else if matches!(name.as_str(), "ul" | "ol" | "dl") {
            self.push("list");
        } else if name == "table" {
            self.push("table");
        }
        self.note(&name);
        self.part(&name);
    }

    /// Leaves an element.
    fn end(&mut self, name: &str) {
        if self.is_dropped_at_end(name) {
            return;
        }
        let known = if matches!(name, "ul" | "ol" | "dl") { "list" } else { name };
        if let Some(index) = self.open.iter().rposition(|open| *open == known) {
            self.open.truncate(index);
        }
        if name == "sup" {
            self.end_note();
        }
        self.part(name);
        self.region.leave(name);
    }

    /// Opens an element that decides the kind of a block.
    fn push(&mut self, name: &'static str) {
        if self.open.len() < DEEPEST {
            self.open.push(name);
        }
    }

    /// Notes a raised number, and whether it links to a note.
    fn note(&mut self, name: &str) {
        match (name, &mut self.raised) {
            ("sup", raised) => *raised = Some((self.steps.len(), false)),
            ("a", Some((_, linked))) => *linked = true,
            _ => {}
        }
    }

    /// Drops a raised number that links to a note: it would stick to the word before it.
    fn end_note(&mut self) {
        if let Some((steps, true)) = self.raised.take() {
            self.steps.truncate(steps);
        }
    }

    /// Parts blocks at the tag `name`.
    fn part(&mut self, name: &str) {
        if !INLINE.contains(&name) && !DROPPED.contains(&name) {
            let kind = self.kind();
            self.step(Step::Block(kind));
        }
    }

    /// The kind of the block inside what is open.
    fn kind(&self) -> BlockKind {
        let kind_of = |name: &&str| KINDS.iter().find(|(known, _)| known == name).map(|(_, kind)| *kind);
        self.open.iter().rev().find_map(kind_of).unwrap_or(BlockKind::Paragraph)
    }

    /// Closes an element of the same list or table whose end tag was left out.
    fn close_sibling(&mut self, name: &str) {
        let of_container = |open: &&str| matches!(*open, "list" | "table");
        let floor = self.open.iter().rposition(of_container).map_or(0, |index| index + 1);
        let cell = matches!(name, "td" | "th");
        let sibling = |open: &&str| *open == name || cell && matches!(*open, "td" | "th");
        if let Some(index) = self.open[floor..].iter().position(sibling) {
            self.open.truncate(floor + index);
        }
    }

    /// A `br`: a space, or a new block if it is the second in a row.
    fn line_break(&mut self, range: Range<usize>) {
        let second = matches!(self.steps.last(), Some((_, Step::Break(_))));
        let kind = self.kind();
        self.step(if second { Step::Block(kind) } else { Step::Break(range) });
    }

    /// Whether the start tag `name` is inside a dropped element.
    fn is_dropped_at_start(&mut self, name: &str) -> bool {
        let Some((dropped, depth)) = &mut self.dropped else { return false };
        let unended = UNENDED.contains(&dropped.as_str());
        if unended && (dropped == name || dropped == "p" && !INLINE.contains(&name)) {
            self.dropped = None;
            return false;
        }
        *depth += usize::from(dropped == name);
        true
    }

    /// Whether the end tag `name` is inside a dropped element, or ends it.
    fn is_dropped_at_end(&mut self, name: &str) -> bool {
        let Some((dropped, depth)) = &mut self.dropped else { return false };
        if dropped == name {
            *depth -= 1;
            if *depth == 0 {
                self.dropped = None;
            }
            return true;
        }
        if UNENDED.contains(&dropped.as_str()) && CONTAINERS.contains(&name) {
            self.dropped = None;
            return false;
        }
        true
    }
}

/// Whether the element is not shown.
fn is_hidden(tag: &StartTag<usize>) -> bool {
    let attribute = |name: &[u8]| {
        let found = tag.attributes.iter().find(|(key, _)| key.as_slice() == name);
        found.map(|(_, value)| String::from_utf8_lossy(&value.value).to_ascii_lowercase())
    };
    let style = attribute(b"style").unwrap_or_default().replace(' ', "");
    attribute(b"hidden").is_some_and(|value| value != "false" && value != "until-found")
        || attribute(b"aria-hidden").is_some_and(|value| value == "true")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

#[cfg(test)]
mod tests {
    use super::BlockKind::{Heading, Headline, ListItem, Paragraph, TableCell};
    use crate::text::tests::check;

    #[test]
    fn the_article_is_read_and_the_page_around_it_is_not() {
        let stored = "<!doctype html><head><title>Port shut | Post</title><style>p{}</style></head><body>
            <header><a>Post</a></header><nav><ul><li>Home</ul></nav><main><article><header><h1>Port shut</h1></header>
            <p>The port is <i>shut</i>.<script>\"<p>\"</script><figure><img alt=x><figcaption>The port.</figcaption></figure>
            <aside><p>Read more</aside><form><p>Sign up</form><p hidden>Gone<p style='display: none'>Gone too</p>
            <h2>Talks</h2><blockquote>We talk.<br><br>We wait.</blockquote></article><p>Other news</main><footer>Post</footer>";
        let blocks = [
            (Headline, "Port shut"),
            (Paragraph, "The port is shut."),
            (Paragraph, "The port."),
            (Heading, "Talks"),
            (Paragraph, "We talk."),
            (Paragraph, "We wait."),
        ];
        check("note.html", stored, &blocks);
    }

    #[test]
    fn a_list_of_teasers_is_no_article() {
        let teaser = "<article><h2>Port</h2><p>The port is shut.</article>";
        let stored = format!("<main>{teaser}{teaser}{teaser}</main>");
        check("note.html", &stored, &[(Heading, "Port"), (Paragraph, "The port is shut.")].repeat(3));
    }

    #[test]
    fn the_title_stands_in_for_a_headline() {
        let blocks = [(Headline, "Port & city"), (Paragraph, "It is shut.")];
        check("note.html", "<title>Port &amp; city</title><h1><img></h1><p>It is shut.", &blocks);
        check("note.html", "<title>Post</title><h1>Port &amp; city</h1><p>It is shut.", &blocks);
    }

    #[test]
    fn lists_and_tables_without_end_tags() {
        let stored =
            "<ul><li>one<li>two<ul><li>three</ul>four</ul>five<table><tr><th>a<td>b<tr><td>c</table>six";
        let blocks = [
            (ListItem, "one"),
            (ListItem, "two"),
            (ListItem, "three"),
            (ListItem, "four"),
            (Paragraph, "five"),
            (TableCell, "a"),
            (TableCell, "b"),
            (TableCell, "c"),
            (Paragraph, "six"),
        ];
        check("note.html", stored, &blocks);
    }

    #[test]
    fn numbers_of_notes_do_not_stick_to_words() {
        let stored = "<p>The port<sup><a href='#1'>[1]</a></sup> lost 5 km<sup>2</sup>.";
        check("note.html", stored, &[(Paragraph, "The port lost 5 km2.")]);
    }
}
