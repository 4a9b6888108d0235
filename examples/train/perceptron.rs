//! The averaged perceptron: weights by feature and label, their averages, and what is worth keeping.

use belie::token::tagger::LABELS;

/// A weight of one label.
#[derive(Clone, Copy)]
struct Weight {
    label: u8,
    value: i32,
    total: i64,
    since: u32,
}

/// Features by number, with the weights of those that were ever wrong.
#[derive(Default)]
pub(crate) struct Perceptron {
    rows: Vec<Vec<Weight>>,
    updates: Vec<u32>,
    step: u32,
    index: Index,
}

/// The averaged weights of a feature.
pub(crate) struct Row {
    pub(crate) feature: u64,
    pub(crate) updates: u32,
    pub(crate) weights: Vec<(u8, f64)>,
}

impl Perceptron {
    /// The number of a feature.
    pub(crate) fn number(&mut self, feature: u64) -> u32 {
        let number = self.index.number(feature);
        if number as usize == self.rows.len() {
            self.rows.push(Vec::new());
            self.updates.push(0);
        }
        number
    }

    /// The label with the highest score.
    pub(crate) fn best(&self, features: &[u32], labels: usize) -> u8 {
        let mut scores = [0; LABELS];
        for &feature in features {
            for weight in &self.rows[feature as usize] {
                scores[usize::from(weight.label)] += weight.value;
            }
        }
        let mut best = 0;
        for label in 1..labels {
            if scores[label] > scores[best] {
                best = label;
            }
        }
        u8::try_from(best).unwrap_or(0)
    }

    /// Learns from one decision.
    pub(crate) fn learn(&mut self, features: &[u32], gold: u8, guess: u8) {
        self.step += 1;
        if gold == guess {
            return;
        }
        for &feature in features {
            self.updates[feature as usize] += 1;
            let row = &mut self.rows[feature as usize];
            for (label, change) in [(gold, 1), (guess, -1)] {
                let at = row.iter().position(|w| w.label == label).unwrap_or_else(|| {
                    row.push(Weight { label, value: 0, total: 0, since: self.step });
                    row.len() - 1
                });
                let weight = &mut row[at];
                weight.total += i64::from(weight.value) * i64::from(self.step - weight.since);
                weight.since = self.step;
                weight.value += change;
            }
        }
    }

    /// The averages, in the order in which features were met.
    pub(crate) fn averages(&self) -> Vec<Row> {
        let average = |w: &Weight| {
            let total = w.total + i64::from(w.value) * i64::from(self.step - w.since);
            (w.label, total as f64 / f64::from(self.step))
        };
        let rows = self.index.features.iter().zip(&self.rows).zip(&self.updates);
        rows.map(|((&feature, row), &updates)| Row {
            feature,
            updates,
            weights: row.iter().map(average).collect(),
        })
        .collect()
    }
}

/// Numbers for hashes, in the order in which they come.
#[derive(Default)]
struct Index {
    slots: Vec<u32>,
    features: Vec<u64>,
}

impl Index {
    fn number(&mut self, feature: u64) -> u32 {
        if self.features.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = (feature >> 20) as usize & mask;
        loop {
            match self.slots[at] {
                0 => {
                    self.features.push(feature);
                    self.slots[at] = self.features.len() as u32;
                    return self.slots[at] - 1;
                }
                slot if self.features[slot as usize - 1] == feature => return slot - 1,
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(1 << 16);
        self.slots = vec![0; size];
        for (number, feature) in self.features.iter().enumerate() {
            let mut at = (feature >> 20) as usize & (size - 1);
            while self.slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = number as u32 + 1;
        }
    }
}

/// A generator of numbers whose sequence is fixed (Marsaglia's xorshift).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// The next number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    /// Puts a list into another order.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}
