//! Showing a document: its text, what was read in it, and what rests on it.

use domain::{Document, Entry, Id, Kind, Recordable};
use serde::{Serialize, Serializer};

use crate::Desk;
use crate::document_changes::{DocumentChanges, changes_between};
use crate::fetch_again::versions_from;
use crate::find_copies::{DocumentCopies, find_copies};
use crate::list_entries::{ListedEntry, list_entry};
use crate::look_up::{LookUpError, Recorded};
use crate::page_checks::{CheckedPage, gone_since};

/// A document with what was read in it and what rests on it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownDocument {
    /// The document. Who wrote it is `written_by` in JSON, as `author` is who recorded it.
    #[serde(flatten, serialize_with = "apart_from_its_writer")]
    pub document: Recorded<Document>,
    /// Its text; every span points into it.
    pub content: String,
    /// What was read in it, in the order of the ledger.
    pub findings: Vec<Entry>,
    /// The documents that share its words, and which of them are copies.
    pub copies: DocumentCopies,
    /// What its outlet changed since the version before, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<DocumentChanges>,
    /// The version that its page held later, where that was fetched again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub later: Option<Id>,
    /// When its page was found gone, and when there again, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub page_checks: Vec<CheckedPage>,
    /// The judgments, forecasts, settlements and briefs that point into it.
    pub cited_by: Vec<CitingEntry>,
}

fn apart_from_its_writer<S: Serializer>(
    document: &Recorded<Document>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Written {
        #[serde(flatten)]
        document: Recorded<Document>,
        #[serde(skip_serializing_if = "Option::is_none")]
        written_by: Option<String>,
    }
    let mut document = document.clone();
    let written_by = document.record.author.take();
    Written { document, written_by }.serialize(serializer)
}

/// Something that points into a document, and where.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CitingEntry {
    /// What points.
    #[serde(flatten)]
    pub entry: ListedEntry,
    /// The places, as first byte and byte after the last.
    pub places: Vec<(usize, usize)>,
}

/// Shows a document.
///
/// # Errors
///
/// It cannot be looked up, or its text is lost.
pub fn show_document(desk: &Desk, id: Id) -> Result<ShownDocument, LookUpError> {
    let document = desk.look_up::<Document>(id)?;
    let content = desk.text_of(&document)?.text;
    let (findings, citing): (Vec<Entry>, Vec<Entry>) =
        desk.visible(desk.ledger.citing(id)?)?.into_iter().partition(is_finding);
    // A later version or a check of its page names it, and rests on nothing of it.
    let is_of_page =
        |entry: &Entry| is_later_version(id, entry) || entry.id.kind == Kind::PageCheck;
    let resting = citing.into_iter().filter(|entry| !is_of_page(entry));
    let cited_by = resting.map(|entry| citing_entry(id, entry)).collect();
    let copies = find_copies(desk, id)?;
    let earlier = match document.record.earlier {
        Some(earlier) if desk.is_erased(earlier)? => None,
        earlier => earlier,
    };
    let changes = earlier.map(|earlier| changes_between(desk, earlier, id)).transpose()?;
    let versions = versions_from(desk, id)?;
    let later = versions.get(1).copied();
    let page_checks = desk.checks_of_page(versions)?;
    Ok(ShownDocument { document, content, findings, copies, changes, later, page_checks, cited_by })
}

impl ShownDocument {
    /// The check by which its page is gone now, if it is.
    #[must_use]
    pub fn gone(&self) -> Option<&CheckedPage> {
        gone_since(&self.page_checks)
    }
}

fn is_finding(entry: &Entry) -> bool {
    entry.id.kind.is_finding()
}

fn is_later_version(document: Id, entry: &Entry) -> bool {
    Document::from_record(&entry.record).is_some_and(|it| it.earlier == Some(document))
}

fn citing_entry(document: Id, entry: Entry) -> CitingEntry {
    let passages = entry.record.passages();
    let here = passages.iter().filter(|passage| passage.document == document);
    let mut places: Vec<(usize, usize)> =
        here.map(|passage| (passage.span.start, passage.span.end)).collect();
    places.sort_unstable();
    places.dedup();
    CitingEntry { entry: list_entry(entry), places }
}
