//! Sentences: where one ends and the next begins.
//! A mark ends a sentence unless what stands around it says otherwise.

mod abbreviation;
mod attribution;
mod stop;

use self::stop::{Mark, Stop};
use super::{Block, Sentence};
use crate::span::Span;

/// The sentences of `prose`, block by block.
pub(super) fn split(prose: &str, blocks: &[Block]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let base = block.span.start as usize;
        let text = &prose[block.span.range()];
        let mut start = 0;
        let mut at = 0;
        while let Some(stop) = Stop::next(text, at) {
            at = stop.end;
            if stop.next < text.len() && ends(&stop, start) {
                sentences.push(Sentence { span: Span::new(base + start, base + stop.end), block: index });
                start = stop.next;
                at = at.max(start);
            }
        }
        if start < text.len() {
            sentences.push(Sentence { span: Span::new(base + start, base + text.len()), block: index });
        }
    }
    sentences
}

/// Whether the sentence from `start` ends at `stop`.
fn ends(stop: &Stop<'_>, start: usize) -> bool {
    if stop.mark == Mark::Wide {
        return true;
    }
    if !stop.spaced() {
        return stop.is_glued(start);
    }
    let Some(first) = stop.first() else { return false };
    if first.is_lowercase() || ",;:.!?)]}…".contains(first) {
        return false;
    }
    match stop.mark {
        Mark::Dot => stop_ends(stop, start, first),
        Mark::Ellipsis => ellipsis_ends(stop),
        Mark::Loud | Mark::Wide => loud_ends(stop, start),
    }
}

/// Whether a full stop ends the sentence, given the first character of what follows.
fn stop_ends(stop: &Stop<'_>, start: usize, first: char) -> bool {
    let word = stop.word(start);
    if stop.is_numbering(start) || stop.is_spaced_ellipsis() {
        return false;
    }
    let number = word.len() != 4 && word.bytes().all(|b| b.is_ascii_digit());
    if number && !word.is_empty() && first.is_ascii_digit() {
        return false;
    }
    // Old wire copy in small letters that was tokenised: `sept . 30`.
    if first.is_ascii_digit() && stop.stands_apart() && abbreviation::is_month(word) {
        return false;
    }
    let ended = abbreviation::ends_before(word, stop.rest(), first);
    ended && !(stop.quoted && attribution::follows(stop.rest(), true))
}

/// Whether an ellipsis ends the sentence: alone it mostly marks a pause or words left out.
fn ellipsis_ends(stop: &Stop<'_>) -> bool {
    let ended = stop.quoted || stop.is_doubled() || abbreviation::is_starter(stop.rest());
    ended && !(stop.quoted && attribution::follows(stop.rest(), true))
}

/// Whether a question or exclamation mark ends the sentence.
fn loud_ends(stop: &Stop<'_>, start: usize) -> bool {
    if stop.quoted {
        return !attribution::follows(stop.rest(), false);
    }
    // A remark in brackets inside a sentence does not end it.
    !stop.bracketed || stop.opened_by_bracket(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockKind;

    /// Splits at the places that `marked` shows by `|`.
    fn check(marked: &str) {
        let prose = marked.replace('|', "");
        let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, prose.len()) };
        let found: Vec<&str> = split(&prose, &[block]).iter().map(|s| &prose[s.span.range()]).collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected, "{marked}");
    }

    #[test]
    fn marks_end_sentences() {
        check("The port closed.| Ships waited outside.");
        check("Who will pay?| Nobody knew!| The crews went home.");
        check("The strike began in 2014.| 40 crews joined it.");
        check("It cost 5 million.| “We paid,” she said.");
        check("The port closed (for repairs).| Ships waited.");
        check("The mayor cited the figures.)| Officials declined to comment.");
        check("港口关闭了。|船只在等待。");
        check(
            "They called it \"a strike\".| The board .. (see below) did not.| Nobody came .| The hall stayed empty...| It rained….| Vale left.",
        );
    }

    #[test]
    fn marks_inside_sentences_do_not() {
        check("The rate rose 0.5 pct. in March and 1.2 percent in April.");
        check("The board waited ... and waited… Vale came; the hall . . . stayed empty.");
        check("See harbour.example.com or Node.js, version 2.1.3, for details.");
        check("The mayor (who knew?) Friday closed the port.");
        check("The al-Noor crew sailed. al-Noor is its owner.");
        check("1. The port shall stay open.");
        check("Yahoo! said it would sell.");
    }

    #[test]
    fn abbreviations() {
        check("The crews met Dec. 26 at the pier.| They met Jan. 3 again.");
        check("Mr. Vale, Dr. Ode and Gen. K. L. Marsh of the U.N. Harbour Office signed.");
        check("The ship left the U.S. Navy yard.| It sailed to the U.S.| The crew stayed.");
        check("Talks begin at 9 a.m. Monday and end at 4 p.m. Eastern time.");
        check("Talks end at 4 p.m.| Officials will then speak.");
        check("The yard holds approx. 5,000 crates, incl. No. 5 and vol. 2.");
        check("The answer was no.| No. 5 was empty.");
        check("Was the answer No.?| Yes.");
        check("Harbour Lines Inc. Chairman Ada Vale resigned from Quay Corp.| The board met.");
        check("Vale v. Harbour Board, e.g. Article 4, i.e. the Act, was cited.");
        check("The firm sells rope, sails, etc.| Customers are few.");
        check("J. Vale and A.B. Marsh of Salem, Mass., signed.");
    }

    #[test]
    fn quotations() {
        check("“Who will pay for the talk?” Vale asked.| Nobody answered.");
        check("\"Who will pay for the talk?\" Vale asked.");
        check("\"Yes.\"| She left.");
        check("“We are done!” the mayor of Quay shouted.| “Go home.”| He left.");
        check("“Is it fair?” Mr. Vale told reporters on Monday.");
        check("“Is it fair?”| Vale said the board would decide.");
        check("“Is it fair?”| The board will decide.");
        check("“We are done.”| Vale said the board had met.");
        check("“We are done.” Vale said.");
        check("It was “a small matter.”| Vale says, “We are done.”");
        check("He wrote ‘never.’| I believed him.");
        check("“Every tide turns,” Vale said.| “Every tide ends at the quay.”");
        check("He said: “We came.| We saw.”| Then he left.");
    }

    #[test]
    fn a_missing_space() {
        check("The port stood in the spotlight.|During the visit it closed.");
        check("It closed in 2014.|The crews left.");
        check("“It closed.”|The crews left.");
        check("He said \"it closed.\"|The crews left.");
        check("It closed.|“We left,” he said.");
        check("Booking.Com, String.Format, harbour.gov.uk/Press.Room and a.Vale@example.com stay.");
    }
}
