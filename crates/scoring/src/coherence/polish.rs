//! The last digits of the nearest answers.
//!
//! Where the path of [`super::program`] ends it is clear which worlds have a chance. With these
//! the nearest answers solve plain equations: all these worlds gain the same, and the answers
//! are the chances by them.

use super::cholesky::Root;
use super::gains::Table;
use super::program::{Place, dot, one_plus_squares};
use crate::numeric::number;

/// How much it costs to change a world's chance by one in a step; it only keeps steps unique.
const DRAG: f64 = 1e-9;

/// How many worlds are left out at most.
const ROUNDS: usize = 60;

/// What counts as no chance.
const NOTHING: f64 = 1e-9;

/// The nearest answers, to the last digits; none if the worlds with a chance are not clear.
pub(super) fn polish(table: &Table, place: &Place, answers: &[f64]) -> Option<Vec<f64>> {
    let parts = place.worlds.iter().zip(&place.slacks).enumerate();
    let mut chosen: Vec<usize> =
        parts.filter(|(_, (world, slack))| world > slack).map(|(index, _)| index).collect();
    let mut weights: Vec<f64> = chosen.iter().map(|world| place.worlds[*world]).collect();
    let mut answers = answers.to_vec();
    // Each round leaves out a world that turned out to have no chance.
    for _ in 0..ROUNDS {
        if chosen.is_empty() {
            return None;
        }
        let some = Table {
            chances: table.chances.clone(),
            worlds: chosen.iter().map(|world| table.worlds[*world].clone()).collect(),
        };
        even_out(&some, &mut weights, &mut answers)?;
        let least =
            (0..chosen.len()).min_by(|one, other| weights[*one].total_cmp(&weights[*other]));
        match least.filter(|least| weights[*least] < -1e-12) {
            None => return Some(answers),
            Some(least) => {
                chosen.remove(least);
                weights.remove(least);
            }
        }
    }
    None
}

/// Newton's method for the weights of worlds and the answers that all gain the same.
fn even_out(table: &Table, weights: &mut [f64], answers: &mut [f64]) -> Option<()> {
    let sum: f64 = weights.iter().sum();
    for weight in weights.iter_mut() {
        *weight /= sum;
    }
    for _ in 0..12 {
        let moved = step(table, weights, answers)?;
        if moved < 1e-15 {
            break;
        }
    }
    Some(())
}

/// One step; tells how far the answers moved.
fn step(table: &Table, weights: &mut [f64], answers: &mut [f64]) -> Option<f64> {
    let size = answers.len();
    let scales = scales(table, weights);
    let slopes = slopes(table, answers, &scales);
    let levels = centered(table.gains(answers));
    let rows = without_means(&slopes, size);
    let drag = vec![DRAG.recip(); weights.len()];
    let root = Root::of(one_plus_squares(&rows, &drag, size), size)?;
    let mut right = vec![0.0; size];
    add_rows(&mut right, &slopes, weights.iter().map(|weight| -weight));
    add_rows(&mut right, &rows, levels.iter().map(|level| level / DRAG));
    let moves = root.solve(right);
    for ((row, level), weight) in rows.chunks(size).zip(&levels).zip(weights.iter_mut()) {
        *weight += (dot(row, &moves) - level) / DRAG;
    }
    let mut farthest: f64 = 0.0;
    for ((answer, by), scale) in answers.iter_mut().zip(&moves).zip(&scales) {
        *answer += by * scale;
        farthest = farthest.max((by * scale).abs());
    }
    Some(farthest)
}

/// The unit of each answer: one over the root of its curvature.
fn scales(table: &Table, weights: &[f64]) -> Vec<f64> {
    let conditions = table.chances_by(weights).conditions;
    // What no world with a chance decides is left as it is.
    let scale = |condition: f64| {
        if condition > NOTHING { (2.0 * condition).sqrt().recip() } else { 0.0 }
    };
    conditions.into_iter().map(scale).collect()
}

/// How the loss of each world changes with each answer, world by world.
fn slopes(table: &Table, answers: &[f64], scales: &[f64]) -> Vec<f64> {
    let slope = |(claim, outcome): (usize, &Option<bool>)| {
        let distance = |happened| answers[claim] - f64::from(u8::from(happened));
        2.0 * scales[claim] * outcome.map_or(0.0, distance)
    };
    table.worlds.iter().flat_map(|world| world.iter().enumerate().map(slope)).collect()
}

/// Adds each row so many times.
fn add_rows(sums: &mut [f64], rows: &[f64], times: impl Iterator<Item = f64>) {
    for (row, times) in rows.chunks(sums.len()).zip(times) {
        for (sum, value) in sums.iter_mut().zip(row) {
            *sum += value * times;
        }
    }
}

fn centered(mut values: Vec<f64>) -> Vec<f64> {
    let mean = values.iter().sum::<f64>() / number(values.len());
    for value in &mut values {
        *value -= mean;
    }
    values
}

/// Takes from each column its mean.
fn without_means(rows: &[f64], size: usize) -> Vec<f64> {
    let count = number(rows.len() / size);
    let mean = |column: usize| rows.iter().skip(column).step_by(size).sum::<f64>() / count;
    let means: Vec<f64> = (0..size).map(mean).collect();
    rows.chunks(size).flat_map(|row| row.iter().zip(&means).map(|(one, mean)| one - mean)).collect()
}
