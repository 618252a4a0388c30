//! Proofs: that a leaf is in a tree, and that a tree only grew.

use crate::Hash;

/// Whether a path proves that a leaf stands at an index of the tree with this size and root.
///
/// The path leads from the leaf's sibling up to the root's child (RFC 9162, section 2.1.3.2; the
/// paths are those of RFC 6962).
pub fn includes(root: Hash, size: u64, index: u64, leaf: Hash, path: &[Hash]) -> bool {
    if index >= size {
        return false;
    }
    let mut climb = Climb { node: index, last: size - 1 };
    let mut hash = leaf;
    for sibling in path {
        if climb.last == 0 {
            return false;
        }
        if climb.is_right() {
            hash = Hash::of_node(*sibling, hash);
            climb.skip_lone_levels();
        } else {
            hash = Hash::of_node(hash, *sibling);
        }
        climb.up();
    }
    climb.last == 0 && hash == root
}

/// Whether a path proves that the larger tree has the smaller one as its beginning.
///
/// Between trees of one size the path is empty and the roots are the same; of a tree without
/// leaves every tree is a continuation (RFC 9162, section 2.1.4.2).
pub fn is_consistent(old: (u64, Hash), new: (u64, Hash), path: &[Hash]) -> bool {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    if old_size == new_size {
        return path.is_empty() && old_root == new_root;
    }
    if old_size == 0 || old_size > new_size {
        return old_size == 0 && path.is_empty() && old_root == Hash::of_nothing();
    }
    // A full old tree is a node of the new one, and its root is left out of the path.
    let start = old_size.is_power_of_two().then_some(old_root);
    let mut hashes = start.iter().chain(path);
    let Some(&first) = hashes.next() else { return false };
    let mut climb = Climb { node: old_size - 1, last: new_size - 1 };
    while climb.node & 1 == 1 {
        climb.up();
    }
    let (mut was, mut is) = (first, first);
    for &sibling in hashes {
        if climb.last == 0 {
            return false;
        }
        if climb.is_right() {
            was = Hash::of_node(sibling, was);
            is = Hash::of_node(sibling, is);
            climb.skip_lone_levels();
        } else {
            is = Hash::of_node(is, sibling);
        }
        climb.up();
    }
    climb.last == 0 && was == old_root && is == new_root
}

/// A way from a leaf to the root: a node's number in its level, and that of the level's last.
struct Climb {
    node: u64,
    last: u64,
}

impl Climb {
    /// Whether the sibling stands to the left.
    fn is_right(&self) -> bool {
        self.node & 1 == 1 || self.node == self.last
    }

    fn up(&mut self) {
        self.node >>= 1;
        self.last >>= 1;
    }

    /// Where the last node of a level has no sibling, it stands for itself one level up.
    fn skip_lone_levels(&mut self) {
        while self.node & 1 == 0 && self.node != 0 {
            self.up();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{includes, is_consistent};
    use crate::testing::{consistency_path, inclusion_path, leaves, root};
    use crate::{Hash, Tree};

    #[test]
    fn each_leaf_of_each_small_tree_is_proved_and_no_other_place() {
        for size in 1..40 {
            let hashes = leaves(size);
            for index in 0..size {
                let path = inclusion_path(&hashes, index);
                let size = size as u64;
                for claimed in 0..size + 2 {
                    let is_there = includes(root(&hashes), size, claimed, hashes[index], &path);
                    assert_eq!(is_there, claimed == index as u64, "{index} of {size}");
                }
            }
        }
    }

    #[test]
    fn each_small_tree_grew_from_each_smaller_one() {
        for new in 0..40 {
            let hashes = leaves(new);
            for old in 0..=new {
                let path = consistency_path(&hashes, old);
                let before = (old as u64, root(&hashes[..old]));
                let after = (new as u64, root(&hashes));
                assert!(is_consistent(before, after, &path), "{old} to {new}");
                assert_eq!(is_consistent(after, before, &path), old == new, "{new} to {old}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_changed_hash_proves_nothing(size in 2_usize..300, at in 0_usize..300, byte in 0_usize..32) {
            let hashes = leaves(size);
            let index = at % size;
            let mut path = inclusion_path(&hashes, index);
            let which = at % path.len();
            let mut bytes = *path[which].as_bytes();
            bytes[byte] ^= 1;
            path[which] = Hash::from_bytes(&bytes).unwrap();
            prop_assert!(!includes(root(&hashes), size as u64, index as u64, hashes[index], &path));
        }

        #[test]
        fn a_longer_or_shorter_path_proves_nothing(size in 2_usize..300, at in 0_usize..300) {
            let hashes = leaves(size);
            let index = at % size;
            let path = inclusion_path(&hashes, index);
            let tree: Tree = hashes.iter().copied().collect();
            let proves = |path: &[Hash]| {
                includes(tree.root(), size as u64, index as u64, hashes[index], path)
            };
            prop_assert!(proves(&path));
            prop_assert!(!proves(&path[1..]));
            prop_assert!(!proves(&[path.as_slice(), &[hashes[0]]].concat()));
        }
    }
}
