//! The hashes of the tree, read from their table as the library of tiles asks for them.

use std::collections::HashMap;

use tlog_tiles::tlog::{Error, Hash, HashReader};

use crate::store::{Store, StoreFault, Value};

/// So many hashes are read in one sentence at most.
const AT_ONCE: usize = 64;

/// The table of hashes.
pub(super) struct Nodes<'store>(pub(super) &'store dyn Store);

impl HashReader for Nodes<'_> {
    fn read_hashes(&self, places: &[u64]) -> Result<Vec<Hash>, Error> {
        let mut found = HashMap::new();
        for some in places.chunks(AT_ONCE) {
            let read = self.read(some).map_err(|fault| told(&fault))?;
            found.extend(read);
        }
        let hash = |place| found.get(place).copied().ok_or_else(|| missing(*place));
        places.iter().map(hash).collect()
    }
}

impl Nodes<'_> {
    fn read(&self, places: &[u64]) -> Result<Vec<(u64, Hash)>, StoreFault> {
        // The last of them again and again up to a power of two, so that few sentences are made ready.
        let more = places.len().next_power_of_two() - places.len();
        let last = places.last().into_iter().cycle().take(more);
        let values: Vec<Value> = places.iter().chain(last).map(|place| (*place).into()).collect();
        let marks = vec!["?"; values.len()].join(", ");
        let sql = format!("SELECT place, sha256 FROM node WHERE place IN ({marks})");
        let rows = self.0.select(&sql, &values)?.into_iter();
        rows.map(|row| {
            let [place, sha256] = row.into_values()?;
            Ok((place.try_into()?, Hash(sha256.try_into()?)))
        })
        .collect()
    }
}

fn told(fault: &StoreFault) -> Error {
    Error::InvalidInput(fault.source.to_string())
}

fn missing(place: u64) -> Error {
    Error::InvalidInput(format!("the hash at {place} is missing"))
}
