//! What holds for every forecast of a quantity: nobody gains by saying anything but what they
//! hold to be likely, units and order change nothing, and parts add up to the whole.

#![expect(clippy::unwrap_used, reason = "a test fails on what cannot be")]

use proptest::prelude::*;
use scoring::categorical::Options;
use scoring::continuous::{
    Bins, Border, Distribution, Gamma, Interval, Logistic, LogisticMixture, MedianConvention,
    Normal, NormalMixture, PiecewiseLinear, QuantileForecast, Region, StudentT, TwoPieceNormal,
    crps_ensemble, crps_ensemble_fair, crps_ensemble_weighted, crps_ensemble_within,
    crps_of_quantiles, interval_score, log_score_on_bins, pinball, weighted_interval_score,
};

fn values() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(-20.0..20.0_f64, 2..12)
}

fn rising(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_unstable_by(f64::total_cmp);
    values.dedup();
    values
}

fn mean(outcomes: &[f64], score: impl Fn(f64) -> f64) -> f64 {
    let count = f64::from(u32::try_from(outcomes.len()).unwrap());
    outcomes.iter().map(|outcome| score(*outcome)).sum::<f64>() / count
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-10 * expected.abs().max(1.0)
}

/// Where the outcomes are the truth, no distribution scores better than they themselves.
fn is_no_better(
    distribution: &impl Distribution,
    outcomes: &[f64],
    region: Region,
) -> Result<(), TestCaseError> {
    let said = mean(outcomes, |outcome| distribution.crps_within(region, outcome).unwrap());
    let best = mean(outcomes, |outcome| crps_ensemble_within(outcomes, region, outcome).unwrap());
    prop_assert!(said >= best - 1e-10, "{said} and {best}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_truth_has_the_best_crps(
        outcomes in values(), place in -9.0..9.0_f64, scale in 0.1..9.0_f64, cut in -9.0..9.0_f64,
    ) {
        let regions =
            [Region::ALL, Region::above(cut).unwrap(), Region::between(cut, cut + 4.0).unwrap()];
        for region in regions {
            let normal = Normal::new(place, scale).unwrap();
            is_no_better(&normal, &outcomes, region)?;
            is_no_better(&Logistic::new(place, scale).unwrap(), &outcomes, region)?;
            is_no_better(&StudentT::new(scale, place, 2.0).unwrap(), &outcomes, region)?;
            is_no_better(&TwoPieceNormal::new(place, scale, 1.0).unwrap(), &outcomes, region)?;
            is_no_better(&Gamma::new(scale, 0.5).unwrap(), &outcomes, region)?;
            let other = Normal::new(-place, 1.0).unwrap();
            let mixture = NormalMixture::new(&[normal, other], &[1.0, 2.0]).unwrap();
            is_no_better(&mixture, &outcomes, region)?;
        }
    }
}

proptest! {
    #[test]
    fn the_truth_has_the_best_ensemble(outcomes in values(), said in values()) {
        let score = |members: &[f64]| {
            mean(&outcomes, |outcome| crps_ensemble(members, outcome).unwrap())
        };
        prop_assert!(score(&said) >= score(&outcomes) - 1e-12);
    }

    #[test]
    fn the_truth_has_the_best_quantiles(outcomes in values(), said in -20.0..20.0_f64) {
        let sorted = rising(outcomes);
        for (index, level) in [(0, 0.01), (sorted.len() / 2, 0.5), (sorted.len() - 1, 0.99)] {
            // The median of an even number is anything between the two in the middle.
            let score = |value| mean(&sorted, |outcome| pinball(level, value, outcome).unwrap());
            prop_assert!(score(said) >= score(sorted[index]) - 1e-12);
        }
    }

    #[test]
    fn the_truth_has_the_best_bins(
        truth in prop::collection::vec(0.01..1.0_f64, 3), said in prop::collection::vec(0.01..1.0_f64, 3),
    ) {
        let shares = |weights: &[f64]| {
            let total = weights.iter().sum::<f64>();
            weights.iter().map(|weight| weight / total).collect::<Vec<f64>>()
        };
        let (truth, said) = (shares(&truth), shares(&said));
        let bins = Bins::new(&[0.0, 1.0, 3.0, 10.0], Border::Lower).unwrap();
        let score = |chances: &[f64]| {
            let of = |(outcome, share): (f64, &f64)| {
                share * log_score_on_bins(Options::new(chances).unwrap(), bins, outcome).unwrap().unwrap()
            };
            [0.5, 3.0, 9.0].into_iter().zip(&truth).map(of).sum::<f64>()
        };
        prop_assert!(score(&said) >= score(&truth) - 1e-12);
    }

    #[test]
    fn units_and_order_change_nothing(
        members in values(), happened in -20.0..20.0_f64, times in 0.1..10.0_f64, moved in -99.0..99.0_f64,
    ) {
        let turned: Vec<f64> = members.iter().rev().map(|member| moved + times * member).collect();
        let there = moved + times * happened;
        let plain = crps_ensemble(&members, happened).unwrap();
        prop_assert!(close(crps_ensemble(&turned, there).unwrap(), times * plain));
        let fair = crps_ensemble_fair(&members, happened).unwrap().unwrap();
        prop_assert!(close(crps_ensemble_fair(&turned, there).unwrap().unwrap(), times * fair));
        let upside_down: Vec<f64> = members.iter().map(|member| -member).collect();
        prop_assert!(close(crps_ensemble(&upside_down, -happened).unwrap(), plain));
        // Every member twice is the same step function, and so is one of weight zero.
        let doubled = [members.clone(), members.clone()].concat();
        prop_assert!(close(crps_ensemble(&doubled, happened).unwrap(), plain));
        let weights = [vec![3.0; members.len()], vec![0.0]].concat();
        let with_nothing = [members, vec![1e6]].concat();
        let weighted = crps_ensemble_weighted(&with_nothing, &weights, happened).unwrap();
        prop_assert!(close(weighted, plain));
    }

    #[test]
    fn parts_of_regions_add_up(
        members in values(), happened in -20.0..20.0_f64, cut in -20.0..20.0_f64, width in 0.1..9.0_f64,
    ) {
        let regions = [
            Region::below(cut).unwrap(),
            Region::between(cut, cut + width).unwrap(),
            Region::above(cut + width).unwrap(),
        ];
        let part = |region| crps_ensemble_within(&members, region, happened).unwrap();
        let sum: f64 = regions.map(part).into_iter().sum();
        prop_assert!(close(sum, crps_ensemble(&members, happened).unwrap()));

        let places = rising(members);
        prop_assume!(places.len() > 1);
        let last = f64::from(u32::try_from(places.len() - 1).unwrap());
        let shares: Vec<f64> = (0..places.len()).map(|index| {
            f64::from(u32::try_from(index).unwrap()) / last
        }).collect();
        for forecast in [PiecewiseLinear::closed(&places, &shares), PiecewiseLinear::open(&places, &shares)] {
            let forecast = forecast.unwrap();
            let part = |region| forecast.crps_within(region, happened).unwrap();
            let sum: f64 = regions.map(part).into_iter().sum();
            prop_assert!(close(sum, forecast.crps(happened).unwrap()));
        }
    }

    #[test]
    fn a_closed_line_is_the_mean_of_uniform_parts(low in -9.0..9.0_f64, width in 0.1..9.0_f64, happened in -20.0..20.0_f64) {
        let uniform = scoring::continuous::Uniform::new(low, low + width).unwrap();
        let places = [low, low + width];
        let line = PiecewiseLinear::closed(&places, &[0.0, 1.0]).unwrap();
        prop_assert!(close(line.crps(happened).unwrap(), uniform.crps(happened).unwrap()));
    }

    #[test]
    fn weighted_intervals_are_pinball_scores(
        widths in prop::collection::vec(0.0..5.0_f64, 7), start in -20.0..0.0_f64, happened in -20.0..20.0_f64,
    ) {
        let levels = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
        let sums = widths.iter().scan(start, |place, width| { *place += width; Some(*place) });
        let values: Vec<f64> = sums.collect();
        let forecast = QuantileForecast::new(&levels, &values).unwrap();
        let score = weighted_interval_score(forecast, happened, MedianConvention::Bracher).unwrap();
        prop_assert!(close(score.total(), crps_of_quantiles(forecast, happened).unwrap()));
        let interval = Interval::new(0.5, values[2], values[4]).unwrap();
        let single = interval_score(interval, happened).unwrap().total();
        let pinballs = pinball(0.25, values[2], happened).unwrap() + pinball(0.75, values[4], happened).unwrap();
        // α/2 of the interval score is the pinball scores of its ends.
        prop_assert!(close(0.25 * single, pinballs));
    }

    #[test]
    fn mixtures_of_equal_parts_are_the_part(
        place in -9.0..9.0_f64, scale in 0.01..9.0_f64, happened in -20.0..20.0_f64, weight in 0.1..0.9_f64,
    ) {
        let weights = [weight, 1.0 - weight];
        let normal = Normal::new(place, scale).unwrap();
        let mixed = NormalMixture::new(&[normal, normal], &weights).unwrap();
        prop_assert!(close(mixed.crps(happened).unwrap(), normal.crps(happened).unwrap()));
        let logistic = Logistic::new(place, scale).unwrap();
        let mixed = LogisticMixture::new(&[logistic, logistic], &weights).unwrap();
        prop_assert!(close(mixed.crps(happened).unwrap(), logistic.crps(happened).unwrap()));
        prop_assert!(close(mixed.log_score(happened).unwrap(), logistic.log_score(happened).unwrap()));
    }
}

#[test]
fn what_is_no_number_is_refused() {
    let normal = Normal::new(0.0, 1.0).unwrap();
    for happened in [f64::NAN, f64::INFINITY] {
        assert!(normal.crps(happened).is_err());
        assert!(normal.log_score(happened).is_err());
        assert!(normal.crps_within(Region::ALL, happened).is_err());
        assert!(crps_ensemble(&[1.0], happened).is_err());
        assert!(pinball(0.5, 1.0, happened).is_err());
    }
    assert!(normal.quantile(1.5).is_err());
    assert!(Normal::new(0.0, -1.0).is_err() && Normal::new(f64::NAN, 1.0).is_err());
    assert!(crps_ensemble(&[], 1.0).is_err());
    assert!(Region::between(f64::NAN, 1.0).is_err());
}

#[test]
fn a_closed_end_must_be_reached() {
    let told = PiecewiseLinear::closed(&[0.0, 1.0], &[0.0, 0.9]).unwrap_err().to_string();
    assert_eq!(told, "row 2: the share at a closed end is 0.9; give a number of 1");
    let fell = PiecewiseLinear::open(&[0.0, 1.0, 2.0], &[0.0, 0.9, 0.8]).unwrap_err().to_string();
    assert!(fell.starts_with("row 3: the share 0.8 does not follow 0.9"), "{fell}");
}
