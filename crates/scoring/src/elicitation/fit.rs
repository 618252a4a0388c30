//! What a fit is: the distribution, and how far it is from what was given.

use crate::BadInput;
use crate::continuous::{Distribution, QuantileForecast};
use crate::numeric::{least_squares, number};

/// In what the distance between the given quantiles and the fitted form is measured, squared and
/// made small. The two give different fits: values let the outermost quantiles decide, shares
/// those in the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Distance {
    /// In values: the fitted quantile less the given one, in the unit of the quantity.
    Values,
    /// In shares: the fitted chance of staying below the given value, less its level.
    Shares,
}

/// A distribution fitted to given quantiles.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit<D> {
    /// The distribution.
    pub distribution: D,
    /// In what the misfits are told.
    pub distance: Distance,
    /// How far the form is above what was given, one for each quantile.
    pub misfits: Vec<f64>,
}

impl<D> Fit<D> {
    /// The root of the mean squared misfit; 0 where the form meets every quantile.
    pub fn misfit(&self) -> f64 {
        let squares: f64 = self.misfits.iter().map(|misfit| misfit * misfit).sum();
        (squares / number(self.misfits.len())).sqrt()
    }

    /// The misfit that is furthest from 0, without its sign.
    pub fn largest_misfit(&self) -> f64 {
        self.misfits.iter().fold(0.0, |largest, misfit| largest.max(misfit.abs()))
    }
}

impl<D: Distribution> Fit<D> {
    /// Measures a distribution against the quantiles.
    pub(super) fn of(distribution: D, quantiles: QuantileForecast, distance: Distance) -> Self {
        let misfits = misfits(&distribution, quantiles, distance);
        Self { distribution, distance, misfits }
    }
}

fn misfits(
    distribution: &impl Distribution,
    quantiles: QuantileForecast,
    distance: Distance,
) -> Vec<f64> {
    let misfit = |(level, value)| match distance {
        Distance::Values => distribution.place_of(level) - value,
        Distance::Shares => distribution.cdf(value) - level,
    };
    quantiles.rows().map(misfit).collect()
}

/// Searches the numbers that bring a form nearest to the quantiles, from several starts; the
/// best is kept.
pub(super) fn nearest<D: Distribution, const N: usize>(
    quantiles: QuantileForecast,
    distance: Distance,
    starts: &[[f64; N]],
    form: impl Fn(&[f64; N]) -> Result<D, BadInput>,
) -> Result<Fit<D>, BadInput> {
    // Values are measured in their own width, as the search stops at small steps.
    let unit = match distance {
        Distance::Values => width(quantiles)?,
        Distance::Shares => 1.0,
    };
    let of = |numbers: &[f64; N]| {
        let Ok(distribution) = form(numbers) else { return vec![f64::NAN] };
        let misfits = misfits(&distribution, quantiles, distance);
        misfits.into_iter().map(|misfit| misfit / unit).collect()
    };
    let found = starts.iter().map(|start| least_squares(&of, *start));
    let best = found.min_by(|first, second| first.squares.total_cmp(&second.squares));
    let numbers = best.map_or([0.0; N], |best| best.place);
    Ok(Fit::of(form(&numbers)?, quantiles, distance))
}

/// Refuses fewer quantiles than a form has numbers to choose.
pub(super) fn at_least(needed: usize, quantiles: QuantileForecast) -> Result<(), BadInput> {
    let found = quantiles.levels().len();
    let too_few = BadInput::TooFew { what: "quantiles", found, needed };
    if found >= needed { Ok(()) } else { Err(too_few) }
}

/// How far the outermost quantiles are apart; an error where they are one value.
pub(super) fn width(quantiles: QuantileForecast) -> Result<f64, BadInput> {
    let values = quantiles.values();
    let width = values[values.len() - 1] - values[0];
    crate::continuous::positive("the width between the outermost quantiles", width)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::continuous::{Beta, Gamma, LogNormal, Logistic, Normal, StudentT, TwoPieceNormal};
    use crate::elicitation::{
        fit_beta, fit_gamma, fit_log_normal, fit_logistic, fit_normal, fit_student_t,
        fit_two_piece_normal,
    };

    const LEVELS: [f64; 5] = [0.05, 0.25, 0.5, 0.8, 0.95];

    fn values(truth: &impl Distribution) -> Vec<f64> {
        LEVELS.iter().map(|level| truth.place_of(*level)).collect()
    }

    /// What the form itself gives is met, over values and over shares.
    fn check<D: Distribution>(
        truth: &D,
        fit: impl Fn(QuantileForecast, Distance) -> Result<Fit<D>, BadInput>,
    ) -> Result<(), TestCaseError> {
        let values = values(truth);
        let given = QuantileForecast::new(&LEVELS, &values).unwrap();
        for distance in [Distance::Values, Distance::Shares] {
            let fit = fit(given, distance).unwrap();
            let scale = match distance {
                Distance::Values => width(given).unwrap(),
                Distance::Shares => 1.0,
            };
            prop_assert!(fit.largest_misfit() <= 1e-8 * scale, "{distance:?}: {:?}", fit.misfits);
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn a_form_is_found_again(
            location in -1e3..1e3_f64, scale in 1e-3..1e3_f64, second in 0.3..3.0_f64,
        ) {
            check(&Normal::new(location, scale).unwrap(), fit_normal)?;
            check(&Logistic::new(location, scale).unwrap(), fit_logistic)?;
            let t = StudentT::new(second, location, scale).unwrap();
            check(&t, |given, distance| fit_student_t(given, second, distance))?;
            let skewed = TwoPieceNormal::new(location, scale, scale * second).unwrap();
            check(&skewed, fit_two_piece_normal)?;
            let logarithm = LogNormal::new(0.01 * location, 0.5 * second).unwrap();
            check(&logarithm, fit_log_normal)?;
        }

        #[test]
        fn a_bounded_form_is_found_again(first in 0.3..50.0_f64, second in 0.3..50.0_f64) {
            check(&Gamma::new(first, second).unwrap(), fit_gamma)?;
            check(&Beta::new(first, second).unwrap(), fit_beta)?;
        }

        #[test]
        fn a_fit_moves_and_grows_with_the_values(
            moved in -100.0..100.0_f64, times in 0.01..100.0_f64,
        ) {
            let plain = [1.0, 2.0, 4.0, 5.0, 9.0];
            let turned = plain.map(|value| moved + times * value);
            for distance in [Distance::Values, Distance::Shares] {
                let fit = |values: &[f64]| {
                    let given = QuantileForecast::new(&LEVELS, values).unwrap();
                    fit_normal(given, distance).unwrap().distribution
                };
                let (first, second) = (fit(&plain), fit(&turned));
                prop_assert!((moved + times * first.mean() - second.mean()).abs() < 1e-7 * times);
                prop_assert!((times * first.deviation() - second.deviation()).abs() < 1e-7 * times);
            }
        }
    }
}
