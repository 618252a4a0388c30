//! Opening hypotheses: what may explain a matter, and the evidence to hold it against.

use domain::{Hypotheses, Hypothesis, Id, Kind, Probability, Record};
use judging::hypotheses::{MatrixFlaw, check_hypotheses};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::evidence::EvidenceError;
use crate::look_up::LookUpError;
use crate::matrix_evidence::MatrixEvidenceRef;
use crate::person::OnlyAPerson;

/// Hypotheses to open.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenHypotheses {
    /// What is to be explained, as a question.
    pub matter: String,
    /// What may be true, at least two.
    pub hypotheses: Vec<String>,
    /// How likely each is before the evidence; one for each, or none.
    #[serde(default)]
    pub priors: Vec<Probability>,
    /// The evidence to hold them against.
    #[serde(default)]
    pub evidence: Vec<MatrixEvidenceRef>,
    /// The judgment it is done for.
    pub judgment: Option<Id>,
}

/// Why hypotheses cannot be opened or extended.
#[derive(Debug, Error)]
pub enum HypothesesError {
    /// A machine may not.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// They cannot compete.
    #[error(transparent)]
    Flaw(#[from] MatrixFlaw),
    /// A hypothesis was added to others that have chances beforehand.
    #[error("{0} has chances beforehand; open hypotheses anew, with a chance for each")]
    HasPriors(Id),
    /// Nothing was added.
    #[error("nothing is added to {0}; give a hypothesis or evidence")]
    Nothing(Id),
    /// The evidence cannot be pointed at.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// Something it names cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Opens hypotheses, for every analyst to rate.
///
/// # Errors
///
/// The hypotheses cannot compete, the evidence or the judgment is not there, or a machine asks.
pub fn open_hypotheses(desk: &mut Desk, request: &OpenHypotheses) -> Result<Id, HypothesesError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &OpenHypotheses) -> Result<Decided, HypothesesError> {
    desk.check_person("open hypotheses")?;
    let (given, needed) = (request.priors.len(), request.hypotheses.len());
    if given > 0 && given != needed {
        return Err(MatrixFlaw::Chances { given, needed }.into());
    }
    request.judgment.map(|id| desk.find_kind(id, Kind::Judgment)).transpose()?;
    let priors = request.priors.iter().copied().map(Some).chain(std::iter::repeat(None));
    let texts = request.hypotheses.iter().cloned().zip(priors);
    let hypotheses = Hypotheses {
        matter: request.matter.clone(),
        judgment: request.judgment,
        hypotheses: texts.map(|(text, prior)| Hypothesis { text, prior }).collect(),
        evidence: desk.matrix_evidence(vec![], &request.evidence)?,
    };
    check_hypotheses(&hypotheses)?;
    Ok(Record::Hypotheses(hypotheses).into())
}
