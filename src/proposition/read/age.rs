//! How old somebody is: "Ada Holm, 58, said", "the 58-year-old Holm", "Holm is 58".

use std::ops::Range;

use super::{Placed, Sentence, Thread};
use crate::{
    grammar::noun::NounPhrase,
    proposition::{AGE, Bound, Modality, Polarity, Proposition, Quantity, nominal::nominal},
};

/// How many words before a comma a name may start.
const BEFORE: usize = 6;

/// How many days from the day on which it was said a sentence may name another time and still tell today's age.
const NEAR: i32 = 60;

/// Years that somebody may have lived.
const LIVED: std::ops::RangeInclusive<i64> = 1..=115;

impl Sentence<'_> {
    /// A proposition for each age that the sentence tells of somebody now.
    pub(super) fn ages(&self, thread: &mut Thread<'_>, found: &mut Vec<Placed>) {
        if self.quantities.is_empty() || self.elsewhen() {
            return;
        }
        for (quantity, figure) in self.quantities {
            let plain = quantity.value.fract() == 0.0 && quantity.bound == Bound::Exact;
            let whose = match quantity.unit.as_str() {
                _ if !plain || !LIVED.contains(&(quantity.value as i64)) => None,
                "year" => self.year_old(figure).or_else(|| self.said_to_be(figure)),
                "" if quantity.dimension.is_empty() => {
                    self.apposed_age(figure).or_else(|| self.said_to_be(figure))
                }
                _ => None,
            };
            let Some(who) = whose.filter(|who| !who.plural && who.members.is_empty()) else { continue };
            let chain = self.chain(figure.start);
            let who = nominal(&who, self.row.tokens, &mut thread.cast);
            let named = who.actor.is_some() || who.proper;
            let proposition = Proposition {
                phrases: vec![(String::new(), who)],
                quantity: Some(Quantity { unit: "year".to_owned(), ..quantity.clone() }),
                ..self.derived(AGE, figure, None, &chain)
            };
            found.extend(named.then_some(Placed { proposition, chain, own: None }));
        }
    }

    /// Whether the sentence speaks of a time that is not that of its telling, or of a death.
    fn elsewhen(&self) -> bool {
        let Some(said) = self.dated else { return true };
        let far = |day: crate::day::Day| (day.0 - said.0).abs() > NEAR;
        let other = self.times.iter().filter_map(|(timex, _)| timex.interval());
        let birth = self.row.tokens.iter().any(|token| &*token.lemma == "bear");
        other.into_iter().any(|days| !birth && days.from.or(days.to).is_some_and(far))
            || self.row.tokens.iter().any(|token| matches!(&*token.lemma, "die" | "death" | "would" | "when"))
    }

    /// `apposed-age = name "," ["aged"] figure ( "," | ")" )`
    fn apposed_age(&self, figure: &Range<usize>) -> Option<NounPhrase> {
        let aged = self.is(figure.start.checked_sub(1)?, "aged");
        let comma = figure.start.checked_sub(1 + usize::from(aged))?;
        let mark =
            |at: usize, marks: &[&str]| self.row.tokens.get(at).is_some_and(|t| marks.contains(&t.text));
        let closed = mark(figure.end, &[",", ")", "."]) && figure.len() == 1;
        let digits = self.row.tokens[figure.start].text.bytes().all(|b| b.is_ascii_digit());
        if !closed || !mark(comma, &[",", "("]) || !digits {
            return None;
        }
        let whole = |start: usize| self.noun_at(start).filter(|(_, end)| *end == comma);
        let (noun, _) = (comma.saturating_sub(BEFORE)..comma).find_map(whole)?;
        let full = noun.tokens.len() > 1;
        Some(noun).filter(|noun| noun.proper && full)
    }

    /// `year-old = ["the"] figure "-year-old" name`
    fn year_old(&self, figure: &Range<usize>) -> Option<NounPhrase> {
        let text = self.row.tokens[figure.end - 1].text.to_lowercase();
        let old = (figure.end - 1..figure.end + 2).any(|at| self.is(at, "old")) || text.ends_with("-old");
        if !old {
            return None;
        }
        let holds = |at: usize| self.noun_at(at).filter(|(noun, _)| noun.tokens.contains(&figure.start));
        let (noun, _) = (figure.start.saturating_sub(2)..=figure.start).find_map(holds)?;
        Some(noun).filter(|noun| noun.proper && noun.head >= figure.end)
    }

    /// `said-to-be = name "be" figure ["years old"]`
    fn said_to_be(&self, figure: &Range<usize>) -> Option<NounPhrase> {
        let index = self.innermost(figure)?;
        let clause = &self.clauses[index];
        let old = (figure.start..figure.end + 1).any(|at| self.is(at, "old"));
        let counts =
            self.row.tokens.get(figure.end).is_some_and(|t| !matches!(t.text, "." | "," | ")" | "and"));
        let right = clause.verb.tokens.end == figure.start && &*clause.verb.lemma == "be";
        if !right || counts && !old {
            return None;
        }
        let force = self.force(index, &self.chain(figure.start));
        let stated = force.polarity == Polarity::Positive && force.modality == Modality::Asserted;
        let present = self.tense(clause, force) == crate::proposition::Tense::Present;
        self.subject(index).filter(|_| stated && present)
    }
}
