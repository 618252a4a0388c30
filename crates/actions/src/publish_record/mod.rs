//! Publishing the record: the signed log as a folder that any web server can serve, with the
//! entries that the desk opens and a page that tells readers what it is.

mod opened;
mod page;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ledger::{LedgerError, PublishError};
use serde::Serialize;
use thiserror::Error;
use verifying::Unsigned;

use crate::Desk;
use crate::look_up::LookUpError;
use crate::score_question::ScoreQuestionError;
use crate::witnesses::{LogStanding, WitnessFileError};

pub use opened::{NothingToOpen, Opened};

/// What to publish, and where.
#[derive(Clone, Debug)]
pub struct PublishRecord {
    /// The folder.
    pub folder: PathBuf,
    /// What is opened besides what was opened there before. Nothing that is hidden from whoever is
    /// at the desk is opened.
    pub open: Vec<Opened>,
}

/// What is published.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PublishedRecord {
    /// The folder.
    pub folder: PathBuf,
    /// The name of the log.
    pub log: String,
    /// The key that it is checked by, as `NAME+ID+KEY`.
    pub key: String,
    /// How many leaves there are.
    pub leaves: u64,
    /// How many of their entries everybody can read.
    pub opened: u64,
    /// How many of those could not be read before.
    pub newly_opened: u64,
    /// How many settled questions are kept back, as they are private or embargoed.
    pub withheld: usize,
    /// Who stands behind it.
    #[serde(flatten)]
    pub standing: LogStanding,
}

/// Why the record cannot be published.
#[derive(Debug, Error)]
pub enum PublishRecordError {
    /// What is to be opened cannot be looked up, or is hidden.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// A question that is opened cannot be told.
    #[error(transparent)]
    Question(#[from] ScoreQuestionError),
    /// What is to be opened has no leaf.
    #[error("{0} bears on no score and has no place in the record; open what rests on it")]
    BearsOnNothing(domain::Id),
    /// The log cannot be written there.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// The witnesses of the desk cannot be read.
    #[error(transparent)]
    Witnesses(#[from] WitnessFileError),
    /// What was published would not count.
    #[error("the checkpoint that was published does not count; run `forsooth verify`")]
    Unsigned(#[from] Unsigned),
    /// The page cannot be written.
    #[error("{path} cannot be written")]
    Page {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Publishes the record into a folder: tiles, leaves, the entries that are open, the signed
/// checkpoint and a page. Done again it adds what is new, and closes nothing.
///
/// # Errors
///
/// What is to be opened is not there or hidden; what is published there is no beginning of this
/// record; or a file cannot be written.
pub fn publish_record(
    desk: &Desk,
    request: &PublishRecord,
) -> Result<PublishedRecord, PublishRecordError> {
    desk.check_alarms().map_err(PublishError::from)?;
    let mut open = BTreeSet::new();
    for &opened in &request.open {
        if let Opened::One(id) = opened
            && !id.kind.bears_on_score()
        {
            return Err(PublishRecordError::BearsOnNothing(id));
        }
        open.extend(opened::entries(desk, opened)?.into_iter().map(|entry| entry.sequence));
    }
    let folder = &request.folder;
    let published = desk.ledger.publish(folder, &|sequence| open.contains(&sequence))?;
    let nothing = || PublishError::NothingSigned;
    let key = desk.ledger.log_key().map_err(PublishError::from)?.ok_or_else(nothing)?;
    // What does not count for those who check it is told at once.
    let signed = desk.policy(&key, &desk.witnesses()?)?.check(&published.note)?;
    let record = PublishedRecord {
        folder: folder.clone(),
        log: signed.checkpoint.origin.clone(),
        key,
        leaves: published.leaves,
        opened: published.opened,
        newly_opened: published.newly_opened,
        withheld: opened::withheld(desk)?,
        standing: LogStanding::of(&signed),
    };
    let root = signed.checkpoint.root.to_string();
    let page = page::page(desk, &record, root, &published.open_entries)?;
    write_page(&folder.join("index.html"), &page.html())?;
    Ok(record)
}

/// Writes the page so that nobody reads half of it.
fn write_page(path: &Path, page: &str) -> Result<(), PublishRecordError> {
    let fresh = path.with_extension("html.new");
    std::fs::write(&fresh, page)
        .and_then(|()| std::fs::rename(&fresh, path))
        .map_err(|source| PublishRecordError::Page { path: path.to_owned(), source })
}

impl From<LedgerError> for PublishRecordError {
    fn from(error: LedgerError) -> Self {
        Self::LookUp(error.into())
    }
}
