//! Rows that share their forecast, pooled; and neighbors pooled until they rise.

use crate::Cases;
use crate::numeric::{Sum, number};

/// All rows with one forecast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Group {
    /// The forecast.
    pub(crate) forecast: f64,
    /// What the rows weigh together.
    pub(crate) weight: f64,
    /// What those of them weigh that ended with yes.
    pub(crate) yes: f64,
    /// How many they are.
    pub(crate) rows: usize,
}

/// Rows sorted so that equal forecasts stand together; those without weight are left out. The order
/// in which they came changes nothing, to the last bit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pooled {
    /// Forecasts with their outcomes, where all rows weigh 1: see [`key`].
    keys: Vec<u64>,
    /// The groups, where rows have weights.
    weighted: Vec<Group>,
}

impl Pooled {
    /// Sorts the rows.
    pub(crate) fn new(cases: &Cases) -> Self {
        match cases.weights() {
            None => Self { keys: sorted_keys(cases), weighted: Vec::new() },
            Some(_) => Self { keys: Vec::new(), weighted: weighted(cases) },
        }
    }

    /// The groups of rows with the same forecast, by rising forecast. They are made on the way, as
    /// a million of them would take longer to write down than to sort.
    pub(crate) fn groups(&self) -> impl Iterator<Item = Group> {
        let runs = self.keys.chunk_by(|one, other| one >> 1 == other >> 1);
        runs.map(group_of_keys).chain(self.weighted.iter().copied())
    }
}

/// The groups of rows with the same forecast, by rising forecast.
pub(crate) fn groups(cases: &Cases) -> Vec<Group> {
    Pooled::new(cases).groups().collect()
}

/// A forecast and its outcome in one number that sorts by forecast: the bits of a number from 0
/// to 1 rise with it and leave room for one bit more.
fn key(forecast: f64, happened: bool) -> u64 {
    // Adding zero turns -0 into 0.
    (forecast + 0.0).to_bits() << 1 | u64::from(happened)
}

fn sorted_keys(cases: &Cases) -> Vec<u64> {
    let rows = cases.forecasts().iter().zip(cases.outcomes());
    let mut keys: Vec<u64> = rows.map(|(forecast, happened)| key(*forecast, *happened)).collect();
    keys.sort_unstable();
    keys
}

fn group_of_keys(run: &[u64]) -> Group {
    // The noes come first.
    let no = if run.len() == 1 {
        usize::from(run[0] & 1 == 0)
    } else {
        run.partition_point(|key| key & 1 == 0)
    };
    Group {
        forecast: f64::from_bits(run[0] >> 1),
        weight: number(run.len()),
        yes: number(run.len() - no),
        rows: run.len(),
    }
}

fn weighted(cases: &Cases) -> Vec<Group> {
    let rows = cases.rows().filter(|(.., weight)| *weight > 0.0);
    // Within a forecast the weights are sorted too, so that their sum has one order.
    let mut keys: Vec<(u64, u64)> = rows
        .map(|(forecast, happened, weight)| (key(forecast, happened), weight.to_bits()))
        .collect();
    keys.sort_unstable();
    let sum = |rows: &[(u64, u64)]| {
        rows.iter().map(|(_, weight)| f64::from_bits(*weight)).collect::<Sum>().value()
    };
    let group = |run: &[(u64, u64)]| {
        let (no, yes) = run.split_at(run.partition_point(|(key, _)| key & 1 == 0));
        let yes = sum(yes);
        let weight = if no.is_empty() { yes } else { sum(no) + yes };
        Group { forecast: f64::from_bits(run[0].0 >> 1), weight, yes, rows: run.len() }
    };
    keys.chunk_by(|one, other| one.0 >> 1 == other.0 >> 1).map(group).collect()
}

/// Neighbors with one mean.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    sum: Sum,
    weight: Sum,
    mean: f64,
    /// How many neighbors it holds.
    pub(crate) len: usize,
}

impl Block {
    /// A single value; its weight is above zero.
    #[inline]
    pub(crate) fn new(value: f64, weight: f64) -> Self {
        let (sum, total) = (Sum::default().plus(value * weight), Sum::default().plus(weight));
        Self { sum, weight: total, mean: value, len: 1 }
    }

    /// A share: what happened out of all there was.
    #[inline]
    pub(crate) fn share(yes: f64, weight: f64) -> Self {
        let (sum, total) = (Sum::default().plus(yes), Sum::default().plus(weight));
        Self { sum, weight: total, mean: yes / weight, len: 1 }
    }

    /// The mean.
    #[inline]
    pub(crate) fn mean(&self) -> f64 {
        self.mean
    }

    /// The weighted sum.
    pub(crate) fn sum(&self) -> f64 {
        self.sum.value()
    }

    /// What it weighs.
    pub(crate) fn weight(&self) -> f64 {
        self.weight.value()
    }

    #[inline]
    fn joined(self, next: Self) -> Self {
        let (sum, weight) = (self.sum.joined(next.sum), self.weight.joined(next.weight));
        let mean = sum.value() / weight.value();
        Self { sum, weight, mean, len: self.len + next.len }
    }
}

/// Pools neighbors until the means rise strictly, in one pass.
///
/// M. Ayer, H. D. Brunk, G. M. Ewing, W. T. Reid, E. Silverman, "An empirical distribution
/// function for sampling with incomplete information", *Annals of Mathematical Statistics* 26,
/// 1955.
pub(crate) fn pool_adjacent(blocks: impl IntoIterator<Item = Block>) -> Vec<Block> {
    let mut pooled: Vec<Block> = Vec::new();
    for mut next in blocks {
        while let Some(last) = pooled.pop_if(|last| last.mean() >= next.mean()) {
            next = last.joined(next);
        }
        pooled.push(next);
    }
    pooled
}
