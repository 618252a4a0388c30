//! What is known of a ledger in the turn of a writer, so that its engine is asked for it once.
//!
//! Nobody else writes in that turn: what was read in it stays true, and what was added is known. A
//! batch is one turn, and each who writes in it learns of their own until what they wrote is left to
//! the batch; of what is taken back nothing is remembered.

use std::collections::{HashMap, HashSet};

use domain::{Digest, Id, Kind};

use crate::canonical::Envelope;
use crate::store::{NewRows, Store, StoreFault, Table, Value};
use crate::transparency::{Author, Tip, Tree};

/// So many ids are looked up in one sentence at most.
const IDS_AT_ONCE: usize = 16;

/// So many rows are gathered at most before the engine gets them.
const ROWS_AT_ONCE: usize = 4096;

/// So many bytes of entries are gathered at most.
const BYTES_AT_ONCE: usize = 4 << 20;

/// What is known of a ledger.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Where it ends.
    pub(crate) tip: Tip,
    /// The last number of each kind that was asked for.
    numbers: HashMap<Kind, u64>,
    /// Entries that are there.
    ids: HashSet<Id>,
    /// Where the log stands with each author who was asked for.
    authors: HashMap<String, Author>,
}

/// The entry that the next one follows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Last {
    pub(crate) sequence: u64,
    pub(crate) recorded_at: i64,
    pub(crate) sha256: Digest,
}

/// What one writer adds in a turn: rows that are handed to the engine together, and what is known
/// with them.
#[derive(Debug)]
pub(crate) struct Adding<'turn> {
    store: &'turn dyn Store,
    /// What is known without them.
    known: &'turn mut Known,
    /// What is known of them, and was asked for them.
    learned: Known,
    rows: NewRows,
    bytes: usize,
}

impl Known {
    /// What is known where no more is known than where it ends.
    pub(crate) fn of(tip: Tip) -> Self {
        Self { tip, ..Self::default() }
    }
}

impl<'turn> Adding<'turn> {
    /// Begins to add at the end of a ledger.
    pub(crate) fn to(known: &'turn mut Known, store: &'turn dyn Store) -> Self {
        let learned = Known::of(known.tip.clone());
        Self { store, known, learned, rows: NewRows::default(), bytes: 0 }
    }

    /// The last entry.
    pub(crate) fn last(&self) -> Option<Last> {
        self.learned.tip.last
    }

    /// The tree as it grew.
    pub(crate) fn tree(&mut self) -> &mut Tree {
        &mut self.learned.tip.tree
    }

    /// The number of the next entry of a kind.
    pub(crate) fn next_number(&mut self, kind: Kind) -> Result<u64, StoreFault> {
        let known = self.learned.numbers.get(&kind).or_else(|| self.known.numbers.get(&kind));
        if let Some(number) = known {
            return Ok(number + 1);
        }
        let sql = "SELECT coalesce(max(number), 0) FROM entry WHERE kind = ?";
        let number = self.store.one(sql, &[kind.prefix().into()])?;
        self.learned.numbers.insert(kind, number);
        Ok(number + 1)
    }

    /// The first of some ids that is not there.
    pub(crate) fn first_missing(&mut self, ids: &[Id]) -> Result<Option<Id>, StoreFault> {
        let is_new = |id: &&Id| !self.is_known(id);
        let unknown: Vec<Id> = ids.iter().filter(is_new).copied().collect();
        for some in unknown.chunks(IDS_AT_ONCE) {
            self.look_up(some)?;
        }
        Ok(ids.iter().copied().find(|id| !self.is_known(id)))
    }

    fn is_known(&self, id: &Id) -> bool {
        self.learned.ids.contains(id) || self.known.ids.contains(id)
    }

    fn look_up(&mut self, ids: &[Id]) -> Result<(), StoreFault> {
        let values = filled(ids).flat_map(|id| [id.kind.prefix().into(), id.number.into()]);
        let values: Vec<Value> = values.collect();
        let one_of = vec!["(kind = ? AND number = ?)"; values.len() / 2].join(" OR ");
        let sql = format!("SELECT kind, number FROM entry WHERE {one_of}");
        for row in self.store.select(&sql, &values)? {
            let [kind, number] = row.into_values()?;
            let kind = Kind::from_prefix(&String::try_from(kind)?);
            let number = number.try_into()?;
            self.learned.ids.extend(kind.map(|kind| Id { kind, number }));
        }
        Ok(())
    }

    /// Where the log stands with an author; where they are new to it, their pseudonym is drawn.
    pub(crate) fn author(&mut self, name: &str) -> Result<Author, StoreFault> {
        let known = self.learned.authors.get(name).or_else(|| self.known.authors.get(name));
        if let Some(author) = known {
            return Ok(*author);
        }
        if let Some(author) = Author::read(self.store, name)? {
            self.now_is(name, author);
            return Ok(author);
        }
        let author = Author::drawn();
        self.introduce(name, author);
        Ok(author)
    }

    /// Adds an author who is new to the log.
    pub(crate) fn introduce(&mut self, name: &str, author: Author) {
        self.rows.push(Table::Pseudonym, [name.into(), author.nonce.into()]);
        self.now_is(name, author);
    }

    /// Says where the log stands with an author now.
    pub(crate) fn now_is(&mut self, name: &str, author: Author) {
        self.learned.authors.insert(name.to_owned(), author);
    }

    /// Adds a row that bears no entry.
    pub(crate) fn push<const COUNT: usize>(&mut self, table: Table, row: [Value; COUNT]) {
        self.rows.push(table, row);
    }

    /// Adds an entry and its links.
    pub(crate) fn entry(&mut self, envelope: &Envelope, canonical: &[u8]) {
        let Envelope { sequence, id, .. } = *envelope;
        let (recorded_at, sha256) =
            (envelope.recorded_at.as_millisecond(), envelope.digest(canonical));
        let row = [
            sequence.into(),
            id.kind.prefix().into(),
            id.number.into(),
            recorded_at.into(),
            envelope.author.as_str().into(),
            envelope.corrects.into(),
            canonical.into(),
            (&sha256).into(),
        ];
        self.rows.push(Table::Entry, row);
        self.bytes += canonical.len();
        for target in envelope.record.links() {
            let row = [target.kind.prefix().into(), target.number.into(), sequence.into()];
            self.rows.push(Table::Link, row);
        }
        self.learned.tip.last = Some(Last { sequence, recorded_at, sha256 });
        self.learned.numbers.insert(id.kind, id.number);
        self.learned.ids.insert(id);
    }

    /// Hands over what was gathered, if it is much.
    pub(crate) fn hand_over_much(&mut self) -> Result<(), StoreFault> {
        let is_much = self.rows.len() >= ROWS_AT_ONCE || self.bytes >= BYTES_AT_ONCE;
        if is_much { self.hand_over() } else { Ok(()) }
    }

    /// Hands over what was gathered.
    pub(crate) fn hand_over(&mut self) -> Result<(), StoreFault> {
        let rows = std::mem::take(&mut self.rows);
        self.bytes = 0;
        if rows.is_empty() { Ok(()) } else { self.store.add(&rows) }
    }

    /// Lets what was learned be known to the turn, as all of it was handed over and will be kept
    /// with it.
    pub(crate) fn keep(self) -> &'turn Known {
        let Self { known, learned, .. } = self;
        known.tip = learned.tip;
        known.numbers.extend(learned.numbers);
        known.ids.extend(learned.ids);
        known.authors.extend(learned.authors);
        known
    }
}

/// Some ids, with the last of them again and again up to a power of two, so that few sentences are to
/// be made ready.
fn filled(ids: &[Id]) -> impl Iterator<Item = Id> {
    let more = ids.len().next_power_of_two() - ids.len();
    ids.iter().copied().chain(ids.last().copied().into_iter().cycle().take(more))
}
