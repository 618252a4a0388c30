//! The rules that all arithmetic of the library keeps, one test each.

#![expect(clippy::float_cmp, reason = "the numbers are exact")]

use scoring::calibration::{Binning, isotonic, reliability};
use scoring::comparison::{DieboldMariano, diebold_mariano};
use scoring::continuous::{Normal, PointMass, crps_ensemble, crps_ensemble_fair};
use scoring::history::{Histories, Period, Update};
use scoring::pooling::Forecasts;
use scoring::{BadInput, Cases, Rule, log_score_of_log_odds, mean_score, scores, skill};

#[test]
fn a_nothing_is_clipped() {
    let mean = mean_score(Rule::Log, &[0.0, 0.5], &[true, true]).unwrap().unwrap();
    assert_eq!((mean.value, mean.infinite), (f64::INFINITY, 1));
}

#[test]
fn b_small_chances_keep_their_digits() {
    let score = |forecast| mean_score(Rule::Log, &[forecast], &[false]).unwrap().unwrap().value;
    assert!((score(1e-20) / 1e-20 - 1.0).abs() < 1e-15);
    // Log-odds of 100: a chance of no of 4e-44, which 1 − p could not hold.
    assert!((log_score_of_log_odds(100.0, true).unwrap() / (-100_f64).exp() - 1.0).abs() < 1e-15);
}

#[test]
fn c_sums_lose_nothing_and_do_not_depend_on_threads() {
    let values = isotonic(&[1e16, 1.0, -1e16], None).unwrap();
    assert_eq!(values[0].value, 1.0 / 3.0);

    let forecasts: Vec<f64> = (0..500_000).map(|row| f64::from(row % 997) / 997.0).collect();
    let outcomes: Vec<bool> = forecasts.iter().map(|forecast| *forecast > 0.3).collect();
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| mean_score(Rule::Brier, &forecasts, &outcomes).unwrap().unwrap().value)
    };
    assert_eq!(on(1).to_bits(), on(7).to_bits());
}

#[test]
fn d_what_is_no_probability_is_an_error_with_its_row() {
    for value in [f64::NAN, -0.1, 1.1, f64::INFINITY] {
        let refused = Cases::new(&[0.5, value], &[true, false]).unwrap_err();
        assert!(matches!(refused, BadInput::NotAProbability { row: 2, .. }), "{refused}");
        assert!(mean_score(Rule::Spherical, &[0.5, value], &[true, false]).is_err());
    }
    assert!(log_score_of_log_odds(f64::NAN, true).is_err());
}

#[test]
fn e_nothing_has_no_score() {
    assert_eq!(mean_score(Rule::Brier, &[], &[]), Ok(None));
    assert!(reliability(&Cases::new(&[], &[]).unwrap()).is_none());
    assert!(crps_ensemble(&[], 0.0).is_err() && Forecasts::new(&[]).is_err());
    assert_eq!(crps_ensemble_fair(&[1.0], 0.0), Ok(None));
}

#[test]
fn f_weights_are_checked_and_rows_without_weight_change_nothing() {
    let cases = Cases::new(&[0.2, 0.4, 0.9], &[true, false, true]).unwrap();
    assert!(matches!(cases.weighted(&[1.0, -1.0, 1.0]), Err(BadInput::NotAWeight { row: 2, .. })));
    assert_eq!(cases.weighted(&[0.0; 3]), Err(BadInput::NoWeight));

    let without = reliability(&cases.weighted(&[1.0, 0.0, 1.0]).unwrap()).unwrap();
    let fewer = Cases::new(&[0.2, 0.9], &[true, true]).unwrap();
    let fewer = reliability(&fewer).unwrap();
    assert_eq!(without.steps(), fewer.steps());
}

#[test]
fn g_ties_are_pooled_and_their_order_changes_nothing() {
    let forward = Cases::new(&[0.3, 0.3, 0.7], &[true, false, true]).unwrap();
    let backward = Cases::new(&[0.7, 0.3, 0.3], &[true, false, true]).unwrap();
    let (forward, backward) = (reliability(&forward).unwrap(), reliability(&backward).unwrap());
    assert_eq!(forward.steps(), backward.steps());
    assert_eq!(forward.steps()[0].observed, 0.5);
}

#[test]
fn h_a_forecast_on_an_edge_is_in_the_upper_bin() {
    for (forecast, bins, expected) in [(0.3, 10, 3), (0.1 + 0.2, 10, 3), (0.29, 100, 29)] {
        assert_eq!(Binning::place(forecast, bins), expected);
    }
}

#[test]
fn i_a_spread_of_zero_is_an_error_or_a_point_mass_by_name() {
    assert!(Normal::new(1.0, 0.0).is_err() && Normal::new(1.0, -1.0).is_err());
    assert!(PointMass::new(1.0).is_ok());
}

#[test]
fn j_questions_that_all_end_alike_have_no_uncertainty_and_no_skill() {
    let cases = Cases::new(&[0.8, 0.9], &[true, true]).unwrap();
    let parts = reliability(&cases).unwrap().decomposition(Rule::Brier);
    assert_eq!(parts.uncertainty, 0.0);
    assert_eq!(skill(parts.score, parts.uncertainty), None);
}

#[test]
fn k_ensembles_far_from_zero_keep_their_digits() {
    let near = crps_ensemble(&[0.25, 0.5, 1.0], 0.75).unwrap();
    let far = crps_ensemble(&[1e9 + 0.25, 1e9 + 0.5, 1e9 + 1.0], 1e9 + 0.75).unwrap();
    assert!((near - far).abs() < 1e-15, "{near} and {far}");
}

#[test]
fn l_times_are_whole_and_equal_ones_go_by_sequence() {
    let update = |at, forecast| Update { forecaster: 1, at, forecast: Some(forecast) };
    let period = Period::new(0, 100).unwrap();
    let histories = Histories::from_updates(period, [update(10, 0.2), update(10, 0.7)]);
    assert_eq!(histories.at(10).map(|hold| hold.forecast).collect::<Vec<_>>(), [0.7]);

    let late = Histories::from_updates(period, [update(10, 0.2), update(100, 0.9)]);
    assert_eq!((late.holds().len(), late.late()), (1, 1));
}

#[test]
fn m_differences_that_never_vary_are_told_by_name() {
    let tested = diebold_mariano(&[0.25; 20], 1).unwrap();
    assert_eq!(tested, DieboldMariano::NoVariance { mean: 0.25 });
}

#[test]
fn one_row_has_the_score_that_many_have() {
    let cases = Cases::new(&[0.25], &[true]).unwrap();
    for rule in Rule::ALL {
        let mean = mean_score(rule, cases.forecasts(), cases.outcomes()).unwrap().unwrap();
        assert!((scores(rule, &cases)[0] / mean.value - 1.0).abs() < 1e-14, "{rule:?}");
    }
}
