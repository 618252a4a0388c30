//! Exporting events: a table with the columns of POLECAT as far as the desk knows them, and some of
//! our own behind them, as CSV or Parquet.

mod columns;
mod parquet_table;

use std::collections::hash_map::Entry as Slot;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::io::Write;
use std::str::FromStr;
use std::sync::Arc;

use domain::{Document, Event, Found, Id, Kind, Occurrence, Recordable as _};
use jiff::Timestamp;
use ledger::LedgerError;
use reading::Gazetteer;
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};
use crate::pair_timeline::Cut;
use crate::sheet::Sheet;

/// Which events are exported, and how.
#[derive(Clone, Debug, Default)]
pub struct ExportEvents {
    /// As of which moment; as of now, if nothing is given.
    pub as_of: Option<Timestamp>,
    /// Whether events that are only planned, denied or supposed are exported too.
    pub with_unhappened: bool,
    /// How the table is written.
    pub format: EventTableFormat,
    /// The actors, where they are not the program's own.
    pub gazetteer: Option<Arc<Gazetteer>>,
}

/// How a table of events is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EventTableFormat {
    /// As text with commas.
    #[default]
    Csv,
    /// As Apache Parquet.
    Parquet,
}

/// A name that says no format.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no format of a table of events; give csv or parquet")]
pub struct NotAnEventTableFormat(String);

/// What was written and what was left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ExportedEvents {
    /// The rows written.
    pub rows: usize,
    /// The events left out, as they are not told to have happened.
    pub unhappened: usize,
}

/// Why events cannot be exported.
#[derive(Debug, Error)]
pub enum ExportEventsError {
    /// The desk cannot be read.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The table cannot be written as CSV.
    #[error("the table cannot be written")]
    Csv(#[from] csv::Error),
    /// The table cannot be written as Parquet.
    #[error("the table cannot be written")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// The file cannot be written.
    #[error("the table cannot be written")]
    Write(#[from] std::io::Error),
}

impl From<LedgerError> for ExportEventsError {
    fn from(error: LedgerError) -> Self {
        Self::LookUp(error.into())
    }
}

/// Writes a row for each event that was read in a document and stands uncorrected.
///
/// # Errors
///
/// The desk cannot be read, or `output` cannot be written.
pub fn export_events(
    desk: &Desk,
    request: &ExportEvents,
    output: &mut (dyn Write + Send),
) -> Result<ExportedEvents, ExportEventsError> {
    let gazetteer = request.gazetteer.as_deref().unwrap_or(Gazetteer::built_in());
    let cut = Cut::at(request.as_of, desk.now()?);
    let mut exported = ExportedEvents::default();
    let mut rows = vec![];
    let mut documents: HashMap<Id, Document> = HashMap::new();
    for event in desk.known_events(&cut)? {
        let happened = event.record.item.occurrence == Occurrence::Happened;
        if !happened && !request.with_unhappened {
            exported.unhappened += 1;
            continue;
        }
        let id = event.record.document;
        if let Slot::Vacant(slot) = documents.entry(id) {
            slot.insert(desk.document(id)?.record);
        }
        rows.push(columns::row(&event, documents.get(&id), gazetteer));
        exported.rows += 1;
    }
    match request.format {
        EventTableFormat::Csv => write_csv(&rows, output)?,
        EventTableFormat::Parquet => parquet_table::write(&rows, output)?,
    }
    Ok(exported)
}

fn write_csv(rows: &[columns::Row], output: &mut dyn Write) -> Result<(), ExportEventsError> {
    let mut table = Sheet::new(output);
    table.write(columns::COLUMNS)?;
    for row in rows {
        table.write(row.iter().map(|cell| cell.as_deref().unwrap_or_default()))?;
    }
    Ok(table.flush()?)
}

impl Desk {
    /// The events that were read and not corrected as of a moment, in the order of the ledger.
    fn known_events(&self, cut: &Cut) -> Result<Vec<Recorded<Found<Event>>>, LookUpError> {
        let mut corrected = HashSet::new();
        let mut known = vec![];
        for entry in self.ledger.entries(Kind::Event)? {
            if !cut.knows(entry.recorded_at) {
                continue;
            }
            corrected.extend(entry.corrects);
            let event = Found::<Event>::from_record(&entry.record).cloned();
            let is_due = |it: &Found<Event>| {
                it.item.occurrence != Occurrence::Happened || cut.has_come(it.item.date)
            };
            known.extend(event.filter(is_due).map(|record| {
                let (id, recorded_at, author) = (entry.id, entry.recorded_at, entry.author);
                (entry.sequence, Recorded { id, recorded_at, author, record })
            }));
        }
        known.retain(|(sequence, _)| !corrected.contains(sequence));
        Ok(known.into_iter().map(|(_, event)| event).collect())
    }
}

impl fmt::Display for EventTableFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Csv => "csv",
            Self::Parquet => "parquet",
        })
    }
}

impl FromStr for EventTableFormat {
    type Err = NotAnEventTableFormat;

    fn from_str(text: &str) -> Result<Self, NotAnEventTableFormat> {
        let formats = [Self::Csv, Self::Parquet];
        let format = formats.into_iter().find(|format| format.to_string() == text);
        format.ok_or_else(|| NotAnEventTableFormat(text.to_owned()))
    }
}
