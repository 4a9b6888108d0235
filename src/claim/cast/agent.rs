//! Agents: those of a state who speak for themselves and not for it, its opposition, rebels, towns and people.

use super::{name_at, slug};
use crate::{
    grammar::noun::NounPhrase,
    lexicon::{ActorKind, Lexicon, NameKind, Part, wordnet},
    token::{Token, lower},
};

/// The roles of those who take positions of their own, whatever state they are of.
const APART: &[&str] =
    &["rebel", "party", "campaign", "union", "company", "club", "church", "counsel", "person"];

/// The side of a noun phrase that is said to be of a state: the state itself for its organs and officials, and
/// for others the state with what they are, `SDN-rebel`, so that a rebel's words are not his government's.
pub(crate) fn agent(lexicon: &Lexicon, state: &str, noun: &NounPhrase, tokens: &[Token<'_>]) -> String {
    let known = lexicon.actor(state).is_some_and(|side| side.kind == ActorKind::State);
    let word = Some(()).filter(|()| known).and_then(|()| apart(lexicon, noun, tokens));
    word.map_or_else(|| state.to_owned(), |word| format!("{state}{}", &slug([&*word])[1..]))
}

/// What sets somebody apart from the state that he is of: `opposition`, `rebel`, the name of a town, `farmer`.
fn apart(lexicon: &Lexicon, noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<String> {
    let lemma = |at: usize| lower(&tokens[at].lemma).into_owned();
    let role = |at: usize| lexicon.office(&lemma(at)).map(ToString::to_string);
    let before = noun.modifiers.start.min(noun.head)..noun.head;
    let mut of = noun.phrases.iter().filter(|(preposition, _)| tokens[*preposition].lemma == "of");
    if before
        .clone()
        .chain([noun.head])
        .chain(of.clone().map(|(_, of)| of.head))
        .any(|at| role(at).as_deref() == Some("opposition"))
    {
        return Some("opposition".to_owned());
    }
    if let Some(rebel) = before.clone().rev().find(|&at| role(at).as_deref() == Some("rebel")) {
        return Some(lemma(rebel));
    }
    let head = lemma(noun.head);
    let pair = before.last().map(|at| (lemma(at), format!("{} {head}", lemma(at))));
    let whole = pair.and_then(|(first, pair)| Some((lexicon.office(&pair)?, first)));
    // "a union leader" is of the union, "a ruling party" is a party.
    let single = lexicon.office(&head);
    let (own, word) = match whole {
        Some((role, first)) if single.is_none_or(|own| own != role) => (Some(role), first),
        _ => (single, head.clone()),
    };
    match own {
        Some("city") if !of.any(|(_, of)| lemma(of.head) == "bank") => {
            Some(town(lexicon, noun, tokens).unwrap_or(word))
        }
        Some(role) if APART.contains(&role) && !lexicon.is(&head, "state-body-noun") => Some(word),
        Some(_) => None,
        None if lexicon.is(&head, "group-noun") => None,
        None => wordnet::hypernym(&head, "person", Part::Noun).then_some(word),
    }
}

/// The town of "the mayor of Lima", "Lima's council", which has the name of a capital.
fn town(lexicon: &Lexicon, noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<String> {
    noun.tokens.clone().find_map(|at| {
        let named = name_at(lexicon, tokens, at).filter(|named| named.kind == NameKind::Capital)?;
        let words: Vec<String> =
            tokens[at..at + named.len].iter().map(|t| lower(t.text).into_owned()).collect();
        Some(words.join("-"))
    })
}
