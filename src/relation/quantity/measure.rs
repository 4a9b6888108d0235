//! What a quantity is of, and whether two are of the same.

use super::attribute::{self, attribute};
use super::way::{How, deaths, gives, inherent, made, one_way, unsaid};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part, wordnet},
    proposition::{MEASURE, Nominal, Quantity, Tense},
    relation::{Unmet, gate, gate::Frame, nominal::definite, words},
};

/// What a quantity is of: the noun that has it, and the words that tell that noun's matter apart.
struct Measure<'f> {
    noun: String,
    words: Vec<String>,
    how: How,
    /// The noun phrase that has it, unless it counts.
    holder: Option<&'f Nominal>,
}

/// The verb under which what a clause states and what a noun phrase measures are compared: "settled for 3 million",
/// "the settlement of 3 million".
pub(super) fn verb(fact: &Fact) -> Option<&str> {
    let told = &fact.proposition;
    let money = told.quantity.as_ref().is_some_and(Quantity::is_money);
    let verb = if told.predicate == MEASURE { made(&told.phrases.first()?.1.head) } else { &told.predicate };
    Some(verb).filter(|verb| money && !REPEATED.contains(verb))
}

/// Verbs of sums of which one text tells several.
const REPEATED: &[&str] = &[
    "borrow", "buy", "cost", "donate", "earn", "give", "invest", "lend", "loan", "lose", "pay", "purchase",
    "raise", "sell", "spend", "transfer",
];

/// What a fact's quantity is of.
///
/// "A deficit of 3 percent", "the 40-metre tower" have it in the noun phrase; "the toll is 4 euros", "cut
/// exports by a fifth" give it to what undergoes or is told of; "nine hostages were freed" counts.
fn measure<'f>(fact: &'f Fact, lexicon: &Lexicon) -> Option<Measure<'f>> {
    let quantity = fact.proposition.quantity.as_ref()?;
    let frame = Frame::of(&fact.proposition);
    if fact.proposition.predicate == MEASURE {
        let holder = frame.others.first().map(|&(_, noun)| noun)?;
        let all = frame.all().flat_map(words::described).collect();
        let words = telling(all, lexicon);
        return Some(Measure { noun: holder.head.clone(), words, how: How::Inherent, holder: Some(holder) });
    }
    if quantity.unit.is_empty() && quantity.dimension.is_empty() {
        let noun = quantity.measures.clone()?;
        let all = frame.all().flat_map(words::described).chain([noun.clone()]).collect();
        return Some(Measure { noun, words: telling(all, lexicon), how: How::Counts, holder: None });
    }
    if frame.all().any(|noun| has(noun, quantity, lexicon)) {
        return None;
    }
    // "Cut exports by a fifth": the phrase may have been attached to what it is told of.
    let beside = |noun: &Nominal| {
        let level = |(word, inner): &(String, Nominal)| {
            matches!(word.as_str(), "by" | "from" | "to") && inner.span.contains(quantity.span)
        };
        noun.phrases.iter().any(level)
    };
    let outside = |noun: &&Nominal| {
        (quantity.span.is_empty() || !noun.span.contains(quantity.span) || beside(noun)) && !noun.pronoun
    };
    let holder = frame.patient.filter(outside).or(frame.agent.filter(outside))?;
    let words = telling(words::described(holder), lexicon);
    Some(Measure { noun: holder.head.clone(), words, how: How::Stated, holder: Some(holder) })
}

/// Whether a noun phrase has a quantity in its of-phrase or before its head, so that it is told of by itself.
fn has(noun: &Nominal, quantity: &Quantity, lexicon: &Lexicon) -> bool {
    if quantity.span.is_empty() || !noun.span.contains(quantity.span) {
        return false;
    }
    let inner = noun.phrases.iter().find(|(_, inner)| inner.span.contains(quantity.span));
    match inner {
        Some((word, inner)) => word == "of" || has(inner, quantity, lexicon),
        None => {
            let unit = lexicon.unit(&noun.head).is_some() || words::numeral(&noun.head);
            !unit
                && quantity.span.end < noun.span.end
                && noun.phrases.iter().all(|(_, n)| n.span.start > quantity.span.end)
        }
    }
}

/// Words that tell a matter apart: no numbers, units or names of times.
fn telling(mut words: Vec<String>, lexicon: &Lexicon) -> Vec<String> {
    words.retain(|word| words::tells(word, lexicon));
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether both measure the same of the same: the words of the one contain those of the other. With it, whether
/// one of them is inherent.
pub(super) fn one_measure(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<(String, bool), Unmet> {
    if let Some(first) = attribute(one, lexicon)
        && let Some(second) = attribute(other, lexicon)
    {
        return attribute::same((one, &first), (other, &second), lexicon);
    }
    let (Some(first), Some(second)) = (measure(one, lexicon), measure(other, lexicon)) else {
        return Err("what one of them measures is not known".to_owned());
    };
    for (fact, measure) in [(one, &first), (other, &second)] {
        unsaid(fact, &measure.noun, measure.how)?;
    }
    let inherent = first.how == How::Inherent || second.how == How::Inherent;
    if let Some(verb) = outcome((one, &first), (other, &second), lexicon)? {
        return Ok((format!("both tell for how much they `{verb}`"), inherent));
    }
    ways((one, &first), (other, &second), lexicon)?;
    one_base(one, other)?;
    let (a, b) = (&first.words, &second.words);
    let shared = |word: &str, bag: &[String]| bag.iter().any(|w| words::alike(w, word, Part::Noun, lexicon));
    let same = words::alike(&first.noun, &second.noun, Part::Noun, lexicon);
    if !(same || shared(&first.noun, b) && shared(&second.noun, a)) {
        return Err(format!("the one measures `{}`, the other `{}`", first.noun, second.noun));
    }
    if !words::covers(a, b, lexicon) && !words::covers(b, a, lexicon) {
        return Err(format!("the words around `{}` differ", first.noun));
    }
    let year = one_year(one, other, inherent && super::lasting(one))?;
    let common = a.iter().filter(|word| shared(word, b)).count();
    if common < 2 && !(same && alone((one, &first), (other, &second), year)) {
        return Err("too little is shared to take the two for one".to_owned());
    }
    Ok((format!("both measure `{}`", first.noun), inherent))
}

/// Whether both clauses give a quantity of one kind to what they measure.
fn ways(
    (one, first): (&Fact, &Measure<'_>),
    (other, second): (&Fact, &Measure<'_>),
    lexicon: &Lexicon,
) -> Result<(), Unmet> {
    let predicates = (one.proposition.predicate.as_str(), other.proposition.predicate.as_str());
    match (first.how, second.how) {
        (How::Counts, How::Counts) if deaths(one) && deaths(other) => Ok(()),
        (How::Counts, How::Counts) => {
            gate::predicates(&one.proposition, &other.proposition, lexicon)?;
            one_group(one, other, lexicon)
        }
        (How::Counts, _) | (_, How::Counts) => Err("one of them counts and the other does not".to_owned()),
        (How::Inherent, How::Inherent) => inherent((one, &first.noun), (other, &second.noun)),
        (How::Stated, How::Stated) => one_way(predicates, one, other, lexicon),
        (How::Inherent, How::Stated) => gives(other, &second.noun),
        (How::Stated, How::Inherent) => gives(one, &first.noun),
    }
}

/// Whether two counts are of one group: a lead of 7 points among women is none among all, and leads change by the hour.
fn one_group(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<(), Unmet> {
    let (first, second) = (beyond(one), beyond(other));
    gate::phrases_agree(&first, &second, lexicon)?;
    let part = |frame: &Frame<'_>| frame.others.iter().any(|(word, _)| matches!(*word, "among" | "amongst"));
    if part(&first) || part(&second) {
        return Err("one of them counts in a part".to_owned());
    }
    if [one, other].iter().any(|fact| LEADING.contains(&fact.proposition.predicate.as_str())) {
        return Err("a lead may change by the hour".to_owned());
    }
    let beats = |fact: &Fact| {
        BEATING.contains(&fact.proposition.predicate.as_str()) && super::way::placed_after(fact, "by")
    };
    if beats(one) || beats(other) {
        return Err("by how much rivals are apart is compared by itself".to_owned());
    }
    let so_far =
        |fact: &Fact| fact.proposition.tense != Some(Tense::Past) && fact.proposition.predicate == "win";
    if so_far(one) || so_far(other) {
        return Err("more may have been won since".to_owned());
    }
    Ok(())
}

/// The frame without the phrases that say how many: "by 9 votes to 2".
fn beyond(fact: &Fact) -> Frame<'_> {
    let mut frame = Frame::of(&fact.proposition);
    let span = fact.proposition.quantity.as_ref().map(|quantity| quantity.span);
    frame.others.retain(|(_, noun)| {
        !span.is_some_and(|span| noun.span.contains(span)) && !words::numeral(&noun.head)
    });
    frame
}

/// Verbs of who wins over whom.
const BEATING: &[&str] = &["beat", "defeat", "edge", "overcome", "trounce"];

/// Verbs of a race that goes on.
const LEADING: &[&str] = &["lag", "lead", "trail"];

/// A sum for which something is done, and the sum of what was done: "settled it for 3 million", "the settlement of
/// 4 million". The verb, if it is so.
fn outcome<'f>(
    (one, first): (&'f Fact, &Measure<'f>),
    (other, second): (&'f Fact, &Measure<'f>),
    lexicon: &Lexicon,
) -> Result<Option<&'f str>, Unmet> {
    let (noun, clause) = match (first.how, second.how) {
        (How::Inherent, How::Stated) => (first, other),
        (How::Stated, How::Inherent) => (second, one),
        _ => return Ok(None),
    };
    let told = &clause.proposition;
    let quantity = told.quantity.as_ref().filter(|quantity| quantity.is_money());
    let sum = |(word, n): &(String, Nominal)| {
        word == "for" && quantity.is_some_and(|quantity| n.span.contains(quantity.span))
    };
    let given = told.object.as_ref().is_some_and(|n| quantity.is_some_and(|q| n.span.contains(q.span)));
    let verb = made(&noun.noun);
    let pointed = noun.holder.is_some_and(|holder| definite(holder) && !holder.plural);
    if verb != told.predicate || REPEATED.contains(&verb) || one.document != other.document || !pointed {
        return Ok(None);
    }
    if !(told.phrases.iter().any(sum) || given) {
        return Err("the sum is not what it was done for".to_owned());
    }
    let described = telling(noun.holder.map(words::described).unwrap_or_default(), lexicon);
    let others: Vec<String> = described.into_iter().filter(|word| *word != noun.noun).collect();
    if !words::covers(&told.words, &others, lexicon) {
        return Err(format!("the words around `{}` differ", noun.noun));
    }
    Ok(Some(told.predicate.as_str()))
}

/// A share of one thing is none of another: of output, of the budget.
fn one_base(one: &Fact, other: &Fact) -> Result<(), Unmet> {
    let base = |fact: &Fact| {
        let quantity = fact.proposition.quantity.as_ref().filter(|quantity| quantity.dimension == "share");
        quantity.and_then(|quantity| quantity.measures.clone())
    };
    match (base(one), base(other)) {
        (Some(first), Some(second)) if first != second => {
            Err(format!("the one is a share of `{first}`, the other of `{second}`"))
        }
        _ => Ok(()),
    }
}

/// Whether both are of one year, as far as years are named; with it, whether both name it. What keeps its figure
/// needs none, and what names none is of the year in which it was said.
fn one_year(one: &Fact, other: &Fact, lasts: bool) -> Result<bool, Unmet> {
    let (a, b) = (years(one), years(other));
    let meet =
        |years: &[i32], fact: &Fact| lasts || fact.said().is_some_and(|said| years.contains(&said.ymd().0));
    match (a.as_slice(), b.as_slice()) {
        ([], []) => Ok(false),
        (known, []) if meet(known, other) => Ok(false),
        ([], known) if meet(known, one) => Ok(false),
        ([], _) | (_, []) => Err("only one of them names its year".to_owned()),
        _ if a.iter().any(|year| b.contains(year)) => Ok(true),
        _ => Err("the two are of different years".to_owned()),
    }
}

/// The years that a clause names, else that in which its matter lies.
fn years(fact: &Fact) -> Vec<i32> {
    let year = |word: &String| word.parse().ok().filter(|year| (1900..2100).contains(year));
    let holder = fact.proposition.phrases.first().filter(|_| fact.proposition.predicate == MEASURE);
    let described = holder.map(|(_, noun)| words::described(noun)).unwrap_or_default();
    let mut named: Vec<i32> = fact.proposition.words.iter().chain(&described).filter_map(year).collect();
    if named.is_empty() {
        let about = fact.proposition.about.map(|about| about.interval);
        let days = about.and_then(|interval| interval.from.zip(interval.to));
        let within = days.map(|(from, to)| (from.ymd().0, to.plus(-1).ymd().0)).filter(|(a, b)| a == b);
        named.extend(within.map(|(year, _)| year));
    }
    named
}

/// Whether one noun alone tells that two noun phrases of one document mean one thing: it is pointed at, or one
/// year's, and no noun that says only that something is measured.
fn alone((one, first): (&Fact, &Measure<'_>), (other, second): (&Fact, &Measure<'_>), year: bool) -> bool {
    let (Some(a), Some(b)) = (first.holder, second.holder) else { return false };
    let inherent = first.how == How::Inherent || second.how == How::Inherent;
    let share = one.proposition.quantity.as_ref().is_some_and(|quantity| quantity.dimension == "share");
    let earlier = if one.sentence <= other.sentence { (a, b) } else { (b, a) };
    let pointed = definite(earlier.1) || year && share;
    let telling = !GENERIC.contains(&first.noun.as_str()) && wordnet::parts(&first.noun) != 0;
    inherent && one.document == other.document && telling && pointed && !a.plural && !b.plural
}

/// Nouns of which one text may measure several.
pub(super) const GENERIC: &[&str] = &[
    "amount",
    "area",
    "average",
    "building",
    "change",
    "cost",
    "cut",
    "decline",
    "decrease",
    "distance",
    "drop",
    "fall",
    "figure",
    "gain",
    "group",
    "growth",
    "height",
    "house",
    "increase",
    "investment",
    "item",
    "length",
    "level",
    "loan",
    "loss",
    "majority",
    "margin",
    "minority",
    "number",
    "part",
    "payment",
    "piece",
    "price",
    "profit",
    "rate",
    "reduction",
    "rise",
    "road",
    "room",
    "section",
    "share",
    "stake",
    "stretch",
    "sum",
    "target",
    "total",
    "turnover",
    "value",
    "weight",
    "width",
];
