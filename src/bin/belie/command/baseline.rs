//! `belie baseline`: the findings that were there when belie was adopted, kept apart until they are mended.

use std::{fmt::Write, path::PathBuf};

use belie::{
    accept::{Baseline, Keeping, Known},
    day::Day,
    report::{self, counted},
};

use super::check::{self, Checked};
use crate::{
    args::{Adopt, BaselineCommand, BaselineFile, Global, Keep, ListFormat},
    config,
    console::Console,
    file::save,
    input,
    outcome::{Ending, Failure},
};

/// Makes, changes or lists a baseline.
pub(crate) fn run(wanted: &BaselineCommand, global: &Global, console: &Console) -> Result<Ending, Failure> {
    match wanted {
        BaselineCommand::Create { keep, at } => create(keep, at, global, console),
        BaselineCommand::Update { keep, allow_new, at } => update(keep, *allow_new, at, global, console),
        BaselineCommand::Prune { at } => prune(at, global, console),
        BaselineCommand::List { older_than, format, at } => list(*older_than, *format, at, global, console),
    }
}

/// A new file of all findings that are not accepted.
fn create(keep: &Keep, at: &BaselineFile, global: &Global, console: &Console) -> Result<Ending, Failure> {
    let checked = checked(at, global, console)?;
    let file = file(at, &checked.config.project);
    if std::fs::symlink_metadata(&file).is_ok() {
        let file = file.display();
        return Err(Failure::new(format!("{file} is there already: `belie baseline update` changes it")));
    }
    let mut baseline = Baseline::default();
    let new = baseline.new_ones(&checked.findings);
    baseline.add(&new, &keeping(keep, &checked)?);
    save(&file, &baseline.written())?;
    say(console, &format!("{} in {}", counted(baseline.len(), "finding"), file.display()))
}

/// Leaves out what is gone; takes in what is new only if that is asked for.
fn update(
    keep: &Keep,
    allow_new: bool,
    at: &BaselineFile,
    global: &Global,
    console: &Console,
) -> Result<Ending, Failure> {
    let checked = checked(at, global, console)?;
    let (file, mut baseline) = read(at, &checked.config.project, console)?;
    let gone = baseline.prune(&checked.findings);
    baseline.retell(&checked.findings);
    let new = baseline.new_ones(&checked.findings);
    let mut said = format!("{}: {gone} gone", file.display());
    match (new.len(), allow_new) {
        (0, _) => {}
        (many, true) => {
            let _ = write!(said, ", {many} new");
            baseline.add(&new, &keeping(keep, &checked)?);
        }
        (many, false) => {
            let _ = write!(said, ", {many} new left out (take them in with --allow-new)");
        }
    }
    save(&file, &baseline.written())?;
    say(console, &format!("{said}; {} left", counted(baseline.len(), "finding")))
}

/// Leaves out what is gone.
fn prune(at: &BaselineFile, global: &Global, console: &Console) -> Result<Ending, Failure> {
    let checked = checked(at, global, console)?;
    let (file, mut baseline) = read(at, &checked.config.project, console)?;
    let gone = baseline.prune(&checked.findings);
    save(&file, &baseline.written())?;
    say(console, &format!("{}: {gone} gone; {} left", file.display(), counted(baseline.len(), "finding")))
}

/// Shows what is kept, and for how long.
fn list(
    older_than: Option<i32>,
    format: ListFormat,
    at: &BaselineFile,
    global: &Global,
    console: &Console,
) -> Result<Ending, Failure> {
    let project = config::project(&at.rules, console)?;
    let (_, baseline) = read(at, &project, console)?;
    let as_of = match at.as_of.or(project.settings.as_of) {
        Some(day) => Some(day),
        None => check::newest(&input::documents(&at.documents, global, &project, console)?),
    };
    if older_than.is_some() && as_of.is_none() {
        return Err(Failure::new("no document has a date, so that no age is known: say --as-of DATE"));
    }
    let old = |known: &Known| older_than.is_none_or(|days| known.age(as_of).is_some_and(|age| age > days));
    let mut out = String::new();
    for (fingerprint, known) in baseline.entries().filter(|(_, known)| old(known)) {
        out.push_str(&match format {
            ListFormat::Human => line(fingerprint, known, as_of),
            ListFormat::Json => report::to_json(known) + "\n",
        });
    }
    console.print(&out)?;
    Ok(Ending::Clean)
}

/// An entry on one line.
fn line(fingerprint: &str, known: &Known, as_of: Option<Day>) -> String {
    let age = match (known.date(), known.age(as_of)) {
        (Some(date), Some(age)) => format!("since {date} ({})", counted(age.unsigned_abs() as usize, "day")),
        (Some(date), None) => format!("since {date}"),
        (None, _) => "date unknown".to_owned(),
    };
    let owner = known.owner.as_deref().unwrap_or("no owner");
    let line = format!("{fingerprint}  {age}  {owner}  {}: {} ({})", known.rule, known.message, known.reason);
    report::on_one_line(&line).into_owned() + "\n"
}

/// The findings of the whole project: of a part of them nobody knows what is gone.
fn checked(at: &BaselineFile, global: &Global, console: &Console) -> Result<Checked, Failure> {
    let adopt = Adopt { as_of: at.as_of, no_baseline: true, ..Adopt::default() };
    let checked = check::checked(&at.documents, &at.rules, &adopt, global, console)?;
    if checked.whole {
        return Ok(checked);
    }
    Err(Failure::new("a baseline is of the whole project: name no paths, or the folder of belie.yml"))
}

/// The file of the baseline.
fn file(at: &BaselineFile, project: &config::Project) -> PathBuf {
    at.file.clone().unwrap_or_else(|| project.path(check::BASELINE))
}

/// The baseline, which must be there.
fn read(
    at: &BaselineFile,
    project: &config::Project,
    console: &Console,
) -> Result<(PathBuf, Baseline), Failure> {
    let file = file(at, project);
    let baseline = check::baseline(&file, console)?;
    Ok((file, baseline))
}

/// Why findings are kept: without a reason none is.
fn keeping(keep: &Keep, checked: &Checked) -> Result<Keeping, Failure> {
    let reason = super::filled(keep.reason.as_deref())
        .ok_or_else(|| Failure::new("findings are kept for a reason: expected a text after --reason"))?;
    Ok(Keeping { date: checked.as_of, reason, owner: super::filled(keep.owner.as_deref()) })
}

fn say(console: &Console, text: &str) -> Result<Ending, Failure> {
    console.print(&report::on_lines(&format!("{text}\n")))?;
    Ok(Ending::Clean)
}
