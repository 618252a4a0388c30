//! What every score of several options must do, whatever the forecasts are.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use proptest::prelude::*;
use scoring::categorical::{
    Options, brier, log_score, power, pseudospherical, ranked_log_score, ranked_probability_score,
    spherical,
};
use scoring::{BadInput, Direction};

type Score = fn(Options, usize) -> Result<f64, BadInput>;

/// Each score with the direction that is better.
const SCORES: [(&str, Score, Direction); 8] = [
    ("Brier", brier, Direction::Lower),
    ("log", log_score, Direction::Lower),
    ("spherical", spherical, Direction::Higher),
    ("power 1.5", |options, happened| power(options, happened, 1.5), Direction::Lower),
    ("power 3", |options, happened| power(options, happened, 3.0), Direction::Lower),
    (
        "pseudospherical 3",
        |options, happened| pseudospherical(options, happened, 3.0),
        Direction::Higher,
    ),
    ("ranked probability", ranked_probability_score, Direction::Lower),
    ("ranked log", ranked_log_score, Direction::Lower),
];

/// The scores that care for the order of the options.
const RANKED: [&str; 2] = ["ranked probability", "ranked log"];

fn chances() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.01..1.0_f64, 4).prop_map(|weights| {
        let sum: f64 = weights.iter().sum();
        weights.into_iter().map(|weight| weight / sum).collect()
    })
}

/// What a forecaster who holds `belief` expects to lose by saying `said`.
fn expected(score: Score, better: Direction, said: &[f64], belief: &[f64]) -> f64 {
    let said = Options::new(said).unwrap();
    let scores = (0..belief.len()).map(|option| belief[option] * score(said, option).unwrap());
    match better {
        Direction::Lower => scores.sum(),
        Direction::Higher => -scores.sum::<f64>(),
    }
}

proptest! {
    #[test]
    fn honesty_pays(said in chances(), belief in chances()) {
        for (name, score, better) in SCORES {
            let honest = expected(score, better, &belief, &belief);
            prop_assert!(honest <= expected(score, better, &said, &belief) + 1e-12, "{name}");
        }
    }

    #[test]
    fn options_without_an_order_may_change_places(said in chances(), happened in 0_usize..4) {
        let turned: Vec<f64> = said.iter().rev().copied().collect();
        for (name, score, _) in SCORES.into_iter().filter(|(name, ..)| !RANKED.contains(name)) {
            let one = score(Options::new(&said).unwrap(), happened).unwrap();
            let other = score(Options::new(&turned).unwrap(), 3 - happened).unwrap();
            prop_assert!((one - other).abs() < 1e-12, "{name}: {one} and {other}");
        }
    }

    #[test]
    fn a_near_miss_costs_less_where_options_have_an_order(said in 0.05..0.9_f64) {
        let rest = (1.0 - said) / 3.0;
        let chances = [said, rest, rest, rest];
        let options = Options::new(&chances).unwrap();
        for score in [ranked_probability_score as Score, ranked_log_score] {
            let near = score(options, 1).unwrap();
            prop_assert!(near <= score(options, 3).unwrap() + 1e-12);
        }
    }
}

#[test]
fn an_option_that_is_not_there_is_refused() {
    let options = Options::new(&[0.5, 0.5]).unwrap();
    for (name, score, _) in SCORES {
        assert_eq!(
            score(options, 2).unwrap_err().to_string(),
            "there is no option 2 among 2; count options from 0",
            "{name}"
        );
    }
    assert!(Options::new(&[1.0]).is_err() && Options::new(&[0.5, 0.6]).is_err());
}
