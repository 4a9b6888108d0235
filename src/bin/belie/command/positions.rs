//! `belie positions`: what each side holds on each topic, and since when.

use belie::report::{self, Positions, Wanted};

use crate::{
    args::{self, Global, PositionsFormat},
    config,
    console::Console,
    input,
    outcome::{Ending, Failure},
};

/// Shows the positions of all sides.
pub(crate) fn run(wanted: &args::Positions, global: &Global, console: &Console) -> Result<Ending, Failure> {
    let config = config::load(&wanted.rules, console)?;
    let readings = input::readings(&wanted.documents, global, &config, console)?;
    let asked = Wanted { actors: &wanted.actors, topics: &wanted.topics };
    let positions = Positions::new(&readings, &config.lexicon, asked);
    let text = match wanted.format {
        PositionsFormat::Human => report::positions_human(&positions, &console.look(wanted.width)),
        PositionsFormat::Markdown => report::positions_markdown(&positions),
        PositionsFormat::Csv => report::positions_csv(&positions),
        PositionsFormat::Json => report::positions_json(&positions),
    };
    // A table for programs has no room for what is left out.
    if wanted.format == PositionsFormat::Csv {
        console.detail(&positions.summary());
    }
    if positions.all().is_empty() && positions.left_out().unwanted > 0 {
        console.warn("no position is of the sides and topics that are asked for");
    }
    console.print(&text)?;
    Ok(Ending::Clean)
}
