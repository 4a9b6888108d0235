//! Times in sentences as news writes them, read against a Wednesday.

use super::timexes;
use crate::{
    grammar::fragment::Fragments,
    lexicon::Lexicon,
    quantity::Bound,
    span::Span,
    timex::{Anchor, Timex, TimexKind, TimexRelation, disjoint},
    token,
};

/// 10 May 2023 is a Wednesday.
const TODAY: &str = "2023-05-10";

fn read(prose: &str, anchor: Anchor) -> Vec<Timex> {
    let lexicon = Lexicon::default();
    let tokens = token::sentence(prose, Span::new(0, prose.len()), &[], false);
    timexes(&tokens, &Fragments::new(&tokens), &lexicon, anchor).into_iter().map(|(timex, _)| timex).collect()
}

fn today() -> Anchor {
    Anchor { document: TODAY.parse().ok(), ..Anchor::default() }
}

/// The phrases with their values and bounds, one line each.
fn told(prose: &str, anchor: Anchor) -> Vec<String> {
    let show = |timex: &Timex| {
        let end =
            |moment: Option<crate::timex::Moment>| moment.map_or("-".to_owned(), |moment| moment.to_string());
        format!("{} = {} [{} {})", timex.text, timex.value, end(timex.from), end(timex.to))
    };
    read(prose, anchor).iter().map(show).collect()
}

#[track_caller]
fn check(prose: &str, expected: &[&str]) {
    assert_eq!(told(prose, today()), expected, "{prose}");
}

#[test]
fn full_dates_in_any_order() {
    check("The bridge opened on 26 March 2019.", &["26 March 2019 = 2019-03-26 [2019-03-26 2019-03-27)"]);
    check("It closed on March 26, 2019, for good.", &["March 26, 2019 = 2019-03-26 [2019-03-26 2019-03-27)"]);
    check("Filed 2019-03-26 by the clerk.", &["2019-03-26 = 2019-03-26 [2019-03-26 2019-03-27)"]);
    check("The ferry sank in March 2019.", &["March 2019 = 2019-03 [2019-03-01 2019-04-01)"]);
    check("Version 2019.03 was withdrawn.", &[]);
}

#[test]
fn bare_dates_are_the_last_ones_unless_the_verb_looks_ahead() {
    check("Miners walked out on Dec. 12.", &["Dec. 12 = XXXX-12-12 [2022-12-12 2022-12-13)"]);
    check("Miners will walk out on Dec. 12.", &["Dec. 12 = XXXX-12-12 [2023-12-12 2023-12-13)"]);
    check("The board met on Friday.", &["Friday = XXXX-WXX-5 [2023-05-05 2023-05-06)"]);
    check("The board will meet on Friday.", &["Friday = XXXX-WXX-5 [2023-05-12 2023-05-13)"]);
    check("The board met on Wednesday.", &["Wednesday = XXXX-WXX-3 [2023-05-10 2023-05-11)"]);
    check("On Friday the board plans to meet.", &["Friday = XXXX-WXX-5 [2023-05-12 2023-05-13)"]);
}

#[test]
fn far_bare_dates_are_rather_the_coming_ones() {
    check("The season starts on 9 June.", &["9 June = XXXX-06-09 [2023-06-09 2023-06-10)"]);
    check("The vote is planned for November.", &["November = XXXX-11 [2023-11-01 2023-12-01)"]);
    check("The vote was held in November.", &["November = XXXX-11 [2022-11-01 2022-12-01)"]);
    check("They might have met in November.", &["November = XXXX-11 [2022-11-01 2022-12-01)"]);
}

#[test]
fn a_sentence_tells_on_from_its_own_dates() {
    let expected =
        ["3 May = XXXX-05-03 [2023-05-03 2023-05-04)", "two days later = 2023-05-05 [2023-05-05 2023-05-06)"];
    check("It rose on 3 May and sank two days later.", &expected);
    let anchor = Anchor { narrative: "2021-03-01".parse().ok(), ..today() };
    assert_eq!(told("They moved in that autumn.", anchor), ["that autumn = 2021-FA [2021-09-01 2022-01-01)"]);
}

#[test]
fn without_a_document_date_nothing_is_guessed() {
    let told = told("Miners walked out on Dec. 12.", Anchor::default());
    assert_eq!(told, ["Dec. 12 = XXXX-12-12 [- -)"]);
}

#[test]
fn words_that_are_no_dates() {
    check("They may march on the second floor.", &[]);
    check("The fall of the old town shook them.", &[]);
    check("Good Friday is a holiday.", &[]);
    check("The firm sold 2000 chairs.", &[]);
}

#[test]
fn years_stand_after_prepositions_and_alone() {
    check("It was annexed in 2014.", &["2014 = 2014 [2014-01-01 2015-01-01)"]);
    check("The 2014 treaty still holds.", &["2014 = 2014 [2014-01-01 2015-01-01)"]);
    check(
        "She was mayor from 1978 to 1982.",
        &["from 1978 to 1982 = (1978-01-01,1982-01-01,P4Y) [1978-01-01 1983-01-01)"],
    );
    check("In the 1990s they left.", &["the 1990s = (1990-01-01,2000-01-01,P10Y) [1990-01-01 2000-01-01)"]);
}

#[test]
fn times_near_the_document() {
    check("He resigned yesterday.", &["yesterday = 2023-05-09 [2023-05-09 2023-05-10)"]);
    check("Prices rose last month.", &["last month = 2023-04 [2023-04-01 2023-05-01)"]);
    check("Voting starts next week.", &["next week = 2023-W20 [2023-05-15 2023-05-22)"]);
    check("They left two days ago.", &["two days ago = 2023-05-08 [2023-05-08 2023-05-09)"]);
}

#[test]
fn coarse_distances_are_vague() {
    let [timex] = &read("They left two months ago.", today())[..] else { panic!() };
    assert!(timex.vague);
    assert_eq!(
        timex.interval().map(|i| (i.from.unwrap().to_string(), i.to.unwrap().to_string())),
        Some(("2023-02-23".to_owned(), "2023-03-26".to_owned()))
    );
}

#[test]
fn times_near_the_story() {
    let anchor = Anchor { narrative: "2022-12-26".parse().ok(), ..today() };
    assert_eq!(
        told("One day earlier he had agreed.", anchor),
        ["One day earlier = 2022-12-25 [2022-12-25 2022-12-26)"]
    );
    let month = "following month = 2023-01 [2023-01-01 2023-02-01)";
    assert_eq!(told("The following month he left.", anchor), [month]);
    assert_eq!(told("It failed on the 28th.", anchor), ["the 28th = XXXX-XX-28 [2022-12-28 2022-12-29)"]);
}

#[test]
fn bounds_open_one_end() {
    let one = |prose: &str| read(prose, today()).pop().unwrap();
    let since = one("Nobody has paid since March.");
    assert_eq!(
        (since.relation, since.from.map(|m| m.to_string()), since.to),
        (TimexRelation::Since, Some("2023-03-01".to_owned()), None)
    );
    let by = one("The bill must pass by 1 June 2023.");
    assert_eq!(
        (by.relation, by.from, by.to.map(|m| m.to_string())),
        (TimexRelation::By, None, Some("2023-06-02".to_owned()))
    );
    let late = one("It must pass no later than 1 June 2023.");
    assert_eq!((late.relation, late.text.as_str()), (TimexRelation::By, "no later than 1 June 2023"));
    check("They left before the 2019 vote.", &["2019 = 2019 [2019-01-01 2020-01-01)"]);
    assert_eq!(one("It was not opened, not before 1924.").relation, TimexRelation::Since);
    let before = one("Nobody paid before 2019.");
    assert_eq!(
        (before.relation, before.to.map(|m| m.to_string())),
        (TimexRelation::Before, Some("2019-01-01".to_owned()))
    );
}

#[test]
fn ranges_lend_each_other_their_fields() {
    check(
        "The fair runs 3-5 June 2023.",
        &["3-5 June 2023 = (2023-06-03,2023-06-05,P2D) [2023-06-03 2023-06-06)"],
    );
    check(
        "It ran from March to June 2022.",
        &["from March to June 2022 = (2022-03-01,2022-06-01,P3M) [2022-03-01 2022-07-01)"],
    );
    check(
        "Between May and June 2022 it rained.",
        &["Between May and June 2022 = (2022-05-01,2022-06-01,P1M) [2022-05-01 2022-07-01)"],
    );
    check("It scored between 20 and 30.", &[]);
}

#[test]
fn durations_keep_their_bounds() {
    let one = |prose: &str| read(prose, today()).pop().unwrap();
    let wait = one("People waited more than three hours.");
    assert_eq!((wait.kind, wait.seconds, wait.bound), (TimexKind::Duration, Some(10_800), Bound::AtLeast));
    let quantity = wait.quantity().unwrap();
    assert_eq!((quantity.low, quantity.high, quantity.unit.as_str()), (Some(10_800.0), None, "hour"));
    let truce = one("They signed a two-year truce.");
    assert_eq!((truce.value.as_str(), truce.text.as_str()), ("P2Y", "two-year"));
    assert_eq!(one("The war is in its 11th month.").value, "P11M");
    check("He got four to six years.", &[]);
    check("He is 29 years old.", &[]);
    check("A 29-year-old man fell.", &[]);
    check("It costs five dollars a day.", &[]);
}

#[test]
fn windows_reach_from_the_document() {
    check(
        "They will vote within the next two months.",
        &["within the next two months = (2023-05-10,2023-07-10,P2M) [2023-05-10 2023-07-11)"],
    );
    check(
        "Over the past three weeks it rained.",
        &["past three weeks = (2023-04-19,2023-05-10,P3W) [2023-04-19 2023-05-11)"],
    );
}

#[test]
fn times_of_day() {
    check(
        "The alarm rang at 03:10 on 2 May.",
        &["03:10 on 2 May = XXXX-05-02T03:10 [2023-05-02T03:10:00 2023-05-02T03:11:00)"],
    );
    check(
        "It left at 9 a.m. on Monday.",
        &["9 a.m. on Monday = XXXX-WXX-1T09 [2023-05-08T09:00:00 2023-05-08T10:00:00)"],
    );
    check("The home side won 2:1 again.", &[]);
}

#[test]
fn how_often() {
    assert_eq!(read("The court sits every Monday.", today())[0].value, "XXXX-WXX-1");
    assert_eq!(read("It prints a daily list.", today())[0].kind, TimexKind::Set);
}

#[test]
fn parts_are_as_wide_as_their_words() {
    check("It opens early next year.", &["early next year = 2024 [2024-01-01 2024-07-03)"]);
    let mid = &read("It opened in mid-March.", today())[0];
    assert!(mid.vague && mid.value == "XXXX-03");
    check("The talks will end next week.", &["next week = 2023-W20 [2023-05-15 2023-05-22)"]);
}

#[test]
fn times_that_cannot_be_one() {
    let one = |prose: &str| read(prose, today()).pop().unwrap();
    assert!(disjoint(&one("It opened in May 1903."), &one("It opened on 14 September 1907.")));
    assert!(!disjoint(&one("It opened in May 1903."), &one("It opened on 14 May 1903.")));
    assert!(!disjoint(&one("It opened in May."), &one("It opened at noon.")));
}

#[test]
fn odd_input_is_read_without_harm() {
    for prose in [
        "",
        "0",
        "99999999999999999999 years ago",
        "February 30, 2020",
        "from to",
        "12/12/12/12",
        "in in in",
        "the 0th century",
        "week 99 of 9999",
        "31 February to 2 March",
    ] {
        read(prose, today());
        read(prose, Anchor::default());
    }
}
