//! Where the assumptions of a judgment stand, and whether it must be looked at again.

use domain::{AssumptionCheck, AssumptionFinding, Id};
use jiff::Timestamp;
use serde::Serialize;

/// A check of an assumption, and when it was made.
#[derive(Clone, Debug, PartialEq)]
pub struct DatedCheck {
    /// Its id.
    pub id: Id,
    /// When it was made.
    pub at: Timestamp,
    /// What was found.
    pub check: AssumptionCheck,
}

/// Where an assumption stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AssumptionStanding {
    /// What is taken for granted.
    pub text: String,
    /// Whether it holds.
    #[serde(flatten)]
    pub state: AssumptionState,
}

/// Whether an assumption holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum AssumptionState {
    /// Nobody has broken it, or it was restored.
    Holds,
    /// It was broken since the judgment was made: the judgment must be looked at again.
    Broken {
        /// The check that broke it.
        by: Id,
        /// Why.
        reason: String,
    },
    /// It was broken before the judgment was made, so whoever made it could know.
    BrokenBefore {
        /// The check that broke it.
        by: Id,
        /// Why.
        reason: String,
    },
}

/// Where each assumption of a judgment stands. The checks of the whole desk come oldest first; an
/// assumption is the same wherever it stands in the same words.
pub fn assumption_standings(
    assumptions: &[String],
    made_at: Timestamp,
    checks: &[DatedCheck],
) -> Vec<AssumptionStanding> {
    let standing = |text: &String| {
        let last = checks.iter().rfind(|it| is_same_assumption(&it.check.assumption, text));
        let state = last.map_or(AssumptionState::Holds, |check| state(check, made_at));
        AssumptionStanding { text: text.clone(), state }
    };
    assumptions.iter().map(standing).collect()
}

/// Whether an assumption of a judgment was broken since it was made.
pub fn is_under_review(standings: &[AssumptionStanding]) -> bool {
    standings.iter().any(|it| matches!(it.state, AssumptionState::Broken { .. }))
}

/// Whether two texts are one assumption: white space and capitals do not matter.
pub fn is_same_assumption(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// A text without what makes no other one of it: capitals, white space, a full stop.
pub(crate) fn plain(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").trim_end_matches('.').to_owned()
}

fn state(check: &DatedCheck, made_at: Timestamp) -> AssumptionState {
    let (by, reason) = (check.id, check.check.reason.clone());
    match check.check.finding {
        AssumptionFinding::Restored => AssumptionState::Holds,
        AssumptionFinding::Broken if check.at < made_at => {
            AssumptionState::BrokenBefore { by, reason }
        }
        AssumptionFinding::Broken => AssumptionState::Broken { by, reason },
    }
}

#[cfg(test)]
mod tests {
    use domain::{AssumptionCheck, AssumptionFinding, Id, Kind};
    use jiff::Timestamp;

    use super::{AssumptionState, DatedCheck, assumption_standings, is_under_review};

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn check(number: u64, assumption: &str, finding: AssumptionFinding) -> DatedCheck {
        let check = AssumptionCheck {
            judgment: Id { kind: Kind::Judgment, number: 1 },
            assumption: assumption.to_owned(),
            finding,
            reason: "it was denied".to_owned(),
            evidence: vec![],
        };
        let id = Id { kind: Kind::AssumptionCheck, number };
        DatedCheck { id, at: at(i64::try_from(number).unwrap() * 10), check }
    }

    #[test]
    fn a_judgment_is_under_review_while_an_assumption_is_broken_since_it_was_made() {
        let broken = |number, text| check(number, text, AssumptionFinding::Broken);
        let restored = |number, text| check(number, text, AssumptionFinding::Restored);
        let mine = ["The minister speaks for the president.".to_owned()];
        for (made_at, checks, expected) in [
            (at(5), vec![], false),
            (at(5), vec![broken(1, "the minister speaks for the  president")], true),
            (at(15), vec![broken(1, "The minister speaks for the president.")], false),
            (at(5), vec![broken(1, "The minister speaks for himself.")], false),
            (at(5), vec![broken(1, &mine[0]), restored(2, &mine[0])], false),
            (at(5), vec![broken(1, &mine[0]), restored(2, &mine[0]), broken(3, &mine[0])], true),
        ] {
            let standings = assumption_standings(&mine, made_at, &checks);
            assert_eq!(is_under_review(&standings), expected, "{standings:?}");
        }
    }

    #[test]
    fn what_was_broken_before_is_told_and_asks_for_no_review() {
        let checks = [check(1, "It holds", AssumptionFinding::Broken)];
        let standings = assumption_standings(&["It holds.".to_owned()], at(20), &checks);
        assert!(matches!(standings[0].state, AssumptionState::BrokenBefore { .. }));
    }
}
