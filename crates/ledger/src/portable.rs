//! Everything in one file: JSON Lines that another tool can read, and that import again.
//!
//! The first line names the format, then come the contents, then what others keep beside the
//! ledger, then the secrets of the log, then the entries in order. An
//! entry's line holds its canonical bytes, so that its digest can be recomputed from the file.
//! The last line counts the entries, so that a file that was cut short is noticed.

use std::io::{BufRead, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::Digest;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use thiserror::Error;

use crate::canonical::{Envelope, canonical_form};
use crate::store::{FaultKind, Row, Store, StoreFault, Value};
use crate::transparency::{self, LogSecrets, Secret};
use crate::verify::{Fault, verify};
use crate::write::{Turn, insert, insert_content};
use crate::{Ledger, LedgerError};

/// The version of exports with something kept beside the ledger.
const FORMAT: u32 = 3;

/// That of all others, which older programs read too: the secrets of the log came with it.
const FORMAT_ALONE: u32 = 2;

/// What an import brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// Entries.
    pub entries: u64,
    /// Documents' bytes and texts.
    pub contents: u64,
}

/// Why an export stopped.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// What is kept beside the ledger cannot be read.
    #[error("what is kept beside the ledger cannot be read")]
    Beside(#[source] std::io::Error),
    /// The file cannot be written.
    #[error("the export cannot be written")]
    Write(#[from] std::io::Error),
    /// A line cannot be written as JSON.
    #[error("the export cannot be written as JSON")]
    Json(#[from] serde_json::Error),
}

/// Why an import was refused. Nothing of it is kept.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The ledger cannot be written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The file cannot be read.
    #[error("line {line} cannot be read; is the file complete?")]
    Read {
        /// The line, counted from 1.
        line: usize,
        /// What the system said.
        source: std::io::Error,
    },
    /// What is kept beside the ledger cannot be written.
    #[error("what line {line} brings cannot be written beside the ledger")]
    Beside {
        /// The line, counted from 1.
        line: usize,
        /// What the system said.
        source: std::io::Error,
    },
    /// A line is not what it should be.
    #[error("line {line} is no line of an export: {reason}")]
    Line {
        /// The line, counted from 1.
        line: usize,
        /// Why.
        reason: String,
    },
    /// The last line is missing.
    #[error("the export was cut short after {lines} lines; export it again")]
    CutShort {
        /// How many lines there are.
        lines: usize,
    },
    /// The digest in the last line is not that of the last entry.
    #[error("the last entry is another than was exported; export it again")]
    OtherHead,
    /// The ledger has entries of its own.
    #[error("{0} has entries already; import into a new desk")]
    NotEmpty(std::path::PathBuf),
    /// What was imported contradicts itself.
    #[error("the export is damaged: {}{}", .0.sequence.map_or(String::new(), |it| format!("entry {it} ")), .0.message)]
    Damaged(Fault),
}

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

impl Ledger {
    /// Writes everything as JSON Lines, with the texts that are kept beside the ledger.
    ///
    /// # Errors
    ///
    /// The ledger or one of these texts cannot be read, or `output` cannot be written.
    pub fn export(
        &self,
        beside: &mut dyn Iterator<Item = std::io::Result<String>>,
        output: &mut dyn Write,
    ) -> Result<(), ExportError> {
        let _moment = self.store.snapshot().map_err(|fault| self.explain(fault))?;
        let mut beside = beside.peekable();
        let format = if beside.peek().is_some() { FORMAT } else { FORMAT_ALONE };
        write_line(output, &Line::ForsoothExport { format })?;
        self.export_contents(output)?;
        for text in beside {
            write_line(output, &Line::Beside(text.map_err(ExportError::Beside)?))?;
        }
        self.export_secrets(output)?;
        self.export_entries(output)?;
        let (entries, head) = end(&*self.store).map_err(|fault| self.explain(fault))?;
        write_line(output, &Line::End { entries, head })?;
        Ok(output.flush()?)
    }

    /// Fills an empty ledger from an export, checks all of it, and keeps it only if it is sound.
    /// `beside` gets the texts that belong beside it, one after another and before they are known
    /// to be wanted.
    ///
    /// # Errors
    ///
    /// The ledger has entries, a line cannot be read, or the export is damaged.
    pub fn import(
        &mut self,
        input: &mut dyn BufRead,
        beside: &mut dyn FnMut(&str) -> std::io::Result<()>,
    ) -> Result<Imported, ImportError> {
        let (turn, key) = self.turn()?;
        let name = turn.place.name();
        if !is_empty(turn.store).map_err(|fault| turn.explain(fault))? {
            return Err(ImportError::NotEmpty(name.to_owned()));
        }
        let head = import_lines(&turn, input, beside)?;
        let verification = verify(turn.store).map_err(|fault| turn.explain(fault))?;
        if let Some(fault) = verification.faults.into_iter().next() {
            return Err(ImportError::Damaged(fault));
        }
        if verification.head != head {
            return Err(ImportError::OtherHead);
        }
        // The key is made last, so that what is refused leaves none behind.
        let key = transparency::ready(turn.store, turn.place.beside(), key)
            .map_err(|error| turn.note(error.at(name)))?;
        turn.commit(key)?;
        Ok(Imported { entries: verification.entries, contents: verification.contents })
    }

    fn export_contents(&self, output: &mut dyn Write) -> Result<(), ExportError> {
        let sql = "SELECT sha256, bytes FROM content WHERE sha256 > ? ORDER BY sha256 LIMIT ?";
        self.each_blob(sql, Value::NO_BYTES, |bytes| {
            let line = match std::str::from_utf8(bytes) {
                Ok(text) => Line::Text(text.to_owned()),
                Err(_) => Line::Base64(BASE64.encode(bytes)),
            };
            write_line(output, &line)
        })
    }

    fn export_secrets(&self, output: &mut dyn Write) -> Result<(), ExportError> {
        let secrets =
            transparency::secrets(&*self.store).map_err(|error| error.at(self.place.name()))?;
        secrets.into_iter().try_for_each(|secret| write_line(output, &Line::Secret(secret)))
    }

    fn export_entries(&self, output: &mut dyn Write) -> Result<(), ExportError> {
        let sql =
            "SELECT sequence, canonical FROM entry WHERE sequence > ? ORDER BY sequence LIMIT ?";
        self.each_blob(sql, Value::FIRST_INTEGER, |canonical| {
            output.write_all(b"{\"entry\":")?;
            output.write_all(canonical)?;
            Ok(output.write_all(b"}\n")?)
        })
    }

    fn each_blob(
        &self,
        sql: &str,
        start: Value,
        mut work: impl FnMut(&[u8]) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let read = |row: Row| -> Result<Vec<u8>, StoreFault> {
            let [_, bytes] = row.into_values()?;
            bytes.try_into()
        };
        let done = self.store.each(sql, start, |row| Ok(work(&read(row)?)?));
        done.map_err(|stopped| match stopped {
            Stopped::Reading(fault) => self.explain(fault).into(),
            Stopped::Writing(error) => error,
        })
    }
}

/// Why an export stopped in the midst of rows.
enum Stopped {
    Reading(StoreFault),
    Writing(ExportError),
}

impl From<StoreFault> for Stopped {
    fn from(fault: StoreFault) -> Self {
        Self::Reading(fault)
    }
}

impl From<ExportError> for Stopped {
    fn from(error: ExportError) -> Self {
        Self::Writing(error)
    }
}

fn write_line(output: &mut dyn Write, line: &Line) -> Result<(), ExportError> {
    serde_json::to_writer(&mut *output, line)?;
    Ok(output.write_all(b"\n")?)
}

fn is_empty(store: &dyn Store) -> Result<bool, StoreFault> {
    store.one("SELECT NOT EXISTS (SELECT 1 FROM entry)", &[])
}

/// How many entries a ledger has, and the digest of the last.
fn end(store: &dyn Store) -> Result<(u64, Option<Digest>), StoreFault> {
    let entries = store.one("SELECT count(*) FROM entry", &[])?;
    let head = store.value("SELECT sha256 FROM entry ORDER BY sequence DESC LIMIT 1", &[])?;
    Ok((entries, head))
}

/// Where an import stands in its file.
enum Stage {
    Header,
    Body,
    Done { head: Option<Digest> },
}

fn import_lines(
    turn: &Turn<'_>,
    input: &mut dyn BufRead,
    beside: &mut dyn FnMut(&str) -> std::io::Result<()>,
) -> Result<Option<Digest>, ImportError> {
    let mut stage = Stage::Header;
    let mut secrets = LogSecrets::default();
    let mut count = 0;
    for (index, text) in input.lines().enumerate() {
        let line = index + 1;
        count = line;
        let text = text.map_err(|source| ImportError::Read { line, source })?;
        let refuse = |reason: String| ImportError::Line { line, reason };
        let parsed: Line =
            serde_json::from_str(&text).map_err(|error| refuse(error.to_string()))?;
        stage = match (stage, parsed) {
            (Stage::Header, parsed) => check_header(&parsed).map_err(refuse)?,
            (Stage::Body, Line::Beside(text)) => {
                beside(&text).map_err(|source| ImportError::Beside { line, source })?;
                Stage::Body
            }
            (Stage::Body, parsed) => import_line(turn, parsed, &mut secrets, line)?,
            (Stage::Done { .. }, _) => {
                return Err(refuse("the export has ended before it".into()));
            }
        };
    }
    match stage {
        Stage::Done { head } => Ok(head),
        Stage::Header => Err(ImportError::Line { line: 1, reason: "the file is empty".into() }),
        Stage::Body => Err(ImportError::CutShort { lines: count }),
    }
}

fn check_header(line: &Line) -> Result<Stage, String> {
    match line {
        Line::ForsoothExport { format } if *format <= FORMAT => Ok(Stage::Body),
        Line::ForsoothExport { format } => Err(format!("format {format} needs a newer forsooth")),
        Line::Text(_)
        | Line::Base64(_)
        | Line::Beside(_)
        | Line::Secret(_)
        | Line::Entry(_)
        | Line::End { .. } => Err("the first line does not name the format".into()),
    }
}

fn import_line(
    turn: &Turn<'_>,
    parsed: Line,
    secrets: &mut LogSecrets,
    line: usize,
) -> Result<Stage, ImportError> {
    let refuse = |reason: String| ImportError::Line { line, reason };
    match parsed {
        Line::ForsoothExport { .. } => return Err(refuse("a second export begins here".into())),
        Line::Text(text) => import_content(turn, text.as_bytes())?,
        Line::Base64(code) => {
            let bytes = BASE64.decode(code).map_err(|error| refuse(error.to_string()))?;
            import_content(turn, &bytes)?;
        }
        Line::Secret(secret) => secrets.add(secret),
        // It is handed on before.
        Line::Beside(_) => {}
        Line::Entry(raw) => {
            let envelope = whole_entry(&raw).map_err(refuse)?;
            import_entry(turn, &envelope, raw.get().as_bytes(), line)?;
            secrets
                .grow(turn.store, &envelope, raw.get().as_bytes())
                .map_err(|error| turn.note(error.at(turn.place.name())))?;
        }
        Line::End { entries, head } => {
            let (found, _) = end(turn.store).map_err(|fault| turn.explain(fault))?;
            if found != entries {
                return Err(refuse(format!(
                    "it counts {entries} entries, and {found} came before it"
                )));
            }
            return Ok(Stage::Done { head });
        }
    }
    Ok(Stage::Body)
}

/// An entry, if its line is canonical and nothing in it goes beyond the entry. One of an earlier
/// version says nothing of what came later, and stays as it is.
fn whole_entry(raw: &RawValue) -> Result<Envelope, String> {
    let told = |error: serde_json::Error| error.to_string();
    let envelope: Envelope = serde_json::from_str(raw.get()).map_err(told)?;
    let line: serde_json::Value = serde_json::from_str(raw.get()).map_err(told)?;
    let known = serde_json::to_value(&envelope).map_err(told)?;
    let bytes = raw.get().as_bytes();
    if holds(&known, &line) && canonical_form(bytes).as_deref() == Some(bytes) {
        Ok(envelope)
    } else {
        Err(format!("{} is not in canonical form, or holds something unknown", envelope.id))
    }
}

/// Whether all of a value stands in another, which may have more members.
fn holds(known: &serde_json::Value, line: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Object};
    match (known, line) {
        (Object(known), Object(line)) => {
            line.iter().all(|(name, value)| known.get(name).is_some_and(|it| holds(it, value)))
        }
        (Array(known), Array(line)) => {
            known.len() == line.len() && known.iter().zip(line).all(|(it, value)| holds(it, value))
        }
        (known, line) => known == line,
    }
}

fn import_content(turn: &Turn<'_>, bytes: &[u8]) -> Result<(), LedgerError> {
    insert_content(turn.store, &Digest::of(bytes), bytes).map_err(|fault| turn.explain(fault))
}

fn import_entry(
    turn: &Turn<'_>,
    envelope: &Envelope,
    canonical: &[u8],
    line: usize,
) -> Result<(), ImportError> {
    insert(turn.store, envelope, canonical).map_err(|fault| {
        // The triggers and keys of the tables refuse an entry that is out of its place.
        if fault.kind == FaultKind::Refused {
            return ImportError::Line { line, reason: format!("{} is out of place", envelope.id) };
        }
        turn.explain(fault).into()
    })
}
