//! Every word of the prose maps back to bytes of the file that mean it, in each format.
//! Documents are assembled from fragments whose meaning is known.

use belie::{
    source::{Document, Format, Options},
    span::Span,
    text::Text,
};
use proptest::{collection::vec, prelude::*, sample::select};

/// Pieces of any format: what is stored.
const SHARED: &[&[u8]] = &[
    b"talks",
    b" ",
    b"  ",
    b"\t",
    b"\n",
    b"\n\n",
    b"\r\n",
    b"\r\n\r\n",
    b".",
    b"U.N.",
    b"\"",
    b"don't",
    b"5,000",
    "\u{feff}".as_bytes(),
    "\u{a0}".as_bytes(),
    "\u{202f}".as_bytes(),
    "\u{ad}".as_bytes(),
    "\u{200e}".as_bytes(),
    "“peace”".as_bytes(),
    "‘no’".as_bytes(),
    "—".as_bytes(),
    "会谈。".as_bytes(),
    "👩\u{200d}🚀".as_bytes(),
    "e\u{301}".as_bytes(),
    b"\xff",
    b"\xe2\x82",
    b"\xf0\x9f\x92x",
    b"\0",
    b"\x1a",
    b"\x1b[31m",
];

/// Pieces of Markdown and HTML.
const MARKED: &[&[u8]] = &[
    b"&amp;",
    b"&nbsp;",
    b"&NotEqualTilde;",
    b"&acE;",
    b"&#8217;",
    b"&#x41;",
    b"&shy;",
    b"&",
    b"<",
    b"nego<b>tiate</b>",
    b"<!-- not prose -->",
    b"<br>",
];

/// Pieces of Markdown.
const MARKDOWN: &[&[u8]] = &[
    b"nego*tiate*",
    b"**bold** ",
    b"`code`",
    b"`` a ` b ``",
    b"[port](http://a.example)",
    b"\\*",
    b"\\\n",
    b"> ",
    b"\n- ",
    b"\n1. ",
    b"\n# ",
    b"\n\n    code\n\n",
    b"\n```\ncode\n```\n",
    b"\n\n| a | b |\n|---|---|\n| c | d `x \\| y` |\n\n",
    b"\n\n<div>\n<p>port</p>\n</div>\n\n",
    b"~~old~~",
    b"![alt](a.png)",
];

/// Pieces of HTML.
const HTML: &[&[u8]] = &[
    b"&nbsp",
    b"&ampere",
    b"&notit;",
    b"<p>",
    b"</p>",
    b"<ul><li>one<li>two</ul>",
    b"<h1>Port</h1>",
    b"<table><tr><td>a<td>b</table>",
    b"<article>",
    b"</article>",
    b"<script>var a = \"<p>\";</script>",
    b"<nav>Home</nav>",
    b"<p hidden>gone",
    b"<title>Port &amp; city</title>",
    b"<a href='x&y'>",
    b"</a>",
    b"<textarea>",
    b"<style>",
    b"<",
    b"</",
];

fn fragments(format: Format) -> Vec<&'static [u8]> {
    let more: &[&[&'static [u8]]] = match format {
        Format::Plain => &[SHARED],
        Format::Markdown => &[SHARED, MARKED, MARKDOWN],
        Format::Html => &[SHARED, MARKED, HTML],
    };
    more.concat()
}

fn read(bytes: &[u8], format: Format) -> (Document, Text) {
    let options = Options { format: Some(format), date: None };
    let document = Document::new("document", bytes.to_vec(), &options).unwrap();
    let text = Text::read(&document);
    (document, text)
}

/// The words of the prose, with their spans.
fn words(prose: &str) -> Vec<(Span, &str)> {
    let start = |word: &str| word.as_ptr() as usize - prose.as_ptr() as usize;
    prose.split_whitespace().map(|word| (Span::new(start(word), start(word) + word.len()), word)).collect()
}

/// What stored bytes mean, white space aside.
fn decode(bytes: &[u8], format: Format) -> String {
    let (_, text) = read(bytes, format);
    text.prose.split_whitespace().collect()
}

/// Spans in order and disjoint.
fn ordered(spans: &[Span]) -> bool {
    spans.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

/// What holds of every text.
fn check_structure(text: &Text) {
    let blocks: Vec<Span> = text.blocks.iter().map(|block| block.span).collect();
    let sentences: Vec<Span> = text.sentences.iter().map(|sentence| sentence.span).collect();
    assert!(ordered(&blocks), "blocks {blocks:?}");
    assert!(ordered(&sentences), "sentences {sentences:?}");
    for span in blocks.iter().chain(&sentences).chain(text.quotations.iter().map(|q| &q.span)) {
        let part = text.prose.get(span.range()).expect("on character boundaries");
        assert!(!part.is_empty());
    }
    for (sentence, span) in text.sentences.iter().zip(&sentences) {
        assert!(text.blocks[sentence.block].span.contains(*span));
        let part = &text.prose[span.range()];
        assert_eq!(part, part.trim());
    }
    for quotation in &text.quotations {
        assert!(quotation.span.contains(quotation.inner));
        assert!(text.prose.get(quotation.inner.range()).is_some());
    }
    let inside: usize = words(&text.prose).len();
    let counted: usize = sentences.iter().map(|span| words(&text.prose[span.range()]).len()).sum();
    assert!(inside <= counted, "a word lies outside all sentences");
}

/// What holds of every word.
fn check_words(document: &Document, text: &Text) {
    let words = words(&text.prose);
    let files: Vec<Span> = words.iter().map(|(span, _)| text.in_file(*span)).collect();
    assert!(ordered(&files), "{files:?}");
    for ((_, word), file) in words.iter().zip(&files) {
        assert!(!file.is_empty(), "{word:?}");
        let stored = &document.bytes[file.range()];
        assert!(
            !is_continuation(document.bytes.get(file.end as usize)) || std::str::from_utf8(stored).is_err()
        );
        let means = means(stored, document.format);
        if document.format == Format::Markdown {
            // What a mark means depends on its paragraph; the letters depend on nothing.
            let mut letters = means.chars();
            let kept = word
                .chars()
                .filter(|c| c.is_ascii_lowercase() && *c != 'x' && *c != 'a')
                .all(|c| letters.any(|l| l == c));
            assert!(kept, "{word:?} stored as {means:?}");
        } else {
            assert_eq!(means, *word, "stored as {:?}", String::from_utf8_lossy(stored));
        }
    }
}

fn is_continuation(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| byte & 0xc0 == 0x80)
}

/// What a word's bytes mean, read alone.
fn means(stored: &[u8], format: Format) -> String {
    match format {
        Format::Plain => String::from_utf8_lossy(stored).chars().filter(|c| !is_ignorable(*c)).collect(),
        Format::Html => decode(&[b"<p>", stored].concat(), format),
        Format::Markdown => String::from_utf8_lossy(stored).into_owned(),
    }
}

fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200e}' | '\u{feff}')
}

fn document(format: Format) -> impl Strategy<Value = Vec<u8>> {
    vec(select(fragments(format)), 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn words_of_plain_text(bytes in document(Format::Plain)) {
        let (document, text) = read(&bytes, Format::Plain);
        check_structure(&text);
        check_words(&document, &text);
    }

    #[test]
    fn words_of_html(bytes in document(Format::Html)) {
        let (document, text) = read(&bytes, Format::Html);
        check_structure(&text);
        check_words(&document, &text);
    }

    #[test]
    fn words_of_markdown(bytes in document(Format::Markdown)) {
        let (document, text) = read(&bytes, Format::Markdown);
        check_structure(&text);
        check_words(&document, &text);
    }

    #[test]
    fn any_bytes_are_read(bytes in vec(any::<u8>(), 0..200), choice in 0..3_usize) {
        let format = [Format::Plain, Format::Markdown, Format::Html][choice];
        let options = Options { format: Some(format), date: None };
        if let Ok(document) = Document::new("document", bytes, &options) {
            check_structure(&Text::read(&document));
        }
    }
}
