//! That a program has a ledger's file open: whoever would put another file in its place sees it, and
//! the program sees where that was done all the same.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::{LedgerError, private};

/// A file that a program has open, for as long as it has it open.
#[derive(Debug)]
pub(crate) struct Hold {
    path: PathBuf,
    /// Which file it is; nothing where the system does not say.
    identity: Option<Identity>,
    /// Nothing where none can be had, as on a medium that cannot be written.
    _lock: Option<File>,
}

/// The lock of everybody who has a file open, taken away from all of them.
#[derive(Debug)]
pub(crate) struct Alone(#[expect(dead_code, reason = "it is let go when it is dropped")] File);

/// Which file stands at a path, whatever its name is by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Identity {
    device: u64,
    number: u64,
}

/// Somebody else has the lock.
#[derive(Debug)]
pub(crate) struct Taken;

impl Hold {
    /// Lets `open` open the file at a path, and holds it beside others.
    pub(crate) fn while_opened<T>(
        path: &Path,
        open: impl FnOnce() -> Result<T, LedgerError>,
    ) -> Result<(T, Self), LedgerError> {
        let lock = share(path).map_err(|Taken| LedgerError::BeingReplaced(path.to_owned()))?;
        let opened = open()?;
        let hold = Self { path: path.to_owned(), identity: Identity::of(path), _lock: lock };
        Ok((opened, hold))
    }

    /// Whether the file that was opened still stands at its path.
    pub(crate) fn is_there(&self) -> bool {
        self.identity.is_none_or(|opened| Identity::of(&self.path) == Some(opened))
    }
}

impl Alone {
    /// Takes the lock while nobody has the file open, so that nobody opens it until it is let go.
    pub(crate) fn at(path: &Path) -> io::Result<Result<Self, Taken>> {
        let file = open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Ok(Self(file))),
            Err(TryLockError::WouldBlock) => Ok(Err(Taken)),
            // There are systems without such locks; whoever writes there looks at each commit.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                Ok(Ok(Self(file)))
            }
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Where the lock of a ledger's file is.
pub(crate) fn lock_path(path: &Path) -> PathBuf {
    path.with_added_extension("open")
}

/// Takes a share of the lock; nothing where there can be none, as then nobody else can put another
/// file there either, or only somebody whom no lock would stop.
fn share(path: &Path) -> Result<Option<File>, Taken> {
    let Ok(file) = open(path) else { return Ok(None) };
    match file.try_lock_shared() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(Taken),
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

/// Opens the file of the lock, which holds nothing; it is made where it is not there.
fn open(path: &Path) -> io::Result<File> {
    let path = lock_path(path);
    let opened = private::options().read(true).append(true).create(true).open(&path);
    opened.or_else(|_| File::open(&path))
}

impl Identity {
    #[cfg(unix)]
    fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;
        let file = std::fs::metadata(path).ok()?;
        Some(Self { device: file.dev(), number: file.ino() })
    }

    #[cfg(not(unix))]
    fn of(_: &Path) -> Option<Self> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Alone, Hold};
    use crate::LedgerError;

    #[test]
    fn a_file_is_open_to_several_or_to_one_who_replaces_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let hold = || Hold::while_opened(&path, || Ok(()));
        let (one, two) = (hold().unwrap(), hold().unwrap());
        assert!(Alone::at(&path).unwrap().is_err());
        drop((one, two));
        let alone = Alone::at(&path).unwrap().unwrap();
        assert!(matches!(hold(), Err(LedgerError::BeingReplaced(_))));
        drop(alone);
        hold().unwrap();
    }
}
