//! Does a task a line on many numbers, and tells how long it took: our side of
//! `cargo xtask bench-scoring`.
//!
//! `cargo run --release -p scoring --example bench -- FOLDER`; the numbers are written into the
//! folder, so that others can be timed on the same ones.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an example that reads a clock, writes files and makes numbers up"
)]

mod board;

use std::error::Error;
use std::io::BufRead;
use std::path::Path;
use std::time::Instant;

use board::Board;
use scoring::calibration::reliability;
use scoring::comparison::{Ends, Sample, bootstrap};
use scoring::continuous::{Normal, NormalMixture, crps_each, crps_ensembles};
use scoring::{BadInput, Cases, Resampling, Rule, mean_score};

const ROWS: usize = 10_000_000;

/// How many of them calibration and resampling take.
const CASES: usize = 1_000_000;
const RESAMPLED: usize = 100_000;

/// How many quantities are forecast, each by so many members of an ensemble.
const QUANTITIES: usize = 100_000;
const MEMBERS: usize = 51;

/// Three parts of the mixtures: means, deviations and weights.
const PARTS: [(f64, f64, f64); 3] = [(0.2, 0.1, 0.2), (0.5, 0.05, 0.5), (0.9, 0.3, 0.3)];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("give a folder for the numbers")?;
    let numbers = Numbers::new()?;
    numbers.write(Path::new(&folder))?;
    println!("ready");
    for line in std::io::stdin().lock().lines() {
        let task = line?;
        let start = Instant::now();
        let value = numbers.run(task.trim())?;
        println!("{} {value:?}", start.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(())
}

struct Numbers {
    forecasts: Vec<f64>,
    outcomes: Vec<bool>,
    rounded: Vec<f64>,
    differences: Vec<f64>,
    rounded_scores: Vec<f64>,
    mixtures: Vec<NormalMixture>,
    board: Board,
}

impl Numbers {
    fn new() -> Result<Self, BadInput> {
        let mut random = Random(1);
        let forecasts: Vec<f64> = (0..ROWS).map(|_| random.next()).collect();
        let outcomes: Vec<bool> =
            forecasts.iter().map(|forecast| random.next() < *forecast).collect();
        let rounded: Vec<f64> =
            forecasts[..CASES].iter().map(|it| (it * 100.0).round() / 100.0).collect();
        let score =
            |forecast: f64, row: usize| (forecast - f64::from(u8::from(outcomes[row]))).powi(2);
        let differences = (0..RESAMPLED)
            .map(|row| score(forecasts[row], row) - score(forecasts[row].sqrt(), row))
            .collect();
        let rounded_scores = (0..RESAMPLED).map(|row| score(rounded[row], row)).collect();
        let mixtures = forecasts[..QUANTITIES].iter().map(|moved| mixture(*moved));
        let mixtures = mixtures.collect::<Result<_, _>>()?;
        let board = Board::new()?;
        Ok(Self { forecasts, outcomes, rounded, differences, rounded_scores, mixtures, board })
    }

    fn write(&self, folder: &Path) -> std::io::Result<()> {
        let bytes =
            |numbers: &[f64]| numbers.iter().flat_map(|it| it.to_le_bytes()).collect::<Vec<u8>>();
        std::fs::write(folder.join("forecasts.f64"), bytes(&self.forecasts))?;
        let outcomes: Vec<u8> = self.outcomes.iter().map(|yes| u8::from(*yes)).collect();
        std::fs::write(folder.join("outcomes.u8"), outcomes)?;
        std::fs::write(folder.join("rounded.f64"), bytes(&self.rounded))?;
        std::fs::write(folder.join("differences.f64"), bytes(&self.differences))?;
        std::fs::write(folder.join("rounded_scores.f64"), bytes(&self.rounded_scores))?;
        self.board.write(folder)
    }

    fn run(&self, task: &str) -> Result<f64, Box<dyn Error>> {
        match task {
            "memory" => Ok(self.read_once()),
            "brier" => self.mean(Rule::Brier),
            "log" => self.mean(Rule::Log),
            "corp" => self.miscalibration(&self.forecasts[..CASES]),
            "corp-rounded" => self.miscalibration(&self.rounded),
            "bootstrap" => low_end(&self.differences),
            "bootstrap-rounded" => low_end(&self.rounded_scores),
            "crps-ensembles" => {
                let members = &self.forecasts[..QUANTITIES * MEMBERS];
                Ok(mean(&crps_ensembles(members, MEMBERS, self.quantities())?))
            }
            "crps-mixtures" => Ok(mean(&crps_each(&self.mixtures, self.quantities())?)),
            "leaderboard" => Ok(self.board.run()?),
            "question" => Ok(self.board.run_one()?),
            other => Err(format!("there is no task {other}").into()),
        }
    }

    /// What the forecast quantities came to.
    fn quantities(&self) -> &[f64] {
        &self.forecasts[ROWS - QUANTITIES..]
    }

    fn mean(&self, rule: Rule) -> Result<f64, Box<dyn Error>> {
        Ok(mean_score(rule, &self.forecasts, &self.outcomes)?.ok_or("there are forecasts")?.value)
    }

    fn miscalibration(&self, forecasts: &[f64]) -> Result<f64, Box<dyn Error>> {
        let cases = Cases::new(forecasts, &self.outcomes[..CASES])?;
        let curve = reliability(&cases).ok_or("there are forecasts")?;
        Ok(curve.decomposition(Rule::Brier).miscalibration)
    }

    /// Adds everything up: what reading the memory takes.
    fn read_once(&self) -> f64 {
        let mut lanes = [0.0; 8];
        for numbers in self.forecasts.as_chunks::<8>().0 {
            for (lane, number) in lanes.iter_mut().zip(numbers) {
                *lane += number;
            }
        }
        let happened = self.outcomes.iter().filter(|yes| **yes).count();
        lanes.iter().sum::<f64>() + f64::from(u32::try_from(happened).unwrap_or(u32::MAX))
    }
}

/// A mixture of three normal distributions, moved.
fn mixture(moved: f64) -> Result<NormalMixture, BadInput> {
    let part = |(mean, deviation, _): (f64, f64, f64)| Normal::new(mean + moved, deviation);
    let parts = PARTS.into_iter().map(part).collect::<Result<Vec<_>, _>>()?;
    NormalMixture::new(&parts, &PARTS.map(|(_, _, weight)| weight))
}

#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53")]
fn mean(scores: &[f64]) -> f64 {
    scores.iter().sum::<f64>() / scores.len() as f64
}

fn low_end(values: &[f64]) -> Result<f64, Box<dyn Error>> {
    Ok(bootstrap(&Sample::new(values)?, Ends::Percentile, &Resampling::INTERVALS)?.low)
}

/// Numbers from 0 to 1 that only look random.
struct Random(u64);

impl Random {
    #[expect(clippy::cast_precision_loss, reason = "53 bits are kept")]
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}
