//! Finds for each item of old snapshots the one that it became: the same elsewhere, read otherwise, or in other words.

use std::collections::{BTreeMap, VecDeque};

use super::{Change, Item, Kind, Snapshots, overlap::overlap};

/// An item and the snapshot that holds it.
pub(super) type Held<'s> = (&'s str, &'s Item);
/// Items of one key.
type Waiting<'s> = VecDeque<Held<'s>>;
/// How an item differs: as it was, and as it is.
type Pair<'s> = (Change, Option<Held<'s>>, Option<Held<'s>>);

/// Which share of their words two texts have in common at least, to be one text in other words.
const ENOUGH: f64 = 0.5;

/// A place with more items of one kind is not searched for rewordings.
const CROWDED: usize = 200;

/// Items whose other side is not found.
pub(super) struct Pool<'s> {
    old: Vec<Held<'s>>,
    new: Vec<Held<'s>>,
    pairs: Vec<Pair<'s>>,
}

impl<'s> Pool<'s> {
    /// All items but those that a snapshot of the same name holds as they are.
    pub(super) fn new(old: &'s Snapshots, new: &'s Snapshots) -> Self {
        let mut left: BTreeMap<Held<'s>, usize> = BTreeMap::new();
        for held in all(new) {
            *left.entry(held).or_default() += 1;
        }
        let mut gone = Vec::new();
        for held in all(old) {
            match left.get_mut(&held).filter(|count| **count > 0) {
                Some(count) => *count -= 1,
                None => gone.push(held),
            }
        }
        let new = left.into_iter().flat_map(|(held, count)| std::iter::repeat_n(held, count)).collect();
        Self { old: gone, new, pairs: Vec::new() }
    }

    /// Pairs what belongs together, the surest first.
    pub(super) fn pair_all(&mut self) {
        self.pair(Item::fingerprint, first);
        self.pair(unplaced, first);
        self.pair(spoken, first);
        self.pair(place, nearest);
    }

    /// Pairs items of the same key; `choose` takes one of several.
    fn pair<K: Ord>(
        &mut self,
        key: impl Fn(&'s Item) -> Option<K>,
        choose: fn(&Item, &Waiting<'s>) -> Option<usize>,
    ) {
        let mut waiting: BTreeMap<K, Waiting<'s>> = BTreeMap::new();
        let mut rest = Vec::new();
        for held in std::mem::take(&mut self.new) {
            match key(held.1) {
                Some(key) => waiting.entry(key).or_default().push_back(held),
                None => rest.push(held),
            }
        }
        for old in std::mem::take(&mut self.old) {
            let others = key(old.1).and_then(|key| waiting.get_mut(&key));
            let new = others.and_then(|others| others.remove(choose(old.1, others)?));
            match new {
                Some(new) => self.pairs.push((change(old.1, new.1), Some(old), Some(new))),
                None => self.old.push(old),
            }
        }
        rest.extend(waiting.into_values().flatten());
        self.new = rest;
    }

    /// All pairs, and the items that have none.
    pub(super) fn finish(mut self) -> Vec<Pair<'s>> {
        self.pairs.extend(self.old.into_iter().map(|held| (Change::Gone, Some(held), None)));
        self.pairs.extend(self.new.into_iter().map(|held| (Change::Added, None, Some(held))));
        self.pairs
    }
}

/// What became of an item that is there still.
fn change(old: &Item, new: &Item) -> Change {
    let same_words = match (old.fingerprint(), new.fingerprint()) {
        (Some(one), Some(other)) => one == other,
        _ => words(old) == words(new),
    };
    match same_words {
        false => Change::Reworded,
        true if documents(old) == documents(new) => Change::Reread,
        true => Change::Moved,
    }
}

/// All items with the names of their snapshots.
fn all(snapshots: &Snapshots) -> impl Iterator<Item = Held<'_>> {
    snapshots
        .iter()
        .flat_map(|(name, snapshot)| snapshot.items().iter().map(move |item| (name.as_str(), item)))
}

/// All of a position or claim but the document.
fn unplaced(item: &Item) -> Option<Vec<&str>> {
    let parts = item.sides.iter().flat_map(|side| [side.who.as_str(), &side.words]);
    let all = [item.kind.name(), &item.head].into_iter().chain(item.notes.iter().map(String::as_str));
    (item.kind != Kind::Finding).then(|| all.chain(parts).collect())
}

/// The words of a position or claim, and where they stand.
fn spoken(item: &Item) -> Option<Vec<&str>> {
    let parts = item.sides.iter().flat_map(|side| [side.document.as_str(), &side.words]);
    (item.kind != Kind::Finding).then(|| std::iter::once(item.kind.name()).chain(parts).collect())
}

/// The rule of a finding, or the whole position, and the documents.
fn place(item: &Item) -> Option<(Kind, &str, Vec<&str>)> {
    let rule = item.head.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map(|(rule, _)| rule);
    let what = rule.filter(|_| item.kind == Kind::Finding).unwrap_or(&item.head);
    Some((item.kind, what, documents(item)))
}

/// The documents of an item, in order.
fn documents(item: &Item) -> Vec<&str> {
    let mut documents: Vec<&str> = item.sides.iter().map(|side| side.document.as_str()).collect();
    documents.sort_unstable();
    documents
}

/// All words of an item.
fn words(item: &Item) -> String {
    item.sides.iter().map(|side| side.words.as_str()).collect::<Vec<_>>().join(" ")
}

/// The first item.
fn first(_: &Item, others: &Waiting<'_>) -> Option<usize> {
    (!others.is_empty()).then_some(0)
}

/// The item whose words are nearest, if they are near enough.
fn nearest(old: &Item, others: &Waiting<'_>) -> Option<usize> {
    let wanted = words(old);
    let mut best: Option<(f64, usize)> = None;
    for (at, other) in others.iter().enumerate().filter(|_| others.len() <= CROWDED) {
        let share = overlap(&wanted, &words(other.1));
        if share >= ENOUGH && best.is_none_or(|(most, _)| share > most) {
            best = Some((share, at));
        }
    }
    best.map(|(_, at)| at)
}
