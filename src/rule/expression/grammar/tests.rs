//! What conditions are read as, and what is refused where.

use super::*;

#[test]
fn each_form_is_read() {
    let forms = [
        "a.holder != b.holder",
        "a.condition is none",
        "a.marker is not [now, no_longer]",
        "a.marker in [now, no_longer]",
        "a.said within 90 days of b.said",
        "a.said before 2024-05-01",
        "a.about disjoint b.about",
        "same a.sentence b.sentence",
        "differ a.document b.document",
        "a.stance excludes b.stance",
        "a.condition.burden = b.holder",
        "a.topic within b.topic",
        "a.topic not within talks",
        "c.said between a.said and b.said",
        "same.holder = differ.holder",
        "a.said within $DAYS days of b.said",
        "count distinct b.holder per a.topic, a.stance >= 3",
        "count.holder = same.holder",
        "a.marker is now or a.marker is none and b.polarity is negative",
        "(a.marker is now or b.marker is now) and a.said between b.said and c.said",
        "((a.holder = b.holder))",
    ];
    for form in forms {
        assert!(expression(form).is_ok(), "{form}: {:?}", expression(form));
    }
}

#[test]
fn a_refusal_has_the_furthest_place() {
    assert_eq!(expression("a.said wihtin 3 days of b.said").unwrap_err().0, 7);
    assert_eq!(expression("a.said within 3 dys of b.said").unwrap_err().0, 16);
    assert_eq!(expression("a.marker in [now, ").unwrap_err().0, 18);
    assert_eq!(expression("holder = b.holder").unwrap_err(), (7, "`.` and a field"));
    assert_eq!(expression("count b.holder").unwrap_err(), (6, "`distinct` and a field"));
    assert_eq!(expression("count distinct b.holder >= 3").unwrap_err(), (24, "`per` and a field"));
    assert_eq!(expression("(a.holder = b.holder").unwrap_err(), (20, "`and`, `or` or `)`"));
    assert_eq!(expression("a.holder = b.holder or").unwrap_err().0, 22);
    assert_eq!(expression(&"(".repeat(9000)).unwrap_err(), (17, "fewer parentheses inside each other"));
    assert_eq!(
        expression("a.holder = b.holder extra").unwrap_err(),
        (20, "`and`, `or` or the end of the condition")
    );
}

#[test]
fn words_know_their_place() {
    let Ok(Raw::Compare(left, _, RawOperand::Path(right))) = expression(" a.condition.burden = b.holder")
    else {
        panic!()
    };
    assert_eq!((left.claim, left.field), (("a", 1), ("condition.burden", 3)));
    assert_eq!(right.field, ("holder", 24));
}
