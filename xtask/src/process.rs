//! Running other programs, each shown before it runs.

use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, bail};

use crate::workspace;

/// What a user sets for their own desk. It must not reach what we build, test and measure.
const SETTINGS: [&str; 3] = ["FORSOOTH_DESK", "FORSOOTH_AUTHOR", "FORSOOTH_MODEL"];

/// Cargo at the root of the workspace.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    // Cargo names itself to what it runs, so that one toolchain does the whole work.
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(arguments).current_dir(workspace::root());
    for setting in SETTINGS {
        command.env_remove(setting);
    }
    command
}

/// Shows a command, runs it, and refuses its failure.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<()> {
    show(command);
    let status = command.status().with_context(|| format!("cannot run `{}`", line(command)))?;
    check(command, status)
}

/// Prints a command as one would type it.
pub(crate) fn show(command: &Command) {
    println!("$ {}", line(command));
}

/// Refuses the failure of a command that has ended.
pub(crate) fn check(command: &Command, status: ExitStatus) -> anyhow::Result<()> {
    if !status.success() {
        bail!("`{}` ended with {status}", line(command));
    }
    Ok(())
}

/// Whether a command can be run and succeeds; what it prints is dropped.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// What a command prints.
pub(crate) fn output(command: &mut Command) -> anyhow::Result<String> {
    let output = command.output().context("cannot run a program")?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr));
    }
    String::from_utf8(output.stdout).context("a program printed what is not UTF-8")
}

fn line(command: &Command) -> String {
    let variables = command.get_envs().filter_map(|(name, value)| {
        let value = value?.to_string_lossy();
        Some(format!("{}='{value}'", name.to_string_lossy()))
    });
    let program = std::path::Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    let words = words.map(|word| word.to_string_lossy().into_owned());
    variables.chain(words).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::line;

    #[test]
    fn a_command_is_shown_as_typed() {
        let mut command = Command::new("/opt/bin/cargo");
        command.args(["doc", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(line(&command), "RUSTDOCFLAGS='-D warnings' cargo doc --no-deps");
    }
}
