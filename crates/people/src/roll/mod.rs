//! The roll: the file of who may use a desk.

mod accounts;
mod calendars;
mod invitations;
mod log_in;
mod passkeys;
mod passwords;
mod proof;
mod sessions;
mod tables;
mod tokens;

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use invitations::{Invitation, Invited, JoinedByPasskey, NewInvitation};
pub use passkeys::{NewPasskey, Passkey, PasskeyRemoval};
pub use passwords::PasswordChange;
pub use proof::{KnownPassword, Proof};
pub use sessions::Session;
pub use tokens::{NewToken, Token};

use crate::RollError;

/// How many characters a label may have.
const LONGEST_LABEL: usize = 64;

/// The file of who may use a desk.
#[derive(Debug)]
pub struct Roll {
    connection: Connection,
    path: PathBuf,
    /// Which file was opened; nothing where the system does not say.
    opened: Option<FileIdentity>,
}

impl Roll {
    /// Where the roll of a desk is kept, beside what its files are named after.
    pub fn path_beside(desk: &Path) -> PathBuf {
        let mut name = desk.as_os_str().to_owned();
        name.push(".people");
        name.into()
    }

    /// Whether there is a roll at a path with anybody in it.
    ///
    /// # Errors
    ///
    /// There is a file, and it cannot be read: nobody can tell who may come in.
    pub fn is_at(path: &Path) -> Result<bool, RollError> {
        match std::fs::symlink_metadata(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(source) => Err(RollError::File { path: path.to_owned(), source }),
            Ok(_) => Ok(!Self::open(path)?.accounts()?.is_empty()),
        }
    }

    /// Opens the roll at a path, or makes an empty one there that only its owner can read.
    ///
    /// # Errors
    ///
    /// What stands there is no roll, or none can be made.
    pub fn open(path: &Path) -> Result<Self, RollError> {
        make_for_owner(path).map_err(|source| RollError::File { path: path.to_owned(), source })?;
        let explain = |source| RollError::Engine { path: path.to_owned(), source };
        let connection = Connection::open(path).map_err(explain)?;
        let roll = Self { connection, path: path.to_owned(), opened: FileIdentity::of(path) };
        tables::configure(&roll.connection).map_err(explain)?;
        // What is ready is not written to, as it may stand where nothing can be written.
        if tables::is_ready(&roll.connection).map_err(explain)? {
            return Ok(roll);
        }
        roll.in_one_piece(|roll| match tables::make(&roll.connection).map_err(explain)? {
            tables::State::Ready => Ok(()),
            tables::State::Foreign => Err(RollError::NotARoll(path.to_owned())),
        })?;
        Ok(roll)
    }

    /// Whether the file that was opened still stands at its path, and is not removed or another by
    /// now.
    pub fn is_there(&self) -> bool {
        self.opened.is_none_or(|opened| FileIdentity::of(&self.path) == Some(opened))
    }

    /// Copies the roll as it is at one moment into a file that is not there yet.
    ///
    /// # Errors
    ///
    /// There is a file already, or it cannot be written.
    pub fn copy_to(&self, path: &Path) -> Result<(), RollError> {
        let unwritable = |source| RollError::File { path: path.to_owned(), source };
        new_for_owner(path).map_err(unwritable)?;
        let to = path.to_string_lossy();
        self.execute("VACUUM INTO ?", [to.as_ref()])?;
        Ok(())
    }

    /// Does several things to the roll, or none of them where one is refused. What must stand
    /// elsewhere before the roll is changed is written as the last of them.
    ///
    /// # Errors
    ///
    /// What the work refuses, or the roll cannot be written.
    pub fn in_one_piece<T, E: From<RollError>>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        if !self.connection.is_autocommit() {
            return work(self);
        }
        self.check_there()?;
        let explain = |source| self.fault(source);
        let piece = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)
            .map_err(explain)?;
        let done = work(self)?;
        self.check_there()?;
        piece.commit().map_err(explain)?;
        Ok(done)
    }

    fn check_there(&self) -> Result<(), RollError> {
        if self.is_there() { Ok(()) } else { Err(RollError::Gone(self.path.clone())) }
    }

    fn fault(&self, source: rusqlite::Error) -> RollError {
        RollError::Engine { path: self.path.clone(), source }
    }

    fn damaged(&self) -> RollError {
        RollError::Damaged(self.path.clone())
    }

    /// Changes rows, and says how many.
    fn execute(&self, sql: &str, values: impl rusqlite::Params) -> Result<usize, RollError> {
        let mut statement = self.connection.prepare_cached(sql).map_err(|it| self.fault(it))?;
        statement.execute(values).map_err(|it| self.fault(it))
    }

    /// The rows that a sentence of SQL selects, each read by a function.
    fn select<T>(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
        read: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, RollError> {
        let rows = || {
            let mut statement = self.connection.prepare_cached(sql)?;
            let rows = statement.query_map(values, &read)?;
            rows.collect::<rusqlite::Result<_>>()
        };
        rows().map_err(|it| self.fault(it))
    }

    /// A moment as the tables have it.
    fn moment(&self, milliseconds: i64) -> Result<Timestamp, RollError> {
        Timestamp::from_millisecond(milliseconds).map_err(|_| self.damaged())
    }
}

/// Whether a text can be what somebody calls a token or a passkey.
fn is_label(text: &str) -> bool {
    text.trim() == text
        && (1..=LONGEST_LABEL).contains(&text.chars().count())
        && !text.contains(char::is_control)
}

/// Which file stands at a path, whatever its name is by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct FileIdentity {
    device: u64,
    number: u64,
}

impl FileIdentity {
    #[cfg(unix)]
    fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;
        let file = std::fs::metadata(path).ok()?;
        Some(Self { device: file.dev(), number: file.ino() })
    }

    #[cfg(not(unix))]
    fn of(_: &Path) -> Option<Self> {
        None
    }
}

fn make_for_owner(path: &Path) -> std::io::Result<()> {
    match new_for_owner(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}

/// Makes an empty file that is not there yet, for its owner alone.
fn new_for_owner(path: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::Roll;
    use crate::RollError;

    #[test]
    fn a_roll_is_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = Roll::path_beside(&folder.path().join("desk.sqlite3"));
        assert!(path.ends_with("desk.sqlite3.people"));
        assert!(!Roll::is_at(&path).unwrap());
        Roll::open(&path).unwrap();
        assert!(!Roll::is_at(&path).unwrap(), "nobody is in it");
        Roll::open(&path).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_copy_is_a_roll_for_its_owner_alone_and_takes_no_place() {
        let folder = tempfile::tempdir().unwrap();
        let (path, copy) = (folder.path().join("a.people"), folder.path().join("b.people"));
        let roll = Roll::open(&path).unwrap();
        roll.begin("Ada", "tide copper lantern nine", Timestamp::UNIX_EPOCH).unwrap();
        roll.copy_to(&copy).unwrap();
        assert_eq!(Roll::open(&copy).unwrap().accounts().unwrap(), roll.accounts().unwrap());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(&copy).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        assert!(matches!(roll.copy_to(&copy), Err(RollError::File { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn a_roll_that_was_removed_or_replaced_is_noticed_and_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.people");
        let roll = Roll::open(&path).unwrap();
        assert!(roll.is_there());
        std::fs::rename(&path, folder.path().join("b.people")).unwrap();
        assert!(!roll.is_there());
        Roll::open(&path).unwrap();
        assert!(!roll.is_there(), "another one stands there");
        let begun = roll.begin("Ada", "tide copper lantern nine", Timestamp::UNIX_EPOCH);
        assert!(matches!(begun, Err(RollError::Gone(_))), "{begun:?}");
        assert_eq!(roll.accounts().unwrap(), []);
    }

    #[test]
    fn what_is_no_roll_lets_nobody_in() {
        let folder = tempfile::tempdir().unwrap();
        let text = folder.path().join("text.people");
        std::fs::write(&text, "no roll at all, but a text of some length").unwrap();
        assert!(Roll::is_at(&text).is_err());
        let other = folder.path().join("other.people");
        let engine = rusqlite::Connection::open(&other).unwrap();
        engine.execute_batch("CREATE TABLE book (name TEXT)").unwrap();
        assert!(matches!(Roll::open(&other), Err(RollError::NotARoll(_))));
        engine.execute_batch("DROP TABLE book; PRAGMA user_version = 99").unwrap();
        assert!(matches!(Roll::open(&other), Err(RollError::NotARoll(_))));
    }
}
