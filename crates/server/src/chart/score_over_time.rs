//! The score over time: the mean Brier score of the forecasts made in each month, and how many
//! they were.

use actions::Month;
use askama::Template;

use super::scale::{LossLevel, LossScale, dot_radius, exact, path, short};
use super::{Chart, Column, Table, coordinate, counted};

const LEFT: f64 = 56.0;
const WIDTH: f64 = 528.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 256.0;
const BARS_BOTTOM: f64 = 340.0;
const BARS_HEIGHT: f64 = 36.0;
const WIDEST_BAR: f64 = 40.0;
/// The Brier score of always saying 50%.
const BLIND: f64 = 0.25;
/// Below so many forecasts a month says little.
const FEW: usize = 10;
/// The room that the name of a month takes.
const NAME_WIDTH: f64 = 70.0;
/// So many bars have their counts written above them.
const MOST_COUNTS: usize = 16;

/// What the chart shows.
#[derive(Clone, Copy, Debug)]
pub struct ScoreOverTime<'a> {
    /// A name for the picture's elements, unique on the page.
    pub name: &'a str,
    /// The months that have forecasts, in their order.
    pub months: &'a [Month],
}

impl ScoreOverTime<'_> {
    /// Draws the chart; `None` of fewer than two months.
    pub fn draw(&self) -> Option<Chart> {
        let (first, last) = (self.months.first()?, self.months.last()?);
        let span = number(last) - number(first);
        if span == 0 {
            return None;
        }
        let largest = self.months.iter().map(|month| month.brier).fold(BLIND, f64::max);
        let scale = LossScale::up_to(largest, (TOP, BOTTOM));
        let slots = Slots { first: number(first), width: WIDTH / f64::from(span + 1) };
        let (title, summary) = (self.title(), self.summary());
        let dots = self.dots(&slots, &scale);
        let drawing = Drawing {
            name: self.name,
            title: &title,
            summary: &summary,
            levels: scale.levels(),
            blind: scale.y(BLIND),
            path: broken_path(&dots),
            bar: (slots.width - 2.0).clamp(1.0, WIDEST_BAR),
            radius: dot_radius(dots.len()),
            dots,
        };
        let svg = drawing.render().ok()?;
        Some(Chart { title, summary, svg, table: self.table() })
    }

    /// Compares the two halves of the forecasts, as near as whole months come to halves.
    fn title(&self) -> String {
        let all: usize = self.months.iter().map(|month| month.count).sum();
        let mut before = 0;
        let cuts = self.months.iter().enumerate().skip(1).map(|(place, _)| {
            before += self.months[place - 1].count;
            (place, (2 * before).abs_diff(all))
        });
        let cut = cuts.min_by_key(|(_, off)| *off).map_or(1, |(place, _)| place);
        let (earlier, later) = self.months.split_at(cut);
        format!(
            "The mean Brier score was {:.3} before {} and {:.3} from then on",
            mean(earlier),
            later.first().map(named).unwrap_or_default(),
            mean(later)
        )
    }

    fn summary(&self) -> String {
        let forecasts = counted(self.months.iter().map(|month| month.count).sum(), "forecast");
        let few = self.months.iter().filter(|month| month.count < FEW).count();
        let caution = match few {
            0 => String::new(),
            1 => format!(" 1 month has fewer than {FEW}, which tells little."),
            _ => format!(" {few} months have fewer than {FEW}, which tells little."),
        };
        format!(
            "{forecasts} by the month in which they were made, bars below; lower is better. Always saying 50% scores 0.25.{caution} Questions differ in difficulty, so that a change is not yet one of skill."
        )
    }

    fn dots(&self, slots: &Slots, scale: &LossScale) -> Vec<Dot> {
        let largest = self.months.iter().map(|month| month.count).max().unwrap_or(1);
        let is_counted = self.months.len() <= MOST_COUNTS;
        let mut room_from = f64::MIN;
        let dot = |month: &Month| {
            let x = slots.middle(number(month));
            let has_room = x >= room_from;
            if has_room {
                room_from = x + NAME_WIDTH;
            }
            Dot {
                month: number(month),
                x,
                y: scale.y(month.brier),
                height: (BARS_HEIGHT * exact(month.count) / exact(largest)).max(1.0),
                count: is_counted.then(|| short(month.count)),
                name: has_room.then(|| named(month)),
                label: label(month),
            }
        };
        self.months.iter().map(dot).collect()
    }

    fn table(&self) -> Table {
        let columns = vec![
            Column::words("Made in"),
            Column::number("Forecasts"),
            Column::number("Mean Brier score"),
        ];
        let row = |month: &Month| {
            vec![named(month), month.count.to_string(), format!("{:.3}", month.brier)]
        };
        Table { columns, rows: self.months.iter().map(row).collect() }
    }
}

/// The places of the months on the axis.
struct Slots {
    first: i32,
    width: f64,
}

impl Slots {
    fn middle(&self, month: i32) -> f64 {
        LEFT + self.width * (f64::from(month - self.first) + 0.5)
    }
}

#[derive(Template)]
#[template(path = "chart/score_over_time.svg")]
struct Drawing<'a> {
    name: &'a str,
    title: &'a str,
    summary: &'a str,
    levels: Vec<LossLevel>,
    blind: f64,
    path: String,
    bar: f64,
    radius: f64,
    dots: Vec<Dot>,
}

struct Dot {
    month: i32,
    x: f64,
    y: f64,
    height: f64,
    count: Option<String>,
    name: Option<String>,
    label: String,
}

impl Dot {
    fn bar_y(&self) -> f64 {
        BARS_BOTTOM - self.height
    }
}

/// The line through the dots, broken where a month has no forecasts.
fn broken_path(dots: &[Dot]) -> String {
    let runs = dots.chunk_by(|one, next| next.month == one.month + 1);
    let runs = runs.map(|run| path(run.iter().map(|dot| (dot.x, dot.y))));
    runs.collect::<Vec<_>>().join(" ")
}

/// The months before this one since year 0.
fn number(month: &Month) -> i32 {
    i32::from(month.starts.year()) * 12 + i32::from(month.starts.month())
}

fn named(month: &Month) -> String {
    month.starts.strftime("%b %Y").to_string()
}

fn label(month: &Month) -> String {
    let count = counted(month.count, "forecast");
    format!("{}: {:.3} over {count}", named(month), month.brier)
}

fn mean(months: &[Month]) -> f64 {
    let count: usize = months.iter().map(|month| month.count).sum();
    let sum: f64 = months.iter().map(|month| month.brier * exact(month.count)).sum();
    sum / exact(count)
}

#[cfg(test)]
mod tests {
    use actions::Month;

    use super::{Chart, ScoreOverTime};

    fn draw(months: &[(i8, usize, f64)]) -> Option<Chart> {
        let month = |(month, count, brier): &(i8, usize, f64)| Month {
            starts: jiff::civil::date(2024, *month, 1),
            count: *count,
            brier: *brier,
        };
        let months: Vec<Month> = months.iter().map(month).collect();
        ScoreOverTime { name: "over-time", months: &months }.draw()
    }

    #[test]
    fn the_title_compares_the_halves_of_the_forecasts() {
        let chart = draw(&[(1, 10, 0.2), (2, 10, 0.1), (3, 19, 0.12)]).unwrap();
        let title = "The mean Brier score was 0.150 before Mar 2024 and 0.120 from then on";
        assert_eq!(chart.title, title);
        assert_eq!(chart.table.rows[0], ["Jan 2024", "10", "0.200"]);
    }

    #[test]
    fn a_month_without_forecasts_breaks_the_line() {
        let chart = draw(&[(1, 12, 0.25), (2, 12, 0.25), (4, 6, 0.125)]).unwrap();
        assert!(chart.svg.contains(r#"<path d="M122 16 L254 16 M518 136"/>"#), "{}", chart.svg);
        assert!(chart.summary.contains("1 month has fewer than 10, which tells little."));
    }

    #[test]
    fn one_month_makes_no_chart() {
        assert_eq!(draw(&[(1, 12, 0.25)]), None);
        assert_eq!(draw(&[]), None);
    }
}
