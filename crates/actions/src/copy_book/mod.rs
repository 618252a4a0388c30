//! Which documents are copies of one another, followed entry by entry.
//!
//! It is worked out from the texts when it is first asked for, and afterwards from the documents
//! that were added since; a shelf beside the ledger keeps it, so that a desk that is opened again
//! goes on from there. Of a text its fingerprints are kept, and which others it shares much with;
//! the text itself is read again where it is compared.

mod following;
mod shelf;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::{Document, Entry, Id, Kind, Recordable};
use jiff::civil::Date;
use ledger::{LastEntry, LedgerError, ShelfError};
use text::copies::{
    COPY_SHARE, CopyIndex, Fingerprints, Kin, Shingles, containment, copied, is_variant,
};

use crate::Desk;
use crate::archive::FillingProgress;
use crate::look_up::LookUpError;
use shelf::Shelf;

pub use following::{fill_copies, rebuild_copies};

/// How many documents are kept at once, so that little is lost where following is interrupted.
const KEPT_AT_ONCE: u64 = 5_000;

/// So many documents of a story are held against others.
const TOLD_OF_A_STORY: usize = 16;

/// So many documents that share words with one are read again, those that share most.
const HELD_AGAINST: usize = 64;

/// From this share on a document of another day is a reprint: word for word, or nearly so.
const REPRINT_SHARE: f64 = 0.8;

/// A document that shares a passage with a text and is no copy of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sharing {
    pub(crate) document: Id,
    /// Whether it has nearly the same words, and says something else with them.
    pub(crate) is_variant: bool,
}

/// What a desk knows of the copies among its documents.
#[derive(Debug)]
pub(crate) struct CopyBook {
    /// How many entries it has followed.
    read_to: u64,
    /// The documents stand in it in the order of their numbers.
    index: CopyIndex<Shelf>,
}

impl CopyBook {
    /// The documents that tell one story with a document, itself among them, and those that it
    /// copies or is copied by though they tell another too; in the order of arrival.
    pub(crate) fn copies(&self, document: Id) -> Result<Vec<Id>, ShelfError> {
        let place = place_of(document);
        let kin = self.index.kin_of(place)?;
        let direct = kin.iter().filter(|it| it.is_copy()).map(|it| it.text);
        let story = self.index.story_of(place)?;
        let mut copies: Vec<usize> = story.into_iter().chain(direct).chain([place]).collect();
        copies.sort_unstable();
        copies.dedup();
        Ok(copies.into_iter().map(document_at).collect())
    }

    /// Of each of some documents those that copy it or that it copies, in the order of arrival. It
    /// hangs on the two alone: what is added later changes nothing between earlier ones.
    pub(crate) fn copied_with(
        &self,
        documents: impl Iterator<Item = Id>,
    ) -> Result<HashMap<Id, Vec<Id>>, ShelfError> {
        let places: Vec<usize> = documents.map(place_of).collect();
        let kin = self.index.kin_of_each(&places)?.into_iter();
        let copies = kin.map(|(place, kin)| {
            let copies = kin.into_iter().filter(|it| it.is_copy()).map(|it| document_at(it.text));
            (document_at(place), copies.collect())
        });
        Ok(copies.collect())
    }

    /// Whether two documents tell one story, or one is a copy of the other.
    pub(crate) fn are_copies(&self, one: Id, other: Id) -> Result<bool, ShelfError> {
        Ok(one == other || self.copies(one)?.contains(&other))
    }

    /// The documents that share a passage with a text, as a quotation of both, but for some.
    pub(crate) fn sharing(
        &self,
        desk: &Desk,
        shingles: &Shingles,
        but: &[Id],
    ) -> Result<Vec<Sharing>, LookUpError> {
        let compared = self.index.compare(&Fingerprints::of(shingles))?;
        let others = compared.candidates().iter().map(|it| document_at(it.text));
        let mut sharing = vec![];
        for document in others.filter(|it| !but.contains(it)).take(HELD_AGAINST) {
            let other = shingles_at(desk, place_of(document))?;
            if shingles.share_passage(&other) {
                let is_alike = copied(shingles, &other) >= COPY_SHARE;
                let is_variant = is_alike && is_variant(shingles, &other);
                sharing.push(Sharing { document, is_variant });
            }
        }
        sharing.sort_unstable_by_key(|it| it.document);
        Ok(sharing)
    }

    /// How many stories a document tells with its copies and with others that share its words: a
    /// digest copies stories that are none of one another.
    pub(crate) fn stories(
        &self,
        desk: &Desk,
        document: Id,
        others: &[Id],
    ) -> Result<usize, LookUpError> {
        let place = place_of(document);
        let story = self.index.story_of(place)?;
        let kin = self.index.kin_of(place)?.into_iter().filter(|it| it.is_copy());
        let elsewhere = kin.map(|it| it.text).filter(|text| story.binary_search(text).is_err());
        // Of a long story the first tell as much as all of them.
        let of_story = story.iter().take(TOLD_OF_A_STORY).copied();
        let asked = of_story.chain([place]).chain(elsewhere).map(document_at);
        let asked: BTreeSet<Id> = asked.chain(others.iter().copied()).collect();
        let asked: Vec<Id> = asked.into_iter().collect();
        Ok(self.independent(desk, &asked)?.len())
    }

    /// Of the pages that some documents are of, as many as are no copies of one another in any of
    /// these versions.
    pub(crate) fn independent(
        &self,
        desk: &Desk,
        documents: &[Id],
    ) -> Result<Vec<Id>, LookUpError> {
        let pages = documents.iter().map(|it| Ok((*it, desk.page_of(*it)?)));
        let pages: BTreeMap<Id, Id> = pages.collect::<Result<_, LookUpError>>()?;
        let mut told: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
        for (document, page) in &pages {
            let copies = self.copies(*document)?;
            let among = copies.iter().filter_map(|it| pages.get(it).copied());
            told.entry(*page).or_default().extend(among);
        }
        let mut told: Vec<(Id, BTreeSet<Id>)> = told.into_iter().collect();
        // A digest is a copy of each of its stories, which are none of one another.
        told.sort_by_key(|(page, copies)| (copies.len(), *page));
        let mut independent: Vec<Id> = vec![];
        for (page, copies) in told {
            if !independent.iter().any(|it| copies.contains(it)) {
                independent.push(page);
            }
        }
        Ok(independent)
    }

    /// The first document that tells the story that a document tells.
    pub(crate) fn story(&self, document: Id) -> Result<Id, ShelfError> {
        let first = self.index.story_of(place_of(document))?.into_iter().min();
        Ok(first.map_or(document, document_at))
    }

    /// Takes in the documents that the ledger holds up to a length.
    fn follow(
        &mut self,
        desk: &Desk,
        length: u64,
        progress: FillingProgress<'_>,
    ) -> Result<(), LookUpError> {
        let newest = desk.ledger.newest(Kind::Document, 0, 1)?.pop();
        let last = newest.map_or(0, |entry| entry.id.number);
        while self.reached(desk)? != Some(last) {
            self.index.store().keeping().begin()?;
            if let Err(error) = self.take_slice(desk, last, progress) {
                self.index.store().keeping().roll_back()?;
                return Err(error);
            }
        }
        self.read_to = length;
        Ok(())
    }

    /// The number of the last document that is in it; `None` where it is of another ledger.
    fn reached(&self, desk: &Desk) -> Result<Option<u64>, LookUpError> {
        let last = self.index.store().keeping().last_entry()?;
        let Some(LastEntry { sequence, sha256 }) = last else {
            return Ok(Some(0));
        };
        let entry = desk.ledger.entry_at(sequence)?.filter(|entry| entry.sha256 == sha256);
        Ok(entry.map(|entry| entry.id.number))
    }

    /// Takes in the next documents, and keeps them.
    fn take_slice(
        &mut self,
        desk: &Desk,
        last: u64,
        progress: FillingProgress<'_>,
    ) -> Result<(), LookUpError> {
        // Asked again, as another program may have written before this one could.
        let known = self.reached(desk)?;
        if known.is_none() {
            self.index.store().keeping().clear()?;
        }
        let reached = known.unwrap_or_default();
        for number in reached + 1..=last {
            let entry = desk.ledger.entry(Id { kind: Kind::Document, number })?;
            self.take(desk, entry.as_ref())?;
            progress(number, last);
            let is_enough = number == last || number - reached >= KEPT_AT_ONCE;
            if let Some(Entry { sequence, sha256, .. }) = entry.filter(|_| is_enough) {
                return Ok(self.index.store().keeping().commit(LastEntry { sequence, sha256 })?);
            }
        }
        Ok(self.index.store().keeping().roll_back()?)
    }

    /// Takes in a document; a number that none has is passed over with an empty text.
    fn take(&mut self, desk: &Desk, entry: Option<&Entry>) -> Result<(), LookUpError> {
        let shingles = shingles(desk, entry)?;
        let newcomer = self.index.compare(&Fingerprints::of(&shingles))?;
        let read = |place| shingles_at(desk, place);
        let mut kin = Kin::among(newcomer.candidates(), &shingles, read)?;
        if let Some(day) = entry.and_then(published) {
            kin = told_on(desk, day, &shingles, kin)?;
        }
        self.index.add(newcomer, &kin)?;
        Ok(())
    }
}

/// Those of the kin of a text of a day that may be copies of it: of another day only reprints are.
fn told_on(
    desk: &Desk,
    day: Date,
    shingles: &Shingles,
    kin: Vec<Kin>,
) -> Result<Vec<Kin>, LookUpError> {
    let mut told = vec![];
    for it in kin {
        let entry = desk.ledger.entry(document_at(it.text))?;
        let is_of_the_day = entry.as_ref().and_then(published).is_none_or(|other| other == day);
        let earlier = self::shingles(desk, entry.as_ref())?;
        if is_of_the_day || containment(shingles, &earlier) >= REPRINT_SHARE {
            told.push(it);
        }
    }
    Ok(told)
}

/// The day on which a document was published, where it is known.
fn published(entry: &Entry) -> Option<Date> {
    Document::from_record(&entry.record)?.published
}

/// The place of a document among the texts.
fn place_of(document: Id) -> usize {
    usize::try_from(document.number - 1).unwrap_or(usize::MAX)
}

fn document_at(place: usize) -> Id {
    Id { kind: Kind::Document, number: place as u64 + 1 }
}

/// The runs of words of the document at a place.
fn shingles_at(desk: &Desk, place: usize) -> Result<Shingles, LedgerError> {
    shingles(desk, desk.ledger.entry(document_at(place))?.as_ref())
}

/// The runs of words of a document; none where its text is lost, which `verify` tells.
fn shingles(desk: &Desk, entry: Option<&Entry>) -> Result<Shingles, LedgerError> {
    let Some(document) = entry.and_then(|entry| Document::from_record(&entry.record)) else {
        return Ok(Shingles::default());
    };
    let text = desk.ledger.content(&document.text)?.unwrap_or_default();
    Ok(Shingles::of(&String::from_utf8_lossy(&text)))
}
