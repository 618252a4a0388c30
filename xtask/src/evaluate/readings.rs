//! Our readings of some files, by the example of the actions so that it is built for speed.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use serde::{Deserialize, Serialize};

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
    pub(super) events: Vec<Event>,
    pub(super) times: Vec<Time>,
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
    pub(super) said: Option<String>,
}

/// An event, as far as it is compared.
#[derive(Debug, Deserialize)]
pub(super) struct Event {
    pub(super) cue_span: Option<Span>,
    pub(super) actor_span: Option<Span>,
    pub(super) recipient_span: Option<Span>,
    pub(super) date: Option<String>,
    pub(super) occurrence: Option<String>,
    pub(super) action: String,
    pub(super) actor_identity: Option<Identity>,
    pub(super) recipient_identity: Option<Identity>,
}

/// Whom a name stands for, as far as it is compared.
#[derive(Debug, Deserialize)]
pub(super) struct Identity {
    pub(super) code: Option<String>,
    pub(super) sector: Option<String>,
}

/// A time expression, as far as it is compared.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Time {
    pub(super) kind: String,
    pub(super) value: String,
    pub(super) first: Option<String>,
    pub(super) last: Option<String>,
    pub(super) span: Span,
}

/// A text to be read that is no file of its own.
#[derive(Debug, Serialize)]
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    /// The day of publication, as "2022-01-28".
    pub(super) published: Option<&'a str>,
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
        let example = ["build", "--release", "--workspace", "--example", "read"];
        process::run(&mut process::cargo(&example))?;
        Ok(Self { program: workspace::target()?.join("release/examples/read"), model })
    }

    /// Our readings of some files, in their order.
    pub(super) fn read(&self, files: &[PathBuf]) -> anyhow::Result<Vec<Reading>> {
        self.readings(|command| command.args(files))
    }

    /// Our readings of some texts, in their order.
    pub(super) fn read_texts(&self, texts: &[Text<'_>]) -> anyhow::Result<Vec<Reading>> {
        let mut lines = String::new();
        for text in texts {
            writeln!(lines, "{}", serde_json::to_string(text)?)?;
        }
        let path = workspace::target()?.join("evaluated.jsonl");
        std::fs::write(&path, lines).with_context(|| format!("cannot write {}", path.display()))?;
        self.readings(|command| command.arg("--texts").arg(&path))
    }

    fn readings(
        &self,
        ask: impl FnOnce(&mut Command) -> &mut Command,
    ) -> anyhow::Result<Vec<Reading>> {
        let mut command = Command::new(&self.program);
        let printed = process::output(ask(command.arg(&self.model)))?;
        let read = |line| serde_json::from_str(line).context("cannot read a reading");
        printed.lines().map(read).collect()
    }
}
