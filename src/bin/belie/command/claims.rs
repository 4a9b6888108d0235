//! `belie claims`: shows what was read, before anything is compared.

use belie::{
    pipeline::Reading,
    report::{self, Parts},
};

use super::Counts;
use crate::{
    args::{Claims, ClaimsFormat, Global},
    config,
    console::Console,
    input,
    outcome::{Ending, Failure},
};

/// Shows what was read, document by document.
pub(crate) fn run(wanted: &Claims, global: &Global, console: &Console) -> Result<Ending, Failure> {
    let config = config::load(&wanted.rules, console)?;
    let parts = Parts {
        tokens: wanted.tokens,
        refused: wanted.refused,
        precise: wanted.precise,
        source: wanted.source.as_deref(),
    };
    let usual = if wanted.documents.jsonl { ClaimsFormat::Jsonl } else { ClaimsFormat::Human };
    let format = wanted.format.unwrap_or(usual);
    let make = |reading: &Reading| {
        let text = match format {
            ClaimsFormat::Human => report::claims_table(reading, &config.lexicon, parts),
            ClaimsFormat::Json => report::claims_line(reading, &config.lexicon, parts),
            ClaimsFormat::Jsonl => report::claims_line(reading, &config.lexicon, parts) + "\n",
        };
        (text, Counts::of(reading))
    };
    let (opening, between, end) = around(format);
    let mut counts = Counts::default();
    let mut before = opening;
    input::in_turn(&wanted.documents, global, &config, console, make, |(text, of)| {
        counts.add(of);
        console.print(&format!("{before}{text}"))?;
        before = between;
        Ok(())
    })?;
    // Without a document nothing was opened.
    let opened = if before == opening { opening } else { "" };
    console.print(&format!("{opened}{end}"))?;
    if wanted.stats {
        console.complain(&counts.told());
    }
    Ok(Ending::Clean)
}

/// What stands before the first document, between two, and after the last.
fn around(format: ClaimsFormat) -> (&'static str, &'static str, &'static str) {
    match format {
        ClaimsFormat::Human => ("", "\n", ""),
        ClaimsFormat::Json => ("{\"version\":1,\"documents\":[", ",\n", "]}\n"),
        ClaimsFormat::Jsonl => ("", "", ""),
    }
}
