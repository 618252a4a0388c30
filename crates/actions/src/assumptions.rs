//! Where the assumptions of the desk's judgments stand.

use domain::{AssumptionCheck, AssumptionFinding, Evidence, Id, Judgment, Kind, Record};
use judging::{
    AssumptionStanding, AssumptionState, DatedCheck, assumption_standings, is_same_assumption,
    is_under_review,
};
use ledger::LedgerError;
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::evidence::EvidenceError;
use crate::look_up::{LookUpError, Recorded};
use crate::person::OnlyAPerson;

/// What was recorded of an assumption, and what follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckedAssumption {
    /// The entry.
    pub id: Id,
    /// The judgments that rest on the assumption and must now be looked at again.
    pub under_review: Vec<Id>,
}

/// Why an assumption cannot be broken or restored.
#[derive(Debug, Error)]
pub enum CheckAssumptionError {
    /// The judgment has none of that number.
    #[error("{judgment} has no assumption {row}; it has {count}")]
    NoSuch {
        /// The judgment.
        judgment: Id,
        /// The number given, counted from 1.
        row: usize,
        /// How many it has.
        count: usize,
    },
    /// It is broken already.
    #[error("assumption {row} of {judgment} is broken already, by {by}")]
    Broken {
        /// The judgment.
        judgment: Id,
        /// Its number.
        row: usize,
        /// What broke it.
        by: Id,
    },
    /// There is nothing to restore.
    #[error("assumption {row} of {judgment} is not broken")]
    NotBroken {
        /// The judgment.
        judgment: Id,
        /// Its number.
        row: usize,
    },
    /// No reason was given.
    #[error("say why the assumption no longer holds, or why it holds again")]
    NoReason,
    /// Breaking it puts judgments under review, so it must be shown.
    #[error("breaking an assumption needs evidence; point at the words that show it")]
    NoEvidence,
    /// A machine may not say that an assumption no longer holds, or holds again.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// The evidence cannot be pointed at.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// The judgment cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// An assumption of a judgment, by its number.
#[derive(Clone, Copy)]
pub(crate) struct AssumptionAt {
    pub(crate) judgment: Id,
    /// Counted from 1.
    pub(crate) row: usize,
}

impl Desk {
    /// Every check of an assumption, oldest first.
    pub(crate) fn assumption_checks(&self) -> Result<Vec<DatedCheck>, LedgerError> {
        let checks = self.every::<AssumptionCheck>()?.into_iter();
        let dated = checks.map(|it| DatedCheck { id: it.id, at: it.recorded_at, check: it.record });
        Ok(dated.collect())
    }

    /// Where each assumption of a judgment stands.
    pub(crate) fn assumptions_of(
        &self,
        judgment: &Recorded<Judgment>,
    ) -> Result<Vec<AssumptionStanding>, LedgerError> {
        let checks = self.assumption_checks()?;
        Ok(assumption_standings(&judgment.record.assumptions, judgment.recorded_at, &checks))
    }

    /// What to record of an assumption, if it stands so that there is something to record.
    pub(crate) fn decide_check(
        &self,
        at: AssumptionAt,
        finding: AssumptionFinding,
        (reason, evidence): (&str, Vec<Evidence>),
    ) -> Result<Decided, CheckAssumptionError> {
        self.check_person(match finding {
            AssumptionFinding::Broken => "break an assumption",
            AssumptionFinding::Restored => "restore an assumption",
        })?;
        let AssumptionAt { judgment, row } = at;
        self.find_standing(judgment, Kind::Judgment)?;
        let standings = self.assumptions_of(&self.look_up(judgment)?)?;
        let none = CheckAssumptionError::NoSuch { judgment, row, count: standings.len() };
        let standing = row.checked_sub(1).and_then(|index| standings.get(index)).ok_or(none)?;
        check_finding(at, finding, &standing.state)?;
        if reason.trim().is_empty() {
            return Err(CheckAssumptionError::NoReason);
        }
        let (assumption, reason) = (standing.text.clone(), reason.to_owned());
        let check = AssumptionCheck { judgment, assumption, finding, reason, evidence };
        Ok(Record::AssumptionCheck(check).into())
    }

    /// What follows from a check that was recorded.
    pub(crate) fn checked(&self, id: Id) -> Result<CheckedAssumption, LookUpError> {
        let check = self.look_up::<AssumptionCheck>(id)?.record;
        let checks = self.assumption_checks()?;
        let mut under_review = Vec::new();
        for judgment in self.every::<Judgment>()? {
            let Judgment { assumptions, .. } = &judgment.record;
            let rests = assumptions.iter().any(|it| is_same_assumption(it, &check.assumption));
            let standings = assumption_standings(assumptions, judgment.recorded_at, &checks);
            let stands = self.correction(&self.find(judgment.id)?)?.is_none();
            if rests && stands && is_under_review(&standings) {
                under_review.push(judgment.id);
            }
        }
        Ok(CheckedAssumption { id, under_review })
    }
}

fn check_finding(
    AssumptionAt { judgment, row }: AssumptionAt,
    finding: AssumptionFinding,
    state: &AssumptionState,
) -> Result<(), CheckAssumptionError> {
    match (finding, state) {
        (AssumptionFinding::Broken, AssumptionState::Holds)
        | (
            AssumptionFinding::Restored,
            AssumptionState::Broken { .. } | AssumptionState::BrokenBefore { .. },
        ) => Ok(()),
        (AssumptionFinding::Restored, AssumptionState::Holds) => {
            Err(CheckAssumptionError::NotBroken { judgment, row })
        }
        (
            AssumptionFinding::Broken,
            AssumptionState::Broken { by, .. } | AssumptionState::BrokenBefore { by, .. },
        ) => Err(CheckAssumptionError::Broken { judgment, row, by: *by }),
    }
}
