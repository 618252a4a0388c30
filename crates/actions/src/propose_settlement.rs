//! Proposing how a question ended. It changes nothing until a person settles.

use domain::{Id, ProposedSettlement, Record};

use crate::Desk;
use crate::desk::Decided;
use crate::resolve_question::{ResolveQuestion, ResolveQuestionError, settlement};

/// Proposes how a question ended, as a machine may.
///
/// # Errors
///
/// The question could not be settled so: it is settled or void already, or the answer or its
/// evidence is missing.
pub fn propose_settlement(
    desk: &mut Desk,
    request: &ResolveQuestion,
) -> Result<Id, ResolveQuestionError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &ResolveQuestion) -> Result<Decided, ResolveQuestionError> {
    let settlement = settlement(desk, request)?;
    let proposed = ProposedSettlement {
        question: settlement.question,
        resolution: settlement.resolution,
        evidence: settlement.evidence,
        known_at: settlement.known_at,
        reason: Some(request.reason.clone()).filter(|reason| !reason.trim().is_empty()),
    };
    Ok(Record::ProposedSettlement(proposed).into())
}
