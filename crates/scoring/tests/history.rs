//! Histories, told as "at hour h I said p" within a period from hour 0 to hour 10.

use domain::{Probability, Resolution};
use proptest::prelude::*;
use scoring::Rule;
use scoring::history::{Histories, Period, TimeWeighted, Update, over_time};

const HOURS: i64 = 10;

const MILLISECONDS: i64 = 3_600_000;

/// A history, then value and coverage, how many forecasts held, and the score of the last.
type Case = (&'static [(i64, f64)], [f64; 2], usize, f64);

#[test]
fn a_forecast_holds_until_the_next() {
    let cases: &[Case] = &[
        (&[(0, 0.5)], [0.25, 1.0], 1, 0.25),
        (&[(5, 0.5)], [0.25, 0.5], 1, 0.25),
        (&[(0, 0.0), (5, 1.0)], [0.5, 1.0], 2, 0.0),
        (&[(0, 0.0), (8, 1.0)], [0.8, 1.0], 2, 0.0),
        (&[(2, 0.0), (8, 0.5)], [(6.0 + 0.25 * 2.0) / 8.0, 0.8], 2, 0.25),
        // Made before the period: holds from its start.
        (&[(-7, 0.5)], [0.25, 1.0], 1, 0.25),
        // Replaced before the period: never held.
        (&[(-7, 0.0), (-3, 0.5)], [0.25, 1.0], 1, 0.25),
        (&[(-7, 0.0), (0, 0.5)], [0.25, 1.0], 1, 0.25),
        // Made at the end of the period or later: too late.
        (&[(0, 0.5), (10, 1.0)], [0.25, 1.0], 1, 0.25),
        (&[(0, 0.5), (12, 1.0), (13, 0.0)], [0.25, 1.0], 1, 0.25),
        // At the same time: the later one wins.
        (&[(0, 0.0), (0, 0.5)], [0.25, 1.0], 1, 0.25),
        (&[(0, 0.5), (4, 0.1), (4, 0.2), (4, 1.0)], [0.1, 1.0], 2, 0.0),
    ];
    for (history, [value, coverage], forecasts, last) in cases {
        let score = score(Rule::Brier, history, &Resolution::Yes).unwrap();
        assert!((score.value - value).abs() < 1e-12, "{history:?}: {score:?}");
        assert!((score.coverage - coverage).abs() < 1e-12, "{history:?}: {score:?}");
        assert_eq!(score.forecasts, *forecasts, "{history:?}");
        assert!((score.last - last).abs() < 1e-12, "{history:?}: {score:?}");
    }
}

#[test]
fn the_log_score_agrees_with_the_baseline_score_of_metaculus() {
    // 100 (log2 q + 1), times coverage; from that project's own tests.
    for (hour, chance, coverage, expected) in [
        (0, 0.9, 1.0, 84.799_690_66),
        (0, 0.1, 1.0, -232.192_809_49),
        (0, 0.5_f64.sqrt(), 1.0, 50.0),
        (0, 0.5_f64.powf(1.5), 1.0, -50.0),
        (5, 0.9, 0.5, 42.399_845_33),
    ] {
        let score = score(Rule::Log, &[(hour, chance)], &Resolution::Yes).unwrap();
        let baseline = 100.0 * (1.0 - score.value / std::f64::consts::LN_2) * score.coverage;
        assert!((baseline - expected).abs() < 1e-8, "{chance}: {baseline}");
        assert!((score.coverage - coverage).abs() < 1e-12);
    }
}

#[test]
fn what_nobody_forecast_in_time_has_no_score() {
    for history in [&[][..], &[(10, 0.5)], &[(11, 0.5), (12, 0.6)]] {
        assert_eq!(score(Rule::Brier, history, &Resolution::Yes), None, "{history:?}");
    }
}

#[test]
fn what_did_not_end_in_yes_or_no_has_no_score() {
    let reason = || "the sources disagree".to_owned();
    for resolution in
        [Resolution::Annulled { reason: reason() }, Resolution::Ambiguous { reason: reason() }]
    {
        assert_eq!(score(Rule::Log, &[(0, 0.5)], &resolution), None);
    }
}

#[test]
fn a_moment_of_certainty_in_the_wrong_is_infinite() {
    let history = [(0, 0.9), (4, 0.0), (5, 0.9)];
    let score = score(Rule::Log, &history, &Resolution::Yes).unwrap();
    assert!(score.value == f64::INFINITY && score.last.is_finite());
}

proptest! {
    #[test]
    fn a_score_lies_between_the_best_and_the_worst(history in histories()) {
        let score = score(Rule::Brier, &history, &Resolution::No).unwrap();
        let squares = history.iter().map(|(_, chance)| chance * chance);
        let best = squares.clone().fold(f64::INFINITY, f64::min);
        let worst = squares.fold(0.0, f64::max);
        prop_assert!(best - 1e-12 <= score.value && score.value <= worst + 1e-12);
        prop_assert!(score.coverage > 0.0 && score.coverage <= 1.0);
    }

    #[test]
    fn saying_the_same_again_changes_no_score(history in histories(), again in 0_i64..HOURS) {
        let held = history.iter().rposition(|(hour, _)| *hour <= again);
        prop_assume!(held.is_some());
        let held = held.unwrap();
        let mut repeated = history.clone();
        repeated.insert(held + 1, (again, history[held].1));
        for rule in Rule::ALL {
            let once = score(rule, &history, &Resolution::Yes).unwrap();
            let twice = score(rule, &repeated, &Resolution::Yes).unwrap();
            let infinite = once.value.is_infinite() && twice.value.is_infinite();
            let close = (once.value - twice.value).abs() <= 1e-12 * once.value.abs();
            prop_assert!(infinite || close, "{once:?} {twice:?}");
            prop_assert!((once.coverage - twice.coverage).abs() < 1e-12);
        }
    }
}

/// Histories in order of time with at least one forecast in the period.
fn histories() -> impl Strategy<Value = Vec<(i64, f64)>> {
    prop::collection::vec((-5_i64..HOURS, 0.0..=1.0), 1..8).prop_map(|mut history| {
        history.sort_by_key(|(hour, _)| *hour);
        history
    })
}

fn score(rule: Rule, history: &[(i64, f64)], resolution: &Resolution) -> Option<TimeWeighted> {
    let update = |&(hour, chance): &(i64, f64)| Update {
        forecaster: 0,
        at: hour * MILLISECONDS,
        forecast: Some(Probability::new(chance).expect("the case gives a probability")),
    };
    let period = Period::new(0, HOURS * MILLISECONDS).expect("ten hours are a period");
    let histories = Histories::from_updates(period, history.iter().map(update));
    over_time(rule, &histories, resolution)?.first().copied()
}
