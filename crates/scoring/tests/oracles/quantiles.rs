//! Forecasts given as quantiles, intervals and distribution functions.

use scoring::continuous::{
    Distribution, Interval, MedianConvention, PiecewiseLinear, QuantileForecast, Region,
    crps_of_quantiles, interval_score, pinball, weighted_interval_score,
};
use serde_json::Value;

use crate::vectors::{agree, cases, number, numbers};

fn of_kind(kind: &str) -> impl Iterator<Item = Value> {
    cases("quantile_wis.json").into_iter().filter(move |case| case["kind"] == *kind)
}

#[test]
fn single_quantiles() {
    for case in of_kind("pinball") {
        let (level, quantile) = (number(&case, "alpha"), number(&case, "q"));
        let found = pinball(level, quantile, number(&case, "obs")).unwrap();
        agree(found, number(&case, "value"), &case);
    }
}

#[test]
fn intervals() {
    for case in of_kind("interval_score") {
        let level = 1.0 - number(&case, "alpha");
        let interval = Interval::new(level, number(&case, "lower"), number(&case, "upper"));
        let found = interval_score(interval.unwrap(), number(&case, "obs")).unwrap();
        agree(found.total(), number(&case, "value"), &case);
    }
}

#[test]
fn weighted_intervals_by_their_ends() {
    for case in of_kind("wis") {
        let missed = numbers(&case, "alpha");
        let levels = missed.iter().map(|missed| missed / 2.0);
        let upper_levels = missed.iter().rev().map(|missed| 1.0 - missed / 2.0);
        let levels: Vec<f64> = levels.chain([0.5]).chain(upper_levels).collect();
        let lower = numbers(&case, "lower").into_iter();
        let upper = numbers(&case, "upper").into_iter().rev();
        let values: Vec<f64> = lower.chain([number(&case, "median")]).chain(upper).collect();
        let forecast = QuantileForecast::new(&levels, &values).unwrap();
        let found =
            weighted_interval_score(forecast, number(&case, "obs"), MedianConvention::Bracher);
        let total = found.unwrap().total();
        // scoringrules cuts the score off to a whole number where the outcome is a whole number
        // by type; with 2.0 in place of 2 it gives what we do.
        let whole = case["obs"].is_i64();
        agree(if whole { total.trunc() } else { total }, number(&case, "value"), &case);
        agree(crps_of_quantiles(forecast, number(&case, "obs")).unwrap(), total, &case);
        if case["obs"] == 2 {
            agree(total, 1.280_229_458_023_492_3, &case);
        }
    }
}

#[test]
fn weighted_intervals_by_their_levels() {
    for case in of_kind("wis_quantiles") {
        let (levels, values) = (numbers(&case, "levels"), numbers(&case, "quantiles"));
        let forecast = QuantileForecast::new(&levels, &values).unwrap();
        let happened = number(&case, "obs");
        let total =
            |convention| weighted_interval_score(forecast, happened, convention).unwrap().total();
        agree(total(MedianConvention::Bracher), number(&case, "wis_standard"), &case);
        let twice = number(&case, "wis_count_median_twice");
        agree(total(MedianConvention::CountedTwice), twice, &case);
        agree(
            crps_of_quantiles(forecast, happened).unwrap(),
            number(&case, "mean_pinball_x2"),
            &case,
        );
    }
}

#[test]
fn distribution_functions_of_straight_lines() {
    for case in cases("crps_cdf.json") {
        let (places, shares) = (numbers(&case, "x"), numbers(&case, "cdf"));
        let forecast = PiecewiseLinear::open(&places, &shares).unwrap();
        let happened = number(&case, "obs");
        let expected = number(&case, "crps_exact_piecewise_linear");
        agree(forecast.crps(happened).unwrap(), expected, &case);
        let ends = [
            Region::between(f64::NEG_INFINITY, happened).unwrap(),
            Region::between(happened, f64::INFINITY).unwrap(),
        ];
        let parts = ends.map(|region| forecast.crps_within(region, happened).unwrap());
        agree(parts[0], number(&case, "underforecast"), &case);
        agree(parts[1], number(&case, "overforecast"), &case);
    }
}
