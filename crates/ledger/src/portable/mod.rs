//! Everything in one file: JSON Lines that another tool can read, and that import again.
//!
//! The first line names the format, then come the contents, then what others keep beside the
//! ledger, then the secrets of the log, then the entries in order. An entry's line holds its
//! canonical bytes, so that its digest can be recomputed from the file. The last line counts the
//! entries, so that a file that was cut short is noticed.

mod export;
mod import;

use base64::engine::general_purpose::STANDARD as BASE64;
use domain::Digest;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::store::{Store, StoreFault};
use crate::transparency::Secret;

pub use export::ExportError;
pub use import::{ImportError, Imported};

/// The last version: that of exports in which something was erased.
const FORMAT: u32 = 4;

/// The version of exports with something kept beside the ledger.
const FORMAT_BESIDE: u32 = 3;

/// That of all others, which older programs read too: the secrets of the log came with it.
const FORMAT_ALONE: u32 = 2;

/// A line of the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Line {
    /// The first line.
    ForsoothExport { format: u32 },
    /// Content that is UTF-8.
    Text(String),
    /// Content that is not.
    Base64(String),
    /// A text that is kept beside the ledger, which has its digest.
    Beside(String),
    /// What hides an entry or a name in the log, so that the log comes out the same.
    Secret(Secret),
    /// An entry.
    Entry(Box<RawValue>),
    /// The last line, by which a file that was cut short is told.
    End { entries: u64, head: Option<Digest> },
}

/// How many entries a ledger has, and the digest of the last.
fn end(store: &dyn Store) -> Result<(u64, Option<Digest>), StoreFault> {
    let entries = store.one("SELECT count(*) FROM entry", &[])?;
    let head = store.value("SELECT sha256 FROM entry ORDER BY sequence DESC LIMIT 1", &[])?;
    Ok((entries, head))
}
