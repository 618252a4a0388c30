//! Bins: chances of stretches that lie side by side, and the log density on them.

use super::check::{finite, rising};
use crate::BadInput;
use crate::categorical::Options;

/// Which bin an outcome at the border of two bins belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Border {
    /// The upper one: a bin holds its lower end, \[*a*, *b*). The last holds its upper end too.
    Upper,
    /// The lower one: a bin holds its upper end, (*a*, *b*\]. The first holds its lower end too.
    Lower,
}

/// Stretches that lie side by side, with a rule for their borders.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bins<'a> {
    edges: &'a [f64],
    border: Border,
}

impl<'a> Bins<'a> {
    /// Checks the edges: one more than there are bins.
    ///
    /// # Errors
    ///
    /// There are fewer than three, one is not finite, or they do not rise.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Bins, Border};
    ///
    /// let decades = Bins::new(&[0.0, 10.0, 20.0], Border::Upper)?;
    /// assert_eq!(decades.bin_of(10.0), Some(1));
    /// assert_eq!(decades.bin_of(20.0), Some(1));
    /// assert_eq!(decades.bin_of(21.0), None);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(edges: &'a [f64], border: Border) -> Result<Self, BadInput> {
        if edges.len() < 3 {
            return Err(BadInput::TooFew { what: "edges", found: edges.len(), needed: 3 });
        }
        rising("the edge", edges, true)?;
        Ok(Self { edges, border })
    }

    /// The edges.
    pub fn edges(self) -> &'a [f64] {
        self.edges
    }

    /// The bin that holds a value, counted from 0; `None` outside all of them.
    pub fn bin_of(self, value: f64) -> Option<usize> {
        let last = self.edges.len() - 1;
        if !(self.edges[0]..=self.edges[last]).contains(&value) {
            return None;
        }
        let passed = match self.border {
            Border::Upper => self.edges.partition_point(|edge| *edge <= value),
            Border::Lower => self.edges.partition_point(|edge| *edge < value),
        };
        Some(passed.saturating_sub(1).min(last - 1))
    }
}

/// The log score of a forecast given as chances of bins: the surprise at what happened in nats
/// for each unit of the quantity. Lower is better; it can be below 0.
///
/// With the chance *p* of the bin that holds the outcome and its width *h*, it is −ln(*p*/*h*): the
/// density is held to be even within a bin. Bins of different width can be compared so; that
/// the score depends on the bins and on the rule for their borders stays true, so state both.
/// `None` where the outcome lies in no bin.
///
/// # Errors
///
/// There is not one chance a bin, or the outcome is not finite.
///
/// # Examples
///
/// ```
/// use scoring::categorical::Options;
/// use scoring::continuous::{Bins, Border, log_score_on_bins};
///
/// let bins = Bins::new(&[0.0, 1.0, 3.0], Border::Upper)?;
/// let chances = Options::new(&[0.5, 0.5])?;
/// assert_eq!(log_score_on_bins(chances, bins, 0.5)?, Some(2_f64.ln()));
/// assert_eq!(log_score_on_bins(chances, bins, 1.0)?, Some(4_f64.ln()));
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn log_score_on_bins(
    chances: Options,
    bins: Bins,
    happened: f64,
) -> Result<Option<f64>, BadInput> {
    crate::bad_input::as_long("chances", bins.edges.len() - 1, chances.chances().len())?;
    let bin = bins.bin_of(finite("the outcome", happened)?);
    let width = |bin: usize| bins.edges[bin + 1] - bins.edges[bin];
    Ok(bin.map(|bin| 0.0 - (chances.chances()[bin] / width(bin)).ln()))
}
