//! Actor dictionaries of other programs: what is made of them works in a check, and what is not understood is told.

use crate::desk::Desk;

const DICTIONARY: &str =
    "# by hand\nQUAY_WORKERS_LEAGUE_ [LAB]\n+QWL_\n\nOLA_BRENN_ ; a minister\n\t[NORGOV > 190601]\n";

fn desk(name: &str) -> Desk {
    Desk::new(name)
        .with("port.actors", DICTIONARY)
        .with("notes/2024-05-06-a.md", "The Quay Workers League accepted the plan for a lock.\n")
        .with("notes/2024-05-06-b.md", "QWL rejected the plan for a lock.\n")
}

#[test]
fn an_imported_name_makes_two_names_one_side() {
    let desk = desk("actors-import");
    let found = |desk: &Desk, args: &[&str]| {
        desk.run(&[&["check", "-f", "concise", "notes"], args].concat()).stdout.lines().count()
    };
    assert_eq!(found(&desk, &[]), 0);
    let printed = desk.run(&["actors", "import", "petrarch", "port.actors"]).clean().stdout;
    desk.run(&["actors", "import", "petrarch", "port.actors", "-o", "own.yaml"]).clean();
    let written = std::fs::read_to_string(desk.folder.join("own.yaml")).unwrap();
    assert_eq!(written, printed);
    let desk = desk.with("rules/lexicon/port.yaml", &printed);
    assert_eq!(found(&desk, &["--rules", "rules"]), 1);
    let indented: String = printed.lines().map(|line| format!("  {line}\n")).collect();
    let desk = desk.with("belie.yml", format!("lexicon:\n{indented}"));
    assert_eq!(found(&desk, &[]), 1);
    let again = desk.run(&["actors", "import", "petrarch", "port.actors", "-v"]);
    assert!(again.stderr.contains("left out: 3 names that are known"), "{}", again.stderr);
}

#[test]
fn lines_that_are_not_understood_are_told_and_the_others_taken() {
    let desk =
        desk("actors-faults").with("odd.actors", "A_\u{1b}[NOR\nTHE_QUAY_GUILD_ [LAB]\n[NORGOV 999999]\n");
    let run = desk.run(&["actors", "import", "petrarch", "odd.actors", "port.actors"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("\"The Quay Guild\"") && run.stdout.contains("\"QWL\""), "{}", run.stdout);
    assert!(
        run.stderr.contains("odd.actors:1:8: a line that cannot be read, expected `]`"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("odd.actors:3:15: "), "{}", run.stderr);
    assert!(run.reason().starts_with("exit 1: 2 places could not be read; 2 actors, "), "{}", run.reason());
    assert!(!run.stderr.contains('\u{1b}'));
    desk.run(&["actors", "import", "petrarch", "none.actors"]).refused("none.actors: No such file");
}
