//! Calibration: whether what was called 70% happened seven times in ten.

use domain::Probability;
use serde::Serialize;

use super::binning::Binning;
use super::interval::wilson;
use crate::Cases;
use crate::numeric::{Sum, number};

/// How many settled forecasts it takes before a curve says anything.
pub const NEEDED_FOR_CALIBRATION: usize = 30;

/// The number of bins from 0 to 1.
const BINS: u32 = 10;

/// How often the true share lies in a band.
const BAND_LEVEL: f64 = 0.9;

/// How often things happened, by how likely they were called.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Calibration {
    /// Too few forecasts to tell skill from luck.
    TooFew {
        /// How many there are.
        count: usize,
        /// How many it takes.
        needed: usize,
    },
    /// The bins that hold forecasts, from low to high.
    Bins(Vec<Bin>),
}

/// The forecasts that called things about equally likely.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bin {
    /// The lowest forecast it takes.
    pub low: f64,
    /// Where the next bin begins; the last one takes a forecast of 1 as well.
    pub high: f64,
    /// How many forecasts it holds.
    pub count: usize,
    /// Their mean.
    pub mean_forecast: f64,
    /// The share of their questions that ended with yes.
    pub observed: f64,
    /// The Wilson interval of that share at 90%, from its low to its high end.
    pub band: (f64, f64),
}

/// Sorts settled forecasts into ten bins and compares each bin with what happened.
///
/// The band around the observed share is Wilson's, [`wilson()`], at 90%.
///
/// # Examples
///
/// ```
/// use domain::Probability;
/// use scoring::{Calibration, calibration};
///
/// let pair = (Probability::new(0.72)?, true);
/// assert_eq!(calibration(&[pair]), Calibration::TooFew { count: 1, needed: 30 });
///
/// let Calibration::Bins(bins) = calibration(&[pair; 30]) else { unreachable!() };
/// assert_eq!((bins[0].low, bins[0].high, bins[0].observed), (0.7, 0.8, 1.0));
/// # Ok::<(), domain::NotAProbability>(())
/// ```
pub fn calibration(pairs: &[(Probability, bool)]) -> Calibration {
    of(pairs.iter().map(|(forecast, happened)| (forecast.value(), *happened)))
}

/// The same as [`calibration()`] for many forecasts; each row counts alike, whatever it weighs.
///
/// # Examples
///
/// ```
/// use scoring::{Calibration, Cases, calibration_of};
///
/// let calibration = calibration_of(&Cases::new(&[0.72; 30], &[true; 30])?);
/// assert!(matches!(calibration, Calibration::Bins(bins) if bins[0].count == 30));
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn calibration_of(cases: &Cases) -> Calibration {
    of(cases.rows().map(|(forecast, happened, _)| (forecast, happened)))
}

fn of(pairs: impl ExactSizeIterator<Item = (f64, bool)>) -> Calibration {
    let count = pairs.len();
    if count < NEEDED_FOR_CALIBRATION {
        return Calibration::TooFew { count, needed: NEEDED_FOR_CALIBRATION };
    }
    let mut held = [Held::default(); BINS as usize];
    for (forecast, happened) in pairs {
        held[Binning::place(forecast, BINS) as usize].take(forecast, happened);
    }
    Calibration::Bins((0..BINS).zip(held).filter_map(|(index, held)| held.bin(index)).collect())
}

/// What a bin holds.
#[derive(Clone, Copy, Default)]
struct Held {
    count: usize,
    happened: usize,
    forecasts: Sum,
}

impl Held {
    fn take(&mut self, forecast: f64, happened: bool) {
        self.count += 1;
        self.happened += usize::from(happened);
        self.forecasts = self.forecasts.plus(forecast);
    }

    /// The bin with this index, unless it is empty.
    fn bin(self, index: u32) -> Option<Bin> {
        let band = wilson(self.happened, self.count, BAND_LEVEL).ok().flatten()?;
        Some(Bin {
            low: f64::from(index) / f64::from(BINS),
            high: f64::from(index + 1) / f64::from(BINS),
            count: self.count,
            mean_forecast: self.forecasts.value() / number(self.count),
            observed: number(self.happened) / number(self.count),
            band,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pairs(forecasts: &[f64]) -> Vec<(Probability, bool)> {
        forecasts.iter().map(|&value| (Probability::new(value).unwrap(), value > 0.5)).collect()
    }

    #[test]
    fn a_forecast_on_an_edge_belongs_to_the_upper_bin() {
        for (forecast, expected) in [
            (0.0, 0),
            (0.099_999, 0),
            (0.1, 1),
            (0.2, 2),
            (0.3, 3),
            (0.1 + 0.2, 3),
            (0.4, 4),
            (0.5, 5),
            (0.6, 6),
            (0.7, 7),
            (0.8, 8),
            (0.9, 9),
            (0.29, 2),
            (0.57, 5),
            (0.58, 5),
            (0.999, 9),
            (1.0, 9),
            // One rounding step below an edge is still the edge.
            (0.299_999_999_999_999_93, 3),
            (0.699_999_999_999_999_9, 7),
        ] {
            assert_eq!(Binning::place(forecast, BINS), expected, "{forecast}");
        }
    }

    #[test]
    fn twenty_nine_are_too_few_and_thirty_are_enough() {
        assert_eq!(calibration(&[]), Calibration::TooFew { count: 0, needed: 30 });
        let many = pairs(&[0.25; 30]);
        assert_eq!(calibration(&many[..29]), Calibration::TooFew { count: 29, needed: 30 });
        assert!(matches!(calibration(&many), Calibration::Bins(bins) if bins.len() == 1));
    }

    #[test]
    fn json_tells_too_few_from_bins() {
        let json = serde_json::to_string(&calibration(&[])).unwrap();
        assert_eq!(json, r#"{"too_few":{"count":0,"needed":30}}"#);
        let json = serde_json::to_value(calibration(&pairs(&[0.25; 30]))).unwrap();
        assert_eq!(json["bins"][0]["count"], 30);
    }

    proptest! {
        #[test]
        fn every_forecast_is_in_one_bin(
            forecasts in prop::collection::vec(0.0..=1.0, 30..200),
        ) {
            let Calibration::Bins(bins) = calibration(&pairs(&forecasts)) else {
                return Err(TestCaseError::fail("thirty are enough"));
            };
            prop_assert_eq!(bins.iter().map(|bin| bin.count).sum::<usize>(), forecasts.len());
            for bin in bins {
                prop_assert!(bin.mean_forecast >= bin.low - 1e-9);
                prop_assert!(bin.mean_forecast <= bin.high);
                prop_assert!((bin.band.0..=bin.band.1).contains(&bin.observed));
            }
        }
    }
}
