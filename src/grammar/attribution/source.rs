//! The full extent of a source: apposition, title, phrases and relative clauses included.

use std::ops::Range;

use super::{Reader, extent::best};
use crate::{
    grammar::{
        Determiner,
        clause::{Clause, Link},
        noun::NounPhrase,
        piece::Kind,
        verb::Form,
    },
    token::Tag,
};

/// How long a source may be that its verb has lost, in tokens.
const FAR: usize = 30;

/// A source and all its words.
pub(super) type Named = (NounPhrase, Range<usize>);

impl Reader<'_, '_> {
    /// Who says so: the subject, or whom a passive names after "by".
    pub(super) fn source(&self, index: usize) -> Option<Named> {
        let clause = &self.clauses[index];
        if clause.verb.passive {
            let by = clause.phrases.iter().find(|(word, ..)| word == "by");
            return by.map(|(_, _, noun)| (noun.clone(), noun.tokens.clone()));
        }
        if let Some(noun) = self.relative(clause) {
            return Some(noun);
        }
        if let Some(noun) = clause.subject.as_ref().filter(|_| clause.own_subject) {
            return Some((noun.clone(), self.left_extent(clause, noun)));
        }
        if clause.verb.form == Form::Finite
            && let Some(named) = self.adjoining(clause.verb.tokens.start)
        {
            return Some(named);
        }
        if let Some(noun) = self.shared(index) {
            let extent = noun.tokens.clone();
            return Some((noun, extent));
        }
        self.far(index)
    }

    /// The subject of a verb that the clause lost on the way: the noun phrase that opens the stretch before it,
    /// "A paper filed on Friday says", or the subject of the verb that it is joined to.
    fn far(&self, index: usize) -> Option<Named> {
        let clause = &self.clauses[index];
        let verb = clause.verb.tokens.start;
        if clause.verb.form != Form::Finite || clause.verb.passive || clause.link == Link::Relative {
            return None;
        }
        let depth = self.depth(clause.verb.head);
        let opens = |i: usize| {
            self.depth(i) == depth
                && matches!(
                    self.kind(i),
                    Some(Kind::Subordinator(_) | Kind::That | Kind::Wh(_) | Kind::Break(_))
                )
        };
        let region = self.region(clause.verb.head);
        let start =
            (region.start..verb).rev().find(|&i| opens(i)).map_or(region.start, |i| self.piece_end(i));
        let earlier = self.clauses[..index].iter().rposition(|c| {
            c.verb.form == Form::Finite
                && c.link != Link::Relative
                && (start..verb).contains(&c.verb.head)
                && self.depth(c.verb.head) == depth
        });
        if let Some(earlier) = earlier {
            let joined =
                verb.checked_sub(1).is_some_and(|i| matches!(self.kind(i), Some(Kind::Coordinator(_))));
            return self.source(earlier).filter(|_| joined);
        }
        // "as follows", "to which say": a word right before the verb that a subject cannot end with.
        let last = verb.checked_sub(1)?;
        if matches!(self.kind(last), Some(Kind::Preposition(_) | Kind::Relative(_) | Kind::Other))
            || self.text(last) == "as"
        {
            return None;
        }
        let first = self.past_phrases(start, verb)?;
        let Some(Kind::Noun(noun)) = self.kind(first) else { return None };
        let names = noun.tokens.start == first && !self.expletive(noun) && first + FAR > verb;
        names.then(|| (noun.clone(), first..verb))
    }

    /// Where a clause begins once adverbs, times and the phrases before its first comma are passed.
    fn past_phrases(&self, mut at: usize, end: usize) -> Option<usize> {
        while at < end {
            match self.kind(at)? {
                Kind::Coordinator(_) | Kind::Adverb | Kind::Time | Kind::Comma => at = self.piece_end(at),
                Kind::Preposition(_) => at = (at..end).find(|&i| self.comma(i))? + 1,
                Kind::Noun(_) => return Some(at),
                _ => return None,
            }
        }
        None
    }

    /// A name right before the verb that is part of no subject: after a parenthesis, "Ida Holm, a historian,
    /// noted", or after another noun, "in a radio interview Holm declared".
    fn adjoining(&self, verb: usize) -> Option<Named> {
        let last = verb.checked_sub(1)?;
        if self.comma(last) {
            return self.before_parenthesis(last).filter(|(noun, _)| noun.proper);
        }
        let Some(Kind::Noun(noun)) = self.kind(last) else { return None };
        let run = (noun.tokens.start..verb).rev().take_while(|&i| self.row.tokens[i].tag.is_proper()).count();
        let start = verb - run;
        let common = start > noun.tokens.start && self.row.tokens[start - 1].tag.is_noun();
        if run == 0 || !common || noun.tokens.end != verb || noun.head != last {
            return None;
        }
        let name = NounPhrase {
            tokens: start..verb,
            determiner: Determiner::Bare,
            possessor: None,
            modifiers: start..last,
            ..noun.clone()
        };
        Some((name, start..verb))
    }

    /// "officials who said": the words of the source are "who".
    fn relative(&self, clause: &Clause) -> Option<Named> {
        let subject = clause.subject.as_ref().filter(|_| clause.link == Link::Relative)?;
        let before = clause.verb.tokens.start.checked_sub(1)?;
        match self.kind(before) {
            Some(Kind::Relative(_)) => Some((subject.clone(), before..before + 1)),
            _ => None,
        }
    }

    /// The subject with what stands between it and its verb, commas of a parenthesis included.
    fn left_extent(&self, clause: &Clause, noun: &NounPhrase) -> Range<usize> {
        let verb = clause.verb.tokens.start;
        let tokens = noun.tokens.clone();
        if tokens.start >= verb {
            return self.right_extent(tokens.start).map_or(tokens, |(_, extent)| extent);
        }
        let mut end = verb;
        while end > tokens.end
            && matches!(self.kind(end - 1), Some(Kind::Adverb | Kind::Time | Kind::OpenQuote))
        {
            end -= 1;
            if end > tokens.end
                && matches!(self.kind(end - 1), Some(Kind::Preposition(_)))
                && matches!(self.kind(end), Some(Kind::Time))
            {
                end -= 1;
            }
        }
        let other_verb = self
            .clauses
            .iter()
            .any(|c| c.link == Link::Main && c.verb.head >= tokens.end && c.verb.head < verb);
        if other_verb || self.depth(tokens.start) != self.depth(clause.verb.head) {
            return tokens;
        }
        tokens.start..end.max(tokens.end)
    }

    /// A participle, infinitive or second verb says what the subject of its sentence says.
    fn shared(&self, index: usize) -> Option<NounPhrase> {
        let clause = &self.clauses[index];
        let token = clause.verb.tokens.start;
        let loose = clause.verb.form == Form::Gerund
            && token.checked_sub(1).is_none_or(|t| {
                self.comma(t)
                    || matches!(self.text(t), "and" | "but")
                    || t > 0 && self.closes(t) && self.comma(t - 1)
            })
            || self.addressed(clause)
            || matches!(&clause.link, Link::Participle(Some(word)) if matches!(&**word, "while" | "before" | "after" | "when" | "by" | "in"));
        if clause.verb.form == Form::Finite && !clause.own_subject {
            let cue = self.verb_cue(&clause.verb.lemma).is_some_and(|cue| best(&cue) >= 80);
            let partner = self.clauses[..index].iter().rev().find(|c| {
                c.verb.form == Form::Finite
                    && (c.link == Link::Main || clause.subject.is_none())
                    && c.own_subject
                    && self.depth(c.verb.head) == self.depth(clause.verb.head)
                    && self.verb_cue(&c.verb.lemma).is_some_and(|cue| best(&cue) >= 80)
            });
            if let Some(partner) = partner.filter(|_| cue) {
                return partner.subject.clone();
            }
        }
        if loose {
            let depth = self.depth(clause.verb.head);
            let region = self.region(clause.verb.head);
            let main = self.clauses.iter().filter(|c| {
                c.verb.form == Form::Finite
                    && matches!(c.link, Link::Main)
                    && self.depth(c.verb.head) == depth
                    && region.contains(&c.verb.head)
                    && c.subject.is_some()
            });
            let earlier = main.clone().filter(|c| c.verb.head < token).max_by_key(|c| {
                let speaks = self.verb_cue(&c.verb.lemma).is_some();
                (speaks, std::cmp::Reverse(c.verb.head))
            });
            if let Some(found) = earlier.or_else(|| main.clone().next()) {
                return found.subject.clone();
            }
        }
        clause.subject.clone()
    }

    /// "sent a message to members saying": whom it was sent to does not say it.
    fn addressed(&self, clause: &Clause) -> bool {
        let to = clause.subject.as_ref().and_then(|s| s.tokens.start.checked_sub(1));
        clause.verb.form == Form::Gerund && to.is_some_and(|t| self.text(t) == "to")
    }

    /// A noun phrase from the token on, with its phrases, apposition and relative clause.
    pub(super) fn right_extent(&self, token: usize) -> Option<Named> {
        let Some(Kind::Noun(noun)) = self.kind(token) else { return None };
        let mut end = self.piece_end(token);
        if noun.pronoun {
            return Some((noun.clone(), token..noun.tokens.end.max(token + 1)));
        }
        end = self.phrases_end(end, noun.proper);
        if self.comma(end)
            && self.token(end + 1).is_some_and(|t| t.tag == Tag::Cd)
            && self.comma(self.piece_end(end + 1))
        {
            end = self.piece_end(end + 1);
        }
        if self.comma(end)
            && let Some(Kind::Noun(second)) = self.kind(end + 1)
            && !second.pronoun
            && !self.is(end + 1, "weekday")
            && self.apposed(end + 1)
        {
            end = self.phrases_end(self.piece_end(end + 1), false);
        }
        let parted = usize::from(self.comma(end));
        if matches!(self.kind(end + parted), Some(Kind::Relative(word)) if word == "who" || word == "whose" || word == "which")
        {
            let depth = self.depth(token);
            end = (end + parted + 1..self.row.tokens.len())
                .find(|&i| {
                    self.comma(i) || self.depth(i) != depth || matches!(self.text(i), "." | ";" | "—" | "--")
                })
                .unwrap_or_else(|| self.body_end());
        }
        Some((noun.clone(), token..end))
    }

    /// What stands after a comma renames what stands before it, unless a verb follows it.
    fn apposed(&self, token: usize) -> bool {
        let end = self.phrases_end(self.piece_end(token), false);
        !matches!(self.kind(end), Some(Kind::Verb(verb)) if verb.form == Form::Finite)
    }

    fn phrases_end(&self, mut end: usize, proper: bool) -> usize {
        while let (Some(Kind::Preposition(word)), Some(Kind::Noun(_))) = (self.kind(end), self.kind(end + 1))
        {
            let takes =
                word == "of" || !proper && matches!(&**word, "for" | "from" | "at" | "in" | "with" | "on");
            if !takes || self.stated(end + 1) {
                break;
            }
            end = self.piece_end(end + 1);
        }
        end
    }
}
