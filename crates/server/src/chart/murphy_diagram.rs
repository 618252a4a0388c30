//! The Murphy diagram: what forecasts lose somebody who acts at any given chance, beside what
//! always saying the base rate loses.

use actions::{Curve, Elementary};
use askama::Template;

use super::scale::{LossLevel, LossScale, path, percent};
use super::{Chart, Column, Table, coordinate};

const LEFT: f64 = 56.0;
const WIDTH: f64 = 640.0;
const TOP: f64 = 48.0;
const BOTTOM: f64 = 304.0;
/// Losses that differ by less do not differ.
const SAME: f64 = 1e-12;
/// The table has every fifth threshold.
const TABLE_STEP: usize = 5;

/// What the diagram shows.
#[derive(Clone, Copy, Debug)]
pub struct MurphyDiagram<'a> {
    /// A name for the picture's elements, unique on the page.
    pub name: &'a str,
    /// The losses of the forecasts and of the base rate at the same thresholds.
    pub curve: &'a Curve,
    /// The base rate.
    pub base_rate: f64,
}

impl MurphyDiagram<'_> {
    /// Draws the diagram; `None` where there is no threshold.
    pub fn draw(&self) -> Option<Chart> {
        let losses = self.pairs().flat_map(|(own, always)| [own.total(), always.total()]);
        let largest = losses.reduce(f64::max)?;
        let scale = LossScale::up_to(largest, (TOP, BOTTOM));
        let (title, summary) = (self.title(), self.summary());
        let line = |losses: &[Elementary]| {
            path(losses.iter().map(|it| (across(it.threshold), scale.y(it.total()))))
        };
        let drawing = Drawing {
            name: self.name,
            title: &title,
            summary: &summary,
            levels: scale.levels(),
            ticks: (0..=4).map(|quarter| Tick::at(quarter * 25)).collect(),
            own: line(&self.curve.murphy),
            always: line(&self.curve.murphy_of_base_rate),
            base_rate: percent(self.base_rate),
        };
        let svg = drawing.render().ok()?;
        Some(Chart { title, summary, svg, table: self.table() })
    }

    fn pairs(&self) -> impl Iterator<Item = (&Elementary, &Elementary)> {
        self.curve.murphy.iter().zip(&self.curve.murphy_of_base_rate)
    }

    fn title(&self) -> String {
        let gains = self.pairs().map(|(own, always)| always.total() - own.total());
        let gains: Vec<f64> = gains.filter(|gain| gain.abs() > SAME).collect();
        let better = gains.iter().filter(|gain| **gain > 0.0).count();
        let always = format!("always saying {}", percent(self.base_rate));
        match (better, gains.len()) {
            (0, 0) => format!("The forecasts lose as much as {always} does"),
            (0, _) => format!("The forecasts lose more than {always}, wherever one acts"),
            (better, all) if better == all => {
                format!("The forecasts lose less than {always}, wherever one acts")
            }
            (better, all) => format!(
                "The forecasts lose less than {always} at {better} of the {all} thresholds where they differ"
            ),
        }
    }

    fn summary(&self) -> String {
        format!(
            "For somebody who acts as soon as a forecast is above a threshold: the mean loss at each threshold, lower is better. The dashed line is that of always saying {}, the base rate of these questions, which nobody knew beforehand. Four times the area under a line is its Brier score.",
            percent(self.base_rate)
        )
    }

    fn table(&self) -> Table {
        let columns = vec![
            Column::number("Threshold"),
            Column::number("Loss of the forecasts"),
            Column::number("Loss of the base rate"),
        ];
        let row = |(own, always): (&Elementary, &Elementary)| {
            let losses = [own, always].map(|it| format!("{:.4}", it.total()));
            let [own_loss, always_loss] = losses;
            vec![percent(own.threshold), own_loss, always_loss]
        };
        Table { columns, rows: self.pairs().step_by(TABLE_STEP).map(row).collect() }
    }
}

fn across(threshold: f64) -> f64 {
    LEFT + WIDTH * threshold
}

#[derive(Template)]
#[template(path = "chart/murphy_diagram.svg")]
struct Drawing<'a> {
    name: &'a str,
    title: &'a str,
    summary: &'a str,
    levels: Vec<LossLevel>,
    ticks: Vec<Tick>,
    own: String,
    always: String,
    base_rate: String,
}

struct Tick {
    x: f64,
    percent: u32,
}

impl Tick {
    fn at(percent: u32) -> Self {
        Self { x: across(f64::from(percent) / 100.0), percent }
    }
}

#[cfg(test)]
mod tests {
    use actions::{Curve, Elementary};

    use super::{Chart, MurphyDiagram};

    /// Losses at 0%, 50% and 100% of forecasts, where the base rate of 50% loses 0.25 at 50%.
    fn draw(own: [f64; 3]) -> Option<Chart> {
        let losses = |losses: [f64; 3]| {
            let losses = [0.0, 0.5, 1.0].into_iter().zip(losses);
            losses.map(|(threshold, under)| Elementary { threshold, under, over: 0.0 }).collect()
        };
        let curve = Curve {
            steps: Vec::new(),
            band: Vec::new(),
            level: 0.9,
            murphy: losses(own),
            murphy_of_base_rate: losses([0.0, 0.25, 0.0]),
        };
        MurphyDiagram { name: "murphy", curve: &curve, base_rate: 0.5 }.draw()
    }

    #[test]
    fn the_title_says_who_loses_less() {
        let title = |own| draw(own).unwrap().title;
        let less = "The forecasts lose less than always saying 50%";
        assert_eq!(title([0.0, 0.1, 0.0]), format!("{less}, wherever one acts"));
        assert_eq!(
            title([0.1, 0.1, 0.1]),
            format!("{less} at 1 of the 3 thresholds where they differ")
        );
        assert_eq!(
            title([0.0, 0.3, 0.0]),
            "The forecasts lose more than always saying 50%, wherever one acts"
        );
        assert_eq!(title([0.0, 0.25, 0.0]), "The forecasts lose as much as always saying 50% does");
    }

    #[test]
    fn both_lines_are_drawn_and_named() {
        let svg = draw([0.0, 0.1, 0.0]).unwrap().svg;
        let (own, always) = ("M56 304 L376 201.6 L696 304", "M56 304 L376 48 L696 304");
        for part in [own, always, "the forecasts", "always 50%", ">0.25<"] {
            assert!(svg.contains(part), "no {part} in {svg}");
        }
    }
}
