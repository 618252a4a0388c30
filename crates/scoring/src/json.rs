//! How a score is written as JSON.

use serde::Serializer;

/// Writes a number, and infinity as the string `"infinity"` or `"-infinity"`, because
/// JSON has no such number.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a field over by reference")]
pub(crate) fn number<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if *value == f64::INFINITY {
        serializer.serialize_str("infinity")
    } else if *value == f64::NEG_INFINITY {
        serializer.serialize_str("-infinity")
    } else {
        serializer.serialize_f64(*value)
    }
}
