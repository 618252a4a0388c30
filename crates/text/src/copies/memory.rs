//! A store in memory: an entry takes eight bytes.

use std::convert::Infallible;

use super::Kin;
use super::store::{CopyStore, Listed, Listing, TextMark};

/// How many entries a bucket has on average before there are more buckets.
const FULL: usize = 16;

/// What an index knows of its texts, in memory.
#[derive(Clone, Debug)]
pub struct InMemory {
    buckets: Vec<Vec<Posting>>,
    /// How many entries there are in all.
    entries: usize,
    texts: Vec<Text>,
}

/// A fingerprint that stands in a text.
#[derive(Clone, Copy, Debug)]
struct Posting {
    key: u32,
    /// The text, or [`ANY`] if there are too many.
    text: u32,
}

/// In the place of a text: too many to list.
const ANY: u32 = u32::MAX;

#[derive(Clone, Debug)]
struct Text {
    mark: TextMark,
    kin: Vec<Kin>,
    /// Its story, which is named by its first text.
    story: usize,
    /// The texts of its story if it is the first, in the order of arrival.
    texts: Vec<usize>,
}

impl Default for InMemory {
    fn default() -> Self {
        Self { buckets: vec![Vec::new()], entries: 0, texts: Vec::new() }
    }
}

impl CopyStore for InMemory {
    type Error = Infallible;

    fn count(&self) -> Result<usize, Infallible> {
        Ok(self.texts.len())
    }

    fn listing(&self, key: u32) -> Result<Listing, Infallible> {
        let bucket = &self.buckets[place(key, self.buckets.len())];
        let mut listed = Vec::new();
        for posting in bucket.iter().filter(|it| it.key == key) {
            if posting.text == ANY {
                return Ok(Listing::TooMany);
            }
            let text = posting.text as usize;
            listed.push(Listed { text, mark: self.texts[text].mark });
        }
        Ok(Listing::Few(listed))
    }

    fn push(&mut self, mark: TextMark) -> Result<(), Infallible> {
        let story = self.texts.len();
        self.texts.push(Text { mark, kin: vec![], story, texts: vec![story] });
        Ok(())
    }

    fn list(&mut self, key: u32, text: usize) -> Result<(), Infallible> {
        // More texts than that fit into no machine; the last ones would not be found.
        let text = u32::try_from(text).unwrap_or(ANY);
        if self.entries >= FULL * self.buckets.len() {
            self.widen();
        }
        let at = place(key, self.buckets.len());
        self.buckets[at].push(Posting { key, text });
        self.entries += 1;
        Ok(())
    }

    fn give_up(&mut self, key: u32) -> Result<(), Infallible> {
        let at = place(key, self.buckets.len());
        let bucket = &mut self.buckets[at];
        let before = bucket.len();
        bucket.retain(|it| it.key != key);
        bucket.push(Posting { key, text: ANY });
        self.entries = self.entries + bucket.len() - before;
        Ok(())
    }

    fn kin_of(&self, text: usize) -> Result<Vec<Kin>, Infallible> {
        Ok(self.texts.get(text).map(|it| it.kin.clone()).unwrap_or_default())
    }

    fn link(&mut self, text: usize, kin: Kin) -> Result<(), Infallible> {
        if let Some(known) = self.texts.get_mut(text) {
            known.kin.push(kin);
        }
        Ok(())
    }

    fn story_of(&self, text: usize) -> Result<Option<usize>, Infallible> {
        Ok(self.texts.get(text).map(|it| it.story))
    }

    fn texts_of(&self, story: usize, limit: usize) -> Result<Vec<usize>, Infallible> {
        let texts = self.texts.get(story).map_or(&[][..], |it| &it.texts);
        Ok(texts.iter().take(limit).copied().collect())
    }

    fn join(&mut self, story: usize, into: usize) -> Result<(), Infallible> {
        let moved = std::mem::take(&mut self.texts[story].texts);
        for text in &moved {
            self.texts[*text].story = into;
        }
        let texts = &mut self.texts[into].texts;
        texts.extend(moved);
        texts.sort_unstable();
        Ok(())
    }
}

impl InMemory {
    /// Twice as many buckets.
    fn widen(&mut self) {
        let count = 2 * self.buckets.len();
        let mut wider = vec![Vec::new(); count];
        for posting in self.buckets.drain(..).flatten() {
            wider[place(posting.key, count)].push(posting);
        }
        self.buckets = wider;
    }
}

/// The bucket of a key, of a number of buckets that is a power of two.
fn place(key: u32, buckets: usize) -> usize {
    key as usize & (buckets - 1)
}
