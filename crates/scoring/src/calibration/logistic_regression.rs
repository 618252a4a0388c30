//! Logistic regression on one variable, by Newton's method.

use crate::numeric::{Sum, logistic};

/// Newton's method takes a handful of steps; this many are never needed.
const MOST_STEPS: usize = 100;

/// The log-odds that were forecast, what happened, and how much it counts.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) log_odds: f64,
    pub(super) happened: bool,
    pub(super) weight: f64,
}

/// Minus the second derivatives of the log likelihood.
#[derive(Clone, Copy)]
pub(super) struct Curvature {
    intercept: f64,
    both: f64,
    slope: f64,
}

impl Curvature {
    fn determinant(self) -> f64 {
        self.intercept * self.slope - self.both * self.both
    }

    /// The variance of the intercept, the covariance, and the variance of the slope.
    pub(super) fn inverse(self) -> [f64; 3] {
        [self.slope, -self.both, self.intercept].map(|entry| entry / self.determinant())
    }
}

/// The best line, and the curvature there.
pub(super) fn newton(rows: &[Row]) -> ((f64, f64), Curvature) {
    let mut line = (0.0, 0.0);
    let mut likelihood = log_likelihood(rows, line);
    for _ in 0..MOST_STEPS {
        let (gradient, curvature) = derivatives(rows, line);
        let [first, both, second] = curvature.inverse();
        let step =
            (first * gradient.0 + both * gradient.1, both * gradient.0 + second * gradient.1);
        let mut next = (line.0 + step.0, line.1 + step.1);
        // Far from the best line a whole step may overshoot.
        while log_likelihood(rows, next) < likelihood
            && (next.0 - line.0).abs() + (next.1 - line.1).abs() > 1e-9
        {
            next = (f64::midpoint(line.0, next.0), f64::midpoint(line.1, next.1));
        }
        line = next;
        likelihood = log_likelihood(rows, line);
        if step.0.abs() + step.1.abs() <= 1e-14 * (1.0 + line.0.abs() + line.1.abs()) {
            break;
        }
    }
    (line, derivatives(rows, line).1)
}

fn derivatives(rows: &[Row], line: (f64, f64)) -> ((f64, f64), Curvature) {
    let (mut intercept, mut slope) = (Sum::default(), Sum::default());
    let mut curvature = [Sum::default(); 3];
    for row in rows {
        let chance = logistic(line.0 + line.1 * row.log_odds);
        let miss = row.weight * (f64::from(u8::from(row.happened)) - chance);
        let bend = row.weight * chance * (1.0 - chance);
        intercept = intercept.plus(miss);
        slope = slope.plus(miss * row.log_odds);
        let bends = [bend, bend * row.log_odds, bend * row.log_odds * row.log_odds];
        for (sum, bend) in curvature.iter_mut().zip(bends) {
            *sum = sum.plus(bend);
        }
    }
    let [first, both, second] = curvature.map(Sum::value);
    let curvature = Curvature { intercept: first, both, slope: second };
    ((intercept.value(), slope.value()), curvature)
}

/// The logarithm of how likely the outcomes are by a line.
pub(super) fn log_likelihood(rows: &[Row], line: (f64, f64)) -> f64 {
    let term = |row: &Row| {
        let place = line.0 + line.1 * row.log_odds;
        let against = if row.happened { -place } else { place };
        // ln(1 + e^x) without overflow.
        -row.weight * (against.max(0.0) + (-against.abs()).exp().ln_1p())
    };
    rows.iter().map(term).collect::<Sum>().value()
}
