//! Looking at what a watch raised: the flag goes, and what was made of it stays.

use domain::{Id, Record, Watch, WatchLook, WatchView};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::archive::Filling;
use crate::desk::Decided;
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;

/// A look at what a watch raised.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookAtWatch {
    /// The watch.
    pub watch: Id,
    /// The last entry that was shown; everything searched so far, if nothing is given.
    pub seen_to: Option<u64>,
    /// Whether it keeps the view of whoever looked, or changes it.
    pub view: Option<WatchView>,
    /// The same in their own words.
    pub note: Option<String>,
}

/// Why a look is refused.
#[derive(Debug, Error)]
pub enum LookAtWatchError {
    /// A machine asked.
    #[error(transparent)]
    OnlyAPerson(#[from] OnlyAPerson),
    /// The watch was ended.
    #[error("{watch} was ended, by {end}; watch the search again: forsooth watch")]
    Ended {
        /// The watch.
        watch: Id,
        /// The entry that ended it.
        end: Id,
    },
    /// There is nothing to look at.
    #[error("{0} has raised nothing since it was looked at last")]
    NothingNew(Id),
    /// It would be more than there is.
    #[error("entry {seen_to} was not searched for {watch}; the last one was {searched_to}")]
    TooFar {
        /// The watch.
        watch: Id,
        /// The entry given.
        seen_to: u64,
        /// The last entry that was searched.
        searched_to: u64,
    },
    /// It cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
}

impl From<LedgerError> for LookAtWatchError {
    fn from(error: LedgerError) -> Self {
        Self::LookUp(error.into())
    }
}

/// Records that somebody looked at what a watch raised.
///
/// # Errors
///
/// A machine asked, there is no such watch, it was ended, or it has raised nothing new up to the
/// entry given.
pub fn look_at_watch(desk: &mut Desk, request: &LookAtWatch) -> Result<Id, LookAtWatchError> {
    desk.check_person("say what to make of what a watch raised")?;
    let note = request.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    desk.record(|desk| {
        let LookAtWatch { watch, view, .. } = *request;
        desk.look_up::<Watch>(watch)?;
        let book = desk.watch_book(Filling::Slice, &mut |_, _| ())?;
        let watched = book.find(watch).ok_or(LookUpError::NoSuch(watch))?;
        if let Some(end) = watched.end {
            return Err(LookAtWatchError::Ended { watch, end });
        }
        let searched_to = watched.searched_to;
        let seen_to = request.seen_to.unwrap_or(searched_to);
        if seen_to > searched_to {
            return Err(LookAtWatchError::TooFar { watch, seen_to, searched_to });
        }
        if !watched.raised().iter().any(|it| it.is_new && it.shown <= seen_to) {
            return Err(LookAtWatchError::NothingNew(watch));
        }
        let note = note.map(str::to_owned);
        Ok(Decided::from(Record::WatchLook(WatchLook { watch, seen_to, view, note })))
    })
}
