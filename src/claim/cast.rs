//! Who is who in a document: sides by name, demonym, capital, office and apposition; persons and
//! groups that the text introduces; pronouns.

use crate::{
    claim::Party,
    day::Day,
    grammar::Determiner,
    grammar::noun::NounPhrase,
    lexicon::{Lexicon, NameKind, Named, wordnet},
    span::Span,
    token::{Tag, Token},
};

/// A person or group that the document has introduced.
#[derive(Clone, Debug)]
struct Introduced {
    /// The words by which it is taken up: a surname, or the head noun of a group.
    key: String,
    /// The id that it has by its own name.
    id: String,
    /// The side that it belongs to; its own id if the text gives none.
    actor: String,
    role: Option<String>,
    person: bool,
}

/// The parties of a document, as far as it has been read.
#[derive(Debug)]
pub(crate) struct Cast<'l> {
    lexicon: &'l Lexicon,
    date: Option<Day>,
    introduced: Vec<Introduced>,
    person: Option<(String, Option<String>)>,
    group: Option<String>,
    opponent: Option<String>,
    /// The side whose words are being read, inside a quotation.
    speaker: Option<Party>,
}

impl<'l> Cast<'l> {
    /// A cast that knows only the lexicon.
    pub(crate) fn new(lexicon: &'l Lexicon, date: Option<Day>) -> Self {
        Self {
            lexicon,
            date,
            introduced: Vec::new(),
            person: None,
            group: None,
            opponent: None,
            speaker: None,
        }
    }

    /// Sets whose words are being read.
    pub(crate) fn speaking(&mut self, speaker: Option<Party>) {
        self.speaker = speaker;
    }

    /// Ids that persons and groups have by their own names, and the sides that the document gives them.
    pub(crate) fn aliases(&self) -> impl Iterator<Item = (&str, &str)> {
        self.introduced.iter().map(|i| (i.id.as_str(), i.actor.as_str()))
    }

    /// The party that a noun phrase names, if it names one; remembered for pronouns.
    pub(crate) fn party(&mut self, noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<Party> {
        let (actor, role) = self.resolve(noun, tokens, 0)?;
        self.remember(noun, tokens, &actor, role.clone());
        Some(Party { actor, role, text: text_of(noun, tokens), span: span_of(noun, tokens) })
    }

    fn remember(&mut self, noun: &NounPhrase, tokens: &[Token<'_>], actor: &str, role: Option<String>) {
        if noun.pronoun {
            return;
        }
        let person = self.is_person(noun, tokens);
        if person {
            self.person = Some((actor.to_string(), role));
        } else {
            self.group = Some(actor.to_string());
        }
        if self.speaker.as_ref().is_none_or(|s| s.actor != actor) {
            self.opponent = Some(actor.to_string());
        }
    }

    fn is_person(&self, noun: &NounPhrase, tokens: &[Token<'_>]) -> bool {
        let head = &tokens[noun.head];
        let titled = tokens[noun.modifiers.clone()].iter().any(|t| {
            self.lexicon.is(t.text, "person-title") || self.lexicon.office(&t.lemma.to_lowercase()).is_some()
        });
        self.introduced.iter().any(|i| i.person && i.key == head.text.to_lowercase())
            || noun.proper
                && (titled || self.named_at(noun, tokens).is_some_and(|n| n.kind == NameKind::Person))
            || !noun.proper && !noun.plural && self.lexicon.is(&head.lemma.to_lowercase(), "person-noun")
    }

    /// The side and role of a noun phrase. `depth` bounds how far possessors and of-phrases are followed.
    fn resolve(
        &mut self,
        noun: &NounPhrase,
        tokens: &[Token<'_>],
        depth: u8,
    ) -> Option<(String, Option<String>)> {
        if depth > 4 {
            return None;
        }
        if noun.pronoun {
            return self.pronoun(&tokens[noun.head].text.to_lowercase());
        }
        if let Some(found) = self.by_name(noun, tokens) {
            self.introduce_if_described(noun, tokens, &found);
            return Some(found);
        }
        let head = tokens[noun.head].lemma.to_lowercase();
        if noun.proper {
            self.proper(noun, tokens, depth)
        } else {
            self.described(noun, tokens, &head, depth)
        }
    }

    /// "we" is the speaker's side, "they" the opponent named last, "he" and "she" the person named last.
    fn pronoun(&self, word: &str) -> Option<(String, Option<String>)> {
        match word {
            "we" | "us" | "our" | "i" | "me" | "my" | "ourselves" | "ours" => {
                self.speaker.as_ref().map(|s| (s.actor.clone(), s.role.clone()))
            }
            "he" | "she" | "him" | "her" | "his" | "himself" | "herself" => self.person.clone(),
            "they" | "them" | "their" => {
                self.opponent.clone().or_else(|| self.group.clone()).map(|a| (a, None))
            }
            "it" | "its" => self.group.clone().map(|a| (a, None)),
            _ => None,
        }
    }

    /// A name that the lexicon knows, at the head.
    fn by_name(&self, noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<(String, Option<String>)> {
        let named = self.named_at(noun, tokens)?;
        Some((named.id.to_string(), named.role.map(ToString::to_string)))
    }

    /// The longest name of the lexicon that ends at the head of the phrase.
    fn named_at(&self, noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<Named<'l>> {
        let first = noun.modifiers.start.min(noun.head);
        (first..=noun.head).find_map(|start| {
            let mut words = |i| tokens.get(start + i).map(|t: &Token<'_>| t.text);
            // Somebody may have held several offices: the one held on the document's day counts.
            self.lexicon.phrases_at(&mut words).find(|named| {
                let demonym = named.kind == NameKind::Demonym && !noun.plural;
                let ends = start + named.len == noun.head + 1;
                let in_office = named.from.is_none_or(|d| self.date.is_none_or(|date| d <= date))
                    && named.to.is_none_or(|d| self.date.is_none_or(|date| date < d));
                ends && !demonym && in_office
            })
        })
    }

    fn name(&self, tokens: &[Token<'_>], start: usize) -> Option<Named<'l>> {
        self.lexicon.phrase_at(&mut |i| tokens.get(start + i).map(|t| t.text))
    }

    /// A name that the lexicon does not know: the document has introduced it, or does so now.
    fn proper(
        &mut self,
        noun: &NounPhrase,
        tokens: &[Token<'_>],
        depth: u8,
    ) -> Option<(String, Option<String>)> {
        let key = tokens[noun.head].text.to_lowercase();
        let described = self.description(noun, tokens, depth);
        if described.is_none()
            && let Some(known) = self.introduced.iter().rev().find(|i| i.key == key)
        {
            return Some((known.actor.clone(), known.role.clone()));
        }
        let id = self.own_id(noun, tokens);
        let described = described.or_else(|| self.body_of_state(noun, tokens, depth));
        let (actor, role) = described.unwrap_or_else(|| (id.clone(), self.title_role(noun, tokens)));
        let person = self.looks_personal(noun, tokens);
        self.introduced.push(Introduced { key, id, actor: actor.clone(), role: role.clone(), person });
        Some((actor, role))
    }

    /// The role that a title before a name gives, though it names no side: "Prime Minister …".
    fn title_role(&self, noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<String> {
        let titles = noun.modifiers.start.min(noun.head)..noun.head;
        titles.rev().find_map(|i| self.lexicon.office(&tokens[i].lemma.to_lowercase())).map(str::to_string)
    }

    /// "the Russian State Duma", "the Duma's International Affairs Committee": a body with a state before it.
    fn body_of_state(
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
            return self.resolve(possessor, tokens, depth + 1).map(|(actor, inner)| (actor, role.or(inner)));
        }
        let start = noun.modifiers.start.min(noun.head);
        let demonym = (start..noun.head).find_map(|i| {
            self.name(tokens, i).filter(|n| n.kind == NameKind::Demonym && i + n.len <= noun.head)
        });
        demonym.map(|n| (n.id.to_string(), role))
    }

    /// Two or three capitalised words without a word for an organisation look like a person's name.
    fn looks_personal(&self, noun: &NounPhrase, tokens: &[Token<'_>]) -> bool {
        let group = self.lexicon.is(&tokens[noun.head].lemma.to_lowercase(), "group-noun");
        let names = self.name_words(noun, tokens).count();
        !group
            && noun.determiner == Determiner::Bare
            && noun.possessor.is_none()
            && (noun.apposition.is_some() || (2..=3).contains(&names))
    }

    fn name_words<'a>(&self, noun: &NounPhrase, tokens: &'a [Token<'a>]) -> impl Iterator<Item = &'a str> {
        let start = noun.modifiers.start.min(noun.head);
        let titles: Vec<bool> = tokens[start..=noun.head].iter().map(|t| self.is_title(t)).collect();
        let first = titles.iter().rposition(|&t| t).map_or(0, |i| i + 1);
        tokens[start + first.min(noun.head - start)..=noun.head]
            .iter()
            .filter(|t| matches!(t.tag, Tag::Nnp | Tag::Nnps) || t.text == "&")
            .map(|t| t.text)
    }

    fn is_title(&self, token: &Token<'_>) -> bool {
        self.lexicon.is(token.text, "person-title")
            || self.lexicon.office(&token.lemma.to_lowercase()).is_some()
                && !self.lexicon.is(&token.lemma.to_lowercase(), "group-noun")
    }

    fn own_id(&self, noun: &NounPhrase, tokens: &[Token<'_>]) -> String {
        slug(self.name_words(noun, tokens))
    }

    /// What the phrase says of the side: "Belarusian President …", "…, a Belarusian defence official".
    fn description(
        &mut self,
        noun: &NounPhrase,
        tokens: &[Token<'_>],
        depth: u8,
    ) -> Option<(String, Option<String>)> {
        let start = noun.modifiers.start.min(noun.head);
        let office = (start..noun.head).rev().find(|&i| {
            self.is_title(&tokens[i]) && self.lexicon.office(&tokens[i].lemma.to_lowercase()).is_some()
        });
        if let Some(at) = office {
            let role = self.lexicon.office(&tokens[at].lemma.to_lowercase()).map(ToString::to_string);
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
    fn described(
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
        let group = self.lexicon.is(head, "group-noun");
        if role.is_none() && !group && !self.lexicon.is(head, "person-noun") {
            return None;
        }
        if let Some(actor) = self.side_of_description(noun, tokens, depth) {
            if group {
                self.introduce_group(head, &actor);
            }
            return Some((actor, role));
        }
        let known = self.introduced.iter().rev().find(|i| i.key == head && (!group || !i.person));
        if let Some(known) = known {
            return Some((known.actor.clone(), known.role.clone().or(role)));
        }
        let person =
            self.person.clone().filter(|_| !group && !noun.plural && noun.determiner == Determiner::Definite);
        if let Some((actor, known_role)) = person {
            return Some((actor, known_role.or(role)));
        }
        group.then(|| {
            let id = slug([head]);
            self.introduce_group(head, &id);
            (id, role)
        })
    }

    fn introduce_group(&mut self, head: &str, actor: &str) {
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

    /// The side that possessor, modifiers and of-phrases of an office or body name.
    fn side_of_description(&mut self, noun: &NounPhrase, tokens: &[Token<'_>], depth: u8) -> Option<String> {
        if let Some(possessor) = noun.possessor.as_deref()
            && let Some((actor, _)) = self.resolve(possessor, tokens, depth + 1)
        {
            return Some(actor);
        }
        let start = noun.modifiers.start.min(noun.head);
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
    fn modifier_group(&self, noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<String> {
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

    fn introduce_if_described(
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
}

/// An id made of words: `x-dockers-union`.
pub(crate) fn slug<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut id = String::from("x");
    for word in words {
        let folded: String =
            word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        if !folded.is_empty() {
            id.push('-');
            id.push_str(&folded);
        }
    }
    id
}

/// The words of a noun phrase, parted by single spaces as in the prose.
pub(crate) fn text_of(noun: &NounPhrase, tokens: &[Token<'_>]) -> String {
    words(&tokens[noun.tokens.clone()])
}

/// The words of a run of tokens.
pub(crate) fn words(tokens: &[Token<'_>]) -> String {
    let mut text = String::new();
    let mut end = tokens.first().map_or(0, |t| t.span.start);
    for token in tokens {
        if token.span.start > end {
            text.push(' ');
        }
        text.push_str(token.text);
        end = token.span.end;
    }
    text
}

/// The bytes of a noun phrase in the prose.
pub(crate) fn span_of(noun: &NounPhrase, tokens: &[Token<'_>]) -> Span {
    range_span(tokens, &noun.tokens)
}

/// The bytes of a range of tokens in the prose.
pub(crate) fn range_span(tokens: &[Token<'_>], range: &std::ops::Range<usize>) -> Span {
    let run = &tokens[range.start.min(tokens.len())..range.end.min(tokens.len())];
    match (run.first(), run.last()) {
        (Some(first), Some(last)) => first.span.join(last.span),
        _ => Span::default(),
    }
}
