//! Output: data to standard output, everything else to standard error.

use std::io::Write;

use serde::Serialize;

use crate::guard::guarded;
use crate::style::FAINT;

/// Where a command's output goes, and in which form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    /// Data as JSON rather than as text.
    pub(crate) json: bool,
    /// No messages beside the data.
    pub(crate) quiet: bool,
}

impl Output {
    /// Prints data: as JSON if asked for, else as `print` writes it.
    pub(crate) fn data<T: Serialize>(
        self,
        value: &T,
        print: impl FnOnce(&T, &mut dyn Write) -> std::io::Result<()>,
    ) -> anyhow::Result<()> {
        let mut out = anstream::stdout().lock();
        if self.json {
            serde_json::to_writer_pretty(&mut out, value).map_err(std::io::Error::from)?;
            writeln!(out)?;
        } else {
            let mut text = Vec::new();
            print(value, &mut text)?;
            out.write_all(guarded(&String::from_utf8_lossy(&text)).as_bytes())?;
        }
        Ok(out.flush()?)
    }

    /// Says what was done or what could be done next.
    pub(crate) fn say(self, message: &str) {
        if !self.quiet {
            anstream::eprintln!("{FAINT}{}{FAINT:#}", guarded(message));
        }
    }

    /// Prints some lines on standard error, in their own colors.
    pub(crate) fn note(self, lines: &str) {
        if !self.quiet {
            anstream::eprint!("{}", guarded(lines));
        }
    }

    /// Warns on standard error of what the user would not expect, even where nothing else is said.
    pub(crate) fn warn(message: &str) {
        anstream::eprintln!("warning: {}", guarded(message));
    }
}
