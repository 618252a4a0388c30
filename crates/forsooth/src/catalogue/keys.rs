//! Keys and lines from whoever is at the terminal: one key without Enter where there is a
//! terminal, the first letter of a line elsewhere.

use std::io::{BufRead, IsTerminal, Read, Write};

use anyhow::Context;

/// What Ctrl-C and Ctrl-D send where no system takes them.
const ENDS: [u8; 2] = [3, 4];

/// Waits for a key; nothing at the end of the input.
pub(crate) fn key() -> anyhow::Result<Option<char>> {
    if !std::io::stdin().is_terminal() {
        return Ok(line("")?.map(|line| line.chars().next().unwrap_or('?')));
    }
    let raw = single_keys()?;
    let mut byte = [0];
    let read = std::io::stdin().lock().read(&mut byte);
    drop(raw);
    let is_end = read.context("the terminal cannot be read")? == 0 || ENDS.contains(&byte[0]);
    Ok((!is_end).then(|| char::from(byte[0])))
}

/// Asks for a line; nothing at the end of the input.
pub(crate) fn line(prompt: &str) -> anyhow::Result<Option<String>> {
    anstream::eprint!("{prompt}");
    std::io::stderr().flush().context("the terminal cannot be written")?;
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line).context("the input cannot be read")?;
    Ok((read > 0).then(|| line.trim().to_owned()))
}

/// A terminal that gives each key at once, until this is dropped.
#[cfg(unix)]
struct SingleKeys(rustix::termios::Termios);

#[cfg(unix)]
fn single_keys() -> anyhow::Result<SingleKeys> {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    let input = std::io::stdin();
    let before = tcgetattr(&input).context("the terminal cannot be asked for its modes")?;
    let mut modes = before.clone();
    modes.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG);
    tcsetattr(&input, OptionalActions::Now, &modes)
        .context("the terminal cannot be set to single keys")?;
    Ok(SingleKeys(before))
}

#[cfg(unix)]
impl Drop for SingleKeys {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        // A terminal that is gone needs no restoring.
        tcsetattr(std::io::stdin(), OptionalActions::Now, &self.0).unwrap_or_default();
    }
}

/// Where terminals have no such mode, a key is followed by Enter.
#[cfg(not(unix))]
fn single_keys() -> anyhow::Result<()> {
    Ok(())
}
