//! From a firing to a finding: message, labels, trail and fingerprint.

use super::{
    Firing, Rule, RuleSet,
    expression::Path,
    field::{Field, teller},
    join,
    template::{Slot, Template, plain},
};
use crate::{
    fact::{Fact, Facts},
    finding::{Finding, Label, Role, Severity, number},
    proposition::{Party, Polarity, Voice},
    relation::spoken::pronoun,
    span::Span,
};

/// The texts of the documents that facts come from.
pub trait Texts {
    /// Words of a document's prose.
    fn prose(&self, document: usize, span: Span) -> &str;

    /// The place in the file of a span of the prose.
    fn in_file(&self, document: usize, span: Span) -> Span;

    /// The name of a side, for a reader: `Ukraine` for `UKR`, `the dockers' union` for `x-docker-union`.
    fn side(&self, actor: &str) -> Option<String>;
}

/// The findings of firings, by document, place and rule.
#[must_use]
pub fn findings(set: &RuleSet, facts: &Facts, firings: &[Firing], texts: &dyn Texts) -> Vec<Finding> {
    told(set, facts, firings, texts).into_iter().map(|(finding, _)| finding).collect()
}

/// The findings of firings, each with the place of its firing.
#[must_use]
pub fn told(set: &RuleSet, facts: &Facts, firings: &[Firing], texts: &dyn Texts) -> Vec<(Finding, usize)> {
    let tell = |(index, firing): (usize, &Firing)| {
        let mut finding = Teller::new(set, facts, firing, texts).finding()?;
        firing.also.iter().for_each(|other| Teller::new(set, facts, other, texts).add_to(&mut finding));
        Some((finding, index))
    };
    let mut found: Vec<(Finding, usize)> = firings.iter().enumerate().filter_map(tell).collect();
    found.sort_by(|(one, _), (other, _)| place(one).cmp(&place(other)));
    let (mut findings, places): (Vec<Finding>, Vec<usize>) = found.into_iter().unzip();
    number(&mut findings);
    findings.into_iter().zip(places).collect()
}

fn place(finding: &Finding) -> (Option<(usize, u32)>, &str) {
    (finding.labels.first().map(|label| (label.document, label.span.start)), &finding.rule)
}

/// How many places a finding shows at most that other rules see too.
const LABELS: usize = 7;

struct Teller<'t> {
    rule: &'t Rule,
    facts: &'t [Fact],
    firing: &'t Firing,
    texts: &'t dyn Texts,
}

impl<'t> Teller<'t> {
    fn new(set: &'t RuleSet, facts: &'t Facts, firing: &'t Firing, texts: &'t dyn Texts) -> Self {
        Self { rule: &set.rules()[firing.rule], facts: facts.all(), firing, texts }
    }

    /// The finding; none for a rule without claims, which no check lets through. Facts that only repeat a claim
    /// come after the claims, and are no part of the fingerprint.
    fn finding(&self) -> Option<Finding> {
        let (rule, firing) = (self.rule, self.firing);
        if firing.left_out > 0 {
            return self.summary();
        }
        let mut made = Finding::builder(&rule.id, rule.level, rule.severity)
            .relation(rule.relation.clone())
            .confidence(firing.confidence)
            .message(self.fill(&rule.message, &firing.facts))
            .trail(firing.trail.clone())
            .help(rule.help.as_ref().map(|help| self.fill(help, &firing.facts)));
        for (claim, fact) in firing.facts.iter().enumerate() {
            let label = self.label(claim, *fact);
            made = if claim == rule.primary { made.primary(label) } else { made.related(label) };
        }
        let mut made = made.build().ok()?;
        made.labels.extend(firing.others.iter().map(|(claim, fact)| self.label(*claim, *fact)));
        Some(made)
    }

    /// Adds to the finding of another rule on the same clash that this one sees it too, and its own places.
    fn add_to(&self, finding: &mut Finding) {
        let message = self.fill(&self.rule.message, &self.firing.facts);
        finding.trail.push(format!("`{}` sees it too: {message}", self.rule.id));
        let own = self.firing.facts.iter().copied().enumerate();
        for (claim, fact) in own.chain(self.firing.others.iter().copied()) {
            let label = self.label(claim, fact);
            let known = |other: &Label| other.document == label.document && other.sentence == label.sentence;
            if finding.labels.len() < LABELS && !finding.labels.iter().any(known) {
                finding.labels.push(label);
            }
        }
    }

    /// One finding for all pairs that share a key with too many others to be compared.
    fn summary(&self) -> Option<Finding> {
        let pairs = self.firing.left_out;
        let message = format!("{pairs} more pairs of claims share their words and were not compared");
        let help = "read fewer documents at once, or let the rule ask for more".to_owned();
        Finding::builder(&self.rule.id, self.rule.level, Severity::Info.min(self.rule.severity))
            .confidence(self.firing.confidence)
            .message(message)
            .primary(self.label(self.rule.primary, self.firing.facts[self.rule.primary]))
            .help(Some(help))
            .build()
            .ok()
    }

    fn label(&self, claim: usize, index: usize) -> Label {
        let fact = &self.facts[index];
        let mut facts = self.firing.facts.clone();
        facts[claim] = index;
        let text = match self.rule.labels.get(claim).and_then(Option::as_ref) {
            Some(template) => self.fill(template, &facts),
            None => self.clause(fact),
        };
        let actor = source(fact).or(fact.proposition.holder.as_ref()).map(|party| party.actor.clone());
        let told = source(fact).is_some() || fact.proposition.voice != Voice::Document;
        Label {
            document: fact.document,
            span: self.texts.in_file(fact.document, clause(fact)),
            sentence: self.texts.prose(fact.document, fact.sentence_span).to_owned(),
            role: Role::Related,
            text,
            source: source(fact).map(|party| self.speaker(party, index)),
            // The narrator's word about a side is not the side's.
            side: actor
                .as_deref()
                .filter(|_| told)
                .map(|actor| self.texts.side(actor).unwrap_or_else(|| slug(actor))),
            actor,
            said: fact.said(),
            via: via(fact),
        }
    }

    /// The words for a source. A pronoun gives way to what the document called its side last, else to the
    /// name of the side.
    fn speaker(&self, party: &Party, index: usize) -> String {
        let clean = |text: &str| bare(text).to_owned();
        if !pronoun(&party.text) {
            return clean(&party.text);
        }
        let document = self.facts[index].document;
        let before = self.facts[..index].iter().rev().take_while(|fact| fact.document == document);
        let named = before.filter_map(source).find(|p| p.actor == party.actor && !pronoun(&p.text));
        named
            .map(|named| clean(&named.text))
            .or_else(|| self.texts.side(&party.actor))
            .unwrap_or_else(|| clean(&party.text))
    }

    /// The words of a clause, on one line, shortened.
    fn clause(&self, fact: &Fact) -> String {
        let words = self.texts.prose(fact.document, clause(fact));
        // "He accused the port of stalling": the clause is what follows.
        let words = ["of ", "that "].iter().find_map(|link| words.strip_prefix(link)).unwrap_or(words);
        inside(&short(words))
    }

    fn fill(&self, template: &Template, facts: &[usize]) -> String {
        template.fill(&mut |slot| match slot {
            Slot::Path(path) => self.held(path, &self.facts[facts[path.claim]]),
            Slot::Variable(variable) => {
                let anchor = join::anchors(self.rule)[variable]?;
                self.variable(variable, anchor, facts)
            }
            Slot::Option(option) => Some(self.rule.options[option].value.to_string()),
        })
    }

    /// What a variable stands for: a side by its name, anything else by the words of the first claim.
    fn variable(&self, variable: usize, anchor: Path, facts: &[usize]) -> Option<String> {
        let first = &self.facts[facts[anchor.claim]];
        if self.party(anchor, first).is_none() {
            return self.held(anchor, first);
        }
        for (claim, pattern) in self.rule.claims.iter().enumerate() {
            for join in pattern.joins.iter().filter(|join| join.variable == variable) {
                let path = Path { claim, field: join.field };
                let party = self.party(path, &self.facts[facts[claim]]);
                if let Some(name) = party.and_then(|party| self.named(party)) {
                    return Some(name);
                }
            }
        }
        self.held(anchor, first)
    }

    fn party<'a>(&self, path: Path, fact: &'a Fact) -> Option<&'a Party> {
        match path.field {
            Field::Holder => fact.proposition.holder.as_ref(),
            Field::Target => fact.proposition.target.as_ref(),
            Field::Speaker => teller(fact),
            _ => None,
        }
    }

    /// A name for a party: that of its side, or its own words if they are no pronoun.
    fn named(&self, party: &Party) -> Option<String> {
        match self.texts.side(&party.actor) {
            Some(name) if party.role.as_deref() == Some("opposition") => {
                Some(format!("the opposition ({name})"))
            }
            Some(name) => Some(name),
            None => (!pronoun(&party.text)).then(|| inside(&short(&party.text))),
        }
    }

    /// What a fact holds in a field, in words for a reader.
    fn held(&self, path: Path, fact: &Fact) -> Option<String> {
        let proposition = &fact.proposition;
        if let Some(party) = self.party(path, fact) {
            return self.named(party).or_else(|| Some(slug(&party.actor)));
        }
        match path.field {
            Field::Topic => proposition.topic.as_ref().map(|topic| inside(&short(&topic.text))),
            Field::Condition => proposition.condition.as_ref().map(|condition| short(bare(&condition.text))),
            Field::ConditionTopic => {
                proposition.condition.as_ref()?.topic.as_ref().map(|topic| inside(&short(&topic.text)))
            }
            Field::ConditionBurden => {
                let burden = proposition.condition.as_ref()?.burden.as_ref()?;
                self.texts.side(burden).or_else(|| Some(slug(burden)))
            }
            Field::Subject => proposition.subject.as_ref().map(|noun| inside(&short(&noun.text))),
            Field::Object => proposition.object.as_ref().map(|noun| inside(&short(&noun.text))),
            Field::Quantity => {
                let quantity = proposition.quantity.as_ref()?;
                Some(short(self.texts.prose(fact.document, quantity.span)))
            }
            Field::About => {
                let about = proposition.about.as_ref()?;
                Some(short(self.texts.prose(fact.document, about.span)))
            }
            Field::Said => fact.said().map(|day| day.to_string()),
            Field::Source => source(fact).map(|party| short(&party.text)),
            Field::Via => fact.via.clone(),
            Field::Text => Some(self.clause(fact)),
            Field::Polarity => Some(match proposition.polarity {
                Polarity::Positive => "asserted".to_owned(),
                Polarity::Negative => "denied".to_owned(),
            }),
            Field::Stance => proposition.stance.as_ref().map(|stance| match proposition.polarity {
                Polarity::Negative => format!("not {}", plain(stance)),
                Polarity::Positive => plain(stance),
            }),
            field => field.word(fact).map(|word| plain(&word)),
        }
    }
}

/// The words of the clause of a fact.
pub(super) fn words_of<'t>(fact: &Fact, texts: &'t dyn Texts) -> &'t str {
    texts.prose(fact.document, clause(fact))
}

/// The clause of a fact, at most its sentence.
fn clause(fact: &Fact) -> Span {
    let (span, whole) = (fact.proposition.span, fact.sentence_span);
    if !span.intersects(whole) {
        return whole;
    }
    Span { start: span.start.max(whole.start), end: span.end.min(whole.end) }
}

/// Who says so, by name if there is one: a side that speaks in its own voice is its own source.
fn source(fact: &Fact) -> Option<&Party> {
    let own = fact.proposition.holder.as_ref().filter(|_| fact.proposition.voice == Voice::Own);
    let teller = teller(fact).or(own)?;
    let levels = fact.attribution.iter().rev().filter_map(|level| level.source.as_ref());
    let named = levels.chain(own).find(|party| party.actor == teller.actor && !pronoun(&party.text));
    Some(named.unwrap_or(teller))
}

/// Through whom the words came: what the text says, and the sources around the one who says so.
fn via(fact: &Fact) -> Option<String> {
    let mut all: Vec<&str> = fact.via.as_deref().into_iter().collect();
    if let Some(source) = source(fact) {
        let named = fact.attribution.iter().filter_map(|level| level.source.as_ref());
        let outer: Vec<&Party> = named.take_while(|party| party.span != source.span).collect();
        let rest = outer.iter().rev().filter(|party| party.actor != source.actor);
        all.extend(rest.map(|party| party.text.as_str()));
    }
    (!all.is_empty()).then(|| all.join(", "))
}

/// The words of a side's slug: `x-dockers-union`.
fn slug(actor: &str) -> String {
    let words = actor.strip_prefix("x-").or_else(|| actor.strip_prefix("igo-")).unwrap_or(actor).split('-');
    words.map(capital).collect::<Vec<_>>().join(" ")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Words that have no capital inside a sentence.
const SMALL: &[&str] = &[
    "the", "a", "an", "some", "any", "all", "no", "every", "each", "certain", "several", "many", "most",
    "few", "nothing", "nobody", "none", "not", "at", "in", "there",
];

/// A phrase as it stands inside a sentence: no capital for a small word, no comma after it.
fn inside(text: &str) -> String {
    let text = bare(text);
    let first = text.split(' ').next().unwrap_or_default();
    let lower = first.to_lowercase();
    if SMALL.contains(&lower.as_str()) || pronoun(&lower) {
        format!("{lower}{}", &text[first.len()..])
    } else {
        text.to_owned()
    }
}

/// Words without what closes them: a comma, or the end of a quotation that began before them.
fn bare(text: &str) -> &str {
    let text = text.trim_end_matches([',', ';', ':']);
    let closed = text.strip_suffix(['"', '”', '’']).filter(|rest| !rest.contains(['"', '“', '‘']));
    closed.map_or(text, |rest| rest.trim_end_matches([',', ';', ':']))
}

/// How many characters of a text a message holds.
const LENGTH: usize = 80;

/// A text on one line, shortened at a word.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LENGTH) {
        None => line,
        Some((end, _)) => {
            let cut = line[..end].rfind(' ').unwrap_or(end);
            format!("{}…", line[..cut].trim_end_matches([',', ';', ':']))
        }
    }
}
