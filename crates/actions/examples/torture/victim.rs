//! A writer that is begun to be killed.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context as _, ensure};
use domain::Id;

use crate::ground::Plot;

/// A writer, and what it has said so far.
pub(crate) struct Victim {
    process: Child,
    output: BufReader<ChildStdout>,
    said: String,
}

impl Victim {
    /// Begins a writer at a ledger.
    pub(crate) fn begin(plot: &Plot<'_>, name: &str) -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("write").arg(plot.desk()?).arg(plot.folder()).arg(name).stdout(Stdio::piped());
        let mut process = command.spawn().context("a writer does not begin")?;
        let output = process.stdout.take().context("a writer has no output")?;
        Ok(Self { process, output: BufReader::new(output), said: String::new() })
    }

    /// Waits until it has said of one entry that it is recorded.
    pub(crate) fn wait_for_first(&mut self) -> anyhow::Result<()> {
        self.output.read_line(&mut self.said)?;
        Ok(())
    }

    pub(crate) fn kill(&mut self) -> anyhow::Result<()> {
        Ok(self.process.kill()?)
    }

    /// What it said before it was killed; a line that it did not end was never said.
    pub(crate) fn heard(mut self) -> anyhow::Result<Vec<Id>> {
        self.output.read_to_string(&mut self.said)?;
        let code = self.process.wait()?.code();
        ensure!(code.is_none(), "a writer ended by itself, with {code:?}");
        let whole = self.said.rsplit_once('\n').map_or("", |(whole, _)| whole);
        whole.lines().map(|line| Ok(line.parse()?)).collect()
    }
}
