//! What every distribution of a quantity can tell.

use super::check::{finite, share};
use super::{Region, area};
use crate::BadInput;

/// A forecast of a quantity: how likely each value is.
///
/// A place is any number that is not NaN; the scores refuse what is not finite.
pub trait Distribution {
    /// The chance of a value at or below a place.
    fn cdf(&self, place: f64) -> f64;

    /// The chance of a value above a place, exact far up where the other chance rounds to 1.
    fn survival(&self, place: f64) -> f64;

    /// The logarithm of the density at a place: chance in each unit, or the chance itself where
    /// only single values are possible.
    fn log_density(&self, place: f64) -> f64;

    /// The least value that is reached with a chance strictly between 0 and 1.
    fn place_of(&self, share: f64) -> f64;

    /// The CRPS for an outcome that is known to be finite.
    fn crps_at(&self, happened: f64) -> f64;

    /// The threshold-weighted CRPS for an outcome that is known to be finite.
    fn crps_within_at(&self, region: Region, happened: f64) -> f64
    where
        Self: Sized,
    {
        area::of_squares(self, region, happened)
    }

    /// The density at a place: chance in each unit, or the chance itself where only single
    /// values are possible.
    fn density(&self, place: f64) -> f64 {
        self.log_density(place).exp()
    }

    /// The place that is not passed with a chance, the share.
    ///
    /// # Errors
    ///
    /// The share is not a number from 0 to 1.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, Logistic};
    ///
    /// let logistic = Logistic::new(10.0, 2.0)?;
    /// assert_eq!(logistic.quantile(0.5)?, 10.0);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    fn quantile(&self, share_below: f64) -> Result<f64, BadInput> {
        share(share_below).map(|share| self.place_of(share))
    }

    /// The continuous ranked probability score. 0 is perfect, there is no worst; lower is
    /// better, in the unit of the quantity.
    ///
    /// With *F* the chance at or below a place, *y* what happened and *H* 1 from *y* upward and 0
    /// below, it is ∫ (*F* − *H*)². It is the Brier score of every threshold, added up.
    ///
    /// J. E. Matheson, R. L. Winkler, "Scoring rules for continuous probability distributions",
    /// *Management Science* 22, 1976; closed forms after A. Jordan, F. Krüger, S. Lerch,
    /// "Evaluating probabilistic forecasts with scoringRules", *Journal of Statistical Software*
    /// 90, 2019.
    ///
    /// # Errors
    ///
    /// What happened is not a finite number.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, Uniform};
    ///
    /// assert!((Uniform::new(0.0, 3.0)?.crps(3.0)? - 1.0).abs() < 1e-15);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    fn crps(&self, happened: f64) -> Result<f64, BadInput> {
        finite("the outcome", happened).map(|happened| self.crps_at(happened))
    }

    /// The threshold-weighted CRPS: the part of the CRPS that stems from the thresholds within a
    /// region, ∫ (*F* − *H*)² over it. 0 is perfect; lower is better, in the unit of the
    /// quantity.
    ///
    /// It tells how good forecasts are at, say, the high values, and stays proper: picking out
    /// the cases that ended high would not. Distributions that have no exact form here are
    /// integrated until thirteen digits settle.
    ///
    /// T. Gneiting, R. Ranjan, "Comparing density forecasts using threshold- and
    /// quantile-weighted scoring rules", *Journal of Business & Economic Statistics* 29, 2011.
    ///
    /// # Errors
    ///
    /// What happened is not a finite number.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, Region, Uniform};
    ///
    /// let score = Uniform::new(0.0, 3.0)?.crps_within(Region::above(2.0)?, 0.0)?;
    /// assert!((score - 1.0 / 27.0).abs() < 1e-15);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    fn crps_within(&self, region: Region, happened: f64) -> Result<f64, BadInput>
    where
        Self: Sized,
    {
        let happened = finite("the outcome", happened)?;
        let whole = region == Region::ALL;
        Ok(if whole { self.crps_at(happened) } else { self.crps_within_at(region, happened) })
    }

    /// The log score: the surprise at what happened, in nats. Lower is better; as a density can
    /// be above 1, it can be below 0, and it depends on the unit.
    ///
    /// It is −ln *f*(*y*), infinite where the density is 0.
    ///
    /// I. J. Good, "Rational decisions", *Journal of the Royal Statistical Society* B 14, 1952.
    ///
    /// # Errors
    ///
    /// What happened is not a finite number.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, Uniform};
    ///
    /// assert_eq!(Uniform::new(0.0, 4.0)?.log_score(1.0)?, 4_f64.ln());
    /// assert_eq!(Uniform::new(0.0, 4.0)?.log_score(5.0)?, f64::INFINITY);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    fn log_score(&self, happened: f64) -> Result<f64, BadInput> {
        // Taking from zero keeps a score of 0 from being printed as -0.
        finite("the outcome", happened).map(|happened| 0.0 - self.log_density(happened))
    }
}
