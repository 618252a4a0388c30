//! What must hold after a kill.

use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use domain::Id;
use ledger::Ledger;
use verifying::{Policy, Receipt};

/// Checks the whole ledger and the receipts of some entries; returns how many entries there are.
pub(crate) fn check(path: &Path, acknowledged: &[Id]) -> anyhow::Result<u64> {
    let ledger = Ledger::open(path)?;
    let verification = ledger.verify()?;
    if let Some(fault) = verification.faults.first() {
        bail!("{} faults, the first: {}", verification.faults.len(), fault.message);
    }
    if acknowledged.is_empty() {
        return Ok(verification.entries);
    }
    let key = ledger.log_key()?.context("entries were acknowledged, and nothing was signed")?;
    let policy = Policy::parse(&format!("log {key}\nquorum none\n"))?;
    for id in acknowledged {
        let receipt = ledger.receipt(*id)?.with_context(|| format!("{id} is lost"))?;
        let checked = Receipt::parse(&receipt)?.check(&policy)?;
        let entry = checked.entry.with_context(|| format!("the receipt of {id} opens nothing"))?;
        ensure!(entry.contains(&format!("\"id\":\"{id}\"")), "the receipt of {id} is another's");
    }
    Ok(verification.entries)
}
