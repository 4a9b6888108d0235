//! Whether two positions are about one matter: kindred topics, and no word that tells them apart.

use super::words::{self, content, covers, forms, id_words, kindred, numeral};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part},
    proposition::Topic,
    relation::Unmet,
};

/// Both are about one matter. The names of the parties tell nothing apart: each names the other.
pub(crate) fn one_topic(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<String, Unmet> {
    let (Some(first), Some(second)) = (&one.proposition.topic, &other.proposition.topic) else {
        return Err("what one of them is about is not known".to_owned());
    };
    let parties = [one, other].into_iter().flat_map(|fact| {
        let told = &fact.proposition;
        [&told.holder, &told.target].into_iter().flatten()
    });
    let names: Vec<String> =
        parties.flat_map(|party| content(&party.text).into_iter().chain(id_words(&party.actor))).collect();
    topics(first, second, &names, lexicon)
}

/// Whether two topics can be one: kindred classes, and no word that tells the one from the other.
pub(crate) fn topics(
    one: &Topic,
    other: &Topic,
    names: &[String],
    lexicon: &Lexicon,
) -> Result<String, Unmet> {
    let apart = || Err(format!("`{}` is not known to be `{}`", one.text, other.text));
    let known = one.known && other.known;
    if known && !kindred(&one.id, &other.id, lexicon) {
        return apart();
    }
    let (first, second) = (telling(one, names, lexicon), telling(other, names, lexicon));
    let open = first.is_empty() || second.is_empty();
    let met = if open {
        known || one.id == other.id && first == second
    } else {
        covers(&first, &second, lexicon) || covers(&second, &first, lexicon)
    };
    if met { Ok(format!("both are about `{}`", one.id)) } else { apart() }
}

/// The words that tell a topic from others of its class: those of a noun phrase; of a clause, those after
/// "on", "about" or "over".
fn telling(topic: &Topic, names: &[String], lexicon: &Lexicon) -> Vec<String> {
    let lower = topic.text.to_lowercase();
    let clause = topic.known && (lower.starts_with("to ") || verbal(&lower, lexicon));
    let matter = [" on ", " about ", " over ", " regarding ", " concerning "];
    let start = matter.iter().filter_map(|word| lower.find(word).map(|at| at + word.len())).min();
    let text = if clause { start.map_or("", |at| &lower[at..]) } else { lower.as_str() };
    let time = |word: &str| words::time(word, lexicon);
    let class = |word: &str| {
        let classes =
            |form: &String| lexicon.topics(form, Part::Noun).any(|class| kindred(class, &topic.id, lexicon));
        topic.known && forms(word).iter().any(classes)
    };
    let tells = |word: &String| !names.contains(word) && !class(word) && !numeral(word) && !time(word);
    content(text).into_iter().filter(tells).collect()
}

/// Whether a text begins with a verb that has a topic of its own.
fn verbal(text: &str, lexicon: &Lexicon) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    let inflected = forms(first)
        .into_iter()
        .any(|form| form != first && lexicon.topics(&form, Part::Verb).next().is_some());
    inflected
        || lexicon.is(first, "modal-future")
        || matches!(first, "not" | "has" | "had" | "have" | "was" | "is" | "were")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[track_caller]
    fn check(one: &str, other: &str, met: bool) {
        let topic = |text: &str| Topic {
            id: "talks".to_owned(),
            known: true,
            text: text.to_owned(),
            span: Span::default(),
        };
        let found = topics(&topic(one), &topic(other), &["ferrara".to_owned()], &Lexicon::builtin());
        assert_eq!(found.is_ok(), met, "{one} / {other}: {found:?}");
    }

    #[test]
    fn talks_are_told_apart_by_their_matter() {
        check("talks", "to sit down with Ferrara at any hour", true);
        check("the talks", "negotiations with Ferrara", true);
        check("talks on the salt road", "to negotiate about the salt road", true);
        check("talks on the salt road", "to negotiate about fish", false);
        check("wage talks", "talks on fish", false);
    }
}
