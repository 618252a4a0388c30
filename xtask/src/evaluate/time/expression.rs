//! A time expression as it is compared.

use std::ops::Range;

use jiff::civil::Date;

use crate::evaluate::readings::Time;

/// A time expression that was found.
#[derive(Clone, Debug)]
pub(super) struct Expression {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// What sort of time it is, as "DATE".
    pub(super) kind: String,
    /// Its TIMEX3 value.
    pub(super) value: String,
    /// The first day it covers.
    pub(super) first: Option<String>,
    /// The day after the last one it covers.
    pub(super) after_last: Option<String>,
    /// The other end, where two were joined to a range.
    pub(super) end: Option<Box<Expression>>,
}

impl Expression {
    /// One that was read or printed.
    pub(super) fn of(time: &Time) -> Self {
        let last = time.last.as_deref().and_then(|last| last.parse::<Date>().ok());
        let after_last = last.and_then(|last| last.tomorrow().ok());
        Self {
            range: time.span.start..time.span.end,
            kind: time.kind.clone(),
            value: time.value.clone(),
            first: time.first.clone(),
            after_last: after_last.map(|day| day.to_string()),
            end: None,
        }
    }
}
