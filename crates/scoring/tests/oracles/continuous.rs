//! Forecasts of a quantity: distributions, ensembles and distribution functions.

use scoring::BadInput;
use scoring::continuous::{
    Beta, Counts, Distribution, Exponential, Gamma, Laplace, LogLogistic, LogNormal, Logistic,
    LogisticMixture, Normal, NormalMixture, StudentT, TwoPieceNormal, Uniform, crps_ensemble,
    crps_ensemble_fair, crps_ensemble_weighted, crps_ensembles, crps_ensembles_fair,
};
use serde_json::Value;

use crate::vectors::{agree, agree_within, cases, number, numbers, some_number};

/// The distribution that a case names.
fn distribution(case: &Value) -> Result<Box<dyn Distribution>, BadInput> {
    let parameters = &case["params"];
    let given = |field| number(parameters, field);
    Ok(match case["dist"].as_str().unwrap() {
        "normal" => Box::new(Normal::new(given("mu"), given("sigma"))?),
        "logistic" => Box::new(Logistic::new(given("mu"), given("sigma"))?),
        "lognormal" => Box::new(LogNormal::new(given("mulog"), given("sigmalog"))?),
        "loglogistic" => Box::new(LogLogistic::new(given("mulog"), given("sigmalog"))?),
        "gamma" => Box::new(Gamma::new(given("shape"), given("rate"))?),
        "exponential" => Box::new(Exponential::new(given("rate"))?),
        "laplace" => Box::new(Laplace::new(given("location"), given("scale"))?),
        "t" => Box::new(StudentT::new(given("df"), given("location"), given("scale"))?),
        "uniform" => Box::new(Uniform::new(given("min"), given("max"))?),
        "2pnormal" => {
            let (below, above) = (given("scale1"), given("scale2"));
            Box::new(TwoPieceNormal::new(given("location"), below, above)?)
        }
        "beta" => Box::new(Beta::new(given("a"), given("b"))?),
        "poisson" => Box::new(Counts::poisson(given("mean"))?),
        "negbinom" => Box::new(Counts::negative_binomial(given("n"), given("prob"))?),
        "binomial" => {
            Box::new(Counts::binomial(parameters["n"].as_u64().unwrap() as usize, given("prob"))?)
        }
        "mixnorm" => Box::new(NormalMixture::new(
            &parts(parameters, Normal::new)?,
            &numbers(parameters, "w"),
        )?),
        "mixlogistic" => Box::new(LogisticMixture::new(
            &parts(parameters, Logistic::new)?,
            &numbers(parameters, "w"),
        )?),
        other => panic!("no distribution {other}"),
    })
}

fn parts<D>(
    parameters: &Value,
    part: impl Fn(f64, f64) -> Result<D, BadInput>,
) -> Result<Vec<D>, BadInput> {
    let (places, scales) = (numbers(parameters, "m"), numbers(parameters, "s"));
    places.into_iter().zip(scales).map(|(place, scale)| part(place, scale)).collect()
}

#[test]
fn closed_forms() {
    let mut compared = 0;
    for case in cases("crps_parametric.json") {
        let found = distribution(&case).unwrap().crps(number(&case, "obs")).unwrap();
        let expected = number(&case, "crps");
        match some_number(&case, "exact_quadrature") {
            // Forty digits were used, so it is nearer to the truth than the library.
            Some(exact) => agree(found, exact, &case),
            // The two cases from a paper have nine digits.
            None if format!("{expected}").len() < 12 => agree_within(1e-8, found, expected, &case),
            None => agree(found, expected, &case),
        }
        compared += 1;
    }
    assert_eq!(compared, 110);
}

#[test]
fn log_scores() {
    for case in cases("logs_parametric.json") {
        let found = distribution(&case).unwrap().log_score(number(&case, "obs")).unwrap();
        agree(found, number(&case, "logs"), &case);
    }
}

/// Narrow, wide, far and many: where digits are lost first.
#[test]
fn extremes() {
    for case in cases("crps_extremes.json") {
        let (forecast, happened) = (distribution(&case).unwrap(), number(&case, "obs"));
        agree(forecast.crps(happened).unwrap(), number(&case, "crps"), &case);
        let (found, expected) = (forecast.log_score(happened).unwrap(), number(&case, "logs"));
        if expected.abs() > 0.1 {
            agree(found, expected, &case);
        } else {
            // Around a density of 1 the logarithm has the digits of the density.
            agree(found.exp(), expected.exp(), &case);
        }
    }
}

#[test]
fn ensembles() {
    for case in cases("crps_ensemble.json") {
        let (members, happened) = (numbers(&case, "ens"), number(&case, "obs"));
        let plain = number(&case, "exact_ecdf");
        agree(crps_ensemble(&members, happened).unwrap(), plain, &case);
        let many = crps_ensembles(&members, members.len(), &[happened]).unwrap();
        agree(many[0], plain, &case);
        let fair = crps_ensemble_fair(&members, happened).unwrap();
        match fair {
            None => assert_eq!(members.len(), 1),
            Some(fair) => {
                // The `pwm` form of scoringrules keeps seven digits of the ensemble far from 0.
                let expected = number(&case, "exact_fair");
                agree(fair, expected, &case);
                let many = crps_ensembles_fair(&members, members.len(), &[happened]).unwrap();
                agree(many[0], expected, &case);
            }
        }
        if let Some(expected) = some_number(&case, "properscoring_weighted") {
            let weights = numbers(&case, "w");
            let weighted = crps_ensemble_weighted(&members, &weights, happened).unwrap();
            agree(weighted, expected, &case);
        }
    }
}
