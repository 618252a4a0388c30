//! A sum that keeps the digits which plain adding loses.

/// How many numbers are added side by side.
pub(crate) const LANES: usize = 8;

/// How many numbers are added before what was lost is looked for.
pub(crate) const BLOCK: usize = 4096;

/// A compensated sum.
///
/// A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen",
/// *Zeitschrift für Angewandte Mathematik und Mechanik* 54, 1974.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    total: f64,
    lost: f64,
}

impl Sum {
    /// The sum so far.
    pub(crate) fn value(self) -> f64 {
        // What is lost beside an infinite total is no number.
        if self.total.is_finite() { self.total + self.lost } else { self.total }
    }

    /// The sum with one more term.
    pub(crate) fn plus(self, term: f64) -> Self {
        let total = self.total + term;
        let (larger, smaller) =
            if self.total.abs() >= term.abs() { (self.total, term) } else { (term, self.total) };
        Self { total, lost: self.lost + ((larger - total) + smaller) }
    }

    /// The sum of this and another.
    #[inline]
    pub(crate) fn joined(self, other: Self) -> Self {
        let sum = self.plus(other.total);
        Self { lost: sum.lost + other.lost, ..sum }
    }
}

impl FromIterator<f64> for Sum {
    fn from_iter<I: IntoIterator<Item = f64>>(terms: I) -> Self {
        terms.into_iter().fold(Self::default(), Self::plus)
    }
}

/// Adds up many numbers fast: eight at a time within a block, and the blocks without loss.
///
/// The blocks are cut by place alone, so the sum is the same on any number of threads.
pub(crate) fn sum(values: &[f64]) -> f64 {
    values.chunks(BLOCK).map(block_sum).collect::<Sum>().value()
}

fn block_sum(block: &[f64]) -> f64 {
    let mut lanes = [0.0; LANES];
    let (whole, rest) = block.as_chunks::<LANES>();
    for values in whole {
        for (lane, value) in lanes.iter_mut().zip(values) {
            *lane += value;
        }
    }
    lanes.into_iter().chain(rest.iter().copied()).collect::<Sum>().value()
}

/// A count as a number to divide by.
#[expect(clippy::cast_precision_loss, reason = "no memory holds 2^53 scores")]
pub(crate) fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::{Sum, sum};

    #[test]
    fn a_fast_sum_keeps_what_a_plain_one_loses() {
        let thirds: Vec<f64> = std::iter::repeat_n(1.0 / 3.0, 3_000_001).collect();
        let exact = 3_000_001.0 * (1.0 / 3.0);
        assert!((sum(&thirds) / exact - 1.0).abs() < 1e-14);
        assert_eq!(sum(&[]).total_cmp(&0.0), Ordering::Equal);
    }

    #[test]
    fn small_terms_survive_large_ones() {
        for (terms, expected) in [
            (&[][..], 0.0),
            (&[1.0, 1e100, 1.0, -1e100], 2.0),
            (&[1e16, 1.0, -1e16], 1.0),
            (&[1.0, f64::INFINITY, 1.0], f64::INFINITY),
        ] {
            let sum: Sum = terms.iter().copied().collect();
            assert_eq!(sum.value().total_cmp(&expected), Ordering::Equal, "{terms:?}");
        }
    }
}
