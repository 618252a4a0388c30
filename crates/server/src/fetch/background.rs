//! Fetching in the background: while pages are served, feeds that are due are asked, mails that
//! were dropped are taken in, and witnesses are asked to see what was signed.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use actions::{
    Desk, FetchWith, LedgerPlace, ask_witnesses, fetch_feeds, has_due_feeds, has_unseen_entries,
    take_drop,
};

use super::WebClient;
use crate::reader::LateReader;

/// How long it rests between two rounds.
const PAUSE: Duration = Duration::from_mins(3);

/// What is fetched in the background, at a desk of its own.
pub(crate) struct Background {
    pub(crate) desk: LedgerPlace,
    pub(crate) author: String,
    pub(crate) reader: Arc<LateReader>,
    pub(crate) web: Option<WebClient>,
    pub(crate) drop: Option<PathBuf>,
}

impl Background {
    /// Goes round until the desk is no longer served, which the other end of `ended` tells.
    pub(crate) fn run(&self, ended: &Receiver<()>) {
        while self.web.is_some() || self.drop.is_some() {
            // What failed stands in the list of feeds, or beside the mail; the next round may go.
            let _told_elsewhere = self.round();
            match ended.recv_timeout(PAUSE) {
                Err(RecvTimeoutError::Timeout) => {}
                Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn round(&self) -> Result<(), String> {
        let mut desk = Desk::open(&self.desk, &self.author).map_err(|error| error.to_string())?;
        if let Some(folder) = &self.drop {
            let reader = self.reader.get()?;
            let taken = take_drop(&mut desk, folder, &reader.read_with());
            taken.map_err(|error| error.to_string())?;
        }
        if let Some(web) = &self.web {
            // The language model is opened for a feed that is due, and not to find that none is.
            if has_due_feeds(&desk).map_err(|error| error.to_string())? {
                let reader = self.reader.get()?;
                let with = FetchWith { web, read_with: &reader.read_with() };
                let fetched = fetch_feeds(&mut desk, &[], &with, &mut |_| ());
                fetched.map_err(|error| error.to_string())?;
            }
            if has_unseen_entries(&desk).map_err(|error| error.to_string())? {
                // What a witness refuses is told by the commands that ask it too.
                ask_witnesses(&desk, web).map_err(|error| error.to_string())?;
            }
        }
        Ok(())
    }
}
