//! Which sides and topics are asked for.

use super::Wanted;
use crate::{
    lexicon::{Lexicon, Part},
    report::claims::{contains, words},
};

/// Sides and topics, as they are asked for.
pub(super) struct Filter<'w> {
    lexicon: &'w Lexicon,
    actors: Vec<Asked>,
    topics: Vec<Asked>,
}

/// One that is asked for: by its words, and by the ids that the lexicon has for them.
struct Asked {
    words: Vec<String>,
    ids: Vec<String>,
}

impl<'w> Filter<'w> {
    pub(super) fn new(lexicon: &'w Lexicon, wanted: Wanted<'w>) -> Self {
        let asked = |all: &[String], ids: fn(&Lexicon, &str) -> Vec<String>| {
            all.iter().map(|text| Asked { words: words(text), ids: ids(lexicon, text) }).collect()
        };
        Self { lexicon, actors: asked(wanted.actors, sides), topics: asked(wanted.topics, classes) }
    }

    /// Whether a position of a side on a topic is wanted.
    pub(super) fn keeps(&self, actor: &str, name: &str, topic: Option<&str>) -> bool {
        let side = |asked: &Asked| {
            asked.ids.iter().any(|id| id.eq_ignore_ascii_case(actor))
                || contains(name, &asked.words)
                || contains(actor, &asked.words)
        };
        let about = |asked: &Asked| {
            topic.is_some_and(|topic| {
                asked.ids.iter().any(|id| self.lexicon.within(topic, id)) || contains(topic, &asked.words)
            })
        };
        (self.actors.is_empty() || self.actors.iter().any(side))
            && (self.topics.is_empty() || self.topics.iter().any(about))
    }
}

/// The ids of the sides that a text names, in any case.
fn sides(lexicon: &Lexicon, text: &str) -> Vec<String> {
    let capitals = text.split_whitespace().map(capitalised).collect::<Vec<_>>().join(" ");
    let mut ids = vec![text.trim().to_owned()];
    for text in [text, &capitals, &text.to_uppercase()] {
        let parts: Vec<&str> = text.split_whitespace().collect();
        let named = lexicon.phrases_at(&mut |at| parts.get(at).copied());
        ids.extend(named.filter(|named| named.len == parts.len()).map(|named| named.id.to_owned()));
    }
    ids
}

fn capitalised(word: &str) -> String {
    let mut rest = word.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

/// The ids of the topics that a text names.
fn classes(lexicon: &Lexicon, text: &str) -> Vec<String> {
    let id = text.trim().to_lowercase().replace([' ', '_'], "-");
    if lexicon.topic_exists(&id) {
        return vec![id];
    }
    let named = lexicon.topics(text.trim(), Part::Noun).next().map(str::to_owned);
    named.into_iter().chain([id]).collect()
}
