//! What witnesses said that shows a desk to be another than they saw: kept until they see it again,
//! so that it counts where nobody can ask them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ledger::{LedgerError, LogFault, Remembering};
use thiserror::Error;

use super::WitnessFileError;
use crate::Desk;
use crate::ask_witnesses::AskedWitness;

/// That a desk is not what its witnesses saw.
#[derive(Debug, Error)]
pub enum WitnessAlarm {
    /// What one cosigned is not here.
    #[error(transparent)]
    Cosigned(LogFault),
    /// One of them said so when it was asked, or the ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl Desk {
    /// Refuses a desk that is not what its witnesses saw, by what is known without asking them.
    ///
    /// # Errors
    ///
    /// One of them said so before, or cosigned more than is here or something else; or neither can
    /// be read.
    pub fn check_witnessed(&self) -> Result<(), WitnessAlarm> {
        self.check_alarms()?;
        match self.ledger.contradiction()? {
            Some(fault @ LogFault::NotGrown { by: Remembering::Witnesses, .. }) => {
                Err(WitnessAlarm::Cosigned(fault))
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Refuses to go on with a log of which a witness said that it saw another one.
    pub(crate) fn check_alarms(&self) -> Result<(), LedgerError> {
        let alarmed = |witness: String, problem: String| LedgerError::Alarmed { witness, problem };
        let alarms = alarms(&alarm_file(self.path()));
        // What cannot be read may be an alarm.
        let alarms = alarms.map_err(|error| alarmed("unknown".to_owned(), error.to_string()))?;
        alarms.into_iter().next().map_or(Ok(()), |(name, said)| Err(alarmed(name, said)))
    }

    /// Keeps the alarms among some answers, and forgets those of witnesses who have seen the desk
    /// since; what one said that does not answer now stays.
    pub(crate) fn keep_alarms(&self, asked: &[AskedWitness]) -> Result<(), WitnessFileError> {
        let path = alarm_file(self.path());
        let known = alarms(&path)?;
        let mut kept = known.clone();
        kept.retain(|witness, _| asked.iter().any(|it| it.witness == *witness && it.at.is_none()));
        for AskedWitness { witness, problem, .. } in asked.iter().filter(|it| it.is_alarm) {
            kept.insert(witness.clone(), problem.clone().unwrap_or_default());
        }
        if kept == known {
            return Ok(());
        }
        let write = || {
            if kept.is_empty() {
                return std::fs::remove_file(&path);
            }
            let fresh = path.with_added_extension("new");
            std::fs::write(&fresh, serde_json::to_vec_pretty(&kept)?)?;
            std::fs::rename(&fresh, &path)
        };
        write().map_err(|source| WitnessFileError::File { path: path.clone(), source })
    }
}

/// What each witness said, by its name.
fn alarms(path: &Path) -> Result<BTreeMap<String, String>, WitnessFileError> {
    let read = || match std::fs::read(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BTreeMap::new()),
        read => Ok(serde_json::from_slice(&read?)?),
    };
    read().map_err(|source| WitnessFileError::File { path: path.to_owned(), source })
}

fn alarm_file(ledger: &Path) -> PathBuf {
    ledger.with_added_extension("alarms")
}
