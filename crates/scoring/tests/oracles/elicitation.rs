//! Fits to quantiles, against those of `scipy.optimize.least_squares` 1.17.1 over the same
//! distances.

use scoring::BadInput;
use scoring::continuous::{Distribution, QuantileForecast};
use scoring::elicitation::{
    CurveEnds, Distance, Fit, curve_through, fit_beta, fit_gamma, fit_log_logistic, fit_log_normal,
    fit_logistic, fit_normal, fit_normal_mixture, fit_student_t, fit_two_piece_normal,
};

use crate::vectors::agree_within;

const LEVELS: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 0.9];
const VALUES: [f64; 5] = [2.0, 5.0, 6.0, 9.0, 20.0];

const PARTS: [f64; 5] = [0.02, 0.1, 0.15, 0.3, 0.7];

fn check<D>(
    name: &str,
    fit: impl Fn(QuantileForecast, Distance) -> Result<Fit<D>, BadInput>,
    expected: (f64, f64),
) {
    check_values(name, &VALUES, fit, expected);
}

fn check_values<D>(
    name: &str,
    given: &[f64],
    fit: impl Fn(QuantileForecast, Distance) -> Result<Fit<D>, BadInput>,
    (values, shares): (f64, f64),
) {
    let given = QuantileForecast::new(&LEVELS, given).unwrap();
    agree_within(1e-9, fit(given, Distance::Values).unwrap().misfit(), values, &name);
    agree_within(1e-9, fit(given, Distance::Shares).unwrap().misfit(), shares, &name);
}

#[test]
fn misfits_are_the_smallest() {
    check("normal", fit_normal, (2.643_120_746_482_058, 0.063_001_891_898_911_26));
    check("logistic", fit_logistic, (2.576_819_745_345_025_7, 0.062_070_642_539_807_54));
    let fit_t = |given: QuantileForecast<'_>, distance| fit_student_t(given, 4.0, distance);
    check("t", fit_t, (2.535_319_871_373_132, 0.060_639_307_244_342_81));
    check("log-normal", fit_log_normal, (1.260_655_206_039_673_4, 0.065_813_819_671_154_49));
    let log_logistic = (1.125_949_715_722_411_9, 0.058_953_194_666_404_7);
    check("log-logistic", fit_log_logistic, log_logistic);
    // Over values the lower half shrinks to nothing, the more the better.
    let two_piece = (2.055_418_358_106_969, 0.062_589_516_313_016_68);
    check("two-piece normal", fit_two_piece_normal, two_piece);
    check("gamma", fit_gamma, (1.689_932_767_102_405_4, 0.066_007_300_387_300_4));
    let beta = (0.055_422_186_865_496_52, 0.057_401_044_977_424_1);
    check_values("beta", &PARTS, fit_beta, beta);
}

#[test]
fn a_mixture_is_no_worse_than_one_of_its_parts() {
    let given = QuantileForecast::new(&LEVELS, &VALUES).unwrap();
    for distance in [Distance::Values, Distance::Shares] {
        let mixture = fit_normal_mixture(given, distance).unwrap();
        let single = fit_normal(given, distance).unwrap();
        assert!(mixture.misfit() < 0.05 * single.misfit(), "{mixture:?}");
        assert!(mixture.distribution.crps(6.0).unwrap() < 2.0);
    }
}

#[test]
fn what_cannot_be_fitted_is_refused() {
    let told = |result: Result<Fit<_>, BadInput>| result.map(|_| ()).unwrap_err().to_string();
    let one = QuantileForecast::new(&[0.5], &[1.0]).unwrap();
    assert_eq!(told(fit_normal(one, Distance::Values)), "1 quantiles are too few; give at least 2");
    let flat = QuantileForecast::new(&[0.2, 0.5], &[1.0, 1.0]).unwrap();
    assert_eq!(
        told(fit_normal(flat, Distance::Shares)),
        "row 1: the width between the outermost quantiles is 0; give a number above 0"
    );
    let below = QuantileForecast::new(&[0.2, 0.5], &[-1.0, 1.0]).unwrap();
    let refused = fit_log_normal(below, Distance::Values).map(|_| ()).unwrap_err().to_string();
    assert_eq!(refused, "row 1: the quantile is -1; give a number above 0");
    assert!(fit_normal_mixture(below, Distance::Values).is_err());
    assert!(QuantileForecast::new(&[0.2, 0.5], &[2.0, 1.0]).is_err());
    assert!(curve_through(flat, CurveEnds::Open).is_err());
    assert!(curve_through(below, CurveEnds::Closed(-1.0, 3.0)).is_err());
}

#[test]
fn a_curve_meets_what_was_given() {
    let given = QuantileForecast::new(&LEVELS, &VALUES).unwrap();
    for ends in [CurveEnds::Open, CurveEnds::Closed(0.0, 50.0)] {
        let curve = curve_through(given, ends).unwrap();
        let forecast = curve.distribution().unwrap();
        for (level, value) in LEVELS.iter().zip(VALUES) {
            agree_within(1e-15, forecast.cdf(value), *level, &"share");
            agree_within(1e-15, forecast.quantile(*level).unwrap(), value, &"value");
        }
    }
}
