//! Codes of CAMEO: a state or a kind of actor, and the role of whoever speaks, in groups of three letters.

use crate::lexicon::{ActorKind, Lexicon};

/// What a code says of whom it is given to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// A state itself: `UKR`.
    State(String),
    /// Somebody who speaks for a state, in a role: `UKRGOV`.
    Speaks(String, &'static str),
    /// An actor of its own, of a kind and in a role: `IGO`, `UKROPP`.
    Own(ActorKind, &'static str),
    /// Nobody who speaks for anyone: `---`, and former officials, `UKRELI`.
    Nobody,
}

/// Roles by their codes. Those marked speak for their state.
const ROLES: &[(&str, &str, bool)] = &[
    ("GOV", "government", true),
    ("MIL", "military", true),
    ("LEG", "legislature", true),
    ("JUD", "judiciary", true),
    ("COP", "police", true),
    ("SPY", "intelligence", true),
    ("OPP", "opposition", false),
    ("REB", "rebel", false),
    ("INS", "rebel", false),
    ("SEP", "rebel", false),
    ("UAF", "rebel", false),
    ("RAD", "rebel", false),
    ("IMG", "rebel", false),
    ("PTY", "party", false),
    ("BUS", "company", false),
    ("MNC", "company", false),
    ("LAB", "union", false),
    ("EDU", "school", false),
    ("HLH", "health", false),
    ("NGO", "campaign", false),
    ("NGM", "campaign", false),
    ("HRI", "campaign", false),
    ("ENV", "campaign", false),
    ("DEV", "campaign", false),
    ("IGO", "organisation", false),
    ("MED", "person", false),
    ("AGR", "person", false),
    ("CVL", "person", false),
    ("REF", "person", false),
    ("CRM", "person", false),
    ("SET", "person", false),
    ("MOD", "person", false),
    ("REL", "church", false),
    ("CHR", "church", false),
    ("BUD", "church", false),
    ("MOS", "church", false),
    ("JEW", "church", false),
    ("HIN", "church", false),
];

/// Former officials.
const ELITE: &str = "ELI";
/// What a dictionary says to ignore.
const IGNORED: &str = "---";

/// States whose codes differ from those of ISO 3166.
const STATES: &[(&str, &str)] =
    &[("ROM", "ROU"), ("PAL", "PSE"), ("KSV", "XKX"), ("ZAR", "COD"), ("TMP", "TLS"), ("SMN", "SMR")];

/// The role of an office by its code without the tilde.
pub(super) fn office(code: &str) -> Option<&'static str> {
    let first = code.get(..3)?;
    (code.len().is_multiple_of(3) && first != ELITE).then(|| role(first)).flatten().map(|(role, _)| role)
}

/// What is wrong with a code, and what was expected.
pub(super) fn fault(code: &str, below: &Lexicon) -> Option<(String, &'static str)> {
    if code.starts_with('~') {
        return Some(("the code of an office among those of a name".to_owned(), "a code such as `UKRGOV`"));
    }
    if code == IGNORED {
        return None;
    }
    if !code.len().is_multiple_of(3)
        || !code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    {
        return Some((format!("`{code}` is not a code"), "groups of three letters, such as `UKRGOV`"));
    }
    let (first, rest) = code.split_at(3);
    let speaks = rest.get(..3).and_then(role).is_some_and(|(_, speaks)| speaks);
    let lost = speaks && state(first, below).is_none() && role(first).is_none();
    lost.then(|| (format!("no state has the code `{first}`"), "a code of ISO 3166, such as `UKR`"))
}

/// What a code that has no fault says.
pub(super) fn side(code: &str, below: &Lexicon) -> Side {
    let parts: Vec<&str> =
        code.as_bytes().chunks(3).filter_map(|part| std::str::from_utf8(part).ok()).collect();
    if code == IGNORED || parts.contains(&ELITE) {
        return Side::Nobody;
    }
    let state = parts.first().and_then(|first| state(first, below));
    let told = parts.iter().skip(usize::from(state.is_some())).find_map(|part| role(part));
    match (state, told) {
        (Some(state), None) if parts.len() == 1 => Side::State(state),
        (Some(state), Some((role, true))) => Side::Speaks(state, role),
        (_, Some((role, _))) => Side::Own(kind(role), role),
        (_, None) => Side::Own(ActorKind::Group, "person"),
    }
}

/// A state of the lexicon by its code.
fn state(code: &str, below: &Lexicon) -> Option<String> {
    let iso = STATES.iter().find(|(own, _)| *own == code).map_or(code, |(_, iso)| iso);
    let actor = below.actor(iso).filter(|actor| actor.kind == ActorKind::State)?;
    Some(actor.id.to_owned())
}

fn role(code: &str) -> Option<(&'static str, bool)> {
    ROLES.iter().find(|(known, ..)| *known == code).map(|(_, role, speaks)| (*role, *speaks))
}

fn kind(role: &str) -> ActorKind {
    match role {
        "organisation" | "campaign" | "company" | "party" | "union" | "school" => ActorKind::Organisation,
        _ => ActorKind::Group,
    }
}
