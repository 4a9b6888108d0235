//! Writes what actors and people are called: each name under its start, the longest first.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    super::{
        file::{ActorEntry, PersonEntry, Text},
        fold::{spaced, stored},
        kind::NameKind,
        phrase::start,
        table::{Section, Value},
    },
    File, Tables,
};
use crate::{day::Day, fault::Fault};

/// The first and last day in office, as far as they are known.
type Tenure = (Option<Day>, Option<Day>);

/// The names under a start: what each can stand for, by length and text.
type Starts = BTreeMap<String, BTreeMap<(Reverse<usize>, String), Value>>;

/// Writes the names of all files.
pub(super) fn write(tables: &mut Tables, files: &[File<'_>], faults: &mut Vec<Fault>) {
    let mut starts = Starts::new();
    for file in files {
        for actor in file.written.actors.iter().flatten() {
            if !actor.extends {
                define(tables, actor);
            }
            for (kind, name) in called(actor) {
                add(
                    &mut starts,
                    file,
                    faults,
                    name,
                    &sense(kind, &actor.id.value, &spaced(&name.value), None),
                );
            }
            for demonym in actor.demonyms.iter().filter_map(|text| plural(&spaced(&text.value))) {
                insert(&mut starts, &demonym, &sense(NameKind::Demonym, &actor.id.value, &demonym, None));
            }
        }
        for person in file.written.people.iter().flatten() {
            let full = spaced(&person.name.value);
            tables.value(Section::People, 0, &full);
            let days = tenure(person, file, faults);
            let sense = sense(NameKind::Person, &person.actor.value, &full, Some((person, days)));
            for name in [&person.name].into_iter().chain(&person.forms) {
                add(&mut starts, file, faults, name, &sense);
            }
        }
    }
    for (start, names) in starts {
        let value = tables.value(Section::Names, 0, &start);
        for ((_, name), senses) in names {
            value.text(&name);
            value.inner(&senses);
        }
    }
}

/// Writes an actor with its first name.
fn define(tables: &mut Tables, actor: &ActorEntry) {
    let value = tables.value(Section::Actors, 0, &actor.id.value);
    value.text(&actor.id.value);
    value.byte(actor.kind.code());
    value.text(&actor.names.first().map_or_else(|| actor.id.value.clone(), |name| spaced(&name.value)));
}

/// What an actor is called, but for the plurals of its demonyms.
fn called(actor: &ActorEntry) -> impl Iterator<Item = (NameKind, &Text)> {
    let lists = [
        (NameKind::Name, &actor.names),
        (NameKind::Demonym, &actor.demonyms),
        (NameKind::Capital, &actor.capital),
        (NameKind::Seat, &actor.seats),
    ];
    lists.into_iter().flat_map(|(kind, names)| names.iter().map(move |name| (kind, name)))
}

/// The first and last day in office.
fn tenure(person: &PersonEntry, file: &File<'_>, faults: &mut Vec<Fault>) -> Tenure {
    let mut day = |text: &Option<Text>| {
        let text = text.as_ref()?;
        let day = text.value.parse().ok();
        if day.is_none() {
            let fault = file.fault(text, format!("`{}` is not a date", text.value));
            faults.push(fault.expecting("a date of the form 2022-12-26, or null"));
        }
        day
    };
    let days = (day(&person.from), day(&person.to));
    if let ((Some(from), Some(to)), Some(text)) = (days, &person.to)
        && to < from
    {
        faults.push(file.fault(text, format!("an office ends on {to}, before it begins on {from}")));
    }
    days
}

/// What a name stands for, as it is read by `lexicon::phrase`.
fn sense(kind: NameKind, id: &str, name: &str, person: Option<(&PersonEntry, Tenure)>) -> Value {
    let mut value = Value::default();
    value.byte(kind.code());
    [id, name].into_iter().for_each(|text| value.text(text));
    value.text(person.map_or("", |(person, _)| &person.role));
    value.text(person.and_then(|(person, _)| person.office.as_deref()).unwrap_or_default());
    let (from, to) = person.map_or((None, None), |(_, days)| days);
    value.day(from);
    value.day(to);
    value
}

/// Adds a name, and the same without its article; one without a letter is a fault.
fn add(starts: &mut Starts, file: &File<'_>, faults: &mut Vec<Fault>, text: &Text, sense: &Value) {
    let name = spaced(&text.value);
    if start(&name).is_empty() {
        faults.push(file.fault(text, "a name must start with a letter or digit".to_owned()));
        return;
    }
    if let Some(bare) = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")) {
        insert(starts, bare, sense);
    }
    insert(starts, &name, sense);
}

fn insert(starts: &mut Starts, name: &str, sense: &Value) {
    let place = (Reverse(name.chars().count()), name.to_owned());
    let senses = starts.entry(stored(start(name))).or_default().entry(place).or_default();
    let mut reader = senses.reader();
    let held = std::iter::from_fn(move || reader.inner()).any(|held| held.0 == sense.0);
    if !held {
        senses.inner(sense);
    }
}

/// The plural of a demonym. Those that end in a hiss have none: the Swiss, the Dutch, the British, the Chinese.
/// A Frenchman or an Irishwoman ends in a word, `man`, and is declined as it; a German is not.
fn plural(demonym: &str) -> Option<String> {
    let ends = |ending: &str| demonym.ends_with(ending);
    if ["s", "sh", "ch", "x", "z", "ese"].into_iter().any(ends) {
        return None;
    }
    let own_word = |stem: &&str| ["sh", "ch", "wo"].iter().any(|ending| stem.ends_with(ending));
    if let Some(stem) = demonym.strip_suffix("man").filter(own_word) {
        return Some(format!("{stem}men"));
    }
    match demonym.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => Some(format!("{stem}ies")),
        _ => Some(format!("{demonym}s")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn demonyms_have_plurals_by_rule() {
        let plurals = [
            ("Ukrainian", Some("Ukrainians")),
            ("Iraqi", Some("Iraqis")),
            ("Frenchman", Some("Frenchmen")),
            ("Irishwoman", Some("Irishwomen")),
            ("German", Some("Germans")),
            ("Swiss", None),
            ("Dutch", None),
            ("Japanese", None),
            ("British", None),
        ];
        for (one, many) in plurals {
            assert_eq!(plural(one).as_deref(), many, "{one}");
        }
    }
}
