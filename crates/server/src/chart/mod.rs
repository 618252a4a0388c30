//! A chart: a picture of numbers, with the same numbers as a table and in words.
//!
//! Each chart is a pure function from plain data to an SVG text that stands in the page itself.
//! It is styled by classes of `desk.css` alone, so that it follows light, dark and print, and it
//! tells nothing by color alone. Where there is nothing to draw the function returns `None`, and
//! the page shows an empty state.
//!
//! Pages write a chart with the macro `figure` of `parts/charts.html`:
//!
//! ```text
//! {% import "parts/charts.html" as charts %}
//! {% if let Some(chart) = history %}{% call charts::figure(chart) %}{% endcall %}{% endif %}
//! ```

mod calibration_plot;
mod cooperation_conflict;
mod fan_span;
mod finding;
mod forecast_fan;
mod forecast_history;
mod history_lines;
mod life;
mod murphy_diagram;
mod pair_lanes;
mod position_spans;
mod reliability_diagram;
mod scale;
mod score_over_time;
mod time_axis;
mod value_axis;

use std::borrow::Borrow;

pub use calibration_plot::{CalibrationBin, CalibrationPlot, ExpectedRange};
pub use cooperation_conflict::CooperationConflict;
pub use forecast_fan::{FanForecast, ForecastFan};
pub use forecast_history::{ForecastHistory, ForecastPoint, Forecaster};
pub use life::Outcome;
pub use murphy_diagram::MurphyDiagram;
pub use pair_lanes::PairLanes;
pub use position_spans::PositionSpans;
pub use reliability_diagram::ReliabilityDiagram;
pub use score_over_time::ScoreOverTime;
pub use value_axis::ValueScale;

/// A picture of numbers, with the same numbers as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The heading above the picture.
    pub title: String,
    /// What the picture shows, in words; also its `<desc>`.
    pub summary: String,
    /// The picture; safe to put into a page as it is.
    pub svg: String,
    /// The numbers.
    pub table: Table,
}

/// Rows of text under headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The headings.
    pub columns: Vec<Column>,
    /// The rows, each with one cell for each column.
    pub rows: Vec<Vec<String>>,
}

/// The heading of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What the column holds.
    pub name: &'static str,
    /// Whether it holds numbers, which stand to the right.
    pub is_number: bool,
}

impl Column {
    const fn words(name: &'static str) -> Self {
        Self { name, is_number: false }
    }

    const fn number(name: &'static str) -> Self {
        Self { name, is_number: true }
    }
}

/// Writes a coordinate with one decimal at most, as drawings need no more.
fn coordinate(value: impl Borrow<f64>) -> String {
    let rounded = (value.borrow() * 10.0).round() / 10.0;
    // Adding zero turns -0 into 0.
    format!("{}", rounded + 0.0)
}

/// Writes a count with its noun, as "1 forecast" or "3 forecasts".
pub(crate) fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
