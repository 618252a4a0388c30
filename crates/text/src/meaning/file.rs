//! The file of a model of meaning: a heading, a digest of what follows, and the parts.

use super::model::Parts;
use crate::hash::hash;
use crate::language::SourceError;

/// What every file begins with.
pub(super) const HEADING: &[u8] = b"meaning model ";

/// What follows; the number grows when the parts change.
const VERSION: &[u8] = b"1\n";

/// Writes the parts of a model.
pub(super) fn write(parts: &Parts) -> Vec<u8> {
    let body = postcard::to_allocvec(parts).expect("a model has only lists and numbers");
    [HEADING, VERSION, &hash(&body).to_le_bytes(), &body].concat()
}

/// Reads the parts of a model, and the digest of them.
pub(super) fn read(bytes: &[u8]) -> Result<(u64, Parts), SourceError> {
    let rest = bytes.strip_prefix(HEADING).ok_or_else(|| unreadable("it is no meaning model"))?;
    let rest = rest.strip_prefix(VERSION);
    let rest = rest.ok_or_else(|| unreadable("it was written by another version"))?;
    let (digest, body) = rest.split_first_chunk().ok_or_else(|| unreadable("it is cut off"))?;
    let digest = u64::from_le_bytes(*digest);
    if digest != hash(body) {
        return Err(unreadable("it is damaged"));
    }
    let parts = postcard::from_bytes(body).map_err(|error| unreadable(&error.to_string()))?;
    Ok((digest, parts))
}

fn unreadable(reason: &str) -> SourceError {
    SourceError::Unreadable { path: "of the meaning model".to_owned(), reason: reason.to_owned() }
}
