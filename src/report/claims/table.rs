//! A reading for people: each claim with its chain, and below it what it asserts.

use std::fmt::Write;

use super::{Parts, name};
use crate::{
    claim::Attribution,
    pipeline::Reading,
    proposition::{Proposition, Quantity, Statement},
    report::{counted, place::Lines, visible::on_one_line},
    span::Span,
    timex::Timex,
};

/// The table of a reading.
pub(super) fn table(reading: &Reading, parts: Parts) -> String {
    let table = Table { reading, lines: Lines::new(&reading.document.bytes) };
    let statements: Vec<&Statement> = parts.statements(reading).collect();
    let mut out = table.head(statements.len());
    for statement in statements {
        table.claim(&mut out, statement);
    }
    table.list(&mut out, "times", reading.timexes.iter().map(|timex| (timex.span, time(timex))));
    table.list(&mut out, "quantities", reading.quantities.iter().map(|q| (q.span, figure(q))));
    if parts.refused {
        let refused = |refused: &crate::pipeline::Refused| {
            (refused.span, format!("expected {}", refused.expected.join(" or ")))
        };
        table.list(&mut out, "refused", reading.refused.iter().map(refused));
    }
    if parts.tokens {
        table.tokens(&mut out);
    }
    out
}

/// A claim in words: who says so, what, and what it asserts.
pub(crate) struct Told {
    pub(crate) chain: String,
    pub(crate) words: String,
    pub(crate) asserted: Vec<String>,
}

/// A claim in words, without its place.
pub(crate) fn told(reading: &Reading, statement: &Statement) -> Told {
    let table = Table { reading, lines: Lines::new(&[]) };
    let words = match statement.claim.attribution.last() {
        Some(inner) => table.content(inner),
        None => table.words(statement.claim.span),
    };
    let asserted = statement.propositions.iter().map(|proposition| table.asserted(proposition)).collect();
    Told { chain: table.chain(statement), words, asserted }
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

struct Table<'r> {
    reading: &'r Reading,
    lines: Lines<'r>,
}

impl Table<'_> {
    fn head(&self, claims: usize) -> String {
        let Reading { document, text, coverage, .. } = self.reading;
        let mut out = on_one_line(&document.name).into_owned();
        let dated = document.date.map_or("undated".to_owned(), |day| day.to_string());
        let _ = write!(out, " ({dated}");
        if let Some(outlet) = &document.outlet {
            let _ = write!(out, ", {}", on_one_line(outlet));
        }
        out.push_str("): ");
        if text.prose.is_empty() {
            out.push_str("empty\n");
        } else if text.english {
            let _ = writeln!(
                out,
                "{}, {}, {} of {} read",
                counted(text.sentences.len(), "sentence"),
                counted(claims, "claim"),
                coverage.read,
                counted(coverage.verb_groups, "finite verb group"),
            );
        } else {
            out.push_str("not read: not in English\n");
        }
        out
    }

    fn at(&self, span: Span) -> String {
        let place = self.lines.place(self.reading.text.in_file(span).start as usize);
        format!("{:>7}", format!("{}:{}", place.line, place.column))
    }

    fn words(&self, span: Span) -> String {
        let words = self.reading.text.prose.get(span.range()).unwrap_or_default();
        on_one_line(words).into_owned()
    }

    fn claim(&self, out: &mut String, statement: &Statement) {
        let claim = &statement.claim;
        let _ = writeln!(out, "\n{}  {}", self.at(claim.span), self.chain(statement));
        if let Some(inner) = claim.attribution.last() {
            let content = self.content(inner);
            let quoted = content.starts_with(['"', '“', '‘', '«', '„']);
            let _ = match quoted {
                true => writeln!(out, "         {content}"),
                false => writeln!(out, "         “{content}”"),
            };
        }
        for proposition in &statement.propositions {
            let _ = writeln!(out, "         - {}", self.asserted(proposition));
        }
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

    fn list(&self, out: &mut String, title: &str, items: impl Iterator<Item = (Span, String)>) {
        let mut title = Some(title);
        for (span, text) in items {
            if let Some(title) = title.take() {
                let _ = writeln!(out, "\n  {title}");
            }
            let _ = writeln!(out, "{}  “{}” {}", self.at(span), self.words(span), on_one_line(&text));
        }
    }

    fn tokens(&self, out: &mut String) {
        let text = &self.reading.text;
        for sentence in &text.sentences {
            let tokens = super::tokens(text, sentence);
            let words: Vec<String> = tokens
                .iter()
                .map(|token| format!("{}/{}/{}", token.text, name::tag(token.tag), token.lemma))
                .collect();
            let _ = writeln!(out, "\n{}  {}", self.at(sentence.span), on_one_line(&words.join(" ")));
        }
    }
}

fn time(timex: &Timex) -> String {
    let mut out = format!("{} {}", name::timex(timex.kind), timex.value);
    if timex.from.is_some() || timex.to.is_some() {
        let day = |moment: Option<crate::timex::Moment>| {
            moment.map_or("…".to_owned(), |moment| moment.to_string())
        };
        let _ = write!(out, " = {} up to {}", day(timex.from), day(timex.to));
    }
    out
}

fn figure(quantity: &Quantity) -> String {
    let measures = quantity.measures.as_deref().map(|what| format!(" of {what}")).unwrap_or_default();
    let unit = if quantity.unit.is_empty() { String::new() } else { format!(" {}", quantity.unit) };
    format!("{} {}{unit}{measures}", name::bound(quantity.bound), quantity.value)
}
