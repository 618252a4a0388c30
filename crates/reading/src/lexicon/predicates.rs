//! Words that say how a predicate is told.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Phrases;
use super::lists::parse;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PredicateFile {
    copulas: HashSet<String>,
    carriers: HashSet<String>,
    negations: HashSet<String>,
    denying_subjects: HashSet<String>,
    denying_ties: HashSet<String>,
    occasions: HashSet<String>,
    pronouns: HashSet<String>,
    supposing: HashSet<String>,
    vague: HashSet<String>,
    imagining: HashSet<String>,
    conceding: HashSet<String>,
    conditions: Vec<String>,
}

/// Words that say how a predicate is told.
pub(crate) struct PredicateWords {
    /// "be" and its like.
    pub(crate) copulas: HashSet<String>,
    /// Verbs that carry the meaning of an infinitive on.
    pub(crate) carriers: HashSet<String>,
    /// Words that deny beside "not".
    pub(crate) negations: HashSet<String>,
    /// Subjects that deny their clause, as "nobody".
    pub(crate) denying_subjects: HashSet<String>,
    /// Words that make their noun such a subject, as "no" and "nor".
    pub(crate) denying_ties: HashSet<String>,
    /// Nouns that, denied before a verb, deny it: "at no point".
    pub(crate) occasions: HashSet<String>,
    /// Words that name no speaker, as "he".
    pub(crate) pronouns: HashSet<String>,
    /// "if" and its like.
    pub(crate) supposing: HashSet<String>,
    /// Nouns and determiners that stand for nobody in particular.
    pub(crate) vague: HashSet<String>,
    /// Verbs whose clause is only hoped for or feared.
    pub(crate) imagining: HashSet<String>,
    /// Words that open a clause which concedes something.
    pub(crate) conceding: HashSet<String>,
    /// "provided that" and its like.
    pub(crate) conditions: Phrases<()>,
}

/// The words that say how a predicate is told.
pub(crate) fn predicate_words() -> &'static PredicateWords {
    static WORDS: LazyLock<PredicateWords> = LazyLock::new(|| {
        let file: PredicateFile = parse(include_str!("../../data/en/predicates.toml"));
        PredicateWords {
            copulas: file.copulas,
            carriers: file.carriers,
            negations: file.negations,
            denying_subjects: file.denying_subjects,
            denying_ties: file.denying_ties,
            occasions: file.occasions,
            pronouns: file.pronouns,
            supposing: file.supposing,
            vague: file.vague,
            imagining: file.imagining,
            conceding: file.conceding,
            conditions: Phrases::plain(&file.conditions),
        }
    });
    &WORDS
}
