//! Writes the model's file in the layout in which the library reads it.

use std::collections::BTreeMap;

use belie::token::{
    Pos, Tag,
    tagger::{MAGIC, place},
};

use crate::perceptron::Row;

/// How many buckets the weights have.
const BUCKETS: usize = 1 << 16;

/// The file from its parts, with the features that were updated at least so often.
pub(crate) fn file(
    labels: &[(Tag, Pos)],
    vocabulary: &[u8],
    rows: &[Row],
    least: u32,
    lemmas: &[u8],
) -> Vec<u8> {
    let labels: Vec<u8> = labels.iter().flat_map(|(tag, pos)| [*tag as u8, *pos as u8]).collect();
    let (offsets, buckets) = weights(rows, least);
    let sections: [&[u8]; 5] = [&labels, vocabulary, &offsets, &buckets, lemmas];
    let mut file = MAGIC.to_vec();
    let mut start = file.len() + 4 * (sections.len() + 1);
    file.extend((start as u32).to_le_bytes());
    for section in sections {
        start += section.len();
        file.extend((start as u32).to_le_bytes());
    }
    sections.iter().for_each(|section| file.extend(*section));
    file
}

/// The offsets of the buckets and the buckets.
fn weights(rows: &[Row], least: u32) -> (Vec<u8>, Vec<u8>) {
    let kept = || rows.iter().filter(|row| row.updates >= least);
    let most = kept().flat_map(|row| &row.weights).fold(0.0, |most: f64, w| most.max(w.1.abs()));
    let mut table: Vec<BTreeMap<u16, Vec<u8>>> = vec![BTreeMap::new(); BUCKETS];
    for row in kept() {
        let quantised =
            row.weights.iter().map(|w| (w.0, (w.1 / most * 127.0).round() as i8)).filter(|w| w.1 != 0);
        let bytes: Vec<u8> = quantised.flat_map(|w| [w.0, w.1.to_le_bytes()[0]]).collect();
        if !bytes.is_empty() {
            let (bucket, print) = place(row.feature, BUCKETS);
            table[bucket].insert(print, bytes);
        }
    }
    let (mut offsets, mut buckets) = (vec![0; 3], Vec::new());
    for bucket in table {
        for (print, bytes) in bucket {
            buckets.extend(print.to_le_bytes());
            buckets.push((bytes.len() / 2) as u8);
            buckets.extend(bytes);
        }
        offsets.extend(&(buckets.len() as u32).to_le_bytes()[..3]);
    }
    (offsets, buckets)
}

/// The table of exceptions from keys and lemmas.
pub(crate) fn lemmas(exceptions: &BTreeMap<u32, String>) -> Vec<u8> {
    let mut table = (exceptions.len() as u32).to_le_bytes().to_vec();
    table.extend(exceptions.keys().flat_map(|key| key.to_le_bytes()));
    let mut end = 0;
    for lemma in exceptions.values() {
        end += lemma.len();
        table.extend(u16::try_from(end).expect("the exceptions fit 64 KiB").to_le_bytes());
    }
    exceptions.values().for_each(|lemma| table.extend(lemma.bytes()));
    table
}
