//! A reading as the contract writes it: offsets are bytes of the file, absent fields are left out.

mod figure;
mod held;

use std::borrow::Cow;

use serde::Serialize;

use self::figure::{Figure, Version};
use super::{Parts, name, told};
use crate::{
    claim::{Attribution, Party},
    lexicon::Lexicon,
    pipeline::Reading,
    proposition::{About, Nominal, Proposition, Statement, Voice, event},
    span::Span,
    timex::Timex,
};

type Bytes = [u32; 2];

#[derive(Serialize)]
pub(super) struct Record<'r> {
    doc: &'r str,
    date: Option<String>,
    read: bool,
    claims: Vec<Claim<'r>>,
    timexes: Vec<Time<'r>>,
    quantities: Vec<Figure>,
    versions: Vec<Version<'r>>,
    coverage: Coverage,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentences: Option<Vec<Bytes>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tokens: Option<Vec<Word>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<Vec<Refused<'r>>>,
}

#[derive(Serialize)]
struct Coverage {
    verb_groups: usize,
    read: usize,
}

#[derive(Serialize)]
struct Claim<'r> {
    id: String,
    span: Bytes,
    #[serde(skip_serializing_if = "Option::is_none")]
    via: Option<&'r str>,
    attribution: Vec<Level<'r>>,
    propositions: Vec<Asserted<'r>>,
}

#[derive(Serialize)]
struct Level<'r> {
    source: Option<Source<'r>>,
    cue: Cue<'r>,
    content: Spans,
    /// In percent, how surely the cue attributes in its construction.
    trust: u8,
}

#[derive(Serialize)]
struct Source<'r> {
    spans: Vec<Bytes>,
    text: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'r str>,
}

#[derive(Serialize)]
struct Cue<'r> {
    spans: Vec<Bytes>,
    lemma: &'r str,
}

#[derive(Serialize)]
struct Spans {
    spans: Vec<Bytes>,
}

#[derive(Serialize)]
struct Asserted<'r> {
    span: Bytes,
    cue: Bytes,
    voice: &'static str,
    holder: Option<Side<'r>>,
    predicate: &'r str,
    passive: bool,
    tense: Option<&'static str>,
    stance: Option<&'r str>,
    plover: Option<&'r str>,
    aspect: Option<&'r str>,
    subject: Option<Noun<'r>>,
    object: Option<Noun<'r>>,
    phrases: Vec<Phrase<'r>>,
    target: Option<Side<'r>>,
    topic: Option<Topic<'r>>,
    polarity: &'static str,
    modality: &'static str,
    marker: Option<&'static str>,
    condition: Option<Condition<'r>>,
    scope: Option<&'r str>,
    said: Option<String>,
    about: Option<Interval>,
    quantity: Option<Figure>,
}

#[derive(Clone, Copy, Serialize)]
struct Side<'r> {
    actor: &'r str,
    role: Option<&'r str>,
    text: &'r str,
    span: Bytes,
}

#[derive(Serialize)]
struct Noun<'r> {
    text: &'r str,
    head: &'r str,
    actor: Option<&'r str>,
    span: Bytes,
}

#[derive(Serialize)]
struct Phrase<'r> {
    preposition: &'r str,
    #[serde(flatten)]
    noun: Noun<'r>,
}

#[derive(Serialize)]
struct Topic<'r> {
    id: &'r str,
    text: &'r str,
    span: Bytes,
}

#[derive(Serialize)]
struct Condition<'r> {
    kind: &'static str,
    text: &'r str,
    span: Bytes,
}

#[derive(Serialize)]
struct Interval {
    from: Option<String>,
    to: Option<String>,
    quantifier: &'static str,
}

#[derive(Serialize)]
struct Time<'r> {
    start: u32,
    end: u32,
    text: &'r str,
    r#type: &'static str,
    value: &'r str,
    from: Option<String>,
    to: Option<String>,
    seconds: Option<i64>,
}

#[derive(Serialize)]
struct Word {
    start: u32,
    end: u32,
    lemma: String,
    tag: String,
}

#[derive(Serialize)]
struct Refused<'r> {
    span: Bytes,
    expected: &'r [Cow<'static, str>],
}

/// What turns spans of the prose into bytes of the file.
struct Writer<'r> {
    reading: &'r Reading,
    lexicon: &'r Lexicon,
}

/// The record of a reading.
pub(super) fn record<'r>(reading: &'r Reading, lexicon: &'r Lexicon, parts: Parts<'_>) -> Record<'r> {
    let writer = Writer { reading, lexicon };
    let statements = parts.statements(reading, lexicon).into_iter().enumerate();
    Record {
        doc: &reading.document.name,
        date: reading.document.date.map(|day| day.to_string()),
        read: reading.text.english,
        claims: statements.map(|(index, statement)| writer.claim(index, statement)).collect(),
        timexes: reading.timexes.iter().map(|timex| writer.time(timex)).collect(),
        quantities: reading.quantities.iter().map(|quantity| writer.figure(quantity)).collect(),
        versions: told::versions(reading).map(|version| writer.version(&version)).collect(),
        coverage: Coverage { verb_groups: reading.coverage.verb_groups, read: reading.coverage.read },
        sentences: parts
            .tokens
            .then(|| reading.text.sentences.iter().map(|sentence| writer.bytes(sentence.span)).collect()),
        tokens: parts.tokens.then(|| writer.words()),
        refused: parts.refused.then(|| {
            let refused = |refused: &'r crate::pipeline::Refused| Refused {
                span: writer.bytes(refused.span),
                expected: &refused.expected,
            };
            reading.refused.iter().map(refused).collect()
        }),
    }
}

impl<'r> Writer<'r> {
    fn bytes(&self, span: Span) -> Bytes {
        let span = self.reading.text.in_file(span);
        [span.start, span.end]
    }

    fn all(&self, spans: &[Span]) -> Vec<Bytes> {
        spans.iter().map(|span| self.bytes(*span)).collect()
    }

    fn claim(&self, index: usize, statement: &'r Statement) -> Claim<'r> {
        let claim = &statement.claim;
        Claim {
            id: format!("c{}", index + 1),
            span: self.bytes(claim.span),
            via: claim.via.as_deref(),
            attribution: claim.attribution.iter().map(|level| self.level(level)).collect(),
            propositions: statement.propositions.iter().flat_map(|p| self.each(p)).collect(),
        }
    }

    fn level(&self, level: &'r Attribution) -> Level<'r> {
        let party = level.source.as_ref();
        let first = level.source_spans.first();
        let text =
            party.map(|party| party.text.as_str()).or_else(|| self.reading.text.prose.get(first?.range()));
        Level {
            source: text.map(|text| Source {
                spans: self.all(&level.source_spans),
                text,
                actor: party.map(|party| party.actor.as_str()),
                role: party.and_then(|party| party.role.as_deref()),
            }),
            cue: Cue { spans: self.all(&level.cue_spans), lemma: &level.cue_lemma },
            content: Spans { spans: self.all(&level.content_spans) },
            trust: level.trust,
        }
    }

    fn asserted(&self, p: &'r Proposition) -> Asserted<'r> {
        let deed = p.deed.as_ref();
        let id = p.stance.as_deref().or(deed.map(|deed| deed.stance.as_str()));
        let stance = id.and_then(|id| self.lexicon.stance(id));
        let holder = deed.map_or(&p.holder, |deed| &deed.doer);
        let told = deed.is_some() && p.holder.as_ref().map(|h| &h.actor) != holder.as_ref().map(|h| &h.actor);
        Asserted {
            span: self.bytes(p.span),
            cue: self.bytes(if id.is_some() { held::taken(p) } else { p.cue }),
            voice: name::voice(if told && p.voice == Voice::Own { Voice::Reported } else { p.voice }),
            holder: holder.as_ref().map(|party| self.side(party)),
            predicate: &p.predicate,
            passive: p.passive,
            tense: p.tense.map(name::tense),
            stance: id,
            plover: event(p, self.lexicon),
            aspect: stance.map(|stance| stance.axis),
            subject: p.subject.as_ref().map(|noun| self.noun(noun)),
            object: p.object.as_ref().map(|noun| self.noun(noun)),
            phrases: p.phrases.iter().map(|(word, noun)| self.phrase(word, noun)).collect(),
            target: deed.map_or(&p.target, |deed| &deed.target).as_ref().map(|party| self.side(party)),
            topic: p.topic.as_ref().map(|topic| Topic {
                id: &topic.id,
                text: &topic.text,
                span: self.bytes(topic.span),
            }),
            polarity: name::polarity(p.polarity),
            modality: name::modality(p.modality),
            marker: p.marker.map(name::marker),
            condition: p.condition.as_ref().map(|condition| Condition {
                kind: name::condition(condition.kind),
                text: &condition.text,
                span: self.bytes(condition.span),
            }),
            scope: p.scope.as_deref(),
            said: p.said.map(|day| day.to_string()),
            about: p.about.as_ref().map(interval),
            quantity: p.quantity.as_ref().map(|quantity| self.figure(quantity)),
        }
    }

    fn side(&self, party: &'r Party) -> Side<'r> {
        Side {
            actor: &party.actor,
            role: party.role.as_deref(),
            text: &party.text,
            span: self.bytes(party.span),
        }
    }

    fn noun(&self, noun: &'r Nominal) -> Noun<'r> {
        Noun { text: &noun.text, head: &noun.head, actor: noun.actor.as_deref(), span: self.bytes(noun.span) }
    }

    fn phrase(&self, preposition: &'r str, noun: &'r Nominal) -> Phrase<'r> {
        Phrase { preposition, noun: self.noun(noun) }
    }

    fn time(&self, timex: &'r Timex) -> Time<'r> {
        let [start, end] = self.bytes(timex.span);
        Time {
            start,
            end,
            text: &timex.text,
            r#type: name::timex(timex.kind),
            value: &timex.value,
            from: timex.from.map(|moment| moment.to_string()),
            to: timex.to.map(|moment| moment.to_string()),
            seconds: timex.seconds,
        }
    }

    fn words(&self) -> Vec<Word> {
        let text = &self.reading.text;
        let mut words = Vec::new();
        for sentence in &text.sentences {
            for token in super::tokens(text, sentence) {
                let [start, end] = self.bytes(token.span);
                words.push(Word { start, end, lemma: token.lemma.into_owned(), tag: name::tag(token.tag) });
            }
        }
        words
    }
}

fn interval(about: &About) -> Interval {
    Interval {
        from: about.interval.from.map(|day| day.to_string()),
        to: about.interval.to.map(|day| day.to_string()),
        quantifier: if about.all { "all" } else { "some" },
    }
}
