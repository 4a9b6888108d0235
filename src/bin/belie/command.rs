//! One file a command.

mod accept;
mod baseline;
mod check;
mod claims;
mod compare;
mod completions;
mod explain;
mod init;
mod rules;
mod snapshot;
mod test;

use belie::{
    pipeline::Reading,
    rule::{
        Rule, builtin,
        test::{RuleTests, cases},
    },
};

use crate::{
    args::{Args, Command},
    config::{self, Config},
    console::Console,
    outcome::{Ending, Failure},
};

/// Runs the command that was typed.
pub(crate) fn run(args: Args, console: &Console) -> Result<Ending, Failure> {
    let global = &args.global;
    match args.command {
        Command::Check(check) => check::run(&check, global, console),
        Command::Claims(claims) => claims::run(&claims, global, console),
        Command::Compare(rules) => compare::run(&rules, global, console),
        Command::Explain(explain) => explain::run(&explain, global, console),
        Command::Accept(accept) => accept::run(&accept, global, console),
        Command::Baseline(baseline) => baseline::run(&baseline, global, console),
        Command::Rules(rules) => rules::run(&rules, console),
        Command::Test(test) => test::run(&test, global, console),
        Command::Snapshot(snapshot) => snapshot::run(&snapshot, global, console),
        Command::Init(init) => init::run(&init, console),
        Command::Schema => console.print(&belie::config::schema()).map(|()| Ending::Clean),
        Command::Completions { shell } => completions::run(shell, console),
    }
}

/// The rule of an id, or the one that was probably meant.
fn rule<'c>(config: &'c Config, id: &str) -> Result<&'c Rule, Failure> {
    config.rules.rule(id).ok_or_else(|| Failure::new(config.rules.unknown(id)))
}

/// The rules of some ids; all rules, if none is asked for.
fn chosen<'c>(config: &'c Config, ids: &[String]) -> Result<Vec<&'c Rule>, Failure> {
    match ids {
        [] => Ok(config.rules.rules().iter().collect()),
        ids => ids.iter().map(|id| rule(config, id)).collect(),
    }
}

/// All rule files: the user's first, since a rule of the same name takes the place of a built-in one.
fn files(config: &Config) -> impl Iterator<Item = (&str, &str)> {
    let own = config.files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    own.chain(builtin::FILES.iter().copied())
}

/// The tests of all rules.
fn all_tests(config: &Config, console: &Console) -> Result<Vec<RuleTests>, Failure> {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    for (name, text) in files(config) {
        match cases(name, text, &config.lexicon) {
            Ok(cases) => found.extend(cases),
            Err(wrong) => faults.extend(wrong),
        }
    }
    if faults.is_empty() {
        return Ok(found);
    }
    let files: Vec<_> = files(config).map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    Err(config::broken(&faults, &files, console))
}

/// What was read, in numbers.
fn reading_stats(readings: &[Reading]) -> String {
    let sum = |count: fn(&Reading) -> usize| readings.iter().map(count).sum::<usize>();
    let (groups, read) = (sum(|r| r.coverage.verb_groups), sum(|r| r.coverage.read));
    let percent = 100.0 * read as f64 / (groups.max(1)) as f64;
    let propositions = sum(|r| r.statements.iter().map(|s| s.propositions.len()).sum());
    let counts = [
        (readings.len(), "documents"),
        (sum(|r| r.document.bytes.len()), "bytes"),
        (sum(|r| r.text.sentences.len()), "sentences"),
        (sum(|r| r.statements.len()), "claims"),
        (propositions, "propositions"),
        (sum(|r| r.timexes.len()), "time phrases"),
        (sum(|r| r.quantities.len()), "quantities"),
        (sum(|r| r.refused.len()), "refusals"),
    ];
    let mut out: String = counts.iter().map(|(count, what)| format!("{count:>8}  {what}\n")).collect();
    out.push_str(&format!("{groups:>8}  finite verb groups, {read} of them read ({percent:.1} %)\n"));
    out
}
