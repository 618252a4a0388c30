//! Answering a catalogued prediction: one reader says how it came out, alone.

use domain::{CatalogueAnswer, CatalogueEvidence, CatalogueOutcome, Id, Record};
use jiff::civil::Date;
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::catalogue::CatalogueFile;
use crate::desk::Decided;
use crate::evidence::{EvidenceError, EvidenceRef};
use crate::look_up::LookUpError;
use crate::moment::day;
use crate::person::OnlyAPerson;

/// How a catalogued prediction came out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerPrediction {
    /// The catalogued prediction.
    pub prediction: Id,
    /// The answer to what is asked, as people write it: `yes`, `no`, `ambiguous`, `void` or
    /// `no-prediction`, or its first letter, `x` for the last.
    pub answer: String,
    /// What shows it: an address, `s-12` or `d-3:120-240` for words at the desk, or any text.
    #[serde(default)]
    pub evidence: String,
    /// Why it is ambiguous, void or no prediction.
    #[serde(default)]
    pub reason: String,
    /// The day on which it was known; without one, today.
    pub known_on: Option<Date>,
}

/// Why a catalogued prediction cannot be answered.
#[derive(Debug, Error)]
pub enum AnswerPredictionError {
    /// The answer is none.
    #[error("\"{0}\" is no answer; say yes, no, ambiguous, void or no-prediction")]
    Unclear(String),
    /// Whoever is at the desk has answered it.
    #[error(
        "you have answered {prediction} already ({word}, in {answer}); undo that first with `forsooth catalogue --on {prediction} --undo --reason …`"
    )]
    Answered {
        /// The catalogued prediction.
        prediction: Id,
        /// What the answer says.
        word: &'static str,
        /// The answer that stands.
        answer: Id,
    },
    /// A yes or no without evidence.
    #[error("an answer of yes or no needs evidence: an address, an id as s-12, or a line of text")]
    NoEvidence,
    /// Another answer without a reason.
    #[error("say why {0} is {1}")]
    NoReason(Id, &'static str),
    /// The day is to come.
    #[error("it cannot be known since {known_on}, as today is {today}")]
    ToCome {
        /// The day given.
        known_on: Date,
        /// Today.
        today: Date,
    },
    /// The day is before the note.
    #[error(
        "it cannot be known since {known_on}, as the note is of {published}; what was known then is no prediction"
    )]
    BeforeTheNote {
        /// The day given.
        known_on: Date,
        /// The day of the note.
        published: Date,
    },
    /// A machine may not answer.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// The prediction cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The evidence cannot be pointed at.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Keeps how one reader says that a catalogued prediction came out.
///
/// # Errors
///
/// They have answered it, the answer is none or lacks evidence or reason, the day cannot be, or a
/// machine asks.
pub fn answer_prediction(
    desk: &mut Desk,
    request: &AnswerPrediction,
) -> Result<Id, AnswerPredictionError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &AnswerPrediction) -> Result<Decided, AnswerPredictionError> {
    desk.check_person("settle")?;
    let prediction = request.prediction;
    let file = desk.catalogue_file(prediction)?;
    if let Some(own) = file.of(desk.author()) {
        let (word, answer) = (own.record.outcome.word(), own.id);
        return Err(AnswerPredictionError::Answered { prediction, word, answer });
    }
    let outcome = outcome(request)?;
    let evidence = desk.catalogue_evidence(request.evidence.trim())?;
    if outcome.happened().is_some() && evidence.is_none() {
        return Err(AnswerPredictionError::NoEvidence);
    }
    let known_on = known_on(desk, &file, request.known_on)?;
    let answer = CatalogueAnswer { prediction, outcome, evidence, known_on };
    Ok(Record::CatalogueAnswer(answer).into())
}

fn outcome(request: &AnswerPrediction) -> Result<CatalogueOutcome, AnswerPredictionError> {
    let written = request.answer.trim().to_lowercase().replace([' ', '_'], "-");
    let reason = request.reason.trim().to_owned();
    let outcome = match written.as_str() {
        "yes" | "y" => CatalogueOutcome::Yes,
        "no" | "n" => CatalogueOutcome::No,
        "ambiguous" | "a" => CatalogueOutcome::Ambiguous { reason },
        "void" | "v" => CatalogueOutcome::Void { reason },
        "no-prediction" | "x" => CatalogueOutcome::NoPrediction { reason },
        _ => return Err(AnswerPredictionError::Unclear(request.answer.clone())),
    };
    if outcome.reason().is_some_and(str::is_empty) {
        return Err(AnswerPredictionError::NoReason(request.prediction, outcome.word()));
    }
    Ok(outcome)
}

fn known_on(
    desk: &Desk,
    file: &CatalogueFile,
    given: Option<Date>,
) -> Result<Date, AnswerPredictionError> {
    let today = day(desk.now()?);
    let known_on = given.unwrap_or(today);
    if known_on > today {
        return Err(AnswerPredictionError::ToCome { known_on, today });
    }
    match file.document.published {
        Some(published) if known_on < published => {
            Err(AnswerPredictionError::BeforeTheNote { known_on, published })
        }
        Some(_) | None => Ok(known_on),
    }
}

impl Desk {
    /// What a line of evidence is: words at the desk, an address, or a text; nothing if it is empty.
    fn catalogue_evidence(&self, line: &str) -> Result<Option<CatalogueEvidence>, EvidenceError> {
        if line.is_empty() {
            return Ok(None);
        }
        let head = line.split(':').next().unwrap_or_default();
        if head.parse::<Id>().is_ok() {
            let found = self.evidence(&[line.parse::<EvidenceRef>()?])?;
            return Ok(found.into_iter().next().map(CatalogueEvidence::Passage));
        }
        let is_address = ["https://", "http://"].iter().any(|scheme| line.starts_with(scheme));
        let line = line.to_owned();
        Ok(Some(if is_address && !line.contains(char::is_whitespace) {
            CatalogueEvidence::Address(line)
        } else {
            CatalogueEvidence::Text(line)
        }))
    }
}
