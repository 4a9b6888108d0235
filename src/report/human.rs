//! The report for people: one diagnostic a finding, drawn by miette over our own excerpts.

mod diagnostic;
mod excerpt;
mod line;
mod tail;

pub(super) use self::{
    diagnostic::Drawn,
    excerpt::{Excerpts, Labelled, Side},
};
use super::{Report, visible};
use crate::finding::{Finding, Role};

/// With which signs a report is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Lines and arrows of Unicode.
    #[default]
    Unicode,
    /// In words, for screen readers.
    Narrated,
}

/// How a report for people looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether it is coloured.
    pub color: bool,
    /// How wide it may be, in columns.
    pub width: usize,
    /// With which signs it is drawn.
    pub shape: Shape,
}

pub(super) const BOLD: &str = "\u{1b}[1m";
pub(super) const CYAN: &str = "\u{1b}[36m";
pub(super) const YELLOW: &str = "\u{1b}[33m";

impl Default for Look {
    /// Without colour, 100 columns wide.
    fn default() -> Self {
        Self { color: false, width: 100, shape: Shape::Unicode }
    }
}

impl Look {
    /// The narrowest report: less cannot hold an excerpt.
    const NARROWEST: usize = 40;

    /// The width, at least the narrowest.
    pub(super) fn columns(&self) -> usize {
        self.width.max(Self::NARROWEST)
    }

    /// A text in a colour, if there are any.
    pub(super) fn painted(&self, text: &str, color: &str) -> String {
        if self.color && self.shape != Shape::Narrated {
            format!("{color}{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// The findings for people, and a line that counts them.
#[must_use]
pub fn human(report: &Report<'_>, look: &Look) -> String {
    let lines = report.lines(&report.findings);
    let mut out = String::new();
    for finding in report.findings() {
        let sides: Vec<Side<'_, '_>> = finding
            .labels
            .iter()
            .filter_map(|label| {
                let document = report.documents.get(label.document)?;
                let text = visible::on_one_line(&label.text).into_owned();
                Some(Side {
                    file: label.document,
                    name: &document.name,
                    lines: lines.get(&label.document)?,
                    labelled: Labelled { span: label.span, text, primary: label.role == Role::Primary },
                })
            })
            .collect();
        let drawn = Drawn {
            severity: finding.severity,
            code: code(finding),
            message: visible::on_one_line(&finding.message).into_owned(),
            excerpts: Excerpts::new(&sides, look.columns()),
        };
        out.push_str(&drawn.draw(look));
        out.push_str(&tail::tail(finding, report, &lines, look));
        out.push('\n');
    }
    out.push_str(&report.summary());
    out.push('\n');
    out
}

/// What kind of finding it is: `warning[ready-yet-rejecting] tension`.
fn code(finding: &Finding) -> String {
    let (severity, level) = (finding.severity.name(), finding.level.name());
    let doubt = match finding.confidence {
        crate::relation::Confidence::Low => ", low confidence",
        _ => "",
    };
    format!("{severity}[{}] {level}{doubt}", visible::on_one_line(&finding.rule))
}
