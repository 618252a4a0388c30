//! The few closed classes of English words that the rules go by.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::lists::parse;

#[derive(Deserialize)]
struct Grammar {
    auxiliaries: HashSet<String>,
    negated: HashSet<String>,
    prepositions: HashSet<String>,
    plain_verbs: HashSet<String>,
    irregular_past: HashSet<String>,
}

static GRAMMAR: LazyLock<Grammar> =
    LazyLock::new(|| parse(include_str!("../../data/en/grammar.toml")));

/// Whether a word is an auxiliary verb.
pub(crate) fn is_auxiliary(word: &str) -> bool {
    GRAMMAR.auxiliaries.contains(word) || GRAMMAR.negated.contains(word)
}

/// Whether a word is a preposition.
pub(crate) fn is_preposition(word: &str) -> bool {
    GRAMMAR.prepositions.contains(word)
}

/// Whether a word is, or by its look may be, a verb that makes a clause.
pub(crate) fn is_finite(word: &str) -> bool {
    let past = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    let short = ["n't", "'re", "'ll", "'ve", "'m"].iter().any(|ending| word.ends_with(ending));
    let listed = GRAMMAR.plain_verbs.contains(word) || GRAMMAR.irregular_past.contains(word);
    is_auxiliary(word) || listed || past || short
}
