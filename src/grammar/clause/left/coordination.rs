//! Verbs that share what stands before another verb: its subject, its auxiliaries, its negation.

use super::plain;
use crate::{
    grammar::{
        clause::{Clause, Opening, Row},
        piece::Kind,
        verb::{Form, VerbGroup},
    },
    token::Tag,
};

/// `coordinated-verb = ( "and" | "or" | "but" | "," ) { adverb } verb`, in the form that the auxiliaries of
/// the verb before ask for: "will close the school and sell the land", "was inspected and repaired".
pub(super) fn shared_auxiliary(row: &Row<'_>, at: usize, before: &[Clause]) -> Option<Opening> {
    let verb = row.pieces[at].verb()?;
    let joint = (0..at).rev().find(|&i| !matches!(row.pieces[i].kind, Kind::Adverb | Kind::Time))?;
    let plain_form = verb.form == Form::Bare || alone(verb) && row.tokens[verb.head].tag == Tag::Vbp;
    let adds = match &row.pieces[joint].kind {
        Kind::Coordinator(word) => word != "but",
        Kind::Comma if plain_form => true,
        _ => return None,
    };
    let partner = before
        .iter()
        .rev()
        .take(4)
        .find(|c| c.verb.form == Form::Finite || c.verb.form == Form::Infinitive)?;
    let fits = match verb.form {
        Form::Participle => alone(verb) && takes_participle(row, &partner.verb),
        Form::Gerund => alone(verb) && partner.verb.progressive,
        _ => plain_form && takes_plain(row, &partner.verb),
    };
    fits.then(|| Opening {
        verb: Some(completed(verb, &partner.verb, adds)),
        link: partner.link.clone(),
        governor: partner.governor,
        subject: partner.subject.clone(),
        ..plain(joint + 1, partner.link.clone())
    })
}

/// Whether nothing but adverbs stands before the verb in its group.
fn alone(verb: &VerbGroup) -> bool {
    verb.modal.is_none()
        && !verb.progressive
        && !verb.perfect
        && verb.head == verb.tokens.start + verb.adverbs.len()
}

fn takes_participle(row: &Row<'_>, partner: &VerbGroup) -> bool {
    partner.form == Form::Finite
        && (partner.perfect || partner.passive)
        && matches!(row.tokens[partner.head].tag, Tag::Vbn | Tag::Vbd)
}

fn takes_plain(row: &Row<'_>, partner: &VerbGroup) -> bool {
    let supported = row.tokens[partner.tokens.start..partner.head].iter().any(|t| t.lemma == "do");
    let passive = partner.passive || partner.progressive || partner.perfect;
    !passive && (partner.modal.is_some() || partner.form == Form::Infinitive || supported)
}

/// The verb with what it shares; a negation holds for what "and" and "or" add, not for what "but" opposes.
fn completed(verb: &VerbGroup, partner: &VerbGroup, adds: bool) -> VerbGroup {
    VerbGroup {
        form: partner.form,
        tense: partner.tense,
        passive: partner.passive,
        progressive: partner.progressive,
        perfect: partner.perfect,
        negated: verb.negated || adds && partner.negated,
        modal: partner.modal.clone(),
        ..verb.clone()
    }
}
