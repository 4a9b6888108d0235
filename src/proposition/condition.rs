//! Conditions: what must hold first, and on whom that puts a burden.

use crate::{
    claim::cast::{Cast, range_span, words},
    grammar::{
        clause::{Clause, Link, Row},
        noun::NounPhrase,
        verb::Tense,
    },
    lexicon::{Frame, Part},
    proposition::{
        Condition, ConditionKind, Topic,
        topic::{Finder, Memory},
    },
};

/// Subordinators, and the kind of condition that each opens.
const SUBORDINATORS: &[(&str, ConditionKind)] = &[
    ("if", ConditionKind::If),
    ("only if", ConditionKind::OnlyIf),
    ("only when", ConditionKind::OnlyIf),
    ("only once", ConditionKind::OnlyIf),
    ("only after", ConditionKind::OnlyIf),
    ("provided", ConditionKind::OnlyIf),
    ("provided that", ConditionKind::OnlyIf),
    ("on condition that", ConditionKind::OnlyIf),
    ("on the condition that", ConditionKind::OnlyIf),
    ("as long as", ConditionKind::If),
    ("as soon as", ConditionKind::OnlyIf),
    ("once", ConditionKind::If),
    ("unless", ConditionKind::Unless),
    ("until", ConditionKind::Until),
    ("not until", ConditionKind::Until),
    ("till", ConditionKind::Until),
    ("before", ConditionKind::Before),
];

/// Prepositions that make their noun phrase a condition.
const PREPOSITIONS: &[(&str, ConditionKind)] = &[
    ("as a precondition for", ConditionKind::OnlyIf),
    ("as a condition for", ConditionKind::OnlyIf),
    ("in exchange for", ConditionKind::OnlyIf),
    ("in return for", ConditionKind::OnlyIf),
    ("until", ConditionKind::Until),
    ("pending", ConditionKind::Until),
];

/// What conditions are read from.
pub(crate) struct Conditions<'a, 'l> {
    pub(crate) row: &'a Row<'a>,
    pub(crate) clauses: &'a [Clause],
    pub(crate) cast: &'a mut Cast<'l>,
    pub(crate) memory: &'a mut Memory,
}

impl Conditions<'_, '_> {
    /// The condition of clause `index`, if it has one.
    pub(crate) fn of(&mut self, index: usize) -> Option<Condition> {
        self.unconditional(index)
            .or_else(|| self.conditioned_on(index))
            .or_else(|| self.subordinate(index))
            .or_else(|| self.after_colon(index))
            .or_else(|| self.prepositional(index))
    }

    /// `unconditional = "without preconditions" | "at any time" | …`
    fn unconditional(&self, index: usize) -> Option<Condition> {
        let clause = &self.clauses[index];
        let found = clause.phrases.iter().find(|(word, _, noun)| {
            let head = &self.row.tokens[noun.head].lemma;
            matches!(word.as_str(), "without" | "with")
                && self.row.lexicon.is(head, "condition-noun")
                && (word == "without" || noun.determiner == crate::proposition::Determiner::No)
        });
        let (start, end) = match found {
            Some((_, start, noun)) => (*start, noun.tokens.end),
            None => self.listed(clause)?,
        };
        Some(self.condition(ConditionKind::Without, start..end, None, None))
    }

    /// A phrase of the lexicon that waives conditions, somewhere in the clause.
    fn listed(&self, clause: &Clause) -> Option<(usize, usize)> {
        let tokens = self.row.tokens;
        let limit = clause.tokens.end.min(tokens.len());
        let (mut phrase, mut ends) = (String::new(), Vec::new());
        (clause.verb.tokens.start..limit).find_map(|start| {
            phrase.clear();
            ends.clear();
            let mut before = None;
            for token in &tokens[start..limit.min(start + 4)] {
                if before.is_some_and(|end| end < token.span.start) {
                    phrase.push(' ');
                }
                phrase.push_str(token.text);
                ends.push(phrase.len());
                before = Some(token.span.end);
            }
            let listed = |count: &usize| self.row.lexicon.is(&phrase[..ends[count - 1]], "condition-without");
            (2..=ends.len()).rev().find(listed).map(|count| (start, start + count))
        })
    }

    /// `conditioned-on = "condition" … "on" ( gerund-clause | noun-phrase )`: the verb itself makes the condition.
    fn conditioned_on(&mut self, index: usize) -> Option<Condition> {
        let clause = &self.clauses[index];
        if !self.row.lexicon.is(&clause.verb.lemma, "condition-verb") {
            return None;
        }
        let child = self.clauses.iter().enumerate().find(|(_, c)| {
            c.governor == Some(index)
                && matches!(&c.link, Link::Participle(_) | Link::Relative)
                && c.verb.head > clause.verb.head
        });
        let child = child.map(|(at, _)| at).or_else(|| {
            (index + 1 < self.clauses.len()
                && self.clauses[index + 1].verb.form == crate::grammar::verb::Form::Gerund)
                .then_some(index + 1)
        });
        if let Some(child) = child {
            return Some(self.by_clause(ConditionKind::OnlyIf, child));
        }
        let (_, start, noun) =
            clause.phrases.iter().find(|(word, ..)| matches!(word.as_str(), "on" | "upon")).cloned()?;
        Some(self.by_noun(ConditionKind::OnlyIf, start, &noun))
    }

    /// `condition-after-colon = "on" … "condition" … ":" clause`: "would sing on one condition: the fee must be paid".
    fn after_colon(&mut self, index: usize) -> Option<Condition> {
        let clause = &self.clauses[index];
        let (_, _, noun) = clause.phrases.iter().find(|(word, _, noun)| {
            word == "on" && self.row.lexicon.is(&self.row.tokens[noun.head].lemma, "condition-noun")
        })?;
        let colon = self.row.pieces.iter().find(|p| {
            p.tokens.start >= noun.tokens.end && p.kind == crate::grammar::piece::Kind::Break(':')
        })?;
        let after = colon.tokens.end;
        let next = self.clauses.iter().position(|c| c.tokens.start >= after)?;
        Some(self.by_clause(ConditionKind::OnlyIf, next))
    }

    /// A clause with a subordinator that hangs on this one, or on the verb that governs it.
    fn subordinate(&mut self, index: usize) -> Option<Condition> {
        let governs = |c: &Clause| {
            c.governor == Some(index)
                || c.governor.is_some_and(|g| self.chain(g, index) || self.inserted(g, index))
        };
        let found = self.clauses.iter().enumerate().find_map(|(at, c)| {
            let Link::Subordinate(word) = &c.link else { return None };
            let kind = SUBORDINATORS.iter().find(|(w, _)| w == word).map(|&(_, kind)| kind);
            // "only after", "not before": an adverb before the subordinator makes the condition necessary.
            let before = c.pieces.start.checked_sub(1).map(|p| &self.row.pieces[p]);
            let only =
                before.is_some_and(|p| self.row.tokens[p.tokens.clone()].iter().any(|t| t.lemma == "only"));
            let negated = self.denied(index);
            let kind = match (kind, word.as_str()) {
                (_, "after" | "when" | "once" | "if") if only => Some(ConditionKind::OnlyIf),
                (Some(ConditionKind::Before), _) if !negated => None,
                (Some(ConditionKind::Until), _) if !negated => None,
                (kind, _) => kind,
            };
            kind.filter(|_| governs(c)).map(|kind| (kind, at))
        });
        found.map(|(kind, at)| self.by_clause(kind, at))
    }

    /// Whether a clause is denied, by its verb or by "no" before its subject or object.
    fn denied(&self, index: usize) -> bool {
        let clause = &self.clauses[index];
        let none = |noun: &NounPhrase| noun.determiner == crate::proposition::Determiner::No;
        clause.verb.negated || clause.subject.as_ref().is_some_and(none) || clause.objects.iter().any(none)
    }

    /// Whether clause `inner` only says who speaks, in the midst of `outer`: "it would pay, she said, only if …".
    fn inserted(&self, inner: usize, outer: usize) -> bool {
        let clause = &self.clauses[inner];
        let speech =
            self.row.lexicon.cue(&clause.verb.lemma, Part::Verb).is_some_and(|c| c.trust(Frame::Quote) > 0);
        speech && inner > outer && clause.link == Link::Main && clause.objects.is_empty()
    }

    /// Whether clause `inner` is an infinitive that hangs on `outer`: "is ready to talk if …".
    fn chain(&self, inner: usize, outer: usize) -> bool {
        let clause = &self.clauses[inner];
        clause.governor == Some(outer) && matches!(clause.link, Link::Infinitive | Link::Participle(_))
    }

    /// `prepositional-condition = "only after" noun-phrase | "as a precondition for" noun-phrase | …`
    fn prepositional(&mut self, index: usize) -> Option<Condition> {
        let clause = self.clauses[index].clone();
        // "Would end, it said, on the day when …": what follows who speaks belongs to what is said.
        let speech = self.clauses.get(index + 1).filter(|_| self.inserted(index + 1, index));
        let later = speech.map(|c| c.phrases.clone()).unwrap_or_default();
        for (word, start, noun) in clause.phrases.iter().chain(&later) {
            if let Some(day) = self.on_the_day(index, word, *start, noun) {
                return Some(self.condition(ConditionKind::OnlyIf, *start..day.1, day.0, None));
            }
            let only = start.checked_sub(1).is_some_and(|i| self.row.tokens[i].lemma == "only");
            let listed = PREPOSITIONS.iter().find(|(w, _)| w == word).map(|&(_, kind)| kind);
            let kind = match word.as_str() {
                "after" | "in" | "with" | "on" if only => Some(ConditionKind::OnlyIf),
                "until" if self.denied(index) => Some(ConditionKind::Until),
                "without" if self.denied(index) => Some(ConditionKind::Unless),
                "before" if clause.verb.negated => Some(ConditionKind::Unless),
                "until" => None,
                _ => listed,
            };
            if let Some(kind) = kind {
                return Some(self.by_noun(kind, *start, noun));
            }
        }
        None
    }

    /// `on-the-day = ( "on" | "from" ) ( "day" | "moment" ) relative-clause`, after what is still to come: the
    /// burden and the end of the clause.
    fn on_the_day(
        &mut self,
        index: usize,
        word: &str,
        start: usize,
        noun: &NounPhrase,
    ) -> Option<(Option<String>, usize)> {
        let ahead =
            self.clauses[index].verb.modal.is_some() || self.clauses[index].verb.tense == Tense::Future;
        let day = matches!(&*self.row.tokens[noun.head].lemma, "day" | "moment" | "date" | "hour");
        let inside = start..noun.tokens.end + 4;
        let clause = self
            .clauses
            .iter()
            .find(|c| c.link == Link::Relative && inside.contains(&c.tokens.start) && c.own_subject)?;
        let end = clause.tokens.end;
        let burden = clause.subject.clone();
        if !ahead || !day || !matches!(word, "on" | "from") {
            return None;
        }
        Some((burden.and_then(|s| self.cast.party(&s, self.row.tokens)).map(|p| p.actor), end))
    }

    fn by_clause(&mut self, kind: ConditionKind, at: usize) -> Condition {
        let clause = self.clauses[at].clone();
        let burden =
            clause.subject.as_ref().and_then(|s| self.cast.party(s, self.row.tokens)).map(|p| p.actor);
        let finder = Finder { lexicon: self.row.lexicon, tokens: self.row.tokens, clauses: self.clauses };
        let topic = finder.of_clause(&clause, self.memory).map(|f| f.topic);
        let start =
            clause.tokens.start.min(clause.subject.as_ref().map_or(clause.tokens.start, |s| s.tokens.start));
        self.condition(kind, start..clause.tokens.end, burden, topic)
    }

    fn by_noun(&mut self, kind: ConditionKind, start: usize, noun: &NounPhrase) -> Condition {
        let finder = Finder { lexicon: self.row.lexicon, tokens: self.row.tokens, clauses: self.clauses };
        let topic = Some(finder.of_noun(noun, self.memory).topic);
        let burden = noun
            .phrases
            .iter()
            .map(|(_, n)| n)
            .chain(noun.possessor.as_deref())
            .find_map(|n| self.cast.party(n, self.row.tokens))
            .map(|p| p.actor);
        self.condition(kind, start..noun.tokens.end, burden, topic)
    }

    fn condition(
        &self,
        kind: ConditionKind,
        range: std::ops::Range<usize>,
        burden: Option<String>,
        topic: Option<Topic>,
    ) -> Condition {
        Condition {
            kind,
            text: words(&self.row.tokens[range.clone()]),
            span: range_span(self.row.tokens, &range),
            burden,
            topic,
        }
    }
}
