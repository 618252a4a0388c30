//! The hashes of the tree, read from their table as the library of tiles asks for them.

use rusqlite::Connection;
use tlog_tiles::tlog::{Error, Hash, HashReader};

/// The table of hashes.
pub(super) struct Nodes<'connection>(pub(super) &'connection Connection);

impl HashReader for Nodes<'_> {
    fn read_hashes(&self, places: &[u64]) -> Result<Vec<Hash>, Error> {
        let read = || -> rusqlite::Result<Vec<Hash>> {
            let sql = "SELECT sha256 FROM node WHERE place = ?";
            let mut statement = self.0.prepare_cached(sql)?;
            places
                .iter()
                .map(|place| statement.query_row([place], |row| row.get(0)).map(Hash))
                .collect()
        };
        read().map_err(|error| Error::InvalidInput(error.to_string()))
    }
}
