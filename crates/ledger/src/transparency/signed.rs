//! What was signed, and the rule that no smaller or other tree is signed after it.

use signed_note::{Note, StandardVerifier, VerifierList};
use tlog_tiles::checkpoint::Checkpoint;
use tlog_tiles::tlog::tree_hash;

use super::nodes::Nodes;
use super::tip::Tip;
use super::tree::Tree;
use super::{LogError, LogFault, LogKey, Remembering, rows};
use crate::store::Store;

/// Signs the tree as it stands, if it is larger than what was signed last.
pub(crate) fn sign(store: &dyn Store, key: &LogKey, tip: &Tip) -> Result<Option<String>, LogError> {
    let size = tip.tree.size();
    if size == tip.signed {
        return Ok(None);
    }
    let checkpoint = Checkpoint::new(key.origin(), size, tip.tree.root()?, "")
        .map_err(|error| LogFault::Signed(error.to_string()))?;
    let note = key.sign(&checkpoint)?;
    let values = [size.into(), note.as_str().into()];
    store.execute("INSERT INTO signed_tree VALUES (?, ?)", &values)?;
    Ok(Some(note))
}

/// Refuses a tree that does not begin with one that was signed.
pub(super) fn refuse_other_tree(
    store: &dyn Store,
    signed: &Checkpoint,
    tree: &Tree,
) -> Result<(), LogError> {
    if tree.begins_with(store, signed)? { Ok(()) } else { Err(not_grown(signed, tree.size())) }
}

/// Refuses a ledger of which a tree was signed that it no longer holds.
pub(crate) fn refuse_rollback(store: &dyn Store, note: &str) -> Result<(), LogError> {
    let size = rows::size(store)?;
    refuse_other(store, &read(note)?, size)
}

/// A tree that was signed must be the beginning of the tree that is here.
fn refuse_other(store: &dyn Store, signed: &Checkpoint, found: u64) -> Result<(), LogError> {
    if is_beginning(store, signed, found)? { Ok(()) } else { Err(not_grown(signed, found)) }
}

fn not_grown(signed: &Checkpoint, found: u64) -> LogError {
    LogFault::NotGrown { by: Remembering::Desk, signed: signed.size(), found }.into()
}

/// Whether a tree is the beginning of the tree of so many leaves that is here.
pub(super) fn is_beginning(
    store: &dyn Store,
    signed: &Checkpoint,
    found: u64,
) -> Result<bool, LogError> {
    Ok(signed.size() <= found && tree_hash(signed.size(), &Nodes(store))? == *signed.hash())
}

/// Whether a note is signed by a key, which is written as `NAME+ID+KEY`.
pub(super) fn is_by(note: &str, key: &str) -> bool {
    let Ok(verifier) = StandardVerifier::new(key) else { return false };
    let known = VerifierList::new(vec![Box::new(verifier)]);
    Note::from_bytes(note.as_bytes()).is_ok_and(|note| note.verify(&known).is_ok())
}

/// The checkpoint in a note of our own.
pub(super) fn read(note: &str) -> Result<Checkpoint, LogFault> {
    let parsed =
        Note::from_bytes(note.as_bytes()).map_err(|error| LogFault::Signed(error.to_string()))?;
    Checkpoint::from_bytes(parsed.text()).map_err(|error| LogFault::Signed(error.to_string()))
}
