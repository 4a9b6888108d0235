//! Dictionaries and what becomes of them.

use super::*;
use crate::day::Day;

fn import(text: &str) -> Import {
    petrarch(&[("d.actors".to_owned(), text.as_bytes().to_vec())], &Lexicon::builtin())
}

/// Compares the lines of the lexicon, without its first.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let import = import(text);
    let lines: Vec<&str> = import.lexicon.lines().skip(1).map(str::trim).collect();
    assert_eq!((lines.as_slice(), import.faults.as_slice()), (expected, &[][..]), "{text}");
    Lexicon::with_files(&[("own.yaml".to_owned(), import.lexicon)]).unwrap();
}

/// Compares the faults of a dictionary: the words at fault, and what is said of them.
#[track_caller]
fn faults(text: &str, expected: &[(&str, &str)]) {
    let import = import(text);
    let told: Vec<(&str, &str)> =
        import.faults.iter().map(|fault| (&text[fault.span.clone()], fault.message.as_str())).collect();
    assert_eq!(told, expected, "{text}");
}

#[test]
fn names_and_synonyms_are_of_one_actor() {
    check(
        "HALVIK_LIBERATION_FRONT_ [REB]\n+HLF_\n+FRONT_OF_HALVIK_ ; seen in the wires\n",
        &[
            "actors:",
            "- { id: \"x-halvik-liberation-front\", kind: group, names: [\"Halvik Liberation Front\", \"HLF\", \"Front of Halvik\"] }",
        ],
    );
    check(
        "NAURU_ [NRU]\n+PLEASANT_REEF_TOWN_\n",
        &["actors:", "- { id: \"NRU\", kind: state, extends: true, names: [\"Pleasant Reef Town\"] }"],
    );
}

#[test]
fn roles_have_days() {
    let person = |from: &str, to: &str| {
        format!(
            "- {{ name: \"Ida Holm\", forms: [], actor: \"NOR\", role: government, from: {from}, to: {to} }}"
        )
    };
    for (time, from, to) in [
        (" 930101-970201", "1993-01-01", "1997-02-01"),
        (" 19930101 - 20290201 ", "1993-01-01", "2029-02-01"),
        (" >290101", "2029-01-01", "null"),
        (" > 140608", "2014-06-08", "null"),
        (" <300101", "null", "1930-01-01"),
        ("", "null", "null"),
    ] {
        check(&format!("IDA_HOLM_\n\t[NORGOV{time}]\n"), &["people:", &person(from, to)]);
        check(&format!("IDA_HOLM_ [NORGOV{time}]  # a note [NORGOV 12]\n"), &["people:", &person(from, to)]);
    }
    let former = import("IDA_HOLM_\n\t[NORELI 800101-930101]\n\t[NORGOV >930101]\n\t[NORELI]\n");
    assert_eq!((former.counts.people, former.counts.without_side, former.faults.len()), (1, 2, 0));
}

#[test]
fn an_opposition_is_no_voice_of_its_state() {
    let import = import("OLA_BERG_\n\t[NOROPP 100101-120101]\n\t[NORGOVMIL >120102]\n");
    let lexicon = Lexicon::with_files(&[("own.yaml".to_owned(), import.lexicon)]).unwrap();
    let on = |day: &str| {
        let day: Day = day.parse().unwrap();
        let mut senses = lexicon.phrases_at(&mut |at| ["Ola", "Berg"].get(at).copied());
        senses.find(|named| named.on(day)).map(|named| (named.id.to_owned(), named.role.map(str::to_owned)))
    };
    assert_eq!(on("2011-05-05"), Some(("x-ola-berg".to_owned(), Some("opposition".to_owned()))));
    assert_eq!(on("2013-05-05"), Some(("NOR".to_owned(), Some("government".to_owned()))));
    assert_eq!(on("2009-05-05"), None);
}

#[test]
fn offices_have_sets_and_plurals() {
    check(
        "!PERSON! = MAN, WOMAN # two\nFERRY_!PERSON![~BUS]\nHARBOUR_REEVE {HARBOUR_REEVES} [~GOVLEG]\nMINISTER [~GOV]\n",
        &[
            "offices:",
            "- { role: company, nouns: [\"ferry man\", \"ferry woman\"] }",
            "- { role: government, nouns: [\"harbour reeve\", \"harbour reeves\"] }",
        ],
    );
}

#[test]
fn names_are_spelt_as_they_are_printed() {
    for (written, spelt) in [
        ("JOAO_DA_COSTA_ESILVA_", "Joao da Costa Esilva"),
        ("VIRGILIO_ FONTES_", "Virgilio Fontes"),
        ("ANNA_\"ANNIE\"_KASK_", "Anna Kask"),
        ("ST._JOHN'S_PORT_", "St. John's Port"),
        ("AL-SADR_BRIGADE", "Al-Sadr Brigade"),
        ("O'HARA_PARTY_", "O'Hara Party"),
        ("U.N.X._", "U.N.X."),
        ("KGBX_", "KGBX"),
        ("ABA_", "ABA"),
        ("ÉVA_KISS_", "Éva Kiss"),
    ] {
        assert_eq!(name::name(written).as_deref(), Some(spelt));
    }
    assert_eq!(name::name("_'_"), None);
}

#[test]
fn what_is_not_understood_is_told_at_its_place() {
    faults("QUAY_UNION_ [LAB\n", &[("", "a line that cannot be read")]);
    faults("QUAY_UNION_ [LAB}\n", &[("}", "a line that cannot be read")]);
    faults("QUAY_UNION_ [LAB 120]--]\n", &[("]", "a line that cannot be read")]);
    faults("OLA_BERG_ [NORGOV 991331-000101]\n", &[("9", "a line that cannot be read")]);
    faults("OLA_BERG_ [NORGO]\n", &[("NORGO", "`NORGO` is not a code")]);
    faults("OLA_BERG_ [QQQGOV]\n", &[("QQQGOV", "no state has the code `QQQ`")]);
    faults("OLA_BERG_\nIDA_HOLM_ [NOR]\n", &[("OLA_BERG_", "a name without a code")]);
    faults("+BERG_\n", &[("+BERG_", "another name of nobody")]);
    faults("\t[NORGOV]\n", &[("\t[NORGOV]", "a role of nobody")]);
    faults("LOCK_KEEPER [~QQQ]\n", &[("LOCK_KEEPER [~QQQ]", "an office of an unknown kind `~QQQ`")]);
    faults("# a <!-- b\n", &[("<!--", "a comment without an end")]);
    faults("<!-- a\nOLA_BERG_ [NOR\n-->\n\n<NOUN>\n; c\n", &[]);
    faults(
        "QUAY_UNION_ [LAB}\n+QUAY_\n\t[LAB]\nOLA_BERG_ [NORGOV]\n",
        &[("}", "a line that cannot be read")],
    );
}

#[test]
fn latin_1_is_read() {
    let import = petrarch(&[("d".to_owned(), b"\xc9VA_KISS_ [HUNGOV]\r\n".to_vec())], &Lexicon::builtin());
    assert!(import.lexicon.contains("\"Éva Kiss\""), "{}", import.lexicon);
    assert!(import.faults.is_empty());
}

#[test]
fn any_bytes_are_read_and_what_is_made_of_them_loads() {
    let parts: [&[u8]; 24] = [
        b"OLA_",
        b"BERG",
        b"[",
        b"]",
        b"NOR",
        b"GOV",
        b" ",
        b"\n",
        b"\t",
        b"+",
        b"#",
        b";",
        b"~",
        b"{",
        b"}",
        b">",
        b"<!--",
        b"-->",
        b"930101",
        b"-",
        b"!A! = B",
        b"\xc3\xa9",
        b"\xff",
        b"\"",
    ];
    // A generator of its own: the same texts in every run.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..3000 {
        let mut bytes = Vec::new();
        for _ in 0..24 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            bytes.extend_from_slice(parts[(state % parts.len() as u64) as usize]);
        }
        let import = petrarch(&[("d".to_owned(), bytes.clone())], &Lexicon::builtin());
        let text = &import.files[0].1;
        assert!(import.faults.iter().all(|fault| text.get(fault.span.clone()).is_some()), "{text:?}");
        let loaded = Lexicon::with_files(&[("own.yaml".to_owned(), import.lexicon.clone())]);
        assert!(loaded.is_ok(), "{text:?}\n{}\n{loaded:?}", import.lexicon);
    }
}
