//! Which documents are copies of one another, kept in memory and followed entry by entry.
//!
//! Nothing of it is stored: it is worked out from the texts when it is first asked for, and
//! afterwards from the documents that were added since. Of a text its fingerprints are remembered,
//! and which others it shares much with; the text itself is read again where it is compared.

use std::cell::Ref;

use domain::{Document, Id, Kind};
use text::copies::{Candidate, CopyIndex, Fingerprints, Kin, Shingles, Stories};

use crate::Desk;
use crate::look_up::{LookUpError, of_kind};

/// What a desk remembers of its documents.
#[derive(Clone, Debug, Default)]
pub(crate) struct CopyBook {
    /// How many entries it has followed.
    read_to: u64,
    /// The documents in the order of their arrival, which is that of their ids.
    documents: Vec<Id>,
    index: CopyIndex,
    stories: Stories,
}

impl CopyBook {
    /// The documents that tell one story with a document, itself among them, and those that it
    /// copies or is copied by though they tell another too; in the order of arrival.
    pub(crate) fn copies(&self, document: Id) -> Vec<Id> {
        let Some(place) = self.place(document) else { return vec![document] };
        let direct = self.stories.kin_of(place).iter().filter(|it| it.is_copy());
        let story = self.stories.story_of(place).iter().copied();
        let mut copies: Vec<usize> = story.chain(direct.map(|it| it.text)).collect();
        copies.sort_unstable();
        copies.dedup();
        copies.into_iter().map(|place| self.documents[place]).collect()
    }

    /// Whether two documents tell one story, or one is a copy of the other.
    pub(crate) fn are_copies(&self, one: Id, other: Id) -> bool {
        one == other || self.copies(one).contains(&other)
    }

    /// The documents that share some words in a row with a text, as a quotation of both.
    pub(crate) fn sharing(&self, shingles: &Shingles) -> Vec<Id> {
        let candidates = self.index.candidates(&Fingerprints::of(shingles));
        let mut places: Vec<usize> = candidates.iter().map(|it| it.text).collect();
        places.sort_unstable();
        places.into_iter().map(|place| self.documents[place]).collect()
    }

    /// Of some documents, each once, as many as are no copies of one another.
    pub(crate) fn independent(&self, documents: &[Id]) -> Vec<Id> {
        let copies_there = |document: Id| {
            let mut copies = self.copies(document);
            copies.retain(|it| documents.contains(it));
            copies
        };
        let mut told: Vec<(Vec<Id>, Id)> =
            documents.iter().map(|document| (copies_there(*document), *document)).collect();
        // A digest is a copy of each of its stories, which are none of one another.
        told.sort_by_key(|(copies, document)| (copies.len(), *document));
        let mut independent: Vec<Id> = vec![];
        for (copies, document) in told {
            if !independent.iter().any(|it| copies.contains(it)) {
                independent.push(document);
            }
        }
        independent
    }

    /// What is known of some documents alone, whatever else the desk holds.
    pub(crate) fn among(
        desk: &Desk,
        documents: impl IntoIterator<Item = Id>,
    ) -> Result<Self, LookUpError> {
        let mut documents: Vec<Id> = documents.into_iter().collect();
        documents.sort_unstable();
        documents.dedup();
        let mut book = Self::default();
        for id in documents {
            let shingles = desk.shingles(&desk.look_up::<Document>(id)?.record)?;
            book.take(desk, id, &shingles)?;
        }
        Ok(book)
    }

    /// The first document that tells the story that a document tells.
    pub(crate) fn story(&self, document: Id) -> Id {
        let Some(place) = self.place(document) else { return document };
        let first = self.stories.story_of(place).iter().copied().min();
        first.map_or(document, |first| self.documents[first])
    }

    fn place(&self, document: Id) -> Option<usize> {
        self.documents.binary_search(&document).ok()
    }

    /// Takes in the documents that the ledger holds up to a length.
    fn follow(&mut self, desk: &Desk, length: u64) -> Result<(), LookUpError> {
        let entries = desk.ledger.entries_after(self.read_to, &[Kind::Document])?;
        for document in of_kind::<Document>(&entries) {
            if self.documents.last().is_none_or(|last| *last < document.id) {
                self.take(desk, document.id, &desk.shingles(&document.record)?)?;
            }
        }
        self.read_to = length;
        Ok(())
    }

    fn take(&mut self, desk: &Desk, id: Id, shingles: &Shingles) -> Result<(), LookUpError> {
        let fingerprints = Fingerprints::of(shingles);
        let candidates: Vec<Candidate> = self.index.candidates(&fingerprints);
        let read =
            |place: usize| desk.shingles(&desk.look_up::<Document>(self.documents[place])?.record);
        let kin = Kin::among(&candidates, shingles, read)?;
        self.index.add(&fingerprints);
        self.stories.add(&kin);
        self.documents.push(id);
        Ok(())
    }
}

impl Desk {
    /// What is known of copies as the ledger now stands.
    pub(crate) fn copy_book(&self) -> Result<Ref<'_, CopyBook>, LookUpError> {
        let length = self.ledger.length()?;
        if self.copies.borrow().read_to < length {
            self.copies.borrow_mut().follow(self, length)?;
        }
        Ok(self.copies.borrow())
    }

    /// The runs of words of a document; none where its text is lost, which `verify` tells.
    fn shingles(&self, document: &Document) -> Result<Shingles, LookUpError> {
        let text = self.ledger.content(&document.text)?.unwrap_or_default();
        Ok(Shingles::of(&String::from_utf8_lossy(&text)))
    }
}
