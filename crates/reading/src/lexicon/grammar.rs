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
    nameless: HashSet<String>,
    particles: HashSet<String>,
    beside_verbs: HashSet<String>,
    acting_bodies: HashSet<String>,
    clause_openers: HashSet<String>,
    clause_ends: HashSet<String>,
    subordinators: HashSet<String>,
    articles: HashSet<String>,
    subject_pronouns: HashSet<String>,
    only_english: HashSet<String>,
    misread_verbs: HashSet<String>,
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

/// Whether a word, capitalized or not, is too common to be a name.
pub(crate) fn is_common(word: &str) -> bool {
    GRAMMAR.nameless.contains(word)
}

/// Whether a word is a small one inside of names, as "von".
pub(crate) fn is_particle(word: &str) -> bool {
    GRAMMAR.particles.contains(word)
}

/// Whether a word may stand between a subject and its verb, as "also".
pub(crate) fn stands_beside_verbs(word: &str) -> bool {
    GRAMMAR.beside_verbs.contains(word)
}

/// Whether a noun names a body or people of a state that act for it, as "troops".
pub(crate) fn acts_for_state(noun: &str) -> bool {
    GRAMMAR.acting_bodies.contains(noun)
}

/// Whether a word behind a comma begins another clause, as "which".
pub(crate) fn opens_clause(word: &str) -> bool {
    GRAMMAR.clause_openers.contains(word)
}

/// Whether another clause ends before a word or mark, as before "because".
pub(crate) fn parts_clauses(word: &str) -> bool {
    GRAMMAR.clause_ends.contains(word)
}

/// Whether a word opens a clause that depends on another, with a subject right behind it.
pub(crate) fn opens_subordinate(word: &str) -> bool {
    GRAMMAR.subordinators.contains(word)
}

/// Whether a word is an article.
pub(crate) fn is_article(word: &str) -> bool {
    GRAMMAR.articles.contains(word)
}

/// Whether a word is a pronoun for a subject other than the one who speaks.
pub(crate) fn is_subject_pronoun(word: &str) -> bool {
    GRAMMAR.subject_pronouns.contains(word)
}

/// Verbs, by lemma, that a tagger often takes for something else.
pub(crate) fn misread_verbs() -> &'static HashSet<String> {
    &GRAMMAR.misread_verbs
}

/// Whether a word, in small letters, is one that no other language has, so that it tells of English.
pub(crate) fn is_only_english(word: &str) -> bool {
    GRAMMAR.only_english.contains(word)
}
