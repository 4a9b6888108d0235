//! Actor dictionaries of other programs, as lexicon files of belie.

mod petrarch;

pub use petrarch::{Counts, Import, petrarch};
