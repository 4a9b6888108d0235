//! What relations take of their facts, as far as single fields tell it: a pattern that asks for something else is never
//! met. A test sets this beside what the relations do.

/// Which of the two facts of a relation a demand is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The first.
    First,
    /// The second.
    Second,
    /// Each of the two.
    Both,
    /// The two together: they hold different words.
    Apart,
}

/// What a relation asks of a field.
#[derive(Clone, Copy, Debug)]
pub struct Takes {
    /// Of which fact.
    pub of: Of,
    /// The field, by its name in rules.
    pub field: &'static str,
    /// The words that it takes; `none` stands for what the text leaves out. Without any it takes whatever is stated.
    pub words: &'static [&'static str],
}

const fn takes(of: Of, field: &'static str, words: &'static [&'static str]) -> Takes {
    Takes { of, field, words }
}

const DEMANDS: &[&str] = &["only_if", "unless", "until", "before"];

/// Both are put forward as so, as planned or as a matter of duty, leave or power.
const STATED: Takes =
    takes(Of::Both, "modality", &["asserted", "able", "permitted", "optional", "obligation", "intended"]);

/// Neither hangs on a condition.
const FREE: Takes = takes(Of::Both, "condition", &["none", "without"]);

const AFFIRMED: Takes = takes(Of::Both, "polarity", &["positive"]);
const ASSERTED: Takes = takes(Of::Both, "modality", &["asserted"]);

/// What each relation takes, by its name.
pub const TAKES: &[(&str, &[Takes])] = &[
    ("denial", &[STATED, FREE, takes(Of::Apart, "polarity", &[])]),
    ("opposition", &[STATED, FREE, AFFIRMED]),
    (
        "precondition",
        &[
            takes(Of::First, "condition", DEMANDS),
            takes(Of::First, "holder", &[]),
            takes(Of::Second, "condition", &["none", "without"]),
            takes(Of::Second, "stance", &["ready_to_negotiate", "unconditional"]),
            takes(Of::Second, "polarity", &["positive"]),
            takes(Of::Second, "voice", &["own", "document"]),
            takes(Of::Second, "holder", &[]),
        ],
    ),
    ("refused-condition", &[takes(Of::First, "condition", DEMANDS)]),
    (
        "attributed-stance",
        &[
            takes(Of::First, "voice", &["reported"]),
            takes(Of::First, "stance", &[]),
            takes(Of::Second, "voice", &["own", "document"]),
            takes(Of::Both, "holder", &[]),
            // What a side should do is no account of what it does.
            takes(
                Of::First,
                "modality",
                &["asserted", "able", "permitted", "optional", "intended", "directive"],
            ),
            takes(
                Of::Second,
                "modality",
                &["asserted", "able", "permitted", "optional", "obligation", "intended", "directive"],
            ),
        ],
    ),
    (
        "continuity",
        &[
            ASSERTED,
            takes(Of::Both, "condition", &["none"]),
            takes(Of::Second, "polarity", &["positive"]),
            takes(
                Of::Second,
                "marker",
                &["none", "no_longer", "now", "still", "again", "never", "always", "first_time", "only"],
            ),
        ],
    ),
    ("quantity", &[STATED, FREE, AFFIRMED, takes(Of::Both, "quantity", &[])]),
    (
        "date",
        &[
            FREE,
            AFFIRMED,
            takes(Of::Both, "modality", &["asserted", "obligation", "intended"]),
            takes(Of::Both, "about", &[]),
        ],
    ),
    (
        "end",
        &[
            FREE,
            AFFIRMED,
            takes(Of::Both, "modality", &["asserted", "intended"]),
            takes(Of::Both, "about", &[]),
        ],
    ),
    ("location", &[FREE, AFFIRMED, ASSERTED]),
    ("identity", &[]),
    ("membership", &[STATED, FREE]),
    (
        "existence",
        &[
            STATED,
            FREE,
            takes(Of::Second, "polarity", &["positive"]),
            takes(Of::Second, "modality", &["asserted"]),
        ],
    ),
    ("scale", &[STATED, FREE, takes(Of::First, "polarity", &["positive"])]),
    (
        "first-time",
        &[
            STATED,
            FREE,
            takes(Of::First, "marker", &["first_time", "never"]),
            takes(Of::Second, "polarity", &["positive"]),
            takes(
                Of::Second,
                "marker",
                &["none", "no_longer", "now", "still", "again", "never", "always", "unchanged", "only"],
            ),
            takes(Of::Second, "about", &[]),
        ],
    ),
    ("role", &[STATED, FREE, AFFIRMED]),
    (
        "comparison",
        &[
            ASSERTED,
            takes(Of::Both, "condition", &["none"]),
            takes(
                Of::Both,
                "marker",
                &["none", "now", "still", "again", "always", "unchanged", "first_time", "only"],
            ),
        ],
    ),
    ("quote", &[]),
    ("awareness", &[ASSERTED, takes(Of::Apart, "polarity", &[])]),
    ("distance", &[STATED, FREE, takes(Of::Both, "quantity", &[])]),
    ("weekday", &[]),
    ("total", &[takes(Of::Both, "quantity", &[])]),
    ("share", &[takes(Of::Both, "quantity", &[])]),
    ("age", &[]),
    ("version", &[STATED, FREE, takes(Of::Both, "quantity", &[])]),
    (
        "limit",
        &[
            takes(
                Of::Both,
                "modality",
                &["asserted", "possible", "able", "permitted", "optional", "obligation"],
            ),
            takes(Of::Both, "condition", &["none"]),
            takes(Of::Both, "quantity", &[]),
        ],
    ),
    ("duration", &[FREE, AFFIRMED, takes(Of::Both, "modality", &["asserted", "intended"])]),
    (
        "deadline",
        &[
            FREE,
            AFFIRMED,
            takes(Of::First, "modality", &["obligation"]),
            takes(Of::Second, "modality", &["intended"]),
            takes(Of::Both, "about", &[]),
        ],
    ),
    ("enumeration", &[FREE, AFFIRMED, ASSERTED]),
];

/// What the relation of a name takes.
#[must_use]
pub fn taken(name: &str) -> &'static [Takes] {
    TAKES.iter().find(|(known, _)| *known == name).map_or(&[], |(_, takes)| takes)
}
