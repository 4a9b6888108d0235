//! The closed sets of the lexicon: parts of speech, frames, attitudes and the kinds of entries.
//! Each stands in the YAML under its own name, and in the compiled tables as its place in the list.

/// Defines an enum whose members have names in the YAML and places in the tables.
macro_rules! closed_set {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $member:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
        pub enum $name { $($(#[$of])* #[serde(rename = $text)] $member,)+ }

        impl $name {
            /// All members, in order.
            pub const ALL: &'static [Self] = &[$(Self::$member,)+];
            /// How many members there are.
            pub const COUNT: usize = Self::ALL.len();

            /// The name in the YAML.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$member => $text,)+ }
            }

            /// The place in the list, from 0.
            pub(crate) fn code(self) -> u8 {
                self as u8
            }

            /// The member at a place.
            #[allow(dead_code, reason = "not every set is read back")]
            pub(crate) fn from_code(code: u8) -> Option<Self> {
                Self::ALL.get(usize::from(code)).copied()
            }
        }
    };
}

closed_set! {
    /// The part of speech of an entry.
    Part {
        /// A verb: `say`, `turn down`.
        Verb = "verb",
        /// A noun: `claim`, `peace talks`.
        Noun = "noun",
        /// An adjective: `confident`.
        Adjective = "adjective",
        /// An adverb: `reportedly`.
        Adverb = "adverb",
        /// A preposition, also of several words: `according to`.
        Preposition = "preposition",
    }
}

closed_set! {
    /// The construction in which a cue introduces its content.
    Frame {
        /// A clause with `that`: `said that it would`.
        That = "that",
        /// A bare clause: `said it would`.
        Zero = "zero",
        /// An infinitive: `promised to go`.
        To = "to",
        /// A clause with a question word: `explained why`.
        Wh = "wh",
        /// A noun phrase: `denied the charge`.
        Np = "np",
        /// A noun phrase and one with `as`: `described the talks as useful`.
        NpAs = "np-as",
        /// A phrase with `of`: `accused of lying`.
        Of = "of",
        /// A phrase with `for`: `called for talks`.
        For = "for",
        /// A phrase with `about`: `warned about delays`.
        About = "about",
        /// A quotation.
        Quote = "quote",
        /// A gerund: `denied taking part`.
        Ing = "ing",
        /// A clause after an adjective or noun: `confident the deal holds`.
        Clause = "clause",
    }
}

closed_set! {
    /// What a clause-taking word says about the truth of its clause.
    Attitude {
        /// Put forward as true: `say`.
        Asserted = "asserted",
        /// Put forward as false: `deny`.
        Denied = "denied",
        /// Presupposed to be true: `know`.
        Factive = "factive",
        /// Presupposed to be false: `pretend`.
        Counterfactive = "counterfactive",
        /// True if the word is affirmed: `manage`.
        Implicative = "implicative",
        /// False if the word is affirmed: `refuse`.
        NegativeImplicative = "negative-implicative",
        /// A negation over the word belongs to the clause: `think`.
        NegRaising = "neg-raising",
        /// Meant to come true: `plan`.
        Intent = "intent",
    }
}

closed_set! {
    /// The kind of an actor.
    ActorKind {
        /// A state or a land that acts on its own.
        State = "state",
        /// An organisation of states, an agency, a federation.
        Organisation = "organisation",
        /// Any other group: a movement, an armed group, a people.
        Group = "group",
    }
}

closed_set! {
    /// What a matched name is to its actor.
    NameKind {
        /// The name itself: `Ukraine`.
        Name = "name",
        /// The people or the adjective: `Ukrainian`, `Ukrainians`.
        Demonym = "demonym",
        /// The capital, which stands for the government: `Kyiv`.
        Capital = "capital",
        /// The seat of power: `the Kremlin`.
        Seat = "seat",
        /// A person who speaks for the actor.
        Person = "person",
    }
}

closed_set! {
    /// Which way a stance leans on its axis.
    Lean {
        /// For it.
        Positive = "positive",
        /// Against it.
        Negative = "negative",
        /// Neither.
        Neutral = "neutral",
    }
}

closed_set! {
    /// What one does by taking a stance.
    StanceKind {
        /// Commits oneself: `will talk`.
        Commit = "commit",
        /// Asks another: `urges talks`.
        Directive = "directive",
        /// Acts: `walked out`.
        Act = "act",
        /// Claims something to be so: `denies the charge`.
        Claim = "claim",
        /// Values: `praises`.
        Evaluation = "evaluation",
        /// Threatens.
        Threat = "threat",
        /// Sets a condition.
        Condition = "condition",
    }
}

closed_set! {
    /// How two opposites exclude each other.
    Opposition {
        /// One or the other, nothing between: `open`, `shut`.
        Complementary = "complementary",
        /// Ends of a scale: `strong`, `weak`.
        Gradable = "gradable",
        /// Opposite ways: `advance`, `retreat`.
        Directional = "directional",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_gives_its_member_back_and_no_other() {
        for &frame in Frame::ALL {
            assert_eq!(Frame::from_code(frame.code()), Some(frame));
        }
        assert_eq!(Frame::from_code(12), None);
        assert_eq!(Frame::NpAs.name(), "np-as");
    }
}
