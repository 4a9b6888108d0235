//! Rules as portable SQL over a table of claims, for engines that hold more claims than memory does.
//!
//! The subset is the one that the common engines read alike: days as numbers, no division, no `LEAST`,
//! what is within what as a table instead of a recursion. What a text does not say is NULL and never makes a rule fire.

mod condition;

use super::{
    Exception, Rule,
    check::Window,
    expression::Path,
    field::{Field, Values},
    join,
    pattern::{Accept, Pattern},
};

/// What the queries expect, as comments.
pub const HEAD: &str = "\
-- claims: one row a claim. id; a column of text for each field that holds a word, with _ for its dot; said, a number of
--   days since 1970-01-01; quantity_value, a number; clause_start and clause_end, where the clause stands in its document.
-- topic_within (child, ancestor), stance_excludes and stance_tension (one, other): all pairs, both ways.
";

/// Why a rule is no SQL.
type Reason = String;

/// The query for a rule: the ids of the claims that fit, in the order of the rule's claims; for a rule that counts, the
/// groups and their counts.
///
/// # Errors
///
/// What the rule asks that a table of words does not tell, in words.
pub fn query(rule: &Rule) -> Result<String, Reason> {
    if let Some(relation) = &rule.relation {
        return Err(format!("its relation `{relation}` compares more than words"));
    }
    let mut wheres = Vec::new();
    for pattern in &rule.claims {
        wheres.extend(asked(&pattern.name, pattern)?);
    }
    for (place, one) in rule.claims.iter().enumerate() {
        wheres.extend(rule.claims[place + 1..].iter().map(|other| apart(&one.name, &other.name)));
    }
    let names = rule.names();
    for expression in join::conditions(rule) {
        wheres.push(condition::condition(&expression, &names)?);
    }
    for exception in &rule.exceptions {
        wheres.push(match exception {
            Exception::When(expression) => {
                let holds = condition::condition(expression, &names)?;
                format!("CASE WHEN {holds} THEN 1 ELSE 0 END = 0")
            }
            Exception::Claim(pattern, window) => absent(rule, pattern, *window)?,
        });
    }
    let tables: Vec<String> = names.iter().map(|name| format!("claims {}", alias(name))).collect();
    let (selected, grouped) = selected(rule, &names)?;
    Ok(format!("SELECT {selected}\nFROM {}\nWHERE {}{grouped}", tables.join(", "), wheres.join("\n  AND ")))
}

/// What is selected, and how it is grouped.
fn selected(rule: &Rule, names: &[String]) -> Result<(String, String), Reason> {
    let Some(count) = &rule.count else {
        let ids: Vec<String> = names.iter().map(|name| format!("{0}.id AS {0}_id", alias(name))).collect();
        return Ok((ids.join(", "), String::new()));
    };
    let of = path(count.of, names)?;
    let per: Vec<String> = count.per.iter().map(|per| path(*per, names)).collect::<Result<_, _>>()?;
    let stated: String = per.iter().map(|column| format!("\n  AND {column} IS NOT NULL")).collect();
    let operator = condition::operator(count.operator).ok_or("its count is compared with no number")?;
    let (per, number) = (per.join(", "), count.number.total());
    let having = format!("{stated}\nGROUP BY {per}\nHAVING COUNT(DISTINCT {of}) {operator} {number}");
    Ok((format!("{per}, COUNT(DISTINCT {of}) AS counted"), having))
}

/// The name of a claim as that of a table; some names of claims are words of SQL.
fn alias(name: &str) -> String {
    format!("c_{}", name.replace('-', "_"))
}

/// The column of a field.
fn column(field: Field) -> Result<String, Reason> {
    match field.row().values {
        Values::Interval | Values::Text => Err(format!("it reads `{}`, which is no word", field.row().name)),
        _ => Ok(field.row().name.replace('.', "_")),
    }
}

fn path(path: Path, names: &[String]) -> Result<String, Reason> {
    Ok(format!("{}.{}", alias(&names[path.claim]), column(path.field)?))
}

/// A text as SQL writes it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Whether a column holds what a field is to hold.
fn accepts(column: &str, accept: &Accept) -> String {
    let list = |words: &[String]| words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(", ");
    let mut any = Vec::new();
    if accept.any {
        any.push(format!("{column} IS NOT NULL"));
    }
    let words: Vec<String> = accept.words.iter().chain(&accept.within).cloned().collect();
    if !words.is_empty() {
        any.push(format!("{column} IN ({})", list(&words)));
    }
    if !accept.within.is_empty() {
        let classes = list(&accept.within);
        any.push(format!(
            "EXISTS (SELECT 1 FROM topic_within w WHERE w.child = {column} AND w.ancestor IN ({classes}))"
        ));
    }
    if accept.denied {
        let none = if any.is_empty() { String::new() } else { format!(" AND NOT ({})", any.join(" OR ")) };
        return format!("({column} IS NOT NULL{none})");
    }
    if accept.none {
        any.push(format!("{column} IS NULL"));
    }
    if any.is_empty() { "1 = 0".to_owned() } else { format!("({})", any.join(" OR ")) }
}

/// What a pattern asks of its own claim.
fn asked(name: &str, pattern: &Pattern) -> Result<Vec<String>, Reason> {
    let table = alias(name);
    let mut found = Vec::new();
    for test in &pattern.tests {
        found.push(accepts(&format!("{table}.{}", column(test.field)?), &test.accept));
    }
    for join in &pattern.joins {
        found.push(format!("{table}.{} IS NOT NULL", column(join.field)?));
    }
    Ok(found)
}

/// Two claims are of different clauses.
fn apart(one: &str, other: &str) -> String {
    let (a, b) = (alias(one), alias(other));
    format!(
        "NOT ({a}.sentence = {b}.sentence AND ({a}.clause_start <= {b}.clause_start AND {a}.clause_end >= {b}.clause_end OR {b}.clause_start <= {a}.clause_start AND {b}.clause_end >= {a}.clause_end))"
    )
}

/// There is no claim as an exception describes it.
fn absent(rule: &Rule, pattern: &Pattern, window: Option<Window>) -> Result<String, Reason> {
    let names = rule.names();
    let mut wheres = asked("absent", pattern)?;
    let table = alias("absent");
    let anchors = join::anchors(rule);
    for join in &pattern.joins {
        let Some(anchor) = anchors[join.variable] else { continue };
        let (own, anchor) = (format!("{table}.{}", column(join.field)?), path(anchor, &names)?);
        wheres.push(if join.within { condition::within(&own, &anchor) } else { format!("{own} = {anchor}") });
    }
    wheres.extend(names.iter().map(|name| format!("{table}.id <> {}.id", alias(name))));
    let said = |claim: usize| format!("{}.said", alias(&names[claim]));
    wheres.extend(window.map(|window| match window {
        Window::Between(from, to) => {
            let (it, from, to) = (format!("{table}.said"), said(from), said(to));
            format!("({it} BETWEEN {from} AND {to} OR {it} BETWEEN {to} AND {from})")
        }
        Window::Before(claim) => format!("{table}.said <= {}", said(claim)),
        Window::After(claim) => format!("{table}.said >= {}", said(claim)),
    }));
    Ok(format!("NOT EXISTS (SELECT 1 FROM claims {table} WHERE {})", wheres.join(" AND ")))
}
