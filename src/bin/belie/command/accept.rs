//! `belie accept`: adds a finding to the ledger of `belie.yml`, with a reason.

use std::{fs, path::PathBuf};

use belie::{
    accept::{Entry, with_entry},
    finding::{Acceptance, AcceptedIn, Notice},
    report,
};

use super::check;
use crate::{
    args::{Accept, Adopt, Global},
    config::NAME,
    console::Console,
    file::save,
    outcome::{Ending, Failure},
};

/// Accepts a finding.
pub(crate) fn run(wanted: &Accept, global: &Global, console: &Console) -> Result<Ending, Failure> {
    let reason = super::filled(Some(&wanted.reason))
        .ok_or_else(|| Failure::new("a finding is accepted for a reason: expected a text after --reason"))?;
    let adopt = Adopt { as_of: wanted.as_of, no_baseline: true, ..Adopt::default() };
    let checked = check::checked(&wanted.documents, &wanted.rules, &adopt, global, console)?;
    let finding = super::fingerprinted(&checked.findings, |finding| finding, &wanted.finding)?;
    if Notice::of(&finding.rule).is_some() {
        return Err(Failure::new(format!("{} is about an acceptance: mend that", finding.fingerprint)));
    }
    if let Some(accepted) = &finding.accepted {
        let (name, place) = (&finding.fingerprint, accepted.place.name());
        return Err(Failure::new(format!("{name} is accepted already ({place}): {}", accepted.reason)));
    }
    let entry = Entry {
        finding: finding.fingerprint.clone(),
        acceptance: Acceptance {
            place: AcceptedIn::Ledger,
            reason,
            by: super::filled(wanted.by.as_deref()),
            on: checked.as_of,
            until: wanted.until,
        },
    };
    if let Some((until, now)) = wanted.until.zip(checked.as_of).filter(|(until, now)| until < now) {
        return Err(Failure::new(format!("{until} is over on {now}, so that nothing would be accepted")));
    }
    let project = &checked.config.project;
    let (file, text) = project.file.clone().unwrap_or_else(|| (PathBuf::from(NAME), String::new()));
    let shown = file.display();
    let text = with_entry(NAME, &text, &entry).ok_or_else(|| {
        let line = entry.flow();
        Failure::new(format!("{shown} has a form that is best changed by hand: under `accept`, add {line}"))
    })?;
    if project.file.is_none() && fs::symlink_metadata(&file).is_ok() {
        return Err(Failure::new(format!("{shown} is there, and --no-config ignores it")));
    }
    save(&file, &text)?;
    console
        .print(&report::on_lines(&format!("accepted in {shown}: {}: {}\n", finding.rule, finding.message)))?;
    Ok(Ending::Clean)
}
