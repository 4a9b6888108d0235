//! Writes the compiled tables that the library embeds: `cargo run --example generate`.
//!
//! The lexicon is made from `rules/lexicon/*.yaml`. WordNet's tables are made anew only if its files are there: `--wordnet FOLDER`, or `/usr/share/wordnet`.

mod wordnet;

use std::{error::Error, fs, io, path::Path};

use belie::{fault::Fault, lexicon::Lexicon};

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
    let lexicon = belie::lexicon::compile(&files(Path::new("rules/lexicon"))?);
    let lexicon = lexicon.map_err(|faults| list(&faults))?;
    fs::write("src/lexicon/builtin.bin", &lexicon)?;
    // The library was built with the tables of before: the rules are checked against the new ones.
    let lexicon = Lexicon::with_compiled(lexicon.into()).ok_or("the lexicon has another layout")?;
    fs::write("rules/schema.json", belie::rule::schema(&lexicon))?;
    let rules = belie::rule::compile_builtin(&lexicon);
    fs::write("src/rule/builtin.bin", rules.map_err(|faults| list(&faults))?)?;
    Ok(())
}

/// The YAML files of a folder with their names, in the order of the names.
fn files(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push((path.display().to_string(), fs::read_to_string(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

/// Faults, one a line, each with its line in the file.
fn list(faults: &[Fault]) -> String {
    let line = |fault: &Fault| {
        let text = fs::read_to_string(&fault.file).unwrap_or_default();
        let line = text.get(..fault.span.start).map_or(0, |before| before.matches('\n').count() + 1);
        format!("\n  line {line} of {fault}")
    };
    faults.iter().map(line).collect()
}
