//! A server of PostgreSQL for the tests: in a temporary folder, on a port of this machine alone.

mod authority;
mod programs;
mod server;

use std::process::Command;

use anyhow::{Context, bail};

use crate::process;

pub(crate) use programs::{PACKAGE, folder, is_installed};
pub(crate) use server::Server;

/// The variable that tells the tests where the server is.
pub(crate) const ADDRESS: &str = "FORSOOTH_TEST_POSTGRES";

/// The variable that tells them where the certificates are by which it is known.
const CERTIFICATES: &str = "FORSOOTH_TEST_POSTGRES_CERTIFICATES";

/// Runs a command with a server that it is told of, and ends the server after it.
pub(crate) fn run_with(words: &[&str]) -> anyhow::Result<()> {
    let Some((program, arguments)) = words.split_first() else {
        bail!("name a command to run, as: cargo xtask with-postgres cargo test -p ledger");
    };
    if !is_installed() {
        bail!("PostgreSQL is missing; install the package {PACKAGE}, or run `cargo xtask test`");
    }
    let server = Server::start().context("the server did not start")?;
    process::run(server.tell(Command::new(program).args(arguments)))
}
