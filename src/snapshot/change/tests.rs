//! Snapshots of a few items, and what is said of their differences.

use super::*;
use crate::snapshot::{Side, Snapshot, Versions};

const RULES: [&str; 2] = ["one", "two"];

fn position(head: &str, document: &str, words: &str) -> Item {
    Item::new(Kind::Position, head, &[], vec![Side::new(document, "the port", words)])
}

fn finding(message: &str, fingerprint: &str, sides: [(&str, &str); 2]) -> Item {
    let head = format!("error[said-and-denied] contradict · {fingerprint}");
    let sides = sides.map(|(document, words)| Side::new(document, "the port", words));
    Item::new(Kind::Finding, &head, &[message.to_owned()], sides.into())
}

/// The differences of one snapshot, read before by the first or the second rules, and now by the first.
fn told(rules: usize, old: Vec<Item>, new: Vec<Item>, prose: &[&str]) -> Vec<(Change, Cause)> {
    let of = |rules: usize, items| {
        let versions = Versions { rules: RULES[rules].into(), ..Versions::default() };
        Snapshots::from([("notes".to_owned(), Snapshot::new(versions, 1, false, items))])
    };
    let words = Words::of_pieces(prose);
    differences(&of(rules, old), &of(0, new), &words).iter().map(|one| (one.change, one.cause)).collect()
}

const OPEN: &str = "The port is ready to talk about berths.";
const SHUT: &str = "The port rejects talks about berths.";

#[test]
fn what_is_equal_is_no_difference() {
    let items = || {
        vec![position("Port · talks", "a.md", OPEN), finding("so", "b1-1", [("a.md", OPEN), ("b.md", SHUT)])]
    };
    assert_eq!(told(0, items(), items(), &[]), []);
    assert_eq!(told(1, items(), items(), &[]), []);
}

#[test]
fn new_words_are_told_from_new_readings() {
    let old = || vec![position("Port · talks · ready", "a.md", OPEN)];
    let gone = |rules, prose: &[&str]| told(rules, old(), vec![], prose);
    assert_eq!(gone(0, &[]), [(Change::Gone, Cause::Text)]);
    assert_eq!(gone(0, &[OPEN]), [(Change::Gone, Cause::Around)]);
    assert_eq!(gone(1, &[OPEN]), [(Change::Gone, Cause::Reader)]);
    assert_eq!(gone(1, &[]), [(Change::Gone, Cause::Text)]);
    let added = |rules, words: &str, head: &str| {
        told(rules, old(), [old(), vec![position(head, "a.md", words)]].concat(), &[OPEN, words])
    };
    assert_eq!(added(0, SHUT, "Port · talks · reject"), [(Change::Added, Cause::Text)]);
    assert_eq!(added(1, SHUT, "Port · talks · reject"), [(Change::Added, Cause::Either)]);
    assert_eq!(added(1, OPEN, "Port · berths · ready"), [(Change::Added, Cause::Reader)]);
    assert_eq!(added(0, OPEN, "Port · berths · ready"), [(Change::Added, Cause::Around)]);
    let reread = |rules| told(rules, old(), vec![position("Port · berths · ready", "a.md", OPEN)], &[OPEN]);
    assert_eq!(reread(0), [(Change::Reread, Cause::Around)]);
    assert_eq!(reread(1), [(Change::Reread, Cause::Reader)]);
}

#[test]
fn what_is_in_another_document_is_moved() {
    let sides = |document| [(document, OPEN), ("b.md", SHUT)];
    let old = vec![finding("so", "b1-1", sides("a.md")), position("Port · talks", "a.md", OPEN)];
    let new = vec![finding("so", "b1-1", sides("c.md")), position("Port · talks", "c.md", OPEN)];
    assert_eq!(told(0, old, new, &[]), [(Change::Moved, Cause::Text); 2]);
}

#[test]
fn what_is_in_other_words_is_reworded_if_they_are_near() {
    let near = "The port is ready to talk about its berths.";
    let sides = |words| [("a.md", words), ("b.md", SHUT)];
    let old = || vec![finding("so", "b1-1", sides(OPEN)), position("Port · talks", "a.md", OPEN)];
    let new = vec![finding("so", "b1-2", sides(near)), position("Port · talks", "a.md", near)];
    assert_eq!(told(0, old(), new, &[]), [(Change::Reworded, Cause::Text); 2]);
    let far = vec![position("Port · talks", "a.md", "Nobody has come to any meeting since.")];
    let told = told(0, vec![position("Port · talks", "a.md", OPEN)], far, &[]);
    assert_eq!(told, [(Change::Gone, Cause::Text), (Change::Added, Cause::Text)]);
}

#[test]
fn a_finding_that_says_something_else_is_reread() {
    let sides = [("a.md", OPEN), ("b.md", SHUT)];
    let (old, new) = (vec![finding("so", "b1-1", sides)], vec![finding("thus", "b1-1", sides)]);
    assert_eq!(told(1, old, new, &[]), [(Change::Reread, Cause::Reader)]);
}

#[test]
fn items_move_between_snapshots() {
    let of = |name: &str, items| (name.to_owned(), Snapshot::new(Versions::default(), 1, false, items));
    let old = Snapshots::from([of("notes", vec![position("Port · talks", "notes/a.md", OPEN)])]);
    let new = Snapshots::from([of("wires", vec![position("Port · talks", "wires/a.md", OPEN)])]);
    let found = differences(&old, &new, &Words::default());
    assert_eq!(found.len(), 1);
    assert!(found[0].change == Change::Moved && found[0].is_of("notes") && found[0].is_of("wires"));
    let text = crate::snapshot::shown(&crate::snapshot::lines(&found[0]), &crate::report::Look::default());
    let expected = format!(
        "position moved from notes to wires\n  Port · talks\n-   - notes/a.md · the port\n\
         +   - wires/a.md · the port\n      > {OPEN}\n"
    );
    assert_eq!(text, expected);
}
