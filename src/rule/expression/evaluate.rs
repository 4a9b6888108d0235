//! Whether a condition holds of facts; three-valued, for a text may not say what it asks about.

use std::cmp::Ordering;

use super::{Expression, Operand, Operator, Path};
use crate::{
    day::Day,
    fact::Fact,
    lexicon::Lexicon,
    proposition::Bound,
    quantity,
    relation::nominal::one_side,
    rule::{
        field::{self, Field, Values},
        vocabulary,
    },
};

/// True, false, or not known.
pub type Truth = Option<bool>;

/// The facts that the claims of a rule stand for, in the order of the claims.
#[derive(Clone, Copy, Debug)]
pub struct Binding<'f, 'b> {
    /// The facts.
    pub facts: &'b [&'f Fact],
}

impl<'f> Binding<'f, '_> {
    /// The fact of a path's claim.
    #[must_use]
    pub fn fact(&self, path: Path) -> &'f Fact {
        self.facts[path.claim]
    }

    fn equal(&self, left: Path, right: Path) -> Truth {
        let one = left.field.word(self.fact(left))?;
        let other = right.field.word(self.fact(right))?;
        // A side may go by a short name in one document and by its full name in another.
        let side = |path: Path| matches!(path.field.row().values, Values::Actor);
        Some(one == other || side(left) && side(right) && one_side(&one, &other))
    }

    /// The days from `right` to `left`. Two facts of one document without a date were said on the same day.
    fn days(&self, left: Path, right: Path) -> Option<i32> {
        let (one, other) = (self.fact(left), self.fact(right));
        match (one.said(), other.said()) {
            (Some(one), Some(other)) => Some(one.0 - other.0),
            (None, None) if one.document == other.document => Some(0),
            _ => None,
        }
    }
}

/// Whether an order is the one that a comparison asks for.
pub(crate) fn order(found: Ordering, operator: Operator) -> bool {
    match operator {
        Operator::Equal => found.is_eq(),
        Operator::NotEqual => found.is_ne(),
        Operator::Less => found.is_lt(),
        Operator::AtMost => found.is_le(),
        Operator::Greater => found.is_gt(),
        Operator::AtLeast => found.is_ge(),
        _ => false,
    }
}

fn number(fact: &Fact) -> Option<f64> {
    fact.proposition.quantity.as_ref().filter(|q| q.bound == Bound::Exact).map(|q| q.value)
}

fn intervals(operator: Operator, one: crate::day::Interval, other: crate::day::Interval) -> bool {
    let before = |a: Option<Day>, b: Option<Day>| matches!((a, b), (Some(end), Some(start)) if end <= start);
    match operator {
        Operator::Before => before(one.to, other.from),
        Operator::After => before(other.to, one.from),
        Operator::Disjoint => one.disjoint(other),
        Operator::Inside => one.inside(other),
        _ => !one.disjoint(other),
    }
}

fn compare(
    binding: Binding<'_, '_>,
    left: Path,
    operator: Operator,
    right: &Operand,
    lexicon: &Lexicon,
) -> Truth {
    match operator {
        Operator::Before | Operator::After | Operator::Disjoint | Operator::Inside | Operator::Intersects => {
            timed(binding, left, operator, right)
        }
        Operator::Excludes | Operator::Opposes => {
            let Operand::Path(right) = right else { return None };
            if let (Field::Quantity, Field::Quantity) = (left.field, right.field) {
                let held = |path| binding.fact(path).proposition.quantity.as_ref();
                return Some(quantity::excludes(held(left)?, held(*right)?).is_some());
            }
            let one = left.field.word(binding.fact(left))?;
            let other = right.field.word(binding.fact(*right))?;
            Some(match (operator, left.field) {
                (Operator::Excludes, _) => lexicon.incompatible(&one, &other),
                (_, Field::Stance) => lexicon.in_tension(&one, &other),
                (_, Field::Polarity) => one != other,
                _ => vocabulary::opposite(lexicon, &one, &other),
            })
        }
        _ => ordered(binding, left, operator, right),
    }
}

fn timed(binding: Binding<'_, '_>, left: Path, operator: Operator, right: &Operand) -> Truth {
    let one = field::interval(left.field, binding.fact(left));
    let other = match right {
        Operand::Path(path) => field::interval(path.field, binding.fact(*path)),
        _ => right.day().map(crate::day::Interval::day),
    };
    if let (Operand::Path(path), Field::Said, None, None) = (right, left.field, one, other) {
        // Both undated in one document: the same day.
        let same = binding.days(left, *path) == Some(0);
        return same.then_some(matches!(operator, Operator::Inside | Operator::Intersects));
    }
    Some(intervals(operator, one?, other?))
}

fn ordered(binding: Binding<'_, '_>, left: Path, operator: Operator, right: &Operand) -> Truth {
    let fact = binding.fact(left);
    match right {
        Operand::Path(path) if left.field == Field::Said => {
            binding.days(left, *path).map(|days| order(days.cmp(&0), operator))
        }
        Operand::Path(path) if left.field == Field::Quantity => {
            let found = number(fact)?.partial_cmp(&number(binding.fact(*path))?)?;
            Some(order(found, operator))
        }
        Operand::Path(path) if left.field == Field::About => {
            let (one, other) =
                (field::interval(left.field, fact)?, field::interval(path.field, binding.fact(*path))?);
            Some((one == other) == (operator == Operator::Equal))
        }
        Operand::Path(path) => binding.equal(left, *path).map(|equal| equal == (operator == Operator::Equal)),
        Operand::Day(day) => fact.said().map(|said| order(said.cmp(&Day(*day)), operator)),
        Operand::Number(wanted) => Some(order(number(fact)?.partial_cmp(&wanted.total())?, operator)),
    }
}

fn same(binding: Binding<'_, '_>, paths: &[Path], differ: bool) -> Truth {
    let mut known = true;
    for (index, left) in paths.iter().enumerate() {
        for right in &paths[index + 1..] {
            let equal = match left.field.row().values {
                Values::Day => binding.days(*left, *right).map(|days| days == 0),
                _ => binding.equal(*left, *right),
            };
            match equal {
                Some(equal) if equal == differ => return Some(false),
                Some(_) => {}
                None => known = false,
            }
        }
    }
    known.then_some(true)
}

/// Whether a condition holds of the facts that the claims stand for.
#[must_use]
pub fn evaluate(expression: &Expression, binding: Binding<'_, '_>, lexicon: &Lexicon) -> Truth {
    match expression {
        Expression::Compare(left, operator, right) => compare(binding, *left, *operator, right, lexicon),
        Expression::Is(path, accept) if matches!(path.field, Field::Said | Field::About) => {
            let known = match path.field {
                Field::Said => binding.fact(*path).said().is_some(),
                _ => binding.fact(*path).proposition.about.is_some(),
            };
            accept.accepts(known.then_some("known"), lexicon)
        }
        Expression::Is(path, accept) => {
            accept.accepts(path.field.word(binding.fact(*path)).as_deref(), lexicon)
        }
        Expression::Within(left, right, denied) => {
            let one = left.field.word(binding.fact(*left))?;
            let other = right.field.word(binding.fact(*right))?;
            Some(lexicon.within(&one, &other) != *denied)
        }
        Expression::Near(left, days, right) => {
            binding.days(*left, *right).map(|apart| apart.unsigned_abs() <= days.days())
        }
        Expression::Between(it, from, to) => {
            let (one, other) = (binding.days(*it, *from)?, binding.days(*it, *to)?);
            Some((one >= 0 && other <= 0) || (one <= 0 && other >= 0))
        }
        Expression::Same(paths, differ) => same(binding, paths, *differ),
        Expression::All(parts) => decided(parts, false, binding, lexicon),
        Expression::Any(parts) => decided(parts, true, binding, lexicon),
    }
}

/// What a truth decides if one of the parts has it; else the other truth, if that is known of all.
fn decided(parts: &[Expression], by: bool, binding: Binding<'_, '_>, lexicon: &Lexicon) -> Truth {
    let mut known = true;
    for part in parts {
        match evaluate(part, binding, lexicon) {
            Some(truth) if truth == by => return Some(by),
            truth => known &= truth.is_some(),
        }
    }
    known.then_some(!by)
}
