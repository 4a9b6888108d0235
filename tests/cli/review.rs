//! `belie snapshot review` on a pseudo-terminal.

use std::os::unix::process::ExitStatusExt;

use crate::{
    desk::{Desk, files},
    terminal::Terminal,
};

const RAW: &str = "\u{1b}[?1049h";

/// Three folders whose snapshots differ from what they hold: one finding less each.
fn changed(name: &str) -> Desk {
    let folders = ["east", "north", "west"];
    let lease = |folder: &str, verb: &str| {
        format!("The {folder} council signed the lease.\n\nThe {folder} council {verb} the lease.\n")
    };
    let mut desk = Desk::new(name);
    for folder in folders {
        desk = desk.with(&format!("{folder}/lease.md"), lease(folder, "did not sign"));
    }
    desk.run(&["snapshot", "update"]).clean();
    for folder in folders {
        desk = desk.with(&format!("{folder}/lease.md"), lease(folder, "praised"));
    }
    desk
}

fn review(desk: &Desk) -> Terminal {
    let terminal = Terminal::start(desk, &["snapshot", "review"]);
    terminal.shows(RAW);
    terminal.shows("1 of 3  east: 1 finding gone");
    terminal
}

/// For each snapshot, whether it holds the finding still, and whether it waits.
fn stand(desk: &Desk) -> Vec<(bool, bool)> {
    let held = files(&desk.folder.join("snapshots"));
    let one = |name: &str| {
        let kept = held[&format!("{name}.snap")].contains("did not sign");
        (kept, held.contains_key(&format!("{name}.snap.new")))
    };
    ["east", "north", "west"].map(one).to_vec()
}

#[test]
fn each_snapshot_is_accepted_rejected_or_skipped() {
    let desk = changed("review-each");
    let mut terminal = review(&desk);
    terminal.shows("finding gone (text changed)");
    terminal.shows("The east council did not sign the lease.");
    terminal.types("a");
    terminal.shows("2 of 3  north");
    terminal.types("r");
    terminal.shows("3 of 3  west");
    terminal.types("s");
    terminal.shows("3 snapshots: 1 accepted, 1 rejected, 1 skipped");
    assert_eq!(stand(&desk), [(true, true); 3], "nothing is done before the end");
    terminal.types("q");
    assert_eq!(terminal.ends().code(), Some(1));
    terminal.shows("east: accepted\r\nnorth: rejected\r\n");
    terminal.shows("exit 1: 1 snapshot waits for review");
    assert_eq!(stand(&desk), [(false, false), (true, false), (true, true)]);
}

#[test]
fn what_was_decided_is_undone() {
    let desk = changed("review-undo");
    let mut terminal = review(&desk);
    terminal.types("A");
    terminal.shows("3 snapshots: 3 accepted");
    terminal.types("u");
    terminal.shows("1 of 3  east");
    terminal.types("a");
    terminal.shows("2 of 3  north");
    terminal.types("u");
    terminal.shows("1 of 3  east");
    terminal.types("R");
    terminal.shows("3 snapshots: 0 accepted, 3 rejected");
    terminal.types("q");
    assert_eq!(terminal.ends().code(), Some(0));
    assert_eq!(stand(&desk), [(true, false); 3]);
}

#[test]
fn old_and_new_are_shown_and_enter_accepts_nothing() {
    let desk = changed("review-views");
    let mut terminal = review(&desk);
    terminal.types("o");
    terminal.shows("old: lines 1 to ");
    terminal.types("n");
    terminal.shows("new: ");
    terminal.types("d");
    terminal.shows("diff: lines 1 to ");
    terminal.types("\r\n\u{1b}[A\u{1b}[B\u{1b}OA");
    terminal.types("o");
    terminal.shows("1 of 3  east");
    terminal.shows("old: lines");
    terminal.types("q");
    assert_eq!(terminal.ends().code(), Some(1));
    assert_eq!(stand(&desk), [(true, true); 3]);
}

#[test]
fn the_terminal_is_given_back_when_the_run_is_stopped() {
    let desk = changed("review-stopped");
    let mut terminal = review(&desk);
    terminal.types("a");
    terminal.shows("2 of 3");
    terminal.types("\u{3}");
    assert_eq!(terminal.ends().code(), Some(1));
    terminal.shows("stopped: nothing was accepted or rejected");
    assert_eq!(stand(&desk), [(true, true); 3]);
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2)] {
        let mut terminal = review(&desk);
        terminal.types("a");
        terminal.shows("2 of 3");
        terminal.signal(name);
        assert_eq!(terminal.ends().signal(), Some(number), "{name}");
    }
    assert_eq!(stand(&desk), [(true, true); 3]);
}

#[test]
fn without_a_terminal_there_is_no_review() {
    let desk = changed("review-nowhere");
    desk.run(&["snapshot", "review"]).refused("a review needs a terminal");
}

#[test]
fn nothing_to_review_takes_no_terminal() {
    let desk = Desk::new("review-nothing").with("a.md", "The ferry sails at noon.\n");
    let mut terminal = Terminal::start(&desk, &["snapshot", "review"]);
    terminal.shows("no finding and no position to keep");
    assert!(!terminal.seen().contains(RAW));
    terminal.types("q");
}
