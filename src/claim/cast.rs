//! Who is who in a document: sides by name, demonym, capital, office and apposition; persons and
//! groups that the text introduces; pronouns.

mod agent;
mod gender;
mod name;
mod side;
mod words;

pub(crate) use self::agent::agent;
pub(crate) use self::gender::Gender;
use self::gender::Persons;
pub(crate) use self::words::{ethnic, name_at, range_span, slug, span_of, text_of, words};
use crate::{
    claim::Party,
    day::Day,
    grammar::{clause::Row, noun::NounPhrase, piece::Kind},
    lexicon::{Lexicon, NameKind},
    token::{Token, lower},
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
    persons: Persons,
    group: Option<String>,
    opponent: Option<String>,
    /// The side whose words are being read, inside a quotation.
    speaker: Option<Party>,
    /// The side whose words the document is, if it is a statement.
    issuer: Option<Party>,
}

impl<'l> Cast<'l> {
    /// A cast that knows only the lexicon.
    pub(crate) fn new(lexicon: &'l Lexicon, date: Option<Day>) -> Self {
        Self {
            lexicon,
            date,
            introduced: Vec::new(),
            persons: Persons::default(),
            group: None,
            opponent: None,
            speaker: None,
            issuer: None,
        }
    }

    /// Sets whose words are being read.
    pub(crate) fn speaking(&mut self, speaker: Option<Party>) {
        self.speaker = speaker;
    }

    /// Whose words are being read.
    pub(crate) fn speaker(&self) -> Option<&Party> {
        self.speaker.as_ref()
    }

    /// Takes note of whose statement the document is, if its title says so: "Statement by the port authority".
    pub(crate) fn issued(&mut self, row: &Row<'_>) {
        let lead = row.pieces.iter().take(4).filter(|p| !matches!(p.kind, Kind::Adverb | Kind::Time));
        let lead: Vec<&Kind> = lead.map(|p| &p.kind).collect();
        let Some((Kind::Noun(title), rest)) = lead.split_first() else { return };
        if let Some(noun) = self.letterhead(title, row) {
            self.issuer = self.party(&noun, row.tokens);
            return;
        }
        if !self.lexicon.is(&lower(&row.tokens[title.head].lemma), "statement-title") {
            return;
        }
        let by = |word: &str| matches!(word, "by" | "from" | "of");
        let within = title.phrases.iter().find(|(at, _)| by(&lower(row.tokens[*at].text)));
        let issuer = match rest {
            _ if within.is_some() => within.map(|(_, noun)| noun),
            [Kind::Preposition(word), Kind::Noun(noun), ..] if by(word) => Some(noun),
            _ => title.possessor.as_deref(),
        };
        self.issuer = issuer.and_then(|noun| self.party(noun, row.tokens));
    }

    /// `letterhead = name [ ( "," | "—" ) statement-title … | ( "informs" | "announces" ) ]`: "Lagoon Ferries", "The Green
    /// Party informs", "Northfield Rail, notice to passengers".
    fn letterhead(&self, name: &NounPhrase, row: &Row<'_>) -> Option<NounPhrase> {
        let title = |at: usize| self.lexicon.is(&lower(&row.tokens[at].lemma), "statement-title");
        let after = row.pieces.iter().skip_while(|p| p.tokens.start < name.tokens.end).map(|p| &p.kind);
        let mut after = after.filter(|kind| !matches!(kind, Kind::Stop));
        let head = name.head + 1 - name.tokens.start.min(name.head);
        let announces =
            |kind: &Kind| matches!(kind, Kind::Verb(verb) if matches!(&*verb.lemma, "inform" | "announce"));
        let alone = match (after.next(), after.next()) {
            (None, _) => name.apposition.as_deref().is_none_or(|noun| title(noun.head)),
            (Some(kind), None) => announces(kind),
            (Some(Kind::Comma | Kind::Break(_)), Some(Kind::Noun(noun))) => title(noun.head),
            _ => false,
        };
        let group = name.proper && (head > 1 || self.lexicon.is(&row.tokens[name.head].lemma, "group-noun"));
        let named = NounPhrase { apposition: None, ..name.clone() };
        (group && alone && !name.plural && !self.looks_personal(&named, row.tokens)).then_some(named)
    }

    /// Ids that persons and groups have by their own names, and the sides that the document gives them.
    pub(crate) fn aliases(&self) -> impl Iterator<Item = (&str, &str)> {
        self.introduced.iter().map(|i| (i.id.as_str(), i.actor.as_str()))
    }

    /// The party that a noun phrase names, if it names one; remembered for pronouns.
    pub(crate) fn party(&mut self, noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<Party> {
        let party = self.look(noun, tokens)?;
        self.remember(noun, tokens, &party.actor, party.role.clone());
        Some(party)
    }

    /// The party that a noun phrase names, without taking it for the one that a later pronoun means.
    pub(crate) fn look(&mut self, noun: &NounPhrase, tokens: &[Token<'_>]) -> Option<Party> {
        let (actor, role) = self.resolve(noun, tokens, 0)?;
        Some(Party { actor, role, text: text_of(noun, tokens), span: span_of(noun, tokens) })
    }

    fn remember(&mut self, noun: &NounPhrase, tokens: &[Token<'_>], actor: &str, role: Option<String>) {
        if noun.pronoun {
            return;
        }
        if noun.members.is_empty() && self.is_person(noun, tokens) {
            let gender = self.gender(noun, tokens);
            self.persons.name(&(actor.to_string(), role), gender);
        } else {
            self.group = Some(actor.to_string());
        }
        if self.speaker.as_ref().is_none_or(|s| s.actor != actor) {
            self.opponent = Some(actor.to_string());
        }
    }

    fn is_person(&self, noun: &NounPhrase, tokens: &[Token<'_>]) -> bool {
        let head = &tokens[noun.head];
        let titled = || {
            let titles = |t: &Token<'_>| {
                self.lexicon.is(t.text, "person-title") || self.lexicon.office(&t.lemma).is_some()
            };
            tokens[noun.modifiers.clone()].iter().any(titles)
        };
        let key = lower(head.text);
        self.introduced.iter().any(|i| i.person && i.key == key)
            || noun.proper
                && (titled() || self.named_at(noun, tokens).is_some_and(|n| n.kind == NameKind::Person))
            || !noun.proper && !noun.plural && self.lexicon.is(&head.lemma, "person-noun")
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
            return self.pronoun(&tokens[noun.head]);
        }
        if let Some(found) = self.by_name(noun, tokens) {
            self.introduce_if_described(noun, tokens, &found);
            return Some(found);
        }
        let head = lower(&tokens[noun.head].lemma);
        if noun.proper {
            self.proper(noun, tokens, depth)
        } else {
            self.described(noun, tokens, &head, depth)
        }
    }

    /// "we" is the speaker's side, "they" the opponent named last, "he" and "she" the person named last whom
    /// they can mean.
    fn pronoun(&self, token: &Token<'_>) -> Option<(String, Option<String>)> {
        let word = &*lower(token.text);
        match word {
            "we" | "us" | "our" | "i" | "me" | "my" | "ourselves" | "ours" => {
                let issuer = self.issuer.as_ref().filter(|_| token.quoted == 0);
                self.speaker.as_ref().or(issuer).map(|s| (s.actor.clone(), s.role.clone()))
            }
            "they" | "them" | "their" => {
                self.opponent.clone().or_else(|| self.group.clone()).map(|a| (a, None))
            }
            "it" | "its" => self.group.clone().map(|a| (a, None)),
            _ => self.persons.taken_up(Some(Gender::of_pronoun(word)?)),
        }
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
        let short = self.short_name(noun, tokens);
        let person = short.is_none() && self.looks_personal(noun, tokens);
        self.introduced.push(Introduced { key, id, actor: actor.clone(), role: role.clone(), person });
        if let Some(short) = short {
            let (key, id) = (lower(short).into(), slug([short]));
            self.introduced.push(Introduced { key, id, actor: actor.clone(), role: role.clone(), person });
        }
        Some((actor, role))
    }
}
