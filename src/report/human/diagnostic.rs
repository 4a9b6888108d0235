//! A diagnostic as miette draws it: its kind, its message, its excerpts.

use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NarratableReportHandler, SourceCode,
    ThemeCharacters, ThemeStyles,
};

use super::{Look, Shape, excerpt::Excerpts};
use crate::{finding::Severity, report::visible::wrap};

/// A finding or a fault, ready to be drawn.
pub(crate) struct Drawn {
    pub(crate) severity: Severity,
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) excerpts: Excerpts,
}

impl Drawn {
    /// The diagnostic as text, with a line end.
    pub(crate) fn draw(mut self, look: &Look) -> String {
        let mut out = String::new();
        let drawn = match look.shape {
            Shape::Narrated => NarratableReportHandler::new().render_report(&mut out, &self),
            Shape::Unicode => {
                // miette breaks words at hyphens, so the lines are broken here.
                self.message = wrap(&self.message, look.columns() - 4).join("\n");
                self.handler(look).render_report(&mut out, &self)
            }
        };
        drawn.expect("writing to a text does not fail, and every label lies in a block");
        out
    }

    fn handler(&self, look: &Look) -> GraphicalReportHandler {
        let characters = ThemeCharacters::unicode();
        let mut styles = if look.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        let primary = match self.severity {
            Severity::Error => styles.error,
            Severity::Warning => styles.warning,
            Severity::Info | Severity::Off => styles.advice,
        };
        let related = styles.highlights.first().copied().unwrap_or_default();
        styles.highlights = self.excerpts.primaries().map(|is| if is { primary } else { related }).collect();
        if styles.highlights.is_empty() {
            styles.highlights.push(primary);
        }
        GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
            .with_links(false)
            .with_wrap_lines(false)
            .with_width(look.columns())
            .with_context_lines(1)
    }
}

impl fmt::Debug for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawn {}

impl Diagnostic for Drawn {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info | Severity::Off => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpts)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.excerpts.labels()))
    }
}
