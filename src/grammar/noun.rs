//! Noun phrases: determiner, possessor, modifiers, head. What follows the head, of-phrases and
//! apposition, is attached by `piece`, which sees the phrases around it.

use std::ops::Range;

use nom::{
    Input, Parser,
    branch::alt,
    combinator::{opt, peek, recognize},
    multi::many0,
    sequence::{preceded, terminated},
};

use super::{
    Parsed,
    input::Tokens,
    leaf::{Starts, class, lemma, miss, phrase, pos, tag, tight_dash, token},
};
use crate::{
    grammar::Determiner,
    token::{Pos, Tag},
};

/// A noun phrase, by the indices of its tokens in the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NounPhrase {
    /// All its tokens, what follows the head included.
    pub(crate) tokens: Range<usize>,
    /// The head.
    pub(crate) head: usize,
    /// Its determiner.
    pub(crate) determiner: Determiner,
    /// Whose it is.
    pub(crate) possessor: Option<Box<Self>>,
    /// The tokens between determiner and head.
    pub(crate) modifiers: Range<usize>,
    /// Whether the head is a proper noun.
    pub(crate) proper: bool,
    /// Whether the head is a personal, demonstrative or indefinite pronoun.
    pub(crate) pronoun: bool,
    /// Whether the head is plural.
    pub(crate) plural: bool,
    /// The phrases that follow it: the preposition's token, and the noun phrase.
    pub(crate) phrases: Vec<(usize, Self)>,
    /// The noun phrase in apposition to it.
    pub(crate) apposition: Option<Box<Self>>,
    /// The numeral after the head that names it: "page 211".
    pub(crate) label: Option<usize>,
    /// The other members, if it is the first of an enumeration.
    pub(crate) members: Vec<Self>,
}

/// The words that a determiner may be.
const DETERMINERS: &[Tag] = &[Tag::Dt, Tag::PrpPoss, Tag::WpPoss, Tag::Pdt, Tag::Wdt];
const COMMON: &[Tag] = &[Tag::Nn, Tag::Nns];
const NOUNS: &[Tag] = &[Tag::Nn, Tag::Nns, Tag::Nnp, Tag::Nnps, Tag::Fw, Tag::Add, Tag::Gw];
const ADJECTIVES: &[Tag] = &[Tag::Jj, Tag::Jjr, Tag::Jjs, Tag::Afx];

/// `noun-phrase = possessed | pronoun`
pub(crate) fn noun_phrase(input: Tokens<'_>) -> Parsed<'_, NounPhrase> {
    alt((possessed, pronoun)).parse(input)
}

/// `possessed = core { "'s" core }`
///
/// The possessor is on the left, so this is a loop: what was read becomes the possessor of what follows.
fn possessed(input: Tokens<'_>) -> Parsed<'_, NounPhrase> {
    let (mut rest, mut read) = core(input)?;
    while let Ok((after, next)) =
        preceded(tag("a possessive", &[Tag::Pos]), |i| undetermined(i, true)).parse(rest)
    {
        let start = read.tokens.start;
        read = NounPhrase {
            tokens: start..next.tokens.end,
            determiner: Determiner::Definite,
            possessor: Some(Box::new(read)),
            ..next
        };
        rest = after;
    }
    Ok((rest, read))
}

/// `core = [ bound | quantifier ] [ determiner ] { premodifier } head | [ quantifier ] numeral`
fn core(input: Tokens<'_>) -> Parsed<'_, NounPhrase> {
    if let Ok((rest, ())) = bound(input) {
        let (rest, mut read) = undetermined(rest, false)?;
        read.tokens.start = input.start();
        return Ok((rest, read));
    }
    let (rest, determiner) = opt(determiner).parse(input)?;
    let (rest, mut read) = match undetermined(rest, determiner.is_some()) {
        Ok(read) => read,
        Err(error) => match determiner {
            Some(found) => bare_determiner(input, rest, found)?,
            None => return Err(error),
        },
    };
    read.tokens.start = input.start();
    if let Some(found) = determiner {
        read.determiner = found;
    }
    Ok((rest, read))
}

/// `bound = ( "at least" | "more than" | "no fewer than" | "about" | … ) & numeral`
fn bound(input: Tokens<'_>) -> Parsed<'_, ()> {
    const BOUNDS: &[&str] = &[
        "at least",
        "at most",
        "more than",
        "less than",
        "fewer than",
        "no more than",
        "no less than",
        "no fewer than",
        "not more than",
        "not less than",
        "as many as",
        "as much as",
        "as few as",
        "as little as",
        "up to",
        "about",
        "around",
    ];
    static STARTS: Starts = Starts::of_phrases(BOUNDS);
    for at in STARTS.at(input) {
        if let Ok((rest, ())) = phrase(BOUNDS[at]).parse(input)
            && peek(tag("a numeral", &[Tag::Cd, Tag::Dollar])).parse(rest).is_ok()
        {
            return Ok((rest, ()));
        }
    }
    miss(input, "a bound")
}

/// `bare-determiner = determiner`: "some", "each", "those", "all" that stand alone
fn bare_determiner<'t>(
    input: Tokens<'t>,
    rest: Tokens<'t>,
    determiner: Determiner,
) -> Parsed<'t, NounPhrase> {
    let last = input.run()[rest.start() - input.start() - 1].clone();
    let alone =
        matches!(last.tag, Tag::Dt | Tag::Pdt) && !["the", "a", "an", "no", "every"].contains(&&*last.lemma);
    if !alone {
        return miss(rest, "a noun");
    }
    let head = rest.start() - 1;
    let mut read = simple(head..head + 1, head, head..head);
    (read.determiner, read.pronoun) = (determiner, true);
    Ok((rest, read))
}

/// `undetermined = { attribute } { premodifier } { name-part }`, of which the last noun is the head
fn undetermined(input: Tokens<'_>, determined: bool) -> Parsed<'_, NounPhrase> {
    if let Ok(read) = verbal_noun(input, determined) {
        return Ok(read);
    }
    let (rest, run) = recognize((many0(attribute), many0(premodifier), many0(name_part))).parse(input)?;
    let length = rest.start() - input.start();
    let nounish = |index: usize| {
        let token = &run.run()[index];
        NOUNS.contains(&token.tag) || matches!(token.pos, Pos::Noun | Pos::Propn)
    };
    let head = (0..length).rev().find(|&i| nounish(i)).or_else(|| adjectival_head(run, determined));
    let Some(head) = head else { return miss(rest, "a noun") };
    // What follows the last noun was read as a modifier of nothing: give it back.
    let rest = input.take_from(head + 1);
    let at = input.start() + head;
    let mut read = simple(input.start()..at + 1, at, input.start()..at);
    let token = &run.run()[head];
    read.proper = token.pos == Pos::Propn || matches!(token.tag, Tag::Nnp | Tag::Nnps);
    read.plural = matches!(token.tag, Tag::Nns | Tag::Nnps);
    if read.modifiers.is_empty() && !read.proper && !read.plural {
        read.determiner = Determiner::Bare;
    }
    label(rest, read)
}

/// `label = singular-noun numeral`, where no noun follows: "page 211", "Flight 17"
fn label<'t>(input: Tokens<'t>, mut read: NounPhrase) -> Parsed<'t, NounPhrase> {
    let (next, after) = (input.first(), input.run().get(1));
    let numbered = next.is_some_and(|t| t.tag == Tag::Cd && t.text.starts_with(|c: char| c.is_ascii_digit()));
    let counts = after.is_some_and(|t| {
        t.text == "%"
            || matches!(t.tag, Tag::Cd | Tag::Hyph)
            || NOUNS.contains(&t.tag)
            || ADJECTIVES.contains(&t.tag)
    });
    if !numbered || counts || read.plural && !read.proper {
        return Ok((input, read));
    }
    read.tokens.end = input.start() + 1;
    read.label = Some(input.start());
    Ok((input.take_from(1), read))
}

/// `verbal-noun = determiner gerund`, where no noun follows: "the giving to the fund"
fn verbal_noun(input: Tokens<'_>, determined: bool) -> Parsed<'_, NounPhrase> {
    let follows = input.run().get(1).is_some_and(|t| {
        NOUNS.contains(&t.tag)
            || ADJECTIVES.contains(&t.tag)
            || matches!(t.tag, Tag::Dt | Tag::Prp | Tag::PrpPoss)
    });
    if !determined || follows {
        return miss(input, "a noun");
    }
    let (rest, _) = tag("a gerund", &[Tag::Vbg]).parse(input)?;
    let at = input.start();
    Ok((rest, simple(at..at + 1, at, at..at)))
}

/// A numeral or an adjective that stands for its noun: "two (of the wells)", "the wounded", "the latter".
fn adjectival_head(run: Tokens<'_>, determined: bool) -> Option<usize> {
    let last = run.run().len().checked_sub(1)?;
    let token = &run.run()[last];
    (token.tag == Tag::Cd || ADJECTIVES.contains(&token.tag) && determined).then_some(last)
}

/// `premodifier = [ adverb ] adjective | noun | numeral | participle noun | "," adjective`
fn premodifier(input: Tokens<'_>) -> Parsed<'_, ()> {
    alt((
        (many0(pos("an adverb", &[Pos::Adv])), tag("an adjective", ADJECTIVES)).map(drop),
        tag("a noun", NOUNS).map(drop),
        numerals,
        (
            lemma("a comma", &[","]),
            tag("an adjective", ADJECTIVES),
            peek(alt((tag("a noun", COMMON), tag("an adjective", ADJECTIVES)))),
        )
            .map(drop),
        (
            tag("an adjective", ADJECTIVES),
            lemma("and", &["and", "or", "-", "/"]),
            tag("an adjective", ADJECTIVES),
        )
            .map(drop),
        (tight_dash, tag("a word", NOUNS)).map(drop),
    ))
    .parse(input)
}

/// `numerals = [ "$" ] numeral { numeral | "-" numeral } [ "%" ]`
fn numerals(input: Tokens<'_>) -> Parsed<'_, ()> {
    (
        opt(tag("a currency sign", &[Tag::Dollar])),
        tag("a numeral", &[Tag::Cd]),
        many0(alt((
            tag("a numeral", &[Tag::Cd]).map(drop),
            (lemma("a dash", &["-", "–"]), tag("a numeral", &[Tag::Cd])).map(drop),
        ))),
        opt(token("a percent sign", |t| t.text == "%")),
    )
        .map(drop)
        .parse(input)
}

/// `participle = participle & ( noun | adjective )`
///
/// A participle or gerund that the tagger did not call an adjective; no noun stands before it.
fn participle(input: Tokens<'_>) -> Parsed<'_, ()> {
    let noun = alt((tag("a noun", COMMON), tag("an adjective", ADJECTIVES)));
    (many0(pos("an adverb", &[Pos::Adv])), tag("a participle", &[Tag::Vbn, Tag::Vbg]), peek(noun))
        .map(drop)
        .parse(input)
}

/// `attribute = [ adverb ] adjective | numeral | participle`, what stands before the first noun
fn attribute(input: Tokens<'_>) -> Parsed<'_, ()> {
    alt((
        (many0(pos("an adverb", &[Pos::Adv])), tag("an adjective", ADJECTIVES)).map(drop),
        numerals,
        participle,
    ))
    .parse(input)
}

/// `name-part = proper-noun | "of" proper-noun | "&" proper-noun`
fn name_part(input: Tokens<'_>) -> Parsed<'_, ()> {
    const PROPER: &[Tag] = &[Tag::Nnp, Tag::Nnps];
    alt((tag("a name", PROPER).map(drop), preceded(lemma("&", &["&"]), tag("a name", PROPER)).map(drop)))
        .parse(input)
}

/// `determiner = [ quantifier [ "of" ] ] ( article | demonstrative | possessive-pronoun | quantifier )`
fn determiner(input: Tokens<'_>) -> Parsed<'_, Determiner> {
    let mut correlative = (
        token("a determiner", |t| t.tag == Tag::Cc && matches!(&*t.lemma, "either" | "neither" | "both")),
        peek(alt((pos("a noun", &[Pos::Noun, Pos::Propn, Pos::Adj]), tag("a determiner", DETERMINERS)))),
    );
    if let Ok((rest, (word, _))) = correlative.parse(input) {
        let (rest, _) = opt(tag("a determiner", DETERMINERS)).parse(rest)?;
        return Ok((rest, weigh(&[word.text])));
    }
    if let Ok((rest, _)) = (phrase("not"), peek(phrase("one"))).parse(input) {
        return Ok((rest, Determiner::No));
    }
    let whole = token("a quantifier", |t| matches!(&*t.lemma, "all" | "every" | "each" | "everyone"));
    if let Ok((rest, _)) = (phrase("not"), peek(whole)).parse(input) {
        let (rest, _) = opt(determiner).parse(rest)?;
        return Ok((rest, Determiner::All));
    }
    let of = terminated(class("a quantifier", "quantifier-of"), phrase("of"));
    let (rest, run) = recognize((
        opt(alt((phrase("not a single"), phrase("not a")))),
        opt((pos("an adverb", &[Pos::Adv]), peek(tag("a determiner", DETERMINERS)))),
        many0(alt((of, tag("a determiner", DETERMINERS)))),
    ))
    .parse(input)?;
    if run.run().is_empty() {
        let (rest, word) = quantifier(input)?;
        return Ok((rest, word));
    }
    let words: Vec<&str> = run.run().iter().map(|t| t.text).collect();
    Ok((rest, weigh(&words)))
}

/// `quantifier = "many" | "several" | "few" | "most" | "more" …`
fn quantifier(input: Tokens<'_>) -> Parsed<'_, Determiner> {
    let (rest, word) = token("a determiner", |t| {
        matches!(t.tag, Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Nn | Tag::Rb)
            && WEIGHTS.iter().any(|(w, _)| t.text.eq_ignore_ascii_case(w))
    })
    .parse(input)?;
    Ok((rest, weigh(&[word.text])))
}

/// What each determiner says of how many; the first that stands in the run decides.
const WEIGHTS: &[(&str, Determiner)] = &[
    ("no", Determiner::No),
    ("not", Determiner::No),
    ("none", Determiner::No),
    ("neither", Determiner::No),
    ("all", Determiner::All),
    ("every", Determiner::All),
    ("each", Determiner::All),
    ("both", Determiner::All),
    ("most", Determiner::Most),
    ("few", Determiner::Few),
    ("any", Determiner::Any),
    ("some", Determiner::Some),
    ("several", Determiner::Some),
    ("certain", Determiner::Some),
    ("many", Determiner::Some),
    ("numerous", Determiner::Some),
    ("various", Determiner::Some),
    ("a", Determiner::Indefinite),
    ("an", Determiner::Indefinite),
    ("another", Determiner::Indefinite),
];

fn weigh(words: &[&str]) -> Determiner {
    let has = |word: &str| words.iter().any(|w| w.eq_ignore_ascii_case(word));
    WEIGHTS.iter().find(|(word, _)| has(word)).map_or(Determiner::Definite, |&(_, weight)| weight)
}

/// `pronoun = personal-pronoun | "there" | "nobody" | "everyone" | "who" | …`
fn pronoun(input: Tokens<'_>) -> Parsed<'_, NounPhrase> {
    let (rest, word) = token("a pronoun", |t| {
        t.tag == Tag::Prp || t.pos == Pos::Pron && matches!(t.tag, Tag::Nn | Tag::Dt | Tag::Cd)
    })
    .parse(input)?;
    let at = input.start();
    let mut read = simple(at..at + 1, at, at..at);
    read.pronoun = true;
    read.plural = ["they", "we", "them", "us"].iter().any(|p| word.text.eq_ignore_ascii_case(p));
    read.determiner = Determiner::Definite;
    if ["nobody", "nothing", "none", "neither"].iter().any(|p| word.text.eq_ignore_ascii_case(p)) {
        read.determiner = Determiner::No;
    } else if ["everyone", "everybody", "everything", "all", "both"]
        .iter()
        .any(|p| word.text.eq_ignore_ascii_case(p))
    {
        read.determiner = Determiner::All;
    }
    Ok((rest, read))
}

/// A noun phrase of a head alone.
pub(crate) fn simple(tokens: Range<usize>, head: usize, modifiers: Range<usize>) -> NounPhrase {
    NounPhrase {
        tokens,
        head,
        determiner: Determiner::Bare,
        possessor: None,
        modifiers,
        proper: false,
        pronoun: false,
        plural: false,
        phrases: Vec::new(),
        apposition: None,
        label: None,
        members: Vec::new(),
    }
}
