//! Failing: the message on standard error, and the exit code that scripts go by.

use std::error::Error;
use std::fmt;
use std::io::ErrorKind;
use std::process::ExitCode;

use actions::{ArchiveFault, EngineFault};
use clap::error::ErrorKind as Usage;
use serde::Serialize;

use crate::guard::guarded;
use crate::style::ERROR;

/// Refused, with a reason that the user can act on.
const REFUSED: u8 = 1;

/// Our fault.
const BROKEN: u8 = 2;

/// Done, and something was found that has been said already.
const OBJECTED: u8 = 3;

/// What was looked at has flaws, which have been printed as data: no failure, but an exit code.
#[derive(Debug)]
pub(crate) struct Objections;

impl fmt::Display for Objections {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("there is more than advice")
    }
}

impl Error for Objections {}

/// An error as scripts read it.
#[derive(Serialize)]
struct Explained {
    error: String,
    because: Vec<String>,
    exit_code: u8,
}

/// Prints the error with its causes: as JSON if that was asked for.
pub(crate) fn explain(error: &anyhow::Error, json: bool) -> ExitCode {
    if is_closed_pipe(error) {
        return ExitCode::SUCCESS;
    }
    if error.is::<Objections>() {
        return ExitCode::from(OBJECTED);
    }
    let exit_code = if is_our_fault(error) { BROKEN } else { REFUSED };
    if json {
        let because = error.chain().skip(1).map(ToString::to_string).collect();
        return explain_as_json(&Explained { error: error.to_string(), because, exit_code });
    }
    anstream::eprintln!("{ERROR}error:{ERROR:#} {}", indented(&error.to_string()));
    for cause in error.chain().skip(1) {
        anstream::eprintln!("  because: {}", indented(&cause.to_string()));
    }
    ExitCode::from(exit_code)
}

/// A message that may quote words from outside: no line of it looks like one of ours.
fn indented(message: &str) -> String {
    guarded(message).replace('\n', "\n    ")
}

fn explain_as_json(explained: &Explained) -> ExitCode {
    match serde_json::to_string(explained) {
        Ok(line) => anstream::eprintln!("{line}"),
        Err(_) => anstream::eprintln!("{ERROR}error:{ERROR:#} {}", indented(&explained.error)),
    }
    ExitCode::from(explained.exit_code)
}

/// Prints help or a usage error. Help is no failure; a usage error is a refusal.
pub(crate) fn explain_usage(error: &clap::Error, json: bool) -> ExitCode {
    let bare = error.kind() == Usage::DisplayHelpOnMissingArgumentOrSubcommand;
    if json && error.use_stderr() && !bare {
        let message = error.render().to_string();
        let message = message.strip_prefix("error: ").unwrap_or(&message).trim().to_owned();
        let explained = Explained { error: message, because: Vec::new(), exit_code: REFUSED };
        return explain_as_json(&explained);
    }
    let printed = error.print();
    if error.use_stderr() || printed.is_err() { ExitCode::from(REFUSED) } else { ExitCode::SUCCESS }
}

/// Whoever reads our output may stop reading, as `head` does.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>());
    io.is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

fn is_our_fault(error: &anyhow::Error) -> bool {
    let is_ours = |cause: &(dyn Error + 'static)| {
        cause.is::<EngineFault>() || cause.is::<ArchiveFault>() || cause.is::<serde_json::Error>()
    };
    error.chain().any(is_ours)
}
