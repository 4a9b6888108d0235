//! A dictionary from its lines: entries with their synonyms and roles.

use std::collections::BTreeMap;

use super::{
    code,
    line::{Line, Role, Wanted, line},
    name,
};
use crate::{day::Day, fault::Fault, lexicon::Lexicon};

/// What dictionaries hold, in order.
#[derive(Default)]
pub(super) struct Held {
    pub(super) entries: Vec<Entry>,
    pub(super) agents: Vec<Agent>,
}

/// Names of one actor, with its roles.
#[derive(Default)]
pub(super) struct Entry {
    pub(super) names: Vec<String>,
    pub(super) roles: Vec<Tenure>,
}

/// A code, and when it holds.
pub(super) struct Tenure {
    pub(super) code: String,
    pub(super) from: Option<Day>,
    pub(super) to: Option<Day>,
}

/// Nouns of an office, and its role.
pub(super) struct Agent {
    pub(super) nouns: Vec<String>,
    pub(super) role: &'static str,
}

/// Reads a dictionary. What cannot be read is a fault at its place.
pub(super) fn read(file: &str, text: &str, below: &Lexicon, held: &mut Held, faults: &mut Vec<Fault>) {
    let mut reader = Reader { file, text, below, held, faults, sets: BTreeMap::new(), open: None };
    let bare = reader.without_markup();
    let mut at = 0;
    for whole in bare.split_inclusive('\n') {
        reader.line(at, whole.trim_end_matches(['\n', '\r']));
        at += whole.len();
    }
    reader.close();
}

struct Reader<'t> {
    file: &'t str,
    text: &'t str,
    below: &'t Lexicon,
    held: &'t mut Held,
    faults: &'t mut Vec<Fault>,
    sets: BTreeMap<String, Vec<String>>,
    /// The entry that synonyms and roles may be added to, and where it stands; without an entry if it could not be read.
    open: Option<(usize, usize, Option<Entry>)>,
}

impl Reader<'_> {
    /// The text with spaces for comments of markup, `<!-- … -->`; line ends stay.
    fn without_markup(&mut self) -> String {
        let mut out = String::with_capacity(self.text.len());
        let mut rest = self.text;
        while let Some((before, comment)) = rest.split_once("<!--") {
            out.push_str(before);
            let length = comment.find("-->").map(|end| end + "-->".len());
            if length.is_none() {
                self.fault(out.len(), "<!--".len(), "a comment without an end", "`-->`");
            }
            let (comment, after) = comment.split_at(length.unwrap_or(comment.len()));
            out.push_str("    ");
            out.extend(comment.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
            rest = after;
        }
        out + rest
    }

    fn fault(&mut self, at: usize, length: usize, message: impl Into<String>, expected: &str) {
        self.faults.push(Fault::new(self.file, at..at + length, message).expecting(expected));
    }

    /// Reads the line that begins at a byte of the file.
    fn line(&mut self, at: usize, text: &str) {
        match line(text) {
            Ok(Line::Nothing) => {}
            Ok(Line::Set { name, members }) => {
                let members = members.into_iter().map(str::to_owned).collect();
                self.sets.insert(name.to_owned(), members);
            }
            Ok(Line::Entry { name, plural, roles }) => self.entry(at, text, name, plural, roles),
            Ok(Line::Synonym { name, roles, .. }) => self.synonym(at, text, name, roles),
            Ok(Line::Roles(roles)) => self.roles(at, text, roles),
            Err(Wanted { rest, what }) => {
                let place = at + text.len() - rest.len();
                let length = rest.chars().next().map_or(0, char::len_utf8);
                self.fault(place, length, "a line that cannot be read", what);
                // Roles and synonyms of what is not known belong to nobody.
                if !text.starts_with([' ', '\t', '+', '[']) {
                    self.close();
                    self.open = Some((at, text.len(), None));
                }
            }
        }
    }

    fn entry(&mut self, at: usize, text: &str, name: &str, plural: Option<&str>, roles: Vec<Role<'_>>) {
        self.close();
        if let [Role { code, .. }] = roles[..]
            && let Some(agent) = code.strip_prefix('~')
        {
            self.agent(at, text, name, plural, agent);
            return;
        }
        let names: Vec<String> = self.spellings(name).iter().filter_map(|name| name::name(name)).collect();
        if names.is_empty() {
            self.fault(at, text.len(), "a name without letters", "a name");
        }
        let entry = (!names.is_empty()).then(|| Entry { names, roles: Vec::new() });
        self.open = Some((at, text.len(), entry));
        self.roles(at, text, roles);
    }

    /// A noun of an office. It stands by itself: what follows belongs to no actor.
    fn agent(&mut self, at: usize, text: &str, name: &str, plural: Option<&str>, code: &str) {
        let Some(role) = code::office(code) else {
            self.fault(
                at,
                text.len(),
                format!("an office of an unknown kind `~{code}`"),
                "a code such as `~GOV`",
            );
            return;
        };
        let spelt = self.spellings(name).into_iter().chain(plural.map(str::to_owned));
        let nouns: Vec<String> = spelt.filter_map(|noun| name::noun(&noun)).collect();
        self.held.agents.push(Agent { nouns, role });
    }

    fn synonym(&mut self, at: usize, text: &str, name: &str, roles: Vec<Role<'_>>) {
        let names: Vec<String> = self.spellings(name).iter().filter_map(|name| name::name(name)).collect();
        match &mut self.open {
            Some((_, _, Some(entry))) if !names.is_empty() => entry.names.extend(names),
            Some((_, _, None)) => {}
            Some(_) => self.fault(at, text.len(), "a name without letters", "a name"),
            None => {
                self.fault(at, text.len(), "another name of nobody", "a name and its code in the line above");
            }
        }
        self.roles(at, text, roles);
    }

    fn roles(&mut self, at: usize, text: &str, roles: Vec<Role<'_>>) {
        for Role { code, from, to } in roles {
            let wrong = code::fault(code, self.below);
            match &mut self.open {
                _ if wrong.is_some() => {
                    let place = at + text.find(code).unwrap_or_default();
                    let (message, expected) = wrong.unwrap_or_default();
                    self.fault(place, code.len(), message, expected);
                }
                Some((_, _, Some(entry))) => entry.roles.push(Tenure { code: code.to_owned(), from, to }),
                Some((_, _, None)) => {}
                None => self.fault(at, text.len(), "a role of nobody", "a name in the line above"),
            }
        }
    }

    /// Ends an entry; one without a code says nothing, which is a fault of its first line.
    fn close(&mut self) {
        let Some((at, length, Some(entry))) = self.open.take() else { return };
        if !entry.roles.is_empty() {
            self.held.entries.push(entry);
        } else if !self
            .faults
            .iter()
            .rev()
            .take(64)
            .any(|fault| fault.file == self.file && fault.span.start >= at)
        {
            self.fault(at, length, "a name without a code", "a code in square brackets, such as `[UKR]`");
        }
    }

    /// A name with the words that its sets stand for, in all combinations of one set.
    fn spellings(&self, name: &str) -> Vec<String> {
        let of = |(set, _): &(&String, &Vec<String>)| name.contains(set.as_str());
        match self.sets.iter().find(of) {
            Some((set, members)) => members.iter().map(|member| name.replace(set.as_str(), member)).collect(),
            None => vec![name.to_owned()],
        }
    }
}
