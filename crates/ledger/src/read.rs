//! Reading the ledger: by id, by kind, and backwards along links.

use domain::{Digest, Entry, Id, Kind};
use rayon::prelude::*;

use crate::canonical::Envelope;
use crate::store::{Row, StoreFault, Value};
use crate::{Ledger, LedgerError};

/// Fewer rows than these are sooner read by one core.
const FEW: usize = 200;

/// A row of the table `entry`, as far as reading needs it.
struct Stored {
    sequence: u64,
    canonical: Vec<u8>,
    sha256: Digest,
}

impl Ledger {
    /// Looks an entry up by its id.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn entry(&self, id: Id) -> Result<Option<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry WHERE kind = ? AND number = ?";
        Ok(self.query(sql, &[id.kind.prefix().into(), id.number.into()])?.pop())
    }

    /// All entries of a kind, oldest first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn entries(&self, kind: Kind) -> Result<Vec<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry WHERE kind = ? ORDER BY number";
        self.query(sql, &[kind.prefix().into()])
    }

    /// All entries that name an id, oldest first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn citing(&self, id: Id) -> Result<Vec<Entry>, LedgerError> {
        let sql = "SELECT entry.sequence, canonical, sha256 FROM link JOIN entry USING (sequence)
            WHERE target_kind = ? AND target_number = ? ORDER BY link.sequence";
        self.query(sql, &[id.kind.prefix().into(), id.number.into()])
    }

    /// The entries of a kind that name an id, oldest first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn citing_of(&self, id: Id, kind: Kind) -> Result<Vec<Entry>, LedgerError> {
        // The joining with nothing keeps an engine to the links, which are few, and off the kind.
        let sql = "SELECT entry.sequence, canonical, sha256 FROM link JOIN entry USING (sequence)
            WHERE target_kind = ? AND target_number = ? AND (entry.kind || '') = ?
            ORDER BY link.sequence";
        self.query(sql, &[id.kind.prefix().into(), id.number.into(), kind.prefix().into()])
    }

    /// The entries of some kinds that stand behind a place, oldest first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn entries_after(&self, sequence: u64, kinds: &[Kind]) -> Result<Vec<Entry>, LedgerError> {
        // The joining with nothing keeps an engine to what is behind the place, and off the kinds.
        let sql = format!(
            "SELECT sequence, canonical, sha256 FROM entry
                WHERE sequence > ? AND (kind || '') IN ({}) ORDER BY sequence",
            listed(kinds),
        );
        self.query(&sql, &[sequence.into()])
    }

    /// The entries that stand behind a place, oldest first: at most `limit` of them.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn next_entries(&self, sequence: u64, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry
            WHERE sequence > ? ORDER BY sequence LIMIT ?";
        self.query(sql, &[sequence.into(), limit.into()])
    }

    /// The entries of some kinds behind a place, oldest first: at most `limit` of them.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn next_of(
        &self,
        sequence: u64,
        kinds: &[Kind],
        limit: usize,
    ) -> Result<Vec<Entry>, LedgerError> {
        // The joining with nothing keeps an engine to the order of the places, in which it reads.
        let sql = format!(
            "SELECT sequence, canonical, sha256 FROM entry
                WHERE sequence > ? AND (kind || '') IN ({}) ORDER BY sequence LIMIT ?",
            listed(kinds),
        );
        self.query(&sql, &[sequence.into(), limit.into()])
    }

    /// Some entries of a kind, the newest first: at most `limit` of them, after the first `skip`.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn newest(&self, kind: Kind, skip: usize, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry WHERE kind = ?
            ORDER BY number DESC LIMIT ? OFFSET ?";
        self.query(sql, &[kind.prefix().into(), limit.into(), skip.into()])
    }

    /// The entries of a kind in whose canonical bytes a text stands, oldest first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn holding(&self, text: &str, kind: Kind) -> Result<Vec<Entry>, LedgerError> {
        // The engine looks through the bytes, so that only what holds the text is read as an entry.
        let sql = "SELECT sequence, canonical, sha256 FROM entry
            WHERE kind = ? AND instr(canonical, ?) > 0 ORDER BY number";
        self.query(sql, &[kind.prefix().into(), text.as_bytes().into()])
    }

    /// Looks an entry up by its place.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn entry_at(&self, sequence: u64) -> Result<Option<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry WHERE sequence = ?";
        Ok(self.query(sql, &[sequence.into()])?.pop())
    }

    /// Looks several entries up by their places; gives those that are there, in the order asked for.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn entries_at(&self, sequences: &[u64]) -> Result<Vec<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry WHERE sequence = ?";
        let read = |sequence: &u64| {
            let row = self.store.first(sql, &[(*sequence).into()])?;
            row.map(Stored::read).transpose()
        };
        let rows = sequences.iter().map(read).filter_map(Result::transpose);
        let rows: Result<Vec<Stored>, StoreFault> = rows.collect();
        entries(rows.map_err(|fault| self.explain(fault))?)
    }

    /// The entry that corrects another, if one does.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn correction_of(&self, sequence: u64) -> Result<Option<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry WHERE corrects = ?
            ORDER BY sequence LIMIT 1";
        Ok(self.query(sql, &[sequence.into()])?.pop())
    }

    /// The places of the entries that were corrected by entries behind a place.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn corrected_after(&self, sequence: u64) -> Result<Vec<u64>, LedgerError> {
        let sql = "SELECT corrects FROM entry WHERE sequence > ? AND corrects IS NOT NULL";
        self.store.values(sql, &[sequence.into()]).map_err(|fault| self.explain(fault))
    }

    /// Every entry, oldest first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn all(&self) -> Result<Vec<Entry>, LedgerError> {
        self.query("SELECT sequence, canonical, sha256 FROM entry ORDER BY sequence", &[])
    }

    /// The last entry.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn last(&self) -> Result<Option<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry ORDER BY sequence DESC LIMIT 1";
        Ok(self.query(sql, &[])?.pop())
    }

    /// How many entries there are.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn length(&self) -> Result<u64, LedgerError> {
        let sql = "SELECT coalesce(max(sequence), 0) FROM entry";
        self.store.one(sql, &[]).map_err(|fault| self.explain(fault))
    }

    /// How many entries there are of a kind.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn count(&self, kind: Kind) -> Result<usize, LedgerError> {
        let sql = "SELECT count(*) FROM entry WHERE kind = ?";
        self.store.one(sql, &[kind.prefix().into()]).map_err(|fault| self.explain(fault))
    }

    /// The names under which something was recorded, each once.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn authors(&self) -> Result<Vec<String>, LedgerError> {
        let sql = "SELECT DISTINCT author FROM entry";
        self.store.values(sql, &[]).map_err(|fault| self.explain(fault))
    }

    /// The bytes kept under a digest.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn content(&self, digest: &Digest) -> Result<Option<Vec<u8>>, LedgerError> {
        let sql = "SELECT bytes FROM content WHERE sha256 = ?";
        self.store.value(sql, &[digest.into()]).map_err(|fault| self.explain(fault))
    }

    fn query(&self, sql: &str, values: &[Value]) -> Result<Vec<Entry>, LedgerError> {
        let rows = self.store.select(sql, values).map_err(|fault| self.explain(fault))?;
        let rows: Result<Vec<Stored>, StoreFault> = rows.into_iter().map(Stored::read).collect();
        entries(rows.map_err(|fault| self.explain(fault))?)
    }
}

/// Rows as entries, many of them read on all cores.
fn entries(rows: Vec<Stored>) -> Result<Vec<Entry>, LedgerError> {
    if rows.len() < FEW {
        return rows.into_iter().map(Stored::into_entry).collect();
    }
    let entries: Vec<_> = rows.into_par_iter().map(Stored::into_entry).collect();
    // Collected first, so that of several errors it is always the first that is told.
    entries.into_iter().collect()
}

/// Kinds as they are listed in SQL.
fn listed(kinds: &[Kind]) -> String {
    let kinds: Vec<String> = kinds.iter().map(|kind| format!("'{}'", kind.prefix())).collect();
    kinds.join(", ")
}

impl Stored {
    fn read(row: Row) -> Result<Self, StoreFault> {
        let [sequence, canonical, sha256] = row.into_values()?;
        Ok(Self {
            sequence: sequence.try_into()?,
            canonical: canonical.try_into()?,
            sha256: sha256.try_into()?,
        })
    }

    fn into_entry(self) -> Result<Entry, LedgerError> {
        let Self { sequence, canonical, sha256 } = self;
        let envelope = Envelope::from_bytes(&canonical)
            .map_err(|source| LedgerError::Unreadable { sequence, source })?;
        Ok(envelope.into_entry(sha256))
    }
}
