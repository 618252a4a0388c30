//! A time expression: words that name a time, and which time that is.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Span;

/// Words that name a time, and which time that is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// What sort of time it is.
    pub kind: TimeKind,
    /// The time as a TIMEX3 value, as "2022-01-17", "P3D", "2022-W04" or "`FUTURE_REF`".
    pub value: String,
    /// What TIMEX3 calls the modifier, as "APPROX", "START" or "BEFORE".
    pub modifier: Option<String>,
    /// The first of the days it covers.
    pub first: Option<Date>,
    /// The last of the days it covers.
    pub last: Option<Date>,
    /// The time zone, where one is stated, as "GMT" or "+03:00".
    pub zone: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// The sorts of time that TIMEX3 tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeKind {
    /// A day or something longer, with a place in the calendar.
    Date,
    /// A time of day.
    Time,
    /// A stretch of time without a place in the calendar.
    Duration,
    /// Times that recur.
    Set,
}
