//! Words by which the dead are known.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::lists::parse;

/// Words by which the dead are known, by lemma.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeathWords {
    /// Verbs whose object is dead.
    pub(crate) killing: HashSet<String>,
    /// Verbs whose object is dead if they come with "dead" or "to death".
    pub(crate) to_death: HashSet<String>,
    /// Verbs whose subject is dead.
    pub(crate) dying: HashSet<String>,
    /// Nouns for what is left or told of the dead.
    pub(crate) nouns: HashSet<String>,
    /// Adjectives of the dead.
    pub(crate) adjectives: HashSet<String>,
    /// Adverbs with which nobody died.
    pub(crate) nearly: HashSet<String>,
}

/// The words by which the dead are known.
pub(crate) fn death_words() -> &'static DeathWords {
    static WORDS: LazyLock<DeathWords> =
        LazyLock::new(|| parse(include_str!("../../data/en/death.toml")));
    &WORDS
}
