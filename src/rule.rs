//! When a clash matters and what to say: rules, read from YAML, checked, and run over facts.
//!
//! What was written is a [`file::RuleFile`]; what it means is a [`Rule`]; [`check`] stands between them.

pub mod builtin;
pub mod check;
mod derive;
pub mod explain;
pub mod expression;
pub mod field;
pub mod file;
mod finding;
mod join;
mod memory;
pub mod pattern;
mod run;
#[cfg(test)]
mod sample;
mod schema;
mod set;
mod settle;
mod skeleton;
pub mod sql;
mod stored;
mod table;
pub mod template;
pub mod test;
mod vocabulary;
mod why_not;

use serde::{Deserialize, Serialize};

pub use builtin::compile_builtin;
pub use derive::{Step, derivation};
pub use finding::{Texts, findings, told};
pub use join::claimed;
pub(crate) use memory::Compared;
pub use memory::{Known, Memory};
pub use run::{Firing, Matches, count::counts, matches, run, run_again};
pub use schema::schema;
pub use set::{Overrides, RuleSet, UnknownRule};
pub use skeleton::skeleton;
pub use table::Table;
pub use why_not::{Obstacle, why_not};

use self::{
    check::Window,
    expression::{Count, Expression},
    pattern::Pattern,
    template::Template,
};
use crate::{
    finding::{Level, Severity},
    relation::{Confidence, Relation, named},
    yaml,
};

/// A condition under which a rule does not fire.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Exception {
    /// The condition holds.
    When(Expression),
    /// A fact has all that the pattern asks for, at the given time.
    Claim(Pattern, Option<Window>),
}

impl Exception {
    /// The exception as the rule that has it writes it.
    #[must_use]
    pub fn written(&self, rule: &Rule) -> String {
        match self {
            Self::When(condition) => expression::written(condition, &rule.names()),
            Self::Claim(pattern, _) => pattern.written(&rule.variables),
        }
    }
}

/// A number that the conditions of a rule name, and that users can set otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Setting {
    /// Its name.
    pub name: String,
    /// The number.
    pub value: f64,
}

/// A rule: which claims clash, and what to say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Its name, which says what it catches.
    pub id: String,
    /// The folder that it is in: `positions`.
    pub family: String,
    /// What it finds, in one line.
    pub summary: String,
    /// Why that matters, in a few sentences.
    pub why: Option<String>,
    /// How the claims sit together.
    #[serde(with = "stored::level")]
    pub level: Level,
    /// How grave a finding is.
    #[serde(with = "stored::severity")]
    pub severity: Severity,
    /// How sure a finding is at most.
    #[serde(with = "stored::confidence")]
    pub confidence: Confidence,
    /// Words to select rules by.
    pub tags: Vec<String>,
    /// The relation between the first two claims.
    pub relation: Option<String>,
    /// Whether the first two claims may stand in either order.
    pub symmetric: bool,
    /// The claims, in written order.
    pub claims: Vec<Pattern>,
    /// The names of the variables.
    pub variables: Vec<String>,
    /// What must hold of the claims.
    pub conditions: Vec<Expression>,
    /// What must hold of all claims that fit together.
    pub count: Option<Count>,
    /// Numbers that conditions name.
    pub options: Vec<Setting>,
    /// What must not hold.
    pub exceptions: Vec<Exception>,
    /// Rules that stay silent about the claims on which this one fires.
    pub beats: Vec<String>,
    /// The index of the claim that a finding is about.
    pub primary: usize,
    /// What is so, in one line.
    pub message: Template,
    /// What to say at each claim, in the order of the claims.
    pub labels: Vec<Option<Template>>,
    /// What to look at.
    pub help: Option<Template>,
}

impl Rule {
    /// The relation between its first two claims.
    #[must_use]
    pub fn relation(&self) -> Option<&'static Relation> {
        let name = self.relation.as_deref()?;
        named(name)
    }

    /// Sets an option; whether there is one of the name.
    pub fn set(&mut self, name: &str, value: f64) -> bool {
        let Some(index) = self.options.iter().position(|option| option.name == name) else { return false };
        self.options[index].value = value;
        let excused = self.exceptions.iter_mut().filter_map(|exception| match exception {
            Exception::When(condition) => Some(condition),
            Exception::Claim(..) => None,
        });
        let counted = self.count.iter_mut().map(|count| &mut count.number);
        let amounts = self.conditions.iter_mut().chain(excused).flat_map(Expression::amounts);
        for amount in amounts.chain(counted).filter(|amount| amount.option == Some(index)) {
            amount.value = value;
        }
        true
    }

    /// The names of its claims, in written order.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.claims.iter().map(|claim| claim.name.clone()).collect()
    }
}
