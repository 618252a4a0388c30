//! Bringing the vectors by which a desk is searched by meaning up to its ledger.

use std::path::PathBuf;

use domain::Entry;
use ledger::{LastEntry, VectorWriting, Vectors};
use serde::Serialize;
use text::meaning::Model as MeaningModel;
use thiserror::Error;

use crate::Desk;
use crate::archive::{FillingProgress, SearchItems};
use crate::meaning::meant_text;
use crate::search::SearchError;

/// How many entries are read, worked on and committed at once, so that an interruption loses some
/// seconds of work.
const AT_ONCE: usize = 500;

/// The vectors of a desk, brought up to its ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FilledMeaning {
    /// The folder they are in.
    pub folder: PathBuf,
    /// How many entries of the ledger were gone through, now and before.
    pub entries: u64,
    /// How many of them are found by meaning.
    pub vectors: usize,
}

/// Why vectors cannot be brought up to the ledger.
#[derive(Debug, Error)]
pub enum FillMeaningError {
    /// Another program is at it.
    #[error("another program is adding to the vectors; try again when it is done")]
    Busy,
    /// There is no model, they cannot be written, or the ledger cannot be read.
    #[error(transparent)]
    Search(#[from] SearchError),
}

/// Brings the vectors up to the ledger. Where it is interrupted, the next time goes on from there;
/// vectors of another model are made anew.
///
/// # Errors
///
/// There is no meaning model, another program is at it, the folder cannot be written, or the ledger
/// cannot be read.
pub fn fill_meaning(
    desk: &Desk,
    progress: FillingProgress<'_>,
) -> Result<FilledMeaning, FillMeaningError> {
    let filled = desk.with_vectors(|model, vectors| {
        let entries = desk.fill_vectors(model, vectors, progress)?;
        let (folder, vectors) = (vectors.folder().to_owned(), vectors.count());
        Ok(entries.map(|entries| FilledMeaning { folder, entries, vectors }))
    })?;
    filled.ok_or(FillMeaningError::Busy)
}

impl Desk {
    /// Brings the vectors up to the ledger, and says how many entries it has; `None` where another
    /// program is at it.
    pub(crate) fn fill_vectors(
        &self,
        model: &MeaningModel,
        vectors: &mut Vectors,
        progress: FillingProgress<'_>,
    ) -> Result<Option<u64>, SearchError> {
        let length = self.ledger.length()?;
        let Some(mut writing) = vectors.writing()? else { return Ok(None) };
        let reached = self.meant_up_to(vectors)?;
        if reached.is_none() {
            writing.clear()?;
        }
        let mut reached = reached.unwrap_or_default();
        let mut items = SearchItems::new(self);
        while reached < length {
            let entries = self.ledger.next_entries(reached, AT_ONCE)?;
            let Some(last) = entries.last() else { break };
            add(model, &mut items, &mut writing, &entries)?;
            writing.commit(LastEntry { sequence: last.sequence, sha256: last.sha256 })?;
            reached = last.sequence;
            progress(reached, length);
        }
        drop(writing);
        vectors.refresh()?;
        Ok(Some(reached))
    }
}

/// Adds the vectors of some entries.
fn add(
    model: &MeaningModel,
    items: &mut SearchItems<'_>,
    writing: &mut VectorWriting,
    entries: &[Entry],
) -> Result<(), SearchError> {
    let mut texts: Vec<(u64, String)> = vec![];
    for entry in entries {
        let item = items.of(entry)?;
        texts.extend(item.as_ref().and_then(meant_text).map(|text| (entry.sequence, text)));
    }
    let words: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    for ((sequence, _), vector) in texts.iter().zip(model.vectors(&words)) {
        writing.add(*sequence, &vector)?;
    }
    for corrected in entries.iter().filter_map(|entry| entry.corrects) {
        writing.remove(corrected)?;
    }
    Ok(())
}
