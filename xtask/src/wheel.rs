//! The scores as a wheel for Python: built, installed beside other libraries, and tested.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

use crate::python::Environment;
use crate::{process, workspace};

/// What builds the wheel, and what its tests compare it with, at these versions.
const PACKAGES: [&str; 7] = [
    "maturin==1.16.0",
    "mypy==2.4.1",
    "numpy==2.4.6",
    "pytest==9.2.0",
    "scikit-learn==1.9.1",
    "scipy==1.17.1",
    "scoringrules==0.10.0",
];

/// Checks the source, builds the wheel, installs it, and tests what was installed.
pub(crate) fn test() -> anyhow::Result<()> {
    let environment = Environment::installed("python", &PACKAGES)?;
    process::run(&mut cargo(&environment, &["fmt", "--check"])?)?;
    process::run(cargo(&environment, &["clippy", "--locked"])?.args(["--", "-D", "warnings"]))?;
    install(&environment, &build(&environment)?)?;
    process::run(environment.module("pytest").args(["--quiet", "python"]))?;
    let mut types = environment.module("mypy.stubtest");
    types.args(["forsooth_scoring", "--allowlist", "python/stubtest-allowlist.txt"]);
    process::run(&mut types)
}

/// Builds one wheel for every supported version of Python.
fn build(environment: &Environment) -> anyhow::Result<PathBuf> {
    let folder = built()?.join("wheels");
    if folder.exists() {
        // A wheel of another version would be left beside the new one.
        std::fs::remove_dir_all(&folder).context("cannot remove the wheels built before")?;
    }
    let mut maturin = environment.module("maturin");
    maturin.args(["build", "--release", "--quiet", "--manifest-path", "python/Cargo.toml"]);
    maturin.arg("--interpreter").arg(environment.python()).arg("--out").arg(&folder);
    process::run(maturin.env("CARGO_TARGET_DIR", built()?))?;
    let mut files = std::fs::read_dir(&folder)?;
    Ok(files.next().context("maturin built no wheel")??.path())
}

fn install(environment: &Environment, wheel: &Path) -> anyhow::Result<()> {
    println!("installing {}", wheel.display());
    let mut pip = environment.module("pip");
    // The version stays the same while the code changes, and what it needs is there.
    pip.args(["install", "--quiet", "--force-reinstall", "--no-deps"]);
    process::run(pip.arg(wheel))
}

/// Cargo in the wheel's own workspace.
fn cargo(environment: &Environment, arguments: &[&str]) -> anyhow::Result<Command> {
    let mut cargo = process::cargo(arguments);
    cargo.current_dir(workspace::root().join("python"));
    cargo.env("CARGO_TARGET_DIR", built()?).env("PYO3_PYTHON", environment.python());
    Ok(cargo)
}

/// What is built for Python, apart from the rest, whose features and flags differ.
fn built() -> anyhow::Result<PathBuf> {
    Ok(workspace::target()?.join("wheel"))
}
