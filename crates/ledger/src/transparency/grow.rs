//! Growing: a leaf for each entry that bears on a score.

use tlog_tiles::tlog::stored_hashes;

use super::leaf::{Form, LeafData, Nonce, Secrets, Subject};
use super::nodes::Nodes;
use super::{LogError, rows};
use crate::canonical::Envelope;
use crate::store::{Store, StoreFault, VERSION, Value};

/// Whether a ledger has its log yet; one of an earlier version gets it with its next entry.
pub(crate) fn is_there(store: &dyn Store) -> Result<bool, StoreFault> {
    Ok(store.version()? >= VERSION)
}

/// Gives a ledger of an earlier version its log, with a leaf for each entry there is.
pub(crate) fn begin(store: &dyn Store) -> Result<(), LogError> {
    store.add_log()?;
    let sql = "SELECT sequence, canonical FROM entry WHERE sequence > ? ORDER BY sequence LIMIT ?";
    store.each(sql, Value::FIRST_INTEGER, |row| {
        let [_, canonical] = row.into_values()?;
        let canonical: Vec<u8> = canonical.try_into()?;
        grow(store, &Envelope::from_bytes(&canonical)?, &canonical, None).map(drop)
    })
}

/// Adds the leaf of an entry, if it bears on a score; with its own nonce and form, where they were
/// kept.
pub(crate) fn grow(
    store: &dyn Store,
    envelope: &Envelope,
    canonical: &[u8],
    kept: Option<(Nonce, Form)>,
) -> Result<bool, LogError> {
    if !envelope.id.kind.bears_on_score() {
        return Ok(false);
    }
    let author = envelope.author.as_str();
    let (nonce, form) = kept.unwrap_or_else(|| (rows::random(), Form::default()));
    let secrets = Secrets { nonce, author_nonce: rows::pseudonym(store, author)?, form };
    let turn = rows::next_turn(store, author)?;
    let data = LeafData::new(Subject::of(envelope, canonical), secrets, turn)?.to_bytes()?;
    let number = rows::size(store)?;
    let hashes = stored_hashes(number, &data, &Nodes(store))?;
    rows::insert(store, (number, envelope.sequence), (author, turn), (nonce, &data))?;
    rows::insert_nodes(store, number, &hashes)?;
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
