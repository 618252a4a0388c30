//! Adding a ladder of the house's own.

use domain::{HouseLadder, Id, Record};
use judging::Ladder;
use ledger::LedgerError;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::ladders::{LadderError, shipped};
use crate::person::OnlyAPerson;

/// Why a ladder cannot be added.
#[derive(Debug, Error)]
pub enum AddLadderError {
    /// A machine may not.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// It is no text.
    #[error("the ladder is not UTF-8; save it as UTF-8")]
    NotText,
    /// It is no ladder.
    #[error(transparent)]
    Flaw(#[from] judging::LadderError),
    /// Its name is taken by one that comes with the product.
    #[error("\"{0}\" is a ladder that comes with the program; give yours another name")]
    Taken(String),
    /// The very same stands already.
    #[error("{0} is this very ladder; nothing was changed")]
    Unchanged(Id),
    /// The house's ladders cannot be read.
    #[error(transparent)]
    Ladder(#[from] LadderError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Writes a ladder of the house down. One of the same name takes the place of the old one; briefs
/// that were written by that keep their words.
///
/// # Errors
///
/// It is no ladder, its name is that of one that comes with the product, or a machine asks.
pub fn add_ladder(desk: &mut Desk, bytes: &[u8]) -> Result<Id, AddLadderError> {
    let toml = std::str::from_utf8(bytes).map_err(|_| AddLadderError::NotText)?;
    let ladder = Ladder::from_toml(toml)?;
    if shipped(ladder.name()).is_some() {
        return Err(AddLadderError::Taken(ladder.name().to_owned()));
    }
    desk.record(|desk| decide(desk, &ladder, toml))
}

fn decide(desk: &Desk, ladder: &Ladder, toml: &str) -> Result<Decided, AddLadderError> {
    desk.check_person("add a ladder")?;
    let own = desk.house_ladders()?;
    let old = own.iter().find(|(_, it)| it.name().eq_ignore_ascii_case(ladder.name()));
    let corrects = match old {
        None => None,
        Some((id, old)) if old == ladder => return Err(AddLadderError::Unchanged(*id)),
        Some((id, _)) => desk.ledger.entry(*id)?.map(|entry| entry.sequence),
    };
    let record = HouseLadder { name: ladder.name().to_owned(), toml: toml.to_owned() };
    Ok(Decided { record: Record::HouseLadder(record), corrects })
}
