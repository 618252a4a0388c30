//! The Diebold-Mariano test: whether one forecaster is better than another over time.

use serde::Serialize;

use super::variance::{LongRunVariance, long_run_variance};
use crate::BadInput;
use crate::numeric::{Sum, normal_cdf, normal_quantile, number, student_cdf, student_quantile};

/// What the statistic is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reference {
    /// Student's t distribution with *n* − 1 degrees of freedom.
    StudentT,
    /// The standard normal distribution, which is right for very many differences.
    Normal,
}

/// How to test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Method {
    /// How the variance of the mean is estimated.
    pub variance: LongRunVariance,
    /// Whether to use the factor √((*n* + 1 − 2*h* + *h*(*h* − 1)/*n*)/*n*) for small samples.
    pub small_sample: bool,
    /// What the statistic is held against.
    pub reference: Reference,
}

impl Method {
    /// Harvey, Leybourne and Newbold's: the usual one, and what R's `dm.test` does.
    pub const HARVEY: Self = Self {
        variance: LongRunVariance::Rectangular,
        small_sample: true,
        reference: Reference::StudentT,
    };

    /// Hering and Genton's, whose variance cannot be negative.
    pub const HERING: Self = Self {
        variance: LongRunVariance::Exponential,
        small_sample: false,
        reference: Reference::StudentT,
    };
}

/// What came of the test.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DieboldMariano {
    /// The differences vary, and were tested.
    Tested(Tested),
    /// All differences are equal, so that there is nothing to hold their mean against: two
    /// forecasters who say the same, or one who is better by the same each time.
    NoVariance {
        /// The difference.
        mean: f64,
    },
}

/// The result of a test.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Tested {
    /// The mean difference.
    pub mean: f64,
    /// The standard error of the mean.
    pub error: f64,
    /// The mean in units of its error; above 0 the first forecaster's scores are higher.
    pub statistic: f64,
    /// How often chance alone would take the statistic as far in either direction.
    pub p_value: f64,
    /// How often chance alone would leave it below what it is: near 0 the first forecaster's
    /// scores are lower, near 1 higher.
    pub below: f64,
    /// How it was tested; the variance is not what was asked for where that was not positive.
    pub method: Method,
    /// How many differences there are.
    pub count: usize,
}

/// Tests whether the mean difference of two forecasters' scores is 0, by Harvey, Leybourne and
/// Newbold's method, and by Hering and Genton's where that finds no positive variance.
///
/// The differences are in order of time; a forecast looks `horizon` steps ahead, so that
/// differences up to *h* − 1 steps apart may depend on each other. With *γ*ₖ their covariances,
/// the statistic is *d̄* / √((*γ*₀ + 2 Σₖ₌₁…ₕ₋₁ *γ*ₖ)/*n*) times the factor for small samples, held
/// against Student's t with *n* − 1 degrees of freedom.
///
/// F. X. Diebold, R. S. Mariano, "Comparing predictive accuracy", *Journal of Business and
/// Economic Statistics* 13, 1995; D. Harvey, S. Leybourne, P. Newbold, "Testing the equality of
/// prediction mean squared errors", *International Journal of Forecasting* 13, 1997.
///
/// # Errors
///
/// A difference is not finite, the horizon is 0, or there are no more differences than it.
///
/// # Examples
///
/// ```
/// use scoring::comparison::{DieboldMariano, diebold_mariano};
///
/// let DieboldMariano::Tested(test) = diebold_mariano(&[1.0, 2.0, 3.0, 4.0], 2)? else { unreachable!() };
/// // 2.5 / √((5 + 2 · 1.25)/16) times √(1.5/4).
/// assert!((test.statistic - 5_f64.sqrt()).abs() < 1e-12);
/// assert!((test.p_value - 0.111).abs() < 1e-3);
/// assert_eq!(diebold_mariano(&[1.0; 5], 1)?, DieboldMariano::NoVariance { mean: 1.0 });
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn diebold_mariano(differences: &[f64], horizon: usize) -> Result<DieboldMariano, BadInput> {
    let tested = diebold_mariano_by(differences, horizon, Method::HARVEY)?;
    match tested {
        Some(tested) => Ok(tested),
        None => Ok(diebold_mariano_by(differences, horizon, Method::HERING)?
            .unwrap_or_else(|| DieboldMariano::NoVariance { mean: mean(differences) })),
    }
}

/// Tests by a method of one's own; `None` where its variance is not positive though the
/// differences vary, which a rectangular one may be.
///
/// A. S. Hering, M. G. Genton, "Comparing spatial predictions", *Technometrics* 53, 2011.
///
/// # Errors
///
/// A difference is not finite, the horizon is 0, or there are no more differences than it.
///
/// # Examples
///
/// ```
/// use scoring::comparison::{Method, diebold_mariano_by};
///
/// let swings = [1.0, -1.0, 1.0, -1.0, 1.0, -0.9];
/// assert_eq!(diebold_mariano_by(&swings, 2, Method::HARVEY)?, None);
/// assert!(diebold_mariano_by(&swings, 2, Method::HERING)?.is_some());
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn diebold_mariano_by(
    differences: &[f64],
    horizon: usize,
    method: Method,
) -> Result<Option<DieboldMariano>, BadInput> {
    check(differences, horizon)?;
    let mean = mean(differences);
    if differences.iter().all(|difference| difference.total_cmp(&differences[0]).is_eq()) {
        return Ok(Some(DieboldMariano::NoVariance { mean: differences[0] }));
    }
    // The test does not depend on the unit, and squares in this one neither vanish nor overflow.
    let unit = differences.iter().fold(0.0, |unit, it| f64::max(unit, (it - mean).abs()));
    let centered: Vec<f64> = differences.iter().map(|it| (it - mean) / unit).collect();
    let variance = long_run_variance(&centered, horizon, method.variance);
    if variance <= 0.0 {
        return Ok(None);
    }
    let (count, steps) = (number(differences.len()), number(horizon));
    let factor = (count + 1.0 - 2.0 * steps + steps * (steps - 1.0) / count) / count;
    let factor = if method.small_sample { factor.sqrt() } else { 1.0 };
    let error = unit * (variance / count).sqrt() / factor;
    let statistic = mean / error;
    let below = |statistic| match method.reference {
        Reference::StudentT => student_cdf(count - 1.0, statistic),
        Reference::Normal => normal_cdf(statistic),
    };
    Ok(Some(DieboldMariano::Tested(Tested {
        mean,
        error,
        statistic,
        p_value: 2.0 * below(-statistic.abs()),
        below: below(statistic),
        method,
        count: differences.len(),
    })))
}

impl Tested {
    /// The interval that holds the true mean difference in a share `level` of cases.
    ///
    /// # Errors
    ///
    /// The level does not lie between 0 and 1.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::comparison::{DieboldMariano, diebold_mariano};
    ///
    /// let DieboldMariano::Tested(test) = diebold_mariano(&[1.0, 2.0, 3.0, 4.0], 2)? else { unreachable!() };
    /// let (low, high) = test.interval(0.95)?;
    /// assert!((low + 1.058).abs() < 1e-3 && (high - 6.058).abs() < 1e-3);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn interval(&self, level: f64) -> Result<(f64, f64), BadInput> {
        if !(level > 0.0 && level < 1.0) {
            let (what, allowed) = ("the level", "between 0 and 1");
            return Err(BadInput::OutOfRange { row: 1, what, value: level, allowed });
        }
        let share = 0.5 + level / 2.0;
        let width = match self.method.reference {
            Reference::StudentT => student_quantile(number(self.count - 1), share),
            Reference::Normal => normal_quantile(share),
        };
        Ok((self.mean - width * self.error, self.mean + width * self.error))
    }
}

fn mean(differences: &[f64]) -> f64 {
    differences.iter().copied().collect::<Sum>().value() / number(differences.len())
}

fn check(differences: &[f64], horizon: usize) -> Result<(), BadInput> {
    if let Some(index) = differences.iter().position(|difference| !difference.is_finite()) {
        let (row, what, value) = (index + 1, "the difference", differences[index]);
        return Err(BadInput::NotFinite { row, what, value });
    }
    if horizon == 0 {
        return Err(BadInput::TooFew { what: "steps ahead", found: 0, needed: 1 });
    }
    if differences.len() <= horizon {
        let (what, found, needed) = ("differences", differences.len(), horizon + 1);
        return Err(BadInput::TooFew { what, found, needed });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tested(differences: &[f64], horizon: usize) -> Tested {
        match diebold_mariano(differences, horizon).unwrap() {
            DieboldMariano::Tested(tested) => tested,
            DieboldMariano::NoVariance { mean } => panic!("all are {mean}"),
        }
    }

    #[test]
    fn a_negative_variance_falls_back_on_a_method_that_is_named() {
        let swings = [1.0, -1.0, 1.0, -1.0, 1.0, -0.9];
        let found = tested(&swings, 2);
        assert_eq!(found.method, Method::HERING);
        assert!(found.p_value > 0.5 && found.p_value <= 1.0);
    }

    #[test]
    fn what_cannot_be_tested_is_refused() {
        for (differences, horizon, expected) in [
            (&[1.0, 2.0][..], 0, "0 steps ahead are too few; give at least 1"),
            (&[1.0, 2.0], 2, "2 differences are too few; give at least 3"),
            (&[1.0, f64::NAN], 1, "row 2: the difference is NaN"),
        ] {
            let refused = diebold_mariano(differences, horizon).unwrap_err().to_string();
            assert!(refused.starts_with(expected), "{refused}");
        }
        assert!(tested(&[1.0, 2.0], 1).interval(1.0).is_err());
    }

    proptest! {
        #[test]
        fn the_unit_and_the_order_of_the_forecasters_do_not_matter(
            differences in prop::collection::vec(-1.0..1.0, 8..40),
            horizon in 1_usize..5,
            exponent in -600_i32..600,
        ) {
            let found = tested(&differences, horizon);
            let scaled: Vec<f64> =
                differences.iter().map(|it| it * 2_f64.powi(exponent)).collect();
            prop_assert!((tested(&scaled, horizon).statistic - found.statistic).abs() < 1e-9 * found.statistic.abs());
            let turned: Vec<f64> = differences.iter().map(|it| -it).collect();
            let turned = tested(&turned, horizon);
            prop_assert!((turned.statistic + found.statistic).abs() < 1e-9 * found.statistic.abs());
            prop_assert!((turned.p_value - found.p_value).abs() < 1e-9);
            let (low, high) = found.interval(1.0 - found.p_value.clamp(1e-6, 0.999)).unwrap();
            // At the level of its p value the interval ends at 0.
            prop_assert!(found.p_value < 1e-6 || found.p_value > 0.999 || low.abs().min(high.abs()) < 1e-8);
        }
    }
}
