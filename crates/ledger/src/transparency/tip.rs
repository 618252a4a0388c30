//! Where a ledger ends: its last entry, its tree, and what was signed last.

use super::signed::{read, refuse_other_tree};
use super::tree::Tree;
use super::{LogError, LogFault};
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
    /// The name of the log, by what was signed last.
    pub(super) origin: Option<String>,
}

impl Tip {
    /// Reads it, and refuses a tree that does not begin with what was signed last.
    pub(crate) fn read(store: &dyn Store) -> Result<Self, LogError> {
        let row = store.first(
            "SELECT (SELECT coalesce(max(number), -1) + 1 FROM leaf),
                (SELECT max(size) FROM signed_tree),
                (SELECT note FROM signed_tree ORDER BY size DESC LIMIT 1),
                (SELECT max(sequence) FROM leaf),
                newest.sequence, newest.recorded_at, newest.sha256
            FROM (SELECT 1) AS one LEFT JOIN
                (SELECT sequence, recorded_at, sha256 FROM entry ORDER BY sequence DESC LIMIT 1)
                AS newest ON TRUE",
            &[],
        )?;
        let row = row.ok_or_else(|| StoreFault::unfit("no row"))?;
        let Parts { last, size, signed, told } = parts(row)?;
        if told.is_some_and(|told| last.as_ref().is_none_or(|last| last.sequence < told)) {
            return Err(LogFault::EntriesGone.into());
        }
        let mut tip = Self { last, tree: Tree::read(store, size)?, ..Self::default() };
        if let Some((named, note)) = signed {
            let signed = read(&note)?;
            if signed.size() != named {
                return Err(LogFault::Misplaced { named, found: signed.size() }.into());
            }
            refuse_other_tree(store, &signed, &tip.tree)?;
            tip.signed = named;
            tip.origin = Some(signed.origin().to_owned());
        }
        Ok(tip)
    }
}

/// What stands at the end of the tables.
struct Parts {
    last: Option<Last>,
    /// How many leaves there are.
    size: u64,
    /// The last entry that has a leaf.
    told: Option<u64>,
    /// The last tree that was signed: how large it is said to be, and its note.
    signed: Option<(u64, String)>,
}

fn parts(row: Row) -> Result<Parts, StoreFault> {
    let [size, named, note, told, sequence, recorded_at, sha256] = row.into_values()?;
    let signed =
        if note == Value::Null { None } else { Some((named.try_into()?, note.try_into()?)) };
    let last = match Option::<u64>::try_from(sequence)? {
        None => None,
        Some(sequence) => Some(Last {
            sequence,
            recorded_at: recorded_at.try_into()?,
            sha256: sha256.try_into()?,
        }),
    };
    Ok(Parts { last, size: size.try_into()?, told: told.try_into()?, signed })
}
