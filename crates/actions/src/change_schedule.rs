//! Noting what became of a scheduled event: held, moved, put off or called off.

use domain::{Found, Id, Kind, Record, ScheduleChange, ScheduleFate, ScheduledEvent};
use jiff::civil::Date;
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::evidence::{EvidenceError, EvidenceRef};
use crate::look_up::LookUpError;
use crate::moment::day;
use crate::person::OnlyAPerson;

/// What became of a scheduled event.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeSchedule {
    /// The scheduled event.
    pub scheduled: Id,
    /// What became of it.
    pub fate: ScheduleFate,
    /// The words that show it; at least one piece.
    #[serde(default)]
    pub evidence: Vec<EvidenceRef>,
}

/// Why a change of the schedule cannot be noted.
#[derive(Debug, Error)]
pub enum ChangeScheduleError {
    /// Nothing shows it.
    #[error("a change of the schedule needs evidence; point at the words that show it")]
    NoEvidence,
    /// It is told to have been held on a day that has not come.
    #[error("{on} has not come yet; an event can only have been held by {today}")]
    NotHeldYet {
        /// The day given.
        on: Date,
        /// What day it is.
        today: Date,
    },
    /// It is moved to a day that has passed.
    #[error(
        "{to} has passed; if {scheduled} was held then, say `held {to}`, and otherwise give a day to come"
    )]
    MovedIntoThePast {
        /// The scheduled event.
        scheduled: Id,
        /// The day given.
        to: Date,
    },
    /// It is moved to where it stands.
    #[error("{scheduled} stands on {on} already; give another day")]
    Unmoved {
        /// The scheduled event.
        scheduled: Id,
        /// The day.
        on: Date,
    },
    /// A machine may not move what questions go by.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// The event cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// Its evidence cannot be pointed at.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Notes what became of a scheduled event. Questions that wait for it follow by their rules.
///
/// # Errors
///
/// The event cannot be looked up, nothing shows the change, its day cannot be, or a machine asks.
pub fn change_schedule(
    desk: &mut Desk,
    request: &ChangeSchedule,
) -> Result<Id, ChangeScheduleError> {
    desk.record(|desk| decide(desk, request))
}

/// The day on which an event is noted to have been held, where that is the last that was noted.
///
/// # Errors
///
/// The event cannot be looked up.
pub fn held_before(desk: &Desk, scheduled: Id) -> Result<Option<Date>, LookUpError> {
    desk.find_kind(scheduled, Kind::ScheduledEvent)?;
    let changes = desk.citing::<ScheduleChange>(scheduled)?;
    Ok(match changes.last().map(|change| change.record.fate) {
        Some(ScheduleFate::Held { on }) => Some(on),
        Some(ScheduleFate::Moved { .. } | ScheduleFate::PutOff | ScheduleFate::Cancelled)
        | None => None,
    })
}

fn decide(desk: &Desk, request: &ChangeSchedule) -> Result<Decided, ChangeScheduleError> {
    let ChangeSchedule { scheduled, fate, .. } = *request;
    desk.check_person("say what became of an event")?;
    check_day(desk, scheduled, fate)?;
    if request.evidence.is_empty() {
        return Err(ChangeScheduleError::NoEvidence);
    }
    let evidence = desk.evidence(&request.evidence)?;
    Ok(Record::ScheduleChange(ScheduleChange { scheduled, fate, evidence }).into())
}

fn check_day(desk: &Desk, scheduled: Id, fate: ScheduleFate) -> Result<(), ChangeScheduleError> {
    let event = desk.look_up::<Found<ScheduledEvent>>(scheduled)?;
    let stands_on = day_of(event.record.item.date, &desk.citing(scheduled)?);
    let today = day(desk.now()?);
    match fate {
        ScheduleFate::Held { on } if on > today => {
            Err(ChangeScheduleError::NotHeldYet { on, today })
        }
        ScheduleFate::Moved { to } if Some(to) == stands_on => {
            Err(ChangeScheduleError::Unmoved { scheduled, on: to })
        }
        ScheduleFate::Moved { to } if to < today => {
            Err(ChangeScheduleError::MovedIntoThePast { scheduled, to })
        }
        ScheduleFate::Held { .. }
        | ScheduleFate::Moved { .. }
        | ScheduleFate::PutOff
        | ScheduleFate::Cancelled => Ok(()),
    }
}

/// The day on which an event now stands, by the changes noted, oldest first; none where it was put
/// off or called off.
pub(crate) fn day_of(
    announced: Date,
    changes: &[crate::look_up::Recorded<ScheduleChange>],
) -> Option<Date> {
    match changes.last().map(|change| change.record.fate) {
        None => Some(announced),
        Some(ScheduleFate::Held { on } | ScheduleFate::Moved { to: on }) => Some(on),
        Some(ScheduleFate::PutOff | ScheduleFate::Cancelled) => None,
    }
}
