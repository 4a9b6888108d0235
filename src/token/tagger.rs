//! An averaged perceptron over joint Penn and universal tags, read from a table that nobody parses.
//!
//! The trainer, `examples/train`, uses the same words and features, so that both agree.

mod feature;
mod memo;
mod model;
mod word;

pub use feature::{Context, DYNAMIC, FIXED, START, dynamic, fixed};
pub use memo::Memo;
pub use model::{LABELS, MAGIC, Model, Vocabulary, pack_entry, place};
pub use word::{Case, Word, cases, fold, hash, marks_quotation};

/// The weights, trained on UD English EWT; the licence is in `english.model.LICENSE`.
static ENGLISH: &[u8] = include_bytes!("english.model");

impl Model<'static> {
    /// The model of English.
    ///
    /// # Panics
    ///
    /// Never: a test reads the embedded file.
    #[must_use]
    pub fn english() -> Self {
        Self::new(ENGLISH).expect("the embedded model is well formed")
    }
}
