//! The words by which a clause is denied, doubted or left undone.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::lexicon::parse;

/// Words by which a clause is denied, doubted or left undone, in their dictionary form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StandingWords {
    /// Nouns for what is only told.
    pub(crate) tales: HashSet<String>,
    /// Verbs that turn down what they take.
    pub(crate) denying: HashSet<String>,
    /// Verbs that doubt it.
    pub(super) doubting: HashSet<String>,
    /// Verbs that, denied, turn it down.
    pub(crate) raising: HashSet<String>,
    /// Verbs of saying that, denied, leave open what would have been said.
    pub(crate) saying: HashSet<String>,
    /// Verbs of binding oneself that do so too.
    pub(super) binding: HashSet<String>,
    /// Subjects of whom there are next to none.
    pub(crate) few: HashSet<String>,
    /// What is said of what is not so.
    pub(super) untrue: HashSet<String>,
    /// The same behind "not" and "no".
    pub(super) true_words: HashSet<String>,
    /// Nouns that, denied, leave their clause open.
    pub(super) signs: HashSet<String>,
    /// What it is to believe what is not so.
    pub(super) mistaken: HashSet<String>,
    /// Verbs of believing behind those.
    pub(super) believing: HashSet<String>,
    /// Verbs by which somebody calls a thing something.
    pub(crate) calling: HashSet<String>,
    /// "be", and verbs like it.
    pub(super) proving: HashSet<String>,
    /// Verbs of lying.
    pub(super) lying: HashSet<String>,
    /// Adverbs by which a saying is not so.
    pub(super) falsely: HashSet<String>,
    /// What is said of what nobody knows.
    pub(super) open: HashSet<String>,
    /// Verbs that, denied, leave it open.
    pub(super) confirming: HashSet<String>,
    /// Words by which what they take is not done.
    pub(crate) undoing: HashSet<String>,
    /// Nouns that, denied, tell the same.
    pub(super) intending: HashSet<String>,
    /// Adverbs by which a deed was not done.
    pub(super) nearly: HashSet<String>,
    /// Phrases right before a gerund by which it was not done.
    pub(super) left: Vec<String>,
    /// Words before "to" and a tale that is told to be otherwise.
    pub(super) contrary: HashSet<String>,
    /// Words before the infinitive of what somebody was to do.
    pub(super) planning: HashSet<String>,
    /// Verbs behind a plan and "but" by which nothing came of it.
    pub(super) thwarting: HashSet<String>,
    /// What must stand behind some of them.
    pub(super) thwarting_with: HashMap<String, HashSet<String>>,
    /// Verbs of an event that comes about.
    pub(super) occurring: HashSet<String>,
    /// What makes an event somebody's word alone.
    pub(super) claimed: HashSet<String>,
    /// What is said of an event that never was.
    pub(super) unreal: HashSet<String>,
    /// Verbs whose object there was none of.
    pub(super) denying_deeds: HashSet<String>,
    /// Nouns for what is only heard.
    pub(super) hearsay: HashSet<String>,
}

/// The words by which a clause is denied, doubted or left undone.
pub(crate) fn standing_words() -> &'static StandingWords {
    static WORDS: LazyLock<StandingWords> =
        LazyLock::new(|| parse(include_str!("../../data/en/standing.toml")));
    &WORDS
}
