//! From users' and built-in YAML to compiled tables: read, check, write. All faults of all files are reported.

mod check;
mod names;
mod sections;

use std::collections::BTreeMap;

use super::{
    Lexicon,
    file::{LexiconFile, Text},
    table::{self, Entries, Section, Value},
};
use crate::{fault::Fault, yaml};

/// A file that could be read.
struct File<'f> {
    name: &'f str,
    written: LexiconFile,
}

impl File<'_> {
    /// A fault at a text of the file.
    fn fault(&self, at: &Text, message: String) -> Fault {
        Fault::new(self.name, at.span.range(), message)
    }
}

/// Tables in the making.
#[derive(Default)]
struct Tables {
    sections: BTreeMap<Section, Entries>,
    /// How many groups of synonyms there are.
    groups: u16,
}

impl Tables {
    /// The value of a key, made empty if it is new.
    fn value(&mut self, section: Section, prefix: u8, key: &str) -> &mut Value {
        self.sections.entry(section).or_default().entry((prefix, key.to_owned())).or_default()
    }
}

/// Compiles lexicon files, pairs of a name and YAML, to what [`Lexicon::with_compiled`] takes.
///
/// # Errors
///
/// All faults of all files, in their order.
pub fn compile(files: &[(String, String)]) -> Result<Vec<u8>, Vec<Fault>> {
    compile_over(None, files)
}

/// What a file says; an empty one says nothing.
fn written(name: &str, yaml: &str) -> Result<LexiconFile, Fault> {
    let documents = yaml::documents(name, yaml)?;
    match &*documents {
        [] => Ok(LexiconFile::default()),
        [only] => yaml::shape(name, only),
        [_, second, ..] => Err(Fault::new(
            name,
            second.span.range(),
            "a lexicon file is one YAML document, and this is a second one",
        )),
    }
}

/// Compiles files that may refer to what a lexicon below them has.
pub(super) fn compile_over(
    below: Option<&Lexicon>,
    files: &[(String, String)],
) -> Result<Vec<u8>, Vec<Fault>> {
    let (mut read, mut faults) = (Vec::new(), Vec::new());
    for (name, yaml) in files {
        match written(name, yaml) {
            Ok(written) => read.push(File { name, written }),
            Err(fault) => faults.push(fault),
        }
    }
    faults.extend(check::check(below, &read, faults.is_empty()));
    let mut tables = Tables::default();
    for file in &read {
        sections::write(&mut tables, file, &mut faults);
    }
    names::write(&mut tables, &read, &mut faults);
    let place = |fault: &Fault| files.iter().position(|(name, _)| *name == fault.file);
    faults.sort_by_key(|fault| (place(fault), fault.span.start));
    if !faults.is_empty() {
        return Err(faults);
    }
    let replaced = read.iter().filter(|file| file.written.replace);
    Ok(table::layer(&tables.sections, replaced.fold(0, |bits, file| bits | file.written.kinds())))
}
