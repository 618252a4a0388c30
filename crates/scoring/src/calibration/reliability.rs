//! The CORP reliability curve: what a forecast should have been, by the rising curve that fits
//! best.

use serde::Serialize;

use super::pool::{Block, Group, Pooled, pool_adjacent};
use crate::Cases;

/// A stretch of forecasts that came true equally often.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The lowest of its forecasts.
    pub low: f64,
    /// The highest of its forecasts.
    pub high: f64,
    /// How often its questions ended with yes: what its forecasts should have been.
    pub observed: f64,
    /// How many rows it holds, those without weight left out.
    pub rows: usize,
    /// What they weigh together.
    pub weight: f64,
    /// What those of them weigh that ended with yes.
    pub yes: f64,
}

/// A reliability curve with the cases it was fitted to.
#[derive(Clone, Debug, PartialEq)]
pub struct Reliability<'a> {
    pub(super) cases: Cases<'a>,
    pub(super) pooled: Pooled,
    pub(super) steps: Vec<Step>,
}

/// Fits the CORP reliability curve: consistent, optimally binned, reproducible, by pooling
/// adjacent violators.
///
/// Equal forecasts are pooled first; then neighbors are pooled until the share of yes rises with
/// the forecast. There are no bins to choose. Rows without weight change nothing, nor does the
/// order of the rows. Sorting takes *n* log *n* steps and the fit *n*. Returns `None` where
/// there are no rows.
///
/// T. Dimitriadis, T. Gneiting, A. I. Jordan, "Stable reliability diagrams for probabilistic
/// classifiers", *Proceedings of the National Academy of Sciences* 118, 2021.
///
/// # Examples
///
/// ```
/// use scoring::Cases;
/// use scoring::calibration::reliability;
///
/// let cases = Cases::new(&[0.1, 0.2, 0.3, 0.4], &[false, true, false, true])?;
/// let curve = reliability(&cases).unwrap();
/// let steps: Vec<_> = curve.steps().iter().map(|step| (step.high, step.observed)).collect();
/// assert_eq!(steps, [(0.1, 0.0), (0.3, 0.5), (0.4, 1.0)]);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn reliability<'a>(cases: &Cases<'a>) -> Option<Reliability<'a>> {
    let pooled = Pooled::new(cases);
    let blocks = pool_adjacent(pooled.groups().map(|group| Block::share(group.yes, group.weight)));
    let mut groups = pooled.groups();
    let steps: Vec<Step> =
        blocks.iter().filter_map(|block| step(groups.by_ref().take(block.len), block)).collect();
    drop(groups);
    (!steps.is_empty()).then_some(Reliability { cases: *cases, pooled, steps })
}

/// The step that a block makes of its groups; it has at least one.
fn step(mut held: impl Iterator<Item = Group>, block: &Block) -> Option<Step> {
    let first = held.next()?;
    let (high, rows) = held
        .fold((first.forecast, first.rows), |(_, rows), group| (group.forecast, rows + group.rows));
    Some(Step {
        low: first.forecast,
        high,
        observed: block.mean(),
        rows,
        weight: block.weight(),
        yes: block.sum(),
    })
}

impl Reliability<'_> {
    /// The steps of the curve, by rising forecast, for a chart.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// What a forecast should have been: the height of the curve. Between two steps it rises in
    /// proportion, and beyond the ends it stays what it is there.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::Cases;
    /// use scoring::calibration::reliability;
    ///
    /// let cases = Cases::new(&[0.25, 0.75], &[false, true])?;
    /// let curve = reliability(&cases).unwrap();
    /// assert_eq!([0.1, 0.25, 0.5, 0.75].map(|forecast| curve.height(forecast)), [0.0, 0.0, 0.5, 1.0]);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn height(&self, forecast: f64) -> f64 {
        let after = self.steps.partition_point(|step| step.high < forecast);
        let Some(next) = self.steps.get(after) else {
            return self.steps[after - 1].observed;
        };
        if after == 0 || next.low <= forecast {
            return next.observed;
        }
        let last = &self.steps[after - 1];
        let place = (forecast - last.high) / (next.low - last.high);
        last.observed + place * (next.observed - last.observed)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::numeric::number;

    fn rows() -> impl Strategy<Value = Vec<(f64, bool, f64)>> {
        let forecast =
            prop_oneof![0.0..=1.0, (0_u32..=10).prop_map(|tenth| f64::from(tenth) / 10.0)];
        let weight = prop_oneof![Just(0.0), Just(1.0), 0.1..3.0_f64];
        prop::collection::vec((forecast, any::<bool>(), weight), 1..200)
    }

    fn unzip(rows: &[(f64, bool, f64)]) -> (Vec<f64>, Vec<bool>, Vec<f64>) {
        let forecasts = rows.iter().map(|row| row.0).collect();
        let outcomes = rows.iter().map(|row| row.1).collect();
        (forecasts, outcomes, rows.iter().map(|row| row.2).collect())
    }

    #[test]
    fn nothing_has_no_curve() {
        assert_eq!(reliability(&Cases::new(&[], &[]).unwrap()), None);
    }

    #[test]
    fn minus_zero_is_zero() {
        let cases = Cases::new(&[-0.0, 0.0], &[true, false]).unwrap();
        let steps = reliability(&cases).unwrap().steps;
        assert_eq!((steps.len(), steps[0].rows), (1, 2));
    }

    #[test]
    fn many_rows_are_sorted_on_all_threads_alike() {
        let place = |row: u32| f64::from(row.wrapping_mul(2_654_435_761)) / f64::from(u32::MAX);
        let forecasts: Vec<f64> = (0..100_000).map(place).collect();
        let outcomes: Vec<bool> = (0..100_000).map(|row| place(row + 7) < place(row)).collect();
        let cases = Cases::new(&forecasts, &outcomes).unwrap();
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        assert_eq!(reliability(&cases), one.install(|| reliability(&cases)));
    }

    proptest! {
        #[test]
        fn the_curve_rises_and_its_shares_add_up(rows in rows()) {
            let (forecasts, outcomes, _) = unzip(&rows);
            let cases = Cases::new(&forecasts, &outcomes).unwrap();
            let curve = reliability(&cases).unwrap();
            let rises = |one: &Step, next: &Step| {
                one.high < next.low && one.observed < next.observed
            };
            prop_assert!(curve.steps.is_sorted_by(rises));
            prop_assert_eq!(curve.steps.iter().map(|step| step.rows).sum::<usize>(), rows.len());
            for step in curve.steps() {
                let held = rows.iter().filter(|row| (step.low..=step.high).contains(&row.0));
                let yes: Vec<bool> = held.map(|row| row.1).collect();
                let share = yes.iter().filter(|yes| **yes).count();
                prop_assert!((step.yes - number(share)).abs() < 1e-12);
                prop_assert!((step.observed - number(share) / number(yes.len())).abs() < 1e-12);
            }
        }

        #[test]
        fn order_and_weightless_rows_change_nothing(rows in rows()) {
            let heavy: Vec<_> = rows.iter().rev().copied().filter(|row| row.2 > 0.0).collect();
            let steps = |rows: &[(f64, bool, f64)]| {
                let (forecasts, outcomes, weights) = unzip(rows);
                let cases = Cases::new(&forecasts, &outcomes).unwrap();
                let curve = cases.weighted(&weights).map(|cases| reliability(&cases));
                curve.map(|curve| curve.map(|curve| curve.steps))
            };
            if !heavy.is_empty() {
                prop_assert_eq!(steps(&rows), steps(&heavy));
            }
        }

        #[test]
        fn equal_weights_are_no_weights(rows in rows(), quarters in 1_u32..9) {
            let (forecasts, outcomes, _) = unzip(&rows);
            let cases = Cases::new(&forecasts, &outcomes).unwrap();
            let weights = vec![f64::from(quarters) / 4.0; rows.len()];
            let weighted = reliability(&cases.weighted(&weights).unwrap()).unwrap();
            let plain = reliability(&cases).unwrap();
            prop_assert_eq!(weighted.steps.len(), plain.steps.len());
            for (one, other) in weighted.steps.iter().zip(&plain.steps) {
                prop_assert!((one.observed - other.observed).abs() < 1e-14);
            }
        }
    }
}
