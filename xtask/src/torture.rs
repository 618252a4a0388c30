//! `cargo xtask torture`: kills writers of a ledger, again and again, and checks what is left.

use std::process::Command;

use crate::{process, workspace};

/// Kills so many times, at moments that come again with the same seed.
pub(crate) fn run(cycles: &str, seed: &str) -> anyhow::Result<()> {
    // Of the whole workspace, as the tests are built, so that nothing is compiled twice.
    let build = ["build", "--locked", "--workspace", "--example", "torture"];
    process::run(&mut process::cargo(&build))?;
    let program = workspace::target()?.join("debug/examples/torture");
    process::run(Command::new(program).args(["--cycles", cycles, "--seed", seed]))
}

/// Kills a few times, as continuous integration does.
pub(crate) fn run_briefly() -> anyhow::Result<()> {
    run("25", "1")
}
