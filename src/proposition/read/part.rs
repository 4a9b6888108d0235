//! The parts of a proposition: subject, doer, predicate, phrases, target, condition, scope.

use std::ops::Range;

use super::{Sentence, Thread};
use crate::{
    claim::cast::{range_span, words},
    grammar::{
        clause::{Clause, Link},
        noun::NounPhrase,
    },
    lexicon::Part,
    proposition::{
        Condition, ConditionKind, Marker, Modality, Nominal, Party, Tense,
        condition::Conditions,
        modality::{Force, cleaves, equates, marker, tense},
        nominal::{content, nominal},
        stance::Taken,
        truth::identifies,
    },
    token::Tag,
};

impl Sentence<'_> {
    /// A noun phrase, with the words of a clause that restricts it: "a request that was answered".
    pub(super) fn named(&self, noun: &NounPhrase, thread: &mut Thread<'_>) -> Nominal {
        let mut read = nominal(noun, self.row.tokens, &mut thread.cast);
        let restricts = |c: &&Clause| {
            let near = noun.tokens.end..=noun.tokens.end + 1;
            let comma = self.row.tokens.get(noun.tokens.end).is_some_and(|t| t.text == ",");
            matches!(c.link, Link::Relative | Link::Participle(None))
                && near.contains(&c.tokens.start)
                && !comma
                && !noun.pronoun
        };
        if let Some(clause) = self.clauses.iter().find(restricts) {
            let start = clause.tokens.start.max(noun.tokens.end);
            read.modifiers.extend(content(&self.row.tokens[start..clause.tokens.end.max(start)]));
        }
        read
    }

    /// The words of a clause and of those that complete it.
    pub(super) fn content(&self, clause: &Clause, index: usize, subject: Option<&NounPhrase>) -> Vec<String> {
        let mut ranges: Vec<Range<usize>> = subject.map(|s| s.tokens.clone()).into_iter().collect();
        ranges.push(clause.tokens.clone());
        let completes = |child: &Clause| child.link.completes();
        ranges.extend(self.below(index, completes).map(|child| child.tokens.clone()));
        let mut places: Vec<usize> = ranges.into_iter().flatten().collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().flat_map(|at| content(&self.row.tokens[at..=at])).collect()
    }

    /// The words of the infinitives, contents and gerunds that complete a clause without a comma.
    pub(super) fn completing(&self, index: usize) -> Vec<String> {
        let completes = |child: &Clause| {
            let before = child.tokens.start.checked_sub(1);
            let comma = before.is_some_and(|t| matches!(self.row.tokens[t].text, "," | "--" | "–"));
            let link = &child.link;
            !comma
                && matches!(link, Link::Infinitive | Link::Content | Link::Wh(_) | Link::Participle(Some(_)))
        };
        let words = |child: &Clause| content(&self.row.tokens[child.tokens.clone()]);
        self.below(index, completes).flat_map(words).collect()
    }

    /// The clauses of a kind that hang on a clause, or on one of these.
    pub(super) fn below(
        &self,
        index: usize,
        fits: impl Fn(&Clause) -> bool,
    ) -> impl Iterator<Item = &'_ Clause> {
        let mut inside = vec![index];
        self.clauses.iter().enumerate().skip(index + 1).filter_map(move |(at, child)| {
            let hangs = fits(child) && child.governor.is_some_and(|g| inside.contains(&g));
            hangs.then(|| {
                inside.push(at);
                child
            })
        })
    }

    /// `restricting-clause = noun ( relative-clause | "where" clause ) | "what" clause`, without a comma.
    pub(super) fn restricting(&self, clause: &Clause) -> bool {
        let first = self.row.tokens[clause.tokens.start].text.to_lowercase();
        let before = clause.pieces.start.checked_sub(1).and_then(|at| self.row.pieces[at].noun());
        let common = before.is_some_and(|noun| !noun.proper);
        let pointed = clause.link == Link::Relative || first == "where";
        common && pointed || first == "what" && clause.own_subject
    }

    /// `reasoned-clause = clause "because" clause`
    pub(super) fn reasoned(&self, index: usize) -> bool {
        let because = |word: &str| matches!(word, "because" | "just because" | "simply because");
        let gives = |c: &Clause| matches!(&c.link, Link::Subordinate(word) if because(word));
        self.clauses.iter().any(|c| c.governor == Some(index) && gives(c))
    }

    /// The subject, with "the ones" taken for what it is said to be.
    pub(super) fn subject(&self, index: usize) -> Option<NounPhrase> {
        let clause = &self.clauses[index];
        match self.outer(index) {
            // "accused its neighbour of backing the rebels": the neighbour is said to have backed them.
            Some(outer) if matches!(clause.link, Link::Participle(Some(_))) && self.charges(outer) => {
                if outer.verb.passive { outer.subject.clone() } else { outer.object().cloned() }
            }
            Some(outer)
                if clause.link == Link::Relative
                    && (equates(&self.row, outer, clause) || identifies(outer, clause)) =>
            {
                outer.subject.clone()
            }
            _ => clause.subject.clone(),
        }
    }

    /// Whether the verb of a clause says that another did wrong.
    fn charges(&self, clause: &Clause) -> bool {
        self.row.lexicon.stance_cues(&clause.verb.lemma, Part::Verb).any(|cue| cue.stance == "accuse")
    }

    /// The clause that governs this one, or the one before it.
    fn outer(&self, index: usize) -> Option<&Clause> {
        self.clauses[index].governor.or_else(|| index.checked_sub(1)).map(|at| &self.clauses[at])
    }

    /// What marks the clause: its adverbs, or that it is told of nobody else.
    pub(super) fn marker(&self, index: usize) -> Option<Marker> {
        let clause = &self.clauses[index];
        let alone = self.outer(index).is_some_and(|outer| cleaves(&self.row, outer, clause));
        let first = self.outer(index).is_some_and(|outer| self.first_time(outer, clause));
        let own = marker(&words(&self.row.tokens[clause.tokens.clone()]));
        let lasting = || self.as_it_was(clause).then_some(Marker::Unchanged);
        own.or(alone.then_some(Marker::Only)).or(first.then_some(Marker::FirstTime)).or_else(lasting)
    }

    /// `first-time = ( "it" | "this" … ) "be" "the first time" … clause`
    fn first_time(&self, outer: &Clause, inner: &Clause) -> bool {
        let time = outer.objects.iter().find(|o| self.row.tokens[o.head].lemma == "time");
        let first = time.is_some_and(|o| {
            self.row.tokens[o.tokens.clone()].iter().any(|t| t.text.eq_ignore_ascii_case("first"))
        });
        let points = outer.subject.as_ref().is_some_and(|s| {
            let word = self.row.tokens[s.head].text.to_lowercase();
            matches!(word.as_str(), "it" | "this" | "that")
        });
        first
            && points
            && outer.verb.lemma == "be"
            && inner.verb.head > outer.verb.head
            && matches!(inner.link, Link::Relative | Link::Content)
    }

    /// `as-it-was = ( "remain" | "stay" ) "as" ( "it" | "they" ) "be"`
    fn as_it_was(&self, clause: &Clause) -> bool {
        if !matches!(&*clause.verb.lemma, "remain" | "stay") {
            return false;
        }
        let after = clause.verb.tokens.end;
        let end = (after + 3).min(self.row.tokens.len());
        let text = words(&self.row.tokens[after.min(end)..end]).to_lowercase();
        matches!(
            &*text,
            "as it was" | "as they were" | "as it is" | "as they are" | "as it stands" | "as they stand"
        )
    }

    /// The predicate's dictionary form, and its object or complement.
    pub(super) fn predicate(&self, clause: &Clause, thread: &mut Thread<'_>) -> (String, Option<Nominal>) {
        if let Some(head) = clause.adjective.filter(|_| clause.verb.copular()) {
            let adjective = self.row.tokens[head].lemma.to_lowercase();
            return (adjective, clause.object().map(|o| self.named(o, thread)));
        }
        let predicate = if clause.existential { "exist".to_string() } else { clause.verb.lemma.clone() };
        // "The claim that the mill won the contract": the claim is not what was won.
        let said = |o: &&NounPhrase| {
            let before = o.tokens.start < clause.verb.tokens.start;
            let noun = self.row.tokens[o.head].lemma.to_lowercase();
            !before || self.row.lexicon.attitude(&noun, Part::Noun).is_none()
        };
        // "The first time that she sang": the time is no object.
        let timed = |o: &&NounPhrase| {
            o.tokens.start < clause.verb.tokens.start && self.row.tokens[o.head].lemma == "time"
        };
        let object = clause.objects.iter().find(said).filter(|_| clause.objects.len() > 1);
        let object = object.or(clause.object()).filter(|o| !timed(o));
        (predicate, object.map(|o| self.named(o, thread)))
    }

    /// The tense of a clause; "failed to pay" and "managed to pay" tell of the past.
    pub(super) fn tense(&self, clause: &Clause, force: Force) -> Tense {
        let governor = clause.governor.filter(|_| clause.link == Link::Infinitive);
        match governor.map(|g| &self.clauses[g]) {
            Some(outer) if force.modality == Modality::Asserted => tense(outer),
            _ => tense(clause),
        }
    }

    pub(super) fn phrases(&self, clause: &Clause, thread: &mut Thread<'_>) -> Vec<(String, Nominal)> {
        let phrase = |(word, at, noun): &(String, usize, NounPhrase)| {
            (self.degree(clause, word, *at), self.named(noun, thread))
        };
        clause.phrases.iter().map(phrase).collect()
    }

    /// `degree = ( "less" | multiplier … ) adjective ( "than" | "as" )`: the preposition of a comparison, with what
    /// turns it about or widens it.
    fn degree(&self, clause: &Clause, word: &str, at: usize) -> String {
        let Some(head) = clause.adjective.filter(|&head| head < at && matches!(word, "than" | "as")) else {
            return word.to_owned();
        };
        let before = |back: usize| head.checked_sub(back).map_or("", |at| &*self.row.tokens[at].lemma);
        match word {
            "than" if before(1) == "less" => "less than".to_owned(),
            "than" if self.row.tokens[head].tag == Tag::Jjr || before(1) == "more" => "more than".to_owned(),
            "as" if before(1) == "as" => {
                let plain =
                    matches!(before(2), "be" | "'s" | "not" | "n't" | "just" | "also" | "exactly" | "never");
                if plain { "as much as".to_owned() } else { "times as".to_owned() }
            }
            _ => word.to_owned(),
        }
    }

    pub(super) fn topic(
        &self,
        index: usize,
        taken: Option<&Taken>,
        thread: &mut Thread<'_>,
    ) -> Option<crate::proposition::topic::Found> {
        let of_clause = self.finder().of_clause(&self.clauses[index], &mut thread.topics);
        // "We will sit down with the port" is about talks, not about the port.
        let talks = of_clause.as_ref().is_some_and(|found| self.row.lexicon.within(&found.topic.id, "talks"));
        taken.and_then(|taken| taken.topic.clone()).filter(|found| found.topic.known || !talks).or(of_clause)
    }

    /// The condition of a clause; "in this way" takes up the last one that the same side has set.
    pub(super) fn condition(
        &self,
        index: usize,
        holder: Option<&Party>,
        thread: &mut Thread<'_>,
    ) -> Option<Condition> {
        let found = Conditions {
            row: &self.row,
            clauses: self.clauses,
            cast: &mut thread.cast,
            memory: &mut thread.topics,
        }
        .of(index);
        let found = found.or_else(|| self.inner_waiver(index, thread));
        let found = found.or_else(|| self.taken_up(index, holder, thread));
        if let (Some(condition), Some(holder)) = (&found, holder) {
            thread.conditions.push((holder.actor.clone(), condition.clone()));
        }
        found
    }

    /// "ready to negotiate without preconditions": what the infinitive of a stance waives, the stance waives.
    fn inner_waiver(&self, index: usize, thread: &mut Thread<'_>) -> Option<Condition> {
        let inner =
            self.clauses.iter().position(|c| c.link == Link::Infinitive && c.governor == Some(index))?;
        self.finder().stance(index, &mut thread.topics)?;
        let mut conditions = Conditions {
            row: &self.row,
            clauses: self.clauses,
            cast: &mut thread.cast,
            memory: &mut thread.topics,
        };
        conditions.of(inner).filter(|c| c.kind == ConditionKind::Without)
    }

    /// `taken-up-condition = "only" … "in this way" | "then" | "under this condition"`
    pub(super) fn taken_up(
        &self,
        index: usize,
        holder: Option<&Party>,
        thread: &Thread<'_>,
    ) -> Option<Condition> {
        let clause = &self.clauses[index];
        let only = clause.adverbs.iter().any(|&a| self.row.tokens[a].lemma == "only");
        let points = |noun: &NounPhrase| {
            matches!(
                &*self.row.tokens[noun.head].lemma,
                "way" | "condition" | "basis" | "circumstance" | "case" | "term"
            )
        };
        let (_, start, noun) = clause.phrases.iter().find(|(_, _, noun)| points(noun)).filter(|_| only)?;
        let (_, last) =
            thread.conditions.iter().rev().find(|(actor, _)| holder.is_some_and(|h| h.actor == *actor))?;
        let range = *start..noun.tokens.end;
        Some(Condition { span: range_span(self.row.tokens, &range), ..last.clone() })
    }

    /// `scope = "with" ( "everyone" | "all" … )`
    pub(super) fn scope(&self, clause: &Clause) -> Option<String> {
        let everyone = |noun: &NounPhrase| {
            self.row.lexicon.is(&self.row.tokens[noun.head].lemma.to_lowercase(), "everyone-word")
                || noun.determiner == crate::proposition::Determiner::All
        };
        let later = self
            .clauses
            .iter()
            .filter(|c| c.at > clause.at && matches!(c.link, Link::Infinitive | Link::Participle(_)));
        let mut phrases = clause.phrases.iter().chain(later.flat_map(|c| c.phrases.iter()));
        phrases.any(|(_, _, noun)| everyone(noun)).then(|| "everyone".to_string())
    }
}
