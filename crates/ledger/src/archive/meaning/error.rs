//! What can go wrong with the vectors. Neither the ledger nor the index of words is harmed by it.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// What can go wrong with the vectors. Neither the ledger nor the index of words is harmed by it.
#[derive(Debug, Error)]
pub enum VectorsError {
    /// They cannot be written.
    #[error(
        "the vectors at {} cannot be written; searching by words works without them",
        path.display()
    )]
    NotWritable {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// They cannot be read.
    #[error(
        "the vectors at {} cannot be read; remove the folder and make them anew with \
         `forsooth archive rebuild --meaning`",
        path.display()
    )]
    NotReadable {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl VectorsError {
    pub(super) fn not_writable(path: &Path) -> impl Fn(io::Error) -> Self {
        |source| Self::NotWritable { path: path.to_owned(), source }
    }

    pub(super) fn not_readable(path: &Path) -> impl Fn(io::Error) -> Self {
        |source| Self::NotReadable { path: path.to_owned(), source }
    }
}
