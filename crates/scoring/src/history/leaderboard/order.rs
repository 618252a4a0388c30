//! The updates of a question in order of time.

use super::columns::{PackedRow, Row};
use crate::history::Period;

/// How many bits the place of an update among those of its question may take.
const PLACE_BITS: u32 = 24;

/// The places of updates in order of time, and of the table where times are equal.
///
/// Time and place are put into one number wherever they fit, because such numbers are sorted
/// twice as fast as pairs.
#[derive(Debug, Default)]
pub(super) struct Order {
    packed: Vec<u64>,
    pairs: Vec<(i64, usize)>,
}

impl Order {
    /// Puts the updates that come before the close in order.
    pub(super) fn sort(&mut self, period: Period, rows: &[PackedRow]) {
        self.packed.clear();
        self.pairs.clear();
        let counted = times(rows).enumerate().filter(|(_, at)| *at < period.closes_at());
        if !fits(period, rows) {
            self.pairs.extend(counted.map(|(place, at)| (at, place)));
            self.pairs.sort_unstable();
            return;
        }
        for (place, at) in counted {
            let time = at.abs_diff(period.opens_at());
            self.packed.push(time << PLACE_BITS | place as u64);
        }
        self.packed.sort_unstable();
    }

    /// The places, in order.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        let mask = (1_u64 << PLACE_BITS) - 1;
        let place = move |packed: &u64| usize::try_from(packed & mask).unwrap_or(usize::MAX);
        let packed = self.packed.iter().map(place);
        packed.chain(self.pairs.iter().map(|(_, place)| *place))
    }
}

/// Whether every time after the opening fits beside a place.
fn fits(period: Period, rows: &[PackedRow]) -> bool {
    let short = period.closes_at().abs_diff(period.opens_at()) >> (u64::BITS - PLACE_BITS) == 0;
    short && rows.len() >> PLACE_BITS == 0 && times(rows).all(|at| at >= period.opens_at())
}

fn times(rows: &[PackedRow]) -> impl Iterator<Item = i64> {
    rows.iter().map(|row| Row::unpacked(*row).at)
}
