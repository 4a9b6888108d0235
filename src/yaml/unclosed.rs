//! Where a bracket, brace or quotation mark of a YAML file is opened and never closed: a reader of YAML notices that only
//! where the file makes no sense any more, often many lines further on.

/// The mark and its place in bytes.
pub(super) type Opened = (char, usize);

/// What to do about a mark that is never closed.
pub(super) fn help(mark: char) -> String {
    match mark {
        '[' => "write its `]`".to_owned(),
        '{' => "write its `}`; a text that begins with a slot goes into quotation marks".to_owned(),
        _ => format!("write the other `{mark}` before the line ends"),
    }
}

/// The innermost mark that is open where the file, a document of it or the entry that it stands in ends.
pub(super) fn find(source: &str) -> Option<Opened> {
    let mut reader = Reader::default();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        if let Some(opened) = reader.line(line, at) {
            return Some(opened);
        }
        at += line.len();
    }
    reader.open()
}

/// What is open at some place of a file.
#[derive(Default)]
struct Reader {
    brackets: Vec<Opened>,
    quote: Option<Opened>,
    /// How far the line is indented in which the outermost of what is open stands.
    indent: usize,
    /// How far the key is indented whose text stands in the lines that follow.
    block: Option<usize>,
}

impl Reader {
    fn open(&self) -> Option<Opened> {
        self.quote.or_else(|| self.brackets.last().copied())
    }

    /// Reads a line; what is open though the line begins another entry.
    fn line(&mut self, line: &str, start: usize) -> Option<Opened> {
        let text = line.trim_start_matches(' ');
        let indent = line.len() - text.len();
        if text.trim().is_empty() {
            return None;
        }
        if let Some(opened) = self.open().filter(|_| indent <= self.indent && entry(text)) {
            return Some(opened);
        }
        if self.block.is_some_and(|key| indent > key) {
            return None;
        }
        self.block = None;
        if self.open().is_none() {
            self.indent = indent;
        }
        self.marks(line, start);
        let end = text.trim_end();
        let head = end.trim_end_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        if self.open().is_none() && [": |", ": >", "- |", "- >"].iter().any(|opens| head.ends_with(opens)) {
            self.block = Some(indent);
        }
        None
    }

    /// Takes in the marks of a line.
    fn marks(&mut self, line: &str, start: usize) {
        // A mark counts where a value may begin; inside a plain text it is a letter like others.
        let mut fresh = true;
        let mut letters = line.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            if let Some((mark, _)) = self.quote {
                match letter {
                    '\\' if mark == '"' => drop(letters.next()),
                    _ if letter != mark => {}
                    _ if mark == '\'' && letters.next_if(|(_, next)| *next == '\'').is_some() => {}
                    _ => (self.quote, fresh) = (None, false),
                }
                continue;
            }
            let ends = letters.peek().is_none_or(|(_, next)| next.is_whitespace());
            let flow = !self.brackets.is_empty();
            match letter {
                '#' if line[..at].chars().next_back().is_none_or(char::is_whitespace) => return,
                '"' | '\'' if fresh => self.quote = Some((letter, start + at)),
                '[' | '{' if fresh => self.brackets.push((letter, start + at)),
                ']' | '}' if flow => {
                    self.brackets.pop();
                    fresh = false;
                }
                ',' if flow => fresh = true,
                ':' | '-' | '?' if ends => fresh = true,
                _ if letter.is_whitespace() => {}
                _ => fresh = false,
            }
        }
    }
}

/// Whether a line begins a document or an entry of a mapping or list.
fn entry(line: &str) -> bool {
    let name =
        line.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))).unwrap_or(line.len());
    let key = name > 0 && line[name..].starts_with(':');
    key || line.starts_with("- ") || line.starts_with("---")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: Option<(char, usize)>) {
        assert_eq!(find(source), expected, "{source}");
    }

    #[test]
    fn what_is_never_closed_is_found_where_it_opens() {
        check("id: a\nlist: [x\n", Some(('[', 12)));
        check("a: { b: [c, d }\ne: f\n", Some(('{', 3)));
        check("claims:\n  one: { stance: x\n  two: {}\n", Some(('{', 15)));
        check("message: \"both\nhelp: say so\n", Some(('"', 9)));
        check("tests:\n  - docs: { a.md: 'one' }\n    labels: { a: 'x }\n", Some(('\'', 50)));
        check("a: [b, c]\n---\nb: [\n---\nc: d\n", Some(('[', 17)));
    }

    #[test]
    fn marks_inside_texts_open_nothing() {
        check("a: it's the dockers' union [sic\n", None);
        check("a: \"it's \\\" [ {\"\nb: 'it''s ['\n", None);
        check("a: |\n  an open [ bracket\n  and \" more\nb: [c]\n", None);
        check("a: b # [ {\nc: [d,\n  e]\n", None);
        check("docs:\n  a.md: >-\n    He said: \"We\n    go\"\nx: {y: z}\n", None);
    }
}
