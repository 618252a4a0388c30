//! Comparison of forecasters.

use scoring::comparison::{
    Anytime, DieboldMariano, LongRunVariance, Method, QuestionScore, Reference, Tested, Win,
    bradley_terry, bradley_terry_penalized, diebold_mariano_by, log_e_process, two_way,
};
use serde_json::Value;

use crate::vectors::{agree, agree_within, cases, number, numbers};

fn tested(differences: &[f64], horizon: usize, method: Method) -> Tested {
    match diebold_mariano_by(differences, horizon, method).unwrap().unwrap() {
        DieboldMariano::Tested(tested) => tested,
        DieboldMariano::NoVariance { mean } => panic!("all are {mean}"),
    }
}

/// The cases of differences that vary; where none does, `scores` gives no number or 289, we say so.
fn varying() -> Vec<(Value, Vec<f64>, usize)> {
    let all = cases("diebold_mariano.json").into_iter().filter(|case| case["d"].is_array());
    let differences = all.map(|case| {
        let horizon = case["h"].as_u64().unwrap() as usize;
        (case.clone(), numbers(&case, "d"), horizon)
    });
    differences.filter(|(case, ..)| case["name"] != "zero variance").collect()
}

#[test]
fn diebold_mariano_of_harvey() {
    for (case, differences, horizon) in varying() {
        for (reference, field) in
            [(Reference::Normal, "scores_HLN_normal"), (Reference::StudentT, "scores_HLN_t")]
        {
            let found = tested(&differences, horizon, Method { reference, ..Method::HARVEY });
            compare(&found, &case[field], 1e-12);
        }
    }
}

/// `scores` fits the exponential curve by an iteration that stops early, and is right to four
/// digits: ours goes to the minimum, as 40 digits have it.
#[test]
fn diebold_mariano_of_hering() {
    for (case, differences, horizon) in varying() {
        for (reference, field) in
            [(Reference::Normal, "scores_HG_normal"), (Reference::StudentT, "scores_HG_t")]
        {
            let found = tested(&differences, horizon, Method { reference, ..Method::HERING });
            compare(&found, &case[field], 1e-3);
            let exact = match differences.len() {
                4 => 3.474_977_942_104_555,
                5 => -0.248_366_285_493_408_9,
                60 => 2.044_225_800_736_451,
                _ => 2.205_092_047_991_299_5,
            };
            agree(found.statistic, exact, &case);
        }
    }
}

/// That package has a t distribution of its own, right to nine digits: scipy agrees with ours in all.
#[test]
fn diebold_mariano_of_the_package_of_that_name() {
    for (case, differences, horizon) in varying() {
        for (variance, small_sample, field) in [
            (LongRunVariance::Rectangular, true, "dm_pkg_acf_harvey1"),
            (LongRunVariance::Rectangular, false, "dm_pkg_acf_harvey0"),
            (LongRunVariance::Bartlett, true, "dm_pkg_bartlett_harvey1"),
            (LongRunVariance::Bartlett, false, "dm_pkg_bartlett_harvey0"),
        ] {
            let method = Method { variance, small_sample, reference: Reference::StudentT };
            let found = tested(&differences, horizon, method);
            let expected = numbers(&case, field);
            agree(found.statistic, expected[0], &case);
            agree_within(1e-9, found.p_value, expected[1], &case);
        }
    }
}

#[test]
fn the_readme_of_that_package() {
    let all = cases("diebold_mariano.json");
    let case = all.iter().find(|case| case["V"].is_array()).unwrap();
    let (values, first, second) = (numbers(case, "V"), numbers(case, "P1"), numbers(case, "P2"));
    let loss = |forecasts: &[f64], row: usize| (forecasts[row] - values[row]).powi(2);
    let differences: Vec<f64> =
        (0..values.len()).map(|row| loss(&first, row) - loss(&second, row)).collect();
    let found = tested(&differences, 1, Method::HARVEY);
    let expected = numbers(case, "expected");
    agree(found.statistic, expected[0], case);
    agree_within(1e-10, found.below, expected[1], case);
}

#[test]
fn differences_that_do_not_vary_are_named() {
    let all = cases("diebold_mariano.json");
    let case = all.iter().find(|case| case["name"] == "zero variance").unwrap();
    for method in [Method::HARVEY, Method::HERING] {
        let found = diebold_mariano_by(&numbers(case, "d"), 1, method).unwrap();
        assert_eq!(found, Some(DieboldMariano::NoVariance { mean: 1.0 }));
    }
}

/// Where the first forecaster is far behind, comparecast takes an upper bound of the mixture; ours
/// is exact there too, and below.
#[test]
fn e_processes() {
    let mut bounds = 0;
    for case in cases("eprocess.json") {
        let differences = numbers(&case, "xs");
        let anytime = Anytime { scale: 1.0, ..Anytime::BRIER };
        let process = log_e_process(&differences, &anytime).unwrap();
        let behind = far_behind(&differences);
        for ((found, expected), behind) in process.iter().zip(numbers(&case, "e")).zip(behind) {
            if behind {
                assert!(found.exp() < expected, "{found} {expected}");
                bounds += 1;
            } else {
                agree(found.exp(), expected, &case);
            }
        }
    }
    assert!(bounds > 0);
}

/// Where the sum, its variance and the mixture's weight add up to less than 0.
fn far_behind(differences: &[f64]) -> Vec<bool> {
    let surprise = 2.0 * 10_f64.ln();
    let weight = 10.0 / (surprise + surprise.ln_1p());
    let (mut sum, mut variance, mut mean) = (0.0, 0.0, 0.0);
    let mut behind = Vec::new();
    for (index, difference) in differences.iter().enumerate() {
        sum += difference;
        variance += (difference - mean) * (difference - mean);
        mean = sum / (index + 1) as f64;
        behind.push(sum + variance + weight <= 0.0);
    }
    behind
}

#[test]
fn difficulty_by_two_way_effects() {
    for case in cases("two_way_fixed_effects.json") {
        let rows = case["rows_forecaster_question_brier"].as_array().unwrap().iter();
        let rows: Vec<QuestionScore> = rows
            .map(|row| QuestionScore {
                forecaster: row[0].as_u64().unwrap() as usize,
                question: row[1].as_u64().unwrap() as usize,
                score: row[2].as_f64().unwrap(),
            })
            .collect();
        let effects = two_way(&rows).unwrap();
        let first = effects.forecasters[0];
        for (found, expected) in
            effects.forecasters.iter().zip(numbers(&case, "forecaster_effect_a0_zero"))
        {
            assert!((found - first - expected).abs() < 1e-14, "{found} {expected}");
        }
        for (found, expected) in
            effects.questions.iter().zip(numbers(&case, "question_fe_with_a0_zero"))
        {
            assert!((effects.level + found + first - expected).abs() < 1e-14, "{found} {expected}");
        }
        let adjusted = effects.adjusted_to(0, 0.0);
        for (found, expected) in adjusted.iter().zip(numbers(&case, "difficulty_adjusted_mean")) {
            assert!((found - expected).abs() < 1e-14, "{found} {expected}");
        }
    }
}

#[test]
fn bradley_terry_strengths() {
    for case in cases("bradley_terry.json") {
        let count = case["n"].as_u64().unwrap() as usize;
        let times = |winner: usize, loser: usize| case["wins"][winner][loser].as_f64().unwrap();
        let pairs = (0..count).flat_map(|winner| (0..count).map(move |loser| (winner, loser)));
        let wins: Vec<Win> = pairs
            .map(|(winner, loser)| Win { winner, loser, times: times(winner, loser) })
            .filter(|win| win.times > 0.0)
            .collect();
        let (free, penalized) =
            (bradley_terry(&wins).unwrap(), bradley_terry_penalized(&wins, 0.1).unwrap());
        for (found, field, exact) in [
            (free, "mle_zero_mean", STRENGTHS),
            (penalized, "l2_map_alpha_0_1", PENALIZED_STRENGTHS),
        ] {
            for ((found, expected), exact) in found.iter().zip(numbers(&case, field)).zip(exact) {
                // choix stops before its values have settled.
                agree_within(2e-9, *found, expected, &case);
                agree(*found, exact, &case);
            }
        }
    }
}

/// The roots of the gradient with 30 digits, in mpmath.
const STRENGTHS: [f64; 4] = [
    0.835_571_504_423_576_2,
    -0.023_128_378_967_199_296,
    -0.438_557_450_746_093_05,
    -0.373_885_674_710_283_9,
];
const PENALIZED_STRENGTHS: [f64; 4] = [
    0.811_410_458_579_495_5,
    -0.027_088_092_030_248_343,
    -0.427_100_582_379_427_8,
    -0.357_221_784_169_819_4,
];

#[track_caller]
fn compare(found: &Tested, expected: &Value, tolerance: f64) {
    agree(found.mean, number(expected, "mean"), expected);
    agree_within(tolerance, found.statistic, number(expected, "dm_test_stat"), expected);
    agree_within(tolerance, found.below, number(expected, "confidence_gt_0"), expected);
    let (low, high) = found.interval(0.95).unwrap();
    agree_within(tolerance, low, number(expected, "ci_lower"), expected);
    agree_within(tolerance, high, number(expected, "ci_upper"), expected);
}
