//! How a run ends.

use std::fmt::Display;

/// The end of a run that did its work.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Nothing to complain about.
    Clean,
    /// What was looked for was found: why the status is 1.
    Found(String),
}

/// The end of a run that could not do its work.
#[derive(Debug)]
pub(crate) struct Failure {
    /// Shown before the reason; may be empty.
    pub(crate) shown: String,
    /// Why the status is 2, in one line.
    pub(crate) reason: String,
}

impl Failure {
    /// A failure that one line tells.
    pub(crate) fn new(reason: impl Display) -> Self {
        Self { shown: String::new(), reason: reason.to_string() }
    }

    /// A failure of several causes, counted in its reason; a single one is the reason itself.
    pub(crate) fn all(causes: &[String], counted: impl FnOnce(usize) -> String) -> Self {
        match causes {
            [one] => Self::new(one),
            many => {
                let shown =
                    many.iter().map(|cause| format!("error: {}\n", belie::report::on_one_line(cause)));
                Self { shown: shown.collect(), reason: counted(many.len()) }
            }
        }
    }
}
