//! `belie snapshot`: what is kept, what is told of its changes, and what is never written.

use std::{collections::BTreeMap, fs};

use crate::desk::{Desk, Run, files};

const SPRING: &str = "---\ndate: 2024-04-03\n---\n\nThe harbour was quiet.\n\n\
                      The dockers' union accepted the plan for a new quay, its leader Ada Kern said.\n";
const SUMMER: &str = "---\ndate: 2024-04-20\n---\n\n\
                      The dockers' union rejected the plan for a new quay, Ada Kern said on Friday.\n";
const TOWN: &str = "---\ndate: 2024-04-05\n---\n\nThe town council signed the lease on Tuesday.\n\n\
                    The town council did not sign the lease on Tuesday.\n";

/// Two folders in which something is found, with snapshots that hold.
fn kept(name: &str) -> Desk {
    let desk = Desk::new(name)
        .with("belie.yml", "snapshots: { folder: kept }\n")
        .with("quay/spring.md", SPRING)
        .with("quay/summer.md", SUMMER)
        .with("town/lease.md", TOWN);
    desk.run(&["snapshot", "update"]).clean();
    desk
}

impl Desk {
    fn snapshots(&self) -> BTreeMap<String, String> {
        files(&self.folder.join("kept"))
    }

    fn snapshot(&self, args: &[&str]) -> Run {
        self.run(&[&["snapshot"], args].concat())
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let path = self.folder.join(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(path, text.replace(from, to)).unwrap();
    }
}

/// Asserts a run that found what differs, and a text that it shows.
#[track_caller]
fn differs(run: &Run, shown: &str) {
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains(shown), "expected {shown}, found\n{}", run.stdout);
}

#[test]
fn each_folder_has_a_snapshot_that_insta_reads() {
    let desk = kept("snapshot-kept");
    let held = desk.snapshots();
    assert_eq!(held.keys().collect::<Vec<_>>(), ["quay.snap", "town.snap"]);
    let town = insta::Snapshot::from_file(&desk.folder.join("kept/town.snap")).unwrap();
    assert!(town.metadata().description().unwrap().starts_with("belie: 1 finding"), "{}", held["town.snap"]);
    assert_eq!(town.metadata().source(), None);
    let text = &held["town.snap"];
    assert!(text.contains("error[said-and-denied] contradict · b1-"), "{text}");
    assert!(
        text.contains("  - town/lease.md · the town council, 5 April 2024\n    > The town council"),
        "{text}"
    );
    assert!(held["quay.snap"].contains("> The dockers' union accepted the plan"), "{}", held["quay.snap"]);
    assert!(desk.snapshot(&["check"]).clean().stdout.starts_with("2 snapshots hold: "));
    assert_eq!(desk.snapshots(), held);
}

#[test]
fn the_same_documents_give_the_same_bytes() {
    let desk = kept("snapshot-bytes");
    let held = desk.snapshots();
    for jobs in ["1", "2", "1", "2"] {
        fs::remove_dir_all(desk.folder.join("kept")).unwrap();
        desk.snapshot(&["update", "-j", jobs]).clean();
        assert_eq!(desk.snapshots(), held);
    }
    let below = Desk { folder: desk.folder.join("quay") };
    fs::create_dir_all(desk.folder.join(".git")).unwrap();
    below.snapshot(&["check"]).clean();
}

#[test]
fn an_edit_elsewhere_changes_nothing() {
    let desk = kept("snapshot-elsewhere");
    let held = desk.snapshots();
    desk.edit(
        "quay/spring.md",
        "The harbour was quiet.",
        "It rained.\n\n# Weather\n\nThe harbour was quiet, and cold.",
    );
    desk.snapshot(&["check"]).clean();
    desk.snapshot(&["update"]).clean();
    assert_eq!(desk.snapshots(), held);
}

#[test]
fn what_differs_waits_until_it_is_accepted_or_rejected() {
    let desk = kept("snapshot-waits");
    let held = desk.snapshots();
    desk.edit("town/lease.md", "did not sign the lease", "did not sign the long lease");
    desk.edit("quay/summer.md", "rejected", "liked");
    let run = desk.snapshot(&["check"]);
    differs(&run, "town: 1 finding reworded");
    assert_eq!(run.reason(), "exit 1: 2 snapshots differ: run `belie snapshot review`");
    let waiting: Vec<String> = desk.snapshots().into_keys().collect();
    assert_eq!(waiting, ["quay.snap", "quay.snap.new", "town.snap", "town.snap.new"]);
    let listed = desk.snapshot(&["pending"]).clean().stdout;
    assert!(
        listed.contains("town: 1 finding reworded, 1 position reworded\n")
            && listed.ends_with("2 snapshots pending\n"),
        "{listed}"
    );
    let new = insta::Snapshot::from_file(&desk.folder.join("kept/town.snap.new")).unwrap();
    assert!(new.metadata().description().unwrap().starts_with("belie: 1 finding"));
    let json: serde_json::Value =
        serde_json::from_str(&desk.snapshot(&["pending", "--json"]).clean().stdout).unwrap();
    assert_eq!(json["pending"][1]["file"], "kept/town.snap.new");
    desk.snapshot(&["accept", "twn"]).refused("no snapshot is called `twn`; did you mean `town`?");
    desk.snapshot(&["reject", "quay"]).clean();
    desk.snapshot(&["accept", "kept/town.snap"]).clean();
    let now = desk.snapshots();
    assert_eq!(now.keys().collect::<Vec<_>>(), ["quay.snap", "town.snap"]);
    assert!(now["town.snap"].contains("the long lease") && now["quay.snap"] == held["quay.snap"]);
    desk.edit("quay/summer.md", "liked", "rejected");
    desk.snapshot(&["check"]).clean();
}

#[test]
fn what_no_longer_differs_waits_no_longer() {
    let desk = kept("snapshot-settled");
    desk.edit("quay/summer.md", "rejected", "liked");
    assert_eq!(desk.snapshot(&["check"]).status, 1);
    desk.edit("quay/summer.md", "liked", "rejected");
    desk.snapshot(&["check"]).clean();
    assert_eq!(desk.snapshots().len(), 2);
}

#[test]
fn the_diff_tells_of_findings_and_not_of_lines() {
    let desk = kept("snapshot-diff");
    assert_eq!(desk.snapshot(&["diff"]).clean().stdout, "");
    desk.edit("town/lease.md", "did not sign the lease", "did not sign the long lease");
    let run = desk.snapshot(&["diff", "town"]);
    differs(&run, "\nfinding reworded (text changed)\n- error[said-and-denied]");
    differs(
        &run,
        "-     > The town council did not sign the lease on Tuesday.\n+     > The town council did not sign the long lease",
    );
    assert!(!desk.folder.join("kept/town.snap.new").exists(), "a diff writes nothing");
    desk.edit("town/lease.md", "did not sign the long lease", "praised the lease");
    differs(&desk.snapshot(&["diff"]), "finding gone (text changed)");
    fs::rename(desk.folder.join("quay/summer.md"), desk.folder.join("quay/june.md")).unwrap();
    let run = desk.snapshot(&["diff", "quay"]);
    differs(&run, "quay: 1 finding moved, 1 position moved\n\nfinding moved\n");
    differs(&run, "-   - quay/summer.md · Ada Kern");
    differs(&run, "+   - quay/june.md · Ada Kern");
}

#[test]
fn a_new_reader_is_told_from_a_new_text() {
    let desk = kept("snapshot-reader");
    let desk = desk.with(
        "belie.yml",
        "snapshots: { folder: kept }\nrules: { skip: [said-and-denied], severity: { mischaracterised: error } }\n",
    );
    let run = desk.snapshot(&["diff"]);
    differs(&run, "finding gone (reader changed: same words, new reading)");
    differs(&run, "finding reread (reader changed: same words, new reading)");
    differs(&run, "  read by another reader: rules ");
    let desk = desk.with("belie.yml", "snapshots: { folder: kept }\nrules: { skip: [places-differ] }\n");
    desk.snapshot(&["check"]).clean();
}

#[test]
fn a_folder_that_is_renamed_takes_its_findings_along() {
    let desk = kept("snapshot-renamed");
    fs::rename(desk.folder.join("town"), desk.folder.join("city")).unwrap();
    let run = desk.snapshot(&["diff"]);
    differs(&run, "city: new snapshot, 1 finding and 2 positions\n\nfinding moved from town to city\n");
    assert!(!run.stdout.contains("gone") && !run.stdout.contains("added"), "{}", run.stdout);
    assert_eq!(desk.snapshot(&["check"]).status, 1);
    desk.snapshot(&["accept", "city"]).clean();
    assert_eq!(desk.snapshot(&["prune"]).clean().stdout, "town: removed\n1 snapshot removed\n");
}

#[test]
fn ci_never_writes() {
    let desk = kept("snapshot-ci");
    desk.edit("quay/summer.md", "rejected", "liked");
    let held = desk.snapshots();
    for set in [("CI", "true"), ("CI", "1"), ("TF_BUILD", "")] {
        let run = desk.run_with(&[set], &["snapshot", "check"], b"");
        assert_eq!(run.status, 1, "{}", run.stderr);
        assert!(run.reason().contains("CI is set, and nothing is written"), "{}", run.stderr);
        assert_eq!(desk.snapshots(), held);
    }
    let run = desk.run_with(&[("CI", "true")], &["snapshot", "check", "--to", "waiting"], b"");
    assert_eq!((run.status, desk.snapshots() == held), (1, true));
    assert!(run.reason().ends_with("run `belie snapshot accept --from waiting`"), "{}", run.reason());
    assert_eq!(files(&desk.folder.join("waiting")).keys().collect::<Vec<_>>(), ["quay.snap.new"]);
    assert!(desk.snapshot(&["accept", "--from", "waiting"]).clean().stdout.contains("quay: accepted"));
    desk.snapshot(&["accept", "--from", "nowhere"]).refused("nowhere: no such folder");
    desk.snapshot(&["check"]).clean();
    desk.edit("quay/summer.md", "liked", "rejected");
    for set in [("CI", "false"), ("CI", "0"), ("CI", "")] {
        let _ = fs::remove_file(desk.folder.join("kept/quay.snap.new"));
        desk.run_with(&[set], &["snapshot", "check"], b"");
        assert!(desk.folder.join("kept/quay.snap.new").exists(), "{set:?}");
    }
}

#[test]
fn a_broken_file_is_told_at_its_place_and_nothing_is_lost() {
    let desk = kept("snapshot-broken");
    desk.edit("kept/town.snap", "# findings\n", "# findings\n\n<<<<<<< HEAD\n");
    let held = desk.snapshots();
    for command in [&["check"][..], &["update"], &["diff"], &["prune"]] {
        let run = desk.snapshot(command);
        run.refused("this has no place in a document");
        assert!(run.stderr.contains("kept/town.snap:14:1"), "{}", run.stderr);
        assert_eq!(desk.snapshots(), held);
    }
    let desk = desk.with("kept/town.snap", "---\nsource: tests/a.rs\nexpression: x\n---\nA test.\n");
    desk.snapshot(&["update"]).refused("not a snapshot of belie");
    assert!(desk.snapshots()["town.snap"].ends_with("A test.\n"));
    let desk = desk.with("kept/town.snap.new", "---\ndescription: \"belie: x\"\n---\n");
    desk.snapshot(&["accept"]).refused("not a snapshot of belie");
    assert_eq!(desk.snapshots().len(), 3);
}

#[test]
fn files_of_others_are_left_alone() {
    let desk = kept("snapshot-others")
        .with("kept/notes/other.snap", "---\nsource: tests/a.rs\n---\nA test.\n")
        .with("kept/other.snap.new", "---\nsource: tests/a.rs\n---\nA test.\n");
    desk.snapshot(&["check"]).clean();
    desk.snapshot(&["prune"]).clean();
    assert!(desk.snapshot(&["reject"]).clean().stdout.starts_with("0 snapshots rejected"));
    assert_eq!(desk.snapshots().len(), 4);
}

#[test]
fn only_a_green_run_prunes() {
    let desk = kept("snapshot-prune");
    fs::remove_dir_all(desk.folder.join("town")).unwrap();
    desk.edit("quay/summer.md", "rejected", "liked");
    let run = desk.snapshot(&["check"]);
    differs(&run, "town: no documents are left; `belie snapshot prune` removes it");
    let run = desk.snapshot(&["prune"]);
    assert_eq!(run.status, 1);
    assert!(
        run.reason().starts_with("exit 1: nothing is removed while 1 snapshot differs"),
        "{}",
        run.reason()
    );
    assert!(desk.folder.join("kept/town.snap").exists());
    desk.edit("quay/summer.md", "liked", "rejected");
    assert_eq!(desk.snapshot(&["check"]).reason(), "exit 1: 1 snapshot is stale: run `belie snapshot prune`");
    assert_eq!(desk.snapshot(&["prune"]).clean().stdout, "town: removed\n1 snapshot removed\n");
    desk.snapshot(&["check"]).clean();
}

#[test]
fn groups_and_claims_are_as_the_project_says() {
    let desk =
        kept("snapshot-groups").with("belie.yml", "snapshots: { folder: kept, group: all, claims: true }\n");
    let run = desk.snapshot(&["update"]).clean();
    assert!(run.stdout.contains("all: new snapshot, 2 findings"), "{}", run.stdout);
    let all = &desk.snapshots()["all.snap"];
    assert!(all.contains("\n# claims\n") && all.contains("said by ") && all.contains("  claims: "), "{all}");
    let desk = desk.with("belie.yml", "snapshots: { folder: kept, group: all }\n");
    differs(&desk.snapshot(&["diff", "all"]), "claim gone (belie.yml changed what is kept)");
    let desk = desk.with("belie.yml", "snapshots: { folder: kept, group: file }\n");
    desk.snapshot(&["update"]).clean();
    assert!(desk.snapshots().contains_key("quay/spring.md.snap"));
    desk.snapshot(&["prune"]).clean();
    assert!(!desk.snapshots().contains_key("all.snap"));
}

#[test]
fn what_documents_hold_cannot_act_on_a_terminal() {
    let desk = Desk::new("snapshot-hostile").with("belie.yml", "snapshots: { folder: kept }\n").with(
        "\u{1b}[2J/a.md",
        "The council signed the \u{1b}]8;;x\u{7}lease on Tuesday.\n\nThe council did not sign the \u{202e}lease on Tuesday.\n",
    );
    let run = desk.snapshot(&["check"]);
    let diff = desk.snapshot(&["diff"]);
    let pending = desk.snapshot(&["pending"]);
    let accept = desk.snapshot(&["accept"]);
    let snapshots = desk.snapshots();
    let texts = [&run, &diff, &pending, &accept].into_iter().flat_map(|run| [&run.stdout, &run.stderr]);
    for text in texts.chain(snapshots.values()) {
        assert!(!text.chars().any(|c| c.is_control() && c != '\n' || c == '\u{202e}'), "{text:?}");
    }
    assert_eq!(accept.status, 0, "{}", accept.stderr);
}
