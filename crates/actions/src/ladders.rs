//! The ladders of a desk: those that come with the product, and the house's own.

use std::borrow::Cow;

use domain::{HouseLadder, Id};
use judging::Ladder;
use ledger::LedgerError;
use thiserror::Error;

use crate::Desk;
use crate::look_up::Recorded;

/// Why a ladder cannot be had.
#[derive(Debug, Error)]
pub enum LadderError {
    /// There is none of the name.
    #[error(
        "there is no ladder \"{name}\"; choose from {names}, or add your own with `forsooth ladder add`"
    )]
    NoSuch {
        /// The name.
        name: String,
        /// Those there are.
        names: String,
    },
    /// A ladder of the house was written for another version of the program.
    #[error("the house's ladder {id} cannot be read any more")]
    Unreadable {
        /// Its entry.
        id: Id,
        /// Why.
        source: judging::LadderError,
    },
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl Desk {
    /// The ladder of a name, the house's own before those that come with the product; that of ICD
    /// 203 where none is named.
    pub(crate) fn ladder(&self, name: Option<&str>) -> Result<Cow<'static, Ladder>, LadderError> {
        let Some(name) = name else { return Ok(Cow::Borrowed(Ladder::icd203())) };
        let own = self.house_ladders()?;
        if let Some((_, ladder)) = own.iter().find(|(_, it)| it.name().eq_ignore_ascii_case(name)) {
            return Ok(Cow::Owned(ladder.clone()));
        }
        shipped(name).map(Cow::Borrowed).ok_or_else(|| {
            let own = own.iter().map(|(_, ladder)| ladder);
            no_such(name, own)
        })
    }

    /// The house's own ladders that stand, in the order of their names.
    pub(crate) fn house_ladders(&self) -> Result<Vec<(Id, Ladder)>, LadderError> {
        let mut ladders = Vec::new();
        for Recorded { id, record, .. } in self.every::<HouseLadder>()? {
            let entry = self.ledger.entry(id)?;
            let is_corrected = match entry {
                Some(entry) => self.correction(&entry)?.is_some(),
                None => false,
            };
            if !is_corrected {
                let read = Ladder::from_toml(&record.toml);
                ladders.push((id, read.map_err(|source| LadderError::Unreadable { id, source })?));
            }
        }
        ladders.sort_by(|(_, one), (_, other)| one.name().cmp(other.name()));
        Ok(ladders)
    }
}

/// The ladder of a name that comes with the product.
pub(crate) fn shipped(name: &str) -> Option<&'static Ladder> {
    Ladder::named(name).ok()
}

/// That there is no such ladder, with the names of those there are.
pub(crate) fn no_such<'a>(name: &str, own: impl Iterator<Item = &'a Ladder>) -> LadderError {
    let all = Ladder::shipped().iter().chain(own);
    let names = all.map(Ladder::name).collect::<Vec<_>>().join(", ");
    LadderError::NoSuch { name: name.to_owned(), names }
}
