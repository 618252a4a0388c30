//! What judgments, forecasts and briefs rest on, and which of these documents were fetched again
//! and had changed since, or were gone.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Document, Entry, Id, Kind, PageCheck, Recordable as _};

use crate::Desk;
use crate::fetch_again::later_version;
use crate::look_up::LookUpError;
use crate::viewer::Sight;

/// Which documents things rest on, and of which of these the page changed or was gone.
#[derive(Clone, Debug, Default)]
pub(super) struct Grounds {
    /// For a judgment, a forecast or a brief, the documents whose words it quotes.
    documents: BTreeMap<Id, BTreeSet<Id>>,
    /// Whether the page of a document changed or was gone, for each on which something rests.
    has_changed: BTreeMap<Id, bool>,
}

impl Grounds {
    /// Takes in what entries rest on, and which versions of pages came.
    pub(super) fn take(&mut self, desk: &Desk, entries: &[Entry]) -> Result<(), LookUpError> {
        for entry in entries {
            if let Some(document) = Document::from_record(&entry.record) {
                self.has_changed.extend(document.earlier.map(|earlier| (earlier, true)));
            } else if let Some(check) = PageCheck::from_record(&entry.record) {
                self.has_changed.insert(check.document, true);
            } else if matches!(entry.id.kind, Kind::Judgment | Kind::Forecast | Kind::Brief) {
                let passages = entry.record.passages().into_iter();
                self.rests(desk, entry.id, passages.map(|passage| passage.document))?;
            }
        }
        Ok(())
    }

    /// Takes in the documents that something rests on.
    pub(super) fn rests(
        &mut self,
        desk: &Desk,
        id: Id,
        documents: impl Iterator<Item = Id>,
    ) -> Result<(), LookUpError> {
        let documents: BTreeSet<Id> = documents.collect();
        for document in &documents {
            if !self.has_changed.contains_key(document) {
                let has_changed = later_version(desk, *document)?.is_some()
                    || !desk.citing::<PageCheck>(*document)?.is_empty();
                self.has_changed.insert(*document, has_changed);
            }
        }
        if !documents.is_empty() {
            self.documents.insert(id, documents);
        }
        Ok(())
    }

    /// Drops what somebody may not see.
    pub(super) fn keep_seen(&mut self, sight: &Sight) {
        self.documents.retain(|id, _| sight.shows(*id));
    }

    /// What rests on words of a page that had changed or was gone when it was fetched again; whether
    /// it were those words that changed is not known yet.
    pub(super) fn on_changed_pages(&self) -> impl Iterator<Item = Id> {
        let changed = |document: &Id| self.has_changed.get(document).copied().unwrap_or(false);
        let shaken = self.documents.iter().filter(move |(_, them)| them.iter().any(changed));
        shaken.map(|(id, _)| *id)
    }
}
