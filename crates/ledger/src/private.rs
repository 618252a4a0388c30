//! Files and folders for their owner alone, as they hold what nobody published.

use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::path::Path;

/// Makes an empty file that is not there yet.
pub(crate) fn make_file(path: &Path) -> io::Result<()> {
    options().write(true).create_new(true).open(path).map(drop)
}

/// How a file is opened that is its owner's alone, if it is made then.
pub(crate) fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a folder where it is not there yet, with those above it, that nobody but its owner can
/// look into.
///
/// # Errors
///
/// It cannot be made, as one that others own or on a full disk.
pub fn make_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(path)
}
