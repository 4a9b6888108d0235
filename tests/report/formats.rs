//! Reports for other programs: what each must hold by its own rules, and as snapshots.

use belie::{
    finding::{Finding, Label, Level, Severity},
    report::{Report, checkstyle, github, gitlab, junit, markdown, rdjsonl, sarif},
    source::Document,
};
use serde_json::Value;

use super::{
    belie_binary::{FORMATS, belie},
    document, label, snapshot,
};

fn documents() -> Vec<Document> {
    vec![
        document("./desk/é 1.md", "Übrigens: the lock is open, says <the keeper> & 50% of his men.\n"),
        document("desk/b.md", "---\ndate: 2024-05-06\noutlet: Canal Post\n---\n\nThe lock is shut.\n"),
    ]
}

/// A label at the words of a document, whose text is the words in brackets.
fn bracketed(documents: &[Document], index: usize, words: &str) -> Label {
    label(documents, index, words, &format!("[{words}]"))
}

fn finding(documents: &[Document], severity: Severity) -> Finding {
    Finding::builder("lock-open-and-shut", Level::Contradict, severity)
        .message("the lock is open, \"and\" <shut>: 100%")
        .primary(bracketed(documents, 0, "the lock is open"))
        .related(bracketed(documents, 1, "The lock is shut").said("2024-05-06".parse().ok()))
        .trail(vec!["both are about the *lock*".into()])
        .help(Some("look at the lock".into()))
        .build()
        .unwrap()
}

/// A report of an error, a warning and an info, in every format.
fn reported(format: impl Fn(&Report<'_>) -> String) -> String {
    let documents = documents();
    let findings: Vec<Finding> = [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .map(|severity| finding(&documents, severity))
        .collect();
    let report = Report::new(&findings, documents.iter().collect())
        .describing(|_| Some("A lock is open and shut.".to_owned()));
    format(&report)
}

fn pretty(text: &str) -> String {
    let value: Value = serde_json::from_str(text).unwrap();
    serde_json::to_string_pretty(&value).unwrap()
}

#[test]
fn nothing_found_is_a_report_too() {
    let none = |format: fn(&Report<'_>) -> String| format(&Report::new(&[], Vec::new()));
    assert_eq!(none(github), "");
    assert_eq!(none(gitlab), "[]\n");
    assert_eq!(none(rdjsonl), "");
    assert_eq!(none(markdown), "## belie: no findings in 0 documents\n");
    assert!(none(junit).contains("tests=\"1\" failures=\"0\""));
    assert!(none(checkstyle).ends_with("<checkstyle version=\"8.0\">\n</checkstyle>\n"));
    let log: Value = serde_json::from_str(&none(sarif)).unwrap();
    assert_eq!(log["runs"][0]["results"], Value::Array(Vec::new()));
}

#[test]
fn sarif_has_what_code_scanning_reads() {
    let text = reported(sarif);
    snapshot("sarif", &pretty(&text));
    let log: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().contains("sarif-2.1.0"));
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(result["message"]["text"].as_str().unwrap().ends_with("(against [desk/b.md:6](1))"));
        assert_eq!(result["relatedLocations"][0]["id"], 1);
        for location in result["locations"].as_array().unwrap() {
            let physical = &location["physicalLocation"];
            assert_eq!(physical["artifactLocation"]["uri"], "desk/%C3%A9%201.md");
            let region = &physical["region"];
            assert_eq!((&region["startLine"], &region["startColumn"]), (&1.into(), &11.into()));
            assert_eq!((&region["endLine"], &region["endColumn"]), (&1.into(), &27.into()));
        }
        assert_eq!(result["codeFlows"][0]["threadFlows"][0]["locations"].as_array().unwrap().len(), 2);
        assert!(result["partialFingerprints"]["belie/v1"].as_str().unwrap().starts_with("b1-"));
    }
}

#[test]
fn github_escapes_and_sorts() {
    let text = reported(github);
    snapshot("github", &text);
    let kinds: Vec<&str> = text.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(kinds, ["::error", "::warning", "::notice"]);
}

#[test]
fn github_shows_ten_of_a_kind_and_counts_the_rest() {
    let documents = documents();
    let findings: Vec<Finding> = (0..23)
        .map(|n| finding(&documents, if n % 2 == 0 { Severity::Warning } else { Severity::Error }))
        .collect();
    let text = github(&Report::new(&findings, documents.iter().collect()));
    let count = |kind: &str| text.lines().filter(|line| line.starts_with(kind)).count();
    assert_eq!((count("::error"), count("::warning")), (10, 10));
    assert!(text.lines().next().unwrap().starts_with("::error"));
    assert!(text.lines().last().unwrap().contains("3 findings more"), "{text}");
}

#[test]
fn gitlab_has_what_code_quality_reads() {
    let text = reported(gitlab);
    snapshot("gitlab", &pretty(&text));
    let issues: Value = serde_json::from_str(&text).unwrap();
    for issue in issues.as_array().unwrap() {
        for key in ["description", "check_name", "fingerprint", "severity"] {
            assert!(issue[key].is_string(), "{key}");
        }
        assert!(["info", "minor", "major"].contains(&issue["severity"].as_str().unwrap()));
        assert_eq!(issue["location"]["lines"]["begin"], 1);
    }
}

#[test]
fn reviewdog_counts_columns_in_bytes() {
    let text = reported(rdjsonl);
    snapshot("rdjsonl", &text);
    for line in text.lines() {
        let one: Value = serde_json::from_str(line).unwrap();
        assert_eq!(one["location"]["range"]["start"], serde_json::json!({ "line": 1, "column": 12 }));
        assert_eq!(one["related_locations"][0]["location"]["path"], "desk/b.md");
    }
}

#[test]
fn xml_is_whole() {
    for (name, text) in [("junit", reported(junit)), ("checkstyle", reported(checkstyle))] {
        snapshot(name, &text);
        balanced(&text);
    }
}

/// Whether every tag is closed in its place, and no text holds markup.
#[track_caller]
fn balanced(text: &str) {
    let mut open = Vec::new();
    for tag in text.split('<').skip(2) {
        let (tag, between) = tag.split_once('>').unwrap();
        assert!(!between.contains('>'), "{between}");
        let name = tag.split(' ').next().unwrap();
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        match name.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{text}"),
            None if !tag.ends_with('/') => open.push(name),
            None => {}
        }
    }
    assert_eq!(open, Vec::<&str>::new());
}

#[test]
fn markdown_holds_no_markup_of_the_documents() {
    let text = reported(markdown);
    snapshot("markdown", &text);
    assert!(!text.contains("<shut>") && text.contains("\\*lock\\*"));
}

/// Runs the binary over the example, in a folder of its own.
pub(super) fn run(
    folder: &std::path::Path,
    arguments: &[&str],
    summary: Option<&str>,
) -> std::process::Output {
    let mut belie = belie(folder);
    belie.arg("check").args(arguments).arg(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/summit"));
    belie.envs(summary.map(|file| ("GITHUB_STEP_SUMMARY", file))).output().unwrap()
}

pub(super) fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn one_run_writes_every_format_and_any_number_of_threads_the_same() {
    let folder = folder("every-format");
    let targets: Vec<String> = FORMATS.iter().map(|format| format!("-f{format}=one.{format}")).collect();
    let mut arguments: Vec<&str> = targets.iter().map(String::as_str).collect();
    arguments.push("-j1");
    assert_eq!(run(&folder, &arguments, None).status.code(), Some(1));
    for format in FORMATS {
        let written = std::fs::read(folder.join(format!("one.{format}"))).unwrap();
        let printed = run(&folder, &["-f", format, "-j2"], None);
        assert!(!written.is_empty() && written == printed.stdout, "{format}");
    }
}

#[test]
fn the_summary_of_a_step_is_added_to() {
    let folder = folder("summary");
    std::fs::write(folder.join("summary.md"), "before\n").unwrap();
    let output = run(&folder, &["-f", "github"], Some("summary.md"));
    assert!(output.stdout.starts_with(b"::error "));
    let summary = std::fs::read_to_string(folder.join("summary.md")).unwrap();
    assert!(summary.starts_with("before\n## belie: "), "{summary}");
    run(&folder, &["-f", "concise"], Some("none.md"));
    assert!(!folder.join("none.md").exists());
}
