//! Histories of several forecasters, against the slow way: instant by instant.

#![expect(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "tests fail on anything unexpected; infinities are equal exactly"
)]

use domain::{Probability, Resolution};
use proptest::prelude::*;
use scoring::history::{
    Histories, Hold, Period, Scale, Update, over_time, over_time_by, peer, peer_by, relative_brier,
    relative_brier_of_options, spot_peer,
};
use scoring::{BadInput, Rule, brier, log_score};

const END: i64 = 12;
const DAY: i64 = 86_400_000;

/// Who, when, and with what chance; none withdraws.
type Said = (u32, i64, Option<f64>);

#[test]
fn the_worked_example_of_the_daily_median() {
    // Seven days, resolved yes; the numbers are those that Fatebook publishes for it.
    let said = [
        (1, 0, Some(0.9)),
        (1, 3, Some(0.95)),
        (2, 0, Some(0.25)),
        (2, 2, Some(0.2)),
        (3, 5, Some(0.99)),
    ];
    let histories = histories(Period::new(0, 7 * DAY).unwrap(), &said, DAY);
    let scores = relative_brier(&histories, &Resolution::Yes).unwrap().unwrap();
    let relative = [-0.43, 0.794_285_714_285_714_3, -0.001_371_428_571_428_571_5];
    for (score, expected) in scores.iter().zip(relative) {
        assert!((score.value - expected).abs() < 1e-14, "{score:?}");
    }
    assert!((scores[0].brier - 0.08 / 7.0).abs() < 1e-14);
    assert!((scores[2].participation - 2.0 / 7.0).abs() < 1e-15);
}

#[test]
fn options_of_two_are_scored_as_yes_or_no() {
    let period = Period::new(0, 3 * DAY).unwrap();
    let said = [(1, 0, Some(0.5)), (2, 1, Some(0.9)), (3, 0, Some(0.2)), (3, 2, None)];
    let binary = histories(period, &said, DAY);
    let expected = relative_brier(&binary, &Resolution::Yes).unwrap().unwrap();
    let options = said.map(|(forecaster, at, chance)| Update {
        forecaster,
        at: at * DAY,
        forecast: chance.map(|chance| vec![chance, 1.0 - chance]),
    });
    let options = Histories::from_updates(period, options);
    for scale in [Scale::Unordered, Scale::Ordered] {
        let found = relative_brier_of_options(&options, 0, scale).unwrap();
        for (found, expected) in found.iter().zip(&expected) {
            assert!((found.value - expected.value).abs() < 1e-15, "{scale:?}");
        }
    }
}

#[test]
fn a_day_counts_the_forecast_that_stands_at_its_end() {
    let said = [(1, 0, Some(0.0)), (1, 23, Some(1.0)), (2, 0, Some(1.0)), (2, 5, None)];
    let histories = histories(Period::new(0, DAY + 1).unwrap(), &said, DAY / 24);
    let scores = relative_brier(&histories, &Resolution::Yes).unwrap().unwrap();
    assert_eq!(scores.len(), 1, "who withdrew within the day is not in it");
    assert!(scores[0].brier.abs() < 1e-15 && scores[0].value.abs() < 1e-15);
}

#[test]
fn less_than_a_day_has_no_daily_score() {
    let histories = histories(Period::new(0, DAY - 1).unwrap(), &[(1, 0, Some(0.5))], 1);
    let refused = relative_brier(&histories, &Resolution::Yes).unwrap_err();
    assert_eq!(refused.to_string(), "0 full days are too few; give at least 1");
}

#[test]
fn periods_have_a_length_that_numbers_hold() {
    for (opens_at, closes_at) in [(3, 3), (4, 3), (i64::MIN, i64::MAX), (0, (1 << 53) + 1)] {
        assert!(Period::new(opens_at, closes_at).is_err());
    }
    assert!(Period::new(0, 1 << 53).is_ok());
}

#[test]
fn holds_with_ends_are_cut_to_the_period() {
    let period = Period::new(0, 10).unwrap();
    let hold = |from, until| Hold { forecaster: 1, from, until, forecast: 0.5 };
    let histories =
        Histories::from_holds(period, [hold(8, 10), hold(-9, 3), hold(10, 12), hold(5, 5)]);
    let histories = histories.unwrap();
    assert_eq!(histories.holds(), [hold(0, 3), hold(8, 10)]);
    assert_eq!(histories.late(), 1);
    let backwards = Histories::from_holds(period, [hold(1, 2), hold(5, 4)]);
    assert_eq!(backwards, Err(BadInput::NoTime { row: 2, from: 5, until: 4 }));
}

#[test]
fn what_did_not_end_in_yes_or_no_has_no_score() {
    let histories = histories(Period::new(0, DAY).unwrap(), &[(1, 0, Some(0.5))], 1);
    let annulled = Resolution::Annulled { reason: "no data".to_owned() };
    assert_eq!(over_time(Rule::Brier, &histories, &annulled), None);
    assert_eq!(peer(&histories, &annulled), None);
    assert_eq!(relative_brier(&histories, &annulled), Ok(None));
}

#[test]
fn a_score_that_is_no_number_is_refused() {
    let histories = histories(Period::new(0, 9).unwrap(), &[(1, 0, Some(0.5))], 1);
    assert!(over_time_by(&histories, |_| Ok(f64::NAN)).is_err());
    assert!(peer_by(&histories, |_| Ok(f64::NEG_INFINITY)).is_err());
}

#[test]
fn three_thousand_forecasts_of_one_question_cancel_out() {
    // A thousand forecasters change their mind three times.
    let said: Vec<Said> = (0..3000_u32)
        .map(|row| (row % 1000, i64::from(row) * 7919 % 3000, Some(f64::from(row % 97 + 1) / 99.0)))
        .collect();
    let histories = histories(Period::new(0, 3000).unwrap(), &said, 1);
    let scores = peer(&histories, &Resolution::Yes).unwrap();
    let sum: f64 = scores.iter().map(|score| score.value).sum();
    assert!(scores.len() == 1000 && sum.abs() < 1e-7, "{sum}");
}

proptest! {
    #[test]
    fn a_forecast_holds_to_the_next_one(said in saids()) {
        let histories = histories(period(), &said, 1);
        for rule in Rule::ALL {
            for score in over_time(rule, &histories, &Resolution::Yes).unwrap() {
                let held: Vec<f64> = (0..END)
                    .filter_map(|instant| held_at(&said, score.forecaster, instant))
                    .map(|chance| rule.score(Probability::new(chance).unwrap(), &Resolution::Yes).unwrap())
                    .collect();
                let count = f64::from(u32::try_from(held.len()).unwrap());
                prop_assert!(same(score.value, held.iter().sum::<f64>() / count));
                prop_assert!(same(score.coverage, count / 12.0));
                prop_assert!(same(score.last, *held.last().unwrap()));
            }
        }
    }

    #[test]
    fn who_holds_what_then_is_told(said in saids(), instant in 0..END) {
        let histories = histories(period(), &said, 1);
        let found: Vec<(u32, f64)> =
            histories.at(instant).map(|hold| (hold.forecaster, hold.forecast.value())).collect();
        let expected: Vec<(u32, f64)> = (0..4)
            .filter_map(|who| Some((who, held_at(&said, who, instant)?)))
            .collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn peer_scores_are_those_of_every_instant(said in saids()) {
        let histories = histories(period(), &said, 1);
        for score in peer(&histories, &Resolution::No).unwrap() {
            let expected = slow_peer(&said, score.forecaster);
            prop_assert!(same(score.value, expected), "{} {}", score.value, expected);
        }
    }

    #[test]
    fn peer_scores_add_up_to_nothing(said in saids()) {
        let scores = peer(&histories(period(), &said, 1), &Resolution::Yes).unwrap();
        let sum: f64 = scores.iter().map(|score| score.value).sum();
        prop_assert!(sum.abs() < 1e-9 || !sum.is_finite());
    }

    #[test]
    fn the_order_of_the_list_matters_only_at_the_same_time(said in saids()) {
        let mut sorted = said.clone();
        sorted.sort_by_key(|(_, at, _)| *at);
        prop_assert_eq!(histories(period(), &said, 1), histories(period(), &sorted, 1));
    }

    #[test]
    fn a_later_clock_changes_nothing(said in saids(), shift in -1_000_000_i64..1_000_000) {
        let moved: Vec<Said> = said.iter().map(|(who, at, p)| (*who, at + shift, *p)).collect();
        let later = Period::new(shift, END + shift).unwrap();
        let scores = |histories: &Histories<Probability>| peer(histories, &Resolution::Yes);
        prop_assert_eq!(scores(&histories(period(), &said, 1)), scores(&histories(later, &moved, 1)));
    }

    #[test]
    fn daily_scores_are_those_of_the_day_by_day_count(said in saids()) {
        let days = histories(Period::new(0, END * DAY).unwrap(), &said, DAY);
        for score in relative_brier(&days, &Resolution::No).unwrap().unwrap() {
            let expected: f64 = (0..END).map(|day| slow_relative(&said, score.forecaster, day)).sum();
            prop_assert!(same(score.value, expected / 12.0));
        }
    }
}

fn period() -> Period {
    Period::new(0, END).unwrap()
}

/// Up to four forecasters, some of whom are certain, withdraw, or come too late.
fn saids() -> impl Strategy<Value = Vec<Said>> {
    let chance = prop_oneof![4 => 0.01..=0.99, 1 => Just(0.0), 1 => Just(1.0)];
    let said = (0_u32..4, -3..END + 2, prop::option::weighted(0.8, chance));
    prop::collection::vec(said, 1..14)
}

fn histories(period: Period, said: &[Said], unit: i64) -> Histories<Probability> {
    let update = |(forecaster, at, chance): &Said| Update {
        forecaster: *forecaster,
        at: at * unit,
        forecast: chance.map(|chance| Probability::new(chance).unwrap()),
    };
    Histories::from_updates(period, said.iter().map(update))
}

/// What somebody holds at an instant: the last that they said up to then.
fn held_at(said: &[Said], who: u32, instant: i64) -> Option<f64> {
    let own = said.iter().filter(|(other, at, _)| *other == who && *at <= instant);
    own.max_by_key(|(_, at, _)| *at)?.2
}

fn slow_peer(said: &[Said], who: u32) -> f64 {
    let scores: Vec<f64> = (0..END).filter_map(|instant| peer_at(said, who, instant)).collect();
    if scores.contains(&f64::NEG_INFINITY) {
        return f64::NEG_INFINITY;
    }
    scores.iter().sum::<f64>() / 12.0
}

fn peer_at(said: &[Said], who: u32, instant: i64) -> Option<f64> {
    let own = log_chance(held_at(said, who, instant)?);
    let others = (0..4).filter(|other| *other != who);
    let others: Vec<f64> =
        others.filter_map(|other| Some(log_chance(held_at(said, other, instant)?))).collect();
    let mean = others.iter().sum::<f64>() / f64::from(u32::try_from(others.len()).unwrap());
    let all_doubt = others.iter().all(|other| *other == f64::NEG_INFINITY);
    Some(match (own == f64::NEG_INFINITY, others.is_empty()) {
        (_, true) => 0.0,
        (true, false) => {
            if all_doubt {
                0.0
            } else {
                f64::NEG_INFINITY
            }
        }
        (false, false) => 100.0 * (own - mean),
    })
}

/// The log of the chance that a forecast gives to no.
fn log_chance(chance: f64) -> f64 {
    -log_score(Probability::new(chance).unwrap(), &Resolution::No).unwrap()
}

fn slow_relative(said: &[Said], who: u32, day: i64) -> f64 {
    let loss = |chance| 2.0 * brier(Probability::new(chance).unwrap(), &Resolution::No).unwrap();
    let Some(own) = held_at(said, who, day) else { return 0.0 };
    let mut all: Vec<f64> = (0..4).filter_map(|who| held_at(said, who, day)).map(loss).collect();
    all.sort_by(f64::total_cmp);
    loss(own) - f64::midpoint(all[(all.len() - 1) / 2], all[all.len() / 2])
}

fn same(found: f64, expected: f64) -> bool {
    found == expected || (found - expected).abs() <= 1e-11 * expected.abs().max(1.0)
}

#[test]
fn spot_peers_stand_against_the_others() {
    assert_eq!(spot_peer(&[]), Ok(vec![]));
    assert_eq!(spot_peer(&[0.7]), Ok(vec![0.0]));
    let scores = spot_peer(&[0.0, f64::INFINITY]).unwrap();
    assert_eq!(scores, [f64::INFINITY, f64::NEG_INFINITY]);
    assert!(spot_peer(&[f64::NAN]).is_err());
}
