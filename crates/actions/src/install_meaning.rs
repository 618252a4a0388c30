//! Installing the meaning model: fetched once, checked, and turned into a file of our own.

use std::path::Path;

use text::meaning::{Model as MeaningModel, ModelFiles, SourceError};

use crate::install_model::file::{self, ModelFile};
use crate::install_model::{InstalledModel, MEANING_MODEL, ModelError, ModelOrigin, package};

/// What the model is called by those who made it.
const NAME: &str = "all-MiniLM-L6-v2";

/// Fetches the meaning model, checks it, and keeps it as a file of our own.
///
/// # Errors
///
/// It cannot be fetched, is not the one that was pinned, or cannot be written; a folder, or a file
/// that is no meaning model, stands there and is left alone.
pub fn install_meaning(origin: &ModelOrigin, path: &Path) -> Result<InstalledModel, ModelError> {
    let place = ModelFile { path, pinned: &MEANING_MODEL, heading: MeaningModel::HEADING };
    place.check()?;
    let package = package::of(origin, &MEANING_MODEL)?;
    let files = package::unpack(&package, "model.safetensors")?;
    let of = |name: &str| {
        let missing = || SourceError::Missing(name.to_owned());
        files.get(name).map(Vec::as_slice).ok_or_else(missing)
    };
    let (config, tokenizer) = (of("config.json")?, of("tokenizer.json")?);
    let weights = of("model.safetensors")?;
    place.write(&MeaningModel::pack(&ModelFiles { config, tokenizer, weights })?)?;
    installed_meaning(path)
}

/// The meaning model at a place.
///
/// # Errors
///
/// There is none, or it cannot be used.
pub fn installed_meaning(path: &Path) -> Result<InstalledModel, ModelError> {
    open_meaning(path)?;
    Ok(InstalledModel { name: NAME.to_owned(), path: path.to_owned() })
}

/// Opens the meaning model.
///
/// # Errors
///
/// There is none, it cannot be read, or it is of another make.
pub(crate) fn open_meaning(path: &Path) -> Result<MeaningModel, ModelError> {
    let (pinned, path) = (&MEANING_MODEL, path.to_owned());
    if !path.exists() {
        return Err(ModelError::None { pinned, path });
    }
    let bytes = file::read(&path)?;
    MeaningModel::from_bytes(&bytes).map_err(|source| ModelError::Unusable { pinned, path, source })
}
