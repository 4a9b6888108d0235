//! A report in Markdown, for a pull request's comment or a step's summary.

use std::{borrow::Cow, fmt::Write};

use super::{
    Report,
    located::{Located, Spot, located},
    visible::{escaped, on_one_line},
};

/// All findings, a section each.
#[must_use]
pub fn markdown(report: &Report<'_>) -> String {
    let mut out = format!("## belie: {}\n", report.summary());
    for one in located(report) {
        section(&one, &mut out);
    }
    out
}

fn section(one: &Located<'_>, out: &mut String) {
    let finding = one.finding;
    let (severity, level) = (finding.severity.name(), finding.level.name());
    let _ = write!(out, "\n### {severity}: {}\n\n", plain(&finding.message));
    for spot in &one.spots {
        place(spot, out);
    }
    if !finding.trail.is_empty() {
        out.push_str("\nBecause:\n\n");
        for step in &finding.trail {
            let _ = writeln!(out, "- {}", plain(step));
        }
    }
    if let Some(help) = &finding.help {
        let _ = write!(out, "\n{}\n", plain(help));
    }
    let rule = on_one_line(&finding.rule);
    let _ = write!(out, "\nRule `{rule}`, level {level}, fingerprint `{}`\n", finding.fingerprint);
}

/// Where a side stands, in its own words, and who says so.
fn place(spot: &Spot<'_>, out: &mut String) {
    let _ = writeln!(
        out,
        "- **{}** ({}, {})\n  > {}",
        plain(&spot.label.text),
        plain(&spot.short()),
        plain(&spot.voice()),
        plain(&spot.label.sentence)
    );
}

/// A text on one line in which nothing is markup.
pub(super) fn plain(text: &str) -> String {
    escaped(text, |c| match c {
        '<' => Some(Cow::Borrowed("&lt;")),
        '&' => Some(Cow::Borrowed("&amp;")),
        // A mention would write to people.
        '@' => Some(Cow::Borrowed("&#64;")),
        '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '>' | '!' => {
            Some(Cow::Owned(format!("\\{c}")))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(plain("a *b* [c](d)\n<e> @f"), "a \\*b\\* \\[c\\](d) &lt;e\\> &#64;f");
    }
}
