//! A lexicon file from what dictionaries hold.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use super::{
    Counts,
    code::{Side, side},
    file::{Entry, Held, Tenure},
};
use crate::{
    day::Day,
    lexicon::{
        ActorKind, Lexicon, NameKind,
        written::{actor, list, own_id, quoted},
    },
};

/// The lexicon file of what is new beside the lexicon below.
pub(super) fn lexicon(held: &Held, below: &Lexicon, counts: &mut Counts) -> String {
    let mut writer =
        Writer { below, counts, actors: BTreeMap::new(), people: Vec::new(), offices: BTreeMap::new() };
    held.entries.iter().for_each(|entry| writer.entry(entry));
    for agent in &held.agents {
        agent.nouns.iter().for_each(|noun| writer.office(noun, agent.role));
    }
    writer.written()
}

struct Writer<'w> {
    below: &'w Lexicon,
    counts: &'w mut Counts,
    actors: BTreeMap<String, Actor>,
    people: Vec<String>,
    offices: BTreeMap<&'static str, BTreeSet<String>>,
}

/// An actor with its new names.
struct Actor {
    kind: ActorKind,
    names: Vec<String>,
}

impl Writer<'_> {
    fn entry(&mut self, entry: &Entry) {
        let names: Vec<&String> = entry.names.iter().filter(|name| !self.knows(name)).collect();
        self.counts.known += entry.names.len() - names.len();
        // The lexicon knows a person by the full name, which stands first.
        let known_person = self.sense(&entry.names[0]).is_some_and(|(kind, _)| kind == NameKind::Person);
        if names.is_empty() || known_person {
            return;
        }
        for role in &entry.roles {
            match side(&role.code, self.below) {
                Side::Nobody => self.counts.without_side += 1,
                Side::State(id) => self.actor(&id, ActorKind::State, &names),
                Side::Speaks(id, office) => self.person(&names, &id, office, role),
                Side::Own(kind, office) => self.own(entry, &names, kind, office, role),
            }
        }
    }

    /// An actor of its own. A name that the lexicon knows tells which; somebody with days in a role is a person.
    fn own(&mut self, entry: &Entry, names: &[&String], kind: ActorKind, office: &str, role: &Tenure) {
        let known = entry.names.iter().find_map(|name| Some(self.sense(name)?.1));
        let id = known.unwrap_or_else(|| own_id(&entry.names[0]));
        if role.from.is_none() && role.to.is_none() {
            self.actor(&id, kind, names);
        } else {
            self.actor(&id, kind, &[]);
            self.person(names, &id, office, role);
        }
    }

    fn actor(&mut self, id: &str, kind: ActorKind, names: &[&String]) {
        let kind = self.below.actor(id).map_or(kind, |actor| actor.kind);
        let actor = self.actors.entry(id.to_owned()).or_insert(Actor { kind, names: Vec::new() });
        for name in names {
            if !actor.names.contains(name) {
                actor.names.push((*name).clone());
            }
        }
    }

    fn person(&mut self, names: &[&String], id: &str, role: &str, tenure: &Tenure) {
        let Some((name, forms)) = names.split_first() else { return };
        let day = |day: Option<Day>| day.map_or("null".to_owned(), |day| day.to_string());
        // Days that end before they begin are a slip; the role holds, but nobody knows when.
        let (from, to) = match (tenure.from, tenure.to) {
            (Some(from), Some(to)) if to < from => (None, None),
            days => days,
        };
        let line = format!(
            "  - {{ name: {}, forms: [{}], actor: {}, role: {role}, from: {}, to: {} }}\n",
            quoted(name),
            list(forms),
            quoted(id),
            day(from),
            day(to)
        );
        if !self.people.contains(&line) {
            self.people.push(line);
        }
    }

    fn office(&mut self, noun: &str, role: &'static str) {
        if self.below.office(noun).is_some() {
            self.counts.known += 1;
        } else if !self.offices.values().any(|nouns| nouns.contains(noun)) {
            self.offices.entry(role).or_default().insert(noun.to_owned());
        }
    }

    /// What the whole of a name is to the lexicon below, and of whom.
    fn sense(&self, name: &str) -> Option<(NameKind, String)> {
        let words: Vec<&str> = name.split_whitespace().collect();
        let named = self.below.phrase_at(&mut |at| words.get(at).copied())?;
        (named.len == words.len()).then(|| (named.kind, named.id.to_owned()))
    }

    fn knows(&self, name: &str) -> bool {
        self.sense(name).is_some()
    }

    fn written(self) -> String {
        let Self { below, counts, actors, people, offices } = self;
        let mut out = String::from("# Made by `belie actors import petrarch`.\n");
        counts.actors = actors.len();
        counts.people = people.len();
        counts.offices = offices.values().map(BTreeSet::len).sum();
        if !actors.is_empty() {
            out.push_str("actors:\n");
        }
        for (id, Actor { kind, names }) in &actors {
            out.push_str(&actor(id, *kind, below.actor(id).is_some(), names));
        }
        if !people.is_empty() {
            out.push_str("people:\n");
            people.iter().for_each(|line| out.push_str(line));
        }
        if !offices.is_empty() {
            out.push_str("offices:\n");
        }
        for (role, nouns) in &offices {
            let nouns: Vec<&String> = nouns.iter().collect();
            let _ = writeln!(out, "  - {{ role: {role}, nouns: [{}] }}", list(&nouns));
        }
        out
    }
}
