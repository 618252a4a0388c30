//! A program that does tasks on demand and tells how long each took.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, bail};

/// One of the two sides. It is told a task a line, and answers with milliseconds and a number.
pub(super) struct Side {
    process: Child,
    tasks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// How long a task took and what came out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer {
    pub(super) milliseconds: f64,
    pub(super) value: f64,
}

impl Side {
    /// Starts the program and waits until it is ready.
    pub(super) fn start(command: &mut Command) -> anyhow::Result<Self> {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let tasks = process.stdin.take().context("the program has no input")?;
        let answers = process.stdout.take().context("the program has no output")?;
        let mut side = Self { process, tasks, answers: BufReader::new(answers) };
        let ready = side.line()?;
        if ready != "ready" {
            bail!("the program is not ready: {ready}");
        }
        Ok(side)
    }

    /// Has a task done once.
    pub(super) fn answer(&mut self, task: &str) -> anyhow::Result<Answer> {
        writeln!(self.tasks, "{task}")?;
        self.tasks.flush()?;
        let line = self.line()?;
        let numbers = line.split_whitespace().map(str::parse::<f64>).collect::<Result<Vec<_>, _>>();
        match numbers.as_deref() {
            Ok([milliseconds, value]) => Ok(Answer { milliseconds: *milliseconds, value: *value }),
            _ => bail!("{task}: the program answers \"{line}\""),
        }
    }

    fn line(&mut self) -> anyhow::Result<String> {
        let mut line = String::new();
        if self.answers.read_line(&mut line)? == 0 {
            bail!("the program ended with {}", self.process.wait()?);
        }
        Ok(line.trim().to_owned())
    }
}

impl Drop for Side {
    fn drop(&mut self) {
        // It may have ended by itself, which is as well.
        let _ended = self.process.kill();
        let _status = self.process.wait();
    }
}
