//! A drop folder for mails: what a mail program or a rule of its server puts there is taken in.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use reading::{IntakeHints, MediaType};
use thiserror::Error;

use crate::look_up::LookUpError;
use crate::{AddOutcome, Desk, HandledDocument, ReadWith, TakenFile, add_file};

/// The folder in the drop folder that mails are moved to once they are taken in.
const DONE: &str = "done";

/// The largest mail that is read, in bytes.
const LARGEST: u64 = 100_000_000;

/// Why a drop folder cannot be emptied.
#[derive(Debug, Error)]
pub enum TakeDropError {
    /// A file or folder cannot be used.
    #[error("{path} cannot be {done}")]
    File {
        /// Which.
        path: PathBuf,
        /// What was to be done with it.
        done: &'static str,
        /// Why it cannot be.
        source: io::Error,
    },
    /// The desk cannot be read or written.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
}

/// Takes in the mails (`.eml`) in a folder. Those that are kept, or were, are moved to `done` in
/// it; one that cannot be is left, with the reason in a file beside it.
///
/// # Errors
///
/// The folder cannot be read, a file cannot be moved, or the desk cannot be written.
pub fn take_drop(
    desk: &mut Desk,
    folder: &Path,
    read_with: &ReadWith<'_>,
) -> Result<Vec<HandledDocument>, TakeDropError> {
    let mut handled = Vec::new();
    for path in mails(folder)? {
        let name = path.display().to_string();
        let taken = match read(&path) {
            Ok(bytes) => add_file(desk, file_of(name, bytes), read_with, &mut |_| ())?,
            Err(error) => vec![HandledDocument::refused(name, error)],
        };
        let refusals: Vec<&str> = taken.iter().filter_map(refusal).collect();
        if refusals.is_empty() {
            put_away(folder, &path)?;
        } else {
            let reason = reason_beside(&path);
            fs::write(&reason, format!("{}\n", refusals.join("\n")))
                .map_err(failed(&reason, "written"))?;
        }
        handled.extend(taken);
    }
    Ok(handled)
}

fn mails(folder: &Path) -> Result<Vec<PathBuf>, TakeDropError> {
    let failed = failed(folder, "read");
    let listed = fs::read_dir(folder).map_err(&failed)?;
    let mut paths = Vec::new();
    for entry in listed {
        let path = entry.map_err(&failed)?.path();
        let is_mail = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("eml"));
        if is_mail && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let told = |error: io::Error| format!("it cannot be read ({error})");
    let size = fs::metadata(path).map_err(told)?.len();
    if size > LARGEST {
        let (size, most) = (size.div_ceil(1_000_000), LARGEST / 1_000_000);
        return Err(format!("it has {size} MB, and {most} MB are the most that is read"));
    }
    fs::read(path).map_err(told)
}

fn file_of(name: String, bytes: Vec<u8>) -> TakenFile {
    let hints = IntakeHints { media_type: Some(MediaType::Mail), ..IntakeHints::default() };
    TakenFile::new(name, bytes, &hints, None)
}

fn refusal(handled: &HandledDocument) -> Option<&str> {
    match &handled.outcome {
        AddOutcome::Refused { error } => Some(error),
        AddOutcome::Added(_) | AddOutcome::Known { .. } => None,
    }
}

/// Moves a mail to the folder of what is done, beside one of the same name if there is one.
fn put_away(folder: &Path, path: &Path) -> Result<(), TakeDropError> {
    let done = folder.join(DONE);
    fs::create_dir_all(&done).map_err(failed(&done, "made"))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut target = done.join(format!("{stem}.eml"));
    let mut number = 1;
    while target.exists() {
        number += 1;
        target = done.join(format!("{stem}-{number}.eml"));
    }
    fs::rename(path, &target).map_err(failed(path, "moved"))?;
    match fs::remove_file(reason_beside(path)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(failed(&reason_beside(path), "removed")(error))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// The file that says why a mail was left.
fn reason_beside(path: &Path) -> PathBuf {
    path.with_extension("eml.reason.txt")
}

fn failed(path: &Path, done: &'static str) -> impl Fn(io::Error) -> TakeDropError {
    move |source| TakeDropError::File { path: path.to_owned(), done, source }
}
