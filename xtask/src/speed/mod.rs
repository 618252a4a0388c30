//! The speed of the whole reading: beside the parse that is a part of it, and over growing texts.

pub(crate) mod adding;
mod shape;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;
use serde::Deserialize;

use crate::{model, process, workspace};
use shape::SHAPES;

/// How often the texts of a folder are read; the median counts.
const RUNS: usize = 5;

/// The lengths of texts, in bytes.
const LENGTHS: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];

/// The text that longer ones are made of.
const SEED: &str = "corpus/language/reports.txt";

/// Times the whole reading of texts, and prints it beside the parse alone.
pub(crate) fn beside_parse(texts: &[PathBuf]) -> anyhow::Result<()> {
    let figures = Timer::built()?.time(RUNS, texts)?;
    let (parse, whole) = (figures.words / figures.parse, figures.words / figures.whole());
    println!("parse   {parse:>9.0} words a second");
    println!("reading {whole:>9.0} words a second, the parse with it");
    println!("ratio   {:>9.2}", whole / parse);
    Ok(())
}

/// Reads texts of several shapes and of growing lengths, and prints what a megabyte takes.
pub(crate) fn over_lengths() -> anyhow::Result<()> {
    let timer = Timer::built()?;
    let seed = std::fs::read_to_string(workspace::root().join(SEED))?;
    println!("{:<34}{:>12}{:>14}{:>14}", "", "bytes", "parse, s/MB", "rules, s/MB");
    for (name, shape) in SHAPES {
        for length in LENGTHS {
            let text = shape(&seed, length);
            let path = workspace::target()?.join("length.txt");
            std::fs::write(&path, &text)?;
            let figures = timer.time(1, &[path])?;
            let megabytes = length_in(&text);
            let (parse, rules) = (figures.parse / megabytes, figures.rules / megabytes);
            println!("{name:<34}{:>12}{parse:>14.2}{rules:>14.3}", text.len());
        }
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 bytes")]
fn length_in(text: &str) -> f64 {
    text.len() as f64 / 1e6
}

/// The example of the actions, built, and the model it reads with.
struct Timer {
    program: PathBuf,
    model: PathBuf,
}

/// How long texts took, in seconds.
#[derive(Debug, Deserialize)]
struct Figures {
    words: f64,
    parse: f64,
    rules: f64,
}

impl Figures {
    fn whole(&self) -> f64 {
        self.parse + self.rules
    }
}

impl Timer {
    fn built() -> anyhow::Result<Self> {
        let model = model::installed()?;
        let example = ["build", "--release", "--workspace", "--example", "time"];
        process::run(&mut process::cargo(&example))?;
        Ok(Self { program: workspace::target()?.join("release/examples/time"), model })
    }

    fn time(&self, runs: usize, texts: &[impl AsRef<Path>]) -> anyhow::Result<Figures> {
        let mut command = Command::new(&self.program);
        command.arg(&self.model).arg(runs.to_string());
        command.args(texts.iter().map(AsRef::as_ref)).current_dir(workspace::root());
        let printed = process::output(&mut command)?;
        serde_json::from_str(&printed).context("cannot read what the example printed")
    }
}
