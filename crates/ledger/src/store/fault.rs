//! What an engine reports, before it is known which ledger it was about.

use crate::EngineFault;

/// What an engine reports.
#[derive(Debug)]
pub(crate) struct StoreFault {
    pub(crate) kind: FaultKind,
    pub(crate) source: EngineFault,
}

/// The kinds that somebody can do something about, and the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// The disk has no room.
    Full,
    /// Another writer did not end.
    Busy,
    /// It may be read but not written.
    ReadOnly,
    /// What is there is no ledger.
    NotALedger,
    /// A table or its guard refused a row.
    Refused,
    /// The server cannot be reached, or lets nobody in.
    OutOfReach,
    /// Anything else: a failed write, a failed sync, a broken connection, damage.
    Broken,
}

impl StoreFault {
    pub(crate) fn broken(source: EngineFault) -> Self {
        Self { kind: FaultKind::Broken, source }
    }

    /// A row is not what the tables of a ledger hold.
    pub(crate) fn unfit(found: &str) -> Self {
        Self::broken(EngineFault::told(format!("a row holds {found}")))
    }

    /// Whether a failed write leaves it unknown what the engine holds.
    pub(crate) fn is_failure(&self) -> bool {
        match self.kind {
            FaultKind::Full | FaultKind::Broken => true,
            FaultKind::Busy
            | FaultKind::ReadOnly
            | FaultKind::NotALedger
            | FaultKind::OutOfReach
            | FaultKind::Refused => false,
        }
    }
}
