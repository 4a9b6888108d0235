//! Clauses: each verb group, read outward to its subject on the left and its complements on the right.

mod left;
mod right;

use std::ops::Range;

use super::{
    noun::NounPhrase,
    piece::{Kind, Piece},
    verb::{Form, VerbGroup},
};
use crate::{lexicon::Lexicon, token::Token};

/// How a clause hangs on another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// It stands on its own, or beside another of its kind.
    Main,
    /// It modifies a noun.
    Relative,
    /// It is joined by a subordinator.
    Subordinate(String),
    /// It is what a verb, noun or adjective says: `that` or nothing.
    Content,
    /// It is what is asked: `whether`, `what`.
    Wh(String),
    /// It is `to` and a verb.
    Infinitive,
    /// It is a participle or gerund; with the preposition before it, if there is one.
    Participle(Option<String>),
}

impl Link {
    /// Whether a clause that is joined so completes what governs it.
    pub(crate) fn completes(&self) -> bool {
        matches!(self, Self::Infinitive | Self::Participle(_) | Self::Content)
    }
}

/// A clause, by the indices of its tokens in the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Its own tokens, subject and complements included, other clauses left out where they stand at its ends.
    pub(crate) tokens: Range<usize>,
    /// The pieces from its opening word to its end.
    pub(crate) pieces: Range<usize>,
    /// The piece of its verb group.
    pub(crate) at: usize,
    /// Its verb group.
    pub(crate) verb: VerbGroup,
    /// Its subject: its own, a shared one, or that of the verb that governs it.
    pub(crate) subject: Option<NounPhrase>,
    /// Whether the subject stands in this very clause.
    pub(crate) own_subject: bool,
    /// Its objects or nominal complements, in order.
    pub(crate) objects: Vec<NounPhrase>,
    /// The adjective that is said of the subject.
    pub(crate) adjective: Option<usize>,
    /// Its prepositional phrases: the preposition, its token, and the noun phrase.
    pub(crate) phrases: Vec<(String, usize, NounPhrase)>,
    /// Its adverbs, by token; those in the verb group included.
    pub(crate) adverbs: Vec<usize>,
    /// Its time phrases, by piece.
    pub(crate) times: Vec<usize>,
    /// How it hangs on another.
    pub(crate) link: Link,
    /// The clause that it hangs on.
    pub(crate) governor: Option<usize>,
    /// Whether `there` introduces its subject.
    pub(crate) existential: bool,
    /// Whether the subject stands after the verb: "said the minister".
    pub(crate) inverted: bool,
}

impl Clause {
    /// Its first object.
    pub(crate) fn object(&self) -> Option<&NounPhrase> {
        self.objects.first()
    }
}

/// What the parts of the assembly share.
pub(crate) struct Row<'t> {
    /// The pieces of the sentence.
    pub(crate) pieces: &'t [Piece],
    /// Its tokens.
    pub(crate) tokens: &'t [Token<'t>],
    /// The lexicon.
    pub(crate) lexicon: &'t Lexicon,
}

/// What was found on the left of a verb group.
pub(crate) struct Opening {
    /// The piece that opens the clause.
    pub(crate) start: usize,
    /// The verb group, if it shares the auxiliaries of another: "repaired" in "was inspected and repaired".
    pub(crate) verb: Option<VerbGroup>,
    /// How it hangs on another.
    pub(crate) link: Link,
    /// The clause that it hangs on, if that is known here.
    pub(crate) governor: Option<usize>,
    /// Its subject.
    pub(crate) subject: Option<NounPhrase>,
    /// Whether the subject stands in this very clause.
    pub(crate) own_subject: bool,
    /// A noun phrase on the left that is its object: "the peninsula which it annexed".
    pub(crate) fronted: Option<NounPhrase>,
    /// Whether `there` introduces it.
    pub(crate) existential: bool,
    /// Phrases before the subject: "in October".
    pub(crate) before: Vec<usize>,
}

/// `clause = [ opening ] [ subject ] verb-group { object | complement | phrase | adverb | time }`
///
/// Read for every verb group of the row, left to right.
pub(crate) fn clauses(row: &Row<'_>) -> Vec<Clause> {
    let mut read: Vec<Clause> = Vec::new();
    let verbs: Vec<usize> = (0..row.pieces.len()).filter(|&i| row.pieces[i].verb().is_some()).collect();
    let mut openings = Vec::with_capacity(verbs.len());
    for (n, &at) in verbs.iter().enumerate() {
        let opening = left::opening(row, at, &read);
        let clause = begin(row, at, &opening);
        openings.push(opening);
        read.push(clause);
        // The clause before it ends where this one opens.
        if n > 0 {
            right::complements(row, &mut read, n - 1, openings[n].start);
            inherit(row, &mut read, &openings, n);
        }
    }
    if let Some(last) = read.len().checked_sub(1) {
        right::complements(row, &mut read, last, row.pieces.len());
    }
    left::settle(row, &mut read);
    read
}

fn begin(row: &Row<'_>, at: usize, opening: &Opening) -> Clause {
    let Kind::Verb(verb) = &row.pieces[at].kind else { unreachable!("only verb groups begin a clause") };
    let mut clause = Clause {
        tokens: row.pieces[opening.start.min(at)].tokens.start..row.pieces[at].tokens.end,
        pieces: opening.start..at + 1,
        at,
        verb: opening.verb.as_ref().unwrap_or(verb).clone(),
        subject: opening.subject.clone(),
        own_subject: opening.own_subject,
        objects: opening.fronted.clone().into_iter().collect(),
        adjective: None,
        phrases: Vec::new(),
        adverbs: verb.adverbs.clone(),
        times: Vec::new(),
        link: opening.link.clone(),
        governor: opening.governor,
        existential: opening.existential,
        inverted: false,
    };
    for &piece in &opening.before {
        right::take_phrase(row, &mut clause, piece);
    }
    clause
}

/// The subject of a clause without one is that of its governor, or the governor's object: "asked them to leave".
fn inherit(row: &Row<'_>, read: &mut [Clause], openings: &[Opening], n: usize) {
    let (lexicon, tokens) = (row.lexicon, row.tokens);
    let (before, rest) = read.split_at_mut(n);
    let clause = &mut rest[0];
    let asked = matches!(clause.link, Link::Wh(_)) && clause.verb.form == Form::Finite;
    if clause.subject.is_some() || openings[n].existential || asked {
        return;
    }
    let Some(governor) = clause.governor.and_then(|g| before.get(g)) else { return };
    if let Some(noun) = governing_noun(lexicon, tokens, clause, governor) {
        clause.subject = owner(noun, tokens);
        return;
    }
    let controls = matches!(clause.link, Link::Infinitive | Link::Participle(Some(_)));
    let by_object = controls
        && !governor.verb.passive
        && !(clause.link == Link::Infinitive && matches!(&*governor.verb.lemma, "make" | "let"))
        && governor.objects.last().is_some_and(|o| person_like(o, governor));
    clause.subject = if by_object { governor.objects.last().cloned() } else { governor.subject.clone() };
}

/// The object whose plan or demand an infinitive spells out: "rejected a proposal by the union to hold talks".
fn governing_noun<'c>(
    lexicon: &Lexicon,
    tokens: &[Token<'_>],
    clause: &Clause,
    governor: &'c Clause,
) -> Option<&'c NounPhrase> {
    use crate::lexicon::Part;
    let object = governor
        .objects
        .last()
        .filter(|o| clause.link == Link::Infinitive && o.tokens.end == clause.tokens.start)?;
    let lemma = tokens[object.head].lemma.to_lowercase();
    let has = lexicon.is(&governor.verb.lemma, "light-verb");
    (!has && lexicon.stance_cues(&lemma, Part::Noun).next().is_some()).then_some(object)
}

/// Whose a noun is: its possessor, or whom "by" names after it.
fn owner(noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<NounPhrase> {
    let by = noun.phrases.iter().find(|(p, _)| tokens[*p].lemma == "by").map(|(_, n)| n.clone());
    noun.possessor.as_deref().cloned().or(by)
}

/// Whether the verb makes its object do something, rather than do something to it.
fn person_like(object: &NounPhrase, governor: &Clause) -> bool {
    const OBJECT_CONTROL: &[&str] = &[
        "accuse",
        "advise",
        "allow",
        "ask",
        "blame",
        "call on",
        "compel",
        "encourage",
        "expect",
        "forbid",
        "force",
        "get",
        "help",
        "instruct",
        "invite",
        "lead",
        "leave",
        "let",
        "make",
        "order",
        "permit",
        "persuade",
        "press",
        "pressure",
        "prevent",
        "prohibit",
        "push",
        "remind",
        "request",
        "require",
        "stop",
        "suspect",
        "tell",
        "urge",
        "want",
        "warn",
    ];
    (object.proper || object.pronoun || !object.tokens.is_empty())
        && OBJECT_CONTROL.contains(&&*governor.verb.lemma)
}

/// Whether a form can stand without a subject of its own.
pub(crate) fn dependent(form: Form) -> bool {
    form != Form::Finite
}
