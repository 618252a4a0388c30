//! Our own pipeline, run as the example of the text crate so that it is built for speed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::Context;
use serde::Deserialize;

use crate::{process, workspace};

/// The example, built, and the model it runs.
pub(super) struct Ours {
    program: PathBuf,
    model: PathBuf,
}

/// How fast we are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figures {
    pub(super) words: f64,
    pub(super) seconds: f64,
    /// The seconds on all cores.
    pub(super) together: f64,
    /// The most memory that a process held that annotated all texts on all cores, in megabytes.
    pub(super) megabytes: f64,
    /// From the start of a process to the annotation of a sentence, in milliseconds.
    pub(super) first: f64,
}

impl Figures {
    pub(super) fn rate(self) -> f64 {
        self.words / self.seconds
    }
}

/// How often a process is started for the time to its first annotation; the median counts.
const STARTS: usize = 11;

impl Ours {
    /// Builds the example, and installs the model if it is not there.
    pub(super) fn installed() -> anyhow::Result<Self> {
        let model = installed()?;
        let example = ["build", "--release", "--workspace", "--example", "annotate"];
        process::run(&mut process::cargo(&example))?;
        let program = workspace::target()?.join("release/examples/annotate");
        Ok(Self { program, model })
    }

    /// Our annotations of some texts, one a line.
    pub(super) fn lines(&self, texts: &[PathBuf]) -> anyhow::Result<String> {
        process::output(self.command().args(texts))
    }

    /// How long we take for all of them, and what for a sentence.
    pub(super) fn time(&self, texts: &[PathBuf]) -> anyhow::Result<Figures> {
        let printed = process::output(self.command().arg("--time").args(texts))?;
        let unreadable = "cannot read what the example printed";
        let Timed { words, seconds, together } =
            serde_json::from_str(&printed).context(unreadable)?;
        let printed = process::output(self.command().arg("--memory").args(texts))?;
        let Held { megabytes } = serde_json::from_str(&printed).context(unreadable)?;
        let sentence = Path::new("corpus/language/sentence.txt");
        let mut first = Vec::new();
        for _ in 0..STARTS {
            let start = Instant::now();
            process::output(self.command().arg(sentence))?;
            first.push(start.elapsed().as_secs_f64() * 1000.0);
        }
        first.sort_by(f64::total_cmp);
        Ok(Figures { words, seconds, together, megabytes, first: first[STARTS / 2] })
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.arg(&self.model).current_dir(workspace::root());
        command
    }
}

/// Installs the model if it is not there, and tells where it is.
pub(crate) fn installed() -> anyhow::Result<PathBuf> {
    let installed =
        process::cargo(&["run", "--quiet", "-p", "forsooth", "--", "--json", "model", "install"])
            .output()?;
    let installed: Installed = serde_json::from_slice(&installed.stdout)
        .context("the model is not installed; try `cargo run -- model install`")?;
    Ok(installed.path)
}

/// Where the meaning model is, if it is installed.
pub(crate) fn installed_meaning() -> anyhow::Result<Option<PathBuf>> {
    let show = ["run", "--quiet", "-p", "forsooth", "--", "--json", "model", "show"];
    let shown = process::output(&mut process::cargo(&show))?;
    let shown: Shown =
        serde_json::from_str(&shown).context("cannot read which models there are")?;
    Ok(shown.meaning.map(|meaning| meaning.path))
}

#[derive(Deserialize)]
struct Installed {
    path: PathBuf,
}

#[derive(Deserialize)]
struct Shown {
    meaning: Option<Installed>,
}

#[derive(Deserialize)]
struct Timed {
    words: f64,
    seconds: f64,
    together: f64,
}

#[derive(Deserialize)]
struct Held {
    megabytes: f64,
}
