//! The right edge of the tree, by which it grows and is signed: the hashes of its whole subtrees, the
//! largest first.

use tlog_tiles::checkpoint::Checkpoint;
use tlog_tiles::tlog::{
    Error, Hash, HashReader, stored_hash_count, stored_hashes, sub_tree_index, tree_hash,
};

use super::LogError;
use super::nodes::Nodes;
use super::signed::is_beginning;
use crate::store::Store;

/// A tree by its right edge.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    size: u64,
    /// Each hash of the edge and its place among the stored ones.
    edge: Vec<(u64, Hash)>,
}

impl Tree {
    /// Reads the edge of a tree of so many leaves.
    pub(super) fn read(store: &dyn Store, size: u64) -> Result<Self, LogError> {
        let places = if size == 0 { vec![] } else { sub_tree_index(0, size, vec![]) };
        let hashes = Nodes(store).read_hashes(&places)?;
        Ok(Self { size, edge: places.into_iter().zip(hashes).collect() })
    }

    /// How many leaves it has.
    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// Its root.
    pub(super) fn root(&self) -> Result<Hash, LogError> {
        Ok(tree_hash(self.size, self)?)
    }

    /// Whether it begins with a tree that was signed.
    pub(super) fn begins_with(
        &self,
        store: &dyn Store,
        signed: &Checkpoint,
    ) -> Result<bool, LogError> {
        if signed.size() == self.size {
            return Ok(self.root()? == *signed.hash());
        }
        is_beginning(store, signed, self.size)
    }

    /// Adds a leaf, and gives the hashes that it brings with their places: its own, and of each
    /// subtree that it completes.
    pub(super) fn grow(&mut self, data: &[u8]) -> Result<Vec<(u64, Hash)>, LogError> {
        let hashes = stored_hashes(self.size, data, &*self)?;
        let nodes: Vec<_> = (stored_hash_count(self.size)..).zip(hashes).collect();
        // What it completes was the end of the edge, and the last hash stands for all of it.
        let completed = nodes.len().saturating_sub(1);
        self.edge.truncate(self.edge.len().saturating_sub(completed));
        self.edge.extend(nodes.last().copied());
        self.size += 1;
        Ok(nodes)
    }
}

impl HashReader for Tree {
    fn read_hashes(&self, places: &[u64]) -> Result<Vec<Hash>, Error> {
        let read = |place: &u64| {
            let found = self.edge.iter().find(|(known, _)| known == place);
            found.map(|(_, hash)| *hash).ok_or(Error::IndexesNotInTree)
        };
        places.iter().map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use tlog_tiles::tlog::{Error, Hash, HashReader, stored_hashes, tree_hash};

    use super::Tree;

    /// All hashes of a tree.
    struct All(Vec<Hash>);

    impl HashReader for All {
        fn read_hashes(&self, places: &[u64]) -> Result<Vec<Hash>, Error> {
            let read = |place: &u64| self.0[usize::try_from(*place).unwrap()];
            Ok(places.iter().map(read).collect())
        }
    }

    #[test]
    fn a_tree_grows_by_its_edge_as_by_all_of_its_hashes() {
        let (mut all, mut tree) = (All(vec![]), Tree::default());
        for number in 0..200_u64 {
            let data = number.to_be_bytes();
            let expected = stored_hashes(number, &data, &all).unwrap();
            let first = u64::try_from(all.0.len()).unwrap();
            let expected: Vec<_> = (first..).zip(expected).collect();
            assert_eq!(tree.grow(&data).unwrap(), expected, "{number}");
            all.0.extend(expected.iter().map(|(_, hash)| *hash));
            assert_eq!(tree.root().unwrap(), tree_hash(number + 1, &all).unwrap(), "{number}");
            assert_eq!(tree.edge.len(), usize::try_from((number + 1).count_ones()).unwrap());
        }
    }
}
