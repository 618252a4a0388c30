//! Fetching a page again: what its outlet changed after publication becomes a document of its own.

use domain::{Document, Id};
use ledger::LedgerError;
use reading::{IntakeError, IntakeHints};
use serde::Serialize;
use thiserror::Error;

use crate::add_document::AddedDocument;
use crate::document_changes::{DocumentChanges, changes_between};
use crate::fetch::FetchFailure;
use crate::fetch_feeds::FetchWith;
use crate::fetch_page::fetch_page;
use crate::look_up::{LookUpError, Recorded};
use crate::page_checks::{CheckedPage, status_of_loss};
use crate::{AddDocument, AddOutcome, Desk, TakenDocument, TakenFile, add_file};

/// A page that was fetched again.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FetchedAgain {
    /// The version that it was compared with: the last that was here.
    pub document: Id,
    /// What came of it.
    #[serde(flatten)]
    pub outcome: AgainOutcome,
    /// The check that notes that the page is there again, where it was gone before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back: Option<Id>,
}

/// What came of fetching a page again.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum AgainOutcome {
    /// Its words are the same.
    Unchanged,
    /// Its words changed, and are kept as a new document.
    Changed {
        /// The new document.
        added: AddedDocument,
        /// What changed in it.
        changes: DocumentChanges,
    },
    /// Its bytes are again those of another document.
    Again {
        /// That document.
        id: Id,
    },
    /// It is gone.
    TakenDown {
        /// The check that found it gone first since it was there last.
        check: CheckedPage,
    },
}

impl FetchedAgain {
    /// The same as what became of a page that was to be added.
    pub fn into_added(self) -> AddOutcome {
        match self.outcome {
            AgainOutcome::Unchanged => AddOutcome::Known { id: self.document },
            AgainOutcome::Again { id } => AddOutcome::Known { id },
            AgainOutcome::Changed { added, .. } => AddOutcome::Added(added),
            AgainOutcome::TakenDown { check } => {
                let error = format!("{}; {} is kept as it was", check.loss(), self.document);
                AddOutcome::Refused { error }
            }
        }
    }
}

/// Why a page cannot be fetched again.
#[derive(Debug, Error)]
pub enum FetchAgainError {
    /// Its address is not known.
    #[error("{0} has no address; add the page with `forsooth add https://...`")]
    NoAddress(Id),
    /// It cannot be fetched.
    #[error(transparent)]
    Fetch(#[from] FetchFailure),
    /// What was fetched is no document.
    #[error("what stands there now cannot be taken in: {0}")]
    Intake(IntakeError),
    /// What was fetched is several documents.
    #[error("what stands there now holds several documents; add it with `forsooth add`")]
    Several,
    /// It is no article any more.
    #[error(
        "what stands there now looks like a page that asks to log in, so that it is no new version of {0}; log in, save the page and add the file"
    )]
    Wall(Id),
    /// It was refused.
    #[error("what stands there now cannot be kept: {0}")]
    Refused(String),
    /// Something cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger cannot be read or written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Fetches the page of a document again and compares it with its last version. That a page is gone
/// is noted on the day on which it was found so, and that it is there again too.
///
/// # Errors
///
/// The document has no address, or what stands there cannot be fetched or kept.
pub fn fetch_again(
    desk: &mut Desk,
    document: Id,
    with: &FetchWith<'_>,
) -> Result<FetchedAgain, FetchAgainError> {
    let last = last_version(desk, document)?;
    let url = last.record.url.clone().ok_or(FetchAgainError::NoAddress(last.id))?;
    let hints = IntakeHints {
        source: last.record.source.clone(),
        published: last.record.published,
        ..IntakeHints::default()
    };
    let file = match fetch_page(&url, &hints, last.record.said, with.web) {
        Ok(file) => file,
        Err(failure) => return taken_down(desk, &last, failure),
    };
    let taken = alone(file)?;
    let is_same = taken.text() == desk.text_of(&last)?.text;
    if !is_same && taken.is_wall() {
        return Err(FetchAgainError::Wall(last.id));
    }
    let outcome =
        if is_same { AgainOutcome::Unchanged } else { keep(desk, last.id, taken, (url, with))? };
    let back = desk.note_back(last.id)?;
    Ok(FetchedAgain { document: last.id, outcome, back })
}

/// What came of a page that cannot be fetched: it is gone, or nobody knows.
fn taken_down(
    desk: &mut Desk,
    last: &Recorded<Document>,
    failure: FetchFailure,
) -> Result<FetchedAgain, FetchAgainError> {
    // Where the words are those of a feed, the page itself was never there.
    let status = status_of_loss(&failure).filter(|_| !last.record.words_of_feed);
    let Some(status) = status else { return Err(failure.into()) };
    let check = desk.note_gone(last.id, status)?;
    let outcome = AgainOutcome::TakenDown { check };
    Ok(FetchedAgain { document: last.id, outcome, back: None })
}

/// Keeps a page that changed since a version of it.
fn keep(
    desk: &mut Desk,
    last: Id,
    taken: AddDocument,
    (url, with): (String, &FetchWith<'_>),
) -> Result<AgainOutcome, FetchAgainError> {
    let taken =
        TakenDocument { place: None, is_attached: false, taken: Ok(taken.later_than(last)) };
    let file = TakenFile { name: url, documents: vec![taken] };
    let handled = add_file(desk, file, with.read_with, &mut |_| ())?;
    match handled.into_iter().next().map(|handled| handled.outcome) {
        Some(AddOutcome::Added(added)) => {
            let changes = changes_between(desk, last, added.id)?;
            Ok(AgainOutcome::Changed { added, changes })
        }
        Some(AddOutcome::Known { id }) => Ok(AgainOutcome::Again { id }),
        Some(AddOutcome::Refused { error }) => Err(FetchAgainError::Refused(error)),
        None => Err(FetchAgainError::Several),
    }
}

/// The document that was taken in from an address, in its last version.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn document_at(desk: &Desk, url: &str) -> Result<Option<Id>, LedgerError> {
    let holding = desk.ledger.holding(url.trim(), domain::Kind::Document)?;
    let holding = crate::look_up::of_kind::<Document>(&holding);
    let at = |it: &&Recorded<Document>| it.record.url.as_deref() == Some(url.trim());
    Ok(holding.iter().rfind(at).map(|it| it.id))
}

/// The last version of a document, by the documents that name it as their earlier one.
fn last_version(desk: &Desk, document: Id) -> Result<Recorded<Document>, LookUpError> {
    let mut last = desk.look_up::<Document>(document)?;
    while let Some(later) = later_version(desk, last.id)? {
        last = later;
    }
    Ok(last)
}

/// A document and the later versions of its page, oldest first.
pub(crate) fn versions_from(desk: &Desk, document: Id) -> Result<Vec<Id>, LookUpError> {
    let (mut versions, mut last) = (vec![document], document);
    while let Some(later) = later_version(desk, last)? {
        last = later.id;
        versions.push(last);
    }
    Ok(versions)
}

/// The next version of a document, if its page was fetched again and had changed.
pub(crate) fn later_version(
    desk: &Desk,
    document: Id,
) -> Result<Option<Recorded<Document>>, LookUpError> {
    let naming = desk.citing::<Document>(document)?;
    Ok(naming.into_iter().rfind(|it| it.record.earlier == Some(document)))
}

fn alone(file: TakenFile) -> Result<AddDocument, FetchAgainError> {
    let mut documents = file.documents.into_iter();
    match (documents.next(), documents.next()) {
        (Some(document), None) => document.taken.map_err(FetchAgainError::Intake),
        _ => Err(FetchAgainError::Several),
    }
}
