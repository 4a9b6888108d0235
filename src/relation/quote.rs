//! One quotation in two wordings, or in two mouths.

use super::{Clash, Confidence, Keys, Quick, Relation, Sides, Sketch, Unmet, keys, time, words};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "quote",
    summary: "one quotation is given in two wordings, or put in two mouths",
    symmetric: true,
    keys: quote_keys,
    sides,
    quick,
    compare,
};

/// Words of a quotation that are worth comparing.
const LENGTH: usize = 5;

/// In how many words two wordings may differ at one place.
const DIFFERING: usize = 3;

fn quote_keys(fact: &Fact, _: &Lexicon, found: &mut Keys) {
    if let Some(quotation) = &fact.quotation {
        let words = words::quoted(quotation);
        if words.len() >= LENGTH {
            found.add(&[&words[0], " ", &words[1]]);
            found.add(&[&words[words.len() - 2], " ", &words[words.len() - 1]]);
            keys::holder(fact, found);
        }
    }
}

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    Sides::either(fact.quotation.is_some())
}

fn quick(one: &Sketch<'_>, other: &Sketch<'_>) -> Quick {
    let (Some(a), Some(b)) = (one.quoted, other.quoted) else { return Quick::No };
    let long = a.length.min(b.length) >= LENGTH;
    // Two wordings of one quotation have a beginning or an end in common.
    let near = a.first == b.first || a.last == b.last && a.length.abs_diff(b.length) <= DIFFERING;
    Quick::from(long && near && one.fact.document != other.fact.document)
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    let (Some(first), Some(second)) = (&one.quotation, &other.quotation) else {
        return Err("one of them is no quotation".to_owned());
    };
    if one.document == other.document {
        return Err("both are quoted in one document".to_owned());
    }
    let (a, b) = (words::quoted(first), words::quoted(second));
    if a.len().min(b.len()) < LENGTH {
        return Err("a quotation is too short to compare".to_owned());
    }
    let when = time::stances(one, other)?;
    let (speaker, rival) = (speaker(one), speaker(other));
    let one_mouth = speaker.is_none() || rival.is_none() || speaker == rival;
    let differ = if a == b {
        if one_mouth {
            return Err("the quotations are one".to_owned());
        }
        format!("the same words are {}'s and {}'s", speaker.unwrap_or_default(), rival.unwrap_or_default())
    } else if let Some(limit) = restricted(&a, &b).filter(|_| speaker.is_some() && speaker == rival) {
        format!("`{limit}` in one wording, without it in the other")
    } else if one_mouth && (speaker.is_some() || rival.is_some()) || a.len().min(b.len()) > LENGTH {
        decisive(&a, &b, lexicon).ok_or("the quotations do not differ in a decisive word")?
    } else {
        return Err("the words and the speakers differ".to_owned());
    };
    Ok(Clash { because: vec![differ, when], confidence: Confidence::High })
}

/// The side whose words they are.
fn speaker(fact: &Fact) -> Option<&str> {
    let source = fact.attribution.last().and_then(|level| level.source.as_ref());
    source.map(|party| party.actor.as_str())
}

/// What restricts one of two wordings that begin alike, where the other goes on without it: "everything except tolls",
/// "everything, and with everyone".
fn restricted(one: &[String], other: &[String]) -> Option<String> {
    const LIMITS: &[&str] = &["except", "unless", "but", "only", "provided", "excluding"];
    let head = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let limits = |words: &[String]| words[head..].iter().any(|word| LIMITS.contains(&word.as_str()));
    let opens = |words: &[String]| words.get(head).is_some_and(|word| LIMITS.contains(&word.as_str()));
    let goes_on = |words: &[String]| words.len() > head && !limits(words);
    let limited = match (opens(one) && goes_on(other), opens(other) && goes_on(one)) {
        (true, _) => one,
        (_, true) => other,
        _ => return None,
    };
    (head >= LENGTH).then(|| limited[head..].join(" "))
}

/// The few words in which two wordings of one quotation differ, if they decide what is said.
fn decisive(one: &[String], other: &[String], lexicon: &Lexicon) -> Option<String> {
    let head = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let tail = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let tail = tail.min(one.len().min(other.len()) - head);
    let (a, b) = (&one[head..one.len() - tail], &other[head..other.len() - tail]);
    let shared = head + tail;
    if a.len() > DIFFERING || b.len() > DIFFERING || shared < 4 && shared * 2 < one.len().max(other.len()) {
        return None;
    }
    let weighty = |word: &String| {
        words::numeral(word)
            || lexicon.is(word, "negator")
            || DECISIVE.contains(&word.as_str())
            || word.ends_with("n't")
    };
    let opposed = |x: &String, y: &String| {
        [Part::Verb, Part::Noun, Part::Adjective, Part::Adverb, Part::Preposition]
            .iter()
            .any(|&part| words::opposite(x, y, part, lexicon))
    };
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (x, y)));
    let decides = a.iter().chain(b).any(weighty) || pairs.into_iter().any(|(x, y)| opposed(x, y));
    decides.then(|| format!("`{}` in one wording, `{}` in the other", a.join(" "), b.join(" ")))
}

/// Small words that decide what is said.
const DECISIVE: &[&str] = &[
    "before", "after", "any", "this", "all", "some", "only", "every", "everyone", "always", "except",
    "unless", "until", "if", "must", "may", "might", "will", "would", "could", "can", "should", "more",
    "less", "most", "least", "never", "not", "no", "best", "worst", "first", "last", "with", "without",
    "for", "against",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        claim::{Attribution, Party},
        relation::testing::state,
        span::Span,
    };

    fn said(speaker: &str, words: &str) -> Fact {
        let mut fact = state(speaker, "say").build();
        let source = Party {
            actor: format!("x-{speaker}"),
            role: None,
            text: speaker.to_owned(),
            span: Span::default(),
        };
        fact.quotation = Some(words.to_owned());
        fact.attribution.push(Attribution {
            source: Some(source),
            first_person: false,
            source_spans: Vec::new(),
            cue_spans: Vec::new(),
            cue_lemma: "say".to_owned(),
            content_spans: Vec::new(),
            trust: 99,
        });
        fact
    }

    #[track_caller]
    fn check(one: Fact, mut other: Fact, fires: bool) {
        other.document = 1;
        let found = compare(&one, &other, &Lexicon::builtin());
        assert_eq!(found.is_ok(), fires, "{found:?}");
    }

    #[test]
    fn a_decisive_word_differs() {
        let one = said("Wirth", "We will sign before the harvest is in.");
        check(one.clone(), said("Wirth", "We will sign after the harvest is in"), true);
        check(one.clone(), said("Wirth", "We will not sign before the harvest is in"), true);
        check(one.clone(), said("Wirth", "We will sign before the harvest is in!"), false);
        check(said("Wirth", "We will sign before May"), said("Berg", "We will sign after May"), false);
        check(one.clone(), said("Wirth", "Our ferries leave at nine every morning"), false);
        check(one, said("Wirth", "We will sign before the big harvest is in"), false);
    }

    #[test]
    fn the_same_words_in_two_mouths() {
        let one = said("Wirth", "A lock is not a bridge");
        check(one.clone(), said("Berg", "A lock is not a bridge."), true);
        check(one, said("Wirth", "A lock is not a bridge."), false);
    }
}
