//! Where a database of PostgreSQL is, and what its address and the environment say of reaching it.

use std::fmt;
use std::path::{Path, PathBuf};

/// A database of PostgreSQL, and a folder on this machine for what is not kept in it.
#[derive(Clone, PartialEq, Eq)]
pub struct PostgresPlace {
    /// As `postgres://ada@host/desk`, without a password.
    address: PathBuf,
    /// The address as the client takes it: also without what is said of TLS, which is ours to judge.
    server: String,
    password: Option<String>,
    tls: TlsWords,
    /// A file that never is: what stands beside a ledger stands beside it.
    anchor: PathBuf,
}

/// What is said of TLS, in the words of PostgreSQL's own programs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TlsWords {
    /// `sslmode`: how much is asked for.
    pub(crate) mode: Option<String>,
    /// `sslrootcert`: the file of the authorities that are believed.
    pub(crate) authorities: Option<String>,
    /// `sslcert`: the file of a certificate of one's own.
    pub(crate) certificate: Option<String>,
    /// `sslkey`: the file of its key.
    pub(crate) key: Option<String>,
}

/// What an address says behind its question mark that is not for the client to see.
const OURS: [&str; 5] = ["password", "sslmode", "sslrootcert", "sslcert", "sslkey"];

impl PostgresPlace {
    /// The database at an address as `postgres://ada@host/desk`, or nothing if this is none. What
    /// stands beside it goes into a folder of its own below `folder`. The password is taken out of
    /// the address, so that no message tells it. `environment` tells what a variable is set to, and
    /// is asked for what the address does not say: `PGPASSWORD`, `PGSSLMODE`, `PGSSLROOTCERT`,
    /// `PGSSLCERT` and `PGSSLKEY`.
    pub fn at(
        address: &str,
        folder: &Path,
        environment: &dyn Fn(&str) -> Option<String>,
    ) -> Option<Self> {
        let rest =
            ["postgres://", "postgresql://"].iter().find_map(|it| address.strip_prefix(it))?;
        let (login, server) = rest.rsplit_once('@').unwrap_or(("", rest));
        let (user, given) = match login.split_once(':') {
            Some((user, given)) => (user, Some(decoded(given))),
            None => (login, None),
        };
        let at = if user.is_empty() { String::new() } else { format!("{user}@") };
        let (server, query) = server.split_once('?').unwrap_or((server, ""));
        let query = Query::of(query);
        let said = |name: &str, variable: &str| {
            let value = query.value(name).or_else(|| environment(variable));
            value.filter(|value| !value.is_empty())
        };
        let name = server.trim_end_matches('/').replace(['/', ':', '%'], "-");
        Some(Self {
            address: format!("postgres://{at}{server}{}", query.without(&OURS[..1])).into(),
            server: format!("postgres://{at}{server}{}", query.without(&OURS)),
            password: given.or_else(|| said("password", "PGPASSWORD")),
            tls: TlsWords {
                mode: said("sslmode", "PGSSLMODE"),
                authorities: said("sslrootcert", "PGSSLROOTCERT"),
                certificate: said("sslcert", "PGSSLCERT"),
                key: said("sslkey", "PGSSLKEY"),
            },
            anchor: folder.join("postgres").join(name).join("desk"),
        })
    }

    /// The address without its password.
    pub fn address(&self) -> &Path {
        &self.address
    }

    pub(crate) fn server(&self) -> &str {
        &self.server
    }

    pub(crate) fn password(&self) -> Option<&str> {
        self.password.as_deref()
    }

    pub(crate) fn tls(&self) -> &TlsWords {
        &self.tls
    }

    pub(super) fn anchor(&self) -> &Path {
        &self.anchor
    }
}

/// What an address says behind its question mark: each name, and the words as they stand.
struct Query<'address>(Vec<(String, &'address str)>);

impl<'address> Query<'address> {
    fn of(text: &'address str) -> Self {
        let parts = text.split('&').filter(|part| !part.is_empty());
        let name = |part: &str| decoded(part.split('=').next().unwrap_or_default());
        Self(parts.map(|part| (name(part), part)).collect())
    }

    /// The value of a name; of several the last.
    fn value(&self, name: &str) -> Option<String> {
        let (_, part) = self.0.iter().rev().find(|(found, _)| found == name)?;
        part.split_once('=').map(|(_, value)| decoded(value))
    }

    /// All of it but some names, as it stands behind an address.
    fn without(&self, names: &[&str]) -> String {
        let left = self.0.iter().filter(|(name, _)| !names.contains(&name.as_str()));
        let left: Vec<&str> = left.map(|(_, part)| *part).collect();
        if left.is_empty() { String::new() } else { format!("?{}", left.join("&")) }
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{PostgresPlace, TlsWords};
    use crate::LedgerPlace;

    fn at(address: &str) -> Option<PostgresPlace> {
        PostgresPlace::at(address, Path::new("/data"), &|_| None)
    }

    #[test]
    fn a_password_is_used_and_never_told() {
        for address in [
            "postgres://ada:s%40f+e@host:5433/desk",
            "postgres://ada@host:5433/desk?password=s%40f+e",
            "postgres://ada@host:5433/desk?p%61ssword=s%40f+e",
        ] {
            let place = at(address).unwrap();
            assert_eq!(place.password(), Some("s@f+e"));
            assert_eq!(place.address(), Path::new("postgres://ada@host:5433/desk"));
            assert_eq!(place.server(), "postgres://ada@host:5433/desk");
            assert!(!format!("{place:?}").contains("s@f"), "{place:?}");
        }
    }

    #[test]
    fn what_is_said_of_tls_is_taken_from_the_address_and_else_from_the_environment() {
        let address = "postgres://host/desk?sslmode=verify-full&sslrootcert=%2Fa%20b.pem\
            &connect_timeout=3&sslkey=";
        let environment = |name: &str| match name {
            "PGSSLMODE" => Some("disable".to_owned()),
            "PGSSLCERT" => Some("own.pem".to_owned()),
            "PGSSLKEY" => Some("own.key".to_owned()),
            _ => None,
        };
        let place = PostgresPlace::at(address, Path::new("/data"), &environment).unwrap();
        let told = |text: &str| Some(text.to_owned());
        let expected = TlsWords {
            mode: told("verify-full"),
            authorities: told("/a b.pem"),
            certificate: told("own.pem"),
            key: None,
        };
        assert_eq!(place.tls(), &expected);
        assert_eq!(place.server(), "postgres://host/desk?connect_timeout=3");
        assert_eq!(place.address(), Path::new(address));
    }

    #[test]
    fn what_stands_beside_a_database_has_a_folder_of_its_own() {
        for (address, beside) in [
            ("postgres://ada@host/desk", "/data/postgres/host-desk/desk"),
            ("postgresql://host:5433/desk?sslmode=disable", "/data/postgres/host-5433-desk/desk"),
        ] {
            let place = LedgerPlace::from(at(address).unwrap());
            assert_eq!(place.beside(), Path::new(beside), "{address}");
        }
        assert!(at("desk.sqlite3").is_none());
    }
}
