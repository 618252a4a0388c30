//! Canonical bytes: the one way to write an entry down (RFC 8785, JSON Canonicalization Scheme).

use domain::{Digest, Entry, Id, Record};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// An entry as its canonical bytes hold it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Envelope {
    pub(crate) format: u32,
    pub(crate) sequence: u64,
    pub(crate) id: Id,
    pub(crate) recorded_at: Timestamp,
    pub(crate) author: String,
    pub(crate) corrects: Option<u64>,
    /// The digest of the entry before; none for the first.
    pub(crate) previous: Option<Digest>,
    pub(crate) record: Record,
}

impl Envelope {
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json_canonicalizer::to_vec(self)
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }

    /// The digest that the entry after it holds: that of its canonical bytes, or of what stood in
    /// their place before it was erased.
    pub(crate) fn digest(&self, canonical: &[u8]) -> Digest {
        self.record.erased().map_or_else(|| Digest::of(canonical), |erased| erased.sha256)
    }

    pub(crate) fn into_entry(self, sha256: Digest) -> Entry {
        Entry {
            sequence: self.sequence,
            id: self.id,
            recorded_at: self.recorded_at,
            author: self.author,
            corrects: self.corrects,
            record: self.record,
            sha256,
        }
    }
}

/// The canonical form of whatever JSON the bytes are, by RFC 8785 alone: an entry of an earlier
/// version, which says nothing of what came later, is written as canonically as one of today.
pub(crate) fn canonical_form(bytes: &[u8]) -> Option<Vec<u8>> {
    let value: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    serde_json_canonicalizer::to_vec(&value).ok()
}

/// An entry without the digest of the entry before, in canonical form.
pub(crate) fn without_previous(canonical: &[u8]) -> Result<Vec<u8>, serde_json::Error> {
    let mut members: serde_json::Map<String, serde_json::Value> =
        serde_json::from_slice(canonical)?;
    members.remove("previous");
    serde_json_canonicalizer::to_vec(&members)
}

#[cfg(test)]
mod tests {
    use super::canonical_form;

    #[test]
    fn what_an_earlier_version_wrote_is_canonical_still() {
        for (bytes, is_canonical) in [
            (r#"{"chance":0.1,"kind":"question"}"#, true),
            (r#"{"kind":"question","chance":0.1}"#, false),
            (r#"{"chance":0.10,"kind":"question"}"#, false),
            (r#"{"chance":0.1, "kind":"question"}"#, false),
            (r#"{"chance":"#, false),
        ] {
            let form = canonical_form(bytes.as_bytes());
            assert_eq!(form.as_deref() == Some(bytes.as_bytes()), is_canonical, "{bytes}");
        }
    }
}
