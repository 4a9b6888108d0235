//! Claims in the words of the contract, for snapshots: ids of sides and topics, without places.

use super::name;
use crate::{
    claim::Attribution,
    pipeline::Reading,
    proposition::{Proposition, Quantity, Statement},
    report::visible::on_one_line,
    span::Span,
};

/// A claim in words: who says so, what, and what it asserts.
pub(crate) struct Told {
    pub(crate) chain: String,
    pub(crate) words: String,
    pub(crate) asserted: Vec<String>,
}

/// A claim in words, without its place.
pub(crate) fn told(reading: &Reading, statement: &Statement) -> Told {
    let teller = Teller { reading };
    let words = match statement.claim.attribution.last() {
        Some(inner) => teller.content(inner),
        None => teller.words(statement.claim.span),
    };
    let asserted = statement.propositions.iter().map(|proposition| teller.asserted(proposition)).collect();
    Told { chain: teller.chain(statement), words, asserted }
}

/// A stance with all that limits it: `not ready_to_negotiate, intended, only_if “the port opens”`.
pub(crate) fn qualified(stance: &str, p: &Proposition) -> String {
    let not = if name::polarity(p.polarity) == "negative" { "not " } else { "" };
    let mut parts = vec![format!("{not}{stance}")];
    if name::modality(p.modality) != "asserted" {
        parts.push(name::modality(p.modality).to_owned());
    }
    parts.extend(p.marker.map(|marker| name::marker(marker).to_owned()));
    parts.extend(p.scope.clone());
    parts.extend(p.condition.as_ref().map(|c| format!("{} “{}”", name::condition(c.kind), c.text)));
    parts.join(", ")
}

struct Teller<'r> {
    reading: &'r Reading,
}

impl Teller<'_> {
    fn words(&self, span: Span) -> String {
        let words = self.reading.text.prose.get(span.range()).unwrap_or_default();
        on_one_line(words).into_owned()
    }

    /// Who says so, outermost first.
    fn chain(&self, statement: &Statement) -> String {
        let claim = &statement.claim;
        let mut chain: Vec<String> = claim.attribution.iter().map(|level| self.level(level)).collect();
        if chain.is_empty() {
            chain.push("the document".to_owned());
        }
        let via =
            claim.via.as_deref().map(|via| format!(", through {}", on_one_line(via))).unwrap_or_default();
        format!("{}{via}", chain.join(" > "))
    }

    /// The words that a level attributes.
    fn content(&self, level: &Attribution) -> String {
        let content: Vec<String> = level.content_spans.iter().map(|span| self.words(*span)).collect();
        content.join(" … ")
    }

    fn level(&self, level: &Attribution) -> String {
        let source = match &level.source {
            Some(party) => format!("{} ({})", on_one_line(&party.text), on_one_line(&party.actor)),
            None => level.source_spans.first().map_or("someone".to_owned(), |span| self.words(*span)),
        };
        format!("{source} [{}]", on_one_line(&level.cue_lemma))
    }

    fn asserted(&self, p: &Proposition) -> String {
        let holder = p.holder.as_ref().map_or("–", |party| party.actor.as_str());
        let mut parts = vec![format!("{} {holder}", name::voice(p.voice))];
        let what = p.stance.as_deref().unwrap_or(&p.predicate);
        let not = if name::polarity(p.polarity) == "negative" { "not " } else { "" };
        parts.push(match p.stance {
            Some(_) => format!("{what} ({not}{})", p.predicate),
            None => format!("{not}{what}"),
        });
        let words = [
            ("of", p.subject.as_ref().map(|noun| noun.text.clone())),
            ("object", p.object.as_ref().map(|noun| noun.text.clone())),
            ("topic", p.topic.as_ref().map(|topic| topic.id.clone())),
            ("target", p.target.as_ref().map(|party| party.actor.clone())),
            ("marker", p.marker.map(|marker| name::marker(marker).to_owned())),
            ("scope", p.scope.clone()),
            ("condition", p.condition.as_ref().map(|c| format!("{} “{}”", name::condition(c.kind), c.text))),
            ("said", p.said.map(|day| day.to_string())),
            ("about", p.about.as_ref().map(|about| self.words(about.span))),
            ("quantity", p.quantity.as_ref().map(figure)),
        ];
        if name::modality(p.modality) != "asserted" {
            parts.push(name::modality(p.modality).to_owned());
        }
        parts.extend(words.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value?))));
        on_one_line(&parts.join(" · ")).into_owned()
    }
}

fn figure(quantity: &Quantity) -> String {
    let measures = quantity.measures.as_deref().map(|what| format!(" of {what}")).unwrap_or_default();
    let unit = if quantity.unit.is_empty() { String::new() } else { format!(" {}", quantity.unit) };
    format!("{} {}{unit}{measures}", name::bound(quantity.bound), quantity.value)
}
