//! Growing: a leaf for each entry that bears on a score.

use rusqlite::Connection;
use tlog_tiles::tlog::stored_hashes;

use super::leaf::{Form, LeafData, Nonce, Secrets, Subject};
use super::nodes::Nodes;
use super::{LogError, SCHEMA, rows};
use crate::canonical::Envelope;
use crate::schema::VERSION;

/// Whether a ledger has its log yet; one of an earlier version gets it with its next entry.
pub(crate) fn is_there(connection: &Connection) -> rusqlite::Result<bool> {
    let found: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(found >= VERSION)
}

/// Gives a ledger of an earlier version its log, with a leaf for each entry there is.
pub(crate) fn begin(connection: &Connection) -> Result<(), LogError> {
    connection.execute_batch(SCHEMA)?;
    connection.pragma_update(None, "user_version", VERSION)?;
    let mut statement = connection.prepare("SELECT canonical FROM entry ORDER BY sequence")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let canonical: Vec<u8> = row.get(0)?;
        grow(connection, &Envelope::from_bytes(&canonical)?, &canonical, None)?;
    }
    Ok(())
}

/// Adds the leaf of an entry, if it bears on a score; with its own nonce and form, where they were
/// kept.
pub(crate) fn grow(
    connection: &Connection,
    envelope: &Envelope,
    canonical: &[u8],
    kept: Option<(Nonce, Form)>,
) -> Result<bool, LogError> {
    if !envelope.id.kind.bears_on_score() {
        return Ok(false);
    }
    let author = envelope.author.as_str();
    let (nonce, form) = kept.unwrap_or_else(|| (rows::random(), Form::default()));
    let secrets = Secrets { nonce, author_nonce: rows::pseudonym(connection, author)?, form };
    let turn = rows::next_turn(connection, author)?;
    let data = LeafData::new(Subject::of(envelope, canonical), secrets, turn)?.to_bytes()?;
    let number = rows::size(connection)?;
    let hashes = stored_hashes(number, &data, &Nodes(connection))?;
    rows::insert(connection, (number, envelope.sequence), (author, turn), (nonce, &data))?;
    rows::insert_nodes(connection, number, &hashes)?;
    Ok(true)
}

impl<'entry> Subject<'entry> {
    /// What the leaf of an entry tells of it.
    pub(super) fn of(envelope: &'entry Envelope, canonical: &'entry [u8]) -> Self {
        Self {
            sequence: envelope.sequence,
            id: envelope.id,
            recorded_at: envelope.recorded_at,
            author: &envelope.author,
            canonical,
            previous: envelope.previous,
        }
    }
}
