//! What must hold after a kill.

use anyhow::{Context as _, bail, ensure};
use domain::Id;
use ledger::{Ledger, LedgerPlace};
use verifying::{Policy, Receipt};

/// Checks the whole ledger, that all who were ever acknowledged are in it, and the receipts of those
/// who are so since the last time; returns how many entries there are.
pub(crate) fn check(place: &LedgerPlace, earlier: &[Id], new: &[Id]) -> anyhow::Result<u64> {
    let ledger = Ledger::open(place)?;
    let verification = ledger.verify()?;
    if let Some(fault) = verification.faults.first() {
        bail!("{} faults, the first: {}", verification.faults.len(), fault.message);
    }
    for id in earlier {
        ensure!(ledger.entry(*id)?.is_some(), "{id} is lost");
    }
    if !new.is_empty() {
        let key = ledger.log_key()?.context("entries were acknowledged, and nothing was signed")?;
        let policy = Policy::parse(&format!("log {key}\nquorum none\n"))?;
        new.iter().try_for_each(|id| check_receipt(&ledger, &policy, *id))?;
    }
    Ok(verification.entries)
}

fn check_receipt(ledger: &Ledger, policy: &Policy, id: Id) -> anyhow::Result<()> {
    let receipt = ledger.receipt(id)?.with_context(|| format!("{id} is lost"))?;
    let checked = Receipt::parse(&receipt)?.check(policy)?;
    let entry = checked.entry.with_context(|| format!("the receipt of {id} opens nothing"))?;
    ensure!(entry.contains(&format!("\"id\":\"{id}\"")), "the receipt of {id} is another's");
    Ok(())
}
