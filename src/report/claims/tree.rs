//! Claims as a tree: what is said inside a claim stands under it, and each level once, however many claims
//! share it.

use crate::{claim::Attribution, proposition::Statement, span::Span};

/// A claim and those inside it.
pub(super) struct Node<'r> {
    /// Who says what; none for the narrator's own statement.
    pub(super) level: Option<&'r Attribution>,
    /// Where it begins.
    pub(super) span: Span,
    /// The statements that end at this level.
    pub(super) statements: Vec<&'r Statement>,
    /// The claims inside it.
    pub(super) inner: Vec<Self>,
}

/// The claims of statements, in the order of the text.
pub(super) fn tree<'r>(statements: &[&'r Statement]) -> Vec<Node<'r>> {
    let mut roots: Vec<Node<'r>> = Vec::new();
    for &statement in statements {
        let chain = &statement.claim.attribution;
        if chain.is_empty() {
            let span = statement.claim.span;
            roots.push(Node { level: None, span, statements: vec![statement], inner: Vec::new() });
        } else {
            add(&mut roots, chain, statement);
        }
    }
    sort(&mut roots);
    roots
}

fn add<'r>(nodes: &mut Vec<Node<'r>>, chain: &'r [Attribution], statement: &'r Statement) {
    let Some((level, inner)) = chain.split_first() else { return };
    let same = |node: &Node<'_>| node.level.is_some_and(|held| held.cue_spans == level.cue_spans);
    let at = nodes.iter().position(same).unwrap_or_else(|| {
        let span = start(level, statement.claim.span);
        nodes.push(Node { level: Some(level), span, statements: Vec::new(), inner: Vec::new() });
        nodes.len() - 1
    });
    if inner.is_empty() {
        nodes[at].statements.push(statement);
    } else {
        add(&mut nodes[at].inner, inner, statement);
    }
}

/// Where a level begins: at its source, its cue or its content, whichever stands first.
fn start(level: &Attribution, claim: Span) -> Span {
    let spans = level.source_spans.iter().chain(&level.cue_spans).chain(&level.content_spans);
    spans.copied().min_by_key(|span| span.start).unwrap_or(claim)
}

fn sort(nodes: &mut [Node<'_>]) {
    nodes.sort_by_key(|node| node.span.start);
    for node in nodes {
        sort(&mut node.inner);
    }
}

/// How many claims there are, those inside others included.
pub(super) fn count(nodes: &[Node<'_>]) -> usize {
    nodes.iter().map(|node| 1 + count(&node.inner)).sum()
}
