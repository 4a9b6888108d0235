//! Each guide in `docs/` is carried out, word for word, in a folder of its own.
//!
//! A block with a title, such as ```` ```md title=notes/a.md ````, is a file. A block of `console` shows commands after `$ `
//! and what they print: standard output, then standard error; a line of `…` stands for lines that are left out.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "shared/belie.rs"]
mod belie_binary;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Runs a command in a shell that knows belie; what it prints.
fn printed(command: &str, folder: &Path) -> String {
    let output = belie_binary::shell(command, folder).output().unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

/// Whether a text is as expected, but for what `…` leaves out.
fn fits(printed: &str, expected: &str) -> bool {
    let mut rest = printed;
    let parts: Vec<&str> = expected.split("…\n").collect();
    for (place, part) in parts.iter().enumerate() {
        let found = match place {
            0 => rest.starts_with(part).then_some(0),
            _ if place + 1 == parts.len() => rest.ends_with(part).then(|| rest.len() - part.len()),
            _ => rest.find(part),
        };
        let Some(at) = found else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.is_empty()
}

/// Carries out a guide.
fn carry_out(guide: &Path) {
    let text = fs::read_to_string(guide).unwrap();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("docs").join(guide.file_stem().unwrap());
    let _ = fs::remove_dir_all(&folder);
    // The guide's folder is a repository of its own, so that no other configuration is found.
    fs::create_dir_all(folder.join(".git")).unwrap();
    for block in text.split("\n```").skip(1).step_by(2) {
        let (language, body) = block.split_once('\n').unwrap();
        let body = format!("{}\n", body.trim_end_matches('\n'));
        if let Some((_, file)) = language.split_once("title=") {
            let file = folder.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, body).unwrap();
        } else if language == "console" {
            for part in body.split("$ ").skip(1) {
                let (command, expected) = part.split_once('\n').unwrap();
                let printed = printed(command, &folder);
                assert!(
                    fits(&printed, expected),
                    "{}: {command}\nexpected:\n{expected}\nprinted:\n{printed}",
                    guide.display()
                );
            }
        }
    }
}

#[test]
fn each_guide_can_be_carried_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let mut guides: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    guides.retain(|guide| guide.extension().is_some_and(|extension| extension == "md"));
    guides.sort();
    assert!(!guides.is_empty());
    for guide in guides {
        carry_out(&guide);
    }
}
