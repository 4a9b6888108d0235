//! Whether a field can hold a word.

use crate::{
    rule::{
        check::Checker,
        field::{Field, Values},
        vocabulary,
    },
    span::Span,
};

/// Notes a fault if a field can never hold a word.
pub(crate) fn word(checker: &mut Checker<'_>, field: Field, word: &str, span: Span) {
    let name = field.row().name;
    match field.row().values {
        Values::Closed(words) if !words.contains(&word) => {
            let near = checker.suggest(word, words.iter().copied());
            let help = near.or_else(|| Some(format!("it is one of {}", words.join(", "))));
            checker.fault(span, format!("`{name}` is never `{word}`"), help);
        }
        Values::Stance if !vocabulary::stance_exists(checker.lexicon, word) => {
            let known = vocabulary::stances(checker.lexicon);
            let help = checker.suggest(word, known.iter().map(String::as_str));
            checker.fault(span, format!("unknown stance `{word}`"), help);
        }
        Values::Topic if !vocabulary::topic_exists(checker.lexicon, word) => {
            let near = vocabulary::topic_near(checker.lexicon, word);
            let near = near.map(|id| format!("did you mean `{id}`?"));
            let help = near.or_else(|| Some("topics are listed in rules/lexicon/topics.yaml".to_owned()));
            checker.fault(span, format!("unknown topic `{word}`"), help);
        }
        Values::Actor if !vocabulary::side_exists(checker.lexicon, word) => {
            let meant = vocabulary::side_named(checker.lexicon, word);
            let help = meant.map(|id| format!("did you mean `{id}`?")).or_else(|| {
                Some("sides are ISO codes such as FRA, igo-… or, without a listed name, x-…".to_owned())
            });
            checker.fault(span, format!("`{name}` is never `{word}`: no side has this id"), help);
        }
        Values::Text | Values::Place | Values::Day | Values::Interval | Values::Quantity => {
            let help = Some("write any, none, or a condition under `where`".to_owned());
            checker.fault(span, format!("`{name}` is not compared with a word"), help);
        }
        _ => {}
    }
}

/// Notes a fault if a field holds no classes, or there is no such class.
pub(crate) fn class(checker: &mut Checker<'_>, field: Field, class: &str, span: Span) {
    if field.row().values == Values::Topic {
        word(checker, field, class, span);
    } else {
        let message = format!("`{}` holds no topic, so nothing is within it", field.row().name);
        checker.fault(span, message, None);
    }
}
