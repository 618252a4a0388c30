//! `cargo bench -p xtask`: the language model against spaCy on our own texts, in one run.

#![expect(clippy::disallowed_methods, reason = "it runs cargo")]

use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let arguments = ["run", "-p", "xtask", "--", "bench-reading", "--text", "corpus/language"];
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(arguments).current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let succeeded = cargo.status().is_ok_and(|status| status.success());
    if succeeded { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
