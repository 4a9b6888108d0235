//! What relations ask about each fact by itself, asked once for all rules: its keys, and which of two facts it can be.

use rayon::prelude::*;

use crate::{
    fact::Fact,
    lexicon::Lexicon,
    relation::{Keys, RELATIONS, Relation, Sides, Sketches},
    rule::{Rule, run::MANY},
};

/// What relations ask about each of all facts.
pub(super) struct Index<'f> {
    sketches: Sketches<'f>,
    /// For each relation that a rule names, its facts.
    related: Vec<Option<Related>>,
}

/// What a relation asks about each fact.
#[derive(Default)]
pub(super) struct Related {
    /// The digests of all keys, in order.
    digests: Vec<u64>,
    /// The numbers of the keys of all facts, one fact after the other.
    keys: Vec<u32>,
    /// Where the keys of each fact end.
    ends: Vec<usize>,
    sides: Vec<Sides>,
}

impl<'f> Index<'f> {
    /// What the relations of rules ask.
    pub(super) fn new(facts: &'f [Fact], rules: &[Rule], lexicon: &Lexicon) -> Self {
        let named = |relation: &Relation| rules.iter().any(|r| r.relation.as_deref() == Some(relation.name));
        let related = |relation: &Relation| named(relation).then(|| Related::new(relation, facts, lexicon));
        let related = match facts.len() < MANY {
            true => RELATIONS.iter().map(related).collect(),
            false => RELATIONS.par_iter().map(related).collect(),
        };
        Self { sketches: Sketches::new(facts, lexicon), related }
    }

    /// What the relation of a rule asks.
    pub(super) fn of(&self, rule: &Rule) -> Option<(&'static Relation, &Related)> {
        let place = RELATIONS.iter().position(|r| Some(r.name) == rule.relation.as_deref())?;
        Some((&RELATIONS[place], self.related[place].as_ref()?))
    }

    /// The facts as they are looked at quickly.
    pub(super) fn sketches(&self) -> &Sketches<'f> {
        &self.sketches
    }
}

impl Related {
    fn new(relation: &Relation, facts: &[Fact], lexicon: &Lexicon) -> Self {
        let (mut found, mut all, mut ends) = (Keys::default(), Vec::new(), Vec::with_capacity(facts.len()));
        for fact in facts {
            (relation.keys)(fact, lexicon, &mut found);
            all.extend(found.take());
            ends.push(all.len());
        }
        let mut digests = all.clone();
        digests.sort_unstable();
        digests.dedup();
        let number = |digest: &u64| digests.partition_point(|known| known < digest);
        let keys = all.iter().map(|digest| u32::try_from(number(digest)).unwrap_or(u32::MAX)).collect();
        let sides = facts.iter().map(|fact| (relation.sides)(fact, lexicon)).collect();
        Self { digests, keys, ends, sides }
    }

    /// How many keys there are.
    pub(super) fn count(&self) -> usize {
        self.digests.len()
    }

    /// The keys of a fact.
    pub(super) fn keys(&self, fact: usize) -> impl Iterator<Item = usize> + '_ {
        let start = fact.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.keys[start..self.ends[fact]].iter().map(|key| *key as usize)
    }

    /// By what a key is known from one run to the next.
    pub(super) fn digest(&self, key: usize) -> u64 {
        self.digests[key]
    }

    /// Which of two facts a fact can be.
    pub(super) fn sides(&self, fact: usize) -> Sides {
        self.sides[fact]
    }
}
