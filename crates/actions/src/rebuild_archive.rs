//! Making the search index anew from the ledger.

use ledger::{Archive, SearchIndex};
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::archive::FillingProgress;
use crate::search::SearchError;

/// A search index that was made anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RebuiltArchive {
    /// The folder it is in.
    pub folder: std::path::PathBuf,
    /// How many entries of the ledger were gone through.
    pub entries: u64,
}

/// Why a search index cannot be made anew.
#[derive(Debug, Error)]
pub enum RebuildArchiveError {
    /// Another program is at it.
    #[error("another program is writing to the search index; try again when it is done")]
    Busy,
    /// It cannot be written, or the ledger cannot be read.
    #[error(transparent)]
    Search(#[from] SearchError),
}

/// Makes the search index anew. Until it is done, searching goes by the one that was there.
///
/// # Errors
///
/// Another program is writing to it, its folder cannot be written, or the ledger cannot be read.
pub fn rebuild_archive(
    desk: &Desk,
    progress: FillingProgress<'_>,
) -> Result<RebuiltArchive, RebuildArchiveError> {
    let folder = Archive::folder_of(desk.path());
    match Archive::open(&folder).and_then(|archive| archive.last_entry()) {
        Err(error) if error.is_mended_by_rebuilding() => {
            desk.begin_archive().map_err(SearchError::from)?;
        }
        opened => {
            opened.map_err(SearchError::from)?;
        }
    }
    match desk.with_archive(|archive| fill(desk, archive, progress))? {
        Some(entries) => Ok(RebuiltArchive { folder, entries }),
        None => Err(RebuildArchiveError::Busy),
    }
}

/// Fills the archive anew in one commit, and counts the entries; `None` where another program is writing.
fn fill(
    desk: &Desk,
    archive: &Archive,
    progress: FillingProgress<'_>,
) -> Result<Option<u64>, SearchError> {
    let length = desk.ledger.length()?;
    let Some(mut writing) = archive.writing()? else { return Ok(None) };
    writing.clear()?;
    let mut tell = |done| progress(done, length);
    let Some(last) = desk.add_entries(writing.as_mut(), 0, length, &mut tell)? else {
        return Ok(Some(0));
    };
    writing.commit(last)?;
    Ok(Some(last.sequence))
}
