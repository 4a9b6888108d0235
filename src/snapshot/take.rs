//! From what was read and found to snapshots.

use std::collections::BTreeMap;

use super::{Item, Kind, Side, Snapshot, Snapshots, Versions, group, item::DOT};
use crate::{
    claim::Party,
    config,
    fact::{Fact, Facts},
    finding::{Finding, Severity},
    lexicon::Lexicon,
    pipeline::Reading,
    relation::spoken::pronoun,
    report,
};

/// The snapshots of what was read and found, by name. The names of documents are relative to the project.
#[must_use]
pub fn take(
    readings: &[Reading],
    facts: &Facts,
    findings: &[Finding],
    lexicon: &Lexicon,
    settings: &config::Snapshots,
    versions: &Versions,
) -> Snapshots {
    let taker = Taker { readings, lexicon };
    let mut groups: BTreeMap<String, (usize, Vec<Item>)> = BTreeMap::new();
    let names: Vec<String> =
        readings.iter().map(|reading| group::name(settings.group, &reading.document.name)).collect();
    for name in &names {
        groups.entry(name.clone()).or_default().0 += 1;
    }
    let mut add = |document: usize, item: Item| {
        if let Some((_, items)) = names.get(document).and_then(|name| groups.get_mut(name)) {
            items.push(item);
        }
    };
    for finding in findings.iter().filter(|finding| finding.severity != Severity::Off) {
        if let Some(primary) = finding.primary() {
            add(primary.document, taker.finding(finding));
        }
    }
    for fact in facts.all() {
        if let Some(position) = taker.position(fact) {
            add(fact.document, position);
        }
    }
    if settings.claims {
        for (document, reading) in readings.iter().enumerate() {
            for statement in &reading.statements {
                let told = report::told(reading, statement);
                let side = Side::new(&reading.document.name, "", &told.words);
                add(
                    document,
                    Item::new(Kind::Claim, &format!("said by {}", told.chain), &told.asserted, vec![side]),
                );
            }
        }
    }
    let snapshot = |(name, (documents, items))| {
        (name, Snapshot::new(versions.clone(), documents, settings.claims, items))
    };
    groups.into_iter().map(snapshot).collect()
}

struct Taker<'r> {
    readings: &'r [Reading],
    lexicon: &'r Lexicon,
}

impl Taker<'_> {
    fn finding(&self, finding: &Finding) -> Item {
        let (severity, level) = (finding.severity.name(), finding.level.name());
        let head = format!("{severity}[{}] {level}{DOT}{}", finding.rule, finding.fingerprint);
        let side = |label: &crate::finding::Label| {
            let document = &self.readings.get(label.document)?.document;
            Some(Side::new(&document.name, &report::voice(label, document), &label.sentence))
        };
        let sides = finding.labels.iter().filter_map(side).collect();
        Item::new(Kind::Finding, &head, std::slice::from_ref(&finding.message), sides)
    }

    /// The position that a fact is, if a side takes one.
    fn position(&self, fact: &Fact) -> Option<Item> {
        let proposition = &fact.proposition;
        let (holder, stance) = (proposition.holder.as_ref()?, proposition.stance.as_deref()?);
        let reading = self.readings.get(fact.document)?;
        let topic = proposition.topic.as_ref().map_or("–", |topic| topic.id.as_str());
        let said = fact.said().map_or("undated".to_owned(), |day| day.to_string());
        let stance = report::qualified(stance, proposition);
        let head = [&self.side(&holder.actor), topic, &stance, &said].join(DOT);
        let who: Vec<String> = fact
            .attribution
            .iter()
            .filter_map(|level| level.source.as_ref())
            .map(|p| self.party(p))
            .collect();
        let who = if who.is_empty() { "the document".to_owned() } else { who.join(" > ") };
        let words = reading.text.prose.get(fact.sentence_span.range()).unwrap_or_default();
        let side = Side::new(&reading.document.name, &who, words);
        Some(Item::new(Kind::Position, &head, &[], vec![side]))
    }

    /// A party in its words, or by its side's name if they name nobody.
    fn party(&self, party: &Party) -> String {
        if pronoun(&party.text) { self.side(&party.actor) } else { party.text.clone() }
    }

    /// The name of a side, which does not depend on what other documents call it.
    fn side(&self, actor: &str) -> String {
        self.lexicon.actor(actor).map_or_else(|| actor.to_owned(), |side| side.name.to_owned())
    }
}
