//! Adding an option to a question that is asked already.

use domain::{AddedOption, Id, Record};
use forecasting::{OptionFlaw, check_added_option};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;
use crate::record_forecast::{NotOpen, check_open};

/// An option to add.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddOption {
    /// The question.
    pub question: Id,
    /// The option.
    pub option: String,
    /// Why it is added.
    pub reason: Option<String>,
}

/// Why an option cannot be added.
#[derive(Debug, Error)]
pub enum AddOptionError {
    /// A machine may not.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// The question does not take it.
    #[error(transparent)]
    Flaw(#[from] OptionFlaw),
    /// The question takes no forecasts any more.
    #[error(transparent)]
    NotOpen(#[from] NotOpen),
    /// The question cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Adds an option to an open question that said, when it was asked, what that would mean.
///
/// # Errors
///
/// The question is not open, has no rule for added options, or has the option already.
pub fn add_option(desk: &mut Desk, request: &AddOption) -> Result<Id, AddOptionError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &AddOption) -> Result<Decided, AddOptionError> {
    desk.check_person("add an option")?;
    let file = desk.question_file(request.question)?;
    check_open(&file)?;
    check_added_option(&file.question.record.kind, &file.options, &request.option)?;
    let AddOption { question, option, reason } = request.clone();
    let option = option.trim().to_owned();
    Ok(Record::AddedOption(AddedOption { question, option, reason }).into())
}
