//! The chances of worlds that come nearest to forecasts, by an interior-point method.
//!
//! With π the chances of the worlds, and *c* the forecast of an answer whose condition has the
//! chance *b* and which itself has the chance *r* under it, both by π, we look for the π that
//! makes *D*(π) = Σ *b* (*c* − *r*)² smallest. As *b* (*c* − *r*)² is (*c b* − *a*)²/*b* with
//! *a* = *b r*, and *a* and *b* are sums of chances, *D* is convex. Its slope in the direction of
//! a world is what the answers *r* gain over the forecasts *c* by the Brier score in that world,
//! so at the smallest place no world gains less than *D*.
//!
//! Each step solves the equations of the central path π *s* = μ, where *s* is how much more a
//! world gains than the least, with as many unknowns as there are forecasts.
//!
//! S. Boyd, L. Vandenberghe, *Convex Optimization*, 2004, section 11.7.

use super::cholesky::Root;
use super::gains::{Chances, Table};
use crate::numeric::number;

/// Where the path ends.
const SMALLEST: f64 = 1e-13;

/// How many steps are taken at most; thirty are usual.
const STEPS: usize = 500;

/// How much of the way to the border a step goes.
const OF_THE_WAY: f64 = 0.9;

/// A place on the path.
pub(super) struct Place {
    /// The chances of the worlds.
    pub(super) worlds: Vec<f64>,
    /// How much more each gains than the least.
    pub(super) slacks: Vec<f64>,
}

/// Follows the path to its end.
pub(super) fn follow(table: &Table) -> Place {
    let count = table.worlds.len();
    let mut place = Place { worlds: vec![number(count).recip(); count], slacks: vec![1.0; count] };
    for _ in 0..STEPS {
        let chances = table.chances_by(&place.worlds);
        let gains = table.gains(&chances.answers);
        let centered = place.is_centered(&gains);
        let closeness = dot(&place.worlds, &place.slacks) / number(count);
        if centered && closeness < SMALLEST {
            break;
        }
        let target = if centered { 0.1 * closeness } else { closeness };
        let Some(equations) = Equations::new(table, &place, &chances) else { break };
        let step = equations.step(&place, &gains, target);
        place.go(&step, target);
    }
    place
}

impl Place {
    /// Whether the slacks are near what the gains say they are.
    fn is_centered(&self, gains: &[f64]) -> bool {
        let level: f64 = dot(&self.worlds, gains) - dot(&self.worlds, &self.slacks);
        gains
            .iter()
            .zip(&self.slacks)
            .all(|(gain, slack)| (gain - slack - level).abs() < 0.5 * slack)
    }

    fn go(&mut self, step: &[f64], target: f64) {
        let parts = self.worlds.iter().zip(&self.slacks).zip(step);
        let slack_step: Vec<f64> = parts
            .map(|((world, slack), step)| target / world - slack - slack * (step / world))
            .collect();
        let length = reach(&self.worlds, step).min(reach(&self.slacks, &slack_step));
        advance(&mut self.worlds, step, length);
        advance(&mut self.slacks, &slack_step, length);
        let sum: f64 = self.worlds.iter().sum();
        for world in &mut self.worlds {
            *world /= sum;
        }
    }
}

/// The equations of a step: a diagonal, and the curvature of each forecast.
struct Equations {
    claims: usize,
    /// Chance over slack of each world: one over the diagonal.
    ratios: Vec<f64>,
    /// The curvatures, world by world.
    curves: Vec<f64>,
    root: Root,
}

impl Equations {
    fn new(table: &Table, place: &Place, chances: &Chances) -> Option<Self> {
        let ratios: Vec<f64> =
            place.worlds.iter().zip(&place.slacks).map(|(world, slack)| world / slack).collect();
        let scales: Vec<f64> = chances.conditions.iter().map(|it| (2.0 / it).sqrt()).collect();
        let curve = |(claim, outcome): (usize, &Option<bool>)| {
            outcome.map_or(0.0, |happened| {
                scales[claim] * (f64::from(u8::from(happened)) - chances.answers[claim])
            })
        };
        let curves: Vec<f64> =
            table.worlds.iter().flat_map(|world| world.iter().enumerate().map(curve)).collect();
        let claims = table.chances.len();
        let root = Root::of(one_plus_squares(&curves, &ratios, claims), claims)?;
        Some(Self { claims, ratios, curves, root })
    }

    /// The step of the worlds' chances, which keeps their sum.
    fn step(&self, place: &Place, gains: &[f64], target: f64) -> Vec<f64> {
        let pull: Vec<f64> =
            gains.iter().zip(&place.worlds).map(|(gain, world)| target / world - gain).collect();
        let free: f64 = self.divide(&pull).iter().sum();
        let level: f64 = self.divide(&vec![1.0; pull.len()]).iter().sum();
        let kept: Vec<f64> = pull.iter().map(|pull| pull - free / level).collect();
        self.divide(&kept)
    }

    /// The solution for a right side: by the diagonal, and then by the forecasts.
    fn divide(&self, right: &[f64]) -> Vec<f64> {
        let mut along = vec![0.0; self.claims];
        let rows = self.curves.chunks(self.claims);
        for ((row, ratio), right) in rows.clone().zip(&self.ratios).zip(right) {
            for (along, curve) in along.iter_mut().zip(row) {
                *along += curve * (ratio * right);
            }
        }
        let along = self.root.solve(along);
        let parts = rows.zip(&self.ratios).zip(right);
        parts.map(|((row, ratio), right)| ratio * (right - dot(row, &along))).collect()
    }
}

/// The lower half of 1 + *V*′ *R* *V*, for rows *V* and a diagonal *R*.
pub(super) fn one_plus_squares(curves: &[f64], ratios: &[f64], size: usize) -> Vec<f64> {
    let mut squares = vec![0.0; size * size];
    for (row, ratio) in curves.chunks(size).zip(ratios) {
        for (first, curve) in row.iter().enumerate() {
            let scaled = ratio * curve;
            let line = &mut squares[first * size..=first * size + first];
            for (square, other) in line.iter_mut().zip(row) {
                *square += scaled * other;
            }
        }
    }
    for place in 0..size {
        squares[place * size + place] += 1.0;
    }
    squares
}

/// How long a step can be before something falls to 0, and at most 1.
fn reach(values: &[f64], step: &[f64]) -> f64 {
    let falls = values.iter().zip(step).filter(|(_, step)| **step < 0.0);
    falls.map(|(value, step)| OF_THE_WAY * value / -step).fold(1.0, f64::min)
}

fn advance(values: &mut [f64], step: &[f64], length: f64) {
    for (value, step) in values.iter_mut().zip(step) {
        *value += length * step;
    }
}

pub(super) fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}
