//! An import of events: a file of events that a machine coded, taken in as background.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Digest;

/// A file of events that a machine coded.
///
/// Its rows are kept in a file beside the ledger, as they are no evidence for anything; the entry
/// holds the digest by which that file is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventImport {
    /// The name of the file.
    pub file: String,
    /// Whose coding it is.
    pub coder: EventCoder,
    /// The SHA-256 of the file as it came.
    pub sha256: Digest,
    /// The SHA-256 of the rows as they are kept.
    pub rows_sha256: Digest,
    /// What became of its rows.
    pub rows: ImportedRows,
    /// The day of the earliest event that is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Date>,
    /// The day of the latest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Date>,
    /// Under which terms it may be used, where somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The first of the rows that were refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refusals: Vec<RefusedRow>,
}

/// Whose coding of events a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventCoder {
    /// ICEWS: the Integrated Crisis Early Warning System.
    Icews,
    /// GDELT, versions 1.0 and 2.0.
    Gdelt,
    /// POLECAT.
    Polecat,
    /// Forsooth, of another desk.
    Forsooth,
}

/// How many rows of a file there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedRows {
    /// How many were read.
    pub read: u64,
    /// How many are kept: those between two actors that are known.
    pub kept: u64,
    /// How many are between no two actors that are known.
    pub unplaced: u64,
    /// How many tell of what the ontology has no class for, as a mere statement.
    pub unclassed: u64,
    /// How many tell of what did not happen.
    pub unhappened: u64,
    /// How many could not be read.
    pub refused: u64,
    /// How many stand in the file twice, or were kept with an earlier file of their coder.
    #[serde(default, skip_serializing_if = "is_none")]
    pub repeated: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_none(count: &u64) -> bool {
    *count == 0
}

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRow {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Why.
    pub reason: String,
}

impl EventImport {
    /// The import in words, as "120 events of GDELT from 20220121.export.CSV.zip".
    pub fn words(&self) -> String {
        format!("{} events of {} from {}", self.rows.kept, self.coder.name(), self.file)
    }
}

impl ImportedRows {
    /// What became of all rows, in words.
    pub fn words(&self) -> String {
        let told = [
            (self.unplaced, "not between two known actors"),
            (self.unclassed, "without a class, as mere statements"),
            (self.unhappened, "of what did not happen"),
            (self.refused, "refused"),
            (self.repeated, "kept already"),
        ];
        let told = told.into_iter().filter(|(count, _)| *count > 0);
        let told: Vec<String> = told.map(|(count, what)| format!("{count} {what}")).collect();
        let rest = if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) };
        format!("{} rows{rest}", self.read)
    }
}

impl EventCoder {
    /// Every coder.
    pub const ALL: [Self; 4] = [Self::Icews, Self::Gdelt, Self::Polecat, Self::Forsooth];

    /// What the coder is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Icews => "ICEWS",
            Self::Gdelt => "GDELT",
            Self::Polecat => "POLECAT",
            Self::Forsooth => "Forsooth",
        }
    }

    /// What stands beside each of its events.
    pub fn caution(self) -> &'static str {
        match self {
            Self::Icews => "machine-coded by ICEWS, no words to look up",
            Self::Gdelt => "machine-coded by GDELT, no words to look up",
            Self::Polecat => "machine-coded by POLECAT, no words to look up",
            Self::Forsooth => "machine-coded by another desk of Forsooth, no words to look up here",
        }
    }

    /// The coder that a name stands for, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|coder| coder.name().eq_ignore_ascii_case(name.trim()))
    }
}
