//! Coherent forecasts nearest to given ones: exact cases, and what holds whatever happens.

#![expect(clippy::unwrap_used, reason = "tests fail on anything unexpected")]

use proptest::prelude::*;
use scoring::coherence::{
    Claim, Nearest, Relation, Statements, conjunction_bounds, disjunction_bounds, nearest,
    nearest_exclusive, nearest_horizons, nearest_options, total_probability,
};

#[test]
fn a_conjunction_cannot_be_rarer_than_its_parts_force_it_to_be() {
    // P(A) + P(B) − P(A and B) is 1.2: a fifth is shared out over three forecasts.
    let found = of_two(&[Claim::of(0, 0.9), Claim::of(1, 0.8), Claim::of(2, 0.5)]);
    let third = 0.2 / 3.0;
    agree(&found.chances, &[0.9 - third, 0.8 - third, 0.5 + third]);
    assert!((found.distance - 0.2 * third).abs() < 1e-12);
    let bets = found.sure_loss.unwrap();
    // A third is staked on each, and 0.2 of such a unit is lost at least.
    assert!((bets.loss - third).abs() < 1e-12, "{bets:?}");
}

#[test]
fn coherent_forecasts_are_left_alone() {
    let claims = [
        Claim::of(0, 0.5),
        Claim::of(1, 0.25),
        Claim::of(0, 0.8).if_happens(1),
        Claim::of(0, 0.4).unless_happens(1),
        Claim::of(2, 0.2),
    ];
    let found = of_two(&claims);
    assert!(found.is_coherent && found.sure_loss.is_none() && found.distance < 1e-20);
    assert_eq!(found.chances, claims.map(|claim| claim.chance));
}

#[test]
fn a_condition_that_is_held_impossible_leaves_its_forecast_free() {
    let found = of_two(&[Claim::of(1, 0.0), Claim::of(0, 0.3).if_happens(1), Claim::of(0, 1.0)]);
    assert!(found.is_coherent, "{found:?}");
    agree(&found.chances, &[0.0, 0.3, 1.0]);
}

#[test]
fn a_forecast_must_obey_logic_even_under_a_condition_that_gets_no_chance() {
    // Statement 1 implies statement 0, so the chance of 0 given 1 can only be 1.
    let statements = Statements::new(2, vec![Relation::Implies(1, 0)]).unwrap();
    let claims = [Claim::of(1, 0.3), Claim::of(0, 0.0).if_happens(1)];
    let found = nearest(&statements, &claims).unwrap();
    let (chance, given) = (found.chances[0], found.chances[1]);
    assert!(chance.abs() < 1e-9, "{found:?}");
    // In the world where 1 happens, 0.7² + 1 was lost.
    assert!((1.0 - chance).powi(2) + (1.0 - given).powi(2) <= 1.49 - found.distance + 1e-10);
}

#[test]
fn every_kind_of_relation() {
    let check = |count, relations: Vec<Relation>, given: &[f64], expected: &[f64]| {
        let claims: Vec<Claim> =
            given.iter().enumerate().map(|(one, chance)| Claim::of(one, *chance)).collect();
        let statements = Statements::new(count, relations).unwrap();
        agree(&nearest(&statements, &claims).unwrap().chances, expected);
    };
    check(2, vec![Relation::Implies(0, 1)], &[0.6, 0.4], &[0.5, 0.5]);
    check(2, vec![Relation::Contrary(0, 1)], &[0.7, 0.7], &[0.5, 0.5]);
    check(2, vec![Relation::Exclusive(vec![0, 1])], &[0.7, 0.5], &[0.6, 0.4]);
    check(2, vec![Relation::Exclusive(vec![0, 1])], &[0.2, 0.3], &[0.2, 0.3]);
    check(2, vec![Relation::Exhaustive(vec![0, 1])], &[0.2, 0.3], &[0.45, 0.55]);
    let any = Relation::Any { whole: 2, parts: vec![0, 1] };
    check(3, vec![any], &[0.5, 0.2, 0.3], &[0.4, 0.2, 0.4]);
    let all = Relation::All { whole: 2, parts: vec![0, 1] };
    check(3, vec![all], &[0.5, 0.2, 0.3], &[0.5, 0.25, 0.25]);
}

#[test]
fn what_cannot_be_worked_out_is_named() {
    let free = |count| Statements::new(count, vec![]).unwrap();
    let message = |statements: &Statements, claims: &[Claim]| {
        nearest(statements, claims).unwrap_err().to_string()
    };
    let every: Vec<Claim> = (0..13).map(|one| Claim::of(one, 0.5)).collect();
    assert_eq!(message(&free(13), &every), "4097 worlds are too many; give at most 4096");
    assert_eq!(message(&free(1), &[]), "0 forecasts are too few; give at least 1");
    assert!(message(&free(1), &[Claim::of(0, 1.5)]).starts_with("row 1: 1.5 is not a probability"));
    assert!(message(&free(1), &[Claim::of(1, 0.5)]).starts_with("there is no statement 1 among 1"));
    let odd = vec![Relation::Implies(0, 1), Relation::Contrary(0, 1), Relation::Implies(1, 0)];
    let odd = Statements::new(2, odd).unwrap();
    assert!(message(&odd, &[Claim::of(0, 0.5)]).starts_with("the statements cannot come true"));
    let never = Statements::new(2, vec![Relation::Exclusive(vec![0, 0])]).unwrap();
    let claims = [Claim::of(1, 0.5).if_happens(0)];
    assert!(message(&never, &claims).starts_with("the condition of forecast 1 cannot come true"));
    assert!(message(&free(2000), &[Claim::of(0, 0.5)]).starts_with("2000 statements are too many"));
}

#[test]
fn many_horizons_are_one_chain_of_worlds() {
    let given: Vec<f64> = (0..40).map(|date| f64::from(date * 7 % 40) / 40.0).collect();
    let chain = (0..39).map(|date| Relation::Implies(date, date + 1)).collect();
    let claims: Vec<Claim> =
        given.iter().enumerate().map(|(date, chance)| Claim::of(date, *chance)).collect();
    let found = nearest(&Statements::new(40, chain).unwrap(), &claims).unwrap();
    agree(&found.chances, &nearest_horizons(&given).unwrap());
}

#[test]
fn a_refused_forecast_has_its_row() {
    for refused in [
        nearest_horizons(&[0.5, f64::NAN]).unwrap_err(),
        nearest_options(&[0.5, f64::NAN]).unwrap_err(),
        nearest_exclusive(&[0.5, f64::NAN]).unwrap_err(),
        conjunction_bounds(&[0.5, f64::NAN]).unwrap_err(),
    ] {
        assert!(refused.to_string().starts_with("row 2: NaN is not a probability"));
    }
    assert!(nearest_options(&[]).is_err());
    assert!(nearest_horizons(&[]).unwrap().is_empty());
    assert!(total_probability(&[0.5], &[0.5]).is_err());
}

proptest! {
    #[test]
    fn horizons_agree_with_the_general_way(given in chances(2..7)) {
        let chain = (1..given.len()).map(|date| Relation::Implies(date - 1, date)).collect();
        let found = of_each(&Statements::new(given.len(), chain).unwrap(), &given);
        agree(&found.chances, &nearest_horizons(&given).unwrap());
    }

    #[test]
    fn options_agree_with_the_general_way(given in chances(2..8)) {
        let every: Vec<usize> = (0..given.len()).collect();
        let exclusive = Relation::Exclusive(every.clone());
        let one = vec![exclusive.clone(), Relation::Exhaustive(every)];
        let found = of_each(&Statements::new(given.len(), one).unwrap(), &given);
        agree(&found.chances, &nearest_options(&given).unwrap());
        let found = of_each(&Statements::new(given.len(), vec![exclusive]).unwrap(), &given);
        agree(&found.chances, &nearest_exclusive(&given).unwrap());
    }

    #[test]
    fn a_nearest_horizon_never_loses(given in chances(1..9), happens in 0_usize..9) {
        let found = nearest_horizons(&given).unwrap();
        let outcome = |date: usize| if date >= happens { 1.0 } else { 0.0 };
        let loss = |chances: &[f64]| -> f64 {
            chances.iter().enumerate().map(|(date, chance)| (chance - outcome(date)).powi(2)).sum()
        };
        prop_assert!(loss(&found) <= loss(&given) + 1e-12);
        prop_assert!(found.windows(2).all(|pair| pair[0] <= pair[1]));
    }

    #[test]
    fn bounds_are_what_the_nearest_keeps_to(given in chances(2..3), whole in 0.0..=1.0) {
        let claims = [Claim::of(0, given[0]), Claim::of(1, given[1]), Claim::of(2, whole)];
        let bounds = conjunction_bounds(&given).unwrap();
        let is_within = bounds.lower <= whole && whole <= bounds.upper;
        let found = of_two(&claims);
        prop_assert!(!is_within || found.distance < 1e-18, "{found:?}");
        let after = conjunction_bounds(&found.chances[..2]).unwrap();
        prop_assert!(after.lower - 1e-10 <= found.chances[2]);
        prop_assert!(found.chances[2] <= after.upper + 1e-10);
        let either = disjunction_bounds(&given).unwrap();
        prop_assert!((either.lower + bounds.upper - given[0] - given[1]).abs() < 1e-15);
    }

    #[test]
    fn the_nearest_never_loses_whatever_happens(given in chances(7..8)) {
        let claims = mixed(&given);
        let found = of_two(&claims);
        for (one, other) in [(false, false), (false, true), (true, false), (true, true)] {
            let world = [one, other, one && other];
            let before = loss(&claims, &given, world);
            let after = loss(&claims, &found.chances, world);
            prop_assert!(after <= before - found.distance + 1e-10, "{world:?} {found:?}");
        }
    }

    /// Without conditions it shows that an answer is the nearest: its distance is what it gains
    /// in every world at least, and nothing farther away gains more.
    #[test]
    fn the_distance_is_the_sum_of_squares(given in chances(3..4)) {
        let claims = [Claim::of(0, given[0]), Claim::of(1, given[1]), Claim::of(2, given[2])];
        let found = of_two(&claims);
        let squares = found.chances.iter().zip(&given).map(|(one, other)| (one - other).powi(2));
        prop_assert!((found.distance - squares.sum::<f64>()).abs() < 1e-11, "{found:?}");
    }

    /// Whatever chances the worlds may have, forecasts that follow from them are no nearer.
    #[test]
    fn nothing_coherent_is_nearer(
        given in chances(7..8), weights in prop::collection::vec(0.01..1.0, 4),
    ) {
        let sum: f64 = weights.iter().sum();
        let [neither, second, first, both] = [0, 1, 2, 3].map(|world| weights[world] / sum);
        let (one, other) = (first + both, second + both);
        let coherent =
            [one, other, both, both / other, first / (first + neither), both / one, 0.0];
        let conditions = [1.0, 1.0, 1.0, other, 1.0 - other, one, 1.0 - one];
        let parts = coherent.iter().zip(&given).zip(conditions);
        let distance: f64 = parts.map(|((one, other), b)| b * (one - other).powi(2)).sum();
        prop_assert!(of_two(&mixed(&given)).distance <= distance + 1e-12);
    }

    #[test]
    fn what_is_incoherent_loses_bets_for_sure(given in chances(7..8)) {
        let claims = mixed(&given);
        let found = of_two(&claims);
        let Some(bets) = found.sure_loss else { return Ok(()) };
        prop_assert!((bets.stakes.iter().map(|stake| stake.abs()).sum::<f64>() - 1.0).abs() < 1e-12);
        for (one, other) in [(false, false), (false, true), (true, false), (true, true)] {
            let world = [one, other, one && other];
            let rows = claims.iter().zip(&bets.stakes);
            let won: f64 = rows
                .filter_map(|(claim, stake)| {
                    Some(stake * (outcome(claim, world)? - claim.chance))
                })
                .sum();
            prop_assert!(won >= bets.loss - 1e-12 && bets.loss > 0.0);
        }
    }

    #[test]
    fn chances_of_worlds_make_coherent_forecasts(weights in prop::collection::vec(0.01..1.0, 4)) {
        let sum: f64 = weights.iter().sum();
        let [neither, second, first, both] = [0, 1, 2, 3].map(|world| weights[world] / sum);
        let (one, other) = (first + both, second + both);
        let given = [one, other, both, both / other, first / (first + neither), both / one, 1.0];
        let found = of_two(&mixed(&given)[..6]);
        prop_assert!(found.is_coherent, "{found:?}");
        let whole = total_probability(&[given[3], given[4]], &[other, 1.0 - other]).unwrap();
        prop_assert!((whole - one).abs() < 1e-12);
    }
}

/// Forecasts of A, B, both, A if B, A unless B, B if A, and both unless A.
fn mixed(given: &[f64]) -> [Claim; 7] {
    [
        Claim::of(0, given[0]),
        Claim::of(1, given[1]),
        Claim::of(2, given[2]),
        Claim::of(0, given[3]).if_happens(1),
        Claim::of(0, given[4]).unless_happens(1),
        Claim::of(1, given[5]).if_happens(0),
        Claim::of(2, given[6]).unless_happens(0),
    ]
}

/// Statements 0 and 1, and 2 that both come true.
fn of_two(claims: &[Claim]) -> Nearest {
    let both = Relation::All { whole: 2, parts: vec![0, 1] };
    nearest(&Statements::new(3, vec![both]).unwrap(), claims).unwrap()
}

fn of_each(statements: &Statements, given: &[f64]) -> Nearest {
    let claims: Vec<Claim> =
        given.iter().enumerate().map(|(one, chance)| Claim::of(one, *chance)).collect();
    nearest(statements, &claims).unwrap()
}

/// Forecasts of all kinds, with round numbers and certainties among them.
fn chances(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<f64>> {
    let tenth = (0_u8..=10).prop_map(|tenths| f64::from(tenths) / 10.0);
    let chance = prop_oneof![3 => 0.0..=1.0, 1 => tenth, 1 => Just(0.0), 1 => Just(1.0)];
    prop::collection::vec(chance, count)
}

fn outcome(claim: &Claim, world: [bool; 3]) -> Option<f64> {
    let called_off = claim.given.is_some_and(|given| world[given.statement] != given.happens);
    (!called_off).then(|| f64::from(u8::from(world[claim.statement])))
}

fn loss(claims: &[Claim], chances: &[f64], world: [bool; 3]) -> f64 {
    let rows = claims.iter().zip(chances);
    rows.filter_map(|(claim, chance)| Some((chance - outcome(claim, world)?).powi(2))).sum()
}

#[track_caller]
fn agree(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (one, other) in found.iter().zip(expected) {
        assert!((one - other).abs() < 1e-10, "{found:?} {expected:?}");
    }
}
