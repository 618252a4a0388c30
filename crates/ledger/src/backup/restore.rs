//! Putting a copy back, and never behind what was signed unless somebody says so.

use std::io::{BufReader, BufWriter, Seek as _};
use std::path::{Path, PathBuf};

use domain::Id;
use serde::Serialize;
use thiserror::Error;

use super::files;
use crate::hold::{Alone, Taken, lock_path};
use crate::transparency::{LogKey, Standing};
use crate::{ExportError, ImportError, Ledger, LedgerError, private};

/// A copy that was put back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Restored {
    /// How many entries are there now.
    pub entries: u64,
    /// Where what was there before is now, if something was.
    pub replaced: Option<PathBuf>,
    /// The entries that are there no more.
    pub lost: Vec<Id>,
    /// Whether it goes on as another log with a key of its own, as it went behind what was signed.
    pub is_another_log: bool,
}

/// Why a copy was not put back. What was there is as it was.
#[derive(Debug, Error)]
pub enum RestoreError {
    /// The copy or the ledger cannot be read or written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// Something is wrong with the copy.
    #[error("{faults} things are wrong with {path}, the first: {first}; take another copy")]
    Damaged {
        /// The copy.
        path: PathBuf,
        /// How many.
        faults: usize,
        /// The first of them.
        first: String,
    },
    /// More was recorded, or signed, than the copy holds.
    #[error(
        "going back to this copy loses {}; add --behind to go back to it all the same",
        told(.lost, *.leaves)
    )]
    Behind {
        /// The entries that would be lost, where what is there can still be read.
        lost: Vec<Id>,
        /// How many leaves more were signed than the copy holds.
        leaves: u64,
    },
    /// Another program may write to what would be replaced.
    #[error(
        "another program has {0} open, as `forsooth serve`; end it, and restore the desk then; \
        nothing was changed"
    )]
    InUse(PathBuf),
    /// The copy is of another desk.
    #[error("{0} is a copy of another desk; put it back elsewhere, with --desk PATH")]
    OtherDesk(PathBuf),
    /// It could not be filled anew.
    #[error("the copy cannot be taken over")]
    Export(#[from] ExportError),
    /// It could not be filled anew.
    #[error("the copy cannot be taken over")]
    Import(#[from] ImportError),
}

impl Ledger {
    /// Puts a copy in the place of a ledger's file; what was there is kept beside it.
    ///
    /// A tree that was signed is never signed again in another form: where more was signed than the
    /// copy holds, it is refused, or with `behind` goes on as another log with a key of its own.
    ///
    /// # Errors
    ///
    /// Another program has the ledger open; or the copy is damaged, is of another desk, or holds
    /// less than was signed.
    pub fn restore(copy: &Path, path: &Path, behind: bool) -> Result<Restored, RestoreError> {
        let source = Self::open(copy)?;
        let failed = |source| LedgerError::Beside { path: lock_path(path), source };
        let _alone = Alone::at(path)
            .map_err(failed)?
            .map_err(|Taken| RestoreError::InUse(path.to_owned()))?;
        refuse_damaged(&source)?;
        let lost = lost(&source, path);
        let (leaves, is_behind) = match source.standing_beside(path)? {
            Standing::Contradicted(it) if it.is_behind() => (it.signed - it.found, true),
            Standing::Contradicted(_) => return Err(RestoreError::OtherDesk(copy.to_owned())),
            // Nobody remembers whether what is lost was signed.
            Standing::Unknown => (0, !lost.is_empty()),
            Standing::Beginning => (0, false),
        };
        if !behind && (is_behind || !lost.is_empty()) {
            return Err(RestoreError::Behind { lost, leaves });
        }
        // All of it stands ready before anything that is there is moved.
        let fresh = path.with_added_extension("restored");
        files::drop_desk(&fresh);
        let ready = if is_behind { take_over(&source, &fresh) } else { copy_of(&source, &fresh) };
        let moved = ready.and_then(|entries| Ok((entries, files::put(&fresh, path, is_behind)?)));
        files::drop_desk(&fresh);
        let (entries, replaced) = moved?;
        Ok(Restored { entries, replaced, lost, is_another_log: is_behind })
    }
}

fn refuse_damaged(source: &Ledger) -> Result<(), RestoreError> {
    let mut faults = source.verify()?.faults;
    // A copy without its key can be put back where the key still is.
    if !LogKey::path_of(source.path()).exists() {
        faults.retain(|fault| !fault.message.contains("is gone, and this desk was signed with it"));
    }
    match faults.first() {
        None => Ok(()),
        Some(first) => Err(RestoreError::Damaged {
            path: source.path().to_owned(),
            faults: faults.len(),
            first: first.message.clone(),
        }),
    }
}

/// The entries of the ledger that is there and that the copy lacks; none where it cannot be read.
fn lost(source: &Ledger, path: &Path) -> Vec<Id> {
    let read = || -> Result<Vec<Id>, LedgerError> {
        let length = source.length()?;
        let entries = Ledger::open_unheld(path)?.next_entries(length, usize::MAX)?;
        Ok(entries.into_iter().map(|entry| entry.id).collect())
    };
    read().unwrap_or_default()
}

/// A copy of the copy, with the key that signed it.
fn copy_of(source: &Ledger, fresh: &Path) -> Result<u64, RestoreError> {
    Ok(source.back_up(fresh, true)?.entries)
}

/// A new ledger with all that the copy holds, which has a key and a log of its own.
fn take_over(source: &Ledger, fresh: &Path) -> Result<u64, RestoreError> {
    let between = fresh.with_added_extension("export");
    let taken = through(source, &between, fresh);
    files::drop_file(&between);
    taken
}

fn through(source: &Ledger, between: &Path, fresh: &Path) -> Result<u64, RestoreError> {
    let failed = |error: std::io::Error| RestoreError::Export(error.into());
    files::drop_file(between);
    let file = private::options().read(true).write(true).create_new(true).open(between);
    let mut file = file.map_err(failed)?;
    source.export(&mut std::iter::empty(), &mut BufWriter::new(&file))?;
    file.rewind().map_err(failed)?;
    let imported = Ledger::create(fresh)?.import(&mut BufReader::new(&file), &mut |_| Ok(()))?;
    Ok(imported.entries)
}

/// What would be lost, in words.
fn told(lost: &[Id], leaves: u64) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> = lost.iter().take(SHOWN).map(ToString::to_string).collect();
    let more = lost.len().saturating_sub(SHOWN);
    match (lost.len(), more, leaves) {
        (0, _, leaves) => format!("entries with {leaves} leaves that were signed after it"),
        (_, 0, _) => shown.join(", "),
        (_, more, _) => format!("{} and {more} more", shown.join(", ")),
    }
}
