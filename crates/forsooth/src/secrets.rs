//! Passwords and other secrets: read where nobody looks over a shoulder or through a list of running
//! programs, and told once.

use std::io::{BufRead, IsTerminal, Write};

use anyhow::{Context, bail};
use people::Secret;
use serde::Serialize;

use crate::output::Output;

/// Where secrets are read from.
#[derive(clap::Args, Clone, Copy, Debug)]
pub(crate) struct SecretInput {
    /// Read what is secret from standard input, a line each, rather than asking at the terminal.
    #[arg(long = "password-stdin")]
    from_stdin: bool,
}

/// Something new with the secret that belongs to it.
#[derive(Debug, Serialize)]
pub(crate) struct Told<'a, T> {
    #[serde(flatten)]
    of: &'a T,
    secret: &'a str,
}

impl SecretInput {
    /// Asks for a secret that is there already.
    pub(crate) fn ask(self, what: &str) -> anyhow::Result<String> {
        if self.from_stdin {
            return line(what);
        }
        if !std::io::stdin().is_terminal() {
            bail!("there is no terminal to ask for {what}; give it with --password-stdin");
        }
        anstream::eprint!("{what}: ");
        std::io::stderr().flush().context("the terminal cannot be written")?;
        let silent = silence()?;
        let read = line(what);
        drop(silent);
        anstream::eprintln!();
        read
    }

    /// Asks for a new password, at a terminal twice, as nobody sees what is typed.
    pub(crate) fn ask_new(self) -> anyhow::Result<String> {
        let password = self.ask("new password")?;
        if !self.from_stdin && self.ask("the same again")? != password {
            bail!("the two are not the same; begin again");
        }
        Ok(password)
    }
}

/// Tells a secret once: alone on standard output, or with what it belongs to as JSON.
pub(crate) fn tell<T: Serialize>(of: &T, secret: &Secret, output: Output) -> anyhow::Result<()> {
    let told = Told { of, secret: secret.reveal() };
    output.data(&told, |told, out| writeln!(out, "{}", told.secret))
}

/// A line as it was typed; only what ends it is left out, as spaces belong to a password.
fn line(what: &str) -> anyhow::Result<String> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).context("the input cannot be read")?;
    let line = line.strip_suffix('\n').unwrap_or(&line);
    let line = line.strip_suffix('\r').unwrap_or(line);
    if line.is_empty() {
        bail!("there is no {what} in the input");
    }
    Ok(line.to_owned())
}

/// A terminal that shows nothing of what is typed, until this is dropped.
#[cfg(unix)]
struct Silent(rustix::termios::Termios);

#[cfg(unix)]
fn silence() -> anyhow::Result<Silent> {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    let input = std::io::stdin();
    let before = tcgetattr(&input).context("the terminal cannot be asked for its modes")?;
    let mut modes = before.clone();
    modes.local_modes.remove(LocalModes::ECHO);
    tcsetattr(&input, OptionalActions::Flush, &modes)
        .context("the terminal cannot be kept from showing what is typed")?;
    Ok(Silent(before))
}

#[cfg(unix)]
impl Drop for Silent {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        // A terminal that is gone needs no restoring.
        tcsetattr(std::io::stdin(), OptionalActions::Now, &self.0).unwrap_or_default();
    }
}

/// Where a terminal cannot be silenced, no secret is typed there.
#[cfg(not(unix))]
fn silence() -> anyhow::Result<()> {
    bail!("this terminal would show the secret; give it with --password-stdin")
}
