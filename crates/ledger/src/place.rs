//! Where a ledger is, and where what stands beside it is.

use std::fmt;
use std::path::{Path, PathBuf};

/// Where a ledger is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerPlace {
    /// A file of SQLite.
    File(PathBuf),
    /// A database of PostgreSQL.
    Postgres(PostgresPlace),
}

/// A database of PostgreSQL, and a folder on this machine for what is not kept in it.
#[derive(Clone, PartialEq, Eq)]
pub struct PostgresPlace {
    /// As `postgres://ada@host/desk`, without a password.
    address: PathBuf,
    password: Option<String>,
    /// A file that never is: what stands beside a ledger stands beside it.
    anchor: PathBuf,
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
            Self::Postgres(place) => &place.anchor,
        }
    }

    /// What the ledger is called in messages: its path or its address.
    pub fn name(&self) -> &Path {
        match self {
            Self::File(path) => path,
            Self::Postgres(place) => &place.address,
        }
    }
}

impl PostgresPlace {
    /// The database at an address as `postgres://ada@host/desk`, or nothing if this is none. What
    /// stands beside it goes into a folder of its own below `folder`. The password is taken out of
    /// the address, so that no message tells it; where none is in it, `password` counts.
    pub fn at(address: &str, folder: &Path, password: Option<String>) -> Option<Self> {
        let rest =
            ["postgres://", "postgresql://"].iter().find_map(|it| address.strip_prefix(it))?;
        let (login, server) = rest.rsplit_once('@').unwrap_or(("", rest));
        let (user, given) = match login.split_once(':') {
            Some((user, given)) => (user, Some(given)),
            None => (login, None),
        };
        let at = if user.is_empty() { String::new() } else { format!("{user}@") };
        let name = server.split('?').next().unwrap_or_default().trim_end_matches('/');
        let folder = folder.join("postgres").join(name.replace(['/', ':', '%'], "-"));
        Some(Self {
            address: format!("postgres://{at}{server}").into(),
            password: given.map(decoded).or(password),
            anchor: folder.join("desk"),
        })
    }

    /// The address without its password.
    pub fn address(&self) -> &Path {
        &self.address
    }

    pub(crate) fn address_text(&self) -> &str {
        self.address.to_str().unwrap_or_default()
    }

    pub(crate) fn password(&self) -> Option<&str> {
        self.password.as_deref()
    }
}

/// What an address writes as `%40`.
fn decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let code = part.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok());
        let behind = if code.is_some() { 2 } else { 0 };
        bytes.push(code.unwrap_or(b'%'));
        bytes.extend(&part.as_bytes()[behind..]);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl fmt::Debug for PostgresPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The password is never shown.
        write!(formatter, "PostgresPlace({})", self.address.display())
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{LedgerPlace, PostgresPlace};

    fn place(address: &str) -> LedgerPlace {
        PostgresPlace::at(address, Path::new("/data"), None).unwrap().into()
    }

    #[test]
    fn a_password_is_used_and_never_told() {
        let place =
            PostgresPlace::at("postgres://ada:s%40f+e@host:5433/desk", Path::new("/"), None);
        let place = place.unwrap();
        assert_eq!(place.password(), Some("s@f+e"));
        assert_eq!(place.address(), Path::new("postgres://ada@host:5433/desk"));
        assert!(!format!("{place:?}").contains("s@f"), "{place:?}");
    }

    #[test]
    fn what_stands_beside_a_database_has_a_folder_of_its_own() {
        for (address, beside) in [
            ("postgres://ada@host/desk", "/data/postgres/host-desk/desk"),
            ("postgresql://host:5433/desk?sslmode=disable", "/data/postgres/host-5433-desk/desk"),
        ] {
            assert_eq!(place(address).beside(), Path::new(beside), "{address}");
        }
        assert!(PostgresPlace::at("desk.sqlite3", Path::new("/data"), None).is_none());
    }
}
