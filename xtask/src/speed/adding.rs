//! The speed of adding a document to a large desk, beside its reading alone.

use std::process::Command;

use anyhow::Context;
use serde::Deserialize;

use crate::{model, process, workspace};

/// How many documents a desk is made of, and how many are added to it.
const DOCUMENTS: &str = "100000";
const ADDED: usize = 40;

/// How long it took, in seconds.
#[derive(Debug, Deserialize)]
struct Figures {
    documents: f64,
    compared: f64,
    reading: f64,
    adding: f64,
    ratio: f64,
    worst: f64,
}

/// Times the adding of texts below a folder to a large desk, and prints it beside their reading.
/// The desk is one that a folder keeps, which then holds these texts too; where none is named, or
/// nothing stands in it, it is made.
pub(crate) fn run(folder: &str, desk: Option<&str>) -> anyhow::Result<()> {
    let texts = model::texts_below(folder.as_ref())?;
    let example = ["build", "--release", "--workspace", "--example", "adding"];
    process::run(&mut process::cargo(&example))?;
    let mut command = Command::new(workspace::target()?.join("release/examples/adding"));
    command.arg(model::installed()?).arg(DOCUMENTS).arg(desk.unwrap_or_default());
    command.args(texts.iter().take(ADDED));
    let printed = process::output(&mut command)?;
    let figures: Figures =
        serde_json::from_str(&printed).context("cannot read what the example printed")?;
    println!(
        "desk    {:>9.0} documents, compared once in {:.0} s",
        figures.documents, figures.compared
    );
    println!("reading {:>9.1} ms a document, median", 1e3 * figures.reading);
    println!("adding  {:>9.1} ms, the opening of the desk with it", 1e3 * figures.adding);
    println!("ratio   {:>9.2}, median; {:.2} at most", figures.ratio, figures.worst);
    Ok(())
}
