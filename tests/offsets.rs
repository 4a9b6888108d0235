//! Every word of the prose maps back to bytes of the file that mean it, in each format.
//! Documents are assembled from fragments whose meaning is known.

use belie::{
    source::{Document, Format, Options},
    span::Span,
    text::Text,
    token,
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

fn open(bytes: &[u8], format: Format) -> Option<Document> {
    let options = Options { format: Some(format), ..Options::default() };
    Document::new("document", bytes.to_vec(), &options).ok()
}

fn read(bytes: &[u8], format: Format) -> (Document, Text) {
    let document = open(bytes, format).expect("documents that look like UTF-16 are not made");
    let text = Text::read(&document);
    (document, text)
}

/// The words of the prose as white space parts them, with their spans.
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

/// The words as the tokeniser parts them, with their spans.
fn tokens(text: &Text) -> Vec<(Span, &str)> {
    token::read(text).flatten().map(|token| (token.span, token.text)).collect()
}

/// What holds of every word.
fn check_words(document: &Document, text: &Text) {
    let words = tokens(text);
    assert!(words.iter().all(|(span, word)| text.prose.get(span.range()) == Some(*word)));
    // Control characters mean nothing and are in no word.
    let solid =
        |part: &str| part.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>();
    let all: String = words.iter().map(|(_, word)| *word).collect();
    let prose: String =
        text.sentences.iter().map(|sentence| solid(&text.prose[sentence.span.range()])).collect();
    assert_eq!(solid(&all), prose, "a part of a sentence is in no word");
    let files: Vec<Span> = words.iter().map(|(span, _)| text.in_file(*span)).collect();
    assert!(ordered(&files), "{files:?}");
    for ((_, word), file) in words.iter().zip(&files) {
        check_word(document, word, *file);
    }
}

/// A word's bytes in the file, decoded by the format, are the word.
fn check_word(document: &Document, word: &str, file: Span) {
    assert!(!file.is_empty(), "{word:?}");
    let stored = &document.bytes[file.range()];
    assert!(!is_continuation(document.bytes.get(file.end as usize)) || std::str::from_utf8(stored).is_err());
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

fn is_continuation(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| byte & 0xc0 == 0x80)
}

/// What a word's bytes mean, read alone.
fn means(stored: &[u8], format: Format) -> String {
    match format {
        Format::Plain => String::from_utf8_lossy(stored).chars().filter(|c| !is_ignorable(*c)).collect(),
        // The attribute keeps a few zero bytes from looking like UTF-16.
        Format::Html => decode(&[b"<p title='words of a document, read alone'>", stored].concat(), format),
        Format::Markdown => String::from_utf8_lossy(stored).into_owned(),
    }
}

fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200e}' | '\u{feff}')
}

/// A word as stored, what it means, and the bytes that its span takes: markup around it is left out.
type Known = (&'static str, &'static str, &'static str);

/// Words that stand alone in any format.
const PLAIN_WORDS: &[Known] = &[
    ("talks", "talks", "talks"),
    ("don’t", "don’t", "don’t"),
    ("U.N.", "U.N.", "U.N."),
    ("co\u{ad}op", "coop", "co\u{ad}op"),
    ("\u{200e}5,000\u{200e}", "5,000", "5,000"),
    ("会谈。", "会谈。", "会谈。"),
    ("👩\u{200d}🚀", "👩\u{200d}🚀", "👩\u{200d}🚀"),
    ("“peace”", "“peace”", "“peace”"),
];

/// Words of Markdown and HTML.
const MARKED_WORDS: &[Known] = &[
    ("x&amp;y", "x&y", "x&amp;y"),
    ("&NotEqualTilde;", "\u{2242}\u{338}", "&NotEqualTilde;"),
    ("&acE;q", "\u{223e}\u{333}q", "&acE;q"),
    ("it&#8217;s", "it’s", "it&#8217;s"),
    ("nego<b>tiate</b>", "negotiate", "nego<b>tiate"),
    ("co&shy;op", "coop", "co&shy;op"),
    ("one<!-- two -->three", "onethree", "one<!-- two -->three"),
];

/// Words of Markdown.
const MARKDOWN_WORDS: &[Known] = &[
    ("nego*tiate*", "negotiate", "nego*tiate"),
    ("**bold**", "bold", "bold"),
    ("`inline`", "inline", "inline"),
    ("`` a`b ``", "a`b", "a`b"),
    ("[port](http://a.example)", "port", "port"),
    ("\\*star", "*star", "*star"),
    ("a\\_b", "a_b", "a\\_b"),
    ("<http://a.example>", "http://a.example", "http://a.example"),
];

/// Words of HTML.
const HTML_WORDS: &[Known] = &[
    ("x&ampy", "x&y", "x&ampy"),
    ("&notit;", "¬it;", "&notit;"),
    ("<a href='x>y'>port</a>ed", "ported", "port</a>ed"),
    ("q&r", "q&r", "q&r"),
    ("<i>&lt;</i>b>", "<b>", "&lt;</i>b>"),
];

/// What parts words in any format.
const SPACES: &[&str] =
    &[" ", "  ", "\t", "\n", "\r\n", "\n\n", "\r\n\r\n", "\u{a0}", "\u{202f}", " \u{3000} "];

/// What parts words of Markdown.
const MARKDOWN_SPACES: &[&str] = &[
    "&nbsp;",
    "  \n",
    "\\\n",
    "\n> ",
    "\n- ",
    "\n1. ",
    "\n\n<!-- a -->\n\n",
    "\n\n```\ncode\n```\n\n",
    " ![a](b.png) ",
];

/// What parts words of HTML.
const HTML_SPACES: &[&str] = &[
    "&nbsp;",
    "&nbsp",
    "&#32;",
    "<br>",
    "<p>",
    "</p>\n<p class=a>",
    "<ul><li>",
    "</ul>",
    "<table><tr><td>",
    "</table>",
    " <script>if (a < b) { c(\"<p>\") }</script>",
    " <nav>Home <b>News</nav> ",
    "<!-- a --><h2>",
    "</h2>",
];

fn vocabulary(format: Format) -> (Vec<Known>, Vec<&'static str>) {
    match format {
        Format::Plain => (PLAIN_WORDS.to_vec(), SPACES.to_vec()),
        Format::Markdown => {
            ([PLAIN_WORDS, MARKED_WORDS, MARKDOWN_WORDS].concat(), [SPACES, MARKDOWN_SPACES].concat())
        }
        Format::Html => ([PLAIN_WORDS, MARKED_WORDS, HTML_WORDS].concat(), [SPACES, HTML_SPACES].concat()),
    }
}

/// A document of known words, each after what parts it from the last.
fn known(format: Format) -> impl Strategy<Value = Vec<(&'static str, Known)>> {
    let (words, spaces) = vocabulary(format);
    vec((select(spaces), select(words)), 1..25)
}

/// Reads known words and compares each with what it means and where it stands.
fn check_known(format: Format, pieces: &[(&str, Known)], bom: bool) {
    let mut stored = String::from(if bom { "\u{feff}begin" } else { "begin" });
    let mut expected = vec![("begin", Span::new(stored.len() - 5, stored.len()))];
    for (space, (word, means, reported)) in pieces {
        stored.push_str(space);
        let start = stored.len() + word.find(reported).expect("the span lies in the word");
        expected.push((means, Span::new(start, start + reported.len())));
        stored.push_str(word);
    }
    let (_, text) = read(stored.as_bytes(), format);
    let found: Vec<(&str, Span)> =
        words(&text.prose).into_iter().map(|(span, word)| (word, text.in_file(span))).collect();
    assert_eq!(found, expected, "{stored:?}");
}

fn document(format: Format) -> impl Strategy<Value = Vec<u8>> {
    vec(select(fragments(format)), 0..30)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("UTF-16 is refused", move |bytes| open(bytes, format).is_some())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

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
    fn known_words_of_plain_text(pieces in known(Format::Plain), bom in any::<bool>()) {
        check_known(Format::Plain, &pieces, bom);
    }

    #[test]
    fn known_words_of_markdown(pieces in known(Format::Markdown), bom in any::<bool>()) {
        check_known(Format::Markdown, &pieces, bom);
    }

    #[test]
    fn known_words_of_html(pieces in known(Format::Html), bom in any::<bool>()) {
        check_known(Format::Html, &pieces, bom);
    }

    #[test]
    fn any_bytes_are_read(bytes in vec(any::<u8>(), 0..200), choice in 0..3_usize) {
        let format = [Format::Plain, Format::Markdown, Format::Html][choice];
        if let Some(document) = open(&bytes, format) {
            check_structure(&Text::read(&document));
        }
    }
}
