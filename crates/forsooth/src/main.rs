//! The command line: `forsooth`.

#![expect(clippy::disallowed_methods, reason = "the command line is the edge of the system")]

mod account;
mod archive;
mod catalogue;
mod cli;
mod commands;

mod failure;
mod filling;
mod guard;
mod hypotheses;
mod jobs;
mod ladder;
mod minus;
mod network;
mod note;
mod opml;
mod output;
mod pdf_process;
mod place;
mod print;
mod print_pdf;
mod receipt_file;
mod secrets;
mod style;
mod watches;
mod witness;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::Cli;

fn main() -> ExitCode {
    if let Some(done) = pdf_process::answer_if_asked() {
        return done;
    }
    pdf_process::begin();
    // Asked before anything is parsed, as even a wrong command line must be answered in JSON.
    let json = std::env::args_os().any(|argument| argument == "--json");
    let cli = match Cli::try_parse_from(minus::kept(std::env::args_os())) {
        Ok(cli) => cli,
        Err(error) => return failure::explain_usage(&error, json),
    };
    match cli.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failure::explain(&error, json),
    }
}
