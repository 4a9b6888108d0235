//! Facts as columns of numbered words, and the claims of a rule as steps of a join over them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Exception, Rule,
    expression::{Expression, Operand, Operator, Path},
    field::{self, Field, Values},
    pattern::{Pattern, Test},
};
use crate::{fact::Fact, lexicon::Lexicon};

/// The number of a word; 0 stands for what a text does not say.
type Word = u32;

/// Facts as columns.
pub(super) struct Table<'f> {
    /// The facts.
    pub(super) facts: &'f [Fact],
    /// The day of each, counted as `Day` counts; the least number for none.
    days: Vec<i32>,
    words: Vec<String>,
    columns: BTreeMap<Field, Vec<Word>>,
}

impl<'f> Table<'f> {
    /// The columns that rules read.
    pub(super) fn new(facts: &'f [Fact], rules: &[Rule]) -> Self {
        let mut numbers: BTreeMap<String, Word> = BTreeMap::new();
        let mut columns = BTreeMap::new();
        for field in rules.iter().flat_map(fields).collect::<BTreeSet<_>>() {
            let column = facts.iter().map(|fact| match field.word(fact) {
                None => 0,
                Some(word) => match numbers.get(word.as_ref()) {
                    Some(number) => *number,
                    None => {
                        let number = Word::try_from(numbers.len() + 1).expect("fewer words than bytes");
                        numbers.insert(word.into_owned(), number);
                        number
                    }
                },
            });
            columns.insert(field, column.collect());
        }
        let mut words = vec![String::new(); numbers.len() + 1];
        for (word, number) in numbers {
            words[number as usize] = word;
        }
        let days = facts.iter().map(|fact| fact.said().map_or(i32::MIN, |day| day.0)).collect();
        Self { facts, days, words, columns }
    }

    pub(super) fn word(&self, field: Field, fact: usize) -> Word {
        self.columns.get(&field).map_or(0, |column| column[fact])
    }

    /// The facts that have all that a pattern asks for, by day.
    pub(super) fn members(&self, pattern: &Pattern, lexicon: &Lexicon) -> Vec<usize> {
        let mut found: Vec<usize> = (0..self.facts.len()).collect();
        for test in &pattern.tests {
            self.keep(test, &mut found, lexicon);
        }
        for join in &pattern.joins {
            found.retain(|fact| self.word(join.field, *fact) != 0);
        }
        found.sort_by_key(|fact| (self.days[*fact], *fact));
        found
    }

    /// Keeps the facts that pass a test; each word is asked about once.
    fn keep(&self, test: &Test, found: &mut Vec<usize>, lexicon: &Lexicon) {
        let mut known: Vec<Option<bool>> = vec![None; self.words.len()];
        found.retain(|fact| {
            let word = self.word(test.field, *fact) as usize;
            *known[word].get_or_insert_with(|| {
                let text = (word > 0).then(|| self.words[word].as_str());
                let text = text.or_else(|| stated(test.field, &self.facts[*fact]));
                test.accept.accepts(text, lexicon) == Some(true)
            })
        });
    }
}

/// For fields of days, of which a pattern can only ask whether they are stated, a word if they are.
fn stated(field: Field, fact: &Fact) -> Option<&'static str> {
    field::interval(field, fact).map(|_| "stated")
}

/// The fields that a rule reads as words.
fn fields(rule: &Rule) -> Vec<Field> {
    let mut found = Vec::new();
    let patterns = rule.exceptions.iter().filter_map(|exception| match exception {
        Exception::Claim(pattern, _) => Some(pattern),
        Exception::When(_) => None,
    });
    for pattern in rule.claims.iter().chain(patterns) {
        found.extend(pattern.tests.iter().map(|test| test.field));
        found.extend(pattern.joins.iter().map(|join| join.field));
    }
    for expression in &rule.conditions {
        found.extend(expression.paths().iter().map(|path| path.field));
    }
    found
}

/// A field of a claim and the field of an earlier one that holds the same word.
#[derive(Clone, Copy)]
struct Key {
    own: Field,
    earlier: Path,
}

/// How the facts of one claim are found, given those of the claims before it.
pub(super) struct Step {
    keys: Vec<Key>,
    /// A claim before it, and within how many days of it this one is said.
    near: Option<(usize, u32)>,
    /// What must hold once this claim is known.
    pub(super) conditions: Vec<Expression>,
    groups: BTreeMap<Vec<Word>, Group>,
}

/// The facts that share a key, by day.
#[derive(Default)]
struct Group {
    facts: Vec<usize>,
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

/// Whether a condition says that two claims hold the same word; then facts can be found by it.
fn key(expression: &Expression, claim: usize) -> Option<Key> {
    let Expression::Compare(left, Operator::Equal, Operand::Path(right)) = expression else { return None };
    let by_word =
        |values| !matches!(values, Values::Day | Values::Interval | Values::Quantity | Values::Text);
    if !by_word(left.field.row().values) || !by_word(right.field.row().values) {
        return None;
    }
    let (own, earlier) = if left.claim == claim { (*left, *right) } else { (*right, *left) };
    (own.claim == claim && earlier.claim < claim).then_some(Key { own: own.field, earlier })
}

/// The steps of a rule, one for each claim.
pub(super) fn steps(rule: &Rule, table: &Table<'_>, lexicon: &Lexicon) -> Vec<Step> {
    let all = conditions(rule);
    let mut steps = Vec::new();
    for (claim, pattern) in rule.claims.iter().enumerate() {
        let due = |e: &&Expression| e.paths().iter().map(|path| path.claim).max() == Some(claim);
        let (mut keys, mut near, mut conditions) = (Vec::new(), None, Vec::new());
        for expression in all.iter().filter(due) {
            match (key(expression, claim), expression) {
                (Some(key), _) => keys.push(key),
                (None, Expression::Near(left, days, right)) if left.claim != right.claim => {
                    near = Some((left.claim.min(right.claim), *days));
                    conditions.push(expression.clone());
                }
                _ => conditions.push(expression.clone()),
            }
        }
        let mut groups: BTreeMap<Vec<Word>, Group> = BTreeMap::new();
        for fact in table.members(pattern, lexicon) {
            let group: Vec<Word> = keys.iter().map(|key| table.word(key.own, fact)).collect();
            if !group.contains(&0) {
                groups.entry(group).or_default().facts.push(fact);
            }
        }
        steps.push(Step { keys, near, conditions, groups });
    }
    steps
}

impl Step {
    /// All facts of the claim, by key and day.
    pub(super) fn all(&self) -> impl Iterator<Item = usize> {
        self.groups.values().flat_map(|group| group.facts.iter().copied())
    }

    /// Whether a fact of the claim shares the words that it must with the facts before it.
    pub(super) fn joins(&self, table: &Table<'_>, bound: &[usize], fact: usize) -> bool {
        let shared =
            |key: &Key| table.word(key.own, fact) == table.word(key.earlier.field, bound[key.earlier.claim]);
        self.keys.iter().all(shared)
    }

    /// The facts of the claim that go with the facts of the claims before it, and the key that they share.
    pub(super) fn candidates<'s>(&'s self, table: &Table<'_>, bound: &[usize]) -> (&'s [usize], Vec<Word>) {
        let key: Vec<Word> =
            self.keys.iter().map(|key| table.word(key.earlier.field, bound[key.earlier.claim])).collect();
        let Some(group) = self.groups.get(&key) else { return (&[], key) };
        let facts = group.facts.as_slice();
        let Some((claim, days)) = self.near else { return (facts, key) };
        let undated = facts.partition_point(|fact| table.days[*fact] == i32::MIN);
        let day = table.days[bound[claim]];
        if day == i32::MIN {
            return (&facts[..undated], key);
        }
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        let from =
            facts.partition_point(|fact| table.days[*fact] < day.saturating_sub(days).max(i32::MIN + 1));
        let to = facts.partition_point(|fact| table.days[*fact] <= day.saturating_add(days));
        (&facts[from..to.max(from)], key)
    }
}
