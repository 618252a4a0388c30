//! What every pool must do, whatever the forecasts are.

#![expect(clippy::unwrap_used, reason = "a test fails on anything unexpected")]

use proptest::prelude::*;
use scoring::pooling::{
    Bernstein, Exponential, Forecasts, beta_transformed, contribution_weights, distance_weighted,
    extremized, linear, mean_log_odds, mean_probit, median, neyman_roughgarden, trimmed,
};

type Pool = fn(Forecasts) -> f64;

/// Pools that never leave the range of the forecasts.
const MEANS: [(&str, Pool); 6] = [
    ("linear", linear),
    ("median", median),
    ("trimmed", |forecasts| trimmed(forecasts, 0.2).unwrap()),
    ("distance weighted", distance_weighted),
    ("mean log-odds", |forecasts| mean_log_odds(forecasts).unwrap()),
    ("mean probit", |forecasts| mean_probit(forecasts).unwrap()),
];

/// Pools that may leave it.
const EXTREMIZED: [(&str, Pool); 3] = [
    ("extremized", |forecasts| extremized(forecasts, 2.0).unwrap()),
    ("Neyman-Roughgarden", |forecasts| neyman_roughgarden(forecasts, 0.5).unwrap()),
    ("beta-transformed", |forecasts| beta_transformed(forecasts, 3.0, 3.0).unwrap()),
];

fn crowd() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.001..=0.999, 1..20)
}

fn forecasts(values: &[f64]) -> Forecasts<'_> {
    Forecasts::new(values).unwrap()
}

proptest! {
    #[test]
    fn a_mean_stays_within_the_crowd(values in crowd()) {
        let low = values.iter().copied().fold(1.0, f64::min);
        let high = values.iter().copied().fold(0.0, f64::max);
        for (name, pool) in MEANS {
            let pooled = pool(forecasts(&values));
            prop_assert!(pooled >= low - 1e-12 && pooled <= high + 1e-12, "{name}: {pooled}");
        }
    }

    #[test]
    fn who_comes_first_does_not_matter(values in crowd()) {
        let backward: Vec<f64> = values.iter().rev().copied().collect();
        for (name, pool) in MEANS.into_iter().chain(EXTREMIZED) {
            let (one, other) = (pool(forecasts(&values)), pool(forecasts(&backward)));
            prop_assert!((one - other).abs() < 1e-12, "{name}: {one} and {other}");
        }
    }

    #[test]
    fn no_is_the_mirror_of_yes(values in crowd()) {
        let mirrored: Vec<f64> = values.iter().map(|value| 1.0 - value).collect();
        for (name, pool) in MEANS.into_iter().chain(EXTREMIZED) {
            let (one, other) = (pool(forecasts(&values)), pool(forecasts(&mirrored)));
            prop_assert!((one + other - 1.0).abs() < 1e-9, "{name}: {one} and {other}");
        }
    }

    #[test]
    fn who_weighs_nothing_changes_nothing(values in crowd(), stranger in 0.0..=1.0) {
        let with: Vec<f64> = values.iter().copied().chain([stranger]).collect();
        let mut weights = vec![1.0; values.len()];
        weights.push(0.0);
        let robust: Pool = |forecasts| neyman_roughgarden(forecasts, 0.5).unwrap();
        for pool in [linear, median, distance_weighted, robust] {
            let alone = pool(forecasts(&values));
            let beside = pool(forecasts(&with).weighted(&weights).unwrap());
            prop_assert!((alone - beside).abs() < 1e-12, "{alone} and {beside}");
        }
    }

    #[test]
    fn the_crowd_never_loses_more_than_its_mean_member(values in crowd(), happened: bool) {
        let outcome = f64::from(u8::from(happened));
        let loss = |forecast: f64| (forecast - outcome).powi(2);
        let members: f64 = values.iter().copied().map(loss).sum();
        let crowd = loss(linear(forecasts(&values)));
        let count = forecasts(&values).values().iter().map(|_| 1.0).sum::<f64>();
        prop_assert!(crowd <= members / count + 1e-12);
    }

    /// Cesa-Bianchi and Lugosi's bound for squared losses, at a rate of 1/2.
    #[test]
    fn learning_never_loses_much_to_the_best(
        questions in prop::collection::vec(
            (prop::collection::vec(0.0..=1.0, 4), any::<bool>()), 1..200,
        ),
    ) {
        let mut pool = Exponential::new(4, 0.5).unwrap();
        let (mut lost, mut by_each) = (0.0, [0.0; 4]);
        for (values, happened) in &questions {
            let loss = |forecast: f64| (forecast - f64::from(u8::from(*happened))).powi(2);
            lost += loss(pool.pool(values).unwrap());
            for (sum, value) in by_each.iter_mut().zip(values) {
                *sum += loss(*value);
            }
            pool.learn(values, *happened).unwrap();
        }
        let best = by_each.into_iter().fold(f64::INFINITY, f64::min);
        prop_assert!(lost <= best + 4_f64.ln() / 0.5 + 1e-9, "{lost} and {best}");
    }
}

#[test]
fn one_who_is_steadily_better_gets_nearly_all_the_weight() {
    let mut exponential = Exponential::new(3, 0.5).unwrap();
    let mut bernstein = Bernstein::new(3, 0.5).unwrap();
    for _ in 0..60 {
        exponential.learn(&[0.9, 0.5, 0.4], true).unwrap();
        bernstein.learn(&[0.9, 0.5, 0.4], true).unwrap();
    }
    assert!(exponential.weights()[0] > 0.99);
    assert!(bernstein.weights()[0] > 0.99);
}

#[test]
fn who_made_no_forecast_has_no_contribution() {
    let past =
        [(vec![Some(0.9), Some(0.3), None], true), (vec![Some(0.2), Some(0.6), None], false)];
    assert_eq!(contribution_weights(&past).unwrap(), Some(vec![1.0, 0.0, 0.0]));
    let alone = [(vec![Some(0.9), None], true)];
    assert_eq!(contribution_weights(&alone).unwrap(), None);
    let uneven = [(vec![Some(0.9), None], true), (vec![Some(0.9)], true)];
    assert!(contribution_weights(&uneven).is_err());
}
