//! A bar on a terminal that says how far long work has come; elsewhere there is none.

use std::io::{IsTerminal, Write};

use actions::JobProgress;

use crate::guard::guarded;
use crate::output::Output;

/// How wide the bar is.
const WIDTH: usize = 24;

/// How much of the name of the present piece is shown.
const NAME: usize = 40;

/// How far long work has come.
#[derive(Debug)]
pub(crate) struct Progress {
    whole: usize,
    is_shown: bool,
}

impl Progress {
    /// Begins a bar for so many pieces of work.
    pub(crate) fn new(whole: usize, output: Output) -> Self {
        let is_shown = !output.quiet && !output.json && std::io::stderr().is_terminal();
        Self { whole, is_shown }
    }

    /// Shows that so many pieces are done, and which one is worked at.
    pub(crate) fn at(&self, done: usize, name: &str) {
        if !self.is_shown || self.whole == 0 {
            return;
        }
        self.show(done, &format!("{done} of {}", self.whole), name);
    }

    /// Shows how far a job is, and how long it will take yet.
    pub(crate) fn at_job(&self, progress: &JobProgress) {
        if !self.is_shown || self.whole == 0 {
            return;
        }
        let left = progress.left.as_ref().map(|left| format!("{left} left"));
        let words = [Some(progress.words()), left].into_iter().flatten().collect::<Vec<_>>();
        let words = words.join(", ");
        self.show(progress.ended, &words, &progress.current_words().unwrap_or_default());
    }

    fn show(&self, done: usize, words: &str, name: &str) {
        let full = done * WIDTH / self.whole;
        let (bar, rest) = ("#".repeat(full), ".".repeat(WIDTH - full));
        let name: String = guarded(name).chars().take(NAME).collect();
        anstream::eprint!("\r\u{1b}[K[{bar}{rest}] {words} {name}");
        // A bar that cannot be shown stops no work.
        drop(std::io::stderr().flush());
    }

    /// Takes the bar away.
    pub(crate) fn end(self) {
        if self.is_shown {
            anstream::eprint!("\r\u{1b}[K");
        }
    }
}
