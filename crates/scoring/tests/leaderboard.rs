//! Leaderboards against each question scored by itself.

#![expect(clippy::unwrap_used, clippy::float_cmp, reason = "tests fail on anything unexpected")]

use domain::{Probability, Resolution};
use proptest::prelude::*;
use scoring::Rule;
use scoring::history::leaderboard::{Columns, Ended, Leaderboard, leaderboard};
use scoring::history::{Histories, Period, Update, over_time, peer};

const QUESTIONS: u32 = 3;

/// Question, forecaster, time, and chance; none withdraws.
type Row = (u32, u32, i64, Option<f64>);

#[test]
fn what_cannot_be_scored_is_named() {
    let ended = [Ended { period: Period::new(0, 10).unwrap(), happened: Some(true) }];
    let refused =
        |columns: Columns| leaderboard(Rule::Brier, columns, &ended).unwrap_err().to_string();
    let good = Columns {
        question: &[0, 0],
        forecaster: &[0, 1],
        at: &[0, 1],
        chance: &[0.5, 0.5],
        withdrawn: None,
    };
    assert_eq!(leaderboard(Rule::Brier, good, &ended).unwrap().standings.len(), 2);
    for (columns, expected) in [
        (Columns { chance: &[0.5, f64::NAN], ..good }, "row 2: NaN is not a probability"),
        (Columns { question: &[0, 1], ..good }, "row 2: the question is 1; give a number that is"),
        (Columns { at: &[0], ..good }, "there are 2 forecasts and 1 times"),
        (Columns { withdrawn: Some(&[true]), ..good }, "there are 2 forecasts and 1 withdrawals"),
        (
            Columns { forecaster: &[0, u32::MAX], ..good },
            "row 2: the forecaster is 4294967295; give a number from 0, without large gaps",
        ),
    ] {
        let message = refused(columns);
        assert!(message.starts_with(expected), "{message}");
    }
    // What a withdrawal says is not read.
    let withdrawn = Columns { chance: &[0.5, f64::NAN], withdrawn: Some(&[false, true]), ..good };
    assert_eq!(leaderboard(Rule::Brier, withdrawn, &ended).unwrap().standings.len(), 1);
}

#[test]
fn nobody_stands_where_nothing_is_scored() {
    let nothing = Columns { question: &[], forecaster: &[], at: &[], chance: &[], withdrawn: None };
    assert!(leaderboard(Rule::Log, nothing, &[]).unwrap().standings.is_empty());
    let open = [Ended { period: Period::new(0, 10).unwrap(), happened: None }];
    let one = Columns { question: &[0], forecaster: &[0], at: &[0], chance: &[0.5], ..nothing };
    assert!(leaderboard(Rule::Log, one, &open).unwrap().standings.is_empty());
}

#[test]
fn the_result_is_the_same_on_any_number_of_threads() {
    let rows: Vec<Row> = (0..20_000_u32)
        .map(|row| {
            let mixed = row.wrapping_mul(2_654_435_761) >> 7;
            (
                mixed % 500,
                mixed % 37,
                i64::from(mixed % 1000),
                Some(f64::from(mixed % 99 + 1) / 101.0),
            )
        })
        .collect();
    let board = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| board(Rule::Log, &rows, &vec![true; 500]))
    };
    let (one, many) = (board(1), board(7));
    assert_eq!(one, many);
    assert_eq!(one.standings.len(), 37);
}

proptest! {
    #[test]
    fn each_question_is_scored_as_by_itself(
        rows in rows(), outcomes in prop::collection::vec(any::<bool>(), QUESTIONS as usize),
    ) {
        for rule in [Rule::Brier, Rule::Baseline] {
            let board = board(rule, &rows, &outcomes);
            for score in board.questions() {
                let resolution =
                    if outcomes[score.question as usize] { Resolution::Yes } else { Resolution::No };
                let alone = histories(&rows, score.question);
                let values = over_time(rule, &alone, &resolution).unwrap();
                let value = values.iter().find(|one| one.forecaster == score.forecaster).unwrap();
                prop_assert_eq!((score.value, score.coverage), (value.value, value.coverage));
                let peers = peer(&alone, &resolution).unwrap();
                let peer = peers.iter().find(|one| one.forecaster == score.forecaster).unwrap();
                let apart = (score.peer - peer.value).abs();
                prop_assert!(score.peer == peer.value || apart < 1e-9, "{score:?} {peer:?}");
            }
            let scored: usize = (0..QUESTIONS)
                .map(|question| over_time(rule, &histories(&rows, question), &Resolution::Yes))
                .map(|scores| scores.unwrap().len())
                .sum();
            prop_assert_eq!(board.questions().count(), scored);
        }
    }

    #[test]
    fn standings_are_means_over_questions(rows in rows()) {
        let board = board(Rule::Spherical, &rows, &[true; QUESTIONS as usize]);
        for standing in &board.standings {
            let own = board.questions().filter(|one| one.forecaster == standing.forecaster);
            let count = f64::from(u32::try_from(own.clone().count()).unwrap());
            let mean = |of: fn(&scoring::history::leaderboard::QuestionScore) -> f64| {
                own.clone().map(of).sum::<f64>() / count
            };
            prop_assert!((standing.value - mean(|one| one.value)).abs() < 1e-14);
            prop_assert!((standing.coverage - mean(|one| one.coverage)).abs() < 1e-14);
            let ruined = own.clone().any(|one| one.peer == f64::NEG_INFINITY);
            let expected = if ruined { f64::NEG_INFINITY } else { mean(|one| one.peer) };
            prop_assert!(standing.peer == expected || (standing.peer - expected).abs() < 1e-9);
        }
    }
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let chance = prop_oneof![5 => 0.01..=0.99, 1 => Just(0.0), 1 => Just(1.0)];
    let row = (0..QUESTIONS, 0_u32..4, -3_i64..14, prop::option::weighted(0.8, chance));
    prop::collection::vec(row, 1..40)
}

fn board(rule: Rule, rows: &[Row], outcomes: &[bool]) -> Leaderboard {
    let column = |of: fn(&Row) -> u32| rows.iter().map(of).collect::<Vec<u32>>();
    let at: Vec<i64> = rows.iter().map(|row| row.2).collect();
    let chance: Vec<f64> = rows.iter().map(|row| row.3.unwrap_or(f64::NAN)).collect();
    let withdrawn: Vec<bool> = rows.iter().map(|row| row.3.is_none()).collect();
    let columns = Columns {
        question: &column(|row| row.0),
        forecaster: &column(|row| row.1),
        at: &at,
        chance: &chance,
        withdrawn: Some(&withdrawn),
    };
    let ended = |happened: &bool| Ended { period: period(), happened: Some(*happened) };
    leaderboard(rule, columns, &outcomes.iter().map(ended).collect::<Vec<_>>()).unwrap()
}

fn period() -> Period {
    Period::new(0, 12).unwrap()
}

fn histories(rows: &[Row], question: u32) -> Histories<Probability> {
    let own = rows.iter().filter(|row| row.0 == question);
    let updates = own.map(|(_, forecaster, at, chance)| Update {
        forecaster: *forecaster,
        at: *at,
        forecast: chance.map(|chance| Probability::new(chance).unwrap()),
    });
    Histories::from_updates(period(), updates)
}
