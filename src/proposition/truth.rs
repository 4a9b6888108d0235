//! What a sentence says of the truth of a clause in it: "it is false that", "the claim that … is a hoax",
//! "either … or".

use crate::{
    grammar::{
        attribution::Attributed,
        clause::{Clause, Link},
        noun::NounPhrase,
    },
    lexicon::{Attitude, Part},
    proposition::{
        Determiner, Modality, Polarity,
        modality::{Force, Forces},
    },
    token::{Pos, Tag, Token},
};

/// What is said of the truth of a clause.
pub(super) enum Verdict {
    NotSo,
    Open,
}

impl Force {
    /// What is thought not to be so: what is thought not to be possible cannot be.
    pub(super) fn ruled_out(self) -> Self {
        let possible = self.modality == Modality::Possible && self.polarity == Polarity::Positive;
        Self { modality: if possible { Modality::Able } else { self.modality }, ..self.flipped() }
    }
}

impl Forces<'_> {
    /// The force of a clause with what the clause that it completes says of its truth.
    pub(crate) fn judged(&self, force: Force, index: usize) -> Force {
        match self.verdict(index) {
            Some(Verdict::NotSo) => force.flipped(),
            Some(Verdict::Open) => Force { modality: Modality::Possible, ..force },
            None if self.alternative(index) && force.modality == Modality::Asserted => {
                Force { modality: Modality::Possible, ..force }
            }
            None => force,
        }
    }

    /// Whether the clause is asked: "do you?" after a statement asks for assent, and the statement stands.
    pub(super) fn asked(&self, clause: &Clause) -> bool {
        let tokens = self.row.tokens;
        let stop = |t: &Token<'_>| matches!(t.text, "?" | "." | "!");
        let Some(end) = (clause.tokens.end.min(tokens.len())..tokens.len()).find(|&at| stop(&tokens[at]))
        else {
            return false;
        };
        tokens[end].text == "?" && clause.link != Link::Relative && !self.assent(end, clause)
    }

    /// `assent = "," auxiliary [ "not" ] pronoun "?"`
    fn assent(&self, end: usize, clause: &Clause) -> bool {
        let back = |by: usize| end.checked_sub(by).map(|at| &self.row.tokens[at]);
        let pronoun = back(1).is_some_and(|t| t.tag == Tag::Prp);
        let not = usize::from(back(2).is_some_and(|t| &*t.lemma == "not"));
        let auxiliary =
            back(2 + not).is_some_and(|t| t.pos == Pos::Aux || matches!(&*t.lemma, "do" | "be" | "have"));
        let comma = back(3 + not).is_some_and(|t| t.text == ",");
        pronoun && auxiliary && comma && clause.verb.head + 3 + not < end
    }

    /// "I can't say that it works": who cannot say so does not think so.
    pub(super) fn cannot_say(&self, inner: &Attributed) -> bool {
        let Some(outer) = inner.clause.map(|at| &self.clauses[at]) else { return false };
        let speaker = |n: &NounPhrase| matches!(&*self.row.tokens[n.head].text.to_lowercase(), "i" | "we");
        let unable = outer.verb.modal.as_deref().is_some_and(|m| matches!(m, "can" | "ca" | "could"));
        outer.verb.lemma == "say" && unable && outer.subject.as_ref().is_some_and(speaker)
    }

    /// The word right before a clause, `that` left out.
    pub(super) fn before(&self, clause: &Clause) -> Option<usize> {
        let subject = clause.subject.as_ref().filter(|_| !clause.existential);
        let start = subject.map_or(clause.tokens.start, |s| s.tokens.start.min(clause.verb.tokens.start));
        let that = start.checked_sub(1).filter(|&at| self.row.tokens[at].text.eq_ignore_ascii_case("that"));
        that.or(Some(start).filter(|&at| self.row.tokens[at].text.eq_ignore_ascii_case("that")))?
            .checked_sub(1)
    }

    pub(super) fn verdict(&self, index: usize) -> Option<Verdict> {
        let clause = &self.clauses[index];
        if !clause.own_subject && !clause.existential
            || matches!(clause.link, Link::Infinitive | Link::Participle(_) | Link::Subordinate(_))
        {
            return None;
        }
        let word = self.before(clause)?;
        let lemma = self.row.tokens[word].lemma.to_lowercase();
        let outer = |test: &dyn Fn(&Clause) -> bool| {
            self.clauses.iter().enumerate().find(|&(at, c)| at != index && test(c)).map(|(_, c)| c)
        };
        if let Some(outer) = outer(&|c| c.adjective == Some(word) && c.verb.copular()) {
            return self.quality(&lemma, outer.verb.negated);
        }
        if let Some(outer) = outer(&|c| c.verb.copular() && c.objects.iter().any(|o| o.head == word)) {
            return self.name(&lemma, outer);
        }
        if let Some(outer) = outer(&|c| c.existential && c.subject.as_ref().is_some_and(|s| s.head == word)) {
            return self.predicated(outer);
        }
        self.row.lexicon.attitude(&lemma, Part::Noun)?;
        if let Some(outer) = outer(&|c| c.objects.iter().any(|o| o.head == word) && !c.verb.passive) {
            let denied = self.row.lexicon.attitude(&outer.verb.lemma, Part::Verb) == Some(Attitude::Denied);
            return denied.then_some(if outer.verb.negated { Verdict::Open } else { Verdict::NotSo });
        }
        let outer = outer(&|c| {
            c.verb.copular() && c.subject.as_ref().is_some_and(|s| s.head == word || s.tokens.contains(&word))
        })?;
        self.predicated(outer)
    }

    /// "It is false that", "it is not true that", "it is unlikely that".
    fn quality(&self, adjective: &str, negated: bool) -> Option<Verdict> {
        if matches!(
            adjective,
            "possible"
                | "impossible"
                | "unlikely"
                | "conceivable"
                | "unclear"
                | "uncertain"
                | "doubtful"
                | "questionable"
        ) {
            return Some(Verdict::Open);
        }
        match (self.row.lexicon.attitude(adjective, Part::Adjective)?, negated) {
            (Attitude::Denied, false) => Some(Verdict::NotSo),
            (Attitude::Asserted, true) if adjective == "true" => Some(Verdict::NotSo),
            (Attitude::Asserted | Attitude::NegRaising, true) => Some(Verdict::Open),
            _ => None,
        }
    }

    /// "It is a myth that", "it is not the case that".
    fn name(&self, noun: &str, outer: &Clause) -> Option<Verdict> {
        if matches!(noun, "case" | "truth" | "fact") {
            return outer.verb.negated.then_some(Verdict::NotSo);
        }
        let unreal = self.row.lexicon.attitude(noun, Part::Noun)? == Attitude::Counterfactive;
        (unreal && !outer.verb.negated).then_some(Verdict::NotSo)
    }

    /// "The claim that … is false", "… was a hoax", "there is no truth to reports that …".
    fn predicated(&self, outer: &Clause) -> Option<Verdict> {
        if let Some(adjective) = outer.adjective {
            return self.quality(&self.row.tokens[adjective].lemma.to_lowercase(), outer.verb.negated);
        }
        if outer.existential {
            let subject = outer.subject.as_ref()?;
            let none = subject.determiner == Determiner::No || outer.verb.negated;
            return match &*self.row.tokens[subject.head].lemma {
                "truth" | "substance" if none => Some(Verdict::NotSo),
                _ if none => Some(Verdict::Open),
                _ => None,
            };
        }
        self.name(&self.row.tokens[outer.object()?.head].lemma.to_lowercase(), outer)
    }

    /// "He did not resign because he was ill": the reason may be what is denied.
    pub(super) fn reason_denied(&self, index: usize, word: &str) -> bool {
        word.ends_with("because") && self.clauses[..index].iter().any(|clause| clause.verb.negated)
    }

    /// "Either it rains or it snows": neither is claimed.
    fn alternative(&self, index: usize) -> bool {
        let clause = &self.clauses[index];
        let start = |c: &Clause| c.subject.as_ref().map_or(c.tokens.start, |s| s.tokens.start);
        let led = |c: &Clause, words: &[&str]| {
            let at = start(c);
            let near = at.saturating_sub(1)..=at;
            c.own_subject
                && near
                    .into_iter()
                    .any(|i| words.iter().any(|w| self.row.tokens[i].text.eq_ignore_ascii_case(w)))
        };
        let main = |c: &&Clause| c.link == Link::Main && c.own_subject;
        let next = self.clauses[index + 1..].iter().find(main).is_some_and(|c| led(c, &["or"]));
        main(&clause) && (led(clause, &["or"]) || next)
    }
}

/// "No guest who came or went": what is told of nobody by a second verb is not claimed by itself.
pub(super) fn none_shared(force: Force) -> Force {
    if force.polarity == Polarity::Positive {
        Force { modality: Modality::Hypothetical, ..force }
    } else {
        force
    }
}

/// Whether `inner` tells who `outer` says its subject to be: "Anna Wirth is the engineer who built it".
pub(crate) fn identifies(outer: &Clause, inner: &Clause) -> bool {
    let named = outer.subject.as_ref().is_some_and(|s| s.proper && s.members.is_empty());
    let told =
        outer.objects.last().filter(|o| o.determiner == Determiner::Definite && !o.proper && !o.plural);
    let same = told.is_some_and(|o| inner.subject.as_ref().is_some_and(|s| s.head == o.head));
    named && same && outer.verb.lemma == "be" && !outer.verb.negated && outer.verb.modal.is_none()
}
