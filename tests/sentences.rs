//! What each clause of a sentence is read as: who or what it speaks of, its predicate, its object, whether it
//! is denied and how it is put forward. Each construction has a near miss that is read otherwise.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use belie::{
    lexicon::Lexicon,
    pipeline,
    proposition::{Modality, Polarity, Proposition},
    source::{Document, Options},
};

/// `subject | predicate | object`, with what marks the proposition: denied, passive, its modality.
fn line(proposition: &Proposition) -> String {
    let text = |noun: &Option<belie::proposition::Nominal>| {
        noun.as_ref().map_or_else(|| "-".to_owned(), |noun| noun.text.clone())
    };
    let mut line =
        format!("{} | {} | {}", text(&proposition.subject), proposition.predicate, text(&proposition.object));
    if proposition.polarity == Polarity::Negative {
        line.push_str(" | not");
    }
    if proposition.passive {
        line.push_str(" | passive");
    }
    if proposition.modality != Modality::Asserted {
        line.push_str(&format!(" | {:?}", proposition.modality).to_lowercase());
    }
    line
}

/// Each expected line must be among the propositions of the sentence.
#[track_caller]
fn check(sentence: &str, expected: &[&str]) {
    let document = Document::new("a.txt", sentence.as_bytes().to_vec(), &Options::default())
        .expect("a test is no UTF-16");
    let reading = pipeline::read(document, &Lexicon::builtin());
    let found: Vec<String> =
        reading.statements.iter().flat_map(|s| s.propositions.iter().map(line)).collect();
    for line in expected {
        assert!(found.iter().any(|f| f == line), "{sentence}\n  wanted {line}\n  found {found:#?}");
    }
}

#[test]
fn participles_before_nouns_open_no_clause() {
    check("The inspectors found imported cement.", &["The inspectors | find | imported cement"]);
    check("Deleted journals can be restored.", &["Deleted journals | restore | - | passive | able"]);
    check("Opened in 1911, the theatre seats 800 people.", &["the theatre | seat | 800 people"]);
    check("The clerk deleted journals.", &["The clerk | delete | journals"]);
}

#[test]
fn participles_after_nouns_are_passive() {
    check(
        "The man arrested on Friday worked at the plant.",
        &["The man | arrest | - | passive", "The man | work | -"],
    );
    check("The man rested on Friday.", &["The man | rest | -"]);
}

#[test]
fn appositions_stay_with_their_name() {
    check(
        "Jens Lund, a Danish sculptor who carved the gate, resigned on Monday.",
        &["Jens Lund, a Danish sculptor | carve | the gate", "Jens Lund, a Danish sculptor | resign | -"],
    );
    check("Jens Lund resigned, and a sculptor took over.", &["Jens Lund | resign | -"]);
}

#[test]
fn numbers_with_bounds_head_subjects() {
    check("At least 40 parcels were left behind.", &["At least 40 parcels | leave | - | passive"]);
    check("No fewer than 30 shops closed.", &["No fewer than 30 shops | close | -"]);
    check("No shops closed.", &["No shops | close | - | not"]);
    check("Not one of the shops closed.", &["Not one of the shops | close | - | not"]);
    check("Not all the shops closed.", &["Not all the shops | close | - | not"]);
}

#[test]
fn auxiliaries_stand_before_subjects() {
    check("Never before had the choir sung in Vienna.", &["the choir | sing | - | not"]);
    check("Only then had the choir sung in Vienna.", &["the choir | sing | -"]);
    check("Did the mayor sign the contract?", &["the mayor | sign | the contract | question"]);
    check("The mayor did sign the contract.", &["The mayor | sign | the contract"]);
    check("The porter slept, nor did the nurses know.", &["the nurses | know | - | not"]);
    check("Among the guests was a judge.", &["a judge | be | -"]);
}

#[test]
fn what_has_yet_to_happen_has_not() {
    check("The mayor has still to admit the mistake.", &["The mayor | admit | the mistake | not"]);
    check("The mayor still has to sweep the yard.", &["The mayor | sweep | the yard | obligation"]);
    check("The museum is not about to open.", &["The museum | open | - | not | intended"]);
    check("The museum is about to open.", &["The museum | open | - | intended"]);
    check("The minister is not going to resign.", &["The minister | resign | - | not | intended"]);
}

#[test]
fn leave_duty_and_power_differ() {
    check("Patients need not pay.", &["Patients | pay | - | not | optional"]);
    check("Patients do not have to pay.", &["Patients | pay | - | not | optional"]);
    check("Patients must not pay.", &["Patients | pay | - | not | obligation"]);
    check("The reactor can run at night.", &["The reactor | run | - | able"]);
    check("The reactor cannot run at night.", &["The reactor | run | - | not | able"]);
    check("The reactor may run at night.", &["The reactor | run | - | possible"]);
}

#[test]
fn verbs_share_subjects_and_auxiliaries() {
    check(
        "The bridge was inspected in May and repaired in June.",
        &["The bridge | inspect | - | passive", "The bridge | repair | - | passive"],
    );
    check("The bridge was inspected in May and fell in June.", &["The bridge | fall | -"]);
    check(
        "The council will close the school and sell the land.",
        &["The council | close | the school | intended", "The council | sell | the land | intended"],
    );
    check("The council closed the school and sold the land.", &["The council | sell | the land"]);
}

#[test]
fn subjects_reach_over_what_modifies_them() {
    check("His plan to save the park had not won votes.", &["His plan | win | votes | not"]);
    check("He hoped to save the park.", &["He | save | the park | intended"]);
    check("Every storm we have faced was weaker.", &["we | face | Every storm", "Every storm | weak | -"]);
    check("Not paying rent made him nervous.", &["Not paying rent | make | him"]);
    check(
        "Residents angry about the noise left the hall.",
        &["Residents angry about the noise | leave | the hall"],
    );
}

#[test]
fn relative_words_find_their_nouns() {
    check("There are those in Turin who want more.", &["those | want | -"]);
    check("She praised the town that feeds the lake.", &["the town | feed | the lake"]);
    check(
        "She put it to the owners of all nine boats that the lock is a poor choice.",
        &["the lock | be | a poor choice"],
    );
}

#[test]
fn who_speaks_stands_after_the_quotation() {
    check(
        "“This is not a reform,” said Ada Holm, an economist who left the senate.",
        &["This | be | a reform | not", "Ada Holm, an economist | leave | the senate"],
    );
}

#[test]
fn a_clause_gets_its_verb() {
    check(
        "Unless the owner hands over the keys, the tenants will sue.",
        &["the owner | hand over | the keys | hypothetical"],
    );
    check("The owner hands the keys over.", &["The owner | hand | the keys"]);
    check("His plan failed, unless memory deceives me.", &["His plan | fail | -"]);
}

#[test]
fn numerals_name_what_stands_before_them() {
    check("The clerk opened page 211.", &["The clerk | open | page 211"]);
    check("The clerk opened 211 pages.", &["The clerk | open | 211 pages"]);
}

#[test]
fn orders_have_no_party() {
    check("Close the windows.", &["- | close | the windows | directive"]);
    check("They close the windows.", &["They | close | the windows"]);
}

/// Whom the source of the last claim is taken for.
#[track_caller]
fn check_source(text: &str, expected: Option<&str>) {
    let document =
        Document::new("a.txt", text.as_bytes().to_vec(), &Options::default()).expect("a test is no UTF-16");
    let reading = pipeline::read(document, &Lexicon::builtin());
    let level = reading.statements.iter().rev().find_map(|s| s.claim.attribution.last()).unwrap();
    let actor = level.source.as_ref().map(|party| party.actor.as_str());
    assert_eq!(actor, expected, "{text}");
}

#[test]
fn he_and_she_take_up_a_person_whom_they_can_mean() {
    let before = "Clara Holt toured the mill.";
    let she = |between: &str| format!("{before} {between}\n\nShe said that the wheel was sound.");
    check_source(&she("Inspector Karl Voss stopped the wheel."), Some("x-clara-holt"));
    check_source(&she("Inspector Vera Voss stopped the wheel."), Some("x-vera-voss"));
    check_source(&she("Inspector Voss stopped the wheel."), Some("x-voss"));
    check_source(&she("Mr. Voss stopped the wheel."), Some("x-clara-holt"));
    check_source(
        "Dr. Karl Voss met Clara Holt. Voss spoke first. He said that it was sound.",
        Some("x-karl-voss"),
    );
}

#[test]
fn a_reason_under_a_denial_is_not_claimed() {
    check("The guard did not resign because he was ill.", &["he | ill | - | possible"]);
    check("The guard resigned because he was ill.", &["he | ill | -"]);
}

#[test]
fn without_a_day_only_an_office_still_held_gives_a_side() {
    check_source("Margaret Thatcher said that the lock was safe.", Some("x-margaret-thatcher"));
    check_source(
        "LONDON, March 12, 1990 (Coastwire) — Margaret Thatcher said that the lock was safe.",
        Some("GBR"),
    );
}

/// From which day on the times of a text are, in order; none where nothing places them.
#[track_caller]
fn check_days(text: &str, expected: &[Option<&str>]) {
    let document =
        Document::new("a.txt", text.as_bytes().to_vec(), &Options::default()).expect("a test is no UTF-16");
    let reading = pipeline::read(document, &Lexicon::builtin());
    let from = |timex: &belie::timex::Timex| Some(timex.interval()?.from?.to_string());
    let found: Vec<_> = reading.timexes.iter().map(from).collect();
    assert_eq!(found.iter().map(Option::as_deref).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn days_are_counted_from_a_day_and_not_from_a_year() {
    let day = Some("2015-03-03");
    check_days("On March 3, 2015 the pier closed. One day earlier, a boat sank.", &[day, Some("2015-03-02")]);
    check_days("In 2014 the mill opened. One day earlier, the dam closed.", &[Some("2014-01-01"), None]);
    check_days(
        "On March 3, 2015 it closed. On May 2 a boat sank. One day later it rose.",
        &[day, None, None],
    );
}

#[test]
fn we_outside_quotations_is_who_issues_the_statement() {
    let text = |title: &str| format!("{title}\n\nWe say that the quay is unsafe.");
    check_source(&text("Statement by the Norvik Ferry Company"), Some("x-norvik-ferry-company"));
    check_source(&text("The Norvik Ferry Company leaves the quay"), None);
}

#[test]
fn a_possessor_is_the_side_and_another_office_is_somebody_else() {
    check_source("Clara Holt left the court. Her lawyer said that the case was over.", Some("x-clara-holt"));
    let judge = "Denmark's finance minister, Karl Voss, left. The judge said that the tax was legal.";
    check_source(judge, None);
    let minister = "Denmark's finance minister, Karl Voss, left. The minister said that the tax was legal.";
    check_source(minister, Some("DNK"));
}
