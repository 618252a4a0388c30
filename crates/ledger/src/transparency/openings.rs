//! The entries of a published log that are open to everybody, in one file with a line for each.

use std::collections::{BTreeSet, HashMap};

use domain::Id;
use serde::{Deserialize, Serialize};

use super::receipt::Opening;
use super::rows::LeafRow;
use super::{LogError, LogFault};

/// The file.
pub(super) const FILE: &str = "openings.jsonl";

/// A line of it.
#[derive(Debug, Serialize)]
struct OpeningLine {
    index: u64,
    #[serde(flatten)]
    opening: Opening,
}

/// The file as it is written anew.
#[derive(Debug, Default)]
pub(super) struct Openings {
    /// The lines that were published before, by the number of their leaf.
    before: HashMap<u64, String>,
    pub(super) text: String,
    /// The tombstones of what was published before, which are opened in its place.
    tombstones: BTreeSet<Id>,
    /// The places of their entries in the ledger.
    pub(super) entries: Vec<u64>,
    /// How many of them were not published before.
    pub(super) new: u64,
}

impl Openings {
    /// Begins with the lines that were published before.
    pub(super) fn after(published: &str) -> Self {
        #[derive(Deserialize)]
        struct Numbered {
            index: u64,
        }
        let number = |line: &str| serde_json::from_str(line).map(|Numbered { index }| index);
        let lines = published.lines();
        let before = lines.filter_map(|line| Some((number(line).ok()?, line.to_owned()))).collect();
        Self { before, ..Self::default() }
    }

    /// Adds the entry of a leaf, if it is open or was opened before. That of one that was erased is
    /// taken out, and its tombstone, which comes after it, is opened instead.
    ///
    /// An entry that is not the one its leaf commits to is refused: whoever read it would read what
    /// nothing proves.
    pub(super) fn add(&mut self, leaf: &LeafRow, is_open: bool) -> Result<(), LogError> {
        let before = self.before.get(&leaf.number);
        if leaf.is_sealed() {
            if before.is_some() {
                self.tombstones.extend(leaf.envelope()?.record.erased().map(|it| it.by));
            }
            return Ok(());
        }
        let is_open = is_open || self.tells_of_erased(leaf)?;
        if !is_open && before.is_none() {
            return Ok(());
        }
        let line = OpeningLine { index: leaf.number, opening: Opening::of(leaf)? };
        let line = serde_json::to_string(&line)?;
        // A line that does not hold the secrets was not written by us, and opens nothing.
        let was_open = before.is_some_and(|before| *before == line);
        if is_open || was_open {
            if !leaf.commits()? {
                return Err(LogFault::NotCommitted(leaf.sequence).into());
            }
            self.text.push_str(&line);
            self.text.push('\n');
            self.entries.push(leaf.sequence);
            self.new += u64::from(!was_open);
        }
        Ok(())
    }

    /// Whether a leaf is the tombstone of something that could be read here.
    fn tells_of_erased(&self, leaf: &LeafRow) -> Result<bool, serde_json::Error> {
        Ok(!self.tombstones.is_empty() && self.tombstones.contains(&leaf.envelope()?.id))
    }
}
