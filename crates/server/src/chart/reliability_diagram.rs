//! The reliability diagram: what forecasts said and how often it came true, with where chance
//! alone would put it and how many forecasts there were.

use actions::{Bin, Curve, Step};
use askama::Template;

use super::finding::Finding;
use super::scale::{LEFT, Level, SIDE, across, dot_radius, exact, path, percent, short, upward};
use super::{Chart, Column, Table, coordinate, counted};

/// Where the bars stand that tell how many forecasts there were, and how high the longest is.
const BARS_BOTTOM: f64 = 432.0;
const BARS_HEIGHT: f64 = 44.0;
const GAP: f64 = 4.0;

/// What the diagram shows.
#[derive(Clone, Copy, Debug)]
pub struct ReliabilityDiagram<'a> {
    /// A name for the picture's elements, unique on the page.
    pub name: &'a str,
    /// The fitted curve with its band.
    pub curve: &'a Curve,
    /// How many forecasts there were, by how likely they called things.
    pub bins: &'a [Bin],
}

impl ReliabilityDiagram<'_> {
    /// Draws the diagram; `None` where nothing was forecast.
    pub fn draw(&self) -> Option<Chart> {
        let largest = self.bins.iter().map(|bin| bin.count).max().filter(|count| *count > 0)?;
        let finding = Finding::of(self.curve);
        let (title, summary) = (finding.sentence(self.curve.level), self.summary(&finding));
        let drawing = Drawing {
            name: self.name,
            title: &title,
            summary: &summary,
            levels: Level::all(),
            band: self.band(),
            curve: path(self.curve.steps.iter().flat_map(ends)),
            radius: dot_radius(self.curve.steps.len()),
            dots: self.curve.steps.iter().map(Dot::of).collect(),
            bars: self.bins.iter().map(|bin| Bar::of(bin, largest)).collect(),
        };
        let svg = drawing.render().ok()?;
        Some(Chart { title, summary, svg, table: self.table() })
    }

    /// The outline of the band, along its upper end and back along its lower one.
    fn band(&self) -> String {
        let mut drawn = Vec::new();
        for place in &self.curve.band {
            // Places that fall onto one point of the screen need no points of their own.
            if drawn.last().is_none_or(|(x, _, _)| across(place.forecast) - x >= 1.0) {
                drawn.push((across(place.forecast), upward(place.low), upward(place.high)));
            }
        }
        let upper = drawn.iter().map(|(x, _, high)| (*x, *high));
        let lower = drawn.iter().rev().map(|(x, low, _)| (*x, *low));
        path(upper.chain(lower)) + " Z"
    }

    fn summary(&self, finding: &Finding) -> String {
        let forecasts = counted(self.bins.iter().map(|bin| bin.count).sum(), "forecast");
        let level = self.curve.level * 100.0;
        let Finding { outside, places, .. } = finding;
        format!(
            "{forecasts}, bars below. On the dashed diagonal they come true as often as they say; the gray band is where the curve lies by chance alone in {level:.0} of 100 cases at each forecast, if they are calibrated and independent. The curve is outside the band at {outside} of the {places} places compared."
        )
    }

    fn table(&self) -> Table {
        let columns = vec![
            Column::number("Forecast from"),
            Column::number("to"),
            Column::number("Forecasts"),
            Column::number("Came true"),
            Column::number("By chance, if calibrated"),
        ];
        Table { columns, rows: self.curve.steps.iter().map(|step| self.row(step)).collect() }
    }

    fn row(&self, step: &Step) -> Vec<String> {
        let held = |forecast: f64| (step.low..=step.high).contains(&forecast);
        let mut places = self.curve.band.iter().filter(|place| held(place.forecast));
        let first = places.next();
        let last = places.next_back().or(first);
        let band = first.zip(last).map_or_else(
            || "–".to_owned(),
            |(first, last)| format!("{}–{}", percent(first.low), percent(last.high)),
        );
        let rows = step.rows.to_string();
        vec![percent(step.low), percent(step.high), rows, percent(step.observed), band]
    }
}

/// Where a step begins and ends.
fn ends(step: &Step) -> [(f64, f64); 2] {
    [step.low, step.high].map(|forecast| (across(forecast), upward(step.observed)))
}

#[derive(Template)]
#[template(path = "chart/reliability_diagram.svg")]
struct Drawing<'a> {
    name: &'a str,
    title: &'a str,
    summary: &'a str,
    levels: Vec<Level>,
    band: String,
    curve: String,
    radius: f64,
    dots: Vec<Dot>,
    bars: Vec<Bar>,
}

struct Dot {
    x: f64,
    y: f64,
    label: String,
}

impl Dot {
    fn of(step: &Step) -> Self {
        let middle = f64::midpoint(step.low, step.high);
        let label = format!(
            "{} of {} to {}: {} came true",
            counted(step.rows, "forecast"),
            percent(step.low),
            percent(step.high),
            percent(step.observed)
        );
        Self { x: across(middle), y: upward(step.observed), label }
    }
}

/// How many forecasts there were of about one probability.
struct Bar {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    count: String,
}

impl Bar {
    fn of(bin: &Bin, largest: usize) -> Self {
        let height = (BARS_HEIGHT * exact(bin.count) / exact(largest)).max(1.0);
        Self {
            x: LEFT + SIDE * bin.low + GAP / 2.0,
            y: BARS_BOTTOM - height,
            width: SIDE * (bin.high - bin.low) - GAP,
            height,
            count: short(bin.count),
        }
    }

    fn middle(&self) -> f64 {
        self.x + self.width / 2.0
    }
}

#[cfg(test)]
mod tests {
    use actions::{BandPlace, Bin, Curve, Step};

    use super::{Chart, ReliabilityDiagram};

    /// A curve of two steps, at 20% and 80%, where the forecasts near the second say 90%.
    fn draw(observed: f64, count: usize) -> Option<Chart> {
        let step = |low, high, observed| Step {
            low,
            high,
            observed,
            rows: 40,
            weight: 40.0,
            yes: 40.0 * observed,
        };
        let place = |forecast, low, high| BandPlace { forecast, low, high };
        let curve = Curve {
            steps: vec![step(0.1, 0.3, 0.2), step(0.85, 0.95, observed)],
            band: vec![
                place(0.1, 0.0, 0.25),
                place(0.3, 0.15, 0.45),
                place(0.85, 0.75, 0.95),
                place(0.95, 0.85, 1.0),
            ],
            level: 0.9,
            murphy: Vec::new(),
            murphy_of_base_rate: Vec::new(),
        };
        let bin = |low: f64, count| Bin {
            low,
            high: low + 0.1,
            count,
            mean_forecast: low,
            observed: low,
            band: (low, low),
        };
        let bins = [bin(0.1, count), bin(0.8, count / 2)];
        ReliabilityDiagram { name: "reliability", curve: &curve, bins: &bins }.draw()
    }

    #[test]
    fn the_title_says_where_the_curve_leaves_the_band() {
        let title = |observed| draw(observed, 40).unwrap().title;
        assert_eq!(title(0.9), "Forecasts came true about as often as they said");
        assert_eq!(title(0.6), "Forecasts of 85% to 95% came true less often than they said");
        assert_eq!(title(0.97), "Forecasts of 85% came true more often than they said");
        assert_eq!(draw(0.6, 0), None);
    }

    #[test]
    fn the_curve_runs_in_steps_over_the_band_and_the_bars() {
        let chart = draw(0.6, 12_000).unwrap();
        for part in [
            r#"<path d="M88 272 L152 272 L328 144 L360 144"/>"#,
            r#"<path class="band" d="M88 256 L152 192 L328 32 L360 16 L360 64 L328 96 L152 288 L88 336 Z"/>"#,
            ">12k<",
            ">6000<",
            "40 forecasts of 85% to 95%: 60% came true",
        ] {
            assert!(chart.svg.contains(part), "no {part} in {}", chart.svg);
        }
        assert_eq!(chart.table.rows[1], ["85%", "95%", "40", "60%", "75%–100%"]);
        assert!(chart.summary.ends_with("outside the band at 2 of the 4 places compared."));
    }
}
