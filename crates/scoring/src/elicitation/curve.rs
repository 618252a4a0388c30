//! The distribution function that goes straight from one given quantile to the next.

use crate::BadInput;
use crate::continuous::{PiecewiseLinear, QuantileForecast, rising};

/// What lies beyond the outermost quantiles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CurveEnds {
    /// Nothing below the first number and above the second: the function goes straight there.
    Closed(f64, f64),
    /// Nobody knows what: the chance beyond the outermost quantiles stays open.
    Open,
}

/// A distribution function through given quantiles, with straight lines between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    places: Vec<f64>,
    shares: Vec<f64>,
    ends: CurveEnds,
}

impl Curve {
    /// The distribution, which can be scored.
    ///
    /// # Errors
    ///
    /// None that [`curve_through()`] has not told before.
    pub fn distribution(&self) -> Result<PiecewiseLinear<'_>, BadInput> {
        match self.ends {
            CurveEnds::Closed(..) => PiecewiseLinear::closed(&self.places, &self.shares),
            CurveEnds::Open => PiecewiseLinear::open(&self.places, &self.shares),
        }
    }
}

/// Draws the distribution function through given quantiles: straight from one to the next, so
/// that it meets all of them and never falls.
///
/// # Errors
///
/// Two quantiles have the same value, an end does not lie beyond them, or there are fewer than
/// two points.
///
/// # Examples
///
/// ```
/// use scoring::continuous::{Distribution, QuantileForecast};
/// use scoring::elicitation::{CurveEnds, curve_through};
///
/// let given = QuantileForecast::new(&[0.25, 0.5, 0.75], &[2.0, 3.0, 6.0])?;
/// let curve = curve_through(given, CurveEnds::Closed(0.0, 10.0))?;
/// let forecast = curve.distribution()?;
/// assert_eq!(forecast.cdf(1.0), 0.125);
/// assert_eq!(forecast.quantile(0.75)?, 6.0);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn curve_through(quantiles: QuantileForecast, ends: CurveEnds) -> Result<Curve, BadInput> {
    rising("the quantile", quantiles.values(), true)?;
    let given: Vec<(f64, f64)> =
        quantiles.values().iter().copied().zip(quantiles.levels().iter().copied()).collect();
    let points = match ends {
        CurveEnds::Closed(low, high) => [vec![(low, 0.0)], given, vec![(high, 1.0)]].concat(),
        CurveEnds::Open => given,
    };
    let (places, shares) = points.into_iter().unzip();
    let curve = Curve { places, shares, ends };
    curve.distribution()?;
    Ok(curve)
}
