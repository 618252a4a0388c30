//! The rows of the log's tables.

use domain::Digest;
use rand_core::{OsRng, RngCore as _};
use rusqlite::{Connection, OptionalExtension as _, params};
use tlog_tiles::tlog::{Hash, record_hash, stored_hash_count};

use super::leaf::{Form, Nonce, Secrets, Turn};

/// A leaf as it is kept.
pub(super) struct LeafRow {
    pub(super) number: u64,
    pub(super) sequence: u64,
    pub(super) nonce: Nonce,
    pub(super) author_nonce: Nonce,
    pub(super) data: Vec<u8>,
    pub(super) canonical: Vec<u8>,
}

const COLUMNS: &str =
    "leaf.number, leaf.sequence, leaf.nonce, pseudonym.nonce, leaf.data, entry.canonical
    FROM leaf JOIN pseudonym USING (author) JOIN entry USING (sequence)";

/// How many leaves there are.
pub(super) fn size(connection: &Connection) -> rusqlite::Result<u64> {
    connection.query_row("SELECT coalesce(max(number), -1) + 1 FROM leaf", [], |row| row.get(0))
}

/// The nonce of an author's pseudonym, drawn where there is none yet.
pub(super) fn pseudonym(connection: &Connection, author: &str) -> rusqlite::Result<Nonce> {
    let sql = "SELECT nonce FROM pseudonym WHERE author = ?";
    let kept = connection.query_row(sql, [author], |row| row.get(0)).optional()?;
    if let Some(nonce) = kept {
        return Ok(nonce);
    }
    let nonce = random();
    connection.execute("INSERT INTO pseudonym VALUES (?, ?)", params![author, nonce])?;
    Ok(nonce)
}

/// Where the next leaf of an author will stand among theirs.
pub(super) fn next_turn(connection: &Connection, author: &str) -> rusqlite::Result<Turn> {
    let sql = "SELECT author_sequence, data FROM leaf WHERE author = ?
        ORDER BY author_sequence DESC LIMIT 1";
    let read = |row: &rusqlite::Row<'_>| {
        let (number, data): (u64, Vec<u8>) = (row.get(0)?, row.get(1)?);
        let previous = Digest::from(record_hash(&data).0);
        Ok(Turn { number: number + 1, previous: Some(previous) })
    };
    let turn = connection.prepare_cached(sql)?.query_row([author], read).optional()?;
    Ok(turn.unwrap_or(Turn { number: 1, previous: None }))
}

/// Adds a leaf.
pub(super) fn insert(
    connection: &Connection,
    (number, sequence): (u64, u64),
    (author, turn): (&str, Turn),
    (nonce, data): (Nonce, &[u8]),
) -> rusqlite::Result<()> {
    connection.prepare_cached("INSERT INTO leaf VALUES (?, ?, ?, ?, ?, ?)")?.execute(params![
        number,
        sequence,
        author,
        turn.number,
        nonce,
        data
    ])?;
    Ok(())
}

/// Adds the hashes that a leaf brings: its own, and of each subtree that it completes.
pub(super) fn insert_nodes(
    connection: &Connection,
    number: u64,
    hashes: &[Hash],
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached("INSERT INTO node VALUES (?, ?)")?;
    for (place, hash) in (stored_hash_count(number)..).zip(hashes) {
        statement.execute(params![place, hash.0])?;
    }
    Ok(())
}

/// The last tree that was signed.
pub(super) fn last_signed(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT note FROM signed_tree ORDER BY size DESC LIMIT 1";
    connection.query_row(sql, [], |row| row.get(0)).optional()
}

/// The leaf of an entry.
pub(super) fn leaf_of(connection: &Connection, sequence: u64) -> rusqlite::Result<Option<LeafRow>> {
    let sql = format!("SELECT {COLUMNS} WHERE leaf.sequence = ?");
    connection.query_row(&sql, [sequence], LeafRow::read).optional()
}

/// Some leaves in their order, from a number on.
pub(super) fn leaves(
    connection: &Connection,
    from: u64,
    limit: u64,
) -> rusqlite::Result<Vec<LeafRow>> {
    let sql = format!("SELECT {COLUMNS} WHERE leaf.number >= ? ORDER BY leaf.number LIMIT ?");
    let mut statement = connection.prepare_cached(&sql)?;
    statement.query_map([from, limit], LeafRow::read)?.collect()
}

/// The hashes from a place on, as many as are asked for.
pub(super) fn nodes(
    connection: &Connection,
    place: u64,
    count: usize,
) -> rusqlite::Result<Vec<Hash>> {
    let sql = "SELECT sha256 FROM node WHERE place >= ? ORDER BY place LIMIT ?";
    let mut statement = connection.prepare_cached(sql)?;
    statement.query_map(params![place, count], |row| row.get(0).map(Hash))?.collect()
}

/// How many hashes there are.
pub(super) fn node_count(connection: &Connection) -> rusqlite::Result<u64> {
    connection.query_row("SELECT count(*) FROM node", [], |row| row.get(0))
}

/// The entries without a leaf: their places and kinds.
pub(super) fn without_leaf(connection: &Connection) -> rusqlite::Result<Vec<(u64, String)>> {
    let sql = "SELECT sequence, kind FROM entry
        WHERE sequence NOT IN (SELECT sequence FROM leaf) ORDER BY sequence";
    let mut statement = connection.prepare(sql)?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// Every tree that was signed, the smallest first: its size and its note.
pub(super) fn all_signed(connection: &Connection) -> rusqlite::Result<Vec<(u64, String)>> {
    let mut statement = connection.prepare("SELECT size, note FROM signed_tree ORDER BY size")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// 32 bytes that nobody can guess.
pub(super) fn random() -> Nonce {
    let mut nonce = [0; 32];
    OsRng.fill_bytes(&mut nonce);
    nonce
}

impl LeafRow {
    /// What hides its entry; its data says in which form.
    pub(super) fn secrets(&self) -> Result<Secrets, serde_json::Error> {
        let form = Form::of(&self.data)?;
        Ok(Secrets { nonce: self.nonce, author_nonce: self.author_nonce, form })
    }

    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get(0)?,
            sequence: row.get(1)?,
            nonce: row.get(2)?,
            author_nonce: row.get(3)?,
            data: row.get(4)?,
            canonical: row.get(5)?,
        })
    }
}
