//! Telling how far the filling of the search index is.

use crate::output::Output;

/// How many entries are added before the next line is printed.
const STEP: u64 = 50_000;

/// How far the filling of the search index is.
pub(crate) struct Filled {
    output: Output,
    told: Option<u64>,
}

impl Filled {
    pub(crate) fn new(output: Output) -> Self {
        Self { output, told: None }
    }

    /// Prints a line now and then where there is much to add.
    pub(crate) fn tell(&mut self, done: u64, all: u64) {
        let told = *self.told.get_or_insert(done);
        if done - told.min(done) >= STEP {
            self.told = Some(done);
            self.output.say(&format!("{done} of {all} entries are in the search index"));
        }
    }
}
