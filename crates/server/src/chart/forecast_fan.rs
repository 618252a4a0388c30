//! The fan of one forecaster's quantiles over time: the median, the middle half around it, and 90%.

use askama::Template;
use domain::Quantile;
use jiff::Timestamp;

use super::fan_span::Span;
use super::life::{Flag, Life, Outcome, TOP, day, minute, steps};
use super::time_axis::{Tick, TimeAxis};
use super::value_axis::{ValueAxis, ValueScale, ValueTick};
use super::{Chart, Column, Table, coordinate, counted};

const LEFT: f64 = 96.0;
const RIGHT: f64 = 560.0;
const BOTTOM: f64 = 304.0;
/// A forecast that is followed at once is still to be seen.
const LEAST_WIDTH: f64 = 2.0;

/// What the chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ForecastFan {
    /// A name for the picture's elements, unique on the page, as `fan-q-4-1`.
    pub name: String,
    /// The heading.
    pub title: String,
    /// What a number counts, as "seats"; empty for days.
    pub unit: String,
    /// How values are told apart.
    pub scale: ValueScale,
    /// The forecasts, oldest first.
    pub forecasts: Vec<FanForecast>,
    /// When the question opened.
    pub opened_at: Timestamp,
    /// The last moment at which a forecast counts.
    pub closes_at: Timestamp,
    /// How and when the question ended.
    pub outcome: Option<Outcome>,
    /// The answer, where it is a value.
    pub answer: Option<f64>,
    /// The moment of looking; an open question is drawn up to it.
    pub seen_at: Timestamp,
}

/// One forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct FanForecast {
    /// When it was made.
    pub at: Timestamp,
    /// Its quantiles, rising.
    pub quantiles: Vec<Quantile>,
}

impl ForecastFan {
    /// Draws the chart; `None` where nobody has forecast, or the scale has no place for a value.
    pub fn draw(&self) -> Option<Chart> {
        if self.forecasts.is_empty() {
            return None;
        }
        let axis = TimeAxis::around(self.moments(), (LEFT, RIGHT))?;
        let values = ValueAxis::around(self.scale, self.values(), (TOP, BOTTOM))?;
        let spans: Vec<Span> = self.spans();
        let tip = axis.x(self.life().lines_end()).max(self.last_x(&axis));
        let summary = self.summary(&spans);
        let medians =
            spans.iter().filter_map(|span| Some((axis.x(span.at), values.y(span.median?))));
        let drawing = Drawing {
            name: &self.name,
            title: &self.title,
            summary: &summary,
            levels: values.ticks(),
            ticks: axis.ticks(),
            flags: self.life().flags(&axis),
            outer: bands(&spans, |span| span.outer, &axis, &values, tip),
            inner: bands(&spans, |span| span.inner, &axis, &values, tip),
            path: steps(medians, tip),
            dots: self.dots(&spans, &axis, &values),
            tip,
            answer: self.answer.map(|answer| values.y(answer)),
        };
        let svg = drawing.render().ok()?;
        Some(Chart { title: self.title.clone(), summary, svg, table: self.table(&spans) })
    }

    fn life(&self) -> Life<'_> {
        let Self { opened_at, closes_at, seen_at, .. } = *self;
        Life { opened_at, closes_at, seen_at, outcome: self.outcome.as_ref() }
    }

    fn moments(&self) -> impl Iterator<Item = Timestamp> + Clone {
        self.life().moments().chain(self.forecasts.iter().map(|forecast| forecast.at))
    }

    fn last_x(&self, axis: &TimeAxis) -> f64 {
        self.forecasts.last().map_or(LEFT, |forecast| axis.x(forecast.at))
    }

    /// Every value that is drawn.
    fn values(&self) -> impl Iterator<Item = f64> {
        let told = self.forecasts.iter().flat_map(|forecast| &forecast.quantiles);
        told.map(|quantile| quantile.value).chain(self.answer)
    }

    fn spans(&self) -> Vec<Span> {
        self.forecasts.iter().map(|forecast| Span::of(forecast, self.scale)).collect()
    }

    fn dots(&self, spans: &[Span], axis: &TimeAxis, values: &ValueAxis) -> Vec<Dot> {
        let dot = |span: &Span| {
            let median = span.median?;
            let label = format!("{}, {}", self.told(span), minute(span.at));
            Some(Dot { x: axis.x(span.at), y: values.y(median), label })
        };
        spans.iter().filter_map(dot).collect()
    }

    fn summary(&self, spans: &[Span]) -> String {
        let count = counted(spans.len(), "forecast");
        let last =
            spans.last().map(|last| format!("the last, of {}: {}", day(last.at), self.told(last)));
        let first = spans.first().filter(|_| spans.len() > 1);
        let first =
            first.map(|first| format!("The first, of {}: {}.", day(first.at), self.told(first)));
        let opening = format!("{count}; {}.", last.unwrap_or_default());
        let sentences = std::iter::once(opening).chain(first).chain(self.life().told());
        sentences.collect::<Vec<_>>().join(" ")
    }

    /// A forecast in words, as far as its quantiles reach.
    fn told(&self, span: &Span) -> String {
        let median = span.median.map(|it| format!("median {}", self.words(it)));
        let inner = span.inner.map(|it| format!("the middle half from {}", self.range(it)));
        let outer = span.outer.map(|it| format!("{} from {}", span.levels(), self.range(it)));
        let parts: Vec<String> = [median, inner, outer].into_iter().flatten().collect();
        parts.join(", ")
    }

    fn range(&self, (low, high): (f64, f64)) -> String {
        format!("{} to {}", self.scale.words(low), self.words(high))
    }

    fn words(&self, value: f64) -> String {
        format!("{} {}", self.scale.words(value), self.unit).trim_end().to_owned()
    }

    fn table(&self, spans: &[Span]) -> Table {
        let columns = vec![
            Column::words("Made (UTC)"),
            Column::number("Median"),
            Column::number("Middle half"),
            Column::number("Widest band"),
            Column::words("Which is"),
        ];
        let range =
            |ends: Option<(f64, f64)>| ends.map_or_else(|| "–".to_owned(), |it| self.range(it));
        let row = |span: &Span| {
            let median = span.median.map_or_else(|| "–".to_owned(), |it| self.words(it));
            vec![minute(span.at), median, range(span.inner), range(span.outer), span.levels()]
        };
        Table { columns, rows: spans.iter().map(row).collect() }
    }
}

/// A stretch of a band, from a forecast to the next.
struct Band {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

fn bands(
    spans: &[Span],
    ends: impl Fn(&Span) -> Option<(f64, f64)>,
    axis: &TimeAxis,
    values: &ValueAxis,
    tip: f64,
) -> Vec<Band> {
    let nexts = spans.iter().skip(1).map(|next| axis.x(next.at)).chain([tip]);
    let band = |(span, next): (&Span, f64)| {
        let (low, high) = ends(span)?;
        let (x, y) = (axis.x(span.at), values.y(high));
        let width = (next - x).max(LEAST_WIDTH);
        Some(Band { x, y, width, height: values.y(low) - y })
    };
    spans.iter().zip(nexts).filter_map(band).collect()
}

struct Dot {
    x: f64,
    y: f64,
    label: String,
}

#[derive(Template)]
#[template(path = "chart/forecast_fan.svg")]
struct Drawing<'a> {
    name: &'a str,
    title: &'a str,
    summary: &'a str,
    levels: Vec<ValueTick>,
    ticks: Vec<Tick>,
    flags: Vec<Flag>,
    outer: Vec<Band>,
    inner: Vec<Band>,
    path: String,
    dots: Vec<Dot>,
    tip: f64,
    answer: Option<f64>,
}

impl Drawing<'_> {
    /// How high the end of the line of medians stands, for its label.
    fn end_y(&self) -> Option<f64> {
        self.dots.last().map(|dot| dot.y)
    }
}

#[cfg(test)]
mod tests {
    use domain::{Probability, Quantile};
    use jiff::Timestamp;

    use super::{FanForecast, ForecastFan, Outcome, ValueScale};

    fn at(day: &str) -> Timestamp {
        format!("{day}T00:00:00Z").parse().unwrap()
    }

    /// A question of seats that is open from 10 to 30 January 2022; a forecast is a day and
    /// quantiles in percent.
    fn fan(forecasts: &[(&str, &[(f64, f64)])]) -> ForecastFan {
        let forecast = |(day, quantiles): &(&str, &[(f64, f64)])| {
            let quantile = |(percent, value): &(f64, f64)| Quantile {
                below: Probability::new(percent / 100.0).unwrap(),
                value: *value,
            };
            FanForecast { at: at(day), quantiles: quantiles.iter().map(quantile).collect() }
        };
        ForecastFan {
            name: "fan".to_owned(),
            title: "Ada’s forecasts of <seats>".to_owned(),
            unit: "seats".to_owned(),
            scale: ValueScale::Linear,
            forecasts: forecasts.iter().map(forecast).collect(),
            opened_at: at("2022-01-10"),
            closes_at: at("2022-01-30"),
            outcome: None,
            answer: None,
            seen_at: at("2022-01-20"),
        }
    }

    #[test]
    fn a_fan_is_told_in_words_and_as_a_table() {
        let whole = [(5.0, 100.0), (25.0, 140.0), (50.0, 150.0), (75.0, 170.0), (95.0, 200.0)];
        let chart = fan(&[
            ("2022-01-11", &[(10.0, 100.0), (50.0, 180.0), (90.0, 260.0)]),
            ("2022-01-15", &whole),
        ])
        .draw()
        .unwrap();
        assert_eq!(
            chart.summary,
            "2 forecasts; the last, of 15 January 2022: median 150 seats, the middle half from 140 \
             to 170 seats, 90% (5% to 95%) from 100 to 200 seats. The first, of 11 January 2022: \
             median 180 seats, the middle half from 130 to 230 seats, 80% (10% to 90%) from 100 to \
             260 seats. The question opened on 10 January 2022 and closes on 30 January 2022."
        );
        assert_eq!(
            chart.table.rows[1],
            [
                "2022-01-15 00:00",
                "150 seats",
                "140 to 170 seats",
                "100 to 200 seats",
                "90% (5% to 95%)"
            ]
        );
        assert_eq!(chart.svg.matches("class=\"band outer\"").count(), 2);
        assert_eq!(chart.svg.matches("class=\"band inner\"").count(), 2);
        for part in ["role=\"img\"", "<title", "<desc", "median"] {
            assert!(chart.svg.contains(part), "no {part} in {}", chart.svg);
        }
        assert!(!chart.svg.contains("<seats>"), "{}", chart.svg);
    }

    #[test]
    fn a_band_reaches_no_farther_than_was_told() {
        let chart = fan(&[("2022-01-11", &[(40.0, 10.0), (60.0, 20.0)])]).draw().unwrap();
        assert_eq!(chart.svg.matches("class=\"band inner\"").count(), 0);
        let told = ["2022-01-11 00:00", "15 seats", "–", "10 to 20 seats", "20% (40% to 60%)"];
        assert_eq!(chart.table.rows[0], told);
    }

    #[test]
    fn the_answer_and_the_settlement_are_marked() {
        let mut fan = fan(&[("2022-01-11", &[(10.0, 100.0), (90.0, 200.0)])]);
        fan.answer = Some(250.0);
        fan.outcome = Some(Outcome { known_at: at("2022-01-29"), word: "250 seats".to_owned() });
        let chart = fan.draw().unwrap();
        for part in ["flag-settled", "settled: 250 seats", "class=\"diagonal\""] {
            assert!(chart.svg.contains(part), "no {part} in {}", chart.svg);
        }
    }

    #[test]
    fn days_are_written_as_days() {
        let mut fan = fan(&[("2022-01-11", &[(10.0, 19000.0), (50.0, 19010.0), (90.0, 19030.0)])]);
        (fan.scale, fan.unit) = (ValueScale::Days, String::new());
        let chart = fan.draw().unwrap();
        assert_eq!(chart.table.rows[0][1], "2022-01-18");
        assert!(chart.summary.contains("from 2022-01-08 to 2022-02-07"), "{}", chart.summary);
    }

    #[test]
    fn nothing_forecast_is_nothing_drawn() {
        assert_eq!(fan(&[]).draw(), None);
    }
}
