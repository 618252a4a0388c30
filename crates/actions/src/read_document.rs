//! Reading a document without keeping it.

use domain::Reading;
use reading::{IntakeError, IntakeHints, read, take_in};
use text::language::Model;

/// Reads a document; nothing is kept. Without a language model it is read by rules alone, and the
/// reading says so.
///
/// # Errors
///
/// The bytes are empty, or no text.
pub fn read_document(
    bytes: &[u8],
    hints: &IntakeHints,
    model: Option<&Model>,
) -> Result<Reading, IntakeError> {
    let intake = take_in(bytes, hints)?;
    let annotate = |model: &Model| model.annotator().annotate(&intake.document.text);
    let annotation = model.map(annotate).unwrap_or_default();
    Ok(read(&intake, &annotation))
}
