//! Where a rising function reaches a value.

/// The place where a function that rises passes zero, searched from a start in growing steps and
/// then by halving, which cannot fail. Infinite where the function never gets there.
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
    if low.is_finite() && high.is_finite() { halved(function, low, high) } else { low + high }
}

fn halved(function: &dyn Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return middle;
        }
        if function(middle) < 0.0 { low = middle } else { high = middle }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_near_and_far() {
        for expected in [0.0, 1e-9, -3.0, 1e12, -1e12] {
            let found = root(&|place| place - expected, 0.5, 1.0);
            assert!((found - expected).abs() <= 1e-15 * f64::abs(expected).max(1e-9), "{found}");
        }
    }
}
