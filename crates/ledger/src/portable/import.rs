//! Taking an export in.

use std::io::BufRead;

use base64::Engine as _;
use domain::Digest;
use serde::Serialize;
use serde_json::value::RawValue;
use thiserror::Error;

use super::{BASE64, FORMAT, Line, end};
use crate::canonical::{Envelope, canonical_form};
use crate::known::{Adding, Known};
use crate::store::{FaultKind, Store, StoreFault};
use crate::transparency::{LogError, LogSecrets, Tip};
use crate::turn::Turn;
use crate::verify::{Fault, verify};
use crate::write::insert_content;
use crate::{Ledger, LedgerError};

/// What an import brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// Entries.
    pub entries: u64,
    /// Documents' bytes and texts.
    pub contents: u64,
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

impl Ledger {
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
        let (turn, ready) = self.turn()?;
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
        if verification.erased > 0 {
            turn.store.mark_erased().map_err(|fault| turn.explain(fault))?;
        }
        // The key is made last, so that what is refused leaves none behind.
        let ready = turn.ready_anew(ready)?;
        turn.commit(&ready.key, &ready.known.tip)?;
        Ok(Imported { entries: verification.entries, contents: verification.contents })
    }
}

fn is_empty(store: &dyn Store) -> Result<bool, StoreFault> {
    store.one("SELECT NOT EXISTS (SELECT 1 FROM entry)", &[])
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
    let tip = Tip::read(turn.store).map_err(|error| log_failure(turn, error))?;
    let mut known = Known::of(tip);
    let mut taking =
        Taking { turn, adding: Adding::to(&mut known, turn.store), secrets: LogSecrets::default() };
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
            (Stage::Body, parsed) => taking.line(parsed, line)?,
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

/// What takes in one line after another.
struct Taking<'turn> {
    turn: &'turn Turn<'turn>,
    adding: Adding<'turn>,
    secrets: LogSecrets,
}

impl Taking<'_> {
    fn line(&mut self, parsed: Line, line: usize) -> Result<Stage, ImportError> {
        let refuse = |reason: String| ImportError::Line { line, reason };
        match parsed {
            Line::ForsoothExport { .. } => {
                return Err(refuse("a second export begins here".into()));
            }
            Line::Text(text) => self.content(text.as_bytes())?,
            Line::Base64(code) => {
                let bytes = BASE64.decode(code).map_err(|error| refuse(error.to_string()))?;
                self.content(&bytes)?;
            }
            Line::Secret(secret) => self.secrets.add(secret),
            // It is handed on before.
            Line::Beside(_) => {}
            Line::Entry(raw) => {
                let envelope = whole_entry(&raw).map_err(refuse)?;
                self.entry(&envelope, raw.get().as_bytes(), line)?;
            }
            Line::End { entries, head } => {
                let store = self.turn.store;
                let (found, _) = end(store).map_err(|fault| self.turn.explain(fault))?;
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

    fn content(&self, bytes: &[u8]) -> Result<(), LedgerError> {
        let kept = insert_content(self.turn.store, &Digest::of(bytes), bytes);
        kept.map_err(|fault| self.turn.explain(fault))
    }

    fn entry(
        &mut self,
        envelope: &Envelope,
        canonical: &[u8],
        line: usize,
    ) -> Result<(), ImportError> {
        self.adding.entry(envelope, canonical);
        // By itself, as the triggers and keys of the tables refuse an entry that is out of its place.
        self.adding.hand_over().map_err(|fault| {
            if fault.kind == FaultKind::Refused {
                return ImportError::Line {
                    line,
                    reason: format!("{} is out of place", envelope.id),
                };
            }
            self.turn.explain(fault).into()
        })?;
        self.secrets
            .grow(&mut self.adding, envelope, canonical)
            .map_err(|error| log_failure(self.turn, error))?;
        Ok(self.adding.hand_over().map_err(|fault| self.turn.explain(fault))?)
    }
}

fn log_failure(turn: &Turn<'_>, error: LogError) -> LedgerError {
    turn.note(error.at(turn.place.name()))
}

/// An entry, if its line is canonical and nothing in it goes beyond the entry. One of an earlier
/// version says nothing of what came later, and stays as it is.
fn whole_entry(raw: &RawValue) -> Result<Envelope, String> {
    let told = |error: serde_json::Error| error.to_string();
    let envelope: Envelope = serde_json::from_str(raw.get()).map_err(told)?;
    let line: serde_json::Value = serde_json::from_str(raw.get()).map_err(told)?;
    // Canonical numbers are written in one way: 85 for 85.0.
    let known = serde_json_canonicalizer::to_vec(&envelope).map_err(told)?;
    let known: serde_json::Value = serde_json::from_slice(&known).map_err(told)?;
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
