//! A folder of old notes: the files in it that can be read, in the order of their names.

use std::fs;
use std::path::{Path, PathBuf};

use actions::NoteFile;
use anyhow::{Context, bail};

/// The endings of files that hold notes.
const ENDINGS: [&str; 10] =
    ["md", "markdown", "txt", "text", "html", "htm", "xhtml", "docx", "pdf", "eml"];

/// What is in a folder and below it.
#[derive(Debug, Default)]
pub(crate) struct Below {
    pub(crate) notes: Vec<NoteFile>,
    /// How many other files there are.
    pub(crate) others: usize,
    /// The links that lead out of the folder, which are not followed.
    pub(crate) outward: Vec<PathBuf>,
}

/// The notes in a folder and below it. What begins with a dot is passed over, and neither links to
/// folders are followed nor links that lead out of the folder.
pub(crate) fn notes_below(folder: &Path) -> anyhow::Result<Below> {
    let absolute = folder
        .canonicalize()
        .with_context(|| format!("there is no folder {}", folder.display()))?;
    if !absolute.is_dir() {
        bail!(
            "{0} is a file, and notes are taken up by the folder; give the folder it is in, or keep \
             it alone: forsooth add {0}",
            folder.display()
        );
    }
    let name = absolute.file_name().map_or_else(|| "notes".into(), |it| it.to_string_lossy());
    let mut below = Below::default();
    gather(&absolute, &absolute, &name, &mut below)?;
    Ok(below)
}

fn gather(root: &Path, folder: &Path, name: &str, below: &mut Below) -> anyhow::Result<()> {
    let cannot = || format!("the folder {} cannot be read", folder.display());
    let entries = fs::read_dir(folder).with_context(cannot)?;
    let mut entries = entries.collect::<Result<Vec<_>, _>>().with_context(cannot)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let file = entry.file_name().to_string_lossy().into_owned();
        if file.starts_with('.') {
            continue;
        }
        let path = entry.path();
        let kind = entry.file_type().with_context(cannot)?;
        if kind.is_dir() {
            gather(root, &path, &format!("{name}/{file}"), below)?;
        } else if kind.is_symlink() && leads_out(&path, root) {
            below.outward.push(path);
        } else if is_note(&path) {
            below.notes.push(NoteFile { path, folder: name.to_owned(), file });
        } else {
            below.others += 1;
        }
    }
    Ok(())
}

/// Whether a link leads out of a folder, or nowhere.
fn leads_out(link: &Path, root: &Path) -> bool {
    link.canonicalize().map_or(true, |target| !target.starts_with(root))
}

fn is_note(path: &Path) -> bool {
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase());
    path.is_file() && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}
