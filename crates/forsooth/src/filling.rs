//! Telling how far the filling of the search index is, or the comparing of documents.

use crate::output::Output;

/// How far the filling of something is.
pub(crate) struct Filled {
    output: Output,
    /// How many are added before the next line is printed.
    step: u64,
    /// What is so far, as "entries are in the search index".
    what: &'static str,
    told: Option<u64>,
}

impl Filled {
    /// Of the search index.
    pub(crate) fn new(output: Output) -> Self {
        Self { output, step: 50_000, what: "entries are in the search index", told: None }
    }

    /// Of what is known of copies.
    pub(crate) fn of_copies(output: Output) -> Self {
        Self { output, step: 2_000, what: "documents are compared with one another", told: None }
    }

    /// Of the making of vectors.
    pub(crate) fn of_meaning(output: Output) -> Self {
        let what = "entries are gone through for their meaning";
        Self { output, step: 1_000, what, told: None }
    }

    /// Prints a line now and then where there is much to add.
    pub(crate) fn tell(&mut self, done: u64, all: u64) {
        let told = *self.told.get_or_insert(done);
        if done - told.min(done) >= self.step {
            self.told = Some(done);
            self.output.say(&format!("{done} of {all} {}", self.what));
        }
    }
}
