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

use super::book_item::BookItem;
use super::finding::{Days, Finding, Read, Reader};
use super::names::Names;
use super::party::{Party, fold};
use super::{Cut, PairSide};
use crate::Desk;
use crate::look_up::LookUpError;

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
    names: Names,
    /// The days of the documents.
    days: HashMap<Id, Days>,
    /// The items, oldest first.
    items: Vec<BookItem>,
    /// The items that an actor is a party to.
    by_party: HashMap<String, Vec<usize>>,
    /// The items that announce something for a day.
    scheduled: HashMap<Date, Vec<usize>>,
    /// What became of scheduled events and questions, in the order it was recorded.
    later: HashMap<Id, Vec<Later>>,
}

/// Something recorded later about an item.
#[derive(Clone, Debug)]
struct Later {
    id: Id,
    at: Timestamp,
    /// It in words; none where it undoes another.
    words: Option<String>,
    undoes: Option<Id>,
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

    /// When something was recorded of what became of a scheduled event or question.
    pub(super) fn changed_at(&self, id: Id) -> impl Iterator<Item = Timestamp> {
        self.later.get(&id).into_iter().flatten().map(|later| later.at)
    }

    /// What had become of a scheduled event or question as of a moment, in words. What is scheduled
    /// may have been announced by several: what became of one became of all.
    pub(crate) fn became(&self, item: &BookItem, cut: &Cut) -> Option<String> {
        self.noted(item.id, cut).or_else(|| {
            let others = || self.announced_again(item, cut);
            let noted = others().filter_map(|it| self.noted(it.id, cut)).next_back();
            noted.or_else(|| others().filter_map(BookItem::fate_read).next_back())
        })
    }

    /// The other announcements of what an item announces, as they were known at a moment.
    fn announced_again<'a>(
        &'a self,
        item: &'a BookItem,
        cut: &'a Cut,
    ) -> impl DoubleEndedIterator<Item = &'a BookItem> {
        let places = item.date.and_then(|day| self.scheduled.get(&day)).into_iter().flatten();
        let others = places.map(|place| &self.items[*place]);
        others.filter(|it| it.id != item.id && it.is_known(cut) && it.announces_the_same(item))
    }

    /// What the desk had noted of one of them.
    fn noted(&self, id: Id, cut: &Cut) -> Option<String> {
        let later = self.later.get(&id)?.iter().filter(|it| cut.knows(it.at));
        let later: Vec<&Later> = later.collect();
        let is_undone = |it: &&&Later| later.iter().any(|undoing| undoing.undoes == Some(it.id));
        let standing = later.iter().filter(|it| !is_undone(it));
        standing.filter_map(|it| it.words.clone()).next_back()
    }

    /// The items to which one of some actors is a party, oldest first.
    pub(crate) fn of_any<'a>(&self, actors: impl Iterator<Item = &'a str>) -> Vec<&BookItem> {
        let keys = actors.flat_map(|key| [key.to_owned(), fold(key)]);
        self.places(keys).into_iter().map(|place| &self.items[place]).collect()
    }

    fn places(&self, keys: impl Iterator<Item = String>) -> Vec<usize> {
        let places = keys.filter_map(|key| self.by_party.get(&key)).flatten();
        let mut places: Vec<usize> = places.copied().collect();
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
        if let (Finding::Schedule { .. }, Some(day)) = (item.finding, item.date) {
            self.scheduled.entry(day).or_default().push(self.items.len());
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
        Some(BookItem {
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

/// What a record says later of another: of what, in words, and what it undoes.
fn later(record: &Record) -> Option<(Id, Option<String>, Option<Id>)> {
    if let Record::ScheduleChange(change) = record {
        Some((change.scheduled, Some(change.fate.words()), None))
    } else if let Record::Settlement(settlement) = record {
        let words = format!("settled: {}", settlement.resolution.words());
        Some((settlement.question, Some(words), None))
    } else if let Record::Reopening(reopening) = record {
        Some((reopening.question, None, Some(reopening.settlement)))
    } else {
        None
    }
}
