//! What the documents call the sides that no lexicon knows, for the words of findings.

use std::collections::BTreeMap;

use super::Reading;
use crate::{claim::Party, lexicon::Lexicon, proposition::Statement};

/// Each side's name by its id, for sides that the lexicon does not hold.
pub(super) fn names(readings: &[Reading], lexicon: &Lexicon) -> BTreeMap<String, String> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for party in readings.iter().flat_map(|reading| &reading.statements).flat_map(parties) {
        if names.contains_key(&party.actor) || lexicon.actor(&party.actor).is_some() {
            continue;
        }
        if let Some(name) = name(party) {
            names.insert(party.actor.clone(), name);
        }
    }
    names
}

/// All parties that a statement names.
fn parties(statement: &Statement) -> impl Iterator<Item = &Party> {
    let sources = statement.claim.attribution.iter().filter_map(|level| level.source.as_ref());
    let held = statement.propositions.iter().flat_map(|p| p.holder.iter().chain(&p.target));
    sources.chain(held)
}

/// The words of a party that are its id and no more: `the dockers' union` of `x-docker-union`, `Ada Kern` of
/// "its president, Ada Kern".
fn name(party: &Party) -> Option<String> {
    let id: Vec<&str> = party.actor.strip_prefix("x-")?.split('-').collect();
    let part = party.text.split([',', '(']).map(str::trim).find(|part| spells(part, &id))?;
    Some(part.split_whitespace().enumerate().map(cased).collect::<Vec<_>>().join(" "))
}

/// An article at the beginning of a sentence has no capital inside another.
fn cased((place, word): (usize, &str)) -> String {
    if place == 0 && article(word) { word.to_lowercase() } else { word.to_owned() }
}

fn article(word: &str) -> bool {
    ["the", "a", "an"].iter().any(|article| word.eq_ignore_ascii_case(article))
}

/// Whether words are those of an id, plural and possessive endings aside.
fn spells(text: &str, id: &[&str]) -> bool {
    let folded = |word: &str| -> String {
        word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let words: Vec<String> =
        text.split_whitespace().filter(|word| !article(word)).map(folded).filter(|w| !w.is_empty()).collect();
    words.len() == id.len() && words.iter().zip(id).all(|(word, part)| one_word(word, part))
}

fn one_word(word: &str, part: &str) -> bool {
    word.strip_prefix(part).is_some_and(|ending| matches!(ending, "" | "s" | "es"))
        || part.strip_suffix('y').is_some_and(|stem| word.strip_prefix(stem) == Some("ies"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[track_caller]
    fn check(actor: &str, text: &str, expected: Option<&str>) {
        let party = Party { actor: actor.into(), role: None, text: text.into(), span: Span::default() };
        assert_eq!(name(&party).as_deref(), expected, "{text}");
    }

    #[test]
    fn the_words_of_an_id_name_it() {
        check("x-baker-guild", "The bakers' guild", Some("the bakers' guild"));
        check("x-ada-kern", "its president, Ada Kern", Some("Ada Kern"));
        check("x-halvik-port", "Halvik Port (HP)", Some("Halvik Port"));
        check("x-halvik-port", "the port", None);
        check("x-halvik-port", "the managers of Halvik Port", None);
        check("x-ferry-company", "the ferry line", None);
        check("x-company", "companies", Some("companies"));
    }
}
