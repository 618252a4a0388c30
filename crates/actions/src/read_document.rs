//! Reading a document without keeping it.

use domain::Reading;
use reading::{Gazetteer, IntakeError, IntakeHints, read_with};
use text::language::Model;

use crate::take_in::take_in;

/// Reads a document; nothing is kept. Without a language model it is read by rules alone, and the
/// reading says so. The gazetteer is the program's, or one with a desk's own actors.
///
/// # Errors
///
/// The bytes are empty, or no text.
pub fn read_document(
    bytes: &[u8],
    hints: &IntakeHints,
    model: Option<&Model>,
    gazetteer: &Gazetteer,
) -> Result<Reading, IntakeError> {
    let intake = take_in(bytes, hints)?;
    let annotate = |model: &Model| model.annotator().annotate_by_lines(&intake.document.text);
    let annotation = model.map(annotate).unwrap_or_default();
    Ok(read_with(&intake, &annotation, gazetteer))
}
