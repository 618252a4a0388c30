//! Where an index of copies keeps what it knows of its texts.

use std::collections::BTreeMap;

use super::Kin;

/// Where an index of copies keeps what it knows of its texts. Texts are named by their places in
/// the order of arrival, from 0; what is asked of one that is not there is answered with nothing.
pub trait CopyStore {
    /// Why something cannot be read or kept.
    type Error;

    /// How many texts there are.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    fn count(&self) -> Result<usize, Self::Error>;

    /// The texts that are listed with a fingerprint.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    fn listing(&self, key: u32) -> Result<Listing, Self::Error>;

    /// Adds a text behind the others, as a story of its own.
    ///
    /// # Errors
    ///
    /// It cannot be kept.
    fn push(&mut self, mark: TextMark) -> Result<(), Self::Error>;

    /// Lists a text with a fingerprint.
    ///
    /// # Errors
    ///
    /// It cannot be kept.
    fn list(&mut self, key: u32, text: usize) -> Result<(), Self::Error>;

    /// Forgets which texts a fingerprint is listed with, as there are too many from now on.
    ///
    /// # Errors
    ///
    /// It cannot be kept.
    fn give_up(&mut self, key: u32) -> Result<(), Self::Error>;

    /// The kin of a text.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    fn kin_of(&self, text: usize) -> Result<Vec<Kin>, Self::Error>;

    /// The kin of each of some texts that have any, for a store that can be asked for all at once.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    fn kin_of_each(&self, texts: &[usize]) -> Result<BTreeMap<usize, Vec<Kin>>, Self::Error> {
        let mut all = BTreeMap::new();
        for text in texts {
            let kin = self.kin_of(*text)?;
            if !kin.is_empty() {
                all.insert(*text, kin);
            }
        }
        Ok(all)
    }

    /// Adds to the kin of a text.
    ///
    /// # Errors
    ///
    /// It cannot be kept.
    fn link(&mut self, text: usize, kin: Kin) -> Result<(), Self::Error>;

    /// The story of a text, which is named by its first.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    fn story_of(&self, text: usize) -> Result<Option<usize>, Self::Error>;

    /// The first texts of a story, in the order of arrival: at most so many.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    fn texts_of(&self, story: usize, limit: usize) -> Result<Vec<usize>, Self::Error>;

    /// Puts the texts of one story into another.
    ///
    /// # Errors
    ///
    /// It cannot be kept.
    fn join(&mut self, story: usize, into: usize) -> Result<(), Self::Error>;
}

/// The texts in which a fingerprint stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listing {
    /// So few that it tells something.
    Few(Vec<Listed>),
    /// So many stories that it tells none of them.
    TooMany,
}

/// A text that is listed with a fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its place.
    pub text: usize,
    /// What is remembered of it.
    pub mark: TextMark,
}

/// What is remembered of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextMark {
    /// How many fingerprints it has.
    pub fingerprints: usize,
    /// Whether it repeats an earlier one, and tells no story of its own.
    pub is_repeat: bool,
}
