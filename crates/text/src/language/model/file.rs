//! The file of a model: a heading, a digest of what follows, and the parts.

use super::Parts;
use crate::language::source::SourceError;
use crate::language::strings::hash;

/// What a file begins with; the number grows when the parts change.
const HEADING: &[u8] = b"language model 1\n";

/// Writes the parts of a model.
pub(super) fn write(parts: &Parts) -> Vec<u8> {
    let body = postcard::to_allocvec(parts).expect("a model has only lists, maps and numbers");
    [HEADING, &hash(&body).to_le_bytes(), &body].concat()
}

/// Reads the parts of a model.
pub(super) fn read(bytes: &[u8]) -> Result<Parts, SourceError> {
    let unreadable = |reason: &str| SourceError::Unreadable {
        path: "of the model".to_owned(),
        reason: reason.to_owned(),
    };
    let rest = bytes.strip_prefix(HEADING);
    let rest = rest.ok_or_else(|| unreadable("it was written by another version"))?;
    let (digest, body) = rest.split_first_chunk().ok_or_else(|| unreadable("it is cut off"))?;
    if u64::from_le_bytes(*digest) != hash(body) {
        return Err(unreadable("it is damaged"));
    }
    postcard::from_bytes(body).map_err(|error| unreadable(&error.to_string()))
}
