//! Stances: the position that a verb, adjective or noun takes, chosen by what it is taken to.

use std::ops::Range;

use crate::{
    claim::cast::{name_at, range_span, words},
    grammar::{
        clause::{Clause, Link},
        noun::NounPhrase,
        verb::Tense,
    },
    lexicon::{Attitude, Lean, Lexicon, NameKind, Part, StanceKind},
    proposition::{
        ConditionKind, Modality, Polarity, Proposition, Topic,
        topic::{Finder, Found, Memory},
    },
};

/// A stance found in a clause or noun phrase.
#[derive(Clone, Debug)]
pub(crate) struct Taken {
    /// Its id.
    pub(crate) stance: String,
    /// What it is taken to.
    pub(crate) topic: Option<Found>,
    /// The tokens that take it.
    pub(crate) cue: Range<usize>,
    /// The noun phrase that it is aimed at, or that names whose matter it is.
    pub(crate) target: Option<NounPhrase>,
    /// Whether it is what somebody else must do, in the words of whoever says so.
    pub(crate) required: bool,
    /// Whether its word only promises the act: "agreed to withdraw".
    pub(crate) promised: bool,
    /// Whether the class of its object decided which stance it is.
    pub(crate) chosen: bool,
}

/// The class of whatever an infinitive names, for words that take any act: "agreed to reopen the lock".
const ACTION: &str = "action";

/// The class of persons in office and of bodies, for words that mean a meeting only before these: "received the envoy".
const PARTY: &str = "party";

/// Something that a stance can be taken to.
struct Object {
    found: Found,
    noun: Option<NounPhrase>,
    /// Whether it is a clause about what is still to be done: "to withdraw", "that it will withdraw".
    ahead: bool,
}

impl Finder<'_, '_> {
    /// The stance of clause `index`.
    pub(crate) fn stance(&self, index: usize, memory: &mut Memory) -> Option<Taken> {
        let clause = &self.clauses[index];
        if self.designed(clause) {
            return None;
        }
        let objects = self.objects(index, memory);
        if let Some(taken) = self.dismissal(clause, &objects) {
            return Some(taken);
        }
        let (lemma, part, cue) = match clause.adjective.filter(|_| clause.verb.copular()) {
            Some(head) => {
                (self.tokens[head].lemma.to_lowercase(), Part::Adjective, clause.verb.tokens.start..head + 1)
            }
            None => (self.parted(clause), Part::Verb, clause.verb.tokens.clone()),
        };
        self.choose(&lemma, part, cue, objects)
    }

    /// `purpose-participle = "aimed" | "intended" …` without "by": what a thing is for is nobody's position.
    fn designed(&self, clause: &Clause) -> bool {
        let meant = self.lexicon.attitude(&clause.verb.lemma, Part::Verb) == Some(Attitude::Intent);
        let by = clause.phrases.iter().any(|(word, ..)| word == "by");
        matches!(clause.link, Link::Participle(_)) && clause.verb.passive && meant && !by
    }

    /// The verb with its preposition, if a time or an adverb parts them: "called on Thursday for", "objected again to".
    fn parted(&self, clause: &Clause) -> String {
        let lemma = &clause.verb.lemma;
        let first = clause.phrases.iter().find(|(_, start, _)| *start > clause.verb.head);
        let whole = first.filter(|_| clause.objects.is_empty()).map(|(word, ..)| format!("{lemma} {word}"));
        let known = whole.filter(|whole| self.lexicon.stance_cues(whole, Part::Verb).next().is_some());
        known.unwrap_or_else(|| lemma.clone())
    }

    /// The stance of a noun that somebody has: "Moscow's willingness to talk", "its rejection of the plan".
    pub(crate) fn nominal_stance(&self, noun: &NounPhrase, memory: &mut Memory) -> Option<Taken> {
        let lemma = self.tokens[noun.head].lemma.to_lowercase();
        self.lexicon.stance_cues(&lemma, Part::Noun).next()?;
        let mut objects: Vec<Object> = Vec::new();
        let follows = |c: &&Clause| {
            c.tokens.start > noun.head
                && c.tokens.start <= noun.tokens.end + 1
                && matches!(c.link, Link::Infinitive | Link::Content | Link::Relative)
        };
        if let Some(clause) = self.clauses.iter().find(follows) {
            objects.extend(self.of_clause(clause, memory).map(|found| Object {
                found,
                noun: None,
                ahead: false,
            }));
        }
        for (_, other) in &noun.phrases {
            objects.push(Object {
                found: self.of_noun(other, memory),
                noun: Some(other.clone()),
                ahead: false,
            });
        }
        self.choose(&lemma, Part::Noun, noun.head..noun.head + 1, objects)
    }

    /// What the verb of clause `index` is about, nearest first.
    fn objects(&self, index: usize, memory: &mut Memory) -> Vec<Object> {
        let clause = &self.clauses[index];
        let mut objects = Vec::new();
        for noun in clause.objects.iter().chain(clause.subject.as_ref().filter(|_| clause.verb.passive)) {
            for member in std::iter::once(noun).chain(&noun.members) {
                let mut found = self.of_noun(member, memory);
                found.classes.extend(self.names_somebody(member).then(|| PARTY.to_string()));
                objects.push(Object { found, noun: Some(noun.clone()), ahead: false });
            }
        }
        let complement =
            |c: &&Clause| c.governor == Some(index) && c.link.completes() && c.verb.head > clause.verb.head;
        for child in self.clauses.iter().filter(complement).take(1) {
            let found = self.of_clause(child, memory);
            let to_do = matches!(child.link, Link::Infinitive);
            let found = found.or_else(|| to_do.then(|| self.bare_act(child)));
            objects.extend(found.map(|mut found| {
                found.classes.extend(to_do.then(|| ACTION.to_string()));
                let ahead = to_do || child.verb.tense == Tense::Future || child.verb.modal.is_some();
                Object { found, noun: None, ahead }
            }));
        }
        for (word, start, noun) in &clause.phrases {
            if *start >= clause.verb.tokens.start {
                let mut found = self.of_noun(noun, memory);
                found.classes.extend((word == "to").then(|| ACTION.to_string()));
                objects.push(Object { found, noun: Some(noun.clone()), ahead: false });
            }
        }
        objects
    }

    /// Whether a noun phrase names a person in office or a body: "the Danish premier", "a delegation".
    fn names_somebody(&self, noun: &NounPhrase) -> bool {
        let office = |at: usize| self.lexicon.office(&self.tokens[at].lemma).is_some();
        let titled = || noun.proper && (noun.modifiers.start.min(noun.head)..noun.head).any(office);
        let person = |at: usize| {
            let named = name_at(self.lexicon, self.tokens, at);
            named.is_some_and(|n| n.kind == NameKind::Person && at + n.len == noun.head + 1)
        };
        !noun.proper && office(noun.head) || titled() || (noun.tokens.start..=noun.head).any(person)
    }

    /// An act that no class knows, by its words.
    fn bare_act(&self, clause: &Clause) -> Found {
        let topic = Topic {
            id: clause.verb.lemma.clone(),
            known: false,
            text: words(&self.tokens[clause.tokens.clone()]),
            span: range_span(self.tokens, &clause.tokens),
        };
        Found { topic, classes: Vec::new() }
    }

    /// A cue that names the class of its object goes before one that does not.
    fn choose(&self, lemma: &str, part: Part, cue: Range<usize>, mut objects: Vec<Object>) -> Option<Taken> {
        let fits =
            |object: &Object, class: &str| object.found.classes.iter().any(|c| self.lexicon.within(c, class));
        let attitude = self.lexicon.attitude(lemma, part);
        let promised = attitude == Some(Attitude::Intent);
        let done = attitude == Some(Attitude::Implicative);
        let (mut any, mut general) = (None, None);
        for candidate in self.lexicon.stance_cues(lemma, part) {
            match candidate.object {
                // What takes any act is the answer where no class fits.
                Some(ACTION) => {
                    any = any.or_else(|| {
                        let at = objects.iter().position(|o| fits(o, ACTION))?;
                        Some((candidate.stance.to_string(), at))
                    });
                }
                Some(class) => {
                    if let Some(at) = objects.iter().position(|o| fits(o, class)) {
                        let stance = candidate.stance.to_string();
                        let object = objects.swap_remove(at);
                        return Some(Taken {
                            stance,
                            topic: Some(object.found),
                            cue,
                            target: object.noun,
                            required: false,
                            promised: promised || object.ahead && !done,
                            chosen: true,
                        });
                    }
                }
                None => general = general.or(Some(candidate.stance.to_string())),
            }
        }
        let stance = any.as_ref().map(|(stance, _)| stance.clone()).or(general)?;
        let at = any.map_or(0, |(_, at)| at);
        let first = (!objects.is_empty()).then(|| objects.swap_remove(at));
        let (topic, target) = first.map_or((None, None), |o| (Some(o.found), o.noun));
        Some(Taken { stance, topic, cue, target, required: false, promised, chosen: false })
    }

    /// `dismissal = ( "describe" | "call" | "dismiss" … ) plan [ "as" ] dismissive-noun`
    fn dismissal(&self, clause: &Clause, objects: &[Object]) -> Option<Taken> {
        let dismissive = |noun: &NounPhrase| {
            self.lexicon.is(&self.tokens[noun.head].lemma.to_lowercase(), "dismissive-noun")
        };
        let cue = self.lexicon.cue(&clause.verb.lemma, Part::Verb)?;
        let called = clause.phrases.iter().any(|(word, _, noun)| word == "as" && dismissive(noun))
            || clause.objects.get(1).is_some_and(dismissive);
        let dismissed = cue.trust(crate::lexicon::Frame::NpAs) > 0 && called;
        let object = objects.iter().find(|o| o.found.topic.known).filter(|_| dismissed)?;
        Some(Taken {
            stance: "reject_plan".to_string(),
            topic: Some(object.found.clone()),
            cue: clause.verb.tokens.clone(),
            target: object.noun.clone(),
            required: false,
            promised: false,
            chosen: true,
        })
    }
}

/// The event of a stance towards a ban, curfew or state of emergency, which a state puts on its own people.
const HOME: &[(&str, &str)] =
    &[("lift_sanctions", "CONCEDE"), ("sanction", "COERCE"), ("keep_sanctions", "COERCE")];

/// The PLOVER event of a proposition: that of its stance or act, as it is put forward.
///
/// What is only supposed is no event. An act that is still to come is an agreement or a threat, and not to do
/// what is asked, to refuse it.
#[must_use]
pub fn event<'l>(proposition: &Proposition, lexicon: &'l Lexicon) -> Option<&'l str> {
    let id = proposition.stance.as_deref().or(proposition.deed.as_ref().map(|d| d.stance.as_str()))?;
    let stance = lexicon.stance(id)?;
    // Without a side on either end nothing is known to have happened between sides.
    if proposition.deed.is_none() && proposition.holder.is_none() && proposition.target.is_none() {
        return None;
    }
    // Who refuses to do a thing rejects it, whatever it is called to have done it not.
    let mut cues = lexicon.stance_cues(&proposition.predicate, Part::Verb);
    let refuses =
        proposition.stance.is_some() && cues.any(|c| c.stance == "refuse_demand" && c.object.is_none());
    let code = stance.plover.or(refuses.then_some("REJECT"))?;
    let own = &code[..code.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(code.len())];
    let topic = proposition.topic.as_ref().map_or("", |topic| topic.id.as_str());
    let inner = HOME.iter().find(|(of, ..)| *of == id && lexicon.within(topic, "ban")).map(|(_, code)| *code);
    let inner = inner.filter(|_| !refuses);
    let own = inner.unwrap_or(own);
    let act = stance.kind == StanceKind::Act || inner.is_some();
    let unless = proposition.condition.as_ref().is_some_and(|c| c.kind == ConditionKind::Unless);
    let ahead = proposition.modality == Modality::Intended;
    match (proposition.polarity, proposition.modality, stance.polarity) {
        (_, Modality::Hypothetical | Modality::Question | Modality::Possible, _) => None,
        (Polarity::Negative, _, Lean::Positive) if ahead || stance.kind == StanceKind::Commit => {
            Some("REJECT")
        }
        (Polarity::Negative, ..) => None,
        // "They will leave unless they are paid" is no promise.
        (_, _, Lean::Positive) if ahead && act && unless => Some("THREATEN"),
        (_, _, Lean::Positive) if ahead && (act || stance.kind == StanceKind::Evaluation) => Some("AGREE"),
        (_, _, Lean::Negative) if ahead && act => Some("THREATEN"),
        _ => Some(own),
    }
}
