//! The key that signs the log: a file beside the ledger, which only its owner can read.

use std::fmt;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use rand_core::{OsRng, RngCore as _};
use signed_note::{Note, Signer as _, StandardSigner};
use tlog_tiles::checkpoint::Checkpoint;

use super::LogFault;
use crate::private;

/// The key of a log, and the name that the log is known by.
pub(crate) struct LogKey {
    signer: StandardSigner,
    public: String,
}

impl LogKey {
    /// Where the key of a ledger is kept.
    pub(crate) fn path_of(ledger: &Path) -> PathBuf {
        let mut name = ledger.as_os_str().to_owned();
        name.push(".key");
        name.into()
    }

    /// Reads the key of a ledger, or makes one where nothing was signed yet.
    pub(crate) fn of(ledger: &Path, was_signed: bool) -> Result<Self, LogFault> {
        let path = Self::path_of(ledger);
        match std::fs::read_to_string(&path) {
            Ok(text) => Self::parse(&text).ok_or(LogFault::NoKey(path)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && was_signed => {
                Err(LogFault::KeyGone(path))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::make(path),
            Err(source) => Err(LogFault::KeyFile { path, source }),
        }
    }

    fn make(path: PathBuf) -> Result<Self, LogFault> {
        let name = format!("forsooth.desk/{:016x}", OsRng.next_u64());
        let (secret, public) = signed_note::generate_key(&mut OsRng, &name);
        let text = format!("{secret}\n{public}\n");
        write_new(&path, &text)
            .map_err(|source| LogFault::KeyFile { path: path.clone(), source })?;
        Self::parse(&text).ok_or(LogFault::NoKey(path))
    }

    fn parse(text: &str) -> Option<Self> {
        let (secret, public) = text.split_once('\n')?;
        let signer = StandardSigner::new(secret).ok()?;
        let public = public.trim_end().to_owned();
        let is_pair = public.starts_with(&format!("{}+{:08x}+", signer.name(), signer.key_id()));
        is_pair.then_some(Self { signer, public })
    }

    /// The name of the log.
    pub(crate) fn origin(&self) -> &str {
        self.signer.name()
    }

    /// The public key, as a policy writes it.
    pub(crate) fn public(&self) -> &str {
        &self.public
    }

    /// Signs a checkpoint.
    pub(crate) fn sign(&self, checkpoint: &Checkpoint) -> Result<String, LogFault> {
        let fault = |error: &dyn fmt::Display| LogFault::Signed(error.to_string());
        let mut note = Note::new(&checkpoint.to_bytes(), &[]).map_err(|error| fault(&error))?;
        note.add_sigs(&[&self.signer]).map_err(|error| fault(&error))?;
        String::from_utf8(note.to_bytes()).map_err(|error| fault(&error))
    }
}

impl fmt::Debug for LogKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The secret half is never shown.
        write!(formatter, "LogKey({})", self.public)
    }
}

/// Writes a file that is not there yet, for its owner alone, and syncs it.
fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = private::options().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
