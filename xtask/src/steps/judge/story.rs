//! Desks to be judged, made as a user makes them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

use crate::{process, workspace};

/// A desk in a file.
pub(super) struct Desk {
    path: PathBuf,
}

impl Desk {
    /// A desk with a question and a forecast.
    pub(super) fn begun(path: PathBuf) -> anyhow::Result<Self> {
        let desk = Self { path };
        desk.forsooth(&[
            "ask",
            "Will the strait bridge open in 2030?",
            "--criteria",
            "Both road authorities announce that traffic crosses",
            "--source",
            "the road authorities",
            "--close",
            "2999-01-01",
            "--deadline",
            "2999-01-01",
        ])?;
        desk.forsooth(&["forecast", "q-1", "35%", "--because", "the tenders are late"])?;
        Ok(desk)
    }

    /// What happens at it after it was first published.
    pub(super) fn go_on(&self) -> anyhow::Result<()> {
        self.forsooth(&["--as", "Ben", "forecast", "q-1", "20%"])?;
        self.forsooth(&["topic", "q-1", "transport"])?;
        self.forsooth(&["settle", "q-1", "annulled", "--reason", "the bridge was given up"])?;
        self.forsooth(&["unsettle", "q-1", "--reason", "it was taken up again"])?;
        Ok(())
    }

    /// A desk with so many questions from elsewhere, each with a forecast.
    pub(super) fn imported(path: PathBuf, questions: usize) -> anyhow::Result<Self> {
        let table = path.with_extension("csv");
        std::fs::write(&table, table_of(questions))?;
        let desk = Self { path };
        desk.forsooth(&["import-forecasts", &table.to_string_lossy()])?;
        Ok(desk)
    }

    /// Publishes its record with everything open.
    pub(super) fn publish(&self, folder: &Path) -> anyhow::Result<()> {
        self.forsooth(&["publish", &folder.to_string_lossy(), "--open", "all"])?;
        Ok(())
    }

    /// The key of its log.
    pub(super) fn key(&self) -> anyhow::Result<String> {
        Ok(self.forsooth(&["key"])?.trim().to_owned())
    }

    /// The receipt of an entry, in a file beside the desk.
    pub(super) fn receipt(&self, id: &str) -> anyhow::Result<PathBuf> {
        let path = self.path.with_extension(format!("{id}.tlog-proof"));
        self.forsooth(&["receipt", id, "--out", &path.to_string_lossy()])?;
        Ok(path)
    }

    fn forsooth(&self, arguments: &[&str]) -> anyhow::Result<String> {
        // The tests have built it, and a desk is told by the same program that they tried.
        let program = workspace::target()?.join("debug").join("forsooth");
        let mut command = Command::new(program);
        command.arg("--desk").arg(&self.path).env("FORSOOTH_AUTHOR", "Ada");
        process::output(command.args(arguments)).context("the program that is judged failed")
    }
}

/// A table of questions and forecasts as a platform exports it, a third of them settled.
fn table_of(questions: usize) -> String {
    let headings = "Question title,Multiple choice option,Forecast created by,\
        Forecast (scale = 0-1),Forecast created at,Question created by,Question created at,\
        Question resolve by,Resolution,Resolved at\n";
    (0..questions).fold(headings.to_owned(), |table, index| {
        let ending = if index % 3 == 0 { "YES,2026-02-01 12:00:00" } else { "," };
        table
            + &format!(
                "Will bridge {index} open?,,Ada,0.4,2026-01-03 10:00:00,Ada,\
                 2026-01-02 09:00:00,2099-02-01 00:00:00,{ending}\n"
            )
    })
}
