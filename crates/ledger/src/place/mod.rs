//! Where a ledger is, and where what stands beside it is.

mod postgres;

use std::path::{Path, PathBuf};

pub use postgres::PostgresPlace;
pub(crate) use postgres::TlsWords;

/// Where a ledger is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerPlace {
    /// A file of SQLite.
    File(PathBuf),
    /// A database of PostgreSQL.
    Postgres(PostgresPlace),
}

impl LedgerPlace {
    /// What the files beside a ledger are named after, as `desk.sqlite3` with its key in
    /// `desk.sqlite3.key`: its own file, or for a database one in the folder that was given for it.
    ///
    /// The key, what was signed last, the index of words, the shelf of copies, jobs, rows of events
    /// and tables of the desk's own all stand there, and this is the one function that says where.
    pub fn beside(&self) -> &Path {
        match self {
            Self::File(path) => path,
            Self::Postgres(place) => place.anchor(),
        }
    }

    /// What the ledger is called in messages: its path or its address.
    pub fn name(&self) -> &Path {
        match self {
            Self::File(path) => path,
            Self::Postgres(place) => place.address(),
        }
    }
}

impl From<PathBuf> for LedgerPlace {
    fn from(path: PathBuf) -> Self {
        Self::File(path)
    }
}

impl From<&PathBuf> for LedgerPlace {
    fn from(path: &PathBuf) -> Self {
        Self::File(path.clone())
    }
}

impl From<&Path> for LedgerPlace {
    fn from(path: &Path) -> Self {
        Self::File(path.to_owned())
    }
}

impl From<&Self> for LedgerPlace {
    fn from(place: &Self) -> Self {
        place.clone()
    }
}

impl From<PostgresPlace> for LedgerPlace {
    fn from(place: PostgresPlace) -> Self {
        Self::Postgres(place)
    }
}
