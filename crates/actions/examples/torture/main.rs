//! Kills writers at random moments, as the system does when memory runs out, and checks after each
//! time that every entry they were told to be recorded is there, with a receipt that verifies. Each
//! writer is a program with several threads, which share batches.
//!
//! A killed program leaves what it wrote with the system, so this shows nothing of a power failure;
//! `crates/ledger/tests/torn.rs` tears files for that.
//!
//!     cargo xtask torture --cycles 25 --seed 1 --desk postgres

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "an example at the edge: it runs itself as another process and prints what it saw"
)]

mod check;
mod ground;
mod random;
mod rounds;
mod victim;
mod writer;

use std::path::Path;

use anyhow::{Context as _, bail};

use ground::{Ground, place_of};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["write", desk, folder, name] => writer::run(&place_of(desk, Path::new(folder))?, name),
        ["--cycles", cycles, "--seed", seed] => torture(cycles, seed, &Ground::Files),
        ["--cycles", cycles, "--seed", seed, "--server", address, "--programs", programs] => {
            let (address, programs) = ((*address).to_owned(), programs.into());
            torture(cycles, seed, &Ground::Server { address, programs })
        }
        _ => bail!("usage: torture --cycles N --seed N [--server ADDRESS --programs FOLDER]"),
    }
}

fn torture(cycles: &str, seed: &str, ground: &Ground) -> anyhow::Result<()> {
    let cycles = cycles.parse().context("--cycles takes a number")?;
    let seed = seed.parse().context("--seed takes a number")?;
    let tally = rounds::run(cycles, seed, ground)?;
    println!("{cycles} cycles of seed {seed}: {tally}");
    Ok(())
}
