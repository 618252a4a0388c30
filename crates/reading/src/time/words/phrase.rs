//! Phrases of the lists, found among pieces in one look.

use std::collections::HashMap;

use crate::page::tokens;
use crate::time::piece::Piece;

/// Phrases with what each stands for, keyed by their first word.
pub(in crate::time) struct Phrases<T> {
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Phrases<T> {
    /// Collects phrases.
    pub(super) fn new(phrases: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut by_first: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::new();
        for (phrase, value) in phrases {
            let mut words = tokens(&phrase).into_iter().map(|token| token.lower);
            if let Some(first) = words.next() {
                by_first.entry(first).or_default().push((words.collect(), value));
            }
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that begins at a piece: the piece after it, and what it stands for.
    pub(in crate::time) fn at(&self, pieces: &[Piece<'_>], at: usize) -> Option<(usize, &T)> {
        let list = self.by_first.get(pieces.get(at)?.lower)?;
        list.iter().find_map(|(rest, value)| {
            let there = pieces.get(at + 1..at + 1 + rest.len())?;
            let is_same = there.iter().zip(rest).all(|(piece, word)| piece.lower == word);
            is_same.then_some((at + 1 + rest.len(), value))
        })
    }

    /// The words that the phrases begin with.
    pub(super) fn firsts(&self) -> Vec<String> {
        self.by_first.keys().cloned().collect()
    }
}
