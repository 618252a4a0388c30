//! Writing to the ledger: everything in one transaction, or nothing.

use domain::{DeskOpening, Digest, Entry, Id, Kind, Record};
use jiff::{SignedDuration, Timestamp, Unit};

use crate::canonical::Envelope;
use crate::known::{Adding, Last};
use crate::store::{Store, StoreFault};
use crate::transparency::{self, LogKey};
use crate::turn::{Ready, Turn};
use crate::{FORMAT, Ledger, LedgerError};

/// How far a clock may be behind the last entry: as long as a writer waits for another one.
const CLOCK_SLACK: SignedDuration = SignedDuration::from_secs(5);

/// How far it may be ahead of it: a desk may rest for months, and hardly for longer. An entry from a
/// clock that jumped would keep everything after it from being recorded.
const LONGEST_REST: SignedDuration = SignedDuration::from_hours(366 * 24);

/// One transaction: what is appended in it is kept together or not at all.
#[derive(Debug)]
pub struct Writing<'ledger> {
    pub(crate) turn: Turn<'ledger>,
    pub(crate) author: String,
    pub(crate) at: Timestamp,
    pub(crate) adding: Adding<'ledger>,
    key: &'ledger LogKey,
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
        let length = writing.adding.last().map_or(0, |last| last.sequence);
        if length == seen { Ok(writing) } else { Err(LedgerError::Moved) }
    }

    /// Takes a clock for right up to now, though the last entry may be long before.
    pub fn trust_clock(&self, now: Timestamp) {
        self.trusted.set(Some(now));
    }

    /// Goes on at an earlier time than that of the last entry, which was dated by a wrong clock: the
    /// desk is opened once more, so that everybody sees where the times go back.
    ///
    /// # Errors
    ///
    /// As for [`Ledger::write`].
    pub fn set_clock_back(
        &mut self,
        author: &str,
        now: Timestamp,
        opening: DeskOpening,
    ) -> Result<(), LedgerError> {
        let mut writing = self.begin_by(author, now, Clock::SetBack)?;
        writing.append(Record::Desk(opening))?;
        writing.commit()
    }

    fn begin(&mut self, author: &str, at: Timestamp) -> Result<Writing<'_>, LedgerError> {
        let trusted = self.trusted.get();
        self.begin_by(author, at, Clock::Checked { trusted })
    }

    fn begin_by(
        &mut self,
        author: &str,
        at: Timestamp,
        clock: Clock,
    ) -> Result<Writing<'_>, LedgerError> {
        if author.trim().is_empty() {
            return Err(LedgerError::NoAuthor);
        }
        if author.contains(char::is_control) {
            return Err(LedgerError::UnfitAuthor(author.to_owned()));
        }
        let (turn, ready) = self.turn()?;
        let Ready { key, known } = turn.ready(ready)?;
        let adding = Adding::to(known, turn.store);
        let at = after(adding.last(), to_millisecond(at), clock)?;
        Ok(Writing { turn, author: author.to_owned(), at, adding, key })
    }
}

impl Writing<'_> {
    /// Appends a record and gives it its id.
    ///
    /// # Errors
    ///
    /// It names something that is not there, or the file cannot be written.
    pub fn append(&mut self, record: Record) -> Result<Entry, LedgerError> {
        self.append_correcting(record, None).map_err(|error| self.turn.note(error))
    }

    /// Appends a record that takes the place of an earlier entry, which stays where it is.
    ///
    /// # Errors
    ///
    /// It names something that is not there, or the file cannot be written.
    pub fn correct(&mut self, record: Record, corrects: u64) -> Result<Entry, LedgerError> {
        self.append_correcting(record, Some(corrects)).map_err(|error| self.turn.note(error))
    }

    /// Keeps bytes under their digest. The same bytes are kept once.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn keep(&mut self, bytes: &[u8]) -> Result<Digest, LedgerError> {
        let digest = Digest::of(bytes);
        let keep = || -> Result<Digest, StoreFault> {
            let sql = "SELECT EXISTS (SELECT 1 FROM content WHERE sha256 = ?)";
            if !self.turn.store.one::<bool>(sql, &[(&digest).into()])? {
                insert_content(self.turn.store, &digest, bytes)?;
            }
            Ok(digest)
        };
        keep().map_err(|fault| self.turn.explain(fault))
    }

    fn append_correcting(
        &mut self,
        record: Record,
        corrects: Option<u64>,
    ) -> Result<Entry, LedgerError> {
        self.refuse_missing(&record.links())?;
        let envelope = self.next_envelope(record, corrects)?;
        let sequence = envelope.sequence;
        let canonical =
            envelope.to_bytes().map_err(|source| LedgerError::Unreadable { sequence, source })?;
        self.adding.entry(&envelope, &canonical);
        transparency::grow(&mut self.adding, &envelope, &canonical, None)
            .map_err(|error| error.at(self.turn.place.name()))?;
        self.adding.hand_over_much().map_err(|fault| self.turn.explain(fault))?;
        Ok(envelope.into_entry(Digest::of(&canonical)))
    }

    fn next_envelope(
        &mut self,
        record: Record,
        corrects: Option<u64>,
    ) -> Result<Envelope, LedgerError> {
        let kind = record.kind();
        let last = self.adding.last();
        Ok(Envelope {
            format: FORMAT,
            sequence: last.map_or(1, |last| last.sequence + 1),
            id: Id { kind, number: self.next_number(kind)? },
            recorded_at: self.at,
            author: self.author.clone(),
            corrects,
            previous: last.map(|last| last.sha256),
            record,
        })
    }

    pub(crate) fn next_number(&mut self, kind: Kind) -> Result<u64, LedgerError> {
        self.adding.next_number(kind).map_err(|fault| self.turn.explain(fault))
    }

    fn refuse_missing(&mut self, ids: &[Id]) -> Result<(), LedgerError> {
        let missing = self.adding.first_missing(ids).map_err(|fault| self.turn.explain(fault))?;
        missing.map_or(Ok(()), |id| Err(LedgerError::NoSuchId(id)))
    }

    /// Hands what was appended to the engine, so that it is found there.
    pub(crate) fn hand_over(&mut self) -> Result<(), LedgerError> {
        self.adding.hand_over().map_err(|fault| self.turn.explain(fault))
    }

    /// Keeps what was written, and the signature over it; without it, nothing is.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn commit(mut self) -> Result<(), LedgerError> {
        self.hand_over()?;
        let Self { turn, adding, key, .. } = self;
        turn.commit(key, &adding.keep().tip)
    }
}

/// Puts bytes into the tables.
pub(crate) fn insert_content(
    store: &dyn Store,
    digest: &Digest,
    bytes: &[u8],
) -> Result<(), StoreFault> {
    store.execute("INSERT INTO content VALUES (?, ?)", &[digest.into(), bytes.into()])
}

/// The time of an entry after the last one. A writer may have read its clock and then waited
/// for another; further back than that, the clock is wrong, and so it is years ahead.
fn after(last: Option<Last>, now: Timestamp, clock: Clock) -> Result<Timestamp, LedgerError> {
    let last = last.and_then(|last| Timestamp::from_millisecond(last.recorded_at).ok());
    let (Some(last), Clock::Checked { trusted }) = (last, clock) else { return Ok(now) };
    if last.duration_since(now) > CLOCK_SLACK {
        return Err(LedgerError::ClockBehind { now, last });
    }
    let known = trusted.map_or(last, |trusted| trusted.max(last));
    if now.duration_since(known) > LONGEST_REST {
        return Err(LedgerError::ClockAhead { now, last });
    }
    Ok(last.max(now))
}

/// How far a clock is believed.
#[derive(Clone, Copy, Debug)]
enum Clock {
    /// Not before the last entry, and not years after it or after what somebody said is right.
    Checked { trusted: Option<Timestamp> },
    /// It is right, and that of the last entry was not.
    SetBack,
}

/// Entries are stamped to the millisecond, which the column can hold exactly.
fn to_millisecond(at: Timestamp) -> Timestamp {
    let rounding =
        jiff::TimestampRound::new().smallest(Unit::Millisecond).mode(jiff::RoundMode::Floor);
    at.round(rounding).unwrap_or(at)
}
