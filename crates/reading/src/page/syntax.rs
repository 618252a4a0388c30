//! Syntax: what a parser says of the tokens of a page.

use text::language::Annotation;

use super::Token;

/// For each token of a page the token that is its subject, as far as a parser found one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Syntax {
    subjects: Vec<Option<usize>>,
}

impl Syntax {
    /// Brings what a parser says to the tokens of a page. An annotation of another text, or an
    /// empty one, says nothing.
    pub(super) fn new(text: &str, tokens: &[Token], annotation: &Annotation) -> Self {
        let end = annotation.tokens.last().map_or(0, |last| last.range.end);
        if end > text.len() {
            return Self::default();
        }
        let mut subjects = vec![None; tokens.len()];
        let place = |parsed: usize| {
            let start = annotation.tokens.get(parsed)?.range.start;
            let next = tokens.partition_point(|token| token.range.start <= start);
            next.checked_sub(1).filter(|at| tokens[*at].range.contains_offset(start))
        };
        for (at, token) in annotation.tokens.iter().enumerate() {
            if token.label() == SUBJECT
                && let (Some(verb), Some(subject)) = (place(token.head), place(at))
            {
                subjects[verb] = Some(subject);
            }
        }
        // A verb joined to another by "and" has its subject, unless it has one of its own.
        for (at, token) in annotation.tokens.iter().enumerate() {
            if token.label() == JOINED
                && let (Some(first), Some(verb)) = (place(token.head), place(at))
                && subjects[verb].is_none()
            {
                subjects[verb] = subjects[first].filter(|subject| *subject < verb);
            }
        }
        Self { subjects }
    }

    /// The head of the subject of a verb.
    pub(super) fn subject(&self, verb: usize) -> Option<usize> {
        self.subjects.get(verb).copied().flatten()
    }
}

/// How a parser calls the subject of an active verb.
const SUBJECT: &str = "nsubj";

/// How a parser calls a word that "and" joins to the one before it.
const JOINED: &str = "conj";
