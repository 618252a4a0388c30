//! The state of a question: whether it takes forecasts, waits, is settled, or counts for nothing.

use domain::{Question, Resolution, Settlement};
use jiff::Timestamp;
use serde::Serialize;

/// Where a question stands at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
/// `standing` is the last settlement that was not undone. `condition` is the state of the
/// question that this one's condition names, if it names one. Where that question ended in
/// anything but yes, this one is void, whatever else was settled; while it is still to be
/// decided, and once it is yes, this one goes its own way: settled, or closed after its close,
/// or open. The moment of the close itself still takes forecasts.
pub fn state(
    question: &Question,
    standing: Option<&Settlement>,
    condition: Option<&QuestionState>,
    now: Timestamp,
) -> QuestionState {
    if let Some(reason) = condition.and_then(|condition| failure(question, condition)) {
        return QuestionState::Void { reason };
    }
    if let Some(Settlement { resolution, known_at, .. }) = standing {
        return QuestionState::Settled { resolution: resolution.clone(), known_at: *known_at };
    }
    if now > question.closes_at { QuestionState::Closed } else { QuestionState::Open }
}

/// Why the condition can no longer hold; `None` where it still can, or does.
fn failure(question: &Question, condition: &QuestionState) -> Option<String> {
    let fate = match condition {
        QuestionState::Open | QuestionState::Closed => return None,
        QuestionState::Void { reason } => format!("is itself void: {reason}"),
        QuestionState::Settled { resolution, .. } => match resolution {
            Resolution::Yes => return None,
            Resolution::No => "was settled no".to_owned(),
            Resolution::Annulled { reason } => format!("was annulled: {reason}"),
            Resolution::Ambiguous { reason } => format!("was settled ambiguous: {reason}"),
        },
    };
    Some(format!("its condition {} {fate}", name_of_condition(question)))
}

/// The words of the condition, with the id of the question that asks for it.
fn name_of_condition(question: &Question) -> String {
    let Some(condition) = &question.condition else { return "question".to_owned() };
    let id = condition.question.map(|id| format!(" ({id})")).unwrap_or_default();
    format!("\u{201c}{}\u{201d}{id}", condition.text)
}

#[cfg(test)]
pub(crate) mod tests {
    use domain::{Condition, Id, Kind};

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
        let condition_named = Condition {
            text: "the talks begin".to_owned(),
            question: Some(Id { kind: Kind::Question, number: 3 }),
        };
        let question = Question { condition: condition.map(|_| condition_named), ..question() };
        let own = own.map(|resolution| settlement(resolution.clone()));
        match state(&question, own.as_ref(), condition, now.parse().unwrap()) {
            QuestionState::Open => "open".to_owned(),
            QuestionState::Closed => "closed".to_owned(),
            QuestionState::Settled { resolution, .. } => resolution.word().to_owned(),
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
        }
    }

    /// A question without a flaw, which closes on 3 February 2022 at noon.
    pub(crate) fn question() -> Question {
        Question {
            text: "Will the ministers meet by 4 February 2022?".to_owned(),
            criteria: "Both ministries report the meeting.".to_owned(),
            settlement_source: "the pages of both ministries".to_owned(),
            closes_at: AT_CLOSE.parse().unwrap(),
            deadline_at: "2022-02-05T00:00:00Z".parse().unwrap(),
            condition: None,
            postponement: None,
            checkpoint: None,
            judgment: None,
            prediction: None,
        }
    }
}
