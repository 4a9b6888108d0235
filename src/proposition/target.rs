//! At whom a stance or an act is aimed: sides named by its object, its phrases and what completes it.

use std::borrow::Cow;

use crate::{
    claim::cast::name_at,
    grammar::{
        clause::{Clause, Link},
        noun::NounPhrase,
        piece::Kind,
    },
    lexicon::{NameKind, Named, Part, StanceKind},
    proposition::{
        Condition, Party,
        read::{Sentence, Thread},
        stance::Taken,
        topic::{COUNTING, of_phrase},
    },
    token::{Pos, Tag},
};

/// Prepositions before a noun phrase that names whom a stance or an act meets, the likeliest first.
const TOWARDS: &[&str] = &[
    "with",
    "to",
    "against",
    "on",
    "upon",
    "from",
    "by",
    "for",
    "over",
    "between",
    "of",
    "in",
    "into",
    "at",
    "near",
    "inside",
    "across",
    "toward",
    "towards",
    "about",
    "within",
    "throughout",
];

/// Those after which a group or person without a known name is met too; after the others it may be a place.
const MEETING: &[&str] = &["with", "against"];

/// How many infinitives and participles deep the object of a stance may lie.
const DEPTH: u8 = 3;

/// At whom a stance is aimed.
#[derive(Default)]
pub(crate) struct Aimed {
    /// Somebody else than its holder.
    pub(crate) other: Option<Party>,
    /// All, if they are several or of the holder's own side.
    pub(crate) all: Vec<Party>,
}

/// A noun phrase that may name whom a stance meets.
struct Place<'n> {
    noun: &'n NounPhrase,
    /// Whether whoever it names is met, known or not.
    direct: bool,
}

type Fits<'f> = &'f dyn Fn(&Party) -> bool;

impl Sentence<'_> {
    /// At whom a stance is aimed: the side of its object, that of the maker of the plan, or one in its phrases.
    pub(crate) fn target(
        &self,
        index: usize,
        taken: &Taken,
        holder: Option<&Party>,
        thread: &mut Thread<'_>,
    ) -> Aimed {
        let mut places = Vec::new();
        if taken.required {
            places.extend(taken.target.as_ref().map(|noun| Place { noun, direct: true }));
        } else {
            self.reached(index, taken.target.as_ref(), DEPTH, &mut places);
        }
        self.choose_target(&places, holder, thread)
    }

    /// A threat without a known object is aimed at whoever can avert it: "threatened to leave if Peru builds the dam".
    pub(crate) fn threatened(
        &self,
        aimed: Aimed,
        taken: Option<&Taken>,
        condition: Option<&Condition>,
        holder: Option<&Party>,
    ) -> Aimed {
        let lexicon = self.row.lexicon;
        let threat =
            taken.and_then(|t| lexicon.stance(&t.stance)).is_some_and(|s| s.kind == StanceKind::Threat);
        let known = |p: &Party| lexicon.actor(&p.actor).is_some();
        if !threat || !aimed.all.is_empty() || aimed.other.as_ref().is_some_and(known) {
            return aimed;
        }
        let averts = condition.and_then(|c| Some((c.burden.as_ref()?, c)));
        let averts = averts.filter(|(side, _)| holder.is_none_or(|h| h.actor != **side));
        let other = averts.map(|(side, c)| Party {
            actor: side.clone(),
            role: None,
            text: c.text.clone(),
            span: c.span,
        });
        Aimed { other: other.or(aimed.other), ..aimed }
    }

    /// At whom a noun's stance is aimed: "an ultimatum to the port", "its demand that the port pay".
    pub(crate) fn nominal_target(
        &self,
        clause: &Clause,
        noun: &NounPhrase,
        holder: Option<&Party>,
        thread: &mut Thread<'_>,
    ) -> Aimed {
        let follows = |c: &&Clause| {
            c.own_subject && c.tokens.start > noun.head && c.tokens.start <= noun.tokens.end + 2
        };
        let asked = self.clauses.iter().find(follows).and_then(|c| c.subject.as_ref());
        let asked = asked.or_else(|| self.after_that(noun.head));
        let mut places: Vec<Place<'_>> = asked.into_iter().map(|noun| Place { noun, direct: true }).collect();
        let owns = |p: usize| matches!(&*self.row.tokens[p].lemma, "by" | "from");
        let inner = noun.phrases.iter().filter(|(p, _)| !owns(*p));
        places.extend(inner.map(|(_, noun)| Place { noun, direct: true }));
        self.phrases_towards(clause, &mut places);
        Aimed { all: Vec::new(), ..self.choose_target(&places, holder, thread) }
    }

    /// The first side that is known and not the holder's own; else one of the holder's own, or one that has no known name.
    fn choose_target(&self, places: &[Place<'_>], holder: Option<&Party>, thread: &mut Thread<'_>) -> Aimed {
        let places: Vec<&Place<'_>> = places.iter().filter(|place| !self.themselves(place.noun)).collect();
        let differs = |p: &Party| holder.is_none_or(|h| h.actor != p.actor);
        let known = |p: &Party| !p.actor.starts_with("x-") || self.row.lexicon.actor(&p.actor).is_some();
        let mut first = |fits: &dyn Fn(&Place<'_>, &Party) -> bool| {
            places.iter().find_map(|place| {
                let sides = self.sides(place.noun, &|p| fits(place, p), thread);
                (!sides.is_empty()).then_some(sides)
            })
        };
        if let Some(found) = first(&|place, p| differs(p) && (place.direct || known(p))) {
            let all = if found.len() > 1 { found.clone() } else { Vec::new() };
            return Aimed { other: found.into_iter().next(), all };
        }
        let own = first(&|place, p| !differs(p) && holder.is_some() && self.names_anew(place.noun));
        let other = first(&|_, p| differs(p)).and_then(|found| found.into_iter().next());
        Aimed { other, all: own.unwrap_or_default() }
    }

    /// `themselves = "the two" plural-group-noun`: those who were named already.
    fn themselves(&self, noun: &NounPhrase) -> bool {
        let two = |at: usize| matches!(&*self.row.tokens[at].lemma, "two" | "both" | "three");
        let group = self.row.lexicon.is(&self.row.tokens[noun.head].lemma, "group-noun");
        noun.plural
            && !noun.proper
            && group
            && noun.possessor.is_none()
            && (noun.tokens.start..noun.head).any(two)
            && self.named_before(noun).is_none()
    }

    /// Whether a noun phrase names its side by a word of its own, not by "it" or "its".
    fn names_anew(&self, noun: &NounPhrase) -> bool {
        let own = self.row.tokens[noun.tokens.start].tag == Tag::PrpPoss;
        !noun.pronoun && !own && noun.possessor.as_ref().is_none_or(|p| !p.pronoun)
    }

    /// The noun phrases that a clause reaches, nearest first: objects, whom it asks, phrases, then those of its complements.
    fn reached<'n>(
        &'n self,
        index: usize,
        chosen: Option<&'n NounPhrase>,
        depth: u8,
        places: &mut Vec<Place<'n>>,
    ) {
        let clause = &self.clauses[index];
        let undergoes = clause.subject.as_ref().filter(|_| clause.verb.passive);
        places.extend(clause.objects.iter().chain(undergoes).map(|noun| Place { noun, direct: true }));
        places.extend(self.asked(index).map(|noun| Place { noun, direct: true }));
        places.extend(chosen.map(|noun| Place { noun, direct: false }));
        self.phrases_towards(clause, places);
        if depth == 0 {
            return;
        }
        for at in index + 1..self.clauses.len() {
            let child = &self.clauses[at];
            let completes =
                child.governor == Some(index) && child.link.completes() && child.verb.head > clause.verb.head;
            let describes = child.link == Link::Relative
                && clause
                    .objects
                    .iter()
                    .chain(clause.phrases.iter().map(|(_, _, n)| n))
                    .any(|noun| (noun.tokens.end..=noun.tokens.end + 1).contains(&child.tokens.start));
            if completes || describes {
                self.reached(at, None, depth - 1, places);
            }
        }
    }

    fn phrases_towards<'n>(&'n self, clause: &'n Clause, places: &mut Vec<Place<'n>>) {
        for word in TOWARDS {
            let found = clause
                .phrases
                .iter()
                .filter(|(w, start, _)| w == word && (*start > clause.verb.head || *word != "by"));
            places.extend(found.map(|(_, _, noun)| Place { noun, direct: MEETING.contains(word) }));
        }
    }

    /// The one of whom something is asked: "demanded that the port reopen the lock".
    fn asked(&self, index: usize) -> Option<&NounPhrase> {
        let head = self.clauses[index].verb.head;
        let content = self.clauses.iter().find(|c| {
            let of_it = c.governor == Some(index) || c.governor.is_none();
            of_it && c.link == Link::Content && c.own_subject && c.verb.head > head
        });
        content.and_then(|c| c.subject.as_ref()).or_else(|| self.after_that(head))
    }

    /// The noun phrase right after the "that" that follows a word, a time between them or not.
    fn after_that(&self, head: usize) -> Option<&NounPhrase> {
        let at = self.row.pieces.iter().position(|p| p.tokens.contains(&head))?;
        let mut after = self.row.pieces[at + 1..].iter().map(|p| &p.kind);
        let that = after.find(|kind| !matches!(kind, Kind::Time | Kind::Adverb))?;
        match (that, after.next()?) {
            (Kind::That | Kind::Relative(_), Kind::Noun(noun)) => Some(noun),
            _ => None,
        }
    }

    /// What is counted: in "thousands of farmers" the farmers.
    pub(super) fn counted<'n>(&self, noun: &'n NounPhrase) -> &'n NounPhrase {
        let Some(of) = of_phrase(noun, self.row.tokens) else { return noun };
        let head = &self.row.tokens[noun.head];
        let listed = |form: &str| COUNTING.iter().any(|list| self.row.lexicon.is(form, list));
        if listed(&head.lemma) || listed(head.text) { self.counted(of) } else { noun }
    }

    /// The sides that a noun phrase names, each once.
    pub(super) fn sides(&self, noun: &NounPhrase, fits: Fits<'_>, thread: &mut Thread<'_>) -> Vec<Party> {
        let noun = self.counted(noun);
        let several = !noun.members.is_empty();
        let first = match several {
            true => Cow::Owned(NounPhrase { members: Vec::new(), ..noun.clone() }),
            false => Cow::Borrowed(noun),
        };
        let mut all: Vec<Party> = Vec::new();
        for member in std::iter::once(&*first).chain(&noun.members) {
            let shared = several.then(|| self.demonym_head(member)).flatten().filter(|p| fits(p));
            let named = shared.map_or_else(|| self.joined(member, fits, thread), |p| vec![p]);
            for party in named {
                if !all.iter().any(|known| known.actor == party.actor) {
                    all.push(party);
                }
            }
        }
        all
    }

    /// The state of a demonym that shares the head of the last member: "Peruvian and Chilean farmers".
    fn demonym_head(&self, noun: &NounPhrase) -> Option<Party> {
        let named = (noun.modifiers.start.min(noun.head)..=noun.head).find_map(|at| {
            let named = name_at(self.row.lexicon, self.row.tokens, at)?;
            (at + named.len == noun.head + 1 && named.kind == NameKind::Demonym).then_some(named)
        })?;
        Some(self.party_of(noun, &named))
    }

    /// `joined-states = name { ( "," | "and" ) name } noun`: "Thai and Lao ships".
    fn joined(&self, noun: &NounPhrase, fits: Fits<'_>, thread: &mut Thread<'_>) -> Vec<Party> {
        let start = noun.modifiers.start.min(noun.head);
        let tokens = self.row.tokens;
        let mut names: Vec<Named<'_>> = Vec::new();
        let mut at = start;
        while at < noun.head {
            match name_at(self.row.lexicon, self.row.tokens, at) {
                Some(named) if at + named.len <= noun.head => {
                    names.push(named);
                    at += named.len;
                }
                _ if names.is_empty() || matches!(tokens[at].pos, Pos::Cconj | Pos::Punct) => at += 1,
                _ => break,
            }
        }
        if names.len() > 1 {
            return names.iter().map(|named| self.party_of(noun, named)).filter(|p| fits(p)).collect();
        }
        self.side_of(noun, fits, thread)
    }

    /// The side that a noun phrase names, or those in it. A thing that can be a topic is no side.
    fn side_of(&self, noun: &NounPhrase, fits: Fits<'_>, thread: &mut Thread<'_>) -> Vec<Party> {
        let thing = self.is_thing(noun);
        let named = thread.cast.look(noun, self.row.tokens);
        let named = named.filter(|p| fits(p) && !(thing && p.actor.starts_with("x-")));
        named.map_or_else(|| self.side_within(noun, fits, thread), |p| vec![p])
    }

    /// Whether a noun phrase names what a stance is about rather than a side: "the pact", "the Clean Rivers Act".
    fn is_thing(&self, noun: &NounPhrase) -> bool {
        let lemma = self.row.tokens[noun.head].lemma.to_lowercase();
        let mut classes = self.row.lexicon.topics(&lemma, Part::Noun);
        !noun.pronoun && classes.any(|class| !noun.proper || self.row.lexicon.within(class, "plan"))
    }

    /// The side in an object: its owner, the state whose it is said to be, or one in its phrases.
    fn side_within(&self, noun: &NounPhrase, fits: Fits<'_>, thread: &mut Thread<'_>) -> Vec<Party> {
        let own = noun.possessor.as_deref().and_then(|n| thread.cast.look(n, self.row.tokens));
        let own = own.filter(|p| fits(p));
        let state = || self.named_before(noun).map(|named| self.party_of(noun, &named)).filter(|p| fits(p));
        if let Some(found) = own.or_else(state) {
            return vec![found];
        }
        let inner: Vec<&NounPhrase> =
            noun.possessor.as_deref().into_iter().chain(noun.phrases.iter().map(|(_, n)| n)).collect();
        let found = inner.into_iter().map(|n| self.sides(n, fits, thread)).find(|all| !all.is_empty());
        found.unwrap_or_default()
    }
}
