//! Shares: precision, recall and their harmonic mean.

use std::fmt;

/// How many were right, of how many that we found and of how many that there are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Share {
    /// Found, and right.
    pub(super) right: usize,
    /// Found.
    pub(super) found: usize,
    /// There to be found.
    pub(super) marked: usize,
}

impl Share {
    /// Adds what was counted in one text.
    pub(super) fn count(&mut self, right: usize, found: usize, marked: usize) {
        self.right += right;
        self.found += found;
        self.marked += marked;
    }

    /// Which part of what was found is right.
    pub(super) fn precision(self) -> f64 {
        ratio(self.right, self.found)
    }

    /// Which part of what is there was found.
    pub(super) fn recall(self) -> f64 {
        ratio(self.right, self.marked)
    }

    /// The harmonic mean of both; 1 is perfect.
    pub(super) fn f(self) -> f64 {
        let both = self.found + self.marked;
        ratio(2 * self.right, both)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [precision, recall, f] = [self.precision(), self.recall(), self.f()];
        write!(
            formatter,
            "{precision:>9.3} {recall:>9.3} {f:>9.3}   {} of {}",
            self.right, self.marked
        )
    }
}

/// A part of a whole; 0 of nothing.
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    let count = |number| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { count(part) / count(whole) }
}
