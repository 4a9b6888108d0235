//! The verdict on pairs of statements that are taken to speak of one event: contradiction, entailment
//! or neither.

mod denial;
mod kind;
mod opposites;
mod order;
mod side;
mod word;
mod wording;

use crate::{fact::Fact, lexicon::Lexicon, proposition::Determiner, relation::RELATIONS};

use side::{Side, bag, negative, plain, thought};
use word::within;

/// How a hypothesis sits to its premises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// Both cannot hold.
    Contradiction,
    /// The hypothesis holds if the premises do.
    Entailment,
    /// Neither is known.
    Neutral,
}

impl Label {
    /// Its name in the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Entailment => "entailment",
            Self::Neutral => "neutral",
        }
    }
}

/// The verdict on a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How the hypothesis sits to its premises.
    pub label: Label,
    /// The relation that decided, if one did.
    pub relation: Option<&'static str>,
    /// Why, in words for a reader.
    pub why: String,
}

/// The verdict on a hypothesis, each premise given by its facts.
#[must_use]
pub fn verdict(premises: &[Vec<Fact>], hypothesis: &[Fact], lexicon: &Lexicon) -> Verdict {
    let given = joined(premises);
    if let Some((relation, why)) = contradiction(&given, hypothesis, lexicon) {
        return Verdict { label: Label::Contradiction, relation: Some(relation), why };
    }
    if let Some(why) = entailment(&given, hypothesis, lexicon) {
        return Verdict { label: Label::Entailment, relation: None, why };
    }
    Verdict { label: Label::Neutral, relation: None, why: "nothing links the two".to_owned() }
}

/// The verdict on a hypothesis that repeats its premise but for a word or two.
///
/// # Examples
///
/// ```
/// use belie::{compare, lexicon::Lexicon};
///
/// let lexicon = Lexicon::builtin();
/// let verdict = compare::wording("The lower lock always leaks.", "The lower lock never leaks.", &lexicon);
/// assert_eq!(verdict.map(|verdict| verdict.label), Some(compare::Label::Contradiction));
/// assert_eq!(compare::wording("A lock always leaks.", "A lock often leaks.", &lexicon), None);
/// ```
#[must_use]
pub fn wording(premise: &str, hypothesis: &str, lexicon: &Lexicon) -> Option<Verdict> {
    let why = wording::turned(premise, hypothesis, lexicon)?;
    Some(Verdict { label: Label::Contradiction, relation: Some("opposition"), why })
}

/// The facts of all premises, each premise with sentences of its own.
fn joined(premises: &[Vec<Fact>]) -> Vec<Fact> {
    let mut found: Vec<Fact> = Vec::new();
    for facts in premises {
        let first = found.last().map_or(0, |fact| fact.sentence + 1);
        found.extend(facts.iter().map(|fact| Fact { sentence: first + fact.sentence, ..fact.clone() }));
    }
    found
}

fn contradiction(given: &[Fact], asked: &[Fact], lexicon: &Lexicon) -> Option<(&'static str, String)> {
    let (told, claimed) = (Side::of(given, lexicon), Side::of(asked, lexicon));
    denial::denied(&told, &claimed, lexicon)
        .or_else(|| denial::denied(&claimed, &told, lexicon))
        .map(|why| ("denial", why))
        .or_else(|| opposites::opposed(&told, &claimed, lexicon).map(|why| ("opposition", why)))
        .or_else(|| order::turned(given, asked, lexicon).map(|why| ("comparison", why)))
        .or_else(|| related(given, asked, lexicon))
}

/// A relation between two facts.
fn related(given: &[Fact], asked: &[Fact], lexicon: &Lexicon) -> Option<(&'static str, String)> {
    let ready = |facts, document| -> Vec<Fact> {
        sound(facts)
            .into_iter()
            .filter(|fact| !thought(fact, lexicon))
            .map(|fact| apart(fact, document))
            .collect()
    };
    let (given, asked) = (ready(given, 0), ready(asked, 1));
    for relation in RELATIONS {
        for one in &given {
            for other in &asked {
                if relation.name == "opposition" && indefinite(one) && indefinite(other) {
                    continue;
                }
                let clash = (relation.compare)(one, other, lexicon);
                if let Ok(clash) = clash.or_else(|_| (relation.compare)(other, one, lexicon)) {
                    return Some((relation.name, clash.because.join("; ")));
                }
            }
        }
    }
    None
}

/// Whether a fact is told of one of a kind, no matter which.
fn indefinite(fact: &Fact) -> bool {
    fact.proposition.subject.as_ref().is_some_and(|n| n.determiner == Determiner::Indefinite)
}

/// The facts that the statement stands for.
fn sound(facts: &[Fact]) -> Vec<&Fact> {
    use crate::proposition::Modality::{Asserted, Intended, Obligation, Permitted};
    let stated =
        |fact: &&Fact| matches!(fact.proposition.modality, Asserted | Intended | Obligation | Permitted);
    facts.iter().filter(stated).collect()
}

/// The fact as one of a document of its own, undated like the other's.
fn apart(fact: &Fact, document: usize) -> Fact {
    Fact { document, ..fact.clone() }
}

/// The hypothesis says no more than the premises.
fn entailment(given: &[Fact], asked: &[Fact], lexicon: &Lexicon) -> Option<String> {
    if let Some(follows) = order::follows(given, asked, lexicon) {
        return follows.then(|| "it follows from what the premises compare".to_owned());
    }
    let same = !asked.is_empty() && asked.iter().all(plain) && given.iter().all(plain);
    let odd = |facts: &[Fact]| facts.iter().any(negative);
    if !same || odd(given) != odd(asked) {
        return None;
    }
    let words =
        |facts: &[Fact]| -> Vec<String> { facts.iter().flat_map(|fact| bag(&fact.proposition)).collect() };
    let (told, asked_words) = (words(given), words(asked));
    let (special, general) = if odd(asked) { (&asked_words, &told) } else { (&told, &asked_words) };
    let met = general.len() >= 2 && within(special, general, lexicon);
    met.then(|| "each word of the one has its like in the other".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposition::Modality;
    use crate::relation::testing::{Build, state};

    #[track_caller]
    fn check(premise: Build, hypothesis: Build, label: Label) {
        let found = verdict(&[vec![premise.build()]], &[hypothesis.build()], &Lexicon::builtin());
        assert_eq!(found.label, label, "{}", found.why);
    }

    #[test]
    fn a_denial_of_the_more_general_contradicts() {
        let plays = state("a boy", "wash").object("a brown puppy").words("boy wash brown puppy");
        check(
            plays.clone(),
            state("a boy", "wash").object("a puppy").words("boy wash puppy").not(),
            Label::Contradiction,
        );
        check(
            plays.clone(),
            state("a boy", "wash").object("a dog").words("boy wash dog").not(),
            Label::Contradiction,
        );
        check(
            plays.clone(),
            state("a boy", "wash")
                .object("a puppy")
                .with("in", "the rain")
                .words("boy wash puppy rain")
                .not(),
            Label::Neutral,
        );
        check(plays, state("a boy", "wash").object("a horse").words("boy wash horse").not(), Label::Neutral);
    }

    #[test]
    fn the_more_general_follows() {
        let plays = state("a boy", "wash").object("a brown puppy").words("boy wash brown puppy");
        check(
            plays.clone(),
            state("a boy", "wash").object("a puppy").words("boy wash puppy"),
            Label::Entailment,
        );
        check(
            state("a boy", "wash").object("a puppy").words("boy wash puppy"),
            plays.clone(),
            Label::Neutral,
        );
        check(
            plays,
            state("a boy", "wash").object("a puppy").words("boy wash puppy").modality(Modality::Possible),
            Label::Neutral,
        );
    }

    #[test]
    fn what_is_told_of_nobody_belongs_to_the_denial() {
        let rides = state("a clerk", "ride").object("a mule").words("clerk ride mule");
        let none = |words: &str| state("no clerk", "exist").words(words).not();
        check(rides.clone(), none("be clerk ride mule"), Label::Contradiction);
        check(rides.clone(), none("be clerk ride mule uphill"), Label::Neutral);
        check(rides.clone(), none("be baker ride mule"), Label::Neutral);
        check(rides, state("nobody", "ride").object("a mule").words("ride mule").not(), Label::Contradiction);
    }

    #[test]
    fn what_holds_of_everyone_is_denied_of_nobody() {
        let all = state("everyone", "sign").object("the charter").words("sign charter");
        let wirth = state("Anna Wirth", "sign").object("the charter").words("anna wirth sign charter").not();
        check(all.clone(), wirth.clone(), Label::Contradiction);
        check(state("someone", "sign").object("the charter").words("sign charter"), wirth, Label::Neutral);
        let read = state("Anna Wirth", "read").object("the charter").words("anna wirth read charter").not();
        check(all, read, Label::Neutral);
    }

    #[test]
    fn many_denied_is_not_each_denied() {
        let few = state("many clerks", "sign").object("the charter").words("many clerk sign charter");
        check(
            state("a clerk", "sign").object("the charter").words("clerk sign charter"),
            few.not(),
            Label::Neutral,
        );
    }

    #[test]
    fn one_pair_of_opposites_in_one_place() {
        let near = state("the mill", "stand").with("in", "the yard").words("mill stand yard");
        check(
            near.clone(),
            state("the mill", "stand").with("outside", "the yard").words("mill stand yard"),
            Label::Contradiction,
        );
        check(
            near,
            state("the mill", "stand").with("outside", "the wall").words("mill stand wall"),
            Label::Neutral,
        );
        let easy = state("the climb", "be").object("an easy walk").words("climb easy walk");
        check(
            easy.clone(),
            state("the climb", "be").object("a difficult walk").words("climb difficult walk"),
            Label::Contradiction,
        );
        check(
            easy,
            state("a climb", "be").object("a difficult walk").words("climb difficult walk"),
            Label::Neutral,
        );
    }

    #[test]
    fn who_did_it_is_not_whom_it_was_done_to() {
        let hit = state("Anna Wirth", "sue").object("the mill").words("wirth sue mill");
        check(
            hit.clone(),
            state("the mill", "sue").object("Anna Wirth").words("mill sue wirth").not(),
            Label::Neutral,
        );
        check(
            hit,
            state("Anna Wirth", "sue").object("the mill").words("wirth sue mill").not(),
            Label::Contradiction,
        );
    }
}
