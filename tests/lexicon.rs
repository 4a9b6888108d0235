//! The lexicon as its users see it: what is built in, what a user's files change, and what is said of faulty ones.

use std::{fs, path::Path};

use belie::{
    day::Day,
    fault::Fault,
    lexicon::{Attitude, Frame, Lexicon, NameKind, Opposition, Part},
};

fn lexicon(yaml: &str) -> Lexicon {
    Lexicon::with_files(&[("own.yaml".to_owned(), yaml.to_owned())]).expect("the file is sound")
}

/// Each fault as the text at fault, the message and the help.
fn faults(yaml: &str) -> Vec<(String, String, String)> {
    let faults =
        Lexicon::with_files(&[("own.yaml".to_owned(), yaml.to_owned())]).expect_err("the file is faulty");
    let shown = |f: Fault| (yaml[f.span].to_owned(), f.message, f.help.unwrap_or_default());
    faults.into_iter().map(shown).collect()
}

fn name(lexicon: &Lexicon, text: &str) -> Option<(usize, String, NameKind)> {
    let words: Vec<&str> = text.split(' ').collect();
    lexicon.phrase_at(&mut |at| words.get(at).copied()).map(|n| (n.len, n.id.to_owned(), n.kind))
}

#[test]
fn the_compiled_lexicon_is_not_stale() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/lexicon");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    files.sort();
    let stored = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/builtin.bin")).unwrap();
    let fresh = belie::lexicon::compile(&files).unwrap();
    assert!(fresh == stored, "run `cargo run --example generate`");
}

#[test]
fn cues_have_frames() {
    let lexicon = Lexicon::builtin();
    let tell = lexicon.cue("tell", Part::Verb).unwrap();
    assert!(tell.recipient && tell.trust(Frame::That) > 80);
    let say = lexicon.cue("Say", Part::Verb).unwrap();
    assert!(!say.recipient && say.trust(Frame::Quote) > 90 && say.trust(Frame::NpAs) == 0);
    assert!(lexicon.cue("according to", Part::Preposition).unwrap().trust(Frame::Np) > 80);
    assert_eq!(lexicon.cue("say", Part::Adverb), None);
    assert_eq!(lexicon.cue("walk", Part::Verb), None);
    assert_eq!(lexicon.cue("", Part::Verb), None);
}

#[test]
fn attitudes_are_those_of_the_part_of_speech() {
    let lexicon = Lexicon::builtin();
    assert_eq!(lexicon.attitude("know", Part::Verb), Some(Attitude::Factive));
    assert_eq!(lexicon.attitude("manage", Part::Verb), Some(Attitude::Implicative));
    assert_eq!(lexicon.attitude("denial", Part::Noun), Some(Attitude::Denied));
    assert_eq!(lexicon.attitude("know", Part::Noun), None);
}

#[test]
fn a_stance_depends_on_its_object() {
    let lexicon = Lexicon::builtin();
    let reject: Vec<_> = lexicon.stance_cues("reject", Part::Verb).collect();
    assert!(reject.iter().any(|cue| cue.stance == "reject_plan" && cue.object == Some("plan")), "{reject:?}");
    assert_eq!(lexicon.stance_cues("sleep", Part::Verb).count(), 0);
    let stance = lexicon.stance("reject_plan").unwrap();
    assert_eq!((stance.id, stance.axis), ("reject_plan", "plan"));
    assert_eq!(lexicon.stance("reject"), None);
    assert!(lexicon.stances().count() > 40);
    assert!(
        lexicon.incompatible("reject_plan", "accept_plan")
            && lexicon.incompatible("accept_plan", "reject_plan")
    );
    assert!(!lexicon.incompatible("reject_plan", "reject_plan"));
    assert!(!lexicon.incompatible("reject_plan", "nothing"));
}

#[test]
fn topics_lie_within_broader_ones() {
    let lexicon = Lexicon::builtin();
    assert!(lexicon.topics("peace talks", Part::Noun).next().is_some());
    assert!(lexicon.topics("summit", Part::Noun).all(|topic| lexicon.within(topic, "talks")));
    assert!(lexicon.within("summit", "talks") && lexicon.within("talks", "talks"));
    assert!(!lexicon.within("talks", "summit"));
    assert!(lexicon.topic_exists("talks") && !lexicon.topic_exists("tlaks"));
    assert_eq!(lexicon.topics("giraffe", Part::Noun).count(), 0);
}

#[test]
fn names_stand_for_actors() {
    let lexicon = Lexicon::builtin();
    let cases = [
        ("New Zealand said", Some((2, "NZL", NameKind::Name))),
        ("Norwegians voted", Some((1, "NOR", NameKind::Demonym))),
        ("Oslo denied", Some((1, "NOR", NameKind::Capital))),
        ("NORWAY WINS", Some((1, "NOR", NameKind::Name))),
        ("United Nations", Some((2, "igo-un", NameKind::Name))),
        ("Guinea - Bissau", Some((3, "GNB", NameKind::Name))),
        ("Angela Merkel spoke", Some((2, "DEU", NameKind::Person))),
        ("norway", None),
        ("Norwayish", None),
        ("", None),
        ("- Norway", None),
    ];
    for (text, expected) in cases {
        assert_eq!(name(&lexicon, text), expected.map(|(n, id, kind)| (n, id.to_owned(), kind)), "{text}");
    }
    assert_eq!(lexicon.actor("NOR").unwrap().name, "Norway");
    assert_eq!(lexicon.actor("NOX"), None);
}

#[test]
fn a_name_gives_all_that_it_stands_for() {
    let own = "people:
  - { name: Ada Vale, forms: [Vale], actor: NOR, role: government, office: minister, from: 2001-01-01, to: 2004-12-31 }
  - { name: Ada Vale, forms: [Vale], actor: NOR, role: opposition, office: leader, from: 2005-01-01, to: null }
  - { name: Bo Vale, forms: [Vale], actor: SWE, role: union }\n";
    let lexicon = lexicon(own);
    let all: Vec<_> = lexicon.phrases_at(&mut |at| ["Vale", "said"].get(at).copied()).collect();
    assert_eq!(all.len(), 3);
    let day: Day = "2003-05-05".parse().unwrap();
    let held: Vec<_> = all.iter().filter(|named| named.on(day)).map(|named| (named.id, named.role)).collect();
    assert_eq!(held, [("NOR", Some("government")), ("SWE", Some("union"))]);
}

#[test]
fn an_article_that_is_listed_may_be_absent() {
    let lexicon =
        lexicon("actors: [{ id: x-keep, kind: group, names: [the Old Keep], seats: [the Gatehouse] }]");
    for text in ["the Old Keep", "The Old Keep", "Old Keep"] {
        assert_eq!(name(&lexicon, text).unwrap().1, "x-keep", "{text}");
    }
    assert_eq!(name(&lexicon, "Gatehouse denied").unwrap().2, NameKind::Seat);
    assert_eq!(name(&lexicon, "old Keep"), None);
}

#[test]
fn lemmas_of_several_words_are_listed_longest_first() {
    let lexicon = Lexicon::builtin();
    let turn: Vec<_> = lexicon.multiword("turn", Part::Verb).collect();
    assert!(turn.contains(&"turn down"), "{turn:?}");
    assert!(turn.is_sorted_by_key(|lemma| std::cmp::Reverse(lemma.len())));
    assert_eq!(lexicon.multiword("giraffe", Part::Verb).count(), 0);
}

#[test]
fn opposites_and_synonyms_are_symmetric() {
    let own = "opposites: [{ verb: [[furl], [unfurl, spread out]], kind: directional }]\n";
    let lexicon = lexicon(own);
    assert!(lexicon.opposite("furl", "unfurl", Part::Verb) && lexicon.opposite("unfurl", "furl", Part::Verb));
    assert_eq!(lexicon.opposition("spread out", "furl", Part::Verb), Some(Some(Opposition::Directional)));
    assert!(!lexicon.opposite("unfurl", "spread out", Part::Verb));
    assert!(!lexicon.opposite("furl", "unfurl", Part::Noun));
    assert!(Lexicon::builtin().opposite("confirm", "deny", Part::Verb));
    let own = self::lexicon("synonyms: [{ verb: [furl, roll up] }, { verb: [reef, furl] }]\n");
    assert!(own.synonym("roll up", "furl", Part::Verb) && own.synonym("furl", "reef", Part::Verb));
    assert!(!own.synonym("roll up", "reef", Part::Verb));
}

#[test]
fn small_classes_offices_and_units_are_known() {
    let lexicon = Lexicon::builtin();
    assert!(
        lexicon.is("n\u{2019}t", "negator") && lexicon.is("Not", "negator") && !lexicon.is("not", "month")
    );
    assert!(!lexicon.is("not", "no class of that name") && !lexicon.is("", "negator"));
    assert_eq!(lexicon.office("prime minister"), Some("government"));
    assert_eq!(lexicon.office("giraffe"), None);
    let kilometre = lexicon.unit("kilometre").unwrap();
    assert_eq!((kilometre.id, kilometre.dimension, kilometre.factor.numerator), ("km", "length", 1000));
    assert_eq!(lexicon.unit("km").unwrap().id, "km");
    assert_ne!(lexicon.unit("Mm").map(|unit| unit.id), Some("mm"));
    assert_ne!(lexicon.unit("celsius").unwrap().offset.numerator, 0);
    assert_eq!(lexicon.unit("furlong per fortnight"), None);
}

#[test]
fn a_users_entry_takes_the_place_of_the_built_in_one() {
    let own = lexicon(
        "cues: [{ verb: [say], frames: { np: 1 } }]
words: { negator: [nix] }
stances: [{ id: reject_plan, summary: s, axis: plan, polarity: neutral, kind: act, cues: [{ verb: [bin], object: plan }] }]
topics: [{ id: summit, nouns: [peak] }]\n",
    );
    assert_eq!(own.cue("say", Part::Verb).unwrap().trust(Frame::That), 0);
    assert!(own.cue("tell", Part::Verb).is_some());
    assert!(own.is("nix", "negator") && !own.is("not", "negator"));
    assert!(own.stance_cues("bin", Part::Verb).any(|cue| cue.stance == "reject_plan"));
    assert!(own.stance_cues("reject", Part::Verb).all(|cue| cue.stance != "reject_plan"));
    assert!(own.stance_cues("reject", Part::Verb).next().is_some());
    assert!(own.topics("peak", Part::Noun).any(|topic| topic == "summit"));
    assert!(
        own.topics("summit", Part::Noun).all(|topic| topic != "summit") && !own.within("summit", "talks")
    );
    let again = Lexicon::with_compiled(own.compiled().unwrap().into()).unwrap();
    assert!(again.is("nix", "negator"));
    assert!(Lexicon::with_compiled(b"other bytes".as_slice().into()).is_none());
}

#[test]
fn replace_drops_the_tables_of_the_same_kind() {
    let own =
        lexicon("replace: true\nunits: [{ id: span, dimension: length, factor: \"9\", names: [span] }]\n");
    assert!(own.unit("span").is_some() && own.unit("km").is_none());
    assert!(own.cue("say", Part::Verb).is_some());
}

#[test]
fn an_unknown_key_is_named_with_what_was_meant() {
    let faults = faults("cues:\n  - { vreb: [say], frames: { that: 9 } }\n");
    assert_eq!(faults, [("vreb".into(), "unknown key `vreb`".into(), "did you mean `verb`?".into())]);
    assert_eq!(self::faults("cuse: []\n")[0].2, "did you mean `cues`?");
    assert_eq!(self::faults("cues: [{ verb: [say], frames: { taht: 9 } }]")[0].0, "taht");
}

#[test]
fn all_that_is_wrong_in_entries_is_reported_at_once() {
    let yaml = "stances:
  - { id: one, summary: s, axis: a, polarity: positive, kind: act, incompatible: [reject_paln], cues: [{ verb: [go], object: taks }] }
  - { id: one, summary: s, axis: a, polarity: positive, kind: act }
topics: [{ id: a, within: b }, { id: b, within: a }, { id: c, within: a }]
people: [{ name: Ada, actor: NORW, role: r, from: 2001-02-30, to: null }]
units: [{ id: u, dimension: d, factor: about 3 }]
attitudes: [{ kind: factive }]
cues: [{ verb: [\"\"], frames: { that: 101 } }]\n";
    let found = faults(yaml);
    let expected = [
        ("reject_paln", "unknown stance `reject_paln`", "did you mean `reject_plan`?"),
        ("taks", "unknown topic class `taks`", "did you mean `talks`?"),
        ("one", "the stance `one` is defined twice", "its first definition is in own.yaml"),
        ("b", "a topic class lies within itself: a → b → a", ""),
        ("NORW", "unknown actor `NORW`", "did you mean `NOR`?"),
        ("2001-02-30", "`2001-02-30` is not a date", ""),
        ("about 3", "`about 3` is not an exact number", ""),
        ("", "an entry lists no words", ""),
        ("", "a word is empty", ""),
        ("101", "a trust of 101 percent", ""),
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for ((text, message, help), (at, said, meant)) in found.iter().zip(expected) {
        assert_eq!((message.as_str(), help.as_str()), (said, meant));
        assert!(at.is_empty() || text == at, "{text} for {at}");
    }
}

#[test]
fn faults_of_all_files_are_reported_in_order() {
    let files = ["words: [", "topics: [{ id: a, within: zzzz }]", "units: [{ id: m }]"];
    let files: Vec<_> =
        files.iter().enumerate().map(|(at, y)| (format!("{at}.yaml"), (*y).to_owned())).collect();
    let named: Vec<_> =
        Lexicon::with_files(&files).unwrap_err().into_iter().map(|fault| fault.file).collect();
    assert_eq!(named, ["0.yaml", "2.yaml"], "references wait until all files can be read");
}
