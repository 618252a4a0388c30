//! Bringing what is known of copies up to the ledger, with whatever stands on the shelf.

use std::cell::Ref;

use ledger::{CopyShelf, ShelfError};
use text::copies::CopyIndex;

use super::CopyBook;
use super::shelf::Shelf;
use crate::Desk;
use crate::archive::FillingProgress;
use crate::look_up::LookUpError;

/// Brings what is known of copies up to the ledger, and tells how many documents are in it. Asking
/// for copies does so too; a large desk takes a while the first time.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn fill_copies(desk: &Desk, progress: FillingProgress<'_>) -> Result<(), LookUpError> {
    desk.follow_copies(progress)
}

/// Works out anew what is known of copies.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn rebuild_copies(desk: &Desk, progress: FillingProgress<'_>) -> Result<(), LookUpError> {
    desk.forget_copies();
    desk.follow_copies(progress)
}

impl Desk {
    /// What is known of copies as the ledger now stands.
    pub(crate) fn copy_book(&self) -> Result<Ref<'_, CopyBook>, LookUpError> {
        self.follow_copies(&mut |_, _| ())?;
        Ok(Ref::map(self.copies.borrow(), |book| {
            book.as_ref().expect("a book is put there whenever copies were followed")
        }))
    }

    /// Forgets what is known of copies, so that it is worked out anew.
    pub(crate) fn forget_copies(&self) {
        self.copies.replace(None);
        // Where it cannot be removed it cannot be written either, and memory is used.
        drop(CopyShelf::remove(&CopyShelf::file_of(self.ledger.path())));
    }

    fn follow_copies(&self, progress: FillingProgress<'_>) -> Result<(), LookUpError> {
        self.forget_erased()?;
        let length = self.ledger.length()?;
        let held = self.copies.take();
        let mut book = match held {
            Some(book) if book.read_to == length => {
                self.copies.replace(Some(book));
                return Ok(());
            }
            Some(book) => book,
            None => CopyBook::on(self.kept_copies()?),
        };
        match book.follow(self, length, progress) {
            // What is there already serves until the other program is done.
            Ok(()) | Err(LookUpError::Copies(ShelfError::Busy(_))) => {}
            Err(LookUpError::Copies(ShelfError::Unusable { .. } | ShelfError::Folder { .. })) => {
                book = CopyBook::on(self.copies_made_anew()?);
                book.follow(self, length, progress)?;
            }
            Err(error) => return Err(error),
        }
        self.copies.replace(Some(book));
        Ok(())
    }

    /// The shelf beside the ledger; where it cannot be used, one in memory.
    fn kept_copies(&self) -> Result<CopyShelf, ShelfError> {
        match CopyShelf::open(&CopyShelf::file_of(self.ledger.path())) {
            Err(ShelfError::Busy(_)) => CopyShelf::in_memory(),
            Err(ShelfError::Unusable { .. } | ShelfError::Folder { .. }) => self.copies_made_anew(),
            Ok(opened) => Ok(opened),
        }
    }

    fn copies_made_anew(&self) -> Result<CopyShelf, ShelfError> {
        let path = CopyShelf::file_of(self.ledger.path());
        let is_removed = CopyShelf::remove(&path).is_ok();
        match CopyShelf::open(&path) {
            Ok(opened) if is_removed => Ok(opened),
            Ok(_) | Err(_) => CopyShelf::in_memory(),
        }
    }
}

impl CopyBook {
    fn on(shelf: CopyShelf) -> Self {
        Self { read_to: 0, index: CopyIndex::of(Shelf::of(shelf)) }
    }
}
