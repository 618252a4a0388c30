//! The hashes of the tree, read from their table as the library of tiles asks for them.

use tlog_tiles::tlog::{Error, Hash, HashReader};

use crate::store::Store;

/// The table of hashes.
pub(super) struct Nodes<'store>(pub(super) &'store dyn Store);

impl HashReader for Nodes<'_> {
    fn read_hashes(&self, places: &[u64]) -> Result<Vec<Hash>, Error> {
        let sql = "SELECT sha256 FROM node WHERE place = ?";
        let read = |place: &u64| self.0.one(sql, &[(*place).into()]).map(Hash);
        let hashes = places.iter().map(read).collect::<Result<_, _>>();
        hashes.map_err(|fault| Error::InvalidInput(fault.source.to_string()))
    }
}
