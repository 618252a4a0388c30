//! What has become of a question's condition, from the questions it is made of.

use domain::{Condition, Outcome, RequiredAnswer, Requirement, Resolution};

use crate::QuestionState;

/// An answer that another question must have, with where that question stands.
#[derive(Clone, Debug, PartialEq)]
pub struct RequirementState {
    /// The answer.
    pub requirement: Requirement,
    /// Where the question that it is asked of stands.
    pub state: QuestionState,
}

impl RequirementState {
    /// What has become of it: it happened, did not, has no answer, or nobody knows yet.
    ///
    /// A question that is void itself has no answer.
    pub fn outcome(&self) -> Outcome {
        let resolution = match &self.state {
            QuestionState::Open | QuestionState::Closed => return Outcome::Open,
            QuestionState::Void { .. } => return Outcome::Annulled,
            QuestionState::Settled { resolution, .. } => Some(resolution),
        };
        match &self.requirement.answer {
            RequiredAnswer::Yes => Outcome::of(resolution),
            RequiredAnswer::No => Outcome::of(resolution).negated(),
            RequiredAnswer::Option(option) => Outcome::of_option(option, resolution),
            RequiredAnswer::NotOption(option) => Outcome::of_option(option, resolution).negated(),
        }
    }

    /// What became of the question, for a reader who asks why the condition failed.
    fn fate(&self) -> String {
        match &self.state {
            QuestionState::Open | QuestionState::Closed => "is not settled".to_owned(),
            QuestionState::Void { reason } => format!("is itself void: {reason}"),
            QuestionState::Settled { resolution, .. } => match resolution {
                Resolution::Annulled { reason } => format!("was annulled: {reason}"),
                Resolution::Ambiguous { reason } => format!("was settled ambiguous: {reason}"),
                Resolution::Yes
                | Resolution::No
                | Resolution::Options { .. }
                | Resolution::Number { .. }
                | Resolution::Date { .. }
                | Resolution::Beyond { .. }
                | Resolution::NotYet { .. } => format!("was settled {}", resolution.words()),
            },
        }
    }
}

/// What has become of a condition: of all that it requires, put together.
///
/// One answer that did not come true fails it, whatever becomes of the others; then one that was
/// annulled or is ambiguous does; one that is open keeps it open. A condition that no question
/// asks for holds as far as the desk can tell.
pub fn condition_outcome(requirements: &[RequirementState]) -> Outcome {
    Outcome::all(requirements.iter().map(RequirementState::outcome))
}

/// Why a condition can no longer hold, in a sentence for readers; `None` where it still can, or
/// does.
pub(crate) fn failure(
    condition: Option<&Condition>,
    requirements: &[RequirementState],
) -> Option<String> {
    let outcome = condition_outcome(requirements);
    match outcome {
        Outcome::Happened | Outcome::Open => return None,
        Outcome::DidNot | Outcome::Annulled | Outcome::Ambiguous => {}
    }
    let failed = requirements.iter().find(|it| it.outcome() == outcome)?;
    let text = condition.map_or("", |condition| &condition.text);
    let id = failed.requirement.question;
    Some(format!("its condition \u{201c}{text}\u{201d} ({id}) {}", failed.fate()))
}
