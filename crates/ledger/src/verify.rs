//! Verifying: recomputes everything that the ledger claims about itself.

use std::collections::{BTreeSet, HashMap};

use domain::{Digest, Id, Kind, Record};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use crate::canonical::{Envelope, canonical_form};
use crate::{FORMAT, Ledger, LedgerError};
use crate::{schema, transparency};

/// What was checked, and what was found to be wrong.
#[derive(Debug, Serialize)]
pub struct Verification {
    /// Entries read.
    pub entries: u64,
    /// Documents' bytes and texts hashed anew.
    pub contents: u64,
    /// Spans compared with the text they point into.
    pub passages: u64,
    /// The digest of the last entry, which stands for all of them.
    pub head: Option<Digest>,
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
        let mut verification = verify(&self.connection).map_err(|error| self.explain(error))?;
        let log = transparency::check(&self.connection, &self.path)
            .map_err(|error| error.at(&self.path))?;
        verification.faults.extend(log);
        Ok(verification)
    }
}

pub(crate) fn verify(connection: &Connection) -> rusqlite::Result<Verification> {
    let mut verifier = Verifier::new(connection);
    verifier.check_contents()?;
    verifier.check_entries()?;
    verifier.check_link_count()?;
    verifier.check_contents_are_named()?;
    verifier.check_triggers()?;
    Ok(verifier.verification)
}

/// A walk over the ledger, and what it remembers on the way.
struct Verifier<'connection> {
    connection: &'connection Connection,
    verification: Verification,
    ids: BTreeSet<Id>,
    numbers: HashMap<Kind, u64>,
    latest: Timestamp,
    named: BTreeSet<Digest>,
    texts: HashMap<Id, Option<String>>,
    links: u64,
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
    sha256: [u8; 32],
}

impl<'connection> Verifier<'connection> {
    fn new(connection: &'connection Connection) -> Self {
        let verification =
            Verification { entries: 0, contents: 0, passages: 0, head: None, faults: vec![] };
        Self {
            connection,
            verification,
            ids: BTreeSet::new(),
            numbers: HashMap::new(),
            latest: Timestamp::MIN,
            named: BTreeSet::new(),
            texts: HashMap::new(),
            links: 0,
        }
    }

    fn check_contents(&mut self) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare("SELECT sha256, bytes FROM content")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let named: Digest = row.get::<_, [u8; 32]>(0)?.into();
            let found = Digest::of(row.get_ref(1)?.as_blob()?);
            self.verification.contents += 1;
            if named != found {
                self.fault(None, format!("content {named} has been changed; it is now {found}"));
            }
        }
        Ok(())
    }

    fn check_entries(&mut self) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare(
            "SELECT sequence, kind, number, recorded_at, author, corrects, canonical, sha256
            FROM entry ORDER BY sequence",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            self.check_entry(&StoredEntry::read(row)?)?;
        }
        Ok(())
    }

    fn check_entry(&mut self, row: &StoredEntry) -> rusqlite::Result<()> {
        self.verification.entries += 1;
        self.check_place(row);
        let sha256 = Digest::from(row.sha256);
        if Digest::of(&row.canonical) != sha256 {
            self.fault(Some(row.sequence), "the entry has been changed since it was recorded");
        }
        match Envelope::from_bytes(&row.canonical) {
            Err(error) => self.fault(Some(row.sequence), format!("cannot be read: {error}")),
            Ok(envelope) => {
                self.check_envelope(row, &envelope);
                self.check_order(&envelope);
                self.check_links(row.sequence, &envelope.record)?;
                self.check_passages(row.sequence, &envelope.record)?;
                self.ids.insert(envelope.id);
            }
        }
        self.verification.head = Some(sha256);
        Ok(())
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

    fn check_links(&mut self, sequence: u64, record: &Record) -> rusqlite::Result<()> {
        let sql = "SELECT EXISTS (SELECT 1 FROM link
            WHERE target_kind = ? AND target_number = ? AND sequence = ?)";
        for target in record.links() {
            self.links += 1;
            if !self.ids.contains(&target) {
                self.fault(Some(sequence), format!("names {target}, which is not there before it"));
            }
            let values = params![target.kind.prefix(), target.number, sequence];
            if !self.connection.prepare_cached(sql)?.query_row(values, |row| row.get(0))? {
                self.fault(Some(sequence), format!("its link to {target} is missing"));
            }
        }
        Ok(())
    }

    fn check_link_count(&mut self) -> rusqlite::Result<()> {
        let stored: u64 =
            self.connection.query_row("SELECT count(*) FROM link", [], |row| row.get(0))?;
        if stored > self.links {
            let extra = stored - self.links;
            self.fault(None, format!("{extra} links belong to no entry"));
        }
        Ok(())
    }

    fn check_contents_are_named(&mut self) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare("SELECT sha256 FROM content")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let digest: Digest = row.get::<_, [u8; 32]>(0)?.into();
            if !self.named.contains(&digest) {
                self.fault(None, format!("content {digest} belongs to no document"));
            }
        }
        Ok(())
    }

    /// The guards against mistakes must stand as they were made.
    fn check_triggers(&mut self) -> rusqlite::Result<()> {
        let has_log = transparency::is_there(self.connection)?;
        for (name, made) in schema::triggers(has_log)? {
            let sql = "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?";
            let found: Option<String> =
                self.connection.query_row(sql, [&name], |row| row.get(0)).optional()?;
            if found.as_ref() != Some(&made) {
                self.fault(None, format!("the trigger {name} is missing or was changed"));
            }
        }
        Ok(())
    }

    fn check_passages(&mut self, sequence: u64, record: &Record) -> rusqlite::Result<()> {
        if let Record::Document(document) = record {
            for digest in [document.bytes, document.text] {
                self.named.insert(digest);
                if self.content(&digest)?.is_none() {
                    self.fault(Some(sequence), format!("content {digest} is missing"));
                }
            }
        }
        for passage in record.passages() {
            self.verification.passages += 1;
            let text = self.text_of(passage.document)?;
            if !text.is_some_and(|text| passage.span.matches(text)) {
                let words = &passage.span.text;
                let message = format!("{} does not say \"{words}\" there", passage.document);
                self.fault(Some(sequence), message);
            }
        }
        Ok(())
    }

    fn text_of(&mut self, document: Id) -> rusqlite::Result<Option<&str>> {
        if !self.texts.contains_key(&document) {
            let text = self.load_text(document)?;
            self.texts.insert(document, text);
        }
        Ok(self.texts.get(&document).and_then(Option::as_deref))
    }

    fn load_text(&self, document: Id) -> rusqlite::Result<Option<String>> {
        let sql = "SELECT canonical FROM entry WHERE kind = ? AND number = ?";
        let values = params![document.kind.prefix(), document.number];
        let canonical: Option<Vec<u8>> =
            self.connection.query_row(sql, values, |row| row.get(0)).optional()?;
        let envelope = canonical.and_then(|bytes| Envelope::from_bytes(&bytes).ok());
        let Some(Record::Document(document)) = envelope.map(|envelope| envelope.record) else {
            return Ok(None);
        };
        Ok(self.content(&document.text)?.and_then(|bytes| String::from_utf8(bytes).ok()))
    }

    fn content(&self, digest: &Digest) -> rusqlite::Result<Option<Vec<u8>>> {
        let sql = "SELECT bytes FROM content WHERE sha256 = ?";
        self.connection.query_row(sql, [digest.as_bytes()], |row| row.get(0)).optional()
    }

    fn fault(&mut self, sequence: Option<u64>, message: impl Into<String>) {
        self.verification.faults.push(Fault { sequence, message: message.into() });
    }
}

impl StoredEntry {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            sequence: row.get(0)?,
            kind: row.get(1)?,
            number: row.get(2)?,
            recorded_at: row.get(3)?,
            author: row.get(4)?,
            corrects: row.get(5)?,
            canonical: row.get(6)?,
            sha256: row.get(7)?,
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
