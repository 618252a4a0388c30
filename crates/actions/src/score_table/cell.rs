//! Cells: what a table says of a probability, an outcome and a time.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use serde::Deserialize;

/// How a question ended, as a table tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Ended {
    /// It happened.
    Yes,
    /// It did not.
    No,
    /// It was annulled; nobody is scored.
    Void,
    /// It was ambiguous; nobody is scored.
    Ambiguous,
    /// It has not ended.
    Open,
}

/// The words of each outcome.
#[derive(Deserialize)]
struct Outcomes {
    yes: Vec<String>,
    no: Vec<String>,
    void: Vec<String>,
    ambiguous: Vec<String>,
    open: Vec<String>,
}

static OUTCOMES: LazyLock<Outcomes> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/forecast_outcomes.toml"))
        .expect("a test reads the table of outcomes")
});

/// Reads an outcome; `None` where the words are unknown.
pub(crate) fn outcome(cell: &str) -> Option<Ended> {
    let lower = cell.trim().to_lowercase();
    let outcomes = &*OUTCOMES;
    let lists = [
        (&outcomes.yes, Ended::Yes),
        (&outcomes.no, Ended::No),
        (&outcomes.void, Ended::Void),
        (&outcomes.ambiguous, Ended::Ambiguous),
        (&outcomes.open, Ended::Open),
    ];
    lists.into_iter().find(|(words, _)| words.contains(&lower)).map(|(_, ended)| ended)
}

/// A number in a column of probabilities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stated {
    /// The number as it stands.
    pub(crate) number: f64,
    /// Whether a percent sign follows.
    pub(crate) percent: bool,
}

/// Reads a number with or without a percent sign, with a point or a comma before its decimals.
pub(crate) fn stated(cell: &str) -> Option<Stated> {
    let cell = cell.trim();
    let (digits, percent) = match cell.strip_suffix('%') {
        Some(digits) => (digits.trim_end(), true),
        None => (cell, false),
    };
    let number = digits.parse().or_else(|_| digits.replace(',', ".").parse()).ok()?;
    Some(Stated { number, percent })
}

impl Stated {
    /// The probability, in a column whose bare numbers are percentages or are not.
    ///
    /// Dividing a decimal by 100 gives the probability that is nearest to it.
    pub(crate) fn probability(self, in_percent: bool) -> f64 {
        if self.percent || in_percent { self.number / 100.0 } else { self.number }
    }
}

/// Reads a moment: with an offset, or in UTC where none stands; a bare day begins at midnight.
pub(crate) fn moment(cell: &str) -> Option<Timestamp> {
    let cell = cell.trim().trim_end_matches(" UTC");
    let in_utc = |moment: DateTime| Offset::UTC.to_timestamp(moment).ok();
    let with_offset = || cell.parse().ok();
    let without = || cell.parse().ok().and_then(in_utc);
    let day = || cell.parse().ok().and_then(|day: Date| in_utc(day.at(0, 0, 0, 0)));
    with_offset().or_else(without).or_else(day)
}

/// Reads the moment by which something must have happened, as [`moment`] does; but a day, and its
/// midnight where no offset stands, as Fatebook and spreadsheets write a day, is its last second.
pub(crate) fn last_moment(cell: &str) -> Option<Timestamp> {
    let plain = cell.trim().trim_end_matches(" UTC");
    let with_offset: Option<Timestamp> = plain.parse().ok();
    let without: Option<DateTime> = plain.parse().ok();
    match without.filter(|it| with_offset.is_none() && it.time() == Time::midnight()) {
        Some(day) => Offset::UTC.to_timestamp(day.date().at(23, 59, 59, 0)).ok(),
        None => moment(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_in_many_words() {
        for (cell, expected) in [
            ("YES", Some(Ended::Yes)),
            (" true ", Some(Ended::Yes)),
            ("1", Some(Ended::Yes)),
            ("No", Some(Ended::No)),
            ("0.0", Some(Ended::No)),
            ("AMBIGUOUS", Some(Ended::Ambiguous)),
            ("annulled", Some(Ended::Void)),
            ("", Some(Ended::Open)),
            ("perhaps", None),
            ("2", None),
        ] {
            assert_eq!(outcome(cell), expected, "{cell}");
        }
    }

    #[test]
    fn probabilities_in_many_shapes() {
        for (cell, in_percent, expected) in [
            ("0.72", false, 0.72),
            ("72%", false, 0.72),
            ("72 %", true, 0.72),
            ("72", true, 0.72),
            ("0,72", false, 0.72),
            ("7,5 %", false, 0.075),
            ("1e-3", false, 0.001),
            ("55", true, 0.55),
        ] {
            let found = stated(cell).unwrap().probability(in_percent);
            assert!(found.total_cmp(&expected).is_eq(), "{cell}: {found}");
        }
        for cell in ["", "likely", "1.000,5", "--"] {
            assert_eq!(stated(cell), None, "{cell}");
        }
    }

    #[test]
    fn moments_in_many_shapes() {
        for cell in [
            "2026-02-13T22:00:00Z",
            "2026-02-13 22:00:00+00:00",
            "2026-02-13 23:00:00+01:00",
            "2026-02-13 22:00:00",
            "2026-02-13 22:00:00.000000+00:00",
            "2026-02-13 22:00 UTC",
        ] {
            assert_eq!(moment(cell), "2026-02-13T22:00:00Z".parse().ok(), "{cell}");
        }
        assert_eq!(moment("2026-02-13"), "2026-02-13T00:00:00Z".parse().ok());
        assert_eq!(moment("13/2/2026"), None);
    }

    #[test]
    fn a_day_by_which_something_must_happen_ends_at_midnight() {
        for (cell, expected) in [
            ("2024-12-31", "2024-12-31T23:59:59Z"),
            ("2024-12-31 00:00:00", "2024-12-31T23:59:59Z"),
            ("2024-12-31 00:00 UTC", "2024-12-31T23:59:59Z"),
            ("2024-12-31 00:00:00+00:00", "2024-12-31T00:00:00Z"),
            ("2024-12-31T00:00:00Z", "2024-12-31T00:00:00Z"),
            ("2024-12-31 17:30:00", "2024-12-31T17:30:00Z"),
        ] {
            assert_eq!(last_moment(cell), expected.parse().ok(), "{cell}");
        }
        assert_eq!(last_moment("soon"), None);
    }
}
