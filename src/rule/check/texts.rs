//! The texts of a rule as written: message, labels, and which claim is the primary one.

use super::{Checker, claims::Variables, options::Options, relation};
use crate::{
    rule::{
        expression::Path,
        field::{FIELDS, Field},
        file::RuleFile,
        pattern::{Accept, Pattern},
        template::{self, Piece, Raw, Slot, Template},
        yaml::Node,
    },
    span::Span,
};

/// What the texts of a rule may name.
pub(super) struct Texts<'t, 'f> {
    pub(super) checker: &'t mut Checker<'f>,
    pub(super) file: &'t RuleFile<'t>,
    pub(super) names: &'t [String],
    pub(super) patterns: &'t [Pattern],
    pub(super) relation: Option<&'t str>,
    pub(super) variables: &'t mut Variables,
    pub(super) options: &'t Options,
}

impl Texts<'_, '_> {
    /// The text of a key.
    pub(super) fn text(&mut self, key: &str) -> Option<Template> {
        self.file.text(self.checker, key)?;
        self.template(self.file.value(key)?)
    }

    /// The labels of a rule, in the order of its claims.
    pub(super) fn labels(&mut self) -> Vec<Option<Template>> {
        let mut found = vec![None; self.names.len()];
        for (key, value) in self.file.mapping(self.checker, "labels") {
            let name = key.scalar().unwrap_or_default();
            match self.names.iter().position(|known| known == name) {
                Some(index) => found[index] = self.template(value),
                None => {
                    let help = self.checker.suggest(name, self.names.iter().map(String::as_str));
                    self.checker.fault(key.span, format!("no claim is called `{name}`"), help);
                }
            }
        }
        found
    }

    fn template(&mut self, node: &Node) -> Option<Template> {
        match template::read(node.scalar()?) {
            Ok(raw) => Some(Template { pieces: self.pieces(node, &raw) }),
            Err(at) => {
                let help = "slots are written {claim.field}, parts that may be left out [ … ]".to_owned();
                let message = "a brace or bracket without its partner".to_owned();
                self.checker.fault(node.part(at, at + 1), message, Some(help));
                None
            }
        }
    }

    fn pieces(&mut self, node: &Node, raw: &[Raw<'_>]) -> Vec<Piece> {
        let mut found = Vec::new();
        for piece in raw {
            match piece {
                Raw::Text(text) => found.push(Piece::Text((*text).to_owned())),
                Raw::Slot(word, at, or) => {
                    let slot = self.slot(node, word, *at);
                    found.extend(slot.map(|slot| match or {
                        Some(words) => Piece::Or(slot, (*words).to_owned()),
                        None => Piece::Slot(slot),
                    }));
                }
                Raw::Optional(inner) => found.push(Piece::Optional(self.pieces(node, inner))),
            }
        }
        found
    }

    fn slot(&mut self, node: &Node, word: &str, at: usize) -> Option<Slot> {
        let Some((claim, field)) = word.split_once('.') else {
            return self.bare(word.trim_start_matches('$'), node.part(at, at + word.len()));
        };
        let index = self.names.iter().position(|name| name == claim);
        if index.is_none() {
            let help = self.checker.suggest(claim, self.names.iter().map(String::as_str));
            let span = node.part(at, at + claim.len());
            self.checker.fault(span, format!("no claim is called `{claim}`"), help);
        }
        let found = Field::named(field);
        if found.is_none() {
            let help = self.checker.suggest(field, FIELDS.iter().map(|row| row.name));
            let from = at + claim.len() + 1;
            self.checker.fault(node.part(from, from + field.len()), format!("unknown field `{field}`"), help);
        }
        let (index, field) = (index?, found?);
        if self.empty(index, field) {
            let help = "leave the slot out, or let the pattern ask for something else".to_owned();
            let message = format!("`{word}` is always empty: no claim that fits states it");
            self.checker.fault(node.part(at, at + word.len()), message, Some(help));
        }
        Some(Slot::Path(Path { claim: index, field }))
    }

    /// Whether a field of a claim states nothing wherever the rule fires.
    fn empty(&self, claim: usize, field: Field) -> bool {
        let absent = |accept: &Accept| {
            accept.none
                && !accept.any
                && !accept.denied
                && accept.words.is_empty()
                && accept.within.is_empty()
        };
        self.patterns[claim].tests.iter().any(|test| test.field == field && absent(&test.accept))
            || self.relation.is_some_and(|relation| relation::leaves_out(relation, claim, field))
    }

    /// A slot that names a variable or an option.
    fn bare(&mut self, word: &str, span: Span) -> Option<Slot> {
        let variable = self.variables.mention(word).map(Slot::Variable);
        let found = variable.or_else(|| self.options.mention(word).map(Slot::Option));
        if found.is_none() {
            let known = self.variables.names();
            let help = self.checker.suggest(word, known.iter().chain(self.names).map(String::as_str));
            self.checker.fault(span, format!("no variable is called `{word}`"), help);
        }
        found
    }
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
