//! Adding a document: it is kept unaltered, with its hash and with all that is read in it.

use std::borrow::Cow;
use std::sync::Arc;

use domain::{Digest, Document, Found, Id, Kind, Problem, Reading, Record, Recordable as _};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{LedgerError, Writing};
use reading::{Gazetteer, Intake, IntakeError, IntakeHints, Part, read_with};
use serde::Serialize;
use text::language::{Annotation, Model};
use thiserror::Error;

use crate::Desk;
use crate::find_copies::{DocumentCopies, find_copies};
use crate::look_up::{LookUpError, of_kind};
use crate::moment::last_day;
use crate::take_in::take_in;

/// A document to add: its bytes as they came, and the text taken from them.
#[derive(Clone, Debug)]
pub struct AddDocument {
    bytes: Vec<u8>,
    intake: Intake,
    said: Option<Date>,
    /// The mail that it came with.
    attached_to: Option<Id>,
    /// The version of it that its page held before.
    earlier: Option<Id>,
    /// Whether these are the words of a feed, in the place of its page.
    words_of_feed: bool,
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
            said,
            intake,
            attached_to: None,
            earlier: None,
            words_of_feed: false,
            annotation: Annotation::default(),
            read_with: None,
            gazetteer: None,
        })
    }

    /// Takes in a document of a file that holds several.
    pub(crate) fn of_part(
        part: Part,
        hints: &IntakeHints,
        said: Option<Date>,
    ) -> Result<Self, IntakeError> {
        let name = part.name.or_else(|| hints.name.clone());
        let media_type = part.media_type;
        let encoding = part.encoding.or_else(|| hints.encoding.clone());
        let hints = IntakeHints { name, media_type, encoding, ..hints.clone() };
        let mut document = Self::new(part.bytes, &hints, said)?;
        document.intake.problems.extend(part.problem);
        Ok(document)
    }

    /// Lets a language model say of the text what it can; without it the document is read by rules
    /// alone.
    #[must_use]
    pub fn annotated(self, model: &Model) -> Self {
        let annotation = model.annotator().annotate_by_lines(&self.intake.document.text);
        Self { annotation, read_with: Some(model.name().to_owned()), ..self }
    }

    /// Takes the source and the day of the mail that it came with, where it tells none itself.
    #[must_use]
    pub(crate) fn dated_by(mut self, mail: &Self) -> Self {
        let (own, mail) = (&mut self.intake.document, &mail.intake.document);
        if own.source.is_none() {
            own.source.clone_from(&mail.source);
        }
        if own.published.is_none() && mail.published.is_some() {
            own.published = mail.published;
            let message = "the day of publication is that of the mail it came with".to_owned();
            self.intake.problems.push(Problem { message, span: None });
        }
        self
    }

    /// Its source and the day it was published.
    #[cfg(test)]
    pub(crate) fn origin(&self) -> (Option<&str>, Option<Date>) {
        let document = &self.intake.document;
        (document.source.as_deref(), document.published)
    }

    /// Names the mail that it came with.
    pub(crate) fn attached_to(self, mail: Option<Id>) -> Self {
        Self { attached_to: mail, ..self }
    }

    /// Names the version of it that its page held before.
    pub(crate) fn later_than(self, earlier: Id) -> Self {
        Self { earlier: Some(earlier), ..self }
    }

    /// Marks it as the words of a feed, in the place of a page that could not be fetched.
    pub(crate) fn in_words_of_feed(self) -> Self {
        Self { words_of_feed: true, ..self }
    }

    /// Whether it is what stands before a page that only those may read who log in.
    pub(crate) fn is_wall(&self) -> bool {
        self.intake.is_wall()
    }

    /// Its text.
    pub(crate) fn text(&self) -> &str {
        &self.intake.document.text
    }

    /// Reads it with a gazetteer of one's own rather than with the program's.
    #[must_use]
    pub fn knowing(self, gazetteer: Arc<Gazetteer>) -> Self {
        Self { gazetteer: Some(gazetteer), ..self }
    }

    /// The document that has the same bytes, if one is kept.
    pub(crate) fn kept(&self, desk: &Desk) -> Result<Option<Id>, LedgerError> {
        match known(desk, self.intake.document.sha256)? {
            Some(id) if self.restores(desk, id)? => Ok(None),
            known => Ok(known),
        }
    }

    /// Whether a document with the same bytes is an earlier version of its page than the last: then
    /// the outlet brought that back, and it is the page's newest version once more.
    fn restores(&self, desk: &Desk, same: Id) -> Result<bool, LedgerError> {
        let Some(last) = self.earlier else { return Ok(false) };
        let (mut version, mut is_last) = (Some(last), true);
        while let Some(id) = version {
            let entry = desk.ledger.entry(id)?;
            let Some(document) = entry.as_ref().and_then(|it| Document::from_record(&it.record))
            else {
                break;
            };
            if document.bytes == self.intake.document.sha256 {
                return Ok(!is_last);
            }
            is_last = false;
            version = document.earlier.filter(|_| id != same);
        }
        Ok(false)
    }

    /// The document without the days that are yet to come, whoever gave them: what is read today was
    /// published by today, somewhere on Earth.
    pub(crate) fn up_to(&self, now: Timestamp) -> Cow<'_, Self> {
        let last = last_day(now);
        let mut mended = Cow::Borrowed(self);
        let Intake { document, said, modified, .. } = &self.intake;
        let days = [
            ("published", document.published),
            ("said", self.said.or(*said)),
            ("modified", *modified),
        ];
        for (word, day) in days {
            let Some(ahead) = day.filter(|day| *day > last) else { continue };
            let mended = mended.to_mut();
            let intake = &mut mended.intake;
            match word {
                "published" => intake.document.published = None,
                "said" => (mended.said, intake.said) = (None, None),
                _ => intake.modified = None,
            }
            intake.problems.push(problem_of_ahead(word, ahead));
        }
        mended
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

fn problem_of_ahead(word: &str, day: Date) -> Problem {
    let message = format!("{word} on {day}, a day that is yet to come; the date is not used");
    Problem { message, span: None }
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
    /// The documents that share its words, where there are any and they were looked for.
    pub copies: Option<Box<DocumentCopies>>,
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
    /// It is kept, but its copies cannot be looked up.
    #[error(transparent)]
    Copies(#[from] LookUpError),
}

/// Keeps a document with everything read in it, in one transaction, and tells which earlier ones it
/// copies.
///
/// # Errors
///
/// It is kept already, or the ledger cannot be written.
pub fn add_document(
    desk: &mut Desk,
    request: &AddDocument,
) -> Result<AddedDocument, AddDocumentError> {
    let decide = |desk: &Desk| match request.kept(desk)? {
        Some(id) => Err(AddDocumentError::Known(id)),
        None => Ok(desk.now()?),
    };
    let added = desk.write(decide, |writing, now| {
        let request = request.up_to(now);
        keep(writing, &request, request.reading(), now)
    })?;
    let copies = find_copies(desk, added.id)?;
    Ok(AddedDocument { copies: Some(Box::new(copies)).filter(|it| !it.is_alone()), ..added })
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
    Ok(AddedDocument { id, findings, problems, copies: None })
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
    let AddDocument { bytes, intake, said, attached_to, earlier, read_with, .. } = request;
    let document = intake.document.clone();
    Ok(Record::Document(Document {
        title: document.title,
        source: document.source,
        url: document.url,
        said: said.or(intake.said),
        published: document.published,
        modified: intake.modified,
        fetched_at: now,
        language: document.language,
        encoding: intake.encoding.clone(),
        author: document.author,
        read_with: read_with.clone(),
        attached_to: *attached_to,
        earlier: *earlier,
        words_of_feed: request.words_of_feed,
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
