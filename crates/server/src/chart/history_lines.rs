//! The lines of a history of forecasts: steps with a label at the tip, moved apart where two would
//! stand on each other.

use super::forecast_history::Forecaster;
use super::life::{TOP, minute, steps};
use super::time_axis::TimeAxis;

/// The style sheet has this many kinds of lines; the seventh forecaster gets the first again.
const LINE_STYLES: usize = 6;

const BOTTOM: f64 = 304.0;
const LABEL_HEIGHT: f64 = 16.0;

/// A forecaster's line with its label at the tip.
pub(super) struct Line {
    pub(super) style: usize,
    pub(super) path: String,
    pub(super) tip: f64,
    pub(super) label: String,
    pub(super) label_y: f64,
    pub(super) dots: Vec<Dot>,
}

pub(super) struct Dot {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) label: String,
}

/// A line for each forecaster, drawn up to `end`.
pub(super) fn lines(forecasters: &[Forecaster], end: f64, axis: &TimeAxis) -> Vec<Line> {
    let drawn = forecasters.iter().enumerate().map(|(index, it)| {
        let dots = dots(it, axis);
        let tip = dots.last().map_or(end, |dot| dot.x.max(end));
        let last = it.points.last().map(|point| point.probability.to_string());
        Line {
            style: index % LINE_STYLES + 1,
            path: steps(dots.iter().map(|dot| (dot.x, dot.y)), tip),
            tip,
            label: format!("{} {}", it.name, last.unwrap_or_default()),
            label_y: dots.last().map_or(TOP, |dot| dot.y),
            dots,
        }
    });
    let mut lines: Vec<Line> = drawn.collect();
    spread(&mut lines);
    lines
}

/// Where a probability in percent stands.
pub(super) fn height(percent: f64) -> f64 {
    BOTTOM - (BOTTOM - TOP) * percent / 100.0
}

fn dots(forecaster: &Forecaster, axis: &TimeAxis) -> Vec<Dot> {
    let dots = forecaster.points.iter().map(|point| Dot {
        x: axis.x(point.at),
        y: height(point.probability.percent()),
        label: format!("{}: {}, {}", forecaster.name, point.probability, minute(point.at)),
    });
    dots.collect()
}

/// Moves the labels of lines apart where they would stand on each other.
fn spread(lines: &mut [Line]) {
    let mut order: Vec<&mut Line> = lines.iter_mut().collect();
    order.sort_by(|one, other| one.label_y.total_cmp(&other.label_y));
    let mut lowest = f64::NEG_INFINITY;
    for line in &mut order {
        line.label_y = line.label_y.max(lowest + LABEL_HEIGHT);
        lowest = line.label_y;
    }
    let mut highest = BOTTOM + LABEL_HEIGHT;
    for line in order.iter_mut().rev() {
        line.label_y = line.label_y.min(highest - LABEL_HEIGHT);
        highest = line.label_y;
    }
}
