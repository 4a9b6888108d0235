//! Noun phrases as words: what a relation can compare without the sentence at hand.

use crate::{
    claim::cast::{Cast, range_span, words},
    grammar::noun::NounPhrase,
    proposition::{Determiner, Nominal},
    token::{Pos, Tag, Token},
};

/// The words of a noun phrase, with the side that it names.
pub(crate) fn nominal(noun: &NounPhrase, tokens: &[Token<'_>], cast: &mut Cast<'_>) -> Nominal {
    let actor = cast.party(noun, tokens).map(|party| party.actor);
    let mut read = plain(noun, tokens, cast);
    read.actor = actor;
    read.apposition = noun.apposition.as_deref().map(|other| Box::new(plain(other, tokens, cast)));
    if !noun.members.is_empty() {
        let first =
            NounPhrase { members: Vec::new(), tokens: noun.tokens.start..noun.head + 1, ..noun.clone() };
        read.members.push(Nominal { actor: read.actor.clone(), ..plain(&first, tokens, cast) });
        for member in &noun.members {
            read.members.push(nominal(member, tokens, cast));
        }
    }
    read
}

fn plain(noun: &NounPhrase, tokens: &[Token<'_>], cast: &mut Cast<'_>) -> Nominal {
    let head = &tokens[noun.head];
    let mut phrases: Vec<(String, Nominal)> = Vec::new();
    for (preposition, other) in &noun.phrases {
        phrases.push((tokens[*preposition].text.to_lowercase(), nominal(other, tokens, cast)));
    }
    Nominal {
        span: range_span(tokens, &noun.tokens),
        text: words(&tokens[noun.tokens.clone()]),
        head: folded(head),
        modifiers: modifiers(noun, tokens),
        phrases,
        determiner: determiner(noun, tokens),
        proper: noun.proper,
        pronoun: noun.pronoun,
        plural: noun.plural,
        actor: None,
        members: Vec::new(),
        apposition: None,
    }
}

/// The dictionary forms of the words that carry content.
pub(crate) fn content(tokens: &[Token<'_>]) -> impl Iterator<Item = String> {
    let carries = |t: &&Token<'_>| {
        matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Verb | Pos::Adj | Pos::Num) || t.tag == Tag::Cd
    };
    tokens.iter().filter(carries).map(folded)
}

/// A head in dictionary form; a name in lower case.
fn folded(token: &Token<'_>) -> String {
    token.lemma.to_lowercase()
}

/// Adjectives, nouns, names and numerals before the head, and the head of the possessor.
fn modifiers(noun: &NounPhrase, tokens: &[Token<'_>]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if let Some(possessor) = noun.possessor.as_deref() {
        found.extend(modifiers(possessor, tokens));
        found.push(folded(&tokens[possessor.head]));
    }
    let possessed = noun.possessor.as_ref().map_or(0, |p| p.tokens.end);
    for token in tokens[noun.modifiers.start.max(possessed).min(noun.head)..noun.head].iter() {
        let names = matches!(token.pos, Pos::Adj | Pos::Noun | Pos::Propn | Pos::Num | Pos::Verb)
            || token.tag == Tag::Cd;
        if names {
            found.push(folded(token));
        } else if token.tag == Tag::PrpPoss {
            found.push(token.text.to_lowercase());
        }
    }
    found.extend(noun.label.map(|at| folded(&tokens[at])));
    found
}

/// Nouns that, bare and in the plural, name some of what they are of.
const PARTS: &[&str] =
    &["area", "aspect", "bit", "detail", "element", "feature", "part", "point", "portion", "section"];

/// A bare singular name or mass noun keeps `Bare`; a possessor makes definite.
fn determiner(noun: &NounPhrase, tokens: &[Token<'_>]) -> Determiner {
    let first = &tokens[noun.tokens.start];
    if noun.possessor.is_some() || matches!(first.tag, Tag::PrpPoss | Tag::WpPoss) {
        return Determiner::Definite;
    }
    // "Parts of the rules" are some of them.
    let part = PARTS.contains(&&*tokens[noun.head].lemma) && noun.plural;
    let of = noun.phrases.first().is_some_and(|(at, _)| tokens[*at].lemma == "of");
    if part && of && noun.determiner == Determiner::Bare { Determiner::Some } else { noun.determiner }
}
