//! The programs of PostgreSQL, which refuse to run as root.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What Debian and Ubuntu call the package.
pub(crate) const PACKAGE: &str = "postgresql";

/// Where Debian and Ubuntu keep the programs, one folder a version.
const VERSIONS: &str = "/usr/lib/postgresql";

/// Whether the programs are there.
pub(crate) fn is_installed() -> bool {
    folder().is_some()
}

/// The folder of the newest version's programs.
pub(crate) fn folder() -> Option<PathBuf> {
    let versions = std::fs::read_dir(VERSIONS).ok()?.flatten();
    let folders = versions.map(|version| version.path().join("bin"));
    let mut found: Vec<PathBuf> = folders.filter(|it| it.join("initdb").is_file()).collect();
    found.sort_by_key(|folder| version_of(folder));
    found.pop()
}

/// A program as somebody who is not root runs it.
pub(super) fn command(program: &Path) -> Command {
    let mut command = match other_user() {
        None => Command::new(program),
        Some(user) => {
            let mut command = Command::new("runuser");
            command.args(["-u", user, "--"]).arg(program);
            command
        }
    };
    // A folder that everybody may stand in.
    command.current_dir("/");
    command
}

/// Who runs the server where we are root.
pub(super) fn other_user() -> Option<&'static str> {
    let output = Command::new("id").arg("-u").output().ok()?;
    if output.stdout.trim_ascii() != b"0" {
        return None;
    }
    let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let is_there = users.lines().any(|line| line.starts_with("postgres:"));
    Some(if is_there { "postgres" } else { "nobody" })
}

fn version_of(folder: &Path) -> u32 {
    let name = folder.parent().and_then(Path::file_name).unwrap_or_default();
    name.to_string_lossy().parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::version_of;

    #[test]
    fn versions_are_numbers() {
        assert_eq!(version_of(Path::new("/usr/lib/postgresql/15/bin")), 15);
        assert!(version_of(Path::new("/a/9/bin")) < version_of(Path::new("/a/15/bin")));
    }
}
