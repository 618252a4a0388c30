//! Months: how the forecasts that were made in each month did.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::Offset;
use scoring::{Cases, Rule, scores};
use serde::Serialize;

use super::latest::Scored;

/// The scored forecasts that were made in one month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Month {
    /// The first day of the month, by universal time.
    pub starts: Date,
    /// How many forecasts.
    pub count: usize,
    /// Their mean Brier score; lower is better.
    pub brier: f64,
}

/// The forecasts by the month in which they were made; nothing unless the table tells the time of
/// each.
pub(crate) fn months(cases: &Cases, scored: &[Scored]) -> Vec<Month> {
    let made: Option<Vec<Date>> = scored.iter().map(month).collect();
    let Some(made) = made else { return Vec::new() };
    let mut by_month: BTreeMap<Date, (usize, f64)> = BTreeMap::new();
    for (starts, score) in made.into_iter().zip(scores(Rule::Brier, cases)) {
        let (count, sum) = by_month.entry(starts).or_default();
        *count += 1;
        *sum += score;
    }
    let mean = |count: usize, sum: f64| sum / super::report::exact(count);
    let month = |(starts, (count, sum))| Month { starts, count, brier: mean(count, sum) };
    by_month.into_iter().map(month).collect()
}

fn month(scored: &Scored) -> Option<Date> {
    Some(Offset::UTC.to_datetime(scored.row.made?).date().first_of_month())
}
