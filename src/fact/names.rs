//! One id for one side: who is named in fewer words in one place than in another gets the id of the fullest name.

use std::collections::{BTreeMap, BTreeSet};

use super::Fact;
use crate::claim::Party;

/// Gives a side that is named in short the id of its full name, if only one full name fits: `x-front` becomes
/// `x-highland-front`. A common noun, "the council", is left alone: it may be another one in each document.
pub(crate) fn resolve(facts: &mut [Fact]) {
    let mut full = BTreeSet::new();
    let mut short = BTreeSet::new();
    for fact in facts.iter_mut() {
        parties(fact, &mut |party| {
            if named(party) {
                let ids = if party.actor.matches('-').count() > 1 { &mut full } else { &mut short };
                if !ids.contains(&party.actor) {
                    ids.insert(party.actor.clone());
                }
            }
        });
    }
    // The full name that ends in a word, if there is only one.
    let mut ending: BTreeMap<&str, Option<&String>> = BTreeMap::new();
    for long in &full {
        let word = long.rsplit('-').next().unwrap_or_default();
        ending.entry(word).and_modify(|only| *only = None).or_insert(Some(long));
    }
    let mut renamed = BTreeMap::new();
    for id in short {
        let long = id.strip_prefix("x-").and_then(|word| *ending.get(word)?);
        if let Some(long) = long {
            renamed.insert(id, long.clone());
        }
    }
    if renamed.is_empty() {
        return;
    }
    for fact in facts {
        parties(fact, &mut |party| {
            if let Some(long) = renamed.get(&party.actor).filter(|_| named(party)) {
                party.actor.clone_from(long);
            }
        });
    }
}

/// Whether a party is named, by a word with a capital that does not open its words.
fn named(party: &Party) -> bool {
    let mut words = party.text.split_whitespace().peekable();
    if words.peek().is_some_and(|word| ["The", "the", "A", "An"].contains(word)) {
        words.next();
    }
    party.actor.starts_with("x-") && words.any(|word| word.starts_with(char::is_uppercase))
}

/// Does something with each party of a fact.
fn parties(fact: &mut Fact, act: &mut impl FnMut(&mut Party)) {
    let told = &mut fact.proposition;
    told.holder.iter_mut().for_each(&mut *act);
    told.target.iter_mut().for_each(&mut *act);
    fact.attribution.iter_mut().filter_map(|level| level.source.as_mut()).for_each(act);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::state;

    fn holders(names: &[&str]) -> Vec<String> {
        let mut facts: Vec<Fact> = names.iter().map(|name| state(name, "agree").own(name).build()).collect();
        resolve(&mut facts);
        facts.iter().filter_map(|fact| fact.holder().map(str::to_owned)).collect()
    }

    #[test]
    fn a_short_name_gets_the_id_of_the_one_full_name() {
        assert_eq!(holders(&["Highland Front", "Front"]), ["x-highland-front", "x-highland-front"]);
        assert_eq!(holders(&["Highland Front", "Harbour Front", "Front"])[2], "x-front");
        assert_eq!(holders(&["highland council", "council"])[1], "x-council");
        assert_eq!(holders(&["Highland Front", "Guild"])[1], "x-guild");
    }
}
