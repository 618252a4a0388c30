//! Our own pipeline, run as the example of the text crate so that it is built for speed.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;

use super::compare::Annotation;
use super::spacy::{Timing, output, read_lines};
use crate::process;

/// Our annotations of some texts.
pub(super) fn annotate(texts: &[PathBuf]) -> anyhow::Result<Vec<Annotation>> {
    read_lines(&output(example().args(texts))?)
}

/// How long we take for all of them.
pub(super) fn time(texts: &[PathBuf]) -> anyhow::Result<Timing> {
    let printed = output(example().arg("--time").args(texts))?;
    serde_json::from_str(&printed).context("cannot read what the example printed")
}

fn example() -> Command {
    process::cargo(&["run", "--quiet", "--release", "-p", "text", "--example", "annotate", "--"])
}
