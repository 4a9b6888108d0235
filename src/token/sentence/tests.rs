//! Tests of whole sentences.

use super::*;
use crate::text::Quotation;

fn tagged(text: &str, heading: bool) -> String {
    let tokens = sentence(text, Span::new(0, text.len()), &[], heading);
    tokens.iter().map(|t| format!("{}/{}", t.text, t.tag)).collect::<Vec<_>>().join(" ")
}

fn lemmas(text: &str) -> String {
    let tokens = sentence(text, Span::new(0, text.len()), &[], false);
    tokens.iter().map(|t| &*t.lemma).collect::<Vec<_>>().join(" ")
}

/// A quotation by its marks' places and widths, in bytes.
fn quotation(text: &str, open: &str, close: &str, depth: u8) -> Quotation {
    let (start, inner_end) = (text.find(open).unwrap(), text.rfind(close).unwrap());
    let span = Span::new(start, inner_end + close.len());
    Quotation { span, inner: Span::new(start + open.len(), inner_end), depth, closed: true }
}

#[test]
fn the_embedded_model_is_well_formed() {
    let model = Model::english();
    assert_eq!(model.label(255), (Tag::Xx, Pos::X));
    assert!(!model.lemmas().is_empty());
    assert!(
        Model::new(b"").is_none()
            && Model::new(b"belietg1").is_none()
            && Model::new(b"belietg0abcd").is_none()
    );
}

#[test]
fn news_is_tagged() {
    assert_eq!(
        tagged("The union said on Tuesday that it would not return to talks.", false),
        "The/DT union/NN said/VBD on/IN Tuesday/NNP that/IN it/PRP would/MD not/RB return/VB to/IN talks/NNS ./."
    );
    assert_eq!(
        tagged("Both sides agreed to a ceasefire, though neither is ready to sign the draft.", false),
        "Both/DT sides/NNS agreed/VBD to/IN a/DT ceasefire/NN ,/, though/IN neither/DT is/VBZ ready/JJ to/TO sign/VB \
         the/DT draft/NN ./."
    );
}

#[test]
fn titles_and_capitals_are_tagged_on_folded_forms() {
    assert_eq!(
        tagged("GOVERNMENT DENIES SECRET TALKS WITH REBELS", false),
        "GOVERNMENT/NN DENIES/VBZ SECRET/JJ TALKS/NNS WITH/IN REBELS/NNS"
    );
    assert_eq!(
        tagged("Port Union Rejects Offer, Vows to Extend Strike", true),
        "Port/NN Union/NN Rejects/VBZ Offer/NN ,/, Vows/VBZ to/TO Extend/VB Strike/NN"
    );
}

#[test]
fn dictionary_forms_follow_the_tags() {
    assert_eq!(lemmas("They wouldn't sign the treaties."), "they would not sign the treaty .");
    assert_eq!(lemmas("He's been told that it's late."), "he have be tell that it be late .");
}

#[test]
fn proper_nouns_in_capitals_get_their_usual_spelling() {
    let text = "MINISTER VISITS LONDON AND NATO";
    let tokens = sentence(text, Span::new(0, text.len()), &[], true);
    assert_eq!((&*tokens[2].lemma, &*tokens[4].lemma), ("London", "NATO"));
}

#[test]
fn quotations_give_depth_and_direction() {
    let text = "\"We heard 'never' twice,\" she said.";
    let outer = quotation(text, "\"", "\"", 1);
    let inner = quotation(text, "'n", "'", 2);
    let inner =
        Quotation { inner: Span::new(inner.span.start as usize + 1, inner.inner.end as usize), ..inner };
    let tokens = sentence(text, Span::new(0, text.len()), &[outer, inner], false);
    let depth = |word: &str| tokens.iter().find(|t| t.text == word).unwrap().quoted;
    assert_eq!((depth("We"), depth("never"), depth("twice"), depth("she")), (1, 2, 1, 0));
    assert_eq!((tokens[0].tag, tokens[0].quoted), (Tag::OpenQuote, 0));
    let closing: Vec<&str> = tokens.iter().filter(|t| t.tag == Tag::CloseQuote).map(|t| t.text).collect();
    assert_eq!(closing, ["'", "\""]);
}

#[test]
fn an_apostrophe_is_no_quotation_mark() {
    let found = tagged("The nurses' pay rose.", false);
    assert!(found.starts_with("The/DT nurses/NNS '/POS "), "{found}");
}

#[test]
fn quotations_far_before_are_passed_over() {
    let text = "“Yes.” No.";
    let early = quotation(text, "“", "”", 1);
    let tokens = sentence(text, Span::new(text.len() - 3, text.len()), &[early], false);
    assert!(tokens.iter().all(|t| t.quoted == 0));
}

#[test]
fn any_text_gives_tokens() {
    for text in
        ["", "’", "“", "日本語", "A", "\u{0}", "' ' '", "$$$", "'s", "n't", "-", "x".repeat(5000).as_str()]
    {
        for heading in [false, true] {
            let _ = sentence(text, Span::new(0, text.len()), &[], heading);
        }
    }
}
