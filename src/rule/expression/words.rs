//! A condition in words, for the trail of a finding.

use super::{Binding, Expression, Operand, Operator, Path, evaluate};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    rule::{
        field::{Field, Values},
        template::plain,
    },
};

/// What a fact holds in a field, in words.
fn held(path: Path, fact: &Fact) -> String {
    let proposition = &fact.proposition;
    match path.field {
        Field::Said => fact.said().map_or("an unknown day".to_owned(), |day| day.to_string()),
        Field::Topic => {
            proposition.topic.as_ref().map_or_else(String::new, |topic| format!("“{}”", topic.text))
        }
        Field::Holder => proposition.holder.as_ref().map_or_else(String::new, |party| party.text.clone()),
        Field::Target => proposition.target.as_ref().map_or_else(String::new, |party| party.text.clone()),
        field => field.word(fact).map_or_else(|| "nothing".to_owned(), |word| plain(&word)),
    }
}

/// A condition that held, in words; nothing for one that only tells claims apart.
#[must_use]
pub fn words(
    expression: &Expression,
    binding: Binding<'_, '_>,
    claims: &[String],
    lexicon: &Lexicon,
) -> Option<String> {
    let name = |path: Path| &claims[path.claim];
    let says = |path: Path| held(path, binding.fact(path));
    match expression {
        Expression::All(parts) => {
            let told: Vec<_> =
                parts.iter().filter_map(|part| words(part, binding, claims, lexicon)).collect();
            (!told.is_empty()).then(|| told.join("; "))
        }
        Expression::Any(parts) => {
            let holds = parts.iter().find(|part| evaluate(part, binding, lexicon) == Some(true))?;
            words(holds, binding, claims, lexicon)
        }
        Expression::Near(left, _, right) => Some(apart(binding.fact(*left), binding.fact(*right))),
        Expression::Is(path, accept)
            if accept.none && !accept.denied && path.field.word(binding.fact(*path)).is_none() =>
        {
            Some(format!("“{}” states no {}", name(*path), path.field.row().name))
        }
        Expression::Is(path, accept) if !accept.denied => {
            Some(format!("the {} of {} is {}", path.field.row().name, name(*path), says(*path)))
        }
        Expression::Within(left, right, false) => {
            let (one, other) = (says(*left), says(*right));
            (one != other).then(|| format!("{one} falls under {other}"))
        }
        Expression::Compare(left, Operator::Excludes, Operand::Path(right)) => {
            Some(format!("{} and {} exclude each other", says(*left), says(*right)))
        }
        Expression::Compare(left, operator, Operand::Path(right))
            if matches!(left.field.row().values, Values::Day) =>
        {
            let word = match operator {
                Operator::Equal => "on the same day as",
                Operator::Before | Operator::Less => "before",
                Operator::After | Operator::Greater => "after",
                _ => return None,
            };
            let days = binding.fact(*left).said().zip(binding.fact(*right).said());
            match days.filter(|_| matches!(left.field, Field::Said)) {
                Some((one, other)) => Some(format!("said on {one}, {word} {other}")),
                None => Some(format!("{} was said {word} {}", name(*left), name(*right))),
            }
        }
        Expression::Compare(left, Operator::Equal, Operand::Path(right)) if left.field == right.field => None,
        Expression::Compare(left, Operator::Equal, Operand::Path(right)) => Some(format!(
            "the {} of {} is the {} of {}",
            left.field.row().name,
            name(*left),
            right.field.row().name,
            name(*right)
        )),
        _ => None,
    }
}

/// How far apart two facts were said, in words.
fn apart(one: &Fact, other: &Fact) -> String {
    match (one.said(), other.said()) {
        (Some(a), Some(b)) if a == b => format!("said on the same day, {a}"),
        (Some(a), Some(b)) => {
            let days = a.0.abs_diff(b.0);
            let unit = if days == 1 { "day" } else { "days" };
            format!("said {days} {unit} apart, on {} and {}", a.min(b), a.max(b))
        }
        _ => "said in one document".to_owned(),
    }
}

/// A condition as it is written in rules.
#[must_use]
pub fn written(expression: &Expression, claims: &[String]) -> String {
    let path = |path: &Path| format!("{}.{}", claims[path.claim], path.field.row().name);
    let not = |denied: bool| if denied { "not " } else { "" };
    match expression {
        Expression::Compare(left, operator, right) => {
            let right = match right {
                Operand::Path(right) => path(right),
                Operand::Day(day) => crate::day::Day(*day).to_string(),
                Operand::Number(number) => number.total().to_string(),
            };
            format!("{} {} {right}", path(left), sign(*operator))
        }
        Expression::Is(left, accept) => {
            let special = [("any", accept.any), ("none", accept.none)];
            let special = special.iter().filter(|(_, is)| *is).map(|(word, _)| (*word).to_owned());
            let all: Vec<String> = special.chain(accept.words.iter().cloned()).collect();
            match accept.within.first() {
                Some(class) => format!("{} {}within {class}", path(left), not(accept.denied)),
                None if all.len() == 1 => format!("{} is {}{}", path(left), not(accept.denied), all[0]),
                None => format!("{} {}in [{}]", path(left), not(accept.denied), all.join(", ")),
            }
        }
        Expression::Within(left, right, denied) => {
            format!("{} {}within {}", path(left), not(*denied), path(right))
        }
        Expression::Near(left, days, right) => {
            format!("{} within {} days of {}", path(left), days.days(), path(right))
        }
        Expression::Between(it, from, to) => format!("{} between {} and {}", path(it), path(from), path(to)),
        Expression::Same(paths, differ) => {
            let word = if *differ { "differ" } else { "same" };
            let all: Vec<_> = paths.iter().map(path).collect();
            format!("{word} {}", all.join(" "))
        }
        Expression::All(parts) => {
            let inner = |part: &Expression| match part {
                Expression::Any(_) => format!("({})", written(part, claims)),
                _ => written(part, claims),
            };
            parts.iter().map(inner).collect::<Vec<_>>().join(" and ")
        }
        Expression::Any(parts) => {
            parts.iter().map(|part| written(part, claims)).collect::<Vec<_>>().join(" or ")
        }
    }
}

fn sign(operator: Operator) -> &'static str {
    let all = super::grammar::OPERATORS.iter().chain(super::grammar::NAMED);
    all.into_iter().find(|(_, known)| *known == operator).map_or("", |(name, _)| name)
}
