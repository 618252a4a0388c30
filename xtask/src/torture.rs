//! `cargo xtask torture`: kills writers of a ledger, again and again, and checks what is left.

use std::process::Command;

use anyhow::{Context, bail};

use crate::postgres::{self, Server};
use crate::{process, workspace};

/// How it is tortured.
struct Torture<'a> {
    cycles: &'a str,
    /// The moments of the kills come again with it.
    seed: &'a str,
    is_in_database: bool,
}

/// Kills as often as the options say, in files of SQLite or in a server of PostgreSQL.
pub(crate) fn run(options: &[&str]) -> anyhow::Result<()> {
    let mut torture = Torture { cycles: "25", seed: "1", is_in_database: false };
    for option in options.chunks(2) {
        match option {
            ["--cycles", cycles] => torture.cycles = cycles,
            ["--seed", seed] => torture.seed = seed,
            ["--desk", "sqlite"] => torture.is_in_database = false,
            ["--desk", "postgres"] => torture.is_in_database = true,
            other => bail!(
                "torture knows no `{}`; it takes --cycles N, --seed N and --desk sqlite|postgres",
                other.join(" ")
            ),
        }
    }
    torture.run()
}

/// Kills a few times, as continuous integration does.
pub(crate) fn run_briefly() -> anyhow::Result<()> {
    run(&[])?;
    run(&["--cycles", "10", "--desk", "postgres"])
}

impl Torture<'_> {
    fn run(&self) -> anyhow::Result<()> {
        // Of the whole workspace, as the tests are built, so that nothing is compiled twice.
        let build = ["build", "--locked", "--workspace", "--example", "torture"];
        process::run(&mut process::cargo(&build))?;
        let mut command = Command::new(workspace::target()?.join("debug/examples/torture"));
        command.args(["--cycles", self.cycles, "--seed", self.seed]);
        if !self.is_in_database {
            return process::run(&mut command);
        }
        let server = Server::start().context("PostgreSQL did not start")?;
        let programs = postgres::folder().context("there are no programs of PostgreSQL")?;
        let address = server.address();
        process::run(command.args(["--server", &address]).arg("--programs").arg(programs))
    }
}
