//! Five situations of one kind of story, told three times with other sides, offices and topics: a union and a
//! port, a club and a league, a ministry and its nurses. One side ties talks to a condition, the other calls
//! itself ready, rejects the proposal and the condition, and speaks for the first; and a third party says that
//! nothing changed, and that something did. The levels come out alike, whoever the sides are. The reports as a
//! whole are snapshots, and the near misses beside the cases stay silent (`tests/reports.rs`).
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{fs, path::Path};

use belie::{
    finding::{Finding, Level},
    lexicon::Lexicon,
    pipeline::{self, Reading},
    rule::RuleSet,
    source::{Document, Options},
};

/// The documents of a case, read, and what is found about them.
struct Story {
    readings: Vec<Reading>,
    findings: Vec<Finding>,
}

fn tell(name: &str) -> Story {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/retold").join(name);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let lexicon = Lexicon::builtin();
    let read = |path: &std::path::PathBuf| {
        let document =
            Document::new(path.display().to_string(), fs::read(path).unwrap(), &Options::default());
        pipeline::read(document.unwrap(), &lexicon)
    };
    let readings: Vec<Reading> = files.iter().map(read).collect();
    let findings = pipeline::check(&readings, &RuleSet::builtin(), &lexicon);
    Story { readings, findings }
}

impl Story {
    /// Whether a finding of a level has one label at the one words and another at the other.
    #[track_caller]
    fn shows(&self, level: Level, one: &str, other: &str) {
        let fits = |finding: &&Finding| {
            let (ones, others) = (self.at(finding, one), self.at(finding, other));
            finding.level == level && ones.iter().any(|a| others.iter().any(|b| a != b))
        };
        let told: Vec<_> = self.findings.iter().map(|f| (f.level.name(), f.message.as_str())).collect();
        assert!(self.findings.iter().any(|f| fits(&f)), "no {}: {one} / {other}\n{told:#?}", level.name());
    }

    /// The labels of a finding that touch words.
    fn at(&self, finding: &Finding, words: &str) -> Vec<usize> {
        let touches = |label: &belie::finding::Label| {
            let bytes = &self.readings[label.document].document.bytes;
            let found = bytes.windows(words.len()).position(|window| window == words.as_bytes());
            found.is_some_and(|start| {
                (label.span.start as usize) < start + words.len() && start < label.span.end as usize
            })
        };
        (0..finding.labels.len()).filter(|index| touches(&finding.labels[*index])).collect()
    }
}

#[test]
fn a_union_and_a_port() {
    let story = tell("port");
    story.shows(
        Level::Tension,
        "only after it has reinstated them",
        "ready to negotiate with everyone concerned",
    );
    story.shows(
        Level::Tension,
        "rejected the dockers' proposal",
        "ready to negotiate with everyone concerned",
    );
    story.shows(Level::Dispute, "not ready to negotiate", "proposed on Monday to hold a round table");
    story.shows(Level::Dispute, "refusing to negotiate", "proposed on Monday to hold a round table");
    story.shows(Level::Blocked, "would not reinstate", "only if Halvik Port first reinstated");
    story.shows(Level::Tension, "Certain parts of the cooperation", "has not changed");
}

#[test]
fn a_club_and_a_league() {
    let story = tell("club");
    story.shows(
        Level::Tension,
        "only if the league first paid back the fine",
        "ready to talk with FC Norden",
    );
    story.shows(Level::Tension, "turned down Norden's proposal", "ready to talk with FC Norden");
    story.shows(Level::Dispute, "refusing talks", "suggested on Monday that the club and the league meet");
    story.shows(
        Level::Blocked,
        "will never pay back the fine",
        "only if the league first paid back the fine",
    );
    story.shows(Level::Tension, "Some aspects of the relations", "are unchanged");
}

#[test]
fn a_ministry_and_its_nurses() {
    let story = tell("nurses");
    story.shows(Level::Tension, "only after the ministry has withdrawn the decree", "willing to begin talks");
    story.shows(Level::Tension, "dismissed the proposal of the nurses' union", "willing to begin talks");
    story.shows(Level::Dispute, "not ready to negotiate", "proposed on Tuesday to hold a pay conference");
    story.shows(Level::Blocked, "will not withdraw the decree", "only after the ministry has withdrawn");
    story.shows(Level::Tension, "Some parts of the rules on overtime", "have not changed");
}
