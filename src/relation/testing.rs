//! Facts built by hand, for the tests of relations: one call for each part, noun phrases from their
//! words.

use crate::{
    day::{Day, Interval},
    fact::Fact,
    lexicon::Lexicon,
    proposition::{
        About, Bound, Condition, ConditionKind, Determiner, Marker, Modality, Nominal, Party, Polarity,
        Proposition, Quantity, Tense, Topic, Voice,
    },
    relation::Relation,
    span::Span,
};

/// A fact under construction.
#[derive(Clone)]
pub(crate) struct Build(Fact);

/// `subject predicate`, said by the narrator of a document of 12 March 2024.
pub(crate) fn state(subject: &str, predicate: &str) -> Build {
    let proposition = Proposition {
        span: Span::default(),
        cue: Span::default(),
        voice: Voice::Document,
        holder: None,
        predicate: predicate.to_owned(),
        passive: false,
        tense: Some(Tense::Past),
        stance: None,
        deed: None,
        subject: (!subject.is_empty()).then(|| noun(subject)),
        object: None,
        phrases: Vec::new(),
        target: None,
        holders: Vec::new(),
        targets: Vec::new(),
        taking: Span::default(),
        topic: None,
        polarity: Polarity::Positive,
        modality: Modality::Asserted,
        marker: None,
        condition: None,
        scope: None,
        said: None,
        about: None,
        quantity: None,
        words: Vec::new(),
        complement: Vec::new(),
        restricting: false,
        reasoned: false,
    };
    Build(Fact {
        document: 0,
        sentence: 0,
        sentence_span: Span::default(),
        heading: false,
        dated: Some(day("2024-03-12")),
        attribution: Vec::new(),
        via: None,
        quotation: None,
        proposition,
    })
}

/// Asserts whether a relation holds between two facts, the second in the sentence after the first.
#[track_caller]
pub(crate) fn check(relation: &Relation, one: Build, other: Build, fires: bool) {
    let found = (relation.compare)(&one.build(), &other.later().build(), &Lexicon::builtin());
    assert_eq!(found.is_ok(), fires, "{found:?}");
}

impl Build {
    pub(crate) fn build(self) -> Fact {
        self.0
    }

    fn set(mut self, change: impl FnOnce(&mut Proposition)) -> Self {
        change(&mut self.0.proposition);
        self
    }

    /// Another document, of the given day.
    pub(crate) fn elsewhere(mut self, dated: &str) -> Self {
        self.0.document = 1;
        self.0.dated = Some(day(dated));
        self
    }

    /// Another sentence of the same document.
    pub(crate) fn later(mut self) -> Self {
        self.0.sentence += 1;
        self
    }

    pub(crate) fn object(self, words: &str) -> Self {
        self.set(|p| p.object = Some(noun(words)))
    }

    pub(crate) fn with(self, preposition: &str, words: &str) -> Self {
        self.set(|p| p.phrases.push((preposition.to_owned(), noun(words))))
    }

    pub(crate) fn phrase(self, preposition: &str, nominal: Nominal) -> Self {
        self.set(|p| p.phrases.push((preposition.to_owned(), nominal)))
    }

    /// The content words of the clause.
    pub(crate) fn words(self, words: &str) -> Self {
        self.set(|p| p.words = words.split(' ').map(str::to_owned).collect())
    }

    pub(crate) fn passive(self) -> Self {
        self.set(|p| p.passive = true)
    }

    pub(crate) fn not(self) -> Self {
        self.set(|p| p.polarity = Polarity::Negative)
    }

    pub(crate) fn modality(self, modality: Modality) -> Self {
        self.set(|p| p.modality = modality)
    }

    pub(crate) fn tense(self, tense: Tense) -> Self {
        self.set(|p| p.tense = Some(tense))
    }

    pub(crate) fn marker(self, marker: Marker) -> Self {
        self.set(|p| p.marker = Some(marker))
    }

    pub(crate) fn stance(self, stance: &str) -> Self {
        self.set(|p| p.stance = Some(stance.to_owned()))
    }

    /// In the holder's own voice.
    pub(crate) fn own(self, holder: &str) -> Self {
        self.voice(holder, Voice::Own)
    }

    /// By another's account.
    pub(crate) fn reported(self, holder: &str) -> Self {
        self.voice(holder, Voice::Reported)
    }

    fn voice(self, holder: &str, voice: Voice) -> Self {
        let party =
            Party { actor: actor(holder), role: None, text: holder.to_owned(), span: Span::default() };
        self.set(|p| (p.holder, p.voice) = (Some(party), voice))
    }

    pub(crate) fn topic(self, id: &str, words: &str) -> Self {
        self.set(|p| p.topic = Some(topic(id, words)))
    }

    pub(crate) fn condition(self, kind: ConditionKind, words: &str, burden: &str) -> Self {
        let condition = Condition {
            kind,
            text: words.to_owned(),
            span: Span::default(),
            burden: (!burden.is_empty()).then(|| actor(burden)),
            topic: None,
        };
        self.set(|p| p.condition = Some(condition))
    }

    /// Somewhere in the days from `from` to before `to`.
    pub(crate) fn about(self, from: &str, to: &str) -> Self {
        self.within(Interval { from: Some(day(from)), to: Some(day(to)) })
    }

    /// Somewhere in an interval.
    pub(crate) fn within(self, interval: Interval) -> Self {
        self.set(|p| p.about = Some(About { interval, all: false, vague: false, span: Span::default() }))
    }

    pub(crate) fn vague(self) -> Self {
        self.set(|p| p.about.iter_mut().for_each(|a| a.vague = true))
    }

    /// An exact quantity.
    pub(crate) fn quantity(self, value: f64, unit: &str, measures: &str) -> Self {
        let quantity = Quantity {
            span: Span::default(),
            low: Some(value),
            high: Some(value),
            open: (false, false),
            unit: unit.to_owned(),
            bound: Bound::Exact,
            value,
            precision: 0.5,
            measures: (!measures.is_empty()).then(|| measures.to_owned()),
            ..Quantity::default()
        };
        self.set(|p| p.quantity = Some(quantity))
    }

    /// What the quantity's unit measures.
    pub(crate) fn dimension(self, dimension: &str) -> Self {
        self.set(|p| {
            if let Some(quantity) = &mut p.quantity {
                (quantity.dimension, quantity.factor) = (dimension.to_owned(), 1.0);
            }
        })
    }

    pub(crate) fn bound(self, bound: Bound) -> Self {
        self.set(|p| {
            if let Some(quantity) = &mut p.quantity {
                quantity.bound = bound;
                quantity.low = (bound != Bound::AtMost).then_some(quantity.value);
                quantity.high = (bound != Bound::AtLeast).then_some(quantity.value);
            }
        })
    }
}

pub(crate) fn day(date: &str) -> Day {
    date.parse().unwrap()
}

fn topic(id: &str, words: &str) -> Topic {
    Topic { id: id.to_owned(), known: true, text: words.to_owned(), span: Span::default() }
}

fn actor(name: &str) -> String {
    format!("x-{}", name.to_lowercase().replace(' ', "-"))
}

const DETERMINERS: &[(&str, Determiner)] = &[
    ("the", Determiner::Definite),
    ("its", Determiner::Definite),
    ("a", Determiner::Indefinite),
    ("an", Determiner::Indefinite),
    ("some", Determiner::Some),
    ("certain", Determiner::Some),
    ("all", Determiner::All),
    ("every", Determiner::All),
    ("any", Determiner::Any),
    ("no", Determiner::No),
    ("most", Determiner::Most),
    ("few", Determiner::Few),
];

/// A noun phrase from its words: determiner, modifiers, head, of-phrases. `it` is a pronoun, `A, B and
/// C` an enumeration; a capital makes a name, which stands for the actor of its words.
pub(crate) fn noun(words: &str) -> Nominal {
    let (words, of) = words.split_once(" of ").map_or((words, None), |(head, of)| (head, Some(of)));
    let members: Vec<&str> = words.split(", ").flat_map(|part| part.split(" and ")).collect();
    let mut parts: Vec<&str> = members[0].split(' ').collect();
    let quantifier = DETERMINERS.iter().find(|(word, _)| *word == parts[0]);
    if quantifier.is_some() {
        parts.remove(0);
    }
    let proper = parts[parts.len() - 1].starts_with(char::is_uppercase);
    let last = parts.pop().unwrap_or("");
    let name = parts.iter().chain([&last]).copied().collect::<Vec<_>>().join(" ");
    let head = if proper { last.to_lowercase() } else { last.trim_end_matches('s').to_owned() };
    Nominal {
        span: Span::default(),
        text: words.to_owned(),
        head,
        modifiers: parts.iter().map(|p| p.to_lowercase()).collect(),
        phrases: of.map(|of| ("of".to_owned(), noun(of))).into_iter().collect(),
        determiner: quantifier.map_or(Determiner::Bare, |&(_, determiner)| determiner),
        proper,
        pronoun: ["it", "they", "he", "she", "we"].contains(&words),
        plural: last.ends_with('s'),
        actor: proper.then(|| actor(&name)),
        apposition: None,
        members: if members.len() > 1 { members.iter().map(|m| noun(m)).collect() } else { Vec::new() },
    }
}
