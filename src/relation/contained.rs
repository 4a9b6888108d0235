//! Whether what one fact asserts is a case of what another denies: each noun phrase of the denial has one in the
//! assertion that names the same or part of it.

use super::{
    frame::Frame,
    gate::Gathered,
    nominal::{Extent, definite, extent},
    words,
};
use crate::{
    fact::Fact,
    lexicon::{Lexicon, Part, wordnet},
    proposition::{Determiner, Nominal},
    relation::Unmet,
};

/// Whether what `narrow` asserts is a case of what `broad` denies: each noun phrase of the denial has
/// one in the assertion that names the same or part of it.
pub(crate) fn contained(narrow: &Fact, broad: &Fact, lexicon: &Lexicon) -> Result<Gathered, Unmet> {
    let mut gathered = Gathered::default();
    let (asserted, denied) = (Frame::of(&narrow.proposition), Frame::of(&broad.proposition));
    match (asserted.agent, denied.agent) {
        (Some(one), Some(other)) => element(one, other, true, lexicon, &mut gathered)?,
        (_, None) if broad.proposition.passive => {}
        (None, Some(other)) if any(other) => {}
        _ => return Err("who does it is not said in one of them".to_owned()),
    }
    let leading = broad.proposition.passive;
    match (asserted.patient, denied.patient) {
        (Some(_), Some(other)) if anyone(other) => {}
        (Some(one), Some(other)) => element(one, other, leading, lexicon, &mut gathered)?,
        (None, Some(other)) => return Err(format!("the assertion does not speak of `{}`", other.text)),
        (_, None) => {}
    }
    let (whole, complement) = (&narrow.proposition.words, &broad.proposition.complement);
    if !words::covers(whole, &words::telling(complement, lexicon), lexicon) {
        return Err("what is denied is told apart by more than what is asserted".to_owned());
    }
    if words::takes_content(&broad.proposition.predicate, denied.patient.is_some(), lexicon) {
        let known = words::beyond_parts(&broad.proposition, lexicon);
        if known.is_empty() || !words::covers(&narrow.proposition.words, &known, lexicon) {
            return Err("what is denied is not known to be what is asserted".to_owned());
        }
    }
    for (word, other) in denied.others.iter().filter(|(_, other)| !whatever(other)) {
        let inner = asserted.all().flat_map(|one| one.phrases.iter().map(|(_, inner)| inner));
        if !asserted.all().chain(inner).any(|one| element(one, other, false, lexicon, &mut gathered).is_ok())
        {
            return Err(format!("the assertion does not speak of `{word} {}`", other.text));
        }
    }
    Ok(gathered)
}

/// Whether a noun phrase stands for all of its kind.
fn any(nominal: &Nominal) -> bool {
    matches!(nominal.determiner, Determiner::No | Determiner::Any)
}

/// Whether it stands for all there are.
fn anyone(nominal: &Nominal) -> bool {
    matches!(nominal.head.as_str(), "anyone" | "anybody" | "anything")
}

/// Whether a phrase of a denial restricts nothing: "to anyone", "at any price".
fn whatever(nominal: &Nominal) -> bool {
    let every = anyone(nominal) || nominal.pronoun && matches!(nominal.head.as_str(), "all" | "ever");
    every
        || nominal.determiner == Determiner::Any
            && nominal.modifiers.iter().all(|m| m == "any")
            && nominal.phrases.is_empty()
}

/// Whether a noun phrase of the assertion names a case of one of the denial.
fn element(
    one: &Nominal,
    other: &Nominal,
    subject: bool,
    lexicon: &Lexicon,
    gathered: &mut Gathered,
) -> Result<(), Unmet> {
    // Of several who did it, each did.
    if let Some(member) = one.members.iter().find(|member| extent(member, other, lexicon).is_ok()) {
        return element(member, other, subject, lexicon, gathered);
    }
    if (subject || other.head != "nothing") && nobody(one, other, lexicon) {
        gathered.share(one, one);
        return Ok(());
    }
    let extent = extent(one, other, lexicon).or_else(|unmet| kind(one, other, lexicon).ok_or(unmet))?;
    let free =
        |n: &Nominal| n.modifiers.iter().any(|m| words::numeral(m)) && n.determiner != Determiner::Definite;
    let own = |n: &Nominal| n.modifiers.iter().any(|m| words::own(m));
    let covered = match other.determiner {
        // "Its own network" is not any network.
        _ if own(other) && !own(one) && one.determiner == Determiner::Indefinite => false,
        // "Not all the houses": those of which it is so are not all.
        Determiner::All => one.determiner == Determiner::All,
        _ if definite(other) => definite(one) || one.determiner == Determiner::All,
        Determiner::No | Determiner::Any => extent != Extent::Around,
        Determiner::Bare if free(other) => extent == Extent::Same && figure(one) && figure(other),
        Determiner::Bare if subject => {
            extent != Extent::Around && one.determiner == Determiner::Bare && !free(one)
        }
        Determiner::Bare => extent != Extent::Around,
        Determiner::Indefinite => !subject && extent != Extent::Around,
        _ => false,
    };
    if !covered {
        return Err(format!("`{}` need not be one of `{}`", one.text, other.text));
    }
    gathered.share(one, other);
    Ok(())
}

/// Whether an amount tells what it is of from its like: "3,000 crowns", and not "two men".
fn figure(nominal: &Nominal) -> bool {
    nominal.modifiers.iter().any(|word| word.len() > 2 && word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a denial of nobody, or of none of a set, is of what is asserted.
fn nobody(one: &Nominal, other: &Nominal, lexicon: &Lexicon) -> bool {
    let person = |head: &str| head == "people" || wordnet::hypernym(head, "person", Part::Noun);
    let of = other.phrases.iter().find(|(word, _)| word == "of");
    let set = match (other.head.as_str(), of) {
        ("none" | "one", Some((_, set))) => set,
        ("nothing", None) => return !one.pronoun && !one.head.split(' ').next_back().is_some_and(person),
        ("nobody" | "no one" | "no-one", _) => {
            return one.head.split(' ').next_back().is_some_and(person) || one.actor.is_some() && !one.plural;
        }
        _ if other.determiner == Determiner::No => other,
        _ => return false,
    };
    let told = |n: &Nominal| -> Vec<String> {
        words::restrictors(n).into_iter().filter(|word| !words::numeral(word)).collect()
    };
    !one.pronoun
        && words::alike(&one.head, &set.head, Part::Noun, lexicon)
        && words::covers(&told(one), &told(set), lexicon)
}

/// A thing of one kind lies within all of a wider kind: a ferry within any ship.
fn kind(one: &Nominal, other: &Nominal, lexicon: &Lexicon) -> Option<Extent> {
    let wide = !definite(other)
        && !one.proper
        && !one.pronoun
        && wordnet::hypernym(&one.head, &other.head, Part::Noun);
    (wide && words::covers(&words::restrictors(one), &words::restrictors(other), lexicon))
        .then_some(Extent::Within)
}
