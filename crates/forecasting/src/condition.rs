//! What has become of a question's condition, from the questions it is made of.

use domain::{Condition, Id, Outcome, RequiredAnswer, Requirement, Resolution};

use crate::QuestionState;
use crate::options::is_same;

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

/// Two answers required of one question that cannot both come true, if there are two. `is_exclusive`
/// tells whether exactly one option of a question comes true.
pub fn contradiction(
    requirements: &[Requirement],
    is_exclusive: impl Fn(Id) -> bool,
) -> Option<(&Requirement, &Requirement)> {
    let pairs = requirements.iter().enumerate().flat_map(|(place, later)| {
        requirements[..place].iter().map(move |earlier| (earlier, later))
    });
    let of_one = pairs.filter(|(one, other)| one.question == other.question);
    let mut excluding = of_one
        .filter(|(one, other)| excludes(&one.answer, &other.answer, is_exclusive(one.question)));
    excluding.next()
}

/// A question of which every option is excluded, though exactly one comes true, if there is one.
/// `whole` gives the options of a question of which exactly one comes true and none can be added.
pub fn none_left<'a>(
    requirements: &[Requirement],
    whole: impl Fn(Id) -> Option<&'a [String]>,
) -> Option<Id> {
    let is_excluded = |question: Id, option: &str| {
        requirements.iter().any(|it| {
            let RequiredAnswer::NotOption(excluded) = &it.answer else { return false };
            it.question == question && is_same(excluded, option)
        })
    };
    let is_empty = |question: &Id| {
        let options = whole(*question);
        options.is_some_and(|options| options.iter().all(|it| is_excluded(*question, it)))
    };
    requirements.iter().map(|it| it.question).find(is_empty)
}

fn excludes(one: &RequiredAnswer, other: &RequiredAnswer, is_exclusive: bool) -> bool {
    use RequiredAnswer::{No, NotOption, Option, Yes};
    match (one, other) {
        (Yes, No) | (No, Yes) => true,
        (Option(one), Option(other)) => is_exclusive && !is_same(one, other),
        (Option(one), NotOption(other)) | (NotOption(other), Option(one)) => is_same(one, other),
        (Yes | No | Option(_) | NotOption(_), Yes | No | Option(_) | NotOption(_)) => false,
    }
}

/// Why a condition can no longer hold, in a sentence for readers; `None` where it still can, or
/// does.
pub fn condition_failure(
    condition: &Condition,
    requirements: &[RequirementState],
) -> Option<String> {
    let outcome = condition_outcome(requirements);
    match outcome {
        Outcome::Happened | Outcome::Open => return None,
        Outcome::DidNot | Outcome::Annulled | Outcome::Ambiguous => {}
    }
    let failed = requirements.iter().find(|it| it.outcome() == outcome)?;
    let (text, id) = (&condition.text, failed.requirement.question);
    Some(format!("its condition \u{201c}{text}\u{201d} ({id}) {}", failed.fate()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_answers_that_exclude_each_other_are_found() {
        for (requires, expected) in [
            (&["q-1", "not q-2"][..], None),
            (&["q-1", "q-1"], None),
            (&["q-1", "q-2", "not q-1"], Some("q-1 and not q-1")),
            (&["q-5=Geneva", "not q-5=Vienna"], None),
            (&["q-5=Geneva", "q-5=geneva"], None),
            (&["q-5=Geneva", "not q-5=Geneva"], Some("q-5=Geneva and not q-5=Geneva")),
            (&["q-5=Geneva", "q-5=Vienna"], Some("q-5=Geneva and q-5=Vienna")),
            // Any of the options of q-6 may come true.
            (&["q-6=Geneva", "q-6=Vienna"], None),
        ] {
            let requires: Vec<Requirement> =
                requires.iter().map(|it| it.parse().unwrap()).collect();
            let found = contradiction(&requires, |question| question.number != 6);
            let told = found.map(|(one, other)| format!("{one} and {other}"));
            assert_eq!(told.as_deref(), expected);
        }
    }

    #[test]
    fn one_option_must_be_left() {
        let options = ["Geneva", "Vienna"].map(str::to_owned);
        for (requires, is_empty) in [
            (&["not q-5=Geneva", "not q-5=Vienna"][..], true),
            (&["not q-5=Geneva", "not q-5=geneva"], false),
            (&["not q-5=Geneva", "q-5=Vienna"], false),
            // More options of q-6 may come.
            (&["not q-6=Geneva", "not q-6=Vienna"], false),
        ] {
            let requires: Vec<Requirement> =
                requires.iter().map(|it| it.parse().unwrap()).collect();
            let whole = |question: Id| (question.number == 5).then_some(&options[..]);
            assert_eq!(none_left(&requires, whole).is_some(), is_empty, "{requires:?}");
        }
    }
}
