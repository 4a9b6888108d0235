//! What a relation takes: a pattern that asks for something else can never be met.

use super::{Checker, claims::claim_span};
use crate::{
    relation::takes::{Of, Takes, taken},
    rule::{
        field::Field,
        file::RuleFile,
        pattern::{Accept, Pattern},
    },
};

/// A demand of a relation that a claim can never meet.
struct Unmet {
    claim: usize,
    demand: Takes,
}

/// Notes each field that the relation never fills as its pattern asks; of a symmetric rule in that order of its claims
/// in which the fewest are.
pub(super) fn taken_by(
    checker: &mut Checker<'_>,
    file: &RuleFile<'_>,
    relation: &str,
    symmetric: bool,
    patterns: &[Pattern],
) {
    let [first, second, ..] = patterns else { return };
    let forth = unmet(checker, relation, [first, second], [0, 1]);
    let back = if symmetric { unmet(checker, relation, [second, first], [1, 0]) } else { Vec::new() };
    let found = if symmetric && back.len() < forth.len() { back } else { forth };
    for Unmet { claim, demand } in found {
        let name = &patterns[claim].name;
        let written = file.value("claims").and_then(|claims| claims.get(name)?.get(demand.field));
        let span = written.map_or_else(|| claim_span(file, name), |node| node.span);
        let (message, help) = told(relation, name, demand, written.is_some());
        checker.fault(span, message, Some(help));
    }
}

/// What is wrong with a claim, and what to write.
fn told(relation: &str, claim: &str, demand: Takes, written: bool) -> (String, String) {
    let field = demand.field;
    if demand.of == Of::Apart {
        let message =
            format!("the relation `{relation}` compares claims of different `{field}`, and both ask for one");
        let usual =
            if written { "" } else { "; a claim with a `stance` is affirmed unless it says otherwise" };
        return (message, format!("write `{field}: any` in one of the claims{usual}"));
    }
    let message = format!("no claim that the relation `{relation}` takes for `{claim}` fits this `{field}`");
    let help = match demand.words {
        [] => format!("it takes claims that state a {field}: leave `{field}` out"),
        words => format!("it takes claims whose {field} is {}", words.join(" or ")),
    };
    (message, help)
}

fn unmet(checker: &Checker<'_>, relation: &str, claims: [&Pattern; 2], places: [usize; 2]) -> Vec<Unmet> {
    let mut found = Vec::new();
    for demand in taken(relation) {
        let Some(field) = Field::named(demand.field) else { continue };
        let accepts =
            |of: usize| claims[of].tests.iter().find(|test| test.field == field).map(|test| &test.accept);
        let fails = |of: usize| accepts(of).is_some_and(|accept| !meets(checker, demand, accept));
        let wrong: &[usize] = match demand.of {
            Of::First => &[0],
            Of::Second => &[1],
            Of::Both => &[0, 1],
            Of::Apart => {
                let only = |of: usize| accepts(of).and_then(single);
                if only(0).is_some() && only(0) == only(1) {
                    found.push(Unmet { claim: places[1], demand: *demand });
                }
                continue;
            }
        };
        let wrong = wrong.iter().filter(|of| fails(**of));
        found.extend(wrong.map(|of| Unmet { claim: places[*of], demand: *demand }));
    }
    found
}

/// The one word that is accepted, if there is only one.
fn single(accept: &Accept) -> Option<&str> {
    match (accept.words.as_slice(), accept.any || accept.none || accept.denied) {
        ([word], false) if accept.within.is_empty() => Some(word),
        _ => None,
    }
}

/// Whether a fact that the relation takes can hold what a pattern asks for.
fn meets(checker: &Checker<'_>, demand: &Takes, accept: &Accept) -> bool {
    if demand.words.is_empty() {
        return accept.any || accept.denied || !accept.words.is_empty() || !accept.within.is_empty();
    }
    let stated = |word: &'static str| Some(word).filter(|word| *word != "none");
    demand.words.iter().any(|word| accept.accepts(stated(word), checker.lexicon) == Some(true))
}

/// Whether a relation leaves a field of one of its claims empty, whatever the pattern asks.
pub(super) fn leaves_out(relation: &str, claim: usize, field: Field) -> bool {
    let of = [Of::First, Of::Second];
    let here = |demand: &&Takes| {
        demand.field == field.row().name && (demand.of == Of::Both || of.get(claim) == Some(&demand.of))
    };
    taken(relation).iter().filter(here).any(|demand| demand.words == ["none"])
}
