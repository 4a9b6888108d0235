//! A side's own spokesman: what "its secretary" or "the company's chairwoman" says of the side's position
//! is in the side's own voice.

use super::Fact;
use crate::proposition::{Polarity, Voice};

/// Gives a side its own voice where somebody of it speaks.
pub(crate) fn resolve(facts: &mut [Fact]) {
    for fact in facts {
        if fact.proposition.voice == Voice::Reported && speaks_for(fact) {
            fact.proposition.voice = Voice::Own;
        }
    }
}

/// Words of ids that many sides have in common.
const COMMON: &[&str] = &["union", "party", "group", "council", "ministry", "company", "league", "the", "of"];

/// Whether the innermost source is somebody of the side whose position is told.
fn speaks_for(fact: &Fact) -> bool {
    let Some(holder) = &fact.proposition.holder else { return false };
    // A stance is an attribution of its own, to its holder: the account is the level around it.
    let mut sources = fact.attribution.iter().rev().filter_map(|level| level.source.as_ref());
    let Some(source) = sources.find(|source| source.actor != holder.actor) else { return false };
    let text = source.text.to_lowercase();
    let names: Vec<&str> = holder.actor.strip_prefix("x-").into_iter().flat_map(|id| id.split('-')).collect();
    // "Rovenia is ready to talk, President Anna Wirth said": whose president else?
    let own = source.actor.strip_prefix("x-").is_some_and(|id| text.replace(' ', "-").ends_with(id));
    let ready = matches!(
        fact.proposition.stance.as_deref(),
        Some("ready_to_negotiate" | "unconditional" | "negotiating")
    ) && fact.proposition.polarity == Polarity::Positive;
    let named_first = fact.proposition.subject.as_ref().is_some_and(|subject| subject.proper);
    let state = ["president", "prime minister", "foreign minister", "chancellor"];
    if own && ready && named_first && state.iter().any(|title| text.starts_with(title)) {
        return true;
    }
    let possessed = ["its ", "their "].iter().any(|word| text.starts_with(word));
    let words = || text.split(|c: char| !c.is_alphanumeric());
    let named = words().any(|word| names.contains(&word) && !COMMON.contains(&word));
    let office = source.role.as_deref().is_some_and(|role| names.contains(&role));
    possessed || named || office
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        claim::{Attribution, Party},
        relation::testing::state,
        span::Span,
    };

    #[track_caller]
    fn check(holder: &str, source: &str, voice: Voice) {
        let party =
            Party { actor: "x-wirth".to_owned(), role: None, text: source.to_owned(), span: Span::default() };
        let mut fact = state(holder, "refuse").reported(holder).build();
        fact.attribution.push(Attribution {
            source: Some(party),
            first_person: false,
            source_spans: Vec::new(),
            cue_spans: Vec::new(),
            cue_lemma: "say".to_owned(),
            content_spans: Vec::new(),
            trust: 99,
        });
        let mut facts = vec![fact];
        resolve(&mut facts);
        assert_eq!(facts[0].proposition.voice, voice, "{source}");
    }

    #[test]
    fn somebody_of_the_side_gives_it_its_own_voice() {
        check("Lagoon Ferries", "its chairwoman, Anna Wirth,", Voice::Own);
        check("Lagoon Ferries", "a spokesman for Lagoon", Voice::Own);
        check("Lagoon Ferries", "the mayor", Voice::Reported);
        check("Dockers Union", "a spokesman for the teachers' union", Voice::Reported);
    }
}
