//! Extending hypotheses: more of them, or more evidence; what was rated stays rated.

use domain::{Hypothesis, Id, Kind, Record};
use judging::hypotheses::check_hypotheses;
use serde::Deserialize;

use crate::Desk;
use crate::desk::Decided;
use crate::look_up::Recorded;
use crate::matrix_evidence::MatrixEvidenceRef;
use crate::open_hypotheses::HypothesesError;

/// What to add to hypotheses.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtendHypotheses {
    /// The hypotheses.
    pub hypotheses: Id,
    /// What else may be true.
    #[serde(default)]
    pub add: Vec<String>,
    /// More evidence.
    #[serde(default)]
    pub evidence: Vec<MatrixEvidenceRef>,
}

/// Adds hypotheses and evidence behind those that are there, as a correction of the entry.
///
/// # Errors
///
/// Nothing is added, what is added cannot compete, it is not there, or a machine asks.
pub fn extend_hypotheses(
    desk: &mut Desk,
    request: &ExtendHypotheses,
) -> Result<Id, HypothesesError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &ExtendHypotheses) -> Result<Decided, HypothesesError> {
    desk.check_person("extend hypotheses")?;
    let id = request.hypotheses;
    let corrects = Some(desk.find_standing(id, Kind::Hypotheses)?.sequence);
    if request.add.is_empty() && request.evidence.is_empty() {
        return Err(HypothesesError::Nothing(id));
    }
    let Recorded { record: mut hypotheses, .. } = desk.look_up::<domain::Hypotheses>(id)?;
    let has_priors = hypotheses.hypotheses.iter().any(|it| it.prior.is_some());
    if has_priors && !request.add.is_empty() {
        return Err(HypothesesError::HasPriors(id));
    }
    let added = request.add.iter().map(|text| Hypothesis { text: text.clone(), prior: None });
    hypotheses.hypotheses.extend(added);
    hypotheses.evidence = desk.matrix_evidence(hypotheses.evidence, &request.evidence)?;
    check_hypotheses(&hypotheses)?;
    Ok(Decided { record: Record::Hypotheses(hypotheses), corrects })
}
