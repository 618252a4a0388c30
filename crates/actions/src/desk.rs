//! The desk an action works at: its ledger, who is at it, and its clock.

use std::cell::{Cell, RefCell};
use std::path::Path;
use std::sync::Arc;

use domain::{DeskClock, DeskOpening, Entry, Id, Kind, Record};
use jiff::Timestamp;
use ledger::{Archive, Ledger, LedgerError, LedgerPlace, Writer, Writing};
use scoring::answers::rules_in_force;
use thiserror::Error;

use crate::copy_book::CopyBook;
use crate::meaning::MeaningBook;
use crate::pair_timeline::PairBook;
use crate::plain_names;
use crate::question_book::QuestionBook;
use crate::viewer::{Seen, Viewer};
use crate::watch_book::WatchBook;

/// An open desk with somebody at it.
#[derive(Debug)]
pub struct Desk {
    pub(crate) ledger: Ledger,
    pub(crate) author: String,
    opening: DeskOpening,
    /// Whether an entry is known to say by which rules this version scores.
    pub(crate) tells_rules: Cell<bool>,
    replayed_at: Option<Timestamp>,
    pub(crate) viewer: Cell<Viewer>,
    /// What whoever is at the desk saw last.
    pub(crate) sights: RefCell<Option<Seen>>,
    pub(crate) book: RefCell<Arc<QuestionBook>>,
    /// What is known of copies, once they were asked for.
    pub(crate) copies: RefCell<Option<CopyBook>>,
    pub(crate) pairs: RefCell<PairBook>,
    pub(crate) watches: RefCell<Arc<WatchBook>>,
    /// The search index, once something was searched.
    pub(crate) archive: RefCell<Option<Archive>>,
    pub(crate) meaning: RefCell<MeaningBook>,
    /// How many erasures were known when something was last worked out from entries.
    pub(crate) erasures: Cell<Option<usize>>,
    /// Whether it was tried to end an erasure that was broken off.
    pub(crate) has_swept: Cell<bool>,
}

/// What an action decided to record.
#[derive(Debug)]
pub(crate) struct Decided {
    pub(crate) record: Record,
    /// The sequence number of the entry whose place it takes.
    pub(crate) corrects: Option<u64>,
}

impl From<Record> for Decided {
    fn from(record: Record) -> Self {
        Self { record, corrects: None }
    }
}

/// Why a desk cannot be opened.
#[derive(Debug, Error)]
pub enum DeskError {
    /// The ledger cannot be opened.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The ledger was begun but has no first entry.
    #[error("the desk at {0} is empty; remove it, or import into it")]
    Unopened(std::path::PathBuf),
    /// Only a sample desk may be told what time it is.
    #[error("this desk keeps the clock of the machine; only a sample desk can be replayed")]
    NotReplayed,
}

impl Desk {
    /// Opens a desk that exists, for somebody.
    ///
    /// # Errors
    ///
    /// There is none at the place, or it cannot be read.
    pub fn open(place: impl Into<LedgerPlace>, author: &str) -> Result<Self, DeskError> {
        let ledger = Ledger::open(place)?;
        let first = ledger.entry(Id { kind: Kind::Desk, number: 1 })?;
        let Some(Entry { record: Record::Desk(opening), .. }) = first else {
            return Err(DeskError::Unopened(ledger.place().name().to_owned()));
        };
        Ok(Self::at(ledger, author, opening))
    }

    /// Whether there is a desk at a place, or anything else in the way of one.
    ///
    /// # Errors
    ///
    /// The server cannot be reached.
    pub fn is_at(place: &LedgerPlace) -> Result<bool, DeskError> {
        Ok(Ledger::is_at(place)?)
    }

    /// Opens the desk at a place, or begins one there that keeps the clock of the machine.
    ///
    /// # Errors
    ///
    /// What stands there is no desk, or a new one cannot be written.
    pub fn open_or_begin(place: impl Into<LedgerPlace>, author: &str) -> Result<Self, DeskError> {
        let place = place.into();
        if Ledger::is_at(&place)? {
            return Self::open(place, author);
        }
        let name = place.name().file_stem().map_or("desk".into(), |stem| stem.to_string_lossy());
        let opening = DeskOpening::new(name.into_owned(), DeskClock::System);
        Self::begin(place, author, opening, Timestamp::now())
    }

    /// Begins a sample desk, whose clock is told by the story that is replayed on it.
    ///
    /// # Errors
    ///
    /// There is a file already, or a new one cannot be written.
    pub fn begin_replayed(
        place: impl Into<LedgerPlace>,
        author: &str,
        name: &str,
        at: Timestamp,
    ) -> Result<Self, DeskError> {
        let opening = DeskOpening::new(name, DeskClock::Replayed);
        Self::begin(place.into(), author, opening, at)
    }

    /// What the desk is called, and whose clock it keeps, as its first entry says.
    pub fn opening(&self) -> &DeskOpening {
        &self.opening
    }

    /// Who is at the desk.
    pub fn author(&self) -> &str {
        &self.author
    }

    /// The file it is kept in; of one in a database, what the files beside it are named after.
    pub fn path(&self) -> &Path {
        self.ledger.path()
    }

    /// Where it is kept, so that it can be opened again.
    pub fn place(&self) -> &LedgerPlace {
        self.ledger.place()
    }

    /// How many entries its ledger holds.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn length(&self) -> Result<u64, LedgerError> {
        self.ledger.length()
    }

    /// What time it is at the desk. On a sample desk time stands still at its last entry.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn now(&self) -> Result<Timestamp, LedgerError> {
        match (self.opening.clock, self.replayed_at) {
            (DeskClock::System, _) => Ok(Timestamp::now()),
            (DeskClock::Replayed, Some(at)) => Ok(at),
            (DeskClock::Replayed, None) => {
                Ok(self.ledger.last()?.map_or(Timestamp::UNIX_EPOCH, |entry| entry.recorded_at))
            }
        }
    }

    /// Takes the clock of the machine for right, where the ledger would take it for wrong: years
    /// after the last entry, or before it. Where entries were dated by a clock that had jumped, the
    /// desk is opened once more, and time goes on from now; they keep their times.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read or written.
    pub fn trust_clock(&mut self) -> Result<(), LedgerError> {
        if self.opening.clock == DeskClock::Replayed {
            return Ok(());
        }
        let now = Timestamp::now();
        self.ledger.trust_clock(now);
        match self.ledger.last()? {
            Some(last) if last.recorded_at > now => {
                self.ledger.set_clock_back(&self.author, now, self.opening.clone())
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Sets the clock and the chair of a sample desk to the next step of its story.
    ///
    /// # Errors
    ///
    /// The desk keeps the clock of the machine.
    pub fn replay(&mut self, at: Timestamp, author: &str) -> Result<(), DeskError> {
        match self.opening.clock {
            DeskClock::System => Err(DeskError::NotReplayed),
            DeskClock::Replayed => {
                self.replayed_at = Some(at);
                self.ledger.trust_clock(at);
                author.clone_into(&mut self.author);
                Ok(())
            }
        }
    }

    /// Ends the replay: somebody sits down at the desk, where time stands still from now on.
    pub fn leave_story(&mut self, author: &str) {
        self.replayed_at = None;
        author.clone_into(&mut self.author);
    }

    /// Works under another name for a moment, as somebody who comes in does.
    pub(crate) fn signed_by<T>(&mut self, author: &str, work: impl FnOnce(&mut Self) -> T) -> T {
        let seated = std::mem::replace(&mut self.author, author.to_owned());
        let done = work(self);
        self.author = seated;
        done
    }

    /// Records what `decide` makes of the desk as it stands.
    pub(crate) fn record<E: From<LedgerError>>(
        &mut self,
        decide: impl Fn(&Self) -> Result<Decided, E>,
    ) -> Result<Id, E> {
        let decide = |desk: &Self| {
            let decided = decide(desk)?;
            plain_names::check(&decided.record)?;
            Ok::<_, E>(decided)
        };
        self.write(decide, |writing, Decided { record, corrects }| {
            let entry = match corrects {
                None => writing.append(record)?,
                Some(corrected) => writing.correct(record, corrected)?,
            };
            Ok(entry.id)
        })
    }

    /// Decides by the desk as it stands and then writes, in one piece: where another writer came
    /// in between, it is decided anew. In a batch nobody can come in between.
    pub(crate) fn write<D, T, E: From<LedgerError>>(
        &mut self,
        decide: impl Fn(&Self) -> Result<D, E>,
        work: impl FnOnce(&mut Writing<'_>, D) -> Result<T, LedgerError>,
    ) -> Result<T, E> {
        self.check_alarms()?;
        self.end_erasure();
        loop {
            let seen = self.ledger.length()?;
            let untold = self.untold_rules()?;
            let decided = decide(self)?;
            let now = self.now()?;
            match self.ledger.begin_after(seen, &self.author, now) {
                Err(LedgerError::Moved) => {}
                Err(error) => return Err(error.into()),
                Ok(mut writing) => {
                    if let Some(opening) = untold {
                        writing.append(Record::Desk(opening))?;
                    }
                    let done = work(&mut writing, decided)?;
                    writing.commit()?;
                    self.tells_rules.set(true);
                    return Ok(done);
                }
            }
        }
    }

    fn at(ledger: Ledger, author: &str, opening: DeskOpening) -> Self {
        let (book, copies, pairs, watches, archive, meaning) = Default::default();
        let (viewer, sights) = Default::default();
        Self {
            ledger,
            author: author.to_owned(),
            opening,
            tells_rules: Cell::new(false),
            replayed_at: None,
            viewer,
            sights,
            book,
            copies,
            pairs,
            watches,
            archive,
            meaning,
            erasures: Cell::new(None),
            has_swept: Cell::new(false),
        }
    }

    fn begin(
        place: LedgerPlace,
        author: &str,
        opening: DeskOpening,
        at: Timestamp,
    ) -> Result<Self, DeskError> {
        if author.trim().is_empty() {
            return Err(LedgerError::NoAuthor.into());
        }
        let mut ledger = Ledger::create(place)?;
        let opening = DeskOpening { scoring: Some(rules_in_force()), ..opening };
        let record = Record::Desk(opening.clone());
        ledger.write(author, at, |writing| writing.append(record))?;
        Ok(Self::at(ledger, author, opening))
    }
}

impl Writer for Desk {
    fn ledger(&mut self) -> &mut Ledger {
        &mut self.ledger
    }

    /// Forgets what it remembers of the ledger while it is open. What stands beside the ledger knows
    /// by the last entry in it whether that is there still.
    fn forget(&mut self) {
        self.tells_rules.set(false);
        self.book.take();
        self.copies.take();
        self.pairs.take();
        self.watches.take();
        self.archive.take();
    }
}
