//! Forms with a location and a scale, of the quantity or of its logarithm.

use super::fit::{Distance, Fit, at_least, nearest, width};
use crate::BadInput;
use crate::continuous::{
    Distribution, LogLogistic, LogNormal, Logistic, Normal, QuantileForecast, StudentT,
};
use crate::numeric::{number, sum};

/// Fits a normal distribution to at least two quantiles by least squares over values or shares.
///
/// Two quantiles are met exactly.
///
/// A. O'Hagan and others, *Uncertain Judgements: Eliciting Experts' Probabilities*, 2006,
/// section 6.3.
///
/// # Errors
///
/// There are fewer than two quantiles, or all have the same value.
///
/// # Examples
///
/// ```
/// use scoring::continuous::{Distribution, QuantileForecast};
/// use scoring::elicitation::{Distance, fit_normal};
///
/// let given = QuantileForecast::new(&[0.1, 0.5, 0.9], &[8.0, 10.0, 12.0])?;
/// let fit = fit_normal(given, Distance::Values)?;
/// assert!((fit.distribution.mean() - 10.0).abs() < 1e-12);
/// assert!(fit.misfit() < 1e-12);
/// assert!(fit.distribution.crps(11.0)? < 1.0);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn fit_normal(
    quantiles: QuantileForecast,
    distance: Distance,
) -> Result<Fit<Normal>, BadInput> {
    location_scale(quantiles, distance, Normal::new)
}

/// Fits a logistic distribution to at least two quantiles by least squares over values or
/// shares.
///
/// # Errors
///
/// There are fewer than two quantiles, or all have the same value.
///
/// # Examples
///
/// ```
/// use scoring::continuous::QuantileForecast;
/// use scoring::elicitation::{Distance, fit_logistic};
///
/// let given = QuantileForecast::new(&[0.25, 0.75], &[-1.0, 1.0])?;
/// let fit = fit_logistic(given, Distance::Shares)?;
/// assert!((fit.distribution.scale() - 3_f64.ln().recip()).abs() < 1e-12);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn fit_logistic(
    quantiles: QuantileForecast,
    distance: Distance,
) -> Result<Fit<Logistic>, BadInput> {
    location_scale(quantiles, distance, Logistic::new)
}

/// Fits a Student t distribution with given degrees of freedom to at least two quantiles by
/// least squares over values or shares.
///
/// # Errors
///
/// There are fewer than two quantiles, all have the same value, or the degrees of freedom are
/// not a finite number above 0.
///
/// # Examples
///
/// ```
/// use scoring::continuous::QuantileForecast;
/// use scoring::elicitation::{Distance, fit_student_t};
///
/// let given = QuantileForecast::new(&[0.25, 0.75], &[-1.0, 1.0])?;
/// let cauchy = fit_student_t(given, 1.0, Distance::Values)?;
/// assert!((cauchy.distribution.scale() - 1.0).abs() < 1e-12);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn fit_student_t(
    quantiles: QuantileForecast,
    freedom: f64,
    distance: Distance,
) -> Result<Fit<StudentT>, BadInput> {
    location_scale(quantiles, distance, |location, scale| StudentT::new(freedom, location, scale))
}

/// Fits a log-normal distribution to at least two quantiles above 0 by least squares over values
/// or shares.
///
/// # Errors
///
/// There are fewer than two quantiles, all have the same value, or one is not above 0.
///
/// # Examples
///
/// ```
/// use scoring::continuous::QuantileForecast;
/// use scoring::elicitation::{Distance, fit_log_normal};
///
/// let given = QuantileForecast::new(&[0.1, 0.5, 0.9], &[1.0, 10.0, 100.0])?;
/// let fit = fit_log_normal(given, Distance::Values)?;
/// assert!((fit.distribution.logarithm().mean() - 10_f64.ln()).abs() < 1e-12);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn fit_log_normal(
    quantiles: QuantileForecast,
    distance: Distance,
) -> Result<Fit<LogNormal>, BadInput> {
    of_logarithms(quantiles, distance, (Normal::new, LogNormal::new))
}

/// Fits a log-logistic distribution to at least two quantiles above 0 by least squares over
/// values or shares: the log-normal's shape with a heavier tail.
///
/// # Errors
///
/// There are fewer than two quantiles, all have the same value, or one is not above 0.
///
/// # Examples
///
/// ```
/// use scoring::continuous::QuantileForecast;
/// use scoring::elicitation::{Distance, fit_log_logistic};
///
/// let given = QuantileForecast::new(&[0.25, 0.75], &[1.0, 9.0])?;
/// let fit = fit_log_logistic(given, Distance::Shares)?;
/// assert!((fit.distribution.logarithm().scale() - 1.0).abs() < 1e-12);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn fit_log_logistic(
    quantiles: QuantileForecast,
    distance: Distance,
) -> Result<Fit<LogLogistic>, BadInput> {
    of_logarithms(quantiles, distance, (Logistic::new, LogLogistic::new))
}

fn location_scale<D: Distribution>(
    quantiles: QuantileForecast,
    distance: Distance,
    form: impl Fn(f64, f64) -> Result<D, BadInput>,
) -> Result<Fit<D>, BadInput> {
    let (location, scale) = line(quantiles, &form(0.0, 1.0)?)?;
    match distance {
        // The line is the answer.
        Distance::Values => Ok(Fit::of(form(location, scale)?, quantiles, distance)),
        Distance::Shares => nearest(quantiles, distance, &[[0.0, 0.0]], |[moved, log]| {
            form(location + scale * moved, scale * log.exp())
        }),
    }
}

fn of_logarithms<L: Distribution, D: Distribution>(
    quantiles: QuantileForecast,
    distance: Distance,
    (of_logarithm, form): (
        impl Fn(f64, f64) -> Result<L, BadInput>,
        impl Fn(f64, f64) -> Result<D, BadInput>,
    ),
) -> Result<Fit<D>, BadInput> {
    let values = quantiles.values();
    if let Some(index) = values.iter().position(|value| *value <= 0.0) {
        let (row, value) = (index + 1, values[index]);
        return Err(BadInput::NotPositive { row, what: "the quantile", value });
    }
    let logarithms: Vec<f64> = values.iter().map(|value| value.ln()).collect();
    let of_logarithms = QuantileForecast::new(quantiles.levels(), &logarithms)?;
    let (location, scale) = line(of_logarithms, &of_logarithm(0.0, 1.0)?)?;
    nearest(quantiles, distance, &[[0.0, 0.0]], |[moved, log]| {
        form(location + scale * moved, scale * log.exp())
    })
}

/// The location and scale that bring the quantiles of a standard form nearest to the given
/// values: a straight line by least squares.
fn line(quantiles: QuantileForecast, standard: &impl Distribution) -> Result<(f64, f64), BadInput> {
    at_least(2, quantiles)?;
    width(quantiles)?;
    let count = number(quantiles.levels().len());
    let places: Vec<f64> =
        quantiles.levels().iter().map(|level| standard.place_of(*level)).collect();
    let values = quantiles.values();
    let (place_mean, value_mean) = (sum(&places) / count, sum(values) / count);
    let products =
        places.iter().zip(values).map(|(place, value)| (place - place_mean) * (value - value_mean));
    let squares = places.iter().map(|place| (place - place_mean).powi(2));
    let slope = products.sum::<f64>() / squares.sum::<f64>();
    Ok((value_mean - slope * place_mean, slope))
}
