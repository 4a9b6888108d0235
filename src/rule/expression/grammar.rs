//! The grammar of conditions, read by nom over characters. Names are resolved by [`super::resolve`].

#[cfg(test)]
mod tests;

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{tag, take_while, take_while1},
    combinator::{map, not, opt, recognize, value, verify},
    error::{ErrorKind, ParseError},
    multi::many1,
    sequence::{preceded, terminated},
};

use super::Operator;

/// A part of the text, with where it starts, in bytes.
pub type Word<'s> = (&'s str, usize);

/// A path as written: a claim and a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawPath<'s> {
    /// The claim's name.
    pub claim: Word<'s>,
    /// The field's name, which may have a dot in it.
    pub field: Word<'s>,
}

/// The right side of a comparison, as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RawOperand<'s> {
    /// `b.holder`
    Path(RawPath<'s>),
    /// `2022-12-26`, `10`, `none`, `own`
    Word(Word<'s>),
}

/// A condition as written.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "they mirror Expression")]
pub enum Raw<'s> {
    Compare(RawPath<'s>, Operator, RawOperand<'s>),
    Is(RawPath<'s>, Vec<Word<'s>>, bool),
    Within(RawPath<'s>, RawOperand<'s>, bool),
    Near(RawPath<'s>, RawAmount<'s>, RawPath<'s>),
    Between(RawPath<'s>, RawPath<'s>, RawPath<'s>),
    Same(Vec<RawPath<'s>>, bool),
    Count(RawPath<'s>, Vec<RawPath<'s>>, Operator, RawAmount<'s>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

/// A number or an option as written, and how many days one of its unit is.
pub type RawAmount<'s> = (Word<'s>, u32);

/// Which facts an absent claim may be among: `between ready and reject`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they mirror Window")]
pub enum RawWindow<'s> {
    Between(Word<'s>, Word<'s>),
    Before(Word<'s>),
    After(Word<'s>),
}

/// The furthest place that could not be read, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused<'s> {
    rest: &'s str,
    expected: &'static str,
}

impl<'s> ParseError<&'s str> for Refused<'s> {
    fn from_error_kind(rest: &'s str, _: ErrorKind) -> Self {
        Self { rest, expected: "" }
    }

    fn append(_: &'s str, _: ErrorKind, other: Self) -> Self {
        other
    }

    fn or(self, other: Self) -> Self {
        if other.rest.len() < self.rest.len() || self.expected.is_empty() { other } else { self }
    }
}

type Read<'s, T> = IResult<&'s str, T, Refused<'s>>;

/// A text and what of it is read, so that words know their place.
#[derive(Clone, Copy)]
struct Source<'s>(&'s str);

impl<'s> Source<'s> {
    /// `name = letter { letter | digit | "_" | "-" }`
    fn name(self, wanted: &'static str) -> impl FnMut(&'s str) -> Read<'s, Word<'s>> {
        let letter = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        move |input| {
            let start = input.trim_start();
            match verify(take_while1(letter), |s: &str| s.starts_with(char::is_alphabetic)).parse(start) {
                Ok((rest, word)) => Ok((rest, (word, self.0.len() - start.len()))),
                Err(nom::Err::Error(e)) => Err(nom::Err::Error(Refused { expected: wanted, ..e })),
                Err(e) => Err(e),
            }
        }
    }

    /// `path = name "." name [ "." name ]`
    fn path(self, input: &'s str) -> Read<'s, RawPath<'s>> {
        let (input, claim) =
            terminated(self.name("a claim's name, as in `one.holder`"), symbol(".", "`.` and a field"))
                .parse(input)?;
        let start = self.0.len() - input.trim_start().len();
        let second = preceded(tag("."), self.name("a field"));
        let (rest, field) = recognize((self.name("a field"), opt(second))).parse(input)?;
        Ok((rest, RawPath { claim, field: (field.trim_start(), start) }))
    }

    /// `word = name | "$" name | date | number`
    fn word(self, input: &'s str) -> Read<'s, Word<'s>> {
        let start = input.trim_start();
        let at = self.0.len() - start.len();
        let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '$');
        match take_while1::<_, _, Refused<'s>>(part).parse(start) {
            Ok((rest, word)) => Ok((rest, (word, at))),
            Err(_) => refuse(start, "a word, a number or a date"),
        }
    }

    /// `values = word | "[" word { "," word } "]"`
    fn values(self, input: &'s str) -> Read<'s, Vec<Word<'s>>> {
        let one = map(|i| self.word(i), |word| vec![word]);
        alt((|i| self.list(i), one)).parse(input)
    }

    fn list(self, input: &'s str) -> Read<'s, Vec<Word<'s>>> {
        let (mut input, first) =
            preceded(symbol("[", "a list in brackets"), |i| self.word(i)).parse(input)?;
        let mut words = vec![first];
        while let Ok((rest, _)) = symbol(",", "`,`")(input) {
            let (rest, word) = self.word(rest)?;
            words.push(word);
            input = rest;
        }
        let (rest, _) = symbol("]", "`,` or `]`")(input)?;
        Ok((rest, words))
    }

    /// `operand = path | word`
    fn operand(self, input: &'s str) -> Read<'s, RawOperand<'s>> {
        let path = |i| self.path(i);
        alt((map(path, RawOperand::Path), map(|i| self.word(i), RawOperand::Word))).parse(input)
    }

    /// `count = "count" "distinct" path "per" path { "," path } operator number`
    fn count(self, input: &'s str) -> Read<'s, Raw<'s>> {
        let (input, of) = preceded(keyword("distinct"), |i| self.path(i))
            .parse(input)
            .or_else(|_| refuse(input.trim_start(), "`distinct` and a field"))?;
        let (mut input, first) = preceded(keyword("per"), |i| self.path(i))
            .parse(input)
            .or_else(|_| refuse(input.trim_start(), "`per` and a field"))?;
        let mut per = vec![first];
        while let Ok((rest, _)) = symbol(",", "`,`")(input) {
            let (rest, path) = self.path(rest)?;
            per.push(path);
            input = rest;
        }
        let (input, operator) = operator(input)?;
        let (rest, number) = self.word(input)?;
        Ok((rest, Raw::Count(of, per, operator, (number, 1))))
    }

    /// `condition = "count" count | expression`
    fn condition(self, input: &'s str) -> Read<'s, Raw<'s>> {
        match terminated(keyword("count"), not(tag("."))).parse(input) {
            Ok((rest, _)) => self.count(rest),
            Err(_) => self.expression(input, DEPTH),
        }
    }

    /// `expression = term { "or" term }`
    fn expression(self, input: &'s str, depth: usize) -> Read<'s, Raw<'s>> {
        let (rest, terms) = joined("or", input, |input| self.term(input, depth))?;
        Ok((rest, one_or(terms, Raw::Any)))
    }

    /// `term = factor { "and" factor }`
    fn term(self, input: &'s str, depth: usize) -> Read<'s, Raw<'s>> {
        let (rest, factors) = joined("and", input, |input| self.factor(input, depth))?;
        Ok((rest, one_or(factors, Raw::All)))
    }

    /// `factor = "(" expression ")" | comparison`
    fn factor(self, input: &'s str, depth: usize) -> Read<'s, Raw<'s>> {
        let Ok((rest, _)) = symbol("(", "`(`")(input) else { return self.comparison(input) };
        if depth == 0 {
            return refuse(rest, "fewer parentheses inside each other");
        }
        let (rest, inner) = self.expression(rest, depth - 1)?;
        let (rest, _) = symbol(")", "`and`, `or` or `)`")(rest)?;
        Ok((rest, inner))
    }

    /// `comparison = ( "same" | "differ" ) path path { path } | path predicate`
    fn comparison(self, input: &'s str) -> Read<'s, Raw<'s>> {
        let sameness = alt((value(false, keyword("same")), value(true, keyword("differ"))));
        if let Ok((rest, differ)) = terminated(sameness, not(tag("."))).parse(input) {
            let (rest, paths) = many1(|i| self.path(i)).parse(rest)?;
            if paths.len() < 2 {
                return refuse(rest.trim_start(), "a second field");
            }
            return Ok((rest, Raw::Same(paths, differ)));
        }
        let (input, path) = self.path(input)?;
        self.predicate(path, input)
    }

    /// `predicate = "is" [ "not" ] values | [ "not" ] "in" list | [ "not" ] "within" ( days | target ) | "between" path "and" path | operator operand`
    fn predicate(self, path: RawPath<'s>, input: &'s str) -> Read<'s, Raw<'s>> {
        let is = preceded(keyword("is"), (opt(keyword("not")), |i| self.values(i)));
        let is = map(is, move |(denied, words)| Raw::Is(path, words, denied.is_some()));
        let among = (opt(keyword("not")), preceded(keyword("in"), |i| self.list(i)));
        let among = map(among, move |(denied, words)| Raw::Is(path, words, denied.is_some()));
        let within = preceded(keyword("within"), move |i| self.within(path, false, i));
        let outside = preceded((keyword("not"), keyword("within")), move |i| self.within(path, true, i));
        let between =
            preceded(keyword("between"), (|i| self.path(i), preceded(keyword("and"), |i| self.path(i))));
        let between = map(between, move |(from, to)| Raw::Between(path, from, to));
        let compare = (operator, |i| self.operand(i));
        let compare = map(compare, move |(operator, operand)| Raw::Compare(path, operator, operand));
        alt((is, among, within, outside, between, compare)).parse(input)
    }

    /// `days = ( integer | option ) ( "day" | "week" | "month" | "year" ) [ "s" ]`
    fn days(self, input: &'s str) -> Read<'s, RawAmount<'s>> {
        let start = input.trim_start();
        let option = recognize((tag("$"), self.name("an option's name")));
        let digits = take_while1(|c: char| c.is_ascii_digit());
        let (rest, number) = alt((option, digits)).parse(start)?;
        for (unit, days) in UNITS {
            if let Ok((rest, _)) = keyword(unit).parse(rest) {
                return Ok((rest, ((number, self.0.len() - start.len()), *days)));
            }
        }
        refuse(rest.trim_start(), "`days`, `weeks`, `months` or `years`")
    }

    /// `within = days "of" path | path | word`
    fn within(self, path: RawPath<'s>, denied: bool, input: &'s str) -> Read<'s, Raw<'s>> {
        if !denied && input.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '$') {
            let (rest, (count, other)) =
                (|i| self.days(i), preceded(keyword("of"), |i| self.path(i))).parse(input)?;
            return Ok((rest, Raw::Near(path, count, other)));
        }
        let (rest, target) = self.operand(input)?;
        Ok((rest, Raw::Within(path, target, denied)))
    }

    /// `window = "between" name "and" name | "before" name | "after" name`
    fn window(self, input: &'s str) -> Read<'s, RawWindow<'s>> {
        let claim = || self.name("a claim's name");
        let between = (preceded(keyword("between"), claim()), preceded(keyword("and"), claim()));
        alt((
            map(between, |(from, to)| RawWindow::Between(from, to)),
            map(preceded(keyword("before"), claim()), RawWindow::Before),
            map(preceded(keyword("after"), claim()), RawWindow::After),
        ))
        .parse(input)
    }
}

/// How deep parentheses may stand inside each other.
const DEPTH: usize = 16;

/// One part, and further ones after a word between them.
fn joined<'s>(
    word: &'static str,
    input: &'s str,
    part: impl Fn(&'s str) -> Read<'s, Raw<'s>>,
) -> Read<'s, Vec<Raw<'s>>> {
    let (mut input, first) = part(input)?;
    let mut parts = vec![first];
    while let Ok((rest, _)) = keyword(word).parse(input) {
        let (rest, next) = part(rest)?;
        parts.push(next);
        input = rest;
    }
    Ok((input, parts))
}

fn one_or<'s>(mut parts: Vec<Raw<'s>>, several: fn(Vec<Raw<'s>>) -> Raw<'s>) -> Raw<'s> {
    match (parts.len(), parts.pop()) {
        (1, Some(one)) => one,
        (_, last) => several(parts.into_iter().chain(last).collect()),
    }
}

fn refuse<'s, T>(rest: &'s str, expected: &'static str) -> Read<'s, T> {
    Err(nom::Err::Error(Refused { rest, expected }))
}

fn symbol<'s>(text: &'static str, wanted: &'static str) -> impl FnMut(&'s str) -> Read<'s, &'s str> {
    move |input| {
        let start = input.trim_start();
        let found: Read<'s, &'s str> = tag(text).parse(start);
        found.or_else(|_| refuse(start, wanted))
    }
}

fn keyword<'s>(text: &'static str) -> impl FnMut(&'s str) -> Read<'s, &'s str> {
    move |input| {
        let start = input.trim_start();
        let word: Read<'s, &'s str> = take_while(|c: char| c.is_alphanumeric() || c == '_').parse(start);
        match word {
            Ok((rest, found)) if found == text => Ok((rest, found)),
            _ => refuse(start, PREDICATE),
        }
    }
}

const PREDICATE: &str = "`is`, `in`, `within`, `between`, `before`, `excludes`, `=` or another comparison";

pub(super) const OPERATORS: &[(&str, Operator)] = &[
    ("!=", Operator::NotEqual),
    ("<=", Operator::AtMost),
    (">=", Operator::AtLeast),
    ("=", Operator::Equal),
    ("<", Operator::Less),
    (">", Operator::Greater),
];

/// The comparisons that are words, each with its name.
pub(super) const NAMED: &[(&str, Operator)] = &[
    ("before", Operator::Before),
    ("after", Operator::After),
    ("disjoint", Operator::Disjoint),
    ("inside", Operator::Inside),
    ("intersects", Operator::Intersects),
    ("excludes", Operator::Excludes),
    ("opposes", Operator::Opposes),
];

/// `operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "before" | "after" | "disjoint" | "inside" | "intersects" | "excludes" | "opposes"`
fn operator(input: &str) -> Read<'_, Operator> {
    let start = input.trim_start();
    for (sign, operator) in OPERATORS {
        if let Some(rest) = start.strip_prefix(sign) {
            return Ok((rest, *operator));
        }
    }
    for (name, operator) in NAMED {
        if let Ok((rest, _)) = keyword(name).parse(start) {
            return Ok((rest, *operator));
        }
    }
    refuse(start, PREDICATE)
}

const UNITS: &[(&str, u32)] = &[
    ("day", 1),
    ("days", 1),
    ("week", 7),
    ("weeks", 7),
    ("month", 31),
    ("months", 31),
    ("year", 366),
    ("years", 366),
];

fn whole<'s, T>(source: &'s str, found: Read<'s, T>) -> Result<T, (usize, &'static str)> {
    match found {
        Ok((rest, value)) if rest.trim().is_empty() => Ok(value),
        Ok((rest, _)) => {
            Err((source.len() - rest.trim_start().len(), "`and`, `or` or the end of the condition"))
        }
        Err(nom::Err::Error(e) | nom::Err::Failure(e)) => Err((source.len() - e.rest.len(), e.expected)),
        Err(nom::Err::Incomplete(_)) => Err((source.len(), "more")),
    }
}

/// Reads a condition.
///
/// # Errors
///
/// The byte at which reading stopped, and what was expected there.
pub fn expression(source: &str) -> Result<Raw<'_>, (usize, &'static str)> {
    whole(source, Source(source).condition(source))
}

/// Reads where an absent claim would have to lie.
///
/// # Errors
///
/// The byte at which reading stopped, and what was expected there.
pub fn window(source: &str) -> Result<RawWindow<'_>, (usize, &'static str)> {
    whole(source, Source(source).window(source))
}
