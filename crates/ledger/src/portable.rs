//! Everything in one file: JSON Lines that another tool can read, and that import again.
//!
//! The first line names the format, then come the contents, then what others keep beside the
//! ledger, then the secrets of the log, then the entries in order. An
//! entry's line holds its canonical bytes, so that its digest can be recomputed from the file.
//! The last line counts the entries, so that a file that was cut short is noticed.

use std::io::{BufRead, Write};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::Digest;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use thiserror::Error;

use crate::canonical::Envelope;
use crate::transparency::{self, LogSecrets, Secret};
use crate::verify::{Fault, verify};
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
    /// The import was refused, and its empty file could not be removed.
    #[error("the import was refused, and an empty desk is left at {path}; remove it")]
    LeftBehind {
        /// The file.
        path: std::path::PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
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
        let mut beside = beside.peekable();
        let format = if beside.peek().is_some() { FORMAT } else { FORMAT_ALONE };
        write_line(output, &Line::ForsoothExport { format })?;
        self.export_contents(output)?;
        for text in beside {
            write_line(output, &Line::Beside(text.map_err(ExportError::Beside)?))?;
        }
        self.export_secrets(output)?;
        self.export_entries(output)?;
        let (entries, head) = end(&self.connection).map_err(|error| self.explain(error))?;
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
        let Self { connection, path, key } = self;
        let path = path.as_path();
        let explain = |error| LedgerError::from_sqlite(error, path);
        let explain_log = |error: transparency::LogError| error.at(path);
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(explain)?;
        if !is_empty(&transaction).map_err(explain)? {
            return Err(ImportError::NotEmpty(path.to_owned()));
        }
        let head = import_lines(&transaction, input, beside, path)?;
        let verification = verify(&transaction).map_err(explain)?;
        if let Some(fault) = verification.faults.into_iter().next() {
            return Err(ImportError::Damaged(fault));
        }
        if verification.head != head {
            return Err(ImportError::OtherHead);
        }
        // The key is made last, so that what is refused leaves none behind.
        let key = transparency::ready(&transaction, path, key).map_err(explain_log)?;
        let note = transparency::sign(&transaction, key).map_err(explain_log)?;
        transaction.commit().map_err(explain)?;
        if let Some(note) = note {
            transparency::remember(path, &note);
        }
        Ok(Imported { entries: verification.entries, contents: verification.contents })
    }

    fn export_contents(&self, output: &mut dyn Write) -> Result<(), ExportError> {
        self.each_blob("SELECT bytes FROM content ORDER BY sha256", |bytes| {
            let line = match std::str::from_utf8(bytes) {
                Ok(text) => Line::Text(text.to_owned()),
                Err(_) => Line::Base64(BASE64.encode(bytes)),
            };
            write_line(output, &line)
        })
    }

    fn export_secrets(&self, output: &mut dyn Write) -> Result<(), ExportError> {
        let secrets =
            transparency::secrets(&self.connection).map_err(|error| error.at(&self.path))?;
        secrets.into_iter().try_for_each(|secret| write_line(output, &Line::Secret(secret)))
    }

    fn export_entries(&self, output: &mut dyn Write) -> Result<(), ExportError> {
        self.each_blob("SELECT canonical FROM entry ORDER BY sequence", |canonical| {
            output.write_all(b"{\"entry\":")?;
            output.write_all(canonical)?;
            Ok(output.write_all(b"}\n")?)
        })
    }

    fn each_blob(
        &self,
        sql: &str,
        mut work: impl FnMut(&[u8]) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let explain = |error| self.explain(error);
        let mut statement = self.connection.prepare(sql).map_err(explain)?;
        let mut rows = statement.query([]).map_err(explain)?;
        while let Some(row) = rows.next().map_err(explain)? {
            let bytes: Vec<u8> = row.get(0).map_err(explain)?;
            work(&bytes)?;
        }
        Ok(())
    }
}

fn write_line(output: &mut dyn Write, line: &Line) -> Result<(), ExportError> {
    serde_json::to_writer(&mut *output, line)?;
    Ok(output.write_all(b"\n")?)
}

fn is_empty(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM entry)", [], |row| row.get(0))
}

/// How many entries a ledger has, and the digest of the last.
fn end(connection: &Connection) -> rusqlite::Result<(u64, Option<Digest>)> {
    let entries = connection.query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?;
    let sql = "SELECT sha256 FROM entry ORDER BY sequence DESC LIMIT 1";
    let head: Option<[u8; 32]> = connection.query_row(sql, [], |row| row.get(0)).optional()?;
    Ok((entries, head.map(Digest::from)))
}

/// Where an import stands in its file.
enum Stage {
    Header,
    Body,
    Done { head: Option<Digest> },
}

fn import_lines(
    connection: &Connection,
    input: &mut dyn BufRead,
    beside: &mut dyn FnMut(&str) -> std::io::Result<()>,
    path: &Path,
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
            (Stage::Body, parsed) => import_line(connection, parsed, &mut secrets, (line, path))?,
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
    connection: &Connection,
    parsed: Line,
    secrets: &mut LogSecrets,
    (line, path): (usize, &Path),
) -> Result<Stage, ImportError> {
    let refuse = |reason: String| ImportError::Line { line, reason };
    match parsed {
        Line::ForsoothExport { .. } => return Err(refuse("a second export begins here".into())),
        Line::Text(text) => import_content(connection, text.as_bytes(), path)?,
        Line::Base64(code) => {
            let bytes = BASE64.decode(code).map_err(|error| refuse(error.to_string()))?;
            import_content(connection, &bytes, path)?;
        }
        Line::Secret(secret) => secrets.add(secret),
        // It is handed on before.
        Line::Beside(_) => {}
        Line::Entry(raw) => {
            let envelope = whole_entry(&raw).map_err(refuse)?;
            import_entry(connection, &envelope, line, path)?;
            secrets
                .grow(connection, &envelope, raw.get().as_bytes())
                .map_err(|error| error.at(path))?;
        }
        Line::End { entries, head } => {
            let (found, _) =
                end(connection).map_err(|error| LedgerError::from_sqlite(error, path))?;
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

/// An entry, if nothing in its line goes beyond it.
fn whole_entry(raw: &RawValue) -> Result<Envelope, String> {
    let envelope: Envelope = serde_json::from_str(raw.get()).map_err(|error| error.to_string())?;
    let kept = envelope.to_bytes().map_err(|error| error.to_string())?;
    if kept == raw.get().as_bytes() {
        Ok(envelope)
    } else {
        Err(format!("{} is not in canonical form, or holds something unknown", envelope.id))
    }
}

fn import_content(connection: &Connection, bytes: &[u8], path: &Path) -> Result<(), LedgerError> {
    connection
        .prepare_cached("INSERT INTO content VALUES (?, ?)")
        .and_then(|mut insert| insert.execute(params![Digest::of(bytes).as_bytes(), bytes]))
        .map_err(|error| LedgerError::from_sqlite(error, path))?;
    Ok(())
}

fn import_entry(
    connection: &Connection,
    envelope: &Envelope,
    line: usize,
    path: &Path,
) -> Result<(), ImportError> {
    let canonical = envelope
        .to_bytes()
        .map_err(|error| ImportError::Line { line, reason: error.to_string() })?;
    crate::write::insert(connection, envelope, &canonical).map_err(|error| {
        // The triggers and keys of the tables refuse an entry that is out of its place.
        if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) {
            return ImportError::Line { line, reason: format!("{} is out of place", envelope.id) };
        }
        LedgerError::from_sqlite(error, path).into()
    })
}
