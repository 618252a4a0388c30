//! The calibration plot: of what was called 70% likely, how much came true?

use askama::Template;
use domain::Probability;

use super::scale::{LEFT, Level, SIDE, across, exact, upward};
use super::{Chart, Column, Table, coordinate, counted};

const SMALLEST_DOT: f64 = 4.0;
const LARGEST_DOT: f64 = 14.0;

/// What the plot shows.
#[derive(Clone, Debug, PartialEq)]
pub struct CalibrationPlot {
    /// A name for the picture's elements, unique on the page.
    pub name: String,
    /// The heading.
    pub title: String,
    /// The forecasts, grouped by how likely they were; groups without forecasts are left out.
    pub bins: Vec<CalibrationBin>,
}

/// Forecasts of about the same probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CalibrationBin {
    /// The lowest probability of the group.
    pub low: Probability,
    /// The highest probability of the group.
    pub high: Probability,
    /// The mean of its forecasts.
    pub mean_forecast: Probability,
    /// The share that came true.
    pub came_true: Probability,
    /// How many forecasts.
    pub count: usize,
    /// Where a perfectly calibrated forecaster's share would lie.
    pub expected: Option<ExpectedRange>,
}

/// Where the share that comes true lies by chance alone, if every forecast is calibrated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExpectedRange {
    /// The lower end.
    pub low: Probability,
    /// The upper end.
    pub high: Probability,
}

impl CalibrationPlot {
    /// Draws the plot; `None` where nothing was forecast.
    pub fn draw(mut self) -> Option<Chart> {
        self.bins.retain(|bin| bin.count > 0);
        let largest = self.bins.iter().map(|bin| bin.count).max()?;
        let summary = self.summary();
        let drawing = Drawing {
            name: &self.name,
            title: &self.title,
            summary: &summary,
            levels: Level::all(),
            dots: self.bins.iter().map(|bin| Dot::new(bin, largest)).collect(),
        };
        let svg = drawing.render().ok()?;
        Some(Chart { title: self.title.clone(), summary, svg, table: self.table() })
    }

    fn summary(&self) -> String {
        let total = self.bins.iter().map(|bin| bin.count).sum();
        let (forecasts, groups) = (counted(total, "forecast"), counted(self.bins.len(), "group"));
        let outside = self.bins.iter().filter(|bin| bin.is_expected() == Some(false)).count();
        let known = self.bins.iter().any(|bin| bin.expected.is_some());
        let judged = match outside {
            _ if !known => String::new(),
            0 => " Every group lies where chance alone could put it.".to_owned(),
            1 => " 1 group lies farther from the diagonal than chance explains.".to_owned(),
            _ => format!(" {outside} groups lie farther from the diagonal than chance explains."),
        };
        format!(
            "{forecasts} in {groups}; on the diagonal, forecasts come true as often as they say.{judged}"
        )
    }

    fn table(&self) -> Table {
        let columns = vec![
            Column::words("Forecast between"),
            Column::number("Forecasts"),
            Column::number("Mean forecast"),
            Column::number("Came true"),
            Column::number("By chance, if calibrated"),
        ];
        Table { columns, rows: self.bins.iter().map(CalibrationBin::row).collect() }
    }
}

impl CalibrationBin {
    /// Whether the share that came true lies where chance alone could put it.
    fn is_expected(&self) -> Option<bool> {
        self.expected.map(|range| (range.low..=range.high).contains(&self.came_true))
    }

    fn row(&self) -> Vec<String> {
        let expected = self.expected.map_or_else(
            || "–".to_owned(),
            |range| format!("{}–{}", whole_percent(range.low), whole_percent(range.high)),
        );
        vec![
            format!("{}–{}", self.low, self.high),
            self.count.to_string(),
            whole_percent(self.mean_forecast),
            whole_percent(self.came_true),
            expected,
        ]
    }
}

#[derive(Template)]
#[template(path = "chart/calibration_plot.svg")]
struct Drawing<'a> {
    name: &'a str,
    title: &'a str,
    summary: &'a str,
    levels: Vec<Level>,
    dots: Vec<Dot>,
}

struct Dot {
    x: f64,
    y: f64,
    radius: f64,
    class: &'static str,
    count: usize,
    band: Option<Band>,
    label: String,
}

struct Band {
    top: f64,
    height: f64,
}

impl Dot {
    fn new(bin: &CalibrationBin, largest: usize) -> Self {
        let share = exact(bin.count) / exact(largest);
        Self {
            x: across(bin.mean_forecast.value()),
            y: upward(bin.came_true.value()),
            // The area, not the radius, tells how many.
            radius: SMALLEST_DOT + (LARGEST_DOT - SMALLEST_DOT) * share.sqrt(),
            class: if bin.is_expected() == Some(false) { "outside" } else { "inside" },
            count: bin.count,
            band: bin.expected.map(Band::of),
            label: format!(
                "{} of about {}: {} came true",
                counted(bin.count, "forecast"),
                whole_percent(bin.mean_forecast),
                whole_percent(bin.came_true)
            ),
        }
    }

    /// Where the count is written: beside the dot, on the side that has room.
    fn count_x(&self) -> f64 {
        let offset = self.radius + 4.0;
        if self.is_at_right() { self.x - offset } else { self.x + offset }
    }

    fn is_at_right(&self) -> bool {
        self.x > LEFT + SIDE * 0.9
    }
}

impl Band {
    fn of(range: ExpectedRange) -> Self {
        let (top, bottom) = (upward(range.high.value()), upward(range.low.value()));
        // A band of no height would be invisible.
        Self { top, height: (bottom - top).max(2.0) }
    }
}

fn whole_percent(probability: Probability) -> String {
    format!("{:.0}%", probability.percent())
}

#[cfg(test)]
mod tests {
    use domain::Probability;

    use super::{CalibrationBin, CalibrationPlot, Chart, ExpectedRange};

    fn percent(value: u32) -> Probability {
        Probability::new(f64::from(value) / 100.0).unwrap()
    }

    /// A group of `count` forecasts of `mean` percent of which `came_true` percent came true.
    fn bin(mean: u32, came_true: u32, count: usize) -> CalibrationBin {
        CalibrationBin {
            low: percent(mean / 10 * 10),
            high: percent((mean / 10 * 10 + 10).min(100)),
            mean_forecast: percent(mean),
            came_true: percent(came_true),
            count,
            expected: None,
        }
    }

    fn draw(bins: Vec<CalibrationBin>) -> Option<Chart> {
        CalibrationPlot { name: "plot".to_owned(), title: "Calibration".to_owned(), bins }.draw()
    }

    fn check(bins: Vec<CalibrationBin>, expected: &[&str]) {
        let chart = draw(bins).unwrap();
        for part in expected {
            assert!(chart.svg.contains(part), "no {part} in {}", chart.svg);
        }
    }

    #[test]
    fn the_ends_of_the_scale_are_the_corners() {
        check(vec![bin(0, 0, 1)], &[r#"cx="56" cy="336""#]);
        check(vec![bin(100, 100, 1)], &[r#"cx="376" cy="16""#, "text-end"]);
    }

    #[test]
    fn a_dot_is_as_large_as_its_count_says_and_says_it() {
        check(vec![bin(20, 10, 16), bin(80, 90, 4)], &[r#"r="14""#, r#"r="9""#, ">16<", ">4<"]);
    }

    #[test]
    fn a_group_beyond_chance_is_told_by_shape_and_in_words() {
        let expected = Some(ExpectedRange { low: percent(60), high: percent(95) });
        let beyond = CalibrationBin { expected, ..bin(80, 40, 12) };
        let within = CalibrationBin { expected, ..bin(80, 70, 12) };
        check(vec![beyond, within], &["dot outside", "dot inside", "1 group lies farther"]);
        check(vec![within], &["Every group lies where chance alone could put it."]);
    }

    #[test]
    fn the_table_holds_the_same_numbers() {
        let expected = Some(ExpectedRange { low: percent(10), high: percent(40) });
        let chart = draw(vec![CalibrationBin { expected, ..bin(25, 33, 3) }, bin(70, 50, 2)]);
        let rows = chart.unwrap().table.rows;
        assert_eq!(rows[0], ["20%–30%", "3", "25%", "33%", "10%–40%"]);
        assert_eq!(rows[1], ["70%–80%", "2", "70%", "50%", "–"]);
    }

    #[test]
    fn empty_groups_are_left_out_and_nothing_is_nothing() {
        assert_eq!(draw(vec![bin(20, 0, 0), bin(70, 50, 2)]).unwrap().table.rows.len(), 1);
        assert_eq!(draw(vec![bin(20, 0, 0)]), None);
        assert_eq!(draw(Vec::new()), None);
    }
}
