//! Everything that is said, done, wanted, announced and asked between actors, kept in memory and
//! followed entry by entry.
//!
//! Nothing of it is stored: it is worked out from the ledger when it is first asked for, and
//! afterwards from what was recorded since. Each item knows when it was recorded and when it was
//! corrected, so that one book tells every earlier state of the desk.

use std::collections::HashMap;
use std::sync::Arc;

use domain::{Entry, Id, Kind, Record};
use jiff::Timestamp;
use jiff::civil::Date;
use rayon::prelude::*;
use reading::Gazetteer;

use super::became::{Later, later};
use super::book_item::BookItem;
use super::finding::{Days, Finding, Read, Reader};
use super::names::Names;
use super::party::{Party, fold};
use super::{Cut, PairSide};
use crate::Desk;
use crate::look_up::LookUpError;
use crate::told_once::Version;
use crate::viewer::Sight;

/// How many entries are read from the ledger at once.
const AT_ONCE: usize = 10_000;

/// The kinds of entries that say something between actors, or of what does.
const KINDS: [Kind; 10] = [
    Kind::Document,
    Kind::Statement,
    Kind::Event,
    Kind::Position,
    Kind::Relation,
    Kind::ScheduledEvent,
    Kind::Question,
    Kind::ScheduleChange,
    Kind::Settlement,
    Kind::Reopening,
];

/// What a desk remembers of what is between actors.
#[derive(Debug, Default)]
pub(crate) struct PairBook {
    /// How many entries it has followed.
    pub(super) read_to: u64,
    pub(super) gazetteer: Option<Arc<Gazetteer>>,
    pub(super) names: Names,
    /// The days of the documents.
    days: HashMap<Id, Days>,
    /// The next versions of documents whose pages were fetched again.
    versions: HashMap<Id, Version>,
    /// The items, oldest first.
    pub(super) items: Vec<BookItem>,
    /// The items that an actor is a party to.
    by_party: HashMap<String, Vec<usize>>,
    /// The items that announce something for a day.
    pub(super) scheduled: HashMap<Date, Vec<usize>>,
    /// The items that tell of something moved from a day.
    pub(super) moved: HashMap<Date, Vec<usize>>,
    /// The events of a day.
    pub(super) happened: HashMap<Date, Vec<usize>>,
    /// The events of a document that are planned, put off or cancelled.
    pub(super) planned: HashMap<Id, Vec<usize>>,
    /// What became of scheduled events and questions, in the order it was recorded.
    pub(super) later: HashMap<Id, Vec<Later>>,
    /// What whoever asks may see of it.
    pub(super) sight: Arc<Sight>,
}

impl PairBook {
    /// An empty book of actors that a table knows.
    pub(super) fn knowing(gazetteer: Option<Arc<Gazetteer>>) -> Self {
        Self { gazetteer, ..Self::default() }
    }

    /// The items to which both sides are parties, oldest first.
    pub(crate) fn between(&self, first: &PairSide, second: &PairSide) -> Vec<&BookItem> {
        let (one, other) = (self.places(first.keys()), self.places(second.keys()));
        let both = one.iter().filter(|place| other.binary_search(place).is_ok());
        both.map(|place| &self.items[*place]).collect()
    }

    /// All items, oldest first.
    pub(crate) fn items(&self) -> &[BookItem] {
        &self.items
    }

    /// The next version of a document, as it was known at a moment.
    pub(crate) fn next_version(&self, document: Id, cut: &Cut) -> Option<Version> {
        let next = self.versions.get(&document).copied();
        next.filter(|it| cut.knows(it.recorded_at) && cut.has_come(it.published))
    }

    /// When the next version of a document was recorded.
    pub(super) fn version_recorded_at(&self, document: Id) -> Option<Timestamp> {
        self.versions.get(&document).map(|it| it.recorded_at)
    }

    /// The items to which one of some actors is a party, oldest first.
    pub(crate) fn of_any<'a>(&self, actors: impl Iterator<Item = &'a str>) -> Vec<&BookItem> {
        let keys = actors.flat_map(|key| [key.to_owned(), fold(key)]);
        self.places(keys).into_iter().map(|place| &self.items[place]).collect()
    }

    fn places(&self, keys: impl Iterator<Item = String>) -> Vec<usize> {
        let places = keys.filter_map(|key| self.by_party.get(&key)).flatten();
        let is_seen = |place: &usize| self.sight.shows(self.items[*place].id);
        let mut places: Vec<usize> = places.copied().filter(is_seen).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Takes in what the ledger holds up to a length.
    pub(super) fn follow(&mut self, desk: &Desk, length: u64) -> Result<(), LookUpError> {
        while self.read_to < length {
            let entries = desk.ledger.next_of(self.read_to, &KINDS, AT_ONCE)?;
            let last = entries.last().map(|entry| entry.sequence);
            let is_whole = entries.len() < AT_ONCE;
            self.read_to = last.unwrap_or(length).max(if is_whole { length } else { 0 });
            self.take(&entries);
        }
        Ok(())
    }

    fn take(&mut self, entries: &[Entry]) {
        for entry in entries {
            if let Record::Document(document) = &entry.record {
                let days = Days { said: document.said, published: document.published };
                self.days.insert(entry.id, days);
                if let Some(earlier) = document.earlier {
                    let version = Version::of(entry.id, document, entry.recorded_at);
                    self.versions.insert(earlier, version);
                }
            }
        }
        // Whom names stand for takes longest, and hangs on no other entry.
        let items: Vec<Option<BookItem>> = entries.par_iter().map(|it| self.item(it)).collect();
        for (entry, item) in entries.iter().zip(items) {
            if let Some(corrected) = entry.corrects {
                self.correct(corrected, entry.recorded_at);
            }
            if let Some(item) = item.filter(BookItem::is_between) {
                self.put(item);
            }
            if let Some((about, words, undoes)) = later(&entry.record) {
                let (id, at) = (entry.id, entry.recorded_at);
                let later = Later { id, at, words, undoes };
                self.later.entry(about).or_default().push(later);
            }
        }
    }

    fn correct(&mut self, sequence: u64, at: Timestamp) {
        if let Ok(place) = self.items.binary_search_by_key(&sequence, |item| item.sequence) {
            self.items[place].corrected_at.get_or_insert(at);
        }
    }

    fn put(&mut self, item: BookItem) {
        let mut keys: Vec<String> = item.parties().flat_map(Party::keys).collect();
        keys.sort_unstable();
        keys.dedup();
        let by_day = match item.finding {
            Finding::Schedule { moved_from, .. } => {
                if let Some(day) = moved_from {
                    self.moved.entry(day).or_default().push(self.items.len());
                }
                Some(&mut self.scheduled)
            }
            Finding::Event { .. } => Some(&mut self.happened),
            Finding::Statement
            | Finding::Position { .. }
            | Finding::Relation
            | Finding::Question => None,
        };
        if let (Some(by_day), Some(day)) = (by_day, item.date) {
            by_day.entry(day).or_default().push(self.items.len());
        }
        if let (true, Some(document)) = (item.is_planned(), item.document) {
            self.planned.entry(document).or_default().push(self.items.len());
        }
        for key in keys {
            self.by_party.entry(key).or_default().push(self.items.len());
        }
        self.items.push(item);
    }

    /// What an entry says of actors, if it is of a kind that does. Its document was followed.
    pub(crate) fn item(&self, entry: &Entry) -> Option<BookItem> {
        let Read { finding, document, published, date, from, to, about, is_mutual, words, notes } =
            self.read(&entry.record)?;
        let print = finding.print(&words);
        Some(BookItem {
            print,
            id: entry.id,
            sequence: entry.sequence,
            recorded_at: entry.recorded_at,
            corrected_at: None,
            finding,
            document,
            published,
            date,
            from,
            to,
            about,
            is_mutual,
            words,
            notes,
        })
    }

    fn read(&self, record: &Record) -> Option<Read> {
        let days = record.read_in().and_then(|id| self.days.get(&id)).copied();
        let gazetteer = self.gazetteer.as_deref().unwrap_or(Gazetteer::built_in());
        let reader = Reader { names: &self.names, gazetteer, days };
        if let Record::Statement(found) = record {
            Some(reader.statement(found))
        } else if let Record::Event(found) = record {
            Some(reader.event(found))
        } else if let Record::Position(found) = record {
            Some(reader.position(found))
        } else if let Record::Relation(found) = record {
            Some(reader.relation(found))
        } else if let Record::ScheduledEvent(found) = record {
            Some(reader.scheduled(found))
        } else if let Record::Question(question) = record {
            Some(reader.question(question))
        } else {
            None
        }
    }
}
