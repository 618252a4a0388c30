//! The state of a question: whether it takes forecasts, waits, is settled, or counts for nothing.

use domain::{Question, Resolution, Settlement};
use jiff::Timestamp;
use serde::Serialize;

use crate::condition::condition_failure;
use crate::{RequirementState, Timetable};

/// Where a question stands at one moment.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum QuestionState {
    /// It takes forecasts.
    Open,
    /// It takes no more forecasts and waits to be settled.
    Closed,
    /// It is settled.
    Settled {
        /// How it ended.
        resolution: Resolution,
        /// When the answer became known.
        known_at: Timestamp,
    },
    /// Its condition did not hold, so it counts for nothing.
    Void {
        /// What became of the condition, in one sentence for readers.
        reason: String,
    },
}

impl QuestionState {
    /// Whether nothing more is expected of it: it is settled or void.
    pub fn is_final(&self) -> bool {
        match self {
            Self::Settled { .. } | Self::Void { .. } => true,
            Self::Open | Self::Closed => false,
        }
    }
}

/// Works out where a question stands.
///
/// `standing` is the last settlement that was not undone. `requirements` are the answers that its
/// condition is made of, each with the state of its question. Where one of these failed or has no
/// answer, the question is void, whatever else was settled; while they are still to be decided,
/// and once all came true, it goes its own way: settled, or closed after its close or once its postponement rule has
/// ended it, or open. The
/// moment of the close itself still takes forecasts.
pub fn state(
    question: &Question,
    timetable: &Timetable,
    standing: Option<&Settlement>,
    requirements: &[RequirementState],
    now: Timestamp,
) -> QuestionState {
    let failed = |condition| condition_failure(condition, requirements);
    if let Some(reason) = question.condition.as_ref().and_then(failed) {
        return QuestionState::Void { reason };
    }
    if let Some(Settlement { resolution, known_at, .. }) = standing {
        return QuestionState::Settled { resolution: resolution.clone(), known_at: *known_at };
    }
    if timetable.is_closed(now) { QuestionState::Closed } else { QuestionState::Open }
}

#[cfg(test)]
pub(crate) mod tests {
    use domain::{Condition, Id, Kind, QuestionKind, Requirement};

    use super::*;

    const BEFORE: &str = "2022-02-03T11:59:59Z";
    const AT_CLOSE: &str = "2022-02-03T12:00:00Z";
    const AFTER: &str = "2022-02-03T12:00:00.001Z";

    #[test]
    fn time_closes_a_question_and_a_settlement_ends_it() {
        for (settled, now, expected) in [
            (None, BEFORE, "open"),
            (None, AT_CLOSE, "open"),
            (None, AFTER, "closed"),
            (Some(Resolution::Yes), BEFORE, "yes"),
            (Some(Resolution::No), AFTER, "no"),
            (Some(annulled()), AFTER, "annulled"),
            (Some(ambiguous()), BEFORE, "ambiguous"),
        ] {
            assert_eq!(check(settled.as_ref(), None, now), expected, "{settled:?} at {now}");
        }
    }

    #[test]
    fn a_condition_that_fails_voids_whatever_was_settled() {
        let failed = [
            (settled(Resolution::No), "void: its condition “the talks begin” (q-3) was settled no"),
            (
                settled(annulled()),
                "void: its condition “the talks begin” (q-3) was annulled: called off",
            ),
            (
                settled(ambiguous()),
                "void: its condition “the talks begin” (q-3) was settled ambiguous: reports differ",
            ),
            (
                QuestionState::Void { reason: "its condition failed".to_owned() },
                "void: its condition “the talks begin” (q-3) is itself void: its condition failed",
            ),
        ];
        for (condition, expected) in &failed {
            for own in [None, Some(Resolution::Yes), Some(annulled())] {
                for now in [BEFORE, AFTER] {
                    assert_eq!(check(own.as_ref(), Some(condition), now), *expected);
                }
            }
        }
    }

    #[test]
    fn a_condition_that_holds_or_may_hold_changes_nothing() {
        for condition in [QuestionState::Open, QuestionState::Closed, settled(Resolution::Yes)] {
            for (own, now, expected) in [
                (None, BEFORE, "open"),
                (None, AFTER, "closed"),
                (Some(Resolution::No), AFTER, "no"),
            ] {
                assert_eq!(check(own.as_ref(), Some(&condition), now), expected);
            }
        }
    }

    #[test]
    fn json_names_the_state() {
        for (state, expected) in [
            (QuestionState::Open, r#"{"state":"open"}"#),
            (QuestionState::Closed, r#"{"state":"closed"}"#),
            (
                settled(Resolution::Yes),
                r#"{"state":"settled","resolution":{"outcome":"yes"},"known_at":"2022-02-04T00:00:00Z"}"#,
            ),
            (QuestionState::Void { reason: "no".to_owned() }, r#"{"state":"void","reason":"no"}"#),
        ] {
            assert_eq!(serde_json::to_string(&state).unwrap(), expected);
        }
    }

    /// The state in a word, or "void" with its reason.
    fn check(own: Option<&Resolution>, condition: Option<&QuestionState>, now: &str) -> String {
        let requirement = Requirement::yes(Id { kind: Kind::Question, number: 3 });
        let requires = vec![requirement.clone()];
        let named = Condition { text: "the talks begin".to_owned(), requires };
        let question = Question { condition: condition.map(|_| named), ..question() };
        let requirements: Vec<RequirementState> = condition
            .map(|state| RequirementState { requirement, state: state.clone() })
            .into_iter()
            .collect();
        let own = own.map(|resolution| settlement(resolution.clone()));
        let timetable = Timetable::as_asked(&question);
        in_words(state(&question, &timetable, own.as_ref(), &requirements, now.parse().unwrap()))
    }

    fn in_words(state: QuestionState) -> String {
        match state {
            QuestionState::Open => "open".to_owned(),
            QuestionState::Closed => "closed".to_owned(),
            QuestionState::Settled { resolution, .. } => resolution.words(),
            QuestionState::Void { reason } => format!("void: {reason}"),
        }
    }

    fn settled(resolution: Resolution) -> QuestionState {
        let known_at = settlement(Resolution::Yes).known_at;
        QuestionState::Settled { resolution, known_at }
    }

    fn annulled() -> Resolution {
        Resolution::Annulled { reason: "called off".to_owned() }
    }

    fn ambiguous() -> Resolution {
        Resolution::Ambiguous { reason: "reports differ".to_owned() }
    }

    pub(crate) fn settlement(resolution: Resolution) -> Settlement {
        Settlement {
            question: Id { kind: Kind::Question, number: 1 },
            resolution,
            evidence: vec![],
            known_at: "2022-02-04T00:00:00Z".parse().unwrap(),
            proposed: None,
            imported: None,
        }
    }

    /// A question without a flaw, which closes on 3 February 2022 at noon.
    pub(crate) fn question() -> Question {
        Question {
            text: "Will the ministers meet by 4 February 2022?".to_owned(),
            kind: QuestionKind::Binary,
            criteria: "Both ministries report the meeting.".to_owned(),
            settlement_source: "the pages of both ministries".to_owned(),
            closes_at: AT_CLOSE.parse().unwrap(),
            deadline_at: "2022-02-05T00:00:00Z".parse().unwrap(),
            clock: None,
            close_clock: None,
            condition: None,
            postponement: None,
            checkpoint: None,
            judgment: None,
            prediction: None,
            imported: None,
        }
    }
}
