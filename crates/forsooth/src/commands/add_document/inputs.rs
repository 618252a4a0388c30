//! What was named to be added: files, the files in folders and below, or standard input.

use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// The endings of files that can hold documents; in a folder others are passed over.
const ENDINGS: [&str; 17] = [
    "csv", "docx", "pdf", "eml", "mbox", "mbx", "htm", "html", "json", "jsonl", "markdown", "md",
    "ndjson", "text", "tsv", "txt", "xhtml",
];

/// The largest file that is read, in bytes.
const LARGEST: u64 = 100 * MEGABYTE;

const MEGABYTE: u64 = 1_000_000;

/// The files that were named, in their order, and those in named folders, by their names.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    pub(super) files: Vec<PathBuf>,
    /// How many files in folders end like none that can be read.
    pub(super) passed_over: usize,
}

impl Inputs {
    /// Finds the files. What begins with a dot is left out, and links in folders are not followed.
    pub(super) fn find(paths: &[PathBuf]) -> anyhow::Result<Self> {
        let mut inputs = Self::default();
        for path in paths {
            if path.is_dir() {
                inputs.gather(path)?;
            } else {
                inputs.files.push(path.clone());
            }
        }
        Ok(inputs)
    }

    fn gather(&mut self, folder: &Path) -> anyhow::Result<()> {
        let cannot = || format!("the folder {} cannot be read", folder.display());
        let entries = fs::read_dir(folder).with_context(cannot)?;
        let mut entries = entries.collect::<Result<Vec<_>, _>>().with_context(cannot)?;
        entries.sort_by_key(DirEntry::file_name);
        for entry in entries {
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let path = entry.path();
            let kind = entry.file_type().with_context(cannot)?;
            if kind.is_dir() {
                self.gather(&path)?;
            } else if kind.is_file() && ends_as_a_document(&path) {
                self.files.push(path);
            } else {
                self.passed_over += 1;
            }
        }
        Ok(())
    }
}

fn ends_as_a_document(path: &Path) -> bool {
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Reads a file, or standard input if it is "-"; one that is too large is refused before that.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let is_standard_input = path.as_os_str() == "-";
    let cannot = || format!("{} cannot be read", path.display());
    if is_standard_input {
        return read_up_to(io::stdin().lock()).context("standard input cannot be read");
    }
    let file = File::open(path).with_context(cannot)?;
    let size = file.metadata().with_context(cannot)?.len();
    if size > LARGEST {
        bail!("{}", too_large(&format!("has {} MB", size.div_ceil(MEGABYTE))));
    }
    read_up_to(file).with_context(cannot)
}

fn read_up_to(input: impl Read) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        bail!("{}", too_large("is larger"));
    }
    Ok(bytes)
}

fn too_large(is: &str) -> String {
    format!("it {is}, and {} MB are the most that is read at once; split it", LARGEST / MEGABYTE)
}
