//! `belie explain`: the page of a rule.

use belie::rule::{explain::page, test::Case};

use crate::{
    args::Explain,
    config::{self, Config},
    console::Console,
    outcome::{Ending, Failure},
};

/// Prints the page of a rule.
pub(crate) fn run(wanted: &Explain, console: &Console) -> Result<Ending, Failure> {
    let config = config::load(&wanted.rules, console)?;
    let rule = super::rule(&config, &wanted.rule)?;
    let cases = cases(&config, &rule.id, console)?;
    console.print(&belie::report::on_lines(&page(rule, &cases)))?;
    Ok(Ending::Clean)
}

/// The tests of a rule.
fn cases(config: &Config, id: &str, console: &Console) -> Result<Vec<Case>, Failure> {
    let found = super::all_cases(config, console)?;
    Ok(found.into_iter().find(|(rule, _)| rule == id).map(|(_, cases)| cases).unwrap_or_default())
}
