//! Words for what two actors can be to each other.

use std::collections::HashSet;
use std::sync::LazyLock;

use domain::Polarity;
use serde::Deserialize;

use super::Phrases;
use super::lists::parse;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RelationFile {
    nouns: Vec<String>,
    copulas: HashSet<String>,
    apart: HashSet<String>,
    open: HashSet<String>,
    both: HashSet<String>,
    past: Vec<String>,
    untrue: Vec<String>,
    maybe: Vec<String>,
    senses: HashSet<String>,
    labels: ByPolarity,
    bonds: ByPolarity,
    states: StateFile,
    views: ViewFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ByPolarity {
    positive: HashSet<String>,
    negative: HashSet<String>,
    neutral: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StateFile {
    positive_verbs: HashSet<String>,
    negative_verbs: HashSet<String>,
    positive: HashSet<String>,
    negative: HashSet<String>,
    lows: HashSet<String>,
    highs: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewFile {
    verbs: HashSet<String>,
}

/// What a word before a label makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// It was so.
    Past,
    /// It is only said to be so.
    Untrue,
    /// It may be so.
    Maybe,
}

/// What two actors can be to each other.
pub(crate) struct RelationWords {
    /// Nouns such as "allies", as they are written.
    pub(crate) nouns: Phrases<()>,
    /// Verbs before a label, as they are written.
    pub(crate) copulas: HashSet<String>,
    /// Words and marks that part a label from such a verb.
    pub(crate) apart: HashSet<String>,
    /// Words before such a verb that leave open whether it is so.
    pub(crate) open: HashSet<String>,
    /// Subjects for two who were named before.
    pub(crate) both: HashSet<String>,
    /// Words that limit a label.
    pub(crate) limits: Phrases<Limit>,
    /// Nouns by which "in" limits a label, as "sense".
    pub(crate) senses: HashSet<String>,
    /// Verbs by which somebody says what another is.
    pub(crate) views: HashSet<String>,
    labels: ByPolarity,
    bonds: ByPolarity,
    states: StateFile,
}

impl RelationWords {
    /// Whether a noun is a label, and a good one.
    pub(crate) fn label(&self, lemma: &str) -> Option<Polarity> {
        self.labels.of(lemma)
    }

    /// Whether a noun is for what is between two actors, and something good.
    pub(crate) fn bond(&self, lemma: &str) -> Option<Polarity> {
        self.bonds.of(lemma)
    }

    /// What an adjective tells of relations.
    pub(crate) fn adjective(&self, lemma: &str) -> Option<Polarity> {
        pole(lemma, &self.states.positive, &self.states.negative)
    }

    /// What a verb tells of relations.
    pub(crate) fn verb(&self, lemma: &str) -> Option<Polarity> {
        pole(lemma, &self.states.positive_verbs, &self.states.negative_verbs)
    }

    /// What a place that relations are at tells of them, as "a low".
    pub(crate) fn level(&self, lemma: &str) -> Option<Polarity> {
        pole(lemma, &self.states.highs, &self.states.lows)
    }
}

impl ByPolarity {
    fn of(&self, lemma: &str) -> Option<Polarity> {
        let neutral = || self.neutral.contains(lemma).then_some(Polarity::Neutral);
        pole(lemma, &self.positive, &self.negative).or_else(neutral)
    }
}

fn pole(word: &str, positive: &HashSet<String>, negative: &HashSet<String>) -> Option<Polarity> {
    if positive.contains(word) {
        Some(Polarity::Positive)
    } else {
        negative.contains(word).then_some(Polarity::Negative)
    }
}

/// The words for what two actors can be to each other.
pub(crate) fn relation_words() -> &'static RelationWords {
    static WORDS: LazyLock<RelationWords> = LazyLock::new(|| {
        let file: RelationFile = parse(include_str!("../../data/en/relations.toml"));
        let limits =
            [(file.past, Limit::Past), (file.untrue, Limit::Untrue), (file.maybe, Limit::Maybe)];
        let limits = limits
            .into_iter()
            .flat_map(|(words, limit)| words.into_iter().map(move |word| (word, limit)));
        RelationWords {
            nouns: Phrases::plain(&file.nouns),
            copulas: file.copulas,
            apart: file.apart,
            open: file.open,
            both: file.both,
            limits: Phrases::new(limits),
            senses: file.senses,
            views: file.views.verbs,
            labels: file.labels,
            bonds: file.bonds,
            states: file.states,
        }
    });
    &WORDS
}
