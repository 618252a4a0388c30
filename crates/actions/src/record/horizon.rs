//! How long before its deadline a question was forecast.

use std::collections::BTreeMap;

use domain::{Chances, Probability, is_machine};
use forecasting::scoring_end;
use jiff::Timestamp;

use super::settled::SettledQuestion;

/// How long before the deadline a forecast was made, the shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Horizon {
    /// Less than 7 days.
    UnderAWeek,
    /// From 7 days to less than 30.
    UnderAMonth,
    /// From 30 days to less than 91.
    UnderThreeMonths,
    /// From 91 days to less than 365.
    UnderAYear,
    /// 365 days or more.
    Longer,
}

impl Horizon {
    fn of(made_at: Timestamp, deadline_at: Timestamp) -> Self {
        match made_at.duration_until(deadline_at).as_hours() / 24 {
            ..7 => Self::UnderAWeek,
            7..30 => Self::UnderAMonth,
            30..91 => Self::UnderThreeMonths,
            91..365 => Self::UnderAYear,
            365.. => Self::Longer,
        }
    }

    /// It in words.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::UnderAWeek => "under a week before the deadline",
            Self::UnderAMonth => "a week to a month before the deadline",
            Self::UnderThreeMonths => "one to three months before the deadline",
            Self::UnderAYear => "three months to a year before the deadline",
            Self::Longer => "a year or longer before the deadline",
        }
    }
}

/// The last chance of yes that each person gave at each horizon, of those forecasts that count and
/// were made at this desk; nothing of a question that was brought from elsewhere, that asks for
/// anything else, or that nobody is scored on.
pub(crate) fn by_horizon(question: &SettledQuestion) -> BTreeMap<(Horizon, &str), Probability> {
    let file = &question.file;
    let standing = file.standing().filter(|_| file.is_own() && !question.forecasters.is_empty());
    let Some(standing) = standing else { return BTreeMap::new() };
    let end = scoring_end(&file.timetable, &standing.record);
    let counted = file.forecasts.iter().filter(|forecast| {
        let is_own = forecast.record.imported.is_none() && !is_machine(&forecast.author);
        is_own && forecast.recorded_at < end
    });
    let placed = counted.filter_map(|forecast| {
        let horizon = Horizon::of(forecast.recorded_at, file.timetable.deadline_at);
        match forecast.record.chances {
            Chances::Probability(chance) => Some(((horizon, forecast.author.as_str()), chance)),
            Chances::Options(_) | Chances::Horizons(_) | Chances::Quantiles(_) => None,
        }
    });
    // Forecasts come oldest first, so that each one's last stays.
    placed.collect()
}

#[cfg(test)]
mod tests {
    use super::Horizon;

    #[test]
    fn a_forecast_stands_at_the_horizon_of_its_days() {
        for (made_at, expected) in [
            ("2022-12-31T12:00:00Z", Horizon::UnderAWeek),
            ("2022-12-25T00:00:00Z", Horizon::UnderAWeek),
            ("2022-12-24T23:59:59Z", Horizon::UnderAMonth),
            ("2022-12-01T00:00:00Z", Horizon::UnderThreeMonths),
            ("2022-09-30T00:00:00Z", Horizon::UnderAYear),
            ("2021-12-31T00:00:00Z", Horizon::Longer),
            // A forecast of an event that was brought forward may come after the deadline.
            ("2023-02-01T00:00:00Z", Horizon::UnderAWeek),
        ] {
            let deadline_at = "2022-12-31T23:59:59Z".parse().unwrap();
            assert_eq!(Horizon::of(made_at.parse().unwrap(), deadline_at), expected, "{made_at}");
        }
    }
}
