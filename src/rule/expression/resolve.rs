//! From a condition as written to one whose names are known to mean something.

use super::{
    Count, Expression, Operand, Operator, Path,
    grammar::{self, Raw, RawAmount, RawOperand, RawPath, RawWindow, Word},
};
use crate::{
    day::Day,
    rule::{
        check::{Checker, Window, options::Options, values},
        field::{FIELDS, Field, Values},
        yaml::Node,
    },
};

/// The scope in which a condition is read.
pub(crate) struct Scope<'c, 'f> {
    pub(crate) checker: &'c mut Checker<'f>,
    /// The scalar that holds the condition.
    pub(crate) node: &'c Node,
    /// The names of the claims.
    pub(crate) claims: &'c [String],
    /// The options of the rule.
    pub(crate) options: &'c mut Options,
}

/// What a rule asks under `where`.
pub(crate) enum Clause {
    /// Of the claims that fit together.
    Condition(Expression),
    /// Of all that fit together.
    Count(Count),
}

impl Scope<'_, '_> {
    fn fault(&mut self, (word, at): Word<'_>, message: String, help: Option<String>) {
        let span = self.node.part(at, at + word.len());
        self.checker.fault(span, message, help);
    }

    fn refused(&mut self, (at, expected): (usize, &'static str)) {
        let text = self.node.scalar().unwrap_or_default();
        let len = text[at.min(text.len())..].split_whitespace().next().map_or(0, str::len);
        let found = if len == 0 { "the end".to_owned() } else { format!("`{}`", &text[at..at + len]) };
        self.fault((&text[at..at + len], at), format!("expected {expected}, found {found}"), None);
    }

    fn claim(&mut self, word: Word<'_>) -> Option<usize> {
        let found = self.claims.iter().position(|name| name == word.0);
        if found.is_none() {
            let help = self.checker.suggest(word.0, self.claims.iter().map(String::as_str));
            self.fault(word, format!("no claim is called `{}`", word.0), help);
        }
        found
    }

    fn path(&mut self, raw: RawPath<'_>) -> Option<Path> {
        let claim = self.claim(raw.claim);
        let field = Field::named(raw.field.0);
        if field.is_none() {
            let help = self.checker.suggest(raw.field.0, FIELDS.iter().map(|row| row.name));
            self.fault(raw.field, format!("unknown field `{}`", raw.field.0), help);
        }
        Some(Path { claim: claim?, field: field? })
    }

    fn operand(&mut self, raw: RawOperand<'_>) -> Option<Operand> {
        match raw {
            RawOperand::Path(path) => self.path(path).map(Operand::Path),
            RawOperand::Word(word) => {
                if let Ok(day) = word.0.parse::<Day>() {
                    return Some(Operand::Day(day.0));
                }
                if word.0.starts_with('$') || word.0.parse::<f64>().is_ok() {
                    return self.options.amount(self.checker, self.node, (word, 1)).map(Operand::Number);
                }
                let help = Some("to compare with a word write `is`, as in `one.voice is own`".to_owned());
                self.fault(word, format!("`{}` is no field, date or number", word.0), help);
                None
            }
        }
    }

    fn accept(&mut self, path: Path, words: &[Word<'_>], denied: bool) -> Expression {
        let mut accept = crate::rule::pattern::Accept { denied, ..Default::default() };
        for word in words {
            match word.0 {
                "none" => accept.none = true,
                "any" => accept.any = true,
                text => {
                    let span = self.node.part(word.1, word.1 + text.len());
                    values::word(self.checker, path.field, text, span);
                    accept.words.push(text.to_owned());
                }
            }
        }
        Expression::Is(path, accept)
    }

    fn within(&mut self, path: Path, raw: RawOperand<'_>, denied: bool) -> Option<Expression> {
        match raw {
            RawOperand::Path(other) => Some(Expression::Within(path, self.path(other)?, denied)),
            RawOperand::Word((text, at)) => {
                let span = self.node.part(at, at + text.len());
                values::class(self.checker, path.field, text, span);
                let within = vec![text.to_owned()];
                let accept = crate::rule::pattern::Accept { within, denied, ..Default::default() };
                Some(Expression::Is(path, accept))
            }
        }
    }

    fn fits(
        &mut self,
        raw: RawPath<'_>,
        path: Path,
        wanted: &'static str,
        fits: fn(Values) -> bool,
    ) -> Option<()> {
        if fits(path.field.row().values) {
            return Some(());
        }
        self.fault(raw.field, format!("`{}` holds no {wanted}", raw.field.0), None);
        None
    }

    fn compare(&mut self, raw: RawPath<'_>, operator: Operator, right: RawOperand<'_>) -> Option<Expression> {
        let path = self.path(raw)?;
        let operand = self.operand(right)?;
        let (wanted, fits): (_, fn(Values) -> bool) = match operator {
            Operator::Before
            | Operator::After
            | Operator::Disjoint
            | Operator::Inside
            | Operator::Intersects => ("days", |values| matches!(values, Values::Day | Values::Interval)),
            Operator::Excludes => {
                ("stance or quantity", |values| matches!(values, Values::Stance | Values::Quantity))
            }
            Operator::Opposes => ("word that has an opposite", |values| {
                matches!(values, Values::Stance | Values::Open | Values::Closed(_))
            }),
            Operator::Less | Operator::AtMost | Operator::Greater | Operator::AtLeast => {
                ("day or number", |values| matches!(values, Values::Day | Values::Quantity))
            }
            Operator::Equal | Operator::NotEqual => ("word to compare", |values| values != Values::Text),
        };
        self.fits(raw, path, wanted, fits)?;
        if let (RawOperand::Path(raw), Operand::Path(path)) = (right, &operand) {
            self.fits(raw, *path, wanted, fits)?;
        }
        self.kinds(path.field, right, &operand)?;
        Some(Expression::Compare(path, operator, operand))
    }

    /// Notes a fault if a field can never be what it is compared with.
    fn kinds(&mut self, field: Field, right: RawOperand<'_>, operand: &Operand) -> Option<()> {
        let values = field.row().values;
        let (fits, other) = match operand {
            Operand::Path(other) => (comparable(field, other.field), format!("`{}`", other.field.row().name)),
            Operand::Day(_) => (matches!(values, Values::Day | Values::Interval), "a date".to_owned()),
            Operand::Number(_) => (values == Values::Quantity, "a number".to_owned()),
        };
        if !fits {
            let at = match right {
                RawOperand::Path(path) => path.field,
                RawOperand::Word(word) => word,
            };
            let message = format!("`{}` is never compared with {other}", field.row().name);
            self.fault(at, message, Some("the two are different kinds of thing".to_owned()));
        }
        fits.then_some(())
    }

    fn count(
        &mut self,
        of: RawPath<'_>,
        per: Vec<RawPath<'_>>,
        operator: Operator,
        number: RawAmount<'_>,
    ) -> Option<Count> {
        let words = |values| !matches!(values, Values::Text | Values::Day | Values::Interval);
        let mut path = |raw: RawPath<'_>| {
            let path = self.path(raw)?;
            self.fits(raw, path, "word to count", words).map(|()| path)
        };
        let of = path(of);
        let per: Vec<_> = per.into_iter().map(path).collect();
        let number = self.options.amount(self.checker, self.node, number);
        Some(Count { of: of?, per: per.into_iter().collect::<Option<_>>()?, operator, number: number? })
    }

    fn days(&mut self, raw: RawPath<'_>) -> Option<Path> {
        let path = self.path(raw)?;
        self.fits(raw, path, "day", |values| values == Values::Day)?;
        Some(path)
    }

    fn raw(&mut self, raw: Raw<'_>) -> Option<Expression> {
        match raw {
            Raw::Compare(left, operator, right) => self.compare(left, operator, right),
            Raw::Is(path, words, denied) => {
                let path = self.path(path)?;
                Some(self.accept(path, &words, denied))
            }
            Raw::Within(path, target, denied) => {
                let path = self.path(path)?;
                self.within(path, target, denied)
            }
            Raw::Near(left, days, right) => {
                let (left, right) = (self.days(left), self.days(right));
                let days = self.options.amount(self.checker, self.node, days);
                Some(Expression::Near(left?, days?, right?))
            }
            Raw::Between(it, from, to) => {
                Some(Expression::Between(self.days(it)?, self.days(from)?, self.days(to)?))
            }
            Raw::Same(paths, differ) => {
                let paths: Vec<_> = paths.into_iter().map(|path| self.path(path)).collect();
                Some(Expression::Same(paths.into_iter().collect::<Option<_>>()?, differ))
            }
            Raw::All(parts) => self.parts(parts).map(Expression::All),
            Raw::Any(parts) => self.parts(parts).map(Expression::Any),
            Raw::Count(of, ..) => {
                let help = Some("write it under `where`".to_owned());
                self.fault(of.claim, "a count is no exception".to_owned(), help);
                None
            }
        }
    }

    /// All parts, each read whatever is wrong with the others.
    fn parts(&mut self, parts: Vec<Raw<'_>>) -> Option<Vec<Expression>> {
        let parts: Vec<Option<Expression>> = parts.into_iter().map(|part| self.raw(part)).collect();
        parts.into_iter().collect()
    }

    /// Reads what the scalar asks under `where`; what is wrong with it is noted as faults.
    pub(crate) fn clause(mut self) -> Option<Clause> {
        match grammar::expression(self.node.scalar()?) {
            Ok(Raw::Count(of, per, operator, number)) => {
                self.count(of, per, operator, number).map(Clause::Count)
            }
            Ok(raw) => self.raw(raw).map(Clause::Condition),
            Err(refused) => {
                self.refused(refused);
                None
            }
        }
    }

    /// Reads the condition that the scalar holds; what is wrong with it is noted as faults.
    pub(crate) fn expression(mut self) -> Option<Expression> {
        let text = self.node.scalar()?;
        match grammar::expression(text) {
            Ok(raw) => self.raw(raw),
            Err(refused) => {
                self.refused(refused);
                None
            }
        }
    }

    /// Reads the time of an absent claim that the scalar holds.
    pub(crate) fn window(mut self) -> Option<Window> {
        let text = self.node.scalar()?;
        match grammar::window(text) {
            Ok(RawWindow::Between(from, to)) => Some(Window::Between(self.claim(from)?, self.claim(to)?)),
            Ok(RawWindow::Before(claim)) => Some(Window::Before(self.claim(claim)?)),
            Ok(RawWindow::After(claim)) => Some(Window::After(self.claim(claim)?)),
            Err(refused) => {
                self.refused(refused);
                None
            }
        }
    }
}

/// Whether two fields can hold the same word, or can be compared as days or numbers.
fn comparable(one: Field, other: Field) -> bool {
    let open = |values| matches!(values, Values::Open | Values::Topic);
    let (a, b) = (one.row().values, other.row().values);
    match (a, b) {
        (Values::Closed(_) | Values::Place, _) => one == other,
        (Values::Day | Values::Interval, Values::Day | Values::Interval) => true,
        _ => a == b || open(a) && open(b),
    }
}
