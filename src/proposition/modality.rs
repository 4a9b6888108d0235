//! How a clause is put forward, and whether it is affirmed: its own modal and negation, and those
//! of the verbs that govern it.

use super::truth::none_shared;
use crate::{
    grammar::{
        attribution::Attributed,
        clause::{Clause, Link, Row},
        noun::NounPhrase,
        verb::{Form as Shape, Tense as Form},
    },
    lexicon::{Attitude, Part},
    proposition::{Determiner, Marker, Modality, Polarity, Tense},
    token::Tag,
};

/// How a clause is put forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Force {
    /// Affirmed or denied.
    pub(crate) polarity: Polarity,
    /// Asserted, possible, required …
    pub(crate) modality: Modality,
}

impl Force {
    pub(crate) fn flipped(self) -> Self {
        let polarity =
            if self.polarity == Polarity::Positive { Polarity::Negative } else { Polarity::Positive };
        Self { polarity, ..self }
    }
}

/// Modals, and how each puts its clause forward.
const MODALS: &[(&str, Modality)] = &[
    ("may", Modality::Possible),
    ("might", Modality::Possible),
    ("could", Modality::Possible),
    ("can", Modality::Able),
    ("ca", Modality::Able),
    ("be able to", Modality::Able),
    ("be likely to", Modality::Possible),
    ("seem to", Modality::Possible),
    ("appear to", Modality::Possible),
    ("be allowed to", Modality::Permitted),
    ("be permitted to", Modality::Permitted),
    ("must", Modality::Obligation),
    ("shall", Modality::Obligation),
    ("should", Modality::Obligation),
    ("ought to", Modality::Obligation),
    ("have to", Modality::Obligation),
    ("need to", Modality::Obligation),
    ("need", Modality::Obligation),
    ("be required to", Modality::Obligation),
    ("be supposed to", Modality::Obligation),
    ("be bound to", Modality::Intended),
    ("will", Modality::Intended),
    ("be going to", Modality::Intended),
    ("be about to", Modality::Intended),
    ("be to", Modality::Intended),
    ("be due to", Modality::Intended),
    ("be set to", Modality::Intended),
    ("be expected to", Modality::Possible),
    ("would", Modality::Hypothetical),
    ("used to", Modality::Asserted),
    ("use to", Modality::Asserted),
];

/// What a negation makes of a modal: "need not" leaves free, "could not" was unable.
fn denied_modality(modality: Modality, clause: &Clause) -> Modality {
    let modal = clause.verb.modal.as_deref();
    match (clause.verb.negated, modal) {
        (true, Some("need" | "need to" | "have to" | "be required to")) => Modality::Optional,
        (true, Some("could")) => Modality::Able,
        _ => modality,
    }
}

/// What the force of a clause is read from.
pub(crate) struct Forces<'a> {
    pub(crate) row: &'a Row<'a>,
    pub(crate) clauses: &'a [Clause],
    /// The attributions whose content holds the clause, outermost first.
    pub(crate) chain: &'a [&'a Attributed],
}

impl Forces<'_> {
    /// How clause `index` is put forward by all that stands around it.
    pub(crate) fn of(&self, index: usize) -> Force {
        self.bounded(index, 0)
    }

    fn bounded(&self, index: usize, depth: u8) -> Force {
        let clause = &self.clauses[index];
        let own = self.own(clause);
        let governed = match (&clause.link, clause.governor) {
            _ if depth > 6 => own,
            (Link::Infinitive | Link::Participle(_), Some(governor)) => {
                self.governed(own, clause, governor, depth)
            }
            (Link::Subordinate(word), _) if self.reason_denied(index, word) => {
                Force { modality: Modality::Possible, ..own }
            }
            (Link::Subordinate(word), _) => Self::subordinate(own, word, clause),
            (Link::Wh(word), _) if word == "whether" || word == "if" => {
                Force { modality: Modality::Question, ..own }
            }
            _ if self.rejected(clause) && !self.claimed(clause) => return own.flipped(),
            (Link::Relative, Some(governor)) => self.equative(own, clause, governor),
            _ => own,
        };
        let judged = if self.claimed(clause) { governed } else { self.judged(governed, index) };
        self.attributed(judged, clause)
    }

    /// The clause's own modal and negation.
    fn own(&self, clause: &Clause) -> Force {
        let modality = clause
            .verb
            .modal
            .as_deref()
            .and_then(|m| MODALS.iter().find(|(word, _)| *word == m))
            .map_or(Modality::Asserted, |&(_, m)| m);
        let modality = denied_modality(modality, clause);
        // "he said that he would": the past of "will".
        let reported = modality == Modality::Hypothetical && !self.chain.is_empty() && !clause.verb.perfect;
        let modality = if reported { Modality::Intended } else { modality };
        let modality = if self.asked(clause) { Modality::Question } else { modality };
        // "nothing of the kind" denies; "no wider than a hand" only compares.
        let denied = |noun: &NounPhrase| {
            let head = &self.row.tokens[noun.head];
            let compares = head.tag == Tag::Jjr;
            noun.determiner == Determiner::No && !compares || matches!(&*head.lemma, "nothing" | "nobody")
        };
        let subject =
            clause.subject.as_ref().is_some_and(|s| denied(s) && (clause.own_subject || clause.existential));
        let object = clause.objects.iter().any(denied);
        // "Played by nobody".
        let doer =
            clause.verb.passive && clause.phrases.iter().any(|(word, _, noun)| word == "by" && denied(noun));
        // "not all the nurses": the quantity is denied.
        let partial =
            clause.subject.iter().filter(|_| clause.own_subject).chain(&clause.objects).any(|noun| {
                noun.determiner == Determiner::All && self.row.tokens[noun.tokens.start].lemma == "not"
            });
        let negations =
            [clause.verb.negated, subject, object, doer, partial].into_iter().filter(|&n| n).count();
        let polarity = if negations % 2 == 1 { Polarity::Negative } else { Polarity::Positive };
        let order = clause.verb.form == Shape::Bare && clause.link == Link::Main && clause.subject.is_none();
        let modality = if order && modality == Modality::Asserted { Modality::Directive } else { modality };
        let shared =
            clause.subject.as_ref().is_some_and(denied) && !clause.own_subject && !clause.existential;
        let force = Force { polarity, modality };
        if shared {
            none_shared(force)
        } else if self.nearly(clause) {
            Force { modality: Modality::Hypothetical, ..force }
        } else {
            force
        }
    }

    /// "Almost won", "almost nobody came": what is nearly so is not so, and not its opposite either.
    fn nearly(&self, clause: &Clause) -> bool {
        let near = |at: usize| matches!(&*self.row.tokens[at].lemma, "almost" | "nearly");
        let subject = clause.subject.as_ref().filter(|_| clause.own_subject || clause.existential);
        let before = |at: usize| at.checked_sub(1).is_some_and(near);
        let whole = |noun: &NounPhrase| {
            let every = matches!(
                &*self.row.tokens[noun.head].lemma,
                "nobody" | "nothing" | "everyone" | "everybody" | "everything" | "one"
            );
            every || matches!(noun.determiner, Determiner::No | Determiner::All)
        };
        clause.verb.tokens.clone().any(near)
            || before(clause.verb.head)
            || subject.filter(|s| whole(s)).is_some_and(|s| before(s.tokens.start) || near(s.tokens.start))
    }

    /// The verb or adjective that governs an infinitive decides how much of it is claimed.
    fn governed(&self, own: Force, clause: &Clause, governor: usize, depth: u8) -> Force {
        let outer = &self.clauses[governor];
        if self.aimed(clause) {
            return Force { modality: Modality::Hypothetical, ..own };
        }
        let direct = self.direct(outer, clause);
        // "stopped before reaching the bridge": a clause of time is no complement.
        let complement = !matches!(&clause.link, Link::Participle(Some(word)) if matches!(word.as_str(), "before" | "after" | "since" | "while" | "when" | "by" | "without"));
        let attitude = if direct && complement { self.attitude(outer) } else { None };
        let above = self.bounded(governor, depth + 1);
        match attitude {
            Some(Attitude::Implicative) => Self::under(above, own),
            Some(Attitude::NegativeImplicative) => Self::under(above.flipped(), own),
            Some(Attitude::Intent) => Self::under(Force { modality: Modality::Intended, ..above }, own),
            Some(Attitude::Denied) => Self::under(above.flipped(), own),
            _ if matches!(&clause.link, Link::Participle(None)) && !direct => {
                Self::under(Force { polarity: Polarity::Positive, ..above }, own)
            }
            _ if matches!(&clause.link, Link::Participle(Some(word)) if matches!(word.as_str(), "by" | "after" | "for" | "of" | "in" | "while")) => {
                Force { modality: Modality::Asserted, ..own }
            }
            _ => Force { modality: Modality::Hypothetical, ..own },
        }
    }

    /// `aim = ( "in order" | "so as" ) infinitive`
    fn aimed(&self, clause: &Clause) -> bool {
        let before = clause.verb.tokens.start.checked_sub(2).map(|at| &self.row.tokens[at..at + 2]);
        before.is_some_and(|pair| {
            let word = |at: usize, word: &str| pair[at].text.eq_ignore_ascii_case(word);
            word(0, "in") && word(1, "order") || word(0, "so") && word(1, "as")
        })
    }

    fn under(above: Force, own: Force) -> Force {
        let polarity = if above.polarity == own.polarity { Polarity::Positive } else { Polarity::Negative };
        let modality = if own.modality == Modality::Asserted { above.modality } else { own.modality };
        Force { polarity, modality }
    }

    /// Whether nothing but objects stands between the verb and the clause that it governs.
    pub(super) fn direct(&self, outer: &Clause, clause: &Clause) -> bool {
        let from = outer.at + 1;
        let to = clause.pieces.start.max(from);
        !self.row.pieces[from..to].iter().any(|p| {
            matches!(p.kind, crate::grammar::piece::Kind::Comma | crate::grammar::piece::Kind::Verb(_))
        })
    }

    pub(super) fn attitude(&self, outer: &Clause) -> Option<Attitude> {
        if let Some(head) = outer.adjective.filter(|_| outer.verb.copular()) {
            return self.row.lexicon.attitude(&self.row.tokens[head].lemma.to_lowercase(), Part::Adjective);
        }
        let noun = outer
            .object()
            .filter(|o| o.head > outer.verb.head)
            .map(|o| self.row.tokens[o.head].lemma.to_lowercase());
        let by_noun = noun.and_then(|n| self.row.lexicon.attitude(&n, Part::Noun));
        by_noun.or_else(|| self.row.lexicon.attitude(&outer.verb.lemma, Part::Verb))
    }

    /// A condition is not claimed; a cause or a time is.
    fn subordinate(own: Force, word: &str, clause: &Clause) -> Force {
        let open = matches!(
            word,
            "if" | "unless"
                | "until"
                | "till"
                | "whether"
                | "provided"
                | "provided that"
                | "as long as"
                | "only if"
                | "only after"
                | "only when"
                | "only once"
                | "lest"
                | "so that"
                | "in case"
                | "on condition that"
                | "even if"
                | "as if"
                | "as though"
                | "as soon as"
        );
        let ahead = matches!(word, "when" | "once" | "before" | "after" | "whenever")
            && clause.verb.tense != Form::Past;
        if open || ahead { Force { modality: Modality::Hypothetical, ..own } } else { own }
    }

    /// "They are the ones who refuse": what is said of "the ones" is said of the subject.
    fn equative(&self, own: Force, clause: &Clause, governor: usize) -> Force {
        let outer = &self.clauses[governor];
        if equates(self.row, outer, clause) { Self::under(self.own(outer), own) } else { own }
    }
}

/// Whether `inner` modifies "the one" that `outer` says its subject to be.
pub(crate) fn equates(row: &Row<'_>, outer: &Clause, inner: &Clause) -> bool {
    let one = |noun: &NounPhrase| matches!(&*row.tokens[noun.head].lemma, "one" | "ones");
    outer.verb.lemma == "be"
        && outer
            .objects
            .last()
            .is_some_and(|o| one(o) && inner.subject.as_ref().is_some_and(|s| s.head == o.head))
}

/// Whether `inner` is told of nobody but what `outer` names: "it was the union that broke it".
pub(crate) fn cleaves(row: &Row<'_>, outer: &Clause, inner: &Clause) -> bool {
    let it = outer.subject.as_ref().is_some_and(|s| row.tokens[s.head].text.eq_ignore_ascii_case("it"));
    let named = outer.object().zip(inner.subject.as_ref()).is_some_and(|(o, s)| o.head == s.head);
    it && named && outer.verb.lemma == "be" && !outer.verb.negated && inner.link == Link::Relative
}

/// Adverbs and phrases, and the marker that each is.
const MARKERS: &[(&str, Marker)] = &[
    ("no longer", Marker::NoLonger),
    ("any longer", Marker::NoLonger),
    ("anymore", Marker::NoLonger),
    ("for the first time", Marker::FirstTime),
    ("never", Marker::Never),
    ("at no time", Marker::Never),
    ("always", Marker::Always),
    ("still", Marker::Still),
    ("again", Marker::Again),
    ("once more", Marker::Again),
    ("now", Marker::Now),
    ("unchanged", Marker::Unchanged),
    ("only", Marker::Only),
];

/// The marker of a clause, by its words.
pub(crate) fn marker(text: &str) -> Option<Marker> {
    let text = text.to_lowercase();
    let starts = text.match_indices(' ').map(|(at, _)| at + 1);
    let stands = |at: usize, words: &str| {
        text[at..].strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let first = [0].into_iter().chain(starts).filter_map(|at| MARKERS.iter().position(|m| stands(at, m.0)));
    first.min().map(|at| MARKERS[at].1)
}

/// The tense of a clause.
pub(crate) fn tense(clause: &Clause) -> Tense {
    match clause.verb.tense {
        Form::Past if clause.verb.perfect => Tense::Perfect,
        Form::Past => Tense::Past,
        Form::Present => Tense::Present,
        Form::Future => Tense::Future,
    }
}
