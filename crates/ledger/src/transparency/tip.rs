//! Where a ledger ends: its last entry, its tree, and what was signed last.

use super::LogError;
use super::signed::{read, refuse_other_tree};
use super::tree::Tree;
use crate::known::Last;
use crate::store::{Row, Store, StoreFault, Value};

/// Where a ledger ends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tip {
    /// The last entry.
    pub(crate) last: Option<Last>,
    pub(crate) tree: Tree,
    /// How many leaves the tree has that was signed last; none, where nothing was signed.
    pub(super) signed: u64,
}

impl Tip {
    /// Reads it, and refuses a tree that does not begin with what was signed last.
    pub(crate) fn read(store: &dyn Store) -> Result<Self, LogError> {
        let row = store.first(
            "SELECT (SELECT coalesce(max(number), -1) + 1 FROM leaf),
                (SELECT note FROM signed_tree ORDER BY size DESC LIMIT 1),
                newest.sequence, newest.recorded_at, newest.sha256
            FROM (SELECT 1) AS one LEFT JOIN
                (SELECT sequence, recorded_at, sha256 FROM entry ORDER BY sequence DESC LIMIT 1)
                AS newest ON TRUE",
            &[],
        )?;
        let row = row.ok_or_else(|| StoreFault::unfit("no row"))?;
        let (last, size, note) = parts(row)?;
        let tree = Tree::read(store, size)?;
        let signed = match note {
            Some(note) => {
                let signed = read(&note)?;
                refuse_other_tree(store, &signed, &tree)?;
                signed.size()
            }
            None => 0,
        };
        Ok(Self { last, tree, signed })
    }
}

fn parts(row: Row) -> Result<(Option<Last>, u64, Option<String>), StoreFault> {
    let [size, note, sequence, recorded_at, sha256] = row.into_values()?;
    let note = if note == Value::Null { None } else { Some(note.try_into()?) };
    let last = match Option::<u64>::try_from(sequence)? {
        None => None,
        Some(sequence) => Some(Last {
            sequence,
            recorded_at: recorded_at.try_into()?,
            sha256: sha256.try_into()?,
        }),
    };
    Ok((last, size.try_into()?, note))
}
