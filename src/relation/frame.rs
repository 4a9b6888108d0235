//! Who does what to whom, whether it is told in the active or the passive.

use crate::proposition::{Nominal, Proposition};

/// Who does it, to what, and the rest, whether active or passive.
#[derive(Debug, Default)]
pub(crate) struct Frame<'f> {
    /// Who does it, or of whom a state is told.
    pub(crate) agent: Option<&'f Nominal>,
    /// What undergoes it, or the complement.
    pub(crate) patient: Option<&'f Nominal>,
    /// The other phrases.
    pub(crate) others: Vec<(&'f str, &'f Nominal)>,
    /// The proposition, unless it is passive.
    pub(super) active: Option<&'f Proposition>,
}

impl<'f> Frame<'f> {
    /// The frame of a proposition.
    pub(crate) fn of(proposition: &'f Proposition) -> Self {
        let phrases = proposition.phrases.iter().map(|(word, nominal)| (word.as_str(), nominal));
        let (subject, object) = (proposition.subject.as_ref(), proposition.object.as_ref());
        if !proposition.passive {
            let active = Some(proposition);
            return Self { agent: subject, patient: object, others: phrases.collect(), active };
        }
        let doer =
            |(word, nominal): &(&str, &Nominal)| *word == "by" && !nominal.head.starts_with(char::is_numeric);
        let (by, mut others): (Vec<_>, Vec<_>) = phrases.partition(doer);
        // "Gas was fired at the crowd": in the passive the preposition is no part of the verb.
        let (_, preposition) = parted(proposition);
        others.extend(object.map(|object| (preposition, object)));
        Self { agent: by.first().map(|&(_, nominal)| nominal), patient: subject, others, active: None }
    }

    /// What it tells of: what undergoes it in a passive, or else who does it.
    pub(crate) fn theme(&self) -> Option<&'f Nominal> {
        self.patient.filter(|_| self.active.is_none()).or(self.agent)
    }

    /// All noun phrases.
    pub(crate) fn all(&self) -> impl Iterator<Item = &'f Nominal> {
        self.agent.into_iter().chain(self.patient).chain(self.others.iter().map(|&(_, nominal)| nominal))
    }
}

/// The verb of a passive and the preposition that opens what follows it: "was fired at the crowd".
fn parted(told: &Proposition) -> (&str, &str) {
    let passive = told.passive && told.object.is_some();
    told.predicate.rsplit_once(' ').filter(|_| passive).unwrap_or((&told.predicate, ""))
}

/// The predicate by which facts are compared: "was fired at" tells of firing, "remains open" of being open.
pub(crate) fn predicate(told: &Proposition) -> &str {
    let state = ["remain ", "stay ", "keep "].iter().find_map(|word| told.predicate.strip_prefix(word));
    state.unwrap_or_else(|| parted(told).0)
}
