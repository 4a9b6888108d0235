//! Whom "he" and "she" can take up: what titles, given names and nouns tell of a person.

use crate::lexicon::Lexicon;

/// Which pronoun a person is taken up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    /// "he"
    Male,
    /// "she"
    Female,
}

impl Gender {
    /// What a word for a person tells: "spokeswoman", "Mr".
    pub(crate) fn of_word(word: &str, lexicon: &Lexicon) -> Option<Self> {
        Self::classed(word, ["male-word", "female-word"], lexicon)
    }

    /// What a given name tells.
    pub(crate) fn of_name(name: &str, lexicon: &Lexicon) -> Option<Self> {
        Self::classed(name, ["male-name", "female-name"], lexicon)
    }

    fn classed(word: &str, [male, female]: [&str; 2], lexicon: &Lexicon) -> Option<Self> {
        if lexicon.is(word, male) {
            Some(Self::Male)
        } else {
            lexicon.is(word, female).then_some(Self::Female)
        }
    }

    /// What a singular personal pronoun tells.
    pub(crate) fn of_pronoun(word: &str) -> Option<Self> {
        match word {
            "he" | "him" | "his" | "himself" => Some(Self::Male),
            "she" | "her" | "hers" | "herself" => Some(Self::Female),
            _ => None,
        }
    }
}

/// Who was named last, by the pronoun that takes them up.
#[derive(Debug, Default)]
pub(super) struct Persons {
    last: Option<Sided>,
    he: Option<Sided>,
    she: Option<Sided>,
    /// What names told: the surname, in lower case, of each person of whom it is known.
    known: Vec<(String, Gender)>,
}

/// A side and the role in which a person stands for it.
pub(super) type Sided = (String, Option<String>);

impl Persons {
    /// A person is named; one of whom nothing is told may be either.
    pub(super) fn name(&mut self, person: &Sided, gender: Option<Gender>) {
        self.last = Some(person.clone());
        if gender != Some(Gender::Female) {
            self.he = Some(person.clone());
        }
        if gender != Some(Gender::Male) {
            self.she = Some(person.clone());
        }
    }

    /// The person named last whom a pronoun can take up; any, for none.
    pub(super) fn taken_up(&self, gender: Option<Gender>) -> Option<Sided> {
        match gender {
            None => self.last.clone(),
            Some(Gender::Male) => self.he.clone(),
            Some(Gender::Female) => self.she.clone(),
        }
    }

    /// Keeps what a whole name tells for the surname alone.
    pub(super) fn learn(&mut self, surname: String, gender: Gender) {
        self.known.retain(|(known, _)| *known != surname);
        self.known.push((surname, gender));
    }

    /// What the document has told of a surname, in lower case.
    pub(super) fn known(&self, surname: &str) -> Option<Gender> {
        self.known.iter().find(|(known, _)| known == surname).map(|(_, gender)| *gender)
    }
}
