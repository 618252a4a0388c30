//! Reading a document without keeping it.

use domain::Reading;
use reading::{IntakeError, IntakeHints, read, take_in};
use text::language::Model;

/// Reads a document; nothing is kept.
///
/// # Errors
///
/// The bytes are empty, or no text.
pub fn read_document(
    bytes: &[u8],
    hints: &IntakeHints,
    model: &Model,
) -> Result<Reading, IntakeError> {
    let intake = take_in(bytes, hints)?;
    let annotation = model.annotator().annotate(&intake.document.text);
    Ok(read(&intake, &annotation))
}
