//! A reading for people: who says what, one line a claim, what is said inside another claim under it; and below
//! each claim what it asserts.

use std::fmt::Write;

use super::{
    Parts, name,
    source::{Names, bare, contains, is_pronoun, words},
    told,
    tree::{self, Node},
};
use crate::{
    claim::{Attribution, Party},
    lexicon::Lexicon,
    pipeline::Reading,
    proposition::{Bound, Nominal, Proposition, Quantity, Statement, Voice},
    relation::spoken::plain,
    report::{counted, place::Lines, visible::on_one_line},
    span::Span,
    timex::{Timex, TimexKind},
};

/// The table of a reading.
pub(super) fn table(reading: &Reading, lexicon: &Lexicon, parts: Parts<'_>) -> String {
    let names = Names::new(reading, lexicon);
    let statements: Vec<&Statement> = parts.statements(reading, lexicon);
    let table = Table { reading, lines: Lines::new(&reading.document.bytes), names };
    let claims = tree::tree(&statements);
    let mut out = table.head(tree::count(&claims));
    for claim in &claims {
        out.push('\n');
        table.claim(&mut out, claim, 0);
    }
    table.list(&mut out, "times", reading.timexes.iter().map(|timex| (timex.span, time(timex))));
    let ranks = |quantity: &&Quantity| quantity.unit != RANK;
    table.list(&mut out, "quantities", reading.quantities.iter().filter(ranks).map(|q| (q.span, figure(q))));
    table.list(&mut out, "versions", told::versions(reading).map(|v| (v.span, version(&v))));
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

/// The unit of "first" and "third", which measure nothing.
const RANK: &str = "ordinal";

struct Table<'r> {
    reading: &'r Reading,
    lines: Lines<'r>,
    names: Names<'r>,
}

impl Table<'_> {
    fn head(&self, claims: usize) -> String {
        let Reading { document, text, coverage, refused, .. } = self.reading;
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
                "{}, {}, {} of {} read, {} refused",
                counted(text.sentences.len(), "sentence"),
                counted(claims, "claim"),
                coverage.read,
                counted(coverage.verb_groups, "finite verb group"),
                counted(refused.len(), "place"),
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
        told::words(self.reading, span)
    }

    /// A claim, what it asserts, and the claims inside it, two columns further right.
    fn claim(&self, out: &mut String, node: &Node<'_>, depth: usize) {
        let indent = "  ".repeat(depth);
        let told = match node.level {
            Some(level) => self.level(level),
            None => format!("the document {}", quoted(&self.words(node.span))),
        };
        let via = node.statements.iter().find_map(|statement| statement.claim.via.as_deref());
        let via = told::through(via);
        let _ = writeln!(out, "{}  {indent}{told}{via}", self.at(node.span));
        let mut before: Vec<String> = Vec::new();
        for proposition in node.statements.iter().flat_map(|statement| &statement.propositions) {
            let asserted = self.asserted(proposition, node.level);
            if !before.contains(&asserted) {
                let _ = writeln!(out, "         {indent}  - {asserted}");
                before.push(asserted);
            }
        }
        for inner in &node.inner {
            self.claim(out, inner, depth + 1);
        }
    }

    /// `Ida Holm, the mayor, [said] “that the pier is old”`
    fn level(&self, level: &Attribution) -> String {
        let source = match &level.source {
            Some(party) => self.source(party),
            None => level.source_spans.first().map_or("someone".to_owned(), |span| self.words(*span)),
        };
        let cue: Vec<String> = level.cue_spans.iter().map(|span| self.words(*span)).collect();
        let content = told::content(self.reading, level);
        let cue = cue.join(" … ");
        let cue = if cue.len() > 1 { cue.trim_end_matches([':', ' ']) } else { &*cue };
        format!("{} [{cue}] {}", tidy(&source), quoted(&content))
    }

    /// The words of a source; in brackets whom they take up, or the side that they speak for.
    fn source(&self, party: &Party) -> String {
        let text = tidy(&on_one_line(&party.text)).to_owned();
        let taken = self.names.taken_up(party).filter(|name| !contains(&text, &words(name)));
        let side = || self.names.side(&party.actor).filter(|name| !contains(&text, &words(name)));
        match taken.map(str::to_owned).or_else(side) {
            Some(name) => format!("{text} ({})", on_one_line(&name)),
            None => text,
        }
    }

    /// The name of a side: as the lexicon or the document has it, else the words.
    fn side(&self, party: &Party) -> String {
        self.names.side(&party.actor).unwrap_or_else(|| bare(&party.text).to_owned())
    }

    fn asserted(&self, p: &Proposition, level: Option<&Attribution>) -> String {
        let held = p.holder.as_ref().map(|party| self.side(party));
        let source = level.and_then(|level| level.source.as_ref());
        let own = p.holder.as_ref().zip(source).is_some_and(|(holder, source)| holder.actor == source.actor);
        let mut parts = Vec::new();
        match (&held, p.voice) {
            (Some(holder), Voice::Reported) => parts.push(format!("of {holder}")),
            (Some(holder), _) if !own => parts.push(holder.clone()),
            _ => {}
        }
        let not = told::not(p);
        parts.push(match &p.stance {
            Some(stance) => format!("{} ({not}{})", plain(stance), p.predicate),
            None => format!("{not}{}", p.predicate),
        });
        parts.extend(told::mood(p));
        parts.extend(self.details(p, held.as_deref()));
        on_one_line(&parts.join(" · ")).into_owned()
    }

    /// The parties, the topic, conditions and times of a proposition, each once.
    fn details(&self, p: &Proposition, held: Option<&str>) -> Vec<String> {
        let object = p.object.as_ref().map(|noun| tidy(&noun.text).to_owned());
        let seen = |text: &String| {
            [held, object.as_deref()].into_iter().flatten().any(|other| contains(other, &words(text)))
        };
        let target = p.target.as_ref().map(|party| self.side(party));
        let topic = p.topic.as_ref().map(|topic| topic.id.replace('-', " "));
        let holder = p.holder.as_ref().map(|holder| holder.actor.as_str());
        let other = |noun: &&Nominal| noun.actor.as_deref() != holder && !is_pronoun(&noun.text);
        let quantity = p.quantity.as_ref().filter(|quantity| quantity.unit != RANK);
        let details = [
            ("by", p.subject.as_ref().filter(other).map(|noun| tidy(&noun.text).to_owned())),
            ("object", object.clone()),
            ("topic", topic.filter(|text| !seen(text))),
            ("towards", target.filter(|text| !seen(text))),
            ("marker", p.marker.map(|marker| plain(name::marker(marker)))),
            ("scope", p.scope.clone()),
            ("condition", told::condition(p)),
            ("said", p.said.map(|day| day.to_string())),
            ("about", p.about.as_ref().map(|about| self.words(about.span))),
            ("quantity", quantity.map(|quantity| self.words(quantity.span))),
        ];
        details.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value?))).collect()
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

/// Words in quotation marks, unless they have their own.
fn quoted(words: &str) -> String {
    let own = words.starts_with(['"', '“', '‘', '«', '„']);
    if own { words.to_owned() } else { format!("“{words}”") }
}

/// A name without the comma that parts it from what follows.
fn tidy(text: &str) -> &str {
    text.trim_end_matches([',', ' '])
}

/// What a time phrase is, and the days that it covers, if the document says enough.
fn time(timex: &Timex) -> String {
    let kind = match timex.kind {
        TimexKind::Date => "date",
        TimexKind::Time => "time",
        TimexKind::Duration => "duration",
        TimexKind::Set => "again and again",
    };
    let day = |moment: &crate::timex::Moment| moment.to_string();
    match (&timex.from, &timex.to) {
        (None, None) if matches!(timex.kind, TimexKind::Date | TimexKind::Time) => {
            format!("{kind}, not placed")
        }
        (None, None) => kind.to_owned(),
        (from, to) => {
            let [from, to] = [from, to].map(|moment| moment.as_ref().map_or("…".to_owned(), day));
            format!("{kind}, {from} up to {to}")
        }
    }
}

fn figure(quantity: &Quantity) -> String {
    format!("{}{}", bounded(quantity.bound), told::amount(quantity))
}

fn version(version: &told::Stated<'_>) -> String {
    format!("{}{} of {}", bounded(version.bound), version.number, version.product)
}

/// A bound before its figure: `at least `.
fn bounded(bound: Bound) -> String {
    match bound {
        Bound::Exact => String::new(),
        bound => format!("{} ", plain(name::bound(bound))),
    }
}
