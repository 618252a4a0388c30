//! The verdict: a report in words, careful with small numbers.

use scoring::calibration::{recalibration, spiegelhalter};
use scoring::comparison::Interval;
use scoring::{Calibration, Cases, Rule};

use super::report::GroupReport;

/// Below which chance a deviation is held to be more than luck.
const CHANCE: f64 = 0.05;

/// Tells how good the forecasts were, and says so where there are too few to tell.
pub(crate) fn verdict(report: &GroupReport, cases: &Cases) -> String {
    let score = report.score(Rule::Brier).map_or(f64::NAN, |mean| mean.value);
    let size = format!(
        "{} on {}, mean Brier score {score:.3} (lower is better)",
        counted(report.forecasts, "forecast"),
        counted(report.questions, "question"),
    );
    if let Calibration::TooFew { needed, .. } = report.calibration {
        return format!(
            "{size}. Too few to tell skill from luck: that takes about {needed} questions."
        );
    }
    // Several forecasts of one question stand or fall together, which the test does not know.
    let calibration = if report.questions < report.forecasts {
        "Calibration is tested for each person apart, as their forecasts share questions."
            .to_owned()
    } else {
        calibration_sentence(cases)
    };
    let edge =
        report.edge.as_ref().map_or_else(String::new, |edge| edge_sentence(edge, report.base_rate));
    format!("{size}. {edge}{calibration}")
}

/// Whether the forecasts beat saying the base rate each time.
fn edge_sentence(edge: &Interval, base_rate: f64) -> String {
    let base = format!("always saying the base rate of {:.0}%", base_rate * 100.0);
    let (level, range) = (edge.level * 100.0, signed_range(edge));
    let range = format!("{level:.0}% interval of the difference {range}");
    if edge.high < 0.0 {
        format!("Better than {base} by more than luck explains ({range}). ")
    } else if edge.low > 0.0 {
        format!("Worse than {base} by more than luck explains ({range}). ")
    } else {
        format!("Not told apart from {base} ({range}). ")
    }
}

/// Whether the forecasts come true as often as they say.
fn calibration_sentence(cases: &Cases) -> String {
    let Some(test) = spiegelhalter(cases) else {
        return "All forecasts are certainties, whose calibration cannot be tested.".to_owned();
    };
    let test_says = format!("(Spiegelhalter's test, {})", chance(test.p_value));
    if test.p_value >= CHANCE {
        return format!("What was forecast came true about as often as it should {test_says}.");
    }
    let slope = recalibration(cases).ok().flatten().map(|fit| fit.slope);
    let direction = match slope {
        Some(slope) if slope < 0.9 => ": the forecasts are too sure of themselves",
        Some(slope) if slope > 1.1 => ": the forecasts are too timid",
        Some(_) | None => "",
    };
    format!(
        "What was forecast did not come true as often as it should, by more than luck explains {test_says}{direction}."
    )
}

/// The ends of the interval of a difference, with their signs.
pub(super) fn signed_range(interval: &Interval) -> String {
    format!("{:+.3} to {:+.3}", interval.low, interval.high).replace('-', "−")
}

fn chance(p_value: f64) -> String {
    if p_value < 0.001 { "p < 0.001".to_owned() } else { format!("p = {p_value:.3}") }
}

/// Writes a count with its noun, as "1 row" or "3 rows".
pub(super) fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
