//! Words, actors, stances, topics and lexical relations, as compiled tables.
//!
//! Words are looked up in dictionary form and in any case, names as written. No look-up allocates.

mod compile;
mod entry;
mod file;
mod fold;
mod kin;
mod kind;
mod look_up;
mod phrase;
mod rational;
mod table;
pub mod wordnet;
pub(crate) mod written;

use std::{fmt, sync::Arc};

pub use compile::compile;
pub use entry::{Actor, Cue, Named, Stance, StanceCue, Unit};
pub use kind::{ActorKind, Attitude, Frame, Lean, NameKind, Opposition, Part, StanceKind};
pub use rational::{BadRational, Rational};

use crate::{digest::digest, fault::Fault};
use file::Kind;
use table::{Layer, Reader, Section};

/// The built-in tables, compiled from `rules/lexicon/` by the `generate` example.
static BUILTIN: &[u8] = include_bytes!("lexicon/builtin.bin");

/// The lexicon: the built-in tables, with those of the user laid over them.
///
/// # Examples
///
/// ```
/// use belie::lexicon::Lexicon;
///
/// let own = "words: { season: [harvest] }".to_owned();
/// let lexicon = Lexicon::with_files(&[("own.yaml".to_owned(), own)]).unwrap();
/// assert!(lexicon.is("harvest", "season"));
/// assert!(!Lexicon::builtin().is("harvest", "season"));
/// ```
#[derive(Clone, Default)]
pub struct Lexicon {
    user: Option<Arc<[u8]>>,
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.user.as_ref().map(|user| user.len());
        f.debug_struct("Lexicon").field("builtin", &BUILTIN.len()).field("user", &bytes).finish()
    }
}

impl Lexicon {
    /// The built-in tables. Nothing is read until it is looked up.
    #[must_use]
    pub fn builtin() -> Self {
        Self::default()
    }

    /// The built-in tables with those of users' files laid over them: pairs of a file's name and its YAML.
    ///
    /// An entry takes the place of the built-in one of the same word, id or name.
    ///
    /// # Errors
    ///
    /// All faults of all files, in their order.
    pub fn with_files(files: &[(String, String)]) -> Result<Self, Vec<Fault>> {
        compile::compile_over(Some(&Self::builtin()), files).map(|bytes| Self { user: Some(bytes.into()) })
    }

    /// The built-in tables with compiled ones laid over them, if those are of this version's layout.
    #[must_use]
    pub fn with_compiled(bytes: Arc<[u8]>) -> Option<Self> {
        bytes.starts_with(Layer::MAGIC).then_some(Self { user: Some(bytes) })
    }

    /// The tables laid over the built-in ones, to be kept for [`Lexicon::with_compiled`].
    #[must_use]
    pub fn compiled(&self) -> Option<&[u8]> {
        self.user.as_deref()
    }

    /// A digest of all tables.
    #[must_use]
    pub fn digest(&self) -> String {
        digest(&[BUILTIN, self.compiled().unwrap_or_default()])
    }

    /// The user's layer.
    fn user(&self) -> Option<Layer<'_>> {
        self.user.as_deref().map(Layer)
    }

    /// The built-in layer, unless the user's replaces its tables of a kind.
    fn base(&self, kind: Kind) -> Option<Layer<'_>> {
        let dropped = self.user().is_some_and(|user| user.drops(kind as u8));
        (!dropped).then_some(Layer(BUILTIN))
    }

    /// Whether the user's layer has a key.
    fn redefined(&self, section: Section, key: &str) -> bool {
        self.user().is_some_and(|user| user.has(section, key))
    }

    /// The value of a key in the uppermost layer that has it.
    fn first(&self, kind: Kind, section: Section, prefix: u8, key: &str) -> Option<Reader<'_>> {
        let own = self.user().and_then(|user| user.get(section, prefix, key));
        own.or_else(|| self.base(kind)?.get(section, prefix, key))
    }

    /// The values of a key in both layers, the user's first; empty where there is none.
    fn both(&self, kind: Kind, section: Section, prefix: u8, key: &str) -> [Reader<'_>; 2] {
        let user = self.user().and_then(|user| user.get(section, prefix, key));
        let base = self.base(kind).and_then(|base| base.get(section, prefix, key));
        [user.unwrap_or_default(), base.unwrap_or_default()]
    }
}
