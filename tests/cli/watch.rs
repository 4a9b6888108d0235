//! A check that is watched: each change is reported, a broken rule ends nothing, and Ctrl-C gives the last status.

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    process::{Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

use crate::{belie_binary::belie, desk::dispatches};

/// The lines of a stream, as they come.
fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    receiver
}

/// Waits for a line with some words.
#[track_caller]
fn until(lines: &Receiver<String>, words: &str) {
    let mut seen = Vec::new();
    loop {
        match lines.recv_timeout(Duration::from_secs(120)) {
            Ok(line) if line.contains(words) => return,
            Ok(line) => seen.push(line),
            Err(_) => panic!("no `{words}` after {seen:#?}"),
        }
    }
}

#[test]
#[cfg(unix)]
fn a_change_is_reported_and_ctrl_c_gives_the_last_status() {
    let desk = dispatches("watch/docs").with("../own/a.yaml", "id: broken");
    let good = "id: own\nsummary: S.\nlevel: tension\nclaims: { one: { stance: support, holder: $SIDE }, other: { stance: oppose, holder: $SIDE } }\nmessage: m\n";
    fs::write(desk.folder.join("../own/a.yaml"), good).unwrap();
    let mut run = belie(&desk.folder);
    run.args(["check", ".", "--watch", "--rules", "../own", "-f", "concise", "-f", "json=report.json"]);
    run.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = run.spawn().unwrap();
    let (out, err) = (lines(child.stdout.take().unwrap()), lines(child.stderr.take().unwrap()));
    until(&out, "said-and-denied");
    until(&err, "status 1: 1 error");
    let open = "---\ndate: 2024-05-02\n---\n\nThe harbour council met on Tuesday.\n";
    fs::write(desk.folder.join("b.md"), open).unwrap();
    until(&err, "status 0; watching");
    fs::write(desk.folder.join("../own/a.yaml"), "id: [").unwrap();
    until(&err, "status 2: ");
    fs::write(desk.folder.join("../own/a.yaml"), good).unwrap();
    until(&err, "status 0; watching");
    fs::write(desk.folder.join("c.md"), open.replace("met", "did not sign the pier contract")).unwrap();
    until(&out, "said-and-denied");
    until(&err, "status 1: 1 error");
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn standard_input_is_not_watched() {
    dispatches("watch-stdin").run(&["check", "-", "--watch"]).refused("standard input cannot be watched");
}
