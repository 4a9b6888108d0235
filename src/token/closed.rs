//! Dictionary forms of function words, auxiliaries and clitics.

use super::Tag;

/// Forms in order, the tags for which they hold (none: any tag), and their dictionary form.
const CLOSED: &[(&str, &[Tag], &str)] = &[
    ("'d", &[Tag::Vbd, Tag::Vbn], "have"),
    ("'d", &[], "would"),
    ("'ll", &[], "will"),
    ("'m", &[], "be"),
    ("'re", &[], "be"),
    ("'s", &[Tag::Vbz, Tag::Vbp], "be"),
    ("'s", &[Tag::Prp], "we"),
    ("'ve", &[], "have"),
    ("ai", &[Tag::Vbp, Tag::Vbz], "be"),
    ("am", &[Tag::Vbp], "be"),
    ("an", &[Tag::Dt], "a"),
    ("are", &[Tag::Vbp], "be"),
    ("been", &[], "be"),
    ("being", &[Tag::Vbg], "be"),
    ("ca", &[Tag::Md], "can"),
    ("did", &[], "do"),
    ("does", &[Tag::Vbz], "do"),
    ("doing", &[Tag::Vbg], "do"),
    ("done", &[Tag::Vbn, Tag::Vbd], "do"),
    ("going", &[Tag::Vbg], "go"),
    ("gon", &[Tag::Vbg], "go"),
    ("got", &[Tag::Vbd, Tag::Vbn, Tag::Vbp], "get"),
    ("had", &[], "have"),
    ("has", &[], "have"),
    ("having", &[Tag::Vbg], "have"),
    ("her", &[Tag::Prp], "she"),
    ("hers", &[Tag::Prp], "her"),
    ("him", &[], "he"),
    ("is", &[], "be"),
    ("me", &[Tag::Prp], "i"),
    ("mine", &[Tag::Prp], "my"),
    ("n't", &[], "not"),
    ("na", &[Tag::To], "to"),
    ("ours", &[], "our"),
    ("ta", &[Tag::To], "to"),
    ("theirs", &[], "their"),
    ("them", &[Tag::Prp], "they"),
    ("these", &[], "this"),
    ("those", &[], "that"),
    ("us", &[Tag::Prp], "we"),
    ("was", &[], "be"),
    ("were", &[Tag::Vbd, Tag::Vbn], "be"),
    ("wo", &[Tag::Md], "will"),
    ("yours", &[], "your"),
];

/// The dictionary form of a function word in lower case with plain apostrophes, if it differs.
pub(super) fn lemma(form: &str, tag: Tag) -> Option<&'static str> {
    if form.len() > 6 {
        return None;
    }
    let start = CLOSED.partition_point(|row| row.0 < form);
    let rows = CLOSED[start..].iter().take_while(|row| row.0 == form);
    let fits = |row: &&(&str, &[Tag], &'static str)| row.1.is_empty() || row.1.contains(&tag);
    rows.into_iter().find(|row| fits(row)).map(|row| row.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_in_order() {
        assert!(CLOSED.windows(2).all(|w| w[0].0 <= w[1].0));
    }

    #[test]
    fn the_tag_decides() {
        assert_eq!(lemma("'s", Tag::Vbz), Some("be"));
        assert_eq!(lemma("'s", Tag::Pos), None);
        assert_eq!(lemma("'d", Tag::Md), Some("would"));
        assert_eq!(lemma("'d", Tag::Vbd), Some("have"));
        assert_eq!(lemma("her", Tag::PrpPoss), None);
    }
}
