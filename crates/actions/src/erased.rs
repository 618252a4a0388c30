//! What is told in the place of what was erased, and how a desk forgets it.

use std::cell::BorrowMutError;

use domain::{Digest, Document, Entry, Id, Kind};
use ledger::{Archive, LedgerError};

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};
use crate::meaning::MeaningBook;

impl Desk {
    /// Refuses an entry that was erased.
    pub(crate) fn refuse_erased(entry: &Entry) -> Result<(), LookUpError> {
        match entry.record.erased() {
            Some(erased) => Err(LookUpError::Erased { id: entry.id, words: erased.words() }),
            None => Ok(()),
        }
    }

    /// Whether what an id names was erased.
    pub(crate) fn is_erased(&self, id: Id) -> Result<bool, LookUpError> {
        Ok(self.find(id)?.record.erased().is_some())
    }

    /// The document that something points into; of one that was erased, that it was, as its title.
    pub(crate) fn document(&self, id: Id) -> Result<Recorded<Document>, LookUpError> {
        match self.look_up(id) {
            Err(LookUpError::Erased { words, .. }) => {
                let Entry { recorded_at, author, .. } = self.find(id)?;
                let mut record = blank(recorded_at);
                record.title = Some(words);
                Ok(Recorded { id, recorded_at, author, record })
            }
            found => found,
        }
    }

    /// Forgets what was worked out from entries that were erased since, here or by another program.
    pub(crate) fn forget_erased(&self) -> Result<(), LedgerError> {
        let erasures = self.ledger.count(Kind::Erasure)?;
        let is_news = self.erasures.get().is_some_and(|known| known != erasures);
        // Where somebody reads one of the books at this moment, they are forgotten the next time.
        if !is_news || self.forget_all().is_ok() {
            self.erasures.set(Some(erasures));
        }
        Ok(())
    }

    /// Forgets all that was worked out from entries.
    fn forget_all(&self) -> Result<(), BorrowMutError> {
        let (mut book, mut copies) = (self.book.try_borrow_mut()?, self.copies.try_borrow_mut()?);
        let (mut pairs, mut watches) =
            (self.pairs.try_borrow_mut()?, self.watches.try_borrow_mut()?);
        let (mut archive, mut meaning) =
            (self.archive.try_borrow_mut()?, self.meaning.try_borrow_mut()?);
        (*book, *copies, *pairs) = Default::default();
        (*watches, *archive) = Default::default();
        *meaning = MeaningBook::at(meaning.path());
        Ok(())
    }

    /// Removes all that stands beside the ledger and was worked out from entries: the search index,
    /// the shelf of copies and the vectors.
    pub(crate) fn remove_worked_out(&self) -> std::io::Result<()> {
        self.erasures.set(self.forget_all().ok().and(self.ledger.count(Kind::Erasure).ok()));
        match std::fs::remove_dir_all(Archive::folder_of(self.path())) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

/// A document of which nothing is known but when it was recorded.
fn blank(fetched_at: jiff::Timestamp) -> Document {
    Document {
        title: None,
        source: None,
        url: None,
        said: None,
        published: None,
        modified: None,
        fetched_at,
        language: None,
        author: None,
        encoding: String::new(),
        read_with: None,
        attached_to: None,
        words_of_feed: false,
        earlier: None,
        bytes: Digest::of(b""),
        text: Digest::of(b""),
    }
}
