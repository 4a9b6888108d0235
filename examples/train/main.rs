//! Trains the tagger on a treebank and writes `src/token/english.model`:
//! `cargo run --release --example train -- --treebank FOLDER`, a folder with `train.conllu` and `dev.conllu`.
//!
//! The treebank is UD English EWT (CC BY-SA 4.0), and so is what is written; see `english.model.LICENSE`.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for those who train, which reports as it goes"
)]

mod evaluate;
mod learn;
mod pack;
mod perceptron;
mod treebank;

use std::{error::Error, fs, path::Path, time::Instant};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| arguments.iter().position(|a| a == name).and_then(|at| arguments.get(at + 1));
    let folder = Path::new(value("--treebank").ok_or("--treebank FOLDER is missing")?);
    let output = value("--output").map_or("src/token/english.model", String::as_str);
    let dev = treebank::read(&folder.join("dev.conllu"))?;
    let file = if arguments.iter().any(|a| a == "--evaluate") {
        fs::read(output)?
    } else {
        let start = Instant::now();
        let number = |name: &str, usual: u32| value(name).map_or(Ok(usual), |v| v.parse::<u32>());
        let least = number("--updates", 3)?;
        let train = treebank::read(&folder.join("train.conllu"))?;
        let file = learn::model(&train, number("--rounds", 6)?).file(least);
        fs::write(output, &file)?;
        eprintln!("trained in {:.0} s", start.elapsed().as_secs_f64());
        file
    };
    evaluate::report(&file, &dev).ok_or("the model cannot be read")?;
    Ok(())
}
