//! What a claim asserts, with the span that gave each part.

mod attributed;
pub(crate) mod condition;
pub(crate) mod modality;
pub(crate) mod nominal;
pub(crate) mod read;
pub(crate) mod side;
pub(crate) mod stance;
pub(crate) mod target;
pub(crate) mod topic;
mod truth;

pub use self::stance::event;
use crate::{
    claim::Claim,
    day::{Day, Interval},
    span::Span,
};
pub use crate::{
    claim::Party,
    grammar::Determiner,
    quantity::{Bound, Quantity},
};

/// Whose position a proposition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// The holder's own words or act.
    Own,
    /// Another party's account of the holder.
    Reported,
    /// The narrator's statement of fact.
    Document,
}

/// Affirmed or denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Polarity {
    /// Affirmed.
    Positive,
    /// Denied.
    Negative,
}

/// How the proposition is put forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Modality {
    /// As a fact.
    Asserted,
    /// As possible: may, might, could.
    Possible,
    /// As within someone's power: can, is able to.
    Able,
    /// As permitted: may, is allowed to.
    Permitted,
    /// As not required: need not, does not have to.
    Optional,
    /// As required: must, has to, shall.
    Obligation,
    /// As planned or promised: will, plans to.
    Intended,
    /// Under an unreal condition: would, were to.
    Hypothetical,
    /// As a question.
    Question,
    /// As an order or a wish.
    Directive,
}

/// When the predicate is, by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tense {
    /// Before: "signed", "had signed".
    Past,
    /// Before, with an effect until now: "has signed".
    Perfect,
    /// Now, or always.
    Present,
    /// Later: "will sign", "is to sign".
    Future,
}

/// A word that relates the proposition to what was so before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is its own word")]
pub enum Marker {
    NoLonger,
    Now,
    Still,
    Again,
    Never,
    Always,
    Unchanged,
    FirstTime,
    Only,
}

/// A noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nominal {
    /// Its place in the prose.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// The dictionary form of the head noun; a name as written, in lower case.
    pub head: String,
    /// The words before the head that tell it from its like, in lower case: adjectives, nouns, numerals, possessors.
    pub modifiers: Vec<String>,
    /// The phrases that follow: preposition and noun phrase.
    pub phrases: Vec<(String, Self)>,
    /// Its determiner.
    pub determiner: Determiner,
    /// Whether the head is a proper noun.
    pub proper: bool,
    /// Whether the head is a personal pronoun.
    pub pronoun: bool,
    /// Whether it is plural.
    pub plural: bool,
    /// The side that it names, or that the document says it stands for.
    pub actor: Option<String>,
    /// The members, if it is an enumeration: the first is the phrase itself without the others.
    pub members: Vec<Self>,
    /// What it is said to be in apposition: "Anna Wirth, a Swede".
    pub apposition: Option<Box<Self>>,
}

/// When the matter is, as days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// The days.
    pub interval: Interval,
    /// Whether the matter holds on all of them, rather than somewhere inside.
    pub all: bool,
    /// Whether the bounds are vague.
    pub vague: bool,
    /// The words.
    pub span: Span,
}

/// What kind of condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is its own word")]
pub enum ConditionKind {
    OnlyIf,
    If,
    Unless,
    Until,
    Before,
    Without,
}

/// What must hold for the proposition to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Its kind. `Without` marks readiness that says it has none.
    pub kind: ConditionKind,
    /// The words.
    pub text: String,
    /// Their place in the prose.
    pub span: Span,
    /// The side on which it puts a burden, if it names one.
    pub burden: Option<String>,
    /// What it asks for: the topic of its noun or verb.
    pub topic: Option<Topic>,
}

/// What a proposition is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The class of the taxonomy (`talks`), or the head noun if there is none.
    pub id: String,
    /// Whether `id` is a class of the taxonomy.
    pub known: bool,
    /// The words.
    pub text: String,
    /// Their place in the prose.
    pub span: Span,
}

/// An act that is told of somebody: an arrest, a gift, a march. It is no position, so the proposition stays
/// that of whoever tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// The id of the kind of act, an entry of the stances.
    pub stance: String,
    /// Who did it.
    pub doer: Option<Party>,
    /// To whom.
    pub target: Option<Party>,
}

/// The predicate of what a noun phrase measures by itself: "the 40-metre tower".
pub(crate) const MEASURE: &str = "measure of";

/// The predicate of how far two things, or two rivals, are apart: "Odran lies 40 kilometres from Carrow".
pub(crate) const APART: &str = "apart by";

/// The predicate of a weekday and of the date beside it.
pub(crate) const WEEKDAY: &str = "weekday of";

/// The predicate of a whole and of the sum of the parts told beside it.
pub(crate) const TOTAL: &str = "total of";

/// The predicate of a share and of the figures told beside it.
pub(crate) const SHARE: &str = "share of";

/// The predicate of how old somebody is.
pub(crate) const AGE: &str = "age of";

/// The predicate of the versions of one product that another needs.
pub(crate) const VERSION: &str = "version of";

/// What a content asserts.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposition {
    /// The clause.
    pub span: Span,
    /// The predicate's words, or those of the stance.
    pub cue: Span,
    /// Whose position it is.
    pub voice: Voice,
    /// Who holds it.
    pub holder: Option<Party>,
    /// The dictionary form of the predicate, particle included: `turn down`.
    pub predicate: String,
    /// Whether the predicate is passive: its subject undergoes it, and `by` names who does it.
    pub passive: bool,
    /// When the predicate is, by its form; none in a verbless phrase.
    pub tense: Option<Tense>,
    /// The id of the stance.
    pub stance: Option<String>,
    /// The act that it tells of, if it takes no stance.
    pub deed: Option<Deed>,
    /// Who or what the predicate is said of.
    pub subject: Option<Nominal>,
    /// Its object or complement.
    pub object: Option<Nominal>,
    /// Its other phrases: preposition and noun phrase.
    pub phrases: Vec<(String, Nominal)>,
    /// At whom it is aimed.
    pub target: Option<Party>,
    /// All who hold it, or do what it tells of, if they are several.
    pub holders: Vec<Party>,
    /// All at whom it is aimed, if they are several or of the holder's own side.
    pub targets: Vec<Party>,
    /// The words that take the stance, those of the complement that decides which one it is included.
    pub taking: Span,
    /// What it is about.
    pub topic: Option<Topic>,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// How it is put forward.
    pub modality: Modality,
    /// A word that relates it to what was so before.
    pub marker: Option<Marker>,
    /// What must hold first.
    pub condition: Option<Condition>,
    /// For whom or how much it holds: `everyone`, `some`, `specific`.
    pub scope: Option<String>,
    /// The day on which it was said.
    pub said: Option<Day>,
    /// When the matter is.
    pub about: Option<About>,
    /// The quantity that it states, if it states one.
    pub quantity: Option<Quantity>,
    /// The dictionary forms of all its words that carry content, in order, those of the clauses that
    /// complete it included.
    pub words: Vec<String>,
    /// Those of the clauses that complete it without a comma: "the right to fish", "whether it was sold".
    pub complement: Vec<String>,
    /// Whether the clause tells which one a noun means: "the thing that we need", "what we need".
    pub restricting: bool,
    /// Whether a clause gives the reason, so that a denial may be of the reason alone.
    pub reasoned: bool,
}

impl Proposition {
    /// Whether it was made of figures or times that stand together, for a relation of its own.
    pub(crate) fn derived(&self) -> bool {
        matches!(self.predicate.as_str(), APART | WEEKDAY | TOTAL | SHARE | AGE | VERSION)
    }
}

/// A claim with what its content asserts.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Who says so, and where.
    pub claim: Claim,
    /// What is asserted, in order.
    pub propositions: Vec<Proposition>,
}
