//! Sides: whom an office, a body or a description speaks for.

use super::{Cast, Introduced, agent, ethnic, slug};
use crate::{
    grammar::{Determiner, noun::NounPhrase},
    lexicon::{NameKind, wordnet},
    token::{Tag, Token, lower},
};

impl Cast<'_> {
    /// "the Russian State Duma", "the Duma's International Affairs Committee": a body with a state before it.
    pub(super) fn body_of_state(
        &mut self,
        noun: &NounPhrase,
        tokens: &[Token<'_>],
        depth: u8,
    ) -> Option<(String, Option<String>)> {
        let head = tokens[noun.head].lemma.to_lowercase();
        let role = self.lexicon.office(&head).map(ToString::to_string);
        let body =
            noun.determiner == Determiner::Definite || role.is_some() || self.lexicon.is(&head, "group-noun");
        if !body {
            return None;
        }
        if let Some(possessor) = noun.possessor.as_deref() {
            // "The Teachers' Union": whom it is of is a part of its name.
            let owner = lower(&tokens[possessor.head].lemma);
            let owner = owner.strip_suffix('s').unwrap_or(&owner);
            if self.lexicon.is(&head, "group-noun") && self.lexicon.is(owner, "person-noun") {
                return Some((slug([owner, &head]), role));
            }
            return self.resolve(possessor, tokens, depth + 1).map(|(actor, inner)| (actor, role.or(inner)));
        }
        let start = noun.modifiers.start.min(noun.head);
        let demonym = (start..noun.head).find_map(|i| {
            // "the US Congress": a state's own name stands before a body of it.
            let fits = |n: &crate::lexicon::Named<'_>| {
                n.kind == NameKind::Demonym || n.kind == NameKind::Name && role.is_some()
            };
            self.name(tokens, i).filter(|n| fits(n) && i + n.len <= noun.head)
        });
        demonym.map(|n| (n.id.to_string(), role))
    }

    /// What the phrase says of the side: "Belarusian President …", "…, a Belarusian defence official".
    pub(super) fn description(
        &mut self,
        noun: &NounPhrase,
        tokens: &[Token<'_>],
        depth: u8,
    ) -> Option<(String, Option<String>)> {
        let start = noun.modifiers.start.min(noun.head);
        let office = (start..noun.head).rev().find(|&i| self.is_title(&tokens[i]));
        if let Some(at) = office {
            let role = self.lexicon.office(&tokens[at].lemma).map(ToString::to_string);
            let inner = NounPhrase {
                head: at,
                proper: false,
                modifiers: start..at,
                apposition: None,
                ..noun.clone()
            };
            return self.side_of_description(&inner, tokens, depth).map(|actor| (actor, role));
        }
        let apposition = noun.apposition.as_deref()?;
        let head = tokens[apposition.head].lemma.to_lowercase();
        if apposition.proper {
            return None;
        }
        let role = self.lexicon.office(&head).map(ToString::to_string);
        let heads = apposition.phrases.iter().any(|(p, _)| tokens[*p].lemma == "of")
            && self.lexicon.is(&head, "person-noun");
        if role.is_none() && !heads {
            return None;
        }
        self.side_of_description(apposition, tokens, depth + 1).map(|actor| (actor, role))
    }

    /// An office, body or group described by common words.
    pub(super) fn described(
        &mut self,
        noun: &NounPhrase,
        tokens: &[Token<'_>],
        head: &str,
        depth: u8,
    ) -> Option<(String, Option<String>)> {
        if let Some(proper) = noun.apposition.as_deref().filter(|a| a.proper && depth == 0) {
            // "Ukraine's foreign minister, Dmytro Kuleba": the name is introduced with the side.
            let found =
                self.described(&NounPhrase { apposition: None, ..noun.clone() }, tokens, head, depth + 1);
            let (actor, role) = match found {
                Some(found) => found,
                None => return self.resolve(proper, tokens, depth + 1),
            };
            let entry = Introduced {
                key: tokens[proper.head].text.to_lowercase(),
                id: self.own_id(proper, tokens),
                actor: actor.clone(),
                role: role.clone(),
                person: true,
            };
            self.introduced.push(entry);
            return Some((actor, role));
        }
        let role = self.lexicon.office(head).map(ToString::to_string);
        // "In force", "by order" name nobody.
        let bare = noun.determiner == Determiner::Bare && !noun.plural && noun.tokens.len() == 1;
        let led = noun.tokens.start.checked_sub(1).is_some_and(|at| tokens[at].tag == Tag::In);
        let group = self.lexicon.is(head, "group-noun") && !(bare && led && depth == 0);
        if role.is_none() && !group && !self.lexicon.is(head, "person-noun") {
            return None;
        }
        if let Some(actor) = self.side_of_description(noun, tokens, depth) {
            if group || actor.contains('-') && !actor.starts_with("x-") && noun.plural {
                self.introduce_group(head, &actor);
            }
            return Some((actor, role));
        }
        let known = self.introduced.iter().rev().find(|i| i.key == head && (!group || !i.person));
        // "The company will pay": whose statement it is.
        let plain = noun.determiner == Determiner::Definite && !noun.plural && noun.tokens.len() == 2;
        let firm =
            matches!(head, "company" | "firm" | "corporation" | "business" | "organisation" | "organization");
        if known.is_none()
            && let Some(issuer) = self.issuer.as_ref().filter(|_| plain && firm)
        {
            return Some((issuer.actor.clone(), issuer.role.clone()));
        }
        if let Some(known) = known {
            return Some((known.actor.clone(), known.role.clone().or(role)));
        }
        let person = self
            .persons
            .taken_up(None)
            .filter(|_| !group && !noun.plural && noun.determiner == Determiner::Definite)
            // "The judge" is not the minister who was named last.
            .filter(|(_, known)| role.as_ref().zip(known.as_ref()).is_none_or(|(own, known)| own == known));
        if let Some((actor, known_role)) = person {
            return Some((actor, known_role.or(role)));
        }
        group.then(|| {
            let id = slug([head]);
            self.introduce_group(head, &id);
            (id, role)
        })
    }

    pub(super) fn introduce_group(&mut self, head: &str, actor: &str) {
        if !self.introduced.iter().any(|i| i.key == head && i.actor == actor) {
            self.introduced.push(Introduced {
                key: head.to_string(),
                id: actor.to_string(),
                actor: actor.to_string(),
                role: None,
                person: false,
            });
        }
    }

    /// The side of an office or body; whoever is of a state without speaking for it is a side apart.
    pub(super) fn side_of_description(
        &mut self,
        noun: &NounPhrase,
        tokens: &[Token<'_>],
        depth: u8,
    ) -> Option<String> {
        let actor = self.side_named(noun, tokens, depth)?;
        Some(agent(self.lexicon, &actor, noun, tokens))
    }

    /// The side that possessor, modifiers and of-phrases of an office or body name.
    fn side_named(&mut self, noun: &NounPhrase, tokens: &[Token<'_>], depth: u8) -> Option<String> {
        if let Some(possessor) = noun.possessor.as_deref()
            && let Some((actor, _)) = self.resolve(possessor, tokens, depth + 1)
        {
            return Some(actor);
        }
        // "Our council", "her lawyer": whose it is says the pronoun. "His party" and "his critics" are not he.
        let first = &tokens[noun.tokens.start.min(noun.head)];
        let head = lower(&tokens[noun.head].lemma);
        let speaks = match &*lower(first.text) {
            "our" => self.lexicon.is(&head, "group-noun") || self.lexicon.office(&head).is_some(),
            "his" | "her" => {
                self.lexicon.is(&head, "speaks-for") || matches!(&*head, "country" | "nation" | "government")
            }
            _ => false,
        };
        if speaks && first.tag == Tag::PrpPoss {
            return self.pronoun(first).map(|(actor, _)| actor);
        }
        let start = if ethnic(noun, tokens) { noun.head } else { noun.modifiers.start.min(noun.head) };
        if let Some(named) =
            (start..noun.head).find_map(|i| self.name(tokens, i).filter(|n| i + n.len <= noun.head + 1))
        {
            return Some(named.id.to_string());
        }
        for (preposition, other) in &noun.phrases {
            if matches!(&*tokens[*preposition].lemma, "of" | "for" | "at" | "from" | "in" | "with")
                && let Some((actor, _)) = self.resolve(other, tokens, depth + 1)
            {
                return Some(actor);
            }
        }
        self.modifier_group(noun, tokens)
    }

    /// "the dockers' union", "the port company", "a Northfield Rail spokesman": a group named by its modifiers.
    pub(super) fn modifier_group(&self, noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<String> {
        let start = noun.modifiers.start.min(noun.head);
        let words: Vec<&str> = tokens[start..noun.head]
            .iter()
            .filter(|t| t.pos == crate::token::Pos::Propn)
            .map(|t| t.text)
            .collect();
        let head = tokens[noun.head].lemma.to_lowercase();
        let group = self.lexicon.is(&head, "group-noun");
        // "Finance Minister", "Project Manager": what a capitalised office is for names no side.
        let field = !group && words.iter().all(|w| wordnet::parts(&w.to_lowercase()) != 0);
        if !words.is_empty() && !field {
            return Some(if group { slug(words.into_iter().chain([&*head])) } else { slug(words) });
        }
        let possessor = noun.possessor.as_ref().map(|p| tokens[p.head].lemma.to_lowercase());
        let nouns: Vec<String> = possessor
            .into_iter()
            .chain(
                tokens[start..noun.head]
                    .iter()
                    .filter(|t| t.pos == crate::token::Pos::Noun)
                    .map(|t| t.lemma.to_lowercase()),
            )
            .collect();
        if nouns.is_empty() {
            return None;
        }
        let inner_group = nouns.iter().any(|n| self.lexicon.is(n, "group-noun"));
        if group {
            Some(slug(nouns.iter().map(String::as_str).chain([&*head])))
        } else if inner_group {
            // "a government spokesman" speaks for the government.
            let key = nouns.iter().find(|n| self.lexicon.is(n, "group-noun"))?;
            Some(
                self.introduced
                    .iter()
                    .rev()
                    .find(|i| i.key == *key)
                    .map_or_else(|| slug([key.as_str()]), |i| i.actor.clone()),
            )
        } else {
            None
        }
    }

    pub(super) fn introduce_if_described(
        &mut self,
        noun: &NounPhrase,
        tokens: &[Token<'_>],
        found: &(String, Option<String>),
    ) {
        let person = self.named_at(noun, tokens).is_some_and(|n| n.kind == NameKind::Person);
        let key = tokens[noun.head].text.to_lowercase();
        if person && !self.introduced.iter().any(|i| i.key == key) {
            self.introduced.push(Introduced {
                key,
                id: self.own_id(noun, tokens),
                actor: found.0.clone(),
                role: found.1.clone(),
                person: true,
            });
        }
    }

    /// The role that a title before a name gives, though it names no side: "Prime Minister …".
    pub(super) fn title_role(&self, noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<String> {
        let titles = noun.modifiers.start.min(noun.head)..noun.head;
        titles.rev().find_map(|i| self.lexicon.office(&tokens[i].lemma)).map(str::to_string)
    }
}
