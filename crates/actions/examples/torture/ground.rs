//! Where ledgers are begun to be tortured: in files, or in databases of one server.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};
use ledger::{LedgerPlace, PostgresPlace};
use tempfile::TempDir;

/// Where ledgers are begun.
pub(crate) enum Ground {
    /// Each in a folder of its own.
    Files,
    /// Each in a database of its own.
    Server {
        /// The server, with one of its databases.
        address: String,
        /// The folder of the programs that make and drop databases.
        programs: PathBuf,
    },
}

/// A place for one ledger, which is gone with it.
pub(crate) struct Plot<'ground> {
    ground: &'ground Ground,
    folder: TempDir,
    name: String,
}

impl Ground {
    /// A place where no ledger is yet, by a number that none had before.
    pub(crate) fn plot(&self, number: u64) -> anyhow::Result<Plot<'_>> {
        let name = format!("torture_{}_{number}", std::process::id());
        let plot = Plot { ground: self, folder: TempDir::new()?, name };
        plot.on_server("createdb", &[])?;
        Ok(plot)
    }
}

impl Plot<'_> {
    /// How the place is told to another process.
    pub(crate) fn desk(&self) -> anyhow::Result<String> {
        match self.ground {
            Ground::Files => Ok(self.folder.path().join("desk.sqlite3").display().to_string()),
            Ground::Server { address, .. } => {
                let (server, _) = address.rsplit_once('/').context("no database is named")?;
                Ok(format!("{server}/{}", self.name))
            }
        }
    }

    /// Where its key and the like stand.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The place itself.
    pub(crate) fn place(&self) -> anyhow::Result<LedgerPlace> {
        place_of(&self.desk()?, self.folder())
    }

    fn on_server(&self, program: &str, options: &[&str]) -> anyhow::Result<()> {
        let Ground::Server { address, programs } = self.ground else { return Ok(()) };
        let mut command = Command::new(programs.join(program));
        command.args(options).arg(format!("--maintenance-db={address}")).arg(&self.name);
        let status = command.status().with_context(|| format!("{program} does not run"))?;
        ensure!(status.success(), "{program} of {} failed", self.name);
        Ok(())
    }
}

impl Drop for Plot<'_> {
    fn drop(&mut self) {
        // Where it cannot be dropped, the server that is begun for the torture takes it along.
        drop(self.on_server("dropdb", &["--force"]));
    }
}

/// A place as it was told.
pub(crate) fn place_of(desk: &str, folder: &Path) -> anyhow::Result<LedgerPlace> {
    if !desk.starts_with("postgres://") {
        return Ok(PathBuf::from(desk).into());
    }
    let place = PostgresPlace::at(desk, folder, &|_| None);
    Ok(place.with_context(|| format!("{desk} is no address"))?.into())
}
