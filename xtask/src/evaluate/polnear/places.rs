//! Places: which letters and digits of a text something covers.

use std::collections::BTreeSet;

use crate::evaluate::share::ratio;

/// Offsets of characters.
#[derive(Clone, Debug, Default)]
pub(super) struct Places(BTreeSet<usize>);

impl Places {
    /// Reads offsets such as "10 14;20 25", counted in characters.
    pub(super) fn of_offsets(offsets: &str) -> Self {
        let ranges = offsets.split(';').filter_map(|range| {
            let (start, end) = range.split_once(' ')?;
            Some(start.parse().ok()?..end.parse().ok()?)
        });
        Self(ranges.flat_map(|range: std::ops::Range<usize>| range).collect())
    }

    /// The characters of a range.
    pub(super) fn of_range(start: usize, end: usize) -> Self {
        Self((start..end).collect())
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }

    /// Those that another does not cover.
    pub(super) fn without(&self, other: &Self) -> Self {
        Self(self.0.difference(&other.0).copied().collect())
    }

    /// Only those where a letter or digit stands, so that marks and spaces do not count.
    pub(super) fn kept(&self, is_kept: impl Fn(usize) -> bool) -> Self {
        Self(self.0.iter().copied().filter(|at| is_kept(*at)).collect())
    }

    pub(super) fn first(&self) -> Option<usize> {
        self.0.first().copied()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        !self.0.is_disjoint(&other.0)
    }

    pub(super) fn shared(&self, other: &Self) -> usize {
        self.0.intersection(&other.0).count()
    }

    pub(super) fn holds(&self, other: &Self) -> bool {
        self.0.is_superset(&other.0)
    }

    /// How alike two are: what both cover of what either covers.
    pub(super) fn jaccard(&self, other: &Self) -> f64 {
        let shared = self.shared(other);
        ratio(shared, self.len() + other.len() - shared)
    }
}
