//! Comments of Markdown and HTML: whole comment nodes, not code or text that looks like one.

use std::ops::Range;

use html5gum::Token;
use pulldown_cmark::{Event, Parser, Tag};

use super::markdown;
use crate::{
    source::{Document, Format, lossy::Source, markup},
    span::Span,
};

/// A comment of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its place in the file, with its marks, in bytes.
    pub span: Span,
    /// What stands between its marks.
    pub text: String,
}

/// The comments of a document, in order. Plain text has none.
///
/// # Examples
///
/// ```
/// use belie::{source::{Document, Options}, text::comments};
///
/// let stored = b"Shut. <!-- why? -->\n\n`<!-- code -->`\n".to_vec();
/// let document = Document::new("note.md", stored, &Options::default()).unwrap();
/// assert_eq!(comments(&document).len(), 1);
/// assert_eq!(comments(&document)[0].text, " why? ");
/// ```
#[must_use]
pub fn comments(document: &Document) -> Vec<Comment> {
    let source = Source::new(&document.bytes);
    let text: &str = &source.text;
    let body = if text.is_char_boundary(document.body) { document.body } else { 0 };
    match document.format {
        Format::Plain => Vec::new(),
        Format::Html => of_html(text, body..text.len()),
        Format::Markdown => of_markdown(text, body),
    }
}

fn of_markdown(text: &str, body: usize) -> Vec<Comment> {
    let mut found = Vec::new();
    for (event, range) in Parser::new_ext(&text[body..], markdown::OPTIONS).into_offset_iter() {
        if matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_)) {
            found.extend(of_html(text, range.start + body..range.end + body));
        }
    }
    found
}

fn of_html(text: &str, range: Range<usize>) -> Vec<Comment> {
    let base = range.start;
    let comment = |token| match token {
        Token::Comment(comment) => {
            let range = comment.span.start + base..comment.span.end + base;
            // One that is never closed may be anything.
            let inner = text.get(range.clone())?.strip_prefix("<!--")?.strip_suffix("-->")?;
            Some(Comment { span: Span::new(range.start, range.end), text: inner.to_owned() })
        }
        _ => None,
    };
    markup::tokens(&text[range]).filter_map(comment).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Options;

    fn check(name: &str, stored: &str, expected: &[&str]) {
        let document = Document::new(name, stored.into(), &Options::default()).unwrap();
        let found = comments(&document);
        let texts: Vec<&str> = found.iter().map(|comment| comment.text.trim()).collect();
        assert_eq!(texts, expected, "{stored:?}");
        for comment in &found {
            let stored = &stored[comment.span.range()];
            assert_eq!(stored, format!("<!--{}-->", comment.text));
        }
    }

    #[test]
    fn markdown_has_comments_as_blocks_and_within_lines() {
        check(
            "a.md",
            "<!-- one -->\nShut.\n\n- Shut <!-- two -- with dashes -->.\n",
            &["one", "two -- with dashes"],
        );
        check("a.md", "---\ntitle: x\n---\n\n<div>\n<!-- é\nin a block -->\n</div>\n", &["é\nin a block"]);
        check("a.md", "> <!-- quoted -->\n> Shut.\n", &["quoted"]);
    }

    #[test]
    fn code_and_text_are_no_comments() {
        check(
            "a.md",
            "```\n<!-- code -->\n```\n\n    <!-- code -->\n\n`<!-- code -->` \\<!-- text -->\n",
            &[],
        );
        check(
            "a.html",
            "<p>&lt;!-- text --&gt;<script>'<!-- code -->'</script><title><!-- t --></title>",
            &[],
        );
        check("a.html", "<p>Shut <!-- open", &[]);
        check("a.txt", "<!-- text -->", &[]);
        check("a.html", "<!doctype html><p>Shut.<!--é--><p title='<!-- no -->'>Open.", &["é"]);
    }
}
