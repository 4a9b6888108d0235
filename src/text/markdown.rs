//! Markdown with tables and footnotes, read from the parser's events and their byte ranges.
//! Code blocks, images, struck text and comments are dropped; link text and inline code are prose.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{BlockKind, html, plain::ends_sentence, writer::Writer};
use crate::span::Span;

/// What is read beside `CommonMark`.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Reads the text from the offset `body`.
pub(super) fn read(writer: &mut Writer<'_>, body: usize, title: Option<Span>) {
    let text = writer.source();
    let mut reader = Reader::default();
    let events = || Parser::new_ext(&text[body..], OPTIONS);
    if let Some(title) = title.filter(|_| !events().any(|event| is_headline(&event))) {
        writer.title(title);
        reader.titled = true;
    }
    for (event, range) in events().into_offset_iter() {
        reader.event(writer, event, range.start + body..range.end + body);
    }
    reader.end_html(writer);
}

/// Where in the document the events are.
#[derive(Default)]
struct Reader {
    /// How many dropped elements are open.
    dropped: usize,
    /// How many list items are open.
    items: usize,
    /// How many elements of strong emphasis are open.
    strong: usize,
    /// Whether the paragraph has words outside strong emphasis.
    weak: bool,
    /// Whether the headline has been read.
    titled: bool,
    /// The block of HTML being gathered.
    html: Option<Range<usize>>,
}

impl Reader {
    /// Takes one event.
    fn event(&mut self, writer: &mut Writer<'_>, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(writer, &tag, &range),
            Event::End(tag) => self.end(writer, tag),
            Event::Html(_) => self.gather_html(range),
            _ if self.dropped > 0 => {}
            Event::Text(decoded) => self.text(writer, &decoded, range),
            Event::Code(decoded) => self.code(writer, &decoded, range),
            Event::SoftBreak | Event::HardBreak => writer.space(range),
            Event::InlineHtml(tag) if is_line_break(&tag) => writer.space(range),
            Event::Rule => writer.block(BlockKind::Paragraph),
            _ => {}
        }
    }

    /// Enters an element.
    fn start(&mut self, writer: &mut Writer<'_>, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => writer.block(self.heading(*level)),
            Tag::TableCell => writer.block(BlockKind::TableCell),
            Tag::Item => self.items += 1,
            Tag::Strong => self.strong += 1,
            Tag::HtmlBlock => self.html = Some(range.start..range.start),
            Tag::CodeBlock(_) | Tag::Image { .. } => self.dropped += 1,
            // A single tilde often means "about".
            Tag::Strikethrough if writer.source()[range.start..].starts_with("~~") => self.dropped += 1,
            _ => {}
        }
        if is_block(&tag.to_end()) && !matches!(tag, Tag::Heading { .. } | Tag::TableCell) {
            writer.block(if self.items > 0 { BlockKind::ListItem } else { BlockKind::Paragraph });
            self.weak = false;
        }
    }

    /// Leaves an element.
    fn end(&mut self, writer: &mut Writer<'_>, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(writer),
            TagEnd::Item => self.items = self.items.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::HtmlBlock => self.end_html(writer),
            TagEnd::CodeBlock | TagEnd::Image => self.dropped = self.dropped.saturating_sub(1),
            TagEnd::Strikethrough => self.dropped = self.dropped.saturating_sub(1),
            _ => {}
        }
        if is_block(&tag) {
            writer.block(if self.items > 0 { BlockKind::ListItem } else { BlockKind::Paragraph });
        }
    }

    /// Text: as it stands, or an entity.
    fn text(&mut self, writer: &mut Writer<'_>, decoded: &str, range: Range<usize>) {
        self.weak |= self.strong == 0 && !decoded.trim().is_empty();
        let stored = &writer.source()[range.clone()];
        if stored == decoded {
            writer.verbatim(range);
        } else if stored.starts_with('&') {
            writer.unit(decoded, range);
        } else {
            writer.scattered(decoded, range);
        }
    }

    /// Inline code: the words between the backticks.
    fn code(&mut self, writer: &mut Writer<'_>, decoded: &str, range: Range<usize>) {
        self.weak |= self.strong == 0;
        let stored = &writer.source()[range.clone()];
        let ticks = stored.len() - stored.trim_start_matches('`').len();
        if stored.len() < 2 * ticks {
            return;
        }
        let inner = range.start + ticks..range.end - ticks;
        let stored = &writer.source()[inner.clone()];
        if stored.trim() == decoded.trim() {
            writer.verbatim(inner);
        } else {
            writer.scattered(decoded, inner);
        }
    }

    /// The kind of a heading: the first of level 1 is the headline.
    fn heading(&mut self, level: HeadingLevel) -> BlockKind {
        if level == HeadingLevel::H1 && !self.titled {
            self.titled = true;
            return BlockKind::Headline;
        }
        BlockKind::Heading
    }

    /// A paragraph that is all bold and no sentence serves as a heading.
    fn end_paragraph(&mut self, writer: &mut Writer<'_>) {
        let prose = writer.open_prose();
        if prose.is_empty() || self.weak || self.items > 0 || ends_sentence(prose) {
            return;
        }
        let first = writer.blocks() == 1 && !self.titled;
        self.titled |= first;
        writer.recast(if first { BlockKind::Headline } else { BlockKind::Heading });
    }

    /// Adds a line to the block of HTML.
    fn gather_html(&mut self, range: Range<usize>) {
        match &mut self.html {
            Some(block) => block.end = range.end,
            None => self.html = Some(range),
        }
    }

    /// Reads the block of HTML that was gathered.
    fn end_html(&mut self, writer: &mut Writer<'_>) {
        if let Some(block) = self.html.take().filter(|block| !block.is_empty()) {
            html::read_fragment(writer, block);
            writer.block(BlockKind::Paragraph);
        }
    }
}

/// Whether a heading of level 1 begins.
fn is_headline(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }))
}

/// Whether the element parts what is before it from what is in it.
fn is_block(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// Whether an inline tag is a line break.
fn is_line_break(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}

#[cfg(test)]
mod tests {
    use super::BlockKind::{Heading, Headline, ListItem, Paragraph, TableCell};
    use crate::text::tests::check;

    #[test]
    fn blocks_have_their_kinds() {
        let stored = "# Port *shut*\n\nThe port was\nshut.\n\n## Talks\n\n- one\n\n  two\n- three\n\n| a | b |\n|---|---|\n| c | d |\n";
        let blocks = [
            (Headline, "Port shut"),
            (Paragraph, "The port was shut."),
            (Heading, "Talks"),
            (ListItem, "one"),
            (ListItem, "two"),
            (ListItem, "three"),
            (TableCell, "a"),
            (TableCell, "b"),
            (TableCell, "c"),
            (TableCell, "d"),
        ];
        check("note.md", stored, &blocks);
    }

    #[test]
    fn what_is_no_prose_is_dropped() {
        let stored = "Port <!-- not --> shut, ~~open~~ `so`[^1] ![a](b.png)\n\n```\ncode\n```\n\n<div>\nBy <b>crews</b>\n</div>\n\n[^1]: Says Vale.\n";
        let blocks = [(Paragraph, "Port shut, so"), (Paragraph, "By crews"), (Paragraph, "Says Vale.")];
        check("note.md", stored, &blocks);
    }

    #[test]
    fn bold_lines_are_headings() {
        let stored = "**Note from the board**\n\nThe port is shut.\n\n**Talks**\n\n**The talks failed.**\n\n**Talks** failed\n";
        let blocks = [
            (Headline, "Note from the board"),
            (Paragraph, "The port is shut."),
            (Heading, "Talks"),
            (Paragraph, "The talks failed."),
            (Paragraph, "Talks failed"),
        ];
        check("note.md", stored, &blocks);
    }

    #[test]
    fn the_title_of_front_matter_is_the_headline_that_is_missing() {
        let title = "---\ntitle: Port shut\n---\n";
        check("note.md", &format!("{title}It is.\n"), &[(Headline, "Port shut"), (Paragraph, "It is.")]);
        check("note.md", &format!("{title}# Port closed\n"), &[(Headline, "Port closed")]);
    }
}
