//! `belie claims`: shows what was read, before anything is compared.

use belie::report::{self, Parts};

use crate::{
    args::{Claims, ClaimsFormat, Global},
    config,
    console::Console,
    input,
    outcome::{Ending, Failure},
};

/// Shows what was read.
pub(crate) fn run(wanted: &Claims, global: &Global, console: &Console) -> Result<Ending, Failure> {
    let config = config::load(&wanted.rules, console)?;
    let readings = input::readings(&wanted.documents, global, &config, console)?;
    let parts = Parts {
        tokens: wanted.tokens,
        refused: wanted.refused,
        precise: wanted.precise,
        source: wanted.source.as_deref(),
    };
    let usual = if wanted.documents.jsonl { ClaimsFormat::Jsonl } else { ClaimsFormat::Human };
    let lexicon = &config.lexicon;
    let text = match wanted.format.unwrap_or(usual) {
        ClaimsFormat::Human => {
            let tables: Vec<String> =
                readings.iter().map(|reading| report::claims_table(reading, lexicon, parts)).collect();
            tables.join("\n")
        }
        ClaimsFormat::Json => report::claims_json(&readings, lexicon, parts),
        ClaimsFormat::Jsonl => {
            let line =
                |reading: &belie::pipeline::Reading| report::claims_line(reading, lexicon, parts) + "\n";
            input::spread(readings.iter().collect(), global, line)?.concat()
        }
    };
    console.print(&text)?;
    if wanted.stats {
        console.complain(&super::reading_stats(&readings));
    }
    Ok(Ending::Clean)
}
