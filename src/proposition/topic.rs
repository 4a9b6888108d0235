//! What a proposition is about: classes of the taxonomy, and what "the proposal" was introduced as.

use crate::{
    claim::cast::{range_span, words},
    grammar::{
        clause::{Clause, Link},
        noun::NounPhrase,
    },
    lexicon::{Lexicon, Part},
    proposition::Topic,
    token::Token,
};

/// What the document has introduced under a noun: "a proposal to hold a summit" is about a summit.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    introduced: Vec<(String, String)>,
}

impl Memory {
    fn recall(&self, head: &str) -> Option<&str> {
        self.introduced.iter().rev().find(|(h, _)| h == head).map(|(_, topic)| topic.as_str())
    }

    fn learn(&mut self, head: &str, topic: &str) {
        self.introduced.push((head.to_string(), topic.to_string()));
    }
}

/// A topic that a phrase or verb gives, and the class of its own head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// What it is about.
    pub(crate) topic: Topic,
    /// The class of the head itself: `plan` for "the proposal to hold a summit", whose topic is `summit`.
    pub(crate) classes: Vec<String>,
}

/// Where topics are looked for.
pub(crate) struct Finder<'a, 't> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) tokens: &'a [Token<'t>],
    pub(crate) clauses: &'a [Clause],
}

impl Finder<'_, '_> {
    /// The topic of a noun phrase: its class, or its head if it has none.
    pub(crate) fn of_noun(&self, noun: &NounPhrase, memory: &mut Memory) -> Found {
        let head = self.tokens[noun.head].lemma.to_lowercase();
        let mut classes = self.noun_classes(noun, &head);
        let known = !classes.is_empty();
        let mut id = classes.first().cloned().unwrap_or_else(|| head.clone());
        if classes.iter().any(|c| self.lexicon.within(c, "plan") || self.lexicon.within(c, "request")) {
            if let Some(content) = self.content_of(noun, memory) {
                memory.learn(&head, &content);
                id.clone_from(&content);
                classes.push(content);
            } else if let Some(content) = memory.recall(&head) {
                id = content.to_string();
                classes.push(content.to_string());
            }
        }
        let topic = Topic {
            id,
            known,
            text: words(&self.tokens[noun.tokens.clone()]),
            span: range_span(self.tokens, &noun.tokens),
        };
        Found { topic, classes }
    }

    fn noun_classes(&self, noun: &NounPhrase, head: &str) -> Vec<String> {
        let before =
            (noun.head > noun.modifiers.start).then(|| self.tokens[noun.head - 1].lemma.to_lowercase());
        let pair = before.map(|b| format!("{b} {head}"));
        let mut classes: Vec<String> = Vec::new();
        for word in pair.iter().map(String::as_str).chain([head]) {
            classes.extend(self.lexicon.topics(word, Part::Noun).map(ToString::to_string));
        }
        classes
    }

    /// What a plan or demand is for: the infinitive, clause or phrase after its noun.
    fn content_of(&self, noun: &NounPhrase, memory: &mut Memory) -> Option<String> {
        let follows = |c: &&Clause| {
            let start = c.tokens.start;
            matches!(c.link, Link::Infinitive | Link::Content | Link::Relative | Link::Participle(_))
                && start >= noun.head
                && start <= noun.tokens.end + 1
        };
        if let Some(clause) = self.clauses.iter().find(follows).filter(|c| c.verb.head > noun.head) {
            let found = self.of_clause(clause, memory);
            if let Some(found) = found.filter(|f| f.topic.known) {
                return Some(found.topic.id);
            }
        }
        noun.phrases.iter().find_map(|(preposition, other)| {
            let about = matches!(&*self.tokens[*preposition].lemma, "of" | "for" | "on" | "about");
            let found = about.then(|| self.of_noun(other, memory))?;
            found.topic.known.then_some(found.topic.id)
        })
    }

    /// The topic of a clause: that of its object, or of its verb.
    pub(crate) fn of_clause(&self, clause: &Clause, memory: &mut Memory) -> Option<Found> {
        let light = self.lexicon.is(&clause.verb.lemma, "light-verb");
        let verb: Vec<String> =
            self.lexicon.topics(&clause.verb.lemma, Part::Verb).map(ToString::to_string).collect();
        if !verb.is_empty() && !light {
            let span = range_span(self.tokens, &clause.tokens);
            let topic = Topic {
                id: verb[0].clone(),
                known: true,
                text: words(
                    &self.tokens[clause.verb.tokens.start..clause.tokens.end.max(clause.verb.tokens.end)],
                ),
                span,
            };
            return Some(Found { topic, classes: verb });
        }
        let mut nouns = clause.objects.iter().chain(clause.phrases.iter().map(|(_, _, n)| n));
        let found: Vec<Found> =
            nouns.by_ref().filter(|n| n.head > clause.verb.head).map(|n| self.of_noun(n, memory)).collect();
        let best = found.iter().position(|f| f.topic.known).unwrap_or(0);
        found.into_iter().nth(best)
    }
}
