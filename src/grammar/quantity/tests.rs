//! Figures in sentences as news writes them.

use super::quantities;
use crate::{
    grammar::fragment::Fragments,
    lexicon::Lexicon,
    quantity::{Bound, Quantity, excludes},
    span::Span,
    token,
};

fn read(prose: &str) -> Vec<Quantity> {
    let lexicon = Lexicon::default();
    let tokens = token::sentence(prose, Span::new(0, prose.len()), &[], false);
    quantities(&tokens, &Fragments::new(&tokens), &lexicon, &[])
        .into_iter()
        .map(|(quantity, _)| quantity)
        .collect()
}

fn one(prose: &str) -> Quantity {
    let found = read(prose);
    assert_eq!(found.len(), 1, "{prose}: {found:?}");
    found.into_iter().next().unwrap()
}

/// The figures, each as its words, value, unit and measure.
#[track_caller]
fn check(prose: &str, expected: &[(&str, f64, &str, &str)]) {
    let found = read(prose);
    let told: Vec<_> = found
        .iter()
        .map(|q| {
            (&prose[q.span.range()], q.value, q.unit.as_str(), q.measures.as_deref().unwrap_or_default())
        })
        .collect();
    assert_eq!(told, expected, "{prose}");
}

#[test]
fn counts_in_digits_and_words() {
    check("Three people died.", &[("Three", 3.0, "", "people")]);
    check("It has 1,250 members.", &[("1,250", 1250.0, "", "member")]);
    check("Three hundred and eighty sheep drowned.", &[("Three hundred and eighty", 380.0, "", "sheep")]);
    check("They closed 11 polling stations.", &[("11", 11.0, "", "polling station")]);
    check("A nine-member panel ruled.", &[("nine", 9.0, "", "member")]);
    check("About 2.5 million voters stayed home.", &[("2.5 million", 2_500_000.0, "", "voter")]);
    check("A dozen boats sank.", &[("A dozen", 12.0, "", "boat")]);
}

#[test]
fn numbers_that_are_names_are_left_alone() {
    check("3.1 A client sends one request.", &[("one", 1.0, "", "request")]);
    check("They lost the quarter-final.", &[]);
    check("A quarter-final was lost.", &[]);
    check("Article 5 applies.", &[]);
    check("See section 3 for details.", &[]);
    check("The F-16 landed.", &[]);
    check("One of the ministers left.", &[]);
    check("Call 555-0199 now.", &[]);
}

#[test]
fn shares() {
    check("Two thirds of the voters agreed.", &[("Two thirds", 2.0 / 3.0, "", "voter")]);
    check("One in five pupils was absent.", &[("One in five", 0.2, "", "pupil")]);
    check("Half of the crew left.", &[("Half", 0.5, "", "crew")]);
    check("Turnout was 61.5 percent.", &[("61.5 percent", 61.5, "percent", "")]);
    check("A third country joined.", &[("third", 3.0, "ordinal", "country")]);
}

#[test]
fn money() {
    check("A penalty of $16.4m was paid.", &[("$16.4m", 16_400_000.0, "usd", "penalty")]);
    check("It cost 1.4 million euros.", &[("1.4 million euros", 1_400_000.0, "eur", "")]);
    check("It cost €5 then.", &[("€5", 5.0, "eur", "")]);
    let wage = one("He earns 12 euros an hour.");
    assert_eq!((wage.dimension.as_str(), wage.unit.as_str()), ("eur/time", "eur/hour"));
    check("It is 41 euros a share.", &[("41 euros", 41.0, "eur", "")]);
    assert_eq!(excludes(&one("It cost $5."), &one("It cost 9 euros.")), None);
}

#[test]
fn measures_convert() {
    let miles = one("The road is 51 miles long.");
    assert_eq!((miles.unit.as_str(), miles.dimension.as_str()), ("mile", "length"));
    assert!(excludes(&miles, &one("The road is 62 kilometres long.")).is_some());
    assert_eq!(excludes(&miles, &one("The road is 82 kilometres long.")), None);
    check("The 47-metre tower is white.", &[("47-metre", 47.0, "m", "tower")]);
    check("He drove at 90 km/h.", &[("90 km/h", 90.0, "kph", "")]);
    let warm = one("It was 30 degrees Celsius.");
    assert_eq!(excludes(&warm, &one("It was 86 degrees Fahrenheit.")), None);
    assert!(excludes(&warm, &one("It was 50 degrees Fahrenheit.")).is_some());
}

#[test]
fn bounds() {
    let bounds = |prose: &str| {
        let quantity = one(prose);
        (quantity.bound, quantity.low, quantity.high, quantity.open)
    };
    assert_eq!(bounds("At least 40 ships left."), (Bound::AtLeast, Some(40.0), None, (false, false)));
    assert_eq!(bounds("More than 40 ships left."), (Bound::AtLeast, Some(40.0), None, (true, false)));
    assert_eq!(bounds("No more than 40 ships left."), (Bound::AtMost, None, Some(40.0), (false, false)));
    assert_eq!(bounds("Nearly 40 ships left.").0, Bound::About);
    assert_eq!(bounds("Some 40 ships left.").0, Bound::About);
    assert_eq!(
        bounds("Between 40 and 60 ships left."),
        (Bound::Range, Some(40.0), Some(60.0), (false, false))
    );
    assert_eq!(bounds("It seats 40 or more guests.").0, Bound::AtLeast);
}

#[test]
fn ranges_share_their_unit() {
    assert_eq!(one("They got four to six years.").unit, "year");
    let range = one("It lies four to six miles off.");
    assert_eq!((range.unit.as_str(), range.bound), ("mile", Bound::Range));
    assert!(excludes(&range, &one("It lies nine miles off.")).is_some());
    assert_eq!(excludes(&range, &one("It lies five miles off.")), None);
}

#[test]
fn stated_precision() {
    assert_eq!(one("It grew 2.5 percent.").precision, 0.05);
    assert_eq!(one("It grew 2.5 million hectares.").precision, 50_000.0);
    assert_eq!(one("Some 60,000 people fled.").precision, 5_000.0);
    assert_eq!(one("Exactly 675 people fled.").precision, 0.5);
}

#[test]
fn ages_and_ranks_are_kinds_of_their_own() {
    let age = one("The 29-year-old driver fled.");
    assert_eq!((age.value, age.unit.as_str(), age.dimension.as_str()), (29.0, "year", "age"));
    assert_eq!(one("The 21st runner fell.").dimension, "ordinal");
    assert_eq!(excludes(&one("The 21st runner fell."), &one("Twenty runners fell.")), None);
}

#[test]
fn odd_input_is_read_without_harm() {
    for prose in [
        "",
        "1/0 of it",
        "999999999999999999999999999999999999",
        "- - 5",
        "$",
        "5 5 5 % %",
        "half half",
        "a a dozen dozen dozen dozen",
        "one hundred hundred hundred hundred hundred million",
    ] {
        read(prose);
    }
}

#[test]
fn fractions_after_numbers() {
    let value = |prose: &str| one(prose).value;
    assert_eq!(value("One hundred and three quarters is the sum."), 100.75);
    assert_eq!(value("It came to two million and three fifths."), 2_600_000.0);
    assert_eq!(value("Two hundred and forty-one fifths is the sum."), 48.2);
    assert_eq!(value("The chance is one over twenty."), 0.05);
    assert_eq!(value("The tank held 1.3e6 drops."), 1_300_000.0);
    assert_eq!(value("The mass is 2.5^-1 of it."), 0.4);
    // What is counted keeps "over" a preposition.
    assert_eq!(read("They won two over rivals.").len(), 1);
}

#[test]
fn figures_are_grouped_by_spaces() {
    check("The hall seats 12 500 guests.", &[("12 500", 12_500.0, "", "guest")]);
    check("The hall seats 12\u{202f}500 guests.", &[("12\u{202f}500", 12_500.0, "", "guest")]);
    check("Prices rose 6 . 2 % again.", &[("6 . 2 %", 6.2, "percent", "")]);
}

#[test]
fn money_is_written_in_many_ways() {
    check("A $5 fine was paid.", &[("$5", 5.0, "usd", "")]);
    check("It cost C $ 300 million.", &[("C $ 300 million", 300_000_000.0, "cad", "")]);
    check("It cost nzd$15.", &[("nzd$15", 15.0, "nzd", "")]);
    check("Sales were 120 MEUR.", &[("120 MEUR", 120_000_000.0, "eur", "")]);
    check("It cost 15 dollars 50.", &[("15 dollars 50", 15.5, "dollar", "")]);
    check("They paid 15 dollars.", &[("15 dollars", 15.0, "dollar", "")]);
    assert_eq!(one("It cost 250 million Dutch guilders.").unit, "nlg");
}

#[test]
fn glued_letters_are_units_and_letters_before_words_are_not() {
    assert_eq!(one("He is 1.8m tall.").unit, "m");
    assert_eq!(one("See 24703 L-202 there.").unit, "");
    assert_eq!(one("Write to 12 M Street.").value, 12.0);
}
