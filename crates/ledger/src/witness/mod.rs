//! A witness: a key, and what it cosigned last of each log, in a folder of its own.
//!
//! It keeps what it cosigns before anybody has the cosignature, so that it never cosigns two trees
//! of which neither continues the other, not even where it is ended in between.

mod key;

use std::fs::{File, TryLockError};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use domain::Digest;
use jiff::Timestamp;
use thiserror::Error;

use key::WitnessKey;

/// An open witness. While it is open nobody else can open it.
#[derive(Debug)]
pub struct WitnessBook {
    folder: PathBuf,
    key: WitnessKey,
    /// Held until the witness is closed.
    _lock: File,
}

/// Why a witness cannot be opened, or cannot keep what it saw.
#[derive(Debug, Error)]
pub enum WitnessError {
    /// A file cannot be read or written.
    #[error("{path} cannot be used")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Somebody else has it open.
    #[error("the witness in {0} is at work already; end that one first")]
    Taken(PathBuf),
    /// The key cannot be read.
    #[error("{0} holds no key of a witness; put the right one back")]
    NoKey(PathBuf),
}

impl WitnessBook {
    /// Opens the witness in a folder, or begins one there; `name` is what a new one is called.
    ///
    /// # Errors
    ///
    /// It is open elsewhere, or a file cannot be read or written.
    pub fn open_or_begin(folder: &Path, name: Option<&str>) -> Result<Self, WitnessError> {
        std::fs::create_dir_all(folder).map_err(at(folder))?;
        let lock_path = folder.join("lock");
        let lock = File::create(&lock_path).map_err(at(&lock_path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(WitnessError::Taken(folder.to_owned())),
            Err(TryLockError::Error(source)) => {
                return Err(WitnessError::File { path: lock_path, source });
            }
        }
        let path = folder.join("key");
        let key = match std::fs::read_to_string(&path) {
            Ok(text) => {
                WitnessKey::parse(&text).ok_or_else(|| WitnessError::NoKey(path.clone()))?
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let key = WitnessKey::make(name);
                write_synced(&path, &key.to_text(), true).map_err(at(&path))?;
                key
            }
            Err(source) => return Err(WitnessError::File { path, source }),
        };
        Ok(Self { folder: folder.to_owned(), key, _lock: lock })
    }

    /// The public key, as `NAME+ID+KEY`.
    pub fn public(&self) -> &str {
        self.key.public()
    }

    /// The checkpoint of a log that was cosigned last, with its signatures.
    ///
    /// # Errors
    ///
    /// It is there and cannot be read.
    pub fn last(&self, origin: &str) -> Result<Option<String>, WitnessError> {
        let path = self.path_of(origin);
        match std::fs::read_to_string(&path) {
            Ok(note) => Ok(Some(note)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(WitnessError::File { path, source }),
        }
    }

    /// Cosigns a checkpoint of a log and keeps it as the last one; only then the line of the
    /// cosignature is given out.
    ///
    /// `text` is what was signed and `note` that with its signatures; both were checked.
    ///
    /// # Errors
    ///
    /// It cannot be kept.
    pub fn cosign(
        &mut self,
        (origin, text, note): (&str, &str, &str),
        at_time: Timestamp,
    ) -> Result<String, WitnessError> {
        let line = self.key.cosign(text, at_time);
        let path = self.path_of(origin);
        write_synced(&path, &format!("{note}{line}"), false).map_err(at(&path))?;
        Ok(line)
    }

    /// The file of what was seen of a log.
    fn path_of(&self, origin: &str) -> PathBuf {
        self.folder.join(format!("{}.checkpoint", Digest::of(origin.as_bytes())))
    }
}

fn at(path: &Path) -> impl Fn(std::io::Error) -> WitnessError {
    move |source| WitnessError::File { path: path.to_owned(), source }
}

/// Writes a file in one piece and waits until it is on the disk, for its owner alone where it is
/// secret.
fn write_synced(path: &Path, text: &str, is_secret: bool) -> std::io::Result<()> {
    let fresh = path.with_added_extension("new");
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    if is_secret {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let mut file = options.open(&fresh)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&fresh, path)?;
    // The name is on the disk only once the folder is.
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{WitnessBook, WitnessError};

    #[test]
    fn a_witness_keeps_its_key_and_what_it_saw_and_is_open_once() {
        let folder = tempfile::tempdir().unwrap();
        let open = |name| WitnessBook::open_or_begin(folder.path(), name);
        let mut witness = open(Some("w.example/one")).unwrap();
        assert!(witness.public().starts_with("w.example/one+"), "{}", witness.public());
        assert!(matches!(open(None), Err(WitnessError::Taken(_))));
        assert_eq!(witness.last("a log").unwrap(), None);
        let time = "2026-03-01T09:00:00Z".parse().unwrap();
        let line = witness.cosign(("a log", "a log\n", "a log\n\n— x y\n"), time).unwrap();
        let key = witness.public().to_owned();
        drop(witness);
        let again = open(Some("another name")).unwrap();
        assert_eq!(again.public(), key);
        assert_eq!(again.last("a log").unwrap().unwrap(), format!("a log\n\n— x y\n{line}"));
        drop(again);
        std::fs::write(folder.path().join("key"), "nothing").unwrap();
        assert!(matches!(open(None), Err(WitnessError::NoKey(_))));
    }
}
