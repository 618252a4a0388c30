//! Linting a question before it is asked.

use forecasting::lint::Finding;

use crate::Desk;
use crate::ask_question::{AskQuestion, AskQuestionError, drafted};
use crate::lint_question::findings_at;
use crate::moment::GivenClocks;

/// Says what a settler would quarrel about in a question that is not asked yet, and records
/// nothing.
///
/// # Errors
///
/// It could not be asked as it stands.
pub fn lint_draft(desk: &Desk, request: &AskQuestion) -> Result<Vec<Finding>, AskQuestionError> {
    let question = drafted(desk, request, &GivenClocks::default())?;
    Ok(findings_at(desk, &question, desk.now()?)?)
}
