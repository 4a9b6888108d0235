//! The tables of `lexicon::wordnet`, as bytes.

use std::collections::{BTreeMap, BTreeSet};

use super::database::{Database, Irregular, SENSES};

/// Words in the order of the index, with their parts of speech as bits.
type Kept = BTreeMap<(usize, String), u8>;

/// How many words are in a block at most.
const BLOCK: usize = 16;

/// The place of a word in the index: its first three bytes as letters.
pub(crate) fn key(word: &str) -> usize {
    let letter = |place: usize| match word.as_bytes().get(place) {
        Some(byte @ b'a'..=b'z') => usize::from(byte - b'a') + 1,
        _ => 0,
    };
    (letter(0) * 27 + letter(1)) * 27 + letter(2)
}

/// The sections `Index`, `Blocks`, `Text`, `Parts` and `Records`.
pub(crate) fn words(words: &Kept, database: &Database) -> Vec<Vec<u8>> {
    let mut index = vec![0u8; (27 * 27 * 27 + 1) * 2];
    let (mut blocks, mut text, mut records) = (Vec::new(), Vec::new(), Vec::new());
    let mut last: Option<(usize, &str, usize)> = None;
    let mut filled = 0;
    for (number, ((key, word), _)) in words.iter().enumerate() {
        match last {
            Some((before, previous, count)) if before == *key && count < BLOCK => {
                front_code(&mut text, previous, word);
                last = Some((*key, word, count + 1));
            }
            _ => {
                fill(&mut index, &mut filled, *key, blocks.len() / 9);
                block(&mut blocks, [text.len(), number, records.len()]);
                text.push(u8::try_from(word.len()).expect("words are short"));
                text.extend(word.bytes());
                last = Some((*key, word, 1));
            }
        }
        record(&mut records, word, database);
    }
    fill(&mut index, &mut filled, 27 * 27 * 27, blocks.len() / 9);
    block(&mut blocks, [text.len(), words.len(), records.len()]);
    let bits: Vec<u8> = words.values().copied().collect();
    let parts = bits.chunks(2).map(|pair| pair[0] | pair.get(1).map_or(0, |high| high << 4)).collect();
    vec![index, blocks, text, parts, records]
}

/// Sets the first block of all keys up to one.
fn fill(index: &mut [u8], filled: &mut usize, key: usize, block: usize) {
    let block = u16::try_from(block).expect("fewer than 65,536 blocks");
    while *filled <= key {
        index[*filled * 2..*filled * 2 + 2].copy_from_slice(&block.to_le_bytes());
        *filled += 1;
    }
}

fn block(blocks: &mut Vec<u8>, numbers: [usize; 3]) {
    numbers.iter().for_each(|&number| blocks.extend(triple(number)));
}

/// A shared prefix and a suffix, four bits each; 15 says that a byte of its own follows.
fn front_code(text: &mut Vec<u8>, previous: &str, word: &str) {
    let prefix = previous.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
    let suffix = word.len() - prefix;
    text.push(((prefix.min(15) << 4) | suffix.min(15)) as u8);
    for length in [prefix, suffix] {
        if length >= 15 {
            text.push(u8::try_from(length).expect("words are short"));
        }
    }
    text.extend(&word.as_bytes()[prefix..]);
}

/// The first senses of a word: two bits a part of speech for how many, then their numbers.
fn record(records: &mut Vec<u8>, word: &str, database: &Database) {
    let (mut counts, mut senses) = (0, Vec::new());
    for (part, lemmas) in database.lemmas.iter().enumerate() {
        let early = lemmas.get(word).into_iter().flat_map(|lemma| lemma.senses.iter().take(SENSES));
        for offset in early.filter_map(|offset| database.numbers[part].get(offset)) {
            counts += 1 << (2 * part);
            senses.extend(offset.to_le_bytes());
        }
    }
    records.push(counts);
    records.extend(senses);
}

/// The first parent of each synset, and the pairs of a synset and a further parent.
pub(crate) fn parents(database: &Database, part: usize) -> [Vec<u8>; 2] {
    let numbers = &database.numbers[part];
    let (mut first, mut more) = (Vec::new(), Vec::new());
    for (offset, number) in numbers {
        let mut parents = database.parents(part, offset).filter_map(|parent| numbers.get(parent));
        first.extend(parents.next().unwrap_or(&u16::MAX).to_le_bytes());
        for parent in parents {
            more.extend([number.to_le_bytes(), parent.to_le_bytes()].concat());
        }
    }
    [first, more]
}

/// Pairs of words' numbers with the bit of their part of speech, in order, both ways.
pub(crate) fn antonyms(words: &Kept, database: &Database) -> Vec<u8> {
    let numbers = numbers(words);
    let mut pairs = BTreeSet::new();
    for [(part, one, _), (_, other, _)] in database.between("!") {
        if let (Some(&one), Some(&other)) = (numbers.get(one), numbers.get(other)) {
            pairs.extend([(one, other, 1u8 << part), (other, one, 1 << part)]);
        }
    }
    let row = |(one, other, bit): (usize, usize, u8)| [&triple(one)[..], &triple(other), &[bit]].concat();
    pairs.into_iter().flat_map(row).collect()
}

/// For each noun with a verb that it is derived from, its number and where the verb stands; and the verbs.
///
/// Of several verbs the one whose senses come first is kept, then the one that shares more letters.
pub(crate) fn derivations(words: &Kept, database: &Database) -> [Vec<u8>; 2] {
    let numbers = numbers(words);
    let mut best: BTreeMap<usize, (usize, usize, &str)> = BTreeMap::new();
    for [(from, noun, noun_rank), (to, verb, verb_rank)] in database.between("+") {
        let Some(&number) = numbers.get(noun).filter(|_| from == 0 && to == 1) else { continue };
        let shared = noun.bytes().zip(verb.bytes()).take_while(|(a, b)| a == b).count();
        let offer = (noun_rank + verb_rank, usize::MAX - shared, verb);
        best.entry(number).and_modify(|held| *held = (*held).min(offer)).or_insert(offer);
    }
    let verbs: BTreeSet<&str> = best.values().map(|(_, _, verb)| *verb).collect();
    let (mut places, mut text) = (BTreeMap::new(), Vec::new());
    for verb in verbs {
        places.insert(verb, text.len());
        text.push(u8::try_from(verb.len()).expect("words are short"));
        text.extend(verb.bytes());
    }
    let row = |(number, (_, _, verb)): (usize, (usize, usize, &str))| {
        [triple(number), triple(places[verb])].concat()
    };
    [best.into_iter().flat_map(row).collect(), text]
}

/// The number of forms, where each starts and the last ends, two bytes each; then length, form and lemma.
pub(crate) fn irregular(forms: &Irregular) -> Vec<u8> {
    let narrow =
        |length: usize| u16::try_from(length).expect("a list of irregular forms is short").to_le_bytes();
    let (mut bytes, mut text) = (narrow(forms.0.len()).to_vec(), Vec::new());
    for (form, lemma) in &forms.0 {
        bytes.extend(narrow(text.len()));
        text.push(u8::try_from(form.len()).expect("words are short"));
        text.extend(form.bytes().chain(lemma.bytes()));
    }
    bytes.extend(narrow(text.len()));
    [bytes, text].concat()
}

/// The numbers of the words.
fn numbers(words: &Kept) -> BTreeMap<&str, usize> {
    words.keys().enumerate().map(|(number, (_, word))| (word.as_str(), number)).collect()
}

fn triple(number: usize) -> [u8; 3] {
    let bytes = u32::try_from(number).expect("tables are small").to_le_bytes();
    [bytes[0], bytes[1], bytes[2]]
}
