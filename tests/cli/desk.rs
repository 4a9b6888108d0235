//! A folder with documents, and the binary run in it.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Stdio,
};

use crate::belie_binary::belie;

/// A folder of a test's own, empty at first, in which the binary is run.
pub(crate) struct Desk {
    pub(crate) folder: PathBuf,
}

/// What a run printed, and its status.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Desk {
    pub(crate) fn new(name: &str) -> Self {
        let all = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        let folder = all.join(name);
        // What an earlier run of the test left, also beside the folder.
        let _ = fs::remove_dir_all(all.join(name.split('/').next().unwrap_or(name)));
        fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    pub(crate) fn with(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.run_on(args, b"")
    }

    pub(crate) fn run_on(&self, args: &[&str], stdin: &[u8]) -> Run {
        self.run_with(&[], args, stdin)
    }

    /// A run with variables of the environment.
    pub(crate) fn run_with(&self, set: &[(&str, &str)], args: &[&str], stdin: &[u8]) -> Run {
        let mut command = belie(&self.folder);
        command.args(args);
        command.envs(set.iter().copied());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A run that fails early does not read all of its input.
        let _ = child.stdin.take().unwrap().write_all(stdin);
        let output = child.wait_with_output().unwrap();
        Run {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The files of a folder and their texts, by their paths in it.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(below, text)| (format!("{name}/{below}"), text)));
        } else {
            found.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    found
}

impl Run {
    /// The last line on standard error: why the status is not 0.
    pub(crate) fn reason(&self) -> &str {
        self.stderr.lines().last().unwrap_or_default()
    }

    /// Asserts a run that could not do its work: one reason, and nothing half written.
    pub(crate) fn refused(&self, reason: &str) {
        assert_eq!(self.status, 2, "{}{}", self.stdout, self.stderr);
        assert!(self.reason().starts_with("exit 2: "), "{}", self.stderr);
        assert!(self.stderr.contains(reason), "expected {reason}, found {}", self.stderr);
        assert_eq!(self.stdout, "");
    }

    /// Asserts a run that did its work and found nothing to complain about.
    pub(crate) fn clean(self) -> Self {
        assert_eq!((self.status, self.reason()), (0, ""), "{}{}", self.stdout, self.stderr);
        self
    }
}

/// Two dispatches that contradict each other.
pub(crate) fn dispatches(name: &str) -> Desk {
    Desk::new(name)
        .with(
            "a.md",
            "---\ndate: 2024-05-02\n---\n\nThe harbour council signed the pier contract on Tuesday.\n",
        )
        .with(
            "b.md",
            "---\ndate: 2024-05-02\n---\n\nThe harbour council did not sign the pier contract on Tuesday.\n",
        )
}

/// Whether a character would act on a terminal.
pub(crate) fn raw(c: char) -> bool {
    c.is_control() && c != '\n' || c == '\u{202e}'
}
