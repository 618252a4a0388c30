//! Where a job stands.

use serde::Serialize;

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum JobStanding {
    /// A served desk will work at it.
    Waiting,
    /// It is worked at.
    Running,
    /// It is cancelled, and ends after the present item.
    Stopping,
    /// It was broken off, by a crash or on purpose, and can be gone on with.
    Interrupted,
    /// It was cancelled.
    Cancelled,
    /// All its items ended.
    Done,
}

impl JobStanding {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Stopping => "stopping",
            Self::Interrupted => "interrupted",
            Self::Cancelled => "cancelled",
            Self::Done => "done",
        }
    }

    /// Whether it may change by itself.
    pub fn is_moving(self) -> bool {
        match self {
            Self::Waiting | Self::Running | Self::Stopping => true,
            Self::Interrupted | Self::Cancelled | Self::Done => false,
        }
    }

    /// Whether it can be cancelled.
    pub fn can_be_cancelled(self) -> bool {
        match self {
            Self::Waiting | Self::Running | Self::Interrupted => true,
            Self::Stopping | Self::Cancelled | Self::Done => false,
        }
    }

    /// Whether it can be gone on with.
    pub fn can_be_resumed(self) -> bool {
        match self {
            Self::Interrupted | Self::Cancelled => true,
            Self::Waiting | Self::Running | Self::Stopping | Self::Done => false,
        }
    }

    /// Whether nobody will work at it unless he is asked to.
    pub fn is_over(self) -> bool {
        match self {
            Self::Cancelled | Self::Done => true,
            Self::Waiting | Self::Running | Self::Stopping | Self::Interrupted => false,
        }
    }
}
