//! Scores as Metaculus counts them: its own numbers, and its rules applied the slow way.

use proptest::prelude::*;
use scoring::history::Period;
use scoring::history::metaculus::{
    Earned, Forecast, Form, Question, Quirk, baseline, geometric_means, peer, prize_shares,
    spot_baseline, spot_peer,
};
use serde_json::Value;

use crate::vectors::{agree, agree_within, cases, number, some_number};

/// Ten days, in milliseconds.
const DAY: i64 = 86_400_000;

fn question(form: Form, resolution: usize) -> Question {
    Question::new(Period::new(0, 10 * DAY).unwrap(), form, resolution)
}

fn yes() -> Question {
    question(Form::Options, 1)
}

fn said(chance: f64, from: i64, until: Option<i64>) -> Forecast {
    Forecast::yes_or_no(chance, from * DAY, until.map(|day| day * DAY))
}

fn choice(masses: &[Option<f64>]) -> Forecast {
    Forecast { from: 0, until: None, masses: masses.to_vec() }
}

#[test]
fn every_case_of_its_tests() {
    for case in cases("metaculus_scores.json") {
        match case["kind"].as_str().unwrap() {
            "peer" => check_peer(&case),
            "baseline_binary" => check_baseline(&case, &said(number(&case, "p"), 0, None), yes()),
            "baseline_binary_half_coverage" => {
                check_baseline(&case, &said(number(&case, "p"), 5, None), yes());
            }
            "baseline_continuous" => {
                let below = [0.0, std::f64::consts::E / 2.0, 1.0];
                // The middle of this distribution lies above 1, as it does in the original test.
                let forecast = Forecast::of_number(&below.map(|share| share / 2.0), 0, None);
                check_halved(&case, &forecast);
            }
            "baseline_mc" | "baseline_mc_nan_reads_other" => {
                let masses: Vec<Option<f64>> =
                    case["p"].as_array().unwrap().iter().map(Value::as_f64).collect();
                let resolution = case["resolution"].as_u64().unwrap() as usize;
                check_baseline(&case, &choice(&masses), question(Form::Options, resolution));
            }
            other => panic!("{other}"),
        }
    }
}

fn check_peer(case: &Value) {
    let day = |value: &Value| value.as_i64();
    let rows = case["forecasts_p_start_end"].as_array().unwrap().iter();
    let forecasts: Vec<Forecast> = rows
        .map(|row| said(row[0].as_f64().unwrap(), day(&row[1]).unwrap(), day(&row[2])))
        .collect();
    let earned = peer(&forecasts, None, yes()).unwrap();
    for (found, expected) in earned.iter().zip(case["expected_score_coverage"].as_array().unwrap())
    {
        agree(found.score, expected[0].as_f64().unwrap(), case);
        agree(found.coverage, expected[1].as_f64().unwrap(), case);
    }
}

fn check_baseline(case: &Value, forecast: &Forecast, question: Question) {
    let earned = baseline(std::slice::from_ref(forecast), question).unwrap()[0];
    // The original gives eight digits after the point.
    agree_within(1e-9, earned.score, number(case, "expected"), case);
    if let Some(coverage) = some_number(case, "coverage") {
        agree(earned.coverage, coverage, case);
    }
    let again = std::slice::from_ref(forecast);
    let spot = spot_baseline(again, question, 9 * DAY).unwrap()[0];
    agree_within(1e-9, spot.score * earned.coverage, earned.score, case);
}

/// The original takes a share of e/2, which is no chance: half of it scores 50 ln 2 less.
fn check_halved(case: &Value, forecast: &Forecast) {
    let continuous = Form::Continuous { open_bounds: 0 };
    let earned = baseline(std::slice::from_ref(forecast), question(continuous, 1)).unwrap()[0];
    let expected = number(case, "expected") - 50.0 * 2_f64.ln();
    agree(earned.score, expected, case);
}

#[test]
fn numbers_in_bins() {
    let even = |count: u32, low: f64, high: f64| -> Vec<f64> {
        let share = |edge: u32| low + (high - low) * f64::from(edge) / f64::from(count);
        (0..=count).map(share).collect()
    };
    for (below, open_bounds, resolution, expected) in [
        (even(200, 0.0, 1.0), 0, 150, 0.0),
        (even(200, 0.05, 0.95), 2, 150, 0.0),
        (even(200, 0.05, 0.95), 2, 0, 0.0),
        (even(200, 0.05, 0.95), 2, 201, 0.0),
        (vec![0.0, 0.5 / std::f64::consts::E, 1.0], 0, 1, -50.0),
    ] {
        let continuous = question(Form::Continuous { open_bounds }, resolution);
        let earned = baseline(&[Forecast::of_number(&below, 0, None)], continuous).unwrap()[0];
        assert!((earned.score - expected).abs() < 1e-11, "{resolution}: {earned:?}");
    }
}

#[test]
fn coverage_of_baseline_scores() {
    for (from, until, closed_at, expected) in [
        (3, None, 10, 0.7),
        (0, Some(3), 10, 0.3),
        (5, Some(8), 10, 0.3),
        (0, None, 5, 0.5),
        (5, None, 5, 0.0),
        (-4, None, 10, 1.0),
        (-4, Some(-1), 10, 0.0),
    ] {
        let question = yes().closing_at(closed_at * DAY).unwrap();
        let earned = baseline(&[said(0.5, from, until)], question).unwrap()[0];
        assert_eq!(earned, Earned { score: 0.0, coverage: expected });
    }
}

#[test]
fn coverage_of_peer_scores() {
    let check = |forecasts: &[Forecast], closed_at: i64, expected: &[f64]| {
        let question = yes().closing_at(closed_at * DAY).unwrap();
        for (found, expected) in peer(forecasts, None, question).unwrap().iter().zip(expected) {
            assert!((found.coverage - expected).abs() < 1e-15 && found.score.abs() < 1e-12);
        }
    };
    let half = |from, until| said(0.5, from, until);
    check(&[half(1, None), half(7, None)], 10, &[0.9, 0.3]);
    check(&[half(0, None), half(4, Some(6))], 10, &[1.0, 0.2]);
    check(&[half(0, Some(5)), half(5, None), half(2, None)], 10, &[0.5, 0.5, 0.8]);
    check(&[half(0, None)], 5, &[0.5]);
    check(&[half(5, None)], 5, &[0.0]);
    // Quirk: the last to withdraw keep their coverage; to expect would be 0.3, and 0.3 and 0.7.
    check(&[half(0, Some(3))], 10, &[1.0]);
    check(&[half(0, Some(3)), half(0, Some(7))], 10, &[0.3, 1.0]);
    check(&[half(0, Some(3)), half(6, None)], 10, &[0.6, 0.4]);
}

#[test]
fn spot_scores() {
    let spot = |forecasts: &[Forecast], day: i64| -> Vec<Earned> {
        spot_peer(forecasts, None, yes(), day * DAY).unwrap()
    };
    let coverages = |forecasts: &[Forecast], day| -> Vec<f64> {
        spot(forecasts, day).iter().map(|earned| earned.coverage).collect()
    };
    assert_eq!(coverages(&[said(0.5, 1, None), said(0.5, 7, None)], 10), [1.0, 1.0]);
    assert_eq!(coverages(&[said(0.5, 0, Some(3))], 10), [0.0]);
    assert_eq!(coverages(&[said(0.5, 5, Some(8))], 6), [1.0]);
    assert_eq!(coverages(&[said(0.5, 6, None)], 5), [0.0]);

    // Who has withdrawn is no peer any more.
    let earned = spot(&[said(0.1, 0, None), said(0.5, 0, None), said(0.9, 0, Some(5))], 10);
    let expected = 100.0 * 5_f64.ln();
    for (found, expected) in earned.iter().zip([-expected, expected, 0.0]) {
        assert!((found.score - expected).abs() < 1e-12);
    }
    // Quirk: a forecast made at the instant counts, but among the peers only after it.
    let earned = spot(&[said(0.5, 0, None), said(0.9, 4, None)], 4);
    assert_eq!(earned, [Earned { score: 0.0, coverage: 1.0 }; 2]);
    // A forecast made at the very first instant has no peers before it, and no coverage.
    assert_eq!(spot(&[said(0.5, 4, None)], 4), [Earned::default()]);
}

#[test]
fn options_that_came_later() {
    let base = [Some(1.0 / 3.0), None, None, Some(0.25_f64.exp() / 3.0)];
    let even = [Some(1.0 / 3.0), Some(1.0 / 3.0), None, Some(1.0 / 3.0)];
    for (resolution, expected) in [(0, 0.0), (2, 25.0), (3, 25.0)] {
        let question = question(Form::Options, resolution);
        let earned = peer(&[choice(&base), choice(&even)], None, question).unwrap();
        assert!((earned[0].score - expected).abs() < 1e-12, "{earned:?}");
        assert!((earned[1].score + expected).abs() < 1e-12, "{earned:?}");
    }
    // Quirk: one lacks the option, so the mean is read at the last one for both of them.
    let late = [Some(0.2), Some(0.5), Some(0.2), Some(0.1)];
    let earned = peer(&[choice(&late), choice(&even)], None, question(Form::Options, 2)).unwrap();
    let mean = (0.1_f64 / 3.0).sqrt();
    assert!((earned[0].score - 200.0 * (0.2 / mean).ln()).abs() < 1e-12);
    assert!((earned[1].score - 200.0 * (1.0 / 3.0 / mean).ln()).abs() < 1e-12);
}

#[test]
fn the_geometric_mean_is_not_scaled() {
    let below = [[0.2, 0.5, 0.8], [0.4, 0.6, 0.8], [0.6, 0.7, 0.8]];
    let forecasts = below.map(|below| Forecast::of_number(&below, 0, None));
    let expected = [0.363_424_12, 0.181_712_06, 0.181_712_06, 0.2];
    for (bin, expected) in expected.into_iter().enumerate() {
        let question = question(Form::Continuous { open_bounds: 2 }, bin);
        let mean = geometric_means(&forecasts, question).unwrap()[0];
        assert!((mean.log_chance.exp() - expected).abs() < 1e-8);
        assert_eq!(mean.forecasts, 3);
    }
}

#[test]
fn numbers_are_halved() {
    let forecasts = [[0.2, 0.4, 0.8], [0.2, 0.6, 0.8]].map(|b| Forecast::of_number(&b, 0, None));
    let question = question(Form::Continuous { open_bounds: 2 }, 1);
    let earned = peer(&forecasts, None, question).unwrap();
    assert!((earned[0].score + 50.0 * 2_f64.ln()).abs() < 1e-12);
    let spot = spot_peer(&forecasts, None, question, DAY).unwrap();
    assert!((spot[1].score - 50.0 * 2_f64.ln()).abs() < 1e-12);
}

#[test]
fn shares_of_the_prizes() {
    let third = 1.0 / 3.0;
    for (takes, minimum, expected) in [
        (&[][..], 0.0, &[][..]),
        (&[6.0, 3.0, 1.0], 0.0, &[0.6, 0.3, 0.1]),
        (&[6.0, 3.0, 1.0], 0.25, &[2.0 * third, third, 0.0]),
        (&[6.0, 3.0, 1.0], 0.5, &[1.0, 0.0, 0.0]),
        (&[6.0, 3.0, 1.0, 0.0, -1.0], 0.0, &[0.6, 0.3, 0.1, 0.0, 0.0]),
        (&[6.0, 3.0, 1.0, 0.0, -1.0], 0.25, &[2.0 * third, third, 0.0, 0.0, 0.0]),
        (&[0.9, 0.049, 0.041, 0.01], 0.05, &[0.9 / 0.949, 0.049 / 0.949, 0.0, 0.0]),
        (&[0.0, 0.0], 0.0, &[0.0, 0.0]),
    ] {
        let shares = prize_shares(takes, minimum).unwrap();
        assert_eq!(shares.len(), expected.len());
        for (found, expected) in shares.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-14, "{takes:?}: {shares:?}");
        }
    }
    assert!(prize_shares(&[1.0, 2.0], 0.0).is_err());
    assert!(prize_shares(&[f64::NAN], 0.0).is_err());
}

#[test]
fn what_it_takes_no_forecast_of_is_refused() {
    for forecast in [said(0.0, 0, None), choice(&[Some(0.5), None, Some(0.0)]), choice(&[])] {
        for result in
            [baseline(std::slice::from_ref(&forecast), yes()), peer(&[forecast], None, yes())]
        {
            assert!(result.is_err(), "{result:?}");
        }
    }
    let lonely = choice(&[None, Some(1.0)]);
    let refused = baseline(&[lonely], yes()).unwrap_err().to_string();
    assert_eq!(refused, "1 options with a chance are too few; give at least 2");
    assert!(yes().closing_at(0).is_err());
}

#[test]
fn every_quirk_stands_in_the_documentation() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/scoring.md");
    let text = std::fs::read_to_string(folder).unwrap();
    for quirk in Quirk::ALL {
        assert!(text.contains(quirk.sentence()), "docs/scoring.md lacks: {}", quirk.sentence());
    }
}

proptest! {
    /// Whatever the forecasts and the peers, the sums are those of going through all instants.
    #[test]
    fn the_fast_way_agrees_with_the_slow_one(
        forecasts in forecasts(1), peers in forecasts(0), closed_at in 4_i64..12,
    ) {
        let question = yes().closing_at(closed_at * DAY).unwrap();
        let given = (!peers.is_empty()).then_some(&peers[..]);
        let earned = peer(&forecasts, given, question).unwrap();
        let means = slow_means(given.unwrap_or(&forecasts));
        for (found, forecast) in earned.iter().zip(&forecasts) {
            let expected = slow_peer(forecast, &means, closed_at * DAY);
            prop_assert!((found.score - expected.score).abs() < 1e-10, "{found:?} {expected:?}");
            prop_assert!((found.coverage - expected.coverage).abs() < 1e-14);
        }
    }
}

fn forecasts(least: usize) -> impl Strategy<Value = Vec<Forecast>> {
    let forecast = (0.001..=0.999, -2_i64..11, prop::option::of(0_i64..6))
        .prop_map(|(chance, from, length)| said(chance, from, length.map(|length| from + length)));
    prop::collection::vec(forecast, least..7)
}

/// Instant, number of forecasts, log of the geometric mean of their chances of yes.
fn slow_means(forecasts: &[Forecast]) -> Vec<(i64, f64, f64)> {
    let mut instants: Vec<i64> =
        forecasts.iter().flat_map(|f| [Some(f.from), f.until]).flatten().collect();
    instants.sort_unstable();
    instants.dedup();
    let at = |instant: i64| {
        let logs: Vec<f64> = forecasts
            .iter()
            .filter(|f| f.from <= instant && f.until.is_none_or(|until| until > instant))
            .map(|f| f.masses[1].unwrap().ln())
            .collect();
        let count = logs.len() as f64;
        (!logs.is_empty()).then(|| (instant, count, logs.iter().sum::<f64>() / count))
    };
    instants.into_iter().filter_map(at).collect()
}

fn slow_peer(forecast: &Forecast, means: &[(i64, f64, f64)], closed_at: i64) -> Earned {
    let (from, until) = (forecast.from.max(0), forecast.until.unwrap_or(closed_at).min(closed_at));
    let instants: Vec<i64> = means.iter().map(|mean| mean.0.max(0)).collect();
    let mut earned = Earned::default();
    for (place, (_, count, mean)) in means.iter().enumerate() {
        let start = instants[place];
        if until <= from || start < from || start >= until || start >= closed_at {
            continue;
        }
        let end = instants.get(place + 1).copied().unwrap_or(closed_at).min(closed_at);
        let share = (end - start) as f64 / (10 * DAY) as f64;
        let weight = if *count < 2.0 { 0.0 } else { count / (count - 1.0) };
        earned.score += 100.0 * weight * (forecast.masses[1].unwrap().ln() - mean) * share;
        earned.coverage += share;
    }
    earned
}
