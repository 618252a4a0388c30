//! The numbers that make a list of misfits smallest, squared and added up.

/// What was found: the numbers, and the sum of the squared misfits.
#[derive(Clone, Debug)]
pub(crate) struct Minimum<const N: usize> {
    pub(crate) place: [f64; N],
    pub(crate) squares: f64,
}

/// How often a step is tried before the search ends.
const TRIES: usize = 500;

/// Searches from a start, by steps between Gauss's and the steepest way down.
///
/// D. W. Marquardt, "An algorithm for least-squares estimation of nonlinear parameters", *Journal
/// of the Society for Industrial and Applied Mathematics* 11, 1963.
pub(crate) fn least_squares<const N: usize>(
    misfits: &dyn Fn(&[f64; N]) -> Vec<f64>,
    start: [f64; N],
) -> Minimum<N> {
    let mut best = Minimum { place: start, squares: squares(&misfits(&start)) };
    let mut damping = 1e-3;
    for _ in 0..TRIES {
        let Some(step) = step(misfits, &best.place, damping) else {
            damping *= 10.0;
            continue;
        };
        let place = std::array::from_fn(|index| best.place[index] + step[index]);
        let next = squares(&misfits(&place));
        let small = (0..N).all(|index| step[index].abs() <= 1e-14 * (1e-3 + place[index].abs()));
        if next < best.squares {
            best = Minimum { place, squares: next };
            damping = (damping * 0.1).max(1e-15);
        } else {
            damping *= 10.0;
        }
        if small || damping > 1e15 {
            break;
        }
    }
    best
}

fn squares(misfits: &[f64]) -> f64 {
    let sum = misfits.iter().map(|misfit| misfit * misfit).sum::<f64>();
    // A place where the function has no value is worse than any that has one.
    if sum.is_nan() { f64::INFINITY } else { sum }
}

/// The step: with the slopes *J*, the misfits *r* and the damping *λ*, the solution *x* of
/// (*J*′*J* + *λ* diag *J*′*J*) *x* = −*J*′*r*.
fn step<const N: usize>(
    misfits: &dyn Fn(&[f64; N]) -> Vec<f64>,
    place: &[f64; N],
    damping: f64,
) -> Option<[f64; N]> {
    let here = misfits(place);
    let slopes: [Vec<f64>; N] = std::array::from_fn(|index| slope(misfits, place, index));
    let product = |first: &[f64], second: &[f64]| -> f64 {
        first.iter().zip(second).map(|(first, second)| first * second).sum()
    };
    let mut rows = [[0.0; N]; N];
    for (row, first) in rows.iter_mut().zip(&slopes) {
        *row = std::array::from_fn(|column| product(first, &slopes[column]));
    }
    for (index, row) in rows.iter_mut().enumerate() {
        row[index] += damping * row[index] + f64::MIN_POSITIVE;
    }
    let right = std::array::from_fn(|index| -product(&slopes[index], &here));
    solve(rows, right)
}

/// How the misfits change with one of the numbers, by a difference to both sides.
fn slope<const N: usize>(
    misfits: &dyn Fn(&[f64; N]) -> Vec<f64>,
    place: &[f64; N],
    index: usize,
) -> Vec<f64> {
    // The cube root of the rounding balances it against the curve.
    let width = 6e-6 * place[index].abs().max(1e-2);
    let moved = |by: f64| {
        let mut there = *place;
        there[index] += by;
        misfits(&there)
    };
    let pairs = moved(width).into_iter().zip(moved(-width));
    pairs.map(|(above, below)| (above - below) / (2.0 * width)).collect()
}

/// Solves a system by elimination, the largest number first; `None` where it has no one solution.
fn solve<const N: usize>(mut rows: [[f64; N]; N], mut right: [f64; N]) -> Option<[f64; N]> {
    for column in 0..N {
        let size = |row: &usize| rows[*row][column].abs();
        let pivot = (column..N).max_by(|first, second| size(first).total_cmp(&size(second)))?;
        rows.swap(column, pivot);
        right.swap(column, pivot);
        let leading = rows[column];
        if leading[column].abs() <= 0.0 || !leading[column].is_finite() {
            return None;
        }
        for row in column + 1..N {
            let factor = rows[row][column] / leading[column];
            rows[row] = std::array::from_fn(|index| rows[row][index] - factor * leading[index]);
            right[row] -= factor * right[column];
        }
    }
    for row in (0..N).rev() {
        let known: f64 = (row + 1..N).map(|index| rows[row][index] * right[index]).sum();
        right[row] = (right[row] - known) / rows[row][row];
    }
    right.iter().all(|value| value.is_finite()).then_some(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bottom_of_a_bent_valley_is_found() {
        let valley =
            |place: &[f64; 2]| vec![10.0 * (place[1] - place[0] * place[0]), 1.0 - place[0]];
        let minimum = least_squares(&valley, [-1.2, 1.0]);
        assert!(minimum.squares < 1e-24, "{minimum:?}");
        assert!((minimum.place[1] - 1.0).abs() < 1e-12, "{minimum:?}");
    }

    #[test]
    fn what_decides_nothing_does_no_harm() {
        let minimum = least_squares(&|place: &[f64; 2]| vec![place[0] - 3.0], [0.0, 7.0]);
        assert!((minimum.place[0] - 3.0).abs() < 1e-12, "{minimum:?}");
    }
}
