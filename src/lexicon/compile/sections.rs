//! Writes the entries of a file into the tables, all but the names.

use super::{
    super::{
        file::{self, Text},
        fold::stored,
        kind::{Frame, Part},
        rational::Rational,
        table::{Section, Value},
    },
    File, Tables,
};
use crate::{fault::Fault, yaml::Placed};

/// Writes what a file lists, and notes what is wrong in single entries.
pub(super) fn write(tables: &mut Tables, file: &File<'_>, faults: &mut Vec<Fault>) {
    let mut writer = Writer { tables, file, faults };
    let written = &file.written;
    written.cues.iter().flatten().for_each(|entry| writer.cue(entry));
    written.attitudes.iter().flatten().for_each(|entry| writer.attitude(entry));
    written.stances.iter().flatten().for_each(|entry| writer.stance(entry));
    written.topics.iter().flatten().for_each(|entry| writer.topic(entry));
    written.offices.iter().flatten().for_each(|entry| writer.offices(entry));
    written.opposites.iter().flatten().for_each(|entry| writer.opposites(entry));
    written.synonyms.iter().flatten().for_each(|entry| writer.synonyms(entry));
    written.words.iter().flatten().for_each(|(class, words)| writer.class(class, words));
    written.units.iter().flatten().for_each(|entry| writer.unit(entry));
}

struct Writer<'t, 'f> {
    tables: &'t mut Tables,
    file: &'f File<'f>,
    faults: &'t mut Vec<Fault>,
}

impl Writer<'_, '_> {
    /// The stored form of a word; an empty one is a fault.
    fn word(&mut self, text: &Text) -> String {
        let word = stored(&text.value);
        if word.is_empty() {
            self.faults
                .push(self.file.fault(text, "a word is empty".to_owned()).expecting("a word or phrase"));
        }
        word
    }

    /// The listed words of an entry in stored form; lists without a word are a fault.
    fn words<'e, T>(
        &mut self,
        entry: &'e Placed<T>,
        listed: impl Iterator<Item = (Part, &'e Vec<Text>)>,
    ) -> Vec<(Part, String)> {
        let mut words = Vec::new();
        for (part, list) in listed {
            words.extend(list.iter().map(|text| (part, self.word(text))));
        }
        if words.is_empty() {
            self.wordless(entry);
        }
        for (part, word) in &words {
            self.multiword(*part, word);
        }
        words
    }

    fn wordless<T>(&mut self, entry: &Placed<T>) {
        let names: Vec<&str> = Part::ALL.iter().map(|part| part.name()).collect();
        let fault = Fault::new(self.file.name, entry.span.range(), "an entry lists no words");
        self.faults.push(fault.expecting(crate::fault::one_of(&names)));
    }

    /// Notes a lemma of several words under its first.
    fn multiword(&mut self, part: Part, lemma: &str) {
        let Some((first, _)) = lemma.split_once(' ') else { return };
        let value = self.tables.value(Section::Multiword, part.code(), first);
        let mut held: Vec<String> = value.reader().texts().map(str::to_owned).collect();
        if !held.iter().any(|other| other == lemma) {
            held.push(lemma.to_owned());
            held.sort_by_key(|lemma| std::cmp::Reverse(lemma.len()));
            *value = Value::default();
            held.iter().for_each(|lemma| value.text(lemma));
        }
    }

    /// A word listed twice as a cue has the frames of both, each with the higher trust.
    fn cue(&mut self, entry: &Placed<file::Cue>) {
        let mut frames = [0; Frame::COUNT];
        for (frame, trust) in &entry.value.frames {
            frames[usize::from(frame.code())] = trust.value;
            if trust.value > 100 {
                let span = trust.span.range();
                let fault = Fault::new(self.file.name, span, format!("a trust of {} percent", trust.value));
                self.faults.push(fault.expecting("a number from 0 to 100"));
            }
        }
        for (part, word) in self.words(entry, entry.value.listed()) {
            let value = self.tables.value(Section::Cues, part.code(), &word);
            value.0.resize(Frame::COUNT + 1, 0);
            value.0[0] |= u8::from(entry.value.recipient);
            value.0[1..].iter_mut().zip(frames).for_each(|(held, trust)| *held = trust.max(*held));
        }
    }

    /// Of two attitudes of a word, the first listed holds.
    fn attitude(&mut self, entry: &Placed<file::AttitudeEntry>) {
        for (part, word) in self.words(entry, entry.value.listed()) {
            let value = self.tables.value(Section::Attitudes, part.code(), &word);
            if value.0.is_empty() {
                value.byte(entry.value.kind.code());
            }
        }
    }

    fn stance(&mut self, entry: &file::StanceEntry) {
        let mut value = Value::default();
        [&entry.id.value, &entry.summary, &entry.axis].into_iter().for_each(|text| value.text(text));
        value.byte(entry.polarity.code());
        value.byte(entry.kind.code());
        [&entry.cameo, &entry.plover]
            .into_iter()
            .for_each(|text| value.text(text.as_deref().unwrap_or_default()));
        for list in [&entry.incompatible, &entry.tension] {
            let mut ids = Value::default();
            list.iter().for_each(|id| ids.text(&id.value));
            value.inner(&ids);
        }
        *self.tables.value(Section::Stances, 0, &entry.id.value) = value;
        for cue in &entry.cues {
            let object = cue.value.object.as_ref().map_or("", |object| &object.value);
            for (part, word) in self.words(cue, cue.value.listed()) {
                let value = self.tables.value(Section::StanceCues, part.code(), &word);
                push_pair(value, &entry.id.value, object);
            }
        }
    }

    fn topic(&mut self, entry: &file::TopicEntry) {
        let within = entry.within.as_ref().map_or("", |within| &within.value);
        let mut value = Value::default();
        value.text(within);
        *self.tables.value(Section::Topics, 0, &entry.id.value) = value;
        for (part, list) in [(Part::Noun, &entry.nouns), (Part::Verb, &entry.verbs)] {
            for text in list {
                let word = self.word(text);
                self.multiword(part, &word);
                let value = self.tables.value(Section::TopicWords, part.code(), &word);
                push_text(value, &entry.id.value);
            }
        }
    }

    /// Of two roles of a noun, the first listed holds.
    fn offices(&mut self, entry: &file::OfficesEntry) {
        for noun in &entry.nouns {
            let word = self.word(noun);
            self.multiword(Part::Noun, &word);
            let value = self.tables.value(Section::Offices, 0, &word);
            if value.0.is_empty() {
                value.text(&entry.role);
            }
        }
    }

    fn opposites(&mut self, entry: &Placed<file::OppositesEntry>) {
        let code = entry.value.kind.map_or(u8::MAX, |kind| kind.code());
        if entry.value.listed().next().is_none() {
            self.wordless(entry);
        }
        for (part, (left, right)) in entry.value.listed() {
            let stored = |writer: &mut Self, list: &[Text]| -> Vec<String> {
                list.iter().map(|text| writer.word(text)).collect()
            };
            let (left, right) = (stored(self, left), stored(self, right));
            left.iter().chain(&right).for_each(|word| self.multiword(part, word));
            for (one, other) in left.iter().flat_map(|one| right.iter().map(move |other| (one, other))) {
                for (one, other) in [(one, other), (other, one)] {
                    let value = self.tables.value(Section::Opposites, part.code(), one);
                    value.byte(code);
                    value.text(other);
                }
            }
        }
    }

    /// The words of a group share its number.
    fn synonyms(&mut self, entry: &Placed<file::SynonymsEntry>) {
        let number = self.tables.groups;
        self.tables.groups = number.wrapping_add(1);
        for (part, word) in self.words(entry, entry.value.listed()) {
            self.tables.value(Section::Synonyms, part.code(), &word).short(number);
        }
    }

    fn class(&mut self, class: &str, words: &[Text]) {
        self.tables.value(Section::WordClasses, 0, class);
        for text in words {
            let word = self.word(text);
            push_text(self.tables.value(Section::Words, 0, &word), class);
        }
    }

    fn unit(&mut self, entry: &file::UnitEntry) {
        let mut value = Value::default();
        value.text(&entry.dimension);
        let zero = Rational { numerator: 0, denominator: 1 };
        let offset = entry.offset.as_ref().map_or(zero, |text| self.rational(text));
        for number in [self.rational(&entry.factor), offset] {
            value.long(number.numerator);
            value.long(number.denominator);
        }
        *self.tables.value(Section::Units, 0, &entry.id.value) = value;
        let names = entry.names.iter().map(|name| (b'n', stored(&name.value)));
        let symbols = entry.symbols.iter().map(|symbol| (b's', symbol.value.trim().to_owned()));
        for (prefix, name) in names.chain(symbols) {
            let value = self.tables.value(Section::UnitNames, prefix, &name);
            if value.0.is_empty() {
                value.text(&entry.id.value);
            }
        }
    }

    fn rational(&mut self, text: &Text) -> Rational {
        text.value.parse().unwrap_or_else(|_| {
            let fault = self.file.fault(text, format!("`{}` is not an exact number", text.value));
            self.faults.push(fault.expecting("a decimal or a fraction, such as 0.3048 or 5/9"));
            Rational { numerator: 1, denominator: 1 }
        })
    }
}

/// Adds a text to a list unless it is there.
fn push_text(value: &mut Value, text: &str) {
    if !value.reader().texts().any(|held| held == text) {
        value.text(text);
    }
}

/// Adds two texts to a list of pairs unless they are there.
fn push_pair(value: &mut Value, one: &str, other: &str) {
    let mut reader = value.reader();
    let mut pairs = std::iter::from_fn(move || Some((reader.text()?, reader.text()?)));
    if !pairs.any(|pair| pair == (one, other)) {
        value.text(one);
        value.text(other);
    }
}
