//! A set of rules: loaded, selected, and given other severities.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use super::{
    Rule, builtin,
    check::{Checker, rule},
    file, yaml,
};
use crate::{
    digest::digest,
    fault::Fault,
    finding::{Notice, Severity},
    lexicon::Lexicon,
    span::Span,
    suggest::{did_you_mean, nearest},
};

/// Rules, in the order in which they were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleSet {
    rules: Vec<Rule>,
}

/// What a user changes about a set of rules. A name is a rule's, or `tag:` and a tag, or a folder's and `/`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overrides {
    /// If there are any, all other rules are dropped.
    pub only: Vec<String>,
    /// Rules that are dropped.
    pub skip: Vec<String>,
    /// Other severities; the last one for a rule holds.
    pub severities: Vec<(String, Severity)>,
    /// Other numbers for options: the rule, the option and the number.
    pub options: Vec<(String, String, f64)>,
}

/// A name that no rule, tag or folder has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule {
    /// What it is to be the name of: a rule, or an option of a rule.
    pub kind: &'static str,
    /// The name.
    pub name: String,
    /// The nearest name that a rule has.
    pub nearest: Option<String>,
}

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no {} is called `{}`", self.kind, self.name)?;
        match &self.nearest {
            Some(nearest) => write!(f, "; did you mean `{nearest}`?"),
            None => f.write_str("; `belie rules list` names all rules"),
        }
    }
}

impl std::error::Error for UnknownRule {}

/// The folder of a rule file: `positions` for `rules/positions/x.yaml`.
fn family(file: &str) -> &str {
    let mut parts = file.rsplit(['/', '\\']);
    parts.next();
    parts.next().filter(|folder| !folder.is_empty() && *folder != ".").unwrap_or("rules")
}

impl RuleSet {
    /// The rules that come with belie.
    #[must_use]
    pub fn builtin() -> Self {
        Self { rules: builtin::rules() }
    }

    /// Reads and checks rule files, each given by its name and its text.
    ///
    /// # Errors
    ///
    /// All faults of all files, in order.
    pub fn load(files: &[(String, String)], lexicon: &Lexicon) -> Result<Self, Vec<Fault>> {
        let known = Self::builtin();
        let known: Vec<&str> = known.rules.iter().map(|rule| rule.id.as_str()).collect();
        Self::load_beside(files, lexicon, &known)
    }

    /// Reads and checks rule files beside rules of other names.
    pub(super) fn load_beside(
        files: &[(String, String)],
        lexicon: &Lexicon,
        known: &[&str],
    ) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut found: Vec<Found<'_>> = Vec::new();
        for (file, source) in files {
            let mut checker = Checker::new(file, lexicon);
            match yaml::documents_without(file, source, "tests") {
                Ok(documents) => {
                    if documents.is_empty() {
                        let help = "write one, or start from that of `belie rules new`".to_owned();
                        checker.fault(Span::default(), "the file holds no rule".to_owned(), Some(help));
                    }
                    for node in &documents {
                        let id = node.get("id").map_or(node.span, |id| id.span);
                        let beats = node.get("beats").map(file::items).unwrap_or_default();
                        let beats = beats.iter().map(|name| name.span).collect();
                        let rule = rule(&mut checker, node, family(file));
                        found.extend(rule.map(|rule| Found { rule, file, id, beats }));
                    }
                }
                Err(fault) => checker.faults.push(fault),
            }
            faults.append(&mut checker.faults);
        }
        duplicates(&found, &mut faults);
        beaten(&found, known, &mut faults);
        if faults.is_empty() {
            Ok(Self { rules: found.into_iter().map(|found| found.rule).collect() })
        } else {
            Err(faults)
        }
    }

    /// All rules, in order.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// A digest of all rules, as they hold: their severities and options too.
    ///
    /// # Panics
    ///
    /// Never: a checked rule can be stored.
    #[must_use]
    pub fn digest(&self) -> String {
        let stored = postcard::to_stdvec(&self.rules).expect("rules hold nothing that cannot be stored");
        digest(&[&stored])
    }

    /// The rule of a name.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The nearest name of a rule.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.rules.iter().map(|rule| rule.id.as_str()))
    }

    /// What to say of a name that no rule has.
    #[must_use]
    pub fn unknown(&self, name: &str) -> UnknownRule {
        UnknownRule { kind: "rule", name: name.to_owned(), nearest: self.nearest(name).map(str::to_owned) }
    }

    /// Whether a name is one that [`Overrides`] may use: a rule's, a tag's, a folder's, or that of a [`Notice`].
    ///
    /// # Errors
    ///
    /// What to say of a name that is none.
    pub fn check_name(&self, name: &str) -> Result<(), UnknownRule> {
        match Notice::of(name).is_some() || self.rules.iter().any(|rule| called(rule, name)) {
            true => Ok(()),
            false => Err(self.unknown(name)),
        }
    }

    /// Whether each rule of a name has an option.
    ///
    /// # Errors
    ///
    /// What to say of an option that a rule has not.
    pub fn check_option(&self, name: &str, option: &str) -> Result<(), UnknownRule> {
        for rule in self.rules.iter().filter(|rule| called(rule, name)) {
            let known = rule.options.iter().map(|known| known.name.as_str());
            if !known.clone().any(|known| known == option) {
                let nearest = nearest(option, known).map(str::to_owned);
                return Err(UnknownRule { kind: "option of the rule", name: option.to_owned(), nearest });
            }
        }
        Ok(())
    }

    /// These rules and others; one of the same name takes the place of the first.
    #[must_use]
    pub fn with(mut self, others: Self) -> Self {
        for rule in others.rules {
            match self.rules.iter_mut().find(|known| known.id == rule.id) {
                Some(known) => *known = rule,
                None => self.rules.push(rule),
            }
        }
        self
    }

    /// The set of one rule.
    #[must_use]
    pub fn single(rule: Rule) -> Self {
        Self { rules: vec![rule] }
    }

    /// Drops rules and changes severities as the user wants.
    ///
    /// # Errors
    ///
    /// The first name that no rule, tag or folder has.
    pub fn apply(&mut self, overrides: &Overrides) -> Result<(), UnknownRule> {
        let severities = overrides.severities.iter().map(|(name, _)| name);
        let options = overrides.options.iter().map(|(name, ..)| name);
        for name in overrides.only.iter().chain(&overrides.skip).chain(severities).chain(options) {
            self.check_name(name)?;
        }
        for (name, option, value) in &overrides.options {
            self.check_option(name, option)?;
            for rule in self.rules.iter_mut().filter(|rule| called(rule, name)) {
                rule.set(option, *value);
            }
        }
        let among = |names: &[String], rule: &Rule| names.iter().any(|name| called(rule, name));
        self.rules.retain(|rule| {
            (overrides.only.is_empty() || among(&overrides.only, rule)) && !among(&overrides.skip, rule)
        });
        for (name, severity) in &overrides.severities {
            for rule in self.rules.iter_mut().filter(|rule| called(rule, name)) {
                rule.severity = *severity;
            }
        }
        Ok(())
    }
}

fn called(rule: &Rule, name: &str) -> bool {
    match (name.strip_prefix("tag:"), name.strip_suffix('/')) {
        (Some(tag), _) => rule.tags.iter().any(|known| known == tag),
        (_, Some(folder)) => rule.family == folder,
        _ => rule.id == name,
    }
}

/// A rule with the places in its file that checks between rules speak of.
struct Found<'f> {
    rule: Rule,
    file: &'f str,
    id: Span,
    beats: Vec<Span>,
}

fn duplicates(found: &[Found<'_>], faults: &mut Vec<Fault>) {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for Found { rule, file, id, .. } in found {
        match first.get(rule.id.as_str()) {
            Some(earlier) => {
                let message = format!("a rule `{}` is already in {earlier}", rule.id);
                faults.push(Fault::new(*file, id.range(), message));
            }
            None => {
                first.insert(&rule.id, file);
            }
        }
    }
}

fn beaten(found: &[Found<'_>], known: &[&str], faults: &mut Vec<Fault>) {
    let names = || found.iter().map(|found| found.rule.id.as_str()).chain(known.iter().copied());
    let all: BTreeSet<&str> = names().collect();
    for Found { rule, file, id, beats } in found {
        for (place, name) in rule.beats.iter().enumerate() {
            let span = beats.get(place).unwrap_or(id).range();
            if *name == rule.id {
                let message = format!("`{name}` cannot beat itself");
                faults.push(Fault::new(*file, span, message));
            } else if !all.contains(name.as_str()) {
                let help = did_you_mean(name, names());
                let message = format!("`{}` beats `{name}`, which is no rule", rule.id);
                faults.push(Fault::new(*file, span, message).helping(help));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(set: &RuleSet) -> Vec<&str> {
        set.rules().iter().map(|rule| rule.id.as_str()).collect()
    }

    fn changed(overrides: &Overrides) -> RuleSet {
        let mut set = RuleSet::builtin();
        set.apply(overrides).unwrap();
        set
    }

    #[test]
    fn rules_are_selected_by_name_and_folder() {
        let only =
            Overrides { only: vec!["dates/".into(), "said-and-denied".into()], ..Overrides::default() };
        let found = changed(&only);
        assert_eq!(named(&found)[..2], ["said-and-denied", "dates-differ"]);
        assert!(named(&found).contains(&"ends-disputed"));
        assert!(!named(&found).contains(&"quantities-differ"));
        let skip = Overrides { skip: vec!["dates/".into()], ..Overrides::default() };
        assert!(!named(&changed(&skip)).contains(&"dates-differ"));
    }

    #[test]
    fn the_last_severity_holds() {
        let severities = vec![("dates/".into(), Severity::Info), ("dates-differ".into(), Severity::Off)];
        let set = changed(&Overrides { severities, ..Overrides::default() });
        assert_eq!(set.rule("dates-differ").unwrap().severity, Severity::Off);
        assert_eq!(set.rule("dates-disputed").unwrap().severity, Severity::Info);
    }

    #[test]
    fn an_unknown_name_is_refused_with_advice() {
        let skip = Overrides { skip: vec!["said-and-denid".into()], ..Overrides::default() };
        let refused = RuleSet::builtin().apply(&skip).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "no rule is called `said-and-denid`; did you mean `said-and-denied`?"
        );
    }

    #[test]
    fn a_rule_of_the_same_name_takes_the_place_of_the_first() {
        let mut other = RuleSet::builtin();
        let mut mine = other.rules[0].clone();
        mine.summary = "Mine.".to_owned();
        let count = other.rules.len();
        other = other.with(RuleSet::single(mine));
        assert_eq!((other.rules.len(), other.rules[0].summary.as_str()), (count, "Mine."));
    }
}
