//! Scales: where numbers lie in a picture, and which of them are written beside it.

use super::coordinate;

/// The left end of a square plot of shares.
pub(super) const LEFT: f64 = 56.0;
/// The upper end of a square plot of shares.
pub(super) const TOP: f64 = 16.0;
/// How wide and high a square plot of shares is.
pub(super) const SIDE: f64 = 320.0;

/// A line of the grid of a square plot of shares, once across and once upward.
pub(super) struct Level {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) percent: u32,
}

impl Level {
    /// The five lines of the grid.
    pub(super) fn all() -> Vec<Self> {
        [0, 25, 50, 75, 100].map(Self::at).into()
    }

    fn at(percent: u32) -> Self {
        let share = f64::from(percent) / 100.0;
        Self { x: across(share), y: upward(share), percent }
    }
}

/// Where a share lies from left to right in a square plot.
pub(super) fn across(share: f64) -> f64 {
    LEFT + SIDE * share
}

/// Where a share lies from the bottom up in a square plot.
pub(super) fn upward(share: f64) -> f64 {
    TOP + SIDE * (1.0 - share)
}

/// The steps that a scale of losses may have.
const STEPS: [f64; 6] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25];

/// A scale of losses from 0 at the bottom up.
pub(super) struct LossScale {
    top: f64,
    step: f64,
    from: f64,
    height: f64,
}

/// A loss that is written beside its line.
pub(super) struct LossLevel {
    pub(super) y: f64,
    pub(super) label: String,
}

impl LossScale {
    /// A scale that holds all losses up to `largest` between two heights of the picture.
    pub(super) fn up_to(largest: f64, (upper, lower): (f64, f64)) -> Self {
        let step = STEPS.into_iter().find(|step| largest / step <= 5.0).unwrap_or(0.25);
        let top = (largest / step).ceil().max(1.0) * step;
        Self { top, step, from: lower, height: lower - upper }
    }

    /// Where a loss lies.
    pub(super) fn y(&self, loss: f64) -> f64 {
        self.from - self.height * loss / self.top
    }

    /// The losses that are written.
    pub(super) fn levels(&self) -> Vec<LossLevel> {
        let all = std::iter::successors(Some(0.0), |loss| Some(loss + self.step));
        let inside = all.take_while(|loss| *loss < self.top + self.step / 2.0);
        let level = |loss: f64| LossLevel { y: self.y(loss), label: format!("{loss:.2}") };
        inside.map(level).collect()
    }
}

/// A path through points, in their order.
pub(super) fn path(points: impl IntoIterator<Item = (f64, f64)>) -> String {
    let point = |(x, y)| format!("{} {}", coordinate(x), coordinate(y));
    let points: Vec<String> = points.into_iter().map(point).collect();
    if points.is_empty() { String::new() } else { format!("M{}", points.join(" L")) }
}

/// How large the dots of a line are, smaller where many stand close.
pub(super) fn dot_radius(dots: usize) -> f64 {
    match dots {
        0..=24 => 4.0,
        25..=60 => 2.0,
        _ => 0.5,
    }
}

/// A probability in percent, with one decimal where it has one.
pub(super) fn percent(share: f64) -> String {
    format!("{}%", (share * 1000.0).round() / 10.0 + 0.0)
}

/// A count as a number for drawing.
pub(super) fn exact(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// A count in little room.
pub(super) fn short(count: usize) -> String {
    match count {
        0..10_000 => count.to_string(),
        10_000..1_000_000 => format!("{}k", count / 1000),
        _ => format!("{}M", count / 1_000_000),
    }
}
