//! Versions of one product that another needs, given as two.

use super::{Clash, Confidence, Keys, Relation, Sides, Unmet, gate, sketch, time};
use crate::{
    fact::Fact,
    lexicon::Lexicon,
    proposition::{Bound, Nominal, Polarity, Quantity, VERSION},
};

/// See the module.
pub(crate) const RELATION: Relation = Relation {
    name: "version",
    summary: "a product needs or supports versions of another that cannot both be so",
    symmetric: true,
    keys: version_keys,
    sides,
    quick: sketch::apart,
    compare,
};

fn version_keys(fact: &Fact, _: &Lexicon, found: &mut Keys) {
    if fact.proposition.predicate == VERSION {
        let product = fact.proposition.phrases.first();
        product.into_iter().for_each(|(_, product)| found.add(&["version ", &product.head]));
    }
}

/// What a fact asks for or supports.
struct Asked<'f> {
    product: &'f Nominal,
    thing: Option<&'f Nominal>,
    quantity: &'f Quantity,
    needed: bool,
    denied: bool,
    written: &'f str,
}

fn asked(fact: &Fact) -> Option<Asked<'_>> {
    let told = Some(&fact.proposition).filter(|told| told.predicate == VERSION)?;
    let quantity = told.quantity.as_ref()?;
    Some(Asked {
        product: &told.phrases.first()?.1,
        thing: told.phrases.get(1).map(|(_, thing)| thing),
        quantity,
        needed: quantity.measures.as_deref() == Some("need"),
        denied: told.polarity == Polarity::Negative,
        written: told.words.first().map_or("", String::as_str),
    })
}

fn sides(fact: &Fact, _: &Lexicon) -> Sides {
    Sides::either(gate::real(fact) && asked(fact).is_some())
}

fn compare(one: &Fact, other: &Fact, lexicon: &Lexicon) -> Result<Clash, Unmet> {
    gate::stated(one, other)?;
    let (a, b) = asked(one).zip(asked(other)).ok_or("one of them asks for no version")?;
    gate::refer(a.product, b.product, lexicon)?;
    let same = match (a.thing, b.thing) {
        (Some(first), Some(second)) => {
            gate::refer(first, second, lexicon)?;
            format!("both speak of `{}` and `{}`", first.text, a.product.text)
        }
        (None, None) => format!("both speak of `{}`, and of nothing that needs it", a.product.text),
        _ => return Err("only one of them says what needs it".to_owned()),
    };
    if one.proposition.complement != other.proposition.complement {
        return Err("the two are needed for different ends".to_owned());
    }
    let when = time::near(one, other)?;
    let why = excluded(&a, &b).ok_or_else(|| "both can be so".to_owned())?;
    let confidence = if a.thing.is_some() { Confidence::High } else { Confidence::Medium };
    Ok(Clash { because: vec![same, when, why], confidence })
}

/// Why two requirements cannot both be so.
fn excluded(a: &Asked<'_>, b: &Asked<'_>) -> Option<String> {
    if a.denied || b.denied {
        let (denied, told) = if a.denied { (a, b) } else { (b, a) };
        let exact = !denied.needed && denied.quantity.bound == Bound::Exact && !told.denied;
        return (exact && holds(told.quantity, denied.quantity))
            .then(|| format!("{} is among what is asked for or supported", denied.written));
    }
    let open = |asked: &Asked<'_>| matches!(asked.quantity.bound, Bound::AtLeast | Bound::AtMost);
    if a.quantity.bound == b.quantity.bound && open(a) {
        let ends = |asked: &Asked<'_>| (asked.quantity.low, asked.quantity.high);
        return (ends(a) != ends(b)).then(|| format!("the bound is {} or {}", a.written, b.written));
    }
    let needed = if a.needed { a } else { b };
    let exact = if a.needed { b } else { a };
    let outside = needed.needed && !exact.needed && !holds(needed.quantity, exact.quantity);
    outside.then(|| format!("{} does not reach {}", exact.written, needed.written))
}

/// Whether some version of the second is among those of the first.
fn holds(outer: &Quantity, inner: &Quantity) -> bool {
    let above = outer.low.zip(inner.high).is_none_or(|(low, high)| low <= high);
    let below = outer.high.zip(inner.low).is_none_or(|(high, low)| low <= high);
    above && below
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::testing::{Build, check, noun, state};

    fn needs(thing: &str, product: &str, version: f64, kind: &str) -> Build {
        let fact = state("", VERSION).phrase("", noun(product)).phrase("", noun(thing));
        fact.quantity(version, "version", kind).words(&version.to_string())
    }

    #[test]
    fn one_least_version_is_needed() {
        let least = |thing: &str, product: &str, version: f64| {
            needs(thing, product, version, "need").bound(Bound::AtLeast)
        };
        check(&RELATION, least("Larch", "Rust", 70.0), least("Larch", "Rust", 75.0), true);
        check(&RELATION, least("Larch", "Rust", 75.0), least("Larch", "Rust", 75.0), false);
        check(&RELATION, least("Larch", "Rust", 70.0), least("Alder", "Rust", 75.0), false);
        check(&RELATION, least("Larch", "Rust", 70.0), least("Larch", "Python", 75.0), false);
    }

    #[test]
    fn what_is_supported_is_among_what_is_needed() {
        let least = needs("Larch", "Rust", 70.0, "need").bound(Bound::AtLeast);
        check(&RELATION, least.clone(), needs("Larch", "Rust", 60.0, "support"), true);
        check(&RELATION, least.clone(), needs("Larch", "Rust", 75.0, "support"), false);
        let runs = needs("Larch", "Rust", 60.0, "support");
        check(&RELATION, runs.clone(), needs("Larch", "Rust", 60.0, "support").not(), true);
        check(&RELATION, runs, needs("Larch", "Rust", 75.0, "support").not(), false);
    }
}
