//! Penn Treebank tags and universal parts of speech: their names, and questions about them.

use std::{fmt, str::FromStr};

use super::{Pos, Tag};

/// The Penn tags, in the order of their numbers.
const TAGS: [(Tag, &str); 50] = [
    (Tag::Add, "ADD"),
    (Tag::Afx, "AFX"),
    (Tag::Cc, "CC"),
    (Tag::Cd, "CD"),
    (Tag::Dt, "DT"),
    (Tag::Ex, "EX"),
    (Tag::Fw, "FW"),
    (Tag::Gw, "GW"),
    (Tag::Hyph, "HYPH"),
    (Tag::In, "IN"),
    (Tag::Jj, "JJ"),
    (Tag::Jjr, "JJR"),
    (Tag::Jjs, "JJS"),
    (Tag::Ls, "LS"),
    (Tag::Md, "MD"),
    (Tag::Nfp, "NFP"),
    (Tag::Nn, "NN"),
    (Tag::Nnp, "NNP"),
    (Tag::Nnps, "NNPS"),
    (Tag::Nns, "NNS"),
    (Tag::Pdt, "PDT"),
    (Tag::Pos, "POS"),
    (Tag::Prp, "PRP"),
    (Tag::PrpPoss, "PRP$"),
    (Tag::Rb, "RB"),
    (Tag::Rbr, "RBR"),
    (Tag::Rbs, "RBS"),
    (Tag::Rp, "RP"),
    (Tag::Sym, "SYM"),
    (Tag::To, "TO"),
    (Tag::Uh, "UH"),
    (Tag::Vb, "VB"),
    (Tag::Vbd, "VBD"),
    (Tag::Vbg, "VBG"),
    (Tag::Vbn, "VBN"),
    (Tag::Vbp, "VBP"),
    (Tag::Vbz, "VBZ"),
    (Tag::Wdt, "WDT"),
    (Tag::Wp, "WP"),
    (Tag::WpPoss, "WP$"),
    (Tag::Wrb, "WRB"),
    (Tag::Xx, "XX"),
    (Tag::Comma, ","),
    (Tag::Period, "."),
    (Tag::Colon, ":"),
    (Tag::OpenQuote, "``"),
    (Tag::CloseQuote, "''"),
    (Tag::OpenBracket, "-LRB-"),
    (Tag::CloseBracket, "-RRB-"),
    (Tag::Dollar, "$"),
];

/// The universal parts of speech, in the order of their numbers.
const PARTS: [(Pos, &str); 17] = [
    (Pos::Adj, "ADJ"),
    (Pos::Adp, "ADP"),
    (Pos::Adv, "ADV"),
    (Pos::Aux, "AUX"),
    (Pos::Cconj, "CCONJ"),
    (Pos::Det, "DET"),
    (Pos::Intj, "INTJ"),
    (Pos::Noun, "NOUN"),
    (Pos::Num, "NUM"),
    (Pos::Part, "PART"),
    (Pos::Pron, "PRON"),
    (Pos::Propn, "PROPN"),
    (Pos::Punct, "PUNCT"),
    (Pos::Sconj, "SCONJ"),
    (Pos::Sym, "SYM"),
    (Pos::Verb, "VERB"),
    (Pos::X, "X"),
];

/// A name that is no tag or part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownName;

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no such tag")
    }
}

impl std::error::Error for UnknownName {}

impl Tag {
    /// The name in the Penn Treebank.
    ///
    /// # Examples
    ///
    /// ```
    /// use belie::token::Tag;
    ///
    /// assert_eq!(Tag::PrpPoss.name(), "PRP$");
    /// assert_eq!("VBD".parse(), Ok(Tag::Vbd));
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        TAGS[self as usize].1
    }

    /// The tag of a number, as `as u8` gives it.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        TAGS.get(usize::from(number)).map(|row| row.0)
    }

    /// Whether it is a form of a verb other than a modal.
    #[must_use]
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }

    /// Whether it is a verb that carries tense, or a modal.
    #[must_use]
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Vbd | Self::Vbp | Self::Vbz | Self::Md)
    }

    /// Whether it is a noun, common or proper.
    #[must_use]
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns) || self.is_proper()
    }

    /// Whether it is a proper noun.
    #[must_use]
    pub fn is_proper(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    /// Whether it is a plural noun.
    #[must_use]
    pub fn is_plural(self) -> bool {
        matches!(self, Self::Nns | Self::Nnps)
    }

    /// Whether it is an adjective of any degree.
    #[must_use]
    pub fn is_adjective(self) -> bool {
        matches!(self, Self::Jj | Self::Jjr | Self::Jjs)
    }

    /// Whether it is an adverb of any degree.
    #[must_use]
    pub fn is_adverb(self) -> bool {
        matches!(self, Self::Rb | Self::Rbr | Self::Rbs)
    }

    /// Whether it is a mark of punctuation.
    #[must_use]
    pub fn is_punctuation(self) -> bool {
        matches!(
            self,
            Self::Comma
                | Self::Period
                | Self::Colon
                | Self::OpenQuote
                | Self::CloseQuote
                | Self::OpenBracket
                | Self::CloseBracket
                | Self::Hyph
                | Self::Nfp
        )
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Tag {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        TAGS.iter().find(|row| row.1 == name).map(|row| row.0).ok_or(UnknownName)
    }
}

impl Pos {
    /// The name in Universal Dependencies.
    ///
    /// # Examples
    ///
    /// ```
    /// use belie::token::Pos;
    ///
    /// assert_eq!(Pos::Propn.name(), "PROPN");
    /// assert_eq!("AUX".parse(), Ok(Pos::Aux));
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        PARTS[self as usize].1
    }

    /// The part of speech of a number, as `as u8` gives it.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        PARTS.get(usize::from(number)).map(|row| row.0)
    }
}

impl fmt::Display for Pos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Pos {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        PARTS.iter().find(|row| row.1 == name).map(|row| row.0).ok_or(UnknownName)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_in_the_order_of_the_numbers() {
        for (number, (tag, name)) in TAGS.iter().enumerate() {
            assert_eq!((*tag as usize, tag.name()), (number, *name));
            assert_eq!(Tag::from_number(u8::try_from(number).unwrap()), Some(*tag));
        }
        for (number, (pos, name)) in PARTS.iter().enumerate() {
            assert_eq!((*pos as usize, pos.name()), (number, *name));
            assert_eq!(Pos::from_number(u8::try_from(number).unwrap()), Some(*pos));
        }
        assert_eq!((Tag::from_number(50), Pos::from_number(17)), (None, None));
    }

    #[test]
    fn names_are_read_back() {
        assert!(TAGS.iter().all(|(tag, name)| name.parse() == Ok(*tag)));
        assert!(PARTS.iter().all(|(pos, name)| name.parse() == Ok(*pos)));
        assert_eq!("VBQ".parse::<Tag>(), Err(UnknownName));
        assert_eq!("verb".parse::<Pos>(), Err(UnknownName));
    }

    #[test]
    fn finite_verbs_carry_tense() {
        assert!(Tag::Vbd.is_finite() && Tag::Md.is_finite());
        assert!(!Tag::Vbn.is_finite() && !Tag::Vb.is_finite());
        assert!(Tag::Nnps.is_noun() && Tag::Nnps.is_plural() && !Tag::Nn.is_proper());
    }
}
