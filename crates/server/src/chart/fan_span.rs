//! A forecast of a number or a day as its fan shows it: the median, the middle half, and the widest
//! band that its quantiles reach.

use domain::Quantile;
use jiff::Timestamp;

use super::forecast_fan::FanForecast;
use super::value_axis::ValueScale;

/// The ends of the widest band that is drawn.
const OUTER: (f64, f64) = (0.05, 0.95);
/// The ends of the middle half.
const INNER: (f64, f64) = (0.25, 0.75);

/// A forecast as it is drawn; what its quantiles do not reach is not drawn.
pub(super) struct Span {
    pub(super) at: Timestamp,
    pub(super) median: Option<f64>,
    pub(super) inner: Option<(f64, f64)>,
    pub(super) outer: Option<(f64, f64)>,
    /// Between which probabilities the widest band lies.
    pub(super) reach: (f64, f64),
}

impl Span {
    pub(super) fn of(forecast: &FanForecast, scale: ValueScale) -> Self {
        let quantiles = &forecast.quantiles;
        let level = |quantile: Option<&Quantile>| quantile.map_or(f64::NAN, |it| it.below.value());
        // A band never reaches farther than the forecaster told.
        let reach = (OUTER.0.max(level(quantiles.first())), OUTER.1.min(level(quantiles.last())));
        let at = |level| value_at(quantiles, scale, level);
        let band = |(low, high)| Some((at(low)?, at(high)?));
        let outer = band(reach).filter(|_| reach.0 < reach.1);
        Self { at: forecast.at, median: at(0.5), inner: band(INNER), outer, reach }
    }

    /// What the widest band is, as "80% (10% to 90%)".
    pub(super) fn levels(&self) -> String {
        let percent = |share: f64| (share * 1000.0).round() / 10.0;
        let (low, high) = self.reach;
        format!("{}% ({}% to {}%)", percent(high - low), percent(low), percent(high))
    }
}

/// The value below which the answer lies with a probability, on straight lines between quantiles.
fn value_at(quantiles: &[Quantile], scale: ValueScale, level: f64) -> Option<f64> {
    let pair = quantiles
        .windows(2)
        .find(|pair| (pair[0].below.value()..=pair[1].below.value()).contains(&level))?;
    let [low, high] = pair else { return None };
    let part = (level - low.below.value()) / (high.below.value() - low.below.value());
    let (from, to) = (scale.forth(low.value), scale.forth(high.value));
    // The ends are given back as they were told, to the last digit.
    match part {
        part if part <= 0.0 => Some(low.value),
        part if part >= 1.0 => Some(high.value),
        part => Some(scale.back(from + (to - from) * part)),
    }
}
