//! Phrases of the lists, found among pieces.

use crate::lexicon;
use crate::time::piece::Piece;

/// Phrases with what each stands for.
pub(in crate::time) struct Phrases<T>(lexicon::Phrases<T>);

impl<T> Phrases<T> {
    /// Collects phrases.
    pub(super) fn new(phrases: impl IntoIterator<Item = (String, T)>) -> Self {
        Self(lexicon::Phrases::new(phrases))
    }

    /// The longest phrase that begins at a piece: the piece after it, and what it stands for.
    pub(in crate::time) fn at<'a>(
        &'a self,
        pieces: &'a [Piece<'_>],
        at: usize,
    ) -> Option<(usize, &'a T)> {
        self.0.at(pieces, at).map(|(length, value)| (at + length, value))
    }

    /// The words that the phrases begin with.
    pub(super) fn firsts(&self) -> Vec<String> {
        self.0.firsts().map(str::to_owned).collect()
    }
}
