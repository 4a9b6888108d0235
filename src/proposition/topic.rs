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

    /// The classes of a noun phrase, those of its head's own words first.
    pub(crate) fn noun_classes(&self, noun: &NounPhrase, head: &str) -> Vec<String> {
        let before =
            (noun.head > noun.modifiers.start).then(|| self.tokens[noun.head - 1].lemma.to_lowercase());
        let written = self.tokens[noun.head].text.to_lowercase();
        let of = of_phrase(noun, self.tokens);
        // "a state of emergency" is listed whole; "ties" as it is written, since a tie is something else.
        let whole = of.map(|o| format!("{head} of {}", self.tokens[o.head].lemma.to_lowercase()));
        let pair = |noun: &str| before.as_ref().map(|b| format!("{b} {noun}"));
        let mut classes = self.classes_of(whole.into_iter().chain(pair(head)).chain([head.to_string()]));
        if classes.is_empty() {
            classes = self.classes_of(pair(&written).into_iter().chain([written]));
        } else if written != head {
            // "a settlement" is agreed, "settlements" are built.
            let more = self.classes_of([written].into_iter());
            classes.extend(more.into_iter().filter(|class| class == "territory"));
        }
        let carries = self.lexicon.is(head, "carrier-noun");
        if classes.is_empty() || carries {
            // "a ton of grain", "part of the programme": what is measured; "grain deliveries": what is carried.
            let measured = of
                .filter(|_| self.measures(head))
                .map(|o| self.noun_classes(o, &self.tokens[o.head].lemma.to_lowercase()));
            let carried = before.filter(|_| carries).into_iter().flat_map(|b| {
                self.lexicon.topics(&b, Part::Noun).map(ToString::to_string).collect::<Vec<_>>()
            });
            classes.splice(0..0, measured.into_iter().flatten().chain(carried).collect::<Vec<_>>());
        }
        // "a mission of observers": a group is what it consists of too.
        let members = of.filter(|o| o.plural && self.lexicon.is(head, "group-noun"));
        classes.extend(
            members
                .into_iter()
                .flat_map(|o| self.classes_of([self.tokens[o.head].lemma.to_lowercase()].into_iter())),
        );
        classes
    }

    /// The classes of some words, each once, in order.
    fn classes_of(&self, words: impl Iterator<Item = String>) -> Vec<String> {
        let mut classes: Vec<String> = Vec::new();
        for word in words {
            for class in self.lexicon.topics(&word, Part::Noun) {
                if !classes.iter().any(|c| c == class) {
                    classes.push(class.to_string());
                }
            }
        }
        classes
    }

    /// Whether a noun only says how much there is of what follows "of".
    fn measures(&self, head: &str) -> bool {
        let mut lists = COUNTING.iter().chain(&["carrier-noun"]);
        lists.any(|list| self.lexicon.is(head, list)) || self.lexicon.unit(head).is_some()
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
        let acts = self.lexicon.is(&clause.verb.lemma, "act-verb");
        let verb: Vec<String> =
            self.lexicon.topics(&clause.verb.lemma, Part::Verb).map(ToString::to_string).collect();
        // "Lift the ban" is about the ban; what the verb does to it still decides the stance.
        let patient = clause.object().filter(|o| acts && !light && o.head > clause.verb.head);
        if let Some(found) = patient.map(|o| self.of_noun(o, memory)).filter(|f| f.topic.known) {
            let classes = if verb.is_empty() { found.classes } else { verb };
            return Some(Found { topic: found.topic, classes });
        }
        if !verb.is_empty() && !light {
            return self.of_verb(clause, verb);
        }
        let mut nouns = clause.objects.iter().chain(clause.phrases.iter().map(|(_, _, n)| n));
        let found: Vec<Found> =
            nouns.by_ref().filter(|n| n.head > clause.verb.head).map(|n| self.of_noun(n, memory)).collect();
        let best = found.iter().position(|f| f.topic.known).unwrap_or(0);
        found.into_iter().nth(best).or_else(|| self.of_verb(clause, verb))
    }

    /// The topic that the verb of a clause itself names.
    fn of_verb(&self, clause: &Clause, classes: Vec<String>) -> Option<Found> {
        let end = clause.tokens.end.max(clause.verb.tokens.end);
        let topic = Topic {
            id: classes.first()?.clone(),
            known: true,
            text: words(&self.tokens[clause.verb.tokens.start..end]),
            span: range_span(self.tokens, &clause.tokens),
        };
        Some(Found { topic, classes })
    }
}

/// Word classes of what only says how many: "thousands of", "a group of".
pub(super) const COUNTING: [&str; 2] = ["approximate-noun", "collective-number"];

/// The phrase after "of".
pub(super) fn of_phrase<'n>(noun: &'n NounPhrase, tokens: &[Token<'_>]) -> Option<&'n NounPhrase> {
    noun.phrases.iter().find(|(p, _)| tokens[*p].lemma == "of").map(|(_, other)| other)
}
