//! A job that catalogues old notes: each is kept, and its predictions are taken up.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use reading::IntakeHints;
use serde::{Deserialize, Serialize};

use super::item::{JobItem, Worked};
use super::kind::{JobKind, JobPlan, JobRequest, WorkError, WorkWith, counted};
use crate::document_files::read_document_file;
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;
use crate::{AddDocument, CatalogueNote, CatalogueNoteError, Desk, catalogue_note};

/// What is asked of the job.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueNotes {
    /// The folder that was named, by its whole path.
    pub folder: PathBuf,
}

/// A file that holds a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteFile {
    /// Where it is, by its whole path.
    pub path: PathBuf,
    /// Its folder, from the one that was named on, as "notes/2021".
    pub folder: String,
    /// Its name.
    pub file: String,
}

impl CatalogueNotes {
    /// Plans to catalogue the notes that were found in a folder.
    ///
    /// # Errors
    ///
    /// A machine asks.
    pub fn plan(self, desk: &Desk, notes: &[NoteFile]) -> Result<JobPlan, OnlyAPerson> {
        desk.check_person("catalogue notes")?;
        let items = notes.iter().map(|note| JobItem {
            name: format!("{}/{}", note.folder, note.file),
            key: note.path.display().to_string(),
        });
        Ok(JobPlan { items: items.collect(), request: JobRequest::CatalogueNotes(self) })
    }
}

impl JobKind for CatalogueNotes {
    fn title(&self, items: usize) -> String {
        format!("catalogue {} of {}", counted(items, "note"), self.folder.display())
    }

    fn reads_documents(&self) -> bool {
        true
    }

    fn work(
        &self,
        desk: &mut Desk,
        item: &JobItem,
        with: &WorkWith<'_>,
        _: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    ) -> Result<Option<Worked>, WorkError> {
        let Some(model) = with.read_with.model else {
            let lacking = "predictions are read with the language model; install it: forsooth \
                           model install";
            return Err(WorkError::Lacking(lacking.to_owned()));
        };
        let note = match note(item, with) {
            Ok(note) => note,
            Err(reason) => return Ok(Some(Worked::failed(reason))),
        };
        match catalogue_note(desk, note, model) {
            Ok(note) => Ok(Some(Worked { catalogued: Some(note), ..Worked::default() })),
            Err(error @ CatalogueNoteError::Machine(_)) => {
                Err(WorkError::Lacking(error.to_string()))
            }
            Err(CatalogueNoteError::LookUp(error)) => Err(error.into()),
            Err(CatalogueNoteError::Ledger(error)) => Err(LookUpError::from(error).into()),
        }
    }
}

/// The note of an item, or why there is none.
fn note(item: &JobItem, with: &WorkWith<'_>) -> Result<CatalogueNote, String> {
    let path = Path::new(&item.key);
    let bytes = read_document_file(path, &item.name).map_err(|error| error.to_string())?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let hints = IntakeHints { name, ..IntakeHints::default() };
    let note = AddDocument::new(bytes, &hints, None).map_err(|error| error.to_string())?;
    let note = match &with.read_with.gazetteer {
        Some(own) => note.knowing(Arc::clone(own)),
        None => note,
    };
    let (folder, file) = item.name.rsplit_once('/').unwrap_or(("", &item.name));
    Ok(CatalogueNote { note, folder: folder.to_owned(), file: file.to_owned() })
}
