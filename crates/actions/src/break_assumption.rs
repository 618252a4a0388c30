//! Breaking an assumption: it no longer holds, and the judgments that rest on it are under review.

use domain::{AssumptionFinding, Id};
use serde::Deserialize;

use crate::Desk;
use crate::assumptions::{AssumptionAt, CheckAssumptionError, CheckedAssumption};
use crate::evidence::EvidenceRef;

/// An assumption that no longer holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreakAssumption {
    /// A judgment that rests on it.
    pub judgment: Id,
    /// Its number there, counted from 1.
    pub assumption: usize,
    /// Why it no longer holds.
    pub reason: String,
    /// The words that show it; at least one.
    pub evidence: Vec<EvidenceRef>,
}

/// Breaks an assumption, wherever it stands in the same words.
///
/// # Errors
///
/// The judgment has no such assumption, it is broken already, there is no reason or evidence, or a
/// machine asks.
pub fn break_assumption(
    desk: &mut Desk,
    request: &BreakAssumption,
) -> Result<CheckedAssumption, CheckAssumptionError> {
    let at = AssumptionAt { judgment: request.judgment, row: request.assumption };
    if request.evidence.is_empty() {
        return Err(CheckAssumptionError::NoEvidence);
    }
    let id = desk.record(|desk| {
        let evidence = desk.evidence(&request.evidence)?;
        desk.decide_check(at, AssumptionFinding::Broken, (&request.reason, evidence))
    })?;
    Ok(desk.checked(id)?)
}
