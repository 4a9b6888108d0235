//! What is new in documents since a revision of git. The only part of belie that runs another program, and only when
//! it is asked for.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use belie::{
    accept::Old,
    report::on_one_line,
    source::{Document, Format, Options},
};

use crate::{console::Console, outcome::Failure};

/// A repository, and a revision of it that exists.
struct Repository {
    /// Its top folder, by its place on the disk.
    root: PathBuf,
    /// The revision, by its hash.
    revision: String,
}

/// What the documents said at a revision: of those that have been changed since, all that the revision holds.
pub(crate) fn old(
    revision: &str,
    documents: &[&Document],
    options: &Options,
    stdin: &str,
    console: &Console,
) -> Result<Old, Failure> {
    let repository = Repository::open(revision)?;
    let tracked = repository.tracked()?;
    let mut changed = repository.changed()?;
    let mut old = Old::default();
    let mut named = BTreeSet::new();
    let mut outside = 0;
    for (index, document) in documents.iter().enumerate() {
        let Some(name) = repository.relative(&document.name) else {
            outside += 1;
            continue;
        };
        named.insert(name.clone());
        // What is typed has the name of a file, but not its content.
        if document.name == stdin {
            changed.insert(name);
            old.changed(index);
        } else if changed.contains(&name) || !tracked.contains_key(&name) {
            old.changed(index);
        }
    }
    if outside > 0 {
        let count = belie::report::counted(outside, "document");
        console.warn(&format!("{count} outside the repository: held to be unchanged since {revision}"));
    }
    let is_document = |name: &&String| named.contains(*name) || Format::from_extension(name).is_some();
    let before = changed.iter().filter(is_document);
    let blobs: Vec<(&String, &String)> = before.filter_map(|name| Some((name, tracked.get(name)?))).collect();
    for ((name, _), bytes) in blobs.iter().zip(repository.contents(&blobs)?) {
        // What cannot be read now could not be read then, and said nothing.
        if let Ok(document) = Document::new(name.as_str(), bytes, options) {
            old.read(&document);
        }
    }
    Ok(old)
}

impl Repository {
    /// The repository of the current folder. A revision is never taken for an option.
    fn open(revision: &str) -> Result<Self, Failure> {
        let shown = on_one_line(revision).into_owned();
        if revision.is_empty() || revision.starts_with('-') || revision.contains('\0') {
            return Err(Failure::new(format!("--since: `{shown}` is no revision")));
        }
        let root = run(Path::new("."), &["rev-parse", "--show-toplevel"], b"")
            .map_err(|error| Failure::new(format!("--since needs a repository of git: {error}")))?;
        let root = PathBuf::from(String::from_utf8_lossy(&root).trim_end_matches(['\n', '\r']));
        let root = root.canonicalize().unwrap_or(root);
        let commit = format!("{revision}^{{commit}}");
        let found = run(&root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit], b"");
        let hash =
            found.ok().and_then(|hash| String::from_utf8(hash).ok()).map(|hash| hash.trim().to_owned());
        let is_hash = |hash: &String| hash.len() >= 40 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let hash = hash.filter(is_hash).ok_or_else(|| {
            Failure::new(format!("--since: no revision `{shown}`; a shallow clone has only the last ones"))
        })?;
        Ok(Self { root, revision: hash })
    }

    /// The files of the revision, with the hashes of their contents.
    fn tracked(&self) -> Result<BTreeMap<String, String>, Failure> {
        let listed = run(&self.root, &["ls-tree", "-r", "-z", "--full-tree", &self.revision], b"")
            .map_err(Failure::new)?;
        let listed = String::from_utf8_lossy(&listed).into_owned();
        let file = |line: &str| {
            let (about, name) = line.split_once('\t')?;
            let mut about = about.split(' ').skip(1);
            (about.next() == Some("blob")).then_some((name.to_owned(), about.next()?.to_owned()))
        };
        Ok(listed.split('\0').filter_map(file).collect())
    }

    /// The files that differ from the revision, or are gone or new.
    fn changed(&self) -> Result<BTreeSet<String>, Failure> {
        let arguments = [
            "diff",
            "--name-only",
            "-z",
            "--no-renames",
            "--no-ext-diff",
            "--no-textconv",
            &self.revision,
            "--",
        ];
        let listed = run(&self.root, &arguments, b"").map_err(Failure::new)?;
        let listed = String::from_utf8_lossy(&listed);
        Ok(listed.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect())
    }

    /// The name of a document in the repository, if it lies there.
    fn relative(&self, name: &str) -> Option<String> {
        let path = std::path::absolute(name).ok()?;
        let folder = path.parent()?.canonicalize().ok()?;
        let path = folder.join(path.file_name()?);
        let relative = path.strip_prefix(&self.root).ok()?;
        Some(relative.to_string_lossy().replace('\\', "/"))
    }

    /// The contents of files of the revision.
    fn contents(&self, blobs: &[(&String, &String)]) -> Result<Vec<Vec<u8>>, Failure> {
        let asked: String = blobs.iter().map(|(_, hash)| format!("{hash}\n")).collect();
        let answer = run(&self.root, &["cat-file", "--batch"], asked.as_bytes()).map_err(Failure::new)?;
        let mut rest = answer.as_slice();
        let mut found = Vec::with_capacity(blobs.len());
        for (name, _) in blobs {
            let content = next_content(&mut rest);
            let lost = || Failure::new(format!("git does not give what {} was", on_one_line(name)));
            found.push(content.ok_or_else(lost)?);
        }
        Ok(found)
    }
}

/// The next content of what `cat-file --batch` says: a line that ends with its length, its bytes, and a line end.
fn next_content(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let length: usize = std::str::from_utf8(&rest[..end]).ok()?.rsplit(' ').next()?.parse().ok()?;
    let content = rest.get(end + 1..end + 1 + length)?.to_vec();
    *rest = rest.get(end + 2 + length..)?;
    Some(content)
}

/// What git says to standard output. It asks nobody, changes nothing, and runs no program that a repository names.
fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, String> {
    let mut git = Command::new("git");
    git.args(["--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"]).args(arguments);
    git.current_dir(folder).env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
    git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = git.spawn().map_err(|error| format!("git cannot be run: {error}"))?;
    let stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        // Git answers while it is asked: who only writes at first may wait for each other.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    });
    let output = output.map_err(|error| format!("git cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(on_one_line(said.lines().next().unwrap_or("git failed").trim_start_matches("fatal: ")).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_are_told_apart_by_their_lengths() {
        let mut answer = &b"aa blob 4\na\nb\n\nbb blob 0\n\ncc missing\n"[..];
        assert_eq!(next_content(&mut answer).unwrap(), b"a\nb\n");
        assert_eq!(next_content(&mut answer).unwrap(), b"");
        assert_eq!(next_content(&mut answer), None);
    }

    #[test]
    fn no_revision_is_an_option() {
        for revision in ["", "-p", "--output=x", "a\0b"] {
            assert!(Repository::open(revision).is_err(), "{revision:?}");
        }
    }
}
