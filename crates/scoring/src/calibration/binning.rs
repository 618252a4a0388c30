//! Binnings: how forecasts are put together before they are compared with what happened.

use serde::Serialize;

use super::pool::{Group, groups};
use crate::numeric::Sum;
use crate::{BadInput, Cases};

/// What a bin's end may be missed by, so that 0.29 · 100 = 28.999999999999996 and its like do not
/// put a forecast one bin off.
const SNAP: f64 = 1e-9;

/// How forecasts are put into bins. Every number that comes of bins names its binning, because
/// it is another number with another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Binning {
    /// So many bins of equal width from 0 to 1; a forecast on an edge belongs to the bin above
    /// it, and 1 to the last. A forecast within 1e-9 of an edge, counted in bins, is on it.
    EqualWidth(u32),
    /// So many bins of about equal weight; equal forecasts are never parted, so that the order of
    /// the rows does not matter.
    EqualWeight(u32),
    /// Each distinct forecast on its own.
    Distinct,
}

impl Binning {
    /// What it is called beside a number that comes of it.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::calibration::Binning;
    ///
    /// assert_eq!(Binning::EqualWidth(10).name(), "10 bins of equal width, closed below");
    /// ```
    pub fn name(self) -> String {
        match self {
            Self::EqualWidth(count) => format!("{count} bins of equal width, closed below"),
            Self::EqualWeight(count) => format!("{count} bins of equal weight, ties together"),
            Self::Distinct => "one bin for each distinct forecast".to_owned(),
        }
    }

    /// The bin of a forecast among bins of equal width, counted from 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::calibration::Binning;
    ///
    /// assert_eq!([0.29, 0.57, 0.58, 1.0].map(|forecast| Binning::place(forecast, 100)), [29, 57, 58, 99]);
    /// ```
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a probability times the number of bins is no larger than it"
    )]
    pub fn place(forecast: f64, bins: u32) -> u32 {
        let place = (forecast.clamp(0.0, 1.0) * f64::from(bins) + SNAP).floor() as u32;
        place.min(bins.saturating_sub(1))
    }

    fn check(self) -> Result<(), BadInput> {
        match self {
            Self::EqualWidth(0) | Self::EqualWeight(0) => {
                Err(BadInput::TooFew { what: "bins", found: 0, needed: 1 })
            }
            Self::EqualWidth(_) | Self::EqualWeight(_) | Self::Distinct => Ok(()),
        }
    }
}

/// The groups of forecasts in each bin that holds some, from low to high.
pub(super) fn bins(cases: &Cases, binning: Binning) -> Result<Vec<Vec<Group>>, BadInput> {
    binning.check()?;
    let groups = groups(cases);
    let places = places(&groups, binning);
    let mut bins: Vec<Vec<Group>> = Vec::new();
    let mut last = None;
    for (group, place) in groups.into_iter().zip(places) {
        match bins.last_mut().filter(|_| last == Some(place)) {
            Some(bin) => bin.push(group),
            None => bins.push(vec![group]),
        }
        last = Some(place);
    }
    Ok(bins)
}

/// The bin of each group; they do not fall.
fn places(groups: &[Group], binning: Binning) -> Vec<usize> {
    let place = |place: u32| usize::try_from(place).unwrap_or(usize::MAX);
    match binning {
        Binning::Distinct => (0..groups.len()).collect(),
        Binning::EqualWidth(count) => {
            groups.iter().map(|group| place(Binning::place(group.forecast, count))).collect()
        }
        Binning::EqualWeight(count) => {
            let whole = groups.iter().map(|group| group.weight).collect::<Sum>().value();
            let mut below = Sum::default();
            let share = |group: &Group| {
                let share = below.value() / whole;
                below = below.plus(group.weight);
                place(Binning::place(share, count))
            };
            groups.iter().map(share).collect()
        }
    }
}

/// What a bin weighs, and its mean forecast and share of yes.
pub(super) struct Means {
    pub(super) weight: f64,
    pub(super) forecast: f64,
    pub(super) observed: f64,
}

/// The means of a bin.
pub(super) fn means(bin: &[Group]) -> Means {
    let weight = bin.iter().map(|group| group.weight).collect::<Sum>().value();
    let yes = bin.iter().map(|group| group.yes).collect::<Sum>().value();
    let first = bin[0].forecast;
    // Taken from the first forecast on, the mean of equal forecasts is that forecast.
    let rest = bin.iter().map(|group| group.weight * (group.forecast - first)).collect::<Sum>();
    Means { weight, forecast: first + rest.value() / weight, observed: yes / weight }
}

/// What all bins weigh.
pub(super) fn total_weight(bins: &[Means]) -> f64 {
    bins.iter().map(|bin| bin.weight).collect::<Sum>().value()
}
