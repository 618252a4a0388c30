//! Virtual environments of Python, each set up once under the build folder.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{process, workspace};

/// The file that says that an environment is whole.
const READY: &str = "ready";

/// An environment with the packages it was asked for.
pub(crate) struct Environment {
    python: PathBuf,
}

impl Environment {
    /// Sets the environment up if it is not there, and says so.
    pub(crate) fn installed(name: &str, packages: &[&str]) -> anyhow::Result<Self> {
        let folder = workspace::root().join("target").join(name);
        let python = folder.join("bin").join("python");
        let ready = folder.join(READY);
        // The file names the versions, so that new ones are installed over old ones.
        let versions = packages.join("\n");
        if std::fs::read_to_string(&ready).is_ok_and(|installed| installed == versions) {
            return Ok(Self { python });
        }
        println!("installing {} into {}", packages.join(", "), folder.display());
        let mut create = Command::new("python3");
        process::run(create.args(["-m", "venv"]).arg(&folder))?;
        let mut install = Command::new(&python);
        process::run(install.args(["-m", "pip", "install", "--quiet"]).args(packages))?;
        std::fs::write(ready, versions)?;
        Ok(Self { python })
    }

    /// A script of ours, named from the root of the workspace, run by the environment there.
    pub(crate) fn script(&self, path: &str) -> Command {
        let mut command = Command::new(&self.python);
        command.current_dir(workspace::root());
        command.arg(workspace::root().join(Path::new(path)));
        command
    }

    /// A module of Python, started at the root of the workspace.
    pub(crate) fn module(&self, name: &str) -> Command {
        let mut command = Command::new(&self.python);
        command.current_dir(workspace::root()).args(["-m", name]);
        command
    }

    /// A program that its packages bring.
    pub(crate) fn program(&self, name: &str) -> Command {
        Command::new(self.python.with_file_name(name))
    }

    /// The interpreter itself.
    pub(crate) fn python(&self) -> &Path {
        &self.python
    }
}
