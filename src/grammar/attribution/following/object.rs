//! Contents that are phrases: objects, phrases after a preposition, the subjects of passives.

use std::ops::Range;

use super::{Begin, Following};
use crate::{
    grammar::{
        attribution::{Reader, cue::Found},
        clause::Link,
        piece::Kind,
        verb::Form,
    },
    lexicon::Frame,
};

impl Reader<'_, '_> {
    /// `phrasal = noun-phrase [ "as" … ] | preposition noun-phrase`
    pub(super) fn phrasal(
        &self,
        index: usize,
        begin: &Begin,
        found: &Found,
        region: &Range<usize>,
    ) -> Option<(Frame, Vec<Range<usize>>)> {
        let clause = &self.clauses[index];
        let depth = self.depth(clause.verb.head);
        let cue = &found.cue;
        let at = begin.at;
        let frame = match self.kind(at)? {
            Kind::Preposition(word) => {
                let frame = match word.as_str() {
                    "of" => Frame::Of,
                    "for" => Frame::For,
                    "about" | "on" | "against" | "over" | "regarding" => Frame::About,
                    "to" if clause.verb.copular() => Frame::To,
                    _ => return None,
                };
                if cue.trust(frame) == 0 {
                    return None;
                }
                let from = at + 1;
                return Some((frame, vec![from..self.phrase_end(cue, from, region.end, depth)]));
            }
            // "…, said Holm": who says it is not what is said.
            Kind::Noun(noun) if noun.proper && !clause.own_subject && self.tagging(index) => return None,
            Kind::Noun(_) if at == found.words.end => Frame::Np,
            _ => return None,
        };
        let end = self.phrase_end(cue, at, region.end, depth);
        let has =
            |word: &str| clause.phrases.iter().any(|(w, token, _)| w == word && (at..end).contains(token));
        let richer = [(Frame::NpAs, "as"), (Frame::Of, "of"), (Frame::For, "for"), (Frame::About, "about")]
            .into_iter()
            .filter(|(other, word)| cue.trust(*other) > cue.trust(frame) && has(word))
            .map(|(other, _)| other)
            .next();
        let frame = richer.unwrap_or(frame);
        (cue.trust(frame) > 0).then(|| (frame, vec![at..end]))
    }

    /// Whether the verb follows a mark as the tag of what was said does.
    fn tagging(&self, index: usize) -> bool {
        let verb = &self.clauses[index].verb;
        let before = verb.tokens.start.checked_sub(1);
        verb.form == Form::Finite && before.is_some_and(|i| self.comma(i) || self.closes(i))
    }

    /// `passive = content "was" cue [ "by" source ] [ infinitive | "that" clause ]`
    pub(super) fn passive(&self, index: usize, found: &Found, region: &Range<usize>) -> Option<Following> {
        let clause = &self.clauses[index];
        let depth = self.depth(clause.verb.head);
        let begin = self.begin(found.words.end, &found.cue, depth, region);
        let plain = |frame, content, limit| Following {
            frame,
            content,
            words_end: found.words.end,
            source: None,
            limit,
        };
        let complement = self.clausal(index, &begin, &found.cue, region);
        if let Some((frame, content, _)) = &complement
            && matches!(frame, Frame::That | Frame::Wh | Frame::Zero)
        {
            return Some(plain(*frame, content.clone(), 90));
        }
        let subject =
            clause.subject.as_ref().filter(|_| clause.own_subject && clause.link != Link::Relative)?;
        let mut content = vec![subject.tokens.clone()];
        if let Some((Frame::To, rest, _)) = complement {
            content.extend(rest);
            return Some(plain(Frame::To, content, 85));
        }
        let by = clause.phrases.iter().any(|(word, ..)| word == "by");
        (found.cue.trust(Frame::Np) >= if by { 1 } else { 80 })
            .then(|| plain(Frame::Np, content, if by { 95 } else { 50 }))
    }
}
