//! What stands around a saying, and how what is said is put.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::lists::parse;

/// Words around a saying, by lemma.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SayingWords {
    /// Verbs whose object or infinitive names whom the words are for.
    pub(crate) addressing: HashSet<String>,
    /// The same with "on".
    pub(crate) addressing_on: HashSet<String>,
    /// The same with "to".
    pub(crate) addressing_to: HashSet<String>,
    /// Nouns before "to" or "with" that say to whom.
    pub(crate) messages: HashSet<String>,
    /// Verbs beside a saying that tell where or to whom it was made.
    pub(crate) speaking: HashSet<String>,
    /// Nouns before "to" that take their speaker to a place.
    pub(crate) journeys: HashSet<String>,
    /// Prepositions before the place of a saying.
    pub(crate) place_prepositions: HashSet<String>,
    /// Common nouns for where something is said.
    pub(crate) venues: HashSet<String>,
    /// Verbs that take back the infinitive behind them.
    pub(crate) taking_back: HashSet<String>,
    /// Verbs that do so before "from".
    pub(crate) keeping_from: HashSet<String>,
    /// Those of them that say no to what is behind them.
    pub(crate) saying_no: HashSet<String>,
    /// Verbs by which somebody is asked something.
    pub(crate) asking: HashSet<String>,
    /// Verbs by which, refused, nothing is answered.
    pub(crate) silences: HashSet<String>,
    /// Verbs by which an outlet passes on words.
    pub(crate) quoting: HashSet<String>,
    /// Words for those who report what happens where they are.
    pub(crate) at_home: HashSet<String>,
    /// Words with which what was said goes on behind a tag.
    pub(crate) going_on: HashSet<String>,
    /// Prepositions behind an object that tell of the saying.
    pub(crate) around: HashSet<String>,
    /// Words that open a condition.
    pub(crate) conditions: HashSet<String>,
    /// What begins with these tells of the saying, not of what was said.
    pub(crate) no_content: HashSet<String>,
    /// Parts of a day behind the name of one.
    pub(crate) day_parts: HashSet<String>,
    /// What "that" points to in "said that evening", where it begins nothing.
    pub(crate) spans: HashSet<String>,
    /// Words with which a condition or a circumstance of what was said opens its sentence.
    pub(crate) beside: HashSet<String>,
    /// Words with which no main clause begins.
    pub(crate) no_main: HashSet<String>,
}

/// The words around a saying.
pub(crate) fn saying_words() -> &'static SayingWords {
    static WORDS: LazyLock<SayingWords> =
        LazyLock::new(|| parse(include_str!("../../data/en/saying.toml")));
    &WORDS
}

/// Words by which something is put as coming, obliged, possible or wanted; by lemma.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModalityWords {
    /// Words whose infinitive, clause or object is put so.
    pub(crate) cues: ModalCues,
    /// Auxiliaries.
    pub(crate) auxiliaries: ModalAuxiliaries,
    /// Verbs and adjectives before an infinitive.
    pub(crate) before_infinitive: ModalVerbs,
    /// Adverbs.
    pub(crate) adverbs: ModalAdverbs,
    /// Verbs behind "I" or "we" that only open what is said.
    pub(crate) openers: Openers,
}

/// Words whose infinitive, clause or object is put so.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModalCues {
    pub(crate) wish: HashSet<String>,
    /// Those that do so only before "for" and "on".
    pub(crate) wish_for: HashSet<String>,
    /// Those that only tell where the verb of their clause does.
    pub(crate) wish_or_tell: HashSet<String>,
    pub(crate) will: HashSet<String>,
    pub(crate) question: HashSet<String>,
}

/// Auxiliaries.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModalAuxiliaries {
    pub(crate) will: HashSet<String>,
    pub(crate) must: HashSet<String>,
    pub(crate) may: HashSet<String>,
    pub(crate) would: HashSet<String>,
}

/// Verbs and adjectives before an infinitive.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModalVerbs {
    pub(crate) will: HashSet<String>,
    pub(crate) must: HashSet<String>,
    pub(crate) may: HashSet<String>,
    pub(crate) wish: HashSet<String>,
}

/// Adverbs of what is only possible.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModalAdverbs {
    pub(crate) may: HashSet<String>,
}

/// Verbs that only open what is said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Openers {
    pub(crate) verbs: HashSet<String>,
}

/// The words by which something is put as coming, obliged, possible or wanted.
pub(crate) fn modality_words() -> &'static ModalityWords {
    static WORDS: LazyLock<ModalityWords> =
        LazyLock::new(|| parse(include_str!("../../data/en/modality.toml")));
    &WORDS
}
