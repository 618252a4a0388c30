//! Cataloguing an old note: it is kept, and its predictions are taken up to be settled by people.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use domain::{
    CataloguedPrediction, Found, Id, Kind, NotedPrediction, PredictionKind, Record, Voice,
};
use ledger::{LedgerError, Writing};
use serde::Serialize;
use text::language::Model;
use thiserror::Error;

use crate::add_document::keep;
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;
use crate::{AddDocument, Desk};

/// An old note to catalogue.
#[derive(Clone, Debug)]
pub struct CatalogueNote {
    /// The note.
    pub note: AddDocument,
    /// Its folder, from the one that is catalogued on.
    pub folder: String,
    /// Its file.
    pub file: String,
}

/// What was taken up from a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CataloguedNote {
    /// The note.
    pub document: Id,
    /// Its folder and file.
    pub path: String,
    /// Whether the desk had the same bytes before.
    pub was_kept: bool,
    /// The predictions that are new in the catalogue.
    pub new: Vec<Id>,
    /// How many predictions the catalogue had of it before.
    pub known: usize,
    /// How many claims say only what is possible, and so predict nothing.
    pub hedges: usize,
    /// How many are promises, threats or plans of whoever makes them.
    pub commitments: usize,
}

/// Why a note cannot be catalogued.
#[derive(Debug, Error)]
pub enum CatalogueNoteError {
    /// A machine may not.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// It cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// What a note has for the catalogue.
struct Sorted {
    predictions: Vec<(Id, Voice)>,
    hedges: usize,
    commitments: usize,
}

/// Takes up the predictions of a note that the catalogue does not have; a note that the desk does
/// not have is kept with everything that is read in it, as [`add_document`](crate::add_document())
/// does. Nothing is read twice: what the desk has is known by its bytes.
///
/// # Errors
///
/// The ledger cannot be read or written, or a machine asks.
pub fn catalogue_note(
    desk: &mut Desk,
    request: CatalogueNote,
    model: &Model,
) -> Result<CataloguedNote, CatalogueNoteError> {
    desk.check_person("catalogue notes")?;
    match request.note.kept(desk)? {
        Some(document) => take_up_kept(desk, &request, document),
        None => take_up_new(desk, request, model),
    }
}

fn take_up_new(
    desk: &mut Desk,
    request: CatalogueNote,
    model: &Model,
) -> Result<CataloguedNote, CatalogueNoteError> {
    let writers = request.note.writers();
    let request = CatalogueNote { note: request.note.annotated(model), ..request };
    let reading = request.note.reading();
    let noted = reading.predictions.clone();
    let decide = |desk: &Desk| Ok::<_, CatalogueNoteError>(desk.now()?);
    desk.write(decide, |writing, now| {
        let added = keep(writing, &request.note, reading, now)?;
        let ids = added.findings.into_iter().filter(|id| id.kind == Kind::NotedPrediction);
        let sorted = sorted(ids.zip(&noted), || writers.clone());
        let new = append(writing, &request, added.id, &sorted.predictions)?;
        Ok(request.told(added.id, false, new, 0, &sorted))
    })
}

fn take_up_kept(
    desk: &mut Desk,
    request: &CatalogueNote,
    document: Id,
) -> Result<CataloguedNote, CatalogueNoteError> {
    let decide = |desk: &Desk| {
        let catalogued = desk.citing::<CataloguedPrediction>(document)?;
        let known: BTreeSet<Id> = catalogued.iter().map(|it| it.record.prediction).collect();
        let noted = desk.citing::<Found<NotedPrediction>>(document)?;
        let noted = noted.iter().filter(|it| !known.contains(&it.id));
        let noted = noted.map(|it| (it.id, &it.record.item));
        let sorted = sorted(noted, || request.note.writers());
        Ok::<_, CatalogueNoteError>((known.len(), sorted))
    };
    desk.write(decide, |writing, (known, sorted)| {
        let new = append(writing, request, document, &sorted.predictions)?;
        Ok(request.told(document, true, new, known, &sorted))
    })
}

/// Sorts what was read: predictions with whose they are, and how many claims are none. Who wrote
/// the note takes a look at the whole of it, and so is found out only where it matters.
fn sorted<'a>(
    noted: impl Iterator<Item = (Id, &'a NotedPrediction)>,
    writers: impl Fn() -> Vec<String>,
) -> Sorted {
    let writers = LazyCell::new(writers);
    let mut sorted = Sorted { predictions: Vec::new(), hedges: 0, commitments: 0 };
    for (id, prediction) in noted {
        match prediction.kind {
            PredictionKind::Prediction => {
                sorted.predictions.push((id, voice(prediction, &writers)));
            }
            PredictionKind::Hedge => sorted.hedges += 1,
            PredictionKind::Commitment => sorted.commitments += 1,
        }
    }
    sorted
}

/// Whose it is: the claims of a note's own are by one of those who can have written it.
fn voice(prediction: &NotedPrediction, writers: &[String]) -> Voice {
    let is_own = prediction.by.as_ref().is_some_and(|by| writers.contains(by));
    if is_own { Voice::Author } else { Voice::Quoted }
}

fn append(
    writing: &mut Writing<'_>,
    request: &CatalogueNote,
    document: Id,
    predictions: &[(Id, Voice)],
) -> Result<Vec<Id>, LedgerError> {
    let (folder, file) = (&request.folder, &request.file);
    let record = |(prediction, voice): (Id, Voice)| {
        let (folder, file) = (folder.clone(), file.clone());
        Record::CataloguedPrediction(CataloguedPrediction {
            prediction,
            document,
            folder,
            file,
            voice,
        })
    };
    predictions.iter().map(|it| Ok(writing.append(record(*it))?.id)).collect()
}

impl CatalogueNote {
    fn told(
        &self,
        document: Id,
        was_kept: bool,
        new: Vec<Id>,
        known: usize,
        sorted: &Sorted,
    ) -> CataloguedNote {
        CataloguedNote {
            document,
            path: format!("{}/{}", self.folder, self.file),
            was_kept,
            new,
            known,
            hedges: sorted.hedges,
            commitments: sorted.commitments,
        }
    }
}
