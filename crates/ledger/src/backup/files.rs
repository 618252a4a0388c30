//! The files of a desk: its ledger, and what stands beside it and cannot be worked out from it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::LedgerError;
use crate::hold::lock_path;
use crate::transparency::{LogKey, memory, set_aside};

/// What SQLite keeps beside a file while it is in use.
const SIDES: [&str; 2] = ["-wal", "-shm"];

/// Copies the key and what was signed last, where they are; returns whether the key is there then.
pub(super) fn copy_beside(from: &Path, to: &Path, with_key: bool) -> Result<bool, LedgerError> {
    copy_if_there(&memory(from), &memory(to))?;
    if with_key {
        // A file that is copied keeps who may read it.
        copy_if_there(&LogKey::path_of(from), &LogKey::path_of(to))?;
    }
    Ok(LogKey::path_of(to).exists())
}

/// Puts a desk that stands ready in the place of another, which is moved aside; returns where that
/// is then. A log that goes on keeps its key and what was signed last; another one brings its own.
pub(super) fn put(
    fresh: &Path,
    path: &Path,
    is_another_log: bool,
) -> Result<Option<PathBuf>, LedgerError> {
    let replaced = move_aside(path)?;
    if is_another_log {
        set_aside(path)?;
    }
    rename(fresh, path)?;
    for name in [LogKey::path_of, memory] {
        if !name(path).exists() && name(fresh).exists() {
            rename(&name(fresh), &name(path))?;
        }
    }
    Ok(replaced)
}

/// Moves a ledger's file aside, with what SQLite keeps beside it; returns where it is then.
fn move_aside(path: &Path) -> Result<Option<PathBuf>, LedgerError> {
    if !path.exists() {
        return Ok(None);
    }
    let name = |number: u32| path.with_added_extension(format!("replaced-{number}"));
    let mut number = 1;
    while name(number).exists() {
        number += 1;
    }
    let aside = name(number);
    for side in SIDES {
        if with_side(path, side).exists() {
            rename(&with_side(path, side), &with_side(&aside, side))?;
        }
    }
    rename(path, &aside)?;
    Ok(Some(aside))
}

/// Removes what is left of a desk that was made ready and not put anywhere.
pub(super) fn drop_desk(fresh: &Path) {
    for path in [fresh.to_owned(), LogKey::path_of(fresh), memory(fresh), lock_path(fresh)] {
        drop_file(&path);
    }
}

/// Removes what is left of a copy that failed, but for a key that was there before it.
pub(super) fn drop_copy(path: &Path, with_key: bool) {
    if with_key {
        drop_file(&LogKey::path_of(path));
    }
    drop_file(&memory(path));
    drop_file(path);
}

/// Removes a file that was left unfinished, where it can be.
pub(super) fn drop_file(path: &Path) {
    drop(std::fs::remove_file(path));
}

fn copy_if_there(from: &Path, to: &Path) -> Result<(), LedgerError> {
    if from.exists() {
        let failed = |source| LedgerError::Beside { path: to.to_owned(), source };
        std::fs::copy(from, to).map_err(failed)?;
    }
    Ok(())
}

fn rename(from: &Path, to: &Path) -> Result<(), LedgerError> {
    let failed = |source| LedgerError::Beside { path: from.to_owned(), source };
    std::fs::rename(from, to).map_err(failed)
}

fn with_side(path: &Path, side: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(side);
    name.into()
}
