//! Writes a corpus of generated documents into a folder: `cargo run --example corpus -- FOLDER [DOCUMENTS] [WORDS]`.
//! The figures for the cache are measured on it.

mod text;

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let folder = Path::new(arguments.first().map_or("corpus", String::as_str));
    let number = |at: usize, usual| arguments.get(at).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (documents, words) = (number(1, 2000), number(2, 800));
    fs::create_dir_all(folder)?;
    for seed in 0..documents {
        fs::write(folder.join(format!("{seed:05}.md")), text::document(seed as u64, words))?;
    }
    Ok(())
}
