//! Several options.

use scoring::categorical::{
    Options, brier, log_score, power, pseudospherical, ranked_log_score, ranked_probability_score,
    ranked_probability_score_normalized, spherical,
};

use crate::vectors::{agree, cases, number, numbers};

#[test]
fn several_options() {
    for case in cases("categorical_scores.json") {
        let chances = numbers(&case, "p");
        let options = Options::new(&chances).unwrap();
        let happened = case["outcome_1based"].as_u64().unwrap() as usize - 1;
        agree(brier(options, happened).unwrap(), number(&case, "brier_sum"), &case);
        agree(power(options, happened, 2.0).unwrap(), number(&case, "brier_sum"), &case);
        agree(log_score(options, happened).unwrap(), number(&case, "log_loss"), &case);
        let expected = number(&case, "spherical_formula");
        agree(spherical(options, happened).unwrap(), expected, &case);
        agree(pseudospherical(options, happened, 2.0).unwrap(), expected, &case);
        let ranked = ranked_probability_score(options, happened).unwrap();
        agree(ranked, number(&case, "rps_unnormalised_sr"), &case);
        let normalized = ranked_probability_score_normalized(options, happened).unwrap();
        agree(normalized, number(&case, "rps_normalised"), &case);
        agree(ranked_log_score(options, happened).unwrap(), number(&case, "rls_sr"), &case);
    }
}
