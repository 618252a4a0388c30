//! How a ledger stands to what was signed, witnessed, stamped or published of it before. Whoever
//! records, publishes, verifies, examines or restores asks this here, and nowhere else.

use std::fmt;
use std::path::Path;

use tlog_tiles::checkpoint::Checkpoint;

use super::cosigned::cosigned_path;
use super::signed::{is_beginning, read};
use super::stamped::last_path;
use super::start::memory;
use super::tip::Tip;
use super::{LogError, LogFault, is_there, rows};
use crate::store::Store;
use crate::{Ledger, LedgerError};

/// How a ledger stands to what is remembered of a log.
#[derive(Debug)]
pub(crate) enum Standing {
    /// It begins with every tree that is remembered.
    Beginning,
    /// Nobody at the desk remembers what was signed.
    Unknown,
    /// It lacks something of a tree that is remembered, or is another log.
    Contradicted(Contradiction),
}

/// A tree that is remembered and with which a ledger does not begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Contradiction {
    pub(crate) by: Remembering,
    /// How many leaves the tree has.
    pub(crate) signed: u64,
    /// How many leaves are here.
    pub(crate) found: u64,
    /// Whether it is of a log of another name.
    pub(crate) is_other_log: bool,
}

/// By whom a tree is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remembering {
    /// By witnesses, who cosigned it.
    Witnesses,
    /// By the desk, which signed it.
    Desk,
    /// By an authority, which stamped it.
    Authority,
    /// By the readers of the folder in which it is published.
    Readers,
}

/// A tree that is remembered.
#[derive(Debug)]
pub(crate) struct Remembered {
    by: Remembering,
    tree: Checkpoint,
}

/// What is remembered beside a place. All of it is written after the ledger: whoever reads it before
/// the ledger finds nothing in it that is not in the ledger yet.
pub(crate) fn remembered(place: &Path) -> Vec<Remembered> {
    let files = [
        (Remembering::Witnesses, cosigned_path(place)),
        (Remembering::Desk, memory(place)),
        (Remembering::Authority, last_path(place)),
    ];
    let read_one = |(by, path)| {
        // A memory that was cut by a power failure remembers nothing, and must not end everything.
        let note = std::fs::read_to_string(path).ok()?;
        Some(Remembered { by, tree: read(&note).ok()? })
    };
    files.into_iter().filter_map(read_one).collect()
}

/// How a ledger stands to what was remembered beside a place.
pub(crate) fn standing(store: &dyn Store, remembered: &[Remembered]) -> Result<Standing, LogError> {
    let (own, found) = if is_there(store)? {
        let own = rows::last_signed(store)?.map(|note| read(&note)).transpose()?;
        (own, rows::size(store)?)
    } else {
        (None, 0)
    };
    let origin = own.as_ref().map(Checkpoint::origin);
    let is_here = |tree: &Checkpoint| is_beginning(store, tree, found);
    compared((origin, found), remembered, &is_here)
}

/// The same of a ledger of which the end is known.
pub(super) fn standing_of(
    store: &dyn Store,
    tip: &Tip,
    remembered: &[Remembered],
) -> Result<Standing, LogError> {
    let is_here = |tree: &Checkpoint| tip.tree.begins_with(store, tree);
    compared((tip.origin.as_deref(), tip.tree.size()), remembered, &is_here)
}

/// How a log of a name and of so many leaves stands to what is remembered.
fn compared(
    (origin, found): (Option<&str>, u64),
    remembered: &[Remembered],
    is_here: &dyn Fn(&Checkpoint) -> Result<bool, LogError>,
) -> Result<Standing, LogError> {
    let mut worst: Option<Contradiction> = None;
    let mut known: Vec<&Checkpoint> = vec![];
    for Remembered { by, tree } in remembered {
        let is_other_log = origin.is_some_and(|origin| origin != tree.origin());
        // Beside the ledger there may be what witnesses saw of an earlier log in the same place.
        if *by != Remembering::Desk && origin != Some(tree.origin()) {
            continue;
        }
        // What is worked out for one of them is not worked out again for the next.
        let is_known = known.iter().any(|it| it.size() == tree.size() && it.hash() == tree.hash());
        if is_known || (origin.is_some() && !is_other_log && is_here(tree)?) {
            known.push(tree);
            continue;
        }
        let contradiction = Contradiction { by: *by, signed: tree.size(), found, is_other_log };
        if worst.is_none_or(|worst| contradiction.weight() > worst.weight()) {
            worst = Some(contradiction);
        }
    }
    Ok(match worst {
        Some(contradiction) => Standing::Contradicted(contradiction),
        None if remembered.iter().any(|it| it.by == Remembering::Desk) => Standing::Beginning,
        None => Standing::Unknown,
    })
}

impl Standing {
    /// That something is remembered which is not here, as a fault.
    pub(crate) fn fault(&self) -> Option<LogFault> {
        match self {
            Self::Contradicted(contradiction) => Some(contradiction.fault()),
            Self::Beginning | Self::Unknown => None,
        }
    }

    /// Refuses what contradicts what is remembered.
    pub(crate) fn check(&self) -> Result<(), LogFault> {
        self.fault().map_or(Ok(()), Err)
    }
}

impl Contradiction {
    /// Whether the ledger lacks leaves alone, as an older copy does.
    pub(crate) fn is_behind(&self) -> bool {
        !self.is_other_log && self.signed > self.found
    }

    fn fault(self) -> LogFault {
        let Self { by, signed, found, .. } = self;
        LogFault::NotGrown { by, signed, found }
    }

    /// What was changed weighs more than what is lacking, and what others saw more than the desk.
    fn weight(&self) -> (bool, bool, u64) {
        (!self.is_behind(), self.by == Remembering::Witnesses, self.signed)
    }
}

impl fmt::Display for Remembering {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Witnesses => "witnesses saw",
            Self::Desk => "was signed",
            Self::Authority => "was stamped",
            Self::Readers => "is published",
        })
    }
}

impl Ledger {
    /// How this ledger stands to what is remembered beside another place.
    pub(crate) fn standing_beside(&self, place: &Path) -> Result<Standing, LedgerError> {
        let remembered = remembered(place);
        standing(&*self.store, &remembered).map_err(|error| error.at(self.place.name()))
    }

    /// What was signed, witnessed or stamped of this log and is not here, if there is such a thing:
    /// then this is an older copy, or was changed.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn contradiction(&self) -> Result<Option<LogFault>, LedgerError> {
        Ok(self.standing_beside(self.path())?.fault())
    }
}
