//! What a rule asks of one fact.

use serde::{Deserialize, Serialize};

use super::{check::usual, field::Field};
use crate::lexicon::Lexicon;

/// What a field is to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accept {
    /// Anything that the text states.
    pub any: bool,
    /// Nothing.
    pub none: bool,
    /// One of these words.
    pub words: Vec<String>,
    /// A topic that is one of these classes, or lies within one.
    pub within: Vec<String>,
    /// Whether the whole is denied. A field that holds nothing then is not known, unless `none` is what is denied.
    pub denied: bool,
}

impl Accept {
    /// Whether a word is accepted; `None` if the text does not say.
    #[must_use]
    pub fn accepts(&self, word: Option<&str>, lexicon: &Lexicon) -> Option<bool> {
        let found = match word {
            None if self.none => true,
            None if self.any && !self.denied => false,
            None => return None,
            Some(word) => {
                self.any
                    || self.words.iter().any(|wanted| wanted == word)
                    || self.within.iter().any(|class| lexicon.within(word, class))
            }
        };
        Some(found != self.denied)
    }
}

/// A field and what it is to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Test {
    /// The field.
    pub field: Field,
    /// What it is to hold.
    pub accept: Accept,
}

impl Test {
    /// The test as it is written in rules.
    #[must_use]
    pub fn written(&self) -> String {
        let accept = &self.accept;
        let not = if accept.denied { "not " } else { "" };
        let special = [("any", accept.any), ("none", accept.none)];
        let special = special.iter().filter(|(_, is)| *is).map(|(word, _)| format!("{not}{word}"));
        let words = accept.words.iter().map(|word| format!("{not}{word}"));
        let within = accept.within.iter().map(|class| format!("{not}within {class}"));
        let all: Vec<String> = special.chain(words).chain(within).collect();
        match all.as_slice() {
            [one] => format!("{}: {one}", self.field.row().name),
            many => format!("{}: [{}]", self.field.row().name, many.join(", ")),
        }
    }
}

/// A field that holds a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// The field.
    pub field: Field,
    /// The index of the variable.
    pub variable: usize,
    /// Whether a topic within the variable's does as well.
    pub within: bool,
}

impl Join {
    /// The field and its variable as they are written in rules.
    #[must_use]
    pub fn written(&self, variables: &[String]) -> String {
        let within = if self.within { "within " } else { "" };
        format!("{}: {within}${}", self.field.row().name, variables[self.variable])
    }
}

/// What a rule asks of one fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// The name of the claim in the rule.
    pub name: String,
    /// What its fields are to hold.
    pub tests: Vec<Test>,
    /// Its variables.
    pub joins: Vec<Join>,
}

impl Pattern {
    /// What it asks for beyond the usual, as an exception is written.
    #[must_use]
    pub fn written(&self, variables: &[String]) -> String {
        let tests = self.tests.iter().filter(|test| !usual(test)).map(Test::written);
        let joins = self.joins.iter().map(|join| join.written(variables));
        format!("claim: {{ {} }}", tests.chain(joins).collect::<Vec<_>>().join(", "))
    }

    /// Whether it says anything about a field.
    #[must_use]
    pub fn names(&self, field: Field) -> bool {
        self.tests.iter().any(|test| test.field == field) || self.joins.iter().any(|join| join.field == field)
    }
}
