//! Everything that is said, done, wanted, announced and asked between actors, kept in memory and
//! followed entry by entry.
//!
//! Nothing of it is stored: it is worked out from the ledger when it is first asked for, and
//! afterwards from what was recorded since. Each item knows when it was recorded and when it was
//! corrected, so that one book tells every earlier state of the desk.

use std::cell::Ref;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::{Document, Entry, Id, Record};
use jiff::Timestamp;
use jiff::civil::Date;
use reading::Gazetteer;

use super::finding::{Finding, Read, Reader};
use super::party::{Names, Party};
use super::{Cut, PairSide};
use crate::Desk;
use crate::look_up::LookUpError;

/// How many entries are read from the ledger at once.
const AT_ONCE: usize = 5_000;

/// What a desk remembers of what is between actors.
#[derive(Clone, Debug, Default)]
pub(crate) struct PairBook {
    /// How many entries it has followed.
    read_to: u64,
    gazetteer: Option<Arc<Gazetteer>>,
    names: Names,
    documents: HashMap<Id, Document>,
    /// The items, oldest first.
    items: Vec<BookItem>,
    /// The items that an actor is a party to.
    by_party: HashMap<String, Vec<usize>>,
    by_sequence: BTreeMap<u64, usize>,
    /// What became of scheduled events and questions, in the order it was recorded.
    later: HashMap<Id, Vec<Later>>,
}

/// An item between actors.
#[derive(Clone, Debug)]
pub(crate) struct BookItem {
    pub(crate) id: Id,
    pub(crate) sequence: u64,
    pub(crate) recorded_at: Timestamp,
    corrected_at: Option<Timestamp>,
    pub(crate) finding: Finding,
    pub(crate) document: Option<Id>,
    pub(crate) published: Option<Date>,
    pub(crate) date: Option<Date>,
    pub(crate) from: Vec<Party>,
    pub(crate) to: Vec<Party>,
    /// Those it names besides; of a mutual one, all who take part.
    pub(crate) about: Vec<Party>,
    /// Whether it is between its parties, rather than from some to others.
    pub(crate) is_mutual: bool,
    pub(crate) words: String,
    pub(crate) notes: Vec<String>,
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

impl BookItem {
    /// Whether it was recorded, and not yet corrected, as of a moment, and its days had come.
    pub(crate) fn is_known(&self, cut: &Cut) -> bool {
        let is_corrected = self.corrected_at.is_some_and(|at| cut.knows(at));
        let date = self.date.filter(|_| !self.finding.may_lie_ahead());
        cut.knows(self.recorded_at)
            && !is_corrected
            && cut.has_come(self.published)
            && cut.has_come(date)
    }

    /// The day by which it is put in order.
    pub(crate) fn day(&self) -> Date {
        self.date.or(self.published).unwrap_or_else(|| crate::moment::day(self.recorded_at))
    }

    /// Whether its document was published by a day.
    pub(crate) fn was_told_by(&self, day: Date) -> bool {
        self.published.is_none_or(|published| published <= day)
    }

    /// It in words.
    pub(crate) fn told(&self) -> String {
        match self.finding {
            Finding::Position { stance, .. } => format!("{} {}", stance.word(), self.words),
            Finding::Statement
            | Finding::Event { .. }
            | Finding::Relation
            | Finding::Schedule
            | Finding::Question => self.words.clone(),
        }
    }

    pub(crate) fn parties(&self) -> impl Iterator<Item = &Party> {
        self.from.iter().chain(&self.to).chain(&self.about)
    }
}

impl PairBook {
    /// The items to which both sides are parties, oldest first.
    pub(crate) fn between(&self, first: &PairSide, second: &PairSide) -> Vec<&BookItem> {
        let (one, other) = (self.places(first), self.places(second));
        let both = one.iter().filter(|place| other.binary_search(place).is_ok());
        both.map(|place| &self.items[*place]).collect()
    }

    /// All items, oldest first.
    pub(crate) fn items(&self) -> &[BookItem] {
        &self.items
    }

    /// What had become of a scheduled event or question as of a moment, in words.
    pub(crate) fn became(&self, id: Id, cut: &Cut) -> Option<String> {
        let later = self.later.get(&id)?.iter().filter(|it| cut.knows(it.at));
        let later: Vec<&Later> = later.collect();
        let is_undone = |it: &&&Later| later.iter().any(|undoing| undoing.undoes == Some(it.id));
        let standing = later.iter().filter(|it| !is_undone(it));
        standing.filter_map(|it| it.words.clone()).next_back()
    }

    fn places(&self, side: &PairSide) -> Vec<usize> {
        let places = side.keys().filter_map(|key| self.by_party.get(&key)).flatten();
        let mut places: Vec<usize> = places.copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Takes in what the ledger holds up to a length.
    fn follow(&mut self, desk: &Desk, length: u64) -> Result<(), LookUpError> {
        while self.read_to < length {
            let entries = desk.ledger.next_entries(self.read_to, AT_ONCE)?;
            let Some(last) = entries.last() else { break };
            self.read_to = last.sequence;
            for entry in entries {
                self.take(&entry);
            }
        }
        Ok(())
    }

    fn take(&mut self, entry: &Entry) {
        if let Some(corrected) = entry.corrects {
            self.correct(corrected, entry.recorded_at);
        }
        if let Record::Document(document) = &entry.record {
            self.documents.insert(entry.id, document.clone());
        }
        if let Some(read) = self.read(&entry.record) {
            self.put(entry, read);
        }
        if let Some((about, words, undoes)) = later(&entry.record) {
            let (id, at) = (entry.id, entry.recorded_at);
            let later = Later { id, at, words, undoes };
            self.later.entry(about).or_default().push(later);
        }
    }

    fn correct(&mut self, sequence: u64, at: Timestamp) {
        if let Some(place) = self.by_sequence.get(&sequence) {
            self.items[*place].corrected_at.get_or_insert(at);
        }
    }

    fn put(&mut self, entry: &Entry, read: Read) {
        let place = self.items.len();
        let Read { finding, document, published, date, from, to, about, .. } = read;
        let item = BookItem {
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
            is_mutual: read.is_mutual,
            words: read.words,
            notes: read.notes,
        };
        let mut keys: Vec<String> = item.parties().flat_map(Party::keys).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            self.by_party.entry(key).or_default().push(place);
        }
        self.by_sequence.insert(entry.sequence, place);
        self.items.push(item);
    }

    /// What a record says of actors, if it is of a kind that does.
    fn read(&mut self, record: &Record) -> Option<Read> {
        let document = record.read_in().and_then(|id| self.documents.get(&id));
        let gazetteer = self.gazetteer.as_deref().unwrap_or(Gazetteer::built_in());
        let mut reader = Reader { names: &mut self.names, gazetteer, document };
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

impl Desk {
    /// What is between actors as the ledger now stands, with the actors that a table knows.
    pub(crate) fn pair_book(
        &self,
        gazetteer: Option<&Arc<Gazetteer>>,
    ) -> Result<Ref<'_, PairBook>, LookUpError> {
        let length = self.ledger.length()?;
        let is_another = match (&self.pairs.borrow().gazetteer, gazetteer) {
            (None, None) => false,
            (Some(known), Some(asked)) => !Arc::ptr_eq(known, asked),
            (Some(_), None) | (None, Some(_)) => true,
        };
        if is_another {
            self.pairs.replace(PairBook { gazetteer: gazetteer.cloned(), ..PairBook::default() });
        }
        if self.pairs.borrow().read_to < length {
            self.pairs.borrow_mut().follow(self, length)?;
        }
        Ok(self.pairs.borrow())
    }
}
