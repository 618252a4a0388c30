//! Before anything is signed: the key, the tables, and what was signed before.

use std::path::{Path, PathBuf};

use super::cosigned::cosigned_path;
use super::grow::{begin, is_there};
use super::signed::{is_by, read};
use super::standing::{remembered, standing_of};
use super::tip::Tip;
use super::{LogError, LogFault, LogKey, rows};
use crate::store::Store;

/// Makes the log ready for the next entry, with the key that will sign it, and says where the ledger
/// ends.
///
/// A ledger from before there were logs gets one. A ledger that lacks a tree which was signed, as
/// an older copy that was put back, is refused: two trees under one name would break every promise.
pub(crate) fn ready(
    store: &dyn Store,
    ledger: &Path,
    key: Option<LogKey>,
) -> Result<(LogKey, Tip), LogError> {
    if !is_there(store)? {
        begin(store)?;
    }
    let tip = Tip::read(store)?;
    standing_of(store, &tip, &remembered(ledger))?.check()?;
    let key = match key {
        Some(key) => key,
        None => own_key(store, ledger)?,
    };
    Ok((key, tip))
}

/// The key of a ledger: the one that signed its last tree, or a new one where nothing was signed.
pub(super) fn own_key(store: &dyn Store, ledger: &Path) -> Result<LogKey, LogError> {
    let last = if is_there(store)? { rows::last_signed(store)? } else { None };
    let key = LogKey::of(ledger, last.is_some())?;
    let Some(note) = last.filter(|note| !is_by(note, key.public())) else { return Ok(key) };
    let (found, signed) = (key.origin().to_owned(), read(&note)?.origin().to_owned());
    Err(LogFault::OtherKey { path: LogKey::path_of(ledger), found, signed }.into())
}

/// Sets aside what an earlier ledger at the same place was signed with, as a new one is another log
/// and needs a key of its own. Nothing of it is lost.
pub(crate) fn set_aside(ledger: &Path) -> Result<(), LogFault> {
    for path in [LogKey::path_of(ledger), memory(ledger), cosigned_path(ledger)] {
        if path.exists() {
            let name = |number: u32| path.with_added_extension(format!("earlier-{number}"));
            let mut number = 1;
            while name(number).exists() {
                number += 1;
            }
            std::fs::rename(&path, name(number))
                .map_err(|source| LogFault::KeyFile { path, source })?;
        }
    }
    Ok(())
}

/// Remembers beside the ledger what was signed last, so that an older copy of the ledger is seen.
///
/// It is written after the ledger and never before it. Where it cannot be written, the next one
/// is; until then an older copy would be seen a little later.
pub(crate) fn remember(ledger: &Path, note: &str) {
    let path = memory(ledger);
    let fresh = path.with_extension(format!("{}.new", std::process::id()));
    let written = std::fs::write(&fresh, note).and_then(|()| std::fs::rename(&fresh, &path));
    drop(written);
}

/// Where it is remembered.
pub(crate) fn memory(ledger: &Path) -> PathBuf {
    let mut name = ledger.as_os_str().to_owned();
    name.push(".signed");
    name.into()
}
