//! The ledger: what a project accepts under `accept` in `belie.yml`, by fingerprint.

use std::collections::BTreeMap;

use super::{Terms, accept, noticed};
use crate::{
    config::Accepted,
    finding::{Acceptance, AcceptedIn, EXPIRED, Finding, Label, UNKNOWN, UNUSED, is_fingerprint, number},
    span::Span,
};

/// Marks the findings that the ledger accepts, and returns what is wrong with it; `file` is the index of the document
/// that it stands in.
#[must_use]
pub fn ledger(
    findings: &mut [Finding],
    accepted: &[Accepted],
    file: usize,
    terms: &Terms<'_>,
) -> Vec<Finding> {
    let places = findings.iter().enumerate().map(|(place, finding)| (finding.fingerprint.clone(), place));
    let places: BTreeMap<String, usize> = places.collect();
    let mut notices = Vec::new();
    for entry in accepted {
        let found = places.get(&entry.finding.text).map(|place| &mut findings[*place]);
        notices.extend(judge(entry, found, file, terms));
    }
    number(&mut notices);
    notices
}

/// Accepts the finding of an entry, or says why not.
fn judge(entry: &Accepted, found: Option<&mut Finding>, file: usize, terms: &Terms<'_>) -> Option<Finding> {
    let name = &entry.finding.text;
    let (notice, message, label) = if !is_fingerprint(name) {
        (UNKNOWN, format!("`{name}` is no fingerprint of a finding"), "accepts nothing".to_owned())
    } else if let Some(until) = terms.ended(entry.until) {
        (EXPIRED, format!("{name} was accepted until {until}"), format!("ended on {until}"))
    } else {
        match found {
            Some(finding) if finding.accepted.is_some() => {
                (UNUSED, format!("{name} is accepted twice"), "accepts it again".to_owned())
            }
            Some(finding) => {
                accept(finding, &acceptance(entry));
                return None;
            }
            None if terms.whole => {
                (UNUSED, format!("no finding has the fingerprint {name}"), "accepts nothing".to_owned())
            }
            None => return None,
        }
    };
    let span = Span::new(entry.finding.span.start, entry.finding.span.end);
    let label = Label::new(file, span, label).sentence(name).source(entry.by.clone(), None).said(entry.on);
    Some(noticed(notice, message, None, label))
}

/// What an entry says.
pub(super) fn acceptance(entry: &Accepted) -> Acceptance {
    Acceptance {
        place: AcceptedIn::Ledger,
        reason: entry.reason.clone(),
        by: entry.by.clone(),
        on: entry.on,
        until: entry.until,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config::Config,
        finding::{Level, Severity},
    };

    fn finding(sentence: &str) -> Finding {
        let label = Label::new(0, Span::new(0, 1), "").sentence(sentence);
        Finding::builder("r", Level::Tension, Severity::Error).primary(label).build().unwrap()
    }

    #[test]
    fn each_entry_accepts_one_finding_or_is_a_finding_itself() {
        let mut findings = [finding("The ferry is late."), finding("The ferry is early.")];
        let (late, early) = (findings[0].fingerprint.clone(), findings[1].fingerprint.clone());
        let text = format!(
            "accept:\n  - {{ finding: {late}, reason: both hold, until: 2024-03-02 }}\n  - {{ finding: {late}, reason: again }}\n  \
             - {{ finding: {early}, reason: once, until: 2024-03-01 }}\n  - {{ finding: b1-0, reason: none }}\n  \
             - {{ finding: b1-0123456789abcdef, reason: gone }}\n"
        );
        let accepted = Config::read("belie.yml", &text).unwrap().accept;
        let terms = Terms { as_of: "2024-03-02".parse().ok(), whole: true, rules: &[] };
        let notices = ledger(&mut findings, &accepted, 1, &terms);
        let ids: Vec<&str> = notices.iter().map(|notice| notice.rule.as_str()).collect();
        assert_eq!(ids, [UNUSED.id, EXPIRED.id, UNKNOWN.id, UNUSED.id]);
        assert_eq!(&text[notices[2].labels[0].span.range()], "b1-0");
        assert_eq!(findings[0].accepted.as_ref().unwrap().reason, "both hold");
        assert_eq!(findings[1].accepted, None);
        let part = Terms { as_of: None, whole: false, rules: &[] };
        findings = [finding("The ferry is late."), finding("The ferry is gone.")];
        let notices = ledger(&mut findings, &accepted[2..], 1, &part);
        assert_eq!(notices.len(), 1, "what a part of the documents does not show may be in the others");
    }
}
