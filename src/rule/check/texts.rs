//! The texts of a rule as written: message, labels, and which claim is the primary one.

use super::{Checker, claims::Variables};
use crate::rule::{
    expression::Path,
    field::{FIELDS, Field},
    file::RuleFile,
    template::{self, Piece, Raw, Slot, Template},
    yaml::Node,
};

fn slot(
    checker: &mut Checker<'_>,
    node: &Node,
    word: &str,
    at: usize,
    names: &[String],
    variables: &mut Variables,
) -> Option<Slot> {
    let span = node.part(at, at + word.len());
    let Some((claim, field)) = word.split_once('.') else {
        let found = variables.mention(word.trim_start_matches('$'));
        if found.is_none() {
            let known = variables.names();
            let help = checker.suggest(word, known.iter().chain(names).map(String::as_str));
            checker.fault(span, format!("no variable is called `{word}`"), help);
        }
        return found.map(Slot::Variable);
    };
    let index = names.iter().position(|name| name == claim);
    if index.is_none() {
        let help = checker.suggest(claim, names.iter().map(String::as_str));
        checker.fault(node.part(at, at + claim.len()), format!("no claim is called `{claim}`"), help);
    }
    let found = Field::named(field);
    if found.is_none() {
        let help = checker.suggest(field, FIELDS.iter().map(|row| row.name));
        let from = at + claim.len() + 1;
        checker.fault(node.part(from, from + field.len()), format!("unknown field `{field}`"), help);
    }
    Some(Slot::Path(Path { claim: index?, field: found? }))
}

fn pieces(
    checker: &mut Checker<'_>,
    node: &Node,
    raw: &[Raw<'_>],
    names: &[String],
    variables: &mut Variables,
) -> Vec<Piece> {
    let mut found = Vec::new();
    for piece in raw {
        match piece {
            Raw::Text(text) => found.push(Piece::Text((*text).to_owned())),
            Raw::Slot(word, at, or) => {
                let slot = slot(checker, node, word, *at, names, variables);
                found.extend(slot.map(|slot| match or {
                    Some(words) => Piece::Or(slot, (*words).to_owned()),
                    None => Piece::Slot(slot),
                }));
            }
            Raw::Optional(inner) => {
                found.push(Piece::Optional(pieces(checker, node, inner, names, variables)));
            }
        }
    }
    found
}

fn template(
    checker: &mut Checker<'_>,
    node: &Node,
    names: &[String],
    variables: &mut Variables,
) -> Option<Template> {
    let text = node.scalar()?;
    match template::read(text) {
        Ok(raw) => Some(Template { pieces: pieces(checker, node, &raw, names, variables) }),
        Err(at) => {
            let help = Some("slots are written {claim.field}, parts that may be left out [ … ]".to_owned());
            checker.fault(node.part(at, at + 1), "a brace or bracket without its partner".to_owned(), help);
            None
        }
    }
}

/// The message of a rule.
pub(super) fn message(
    checker: &mut Checker<'_>,
    file: &RuleFile<'_>,
    names: &[String],
    variables: &mut Variables,
) -> Option<Template> {
    file.text(checker, "message")?;
    template(checker, file.value("message")?, names, variables)
}

/// The labels of a rule, in the order of its claims.
pub(super) fn labels(
    checker: &mut Checker<'_>,
    file: &RuleFile<'_>,
    names: &[String],
    variables: &mut Variables,
) -> Vec<Option<Template>> {
    let mut found = vec![None; names.len()];
    for (key, value) in file.mapping(checker, "labels") {
        let name = key.scalar().unwrap_or_default();
        match names.iter().position(|known| known == name) {
            Some(index) => found[index] = template(checker, value, names, variables),
            None => {
                let help = checker.suggest(name, names.iter().map(String::as_str));
                checker.fault(key.span, format!("no claim is called `{name}`"), help);
            }
        }
    }
    found
}

/// The index of the claim that a finding is about.
pub(super) fn primary(checker: &mut Checker<'_>, file: &RuleFile<'_>, names: &[String]) -> usize {
    let last = names.len().saturating_sub(1);
    let Some(name) = file.text(checker, "primary") else { return last };
    names.iter().position(|known| known == name).unwrap_or_else(|| {
        let span = file.value("primary").map_or(file.node.span, |node| node.span);
        let help = checker.suggest(name, names.iter().map(String::as_str));
        checker.fault(span, format!("no claim is called `{name}`"), help);
        last
    })
}
