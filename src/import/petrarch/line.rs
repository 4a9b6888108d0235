//! A line of a dictionary, as productions over its characters.

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{tag, take_till, take_while, take_while1},
    character::complete::{char, space0},
    combinator::{opt, recognize},
    error::{ErrorKind, ParseError},
    multi::{many0, separated_list1},
    sequence::{delimited, preceded},
};

use crate::day::Day;

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line<'l> {
    /// Space and a comment, or the mark of a section.
    Nothing,
    /// `!PERSON! = MAN, WOMAN`: what stands for several words.
    Set { name: &'l str, members: Vec<&'l str> },
    /// `KYIV_ [UKR]`: a name that opens an entry.
    Entry { name: &'l str, plural: Option<&'l str>, roles: Vec<Role<'l>> },
    /// `+KIEV_`: another name of the entry above.
    Synonym { name: &'l str, plural: Option<&'l str>, roles: Vec<Role<'l>> },
    /// `[UKRGOV >190520]`: roles of the entry above.
    Roles(Vec<Role<'l>>),
}

/// A code, and when it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Role<'l> {
    pub(super) code: &'l str,
    pub(super) from: Option<Day>,
    pub(super) to: Option<Day>,
}

/// What was wanted where reading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted<'l> {
    pub(super) rest: &'l str,
    pub(super) what: &'static str,
}

impl<'l> ParseError<&'l str> for Wanted<'l> {
    fn from_error_kind(rest: &'l str, _: ErrorKind) -> Self {
        Self { rest, what: "a name, `+` and another name, or a code in square brackets" }
    }

    fn append(_: &'l str, _: ErrorKind, other: Self) -> Self {
        other
    }
}

type Read<'l, T> = IResult<&'l str, T, Wanted<'l>>;

/// The same parser, which says what it wants. A failure inside keeps what it wanted there.
fn wanting<'l, T>(
    what: &'static str,
    mut parser: impl Parser<&'l str, Output = T, Error = Wanted<'l>>,
) -> impl FnMut(&'l str) -> Read<'l, T> {
    move |input| match parser.parse(input) {
        Err(nom::Err::Error(at)) => Err(nom::Err::Error(Wanted { what, ..at })),
        read => read,
    }
}

/// The same parser, after which nothing else is tried.
fn must<'l, T>(
    mut parser: impl Parser<&'l str, Output = T, Error = Wanted<'l>>,
) -> impl FnMut(&'l str) -> Read<'l, T> {
    move |input| match parser.parse(input) {
        Err(nom::Err::Error(at)) => Err(nom::Err::Failure(at)),
        read => read,
    }
}

/// `line = [ set | roles | "+", entry | entry | section ], [ comment ] ;`
///
/// # Errors
///
/// What was wanted, and the rest of the line from there on.
pub(super) fn line(text: &str) -> Result<Line<'_>, Wanted<'_>> {
    let nothing = space0.map(|_| Line::Nothing);
    let any = alt((set, roles_line, synonym, section, entry, nothing));
    let mut whole = (space0, any, space0, end).map(|(_, line, _, ())| line);
    match whole.parse(text) {
        Ok((_, line)) => Ok(line),
        Err(nom::Err::Error(wanted) | nom::Err::Failure(wanted)) => Err(wanted),
        Err(nom::Err::Incomplete(_)) => Err(Wanted { rest: text, what: "a whole line" }),
    }
}

/// `end = [ ( "#" | ";" ), { character } ] ;`
fn end(input: &str) -> Read<'_, ()> {
    match input.chars().next() {
        None | Some('#' | ';') => Ok(("", ())),
        Some(_) => {
            Err(nom::Err::Failure(Wanted { rest: input, what: "a code in square brackets, or a comment" }))
        }
    }
}

/// `section = "<", [ "/" ], { letter }, ">" ;`: the head of a part of the file, which says nothing of actors.
fn section(input: &str) -> Read<'_, Line<'_>> {
    let inside = take_while(|c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '-' | ' '));
    delimited(char('<'), inside, char('>')).map(|_| Line::Nothing).parse(input)
}

/// `set = "!", word, "!", "=", name, { ",", name } ;`
fn set(input: &str) -> Read<'_, Line<'_>> {
    let name = recognize((char('!'), take_while1(is_word), char('!')));
    let (rest, name) = (name, space0, char('=')).map(|(name, _, _)| name).parse(input)?;
    let member = delimited(space0, take_till(|c| matches!(c, ',' | '#' | ';')), space0);
    let member = member.map(|member: &str| member.trim());
    let (rest, members) =
        must(wanting("words, parted by commas", separated_list1(char(','), member))).parse(rest)?;
    Ok((rest, Line::Set { name, members }))
}

/// `synonym = "+", entry ;`
fn synonym(input: &str) -> Read<'_, Line<'_>> {
    let (rest, (name, plural, roles)) = preceded((char('+'), space0), must(named)).parse(input)?;
    Ok((rest, Line::Synonym { name, plural, roles }))
}

/// `entry = name, [ plural ], { role } ;`
fn entry(input: &str) -> Read<'_, Line<'_>> {
    let (rest, (name, plural, roles)) = named(input)?;
    Ok((rest, Line::Entry { name, plural, roles }))
}

fn named(input: &str) -> Read<'_, (&str, Option<&str>, Vec<Role<'_>>)> {
    let name = take_while1(|c| !matches!(c, '[' | ']' | '{' | '}' | '#' | ';' | '+' | '=' | '<' | '>'));
    let (rest, name) = wanting("a name", name).parse(input)?;
    let (rest, plural) = opt(plural).parse(rest)?;
    let (rest, roles) = roles(rest)?;
    Ok((rest, (name.trim_end(), plural, roles)))
}

/// `plural = "{", { character }, "}" ;`: the irregular plural, or that there is none.
fn plural(input: &str) -> Read<'_, &str> {
    let close = must(wanting("`}`", char('}')));
    let inside = take_till(|c| matches!(c, '{' | '}' | '[' | ']'));
    delimited((space0, char('{')), inside, (close, space0)).map(str::trim).parse(input)
}

/// `roles line = role, { role } ;`
fn roles_line(input: &str) -> Read<'_, Line<'_>> {
    let (rest, first) = role(input)?;
    let (rest, mut others) = roles(rest)?;
    others.insert(0, first);
    Ok((rest, Line::Roles(others)))
}

fn roles(input: &str) -> Read<'_, Vec<Role<'_>>> {
    many0(preceded(space0, role)).parse(input)
}

/// `role = "[", [ "~" ], code, [ time ], "]" ;`
fn role(input: &str) -> Read<'_, Role<'_>> {
    let (rest, _) = (char('['), space0).parse(input)?;
    let (rest, code) = must(wanting(
        "a code of capitals and digits",
        recognize((opt(char('~')), alt((tag("---"), take_while1(is_code))))),
    ))
    .parse(rest)?;
    let (rest, (_, time, _)) = (space0, time, space0).parse(rest)?;
    let (rest, _) = must(wanting("`]`, or the days of the role", char(']'))).parse(rest)?;
    Ok((rest, Role { code, from: time.0, to: time.1 }))
}

/// `time = [ ">", day | "<", day | day, "-", day ] ;`
fn time(input: &str) -> Read<'_, (Option<Day>, Option<Day>)> {
    let day = || must(wanting("a day as YYMMDD", day));
    let after = preceded((char('>'), space0), day()).map(|from| (Some(from), None));
    let before = preceded((char('<'), space0), day()).map(|to| (None, Some(to)));
    let dash = must(wanting("`-` and the last day", char('-')));
    let between = (digits, space0, dash, space0, day());
    let (rest, found) = alt((after.map(Some), before.map(Some), between.map(|_| None)))
        .parse(input)
        .or_else(|error| match error {
            nom::Err::Error(_) => Ok((input, Some((None, None)))),
            failure => Err(failure),
        })?;
    match found {
        Some(time) => Ok((rest, time)),
        // Two days: the first is read again, for its own fault.
        None => (day(), space0, char('-'), space0, day())
            .map(|(from, _, _, _, to)| (Some(from), Some(to)))
            .parse(input),
    }
}

fn digits(input: &str) -> Read<'_, &str> {
    take_while1(|c: char| c.is_ascii_digit()).parse(input)
}

/// `day = 6 * digit | 8 * digit ;`
fn day(input: &str) -> Read<'_, Day> {
    let (rest, written) = digits(input)?;
    let day = match written.len() {
        6 => of_digits(written, 2).and_then(|[year, month, day]| ymd(century(year) + year, month, day)),
        8 => of_digits(written, 4).and_then(|[year, month, day]| ymd(year, month, day)),
        _ => None,
    };
    let wanted = Wanted { rest: input, what: "a day" };
    day.map(|day| (rest, day)).ok_or(nom::Err::Error(wanted))
}

/// Year, month and day of digits, of which the first are the year's.
fn of_digits(digits: &str, year: usize) -> Option<[i32; 3]> {
    let part = |range: std::ops::Range<usize>| digits.get(range)?.parse().ok();
    Some([part(0..year)?, part(year..year + 2)?, part(year + 2..year + 4)?])
}

fn ymd(year: i32, month: i32, day: i32) -> Option<Day> {
    Day::from_ymd(year, month.try_into().ok()?, day.try_into().ok()?)
}

/// The century of a year of two digits: PETRARCH takes those below 30 for ours.
fn century(year: i32) -> i32 {
    if year < 30 { 2000 } else { 1900 }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_code(c: char) -> bool {
    c.is_ascii_uppercase() || c.is_ascii_digit()
}
