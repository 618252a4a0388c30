//! The ledger itself: its engine, its pages, its key, what was signed, and its clock.

use domain::DeskClock;
use jiff::Timestamp;
use ledger::{LedgerError, SignedMemory};

use super::Finding;
use crate::Desk;

pub(super) fn all(desk: &Desk, now: Timestamp) -> Vec<Finding> {
    let checks = [
        ("engine", engine(desk)),
        ("pages", pages(desk)),
        ("key", key(desk)),
        ("signed", signed(desk)),
        ("witnesses", Ok(witnesses(desk))),
        ("clock", clock(desk, now)),
        ("erased", Ok(erased(desk))),
    ];
    let told = |(about, found): (_, Result<Finding, LedgerError>)| {
        found.unwrap_or_else(|error| Finding::wrong(about, error.to_string()))
    };
    checks.into_iter().map(told).collect()
}

fn engine(desk: &Desk) -> Result<Finding, LedgerError> {
    let (engine, format) = (desk.ledger.engine()?, desk.ledger.stored_format()?);
    let entries = desk.length()?;
    Ok(Finding::fine("engine", format!("{engine}, format {format}, {entries} entries")))
}

fn pages(desk: &Desk) -> Result<Finding, LedgerError> {
    let damage = desk.ledger.damage()?;
    Ok(match damage.first() {
        None => Finding::fine("pages", "the engine finds no damage"),
        Some(first) => Finding::to_mend(
            "pages",
            format!("the engine finds {} damages, the first: {first}", damage.len()),
            "copy the file away, then put a backup back with `forsooth restore-desk`",
        ),
    })
}

fn key(desk: &Desk) -> Result<Finding, LedgerError> {
    Ok(match desk.ledger.log_key()? {
        Some(key) => {
            Finding::fine("key", format!("{} signs as {key}", desk.ledger.key_path().display()))
        }
        None => Finding::fine("key", "nothing was signed yet; the first entry makes the key"),
    })
}

fn signed(desk: &Desk) -> Result<Finding, LedgerError> {
    Ok(match desk.ledger.signed_memory()? {
        SignedMemory::Agrees => Finding::fine("signed", "what was signed last is here"),
        SignedMemory::Missing => Finding::odd(
            "signed",
            "nobody remembers what was signed last, so that an older copy would not be noticed",
            "the next entry that bears on a score mends it",
        ),
        SignedMemory::Disagrees(fault) => Finding::to_mend(
            "signed",
            fault.to_string(),
            "put the newest file or backup back; nothing more is signed until then",
        ),
    })
}

fn witnesses(desk: &Desk) -> Finding {
    match desk.check_alarms() {
        Ok(()) => Finding::fine("witnesses", "no witness has seen another log of this name"),
        Err(alarm) => Finding::wrong("witnesses", alarm.to_string()),
    }
}

fn erased(desk: &Desk) -> Finding {
    if desk.ledger.is_unswept() {
        let told = "an erasure was broken off, and what was erased may still be found in the files";
        return Finding::to_mend("erased", told, "forsooth erase --sweep");
    }
    Finding::fine("erased", "what was erased is overwritten")
}

fn clock(desk: &Desk, now: Timestamp) -> Result<Finding, LedgerError> {
    let last = desk.ledger.last()?.map(|last| last.recorded_at);
    Ok(match (desk.opening().clock, last) {
        (DeskClock::Replayed, _) => Finding::fine("clock", "a sample desk tells its own time"),
        (DeskClock::System, Some(last)) if last > now => Finding::to_mend(
            "clock",
            format!("the last entry is of {last}, and the clock says {now}"),
            "set the clock; or add --clock-is-right to the next entry, if the last was dated by a wrong one",
        ),
        (DeskClock::System, _) => Finding::fine("clock", format!("the clock says {now}")),
    })
}
