//! What can go wrong with an archive. The ledger is never harmed by it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use thiserror::Error;

/// What can go wrong with an archive. The ledger is never harmed by it.
#[derive(Debug, Error)]
pub enum ArchiveError {
    /// There is none yet.
    #[error("there is no search index at {0}; make it with `forsooth archive rebuild`")]
    Missing(PathBuf),
    /// It cannot be used as it is.
    #[error("the search index at {path} is {flaw}; make it anew with `forsooth archive rebuild`")]
    Unusable {
        /// The folder.
        path: PathBuf,
        /// What is wrong with it.
        flaw: String,
    },
    /// The folder cannot be made or written.
    #[error("the search index at {path} cannot be written; let its folder be written")]
    NotWritable {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Anything else that the engine reports.
    #[error("the search index at {path} failed")]
    Engine {
        /// The folder.
        path: PathBuf,
        /// What the engine said.
        source: ArchiveFault,
    },
}

/// A failure of the search engine: nobody's input is to blame.
#[derive(Debug, Error)]
#[error(transparent)]
pub struct ArchiveFault(TantivyError);

impl ArchiveError {
    /// Whether an archive that is made anew would be without this error.
    #[must_use]
    pub fn is_mended_by_rebuilding(&self) -> bool {
        match self {
            Self::Missing(_) | Self::Unusable { .. } => true,
            Self::NotWritable { .. } | Self::Engine { .. } => false,
        }
    }

    pub(super) fn unusable(path: &Path, flaw: impl Into<String>) -> Self {
        Self::Unusable { path: path.to_owned(), flaw: flaw.into() }
    }

    pub(super) fn from_engine(error: TantivyError, path: &Path) -> Self {
        if let Some(source) = refused_by_system(&error) {
            return Self::NotWritable { path: path.to_owned(), source };
        }
        if is_damage(&error) {
            return Self::unusable(path, "damaged");
        }
        if matches!(error, TantivyError::IncompatibleIndex(_)) {
            return Self::unusable(path, "written in another format");
        }
        Self::Engine { path: path.to_owned(), source: ArchiveFault(error) }
    }
}

fn is_damage(error: &TantivyError) -> bool {
    matches!(
        error,
        TantivyError::DataCorruption(_)
            | TantivyError::SchemaError(_)
            | TantivyError::OpenReadError(_)
            | TantivyError::FieldNotFound(_)
            | TantivyError::MissingPlugin(_)
    ) || matches!(error, TantivyError::IoError(told) if is_of_contents(told.kind()))
}

/// Whether a failed read is about what stands in the file, and not about the system.
fn is_of_contents(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::InvalidData | ErrorKind::Other | ErrorKind::UnexpectedEof)
}

/// What the system said, where it did not let us write.
fn refused_by_system(error: &TantivyError) -> Option<std::io::Error> {
    // A lock is a file that is written, and nothing else.
    if let TantivyError::LockFailure(LockError::IoError(told), _) = error {
        return Some(std::io::Error::new(told.kind(), told.to_string()));
    }
    let (TantivyError::IoError(told)
    | TantivyError::OpenReadError(OpenReadError::IoError { io_error: told, .. })
    | TantivyError::OpenWriteError(OpenWriteError::IoError { io_error: told, .. })
    | TantivyError::OpenDirectoryError(OpenDirectoryError::IoError { io_error: told, .. })) = error
    else {
        return None;
    };
    let is_refusal =
        [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem, ErrorKind::StorageFull]
            .contains(&told.kind());
    is_refusal.then(|| std::io::Error::new(told.kind(), told.to_string()))
}
