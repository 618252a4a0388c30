//! The shelf of the ledger as the place where an index of copies keeps what it knows.

use std::collections::BTreeMap;

use ledger::{CopyShelf, ShelfError, ShelvedText};
use text::copies::{CopyStore, Kin, Listed, Listing, TextMark};

/// The shelf of the ledger, as an index of copies sees it.
#[derive(Debug)]
pub(super) struct Shelf(CopyShelf);

impl Shelf {
    pub(super) fn of(shelf: CopyShelf) -> Self {
        Self(shelf)
    }

    /// The shelf as the ledger knows it, to keep or to drop what was written.
    pub(super) fn keeping(&self) -> &CopyShelf {
        &self.0
    }
}

impl CopyStore for Shelf {
    type Error = ShelfError;

    fn count(&self) -> Result<usize, ShelfError> {
        self.0.count()
    }

    fn listing(&self, key: u32) -> Result<Listing, ShelfError> {
        let Some(listed) = self.0.listing(key)? else { return Ok(Listing::TooMany) };
        let listed = listed.into_iter().map(|ShelvedText { text, fingerprints, is_repeat }| {
            Listed { text, mark: TextMark { fingerprints, is_repeat } }
        });
        Ok(Listing::Few(listed.collect()))
    }

    fn push(&mut self, mark: TextMark) -> Result<(), ShelfError> {
        let TextMark { fingerprints, is_repeat } = mark;
        self.0.push(ShelvedText { text: self.0.count()?, fingerprints, is_repeat })
    }

    fn list(&mut self, key: u32, text: usize) -> Result<(), ShelfError> {
        self.0.list(key, text)
    }

    fn give_up(&mut self, key: u32) -> Result<(), ShelfError> {
        self.0.give_up(key)
    }

    fn kin_of(&self, text: usize) -> Result<Vec<Kin>, ShelfError> {
        let kin = self.0.kin_of(text)?;
        Ok(kin.into_iter().map(|(text, share)| Kin { text, share }).collect())
    }

    fn kin_of_each(&self, texts: &[usize]) -> Result<BTreeMap<usize, Vec<Kin>>, ShelfError> {
        let mut all: BTreeMap<usize, Vec<Kin>> = BTreeMap::new();
        for (text, other, share) in self.0.kin_of_each(texts)? {
            all.entry(text).or_default().push(Kin { text: other, share });
        }
        Ok(all)
    }

    fn link(&mut self, text: usize, kin: Kin) -> Result<(), ShelfError> {
        self.0.link(text, kin.text, kin.share)
    }

    fn story_of(&self, text: usize) -> Result<Option<usize>, ShelfError> {
        self.0.story_of(text)
    }

    fn texts_of(&self, story: usize, limit: usize) -> Result<Vec<usize>, ShelfError> {
        self.0.texts_of(story, limit)
    }

    fn join(&mut self, story: usize, into: usize) -> Result<(), ShelfError> {
        self.0.join(story, into)
    }
}
