//! From the tree of a file to a configuration.

use super::{
    Accepted, CORE, Config, FailOn, Group, Written,
    keys::{ACCEPTED, DATES, RULES, SNAPSHOTS, TOP, names},
    reader::Reader,
};
use crate::{
    finding::Severity,
    source::{DateOrder, DateSource},
    span::Span,
    yaml::{self, Kind, Node},
};

/// Reads the whole file; an empty one decides nothing.
pub(super) fn config(reader: &mut Reader<'_>, source: &str) -> Config {
    let mut config = Config { file: reader.file.to_owned(), ..Config::default() };
    let documents = match yaml::documents(reader.file, source) {
        Ok(documents) => documents,
        Err(fault) => {
            reader.note(fault);
            return config;
        }
    };
    if let Some(second) = documents.get(1) {
        reader.fault(second.span, "a configuration is one YAML document, and this is a second one");
    }
    let Some(node) = documents.first() else { return config };
    for (key, value) in reader.closed(node, &names(TOP)) {
        match key {
            "include" => config.include = reader.texts(value),
            "exclude" => config.exclude = reader.texts(value),
            "rules" => rules(reader, value, &mut config),
            "entities" => config.entities = entities(reader, value),
            "lexicon" => config.lexicon = Some(only(source, node, value)),
            "dates" => dates(reader, value, &mut config),
            "fail-on" => config.fail_on = reader.named(value, &FailOn::ALL),
            "snapshots" => snapshots(reader, value, &mut config),
            _ => config.accept = accept(reader, value),
        }
    }
    config
}

fn rules(reader: &mut Reader<'_>, node: &Node, config: &mut Config) {
    for (key, value) in reader.closed(node, &names(RULES)) {
        match key {
            "packs" => config.packs = packs(reader, value),
            "only" => config.only = reader.texts(value),
            "skip" => config.skip = reader.texts(value),
            "severity" => {
                let table = Severity::ALL.map(|severity| (severity.name(), severity));
                for (name, severity) in reader.entries(value) {
                    let severity = reader.named(severity, &table);
                    config.severities.extend(reader.text(name).zip(severity));
                }
            }
            _ => {
                for (rule, options) in reader.entries(value) {
                    for (option, number) in reader.entries(options) {
                        let number = reader.number(number);
                        let named = reader.text(rule).zip(reader.text(option)).zip(number);
                        config.options.extend(named.map(|((rule, option), number)| (rule, option, number)));
                    }
                }
            }
        }
    }
}

/// Packs of rules; those of belie have one name.
fn packs(reader: &mut Reader<'_>, node: &Node) -> Vec<Written> {
    let packs = reader.texts(node);
    for pack in packs.iter().filter(|pack| pack.text.starts_with("builtin:") && pack.text != CORE) {
        let span = Span::new(pack.span.start, pack.span.end);
        reader.fault(span, format!("no pack is called `{}`; belie has `{CORE}`", pack.text));
    }
    packs
}

fn entities(reader: &mut Reader<'_>, node: &Node) -> Vec<(Written, Vec<Written>)> {
    let entries = reader.entries(node).iter();
    let read = entries.filter_map(|(name, others)| {
        let name = reader.text(name)?;
        Some((name, reader.texts(others)))
    });
    read.collect()
}

fn dates(reader: &mut Reader<'_>, node: &Node, config: &mut Config) {
    for (key, value) in reader.closed(node, &names(DATES)) {
        match key {
            "from" => {
                let items = yaml::items(value).iter();
                let listed: Vec<_> = items.filter_map(|item| reader.named(item, &DateSource::ALL)).collect();
                config.dates = DateOrder::new(&listed);
            }
            _ => config.as_of = reader.day(value),
        }
    }
}

fn snapshots(reader: &mut Reader<'_>, node: &Node, config: &mut Config) {
    let kept = &mut config.snapshots;
    for (key, value) in reader.closed(node, &names(SNAPSHOTS)) {
        match key {
            "folder" => kept.folder = reader.text(value).map_or(String::new(), |folder| folder.text),
            "group" => kept.group = reader.named(value, &Group::ALL).unwrap_or_default(),
            _ => kept.claims = reader.truth(value).unwrap_or_default(),
        }
    }
}

fn accept(reader: &mut Reader<'_>, node: &Node) -> Vec<Accepted> {
    match &node.kind {
        Kind::Null => Vec::new(),
        Kind::Sequence(items) => items.iter().filter_map(|item| accepted(reader, item)).collect(),
        _ => {
            reader.expected(node, "a list of accepted findings");
            Vec::new()
        }
    }
}

/// An accepted finding; it must say which, and why.
fn accepted(reader: &mut Reader<'_>, node: &Node) -> Option<Accepted> {
    let (mut finding, mut reason, mut by, mut on, mut until) = (None, None, None, None, None);
    for (key, value) in reader.closed(node, &names(ACCEPTED)) {
        match key {
            "finding" => finding = reader.text(value),
            "reason" => reason = reader.text(value),
            "by" => by = reader.text(value).map(|by| by.text),
            "on" => on = reader.day(value),
            _ => until = reader.day(value),
        }
    }
    for name in ["finding", "reason"].into_iter().filter(|name| node.get(name).is_none()) {
        reader.fault(node.span, format!("the key `{name}` is missing"));
    }
    Some(Accepted { finding: finding?, reason: reason?.text, by, on, until })
}

/// The text with blanks, as many bytes and lines, in the place of all but a value of the whole: a file of its own, in which
/// everything has the place that it has in the whole.
fn only(source: &str, whole: &Node, value: &Node) -> String {
    let start = value.span.start as usize;
    let Kind::Mapping(entries) = &whole.kind else { return String::new() };
    let next = entries.iter().map(|(key, _)| key.span.start as usize).find(|key| *key > start);
    let last = next.unwrap_or(source.len());
    let mut held = source.get(start..last).filter(|_| value.kind != Kind::Null).unwrap_or_default();
    if source.get(whole.span.start as usize..).is_some_and(|text| text.starts_with('{')) {
        held = held.trim_end();
        held = held.strip_suffix(if next.is_some() { ',' } else { '}' }).unwrap_or(held);
    }
    let blank =
        |text: &str| text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect::<String>();
    [&blank(&source[..start]), held, &blank(&source[start + held.len()..])].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "\
include: docs/**/*.md
exclude: [docs/old/**]
rules:
  packs: [builtin:core, house]
  severity: { dates/: info }
  options: { ready-yet-rejecting: { DAYS: 30 } }
entities: { Orlevo: [the Quay] }
lexicon:
  words: { season: [harvest] }
dates: { from: [file-name], as-of: 2024-03-01 }
fail-on: never
snapshots: { folder: kept, group: file, claims: true }
accept:
  - { finding: b1-0, reason: both are right, by: desk, until: 2024-04-01 }
";

    #[test]
    fn all_keys_are_read() {
        let config = Config::read("belie.yml", WHOLE).unwrap();
        assert_eq!(config.include[0].text, "docs/**/*.md");
        assert_eq!(config.severities[0].1, Severity::Info);
        assert_eq!(config.options[0].2, 30.0);
        assert_eq!(config.entities[0].1[0].text, "the Quay");
        assert_eq!(config.dates, DateOrder::new(&[DateSource::FileName]));
        assert_eq!((config.fail_on, config.snapshots.claims), (Some(FailOn::Never), true));
        assert_eq!(config.accept[0].until.unwrap().to_string(), "2024-04-01");
        let lexicon = config.lexicon.unwrap();
        assert_eq!(lexicon.trim(), "words: { season: [harvest] }");
        assert_eq!((lexicon.find("words"), lexicon.len()), (WHOLE.find("words"), WHOLE.len()));
    }

    #[test]
    fn words_are_found_however_they_are_written() {
        let words = "words: { season: [harvest] }";
        for text in [
            "lexicon: { words: { season: [harvest] } }\ndates: { as-of: 2024-03-01 }\n",
            "\"lexicon\":\n  words: { season: [harvest] }\n'dates': { as-of: 2024-03-01 }\n",
            "lexicon : # of ours\n  words: { season: [harvest] }\n",
            "{ lexicon: { words: { season: [harvest] } } }",
            "{ lexicon: { words: { season: [harvest] } }, dates: { as-of: 2024-03-01 } }",
        ] {
            let lexicon = Config::read("belie.yml", text).unwrap().lexicon.unwrap();
            let trimmed = lexicon.trim().trim_start_matches("{ ").trim_end_matches(" }");
            assert_eq!(trimmed.trim_end_matches(" }"), words.trim_end_matches(" }"), "{text}");
            assert_eq!((lexicon.find("words"), lexicon.len()), (text.find("words"), text.len()));
            crate::lexicon::Lexicon::with_files(&[("belie.yml".to_owned(), lexicon)]).unwrap();
        }
        assert_eq!(Config::read("belie.yml", "lexicon:\n").unwrap().lexicon.unwrap().trim(), "");
    }

    #[test]
    fn all_faults_are_told_at_their_places() {
        let text = "\
inclde: docs
rules:
  severity: { x: grave }
  packs: [builtin:all]
dates: { as-of: yesterday }
accept: [{ finding: b1-0 }]
fail-on: eror
";
        let faults = Config::read("belie.yml", text).unwrap_err();
        let at: Vec<&str> = faults.iter().map(|fault| &text[fault.span.clone()]).collect();
        assert_eq!(at[..4], ["inclde", "grave", "builtin:all", "yesterday"], "{faults:#?}");
        assert_eq!(faults.len(), 6);
        assert_eq!(faults[5].help.as_deref(), Some("did you mean `error`?"));
    }

    #[test]
    fn an_empty_file_decides_nothing() {
        for text in ["", "# nothing\n", "~\n"] {
            let config = Config::read("belie.yml", text).unwrap();
            assert_eq!(config, Config { file: "belie.yml".to_owned(), ..Config::default() });
        }
    }
}
