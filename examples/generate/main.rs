//! Writes the compiled tables that the library embeds: `cargo run --example generate`.
//!
//! WordNet's tables are made anew only if its files are there: `--wordnet FOLDER`, or `/usr/share/wordnet`.

mod wordnet;

use std::{error::Error, fs, path::Path};

/// Where Debian's `wordnet-base` puts the files.
const WORDNET: &str = "/usr/share/wordnet";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let named = arguments.iter().position(|a| a == "--wordnet").and_then(|at| arguments.get(at + 1));
    let folder = Path::new(named.map_or(WORDNET, String::as_str));
    if named.is_some() || folder.exists() {
        fs::write("src/lexicon/wordnet.bin", wordnet::compile(folder)?)?;
        fs::write("src/lexicon/wordnet.LICENSE", wordnet::licence(folder)?)?;
    }
    let rules = belie::rule::compile_builtin(&belie::lexicon::Lexicon::builtin());
    fs::write("src/rule/builtin.bin", rules.map_err(|mut faults| faults.swap_remove(0))?)?;
    Ok(())
}
