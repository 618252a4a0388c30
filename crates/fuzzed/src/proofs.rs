//! What a published record is made of: notes, checkpoints, receipts, policies, requests of
//! witnesses and tiles. Nothing that nobody signed counts.

use verifying::{
    Checkpoint, CosignRequest, Files, Key, Leaf, Note, Policy, Receipt, check_published,
};

use crate::seen;

/// A key that signed none of this.
const POLICY: &str = "log desk.example/record+d2dd2d46+AcoY6Ie3YHN+EaM5ROy1P2XkqgFNUyvSVCo7xlT6BH+U
quorum none
";

/// The same bytes for every file.
struct Everywhere<'bytes>(&'bytes [u8]);

impl Files for Everywhere<'_> {
    fn read(&self, _: &str) -> Option<Vec<u8>> {
        Some(self.0.to_vec())
    }
}

pub(crate) fn feed(bytes: &[u8]) {
    let text = crate::text(bytes);
    let policy = Policy::parse(&text).ok().or_else(|| Policy::parse(POLICY).ok());
    seen((Key::parse(text.trim()), Leaf::parse(bytes), Checkpoint::parse(&text)));
    if let Ok(note) = Note::parse(&text) {
        assert!(text.starts_with(note.text()), "a note begins with its text");
    }
    let Some(policy) = policy else { return };
    if let Ok(receipt) = Receipt::parse(&text) {
        assert!(receipt.check(&policy).is_err(), "nobody signed it");
    }
    if let Ok(request) = CosignRequest::parse(&text) {
        seen((request.origin().is_ok(), request.check(&policy, None)));
    }
    let check = check_published(&Everywhere(bytes), &policy, &[]);
    assert!(check.signed.is_err(), "nobody signed it");
}
