//! Facts as columns of numbered words.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Exception, Rule,
    field::{self, Field},
    join::{Row, pack},
    pattern::{Pattern, Test},
};
use crate::{fact::Fact, lexicon::Lexicon};

/// The number of a word; 0 stands for what a text does not say.
pub(super) type Word = u32;

/// The day of a fact that has none.
pub(super) const UNDATED: i32 = i32::MIN;

/// Facts as columns: each word that a rule reads has a number, so that facts are told apart without reading them.
pub struct Table<'f> {
    /// The facts.
    pub(super) facts: &'f [Fact],
    /// The day of each, counted as `Day` counts; the least number for none.
    pub(super) days: Vec<i32>,
    /// The document and the sentence of each.
    pub(super) places: Vec<(u32, u32)>,
    words: Vec<String>,
    columns: BTreeMap<Field, Vec<Word>>,
}

impl<'f> Table<'f> {
    /// The columns that rules read.
    ///
    /// # Panics
    ///
    /// If there are more different words than a 32-bit number counts.
    #[must_use]
    pub fn new(facts: &'f [Fact], rules: &[Rule]) -> Self {
        let mut numbers: BTreeMap<String, Word> = BTreeMap::new();
        let mut number = |word: &str| match numbers.get(word) {
            Some(number) => *number,
            None => {
                let number = Word::try_from(numbers.len() + 1).expect("fewer words than bytes");
                numbers.insert(word.to_owned(), number);
                number
            }
        };
        let mut columns = BTreeMap::new();
        for field in rules.iter().flat_map(fields).collect::<BTreeSet<_>>() {
            let word = |fact: &Fact| field.word(fact).map_or(0, |word| number(&word));
            columns.insert(field, facts.iter().map(word).collect());
        }
        let mut words = vec![String::new(); numbers.len() + 1];
        for (word, number) in numbers {
            words[number as usize] = word;
        }
        let narrow = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let places = facts.iter().map(|fact| (narrow(fact.document), narrow(fact.sentence))).collect();
        let days = facts.iter().map(|fact| fact.said().map_or(UNDATED, |day| day.0)).collect();
        Self { facts, days, places, words, columns }
    }

    /// The number of the word that a fact holds in a field.
    pub(super) fn word(&self, field: Field, fact: usize) -> Word {
        self.column(field).get(fact).copied().unwrap_or(0)
    }

    /// The word of a number.
    pub(super) fn text(&self, word: Word) -> &str {
        &self.words[word as usize]
    }

    fn column(&self, field: Field) -> &[Word] {
        self.columns.get(&field).map_or(&[], Vec::as_slice)
    }

    /// The facts that have all that a pattern asks for, in order.
    pub(super) fn members(&self, pattern: &Pattern, lexicon: &Lexicon) -> Vec<u32> {
        let mut found: Option<Vec<u32>> = None;
        for test in &pattern.tests {
            found = Some(self.keep(test, found, lexicon));
        }
        let mut found = found.unwrap_or_else(|| self.every().collect());
        for join in &pattern.joins {
            let column = self.column(join.field);
            found.retain(|fact| column.get(*fact as usize).is_some_and(|word| *word != 0));
        }
        found
    }

    fn every(&self) -> impl Iterator<Item = u32> + use<> {
        0..u32::try_from(self.facts.len()).unwrap_or(u32::MAX)
    }

    /// Keeps the facts that pass a test; each word is asked about once.
    fn keep(&self, test: &Test, found: Option<Vec<u32>>, lexicon: &Lexicon) -> Vec<u32> {
        let column = self.column(test.field);
        let accepts = |text: Option<&str>| test.accept.accepts(text, lexicon) == Some(true);
        let mut known: Vec<Option<bool>> = vec![None; self.words.len()];
        let mut passes = |fact: &u32| {
            let word = column.get(*fact as usize).map_or(0, |word| *word as usize);
            if word == 0 {
                return accepts(stated(test.field, &self.facts[*fact as usize]));
            }
            *known[word].get_or_insert_with(|| accepts(Some(&self.words[word])))
        };
        match found {
            None => self.every().filter(&mut passes).collect(),
            Some(mut found) => {
                found.retain(passes);
                found
            }
        }
    }

    /// Facts with the key that some of their fields make, by key, day and place; without those that have none.
    pub(super) fn rows(&self, facts: &[u32], fields: &[Field]) -> Vec<Row> {
        let columns: Vec<&[Word]> = fields.iter().map(|field| self.column(*field)).collect();
        let word = |column: &&[Word], fact: u32| column.get(fact as usize).copied().unwrap_or(0);
        let row = |fact: &u32| {
            let key = pack(columns.iter().map(|column| word(column, *fact)))?;
            Some(Row { key, day: self.days[*fact as usize], fact: *fact })
        };
        let mut rows: Vec<Row> = facts.iter().filter_map(row).collect();
        rows.sort_unstable();
        rows
    }
}

/// For fields of days, of which a pattern can only ask whether they are stated, a word if they are.
pub(super) fn stated(field: Field, fact: &Fact) -> Option<&'static str> {
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
    let paths = rule.conditions.iter().flat_map(|condition| condition.paths());
    let counted = rule.count.iter().flat_map(|count| count.per.iter().chain([&count.of]));
    found.extend(paths.chain(counted.copied()).map(|path| path.field));
    found
}
