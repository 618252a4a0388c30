//! Adding a document: it is kept unaltered, with its hash and with all that is read in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::{Digest, Document, Found, Id, Kind, Problem, Reading, Record};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{LedgerError, Writing};
use reading::{Gazetteer, Intake, IntakeError, IntakeHints, read_with, take_in};
use serde::Serialize;
use text::language::{Annotation, Model};
use thiserror::Error;

use crate::Desk;
use crate::look_up::of_kind;

/// A document to add: its bytes as they came, and the text taken from them.
#[derive(Clone, Debug)]
pub struct AddDocument {
    bytes: Vec<u8>,
    intake: Intake,
    said: Option<Date>,
    annotation: Annotation,
    /// The model that annotated it.
    read_with: Option<String>,
    gazetteer: Option<Arc<Gazetteer>>,
}

impl AddDocument {
    /// Takes a document in. `said` is when its words were said, where that is one day.
    ///
    /// # Errors
    ///
    /// It is no text.
    pub fn new(
        bytes: Vec<u8>,
        hints: &IntakeHints,
        said: Option<Date>,
    ) -> Result<Self, IntakeError> {
        let intake = take_in(&bytes, hints)?;
        Ok(Self {
            bytes,
            intake,
            said,
            annotation: Annotation::default(),
            read_with: None,
            gazetteer: None,
        })
    }

    /// Lets a language model say of the text what it can; without it the document is read by rules
    /// alone.
    #[must_use]
    pub fn annotated(self, model: &Model) -> Self {
        let annotation = model.annotator().annotate_by_lines(&self.intake.document.text);
        Self { annotation, read_with: Some(model.name().to_owned()), ..self }
    }

    /// Reads it with a gazetteer of one's own rather than with the program's.
    #[must_use]
    pub fn knowing(self, gazetteer: Arc<Gazetteer>) -> Self {
        Self { gazetteer: Some(gazetteer), ..self }
    }

    /// The document that has the same bytes, if one is kept; `kept` knows those that were kept a
    /// while ago.
    pub(crate) fn kept_as(
        &self,
        desk: &Desk,
        kept: &BTreeMap<Digest, Id>,
    ) -> Result<Option<Id>, LedgerError> {
        let sha256 = self.intake.document.sha256;
        match kept.get(&sha256) {
            Some(id) => Ok(Some(*id)),
            None => known(desk, sha256),
        }
    }

    /// By which names its own claims can be.
    pub(crate) fn writers(&self) -> Vec<String> {
        reading::writers(&self.intake.document, self.gazetteer())
    }

    /// What is read in it.
    pub(crate) fn reading(&self) -> Reading {
        read_with(&self.intake, &self.annotation, self.gazetteer())
    }

    fn gazetteer(&self) -> &Gazetteer {
        self.gazetteer.as_deref().unwrap_or(Gazetteer::built_in())
    }
}

/// What was kept.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AddedDocument {
    /// The document.
    pub id: Id,
    /// What was read in it, in the order of the ledger.
    pub findings: Vec<Id>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Why a document cannot be added.
#[derive(Debug, Error)]
pub enum AddDocumentError {
    /// The same bytes are kept already.
    #[error("this document is here already, as {0}")]
    Known(Id),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Keeps a document with everything read in it, in one transaction.
///
/// # Errors
///
/// It is kept already, or the ledger cannot be written.
pub fn add_document(
    desk: &mut Desk,
    request: &AddDocument,
) -> Result<AddedDocument, AddDocumentError> {
    let decide = |desk: &Desk| match known(desk, request.intake.document.sha256)? {
        Some(id) => Err(AddDocumentError::Known(id)),
        None => Ok(desk.now()?),
    };
    desk.write(decide, |writing, now| keep(writing, request, request.reading(), now))
}

/// Keeps a document with what was read in it.
pub(crate) fn keep(
    writing: &mut Writing<'_>,
    request: &AddDocument,
    reading: Reading,
    now: Timestamp,
) -> Result<AddedDocument, LedgerError> {
    let record = document_record(writing, request, now)?;
    let id = writing.append(record)?.id;
    let problems = reading.problems.clone();
    let findings = append_findings(writing, id, reading)?;
    Ok(AddedDocument { id, findings, problems })
}

/// The document that has these very bytes, if one is kept.
fn known(desk: &Desk, bytes: Digest) -> Result<Option<Id>, LedgerError> {
    // What is new, as most documents are, is known to be by one look at the contents.
    if desk.ledger.content(&bytes)?.is_none() {
        return Ok(None);
    }
    let holding = desk.ledger.holding(&bytes.to_string(), Kind::Document)?;
    let holding = of_kind::<Document>(&holding);
    // A document whose text has these bytes holds their digest too.
    Ok(holding.into_iter().find(|document| document.record.bytes == bytes).map(|it| it.id))
}

fn document_record(
    writing: &mut Writing<'_>,
    request: &AddDocument,
    now: Timestamp,
) -> Result<Record, LedgerError> {
    let AddDocument { bytes, intake, said, read_with, .. } = request;
    let document = intake.document.clone();
    Ok(Record::Document(Document {
        title: document.title,
        source: document.source,
        said: *said,
        published: document.published,
        modified: intake.modified,
        fetched_at: now,
        language: document.language,
        encoding: intake.encoding.clone(),
        author: document.author,
        read_with: read_with.clone(),
        bytes: writing.keep(bytes)?,
        text: writing.keep(document.text.as_bytes())?,
    }))
}

fn append_findings(
    writing: &mut Writing<'_>,
    document: Id,
    reading: Reading,
) -> Result<Vec<Id>, LedgerError> {
    let mut records: Vec<Record> = Vec::new();
    records.extend(found(document, reading.statements, Record::Statement));
    records.extend(found(document, reading.events, Record::Event));
    records.extend(found(document, reading.positions, Record::Position));
    records.extend(found(document, reading.scheduled, Record::ScheduledEvent));
    records.extend(found(document, reading.relations, Record::Relation));
    records.extend(found(document, reading.judgments, Record::NotedJudgment));
    records.extend(found(document, reading.predictions, Record::NotedPrediction));
    records.into_iter().map(|record| Ok(writing.append(record)?.id)).collect()
}

fn found<T>(
    document: Id,
    items: Vec<T>,
    record: fn(Found<T>) -> Record,
) -> impl Iterator<Item = Record> {
    items.into_iter().map(move |item| record(Found { document, item }))
}
