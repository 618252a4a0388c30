//! Taking a file apart into its documents, and each of them into its text.

use jiff::civil::Date;
use reading::{Intake, IntakeError, IntakeHints, Part, parts, take_in_pages};

use crate::pdf;
use crate::{AddDocument, AddOutcome, HandledDocument};

/// A file as it came, taken apart into the documents it holds.
#[derive(Debug)]
pub struct TakenFile {
    /// Its name, as whoever gave it knows it.
    pub name: String,
    /// Its documents, in its order.
    pub documents: Vec<TakenDocument>,
}

/// A document of a file: taken in, or why it cannot be.
#[derive(Debug)]
pub struct TakenDocument {
    /// Where it stands in the file, as "line 3"; nothing where it is the whole file.
    pub place: Option<String>,
    /// Whether it is attached to the last mail before it.
    pub is_attached: bool,
    /// The document, ready to be added.
    pub taken: Result<AddDocument, IntakeError>,
}

impl TakenFile {
    /// Takes a file apart. What is known besides its bytes is true of each of its documents.
    pub fn new(name: String, bytes: Vec<u8>, hints: &IntakeHints, said: Option<Date>) -> Self {
        let take = |part: Part| {
            let (place, is_attached) = (part.place.clone(), part.is_attached);
            TakenDocument { place, is_attached, taken: AddDocument::of_part(part, hints, said) }
        };
        Self { name, documents: parts(bytes, hints).into_iter().map(take).collect() }
    }

    /// Why none of its documents can be added.
    pub fn refused(self) -> Vec<HandledDocument> {
        let name = self.name;
        let refused = self.documents.into_iter().filter_map(|document| {
            let error = document.taken.err()?.to_string();
            let (file, place) = (name.clone(), document.place);
            Some(HandledDocument { file, place, outcome: AddOutcome::Refused { error } })
        });
        refused.collect()
    }

    /// Whether none of its documents can be added.
    pub fn is_refused(&self) -> bool {
        self.documents.iter().all(|document| document.taken.is_err())
    }
}

/// Takes a document in, whatever its kind.
///
/// # Errors
///
/// It holds no text that can be read.
pub(crate) fn take_in(bytes: &[u8], hints: &IntakeHints) -> Result<Intake, IntakeError> {
    if pdf::is_pdf(bytes, hints) {
        return take_in_pages(bytes, pdf::pages(bytes)?, hints);
    }
    reading::take_in(bytes, hints)
}
