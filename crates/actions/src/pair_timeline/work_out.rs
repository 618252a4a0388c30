//! Working out what is between actors: at once for what is new, and aside for a large ledger.

use std::cell::Ref;
use std::sync::Arc;

use domain::Kind;
use reading::Gazetteer;

use super::book::PairBook;
use crate::Desk;
use crate::look_up::LookUpError;

/// What is between actors, worked out at one desk for another at the same ledger.
#[derive(Debug)]
pub struct WorkedOutPairs {
    book: PairBook,
    /// How many erasures it knows of.
    erasures: usize,
}

/// Works out what is between actors for another desk to take over, as this takes a while where the
/// ledger is large.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn work_out_pairs(
    desk: &Desk,
    gazetteer: Option<Arc<Gazetteer>>,
) -> Result<WorkedOutPairs, LookUpError> {
    let erasures = desk.ledger.count(Kind::Erasure)?;
    let mut book = PairBook::knowing(gazetteer);
    book.follow(desk, desk.ledger.length()?)?;
    Ok(WorkedOutPairs { book, erasures })
}

impl Desk {
    /// Takes over what was worked out at another desk, unless this one knows more already, or some
    /// of it was erased meanwhile.
    pub fn take_over_pairs(&self, WorkedOutPairs { book, erasures }: WorkedOutPairs) {
        if self.ledger.count(Kind::Erasure).ok() != Some(erasures) {
            return;
        }
        let knows_less = {
            let own = self.pairs.borrow();
            own.read_to < book.read_to || !is_same(own.gazetteer.as_ref(), book.gazetteer.as_ref())
        };
        if knows_less {
            self.pairs.replace(book);
        }
    }

    /// How many entries must be read before it is known what is between actors, with the actors
    /// that a table knows.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn pairs_to_read(&self, gazetteer: Option<&Arc<Gazetteer>>) -> Result<u64, LookUpError> {
        let own = self.pairs.borrow();
        let is_same = is_same(own.gazetteer.as_ref(), gazetteer);
        Ok(self.ledger.length()?.saturating_sub(if is_same { own.read_to } else { 0 }))
    }

    /// What is between actors as the ledger now stands, with the actors that a table knows.
    pub(crate) fn pair_book(
        &self,
        gazetteer: Option<&Arc<Gazetteer>>,
    ) -> Result<Ref<'_, PairBook>, LookUpError> {
        self.forget_erased()?;
        let length = self.ledger.length()?;
        if !is_same(self.pairs.borrow().gazetteer.as_ref(), gazetteer) {
            self.pairs.replace(PairBook::knowing(gazetteer.cloned()));
        }
        if self.pairs.borrow().read_to < length {
            self.pairs.borrow_mut().follow(self, length)?;
        }
        let sight = self.sight()?;
        // Whoever reads in the book already sees the same.
        if !self.pairs.borrow().sight.is_same(&sight) {
            self.pairs.borrow_mut().sight = sight;
        }
        Ok(self.pairs.borrow())
    }
}

/// Whether two tables of actors are one.
fn is_same(one: Option<&Arc<Gazetteer>>, other: Option<&Arc<Gazetteer>>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (Some(_), None) | (None, Some(_)) => false,
    }
}
