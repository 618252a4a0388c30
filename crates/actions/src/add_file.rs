//! Adding a file: each of its documents is kept, and one that cannot be stops none of the others.

use std::ops::ControlFlow;
use std::sync::Arc;

use domain::Id;
use reading::Gazetteer;
use serde::Serialize;
use text::language::Model;

use crate::add_document::{AddDocumentError, AddedDocument, add_document};
use crate::look_up::LookUpError;
use crate::take_in::{TakenDocument, TakenFile};
use crate::{AddDocument, Desk};

/// What documents are read with.
#[derive(Clone, Debug, Default)]
pub struct ReadWith<'a> {
    /// The language model; without it they are read by rules alone.
    pub model: Option<&'a Model>,
    /// A gazetteer of one's own, rather than the program's.
    pub gazetteer: Option<Arc<Gazetteer>>,
}

/// What became of a document that was to be added.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HandledDocument {
    /// The file it came in.
    pub file: String,
    /// Where it stands there, as "line 3"; nothing where it is the whole file.
    pub place: Option<String>,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: AddOutcome,
}

/// How adding a document ended.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum AddOutcome {
    /// It was kept.
    Added(AddedDocument),
    /// It was there already.
    Known {
        /// As which document.
        id: Id,
    },
    /// It cannot be kept.
    Refused {
        /// Why, and what to do.
        error: String,
    },
}

impl AddOutcome {
    /// The document that is now there.
    pub fn id(&self) -> Option<Id> {
        match self {
            Self::Added(document) => Some(document.id),
            Self::Known { id } => Some(*id),
            Self::Refused { .. } => None,
        }
    }

    /// Why it cannot be kept, if it cannot.
    pub fn error(&self) -> Option<&str> {
        match self {
            Self::Added(_) | Self::Known { .. } => None,
            Self::Refused { error } => Some(error),
        }
    }
}

impl HandledDocument {
    /// A file that gave no document.
    pub fn refused(file: String, error: String) -> Self {
        Self { file, place: None, outcome: AddOutcome::Refused { error } }
    }

    /// Where it came from, as "archive.csv, line 3".
    pub fn origin(&self) -> String {
        match &self.place {
            Some(place) => format!("{}, {place}", self.file),
            None => self.file.clone(),
        }
    }
}

/// Keeps each document of a file with all that is read in it, each in a transaction of its own.
/// `done` is told each time one more of them is.
///
/// # Errors
///
/// The ledger cannot be read or written.
pub fn add_file(
    desk: &mut Desk,
    file: TakenFile,
    read_with: &ReadWith<'_>,
    done: &mut dyn FnMut(usize),
) -> Result<Vec<HandledDocument>, LookUpError> {
    let mut go_on = |count| {
        done(count);
        ControlFlow::Continue(())
    };
    Ok(add_documents(desk, file, read_with, &mut go_on)?.unwrap_or_default())
}

/// Keeps each document of a file as [`add_file`] does, until `done` breaks it off: then nothing
/// comes back, and what is kept by then is found the next time.
pub(crate) fn add_documents(
    desk: &mut Desk,
    file: TakenFile,
    read_with: &ReadWith<'_>,
    done: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Option<Vec<HandledDocument>>, LookUpError> {
    let whole = file.documents.len();
    let mut handled = Vec::with_capacity(file.documents.len());
    let mut mail = None;
    for TakenDocument { place, is_attached, taken } in file.documents {
        let outcome = match taken {
            Ok(document) => {
                add(desk, document.attached_to(mail.filter(|_| is_attached)), read_with)?
            }
            Err(error) => AddOutcome::Refused { error: error.to_string() },
        };
        if !is_attached {
            mail = outcome.id();
        }
        handled.push(HandledDocument { file: file.name.clone(), place, outcome });
        if done(handled.len()).is_break() && handled.len() < whole {
            return Ok(None);
        }
    }
    Ok(Some(handled))
}

fn add(
    desk: &mut Desk,
    document: AddDocument,
    read_with: &ReadWith<'_>,
) -> Result<AddOutcome, LookUpError> {
    // Asked before the language model is, which takes the most time by far.
    if let Some(id) = document.kept(desk)? {
        return Ok(AddOutcome::Known { id });
    }
    let document = match read_with.model {
        Some(model) => document.annotated(model),
        None => document,
    };
    let document = match &read_with.gazetteer {
        Some(own) => document.knowing(Arc::clone(own)),
        None => document,
    };
    match add_document(desk, &document) {
        Ok(added) => Ok(AddOutcome::Added(added)),
        Err(AddDocumentError::Known(id)) => Ok(AddOutcome::Known { id }),
        Err(AddDocumentError::Ledger(error)) => Err(error.into()),
        Err(AddDocumentError::Copies(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use reading::{IntakeHints, MediaType};

    use super::{AddOutcome, ReadWith, TakenFile, add_documents};
    use crate::Desk;

    /// Adds a file of three documents until so many are done, and tells what became of them.
    fn add(desk: &mut Desk, until: usize) -> Option<Vec<&'static str>> {
        let rows = b"text\nIt rains.\nIt snows.\nIt hails.\n".to_vec();
        let hints = IntakeHints { media_type: Some(MediaType::Table), ..IntakeHints::default() };
        let file = TakenFile::new("days.csv".to_owned(), rows, &hints, None);
        let mut step = |done| {
            if done == until { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let handled = add_documents(desk, file, &ReadWith::default(), &mut step).unwrap();
        let word = |outcome: &AddOutcome| match outcome {
            AddOutcome::Added(_) => "added",
            AddOutcome::Known { .. } => "known",
            AddOutcome::Refused { .. } => "refused",
        };
        Some(handled?.iter().map(|document| word(&document.outcome)).collect())
    }

    #[test]
    fn a_file_is_left_between_two_documents_and_what_is_kept_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
        assert_eq!(add(&mut desk, 2), None);
        assert_eq!(add(&mut desk, 0), Some(vec!["known", "known", "added"]));
        // Where nothing is left to do there is nothing to break off.
        assert_eq!(add(&mut desk, 3), Some(vec!["known", "known", "known"]));
    }
}
