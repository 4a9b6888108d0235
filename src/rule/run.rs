//! Runs rules over facts: masks, then groups that share a key, by day, then what is left to hold.

mod except;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Exception, Rule, RuleSet,
    expression::{Binding, Expression, evaluate, words},
    join::{self, Step, Table},
    settle,
};
use crate::{
    fact::{Fact, Facts},
    finding::Severity,
    lexicon::Lexicon,
    relation::{Clash, Confidence, Relation},
};

/// Facts on which a rule fires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Firing {
    /// The index of the rule in its set.
    pub rule: usize,
    /// The index of the fact of each claim, in the order of the claims.
    pub facts: Vec<usize>,
    /// Facts that say the same as one of these, in order.
    pub others: Vec<(usize, usize)>,
    /// Why, step by step.
    pub trail: Vec<String>,
    /// How sure it is.
    pub confidence: Confidence,
}

/// How many pairs of facts are compared for each key.
#[derive(Default)]
struct Budget {
    compared: BTreeMap<Vec<String>, usize>,
}

impl Budget {
    /// How many pairs of facts that share a key are compared; the rest is left.
    const PAIRS: usize = 20_000;

    /// As many of the facts as may still be compared.
    fn take<'f>(&mut self, key: Vec<String>, facts: &'f [usize]) -> &'f [usize] {
        let compared = self.compared.entry(key).or_default();
        let taken = &facts[..facts.len().min(Self::PAIRS - *compared)];
        *compared += taken.len();
        taken
    }
}

/// Runs all rules that are not off. The order of the firings is that of the rules, then of the facts.
#[must_use]
pub fn run(set: &RuleSet, facts: &Facts, lexicon: &Lexicon) -> Vec<Firing> {
    let table = Table::new(facts.all(), set.rules());
    let mut found = Vec::new();
    for (index, rule) in set.rules().iter().enumerate() {
        if rule.severity != Severity::Off {
            Search::new(index, rule, &table, lexicon).run(&mut found);
        }
    }
    settle::settle(set, facts.all(), lexicon, found)
}

/// One rule over all facts.
struct Search<'s> {
    index: usize,
    rule: &'s Rule,
    table: &'s Table<'s>,
    lexicon: &'s Lexicon,
    names: Vec<String>,
    steps: Vec<Step>,
    relation: Option<(&'static Relation, BTreeMap<String, Vec<usize>>)>,
    exceptions: Vec<Vec<usize>>,
    budget: Budget,
    seen: BTreeSet<Vec<usize>>,
}

impl<'s> Search<'s> {
    fn new(index: usize, rule: &'s Rule, table: &'s Table<'s>, lexicon: &'s Lexicon) -> Self {
        let steps = join::steps(rule, table, lexicon);
        let relation = rule.relation().filter(|_| steps.len() > 1).map(|relation| {
            let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for fact in steps[1].all() {
                for key in keys(relation, &table.facts[fact], lexicon) {
                    groups.entry(key).or_default().push(fact);
                }
            }
            (relation, groups)
        });
        let members = |exception: &Exception| match exception {
            Exception::Claim(pattern, _) => table.members(pattern, lexicon),
            Exception::When(_) => Vec::new(),
        };
        let exceptions = rule.exceptions.iter().map(members).collect();
        let (budget, seen) = (Budget::default(), BTreeSet::new());
        Self { index, rule, table, lexicon, names: rule.names(), steps, relation, exceptions, budget, seen }
    }

    fn run(&mut self, found: &mut Vec<Firing>) {
        let mut first: Vec<usize> = self.steps.first().map_or_else(Vec::new, |step| step.all().collect());
        first.sort_by_key(|fact| (self.table.facts[*fact].said(), *fact));
        for fact in first {
            let mut bound = vec![fact];
            if self.holds(&bound, 0) {
                self.extend(&mut bound, found);
            }
        }
    }

    /// Tries all facts for the next claim.
    fn extend(&mut self, bound: &mut Vec<usize>, found: &mut Vec<Firing>) {
        let claim = bound.len();
        if claim == self.steps.len() {
            found.extend(self.fire(bound));
            return;
        }
        for fact in self.candidates(bound) {
            if bound.iter().any(|other| !apart(&self.table.facts[*other], &self.table.facts[fact])) {
                continue;
            }
            bound.push(fact);
            if self.holds(bound, claim) {
                self.extend(bound, found);
            }
            bound.pop();
        }
    }

    /// The facts to try for the next claim.
    fn candidates(&mut self, bound: &[usize]) -> Vec<usize> {
        let step = &self.steps[bound.len()];
        if let (1, Some((relation, groups))) = (bound.len(), &self.relation) {
            let mut related = Vec::new();
            for key in keys(relation, &self.table.facts[bound[0]], self.lexicon) {
                let group = groups.get(&key).map_or(&[][..], Vec::as_slice);
                related.extend(self.budget.take(vec![key], group));
            }
            related.sort_unstable();
            related.dedup();
            related.retain(|fact| step.joins(self.table, bound, *fact));
            return related;
        }
        let (facts, key) = step.candidates(self.table, bound);
        self.budget.take(key.iter().map(u32::to_string).collect(), facts).to_vec()
    }

    fn binding<'b>(&self, bound: &[usize], facts: &'b mut Vec<&'s Fact>) -> Binding<'s, 'b> {
        facts.extend(bound.iter().map(|fact| &self.table.facts[*fact]));
        Binding { facts }
    }

    /// Whether all conditions hold that are due with a claim.
    fn holds(&self, bound: &[usize], claim: usize) -> bool {
        let mut facts = Vec::new();
        let binding = self.binding(bound, &mut facts);
        self.steps[claim].conditions.iter().all(|e| evaluate(e, binding, self.lexicon) == Some(true))
    }

    fn fire(&mut self, bound: &[usize]) -> Option<Firing> {
        let mut pair = bound.to_vec();
        pair.sort_unstable();
        if self.seen.contains(&pair) {
            return None;
        }
        let mut unknown = Vec::new();
        if self.excepted(bound, &mut unknown) {
            return None;
        }
        let clash = self.clash(bound)?;
        self.seen.insert(pair);
        let mut facts = Vec::new();
        let binding = self.binding(bound, &mut facts);
        let mut trail = clash.because;
        // A relation says itself how the days lie.
        let told = |e: &&Expression| self.relation.is_none() || !matches!(e, Expression::Near(..));
        let conditions = join::conditions(self.rule);
        trail.extend(conditions.iter().filter(told).filter_map(|e| words(e, binding, &self.names)));
        trail.append(&mut unknown);
        let mut once = BTreeSet::new();
        trail.retain(|line| once.insert(line.clone()));
        let confidence = clash.confidence.min(self.rule.confidence);
        Some(Firing { rule: self.index, facts: bound.to_vec(), others: Vec::new(), trail, confidence })
    }

    /// Asks the relation, in both orders if the rule wants so.
    fn clash(&self, bound: &[usize]) -> Option<Clash> {
        let Some((relation, _)) = &self.relation else {
            return Some(Clash { because: Vec::new(), confidence: Confidence::High });
        };
        let (one, other) = (&self.table.facts[bound[0]], &self.table.facts[bound[1]]);
        let ordered = (relation.compare)(one, other, self.lexicon);
        match ordered {
            Err(_) if self.rule.symmetric => (relation.compare)(other, one, self.lexicon).ok(),
            found => found.ok(),
        }
    }
}

fn keys(relation: &Relation, fact: &Fact, lexicon: &Lexicon) -> Vec<String> {
    let mut found = Vec::new();
    (relation.keys)(fact, lexicon, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether two facts are of different clauses.
pub(super) fn apart(one: &Fact, other: &Fact) -> bool {
    let same = (one.document, one.sentence) == (other.document, other.sentence);
    let (a, b) = (one.proposition.span, other.proposition.span);
    !same || !(a.contains(b) || b.contains(a))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        finding::{Finding, Role},
        proposition::{Condition, ConditionKind, Marker, Modality, Voice},
        rule::{findings, sample::Sample, why_not},
        span::Span,
    };

    const READY: &str = "
id: ready-yet-rejecting
summary: One side calls itself ready to talk and rejects the plan.
level: tension
claims:
  ready: { stance: ready_to_negotiate, holder: $SIDE, voice: own }
  reject: { stance: reject_plan, holder: $SIDE, voice: own }
where:
  - reject.said within 90 days of ready.said
  - ready.condition is none
unless:
  - reject.marker is no_longer
  - claim: { stance: retract, holder: $SIDE }
    said: between ready and reject
message: \"{SIDE} is ready to talk, yet rejects {reject.topic}\"
labels: { ready: \"ready, {ready.scope}\", reject: \"rejects {reject.topic}\" }
";

    fn check(rules: &str, sample: &Sample) -> Vec<Finding> {
        let lexicon = Lexicon::default();
        let set = RuleSet::load(&[("rules/test/a.yaml".to_owned(), rules.to_owned())], &lexicon).unwrap();
        let facts = Facts::new(sample.facts.clone());
        findings(&set, &facts, &run(&set, &facts, &lexicon), sample)
    }

    fn pair(ready: &str, reject: &str) -> Sample {
        let mut sample = Sample::new();
        sample.add(ready, "The union is ready to talk.");
        sample.add(reject, "The union rejects the offer.");
        sample
    }

    #[test]
    fn one_side_is_ready_and_rejects() {
        let sample =
            pair("x-union ready_to_negotiate talks 2024-05-01", "x-union reject_plan plan 2024-05-03");
        let found = check(READY, &sample);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "union is ready to talk, yet rejects plan");
        assert_eq!(found[0].labels[0].role, Role::Primary);
        assert_eq!(found[0].labels[0].text, "rejects plan");
        assert_eq!(found[0].labels[1].text, "ready");
        assert_eq!(
            found[0].trail,
            ["said 2 days apart, on 2024-05-01 and 2024-05-03", "ready states no condition"]
        );
        assert!(found[0].fingerprint.starts_with("b1-"));
    }

    #[test]
    fn another_side_or_another_time_is_no_clash() {
        let ready = "x-union ready_to_negotiate talks 2024-05-01";
        assert!(check(READY, &pair(ready, "x-port reject_plan plan 2024-05-03")).is_empty());
        assert!(check(READY, &pair(ready, "x-union reject_plan plan 2024-09-03")).is_empty());
        assert!(check(READY, &pair(ready, "x-union accept_plan plan 2024-05-03")).is_empty());
    }

    #[test]
    fn what_is_not_known_never_fires() {
        let ready = "x-union ready_to_negotiate talks 2024-05-01";
        assert!(check(READY, &pair(ready, "x-union reject_plan plan")).is_empty());
        let undated = pair("x-union ready_to_negotiate talks", "x-union reject_plan plan");
        assert_eq!(check(READY, &undated).len(), 1, "one document is one day");
        let mut holderless = pair(ready, "x-union reject_plan plan 2024-05-03");
        holderless.facts[1].proposition.holder = None;
        assert!(check(READY, &holderless).is_empty());
    }

    #[test]
    fn conditions_exceptions_and_the_unreal_silence() {
        let sample =
            || pair("x-union ready_to_negotiate talks 2024-05-01", "x-union reject_plan plan 2024-05-03");
        let mut conditional = sample();
        let span = Span::default();
        let condition =
            Condition { kind: ConditionKind::If, text: "if".into(), span, burden: None, topic: None };
        conditional.facts[0].proposition.condition = Some(condition);
        assert!(check(READY, &conditional).is_empty());
        let mut marked = sample();
        marked.facts[1].proposition.marker = Some(Marker::NoLonger);
        assert!(check(READY, &marked).is_empty());
        let mut retracted = sample();
        retracted.add("x-union retract talks 2024-05-02", "The union took it back.");
        assert!(check(READY, &retracted).is_empty());
        let mut later = sample();
        later.add("x-union retract talks 2024-05-09", "The union took it back.");
        assert_eq!(check(READY, &later).len(), 1);
        let mut unreal = sample();
        unreal.facts[1].proposition.modality = Modality::Hypothetical;
        assert!(check(READY, &unreal).is_empty());
        let mut reported = sample();
        reported.facts[0].proposition.voice = Voice::Reported;
        assert!(check(READY, &reported).is_empty());
    }

    #[test]
    fn repeated_claims_are_one_finding() {
        let mut sample =
            pair("x-union ready_to_negotiate talks 2024-05-01", "x-union reject_plan plan 2024-05-03");
        sample.add("x-union ready_to_negotiate talks 2024-05-02", "It would talk to anyone, the union said.");
        let found = check(READY, &sample);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].labels.len(), 3);
    }

    #[test]
    fn the_first_obstacle_is_said() {
        let sample =
            pair("x-union ready_to_negotiate talks 2024-05-01", "x-port reject_plan plan 2024-05-03");
        let lexicon = Lexicon::default();
        let set = RuleSet::load(&[("a.yaml".to_owned(), READY.to_owned())], &lexicon).unwrap();
        let obstacle = why_not(&set.rules()[0], &sample.facts[1], &sample.facts[0], &lexicon).unwrap();
        assert_eq!(obstacle.unmet, "reject.holder = ready.holder does not hold");
    }
}
