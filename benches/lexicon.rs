//! How long a look-up takes: `cargo bench --bench lexicon`. Each figure is for one pass over the words.

use belie::lexicon::{Lexicon, Part, wordnet};
use divan::{Bencher, black_box, counter::ItemsCount};

/// A sentence with names, cues, stances and plain words.
const WORDS: &str = "officials in New Zealand said on Monday that the United Nations would reject any proposal \
                     which turned down talks with Norwegian envoys about the contested frontier";

fn main() {
    divan::main();
}

/// Asks something of each word, by its place.
fn each<T>(bencher: Bencher<'_, '_>, ask: impl Fn(&Lexicon, &[&str], usize) -> T + Sync) {
    let lexicon = Lexicon::builtin();
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    bencher.counter(ItemsCount::new(words.len())).bench(|| {
        for at in 0..words.len() {
            black_box(ask(black_box(&lexicon), black_box(&words), at));
        }
    });
}

#[divan::bench]
fn parts(bencher: Bencher<'_, '_>) {
    each(bencher, |_, words, at| wordnet::parts(words[at]));
}

#[divan::bench]
fn cue(bencher: Bencher<'_, '_>) {
    each(bencher, |lexicon, words, at| lexicon.cue(words[at], Part::Verb));
}

#[divan::bench]
fn stance_cues(bencher: Bencher<'_, '_>) {
    each(bencher, |lexicon, words, at| lexicon.stance_cues(words[at], Part::Verb).count());
}

#[divan::bench]
fn topics(bencher: Bencher<'_, '_>) {
    each(bencher, |lexicon, words, at| lexicon.topics(words[at], Part::Noun).count());
}

#[divan::bench]
fn class(bencher: Bencher<'_, '_>) {
    each(bencher, |lexicon, words, at| lexicon.is(words[at], "negator"));
}

#[divan::bench]
fn office(bencher: Bencher<'_, '_>) {
    each(bencher, |lexicon, words, at| lexicon.office(words[at]).map(str::len));
}

#[divan::bench]
fn multiword(bencher: Bencher<'_, '_>) {
    each(bencher, |lexicon, words, at| lexicon.multiword(words[at], Part::Verb).count());
}

#[divan::bench]
fn phrase_at(bencher: Bencher<'_, '_>) {
    each(bencher, |lexicon, words, at| {
        lexicon.phrase_at(&mut |next| words.get(at + next).copied()).map(|n| n.len)
    });
}

#[divan::bench]
fn incompatible(bencher: Bencher<'_, '_>) {
    each(bencher, |lexicon, _, _| lexicon.incompatible("reject_plan", "accept_plan"));
}

#[divan::bench]
fn within(bencher: Bencher<'_, '_>) {
    each(bencher, |lexicon, _, _| lexicon.within("summit", "force"));
}

#[divan::bench]
fn opposite(bencher: Bencher<'_, '_>) {
    each(bencher, |lexicon, words, at| lexicon.opposite("accept", words[at], Part::Verb));
}

#[divan::bench]
fn antonyms(bencher: Bencher<'_, '_>) {
    each(bencher, |_, words, at| wordnet::antonyms("accept", words[at], Part::Verb));
}

#[divan::bench]
fn hypernym(bencher: Bencher<'_, '_>) {
    each(bencher, |_, words, at| wordnet::hypernym(words[at], "communication", Part::Noun));
}
