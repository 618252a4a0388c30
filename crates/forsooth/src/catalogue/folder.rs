//! A folder of old notes: the files in it that can be read, in the order of their names.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

/// The endings of files that hold notes.
const ENDINGS: [&str; 7] = ["md", "markdown", "txt", "text", "html", "htm", "xhtml"];

/// A file that holds a note.
#[derive(Debug)]
pub(crate) struct OldNote {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Its folder, from the one that was named on, as "notes/2021".
    pub(crate) folder: String,
    /// Its name.
    pub(crate) file: String,
}

/// The notes in a folder and below it, and how many other files there are. What begins with a dot
/// is passed over, and links to folders are not followed.
pub(crate) fn notes_below(folder: &Path) -> anyhow::Result<(Vec<OldNote>, usize)> {
    let absolute = folder
        .canonicalize()
        .with_context(|| format!("there is no folder {}", folder.display()))?;
    let name = absolute.file_name().map_or_else(|| "notes".into(), |it| it.to_string_lossy());
    let (mut notes, mut others) = (Vec::new(), 0);
    gather(&absolute, &name, &mut notes, &mut others)?;
    Ok((notes, others))
}

fn gather(
    folder: &Path,
    name: &str,
    notes: &mut Vec<OldNote>,
    others: &mut usize,
) -> anyhow::Result<()> {
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
        if entry.file_type().with_context(cannot)?.is_dir() {
            gather(&path, &format!("{name}/{file}"), notes, others)?;
        } else if is_note(&path) {
            notes.push(OldNote { path, folder: name.to_owned(), file });
        } else {
            *others += 1;
        }
    }
    Ok(())
}

fn is_note(path: &Path) -> bool {
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase());
    path.is_file() && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}
