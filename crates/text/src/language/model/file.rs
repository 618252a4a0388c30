//! The file of a model: a heading, a digest of what follows, the length of the parts, the parts, and
//! the store of their tables.

use std::sync::Arc;

use super::Parts;
use crate::hash::hash;
use crate::language::source::SourceError;

/// What every file begins with.
pub(super) const HEADING: &[u8] = b"language model ";

/// What follows; the number grows when the parts change.
const VERSION: &[u8] = b"2\n";

/// Writes the parts of a model.
pub(super) fn write(parts: &Parts) -> Vec<u8> {
    let (mut parts, mut store) = (parts.clone(), Vec::new());
    parts.tables_mut().for_each(|table| table.pack(&mut store));
    let packed = postcard::to_allocvec(&parts).expect("a model has only lists, maps and numbers");
    let body = [&(packed.len() as u64).to_le_bytes(), &packed[..], &store].concat();
    [HEADING, VERSION, &hash(&body).to_le_bytes(), &body].concat()
}

/// Reads the parts of a model, whose tables stay where they are.
pub(super) fn read(bytes: Vec<u8>) -> Result<Parts, SourceError> {
    let (mut parts, store) = parts(&bytes)?;
    let bytes = Arc::new(bytes);
    let unpacked = parts.tables_mut().try_for_each(|table| table.unpack(&bytes, store));
    unpacked.ok_or_else(|| unreadable("it is cut off"))?;
    Ok(parts)
}

/// The parts, and where the store begins.
fn parts(bytes: &[u8]) -> Result<(Parts, usize), SourceError> {
    let rest = bytes.strip_prefix(HEADING).ok_or_else(|| unreadable("it is no language model"))?;
    let rest = rest.strip_prefix(VERSION);
    let rest = rest.ok_or_else(|| unreadable("it was written by another version"))?;
    let (digest, body) = rest.split_first_chunk().ok_or_else(|| unreadable("it is cut off"))?;
    if u64::from_le_bytes(*digest) != hash(body) {
        return Err(unreadable("it is damaged"));
    }
    let (parts, store) = split(body).ok_or_else(|| unreadable("it is cut off"))?;
    let parts = postcard::from_bytes(parts).map_err(|error| unreadable(&error.to_string()))?;
    Ok((parts, bytes.len() - store.len()))
}

fn split(body: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = body.split_first_chunk()?;
    rest.split_at_checked(u64::from_le_bytes(*length).try_into().ok()?)
}

fn unreadable(reason: &str) -> SourceError {
    SourceError::Unreadable { path: "of the model".to_owned(), reason: reason.to_owned() }
}
