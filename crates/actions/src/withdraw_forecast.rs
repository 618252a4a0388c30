//! Withdrawing a forecast: from now on its author holds none.

use domain::{Id, Record, Withdrawal};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::look_up::LookUpError;
use crate::record_forecast::{NotOpen, check_open};

/// A forecast to withdraw: the one that whoever asks now holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawForecast {
    /// The question.
    pub question: Id,
    /// Why.
    pub reason: Option<String>,
}

/// Why a forecast cannot be withdrawn.
#[derive(Debug, Error)]
pub enum WithdrawForecastError {
    /// There is nothing to withdraw.
    #[error("you hold no forecast on {0}")]
    NoForecast(Id),
    /// It is too late.
    #[error(transparent)]
    NotOpen(#[from] NotOpen),
    /// The question cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Withdraws the forecast that its author now holds. It counts until now.
///
/// # Errors
///
/// The question takes no forecasts any more, or the author holds none.
pub fn withdraw_forecast(
    desk: &mut Desk,
    request: &WithdrawForecast,
) -> Result<Id, WithdrawForecastError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &WithdrawForecast) -> Result<Decided, WithdrawForecastError> {
    let question = request.question;
    let file = desk.question_file(question)?;
    check_open(&file)?;
    let held = file.held_by(&desk.author).ok_or(WithdrawForecastError::NoForecast(question))?;
    let (forecast, reason) = (held.id, request.reason.clone());
    Ok(Record::Withdrawal(Withdrawal { question, forecast, reason, imported: None }).into())
}
