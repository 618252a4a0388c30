//! The history of a question's forecasts: steps over time, one line for each forecaster.

use askama::Template;
use domain::Probability;
use jiff::Timestamp;

use super::history_lines::{Line, height, lines};
use super::life::{Flag, Life, Outcome, day, minute};
use super::time_axis::{Tick, TimeAxis};
use super::{Chart, Column, Table, coordinate, counted};

const LEFT: f64 = 48.0;
const RIGHT: f64 = 584.0;

/// What the chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ForecastHistory {
    /// A name for the picture's elements, unique on the page, as `history-q-4`.
    pub name: String,
    /// The heading.
    pub title: String,
    /// Who forecast what.
    pub forecasters: Vec<Forecaster>,
    /// When the question opened.
    pub opened_at: Timestamp,
    /// The last moment at which a forecast counts.
    pub closes_at: Timestamp,
    /// How and when the question ended.
    pub outcome: Option<Outcome>,
    /// The moment of looking; lines of an open question are drawn up to it.
    pub seen_at: Timestamp,
}

/// One line of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecaster {
    /// Who.
    pub name: String,
    /// Their forecasts, in any order.
    pub points: Vec<ForecastPoint>,
}

/// One forecast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ForecastPoint {
    /// When it was made.
    pub at: Timestamp,
    /// How likely.
    pub probability: Probability,
}

impl ForecastHistory {
    /// Draws the chart; `None` where nobody has forecast.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::Probability;
    /// use server::chart::{ForecastHistory, ForecastPoint, Forecaster};
    ///
    /// let at = "2022-01-20T09:00:00Z".parse()?;
    /// let point = ForecastPoint { at, probability: Probability::new(0.72)? };
    /// let history = ForecastHistory {
    ///     name: "history-q-4".to_owned(),
    ///     title: "Forecasts".to_owned(),
    ///     forecasters: vec![Forecaster { name: "Ada".to_owned(), points: vec![point] }],
    ///     opened_at: at,
    ///     closes_at: "2022-02-03T00:00:00Z".parse()?,
    ///     outcome: None,
    ///     seen_at: "2022-01-25T00:00:00Z".parse()?,
    /// };
    /// let chart = history.draw().expect("there is a forecast");
    /// assert!(chart.svg.contains("Ada 72%"));
    /// assert_eq!(chart.table.rows, [["2022-01-20 09:00", "Ada", "72%"]]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn draw(mut self) -> Option<Chart> {
        self.forecasters.retain(|it| !it.points.is_empty());
        for forecaster in &mut self.forecasters {
            forecaster.points.sort_by_key(|point| point.at);
        }
        if self.forecasters.is_empty() {
            return None;
        }
        let axis = TimeAxis::around(self.moments(), (LEFT, RIGHT))?;
        let summary = self.summary();
        let drawing = Drawing {
            name: &self.name,
            title: &self.title,
            summary: &summary,
            levels: levels(),
            ticks: axis.ticks(),
            lines: lines(&self.forecasters, axis.x(self.life().lines_end()), &axis),
            flags: self.life().flags(&axis),
        };
        let svg = drawing.render().ok()?;
        Some(Chart { title: self.title.clone(), summary, svg, table: self.table() })
    }

    fn life(&self) -> Life<'_> {
        let Self { opened_at, closes_at, seen_at, .. } = *self;
        Life { opened_at, closes_at, seen_at, outcome: self.outcome.as_ref() }
    }

    fn points(&self) -> impl Iterator<Item = (&Forecaster, &ForecastPoint)> + Clone {
        self.forecasters.iter().flat_map(|it| it.points.iter().map(move |point| (it, point)))
    }

    fn moments(&self) -> impl Iterator<Item = Timestamp> + Clone {
        self.life().moments().chain(self.points().map(|(_, point)| point.at))
    }

    fn summary(&self) -> String {
        let sentences = self.forecasters.iter().map(told).chain(self.life().told());
        sentences.collect::<Vec<_>>().join(" ")
    }

    fn table(&self) -> Table {
        let columns = vec![
            Column::words("Made (UTC)"),
            Column::words("Forecaster"),
            Column::number("Probability"),
        ];
        let mut points: Vec<_> = self.points().collect();
        points.sort_by_key(|(_, point)| point.at);
        let rows = points.into_iter().map(|(forecaster, point)| {
            vec![minute(point.at), forecaster.name.clone(), point.probability.to_string()]
        });
        Table { columns, rows: rows.collect() }
    }
}

#[derive(Template)]
#[template(path = "chart/forecast_history.svg")]
struct Drawing<'a> {
    name: &'a str,
    title: &'a str,
    summary: &'a str,
    levels: Vec<Level>,
    ticks: Vec<Tick>,
    lines: Vec<Line>,
    flags: Vec<Flag>,
}

/// A horizontal line of the grid.
struct Level {
    y: f64,
    percent: u32,
}

fn levels() -> Vec<Level> {
    [0, 25, 50, 75, 100].map(|percent| Level { y: height(f64::from(percent)), percent }).into()
}

fn told(forecaster: &Forecaster) -> String {
    let count = counted(forecaster.points.len(), "forecast");
    match forecaster.points.as_slice() {
        [] => format!("{}: {count}.", forecaster.name),
        [only] => {
            let (name, day) = (&forecaster.name, day(only.at));
            format!("{name}: {count}, {} on {day}.", only.probability)
        }
        [first, .., last] => format!(
            "{}: {count}, from {} on {} to {} on {}.",
            forecaster.name,
            first.probability,
            day(first.at),
            last.probability,
            day(last.at)
        ),
    }
}

#[cfg(test)]
mod tests {
    use domain::Probability;
    use jiff::Timestamp;

    use super::{Chart, ForecastHistory, ForecastPoint, Forecaster, Outcome};

    fn at(day: &str) -> Timestamp {
        format!("{day}T00:00:00Z").parse().unwrap()
    }

    /// A question open from 10 to 30 January 2022; `forecasts` are lines `name day percent`.
    fn history(forecasts: &str, settled: Option<(&str, &str)>) -> ForecastHistory {
        let mut forecasters: Vec<Forecaster> = Vec::new();
        for line in forecasts.lines() {
            let [name, day, percent] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
            let probability = Probability::new(percent.parse::<f64>().unwrap() / 100.0).unwrap();
            let point = ForecastPoint { at: at(day), probability };
            match forecasters.iter_mut().find(|it| it.name == name) {
                Some(forecaster) => forecaster.points.push(point),
                None => {
                    forecasters.push(Forecaster { name: name.to_owned(), points: vec![point] });
                }
            }
        }
        let outcome =
            settled.map(|(day, word)| Outcome { known_at: at(day), word: word.to_owned() });
        ForecastHistory {
            name: "history".to_owned(),
            title: "Forecasts of <q-4>".to_owned(),
            forecasters,
            opened_at: at("2022-01-10"),
            closes_at: at("2022-01-30"),
            outcome,
            seen_at: at("2022-01-20"),
        }
    }

    fn draw(forecasts: &str) -> Chart {
        history(forecasts, None).draw().unwrap()
    }

    fn check(chart: &Chart, expected: &[&str]) {
        for part in expected {
            assert!(chart.svg.contains(part), "no {part} in {}", chart.svg);
        }
    }

    #[test]
    fn a_line_keeps_its_height_until_the_next_forecast_and_ends_now() {
        let chart = draw("Ada 2022-01-10 25\nAda 2022-01-15 75");
        check(&chart, &[r#"d="M48 242 H182 V118 H316""#, "Ada 75%"]);
    }

    #[test]
    fn forecasts_may_come_in_any_order() {
        let chart = draw("Ada 2022-01-15 75\nAda 2022-01-10 25");
        check(&chart, &[r#"d="M48 242 H182 V118 H316""#]);
    }

    #[test]
    fn forecasters_are_told_apart_by_style_and_name() {
        let chart = draw("Ada 2022-01-10 40\nBo 2022-01-11 60");
        check(&chart, &["line line-1", "line line-2", "Ada 40%", "Bo 60%"]);
    }

    #[test]
    fn the_ends_of_the_scale_are_drawn() {
        let chart = draw("Ada 2022-01-10 0\nAda 2022-01-12 100");
        check(&chart, &["M48 304", "V56", "Ada 100%"]);
    }

    #[test]
    fn forecasts_at_the_same_time_make_one_step() {
        let chart = draw("Ada 2022-01-15 25\nAda 2022-01-15 75");
        check(&chart, &[r#"d="M182 242 H182 V118 H316""#]);
    }

    #[test]
    fn labels_of_equal_forecasts_do_not_touch() {
        let chart = draw("Ada 2022-01-10 100\nBo 2022-01-10 100\nCy 2022-01-10 0\nDi 2022-01-10 0");
        let mut heights: Vec<f64> = chart
            .svg
            .split("data-label-y=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
            .collect();
        heights.sort_by(f64::total_cmp);
        assert_eq!(heights.len(), 4);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= 16.0), "{heights:?}");
    }

    #[test]
    fn the_settlement_is_marked_with_its_outcome() {
        let chart = history("Ada 2022-01-10 40", Some(("2022-01-28", "yes"))).draw().unwrap();
        check(&chart, &["flag-settled", "settled: yes", "It was settled yes on 28 January 2022."]);
    }

    #[test]
    fn the_picture_is_told_in_words_and_as_a_table() {
        let chart = draw("Ada 2022-01-12 40\nBo 2022-01-11 60\nAda 2022-01-13 72");
        assert_eq!(
            chart.summary,
            "Ada: 2 forecasts, from 40% on 12 January 2022 to 72% on 13 January 2022. \
             Bo: 1 forecast, 60% on 11 January 2022. \
             The question opened on 10 January 2022 and closes on 30 January 2022."
        );
        assert_eq!(chart.table.rows[0], ["2022-01-11 00:00", "Bo", "60%"]);
        assert_eq!(chart.table.rows.len(), 3);
        check(&chart, &[r#"role="img""#, "<title", "<desc"]);
    }

    #[test]
    fn what_people_wrote_is_escaped() {
        let chart = draw("<b> 2022-01-12 40");
        assert!(!chart.svg.contains("<b>") && !chart.svg.contains("<q-4>"), "{}", chart.svg);
    }

    #[test]
    fn a_question_of_one_moment_is_drawn() {
        let mut history = history("Ada 2022-01-10 40", None);
        history.closes_at = history.opened_at;
        history.seen_at = history.opened_at;
        let chart = history.draw().unwrap();
        assert!(!chart.svg.contains("NaN") && !chart.svg.contains("inf"), "{}", chart.svg);
    }

    #[test]
    fn nothing_forecast_is_nothing_drawn() {
        assert_eq!(history("", None).draw(), None);
    }
}
