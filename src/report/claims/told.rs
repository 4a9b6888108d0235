//! Claims in the words of the contract, for snapshots: ids of sides and topics, without places.

use super::name;
use crate::{
    claim::Attribution,
    pipeline::Reading,
    proposition::{Bound, Modality, Polarity, Proposition, Quantity, Statement, VERSION},
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
    let words = match statement.claim.attribution.last() {
        Some(inner) => content(reading, inner),
        None => words(reading, statement.claim.span),
    };
    let asserted = statement.propositions.iter().map(|p| asserted(reading, p)).collect();
    Told { chain: chain(reading, statement), words, asserted }
}

/// The words of a span, on one line.
pub(super) fn words(reading: &Reading, span: Span) -> String {
    on_one_line(reading.text.prose.get(span.range()).unwrap_or_default()).into_owned()
}

/// The words that a level attributes.
pub(super) fn content(reading: &Reading, level: &Attribution) -> String {
    let content: Vec<String> = level.content_spans.iter().map(|span| words(reading, *span)).collect();
    content.join(" … ")
}

/// Through whom a claim was made.
pub(super) fn through(via: Option<&str>) -> String {
    via.map(|via| format!(", through {}", on_one_line(via))).unwrap_or_default()
}

/// What a proposition denies is said with `not `.
pub(in crate::report) fn not(p: &Proposition) -> &'static str {
    if p.polarity == Polarity::Negative { "not " } else { "" }
}

/// How a proposition is put forward, if it is not simply asserted.
pub(in crate::report) fn mood(p: &Proposition) -> Option<String> {
    (p.modality != Modality::Asserted).then(|| name::modality(p.modality).to_owned())
}

/// What a proposition hangs on.
pub(super) fn condition(p: &Proposition) -> Option<String> {
    p.condition.as_ref().map(|c| format!("{} “{}”", name::condition(c.kind), c.text))
}

/// A value, or both ends of a range, with its unit and what it measures.
pub(super) fn amount(quantity: &Quantity) -> String {
    let measures = quantity.measures.as_deref().map(|what| format!(" of {what}")).unwrap_or_default();
    let unit = if quantity.unit.is_empty() { String::new() } else { format!(" {}", quantity.unit) };
    let end = upper_end(quantity).map(|end| format!(" to {end}")).unwrap_or_default();
    format!("{}{end}{unit}{measures}", quantity.value)
}

/// The upper end of a range in its unit, of which the value as written is the lower.
fn upper_end(quantity: &Quantity) -> Option<f64> {
    let (low, high) = quantity.low.zip(quantity.high).filter(|_| quantity.bound == Bound::Range)?;
    let factor = if quantity.factor > 0.0 { quantity.factor } else { 1.0 };
    // The division leaves a trace in the last places.
    Some(((quantity.value + (high - low) / factor) * 1e9).round() / 1e9)
}

/// The versions that a document states: their product, their place, and the bound.
pub(super) fn versions(reading: &Reading) -> impl Iterator<Item = Stated<'_>> {
    let told = reading.measures.iter().flat_map(|statement| &statement.propositions);
    told.filter(|p| p.predicate == VERSION).filter_map(|p| {
        let (quantity, product) = (p.quantity.as_ref()?, &p.phrases.first()?.1);
        Some(Stated { span: p.cue, product: &product.text, number: p.words.first()?, bound: quantity.bound })
    })
}

/// A version as a document states it.
pub(super) struct Stated<'r> {
    pub(super) span: Span,
    pub(super) product: &'r str,
    /// As written: `1.75`, `3.x`.
    pub(super) number: &'r str,
    pub(super) bound: Bound,
}

/// A stance with all that limits it: `not ready_to_negotiate, intended, only_if “the port opens”`.
pub(crate) fn qualified(stance: &str, p: &Proposition) -> String {
    let mut parts = vec![format!("{}{stance}", not(p))];
    parts.extend(mood(p));
    parts.extend(p.marker.map(|marker| name::marker(marker).to_owned()));
    parts.extend(p.scope.clone());
    parts.extend(condition(p));
    parts.join(", ")
}

/// Who says so, outermost first.
fn chain(reading: &Reading, statement: &Statement) -> String {
    let claim = &statement.claim;
    let mut chain: Vec<String> = claim.attribution.iter().map(|one| level(reading, one)).collect();
    if chain.is_empty() {
        chain.push("the document".to_owned());
    }
    format!("{}{}", chain.join(" > "), through(claim.via.as_deref()))
}

fn level(reading: &Reading, level: &Attribution) -> String {
    let source = match &level.source {
        Some(party) => format!("{} ({})", on_one_line(&party.text), on_one_line(&party.actor)),
        None => level.source_spans.first().map_or("someone".to_owned(), |span| words(reading, *span)),
    };
    format!("{source} [{}]", on_one_line(&level.cue_lemma))
}

fn asserted(reading: &Reading, p: &Proposition) -> String {
    let holder = p.holder.as_ref().map_or("–", |party| party.actor.as_str());
    let mut parts = vec![format!("{} {holder}", name::voice(p.voice))];
    parts.push(match &p.stance {
        Some(stance) => format!("{stance} ({}{})", not(p), p.predicate),
        None => format!("{}{}", not(p), p.predicate),
    });
    let details = [
        ("of", p.subject.as_ref().map(|noun| noun.text.clone())),
        ("object", p.object.as_ref().map(|noun| noun.text.clone())),
        ("topic", p.topic.as_ref().map(|topic| topic.id.clone())),
        ("target", p.target.as_ref().map(|party| party.actor.clone())),
        ("marker", p.marker.map(|marker| name::marker(marker).to_owned())),
        ("scope", p.scope.clone()),
        ("condition", condition(p)),
        ("said", p.said.map(|day| day.to_string())),
        ("about", p.about.as_ref().map(|about| words(reading, about.span))),
        ("quantity", p.quantity.as_ref().map(|q| format!("{} {}", name::bound(q.bound), amount(q)))),
    ];
    parts.extend(mood(p));
    parts.extend(details.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value?))));
    on_one_line(&parts.join(" · ")).into_owned()
}
