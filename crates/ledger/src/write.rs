//! Writing to the ledger: everything in one transaction, or nothing.

use domain::{Digest, Entry, Id, Kind, Record};
use jiff::{SignedDuration, Timestamp, Unit};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::canonical::Envelope;
use crate::transparency::{self, LogKey};
use crate::{FORMAT, Ledger, LedgerError};

/// How far a clock may be behind the last entry: as long as a writer waits for another one.
const CLOCK_SLACK: SignedDuration = SignedDuration::from_secs(5);

/// One transaction: what is appended in it is kept together or not at all.
#[derive(Debug)]
pub struct Writing<'ledger> {
    transaction: Transaction<'ledger>,
    path: &'ledger std::path::Path,
    author: String,
    at: Timestamp,
    last: Option<Last>,
    key: &'ledger LogKey,
}

/// The entry that the next one follows.
#[derive(Clone, Copy, Debug)]
struct Last {
    sequence: u64,
    recorded_at: i64,
    sha256: Digest,
}

impl Ledger {
    /// Appends entries by one author at one time. Where `work` fails, nothing is recorded.
    ///
    /// # Errors
    ///
    /// Whatever `work` refuses; or the clock is behind the last entry, another program is
    /// writing, or the disk is full.
    pub fn write<T, E: From<LedgerError>>(
        &mut self,
        author: &str,
        at: Timestamp,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writing = self.begin(author, at)?;
        let done = work(&mut writing)?;
        writing.commit()?;
        Ok(done)
    }

    /// Begins to write, if nothing was recorded since somebody looked.
    ///
    /// What may be recorded often hangs on what was recorded before: the caller reads, decides,
    /// and says with `seen` how many entries there were. Where another writer came in between,
    /// the answer is [`LedgerError::Moved`], and the caller decides anew.
    ///
    /// # Errors
    ///
    /// Another writer came in between; or as for [`Ledger::write`].
    pub fn begin_after(
        &mut self,
        seen: u64,
        author: &str,
        at: Timestamp,
    ) -> Result<Writing<'_>, LedgerError> {
        let writing = self.begin(author, at)?;
        let length = writing.last.map_or(0, |last| last.sequence);
        if length == seen { Ok(writing) } else { Err(LedgerError::Moved) }
    }

    fn begin(&mut self, author: &str, at: Timestamp) -> Result<Writing<'_>, LedgerError> {
        if author.trim().is_empty() {
            return Err(LedgerError::NoAuthor);
        }
        if author.contains(char::is_control) {
            return Err(LedgerError::UnfitAuthor(author.to_owned()));
        }
        let Self { connection, path, key } = self;
        let path = path.as_path();
        let explain = |error| LedgerError::from_sqlite(error, path);
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(explain)?;
        let last = last_entry(&transaction).map_err(explain)?;
        let at = after(last, to_millisecond(at))?;
        let key = transparency::ready(&transaction, path, key).map_err(|error| error.at(path))?;
        Ok(Writing { transaction, path, author: author.to_owned(), at, last, key })
    }
}

impl Writing<'_> {
    /// Appends a record and gives it its id.
    ///
    /// # Errors
    ///
    /// It names something that is not there, or the file cannot be written.
    pub fn append(&mut self, record: Record) -> Result<Entry, LedgerError> {
        self.append_correcting(record, None)
    }

    /// Appends a record that takes the place of an earlier entry, which stays where it is.
    ///
    /// # Errors
    ///
    /// It names something that is not there, or the file cannot be written.
    pub fn correct(&mut self, record: Record, corrects: u64) -> Result<Entry, LedgerError> {
        self.append_correcting(record, Some(corrects))
    }

    /// Keeps bytes under their digest. The same bytes are kept once.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn keep(&mut self, bytes: &[u8]) -> Result<Digest, LedgerError> {
        let digest = Digest::of(bytes);
        let sql = "INSERT INTO content SELECT ?1, ?2
            WHERE NOT EXISTS (SELECT 1 FROM content WHERE sha256 = ?1)";
        self.transaction
            .execute(sql, params![digest.as_bytes(), bytes])
            .map_err(|error| self.explain(error))?;
        Ok(digest)
    }

    fn append_correcting(
        &mut self,
        record: Record,
        corrects: Option<u64>,
    ) -> Result<Entry, LedgerError> {
        for target in record.links() {
            self.refuse_missing(target)?;
        }
        let envelope = self.next_envelope(record, corrects)?;
        let sequence = envelope.sequence;
        let canonical =
            envelope.to_bytes().map_err(|source| LedgerError::Unreadable { sequence, source })?;
        insert(&self.transaction, &envelope, &canonical).map_err(|error| self.explain(error))?;
        transparency::grow(&self.transaction, &envelope, &canonical, None)
            .map_err(|error| error.at(self.path))?;
        let entry = envelope.into_entry(Digest::of(&canonical));
        self.last =
            Some(Last { sequence, recorded_at: self.at.as_millisecond(), sha256: entry.sha256 });
        Ok(entry)
    }

    fn next_envelope(
        &self,
        record: Record,
        corrects: Option<u64>,
    ) -> Result<Envelope, LedgerError> {
        let kind = record.kind();
        Ok(Envelope {
            format: FORMAT,
            sequence: self.last.map_or(1, |last| last.sequence + 1),
            id: Id { kind, number: self.next_number(kind)? },
            recorded_at: self.at,
            author: self.author.clone(),
            corrects,
            previous: self.last.map(|last| last.sha256),
            record,
        })
    }

    fn next_number(&self, kind: Kind) -> Result<u64, LedgerError> {
        let sql = "SELECT coalesce(max(number), 0) + 1 FROM entry WHERE kind = ?";
        self.transaction
            .query_row(sql, [kind.prefix()], |row| row.get(0))
            .map_err(|error| self.explain(error))
    }

    fn refuse_missing(&self, id: Id) -> Result<(), LedgerError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM entry WHERE kind = ? AND number = ?)";
        let exists = self
            .transaction
            .query_row(sql, params![id.kind.prefix(), id.number], |row| row.get(0))
            .map_err(|error| self.explain(error))?;
        if exists { Ok(()) } else { Err(LedgerError::NoSuchId(id)) }
    }

    /// Keeps what was written, and the signature over it; without it, nothing is.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn commit(self) -> Result<(), LedgerError> {
        let path = self.path;
        let note =
            transparency::sign(&self.transaction, self.key).map_err(|error| error.at(path))?;
        self.transaction.commit().map_err(|error| LedgerError::from_sqlite(error, path))?;
        if let Some(note) = note {
            transparency::remember(path, &note);
        }
        Ok(())
    }

    fn explain(&self, error: rusqlite::Error) -> LedgerError {
        LedgerError::from_sqlite(error, self.path)
    }
}

/// Puts an entry and its links into the tables.
pub(crate) fn insert(
    connection: &Connection,
    envelope: &Envelope,
    canonical: &[u8],
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    connection.prepare_cached(sql)?.execute(params![
        envelope.sequence,
        envelope.id.kind.prefix(),
        envelope.id.number,
        envelope.recorded_at.as_millisecond(),
        envelope.author,
        envelope.corrects,
        canonical,
        Digest::of(canonical).as_bytes(),
    ])?;
    let mut insert_link = connection.prepare_cached("INSERT INTO link VALUES (?, ?, ?)")?;
    for target in envelope.record.links() {
        insert_link.execute(params![target.kind.prefix(), target.number, envelope.sequence])?;
    }
    Ok(())
}

fn last_entry(transaction: &Transaction<'_>) -> rusqlite::Result<Option<Last>> {
    let sql = "SELECT sequence, recorded_at, sha256 FROM entry ORDER BY sequence DESC LIMIT 1";
    let read = |row: &rusqlite::Row<'_>| {
        let sha256: [u8; 32] = row.get(2)?;
        Ok(Last { sequence: row.get(0)?, recorded_at: row.get(1)?, sha256: sha256.into() })
    };
    transaction.query_row(sql, [], read).optional()
}

/// The time of an entry after the last one. A writer may have read its clock and then waited
/// for another; further back than that, the clock is wrong.
fn after(last: Option<Last>, now: Timestamp) -> Result<Timestamp, LedgerError> {
    let last = last.and_then(|last| Timestamp::from_millisecond(last.recorded_at).ok());
    match last {
        Some(last) if last > now && last.duration_since(now) > CLOCK_SLACK => {
            Err(LedgerError::ClockBehind { now, last })
        }
        Some(last) => Ok(last.max(now)),
        None => Ok(now),
    }
}

/// Entries are stamped to the millisecond, which the column can hold exactly.
fn to_millisecond(at: Timestamp) -> Timestamp {
    let rounding =
        jiff::TimestampRound::new().smallest(Unit::Millisecond).mode(jiff::RoundMode::Floor);
    at.round(rounding).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use domain::{DeskClock, DeskOpening, Record};
    use jiff::Timestamp;

    use crate::{Ledger, LedgerError};

    #[test]
    fn a_full_disk_records_nothing_and_says_so() {
        let folder = tempfile::TempDir::new().unwrap();
        let mut ledger = Ledger::create(&folder.path().join("desk.sqlite3")).unwrap();
        // SQLite meets this limit as it meets a full disk.
        ledger.connection.pragma_update(None, "max_page_count", 20).unwrap();
        let opening = DeskOpening { name: "full".into(), clock: DeskClock::System };
        let result: Result<(), LedgerError> =
            ledger.write("Ada", Timestamp::UNIX_EPOCH, |writing| {
                writing.append(Record::Desk(opening))?;
                writing.keep(&vec![7; 200_000]).map(|_| ())
            });
        assert!(matches!(result, Err(LedgerError::DiskFull(_))), "{result:?}");
        assert_eq!(ledger.verify().unwrap().entries, 0);
    }
}
