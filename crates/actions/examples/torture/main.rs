//! Kills writers at random moments, as the system does when memory runs out, and checks after each
//! time that every entry they were told to be recorded is there, with a receipt that verifies.
//!
//! A killed program leaves what it wrote with the system, so this shows nothing of a power failure;
//! `crates/ledger/tests/torn.rs` tears files for that.
//!
//!     cargo xtask torture --cycles 25 --seed 1

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "an example at the edge: it runs itself as another process and prints what it saw"
)]

mod check;
mod random;
mod rounds;
mod writer;

use std::path::Path;

use anyhow::{Context as _, bail};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["write", path, name] => writer::run(Path::new(path), name),
        ["--cycles", cycles, "--seed", seed] => {
            let cycles = cycles.parse().context("--cycles takes a number")?;
            let seed = seed.parse().context("--seed takes a number")?;
            let tally = rounds::run(cycles, seed)?;
            println!("{cycles} cycles of seed {seed}: {tally}");
            Ok(())
        }
        _ => bail!("usage: torture --cycles N --seed N"),
    }
}
