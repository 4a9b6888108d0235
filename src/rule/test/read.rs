//! The tests of a rule file as written.

use super::{Case, RuleTests, TestDocument, one_line};
use crate::{
    day::Day,
    fault::Fault,
    lexicon::Lexicon,
    rule::{
        check::Checker,
        file,
        yaml::{self, Kind, Node},
    },
};

/// The tests of each rule of a file, in order.
///
/// # Errors
///
/// All that is wrong with the tests.
pub fn cases(name: &str, source: &str, lexicon: &Lexicon) -> Result<Vec<RuleTests>, Vec<Fault>> {
    let documents = yaml::documents(name, source).map_err(|fault| vec![fault])?;
    let mut checker = Checker::new(name, lexicon);
    let found = documents.iter().map(|node| of_rule(&mut checker, name, node)).collect();
    if checker.faults.is_empty() { Ok(found) } else { Err(checker.faults) }
}

/// What is missing of the tests of rules: each needs texts on which it fires, and texts on which it is quiet.
#[must_use]
pub fn untested(tests: &[RuleTests]) -> Vec<Fault> {
    let lacking = |tests: &RuleTests| {
        let fires = tests.cases.iter().any(|case| case.fires);
        let quiet = tests.cases.iter().any(|case| !case.fires);
        let message = match (fires, quiet) {
            (true, true) => return None,
            (false, false) => format!("the rule `{}` has no tests", tests.rule),
            (false, true) => format!("the rule `{}` has no test on which it fires", tests.rule),
            (true, false) => format!("the rule `{}` has no test on which it is quiet", tests.rule),
        };
        let help = Some("write tests: { fires: [ … ], quiet: [ … ] }".to_owned());
        Some(Fault::new(&tests.file, tests.span.range(), message).helping(help))
    };
    tests.iter().filter_map(lacking).collect()
}

fn of_rule(checker: &mut Checker<'_>, file: &str, node: &Node) -> RuleTests {
    let id = node.get("id");
    let claims: Vec<&str> = match node.get("claims").map(|claims| &claims.kind) {
        Some(Kind::Mapping(entries)) => entries.iter().filter_map(|(key, _)| key.scalar()).collect(),
        _ => Vec::new(),
    };
    let mut cases: Vec<Case> = Vec::new();
    match node.get("tests").map(|tests| (tests, &tests.kind)) {
        None | Some((_, Kind::Null)) => {}
        Some((_, Kind::Mapping(entries))) => {
            for (key, _, value) in file::closed(checker, entries, &["fires", "quiet"]) {
                for item in file::items(value) {
                    cases.extend(case(checker, item, key == "fires", &claims));
                }
            }
        }
        Some((tests, _)) => {
            let message = format!("`tests` holds a mapping, found {}", tests.describe());
            checker.fault(
                tests.span,
                message,
                Some("write tests: { fires: [ … ], quiet: [ … ] }".to_owned()),
            );
        }
    }
    for (place, case) in cases.iter().enumerate() {
        if cases[..place].iter().any(|earlier| earlier.name == case.name) {
            checker.fault(case.span, format!("a test `{}` is already there", case.name), None);
        }
    }
    RuleTests {
        rule: id.and_then(Node::scalar).unwrap_or_default().to_owned(),
        file: file.to_owned(),
        span: id.map_or(node.span, |id| id.span),
        cases,
    }
}

fn case(checker: &mut Checker<'_>, node: &Node, fires: bool, claims: &[&str]) -> Option<Case> {
    let Kind::Mapping(entries) = &node.kind else {
        checker.fault(node.span, format!("a test is a mapping, found {}", node.describe()), None);
        return None;
    };
    let keys: &[&str] = if fires { &["name", "date", "docs", "labels"] } else { &["name", "date", "docs"] };
    let entries = file::closed(checker, entries, keys);
    let value = |name: &str| entries.iter().find(|(key, ..)| *key == name).map(|(_, _, value)| *value);
    let docs = match value("docs").map(|docs| &docs.kind) {
        Some(Kind::Mapping(docs)) if !docs.is_empty() => docs,
        _ => {
            let help = Some("write docs: { a.md: … }".to_owned());
            checker.fault(node.span, "the test has no `docs`".to_owned(), help);
            return None;
        }
    };
    let documents = documents(checker, docs);
    let date = value("date").and_then(|node| date(checker, node));
    let labels = value("labels").map(|node| labels(checker, node, claims, &documents)).unwrap_or_default();
    let name = value("name").and_then(Node::scalar).unwrap_or("without a name").to_owned();
    let span = value("name").map_or(node.span, |name| name.span);
    Some(Case { name, fires, date, documents, labels, span })
}

fn documents(checker: &mut Checker<'_>, docs: &[(Node, Node)]) -> Vec<TestDocument> {
    let mut found = Vec::new();
    for (key, value) in docs {
        match value.scalar() {
            Some(text) => {
                let name = key.scalar().unwrap_or_default().to_owned();
                found.push(TestDocument { name, text: text.to_owned() });
            }
            None => {
                checker.fault(value.span, format!("a document is a text, found {}", value.describe()), None);
            }
        }
    }
    found
}

fn date(checker: &mut Checker<'_>, node: &Node) -> Option<String> {
    let text = node.scalar().unwrap_or_default();
    match text.parse::<Day>() {
        Ok(_) => Some(text.to_owned()),
        Err(error) => {
            checker.fault(node.span, error.to_string(), None);
            None
        }
    }
}

/// Words of the documents for claims: `{ ready: ready to talk, reject: [turned down, no talks] }`.
fn labels(
    checker: &mut Checker<'_>,
    node: &Node,
    claims: &[&str],
    documents: &[TestDocument],
) -> Vec<(usize, String)> {
    let Kind::Mapping(entries) = &node.kind else {
        checker.fault(node.span, format!("`labels` holds a mapping, found {}", node.describe()), None);
        return Vec::new();
    };
    let mut found = Vec::new();
    for (key, value) in entries {
        let name = key.scalar().unwrap_or_default();
        let Some(claim) = claims.iter().position(|claim| *claim == name) else {
            let help = checker.suggest(name, claims.iter().copied());
            checker.fault(key.span, format!("no claim is called `{name}`"), help);
            continue;
        };
        for item in file::items(value) {
            let words = one_line(item.scalar().unwrap_or_default());
            if words.is_empty() || !documents.iter().any(|document| one_line(&document.text).contains(&words))
            {
                let help = Some("quote words as they stand in a document of the test".to_owned());
                checker.fault(item.span, format!("no document of the test holds “{words}”"), help);
            }
            found.push((claim, words));
        }
    }
    found
}
