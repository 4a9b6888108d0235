//! From a rule as written to what it means. All that is wrong is noted, each fault with its place.

mod claims;
pub(crate) mod options;
mod relation;
mod texts;
pub(crate) mod values;

use serde::{Deserialize, Serialize};

pub(crate) use claims::usual_test as usual;

use self::{options::Options, texts::Texts};
use super::{
    Exception, Rule,
    expression::{
        Count, Expression,
        resolve::{Clause, Scope},
    },
    file::{self, RuleFile},
    stored::{self, CONFIDENCES, LEVELS, SEVERITIES},
    yaml::{Kind, Node},
};
use crate::{
    fault::Fault,
    finding::{Level, Severity},
    lexicon::Lexicon,
    relation::{Confidence, RELATIONS},
    span::Span,
    suggest::did_you_mean,
};

/// Where an absent claim would have to lie in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Window {
    /// Between two claims, their days included.
    Between(usize, usize),
    /// Before a claim.
    Before(usize),
    /// After a claim.
    After(usize),
}

/// What a check needs, and the faults that it has found.
pub(crate) struct Checker<'f> {
    file: &'f str,
    pub(crate) lexicon: &'f Lexicon,
    pub(crate) faults: Vec<Fault>,
}

impl<'f> Checker<'f> {
    pub(crate) fn new(file: &'f str, lexicon: &'f Lexicon) -> Self {
        Self { file, lexicon, faults: Vec::new() }
    }

    pub(crate) fn fault(&mut self, span: Span, message: String, help: Option<String>) {
        self.faults.push(Fault::new(self.file, span.range(), message).helping(help));
    }

    /// “did you mean …”, if a known name is near.
    pub(crate) fn suggest<'k>(&self, name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
        did_you_mean(name, known)
    }

    /// The value of a name in a closed table.
    fn named<T: Copy>(&mut self, key: &str, node: Option<&Node>, table: &[(&'static str, T)]) -> Option<T> {
        let node = node?;
        let name = node.scalar().unwrap_or_default();
        let found = stored::named(table, name);
        if found.is_none() {
            let all: Vec<_> = table.iter().map(|(known, _)| *known).collect();
            let help = self.suggest(name, all.iter().copied());
            self.fault(node.span, format!("`{key}` is one of {}, found `{name}`", all.join(", ")), help);
        }
        found
    }
}

/// The severity of a level, unless a rule says otherwise.
fn severity_of(level: Level) -> Severity {
    match level {
        Level::Contradict => Severity::Error,
        Level::Blocked => Severity::Info,
        _ => Severity::Warning,
    }
}

/// Whether a word can be the id of a rule: small letters, digits and hyphens, a letter first.
pub(super) fn is_id(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn name(checker: &mut Checker<'_>, file: &RuleFile<'_>) -> Option<String> {
    let id = file.text(checker, "id")?;
    if !is_id(id) {
        let span = file.value("id").map_or(file.node.span, |node| node.span);
        checker.fault(
            span,
            format!("`{id}` is no name for a rule"),
            Some("write small letters, digits and hyphens".into()),
        );
    }
    Some(id.to_owned())
}

fn words(checker: &mut Checker<'_>, key: &str, items: &[Node]) -> Vec<String> {
    let mut found = Vec::new();
    for item in items {
        match item.scalar() {
            Some(word) => found.push(word.to_owned()),
            None => checker.fault(item.span, format!("`{key}` holds words, found {}", item.describe()), None),
        }
    }
    found
}

fn relation(checker: &mut Checker<'_>, file: &RuleFile<'_>) -> Option<String> {
    let name = file.text(checker, "relation")?;
    if !RELATIONS.iter().any(|relation| relation.name == name) {
        let span = file.value("relation").map_or(file.node.span, |node| node.span);
        let help = checker.suggest(name, RELATIONS.iter().map(|relation| relation.name));
        checker.fault(span, format!("unknown relation `{name}`"), help);
    }
    Some(name.to_owned())
}

fn symmetric(checker: &mut Checker<'_>, file: &RuleFile<'_>, relation: Option<&str>) -> bool {
    let by_relation = RELATIONS.iter().any(|known| Some(known.name) == relation && known.symmetric);
    match file.text(checker, "symmetric") {
        None => by_relation,
        Some("true") if relation.is_none() => {
            let span = file.value("symmetric").map_or(file.node.span, |node| node.span);
            let help = "leave it out: claims without a relation are tried in every order".to_owned();
            checker.fault(
                span,
                "`symmetric` is said of a relation, and there is none".to_owned(),
                Some(help),
            );
            true
        }
        Some("true") => true,
        Some("false") => false,
        Some(other) => {
            let span = file.value("symmetric").map_or(file.node.span, |node| node.span);
            checker.fault(span, format!("`symmetric` is true or false, found `{other}`"), None);
            false
        }
    }
}

fn conditions(
    checker: &mut Checker<'_>,
    file: &RuleFile<'_>,
    claims: &[String],
    options: &mut Options,
) -> (Vec<Expression>, Option<Count>) {
    let (mut found, mut counted) = (Vec::new(), None);
    for node in file.items("where") {
        if node.scalar().is_none() {
            checker.fault(node.span, format!("a condition is a text, found {}", node.describe()), None);
        }
        match (Scope { checker: &mut *checker, node, claims, options: &mut *options }.clause()) {
            Some(Clause::Count(_)) if counted.is_some() => {
                checker.fault(node.span, "a rule counts once at most".to_owned(), None);
            }
            Some(Clause::Count(count)) => counted = Some(count),
            Some(Clause::Condition(Expression::All(parts))) => found.extend(parts),
            Some(Clause::Condition(condition)) => found.push(condition),
            None => {}
        }
    }
    (found, counted)
}

fn exceptions(
    checker: &mut Checker<'_>,
    file: &RuleFile<'_>,
    claims: &[String],
    variables: &mut claims::Variables,
    options: &mut Options,
) -> Vec<Exception> {
    let mut found = Vec::new();
    for node in file.items("unless") {
        match &node.kind {
            Kind::Mapping(entries) => {
                found.extend(absent(checker, node, entries, claims, variables, options));
            }
            _ => {
                let condition =
                    Scope { checker: &mut *checker, node, claims, options: &mut *options }.expression();
                found.extend(condition.map(Exception::When));
            }
        }
    }
    found
}

/// An exception of the form `claim: {…}`, `said: between a and b`.
fn absent(
    checker: &mut Checker<'_>,
    node: &Node,
    entries: &[(Node, Node)],
    names: &[String],
    variables: &mut claims::Variables,
    options: &mut Options,
) -> Option<Exception> {
    let entries = file::closed(checker, entries, &["claim", "said"]);
    let value = |name: &str| entries.iter().find(|(key, ..)| *key == name).map(|(_, _, value)| *value);
    let Some(claim) = value("claim") else {
        checker.fault(node.span, "the exception has no `claim`".to_owned(), None);
        return None;
    };
    let pattern = claims::pattern(checker, "", claim, variables)?;
    let window = value("said").and_then(|node| Scope { checker, node, claims: names, options }.window());
    Some(Exception::Claim(pattern, window))
}

/// Reads one rule; `None` if too little of it could be read.
pub(crate) fn rule(checker: &mut Checker<'_>, node: &Node, family: &str) -> Option<Rule> {
    let file = RuleFile::read(checker, node)?;
    let id = name(checker, &file);
    let summary = file.text(checker, "summary");
    let level = checker.named("level", file.value("level"), LEVELS);
    let severity = checker.named("severity", file.value("severity"), SEVERITIES);
    let confidence = checker.named("confidence", file.value("confidence"), CONFIDENCES);
    let relation = relation(checker, &file);
    let symmetric = symmetric(checker, &file, relation.as_deref());
    let mut variables = claims::Variables::default();
    let patterns = claims::read(checker, &file, &mut variables);
    let names: Vec<String> = patterns.iter().map(|pattern| pattern.name.clone()).collect();
    let mut options = Options::read(checker, &file);
    let (conditions, count) = conditions(checker, &file, &names, &mut options);
    let exceptions = exceptions(checker, &file, &names, &mut variables, &mut options);
    let mut texts = Texts {
        checker: &mut *checker,
        file: &file,
        names: &names,
        patterns: &patterns,
        relation: relation.as_deref(),
        variables: &mut variables,
        options: &options,
    };
    let (message, labels, help) = (texts.text("message"), texts.labels(), texts.text("help"));
    let primary = texts::primary(checker, &file, &names);
    if let Some(relation) = &relation {
        relation::taken_by(checker, &file, relation, symmetric, &patterns);
    }
    claims::joined(checker, &file, &patterns, &conditions, relation.is_some());
    variables.unused(checker);
    options.unused(checker);
    let level = level?;
    Some(Rule {
        id: id?,
        family: family.to_owned(),
        summary: summary?.trim().to_owned(),
        why: file.text(checker, "why").map(|text| text.trim().to_owned()),
        level,
        severity: severity.unwrap_or(severity_of(level)),
        confidence: confidence.unwrap_or(Confidence::High),
        tags: words(checker, "tags", file.items("tags")),
        relation,
        symmetric,
        claims: patterns,
        variables: variables.names(),
        conditions,
        count,
        options: options.settings(),
        exceptions,
        beats: words(checker, "beats", file.items("beats")),
        primary,
        message: message?,
        labels,
        help,
    })
}
