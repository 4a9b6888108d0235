//! Comments that accept: `<!-- belie-accept: RULE until=DATE -- reason -->` holds for the block of prose after it.

use super::{Terms, accept, noticed};
use crate::{
    finding::{
        Acceptance, AcceptedIn, EXPIRED, Finding, Label, MALFORMED, Notice, UNEXPLAINED, UNKNOWN, UNUSED,
        number,
    },
    pipeline::Reading,
    source::Format,
    span::Span,
    suggest::did_you_mean,
    text::{self, Block, Comment},
};

/// What a comment that accepts begins with.
const MARK: &str = "belie-accept";

/// What is wrong with a comment.
struct Wrong {
    notice: Notice,
    message: String,
    help: Option<String>,
}

impl Wrong {
    fn new(notice: Notice, message: impl Into<String>) -> Self {
        Self { notice, message: message.into(), help: None }
    }
}

/// The places of a document that comments and findings have to do with, in order.
struct Places {
    /// Its blocks.
    blocks: Vec<Span>,
    /// Where its labels begin, and the findings that they are of.
    labels: Vec<(u32, usize)>,
}

impl Places {
    fn new(document: usize, reading: &Reading, findings: &[Finding]) -> Self {
        let in_file = |block: &Block| reading.text.in_file(block.span);
        let mut blocks: Vec<Span> = reading.text.blocks.iter().map(in_file).collect();
        let labels = findings.iter().enumerate().flat_map(|(place, finding)| {
            let own = finding.labels.iter().filter(|label| label.document == document);
            own.map(move |label| (label.span.start, place))
        });
        let mut labels: Vec<(u32, usize)> = labels.collect();
        blocks.sort_unstable();
        labels.sort_unstable();
        Self { blocks, labels }
    }

    /// The findings with a claim in the first block after a comment.
    fn after(&self, comment: Span) -> impl Iterator<Item = usize> + '_ {
        let next = self.blocks.partition_point(|block| block.start < comment.end);
        let block = self.blocks.get(next).copied().unwrap_or_default();
        let first = self.labels.partition_point(|(start, _)| *start < block.start);
        let within = self.labels[first..].iter().take_while(move |(start, _)| *start < block.end);
        within.map(|(_, finding)| *finding)
    }
}

/// Marks the findings that comments of documents accept, and returns what is wrong with the comments.
#[must_use]
pub fn comments(findings: &mut [Finding], readings: &[Reading], terms: &Terms<'_>) -> Vec<Finding> {
    let mut notices = Vec::new();
    for (index, reading) in readings.iter().enumerate() {
        let document = &reading.document;
        if document.format == Format::Plain || !String::from_utf8_lossy(&document.bytes).contains(MARK) {
            continue;
        }
        let places = Places::new(index, reading, findings);
        for comment in text::comments(document) {
            let Some(written) = directive(&comment.text, terms) else { continue };
            let judged = judge(written, &comment, &places, findings, terms);
            let Err(Wrong { notice, message, help }) = judged else { continue };
            let label = Label::new(index, comment.span, "accepts nothing").sentence(&comment.text);
            let label = label.source(Some("a comment".to_owned()), None).said(document.date);
            notices.push(noticed(notice, message, help, label));
        }
    }
    number(&mut notices);
    notices
}

/// What a comment says after its mark, if it is one that is to accept something. A mark without its colon is one only
/// before the name of a rule: other comments may speak of it.
fn directive<'c>(text: &'c str, terms: &Terms<'_>) -> Option<&'c str> {
    let rest = text.trim_start().strip_prefix(MARK)?;
    let first = rest.split_whitespace().next().unwrap_or_default();
    let forgotten = rest.starts_with(char::is_whitespace) && terms.rules.iter().any(|rule| rule == first);
    rest.strip_prefix(':').or(forgotten.then_some(rest))
}

/// Accepts what a comment says, or tells what is wrong.
fn judge(
    written: &str,
    comment: &Comment,
    places: &Places,
    findings: &mut [Finding],
    terms: &Terms<'_>,
) -> Result<(), Wrong> {
    let (rule, acceptance) = read(written, terms)?;
    if let Some(until) = terms.ended(acceptance.until) {
        return Err(Wrong::new(EXPIRED, format!("findings of `{rule}` were accepted here until {until}")));
    }
    let mut used = false;
    for place in places.after(comment.span) {
        let finding = &mut findings[place];
        if finding.rule == rule {
            accept(finding, &acceptance);
            used = true;
        }
    }
    if used || !terms.whole {
        return Ok(());
    }
    Err(Wrong::new(UNUSED, format!("the block after this comment has no finding of `{rule}`")))
}

/// The rule that a comment names, and what it says of the acceptance.
fn read<'c>(written: &'c str, terms: &Terms<'_>) -> Result<(&'c str, Acceptance), Wrong> {
    let (head, reason) = parted(written);
    let mut words = head.split_whitespace();
    let Some(rule) = words.next() else {
        return Err(Wrong::new(MALFORMED, "an acceptance names no rule"));
    };
    if !terms.rules.iter().any(|known| known == rule) {
        let help = did_you_mean(rule, terms.rules.iter().map(String::as_str));
        let message = format!("an acceptance names `{rule}`, which is no rule");
        return Err(Wrong { notice: UNKNOWN, message, help });
    }
    let mut acceptance =
        Acceptance { place: AcceptedIn::Comment, reason: String::new(), by: None, on: None, until: None };
    for word in words {
        match word.split_once('=') {
            Some(("until", day)) => {
                let wrong = |error| Wrong::new(MALFORMED, format!("`{day}` is no day: {error}"));
                acceptance.until = Some(day.parse().map_err(wrong)?);
            }
            Some(("by", who)) if !who.is_empty() => acceptance.by = Some(who.to_owned()),
            _ => return Err(Wrong::new(MALFORMED, format!("unexpected `{word}` in an acceptance"))),
        }
    }
    acceptance.reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if acceptance.reason.is_empty() {
        return Err(Wrong::new(UNEXPLAINED, format!("an acceptance of `{rule}` gives no reason")));
    }
    Ok((rule, acceptance))
}

/// What stands before the first word that is two hyphens, and after it.
fn parted(written: &str) -> (&str, &str) {
    for (at, _) in written.match_indices("--") {
        let (before, after) = (&written[..at], &written[at + 2..]);
        let ends = |text: &str| text.is_empty() || text.ends_with(char::is_whitespace);
        if ends(before) && (after.is_empty() || after.starts_with(char::is_whitespace)) {
            return (before, after);
        }
    }
    (written, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let rules = ["said-and-denied".to_owned()];
        let terms = Terms { as_of: None, whole: true, rules: &rules };
        let Some(written) = directive(text, &terms) else { return "none".to_owned() };
        match read(written, &terms) {
            Ok((rule, acceptance)) => format!("{rule}: {} {:?}", acceptance.reason, acceptance.by),
            Err(wrong) => wrong.notice.id.to_owned(),
        }
    }

    #[test]
    fn a_comment_says_what_why_and_until_when() {
        assert_eq!(told(" belie-accept: said-and-denied -- both hold "), "said-and-denied: both hold None");
        let full = "belie-accept: said-and-denied until=2024-03-01 by=desk@x.example -- a -- and\nb --";
        assert_eq!(told(full), "said-and-denied: a -- and b -- Some(\"desk@x.example\")");
        assert_eq!(told("belie-accept said-and-denied -- no colon"), "said-and-denied: no colon None");
    }

    #[test]
    fn other_comments_are_none_and_broken_ones_are_told() {
        assert_eq!(told("see belie-accept: said-and-denied -- why"), "none");
        assert_eq!(told("belie-accept is explained in the guide"), "none");
        assert_eq!(told("belie-accepted: said-and-denied -- why"), "none");
        assert_eq!(told("belie-accept:"), MALFORMED.id);
        assert_eq!(told("belie-accept: -- all"), MALFORMED.id);
        assert_eq!(told("belie-accept: all -- all"), UNKNOWN.id);
        assert_eq!(told("belie-accept: * -- all"), UNKNOWN.id);
        assert_eq!(told("belie-accept: said-and-denied"), UNEXPLAINED.id);
        assert_eq!(told("belie-accept: said-and-denied --  "), UNEXPLAINED.id);
        assert_eq!(told("belie-accept: said-and-denied both hold"), MALFORMED.id);
        assert_eq!(told("belie-accept: said-and-denied until=soon -- why"), MALFORMED.id);
        assert_eq!(told("belie-accept: said-and-denied until=2024-02-30 -- why"), MALFORMED.id);
    }
}
