//! An item of a job: one piece of its work, which is done, was done already, or fails by itself.

use domain::Id;
use serde::{Deserialize, Serialize};

use super::kind::counted;
use crate::{AddOutcome, CataloguedNote, HandledDocument};

/// One piece of a job's work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobItem {
    /// What people call it: a file as it was named, or a feed.
    pub name: String,
    /// By what the job finds it again, where the name does not tell.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
}

/// How an item ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemEnd {
    /// The documents that were added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Id>,
    /// The documents that were there already.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub known: Vec<Id>,
    /// What failed in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub failures: Vec<ItemFailure>,
    /// What else is to be said of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<String>,
}

/// Something that failed in an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemFailure {
    /// Where in the item, as "line 3"; nothing where all of it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Why, and what to do.
    pub error: String,
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemState {
    /// Its turn is yet to come.
    Waiting,
    /// It is done.
    Done,
    /// There was nothing to do, as all of it was there already.
    Skipped,
    /// It failed, or a part of it did.
    Failed,
}

/// What working at an item came to.
#[derive(Debug, Default)]
pub(crate) struct Worked {
    /// The documents that it held.
    pub(crate) handled: Vec<HandledDocument>,
    /// What was taken up from the note that it is.
    pub(crate) catalogued: Option<CataloguedNote>,
    /// What failed besides.
    pub(crate) failures: Vec<ItemFailure>,
    /// What else is to be said of it.
    pub(crate) told: Vec<String>,
}

impl ItemEnd {
    /// Where an item stands that ended so.
    pub fn state(&self) -> ItemState {
        if !self.failures.is_empty() {
            ItemState::Failed
        } else if self.added.is_empty() && !self.known.is_empty() {
            ItemState::Skipped
        } else {
            ItemState::Done
        }
    }

    fn take_note(&mut self, note: &CataloguedNote) {
        if !note.was_kept {
            self.added.push(note.document);
        } else if note.new.is_empty() {
            self.known.push(note.document);
        }
        let (new, known) = (note.new.len(), note.known);
        self.told.push(format!("{}, {known} known", counted(new, "new prediction")));
    }
}

impl ItemFailure {
    /// A failure of a whole item.
    pub(crate) fn whole(error: impl Into<String>) -> Self {
        Self { place: None, error: error.into() }
    }
}

impl Worked {
    /// An item that failed as a whole.
    pub(crate) fn failed(error: impl Into<String>) -> Self {
        Self { failures: vec![ItemFailure::whole(error)], ..Self::default() }
    }

    /// How the item ended.
    pub(crate) fn end(&self) -> ItemEnd {
        let (failures, told) = (self.failures.clone(), self.told.clone());
        let mut end = ItemEnd { failures, told, ..ItemEnd::default() };
        if let Some(note) = &self.catalogued {
            end.take_note(note);
        }
        for document in &self.handled {
            match &document.outcome {
                AddOutcome::Added(added) => end.added.push(added.id),
                AddOutcome::Known { id } => end.known.push(*id),
                AddOutcome::Refused { error } => {
                    let (place, error) = (document.place.clone(), error.clone());
                    end.failures.push(ItemFailure { place, error });
                }
            }
        }
        end
    }
}
