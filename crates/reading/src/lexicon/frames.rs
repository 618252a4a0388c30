//! Frames: what a word attributes to somebody, and by which of the words that depend on it.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::lists::parse;

/// The frames of words, by lemma.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Frames {
    /// Words for what somebody thinks, feels or wants rather than says.
    pub(crate) mental: HashSet<String>,
    /// Nouns for what words are written or told in, by whoever makes them.
    pub(crate) written: HashSet<String>,
    /// Verbs whose object somebody else says or thinks, as in "faced criticism".
    pub(crate) received: HashSet<String>,
    /// Verbs whose object is somebody else's too where no person or body is the subject, as in "the
    /// blast raised doubts".
    pub(crate) caused: HashSet<String>,
    /// Verbs that judge what others decided or said, as in "welcomed the decision to".
    pub(crate) judging: HashSet<String>,
    /// Verbs whose object somebody else said before and that is no more, as in "dropped the charges".
    pub(crate) undone: HashSet<String>,
    /// Nouns behind which "of" names whose they are where it names somebody, as in "claims of residents".
    pub(crate) owned: HashSet<String>,
    /// Words before a noun with which it is no saying, as in "land claims".
    pub(crate) no_saying: HashSet<String>,
    /// Nouns for a part of those who are counted.
    pub(crate) shares: HashSet<String>,
    /// What verbs take.
    pub(crate) verbs: VerbFrames,
    /// What nouns take.
    pub(crate) nouns: NounFrames,
    /// What adjectives take.
    pub(crate) adjectives: NounFrames,
    /// Verbs that only carry a noun.
    pub(crate) carriers: Carriers,
}

/// What verbs take.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VerbFrames {
    /// Those whose clause is nobody's words.
    pub(crate) no_clause: HashSet<String>,
    pub(crate) infinitive: HashSet<String>,
    /// Those by which the writer tells what seems so, to nobody in particular.
    pub(crate) seeming: HashSet<String>,
    pub(crate) object: HashSet<String>,
    /// The objects, beside people, without which a verb is no saying.
    pub(crate) only_object: HashMap<String, HashSet<String>>,
    /// Nouns by the verb whose object they are where nothing is said, as in "claimed ten lives".
    pub(crate) no_object: HashMap<String, HashSet<String>>,
    /// Those that only greet where a person is the object.
    pub(crate) greeting: HashSet<String>,
    /// Those whose subject in the passive feels so.
    pub(crate) felt: HashSet<String>,
    /// Those whose subject is what the passive takes.
    pub(crate) passive: HashSet<String>,
    /// Those whose subject does what their infinitive tells, object or not, as in "promised him to".
    pub(crate) keeping: HashSet<String>,
    /// Those that say something of somebody, and are passive where nobody is named.
    pub(crate) of_somebody: HashSet<String>,
    /// Verbs that attribute something only with one of their particles, as "lash out".
    pub(crate) only_with_particle: HashSet<String>,
    /// Verbs by the particle with which they still attribute something, as "lay out".
    pub(crate) particle: HashMap<String, HashSet<String>>,
    /// Verbs by the preposition that takes it.
    pub(crate) preposition: HashMap<String, HashSet<String>>,
}

/// What nouns or adjectives take.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NounFrames {
    pub(crate) clause: HashSet<String>,
    pub(crate) infinitive: HashSet<String>,
    /// Words by the preposition that takes it.
    pub(crate) preposition: HashMap<String, HashSet<String>>,
}

/// Verbs that only carry a noun, as in "voiced concern".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Carriers {
    pub(crate) verbs: HashSet<String>,
}

/// The frames of words.
pub(crate) fn frames() -> &'static Frames {
    static FRAMES: LazyLock<Frames> =
        LazyLock::new(|| parse(include_str!("../../data/en/frames.toml")));
    &FRAMES
}

/// Whether a word takes what follows a preposition.
pub(crate) fn takes(by: &HashMap<String, HashSet<String>>, preposition: &str, word: &str) -> bool {
    by.get(preposition).is_some_and(|words| words.contains(word))
}
