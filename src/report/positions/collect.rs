//! From facts to positions.

use std::collections::BTreeMap;

use super::{
    Held, LeftOut, Position, Positions, Told, Wanted,
    cell::{Cell, Entry},
    filter::Filter,
};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    pipeline::{self, Prose, Reading},
    proposition::{Modality, Proposition, Voice},
    relation::spoken::{plain, pronoun},
    report::{
        claims::{mood, name, not},
        place::Lines,
    },
    rule::Texts,
};

/// Roles whose speakers do not speak for the government of their side.
const APART: &[&str] = &["opposition", "rebel"];

/// The cell that a position belongs to: side, role, topic.
type Key = (String, Option<String>, Option<String>);

impl Positions {
    /// The positions that documents tell of.
    #[must_use]
    pub fn new(readings: &[Reading], lexicon: &Lexicon, wanted: Wanted<'_>) -> Self {
        let facts = pipeline::facts(readings);
        let prose = Prose::new(readings, lexicon);
        let filter = Filter::new(lexicon, wanted);
        let mut collector = Collector { readings, prose, lines: BTreeMap::new() };
        let mut left_out = LeftOut::default();
        let mut cells: BTreeMap<Key, Cell> = BTreeMap::new();
        for fact in facts.all() {
            let told = &fact.proposition;
            let Some(stance) = &told.stance else {
                left_out.without_stance += 1;
                continue;
            };
            let Some(holder) = &told.holder else {
                left_out.without_holder += 1;
                continue;
            };
            if matches!(told.modality, Modality::Hypothetical | Modality::Question) {
                left_out.unreal += 1;
                continue;
            }
            let topic = told.topic.as_ref().map(|topic| topic.id.as_str());
            if !filter.keeps(&holder.actor, &collector.name(&holder.actor), topic) {
                left_out.unwanted += 1;
                continue;
            }
            let state = !holder.actor.starts_with("x-");
            let role = holder.role.clone().filter(|role| state && APART.contains(&role.as_str()));
            let key = (holder.actor.clone(), role, topic.map(str::to_owned));
            let held = collector.held(stance, fact);
            cells.entry(key).or_default().add(held, collector.told(fact));
        }
        let all = collector.positions(cells, lexicon);
        Self { all, left_out, documents: readings.len() }
    }
}

struct Collector<'r> {
    readings: &'r [Reading],
    prose: Prose<'r>,
    lines: BTreeMap<usize, Lines<'r>>,
}

impl<'r> Collector<'r> {
    /// The positions of all cells, by the names of the sides.
    fn positions(&self, cells: BTreeMap<Key, Cell>, lexicon: &Lexicon) -> Vec<Position> {
        let mut all = Vec::new();
        for ((actor, role, topic), cell) in cells {
            let name = self.name(&actor);
            for Entry { held, change, told } in cell.entries(lexicon) {
                let (actor, name) = (actor.clone(), name.clone());
                all.push(Position {
                    actor,
                    name,
                    role: role.clone(),
                    topic: topic.clone(),
                    held,
                    change,
                    told,
                });
            }
        }
        // What is said on no topic stands last; days and places are in order already.
        all.sort_by(|one, other| {
            let key =
                |p: &Position| (p.name.to_lowercase(), p.actor.clone(), p.role.clone(), p.topic.is_none());
            key(one).cmp(&key(other)).then_with(|| one.topic.cmp(&other.topic))
        });
        all
    }

    /// The name of a side; of one that has none, the words of its id, in which a state has its name.
    fn name(&self, actor: &str) -> String {
        let words = || {
            let words = actor.strip_prefix("x-").unwrap_or(actor);
            let state = words
                .split_once('-')
                .and_then(|(id, rest)| Some((self.prose.side(&id.to_uppercase())?, rest)));
            match state {
                Some((state, rest)) => format!("{state}, {}", rest.replace('-', " ")),
                None => words.replace('-', " "),
            }
        };
        self.prose.side(actor).unwrap_or_else(words)
    }

    fn held(&self, stance: &str, fact: &Fact) -> Held {
        let p = &fact.proposition;
        // Somebody whom the document does not place may be anybody.
        let outside =
            fact.attribution.iter().any(|level| level.source.is_none() && !level.source_spans.is_empty());
        Held {
            stance: stance.to_owned(),
            polarity: name::polarity(p.polarity),
            modality: name::modality(p.modality),
            condition: p.condition.as_ref().map(|c| (name::condition(c.kind), c.text.clone())),
            scope: p.scope.clone(),
            marker: p.marker.map(name::marker),
            target: p.target.as_ref().map(|party| (party.actor.clone(), self.name(&party.actor))),
            voice: if outside { Voice::Reported } else { p.voice },
            words: words(&plain(stance), p),
        }
    }

    fn told(&mut self, fact: &Fact) -> Told {
        let reading = &self.readings[fact.document];
        let span = fact.proposition.span;
        let bytes = reading.text.in_file(span);
        let lines = self.lines.entry(fact.document).or_insert_with(|| Lines::new(&reading.document.bytes));
        let place = lines.place(bytes.start as usize);
        Told {
            said: fact.said(),
            source: self.source(fact, reading),
            via: fact.via.clone(),
            file: reading.document.name.clone(),
            bytes: (bytes.start, bytes.end),
            line: place.line,
            column: place.column,
            text: self.prose.prose(fact.document, span).to_owned(),
        }
    }

    /// Who says so, outermost first; a source that only speaks for the one before it adds nothing.
    fn source(&self, fact: &Fact, reading: &Reading) -> String {
        let mut told: Vec<(Option<&str>, String)> = Vec::new();
        for level in &fact.attribution {
            let (actor, words) = match (&level.source, level.source_spans.first()) {
                (Some(party), _) if pronoun(&party.text) => {
                    (Some(party.actor.as_str()), self.name(&party.actor))
                }
                (Some(party), _) => (Some(party.actor.as_str()), bare(&party.text)),
                (None, Some(span)) => (None, bare(self.prose.prose(fact.document, *span))),
                (None, None) => continue,
            };
            if actor.is_none() || told.last().is_none_or(|(before, _)| *before != actor) {
                told.push((actor, words));
            }
        }
        if told.is_empty() {
            let outlet = reading.document.outlet.as_deref();
            return outlet.unwrap_or("the document").to_owned();
        }
        told.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(" > ")
    }
}

/// A stance with all that limits it, in words: “not ready to negotiate, intended, only if the port opens”.
fn words(stance: &str, p: &Proposition) -> String {
    let condition = p.condition.as_ref().map(|condition| {
        let (kind, words) = (plain(name::condition(condition.kind)), bare(&condition.text));
        if words.to_lowercase().starts_with(&kind) { words } else { format!("{kind} “{words}”") }
    });
    let marker = p.marker.map(|marker| plain(name::marker(marker)));
    let parts = [mood(p), marker, p.scope.clone(), condition];
    parts.into_iter().flatten().fold(format!("{}{stance}", not(p)), |all, part| format!("{all}, {part}"))
}

/// Words without what opens and closes an apposition or a quotation.
fn bare(text: &str) -> String {
    text.trim_matches([',', ';', ':', ' ', '"', '“', '”']).to_owned()
}
