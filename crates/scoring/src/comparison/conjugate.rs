//! Conjugate gradients, for the large and sparse equations of effects and strengths.

use crate::numeric::number;

/// How small what is left of the right side should become, and what is still taken, compared with
/// the numbers it was made of.
const GOAL: f64 = 1e-16;
const TAKEN: f64 = 1e-12;

/// Solves *A x* = *b* for a symmetric matrix without negative directions, given as what it makes
/// of a vector, with its diagonal to even out scales. `None` where it does not converge.
/// `size` is that of the numbers that the right side is a difference of.
///
/// A matrix that makes nothing of a constant vector is allowed if *b* adds up to 0.
///
/// M. R. Hestenes, E. Stiefel, "Methods of conjugate gradients for solving linear systems",
/// *Journal of Research of the National Bureau of Standards* 49, 1952.
pub(super) fn solve(
    apply: &dyn Fn(&[f64]) -> Vec<f64>,
    diagonal: &[f64],
    right: &[f64],
    size: f64,
) -> Option<Vec<f64>> {
    let mut solution = vec![0.0; right.len()];
    let mut left = right.to_vec();
    // Starting over from what is really left takes off the rounding that piles up underway.
    while largest(&left) > GOAL * size {
        let step = descend(apply, diagonal, left.clone());
        let next: Vec<f64> = solution.iter().zip(step).map(|(value, step)| value + step).collect();
        let left_then = minus(right, &apply(&next));
        if largest(&left_then) > largest(&left) / 2.0 {
            break;
        }
        (solution, left) = (next, left_then);
    }
    (largest(&left) <= TAKEN * size).then_some(solution)
}

/// One run of conjugate gradients from zero: the place where least was left.
fn descend(apply: &dyn Fn(&[f64]) -> Vec<f64>, diagonal: &[f64], mut left: Vec<f64>) -> Vec<f64> {
    let mut least = largest(&left);
    let goal = GOAL * least;
    let scaled = |left: &[f64]| -> Vec<f64> {
        left.iter().zip(diagonal).map(|(left, scale)| left / scale).collect()
    };
    let mut solution = vec![0.0; left.len()];
    let mut best = solution.clone();
    let mut preconditioned = scaled(&left);
    let mut direction = preconditioned.clone();
    let mut energy = dot(&left, &preconditioned);
    for _ in 0..10 * left.len() + 100 {
        let image = apply(&direction);
        let curvature = dot(&direction, &image);
        if curvature <= 0.0 || least <= goal {
            break;
        }
        let step = energy / curvature;
        for index in 0..left.len() {
            solution[index] += step * direction[index];
            left[index] -= step * image[index];
        }
        if largest(&left) < least {
            least = largest(&left);
            best.copy_from_slice(&solution);
        }
        preconditioned = scaled(&left);
        let next = dot(&left, &preconditioned);
        for (direction, gradient) in direction.iter_mut().zip(&preconditioned) {
            *direction = gradient + next / energy * *direction;
        }
        energy = next;
    }
    best
}

/// Takes the mean off, so that values add up to 0.
pub(super) fn centered(values: &[f64]) -> Vec<f64> {
    let mean = crate::numeric::sum(values) / number(values.len());
    values.iter().map(|value| value - mean).collect()
}

fn minus(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(one, other)| one - other).collect()
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |largest, value| largest.max(value.abs()))
}
