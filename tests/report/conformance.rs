//! Reports held against what the programs that read them demand, for documents and rules that mean harm too.

use std::{collections::BTreeMap, fs, path::Path};

use belie::{
    finding::{Finding, Label, Level, Severity},
    report::{Report, checkstyle, github, gitlab, junit, rdjsonl, sarif},
    source::Document,
};
use serde_json::Value;

use super::{
    belie_binary::{FORMATS, belie},
    document,
    formats::{folder, run},
    label, raw,
};

const HOSTILE: &str = "\u{1b}]8;;http://evil\u{7}\u{1b}[2J::error::%0A,x]]><a b='c'>\"&amp;\u{202e}\0\r\n\u{9b}\u{200b}\u{fffe}";

/// Findings of every severity over documents whose names, words and rules mean harm.
fn hostile(report: impl Fn(&Report<'_>)) {
    let documents = [
        document(&format!("./a{HOSTILE}.md"), format!("{HOSTILE}the lock is open{HOSTILE}\n")),
        document("b c.md", [b"\xff the lock is shut \xfe\n".as_slice(), HOSTILE.as_bytes()].concat()),
    ];
    let findings: Vec<Finding> = (0..25).map(|place| finding(&documents, place)).collect();
    report(
        &Report::new(&findings, documents.iter().collect()).describing(|id| Some(format!("{HOSTILE}{id}"))),
    );
    report(&Report::new(&[], Vec::new()));
}

fn finding(documents: &[Document], place: usize) -> Finding {
    let severity = [Severity::Error, Severity::Warning, Severity::Info][place % 3];
    let at = |index, words| -> Label { label(documents, index, words, HOSTILE).sentence(HOSTILE) };
    let mut finding = Finding::builder(format!("rule{}{HOSTILE}", place % 4), Level::Contradict, severity)
        .message(format!("open {HOSTILE} and shut"))
        .primary(at(0, "the lock is open").source(Some(HOSTILE.into()), Some(HOSTILE.into())))
        .related(at(1, "the lock is shut").said("2024-05-06".parse().ok()))
        .trail(vec![HOSTILE.into()])
        .help(Some(HOSTILE.into()))
        .build()
        .unwrap();
    finding.fingerprint = format!("b1-{place:016x}");
    finding
}

#[test]
fn sarif_fits_the_published_schema() {
    let schema = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schemas/sarif-2.1.0.json"));
    // One pattern of the schema, of a property that belie does not write, has a bracket too many.
    let schema = schema.unwrap().replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let check = |text: &str| {
        let log: Value = serde_json::from_str(text).unwrap();
        let faults: Vec<String> = validator
            .iter_errors(&log)
            .map(|fault| format!("{fault} at {}", fault.instance_path()))
            .collect();
        assert_eq!(faults, Vec::<String>::new());
        log
    };
    hostile(|report| {
        let log = check(&sarif(report));
        let run = &log["runs"][0];
        for result in run["results"].as_array().unwrap() {
            let text = result["message"]["text"].as_str().unwrap();
            for related in result["relatedLocations"].as_array().unwrap() {
                assert!(text.contains(&format!("]({})", related["id"])), "{text}");
            }
            for location in result["locations"].as_array().unwrap() {
                let region = &location["physicalLocation"]["region"];
                assert!(
                    ["startLine", "startColumn", "endLine", "endColumn"]
                        .iter()
                        .all(|key| region[*key].is_u64())
                );
            }
        }
    });
    check(&String::from_utf8(run(Path::new("."), &["-f", "sarif"], None).stdout).unwrap());
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0", "runs": [{ "tool": {} }] })));
}

/// An element of XML, its attributes, and how deep it lies.
type Element = (String, BTreeMap<String, String>, usize);

/// The elements of a document; fails if it is not well-formed.
fn elements(text: &str) -> Vec<Element> {
    let legal = |c: char| matches!(c, '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(text.chars().all(legal), "{text:?}");
    let rest = text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").unwrap();
    let (mut found, mut open) = (Vec::new(), Vec::<String>::new());
    let mut parts = rest.split('<');
    assert_eq!(parts.next(), Some(""));
    for part in parts {
        let (tag, between) = part.split_once('>').unwrap();
        references(between);
        assert!(
            !between.contains('>') && (!open.is_empty() || between.trim().is_empty() || tag.starts_with('/'))
        );
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let (inner, empty) = tag.strip_suffix('/').map_or((tag, false), |inner| (inner, true));
        let (name, attributes) = inner.split_once(' ').unwrap_or((inner, ""));
        found.push((name.to_owned(), pairs(attributes), open.len()));
        if !empty {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty());
    found
}

/// The attributes of a tag, each once.
fn pairs(mut text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    while !text.is_empty() {
        let (name, rest) = text.split_once("=\"").unwrap();
        let (value, rest) = rest.split_once('"').unwrap();
        references(value);
        assert!(name.chars().all(|c| c.is_ascii_alphabetic()), "{name}");
        assert!(found.insert(name.to_owned(), value.to_owned()).is_none(), "{name}");
        text = rest.strip_prefix(' ').unwrap_or(rest);
    }
    found
}

/// Every ampersand begins one of the five names of XML.
fn references(text: &str) {
    let known = ["amp;", "lt;", "gt;", "quot;", "apos;"];
    assert!(text.split('&').skip(1).all(|rest| known.iter().any(|name| rest.starts_with(name))), "{text}");
}

#[test]
fn junit_is_well_formed_and_its_counts_are_right() {
    hostile(|report| {
        let all = elements(&junit(report));
        let count = |one: &Element, key: &str| one.1[key].parse::<usize>().unwrap();
        let named = |name: &str| all.iter().filter(|one| one.0 == name).collect::<Vec<_>>();
        let (suites, cases) = (named("testsuite"), named("testcase"));
        assert_eq!(all[0].0, "testsuites");
        for (key, number) in [
            ("tests", cases.len()),
            ("failures", named("failure").len()),
            ("skipped", named("skipped").len()),
        ] {
            assert_eq!(count(&all[0], key), number, "{key}");
            assert_eq!(suites.iter().map(|suite| count(suite, key)).sum::<usize>(), number, "{key}");
        }
        assert!(suites.iter().all(|suite| !suite.1["name"].is_empty() && suite.2 == 1));
        assert!(
            cases
                .iter()
                .all(|case| !case.1["name"].is_empty() && case.1.contains_key("classname") && case.2 == 2)
        );
        assert!(
            named("failure").iter().all(|one| one.1.contains_key("message") && one.1.contains_key("type"))
        );
    });
}

#[test]
fn checkstyle_is_well_formed_and_has_its_attributes() {
    hostile(|report| {
        let all = elements(&checkstyle(report));
        assert_eq!((all[0].0.as_str(), all[0].1.contains_key("version")), ("checkstyle", true));
        for (name, attributes, depth) in &all[1..] {
            match name.as_str() {
                "file" => assert!(*depth == 1 && !attributes["name"].is_empty()),
                "error" => {
                    assert!(*depth == 2 && !attributes["message"].is_empty());
                    assert!(
                        ["line", "column"].iter().all(|key| attributes[*key].parse::<usize>().unwrap() > 0)
                    );
                    assert!(["error", "warning", "info"].contains(&attributes["severity"].as_str()));
                    assert!(attributes["source"].starts_with("belie."));
                }
                other => panic!("{other}"),
            }
        }
        assert_eq!(all.iter().filter(|one| one.0 == "error").count(), report.findings().len());
    });
}

#[test]
fn github_gets_commands_and_nothing_else() {
    hostile(|report| {
        let text = github(report);
        let mut shown = BTreeMap::new();
        for line in text.lines() {
            let (command, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
            let (kind, properties) = command.split_once(' ').unwrap();
            assert!(["error", "warning", "notice"].contains(&kind), "{line}");
            for property in properties.split(',') {
                let (name, value) = property.split_once('=').unwrap();
                assert!(["title", "file", "line", "endLine", "col", "endColumn"].contains(&name), "{line}");
                assert!(!value.contains(':') || name == "title" && !value.contains("::"), "{line}");
            }
            for escape in line.split('%').skip(1) {
                assert!(["25", "0A", "0D", "3A", "2C"].iter().any(|code| escape.starts_with(code)), "{line}");
            }
            assert!(!message.is_empty());
            *shown.entry(kind.to_owned()).or_insert(0) += 1;
        }
        assert!(shown.iter().all(|(kind, count)| *count <= 10 + usize::from(kind == "notice")), "{shown:?}");
    });
}

#[test]
fn gitlab_has_its_fields_and_unique_fingerprints() {
    hostile(|report| {
        let issues: Value = serde_json::from_str(&gitlab(report)).unwrap();
        let mut fingerprints = Vec::new();
        for issue in issues.as_array().unwrap() {
            assert!(
                ["description", "check_name", "fingerprint"]
                    .iter()
                    .all(|key| !issue[*key].as_str().unwrap().is_empty())
            );
            assert!(
                ["info", "minor", "major", "critical", "blocker"]
                    .contains(&issue["severity"].as_str().unwrap())
            );
            let path = issue["location"]["path"].as_str().unwrap();
            assert!(!path.is_empty() && !path.starts_with("./"));
            assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() > 0);
            fingerprints.push(issue["fingerprint"].as_str().unwrap());
        }
        fingerprints.sort_unstable();
        assert!(fingerprints.windows(2).all(|two| two[0] != two[1]));
    });
}

#[test]
fn reviewdog_gets_its_fields_a_line_each() {
    hostile(|report| {
        let text = rdjsonl(report);
        assert_eq!(text.lines().count(), report.findings().len());
        for line in text.lines() {
            let one: Value = serde_json::from_str(line).unwrap();
            assert!(["ERROR", "WARNING", "INFO"].contains(&one["severity"].as_str().unwrap()));
            assert!(
                one["message"].is_string()
                    && one["source"]["name"] == "belie"
                    && one["code"]["value"].is_string()
            );
            let related = one["related_locations"].as_array().unwrap().iter().map(|other| &other["location"]);
            for location in std::iter::once(&one["location"]).chain(related) {
                let place = |end: &str| {
                    let at = &location["range"][end];
                    (at["line"].as_u64().unwrap(), at["column"].as_u64().unwrap())
                };
                let (start, end) = (place("start"), place("end"));
                assert!(location["path"].is_string() && (1, 1) <= start && start <= end, "{line}");
            }
        }
    });
}

#[test]
fn twenty_runs_with_one_thread_and_two_are_equal_in_every_format() {
    let folder = folder("twenty-runs");
    let targets: Vec<String> = FORMATS.iter().map(|format| format!("-f{format}={format}")).collect();
    let written = |threads: &str| -> Vec<Vec<u8>> {
        let mut arguments: Vec<&str> = targets.iter().map(String::as_str).collect();
        arguments.push(threads);
        run(&folder, &arguments, None);
        FORMATS.iter().map(|format| fs::read(folder.join(format)).unwrap()).collect()
    };
    let first = written("-j1");
    assert!(first.iter().all(|text| !text.is_empty()));
    for run in 1..20 {
        assert!(written("-j1") == first && written("-j2") == first, "run {run}");
    }
}

#[test]
#[cfg(unix)]
fn no_control_character_is_printed_about_hostile_files() {
    let folder = folder("hostile-files");
    let words = "\u{1b}]8;;http://evil\u{7}\u{1b}[2J \u{202e} \u{9b}\u{200b}";
    let text = |claim: &str| {
        format!(
            "---\ndate: 2024-05-02\n---\n\nThe {words} harbour council {claim} the pier{words} contract on Tuesday.\n"
        )
    };
    fs::create_dir_all(folder.join("own")).unwrap();
    fs::write(folder.join(format!("a{}.md", words.replace('/', ""))), text("signed")).unwrap();
    fs::write(folder.join("b.md"), text("did not sign")).unwrap();
    let rule = "id: own\nsummary: \"S \\e\\a.\"\nlevel: tension\nseverity: error\nrelation: denial\nsymmetric: true\nclaims: { one: {}, other: {} }\nmessage: \"m \\e\\a \\u202e {one.text}\"\nlabels: { one: \"l \\e\\a\" }\nhelp: \"h \\x9b\"\n";
    fs::write(folder.join("own/a.yaml"), rule).unwrap();
    for format in FORMATS {
        let mut belie = belie(&folder);
        belie.args(["check", ".", "--rules", "own", "--only", "own", "-v", "--stats", "-f", format]);
        let output = belie.output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stdout.is_empty());
        for text in [output.stdout, output.stderr] {
            let text = String::from_utf8(text).unwrap();
            assert!(!text.contains(raw), "{format}: {text:?}");
        }
    }
}
