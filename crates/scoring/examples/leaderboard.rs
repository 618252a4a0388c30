//! Times a leaderboard of a million updates, and a question with 3,000 forecasts.
//!
//! `cargo run --release -p scoring --example leaderboard -- FOLDER` writes the updates into the
//! folder as columns and the standings beside them, for `leaderboard.py` to time and to check.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "an example that reads a clock, writes files and makes numbers up"
)]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use domain::{Probability, Resolution};
use scoring::Rule;
use scoring::history::leaderboard::{Columns, Ended, Leaderboard, leaderboard};
use scoring::history::{Histories, Period, Update, over_time, peer};

const UPDATES: usize = 1_000_000;
const QUESTIONS: u64 = 10_000;
const FORECASTERS: u64 = 500;

/// A hundred days, in milliseconds.
const LENGTH: i64 = 100 * 86_400_000;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("give a folder for the columns")?;
    let table = Table::new();
    table.write(Path::new(&folder))?;
    let ended = |yes: &u8| Ok(Ended { period: Period::new(0, LENGTH)?, happened: Some(*yes == 1) });
    let questions: Vec<Ended> =
        table.outcomes.iter().map(ended).collect::<Result<_, scoring::BadInput>>()?;
    for _ in 0..7 {
        let start = Instant::now();
        let board = leaderboard(Rule::Brier, table.columns(), &questions)?;
        println!("leaderboard {:.1} ms", start.elapsed().as_secs_f64() * 1000.0);
        write_standings(Path::new(&folder), &board)?;
    }
    time_one_question()
}

struct Table {
    question: Vec<u32>,
    forecaster: Vec<u32>,
    at: Vec<i64>,
    chance: Vec<f64>,
    outcomes: Vec<u8>,
}

impl Table {
    fn new() -> Self {
        let mut random = Random(1);
        let mut column = |below: u64| -> Vec<u64> {
            (0..UPDATES).map(|_| (random.next() * below as f64) as u64).collect()
        };
        let question = column(QUESTIONS).into_iter().map(|one| one as u32).collect();
        let forecaster = column(FORECASTERS).into_iter().map(|one| one as u32).collect();
        let at = column(LENGTH as u64).into_iter().map(|one| one as i64).collect();
        let chance = (0..UPDATES).map(|_| 0.01 + 0.98 * random.next()).collect();
        let outcomes = (0..QUESTIONS).map(|_| u8::from(random.next() < 0.4)).collect();
        Self { question, forecaster, at, chance, outcomes }
    }

    fn columns(&self) -> Columns<'_> {
        Columns {
            question: &self.question,
            forecaster: &self.forecaster,
            at: &self.at,
            chance: &self.chance,
            withdrawn: None,
        }
    }

    fn write(&self, folder: &Path) -> std::io::Result<()> {
        let bytes = |column: &[u32]| column.iter().flat_map(|it| it.to_le_bytes()).collect();
        let question: Vec<u8> = bytes(&self.question);
        fs::write(folder.join("question.u32"), question)?;
        let forecaster: Vec<u8> = bytes(&self.forecaster);
        fs::write(folder.join("forecaster.u32"), forecaster)?;
        let at: Vec<u8> = self.at.iter().flat_map(|it| it.to_le_bytes()).collect();
        fs::write(folder.join("at.i64"), at)?;
        let chance: Vec<u8> = self.chance.iter().flat_map(|it| it.to_le_bytes()).collect();
        fs::write(folder.join("chance.f64"), chance)?;
        fs::write(folder.join("outcomes.u8"), &self.outcomes)
    }
}

fn write_standings(folder: &Path, board: &Leaderboard) -> std::io::Result<()> {
    let rows = board.standings.iter().map(|standing| {
        let numbers = [standing.value, standing.coverage, standing.peer];
        numbers.into_iter().flat_map(f64::to_le_bytes).collect::<Vec<u8>>()
    });
    fs::write(folder.join("standings.f64"), rows.collect::<Vec<_>>().concat())
}

/// A thousand forecasters who say three things each on one question.
fn time_one_question() -> Result<(), Box<dyn Error>> {
    let mut random = Random(2);
    let mut update = |row: u32| {
        let at = (random.next() * LENGTH as f64) as i64;
        let chance = Probability::new(0.01 + 0.98 * random.next())?;
        Ok(Update { forecaster: row % 1000, at, forecast: Some(chance) })
    };
    let updates: Vec<Update<Probability>> =
        (0..3000).map(&mut update).collect::<Result<_, domain::NotAProbability>>()?;
    for _ in 0..3 {
        let start = Instant::now();
        let histories = Histories::from_updates(Period::new(0, LENGTH)?, updates.clone());
        let scores = over_time(Rule::Brier, &histories, &Resolution::Yes);
        let peers = peer(&histories, &Resolution::Yes);
        let time = start.elapsed().as_secs_f64() * 1000.0;
        let counts = (scores.map(|scores| scores.len()), peers.map(|peers| peers.len()));
        println!("one question {time:.2} ms for {counts:?} forecasters");
    }
    Ok(())
}

/// Numbers from 0 to 1 that only look random.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}
