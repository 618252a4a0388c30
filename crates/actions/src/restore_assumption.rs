//! Restoring an assumption: it holds again, or breaking it was a mistake.

use domain::{AssumptionFinding, Id};
use serde::Deserialize;

use crate::Desk;
use crate::assumptions::{AssumptionAt, CheckAssumptionError, CheckedAssumption};
use crate::evidence::EvidenceRef;

/// An assumption that holds again.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestoreAssumption {
    /// A judgment that rests on it.
    pub judgment: Id,
    /// Its number there, counted from 1.
    pub assumption: usize,
    /// Why it holds again.
    pub reason: String,
    /// The words that show it.
    #[serde(default)]
    pub evidence: Vec<EvidenceRef>,
}

/// Restores a broken assumption, wherever it stands in the same words.
///
/// # Errors
///
/// The judgment has no such assumption, it is not broken, there is no reason, or a machine asks.
pub fn restore_assumption(
    desk: &mut Desk,
    request: &RestoreAssumption,
) -> Result<CheckedAssumption, CheckAssumptionError> {
    let at = AssumptionAt { judgment: request.judgment, row: request.assumption };
    let id = desk.record(|desk| {
        let evidence = desk.evidence(&request.evidence)?;
        desk.decide_check(at, AssumptionFinding::Restored, (&request.reason, evidence))
    })?;
    Ok(desk.checked(id)?)
}
