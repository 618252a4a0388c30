//! The workspace: where it lies, and what cargo knows of it.

use std::path::{Path, PathBuf};

use anyhow::Context;
use cargo_metadata::{CargoOpt, Metadata, MetadataCommand};

/// The folder of the root manifest.
pub(crate) fn root() -> PathBuf {
    // Two clones can share a target folder, and then the compiled path may be the other's.
    let running = std::env::var_os("CARGO_MANIFEST_DIR");
    let xtask = running.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&xtask).join("..")
}

/// The folder that cargo builds into.
pub(crate) fn target() -> anyhow::Result<PathBuf> {
    let metadata = MetadataCommand::new().current_dir(root()).no_deps().exec();
    Ok(metadata.context("cannot read `cargo metadata`")?.target_directory.into())
}

/// Every package that can come into any build of the workspace, and what uses what.
pub(crate) fn metadata() -> anyhow::Result<Metadata> {
    MetadataCommand::new()
        .current_dir(root())
        .features(CargoOpt::AllFeatures)
        .other_options(["--locked".to_owned()])
        .exec()
        .context("cannot read `cargo metadata --locked`")
}

/// The text of a file, named from the root of the workspace.
pub(crate) fn read(path: &str) -> anyhow::Result<String> {
    std::fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {path}"))
}
