//! What only the whole sentence decides: where loose clauses hang, and which participles are verbs.

use crate::grammar::{
    clause::{Clause, Link, Row},
    piece::Kind,
    verb::{Form, Tense},
};

/// Subordinate clauses that open the sentence hang on the main clause that follows; a participle after
/// the only subject of a sentence is its verb.
pub(in crate::grammar::clause) fn settle(row: &Row<'_>, read: &mut [Clause]) {
    for index in 0..read.len() {
        if is_mistaken_participle(row, read, index) {
            let clause = &mut read[index];
            (clause.link, clause.governor, clause.own_subject) = (Link::Main, None, true);
            (clause.verb.form, clause.verb.tense, clause.verb.passive) = (Form::Finite, Tense::Past, false);
        }
    }
    let mains: Vec<usize> = (0..read.len()).filter(|&i| read[i].link == Link::Main).collect();
    for index in 0..read.len() {
        let loose = matches!(read[index].link, Link::Subordinate(_) | Link::Participle(_))
            && read[index].governor.is_none();
        if loose {
            read[index].governor = mains.iter().copied().find(|&m| m > index);
        }
        if loose && read[index].subject.is_none() {
            let own = read[index].verb.head;
            let shared = read[index].governor.and_then(|g| read[g].subject.clone());
            read[index].subject = shared.filter(|s| s.head != own);
        }
    }
}

/// "The meeting sparked fears": the past tense and the participle look alike, and the tagger may choose wrong.
pub(super) fn is_mistaken_participle(row: &Row<'_>, read: &[Clause], index: usize) -> bool {
    let clause = &read[index];
    let Some(subject) = clause
        .subject
        .as_ref()
        .filter(|_| clause.link == Link::Relative && clause.verb.form == Form::Participle)
    else {
        return false;
    };
    let bare = clause.verb.tokens.len() == clause.verb.adverbs.len() + 1 || clause.verb.lemma.contains(' ');
    let other = read.iter().enumerate().any(|(i, c)| {
        i != index
            && c.verb.form == Form::Finite
            && c.subject.as_ref().is_some_and(|s| s.head == subject.head)
    });
    let governed = read[..index].iter().any(|c| {
        c.objects.iter().any(|o| o.head == subject.head)
            || c.phrases.iter().any(|(_, _, n)| n.head == subject.head)
    });
    let preposition = row.pieces[..clause.at]
        .iter()
        .rposition(|p| p.tokens.start <= subject.tokens.start)
        .is_some_and(|i| i > 0 && matches!(row.pieces[i - 1].kind, Kind::Preposition(_)));
    bare && !other && !governed && !preposition
}
