//! Reading a document without keeping it.

use std::sync::Arc;

use domain::Reading;
use jiff::Timestamp;
use reading::{IntakeError, IntakeHints};

use crate::{AddDocument, ReadWith};

/// Reads a document as it would be read if it were added now; nothing is kept. Without a language
/// model it is read by rules alone, and the reading says so.
///
/// # Errors
///
/// The bytes are empty, or no text.
pub fn read_document(
    bytes: &[u8],
    hints: &IntakeHints,
    with: &ReadWith<'_>,
    now: Timestamp,
) -> Result<Reading, IntakeError> {
    let mut document = AddDocument::new(bytes.to_vec(), hints, None)?;
    if let Some(model) = with.model {
        document = document.annotated(model);
    }
    if let Some(gazetteer) = &with.gazetteer {
        document = document.knowing(Arc::clone(gazetteer));
    }
    Ok(document.up_to(now).reading())
}
