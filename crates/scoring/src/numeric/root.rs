//! Where a rising function reaches a value.

/// The place where a function that rises passes zero, searched from a start in growing steps and
/// then within the last of them. Infinite where the function never gets there.
pub(crate) fn root(function: &dyn Fn(f64) -> f64, start: f64, scale: f64) -> f64 {
    let (mut low, mut high) = (start - scale, start + scale);
    let mut step = scale;
    while function(low) > 0.0 && low.is_finite() {
        step *= 2.0;
        high = low;
        low -= step;
    }
    step = scale;
    while function(high) < 0.0 && high.is_finite() {
        step *= 2.0;
        low = high;
        high += step;
    }
    if low.is_finite() && high.is_finite() { within(function, low, high) } else { low + high }
}

/// How often a stretch is cut at most; halving alone ends after about a thousand cuts.
const CUTS: usize = 2000;

/// The root between two places with values of different signs: by the curve through the last
/// three where that is sure to gain, else by halving.
///
/// T. R. Chandrupatla, "A new hybrid quadratic/bisection algorithm for finding the zero of a
/// nonlinear function without using derivatives", *Advances in Engineering Software* 28, 1997.
fn within(function: &dyn Fn(f64) -> f64, low: f64, high: f64) -> f64 {
    let at = |place: f64| Point { place, value: function(place) };
    let (mut newest, mut other) = (at(low), at(high));
    let mut cut = 0.5;
    for _ in 0..CUTS {
        let next = at(newest.place + cut * (other.place - newest.place));
        let before = if (next.value > 0.0) == (newest.value > 0.0) {
            newest
        } else {
            std::mem::replace(&mut other, newest)
        };
        newest = next;
        let best = if newest.value.abs() < other.value.abs() { newest } else { other };
        let tolerance = f64::EPSILON * best.place.abs() + f64::MIN_POSITIVE;
        let least = 0.5 * tolerance / (other.place - newest.place).abs();
        if least >= 0.25 || best.value.abs() <= 0.0 {
            return best.place;
        }
        cut = curve(newest, other, before).unwrap_or(0.5).clamp(least, 1.0 - least);
    }
    newest.place
}

#[derive(Clone, Copy)]
struct Point {
    place: f64,
    value: f64,
}

/// Where the curve through three points is zero, as a part of the way from the first to the
/// second; `None` where the curve is no guide.
fn curve(newest: Point, other: Point, before: Point) -> Option<f64> {
    let place = (newest.place - other.place) / (before.place - other.place);
    let value = (newest.value - other.value) / (before.value - other.value);
    let sure = value * value < place && (1.0 - value) * (1.0 - value) < 1.0 - place;
    let slope = |first: Point, second: Point| first.value / (second.value - first.value);
    sure.then(|| {
        let far = (before.place - newest.place) / (other.place - newest.place);
        slope(newest, other) * before.value / (other.value - before.value)
            + far * slope(newest, before) * other.value / (before.value - other.value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_steps_are_needed() {
        for (expected, power) in [(0.3, 1), (1e-7, 3), (700.0, 1)] {
            let steps = std::cell::Cell::new(0);
            let function = |place: f64| {
                steps.set(steps.get() + 1);
                1.0 - f64::exp(f64::powi(expected - place, power).min(600.0))
            };
            let found = root(&function, 1.0, 1.0);
            assert!(steps.get() < 120, "{expected}: {} steps to {found}", steps.get());
        }
    }

    #[test]
    fn roots_near_and_far() {
        for expected in [0.0, 1e-9, -3.0, 1e12, -1e12] {
            let found = root(&|place| place - expected, 0.5, 1.0);
            assert!((found - expected).abs() <= 1e-15 * f64::abs(expected).max(1e-9), "{found}");
        }
    }
}
