//! WordNet's database files, as far as the tables need them (see `wndb(5WN)`).

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

/// The parts of speech in the order of the bits, by the names of their files.
pub(crate) const PARTS: [&str; 4] = ["noun", "verb", "adj", "adv"];

/// How many senses of a word are kept.
pub(crate) const SENSES: usize = 3;

/// A lemma in one part of speech.
pub(crate) struct Lemma {
    /// The offsets of its synsets, the most frequent sense first.
    pub(crate) senses: Vec<String>,
    /// Whether it occurs in the texts that WordNet counted.
    pub(crate) counted: bool,
}

/// A synset.
pub(crate) struct Synset {
    /// Its words, lower case, spaces for underscores.
    pub(crate) words: Vec<String>,
    /// Its pointers.
    pub(crate) pointers: Vec<Pointer>,
}

/// A pointer from one synset to another, or between two of their words.
pub(crate) struct Pointer {
    /// The kind: `!` antonym, `@` hypernym, `+` derivation.
    pub(crate) symbol: String,
    /// The offset of the target.
    pub(crate) target: String,
    /// The target's part of speech, as an index of [`PARTS`].
    pub(crate) part: usize,
    /// The words, from 1; 0 for the whole synset.
    pub(crate) words: (usize, usize),
}

/// What is read of the database.
pub(crate) struct Database {
    /// Lemmas by part of speech.
    pub(crate) lemmas: Vec<BTreeMap<String, Lemma>>,
    /// Synsets by part of speech and offset.
    pub(crate) synsets: Vec<BTreeMap<String, Synset>>,
    /// By part of speech, the number of each synset that an early sense of a single word, or an ancestor of one,
    /// leads to.
    pub(crate) numbers: Vec<BTreeMap<String, u16>>,
}

impl Database {
    /// Reads the index and data files of a folder.
    pub(crate) fn read(folder: &Path) -> io::Result<Self> {
        let (mut lemmas, mut synsets) = (Vec::new(), Vec::new());
        for part in PARTS {
            let index = fs::read_to_string(folder.join(format!("index.{part}")))?;
            lemmas.push(lines(&index).filter_map(lemma).collect());
            let data = fs::read_to_string(folder.join(format!("data.{part}")))?;
            synsets.push(lines(&data).filter_map(synset).collect());
        }
        let mut database = Self { lemmas, synsets, numbers: Vec::new() };
        database.numbers = (0..PARTS.len()).map(|part| database.number(part)).collect();
        Ok(database)
    }

    /// Numbers the synsets that are reached, in the order of their offsets.
    fn number(&self, part: usize) -> BTreeMap<String, u16> {
        let short = self.lemmas[part].iter().filter(|(word, _)| word.matches(' ').count() <= 1);
        let single = short.filter(|(word, lemma)| !word.contains(' ') || part == 1 || lemma.counted);
        let mut open: Vec<&String> = single.flat_map(|(_, lemma)| lemma.senses.iter().take(SENSES)).collect();
        let mut reached = BTreeSet::new();
        while let Some(offset) = open.pop() {
            if reached.insert(offset.clone()) {
                open.extend(self.parents(part, offset));
            }
        }
        let number = |at: usize| u16::try_from(at).expect("fewer than 65,536 synsets are reached");
        reached.into_iter().enumerate().map(|(at, offset)| (offset, number(at))).collect()
    }

    /// The hypernyms of a synset; only nouns and verbs have them.
    pub(crate) fn parents<'a>(&'a self, part: usize, offset: &str) -> impl Iterator<Item = &'a String> {
        let pointers = self.synsets[part].get(offset).into_iter().flat_map(|synset| &synset.pointers);
        pointers.filter(|p| matches!(p.symbol.as_str(), "@" | "@i")).map(|p| &p.target)
    }

    /// The rank of a synset among the senses of a word, from 0.
    pub(crate) fn rank(&self, part: usize, word: &str, offset: &str) -> Option<usize> {
        self.lemmas[part].get(word)?.senses.iter().position(|sense| sense == offset)
    }

    /// All pointers of a kind between two words: part and word, part and word, and the sense's rank for each.
    pub(crate) fn between<'a>(
        &'a self,
        symbol: &'a str,
    ) -> impl Iterator<Item = [(usize, &'a str, usize); 2]> {
        let all = self.synsets.iter().enumerate().flat_map(|(part, synsets)| {
            synsets.iter().flat_map(move |(offset, s)| s.pointers.iter().map(move |p| (part, offset, s, p)))
        });
        all.filter(move |(_, _, _, pointer)| pointer.symbol == symbol).filter_map(
            |(part, offset, synset, pointer)| {
                let one = synset.words.get(pointer.words.0.checked_sub(1)?)?;
                let target = self.synsets[pointer.part].get(&pointer.target)?;
                let other = target.words.get(pointer.words.1.checked_sub(1)?)?;
                let ranks = (self.rank(part, one, offset)?, self.rank(pointer.part, other, &pointer.target)?);
                Some([(part, one.as_str(), ranks.0), (pointer.part, other.as_str(), ranks.1)])
            },
        )
    }
}

/// The lines after the licence.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with(' '))
}

/// `lemma pos synset_cnt p_cnt [symbol…] sense_cnt tagsense_cnt offset…`
fn lemma(line: &str) -> Option<(String, Lemma)> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let pointers: usize = fields.get(3)?.parse().ok()?;
    let counted = *fields.get(5 + pointers)? != "0";
    let senses = fields.get(6 + pointers..)?.iter().map(|&offset| offset.to_owned()).collect();
    Some((fields.first()?.replace('_', " "), Lemma { senses, counted }))
}

/// `offset file type w_cnt (word lex_id)… p_cnt (symbol offset pos source/target)… … | gloss`
fn synset(line: &str) -> Option<(String, Synset)> {
    let fields: Vec<&str> = line.split(" | ").next()?.split_whitespace().collect();
    let count = usize::from_str_radix(fields.get(3)?, 16).ok()?;
    let words = (0..count).filter_map(|at| fields.get(4 + 2 * at)).map(|word| plain(word)).collect();
    let rest = fields.get(4 + 2 * count..)?;
    let pointers: usize = rest.first()?.parse().ok()?;
    let pointers = rest.get(1..)?.chunks_exact(4).take(pointers).filter_map(pointer).collect();
    Some(((*fields.first()?).to_owned(), Synset { words, pointers }))
}

fn pointer(fields: &[&str]) -> Option<Pointer> {
    let part = match fields[2] {
        "n" => 0,
        "v" => 1,
        "a" | "s" => 2,
        "r" => 3,
        _ => return None,
    };
    let number = |text: &str| usize::from_str_radix(text, 16).ok();
    let words = (number(fields[3].get(..2)?)?, number(fields[3].get(2..)?)?);
    Some(Pointer { symbol: fields[0].to_owned(), target: fields[1].to_owned(), part, words })
}

/// A word without its syntactic marker, as the index has it.
fn plain(word: &str) -> String {
    word.split('(').next().unwrap_or(word).replace('_', " ").to_lowercase()
}

/// Irregular forms with their dictionary form, in the order of their bytes.
pub(crate) struct Irregular(pub(crate) BTreeMap<String, String>);

impl Irregular {
    /// Reads an exception list: `form lemma…`, of which the first lemma is kept.
    pub(crate) fn read(folder: &Path, part: &str) -> io::Result<Self> {
        let text = fs::read_to_string(folder.join(format!("{part}.exc")))?;
        let pair = |line: &str| {
            let mut words = line.split_whitespace();
            Some((words.next()?.replace('_', " "), words.next()?.replace('_', " ")))
        };
        Ok(Self(text.lines().filter_map(pair).filter(|(form, lemma)| form != lemma).collect()))
    }
}
