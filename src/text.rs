//! The prose of a document, with an exact map back to the bytes of its file.

use crate::span::Span;

/// What a block of prose is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockKind {
    /// The title of the document.
    Headline,
    /// A heading inside it.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A cell of a table.
    TableCell,
}

/// A run of prose that no sentence crosses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its place in the prose.
    pub span: Span,
}

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its place in the prose, without surrounding white space.
    pub span: Span,
    /// The index of its block.
    pub block: usize,
}

/// A stretch in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Its place in the prose, marks included.
    pub span: Span,
    /// The words between the marks.
    pub inner: Span,
    /// 1 for a quotation, 2 for one inside it.
    pub depth: u8,
    /// Whether a closing mark was found in the same block.
    pub closed: bool,
}

/// The prose of a document.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The prose, entities and escapes decoded, markup dropped. Blocks are parted by a newline.
    pub prose: String,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Its quotations, by start.
    pub quotations: Vec<Quotation>,
    /// Whether the prose is English; another language is not read.
    pub english: bool,
    /// Runs of the prose and where they stand in the file, by start.
    pub(crate) runs: Vec<Run>,
}

/// A run of prose and the bytes of the file that it was decoded from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// Its place in the prose.
    pub(crate) prose: Span,
    /// Its place in the file. If the lengths agree the bytes are the same; if not, it is one unit, such as an entity.
    pub(crate) file: Span,
}
