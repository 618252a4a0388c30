//! A change of the schedule: what became of something announced for a date.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Evidence, Id};

/// What became of something announced for a date, as a person of the desk noted it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleChange {
    /// What was announced.
    pub scheduled: Id,
    /// What became of it.
    #[serde(flatten)]
    pub fate: ScheduleFate,
    /// The words that show it.
    pub evidence: Vec<Evidence>,
}

/// What became of something announced for a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fate", rename_all = "snake_case")]
pub enum ScheduleFate {
    /// It was held.
    Held {
        /// On which day.
        on: Date,
    },
    /// It was moved.
    Moved {
        /// To which day.
        to: Date,
    },
    /// It was put off, and no new day is told.
    PutOff,
    /// It was called off.
    Cancelled,
}

impl ScheduleFate {
    /// The fate in words, as "moved to 3 February 2022".
    pub fn words(self) -> String {
        let day = |date: Date| date.strftime("%-d %B %Y").to_string();
        match self {
            Self::Held { on } => format!("held on {}", day(on)),
            Self::Moved { to } => format!("moved to {}", day(to)),
            Self::PutOff => "put off without a new day".to_owned(),
            Self::Cancelled => "called off".to_owned(),
        }
    }
}
