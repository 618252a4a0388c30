//! The files: who may read them, whether they can be written, how much room is left, and what was
//! left lying about.

use std::fs;
use std::path::{Path, PathBuf};

use ledger::LedgerPlace;
use people::Roll;

use super::Finding;

/// Below so much room the disk will soon be full.
const LITTLE_ROOM: u64 = 200 << 20;

/// A write-ahead log is moved into its file at four megabytes; one so large has a reader that never
/// ends, or a program that was killed.
const LONG_LOG: u64 = 64 << 20;

pub(super) fn all(place: &LedgerPlace) -> Vec<Finding> {
    let beside = place.beside();
    let folder = beside.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut findings = vec![room(folder)];
    if let LedgerPlace::File(path) = place {
        findings.extend([log(path), writable(path)]);
    }
    findings.extend([readable(beside), left_over(folder, beside)]);
    findings
}

fn room(folder: &Path) -> Finding {
    let Some(free) = free(folder) else {
        return Finding::fine("room", "this system does not say how much there is");
    };
    let told = format!("{} MB are free in {}", free >> 20, folder.display());
    if free < LITTLE_ROOM {
        Finding::to_mend("room", told, "free some space; a full disk ends all recording")
    } else {
        Finding::fine("room", told)
    }
}

/// How many bytes are free.
#[cfg(unix)]
fn free(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(not(unix))]
fn free(_: &Path) -> Option<u64> {
    None
}

fn log(path: &Path) -> Finding {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    match fs::metadata(PathBuf::from(name)) {
        Ok(log) if log.len() > LONG_LOG => Finding::odd(
            "write-ahead log",
            format!("it is {} MB long", log.len() >> 20),
            "end all programs at the desk; the last one moves it into the file",
        ),
        Ok(log) => Finding::fine("write-ahead log", format!("it is {} kB long", log.len() >> 10)),
        Err(_) => Finding::fine("write-ahead log", "all is in the file"),
    }
}

fn writable(path: &Path) -> Finding {
    match fs::OpenOptions::new().append(true).open(path) {
        Ok(_) => Finding::fine("writing", "the file can be written"),
        Err(error) => Finding::to_mend(
            "writing",
            format!("the file cannot be written: {error}"),
            "it can be read all the same; give yourself the right to write to record",
        ),
    }
}

/// The key must be its owner's alone: whoever reads it can sign in the name of the desk.
fn readable(beside: &Path) -> Finding {
    let key = beside.with_added_extension("key");
    if is_open_to_others(&key) {
        let told = format!("others can read {}, and sign with it", key.display());
        return Finding::to_mend("permissions", told, "chmod 600 it");
    }
    let roll = Roll::path_beside(beside);
    if is_open_to_others(&roll) {
        let told = format!("others can read {}, and try passwords on it", roll.display());
        return Finding::to_mend("permissions", told, "chmod 600 it");
    }
    if is_open_to_others(beside) {
        let told = format!("other users of this machine can read {}", beside.display());
        return Finding::odd("permissions", told, "chmod 600 it, if they should not");
    }
    let folders = ["archive", "jobs", "events"].map(|name| beside.with_added_extension(name));
    if let Some(folder) = folders.iter().find(|folder| is_open_to_others(folder)) {
        let told = format!("other users of this machine can look into {}", folder.display());
        return Finding::odd("permissions", told, "chmod 700 it, if they should not");
    }
    Finding::fine("permissions", "the key is its owner's alone")
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}

fn left_over(folder: &Path, beside: &Path) -> Finding {
    let name = beside.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_left = |it: &String| {
        let rest = it.strip_prefix(name.as_str()).unwrap_or_default();
        rest.starts_with(".replaced-")
            || rest.contains(".earlier-")
            || rest.starts_with(".restored")
    };
    let mut left: Vec<String> = names.filter(is_left).collect();
    left.sort();
    if left.is_empty() {
        return Finding::fine("left over", "nothing lies about");
    }
    let told = format!("from earlier desks: {}", left.join(", "));
    Finding::odd("left over", told, "keep them as long as somebody may hold a receipt of theirs")
}
