//! The claims of a rule as steps of a join: which facts each takes, and by which words and days they are found.

use super::{
    Rule,
    expression::{Expression, Operand, Operator, Path},
    field::{Field, Values},
    table::{Table, UNDATED, Word},
};
use crate::lexicon::Lexicon;

/// A field of a claim and the field of an earlier one that holds the same word.
#[derive(Clone, Copy)]
pub(super) struct Key {
    own: Field,
    earlier: Path,
}

/// How many words make a key; what else two claims must share is tried on each pair.
pub(super) const WORDS: usize = 4;

/// The words of a key, side by side.
pub(super) type Packed = u128;

/// Where the rows of a key begin and end; rows are in order.
pub(super) fn group(rows: &[Row], key: Packed) -> (usize, usize) {
    let start = rows.partition_point(|row| row.key < key);
    (start, start + rows[start..].partition_point(|row| row.key == key))
}

/// A fact of a claim, with its key and its day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    pub(super) key: Packed,
    pub(super) day: i32,
    pub(super) fact: u32,
}

/// A claim before this one, and within how many days of it this one is said.
#[derive(Clone, Copy)]
pub(super) struct Near {
    pub(super) claim: usize,
    days: i32,
}

/// How the facts of one claim are found, given those of the claims before it.
pub(super) struct Step {
    keys: Vec<Key>,
    pub(super) near: Option<Near>,
    /// Fields that must hold different words.
    differ: Vec<(Path, Path)>,
    /// What else must hold once this claim is known.
    pub(super) conditions: Vec<Expression>,
    /// The facts of the claim by key, day and place.
    pub(super) rows: Vec<Row>,
}

/// Where each variable is first held as it is, not merely within.
pub(super) fn anchors(rule: &Rule) -> Vec<Option<Path>> {
    let mut found = vec![None; rule.variables.len()];
    for within in [false, true] {
        for (claim, pattern) in rule.claims.iter().enumerate() {
            for join in pattern.joins.iter().filter(|join| join.within == within) {
                found[join.variable].get_or_insert(Path { claim, field: join.field });
            }
        }
    }
    found
}

/// All that must hold of the claims: the conditions as written, and those that variables stand for.
pub(super) fn conditions(rule: &Rule) -> Vec<Expression> {
    let anchors = anchors(rule);
    let mut found = Vec::new();
    for (claim, pattern) in rule.claims.iter().enumerate() {
        for join in &pattern.joins {
            let path = Path { claim, field: join.field };
            let Some(anchor) = anchors[join.variable].filter(|anchor| *anchor != path) else { continue };
            found.push(match join.within {
                true => Expression::Within(path, anchor, false),
                false => Expression::Compare(path, Operator::Equal, Operand::Path(anchor)),
            });
        }
    }
    found.extend(rule.conditions.iter().cloned());
    found
}

/// How many facts each claim of a rule takes, before any are set beside each other.
#[must_use]
pub fn claimed(rule: &Rule, table: &Table<'_>, lexicon: &Lexicon) -> Vec<usize> {
    rule.claims.iter().map(|pattern| table.members(pattern, lexicon).len()).collect()
}

/// Whether two fields are compared by their words.
fn by_word(one: Path, other: Path) -> bool {
    let word = |values| !matches!(values, Values::Day | Values::Interval | Values::Quantity | Values::Text);
    word(one.field.row().values) && word(other.field.row().values)
}

/// Whether a condition says that two claims hold the same word; then facts can be found by it.
fn key(expression: &Expression, claim: usize) -> Option<Key> {
    let Expression::Compare(left, Operator::Equal, Operand::Path(right)) = expression else { return None };
    let (own, earlier) = if left.claim == claim { (*left, *right) } else { (*right, *left) };
    (by_word(own, earlier) && own.claim == claim && earlier.claim < claim)
        .then_some(Key { own: own.field, earlier })
}

fn near(expression: &Expression) -> Option<Near> {
    let Expression::Near(left, days, right) = expression else { return None };
    let days = i32::try_from(days.days()).unwrap_or(i32::MAX);
    (left.claim != right.claim).then_some(Near { claim: left.claim.min(right.claim), days })
}

fn differ(expression: &Expression) -> Option<(Path, Path)> {
    match expression {
        Expression::Compare(left, Operator::NotEqual, Operand::Path(right)) if by_word(*left, *right) => {
            Some((*left, *right))
        }
        _ => None,
    }
}

/// The steps of a rule, one for each claim.
pub(super) fn steps(rule: &Rule, table: &Table<'_>, lexicon: &Lexicon) -> Vec<Step> {
    let all = conditions(rule);
    let step = |claim: usize| {
        let due = |e: &&Expression| e.paths().iter().map(|path| path.claim).max() == Some(claim);
        let mut step = Step {
            keys: Vec::new(),
            near: None,
            differ: Vec::new(),
            conditions: Vec::new(),
            rows: Vec::new(),
        };
        for expression in all.iter().filter(due) {
            if let Some(key) = key(expression, claim).filter(|_| step.keys.len() < WORDS) {
                step.keys.push(key);
            } else if let Some(near) = near(expression).filter(|_| step.near.is_none()) {
                step.near = Some(near);
            } else if let Some(pair) = differ(expression) {
                step.differ.push(pair);
            } else {
                step.conditions.push(expression.clone());
            }
        }
        let members = table.members(&rule.claims[claim], lexicon);
        let own: Vec<Field> = step.keys.iter().map(|key| key.own).collect();
        step.rows = match claim {
            // The first claim shares no key with one before it: it is sorted by that of the second.
            0 => {
                members.into_iter().map(|fact| Row { key: 0, day: table.days[fact as usize], fact }).collect()
            }
            _ => table.rows(&members, &own),
        };
        step
    };
    (0..rule.claims.len()).map(step).collect()
}

impl Step {
    /// All facts of the claim.
    pub(super) fn all(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().map(|row| row.fact as usize)
    }

    /// The key that a fact must have to go with those before it; none if a word of it is not known.
    pub(super) fn key(&self, table: &Table<'_>, bound: &[usize]) -> Option<Packed> {
        let word = |key: &Key| table.word(key.earlier.field, bound[key.earlier.claim]);
        pack(self.keys.iter().map(word))
    }

    /// The fields of the first claim that the key is made of.
    pub(super) fn of_first(&self) -> Vec<Field> {
        self.keys.iter().map(|key| key.earlier.field).collect()
    }

    /// Whether a fact of the claim shares the words that it must with the facts before it.
    pub(super) fn joins(&self, table: &Table<'_>, bound: &[usize], fact: usize) -> bool {
        let shared = |key: &Key| {
            let own = table.word(key.own, fact);
            own != 0 && own == table.word(key.earlier.field, bound[key.earlier.claim])
        };
        self.keys.iter().all(shared)
    }

    /// Whether the last of some facts lies near enough to the one before it, and differs where it must.
    pub(super) fn fits(&self, table: &Table<'_>, bound: &[usize]) -> bool {
        let unlike = |(left, right): &(Path, Path)| {
            let one = table.word(left.field, bound[left.claim]);
            let other = table.word(right.field, bound[right.claim]);
            one != 0 && other != 0 && one != other
        };
        let close = |near: Near| {
            let (one, other) = (bound[near.claim], bound[bound.len() - 1]);
            match (table.days[one], table.days[other]) {
                // Two facts of one document without a date were said on the same day.
                (UNDATED, UNDATED) => table.places[one].0 == table.places[other].0,
                (UNDATED, _) | (_, UNDATED) => false,
                (a, b) => a.abs_diff(b) <= near.days.unsigned_abs(),
            }
        };
        self.near.is_none_or(close) && self.differ.iter().all(unlike)
    }

    /// The facts of the claim that go with the facts of the claims before it.
    pub(super) fn candidates(&self, table: &Table<'_>, bound: &[usize]) -> &[Row] {
        let Some(key) = self.key(table, bound) else { return &[] };
        let (start, end) = group(&self.rows, key);
        let group = &self.rows[start..end];
        let Some(near) = self.near else { return group };
        let (from, to) = window(group, table.days[bound[near.claim]], near.days, 0);
        &group[from..to]
    }

    /// The facts of the claim for each of the first claim's in turn, which come by key and day.
    pub(super) fn sweep(&self) -> Sweep<'_> {
        Sweep { step: self, key: None, group: (0, 0), from: 0 }
    }
}

/// The rows of a group that lie within some days of a day, looked for from a place on.
fn window(group: &[Row], day: i32, days: i32, from: usize) -> (usize, usize) {
    if day == UNDATED {
        return (0, group.partition_point(|row| row.day == UNDATED));
    }
    let (first, last) = (day.saturating_sub(days).max(UNDATED + 1), day.saturating_add(days));
    let from = from + group[from..].iter().take_while(|row| row.day < first).count();
    (from, from + group[from..].partition_point(|row| row.day <= last))
}

/// A walk over the facts of a claim, beside those of the first in the same order.
pub(super) struct Sweep<'s> {
    step: &'s Step,
    key: Option<Packed>,
    group: (usize, usize),
    from: usize,
}

impl<'s> Sweep<'s> {
    /// The facts that go with the next fact of the first claim.
    pub(super) fn next(&mut self, row: Row) -> &'s [Row] {
        if self.key != Some(row.key) {
            let rows = &self.step.rows[self.group.1..];
            let start = self.group.1 + gallop(rows, |other| other.key < row.key);
            let end = start + gallop(&self.step.rows[start..], |other| other.key == row.key);
            (self.key, self.group, self.from) = (Some(row.key), (start, end), 0);
        }
        let group = &self.step.rows[self.group.0..self.group.1];
        let Some(near) = self.step.near else { return group };
        let (from, to) = window(group, row.day, near.days, self.from);
        if row.day != UNDATED {
            self.from = from;
        }
        &group[from..to]
    }
}

/// How many rows at the start hold, found in steps that double.
fn gallop(rows: &[Row], holds: impl Fn(&Row) -> bool) -> usize {
    let mut step = 1;
    while step < rows.len() && holds(&rows[step]) {
        step *= 2;
    }
    let (from, to) = (step / 2, rows.len().min(step + 1));
    from + rows[from.min(to)..to].partition_point(holds)
}

/// Words side by side; none if one is not known.
pub(super) fn pack(words: impl IntoIterator<Item = Word>) -> Option<Packed> {
    words.into_iter().try_fold(0, |packed, word| (word != 0).then(|| packed << 32 | Packed::from(word)))
}
