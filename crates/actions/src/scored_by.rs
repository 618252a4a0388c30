//! By which rules a desk scores, and since when its ledger says so.

use domain::{DeskOpening, Entry, Id, Kind, Record, ScoringRules};
use jiff::Timestamp;
use ledger::LedgerError;
use scoring::answers::{EDITION, rules_in_force};
use serde::Serialize;

use crate::Desk;

/// By which edition of the rules scores are worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ScoredBy {
    /// The edition, from 1.
    pub edition: u32,
    /// The entry that says so; none where the ledger does not say so yet.
    #[serde(flatten)]
    pub told: Option<RulesTold>,
}

/// The entry from which on a ledger says by which rules its desk scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RulesTold {
    /// The entry.
    pub entry: Id,
    /// When it was recorded.
    pub since: Timestamp,
}

impl ScoredBy {
    /// The same in a sentence.
    pub fn words(&self) -> String {
        let edition = self.edition;
        match self.told {
            Some(RulesTold { entry, since }) => {
                let day = since.strftime("%Y-%m-%d");
                format!(
                    "Scored by edition {edition} of the rules, which {entry} tells since {day}."
                )
            }
            None => format!(
                "Scored by edition {edition} of the rules, which no entry tells yet; the next one will."
            ),
        }
    }
}

impl Desk {
    /// By which rules this version scores, and since which entry the ledger says so.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn scored_by(&self) -> Result<ScoredBy, LedgerError> {
        let openings = self.ledger.entries(Kind::Desk)?;
        let is_same = |entry: &&Entry| told(entry).is_some_and(|it| it.edition == EDITION);
        let first = openings.iter().rev().take_while(is_same).last();
        let told = first.map(|it| RulesTold { entry: it.id, since: it.recorded_at });
        Ok(ScoredBy { edition: EDITION, told })
    }

    /// What is to be recorded before anything else, where no entry says by which rules this version
    /// scores: the desk as it was opened, with these rules.
    pub(crate) fn untold_rules(&self) -> Result<Option<DeskOpening>, LedgerError> {
        if self.tells_rules.get() {
            return Ok(None);
        }
        let number = u64::try_from(self.ledger.count(Kind::Desk)?).unwrap_or(u64::MAX);
        let last = self.ledger.entry(Id { kind: Kind::Desk, number })?;
        let rules = rules_in_force();
        if last.as_ref().and_then(told).is_some_and(|it| it.edition == rules.edition) {
            self.tells_rules.set(true);
            return Ok(None);
        }
        Ok(Some(DeskOpening { scoring: Some(rules), ..self.opening().clone() }))
    }
}

/// The rules that the opening of a desk tells.
fn told(entry: &Entry) -> Option<&ScoringRules> {
    let Record::Desk(opening) = &entry.record else { return None };
    opening.scoring.as_ref()
}
