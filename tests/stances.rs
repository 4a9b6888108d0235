//! Stances in minimal pairs: sentences that carry a stance, and near misses that do not.
//!
//! `tests/stances/STANCE.txt` holds a sentence a line after its mark: `+` carries the stance, `-` does not.
//! A mark with `!` says that the reader has it wrong today; the test fails once that is no longer so, and
//! when too many are wrong.
//!
//! `tests/silent/KIND.txt` holds sentences about weather, sport, lives, products and the like, which take none.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{fs, path::Path};

use belie::{
    lexicon::Lexicon,
    pipeline,
    proposition::{Modality, Polarity, Proposition},
    source::{Document, Options},
};

/// In percent: how many sentences of each mark must be right.
const CARRIED: usize = 80;
const NOT_CARRIED: usize = 96;

/// Whether a proposition takes or tells of the stance, and is no supposition.
fn carries(proposition: &Proposition, stance: &str) -> bool {
    let deed = proposition.deed.as_ref().map(|deed| deed.stance.as_str());
    let supposed = matches!(proposition.modality, Modality::Hypothetical | Modality::Question);
    proposition.polarity == Polarity::Positive
        && !supposed
        && (proposition.stance.as_deref() == Some(stance) || deed == Some(stance))
}

/// In percent: how many of the silent sentences may be given a stance all the same.
const FALSE_STANCES: usize = 4;

fn read(sentence: &str, stance: &str, lexicon: &Lexicon) -> bool {
    let document = Document::new("a.txt", sentence.as_bytes().to_vec(), &Options::default()).unwrap();
    let reading = pipeline::read(document, lexicon);
    reading.statements.iter().flat_map(|s| &s.propositions).any(|p| carries(p, stance))
}

#[test]
fn sentences_carry_their_stance_and_near_misses_do_not() {
    let lexicon = Lexicon::builtin();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stances");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut changed = Vec::new();
    let mut right = [0; 2];
    let mut all = [0; 2];
    for file in &files {
        let stance = file.file_stem().unwrap().to_str().unwrap();
        assert!(lexicon.stance(stance).is_some(), "{stance} is a stance");
        for line in fs::read_to_string(file).unwrap().lines() {
            let (mark, sentence) = line.split_once(' ').unwrap();
            let carried = mark.starts_with('+');
            let sound = read(sentence, stance, &lexicon) == carried;
            all[usize::from(carried)] += 1;
            right[usize::from(carried)] += usize::from(sound);
            if sound == mark.ends_with('!') {
                changed.push(format!("{stance}: {line}"));
            }
        }
    }
    assert!(changed.is_empty(), "read otherwise than marked:\n{}", changed.join("\n"));
    let percent = |at: usize| 100 * right[at] / all[at].max(1);
    assert!(percent(1) >= CARRIED && percent(0) >= NOT_CARRIED, "right: {right:?} of {all:?}");
}

#[test]
fn weather_sport_and_products_take_no_stance() {
    let lexicon = Lexicon::builtin();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/silent");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts: Vec<String> = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let sentences: Vec<&str> = texts.iter().flat_map(|text| text.lines()).collect();
    assert!(sentences.len() >= 300, "{} sentences", sentences.len());
    let takes = |sentence: &str| {
        let document = Document::new("a.txt", sentence.as_bytes().to_vec(), &Options::default()).unwrap();
        let reading = pipeline::read(document, &lexicon);
        reading
            .statements
            .iter()
            .flat_map(|s| &s.propositions)
            .any(|p| p.stance.is_some() || p.deed.is_some())
    };
    let wrong: Vec<&str> = sentences.iter().copied().filter(|sentence| takes(sentence)).collect();
    assert!(wrong.len() * 100 <= sentences.len() * FALSE_STANCES, "given a stance:\n{}", wrong.join("\n"));
}
