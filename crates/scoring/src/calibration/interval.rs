//! Intervals for a share: what it may be, given that so many of so many happened.

use crate::BadInput;
use crate::numeric::{beta_quantile, normal_quantile, number};

/// The Wilson interval of a share, from its low to its high end.
///
/// It holds all shares *s* for which the observed *k* of *n* is no further from *n s* than
/// chance takes it in a share `level` of cases,
/// (*k* + *z*²/2 ± *z* √(*k*(*n* − *k*)/*n* + *z*²/4)) / (*n* + *z*²). Returns `None` of nothing.
///
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
/// *Journal of the American Statistical Association* 22, 1927.
///
/// # Errors
///
/// More happened than there were, or the level does not lie between 0 and 1.
///
/// # Examples
///
/// ```
/// use scoring::calibration::wilson;
///
/// let (low, high) = wilson(27, 30, 0.9)?.unwrap();
/// assert!((low - 0.774).abs() < 1e-3 && (high - 0.959).abs() < 1e-3);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn wilson(happened: usize, count: usize, level: f64) -> Result<Option<(f64, f64)>, BadInput> {
    check(happened, count, level)?;
    let (happened, count) = (number(happened), number(count));
    if count == 0.0 {
        return Ok(None);
    }
    let normal = normal_quantile(0.5 + level / 2.0);
    let square = normal * normal;
    let middle = happened + square / 2.0;
    let spread = normal * (happened * (count - happened) / count + square / 4.0).sqrt();
    let end = |place: f64| (place / (count + square)).clamp(0.0, 1.0);
    // Rounding must not leave the observed share a hair outside its own band.
    let observed = happened / count;
    Ok(Some((end(middle - spread).min(observed), end(middle + spread).max(observed))))
}

/// The Jeffreys interval of a share, from its low to its high end.
///
/// Its ends cut off equal tails of the beta distribution with *k* + 1/2 and *n* − *k* + 1/2,
/// but it begins at 0 when nothing happened and ends at 1 when everything did. Returns `None` of
/// nothing.
///
/// L. D. Brown, T. T. Cai, A. `DasGupta`, "Interval estimation for a binomial proportion",
/// *Statistical Science* 16, 2001.
///
/// # Errors
///
/// More happened than there were, or the level does not lie between 0 and 1.
///
/// # Examples
///
/// ```
/// use scoring::calibration::jeffreys;
///
/// let (low, high) = jeffreys(0, 1, 0.9)?.unwrap();
/// assert!(low == 0.0 && (high - 0.771).abs() < 1e-3);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn jeffreys(happened: usize, count: usize, level: f64) -> Result<Option<(f64, f64)>, BadInput> {
    check(happened, count, level)?;
    if count == 0 {
        return Ok(None);
    }
    let tail = (1.0 - level) / 2.0;
    let (yes, no) = (number(happened) + 0.5, number(count - happened) + 0.5);
    let low = if happened == 0 { 0.0 } else { beta_quantile(yes, no, tail) };
    let high = if happened == count { 1.0 } else { beta_quantile(yes, no, 1.0 - tail) };
    Ok(Some((low, high)))
}

fn check(happened: usize, count: usize, level: f64) -> Result<(), BadInput> {
    let out_of_range =
        |what, value, allowed| Err(BadInput::OutOfRange { row: 1, what, value, allowed });
    if happened > count {
        return out_of_range("what happened", number(happened), "no larger than the count");
    }
    if !(level > 0.0 && level < 1.0) {
        return out_of_range("the level", level, "between 0 and 1");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    type Interval = fn(usize, usize, f64) -> Result<Option<(f64, f64)>, BadInput>;

    fn check(interval: Interval, expected: &[(usize, usize, f64, f64)]) {
        for &(happened, count, low, high) in expected {
            let found = interval(happened, count, 0.9).unwrap().unwrap();
            assert!((found.0 - low).abs() < 1e-12, "{happened} of {count}: {found:?}");
            assert!((found.1 - high).abs() < 1e-12, "{happened} of {count}: {found:?}");
        }
    }

    #[test]
    fn wilson_agrees_with_forty_digits() {
        // Roots of (k/n - s)^2 = z^2 s (1 - s) / n.
        check(
            wilson,
            &[
                (0, 1, 0.0, 0.730_134_051_215_945_9),
                (1, 1, 0.269_865_948_784_054_07, 1.0),
                (0, 10, 0.0, 0.212_941_970_083_407_1),
                (3, 10, 0.126_876_583_903_197_84, 0.558_300_204_130_165),
                (5, 10, 0.269_271_821_138_267_2, 0.730_728_178_861_732_8),
                (10, 10, 0.787_058_029_916_592_9, 1.0),
                (27, 30, 0.774_497_520_509_151_4, 0.959_323_032_990_769_2),
                (299, 1000, 0.275_754_887_485_846_53, 0.323_329_806_296_537_2),
            ],
        );
    }

    #[test]
    fn jeffreys_agrees_with_forty_digits() {
        check(
            jeffreys,
            &[
                (0, 1, 0.0, 0.771_480_186_193_671_3),
                (3, 10, 0.117_329_376_680_210_16, 0.558_126_766_484_634),
                (5, 10, 0.261_922_004_046_419_27, 0.738_077_995_953_580_7),
                (10, 10, 0.829_226_891_755_152_1, 1.0),
                (27, 30, 0.782_702_787_543_988_5, 0.962_982_922_526_203_8),
                (299, 1000, 0.275_635_215_950_705_2, 0.323_222_782_190_533_6),
            ],
        );
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for interval in [wilson, jeffreys] {
            assert_eq!(interval(0, 0, 0.9), Ok(None));
            assert!(interval(2, 1, 0.9).is_err());
            assert!(interval(1, 2, 1.0).is_err());
            assert!(interval(1, 2, f64::NAN).is_err());
        }
    }
}
