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
        /// The earlier version whose words stand on the page again, where they do.
        #[serde(skip_serializing_if = "Option::is_none")]
        restores: Option<Id>,
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
    /// The new version of it, where there is one.
    pub(crate) const fn outcome_id(&self) -> Option<Id> {
        match &self.outcome {
            AgainOutcome::Changed { added, .. } => Some(added.id),
            AgainOutcome::Unchanged
            | AgainOutcome::Again { .. }
            | AgainOutcome::TakenDown { .. } => None,
        }
    }

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
    if taken.is_wall() && taken.text() != desk.text_of(&last)?.text {
        return Err(FetchAgainError::Wall(last.id));
    }
    let fetched = add_version(desk, &last, taken, with)?;
    let back = desk.note_back(last.id)?;
    Ok(FetchedAgain { back, ..fetched })
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

/// Keeps what stands in the place of a version of a page or an item now, and tells what changed.
pub(crate) fn add_version(
    desk: &mut Desk,
    last: &Recorded<Document>,
    taken: AddDocument,
    with: &FetchWith<'_>,
) -> Result<FetchedAgain, FetchAgainError> {
    let done = |outcome| Ok(FetchedAgain { document: last.id, outcome, back: None });
    if taken.text() == desk.text_of(last)?.text {
        return done(AgainOutcome::Unchanged);
    }
    let restores = restored(desk, last, taken.text())?;
    let taken =
        TakenDocument { place: None, is_attached: false, taken: Ok(taken.later_than(last.id)) };
    let name = last.record.url.clone().unwrap_or_default();
    let file = TakenFile { name, documents: vec![taken] };
    let handled = add_file(desk, file, with.read_with, &mut |_| ())?;
    match handled.into_iter().next().map(|handled| handled.outcome) {
        Some(AddOutcome::Added(added)) => {
            let changes = changes_between(desk, last.id, added.id)?;
            done(AgainOutcome::Changed { added, changes, restores })
        }
        Some(AddOutcome::Known { id }) => done(AgainOutcome::Again { id }),
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

/// The newest version before the last whose words are those that stand there now.
fn restored(desk: &Desk, last: &Recorded<Document>, text: &str) -> Result<Option<Id>, LookUpError> {
    let mut earlier = last.record.earlier;
    while let Some(id) = earlier {
        let version = match desk.look_up::<Document>(id) {
            Err(LookUpError::Erased { .. }) => return Ok(None),
            version => version?,
        };
        match desk.text_of(&version) {
            Ok(had) if had.text == text => return Ok(Some(id)),
            Ok(_) | Err(LookUpError::TextLost(_) | LookUpError::Erased { .. }) => (),
            Err(error) => return Err(error),
        }
        earlier = version.record.earlier;
    }
    Ok(None)
}

/// The last version of a document, by the documents that name it as their earlier one.
pub(crate) fn last_version(desk: &Desk, document: Id) -> Result<Recorded<Document>, LookUpError> {
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
