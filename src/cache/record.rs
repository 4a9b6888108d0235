//! The record of a reading: every field of every type that it holds.

use super::codec::{Input, Stored, choices, fields};
use crate::{
    claim::{Attribution, Claim, Party},
    day::{Day, Interval},
    fact::Fact,
    grammar::Determiner,
    pipeline::{Coverage, Reading, Refused},
    proposition::{
        About, Bound, Condition, ConditionKind, Deed, Marker, Modality, Nominal, Polarity, Proposition,
        Quantity, Statement, Tense, Topic, Voice,
    },
    rule::{Compared, Memory},
    source::{Document, Format},
    span::Span,
    text::{Block, BlockKind, Quotation, Run, Sentence, Text},
    timex::{Moment, Timex, TimexKind, TimexRelation},
};

/// A reading without its document.
#[derive(Clone, Debug)]
pub struct Record {
    text: Text,
    statements: Vec<Statement>,
    timexes: Vec<Timex>,
    quantities: Vec<Quantity>,
    refused: Vec<Refused>,
    coverage: Coverage,
    aliases: Vec<(String, String)>,
    measures: Vec<Statement>,
}

impl Record {
    /// The reading of the document that the record is of.
    #[must_use]
    pub fn of(self, document: Document) -> Reading {
        let Self { text, statements, timexes, quantities, refused, coverage, aliases, measures } = self;
        Reading { document, text, statements, timexes, quantities, refused, coverage, aliases, measures }
    }
}

/// Writes all of a reading but its document.
pub(super) fn write(reading: &Reading, out: &mut Vec<u8>) {
    let Reading { document: _, text, statements, timexes, quantities, refused, coverage, aliases, measures } =
        reading;
    text.write(out);
    statements.write(out);
    timexes.write(out);
    quantities.write(out);
    refused.write(out);
    coverage.write(out);
    aliases.write(out);
    measures.write(out);
}

/// Reads what was written.
pub(super) fn read(input: &mut Input<'_>) -> Option<Record> {
    Some(Record {
        text: Stored::read(input)?,
        statements: Stored::read(input)?,
        timexes: Stored::read(input)?,
        quantities: Stored::read(input)?,
        refused: Stored::read(input)?,
        coverage: Stored::read(input)?,
        aliases: Stored::read(input)?,
        measures: Stored::read(input)?,
    })
}

/// Writes all of a fact but the place of its document among others.
pub(super) fn write_fact(fact: &Fact, out: &mut Vec<u8>) {
    let Fact {
        document: _,
        sentence,
        sentence_span,
        heading,
        dated,
        attribution,
        via,
        quotation,
        proposition,
    } = fact;
    (*sentence, *sentence_span, *heading, *dated).write(out);
    attribution.write(out);
    via.write(out);
    quotation.write(out);
    proposition.write(out);
}

impl Stored for Day {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        i32::read(input).map(Self)
    }
}

fields!(Span { start, end });
fields!(Interval { from, to });
choices!(Format { Plain, Markdown, Html });

fields!(Text { prose, blocks, sentences, quotations, english, runs });
fields!(Block { kind, span });
choices!(BlockKind { Headline, Heading, Paragraph, ListItem, TableCell });
fields!(Sentence { span, block });
fields!(Quotation { span, inner, depth, closed });
fields!(Run { prose, file, verbatim });

fields!(Timex { span, text, kind, value, from, to, seconds, relation, bound, vague });
choices!(TimexKind { Date, Time, Duration, Set });
choices!(TimexRelation { In, During, Since, Until, By, Before, After, Within, For });
fields!(Moment { day, second });

fields!(Quantity { span, low, high, open, unit, dimension, factor, bound, value, precision, measures });
choices!(Bound { Exact, About, AtLeast, AtMost, Range });

fields!(Statement { claim, propositions });
fields!(Claim { span, via, attribution });
fields!(Attribution { source, first_person, source_spans, cue_spans, cue_lemma, content_spans, trust });
fields!(Party { actor, role, text, span });

fields!(Proposition {
    span,
    cue,
    voice,
    holder,
    predicate,
    passive,
    tense,
    stance,
    deed,
    subject,
    object,
    phrases,
    target,
    holders,
    targets,
    taking,
    topic,
    polarity,
    modality,
    marker,
    condition,
    scope,
    said,
    about,
    quantity,
    words,
    complement,
    restricting,
    reasoned,
});
choices!(Voice { Own, Reported, Document });
choices!(Polarity { Positive, Negative });
choices!(Modality {
    Asserted,
    Possible,
    Able,
    Permitted,
    Optional,
    Obligation,
    Intended,
    Hypothetical,
    Question,
    Directive,
});
choices!(Tense { Past, Perfect, Present, Future });
choices!(Marker { NoLonger, Now, Still, Again, Never, Always, Unchanged, FirstTime, Only });
fields!(Nominal {
    span,
    text,
    head,
    modifiers,
    phrases,
    determiner,
    proper,
    pronoun,
    plural,
    actor,
    members,
    apposition,
});
choices!(Determiner { Bare, Definite, Indefinite, Some, All, Any, No, Most, Few });
fields!(About { interval, all, vague, span });
fields!(Condition { kind, text, span, burden, topic });
choices!(ConditionKind { OnlyIf, If, Unless, Until, Before, Without });
fields!(Topic { id, known, text, span });
fields!(Deed { stance, doer, target });

fields!(Refused { span, expected });
fields!(Coverage { verb_groups, read });

fields!(Memory { documents, rules });
fields!(Compared { pairs, cuts });
