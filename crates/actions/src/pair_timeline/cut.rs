//! A cut: the moment as of which a timeline is told.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::moment;

/// The moment as of which something is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    /// By when it must have been recorded; by any moment, where there is none.
    known_by: Option<Timestamp>,
    /// The day of the moment, in UTC.
    pub(crate) day: Date,
}

impl Cut {
    pub(crate) fn at(as_of: Option<Timestamp>, now: Timestamp) -> Self {
        Self { known_by: as_of, day: moment::day(as_of.unwrap_or(now)) }
    }

    /// Whether something recorded at a moment was recorded by then.
    pub(crate) fn knows(&self, recorded_at: Timestamp) -> bool {
        self.known_by.is_none_or(|cut| recorded_at <= cut)
    }

    /// Whether a day had come by then.
    pub(crate) fn has_come(&self, day: Option<Date>) -> bool {
        self.known_by.is_none() || day.is_none_or(|day| day <= self.day)
    }
}
