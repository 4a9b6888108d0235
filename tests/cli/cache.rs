//! What is kept from one run to the next never changes an answer, and no end of a run breaks it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
    thread,
    time::Duration,
};

use crate::{
    belie_binary::{FORMATS, belie},
    desk::{Desk, dispatches},
    text::{Numbers, document, sentence},
};

/// All files of a folder and of those in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> =
        entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect();
    found.sort();
    found
}

/// A report in every format, and the status.
fn report(desk: &Desk, options: &[&str]) -> (i32, Vec<Vec<u8>>) {
    let targets: Vec<String> = FORMATS.iter().map(|format| format!("-f{format}=../out.{format}")).collect();
    let mut arguments = vec!["check", ".", "-q"];
    arguments.extend(targets.iter().map(String::as_str));
    arguments.extend(["-f", "concise"]);
    arguments.extend(options);
    let run = desk.run(&arguments);
    let written =
        FORMATS.iter().map(|format| fs::read(desk.folder.join(format!("../out.{format}"))).unwrap());
    (run.status, written.chain([run.stdout.clone().into_bytes()]).collect())
}

/// Changes one document of a folder, or which documents there are.
fn edit(folder: &Path, numbers: &mut Numbers) {
    let all = files(folder);
    let file = &all[numbers.below(all.len())];
    let text = fs::read_to_string(file).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    let place = 5 + numbers.below(lines.len().saturating_sub(5));
    let new = sentence(numbers, "Orlevo");
    match numbers.below(8) {
        0 => fs::write(file.with_file_name(format!("n{}.md", numbers.below(99))), document(7, 20)).unwrap(),
        1 if all.len() > 8 => fs::remove_file(file).unwrap(),
        2 => fs::rename(file, file.with_file_name(format!("r{}.md", numbers.below(99)))).unwrap(),
        3 => fs::write(file, text.replacen("2024-0", "2025-0", 1)).unwrap(),
        4 => fs::write(file, text.replacen("did not sign", "signed", 1)).unwrap(),
        5 if lines.len() > 7 => {
            lines.remove(place.min(lines.len() - 1));
            fs::write(file, lines.join("\n")).unwrap();
        }
        _ => {
            lines.insert(place.min(lines.len()), &new);
            fs::write(file, lines.join("\n")).unwrap();
        }
    }
}

#[test]
fn two_hundred_edits_are_reported_as_without_a_cache() {
    let desk = Desk::new("cache-edits/docs");
    for seed in 0..12 {
        fs::write(desk.folder.join(format!("{seed:02}.md")), document(seed, 30)).unwrap();
    }
    let mut numbers = Numbers::new(20_240_506);
    let mut found = 0;
    for step in 0..200 {
        edit(&desk.folder, &mut numbers);
        let kept = report(&desk, &["--cache-dir", "../kept"]);
        let fresh = report(&desk, &["--no-cache"]);
        for (format, (one, other)) in FORMATS.iter().chain([&"printed"]).zip(kept.1.iter().zip(&fresh.1)) {
            assert!(one == other, "edit {step}, {format}");
        }
        assert_eq!(kept.0, fresh.0, "edit {step}");
        found += usize::from(!kept.1[4].is_empty());
    }
    assert!(found > 10, "{found} reports with findings");
}

#[test]
fn a_broken_cache_is_mended_and_another_edition_is_another_record() {
    let desk = dispatches("cache-broken/docs");
    let cached = || desk.run(&["check", ".", "--cache-dir", "../kept"]);
    let fresh = desk.run(&["check", ".", "--no-cache"]).stdout;
    assert_eq!(cached().stdout, fresh);
    let kept = files(&desk.folder.join("../kept"));
    assert_eq!(kept.len(), 3, "two readings and what was compared: {kept:?}");
    let whole: Vec<Vec<u8>> = kept.iter().map(|file| fs::read(file).unwrap()).collect();
    for damage in [
        |bytes: &mut Vec<u8>| bytes.truncate(40),
        |bytes: &mut Vec<u8>| bytes[50] ^= 4,
        |bytes: &mut Vec<u8>| bytes.clear(),
    ] {
        for (file, whole) in kept.iter().zip(&whole) {
            let mut bytes = whole.clone();
            damage(&mut bytes);
            fs::write(file, bytes).unwrap();
        }
        assert_eq!(cached().stdout, fresh);
        for (file, whole) in kept.iter().zip(&whole) {
            assert!(fs::read(file).unwrap() == *whole, "{}", file.display());
        }
    }
    let dated = |keep: &[&str]| desk.run(&[&["check", ".", "--date", "2024-05-03"], keep].concat()).stdout;
    assert_eq!(dated(&["--cache-dir", "../kept"]), dated(&["--no-cache"]));
    assert_eq!(files(&desk.folder.join("../kept")).len(), 5, "another day is another reading");
}

#[test]
fn words_of_the_user_are_kept_compiled() {
    let desk =
        dispatches("cache-words/docs").with("../own/lexicon/words.yaml", "words: { season: [harvest] }\n");
    let run = || desk.run(&["check", ".", "--rules", "../own", "--cache-dir", "../kept"]);
    let first = run();
    let before = files(&desk.folder.join("../kept"));
    assert_eq!(before.len(), 4, "{before:?}");
    assert_eq!(run().stdout, first.stdout);
    fs::write(desk.folder.join("../own/lexicon/words.yaml"), "words: { season: [lambing] }\n").unwrap();
    assert_eq!(run().stdout, first.stdout);
    assert_eq!(files(&desk.folder.join("../kept")).len(), 8, "other words are another edition");
}

#[test]
fn a_run_that_is_killed_leaves_no_broken_cache() {
    let desk = Desk::new("cache-killed/docs");
    for seed in 0..24 {
        fs::write(desk.folder.join(format!("{seed:02}.md")), document(seed, 60)).unwrap();
    }
    let fresh = desk.run(&["check", ".", "--no-cache", "-f", "json"]).stdout;
    let arguments = ["check", ".", "--cache-dir", "../kept", "-f", "json"];
    for round in 0..12 {
        let mut run = belie(&desk.folder);
        run.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = run.spawn().unwrap();
        thread::sleep(Duration::from_millis(round * 15));
        // It may have ended by itself.
        let _ = child.kill();
        child.wait().unwrap();
    }
    let beside: Vec<_> = (0..3)
        .map(|_| {
            let mut run = belie(&desk.folder);
            run.args(arguments).stdout(Stdio::piped()).stderr(Stdio::null());
            run.spawn().unwrap()
        })
        .collect();
    for child in beside {
        assert!(child.wait_with_output().unwrap().stdout == fresh.as_bytes());
    }
    assert!(desk.run(&arguments).stdout == fresh);
}

#[test]
fn a_few_documents_keep_nothing_and_a_folder_that_is_none_is_no_fault() {
    let desk = dispatches("cache-off/docs").with("../file", "");
    let usual = desk.folder.join("../home");
    let run = |options: &[&str]| {
        let mut run = belie(&desk.folder);
        run.args(["check", "."]).args(options).env("XDG_CACHE_HOME", &usual);
        run.env("HOME", &usual).env("LOCALAPPDATA", &usual).output().unwrap()
    };
    let fresh = run(&[]);
    assert!(!usual.exists());
    assert_eq!(run(&["--cache-dir", "../file"]).stdout, fresh.stdout);
    assert_eq!(run(&["--cache-dir", "../file", "--no-cache"]).status.code(), Some(2));
    for seed in 0..80 {
        fs::write(desk.folder.join(format!("{seed:02}.md")), document(seed, 160)).unwrap();
    }
    let many = run(&["-q", "-f", "json"]);
    assert!(files(&usual).len() > 80);
    assert!(run(&["-q", "-f", "json"]).stdout == many.stdout);
    assert!(run(&["-q", "-f", "json", "--no-cache"]).stdout == many.stdout);
}
