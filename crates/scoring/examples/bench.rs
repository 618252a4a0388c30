//! Does a task a line on many numbers, and tells how long it took: our side of
//! `cargo xtask bench-scoring`.
//!
//! `cargo run --release -p scoring --example bench -- FOLDER`; the numbers are written into the
//! folder, so that others can be timed on the same ones.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "an example that reads a clock and writes files"
)]

use std::error::Error;
use std::io::BufRead;
use std::path::Path;
use std::time::Instant;

use scoring::{Rule, mean_score};

const ROWS: usize = 10_000_000;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("give a folder for the numbers")?;
    let numbers = Numbers::new();
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
}

impl Numbers {
    fn new() -> Self {
        let mut random = Random(1);
        let forecasts: Vec<f64> = (0..ROWS).map(|_| random.next()).collect();
        let outcomes = forecasts.iter().map(|forecast| random.next() < *forecast).collect();
        Self { forecasts, outcomes }
    }

    fn write(&self, folder: &Path) -> std::io::Result<()> {
        let bytes =
            |numbers: &[f64]| numbers.iter().flat_map(|it| it.to_le_bytes()).collect::<Vec<u8>>();
        std::fs::write(folder.join("forecasts.f64"), bytes(&self.forecasts))?;
        let outcomes: Vec<u8> = self.outcomes.iter().map(|yes| u8::from(*yes)).collect();
        std::fs::write(folder.join("outcomes.u8"), outcomes)
    }

    fn run(&self, task: &str) -> Result<f64, Box<dyn Error>> {
        match task {
            "memory" => Ok(self.read_once()),
            "brier" => self.mean(Rule::Brier),
            "log" => self.mean(Rule::Log),
            other => Err(format!("there is no task {other}").into()),
        }
    }

    fn mean(&self, rule: Rule) -> Result<f64, Box<dyn Error>> {
        Ok(mean_score(rule, &self.forecasts, &self.outcomes)?.ok_or("there are forecasts")?.value)
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
