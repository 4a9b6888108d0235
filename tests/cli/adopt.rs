//! Accepted findings: the ledger, and comments in documents.

use serde_json::Value;

use crate::desk::{Desk, Run, dispatches, raw};

/// What a check says for programs.
pub(crate) fn told(desk: &Desk, args: &[&str]) -> Value {
    let run = desk.run(&[&["check", "-f", "json"], args].concat());
    serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}{}", run.stdout, run.stderr))
}

/// The fingerprint of the first finding of a rule.
pub(crate) fn fingerprint(desk: &Desk, rule: &str) -> String {
    let told = told(desk, &["--no-config"]);
    let found = told["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == rule);
    found.unwrap()["fingerprint"].as_str().unwrap().to_owned()
}

/// The ids of the findings that are not accepted.
fn open(told: &Value) -> Vec<&str> {
    let findings = told["findings"].as_array().unwrap().iter();
    let open = findings.filter(|finding| finding["accepted"].is_null());
    open.map(|finding| finding["rule"].as_str().unwrap()).collect()
}

/// A run with one thread and with two prints the same.
pub(crate) fn same(desk: &Desk, args: &[&str]) -> Run {
    let run = |jobs: &str| desk.run(&[args, &["-j", jobs]].concat());
    let (one, two) = (run("1"), run("2"));
    assert_eq!((one.status, &one.stdout, &one.stderr), (two.status, &two.stdout, &two.stderr));
    one
}

fn ledger(desk: Desk, entry: &str) -> Desk {
    desk.with("belie.yml", format!("accept:\n  - {{ {entry} }}\n"))
}

#[test]
fn the_ledger_accepts_a_finding_and_reports_say_so() {
    let desk = dispatches("ledger");
    let finding = fingerprint(&desk, "said-and-denied");
    let desk =
        ledger(desk, &format!("finding: {finding}, reason: signed twice, by: desk, until: 2024-06-01"));
    let run = same(&desk, &["check"]);
    assert_eq!(run.clean().stdout, "no findings in 2 documents; 1 accepted\n");
    for format in ["concise", "github", "rdjsonl"] {
        assert_eq!(desk.run(&["check", "-f", format]).clean().stdout, "", "{format}");
    }
    let told = told(&desk, &[]);
    assert_eq!((&told["summary"]["findings"], &told["summary"]["accepted"]), (&0.into(), &1.into()));
    let accepted = &told["findings"][0]["accepted"];
    assert_eq!(
        (&accepted["place"], &accepted["reason"], &accepted["by"], &accepted["until"]),
        (&"ledger".into(), &"signed twice".into(), &"desk".into(), &"2024-06-01".into())
    );
    let log: Value = serde_json::from_str(&same(&desk, &["check", "-f", "sarif"]).stdout).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["suppressions"][0]["kind"], "external");
    assert_eq!(result["suppressions"][0]["justification"], "signed twice");
    assert!(result["baselineState"].is_null());
    let open: Value =
        serde_json::from_str(&desk.run(&["check", "--no-config", "-f", "sarif"]).stdout).unwrap();
    assert!(open["runs"][0]["results"][0]["suppressions"].is_null());
}

#[test]
fn an_acceptance_ends_by_the_newest_document_and_never_by_the_clock() {
    let desk = dispatches("ended");
    let finding = fingerprint(&desk, "said-and-denied");
    let desk = ledger(desk, &format!("finding: {finding}, reason: signed twice, until: 2024-05-02"));
    desk.run(&["check"]).clean();
    let run = same(&desk, &["check", "--as-of", "2024-05-03", "-f", "concise"]);
    assert_eq!(run.status, 1);
    let place = "belie.yml:2:16: warning[expired-acceptance]";
    assert!(run.stdout.contains(place) && run.stdout.contains("error[said-and-denied]"), "{}", run.stdout);
    let desk = desk.with("c.md", "---\ndate: 2024-05-04\n---\n\nThe ferry was late.\n");
    assert_eq!(open(&told(&desk, &[])), ["said-and-denied", "expired-acceptance"]);
    desk.run(&["check", "--as-of", "2024-05-02"]).clean();
    let decided = format!(
        "dates: {{ as-of: 2024-05-02 }}\naccept: [{{ finding: {finding}, reason: x, until: 2024-05-02 }}]\n"
    );
    desk.with("belie.yml", decided).run(&["check"]).clean();
}

#[test]
fn what_accepts_nothing_is_a_finding_when_all_was_read() {
    let desk = ledger(dispatches("unused"), "finding: b1-0123456789abcdef, reason: gone");
    assert_eq!(open(&told(&desk, &[])), ["said-and-denied", "unused-acceptance"]);
    assert_eq!(open(&told(&desk, &["."])), ["said-and-denied", "unused-acceptance"]);
    for part in [&["a.md", "b.md"][..], &["--only", "said-and-denied"], &["--skip", "dates-differ"]] {
        assert_eq!(open(&told(&desk, part)), ["said-and-denied"], "{part:?}");
    }
    let human = desk.run(&["check"]).stdout;
    assert!(human.contains("belie.yml:2:16") && human.contains("the ledger"), "{human}");
    assert!(human.contains("2 findings in 2 documents: 1 error, 1 warning\n"), "{human}");
    let page = desk.run(&["explain", "unused-acceptance"]).clean();
    assert!(page.stdout.contains("accepts no finding"), "{}", page.stdout);
    let desk = desk.with(
        "belie.yml",
        "rules: { severity: { unused-acceptance: error }, skip: [said-and-denied] }\n\
         accept: [{ finding: b1-0123456789abcdef, reason: gone }, { finding: b1-0, reason: typo }]\n",
    );
    let run = desk.run(&["check", "-f", "concise"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("error[unused-acceptance]"), "{}", run.stdout);
    assert!(run.stdout.contains("warning[unknown-acceptance] `b1-0` is no fingerprint"), "{}", run.stdout);
}

/// A document that is contradicted by another, with a comment before what it says.
fn commented(name: &str, comment: &str) -> Desk {
    let text = format!(
        "---\ndate: 2024-05-02\n---\n\nThe weather was fair.\n\n{comment}\n\
         The harbour council signed the pier contract on Tuesday.\n\nThe ferry was late.\n"
    );
    dispatches(name).with("a.md", text)
}

#[test]
fn a_comment_accepts_what_the_next_block_claims() {
    let desk =
        commented("comment", "<!-- belie-accept: said-and-denied until=2024-06-01 -- signed twice -->");
    assert_eq!(same(&desk, &["check"]).clean().stdout, "no findings in 2 documents; 1 accepted\n");
    let log: Value = serde_json::from_str(&desk.run(&["check", "-f", "sarif"]).stdout).unwrap();
    assert_eq!(log["runs"][0]["results"][0]["suppressions"][0]["kind"], "inSource");
    let page = "<meta name=date content=2024-05-02><p>Fair.</p>\n<!-- belie-accept: said-and-denied -- signed twice -->\n\
                <div><p>The harbour council signed\nthe pier <b>contract</b> on Tuesday.</p></div>";
    let desk = dispatches("comment-html").with("a.html", page);
    std::fs::remove_file(desk.folder.join("a.md")).unwrap();
    assert!(desk.run(&["check"]).clean().stdout.ends_with("1 accepted\n"));
}

#[test]
fn a_comment_that_accepts_nothing_is_a_finding() {
    let wrong = [
        ("<!-- belie-accept: dates-differ -- other rule -->", "unused-acceptance"),
        ("<!-- belie-accept: said-and-denied -- other block -->\nThe sea was calm.\n", "unused-acceptance"),
        ("<!-- belie-accept: said-and-dnied -- typo -->", "unknown-acceptance"),
        ("<!-- belie-accept: all -- blanket -->", "unknown-acceptance"),
        ("<!-- belie-accept: said-and-denied -->", "unexplained-acceptance"),
        ("<!-- belie-accept: said-and-denied until=May -- why -->", "malformed-acceptance"),
        ("<!-- belie-accept: said-and-denied until=2024-05-01 -- over -->", "expired-acceptance"),
    ];
    for (number, (comment, id)) in wrong.into_iter().enumerate() {
        let desk = commented(&format!("comment-wrong-{number}"), comment);
        let told = told(&desk, &[]);
        assert_eq!(open(&told), [id, "said-and-denied"], "{comment}");
        assert_eq!(told["findings"][0]["labels"][0]["line"], 7);
        assert_eq!(desk.run(&["check"]).status, 1);
    }
}

#[test]
fn prose_and_code_that_mention_a_comment_are_none() {
    let mentions = [
        "`<!-- belie-accept: said-and-denied -- why -->`\n",
        "```\n<!-- belie-accept: said-and-denied -- why -->\n```\n",
        "    <!-- belie-accept: said-and-denied -- why -->\n",
        "&lt;!-- belie-accept: said-and-denied -- why --&gt;\n",
        "Write belie-accept: said-and-denied and a reason.\n",
        "<!-- see belie-accept: said-and-denied -- why -->\n",
    ];
    for (number, mention) in mentions.into_iter().enumerate() {
        let desk = commented(&format!("comment-none-{number}"), mention);
        assert_eq!(open(&told(&desk, &[])), ["said-and-denied"], "{mention}");
    }
    let text = "<!-- belie-accept: said-and-denied -- why -->\n\nThe harbour council signed the pier contract on Tuesday.\n";
    let desk = dispatches("comment-plain").with("2024-05-02.txt", text);
    std::fs::remove_file(desk.folder.join("a.md")).unwrap();
    assert_eq!(open(&told(&desk, &[])), ["said-and-denied"]);
}

#[test]
fn hostile_reasons_reach_no_terminal() {
    let desk = dispatches("hostile");
    let finding = fingerprint(&desk, "said-and-denied");
    let evil = "\\e]8;;http://x\\a\\u202e";
    let entry = format!("finding: {finding}, reason: \"{evil}\", by: \"{evil}\", until: 2024-01-01");
    let desk = ledger(desk, &entry).with(
        "c.md",
        "<!-- belie-accept: \u{1b}[2J\u{202e} until=\u{9b} -- \u{7} -->\n\nThe ferry was late.\n",
    );
    for day in ["2024-01-01", "2024-02-01"] {
        for format in
            ["human", "narrated", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown"]
        {
            let run = same(&desk, &["check", "--as-of", day, "-f", format]);
            assert!(!run.stdout.contains(raw) && !run.stderr.contains(raw), "{format}: {:?}", run.stdout);
        }
    }
}
