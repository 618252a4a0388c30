//! What is filled while pages are served: what is between actors, the search index, which documents
//! are copies, and the vectors where there is a meaning model.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use actions::{Desk, LedgerPlace, fill_archive, fill_copies, fill_meaning};

use crate::serve::SharedDesk;

/// How long it rests before it looks for new entries again.
const PAUSE: Duration = Duration::from_mins(1);

/// What does so at a desk of its own.
pub(crate) struct Aside {
    /// The desk that pages share, which takes over what is worked out for it.
    pub(crate) shared: SharedDesk,
    pub(crate) place: LedgerPlace,
    pub(crate) author: String,
    /// Where the meaning model is, or would be.
    pub(crate) meaning: Option<PathBuf>,
}

impl Aside {
    /// Fills what is missing now and then, until the desk is no longer served.
    pub(crate) fn run(&self, ended: &Receiver<()>) {
        self.begin();
        let mut reached = None;
        while let Some(model) = self.meaning.as_deref() {
            if model.exists() {
                reached = self.go_on(model, reached);
            }
            match ended.recv_timeout(PAUSE) {
                Err(RecvTimeoutError::Timeout) => {}
                Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Fills what is needed soonest.
    fn begin(&self) {
        let Ok(desk) = Desk::open(&self.place, &self.author) else {
            return self.shared.pairs.end();
        };
        self.shared.pairs.work_out(&self.shared, &desk);
        // Where they cannot be filled, searching and asking for copies say so.
        drop(fill_archive(&desk));
        drop(fill_copies(&desk, &mut |_, _| ()));
    }

    /// Makes the vectors that are missing, and says how many entries were gone through; the model is
    /// opened only where entries came since.
    fn go_on(&self, model: &Path, reached: Option<u64>) -> Option<u64> {
        let desk = Desk::open(&self.place, &self.author).ok()?;
        if reached.is_some() && desk.length().ok() == reached {
            return reached;
        }
        let filled = fill_meaning(&desk.with_meaning(model.to_owned()), &mut |_, _| ());
        filled.ok().map(|filled| filled.entries)
    }
}
