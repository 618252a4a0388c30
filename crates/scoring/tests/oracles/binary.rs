//! Yes-or-no questions.

use domain::{Probability, Resolution};
use scoring::{Cases, Rule, mean_score, scores, skill};

use crate::vectors::{agree, cases, number, numbers, outcomes, some_number};

#[test]
fn single_forecasts() {
    for case in cases("binary_scores.json") {
        let forecast = Probability::new(number(&case, "p")).unwrap();
        let resolution = if number(&case, "y") > 0.5 { Resolution::Yes } else { Resolution::No };
        let score = |rule: Rule| rule.score(forecast, &resolution).unwrap();
        agree(score(Rule::Brier), number(&case, "brier"), &case);
        agree(score(Rule::TwoClassBrier), number(&case, "brier_two_class_sum"), &case);
        agree(score(Rule::Log), number(&case, "log_loss_nat_exact"), &case);
        agree(score(Rule::LogBits), number(&case, "log_loss_bits_exact"), &case);
        agree(score(Rule::Spherical), number(&case, "spherical_exact_positive"), &case);
        agree(score(Rule::Baseline), number(&case, "metaculus_baseline_binary"), &case);
    }
}

/// scoringrules takes −ln |p + y − 1|, which rounds what is small away: we follow the exact value.
#[test]
fn the_log_score_keeps_digits_that_scoringrules_loses() {
    let lost = cases("binary_scores.json").into_iter().filter(|case| {
        let exact = number(case, "log_loss_nat_exact");
        (number(case, "log_loss_nat_sr_float64") - exact).abs() > 1e-12 * exact.abs()
    });
    assert!(lost.count() > 2);
}

#[test]
fn means() {
    for case in cases("binary_aggregate.json") {
        let (forecasts, happened) = (numbers(&case, "p"), outcomes(&case, "y"));
        let mean = |rule| mean_score(rule, &forecasts, &happened).unwrap().unwrap().value;
        agree(mean(Rule::Brier), number(&case, "brier_mean"), &case);
        agree(mean(Rule::Log), number(&case, "log_loss_sklearn"), &case);

        let weights = numbers(&case, "w");
        let weighted = Cases::new(&forecasts, &happened).unwrap().weighted(&weights).unwrap();
        let weighted_mean = |rule| {
            let sum: f64 = scores(rule, &weighted).iter().zip(&weights).map(|(s, w)| s * w).sum();
            sum / weighted.total_weight()
        };
        agree(weighted_mean(Rule::Brier), number(&case, "brier_sklearn_weighted"), &case);
        agree(weighted_mean(Rule::Log), number(&case, "log_loss_sklearn_weighted"), &case);
    }
}

#[test]
fn skill_against_the_base_rate() {
    for case in cases("binary_aggregate.json") {
        let Some(expected) = some_number(&case, "brier_skill_vs_climatology") else { continue };
        let (forecasts, happened) = (numbers(&case, "p"), outcomes(&case, "y"));
        let base = happened.iter().filter(|yes| **yes).count() as f64 / happened.len() as f64;
        let mean = |forecasts: &[f64]| {
            mean_score(Rule::Brier, forecasts, &happened).unwrap().unwrap().value
        };
        let reference = mean(&vec![base; happened.len()]);
        agree(skill(mean(&forecasts), reference).unwrap(), expected, &case);
    }
}
