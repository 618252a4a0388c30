//! What a reader kept from earlier: it must be the beginning of what is published now.

use crate::{CheckedReceipt, Checkpoint, Files, Hash, Policy, Signed, Unsigned};

use super::{Check, OPENINGS, root_of_first};

/// What somebody kept of a log: a checkpoint, a receipt, or a copy of the published folder.
#[derive(Clone, Debug)]
pub struct Kept {
    pub(super) signed: Signed,
    /// Whose entry it opens, where it is a receipt.
    pub(super) author: Option<KeptAuthor>,
    /// The openings that were published, where it is a folder.
    pub(super) openings: Option<String>,
}

/// Whose pseudonym a receipt tells.
#[derive(Clone, Debug)]
pub(super) struct KeptAuthor {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) pseudonym: Hash,
}

impl Kept {
    /// A checkpoint that was kept.
    ///
    /// # Errors
    ///
    /// It does not count by the policy.
    pub fn checkpoint(note: &str, policy: &Policy) -> Result<Self, Unsigned> {
        Ok(Self { signed: policy.check(note)?, author: None, openings: None })
    }

    /// A receipt that was kept, and that holds. It tells whose pseudonym the log has for a name.
    pub fn receipt(receipt: CheckedReceipt) -> Self {
        let name = receipt.author();
        let CheckedReceipt { leaf, signed, .. } = receipt;
        let author = name.map(|name| KeptAuthor { id: leaf.id, name, pseudonym: leaf.author });
        Self { signed, author, openings: None }
    }

    /// A copy of the published folder that was kept. What was open in it must be open still.
    ///
    /// # Errors
    ///
    /// Its checkpoint does not count by the policy.
    pub fn folder(files: &dyn Files, policy: &Policy) -> Result<Self, Unsigned> {
        let text = |path| files.read(path).and_then(|bytes| String::from_utf8(bytes).ok());
        let kept = Self::checkpoint(&text("checkpoint").unwrap_or_default(), policy)?;
        Ok(Self { openings: text(OPENINGS), ..kept })
    }
}

impl Check<'_> {
    /// What was kept from earlier must be the beginning of what is here.
    pub(super) fn kept(&mut self, kept: &[Kept], now: &Checkpoint, leaves: &[Vec<u8>]) {
        for Kept { signed: Signed { checkpoint: earlier, .. }, .. } in kept {
            let size = earlier.size;
            if earlier.origin != now.origin {
                let origin = &earlier.origin;
                self.fault("checkpoint", &format!("is not of the log {origin:?} that was kept"));
            } else if size > now.size {
                let message =
                    format!("has {} leaves, fewer than the {size} that were kept", now.size);
                self.fault("checkpoint", &message);
            } else if root_of_first(size, leaves) != Some(earlier.root) {
                let message =
                    format!("does not begin with the tree of {size} leaves that was kept");
                self.fault("checkpoint", &message);
            }
        }
    }
}
