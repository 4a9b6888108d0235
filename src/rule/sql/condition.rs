//! Conditions as SQL: true exactly where the condition is true.

use super::{Reason, accepts, alias, path};
use crate::rule::{
    expression::{Expression, Operand, Operator, Path},
    field::{Field, Values},
};

/// A condition.
pub(super) fn condition(expression: &Expression, names: &[String]) -> Result<String, Reason> {
    let column = |it: Path| path(it, names);
    let joined = |parts: &[Expression], word: &str| {
        let parts: Vec<String> = parts.iter().map(|part| condition(part, names)).collect::<Result<_, _>>()?;
        Ok(format!("({})", parts.join(word)))
    };
    match expression {
        Expression::All(parts) => joined(parts, " AND "),
        Expression::Any(parts) => joined(parts, " OR "),
        Expression::Compare(left, operator, right) => compare(*left, *operator, right, names),
        Expression::Is(left, accept) => Ok(accepts(&column(*left)?, accept)),
        Expression::Within(left, right, denied) => {
            let (left, right) = (column(*left)?, column(*right)?);
            let within = within(&left, &right);
            let not = format!("({left} IS NOT NULL AND {right} IS NOT NULL AND NOT {within})");
            Ok(if *denied { not } else { within })
        }
        Expression::Near(left, days, right) => {
            let (one, other, days) = (column(*left)?, column(*right)?, days.days());
            let near = format!("{one} - {other} BETWEEN -{days} AND {days}");
            Ok(format!("({near} OR {})", undated(&[*left, *right], names)))
        }
        Expression::Between(it, from, to) => {
            let (at, start, end) = (column(*it)?, column(*from)?, column(*to)?);
            let between = format!("{at} BETWEEN {start} AND {end} OR {at} BETWEEN {end} AND {start}");
            Ok(format!("({between} OR {})", undated(&[*it, *from, *to], names)))
        }
        Expression::Same(paths, differ) => {
            let operator = if *differ { Operator::NotEqual } else { Operator::Equal };
            let mut all = Vec::new();
            for (place, left) in paths.iter().enumerate() {
                for right in &paths[place + 1..] {
                    all.push(compare(*left, operator, &Operand::Path(*right), names)?);
                }
            }
            Ok(format!("({})", all.join(" AND ")))
        }
    }
}

/// Two claims of one document without a date were said on the same day.
fn undated(paths: &[Path], names: &[String]) -> String {
    let tables: Vec<String> = paths.iter().map(|path| alias(&names[path.claim])).collect();
    let unsaid = tables.iter().map(|table| format!("{table}.said IS NULL"));
    let same = tables[1..].iter().map(|table| format!("{table}.document = {}.document", tables[0]));
    unsaid.chain(same).collect::<Vec<_>>().join(" AND ")
}

/// Whether one topic is another or lies within it.
pub(super) fn within(child: &str, ancestor: &str) -> String {
    let table =
        format!("EXISTS (SELECT 1 FROM topic_within w WHERE w.child = {child} AND w.ancestor = {ancestor})");
    format!("({child} = {ancestor} OR {table})")
}

/// The sign of a comparison of numbers.
pub(super) fn operator(operator: Operator) -> Option<&'static str> {
    Some(match operator {
        Operator::Equal => "=",
        Operator::NotEqual | Operator::Disjoint => "<>",
        Operator::Less | Operator::Before => "<",
        Operator::AtMost => "<=",
        Operator::Greater | Operator::After => ">",
        Operator::AtLeast => ">=",
        Operator::Inside | Operator::Intersects => "=",
        Operator::Excludes | Operator::Opposes => return None,
    })
}

fn compare(left: Path, by: Operator, right: &Operand, names: &[String]) -> Result<String, Reason> {
    let column = path(left, names)?;
    let Some(sign) = operator(by) else { return clashing(left, by, right, names) };
    let exact = |it: Path| {
        let table = alias(&names[it.claim]);
        (format!("{table}.quantity_bound = 'exact'"), format!("{table}.quantity_value"))
    };
    match right {
        Operand::Day(day) => Ok(format!("{column} {sign} {day}")),
        Operand::Number(number) => {
            let (bound, value) = exact(left);
            Ok(format!("({bound} AND {value} {sign} {})", number.total()))
        }
        Operand::Path(right) if left.field == Field::Quantity => {
            let ((one, a), (other, b)) = (exact(left), exact(*right));
            Ok(format!("({one} AND {other} AND {a} {sign} {b})"))
        }
        Operand::Path(right) if left.field.row().values == Values::Day => {
            let plain = format!("{column} {sign} {}", path(*right, names)?);
            let equal = matches!(sign, "=" | "<=" | ">=");
            Ok(if equal { format!("({plain} OR {})", undated(&[left, *right], names)) } else { plain })
        }
        Operand::Path(right) => Ok(format!("{column} {sign} {}", path(*right, names)?)),
    }
}

/// Stances that exclude each other or are in tension.
fn clashing(left: Path, by: Operator, right: &Operand, names: &[String]) -> Result<String, Reason> {
    let Operand::Path(right) = right else { return Err("it compares words with no field".to_owned()) };
    let (one, other) = (path(left, names)?, path(*right, names)?);
    let table = match (by, left.field) {
        (Operator::Excludes, Field::Stance) => "stance_excludes",
        (Operator::Opposes, Field::Stance) => "stance_tension",
        (Operator::Opposes, Field::Polarity) => return Ok(format!("{one} <> {other}")),
        _ => return Err("it compares more than words".to_owned()),
    };
    Ok(format!("EXISTS (SELECT 1 FROM {table} x WHERE x.one = {one} AND x.other = {other})"))
}
