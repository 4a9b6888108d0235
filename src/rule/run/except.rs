//! Whether an exception of a rule holds of the facts on which the rule would fire.

use std::cell::Cell;

use crate::{
    fact::Fact,
    lexicon::Lexicon,
    rule::{
        Exception, Rule,
        check::Window,
        expression::{Binding, Expression, Path, evaluate},
        field::Field,
        join::{self, Packed, Row, pack},
        pattern::Join,
        table::{Table, UNDATED},
    },
};

/// The exceptions of a rule, with the facts that an absent claim could be.
pub(super) struct Excuses<'r> {
    conditions: Vec<&'r Expression>,
    absent: Vec<Absent<'r>>,
}

/// A claim that must not be there.
struct Absent<'r> {
    window: Option<Window>,
    /// Fields of the claims whose words its key is made of.
    anchors: Vec<Path>,
    /// What a key cannot tell: topics within others, and variables beyond those that fit into a key.
    others: Vec<(&'r Join, Path)>,
    /// The facts it could be, by key and day.
    rows: Vec<Row>,
    /// The key that was looked up last, and where its rows are: pairs come by key.
    last: Cell<(Packed, usize, usize)>,
}

impl<'r> Excuses<'r> {
    pub(super) fn new(rule: &'r Rule, table: &Table<'_>, lexicon: &Lexicon) -> Self {
        let anchors = join::anchors(rule);
        let (mut conditions, mut absent) = (Vec::new(), Vec::new());
        for exception in &rule.exceptions {
            match exception {
                Exception::When(condition) => conditions.push(condition),
                Exception::Claim(pattern, window) => {
                    let anchored =
                        pattern.joins.iter().filter_map(|join| Some((join, anchors[join.variable]?)));
                    let (exact, rest): (Vec<_>, Vec<_>) = anchored.partition(|(join, _)| !join.within);
                    let (keyed, over) = exact.split_at(exact.len().min(join::WORDS));
                    let own: Vec<Field> = keyed.iter().map(|(join, _)| join.field).collect();
                    absent.push(Absent {
                        window: *window,
                        anchors: keyed.iter().map(|(_, anchor)| *anchor).collect(),
                        others: rest.into_iter().chain(over.iter().copied()).collect(),
                        rows: table.rows(&table.members(pattern, lexicon), &own),
                        last: Cell::new((Packed::MAX, 0, 0)),
                    });
                }
            }
        }
        Self { conditions, absent }
    }

    /// Whether an exception holds; one that is not known to hold does not.
    pub(super) fn excuse(&self, table: &Table<'_>, bound: &[usize], lexicon: &Lexicon) -> bool {
        if !self.conditions.is_empty() {
            let facts: Vec<&Fact> = bound.iter().map(|fact| &table.facts[*fact]).collect();
            let holds = |e: &&Expression| evaluate(e, Binding { facts: &facts }, lexicon) == Some(true);
            if self.conditions.iter().any(holds) {
                return true;
            }
        }
        self.absent.iter().any(|absent| absent.present(table, bound, lexicon))
    }
}

impl Absent<'_> {
    /// Whether there is a fact as the exception describes it.
    fn present(&self, table: &Table<'_>, bound: &[usize], lexicon: &Lexicon) -> bool {
        let word = |path: &Path| table.word(path.field, bound[path.claim]);
        let Some(key) = pack(self.anchors.iter().map(word)) else { return false };
        let Some((first, last)) = self.days(table, bound) else { return false };
        let group = self.group(key);
        let start = group.partition_point(|row| row.day < first);
        let here = group[start..].iter().take_while(|row| row.day <= last);
        here.map(|row| row.fact as usize).any(|fact| {
            let fits = |(join, anchor): &(&Join, Path)| {
                let one = join.field.word(&table.facts[fact]);
                let other = anchor.field.word(&table.facts[bound[anchor.claim]]);
                match (one, other) {
                    (Some(one), Some(other)) if join.within => lexicon.within(&one, &other),
                    (one, other) => one.is_some() && one == other,
                }
            };
            !bound.contains(&fact) && self.others.iter().all(fits)
        })
    }

    /// The rows of a key.
    fn group(&self, key: Packed) -> &[Row] {
        let (known, start, end) = self.last.get();
        if known == key {
            return &self.rows[start..end];
        }
        let (start, end) = join::group(&self.rows, key);
        self.last.set((key, start, end));
        &self.rows[start..end]
    }

    /// The first and the last day on which the claim would count; none if the days of the others are not known.
    fn days(&self, table: &Table<'_>, bound: &[usize]) -> Option<(i32, i32)> {
        let day = |claim: usize| Some(table.days[bound[claim]]).filter(|day| *day != UNDATED);
        Some(match self.window {
            None => (UNDATED, i32::MAX),
            Some(Window::Between(from, to)) => {
                let (from, to) = (day(from)?, day(to)?);
                (from.min(to), from.max(to))
            }
            Some(Window::Before(claim)) => (UNDATED + 1, day(claim)?),
            Some(Window::After(claim)) => (day(claim)?, i32::MAX),
        })
    }
}
