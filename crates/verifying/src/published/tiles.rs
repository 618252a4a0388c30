//! The tiles of a published ledger, level by level, and the entries below them.

use super::{Check, path};
use crate::{Hash, Tree};

/// A tile has so many hashes, and a bundle so many entries.
const WIDTH: u64 = 256;

impl Check<'_> {
    /// Reads the leaves' data, bundle by bundle, and holds every tile against them.
    pub(super) fn leaves(&mut self, size: u64) -> Vec<Vec<u8>> {
        let mut leaves = vec![];
        let mut levels = vec![];
        while (leaves.len() as u64) < size {
            let index = leaves.len() as u64 / WIDTH;
            let width = (size - leaves.len() as u64).min(WIDTH);
            let file = path::entries(index, width);
            let Some(bundle) = self.bundle(&file, width) else { break };
            let hashes = bundle.iter().map(|data| Hash::of_leaf(data)).collect();
            self.tile(0, index, hashes, &mut levels);
            leaves.extend(bundle);
        }
        if leaves.len() as u64 == size {
            self.partial_tiles(levels);
        }
        leaves
    }

    fn bundle(&mut self, file: &str, width: u64) -> Option<Vec<Vec<u8>>> {
        let Some(bytes) = self.files.read(file) else {
            self.fault(file, "is missing");
            return None;
        };
        let bundle = entries(&bytes).filter(|entries| entries.len() as u64 == width);
        if bundle.is_none() {
            self.fault(file, &format!("does not hold {width} entries"));
        }
        bundle
    }

    /// Compares a tile with its hashes; of a full one the root is a hash one level up.
    fn tile(&mut self, level: u8, index: u64, hashes: Vec<Hash>, levels: &mut Vec<Vec<Hash>>) {
        let width = hashes.len() as u64;
        self.compare(&path::tile(level, index, width), &hashes);
        if width < WIDTH {
            return;
        }
        let above = usize::from(level);
        if levels.len() == above {
            levels.push(vec![]);
        }
        levels[above].push(hashes.into_iter().collect::<Tree>().root());
        let count = levels[above].len() as u64;
        if count.is_multiple_of(WIDTH) {
            let full = levels[above][levels[above].len() - 256..].to_vec();
            self.tile(level + 1, count / WIDTH - 1, full, levels);
        }
    }

    /// The last tile of each level above the leaves, where it is not full.
    fn partial_tiles(&mut self, levels: Vec<Vec<Hash>>) {
        for (level, hashes) in (1..).zip(levels) {
            let whole = hashes.len() - hashes.len() % 256;
            if whole < hashes.len() {
                let rest = &hashes[whole..];
                let file = path::tile(level, whole as u64 / WIDTH, rest.len() as u64);
                self.compare(&file, rest);
            }
        }
    }

    fn compare(&mut self, file: &str, hashes: &[Hash]) {
        let expected = hashes.iter().flat_map(Hash::as_bytes);
        match self.files.read(file) {
            None => self.fault(file, "is missing"),
            Some(found) if found.iter().eq(expected) => {}
            Some(_) => self.fault(file, "does not hold the hashes of what is below it"),
        }
    }
}

/// Entries one after another, each behind its length in two bytes.
fn entries(mut bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut entries = vec![];
    while let Some((length, rest)) = bytes.split_first_chunk::<2>() {
        let (entry, rest) = rest.split_at_checked(u16::from_be_bytes(*length).into())?;
        entries.push(entry.to_vec());
        bytes = rest;
    }
    bytes.is_empty().then_some(entries)
}
