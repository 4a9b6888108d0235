//! A rule to start from, with tests that pass.

/// The text of a rule file with one rule of an id; none if it is no id.
#[must_use]
pub fn skeleton(id: &str) -> Option<String> {
    let fits = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    (fits && id.starts_with(|c: char| c.is_ascii_lowercase()))
        .then(|| include_str!("skeleton.yaml").replace("ID", id))
}
