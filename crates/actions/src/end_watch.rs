//! Ending a watch: it raises no flag from then on.

use domain::{Id, Record, Watch, WatchEnd};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;

/// A watch to end.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndWatch {
    /// The watch.
    pub watch: Id,
    /// Why.
    pub reason: Option<String>,
}

/// Why a watch cannot be ended.
#[derive(Debug, Error)]
pub enum EndWatchError {
    /// A machine asked.
    #[error(transparent)]
    OnlyAPerson(#[from] OnlyAPerson),
    /// It was ended before.
    #[error("{watch} was ended already, by {end}")]
    Ended {
        /// The watch.
        watch: Id,
        /// The entry that ended it.
        end: Id,
    },
    /// It cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
}

impl From<LedgerError> for EndWatchError {
    fn from(error: LedgerError) -> Self {
        Self::LookUp(error.into())
    }
}

/// Ends a watch.
///
/// # Errors
///
/// A machine asked, there is none of that id, or it was ended already.
pub fn end_watch(desk: &mut Desk, request: &EndWatch) -> Result<Id, EndWatchError> {
    desk.check_person("end a watch")?;
    desk.record(|desk| {
        let EndWatch { watch, reason } = request.clone();
        desk.look_up::<Watch>(watch)?;
        if let Some(end) = desk.citing::<WatchEnd>(watch)?.first() {
            return Err(EndWatchError::Ended { watch, end: end.id });
        }
        let reason = reason.filter(|reason| !reason.trim().is_empty());
        Ok(Decided::from(Record::WatchEnd(WatchEnd { watch, reason })))
    })
}
