//! Verifying: recomputes everything that the ledger claims about itself.

use std::collections::{BTreeSet, HashMap};

use domain::{Digest, Id, Kind, Record};
use jiff::Timestamp;
use serde::Serialize;

use crate::canonical::{Envelope, canonical_form};
use crate::erasures::Erasures;
use crate::store::{Row, Store, StoreFault, Value};
use crate::{ClockSetBack, FORMAT, Ledger, LedgerError, transparency};

/// What was checked, and what was found to be wrong.
#[derive(Debug, Serialize)]
pub struct Verification {
    /// Entries read.
    pub entries: u64,
    /// Documents' bytes and texts hashed anew.
    pub contents: u64,
    /// Spans compared with the text they point into.
    pub passages: u64,
    /// Entries that were erased, each named by a tombstone.
    pub erased: u64,
    /// The digest of the last entry, which stands for all of them.
    pub head: Option<Digest>,
    /// Where the clock of the desk was set back, in the order found; no fault, but its word alone.
    pub set_back: Vec<ClockSetBack>,
    /// Whatever is wrong, in the order found.
    pub faults: Vec<Fault>,
}

/// Something that is wrong with a ledger.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The entry, if it is about one.
    pub sequence: Option<u64>,
    /// What is wrong.
    pub message: String,
}

impl Ledger {
    /// Recomputes every digest, the chain of entries, the links, every span, and the log.
    ///
    /// # Errors
    ///
    /// The file cannot be read at all. What can be read and is wrong is a [`Fault`].
    pub fn verify(&self) -> Result<Verification, LedgerError> {
        let remembered = transparency::remembered(self.path());
        let _moment = self.moment()?;
        let mut verification = verify(&*self.store).map_err(|fault| self.explain(fault))?;
        let log = transparency::check(&*self.store, self.path(), &remembered)
            .map_err(|error| error.at(self.place.name()))?;
        verification.faults.extend(log);
        Ok(verification)
    }
}

pub(crate) fn verify(store: &dyn Store) -> Result<Verification, StoreFault> {
    let mut verifier = Verifier::new(store);
    verifier.check_contents()?;
    verifier.check_entries()?;
    verifier.check_erasures();
    verifier.check_link_count()?;
    verifier.check_contents_are_named()?;
    verifier.check_triggers()?;
    Ok(verifier.verification)
}

/// A walk over the ledger, and what it remembers on the way.
struct Verifier<'store> {
    store: &'store dyn Store,
    verification: Verification,
    ids: BTreeSet<Id>,
    numbers: HashMap<Kind, u64>,
    latest: Timestamp,
    named: BTreeSet<Digest>,
    texts: HashMap<Id, DocumentWords>,
    links: u64,
    erasures: Erasures,
}

/// What the spans into a document are held against.
enum DocumentWords {
    Text(String),
    /// They were erased with it; a tombstone must say so.
    Erased,
    Lost,
}

/// A row of the table `entry`.
struct StoredEntry {
    sequence: u64,
    kind: String,
    number: u64,
    recorded_at: i64,
    author: String,
    corrects: Option<u64>,
    canonical: Vec<u8>,
    sha256: Digest,
}

impl<'store> Verifier<'store> {
    fn new(store: &'store dyn Store) -> Self {
        let verification = Verification {
            entries: 0,
            contents: 0,
            passages: 0,
            erased: 0,
            head: None,
            set_back: vec![],
            faults: vec![],
        };
        Self {
            store,
            verification,
            ids: BTreeSet::new(),
            numbers: HashMap::new(),
            latest: Timestamp::MIN,
            named: BTreeSet::new(),
            texts: HashMap::new(),
            links: 0,
            erasures: Erasures::default(),
        }
    }

    fn check_contents(&mut self) -> Result<(), StoreFault> {
        let sql = "SELECT sha256, bytes FROM content WHERE sha256 > ? ORDER BY sha256 LIMIT ?";
        self.store.each(sql, Value::NO_BYTES, |row| {
            let [named, bytes] = row.into_values()?;
            let (named, found) = (Digest::try_from(named)?, Digest::of(&Vec::try_from(bytes)?));
            self.verification.contents += 1;
            if named != found {
                self.fault(None, format!("content {named} has been changed; it is now {found}"));
            }
            Ok(())
        })
    }

    fn check_entries(&mut self) -> Result<(), StoreFault> {
        let sql = "SELECT sequence, kind, number, recorded_at, author, corrects, canonical, sha256
            FROM entry WHERE sequence > ? ORDER BY sequence LIMIT ?";
        self.store.each(sql, Value::FIRST_INTEGER, |row| self.check_entry(&StoredEntry::read(row)?))
    }

    fn check_entry(&mut self, row: &StoredEntry) -> Result<(), StoreFault> {
        self.verification.entries += 1;
        self.check_place(row);
        match Envelope::from_bytes(&row.canonical) {
            Err(error) => {
                self.check_digest(row, Digest::of(&row.canonical));
                self.fault(Some(row.sequence), format!("cannot be read: {error}"));
            }
            Ok(envelope) => {
                self.check_digest(row, envelope.digest(&row.canonical));
                self.check_envelope(row, &envelope);
                self.check_order(&envelope);
                self.check_erasure(row, &envelope)?;
                self.check_links(row.sequence, &envelope.record)?;
                self.check_passages(row.sequence, &envelope.record)?;
                self.ids.insert(envelope.id);
            }
        }
        self.verification.head = Some(row.sha256);
        Ok(())
    }

    fn check_digest(&mut self, row: &StoredEntry, digest: Digest) {
        if digest != row.sha256 {
            self.fault(Some(row.sequence), "the entry has been changed since it was recorded");
        }
    }

    /// What is left of an entry waits for its tombstone, and a tombstone is held against it.
    fn check_erasure(&mut self, row: &StoredEntry, envelope: &Envelope) -> Result<(), StoreFault> {
        if let Record::Erased(erased) = &envelope.record {
            if erased.of != envelope.id {
                self.fault(Some(row.sequence), format!("is what is left of {}", erased.of));
            }
            self.erasures.found(row.sequence, erased, Digest::of(&row.canonical));
        } else if let Record::Erasure(tombstone) = &envelope.record {
            for message in self.erasures.take(self.store, envelope.id, tombstone)? {
                self.fault(Some(row.sequence), message);
            }
        }
        Ok(())
    }

    fn check_erasures(&mut self) {
        self.verification.erased = self.erasures.count;
        let unnamed: Vec<u64> = self.erasures.unnamed().collect();
        for sequence in unnamed {
            self.fault(Some(sequence), "is gone, and no tombstone says that it was erased");
        }
    }

    fn check_place(&mut self, row: &StoredEntry) {
        let expected = self.verification.entries;
        if row.sequence != expected {
            self.fault(Some(row.sequence), format!("stands where entry {expected} should"));
        }
    }

    fn check_envelope(&mut self, row: &StoredEntry, envelope: &Envelope) {
        if envelope.previous != self.verification.head {
            self.fault(Some(row.sequence), "does not follow the entry before it");
        }
        if canonical_form(&row.canonical).as_ref() != Some(&row.canonical) {
            self.fault(Some(row.sequence), "is not written in canonical form");
        }
        if envelope.format != FORMAT {
            self.fault(Some(row.sequence), format!("is in the unknown format {}", envelope.format));
        }
        if envelope.id.kind != envelope.record.kind() {
            self.fault(Some(row.sequence), format!("is no {}", envelope.id.kind));
        }
        if !row.repeats(envelope) {
            self.fault(Some(row.sequence), "its columns differ from its canonical bytes");
        }
        if envelope.corrects.is_some_and(|earlier| earlier >= row.sequence) {
            self.fault(Some(row.sequence), "corrects an entry that is not earlier");
        }
    }

    /// Times never go back, and each kind is numbered 1, 2, 3, …
    fn check_order(&mut self, envelope: &Envelope) {
        let Envelope { sequence, id, recorded_at, .. } = *envelope;
        // A desk that is opened once more says that its clock was wrong before.
        if id.kind == Kind::Desk && id.number > 1 && recorded_at < self.latest {
            let (from, to) = (self.latest, recorded_at);
            self.verification.set_back.push(ClockSetBack { id, from, to });
            self.latest = recorded_at;
        }
        if recorded_at < self.latest {
            let latest = self.latest;
            self.fault(
                Some(sequence),
                format!("is dated {recorded_at}, before the {latest} of an earlier entry"),
            );
        }
        self.latest = self.latest.max(recorded_at);
        let number = self.numbers.entry(id.kind).or_default();
        *number += 1;
        let expected = Id { kind: id.kind, number: *number };
        if id != expected {
            self.fault(Some(sequence), format!("is named {id} where {expected} should follow"));
        }
    }

    fn check_links(&mut self, sequence: u64, record: &Record) -> Result<(), StoreFault> {
        let sql = "SELECT EXISTS (SELECT 1 FROM link
            WHERE target_kind = ? AND target_number = ? AND sequence = ?)";
        for target in record.links() {
            self.links += 1;
            if !self.ids.contains(&target) {
                self.fault(Some(sequence), format!("names {target}, which is not there before it"));
            }
            let values = [target.kind.prefix().into(), target.number.into(), sequence.into()];
            if !self.store.one::<bool>(sql, &values)? {
                self.fault(Some(sequence), format!("its link to {target} is missing"));
            }
        }
        Ok(())
    }

    fn check_link_count(&mut self) -> Result<(), StoreFault> {
        let stored: u64 = self.store.one("SELECT count(*) FROM link", &[])?;
        if stored > self.links {
            let extra = stored - self.links;
            self.fault(None, format!("{extra} links belong to no entry"));
        }
        Ok(())
    }

    fn check_contents_are_named(&mut self) -> Result<(), StoreFault> {
        let digests = self.store.values("SELECT sha256 FROM content ORDER BY sha256", &[])?;
        for digest in digests {
            if !self.named.contains(&digest) {
                self.fault(None, format!("content {digest} belongs to no document"));
            }
        }
        Ok(())
    }

    /// The guards against mistakes must stand as they were made.
    fn check_triggers(&mut self) -> Result<(), StoreFault> {
        for name in self.store.changed_guards()? {
            self.fault(None, format!("the trigger {name} is missing or was changed"));
        }
        Ok(())
    }

    fn check_passages(&mut self, sequence: u64, record: &Record) -> Result<(), StoreFault> {
        if let Record::Document(document) = record {
            for digest in [document.bytes, document.text] {
                self.named.insert(digest);
                if self.content(&digest)?.is_none() {
                    self.fault(Some(sequence), format!("content {digest} is missing"));
                }
            }
        }
        for passage in record.passages() {
            let is_there = match self.words_of(passage.document)? {
                DocumentWords::Erased => continue,
                DocumentWords::Text(text) => passage.span.matches(text),
                DocumentWords::Lost => false,
            };
            self.verification.passages += 1;
            if !is_there {
                let words = &passage.span.text;
                let message = format!("{} does not say \"{words}\" there", passage.document);
                self.fault(Some(sequence), message);
            }
        }
        Ok(())
    }

    fn words_of(&mut self, document: Id) -> Result<&DocumentWords, StoreFault> {
        if !self.texts.contains_key(&document) {
            let words = self.load_words(document)?;
            self.texts.insert(document, words);
        }
        Ok(self.texts.get(&document).unwrap_or(&DocumentWords::Lost))
    }

    fn load_words(&self, document: Id) -> Result<DocumentWords, StoreFault> {
        let sql = "SELECT canonical FROM entry WHERE kind = ? AND number = ?";
        let values = [document.kind.prefix().into(), document.number.into()];
        let canonical: Option<Vec<u8>> = self.store.value(sql, &values)?;
        let envelope = canonical.and_then(|bytes| Envelope::from_bytes(&bytes).ok());
        let record = envelope.map(|envelope| envelope.record);
        if record.as_ref().is_some_and(|record| record.erased().is_some()) {
            return Ok(DocumentWords::Erased);
        }
        let Some(Record::Document(document)) = record else { return Ok(DocumentWords::Lost) };
        let text = self.content(&document.text)?.and_then(|bytes| String::from_utf8(bytes).ok());
        Ok(text.map_or(DocumentWords::Lost, DocumentWords::Text))
    }

    fn content(&self, digest: &Digest) -> Result<Option<Vec<u8>>, StoreFault> {
        self.store.value("SELECT bytes FROM content WHERE sha256 = ?", &[digest.into()])
    }

    fn fault(&mut self, sequence: Option<u64>, message: impl Into<String>) {
        self.verification.faults.push(Fault { sequence, message: message.into() });
    }
}

impl StoredEntry {
    fn read(row: Row) -> Result<Self, StoreFault> {
        let [sequence, kind, number, recorded_at, author, corrects, canonical, sha256] =
            row.into_values()?;
        Ok(Self {
            sequence: sequence.try_into()?,
            kind: kind.try_into()?,
            number: number.try_into()?,
            recorded_at: recorded_at.try_into()?,
            author: author.try_into()?,
            corrects: corrects.try_into()?,
            canonical: canonical.try_into()?,
            sha256: sha256.try_into()?,
        })
    }

    fn repeats(&self, envelope: &Envelope) -> bool {
        self.sequence == envelope.sequence
            && self.kind == envelope.id.kind.prefix()
            && self.number == envelope.id.number
            && self.recorded_at == envelope.recorded_at.as_millisecond()
            && self.author == envelope.author
            && self.corrects == envelope.corrects
    }
}
