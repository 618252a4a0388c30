//! The pages that must keep up with the workspace.

#![expect(clippy::disallowed_methods, reason = "the pages are files")]

use std::collections::BTreeSet;

use cargo_metadata::{Metadata, MetadataCommand};

/// What cargo knows of the workspace below a folder, named from our root.
fn workspace(folder: &str) -> Metadata {
    let manifest = std::path::Path::new("..").join(folder).join("Cargo.toml");
    MetadataCommand::new()
        .manifest_path(manifest)
        .no_deps()
        .exec()
        .expect("each workspace has a manifest")
}

/// The packages from elsewhere that a workspace's crates name in their manifests.
fn named(metadata: &Metadata) -> BTreeSet<&str> {
    let ours = metadata.workspace_packages();
    let dependencies = ours.iter().flat_map(|package| &package.dependencies);
    let foreign = dependencies.filter(|dependency| dependency.path.is_none());
    foreign.map(|dependency| dependency.name.as_str()).collect()
}

/// The names in the first column of a page's tables.
fn rows(page: &str) -> BTreeSet<&str> {
    let cells = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
    cells.map(|(name, _)| name).collect()
}

#[test]
fn every_dependency_has_a_row_and_every_row_a_dependency() {
    let (ours, wheel) = (workspace(""), workspace("python"));
    let page = ours.workspace_root.join("docs/dependencies.md");
    let page = std::fs::read_to_string(page).unwrap();
    assert_eq!(rows(&page), &named(&ours) | &named(&wheel));
}
