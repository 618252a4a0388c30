//! Scores of a number or a day that was forecast by some of its quantiles.

use domain::{Bounds, DateRange, NumberRange, Quantile, Resolution, Scale, Side, number_of_day};

use crate::BadInput;
use crate::continuous::{Distribution, PiecewiseLinear};

/// The range within which a question tells answers apart.
///
/// A forecast is drawn through its quantiles with straight lines. At a closed end it goes straight
/// to the end; at an open end the outermost line goes on, and what has not happened within the
/// range lies beyond it. Scored is the squared distance between this line and what happened, over
/// the range and as a share of it: a CRPS that looks at the range alone, which is proper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Quantity {
    low: f64,
    high: f64,
    bounds: Bounds,
    scale: Scale,
}

/// A point of a distribution function: a place, and the chance of lying below it.
type Point = (f64, f64);

impl Quantity {
    pub(super) fn of_number(range: &NumberRange) -> Self {
        let NumberRange { low, high, bounds, scale, .. } = *range;
        Self { low, high, bounds, scale }
    }

    pub(super) fn of_day(range: &DateRange) -> Self {
        let (low, high) = (number_of_day(range.first), number_of_day(range.last));
        Self { low, high, bounds: range.bounds, scale: Scale::Linear }
    }

    /// Where within the range an answer lies; one beyond an end counts as one at it.
    pub(super) fn place(self, resolution: &Resolution) -> Option<f64> {
        let value = match resolution {
            Resolution::Number { value } => *value,
            Resolution::Date { date } => number_of_day(*date),
            Resolution::Beyond { side: Side::Below, .. } => self.low,
            Resolution::Beyond { side: Side::Above, .. } => self.high,
            Resolution::Yes
            | Resolution::No
            | Resolution::Options { .. }
            | Resolution::Annulled { .. }
            | Resolution::Ambiguous { .. }
            | Resolution::NotYet { .. } => return None,
        };
        Some(value.clamp(self.low, self.high))
    }

    /// The CRPS over the range, as a share of it.
    pub(super) fn score(self, quantiles: &[Quantile], happened: f64) -> Result<f64, BadInput> {
        let (low, high) = (self.scaled(self.low), self.scaled(self.high));
        let points = self.line_through(quantiles)?;
        let points = within(&points, low, high);
        let (places, shares): (Vec<f64>, Vec<f64>) = points.into_iter().unzip();
        let forecast = PiecewiseLinear::open(&places, &shares)?;
        Ok(forecast.crps(self.scaled(happened))? / (high - low))
    }

    fn scaled(self, value: f64) -> f64 {
        match self.scale {
            Scale::Linear => value,
            // What lies at 0 or below is below every range with a log scale.
            Scale::Log if value <= 0.0 => f64::MIN,
            Scale::Log => value.ln(),
        }
    }

    /// The points of the line, from where the chance is 0 to where it is 1.
    fn line_through(self, quantiles: &[Quantile]) -> Result<Vec<Point>, BadInput> {
        let mut line: Vec<Point> =
            quantiles.iter().map(|it| (self.scaled(it.value), it.below.value())).collect();
        if line.len() < 2 {
            return Err(BadInput::TooFew { what: "quantiles", found: line.len(), needed: 2 });
        }
        let (low, high) = (self.scaled(self.low), self.scaled(self.high));
        let ends = line.len();
        let first = reached(line[1], line[0], 0.0);
        let last = reached(line[ends - 2], line[ends - 1], 1.0);
        line.insert(0, if self.bounds.is_open_below() { first } else { (low, 0.0) });
        line.push(if self.bounds.is_open_above() { last } else { (high, 1.0) });
        Ok(line)
    }
}

/// Where a line through two points reaches a chance.
fn reached(from: Point, through: Point, chance: f64) -> Point {
    let slope = (through.0 - from.0) / (through.1 - from.1);
    (through.0 + slope * (chance - through.1), chance)
}

/// The points of a line within two ends, with a point at each end.
fn within(line: &[Point], low: f64, high: f64) -> Vec<Point> {
    let inner = line.iter().copied().filter(|(place, _)| *place > low && *place < high);
    let mut points = vec![(low, chance_at(line, low))];
    points.extend(inner);
    points.push((high, chance_at(line, high)));
    points
}

/// The chance below a place, by the line: 0 before it begins, 1 after it has ended. Where it
/// jumps, as with a quantile at a closed end, the higher chance.
fn chance_at(line: &[Point], place: f64) -> f64 {
    let after = line.partition_point(|(at, _)| *at <= place);
    match (after.checked_sub(1).map(|before| line[before]), line.get(after).copied()) {
        (None, _) => 0.0,
        (Some((_, chance)), None) => chance,
        (Some((from, low)), Some((to, high))) => {
            (low + (high - low) * (place - from) / (to - from)).clamp(low, high)
        }
    }
}
