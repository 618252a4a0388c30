//! Comparison that may be looked at any time: an e-process and a confidence sequence.

use super::mixture::Mixture;
use crate::BadInput;
use crate::numeric::{Sum, number};

/// What must be said before the first look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anytime {
    /// How far apart two differences can be at most: 2 for Brier scores, each from 0 to 1.
    pub scale: f64,
    /// The sum of squared surprises at which the bets are best; anything above 0 is valid.
    pub variance: f64,
    /// How often one is ready to err, below 1/2.
    pub error: f64,
}

impl Anytime {
    /// What is usual for Brier scores: best at a variance of 10, with 5% error.
    pub const BRIER: Self = Self { scale: 2.0, variance: 10.0, error: 0.05 };

    fn check(&self) -> Result<(), BadInput> {
        for (what, value) in [("the scale", self.scale), ("the variance", self.variance)] {
            if !(value > 0.0 && value.is_finite()) {
                return Err(BadInput::NotPositive { row: 1, what, value });
            }
        }
        if self.error > 0.0 && self.error < 0.5 {
            return Ok(());
        }
        let (value, allowed) = (self.error, "between 0 and 1/2");
        Err(BadInput::OutOfRange { row: 1, what: "the error", value, allowed })
    }
}

/// The logarithms of an e-process against "so far, the differences are not above 0 on average":
/// one after each difference.
///
/// *e* is what a bettor against that has made of 1. Should it be true, the chance that *e* ever
/// reaches 1/*α* is at most *α*, however often one looks and whenever one stops; so stop at
/// *e* ≥ 20 for 5%. Against the opposite turn the signs round. It is the gamma-exponential mixture
/// of bets, with the squared distances from the mean before as variance, and neither independence
/// nor a stable difference is assumed. `variance` and `error` say where it grows fastest.
///
/// Y. J. Choe, A. Ramdas, "Comparing sequential forecasters", *Operations Research* 72, 2024.
///
/// # Errors
///
/// A difference is not finite or further from the mean before it than the scale, or the scale,
/// the variance or the error is refused.
///
/// # Examples
///
/// ```
/// use scoring::comparison::{Anytime, log_e_process};
///
/// let better = log_e_process(&[0.3; 200], &Anytime::BRIER)?;
/// assert!(better[199] > 20_f64.ln() && better[0] < 20_f64.ln());
/// let equal = log_e_process(&[0.3, -0.3, 0.3, -0.3], &Anytime::BRIER)?;
/// assert!(equal[3] < 0.0);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn log_e_process(differences: &[f64], anytime: &Anytime) -> Result<Vec<f64>, BadInput> {
    anytime.check()?;
    let mixture = Mixture::new(anytime.scale, anytime.variance, anytime.error);
    let paths = paths(differences, anytime.scale)?;
    Ok(paths.iter().map(|path| mixture.log_won(path.sum, path.variance)).collect())
}

/// A confidence sequence of the mean difference: an interval after each difference, all of which
/// hold the mean so far with a chance of at least 1 − `error`, however often one looks.
///
/// It holds the means for which neither of two e-processes, with half of the error each, has
/// reached 2/*α*. It is wider than an interval that is looked at once.
///
/// Y. J. Choe, A. Ramdas, *Operations Research* 72, 2024; S. R. Howard, A. Ramdas, J. `McAuliffe`,
/// J. Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence sequences", *Annals of
/// Statistics* 49, 2021.
///
/// # Errors
///
/// As [`log_e_process()`].
///
/// # Examples
///
/// ```
/// use scoring::comparison::{Anytime, confidence_sequence};
///
/// let sequence = confidence_sequence(&[0.3; 200], &Anytime::BRIER)?;
/// let (low, high) = sequence[199];
/// assert!(low > 0.0 && low < 0.3 && high > 0.3);
/// assert!(sequence[9].0 < 0.0, "ten are not enough");
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn confidence_sequence(
    differences: &[f64],
    anytime: &Anytime,
) -> Result<Vec<(f64, f64)>, BadInput> {
    anytime.check()?;
    let mixture = Mixture::new(anytime.scale, anytime.variance, anytime.error / 2.0);
    let enough = (2.0 / anytime.error).ln();
    let interval = |(index, path): (usize, &Path)| {
        let count = number(index + 1);
        let width = mixture.boundary(enough, path.variance) / count;
        (path.sum / count - width, path.sum / count + width)
    };
    Ok(paths(differences, anytime.scale)?.iter().enumerate().map(interval).collect())
}

/// What has come together after a difference.
#[derive(Clone, Copy)]
struct Path {
    sum: f64,
    variance: f64,
}

fn paths(differences: &[f64], scale: f64) -> Result<Vec<Path>, BadInput> {
    let (mut sum, mut variance, mut mean) = (Sum::default(), Sum::default(), 0.0);
    let mut paths = Vec::with_capacity(differences.len());
    for (index, &difference) in differences.iter().enumerate() {
        let row = index + 1;
        if !difference.is_finite() {
            let what = "the difference";
            return Err(BadInput::NotFinite { row, what, value: difference });
        }
        let surprise = difference - mean;
        if surprise.abs() > scale {
            let (what, allowed) = ("the distance from the mean before", "no larger than the scale");
            return Err(BadInput::OutOfRange { row, what, value: surprise.abs(), allowed });
        }
        sum = sum.plus(difference);
        variance = variance.plus(surprise * surprise);
        mean = sum.value() / number(row);
        paths.push(Path { sum: sum.value(), variance: variance.value() });
    }
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::Random;

    /// Differences between -1 and 1 with mean 0.
    fn fair(index: usize, count: usize) -> Vec<f64> {
        let mut random = Random::stream(11, index);
        (0..count).map(|_| 2.0 * random.uniform() - 1.0).collect()
    }

    #[test]
    fn who_is_no_better_is_hardly_ever_found_better_at_any_look() {
        let anytime = Anytime { variance: 30.0, ..Anytime::BRIER };
        let runs = 400;
        let alarms = (0..runs).filter(|&index| {
            let process = log_e_process(&fair(index, 300), &anytime).unwrap();
            process.iter().any(|log_e| *log_e >= 20_f64.ln())
        });
        assert!(alarms.count() <= runs / 20);
        let misses = (0..runs / 4).filter(|&index| {
            let sequence = confidence_sequence(&fair(index, 300), &anytime).unwrap();
            sequence.iter().any(|(low, high)| *low > 0.0 || *high < 0.0)
        });
        assert!(misses.count() <= runs / 80);
    }

    #[test]
    fn a_confidence_sequence_is_where_neither_e_process_has_won() {
        let differences =
            fair(3, 60).iter().map(|difference| difference / 4.0 + 0.3).collect::<Vec<_>>();
        let anytime = Anytime { error: 0.1, ..Anytime::BRIER };
        let half = Anytime { error: 0.05, ..anytime };
        let sequence = confidence_sequence(&differences, &anytime).unwrap();
        let process = log_e_process(&differences, &half).unwrap();
        for ((low, _), log_e) in sequence.iter().zip(process) {
            assert_eq!(*low > 0.0, log_e > 20_f64.ln(), "{low} {log_e}");
        }
    }

    #[test]
    fn what_breaks_the_promise_is_refused() {
        let refused = |differences: &[f64], anytime: Anytime| {
            log_e_process(differences, &anytime).unwrap_err().to_string()
        };
        let far = refused(&[0.5, -2.0], Anytime::BRIER);
        assert!(far.starts_with("row 2: the distance from the mean before is 2.5"), "{far}");
        assert!(refused(&[f64::NAN], Anytime::BRIER).starts_with("row 1: the difference is NaN"));
        let error = refused(&[], Anytime { error: 0.5, ..Anytime::BRIER });
        assert!(error.starts_with("row 1: the error is 0.5"), "{error}");
        assert!(log_e_process(&[], &Anytime { scale: 0.0, ..Anytime::BRIER }).is_err());
    }
}
