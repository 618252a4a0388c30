//! Phrases: exceptions that patterns would cut, found again as rows of tokens.
//!
//! In "(a.m.)" the brackets are cut off only after the period, and "a.m." comes in two; a phrase
//! puts it together again.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::exceptions::{Exception, Exceptions};
use super::patterns::Part;
use super::{Piece, Tokens};
use crate::TextRange;
use crate::language::lexeme::Lexeme;
use crate::language::strings::string_id;
use crate::language::vocabulary::Vocabulary;

/// Rows of tokens, by the first of them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Phrases {
    rows: HashMap<u64, Vec<Vec<u64>>>,
}

/// The first token and the token after the last one.
type Stretch = (usize, usize);

impl Phrases {
    pub(super) fn add(&mut self, parts: &[Part<'_>]) {
        let ids: Vec<u64> = parts.iter().map(|part| string_id(part.string)).collect();
        if let Some((first, rest)) = ids.split_first() {
            self.rows.entry(*first).or_default().push(rest.to_vec());
        }
    }

    /// Cuts every phrase as its exception says, the longest first where they overlap.
    pub(super) fn apply(
        &self,
        text: &str,
        tokens: Tokens,
        exceptions: &Exceptions,
        vocabulary: &Vocabulary,
    ) -> Tokens {
        let found = apart(self.find(&tokens.lexemes), tokens.lexemes.len());
        if found.is_empty() {
            return tokens;
        }
        let mut changed = Tokens::default();
        let mut done = 0;
        for (from, to) in found {
            let range = TextRange::new(tokens.ranges[from].start, tokens.ranges[to - 1].end);
            let Some(exception) = exceptions.get(range.of(text)) else { continue };
            changed.copy(&tokens, done, from);
            changed.cut(range.start, exception, vocabulary, &tokens.lexemes[to - 1]);
            done = to;
        }
        changed.copy(&tokens, done, tokens.lexemes.len());
        changed
    }

    fn find(&self, lexemes: &[Lexeme]) -> Vec<Stretch> {
        let mut found = Vec::new();
        for (from, lexeme) in lexemes.iter().enumerate() {
            for rest in self.rows.get(&lexeme.orth).into_iter().flatten() {
                let to = from + 1 + rest.len();
                let follows =
                    |seen: &[Lexeme]| seen.iter().map(|it| it.orth).eq(rest.iter().copied());
                if lexemes.get(from + 1..to).is_some_and(follows) {
                    found.push((from, to));
                }
            }
        }
        found
    }
}

/// The stretches that share no token with a longer or an equal earlier one, in order.
fn apart(mut found: Vec<Stretch>, length: usize) -> Vec<Stretch> {
    found.sort_by_key(|(from, to)| (std::cmp::Reverse(to - from), *from));
    let mut seen = vec![false; if found.is_empty() { 0 } else { length }];
    found.retain(|(from, to)| {
        let is_free = !seen[*from] && !seen[to - 1];
        seen[*from..*to].fill(true);
        is_free
    });
    found.sort_unstable();
    found
}

impl Tokens {
    fn copy(&mut self, source: &Self, from: usize, to: usize) {
        self.ranges.extend_from_slice(&source.ranges[from..to]);
        self.lexemes.extend_from_slice(&source.lexemes[from..to]);
    }

    fn cut(
        &mut self,
        start: usize,
        exception: &Exception,
        vocabulary: &Vocabulary,
        replaced: &Lexeme,
    ) {
        let pieces: Vec<Piece> = exception.pieces(vocabulary).collect();
        self.extend(start, &pieces);
        if let Some(last) = self.lexemes.last_mut() {
            last.space_follows = replaced.space_follows;
        }
    }
}
