//! The token of a time-stamping authority that is published with a record.

use sha2::{Digest as _, Sha256};

use crate::base::to_hex;
use crate::{Checkpoint, Note, Stamped, Timestamp};

use super::{Check, root_of_first};

/// The tree of a published ledger that an authority stamped last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StampedTree {
    /// How many leaves it has.
    pub leaves: u64,
    /// What the authority answered; nobody has checked its signature yet.
    pub stamped: Stamped,
}

/// The text of the checkpoint that was stamped last.
const TEXT: &str = "timestamps/checkpoint.txt";

impl Check<'_> {
    /// The tree that was stamped last, which must be the beginning of what is here. A record that
    /// says of none has one where its own checkpoint was stamped.
    pub(super) fn stamped(
        &mut self,
        note: &str,
        now: &Checkpoint,
        leaves: &[Vec<u8>],
    ) -> Option<StampedTree> {
        let is_named = self.files.read(TEXT).is_some();
        let text =
            if is_named { self.text(TEXT)? } else { Note::parse(note).ok()?.text().to_owned() };
        let file = format!("timestamps/{}.tsr", to_hex(&Sha256::digest(&text)));
        let Some(answer) = self.files.read(&file) else {
            if is_named {
                self.fault(TEXT, &format!("was stamped, and {file} is missing"));
            }
            return None;
        };
        let stamped = Checkpoint::parse(&text).ok();
        let is_beginning = |it: &Checkpoint| {
            it.origin == now.origin && root_of_first(it.size, leaves) == Some(it.root)
        };
        let Some(tree) = stamped.filter(is_beginning) else {
            self.fault(TEXT, "is no tree with which this record begins");
            return None;
        };
        let timestamp = Timestamp::parse(&answer).ok().filter(|it| it.is_of(text.as_bytes()));
        let Some(timestamp) = timestamp else {
            self.fault(&file, "is no token over the checkpoint that it is named after");
            return None;
        };
        Some(StampedTree { leaves: tree.size, stamped: Stamped { timestamp, answer, text } })
    }
}
