//! The words that the lint of a note knows.

use std::sync::LazyLock;

use serde::Deserialize;

/// The words that the lint of a note knows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) hedges: Vec<String>,
    pub(super) before_likelihood: Vec<String>,
    pub(super) after_likelihood: Vec<String>,
    pub(super) confidence: Vec<String>,
    pub(super) assumptions: Vec<String>,
    pub(super) searches: Vec<String>,
    pub(super) endings: Vec<String>,
    pub(super) lone_sources: Vec<String>,
}

pub(super) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(|| {
        toml::from_str(include_str!("../../data/lint/words.toml"))
            .expect("the list is compiled in, and every test of the lint reads it")
    });
    &WORDS
}
