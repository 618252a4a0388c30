//! A source: the files of a trained pipeline, as spaCy writes them.

use std::collections::BTreeMap;

use thiserror::Error;

/// The files of a pipeline's folder: paths within it, with slashes, and their bytes.
pub type SpacyFiles = BTreeMap<String, Vec<u8>>;

/// Why a pipeline cannot be used.
#[derive(Debug, Error)]
pub enum SourceError {
    /// A file that it needs is not there.
    #[error("the model has no file {0}")]
    Missing(String),
    /// A file is not written as expected.
    #[error("the model's file {path} cannot be read: {reason}")]
    Unreadable {
        /// The file.
        path: String,
        /// Why.
        reason: String,
    },
    /// The pipeline is of another make.
    #[error("the model cannot be run: {0}")]
    Unsupported(String),
}
