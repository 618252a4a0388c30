//! The beta-transformed linear pool.

use super::{Forecasts, linear};
use crate::BadInput;
use crate::bad_input::positive;
use crate::numeric::beta_cdf;

/// The linear pool, bent by the distribution function of a beta distribution.
///
/// It is *I*(*m*; *a*, *b*), with *m* the linear pool and *I* the regularized incomplete beta
/// function. With *a* = *b* = 1 it is the linear pool, with larger ones it moves away from 1/2.
///
/// R. Ranjan, T. Gneiting, "Combining probability forecasts", *Journal of the Royal Statistical
/// Society B* 72, 2010.
///
/// # Errors
///
/// A shape is not a finite number above 0.
///
/// # Examples
///
/// ```
/// use scoring::pooling::{Forecasts, beta_transformed};
///
/// let forecasts = Forecasts::new(&[0.7])?;
/// assert!((beta_transformed(forecasts, 1.0, 1.0)? - 0.7).abs() < 1e-15);
/// assert!((beta_transformed(forecasts, 6.0, 6.0)? - 0.92177520904).abs() < 1e-12);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn beta_transformed(forecasts: Forecasts, first: f64, second: f64) -> Result<f64, BadInput> {
    let (first, second) =
        (positive("the first shape", 1, first)?, positive("the second shape", 1, second)?);
    Ok(beta_cdf(first, second, linear(forecasts)))
}
