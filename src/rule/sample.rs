//! Facts made by hand, for tests.

use crate::{
    claim::{Attribution, Party},
    fact::Fact,
    proposition::{Modality, Polarity, Proposition, Topic, Voice},
    span::Span,
};

/// A text in which each clause stands on a line of its own.
pub(super) struct Sample {
    pub(super) prose: String,
    pub(super) facts: Vec<Fact>,
}

pub(super) fn party(actor: &str, text: &str) -> Party {
    Party { actor: actor.to_owned(), role: None, text: text.to_owned(), span: Span::default() }
}

impl Sample {
    pub(super) fn new() -> Self {
        Self { prose: String::new(), facts: Vec::new() }
    }

    /// Adds a clause: `x-union ready_to_negotiate talks 2024-05-01`, said by its holder.
    pub(super) fn add(&mut self, line: &str, text: &str) -> &mut Fact {
        let words: Vec<&str> = line.split(' ').collect();
        let start = self.prose.len();
        self.prose.push_str(text);
        let span = Span::new(start, self.prose.len());
        self.prose.push('\n');
        let holder = party(words[0], words[0].trim_start_matches("x-"));
        let topic = Topic { id: words[2].to_owned(), known: true, text: words[2].to_owned(), span };
        let proposition = Proposition {
            span,
            cue: span,
            voice: Voice::Own,
            holder: Some(holder.clone()),
            predicate: String::new(),
            passive: false,
            tense: None,
            stance: Some(words[1].to_owned()),
            deed: None,
            subject: None,
            object: None,
            phrases: Vec::new(),
            target: None,
            holders: Vec::new(),
            targets: Vec::new(),
            taking: span,
            topic: Some(topic),
            polarity: Polarity::Positive,
            modality: Modality::Asserted,
            marker: None,
            condition: None,
            scope: None,
            said: words.get(3).map(|day| day.parse().unwrap()),
            about: None,
            quantity: None,
            words: Vec::new(),
            complement: Vec::new(),
            restricting: false,
            reasoned: false,
        };
        let level = Attribution {
            source: Some(holder),
            first_person: false,
            source_spans: Vec::new(),
            cue_spans: Vec::new(),
            cue_lemma: "say".to_owned(),
            content_spans: Vec::new(),
            trust: 99,
        };
        let sentence = self.facts.len();
        self.facts.push(Fact {
            document: 0,
            sentence,
            sentence_span: span,
            heading: false,
            dated: None,
            attribution: vec![level],
            via: None,
            quotation: None,
            proposition,
        });
        self.facts.last_mut().unwrap()
    }
}

impl super::Texts for Sample {
    fn prose(&self, _: usize, span: Span) -> &str {
        &self.prose[span.range()]
    }

    fn in_file(&self, _: usize, span: Span) -> Span {
        span
    }

    fn side(&self, _: &str) -> Option<String> {
        None
    }
}
