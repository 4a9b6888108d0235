//! Names: what the lexicon knows of them, what looks like a person's, and the ids made of them.

use super::{Cast, Gender, ethnic, name_at, slug};
use crate::{
    grammar::{Determiner, noun::NounPhrase},
    lexicon::{NameKind, Named},
    token::{Tag, Token, lower},
};

impl<'l> Cast<'l> {
    /// A name that the lexicon knows, at the head.
    pub(super) fn by_name(
        &self,
        noun: &NounPhrase,
        tokens: &[Token<'_>],
    ) -> Option<(String, Option<String>)> {
        let named = self.named_at(noun, tokens).or_else(|| self.titled_at(noun, tokens))?;
        if ethnic(noun, tokens) {
            return None;
        }
        // "Palestinian Prime Minister …" speaks for that state, whatever else he is known for.
        if named.kind == NameKind::Person
            && let Some(state) = self.state_of_title(noun, tokens)
        {
            return Some((state, named.role.map(ToString::to_string)));
        }
        Some((named.id.to_string(), named.role.map(ToString::to_string)))
    }

    /// The longest name of the lexicon that ends at the head of the phrase.
    pub(super) fn named_at(&self, noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<Named<'l>> {
        let first = noun.modifiers.start.min(noun.head);
        (first..=noun.head).find_map(|start| {
            let mut words = |i| tokens.get(start + i).map(|t: &Token<'_>| t.text);
            // Somebody may have held several offices: the one held on the document's day counts.
            self.lexicon.phrases_at(&mut words).find(|named| {
                let demonym = named.kind == NameKind::Demonym && !noun.plural;
                let ends = start + named.len == noun.head + 1;
                ends && !demonym && self.in_office(named)
            })
        })
    }

    /// Whether the document's day lies in the tenure; without a day, whether the tenure has not ended.
    fn in_office(&self, named: &Named<'_>) -> bool {
        match self.date {
            Some(date) => named.from.is_none_or(|from| from <= date) && named.to.is_none_or(|to| date < to),
            None => named.to.is_none(),
        }
    }

    /// Somebody whom the text gives an office that the lexicon dates otherwise: "President …", years before or after.
    fn titled_at(&self, noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<Named<'l>> {
        let first = noun.modifiers.start.min(noun.head);
        let title =
            (first..noun.head).find(|&at| self.is_title(&tokens[at])).filter(|_| self.date.is_some())?;
        let former = tokens[first..title].iter().any(|t| matches!(&*t.lemma, "former" | "ex" | "late"));
        (title + 1..=noun.head).filter(|_| !former).find_map(|start| {
            let mut words = |i| tokens.get(start + i).map(|t: &Token<'_>| t.text);
            let mut all = self.lexicon.phrases_at(&mut words);
            all.find(|n| n.kind == NameKind::Person && start + n.len == noun.head + 1)
        })
    }

    /// `titled-name = state title … name`: "Peruvian President Anna Wirth".
    fn state_of_title(&self, noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<String> {
        if noun.possessor.is_some() {
            return None;
        }
        let first = noun.modifiers.start.min(noun.head);
        let title = (first..noun.head).find(|&at| self.is_title(&tokens[at]))?;
        let state = (first..title).find_map(|at| self.name(tokens, at).filter(|n| at + n.len <= title))?;
        (!state.id.starts_with("x-")).then(|| state.id.to_string())
    }

    pub(super) fn name(&self, tokens: &[Token<'_>], start: usize) -> Option<Named<'l>> {
        name_at(self.lexicon, tokens, start)
    }

    /// Two or three capitalised words without a word for an organisation look like a person's name.
    pub(super) fn looks_personal(&self, noun: &NounPhrase, tokens: &[Token<'_>]) -> bool {
        let group = self.lexicon.is(&tokens[noun.head].lemma, "group-noun");
        let names = self.name_words(noun, tokens).count();
        // "Ostmark Steel" makes steel; "Nora Kettle" makes no kettles.
        let trade = self.lexicon.is(&lower(tokens[noun.head].text), "trade-word");
        !group
            && !trade
            && noun.determiner == Determiner::Bare
            && noun.possessor.is_none()
            && (noun.apposition.is_some() || (2..=3).contains(&names))
    }

    /// What the title, the given name or the noun of a person tells, here or where the whole name stood.
    pub(super) fn gender(&mut self, noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<Gender> {
        let start = noun.modifiers.start.min(noun.head);
        let told = tokens[start..=noun.head].iter().find_map(|t| Gender::of_word(&t.lemma, self.lexicon));
        let names: Vec<&str> = self.name_words(noun, tokens).collect();
        let Some(surname) = names.last().map(|name| name.to_lowercase()) else {
            let name = noun.apposition.as_deref().filter(|name| name.proper);
            return told.or_else(|| self.gender(name?, tokens));
        };
        let given = || Gender::of_name(names.first()?, self.lexicon);
        if let Some(gender) = told.or_else(|| given().filter(|_| names.len() > 1)) {
            self.persons.learn(surname, gender);
            return Some(gender);
        }
        self.persons.known(&surname).or_else(given)
    }

    pub(super) fn name_words<'a>(
        &self,
        noun: &NounPhrase,
        tokens: &'a [Token<'a>],
    ) -> impl Iterator<Item = &'a str> {
        let start = noun.modifiers.start.min(noun.head);
        // "Northfield strategist Anna Wirth": the name stands after what she is.
        let told = |t: &Token<'_>| self.is_title(t) || matches!(t.tag, Tag::Nn | Tag::Nns);
        let first = tokens[start..=noun.head].iter().rposition(told).map_or(0, |i| i + 1);
        tokens[start + first.min(noun.head - start)..=noun.head]
            .iter()
            .filter(|t| matches!(t.tag, Tag::Nnp | Tag::Nnps) || t.text == "&")
            .map(|t| t.text)
    }

    /// The short form in brackets after a name, "Northfield Rail (NR)": capitals, of which the first is that of the name.
    pub(super) fn short_name<'a>(&self, noun: &NounPhrase, tokens: &'a [Token<'a>]) -> Option<&'a str> {
        let [open, short, close] = tokens.get(noun.head + 1..noun.head + 4)? else { return None };
        let capitals = short.text.chars().filter(|c| c.is_uppercase()).count();
        let all = short.text.chars().all(|c| c.is_uppercase() || c.is_numeric() || c == '.');
        let first = self.name_words(noun, tokens).next()?.chars().next();
        let of_it = capitals > 1 && all && short.text.chars().next() == first;
        (open.text == "(" && close.text == ")" && of_it).then_some(short.text)
    }

    pub(super) fn is_title(&self, token: &Token<'_>) -> bool {
        self.lexicon.is(token.text, "person-title")
            || self.lexicon.office(&token.lemma).is_some() && !self.lexicon.is(&token.lemma, "group-noun")
    }

    pub(super) fn own_id(&self, noun: &NounPhrase, tokens: &[Token<'_>]) -> String {
        slug(self.name_words(noun, tokens))
    }
}
