//! Faults in users' files, each shown where it stands.

use super::{
    human::{Drawn, Excerpts, Labelled, Look, Side},
    place::{Lines, Place},
    visible::on_one_line,
};
use crate::{fault::Fault, finding::Severity, span::Span};

/// All faults, each with the lines that it is about; `files` are the names and texts of the files that were read.
#[must_use]
pub fn faults(faults: &[Fault], files: &[(String, String)], look: &Look) -> String {
    let mut out = String::new();
    for fault in faults {
        let text = files.iter().find(|(name, _)| *name == fault.file).map_or("", |(_, text)| text.as_str());
        out.push_str(&drawn(fault, text, look));
        out.push('\n');
    }
    out
}

/// All faults, each on a line: where, what, and what was expected; `files` are the names and texts of the files.
#[must_use]
pub fn faults_concise(faults: &[Fault], files: &[(String, String)]) -> String {
    let lines: Vec<Lines<'_>> = files.iter().map(|(_, text)| Lines::new(text.as_bytes())).collect();
    let mut out = String::new();
    for fault in faults {
        let file = files.iter().position(|(name, _)| *name == fault.file);
        let Place { line, column } =
            file.map_or(Place { line: 1, column: 1 }, |file| lines[file].place(fault.span.start));
        let expected = fault.expected.as_deref().map(|wanted| format!(", expected {wanted}"));
        let told = format!("{}:{line}:{column}: {}", fault.file, fault.message);
        out.push_str(&on_one_line(&(told + &expected.unwrap_or_default())));
        out.push('\n');
    }
    out
}

fn drawn(fault: &Fault, text: &str, look: &Look) -> String {
    let lines = Lines::new(text.as_bytes());
    let end = fault.span.end.min(text.len());
    let span = Span::new(fault.span.start.min(end), end);
    let said = match &fault.expected {
        Some(expected) => format!("expected {expected}"),
        None => "here".to_owned(),
    };
    let labelled = Labelled { span, text: on_one_line(&said).into_owned(), primary: true };
    let side = Side { file: 0, name: &fault.file, lines: &lines, labelled };
    let drawn = Drawn {
        severity: Severity::Error,
        code: "error".to_owned(),
        message: on_one_line(&fault.message).into_owned(),
        excerpts: Excerpts::new(&[side], look.columns()),
    };
    let mut out = drawn.draw(look);
    if let Some(help) = &fault.help {
        out.push_str(&format!("  help: {}\n", on_one_line(help)));
    }
    out
}
