//! The report on a table of forecasts as a page that stands alone: one file with its style inside,
//! without scripts and links.

use actions::{Calibration, GroupReport, Mean, OverTime, TableReport};
use askama::Template;

use crate::chart::{Chart, MurphyDiagram, ReliabilityDiagram, ScoreOverTime, counted};

/// The page could not be written.
pub type PageFlaw = askama::Error;

/// Writes the report on the table of this name as a page.
///
/// # Errors
///
/// The template cannot be written out.
pub fn table_report_page(report: &TableReport, name: &str) -> Result<String, PageFlaw> {
    let everybody = &report.everybody;
    let page = Page {
        style: include_str!("../static/desk.css"),
        name,
        verdict: &everybody.verdict,
        scores: scores(everybody),
        parts: parts(everybody),
        ranked: ranked(everybody),
        interval: interval(everybody),
        charts: charts(everybody),
        people: report.forecasters.iter().map(Person::of).collect(),
        comparisons: report.comparisons.iter().map(ToString::to_string).collect(),
        how_read: report.how_read(),
    };
    page.render()
}

#[derive(Template)]
#[template(path = "table_report.html")]
struct Page<'a> {
    style: &'static str,
    name: &'a str,
    verdict: &'a str,
    scores: Vec<Score>,
    parts: Vec<Part>,
    ranked: Option<String>,
    interval: Option<String>,
    charts: Vec<Chart>,
    people: Vec<Person<'a>>,
    comparisons: Vec<String>,
    how_read: Vec<String>,
}

/// A score with its rule and direction.
struct Score {
    rule: String,
    value: String,
    over: String,
    direction: String,
}

/// What a mean score is made of.
struct Part {
    name: &'static str,
    value: f64,
    meaning: &'static str,
}

/// One of several people.
struct Person<'a> {
    name: &'a str,
    verdict: &'a str,
    scores: Vec<Score>,
}

impl<'a> Person<'a> {
    fn of(group: &'a GroupReport) -> Self {
        let name = group.forecaster.as_deref().filter(|name| !name.is_empty());
        Self {
            name: name.unwrap_or("nobody named"),
            verdict: &group.verdict,
            scores: scores(group),
        }
    }
}

fn scores(group: &GroupReport) -> Vec<Score> {
    let mut scores: Vec<Score> = group.scores.iter().map(mean).collect();
    if let Some(over_time) = &group.over_time {
        scores.extend(timed(over_time));
    }
    scores
}

fn mean(mean: &Mean) -> Score {
    let direction = mean.rule.direction();
    let (value, direction) = if mean.infinite > 0 {
        let without = counted(mean.infinite, "forecast");
        let because = format!("{direction}; {without} gave what happened no chance");
        ("infinitely bad".to_owned(), because)
    } else {
        (format!("{:.3}", mean.value), direction.to_owned())
    };
    let over = counted(mean.count, "forecast");
    Score { rule: capitalized(mean.rule.name()), value, over, direction }
}

fn timed(over_time: &OverTime) -> Vec<Score> {
    let over = || counted(over_time.questions, "question");
    let held = over_time.coverage * 100.0;
    let brier = Score {
        rule: "Brier score, time-weighted".to_owned(),
        value: format!("{:.3}", over_time.brier),
        over: over(),
        direction: format!("lower is better; a forecast was held {held:.0}% of the time"),
    };
    let peer = over_time.peer.map(|peer| Score {
        rule: "Peer score".to_owned(),
        value: format!("{peer:.1}"),
        over: over(),
        direction: "higher is better; 0 is as good as the others".to_owned(),
    });
    std::iter::once(brier).chain(peer).collect()
}

/// What the Brier score is made of; too few forecasts do not tell.
fn parts(group: &GroupReport) -> Vec<Part> {
    if matches!(group.calibration, Calibration::TooFew { .. }) {
        return Vec::new();
    }
    let parts = &group.decomposition;
    let part = |name, value, meaning| Part { name, value, meaning };
    vec![
        part(
            "Miscalibration",
            parts.miscalibration,
            "what saying the shares that came true instead would gain; lower is better",
        ),
        part(
            "− Discrimination",
            parts.discrimination,
            "how well the forecasts tell yes from no; higher is better",
        ),
        part(
            "+ Uncertainty",
            parts.uncertainty,
            "how hard the questions were: the score of always saying the base rate",
        ),
        part("= Brier score", parts.score, "lower is better"),
    ]
}

fn ranked(group: &GroupReport) -> Option<String> {
    let auc = group.auc? * 100.0;
    let enough = matches!(group.calibration, Calibration::Bins(_));
    enough.then(|| {
        format!(
            "Of a question that ended with yes and one that ended with no, the first had the higher forecast in {auc:.0}% of pairs (higher is better; 50% is blind)."
        )
    })
}

fn interval(group: &GroupReport) -> Option<String> {
    let enough = matches!(group.calibration, Calibration::Bins(_));
    let interval = group.interval.as_ref().filter(|_| enough)?;
    Some(format!(
        "The Brier score has a {:.0}% interval of {:.3} to {:.3}, drawn over {}.",
        interval.level * 100.0,
        interval.low,
        interval.high,
        counted(interval.units, "question")
    ))
}

fn charts(group: &GroupReport) -> Vec<Chart> {
    let mut charts = Vec::new();
    if let (Some(curve), Calibration::Bins(bins)) = (&group.curve, &group.calibration) {
        charts.extend(ReliabilityDiagram { name: "reliability", curve, bins }.draw());
        let base_rate = group.base_rate;
        charts.extend(MurphyDiagram { name: "murphy", curve, base_rate }.draw());
    }
    charts.extend(ScoreOverTime { name: "over-time", months: &group.months }.draw());
    charts
}

fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use actions::{ScoreTable, score_table};

    use super::table_report_page;

    /// The page on 80 forecasts of two people, one of whom has a hostile name.
    fn page() -> String {
        let mut table = "question,forecaster,probability,outcome,made at\n".to_owned();
        for number in 0..80 {
            let name = if number % 2 == 0 { "<script>alert(1)</script>" } else { "Ada & Bo" };
            let (month, outcome) = (number % 3 + 1, if number % 4 < 2 { "yes" } else { "no" });
            let question = number / 2;
            writeln!(table, "Q{question},{name},0.{}5,{outcome},2024-0{month}-01", number % 10)
                .unwrap();
        }
        let report =
            score_table(&ScoreTable { bytes: table.into_bytes(), ..ScoreTable::default() });
        table_report_page(&report.unwrap(), "a\"><img src=x>.csv").unwrap()
    }

    #[test]
    fn the_page_stands_alone() {
        let page = page();
        let (_, body) = page.split_once("</style>").unwrap();
        for foreign in
            ["<script", "<link", "<img", "<iframe", " href", " src=\"", "url(", "@import"]
        {
            assert!(!body.contains(foreign), "{foreign}");
        }
        for foreign in ["url(", "@import", "</"] {
            assert!(!include_str!("../static/desk.css").contains(foreign), "{foreign}");
        }
    }

    #[test]
    fn names_are_text() {
        let page = page();
        assert!(page.contains("<h3>&#60;script&#62;alert(1)&#60;/script&#62;</h3>"), "{page}");
        assert!(page.contains("<h1>a&#34;&#62;&#60;img src=x&#62;.csv</h1>"), "{page}");
        assert!(page.contains("<h3>Ada &#38; Bo</h3>"), "{page}");
    }

    #[test]
    fn the_verdict_comes_first_and_the_rest_in_order() {
        let page = page();
        let parts = [
            "class=\"lede\">80 forecasts on 40 questions",
            ">Scores<",
            ">What the Brier score is made of<",
            "id=\"reliability-title\"",
            "id=\"murphy-title\"",
            "id=\"over-time-title\"",
            ">People<",
            ">How the table was read<",
            "Brier score: the mean of",
        ];
        let places: Vec<_> = parts.iter().map(|part| page.find(part).ok_or(part)).collect();
        assert!(places.iter().all(Result::is_ok), "{places:?}");
        assert!(places.is_sorted_by_key(|place| place.ok()), "{places:?}");
    }
}
