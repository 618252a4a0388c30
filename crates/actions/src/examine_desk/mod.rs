//! Examining a desk: what is wrong with it, what is odd, and what to do about it.

mod files;
mod ledger_checks;
mod people;
mod worked_out;

use std::error::Error;

use jiff::Timestamp;
use ledger::LedgerPlace;
use serde::Serialize;

use crate::Desk;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Examination {
    /// What the desk is called: its path or address.
    pub desk: String,
    /// One finding for each thing that was looked at, in a fixed order.
    pub findings: Vec<Finding>,
}

/// What was found about one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was looked at, as "key".
    pub about: &'static str,
    /// How it is.
    pub condition: Condition,
    /// What was seen.
    pub told: String,
    /// What to do, where something can be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<String>,
}

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// As it should be.
    Fine,
    /// Worth a look; nothing is lost by it.
    Odd,
    /// Something does not work, or will not.
    Wrong,
}

/// Looks at a desk from outside and within. It changes nothing, and a desk that cannot be opened is a
/// finding too.
pub fn examine_desk(place: &LedgerPlace, now: Timestamp) -> Examination {
    let mut findings = vec![];
    match Desk::open(place, "doctor") {
        Err(error) => findings.push(Finding::wrong("desk", with_causes(&error))),
        Ok(desk) => {
            findings.push(Finding::fine("desk", format!("{} is open", place.name().display())));
            findings.extend(ledger_checks::all(&desk, now));
            findings.push(people::examine(&desk));
            findings.extend(worked_out::all(&desk));
        }
    }
    findings.extend(files::all(place));
    Examination { desk: place.name().display().to_string(), findings }
}

/// What went wrong and why, as a server's refusal stands behind that it cannot be used.
fn with_causes(error: &dyn Error) -> String {
    let (mut told, mut cause) = (error.to_string(), error.source());
    while let Some(error) = cause {
        told = format!("{told}: {error}");
        cause = error.source();
    }
    told
}

impl Finding {
    fn fine(about: &'static str, told: impl Into<String>) -> Self {
        Self { about, condition: Condition::Fine, told: told.into(), remedy: None }
    }

    fn odd(about: &'static str, told: impl Into<String>, remedy: &str) -> Self {
        let remedy = Some(remedy.to_owned());
        Self { about, condition: Condition::Odd, told: told.into(), remedy }
    }

    /// What says itself what to do.
    fn wrong(about: &'static str, told: impl Into<String>) -> Self {
        Self { about, condition: Condition::Wrong, told: told.into(), remedy: None }
    }

    fn to_mend(about: &'static str, told: impl Into<String>, remedy: &str) -> Self {
        Self { remedy: Some(remedy.to_owned()), ..Self::wrong(about, told) }
    }
}

impl Examination {
    /// How many findings are as bad as this.
    pub fn count(&self, condition: Condition) -> usize {
        self.findings.iter().filter(|finding| finding.condition == condition).count()
    }
}
