//! Isotonic regression: the rising values that come nearest to given ones.

use super::pool::{Block, pool_adjacent};
use crate::BadInput;
use crate::bad_input::as_long;
use crate::cases::check_weights;
use crate::numeric::number;

/// Neighboring rows that share a fitted value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// The fitted value.
    pub value: f64,
    /// What its rows weigh together.
    pub weight: f64,
    /// How many rows there are.
    pub rows: usize,
}

/// Fits rising values to given ones by least squares: the levels, in order.
///
/// It minimizes Σ *w* (*y* − *x*)² over all *x*₁ ≤ *x*₂ ≤ …, by pooling neighbors that do not
/// rise, with sums that lose nothing, in time proportional to the rows. Without weights each row
/// weighs 1. Rows that weigh nothing change nothing; they stand in the level before them, or in
/// the first.
///
/// R. E. Barlow, D. J. Bartholomew, J. M. Bremner, H. D. Brunk, *Statistical inference under
/// order restrictions*, 1972.
///
/// # Errors
///
/// A value is not finite, or times its weight too large, or the weights are refused as by
/// [`Cases::weighted`](crate::Cases).
///
/// # Examples
///
/// ```
/// use scoring::calibration::isotonic;
///
/// let levels = isotonic(&[1.0, 3.0, 2.0, 5.0], None)?;
/// let fitted: Vec<_> = levels.iter().map(|level| (level.value, level.rows)).collect();
/// assert_eq!(fitted, [(1.0, 1), (2.5, 2), (5.0, 1)]);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn isotonic(values: &[f64], weights: Option<&[f64]>) -> Result<Vec<Level>, BadInput> {
    check_finite(values)?;
    let Some(weights) = weights else {
        return levels(pool_adjacent(values.iter().map(|value| Block::new(*value, 1.0))));
    };
    as_long("weights", values.len(), weights.len())?;
    if !values.is_empty() {
        check_weights(weights)?;
    }
    let rows = values.iter().zip(weights).filter(|(_, weight)| **weight > 0.0);
    let fitted = levels(pool_adjacent(rows.map(|(value, weight)| Block::new(*value, *weight))));
    Ok(with_weightless_rows(fitted?, weights))
}

/// Fits rising values to groups of given ones so that they are quantiles: the levels, in order.
///
/// For each level it takes the lowest value *x* for which a share of at least `share` of the
/// pooled values is ≤ *x*; at 1/2 that is the lower median. It minimizes the sum of the pinball
/// losses over all rising values. Each level's `rows` counts groups, its `weight` values. Pooling may
/// take time proportional to the square of the number of values.
///
/// A. I. Jordan, A. Mühlemann, J. F. Ziegel, "Characterizing the optimal solutions to the
/// isotonic regression problem for identifiable functionals", *Annals of the Institute of
/// Statistical Mathematics* 74, 2022.
///
/// # Errors
///
/// A value is not finite, a group is empty, or the share does not lie between 0 and 1. Groups
/// are counted as rows.
///
/// # Examples
///
/// ```
/// use scoring::calibration::isotonic_quantile;
///
/// let levels = isotonic_quantile(&[&[1.0, 9.0], &[0.0], &[4.0]], 0.5)?;
/// let fitted: Vec<_> = levels.iter().map(|level| (level.value, level.rows)).collect();
/// assert_eq!(fitted, [(1.0, 2), (4.0, 1)]);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn isotonic_quantile(groups: &[&[f64]], share: f64) -> Result<Vec<Level>, BadInput> {
    if !(share > 0.0 && share < 1.0) {
        let allowed = "between 0 and 1";
        return Err(BadInput::OutOfRange { row: 1, what: "the share", value: share, allowed });
    }
    let mut pooled: Vec<(Vec<f64>, usize)> = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let mut next = (sorted(group, index + 1)?, 1);
        let low = |values: &[f64]| lower_quantile(values, share);
        while let Some(last) = pooled.pop_if(|last| low(&last.0) >= low(&next.0)) {
            next.0.extend(last.0);
            next.0.sort_unstable_by(f64::total_cmp);
            next.1 += last.1;
        }
        pooled.push(next);
    }
    let level = |(values, rows): &(Vec<f64>, usize)| Level {
        value: lower_quantile(values, share),
        weight: number(values.len()),
        rows: *rows,
    };
    Ok(pooled.iter().map(level).collect())
}

fn check_finite(values: &[f64]) -> Result<(), BadInput> {
    let bad = values.iter().position(|value| !value.is_finite());
    bad.map_or(Ok(()), |index| {
        Err(BadInput::NotFinite { row: index + 1, what: "the value", value: values[index] })
    })
}

fn sorted(group: &[f64], row: usize) -> Result<Vec<f64>, BadInput> {
    if group.is_empty() {
        return Err(BadInput::TooFew { what: "values in a group", found: 0, needed: 1 });
    }
    if let Some(&value) = group.iter().find(|value| !value.is_finite()) {
        return Err(BadInput::NotFinite { row, what: "a value of the group", value });
    }
    let mut values = group.to_vec();
    values.sort_unstable_by(f64::total_cmp);
    Ok(values)
}

/// The lowest of sorted values at or below which a share of them lies.
fn lower_quantile(values: &[f64], share: f64) -> f64 {
    let reaches = |index: usize| number(index + 1) >= share * number(values.len());
    let first = (0..values.len()).find(|index| reaches(*index));
    values[first.unwrap_or(values.len() - 1)]
}

/// Refuses values whose weighted sum is too large for a number.
fn levels(blocks: Vec<Block>) -> Result<Vec<Level>, BadInput> {
    let level = |(index, block): (usize, Block)| {
        if block.sum().is_finite() {
            return Ok(Level { value: block.mean(), weight: block.weight(), rows: block.len });
        }
        let (row, what) = (index + 1, "the weighted sum of a level");
        Err(BadInput::NotFinite { row, what, value: block.sum() })
    };
    blocks.into_iter().enumerate().map(level).collect()
}

/// Counts the rows that weigh nothing into the levels they stand in.
fn with_weightless_rows(mut levels: Vec<Level>, weights: &[f64]) -> Vec<Level> {
    let mut row = 0;
    for level in &mut levels {
        let start = row;
        let mut left = level.rows;
        while left > 0 || weights.get(row) == Some(&0.0) {
            left -= usize::from(weights[row] > 0.0);
            row += 1;
        }
        level.rows = row - start;
    }
    levels
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fitted(levels: &[Level]) -> Vec<f64> {
        levels.iter().flat_map(|level| std::iter::repeat_n(level.value, level.rows)).collect()
    }

    #[test]
    fn small_terms_survive_large_ones() {
        let levels = isotonic(&[1e16, 1.0, -1e16], None).unwrap();
        assert_eq!(levels, [Level { value: 1.0 / 3.0, weight: 3.0, rows: 3 }]);
    }

    #[test]
    fn rows_without_weight_stand_in_the_level_before_them() {
        let weights = [0.0, 1.0, 0.0, 0.0, 2.0, 0.0];
        let levels = isotonic(&[9.0, 1.0, -9.0, 9.0, 2.0, 0.0], Some(&weights)).unwrap();
        let level = |value, weight, rows| Level { value, weight, rows };
        assert_eq!(levels, [level(1.0, 1.0, 4), level(2.0, 2.0, 2)]);
    }

    #[test]
    fn what_cannot_be_fitted_is_refused() {
        assert_eq!(isotonic(&[], None), Ok(Vec::new()));
        assert_eq!(isotonic(&[], Some(&[])), Ok(Vec::new()));
        assert!(isotonic(&[1.0, f64::NAN], None).is_err());
        assert!(isotonic(&[1.0], Some(&[0.0])).is_err());
        assert!(isotonic(&[1e308, 1e308, -1e308], None).is_err(), "the sum is too large");
        assert!(isotonic_quantile(&[&[]], 0.5).is_err());
        assert!(isotonic_quantile(&[&[1.0]], 0.0).is_err());
    }

    proptest! {
        #[test]
        fn no_rising_step_comes_nearer(
            rows in prop::collection::vec((-5.0..5.0, 0.1..3.0), 1..30),
            steps in prop::collection::vec(0.0..1.0, 30),
            start in -5.0..0.0,
        ) {
            let (values, weights): (Vec<f64>, Vec<f64>) = rows.into_iter().unzip();
            let fit = fitted(&isotonic(&values, Some(&weights)).unwrap());
            let rising = steps.iter().scan(start, |place, step| {
                *place += step;
                Some(*place)
            });
            let distance = |fit: &mut dyn Iterator<Item = f64>| -> f64 {
                fit.zip(values.iter().zip(&weights)).map(|(x, (y, w))| w * (y - x) * (y - x)).sum()
            };
            let (best, other) = (distance(&mut fit.iter().copied()), distance(&mut rising.into_iter()));
            prop_assert!(best <= other + 1e-9);
            prop_assert!(fit.is_sorted());
        }

        #[test]
        fn the_fitted_median_has_half_of_its_level_on_either_side(
            values in prop::collection::vec(-5_i32..5, 1..40),
        ) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let groups: Vec<&[f64]> = values.chunks(1).collect();
            let mut rest = &values[..];
            for level in isotonic_quantile(&groups, 0.5).unwrap() {
                let (held, after) = rest.split_at(level.rows);
                rest = after;
                let below = held.iter().filter(|value| **value < level.value).count();
                let above = held.iter().filter(|value| **value > level.value).count();
                prop_assert!(2 * below <= held.len() && 2 * above <= held.len());
            }
        }
    }
}
