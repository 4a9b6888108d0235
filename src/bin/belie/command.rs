//! One file a command.

mod accept;
mod actors;
mod baseline;
mod check;
mod claims;
mod compare;
mod completions;
mod explain;
mod init;
mod man;
mod positions;
mod rules;
mod snapshot;
mod test;
mod watch;

use belie::{
    finding::Finding,
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
        Command::Check(check) if check.watch => watch::run(&check, global, console),
        Command::Check(check) => check::run(&check, global, console),
        Command::Claims(claims) => claims::run(&claims, global, console),
        Command::Positions(positions) => positions::run(&positions, global, console),
        Command::Actors(actors) => actors::run(&actors, console),
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
        Command::Man { to } => man::run(to.as_deref(), console),
    }
}

/// The rule of an id, or the one that was probably meant.
fn rule<'c>(config: &'c Config, id: &str) -> Result<&'c Rule, Failure> {
    config.rules.rule(id).ok_or_else(|| Failure::new(config.rules.unknown(id)))
}

/// The finding of a fingerprint, or the only one whose fingerprint begins so.
fn fingerprinted<'f, T>(
    all: &'f [T],
    finding: fn(&T) -> &Finding,
    fingerprint: &str,
) -> Result<&'f T, Failure> {
    let found: Vec<&T> = all.iter().filter(|one| finding(one).fingerprint.starts_with(fingerprint)).collect();
    let exact = found.iter().find(|one| finding(one).fingerprint == fingerprint);
    match (exact, found.as_slice()) {
        (Some(one), _) | (None, [one]) => Ok(one),
        (None, []) => Err(Failure::new(format!(
            "no finding has the fingerprint `{fingerprint}`; are the documents, --date and --rules those of the check?"
        ))),
        (None, many) => {
            let many = many.len();
            Err(Failure::new(format!("{many} findings have a fingerprint that starts with `{fingerprint}`")))
        }
    }
}

/// A text that was typed, if there is more to it than space.
fn filled(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The rules of some ids; all rules, if none is asked for.
fn chosen<'c>(config: &'c Config, ids: &[String]) -> Result<Vec<&'c Rule>, Failure> {
    match ids {
        [] => Ok(config.rules.rules().iter().collect()),
        ids => ids.iter().map(|id| rule(config, id)).collect(),
    }
}

/// The files in which a rule can be written: the user's, which take the place of built-in ones, and that of its name.
fn files<'c>(config: &'c Config, id: &str) -> impl Iterator<Item = (&'c str, &'c str)> {
    let named = format!("/{id}.yaml");
    let own = config.files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    own.chain(builtin::FILES.iter().copied().filter(move |(name, _)| name.ends_with(&named)))
}

/// The tests of rules, in their order; of a rule that has none, none.
fn tests(config: &Config, rules: &[&Rule], console: &Console) -> Result<Vec<RuleTests>, Failure> {
    let mut found: Vec<RuleTests> = Vec::new();
    let mut faults = Vec::new();
    let mut read = |(name, text): (&str, &str)| match cases(name, text, &config.lexicon) {
        Ok(tests) => tests,
        Err(wrong) => {
            faults.extend(wrong);
            Vec::new()
        }
    };
    let own: Vec<RuleTests> = config.files.iter().flat_map(|(name, text)| read((name, text))).collect();
    for rule in rules {
        let known = own.iter().find(|tests| tests.rule == rule.id).cloned();
        let builtin = || files(config, &rule.id).skip(config.files.len()).flat_map(&mut read).next();
        found.push(
            known
                .or_else(builtin)
                .unwrap_or_else(|| RuleTests { rule: rule.id.clone(), ..RuleTests::default() }),
        );
    }
    if faults.is_empty() {
        return Ok(found);
    }
    let builtin = builtin::FILES.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    let files: Vec<_> = config.files.iter().cloned().chain(builtin).collect();
    Err(config::broken(&faults, &files, console))
}

/// What was read, in numbers.
#[derive(Clone, Copy, Default)]
struct Counts([usize; 10]);

impl Counts {
    /// The numbers of a reading.
    fn of(reading: &Reading) -> Self {
        let propositions = reading.statements.iter().map(|statement| statement.propositions.len()).sum();
        Self([
            1,
            reading.document.bytes.len(),
            reading.text.sentences.len(),
            reading.statements.len(),
            propositions,
            reading.timexes.len(),
            reading.quantities.len(),
            reading.refused.len(),
            reading.coverage.verb_groups,
            reading.coverage.read,
        ])
    }

    fn add(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, count)| *sum += count);
    }

    /// The numbers as lines.
    fn told(self) -> String {
        let [counts @ .., groups, read] = self.0;
        let what = [
            "documents",
            "bytes",
            "sentences",
            "claims",
            "propositions",
            "time phrases",
            "quantities",
            "refusals",
        ];
        let percent = 100.0 * read as f64 / (groups.max(1)) as f64;
        let line = |(count, what): (&usize, &str)| format!("{count:>8}  {what}\n");
        let mut out: String = counts.iter().zip(what).map(line).collect();
        out.push_str(&format!("{groups:>8}  finite verb groups, {read} of them read ({percent:.1} %)\n"));
        out
    }
}
