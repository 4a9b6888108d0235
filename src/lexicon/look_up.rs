//! The questions that the lexicon answers.

use super::{
    Lexicon,
    entry::{Actor, Cue, Named, Stance, StanceCue, Unit},
    file::Kind,
    fold::{fold, room},
    kind::{ActorKind, Attitude, Frame, Lean, NameKind, Opposition, Part, StanceKind},
    phrase::{Senses, Words},
    rational::Rational,
    table::{Reader, Section},
};

/// How many classes a topic may be below another.
const DEPTH: usize = 32;

impl Lexicon {
    /// How a word attributes, if it does.
    #[must_use]
    pub fn cue(&self, lemma: &str, part: Part) -> Option<Cue> {
        let mut value = self.first(Kind::Cues, Section::Cues, part.code(), fold(lemma, &mut room())?)?;
        let recipient = value.byte()? != 0;
        Some(Cue { frames: value.take(Frame::COUNT)?.try_into().ok()?, recipient })
    }

    /// What a clause-taking word says about the truth of its clause.
    #[must_use]
    pub fn attitude(&self, lemma: &str, part: Part) -> Option<Attitude> {
        let mut room = room();
        let lemma = fold(lemma, &mut room)?;
        Attitude::from_code(self.first(Kind::Attitudes, Section::Attitudes, part.code(), lemma)?.byte()?)
    }

    /// The stances that a word expresses, in the order of the list.
    pub fn stance_cues<'a>(
        &'a self,
        lemma: &str,
        part: Part,
    ) -> impl Iterator<Item = StanceCue<'a>> + use<'a> {
        let cue = |value: &mut Reader<'a>| Some(StanceCue { stance: value.text()?, object: value.some()? });
        let [mut user, mut base] = self.word(Kind::Stances, Section::StanceCues, lemma, part);
        let kept = move |cue: &StanceCue<'_>| !self.redefined(Section::Stances, cue.stance);
        std::iter::from_fn(move || cue(&mut user))
            .chain(std::iter::from_fn(move || cue(&mut base)).filter(kept))
    }

    /// A stance by its id.
    #[must_use]
    pub fn stance(&self, id: &str) -> Option<Stance<'_>> {
        stance(&mut self.first(Kind::Stances, Section::Stances, 0, id)?)
    }

    /// All stances by id, those of the user first.
    pub fn stances(&self) -> impl Iterator<Item = Stance<'_>> {
        self.entries(Kind::Stances, Section::Stances).filter_map(|(_, mut value)| stance(&mut value))
    }

    /// Whether one holder cannot take both stances on one topic at one time.
    #[must_use]
    pub fn incompatible(&self, one: &str, other: &str) -> bool {
        self.declares(one, other, 0) || self.declares(other, one, 0)
    }

    /// Whether two stances can both be held, but sit badly together.
    #[must_use]
    pub fn in_tension(&self, one: &str, other: &str) -> bool {
        self.declares(one, other, 1) || self.declares(other, one, 1)
    }

    /// Whether a stance names another in its first or second list.
    fn declares(&self, one: &str, other: &str, list: usize) -> bool {
        let read = || {
            let mut value = self.first(Kind::Stances, Section::Stances, 0, one)?;
            stance(&mut value)?;
            let lists = [value.inner()?, value.inner()?];
            Some(lists[list].texts().any(|id| id == other))
        };
        read().unwrap_or(false)
    }

    /// The topic classes of a word or of several, the most specific first.
    pub fn topics<'a>(&'a self, lemma: &str, part: Part) -> impl Iterator<Item = &'a str> + use<'a> {
        let [user, base] = self.word(Kind::Topics, Section::TopicWords, lemma, part);
        user.texts().chain(base.texts().filter(|class| !self.redefined(Section::Topics, class)))
    }

    /// Whether there is a topic class of that id.
    #[must_use]
    pub fn topic_exists(&self, id: &str) -> bool {
        self.first(Kind::Topics, Section::Topics, 0, id).is_some()
    }

    /// Whether a topic class is another or lies within it.
    #[must_use]
    pub fn within(&self, child: &str, ancestor: &str) -> bool {
        let mut at = Some(child);
        for _ in 0..DEPTH {
            match at {
                Some(id) if id == ancestor => return true,
                Some(id) => at = self.broader(id),
                None => return false,
            }
        }
        false
    }

    /// The topic class that a class lies directly within.
    #[must_use]
    pub fn broader(&self, id: &str) -> Option<&str> {
        self.first(Kind::Topics, Section::Topics, 0, id)?.some()?
    }

    /// The longest name of an actor or person that starts at word 0; the first listed of equals.
    ///
    /// `words` gives the words as written, by their place from 0. Names are matched as they are listed: a word in
    /// capitals also matches, one in small letters does not, and an article that is listed may be absent.
    pub fn phrase_at<'w>(&self, words: &mut dyn FnMut(usize) -> Option<&'w str>) -> Option<Named<'_>> {
        self.phrases_at(words).next()
    }

    /// Everything that the longest name at word 0 can stand for, in the order of the list: a person in each
    /// office, people with the same surname, a state and a city.
    pub fn phrases_at<'a, 'w>(
        &'a self,
        words: &mut dyn FnMut(usize) -> Option<&'w str>,
    ) -> impl Iterator<Item = Named<'a>> + use<'a> {
        let user = self.user().and_then(|layer| Senses::at(layer, words, |_| true));
        let base = self.builtin_senses(words);
        let longest = user.map_or(0, |s| s.len).max(base.map_or(0, |s| s.len));
        let read = move |senses: Option<Senses<'a>>| {
            senses.filter(|senses| senses.len == longest).into_iter().flat_map(Senses::iter)
        };
        read(user).chain(read(base).filter(|named| self.visible(named)))
    }

    /// The senses of the longest built-in name.
    fn builtin_senses(&self, words: Words<'_, '_>) -> Option<Senses<'_>> {
        let layer = self.base(Kind::Actors).or_else(|| self.base(Kind::People))?;
        Senses::at(layer, words, |named| self.visible(named))
    }

    /// Whether a built-in name is neither dropped nor redefined.
    fn visible(&self, named: &Named<'_>) -> bool {
        match named.kind {
            NameKind::Person => {
                self.base(Kind::People).is_some() && !self.redefined(Section::People, named.name)
            }
            _ => self.base(Kind::Actors).is_some() && !self.redefined(Section::Actors, named.id),
        }
    }

    /// An actor by its id.
    #[must_use]
    pub fn actor(&self, id: &str) -> Option<Actor<'_>> {
        let mut value = self.first(Kind::Actors, Section::Actors, 0, id)?;
        Some(Actor { id: value.text()?, kind: ActorKind::from_code(value.byte()?)?, name: value.text()? })
    }

    /// The lemmas of several words that start with a word, the longest first: `turn` gives `turn down`.
    pub fn multiword<'a>(&'a self, first: &str, part: Part) -> impl Iterator<Item = &'a str> + use<'a> {
        let lists = fold(first, &mut room()).map(|first| {
            [self.user().unwrap_or(super::Layer(&[])), super::Layer(super::BUILTIN)]
                .map(|layer| layer.get(Section::Multiword, part.code(), first).unwrap_or_default())
        });
        let [user, base] = lists.unwrap_or_default().map(|list| list.texts().peekable());
        merge(user, base)
    }

    /// The role that an office or body speaks in.
    #[must_use]
    pub fn office(&self, noun: &str) -> Option<&str> {
        self.first(Kind::Offices, Section::Offices, 0, fold(noun, &mut room())?)?.text()
    }

    /// Whether two words are listed as opposites.
    #[must_use]
    pub fn opposite(&self, one: &str, other: &str, part: Part) -> bool {
        self.opposition(one, other, part).is_some()
    }

    /// How two words are listed as opposites: no kind where the list names none.
    #[must_use]
    pub fn opposition(&self, one: &str, other: &str, part: Part) -> Option<Option<Opposition>> {
        let mut room = room();
        let other = fold(other, &mut room)?;
        self.word(Kind::Opposites, Section::Opposites, one, part).into_iter().find_map(|mut value| {
            while let (Some(code), Some(word)) = (value.byte(), value.text()) {
                if word == other {
                    return Some(Opposition::from_code(code));
                }
            }
            None
        })
    }

    /// Whether two words are the same or listed as saying the same.
    #[must_use]
    pub fn synonym(&self, one: &str, other: &str, part: Part) -> bool {
        let groups = |word: &str| self.word(Kind::Synonyms, Section::Synonyms, word, part);
        let shared = |(one, other): (Reader<'_>, Reader<'_>)| {
            let other = other.0.chunks_exact(2);
            one.0.chunks_exact(2).any(|group| other.clone().any(|g| g == group))
        };
        one == other || groups(one).into_iter().zip(groups(other)).any(shared)
    }

    /// Whether a word or phrase is of a class.
    #[must_use]
    pub fn is(&self, word: &str, class: &str) -> bool {
        let mut room = room();
        let Some(word) = fold(word, &mut room) else { return false };
        let [user, base] = self.both(Kind::Words, Section::Words, 0, word);
        user.texts().any(|held| held == class)
            || base.texts().any(|held| held == class) && !self.redefined(Section::WordClasses, class)
    }

    /// Whether there is a class of words of that name.
    #[must_use]
    pub fn class_exists(&self, class: &str) -> bool {
        self.first(Kind::Words, Section::WordClasses, 0, class).is_some()
    }

    /// A unit by its symbol as written, or by one of its names in any case.
    #[must_use]
    pub fn unit(&self, name_or_symbol: &str) -> Option<Unit<'_>> {
        let mut room = room();
        let symbol = self.first(Kind::Units, Section::UnitNames, b's', name_or_symbol);
        let name = || self.first(Kind::Units, Section::UnitNames, b'n', fold(name_or_symbol, &mut room)?);
        let id = symbol.or_else(name)?.text()?;
        let mut value = self.first(Kind::Units, Section::Units, 0, id)?;
        let dimension = value.text()?;
        let mut number = || Some(Rational { numerator: value.long()?, denominator: value.long()? });
        Some(Unit { id, dimension, factor: number()?, offset: number()? })
    }

    /// The keys of a section in both layers.
    pub(super) fn ids(&self, section: Section) -> impl Iterator<Item = &str> {
        let layers = [self.user(), Some(super::Layer(super::BUILTIN))];
        layers.into_iter().flatten().flat_map(move |layer| layer.entries(section)).map(|(key, _)| key)
    }

    /// The entries of a section in both layers, without those that the user's redefine.
    fn entries(&self, kind: Kind, section: Section) -> impl Iterator<Item = (&str, Reader<'_>)> {
        let user = self.user().into_iter().flat_map(move |layer| layer.entries(section));
        let base = self.base(kind).into_iter().flat_map(move |layer| layer.entries(section));
        user.chain(base.filter(move |(key, _)| !self.redefined(section, key)))
    }

    /// The values of a word in both layers.
    fn word(&self, kind: Kind, section: Section, lemma: &str, part: Part) -> [Reader<'_>; 2] {
        let mut room = room();
        fold(lemma, &mut room).map(|lemma| self.both(kind, section, part.code(), lemma)).unwrap_or_default()
    }
}

/// A stance, as `compile::sections` writes it; its lists remain.
fn stance<'a>(value: &mut Reader<'a>) -> Option<Stance<'a>> {
    Some(Stance {
        id: value.text()?,
        summary: value.text()?,
        axis: value.text()?,
        polarity: Lean::from_code(value.byte()?)?,
        kind: StanceKind::from_code(value.byte()?)?,
        cameo: value.some()?,
        plover: value.some()?,
    })
}

/// Two lists, the longest first, as one; what is in both is given once.
fn merge<'a, I: Iterator<Item = &'a str>>(
    mut one: std::iter::Peekable<I>,
    mut other: std::iter::Peekable<I>,
) -> impl Iterator<Item = &'a str> {
    std::iter::from_fn(move || match (one.peek(), other.peek()) {
        (Some(a), Some(b)) if a == b => {
            one.next();
            other.next()
        }
        (Some(a), Some(b)) if a.len() < b.len() => other.next(),
        (None, _) => other.next(),
        _ => one.next(),
    })
}
