//! Ending a subscription: its documents stay, and no new ones come.

use domain::{Id, Record, Subscription, Unsubscription};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;

/// A subscription to end.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unsubscribe {
    /// The subscription.
    pub feed: Id,
    /// Why.
    pub reason: Option<String>,
}

/// Why a subscription cannot be ended.
#[derive(Debug, Error)]
pub enum UnsubscribeError {
    /// Only a person may.
    #[error(transparent)]
    OnlyAPerson(#[from] OnlyAPerson),
    /// It was ended before.
    #[error("{feed} was ended already, by {end}")]
    Ended {
        /// The subscription.
        feed: Id,
        /// The entry that ended it.
        end: Id,
    },
    /// It cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Ends a subscription.
///
/// # Errors
///
/// A machine asks, there is none of that id, or it was ended already.
pub fn unsubscribe(desk: &mut Desk, request: &Unsubscribe) -> Result<Id, UnsubscribeError> {
    desk.check_person("end a subscription")?;
    desk.record(|desk| {
        let Unsubscribe { feed, reason } = request.clone();
        desk.look_up::<Subscription>(feed)?;
        if let Some(end) = desk.citing::<Unsubscription>(feed)?.first() {
            return Err(UnsubscribeError::Ended { feed, end: end.id });
        }
        let reason = reason.filter(|reason| !reason.trim().is_empty());
        Ok(Decided::from(Record::Unsubscription(Unsubscription { feed, reason })))
    })
}
