//! How far two things are apart, and by how much one rival beat another: "Odran lies 40 kilometres from Carrow",
//! "the road from Odran to Carrow is 40 kilometres long", "Berg finished 40 votes ahead of Lund".

use std::ops::Range;

use nom::Input;

use super::{Placed, Sentence, Thread};
use crate::{
    grammar::{
        input::{Scope, Tokens},
        noun::{NounPhrase, noun_phrase},
    },
    proposition::{APART, Modality, Nominal, Polarity, Proposition, Quantity, nominal::nominal},
};

/// Two things with the way between them: by which means, or empty.
struct Gap {
    one: NounPhrase,
    other: NounPhrase,
    way: &'static str,
}

/// How many words before a comma a name may start.
const BEFORE: usize = 6;

/// How many words a way with its two ends may have.
const SUBJECT: usize = 12;

/// Verbs of where a place is.
const LYING: &[&str] = &["be", "lie", "locate", "sit", "situate", "stand"];

/// Nouns that go before the name of a place: "the village of Odran".
const SETTLEMENTS: &[&str] =
    &["borough", "city", "hamlet", "island", "port", "resort", "suburb", "town", "village"];

/// Verbs that give the length of a way.
const LASTING: &[&str] = &["be", "cover", "extend", "measure", "run", "stretch"];

/// Points of the compass and other directions after a length: "40 kilometres north of".
const DIRECTIONS: &[&str] = &[
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "upstream",
    "downstream",
    "inland",
    "-",
    "due",
];

/// Words after "by" that say by which means.
const MEANS: &[(&str, &str)] = &[
    ("air", "air"),
    ("boat", "sea"),
    ("car", "road"),
    ("ferry", "sea"),
    ("rail", "rail"),
    ("road", "road"),
    ("sea", "sea"),
    ("train", "rail"),
];

/// Nouns of a way between two places, and its means.
const WAYS: &[(&str, &str)] = &[
    ("crossing", "sea"),
    ("distance", ""),
    ("drive", "road"),
    ("flight", "air"),
    ("highway", "road"),
    ("line", "rail"),
    ("motorway", "road"),
    ("path", "foot"),
    ("railway", "rail"),
    ("road", "road"),
    ("trail", "foot"),
];

/// What rivals are counted by.
const MARGINS: &[&str] = &["ballot", "goal", "point", "run", "seat", "vote"];

/// Verbs of who wins over whom, of which the object is the loser.
const BEATING: &[&str] =
    &["beat", "defeat", "edge", "oust", "outpoll", "overcome", "topple", "trounce", "unseat"];

/// Verbs of who comes in before whom.
const WINNING: &[&str] = &["be", "come", "elect", "end", "finish", "have", "secure", "take", "win"];

impl Sentence<'_> {
    /// A proposition for each figure that tells how far two are apart.
    pub(super) fn gaps(&self, thread: &mut Thread<'_>, found: &mut Vec<Placed>) {
        for (quantity, figure) in self.quantities {
            let gap = match quantity.measures.as_deref().map(last) {
                _ if quantity.dimension == "length" => self.distance(figure).or_else(|| self.along(figure)),
                Some(noun) if quantity.unit.is_empty() && MARGINS.contains(&noun) => {
                    self.margin(figure, noun)
                }
                _ => None,
            };
            found.extend(gap.and_then(|gap| self.told_apart(gap, quantity, figure, thread)));
        }
    }

    fn told_apart(
        &self,
        gap: Gap,
        quantity: &Quantity,
        figure: &Range<usize>,
        thread: &mut Thread<'_>,
    ) -> Option<Placed> {
        let (index, chain) = (self.innermost(figure), self.chain(figure.start));
        let force = index.map(|index| self.force(index, &chain));
        let stated = |force: crate::proposition::modality::Force| {
            force.polarity == Polarity::Positive && force.modality == Modality::Asserted
        };
        // "Having finished 40 votes ahead" tells what is so.
        let perfect = index.is_some_and(|index| self.is(self.clauses[index].verb.tokens.start, "having"));
        let told = perfect || force.is_none_or(stated);
        if gap.one.pronoun && gap.one.plural || gap.other.pronoun || !told {
            return None;
        }
        let mut named = |noun: &NounPhrase| -> Nominal {
            // "The mayor, Tom Ekberg": the name tells more.
            let noun = noun.apposition.as_deref().filter(|name| name.proper && !noun.proper).unwrap_or(noun);
            // "The village of Odran" is Odran.
            let settled = SETTLEMENTS.contains(&&*self.row.tokens[noun.head].lemma);
            let own = noun.phrases.iter().find(|(of, inner)| settled && inner.proper && self.is(*of, "of"));
            let noun = own.map_or(noun, |(_, inner)| inner);
            let mut read = nominal(noun, self.row.tokens, &mut thread.cast);
            // "Odran, 40 kilometres from Carrow": the figure is no part of the name.
            read.phrases.retain(|(_, inner)| !inner.span.contains(quantity.span));
            read
        };
        let pair = vec![(String::new(), named(&gap.one)), (String::new(), named(&gap.other))];
        let quantity = Quantity {
            measures: Some(if gap.way.is_empty() { "distance".to_owned() } else { gap.way.to_owned() }),
            ..quantity.clone()
        };
        let apposed =
            figure.start.checked_sub(1).is_some_and(|at| matches!(self.row.tokens[at].text, "," | "("));
        let proposition = Proposition {
            phrases: pair,
            tense: index
                .zip(force)
                .filter(|_| !apposed)
                .map(|(index, force)| self.tense(&self.clauses[index], force)),
            about: index.and_then(|index| self.about(&self.clauses[index])),
            quantity: Some(quantity),
            ..self.derived(APART, figure, index, &chain)
        };
        Some(Placed { proposition, chain, own: None })
    }

    /// `distance = place ( "lie" | … | "," ) figure [means] ["away"] [direction] ( "from" | "of" ) place [means]`
    fn distance(&self, figure: &Range<usize>) -> Option<Gap> {
        let (before, mut at) = self.means(figure.end);
        at += usize::from(self.is(at, "away"));
        let mut directed = false;
        while self.row.tokens.get(at).is_some_and(|t| DIRECTIONS.contains(&&*t.text.to_lowercase())) {
            (directed, at) = (true, at + 1);
        }
        if !(self.is(at, "from") || directed && self.is(at, "of")) {
            return None;
        }
        let (other, end) = self.noun_at(at + 1)?;
        let (after, _) = self.means(end);
        Some(Gap { one: self.placed_before(figure)?, other, way: before.or(after).unwrap_or_default() })
    }

    /// The place of which a distance is told: the subject, or what stands before the comma.
    fn placed_before(&self, figure: &Range<usize>) -> Option<NounPhrase> {
        let before = figure.start.checked_sub(1)?;
        if matches!(self.row.tokens[before].text, "," | "(") {
            return self.apposed(before);
        }
        let index = self.innermost(figure)?;
        let lies = LYING.contains(&self.clauses[index].verb.lemma.as_str());
        self.subject(index).filter(|subject| lies && subject.tokens.end <= figure.start)
    }

    /// `apposed-place = name ["," ( "a" | "the" ) description] ( "," | "(" )`, the name being the thing's own
    fn apposed(&self, mark: usize) -> Option<NounPhrase> {
        let comma = (0..mark).rev().find(|&at| self.is(at, ","));
        let article = |at: usize| ["a", "an", "the"].iter().any(|word| self.is(at, word));
        let end = comma.filter(|&at| article(at + 1)).unwrap_or(mark);
        let whole = |start: usize| self.noun_at(start).filter(|(_, after)| *after == end);
        let (noun, _) = (end.saturating_sub(BEFORE)..end).find_map(whole)?;
        let before = noun.tokens.start.checked_sub(2).filter(|&at| self.is(at + 1, "of"));
        let of = before.is_none_or(|at| SETTLEMENTS.contains(&&*self.row.tokens[at].lemma));
        Some(noun).filter(|noun| noun.proper && of && !article(noun.tokens.start))
    }

    /// `along = way ( "from" place "to" place | "between" place "and" place ) ( "be" | "measure" … ) figure`, or the
    /// figure before the way
    fn along(&self, figure: &Range<usize>) -> Option<Gap> {
        let before_head = figure.end + usize::from(self.is(figure.end, "-"));
        let way_at = |at: usize| {
            let links = self.is(at + 1, "from") || self.is(at + 1, "between");
            links && WAYS.iter().any(|(noun, _)| *noun == &*self.row.tokens[at].lemma)
        };
        let before = self.innermost(figure).and_then(|index| {
            let clause = &self.clauses[index];
            let lasts =
                LASTING.contains(&clause.verb.lemma.as_str()) && clause.verb.tokens.end <= figure.start;
            let subject = clause.verb.tokens.start.saturating_sub(SUBJECT)..clause.verb.tokens.start;
            subject.rev().filter(|_| lasts).find(|&at| way_at(at))
        });
        let head = before.unwrap_or(before_head);
        let lemma = &self.row.tokens.get(head)?.lemma;
        let (_, way) = WAYS.iter().find(|(noun, _)| *noun == &**lemma)?;
        let from = head + 1;
        let links = match self.row.tokens.get(from)?.text {
            "from" => "to",
            "between" => "and",
            _ => return None,
        };
        let (one, end) = self.noun_at(from + 1)?;
        // "Between Odran and Carrow" may be read as one phrase of two members.
        if let Some(other) = one.members.first().filter(|_| links == "and") {
            return Some(Gap { other: other.clone(), one: NounPhrase { members: Vec::new(), ..one }, way });
        }
        let (other, _) = self.noun_at(end + 1).filter(|_| self.is(end, links))?;
        Some(Gap { one, other, way })
    }

    /// `margin = rival ( "beat" … rival "by" figure | "finish" … figure ( "ahead of" | "over" ) rival )`
    fn margin(&self, figure: &Range<usize>, noun: &'static str) -> Option<Gap> {
        let index = self.innermost(figure)?;
        let clause = &self.clauses[index];
        let one = self.subject(index).filter(|subject| subject.tokens.end <= figure.start)?;
        let verb = clause.verb.lemma.as_str();
        let by = (figure.start.saturating_sub(3)..figure.start).any(|at| self.is(at, "by"));
        let object = clause.objects.first().filter(|noun| noun.tokens.start < figure.start);
        if BEATING.contains(&verb) && by && !clause.verb.passive {
            return object.cloned().map(|other| Gap { one, other, way: noun });
        }
        let mut at = figure.end + usize::from(self.row.tokens.get(figure.end)?.lemma == noun);
        let over = self.is(at, "over");
        if self.is(at, "ahead") || self.is(at, "clear") {
            at += 1;
        }
        let passive = clause.verb.passive == (verb == "elect");
        let told =
            WINNING.contains(&verb) && passive && (over || self.is(at, "of") && !self.is(at - 1, noun));
        let (other, _) = self.noun_at(at + 1).filter(|_| told)?;
        Some(Gap { one, other, way: noun })
    }

    /// Whether a token is this word.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.row.tokens.get(at).is_some_and(|token| token.text.eq_ignore_ascii_case(word))
    }

    /// The noun phrase that starts at a token, and the token after it.
    pub(super) fn noun_at(&self, start: usize) -> Option<(NounPhrase, usize)> {
        let scope = Scope::silent(self.row.lexicon);
        let input = Tokens::new(self.row.tokens, &scope);
        let (rest, noun) = noun_phrase(input.take_from(start.min(self.row.tokens.len()))).ok()?;
        Some((noun, rest.start()))
    }

    /// `means = "by" ( "road" | "rail" | … ) | "as the crow flies"`, and the token after it.
    fn means(&self, at: usize) -> (Option<&'static str>, usize) {
        if self.is(at, "as") && self.is(at + 1, "the") && self.is(at + 2, "crow") {
            return (Some("air"), at + 4);
        }
        let word = self.row.tokens.get(at + 1).filter(|_| self.is(at, "by"));
        let known =
            word.and_then(|word| MEANS.iter().find(|(means, _)| word.text.eq_ignore_ascii_case(means)));
        known.map_or((None, at), |(_, way)| (Some(way), at + 2))
    }
}

/// The head of what is counted: `vote` of `postal vote`.
fn last(words: &str) -> &'static str {
    let head = words.rsplit(' ').next().unwrap_or(words);
    MARGINS.iter().find(|known| **known == head).copied().unwrap_or_default()
}
