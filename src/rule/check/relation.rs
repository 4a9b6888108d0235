//! What a relation takes: a pattern that asks for something else can never be met.

use super::Checker;
use crate::rule::{
    field::Field,
    file::RuleFile,
    pattern::{Pattern, Test},
};

/// What a relation asks of a field of one of its facts.
struct Taken {
    relation: &'static str,
    /// The claims it asks it of: the first, the second, or both.
    claims: &'static [usize],
    field: Field,
    /// The words it takes; any word if there are none.
    words: &'static [&'static str],
}

const fn taken(
    relation: &'static str,
    claims: &'static [usize],
    field: Field,
    words: &'static [&'static str],
) -> Taken {
    Taken { relation, claims, field, words }
}

const BOTH: &[usize] = &[0, 1];
const DEMANDS: &[&str] = &["only_if", "unless", "until", "before"];

/// What relations take, as far as fields tell it.
const TAKEN: &[Taken] = &[
    taken("precondition", &[0], Field::Condition, DEMANDS),
    taken("precondition", &[1], Field::Stance, &["ready_to_negotiate", "unconditional"]),
    taken("precondition", &[1], Field::Voice, &["own", "document"]),
    taken("refused-condition", &[0], Field::Condition, DEMANDS),
    taken("attributed-stance", &[0], Field::Voice, &["reported"]),
    taken("attributed-stance", &[1], Field::Voice, &["own", "document"]),
    taken("quantity", BOTH, Field::Quantity, &[]),
    taken("quantity", BOTH, Field::Polarity, &["positive"]),
    taken("date", BOTH, Field::About, &[]),
    taken("location", BOTH, Field::Polarity, &["positive"]),
    taken("location", BOTH, Field::Modality, &["asserted"]),
    taken("role", BOTH, Field::Polarity, &["positive"]),
    taken("scale", &[0], Field::Polarity, &["positive"]),
    taken("first-time", &[0], Field::Marker, &["first_time", "never"]),
    taken("first-time", &[1], Field::Polarity, &["positive"]),
    taken("awareness", BOTH, Field::Modality, &["asserted"]),
];

/// Notes each field that the relation never fills as its pattern asks.
pub(super) fn taken_by(
    checker: &mut Checker<'_>,
    file: &RuleFile<'_>,
    relation: &str,
    symmetric: bool,
    patterns: &[Pattern],
) {
    for row in TAKEN.iter().filter(|row| row.relation == relation) {
        if symmetric && row.claims.len() == 1 {
            continue;
        }
        for (claim, pattern) in patterns.iter().enumerate().filter(|(claim, _)| row.claims.contains(claim)) {
            let Some(test) = pattern.tests.iter().find(|test| test.field == row.field) else { continue };
            let node = file.value("claims").and_then(|claims| claims.get(&pattern.name));
            let Some(node) = node.and_then(|claim| claim.get(row.field.row().name)) else { continue };
            if !meets(checker, row, test) {
                let which = ["first", "second"][claim.min(1)];
                let name = row.field.row().name;
                let message = format!("`{relation}` never fills `{name}` of its {which} claim like this");
                let help = match row.words {
                    [] => format!("it takes facts that state a {name}: leave `{name}` out"),
                    words => format!("it takes facts whose {name} is {}", words.join(" or ")),
                };
                checker.fault(node.span, message, Some(help));
            }
        }
    }
}

/// Whether a fact that the relation takes can pass a test.
fn meets(checker: &Checker<'_>, row: &Taken, test: &Test) -> bool {
    let accept = &test.accept;
    if row.words.is_empty() {
        return accept.any || accept.denied || !accept.words.is_empty() || !accept.within.is_empty();
    }
    row.words.iter().any(|word| accept.accepts(Some(word), checker.lexicon) == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::named;

    #[test]
    fn each_row_is_of_a_relation() {
        assert!(TAKEN.iter().all(|row| named(row.relation).is_some()));
    }
}
