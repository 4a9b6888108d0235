//! belie reads documents, extracts who claims what, and reports contradictions.
//!
//! One straight line, one module a station; a module uses only what is left of it:
//!
//! ```text
//! source → text → lexicon → token → grammar → claim → proposition → fact → relation → rule → finding → report
//! ```
//!
//! | station | what it holds |
//! |---|---|
//! | [`source`] | a document: its bytes, format, date and outlet; the only station that touches the disk, beside the loading of rules |
//! | [`text`] | its prose, with an exact map back to the bytes of the file; blocks, sentences, quotations |
//! | [`lexicon`] | words, actors, stances, topics and lexical relations, as compiled tables |
//! | [`token`] | words with span, lemma, and Penn and universal tags |
//! | [`grammar`] | nom productions over tokens |
//! | [`claim`] | attribution: source, cue and content, nested, outermost first |
//! | [`proposition`] | what a content asserts |
//! | [`fact`] | propositions of all documents, ordered and indexed |
//! | [`relation`] | how two facts can clash |
//! | [`rule`] | when a clash matters, and what to say |
//! | [`finding`] | what is reported |
//! | [`report`] | how it is shown |
//! | [`cache`] | what was read of a document as a record, for the next run |
//! | [`config`] | what a project decides for all its runs |
//! | [`import`] | actor dictionaries of other programs, as lexicons |
//! | [`snapshot`] | what was found and read, kept to review its changes |
//! | [`accept`] | which findings are accepted, and what is wrong with what accepts them |
//!
//! [`span`], [`day`], [`digest`], [`fault`] and [`suggest`] lie below all of them. Deliberately absent: a clock, a locale, a network, a
//! learned model of meaning. The same input gives the same output, byte for byte.

pub mod accept;
pub mod cache;
pub mod claim;
pub mod compare;
pub mod config;
pub mod day;
pub mod digest;
pub mod fact;
pub mod fault;
pub mod finding;
pub mod grammar;
pub mod import;
pub mod lexicon;
pub mod pipeline;
pub mod proposition;
pub mod quantity;
pub mod relation;
pub mod report;
pub mod rule;
pub mod snapshot;
pub mod source;
pub mod span;
pub mod suggest;
pub mod text;
pub mod timex;
pub mod token;
mod yaml;
