//! A rule to start from, with tests that pass.

use super::check::is_id;

/// The text of a rule file with one rule of an id; none if it is no id.
#[must_use]
pub fn skeleton(id: &str) -> Option<String> {
    is_id(id).then(|| include_str!("skeleton.yaml").replace("RULE-ID", id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_place_for_the_id_is_filled() {
        let text = skeleton("my-rule").unwrap();
        assert!(text.contains("id: my-rule\n"));
        assert!(text.contains("--set my-rule.DAYS") && text.contains("belie test my-rule"));
        assert!(text.contains("holder: $SIDE") && text.contains("{SIDE} accepts"));
        assert!(!text.contains("RULE-ID"));
        assert!(skeleton("My Rule").is_none());
    }
}
