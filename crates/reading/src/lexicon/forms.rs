//! The forms of documents that are not articles.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::lists::parse;

/// Words by which transcripts, releases and headlines are known, in small letters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FormWords {
    /// Labels of those who ask.
    pub(crate) asking: HashSet<String>,
    /// Labels of those who answer.
    pub(crate) answering: HashSet<String>,
    /// Labels of roles without a name.
    pub(crate) roles: HashSet<String>,
    /// Words before a colon that label no speaker.
    pub(crate) not_speakers: HashSet<String>,
    /// Words that make up a day, with its numbers.
    pub(crate) of_days: HashSet<String>,
    /// Words by which a headline without a verb tells something.
    pub(crate) verdicts: HashSet<String>,
    /// Words by which people speak of themselves and to one another.
    pub(crate) talk: HashSet<String>,
    /// Nouns for what somebody makes known in full.
    pub(crate) releases: Vec<String>,
    /// Nouns for what bodies issue, in the heading of it.
    pub(crate) papers: Vec<String>,
    /// Nouns for bodies that issue such papers.
    pub(crate) issuing: HashSet<String>,
    /// How a paragraph begins with which a transcript or a release ends.
    pub(crate) closers: Vec<String>,
    /// What brackets in a transcript hold that was not said.
    pub(crate) directions: Vec<String>,
    /// Words with which a letter ends.
    pub(crate) farewells: HashSet<String>,
    /// Words of a page's furniture, of which no name is made.
    pub(crate) furniture: HashSet<String>,
}

/// The words by which forms of documents are known.
pub(crate) fn form_words() -> &'static FormWords {
    static WORDS: LazyLock<FormWords> =
        LazyLock::new(|| parse(include_str!("../../data/en/forms.toml")));
    &WORDS
}
