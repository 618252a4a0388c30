//! The model's file: read, or written without harm to anything that stands there.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use text::language::{Model, SpacyFiles};

use super::{ModelError, Pinned};

/// The place of a model's file, and how each file of this sort begins.
pub(crate) struct ModelFile<'a> {
    pub(crate) path: &'a Path,
    pub(crate) pinned: &'static Pinned,
    pub(crate) heading: &'static [u8],
}

impl ModelFile<'_> {
    /// Refuses a place where something else stands: a folder, or a file that is no such model.
    pub(crate) fn check(&self) -> Result<(), ModelError> {
        let (path, pinned) = (self.path.to_owned(), self.pinned);
        if path.is_dir() {
            return Err(ModelError::Folder { pinned, path });
        }
        match File::open(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(source) => Err(ModelError::File { path, done: "read", source }),
            Ok(file) if self.begins_so(&file) => Ok(()),
            Ok(_) => Err(ModelError::Occupied { pinned, path }),
        }
    }

    /// Writes beside the place and then renames, so that nobody opens half a model.
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<(), ModelError> {
        self.check()?;
        let path = self.path;
        let failed = |source| ModelError::File { path: path.to_owned(), done: "written", source };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(failed)?;
        let mut part = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        part.write_all(bytes).and_then(|()| part.as_file().sync_all()).map_err(failed)?;
        part.persist(path).map_err(|error| failed(error.error))?;
        Ok(())
    }

    /// Whether a file begins as every model of this sort does.
    fn begins_so(&self, file: &File) -> bool {
        let mut start = Vec::new();
        let read = file.take(self.heading.len() as u64).read_to_end(&mut start);
        read.is_ok() && start == self.heading
    }
}

/// What a spaCy model consists of, from its folder. What else lies there is left alone.
pub(super) fn collect(folder: &Path) -> Result<SpacyFiles, ModelError> {
    if !folder.join("config.cfg").is_file() {
        return Err(ModelError::NoConfig { path: folder.to_owned() });
    }
    let mut files = SpacyFiles::new();
    let mut names = vec!["config.cfg".to_owned(), "meta.json".to_owned()];
    while let Some(name) = names.pop() {
        let path = folder.join(&name);
        if path.is_file() {
            let bytes = read(&path)?;
            if name == "config.cfg" {
                names.extend(Model::spacy_files(&bytes)?);
            }
            files.insert(name, bytes);
        }
    }
    Ok(files)
}

pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>, ModelError> {
    let failed = |source| ModelError::File { path: folder.to_owned(), done: "read", source };
    let listed = fs::read_dir(folder).map_err(failed)?;
    listed.map(|entry| Ok(entry.map_err(failed)?.path())).collect()
}

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, ModelError> {
    fs::read(path).map_err(|source| ModelError::File {
        path: path.to_owned(),
        done: "read",
        source,
    })
}
