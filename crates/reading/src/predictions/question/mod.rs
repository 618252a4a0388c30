//! A question draft: a prediction turned round into a question, and what is still unclear about it.

mod names;
mod unclear;
mod wording;

use domain::{DraftDeadline, QuestionDraft};

use super::claim::Claim;
use super::condition::Condition;
use super::likelihood::Likelihood;
use super::outlook::Outlook;
use crate::page::Page;
use crate::statements::Said;

/// All that is known of a prediction when it is turned into a question.
pub(super) struct Matter<'a> {
    pub(super) outlook: Outlook,
    pub(super) claim: Claim,
    pub(super) statement: Option<&'a Said>,
    pub(super) condition: Option<Condition>,
    pub(super) likelihood: Option<Likelihood>,
    pub(super) negated: bool,
    pub(super) deadline: Option<DraftDeadline>,
    /// Whether it was foretold long ago.
    pub(super) is_bygone: bool,
}

/// Drafts the question that would settle a prediction. `reckoning` is the day on which its author
/// wants it to be checked.
pub(super) fn draft(
    page: &Page<'_>,
    matter: &Matter<'_>,
    reckoning: Option<&DraftDeadline>,
) -> QuestionDraft {
    let deadline = matter.deadline.as_ref().or(reckoning);
    QuestionDraft {
        text: wording::text(page, matter, deadline),
        condition: matter.condition.as_ref().map(|it| it.words.clone()),
        deadline: deadline.cloned(),
        criteria: None,
        settlement_source: None,
        reversed: matter.negated,
        unclear: unclear::about(page, matter, deadline),
    }
}
