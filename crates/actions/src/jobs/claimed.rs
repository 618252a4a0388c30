//! What an item added before it was broken off: found there already when it is gone on with, and the
//! job's own all the same.

use std::collections::BTreeSet;

use domain::Id;
use ledger::LedgerError;

use super::item::ItemEnd;
use super::job::Kept;
use crate::Desk;

/// The end of an item; documents that came to the desk since the job was begun count as added,
/// where the item was left before it ended and no other item added them.
pub(crate) fn claimed(
    desk: &Desk,
    kept: &Kept,
    item: usize,
    mut end: ItemEnd,
) -> Result<ItemEnd, LedgerError> {
    let was_left = kept.history.was_left(item);
    let Some(length) = kept.opening.ledger_length.filter(|_| was_left) else { return Ok(end) };
    let of_others = kept.history.ends.iter().flatten().flat_map(|other| &other.added);
    let mut counted: BTreeSet<Id> = of_others.chain(&end.added).copied().collect();
    let (mut added, mut known) = (vec![], vec![]);
    for id in end.known {
        let is_newer = desk.ledger.entry(id)?.is_some_and(|entry| entry.sequence > length);
        if is_newer && counted.insert(id) { added.push(id) } else { known.push(id) }
    }
    added.append(&mut end.added);
    Ok(ItemEnd { added, known, ..end })
}
