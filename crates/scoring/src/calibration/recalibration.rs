//! Calibration intercept and slope: how log-odds should have been shifted and stretched.

use serde::Serialize;

use super::logistic_regression::{Row, log_likelihood, newton};
use crate::numeric::{Sum, log_odds};
use crate::{BadInput, Cases};

/// The line from the log-odds of forecasts to those of what happened.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Recalibration {
    /// What to add; 0 is perfect, above 0 forecasts were too low.
    pub intercept: f64,
    /// What to multiply by; 1 is perfect, below 1 forecasts were too extreme, above 1 too timid.
    pub slope: f64,
    /// The standard error of the intercept.
    pub intercept_error: f64,
    /// The standard error of the slope.
    pub slope_error: f64,
    /// How often calibrated forecasts would fit a line this far from intercept 0 and slope 1, by
    /// the likelihood ratio with two degrees of freedom.
    pub p_value: f64,
}

/// Fits calibration intercept *a* and slope *b* by maximum likelihood: the chance of yes is taken
/// to be 1/(1 + e^−(*a* + *b* logit *p*)).
///
/// Rows count with their weight; standard errors and the *p* value take weights for counts.
/// Returns `None` where there are no rows.
///
/// D. R. Cox, "Two further applications of a model for binary regression", *Biometrika* 45, 1958;
/// M. E. Miller, S. L. Hui, W. M. Tierney, "Validation techniques for logistic regression
/// models", *Statistics in Medicine* 10, 1991.
///
/// # Errors
///
/// A forecast is 0 or 1 and has no log-odds; all forecasts are equal, which leaves the slope open;
/// or no forecast of a yes is below one of a no, or none above, so that the best slope is infinite.
///
/// # Examples
///
/// ```
/// use scoring::Cases;
/// use scoring::calibration::recalibration;
///
/// // 90% came true three times in four, and 10% once in four: too extreme by half.
/// let cases = Cases::new(
///     &[0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1],
///     &[true, true, true, false, true, false, false, false],
/// )?;
/// let line = recalibration(&cases)?.unwrap();
/// assert!(line.intercept.abs() < 1e-12);
/// assert!((line.slope - 0.5).abs() < 1e-12, "ln 3 is half of ln 9");
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn recalibration(cases: &Cases) -> Result<Option<Recalibration>, BadInput> {
    let rows = rows(cases)?;
    if rows.is_empty() {
        return Ok(None);
    }
    check_overlap(&rows)?;
    // In units of the largest weight nothing vanishes or overflows.
    let unit = rows.iter().map(|row| row.weight).fold(0.0, f64::max);
    let rows: Vec<Row> = rows.iter().map(|row| Row { weight: row.weight / unit, ..*row }).collect();
    // About the mean of the log-odds intercept and slope hardly depend on each other.
    let weight = rows.iter().map(|row| row.weight).collect::<Sum>().value();
    let center = rows.iter().map(|row| row.weight * row.log_odds).collect::<Sum>().value() / weight;
    let centered: Vec<Row> =
        rows.iter().map(|row| Row { log_odds: row.log_odds - center, ..*row }).collect();
    let (line, curvature) = newton(&centered);
    let [variance_at_center, covariance, variance] = curvature.inverse();
    let intercept_variance =
        variance_at_center - 2.0 * center * covariance + center * center * variance;
    let gain = log_likelihood(&centered, line) - log_likelihood(&rows, (0.0, 1.0));
    Ok(Some(Recalibration {
        intercept: line.0 - line.1 * center,
        slope: line.1,
        intercept_error: (intercept_variance / unit).sqrt(),
        slope_error: (variance / unit).sqrt(),
        // χ² with two degrees of freedom is exponential.
        p_value: (-unit * gain.max(0.0)).exp(),
    }))
}

fn rows(cases: &Cases) -> Result<Vec<Row>, BadInput> {
    let mut rows = Vec::with_capacity(cases.len());
    for (index, (forecast, happened, weight)) in cases.rows().enumerate() {
        if forecast <= 0.0 || forecast >= 1.0 {
            let (what, allowed) = ("the forecast", "between 0 and 1, as 0 and 1 have no log-odds");
            return Err(BadInput::OutOfRange { row: index + 1, what, value: forecast, allowed });
        }
        if weight > 0.0 {
            rows.push(Row { log_odds: log_odds(forecast), happened, weight });
        }
    }
    Ok(rows)
}

/// Refuses rows for which no finite line is best.
fn check_overlap(rows: &[Row]) -> Result<(), BadInput> {
    let range = |happened: bool| {
        let of = rows.iter().filter(|row| row.happened == happened).map(|row| row.log_odds);
        of.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        })
    };
    let (yes, no) = (range(true), range(false));
    if yes.0.min(no.0) >= yes.1.max(no.1) {
        return Err(BadInput::AllEqual { what: "forecasts" });
    }
    if yes.0 >= no.1 || no.0 >= yes.1 { Err(BadInput::Separated) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fit(forecasts: &[f64], outcomes: &[bool]) -> Result<Recalibration, String> {
        let cases = Cases::new(forecasts, outcomes).unwrap();
        recalibration(&cases).map(Option::unwrap).map_err(|error| error.to_string())
    }

    #[test]
    fn a_line_that_nothing_fixes_is_refused_by_name() {
        for (forecasts, outcomes, expected) in [
            (&[0.2, 0.9][..], &[false, true][..], "the forecasts of yes and no do not overlap"),
            (&[0.2, 0.9], &[true, false], "the forecasts of yes and no do not overlap"),
            (
                &[0.2, 0.5, 0.5, 0.9],
                &[false, false, true, true],
                "the forecasts of yes and no do not overlap",
            ),
            (&[0.2, 0.9], &[true, true], "the forecasts of yes and no do not overlap"),
            (&[0.3, 0.3], &[true, false], "all forecasts are equal"),
            (
                &[0.3, 1.0],
                &[true, false],
                "row 2: the forecast is 1; give a number between 0 and 1",
            ),
        ] {
            let refused = fit(forecasts, outcomes).unwrap_err();
            assert!(refused.starts_with(expected), "{refused}");
        }
        assert_eq!(recalibration(&Cases::new(&[], &[]).unwrap()), Ok(None));
    }

    #[test]
    fn a_weight_of_two_is_a_row_twice() {
        let (forecasts, outcomes) = ([0.2, 0.4, 0.6, 0.9], [false, true, false, true]);
        let cases = Cases::new(&forecasts, &outcomes).unwrap();
        let weighted = recalibration(&cases.weighted(&[1.0, 2.0, 0.0, 1.0]).unwrap());
        assert!(weighted.is_err(), "without the third row nothing overlaps");
        let weighted = recalibration(&cases.weighted(&[1.0, 2.0, 1.0, 1.0]).unwrap());
        let weighted = weighted.unwrap().unwrap();
        let twice = fit(&[0.2, 0.4, 0.4, 0.6, 0.9], &[false, true, true, false, true]).unwrap();
        assert!((weighted.slope - twice.slope).abs() < 1e-12);
        assert!((weighted.slope_error - twice.slope_error).abs() < 1e-12);
        assert!((weighted.p_value - twice.p_value).abs() < 1e-12);
    }

    #[test]
    fn forty_digits_agree() {
        // Newton's method in mpmath, on the first cases of tests/vectors/binary_aggregate.json.
        let forecasts = [0.406, 0.977, 0.252, 0.377, 0.202, 0.421, 0.774];
        let outcomes = [true, false, false, false, false, true, true];
        let weights =
            [2.911, 1.549, 0.349, 1.871, 2.331, 1.839_999_999_999_999_9, 2.752_999_999_999_999_7];
        let cases = Cases::new(&forecasts, &outcomes).unwrap();
        let expected = [
            (
                cases,
                [
                    -0.286_370_357_598_688_2,
                    -0.007_024_797_083_028_087,
                    0.768_630_178_999_912_1,
                    0.465_420_340_932_812_2,
                    0.134_803_915_313_018_2,
                ],
            ),
            (
                cases.weighted(&weights).unwrap(),
                [
                    0.205_701_073_481_990_87,
                    0.006_626_457_206_622_481,
                    0.550_766_400_849_28,
                    0.360_325_475_950_891_27,
                    0.053_924_244_479_905_95,
                ],
            ),
        ];
        for (cases, expected) in expected {
            let line = recalibration(&cases).unwrap().unwrap();
            let found =
                [line.intercept, line.slope, line.intercept_error, line.slope_error, line.p_value];
            for (found, expected) in found.into_iter().zip(expected) {
                assert!((found - expected).abs() < 1e-13, "{found} {expected}");
            }
        }
    }

    proptest! {
        #[test]
        fn yes_and_no_are_mirror_images(
            rows in prop::collection::vec((0.01..0.99, any::<bool>()), 20..60),
        ) {
            let (forecasts, outcomes): (Vec<f64>, Vec<bool>) = rows.into_iter().unzip();
            let mirrored: Vec<f64> = forecasts.iter().map(|forecast| 1.0 - forecast).collect();
            let others: Vec<bool> = outcomes.iter().map(|yes| !yes).collect();
            let (Ok(line), Ok(mirror)) = (fit(&forecasts, &outcomes), fit(&mirrored, &others)) else {
                return Ok(());
            };
            prop_assert!((line.slope - mirror.slope).abs() < 1e-7 * (1.0 + line.slope.abs()));
            prop_assert!((line.intercept + mirror.intercept).abs() < 1e-7 * (1.0 + line.slope.abs()));
        }
    }
}
