//! Reading the ledger: by id, by kind, and backwards along links.

use domain::{Digest, Entry, Id, Kind};
use rayon::prelude::*;
use rusqlite::{OptionalExtension, Params, Row, params};

use crate::canonical::Envelope;
use crate::{Ledger, LedgerError};

/// Fewer rows than these are sooner read by one core.
const FEW: usize = 200;

/// A row of the table `entry`, as far as reading needs it.
struct Stored {
    sequence: u64,
    canonical: Vec<u8>,
    sha256: [u8; 32],
}

impl Ledger {
    /// Looks an entry up by its id.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn entry(&self, id: Id) -> Result<Option<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry WHERE kind = ? AND number = ?";
        Ok(self.query(sql, params![id.kind.prefix(), id.number])?.pop())
    }

    /// All entries of a kind, oldest first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn entries(&self, kind: Kind) -> Result<Vec<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry WHERE kind = ? ORDER BY number";
        self.query(sql, params![kind.prefix()])
    }

    /// All entries that name an id, oldest first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn citing(&self, id: Id) -> Result<Vec<Entry>, LedgerError> {
        let sql = "SELECT entry.sequence, canonical, sha256 FROM link JOIN entry USING (sequence)
            WHERE target_kind = ? AND target_number = ? ORDER BY link.sequence";
        self.query(sql, params![id.kind.prefix(), id.number])
    }

    /// The entries of a kind that name an id, oldest first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn citing_of(&self, id: Id, kind: Kind) -> Result<Vec<Entry>, LedgerError> {
        // The plus keeps SQLite to the links, which are few, rather than to all of the kind.
        let sql = "SELECT entry.sequence, canonical, sha256 FROM link JOIN entry USING (sequence)
            WHERE target_kind = ? AND target_number = ? AND +entry.kind = ?
            ORDER BY link.sequence";
        self.query(sql, params![id.kind.prefix(), id.number, kind.prefix()])
    }

    /// The entries of some kinds that stand behind a place, oldest first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn entries_after(&self, sequence: u64, kinds: &[Kind]) -> Result<Vec<Entry>, LedgerError> {
        // The plus keeps SQLite to what is behind the place, rather than to all of the kinds.
        let sql = format!(
            "SELECT sequence, canonical, sha256 FROM entry
                WHERE sequence > ? AND +kind IN ({}) ORDER BY sequence",
            listed(kinds),
        );
        self.query(&sql, params![sequence])
    }

    /// The entries that stand behind a place, oldest first: at most `limit` of them.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn next_entries(&self, sequence: u64, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry
            WHERE sequence > ? ORDER BY sequence LIMIT ?";
        self.query(sql, params![sequence, limit])
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
        // The plus keeps SQLite to the order of the places, in which it reads on.
        let sql = format!(
            "SELECT sequence, canonical, sha256 FROM entry
                WHERE sequence > ? AND +kind IN ({}) ORDER BY sequence LIMIT ?",
            listed(kinds),
        );
        self.query(&sql, params![sequence, limit])
    }

    /// Some entries of a kind, the newest first: at most `limit` of them, after the first `skip`.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn newest(&self, kind: Kind, skip: usize, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry WHERE kind = ?
            ORDER BY number DESC LIMIT ? OFFSET ?";
        self.query(sql, params![kind.prefix(), limit, skip])
    }

    /// The entries of a kind in whose canonical bytes a text stands, oldest first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn holding(&self, text: &str, kind: Kind) -> Result<Vec<Entry>, LedgerError> {
        // SQLite looks through the bytes, so that only what holds the text is read as an entry.
        let sql = "SELECT sequence, canonical, sha256 FROM entry
            WHERE kind = ? AND instr(canonical, CAST(? AS BLOB)) > 0 ORDER BY number";
        self.query(sql, params![kind.prefix(), text])
    }

    /// Looks an entry up by its place.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn entry_at(&self, sequence: u64) -> Result<Option<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry WHERE sequence = ?";
        Ok(self.query(sql, params![sequence])?.pop())
    }

    /// Looks several entries up by their places; gives those that are there, in the order asked for.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn entries_at(&self, sequences: &[u64]) -> Result<Vec<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry WHERE sequence = ?";
        let read = || -> rusqlite::Result<Vec<Stored>> {
            let mut statement = self.connection.prepare_cached(sql)?;
            let each = sequences.iter();
            let rows = each.map(|it| statement.query_row([it], Stored::from_row).optional());
            rows.filter_map(Result::transpose).collect()
        };
        entries(read().map_err(|error| self.explain(error))?)
    }

    /// The entry that corrects another, if one does.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn correction_of(&self, sequence: u64) -> Result<Option<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry WHERE corrects = ?
            ORDER BY sequence LIMIT 1";
        Ok(self.query(sql, params![sequence])?.pop())
    }

    /// The places of the entries that were corrected by entries behind a place.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn corrected_after(&self, sequence: u64) -> Result<Vec<u64>, LedgerError> {
        let sql = "SELECT corrects FROM entry WHERE sequence > ? AND corrects IS NOT NULL";
        let read = || -> rusqlite::Result<Vec<u64>> {
            let mut statement = self.connection.prepare_cached(sql)?;
            statement.query_map([sequence], |row| row.get(0))?.collect()
        };
        read().map_err(|error| self.explain(error))
    }

    /// Every entry, oldest first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn all(&self) -> Result<Vec<Entry>, LedgerError> {
        self.query("SELECT sequence, canonical, sha256 FROM entry ORDER BY sequence", [])
    }

    /// The last entry.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn last(&self) -> Result<Option<Entry>, LedgerError> {
        let sql = "SELECT sequence, canonical, sha256 FROM entry ORDER BY sequence DESC LIMIT 1";
        Ok(self.query(sql, [])?.pop())
    }

    /// How many entries there are.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn length(&self) -> Result<u64, LedgerError> {
        let sql = "SELECT coalesce(max(sequence), 0) FROM entry";
        self.connection.query_row(sql, [], |row| row.get(0)).map_err(|error| self.explain(error))
    }

    /// How many entries there are of a kind.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn count(&self, kind: Kind) -> Result<usize, LedgerError> {
        let sql = "SELECT count(*) FROM entry WHERE kind = ?";
        self.connection
            .query_row(sql, [kind.prefix()], |row| row.get(0))
            .map_err(|error| self.explain(error))
    }

    /// The bytes kept under a digest.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn content(&self, digest: &Digest) -> Result<Option<Vec<u8>>, LedgerError> {
        let sql = "SELECT bytes FROM content WHERE sha256 = ?";
        self.connection
            .query_row(sql, [digest.as_bytes()], |row| row.get(0))
            .optional()
            .map_err(|error| self.explain(error))
    }

    fn query(&self, sql: &str, values: impl Params) -> Result<Vec<Entry>, LedgerError> {
        let read = || -> rusqlite::Result<Vec<Stored>> {
            let mut statement = self.connection.prepare_cached(sql)?;
            statement.query_map(values, Stored::from_row)?.collect()
        };
        entries(read().map_err(|error| self.explain(error))?)
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
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { sequence: row.get(0)?, canonical: row.get(1)?, sha256: row.get(2)? })
    }

    fn into_entry(self) -> Result<Entry, LedgerError> {
        let Self { sequence, canonical, sha256 } = self;
        let envelope = Envelope::from_bytes(&canonical)
            .map_err(|source| LedgerError::Unreadable { sequence, source })?;
        Ok(envelope.into_entry(sha256.into()))
    }
}
