//! The meaning model beside another library, and its speed.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};
use serde::Deserialize;

use super::installed_meaning;
use crate::{process, workspace};

/// What another library says of some texts; beside it stands the script that wrote it down.
const EXPECTED: &str = "crates/text/tests/vectors/meaning/minilm.jsonl";

/// How nearly our vectors must point the same way.
const LEAST: f64 = 0.9999;

/// How many texts of thirty words are timed.
const TIMED: usize = 640;

/// What is said of a text.
#[derive(Debug, Deserialize)]
struct Said {
    text: String,
    pieces: Vec<u32>,
    vector: Vec<f64>,
}

/// Compares the pieces and the vectors of some texts with what another library says, and times the
/// making of vectors.
pub(crate) fn parity() -> anyhow::Result<()> {
    let model = installed_meaning()?;
    let model =
        model.context("there is no meaning model; try `cargo run -- model install --meaning`")?;
    let program = built()?;
    let expected = workspace::root().join(EXPECTED);
    let ours = said(&process::output(Command::new(&program).arg(&model).arg(&expected))?)?;
    let theirs = said(&workspace::read(EXPECTED)?)?;
    ensure!(ours.len() == theirs.len(), "{} texts against {}", theirs.len(), ours.len());
    let mut lowest = 1.0_f64;
    for (ours, theirs) in ours.iter().zip(&theirs) {
        ensure!(ours.pieces == theirs.pieces, "other pieces: {}", theirs.text);
        lowest = lowest.min(cosine(&ours.vector, &theirs.vector));
    }
    println!("{} texts, the same pieces, cosine {lowest:.6} or more", theirs.len());
    ensure!(lowest >= LEAST, "the vectors point other ways: {lowest}");
    let texts = workspace::target()?.join("meaning.jsonl");
    std::fs::write(&texts, made_up())?;
    println!("{}", process::output(Command::new(&program).arg(&model).arg(&texts).arg("--time"))?);
    Ok(())
}

fn built() -> anyhow::Result<PathBuf> {
    process::run(&mut process::cargo(&[
        "build",
        "--release",
        "-p",
        "text",
        "--example",
        "meaning",
    ]))?;
    Ok(workspace::target()?.join(Path::new("release/examples/meaning")))
}

fn said(lines: &str) -> anyhow::Result<Vec<Said>> {
    lines.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn cosine(one: &[f64], other: &[f64]) -> f64 {
    let product =
        |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(a, b)| a * b).sum::<f64>();
    product(one, other) / (product(one, one) * product(other, other)).sqrt()
}

/// Texts of thirty words, each another.
fn made_up() -> String {
    const WORDS: [&str; 8] =
        ["minister", "border", "said", "the", "ceasefire", "will", "price", "of"];
    let word = |text: usize, place: usize| WORDS[(text * 7 + place * place + place * 3) % 8];
    let text = |text| (0..30).map(|place| word(text, place)).collect::<Vec<_>>().join(" ");
    let lines = (0..TIMED).map(|number| format!("{{\"text\":\"{}\"}}", text(number)));
    lines.collect::<Vec<_>>().join("\n")
}
