//! The claims of a rule as written: patterns, variables, and whether they hang together.

use super::{Checker, values};
use crate::{
    rule::{
        expression::{Expression, Path},
        field::{FIELDS, Field, Values},
        file::{self, RuleFile},
        pattern::{Accept, Join, Pattern, Test},
        yaml::{Kind, Node},
    },
    span::Span,
};

/// The variables of a rule, with where each was first written and how often it is used.
#[derive(Default)]
pub(super) struct Variables {
    found: Vec<(String, Span, Values, usize)>,
}

impl Variables {
    /// The index of a variable of a pattern.
    fn bind(&mut self, checker: &mut Checker<'_>, name: &str, field: Field, span: Span) -> usize {
        let values = field.row().values;
        match self.found.iter().position(|(known, ..)| known == name) {
            Some(index) => {
                let (_, _, first, uses) = &mut self.found[index];
                *uses += 1;
                if std::mem::discriminant(first) != std::mem::discriminant(&values) {
                    let message = format!("`${name}` cannot stand for two kinds of thing");
                    checker.fault(span, message, Some("a side, a topic and a word never agree".to_owned()));
                }
                index
            }
            None => {
                self.found.push((name.to_owned(), span, values, 1));
                self.found.len() - 1
            }
        }
    }

    /// The index of a variable of a template.
    pub(super) fn mention(&mut self, name: &str) -> Option<usize> {
        let index = self.found.iter().position(|(known, ..)| known == name)?;
        self.found[index].3 += 1;
        Some(index)
    }

    pub(super) fn names(&self) -> Vec<String> {
        self.found.iter().map(|(name, ..)| name.clone()).collect()
    }

    /// Notes each variable that stands in one place only.
    pub(super) fn unused(&self, checker: &mut Checker<'_>) {
        for (name, span, _, uses) in &self.found {
            if *uses == 1 {
                let help = "use it in another claim, a label or the message, or write any".to_owned();
                checker.fault(*span, format!("`${name}` is used only once"), Some(help));
            }
        }
    }
}

/// The claims of a rule.
pub(super) fn read(
    checker: &mut Checker<'_>,
    file: &RuleFile<'_>,
    variables: &mut Variables,
) -> Vec<Pattern> {
    let entries = file.mapping(checker, "claims");
    if let Some(node) = file.value("claims").filter(|_| !(2..=3).contains(&entries.len())) {
        let message = format!("a rule has two or three claims, found {}", entries.len());
        checker.fault(node.span, message, None);
    }
    entries
        .iter()
        .filter_map(|(key, value)| pattern(checker, key.scalar().unwrap_or_default(), value, variables))
        .collect()
}

/// One pattern.
pub(super) fn pattern(
    checker: &mut Checker<'_>,
    name: &str,
    node: &Node,
    variables: &mut Variables,
) -> Option<Pattern> {
    let entries = match &node.kind {
        Kind::Mapping(entries) => entries.as_slice(),
        Kind::Null => &[],
        _ => {
            checker.fault(node.span, format!("a claim is a mapping, found {}", node.describe()), None);
            return None;
        }
    };
    let names: Vec<_> = FIELDS.iter().map(|row| row.name).collect();
    let mut found = Pattern { name: name.to_owned(), tests: Vec::new(), joins: Vec::new() };
    for (key, _, value) in file::closed(checker, entries, &names) {
        let Some(field) = Field::named(key) else { continue };
        wanted(checker, field, value, variables, &mut found);
    }
    usual(&mut found);
    Some(found)
}

/// What a field is to hold, as written: `$VAR`, `within $VAR`, or words.
fn wanted(
    checker: &mut Checker<'_>,
    field: Field,
    node: &Node,
    variables: &mut Variables,
    found: &mut Pattern,
) {
    let mut accept = Accept::default();
    let items = file::items(node);
    if items.is_empty() {
        checker.fault(
            node.span,
            format!("`{}` says nothing", field.row().name),
            Some("write any or none".to_owned()),
        );
        return;
    }
    for (place, item) in items.iter().enumerate() {
        let Some(text) = item.scalar() else {
            checker.fault(
                item.span,
                format!("`{}` holds words, found {}", field.row().name, item.describe()),
                None,
            );
            return;
        };
        let denied = text.strip_prefix("not ").map(str::trim);
        if place > 0 && denied.is_some() != accept.denied {
            let message =
                "a list is denied as a whole: write `not` before each word or before none".to_owned();
            checker.fault(item.span, message, None);
        }
        accept.denied = denied.is_some();
        let text = denied.unwrap_or(text);
        let within = text.strip_prefix("within ").map(str::trim);
        match within.unwrap_or(text) {
            variable if variable.starts_with('$') => {
                let variable = variables.bind(checker, &variable[1..], field, item.span);
                if within.is_some() && field.row().values != Values::Topic {
                    checker.fault(item.span, format!("`{}` holds no topic", field.row().name), None);
                }
                found.joins.push(Join { field, variable, within: within.is_some() });
                return;
            }
            "any" => accept.any = true,
            "none" => accept.none = true,
            class if within.is_some() => {
                values::class(checker, field, class, item.span);
                accept.within.push(class.to_owned());
            }
            word => {
                values::word(checker, field, word, item.span);
                accept.words.push(word.to_owned());
            }
        }
    }
    found.tests.push(Test { field, accept });
}

/// What a pattern asks for without saying so: a stance is one that is taken, and what is unreal is no claim.
fn usual(pattern: &mut Pattern) {
    let takes = pattern.tests.iter().any(|test| test.field == Field::Stance);
    for (field, words) in if takes { STANCE } else { OTHER } {
        if !pattern.names(*field) {
            let words = words.iter().map(|word| (*word).to_owned()).collect();
            pattern.tests.push(Test { field: *field, accept: Accept { words, ..Accept::default() } });
        }
    }
}

/// Whether a test is one that patterns ask for without saying so.
pub(crate) fn usual_test(test: &Test) -> bool {
    let same = |(field, words): &(Field, &[&str])| test.field == *field && test.accept.words == *words;
    STANCE.iter().chain(OTHER).any(same)
}

/// What a claim with a stance is, unless its pattern says otherwise.
const STANCE: &[(Field, &[&str])] = &[
    (Field::Polarity, &["positive"]),
    (Field::Modality, &["asserted", "intended", "obligation", "permitted"]),
];

/// What any other claim is, unless its pattern says otherwise.
const OTHER: &[(Field, &[&str])] =
    &[(Field::Modality, &["asserted", "possible", "permitted", "obligation", "intended"])];

/// Notes claims that nothing ties to the others: each pair of facts would fit.
pub(super) fn joined(
    checker: &mut Checker<'_>,
    file: &RuleFile<'_>,
    patterns: &[Pattern],
    conditions: &[Expression],
    related: bool,
) {
    let mut group: Vec<usize> = (0..patterns.len()).collect();
    let mut join = |one: usize, other: usize| {
        let (from, to) = (group[one], group[other]);
        group.iter_mut().filter(|g| **g == from).for_each(|g| *g = to);
    };
    if related && patterns.len() > 1 {
        join(0, 1);
    }
    for (index, one) in patterns.iter().enumerate() {
        for (other_index, other) in patterns.iter().enumerate().skip(index + 1) {
            let share = |join: &Join| other.joins.iter().any(|second| second.variable == join.variable);
            if one.joins.iter().any(share) {
                join(index, other_index);
            }
        }
    }
    for expression in conditions {
        ties(expression).into_iter().for_each(|(one, other)| join(one, other));
    }
    for (index, pattern) in patterns.iter().enumerate().skip(1) {
        if group[index] != group[0] {
            let span = claim_span(file, &pattern.name);
            let help = "let a variable or a condition tie it to the others".to_owned();
            checker.fault(
                span,
                format!("nothing ties the claim `{}` to the others", pattern.name),
                Some(help),
            );
        }
    }
}

/// The place of the name of a claim.
pub(super) fn claim_span(file: &RuleFile<'_>, name: &str) -> Span {
    let claims = file.value("claims");
    claims.and_then(|claims| claims.key(name)).map_or(file.node.span, |key| key.span)
}

/// The claims that a condition ties by what they say, and not merely by when.
fn ties(expression: &Expression) -> Vec<(usize, usize)> {
    use crate::rule::expression::Operator::{Equal, Excludes, Opposes};
    let tied = match expression {
        Expression::Compare(left, Equal | Excludes | Opposes, _) => left.field != Field::Said,
        Expression::Within(_, _, denied) | Expression::Same(_, denied) => !denied,
        Expression::All(parts) => return parts.iter().flat_map(ties).collect(),
        Expression::Any(parts) => {
            // Whichever of them holds has to tie the two.
            let all: Vec<_> = parts.iter().map(ties).collect();
            let (first, rest) = all.split_first().expect("an alternative has parts");
            return first.iter().filter(|tie| rest.iter().all(|ties| ties.contains(tie))).copied().collect();
        }
        _ => false,
    };
    let sorted = |pair: &[Path]| (pair[0].claim.min(pair[1].claim), pair[0].claim.max(pair[1].claim));
    if tied { expression.paths().windows(2).map(sorted).collect() } else { Vec::new() }
}
