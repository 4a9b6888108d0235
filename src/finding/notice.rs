//! What is found about acceptances themselves. No rule finds it, but its ids are set and skipped as those of rules are.

/// A kind of finding about an acceptance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: &'static str,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// What to do about it.
    pub help: &'static str,
}

/// An acceptance that accepts nothing.
pub const UNUSED: Notice = Notice {
    id: "unused-acceptance",
    summary: "An acceptance accepts no finding.",
    help: "remove it: the finding is gone, or has another fingerprint or place",
};

/// An acceptance whose last day is over.
pub const EXPIRED: Notice = Notice {
    id: "expired-acceptance",
    summary: "The last day of an acceptance is over, and its finding is reported again.",
    help: "mend what was accepted, or accept it again with a later day",
};

/// An acceptance of something that does not exist.
pub const UNKNOWN: Notice = Notice {
    id: "unknown-acceptance",
    summary: "An acceptance names a rule or a fingerprint that cannot exist.",
    help: "take the name from a report: `belie check -f json` has both",
};

/// An acceptance without a reason.
pub const UNEXPLAINED: Notice = Notice {
    id: "unexplained-acceptance",
    summary: "An acceptance gives no reason, and accepts nothing.",
    help: "give the reason: `belie-accept: RULE -- REASON`",
};

/// An acceptance that cannot be read.
pub const MALFORMED: Notice = Notice {
    id: "malformed-acceptance",
    summary: "An acceptance cannot be read, and accepts nothing.",
    help: "write `belie-accept: RULE until=DATE -- REASON`; `until=` and `by=` may be left out",
};

/// All kinds.
pub const NOTICES: [Notice; 5] = [UNUSED, EXPIRED, UNKNOWN, UNEXPLAINED, MALFORMED];

impl Notice {
    /// The kind of an id.
    ///
    /// # Examples
    ///
    /// ```
    /// use belie::finding::Notice;
    ///
    /// assert!(Notice::of("unused-acceptance").is_some() && Notice::of("said-and-denied").is_none());
    /// ```
    #[must_use]
    pub fn of(id: &str) -> Option<&'static Self> {
        NOTICES.iter().find(|notice| notice.id == id)
    }
}
