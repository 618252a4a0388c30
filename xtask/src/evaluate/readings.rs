//! Our readings of some files, by the example of the actions so that it is built for speed.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use serde::Deserialize;

use crate::{model, process, workspace};

/// The example, built, and the model it reads with.
pub(super) struct Reader {
    program: PathBuf,
    model: PathBuf,
}

/// What was read in one document, as far as it is compared.
#[derive(Debug, Deserialize)]
pub(super) struct Reading {
    pub(super) document: Document,
    pub(super) statements: Vec<Statement>,
}

/// The text that was read.
#[derive(Debug, Deserialize)]
pub(super) struct Document {
    pub(super) text: String,
}

/// A statement, as far as it is compared.
#[derive(Debug, Deserialize)]
pub(super) struct Statement {
    pub(super) span: Span,
    pub(super) speaker_span: Option<Span>,
    pub(super) cue_span: Option<Span>,
}

/// A range of bytes.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Reader {
    /// Builds the example, and installs the model if it is not there.
    pub(super) fn built() -> anyhow::Result<Self> {
        let model = model::installed()?;
        let example = ["build", "--release", "-p", "actions", "--example", "read"];
        process::run(&mut process::cargo(&example))?;
        Ok(Self { program: workspace::target()?.join("release/examples/read"), model })
    }

    /// Our readings of some files, in their order.
    pub(super) fn read(&self, files: &[PathBuf]) -> anyhow::Result<Vec<Reading>> {
        let mut command = Command::new(&self.program);
        let printed = process::output(command.arg(&self.model).args(files))?;
        let read = |line| serde_json::from_str(line).context("cannot read a reading");
        printed.lines().map(read).collect()
    }
}
