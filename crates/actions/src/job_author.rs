//! The author of a job: whoever began it, in whose name it records, as long as they may do so.

use domain::{Role, Scope};
use people::{Roll, RollError};
use thiserror::Error;

use crate::Desk;
use crate::jobs::{BegunAs, Opening};

/// Why a job does not go on in the name of whoever began it.
#[derive(Debug, Error)]
pub enum JobAuthorError {
    /// They were shut out since.
    #[error("{0}, who began it, is shut out of the desk; somebody else may begin it anew")]
    Disabled(String),
    /// They may do less than when they began it.
    #[error(
        "{name}, who began it, is a {role} now and may not do this ({scope}); somebody else may \
        begin it anew"
    )]
    Beyond {
        /// Who.
        name: String,
        /// What they are.
        role: Role,
        /// What it takes.
        scope: Scope,
    },
    /// The roll is another one.
    #[error("{0}, who began it, has no account here; somebody else may begin it anew")]
    NoAccount(String),
    /// The roll cannot be read.
    #[error(transparent)]
    Roll(#[from] RollError),
}

/// Whoever began a job.
pub(crate) struct JobAuthor {
    name: String,
    needs: Scope,
    begun_as: Option<BegunAs>,
    /// The roll, where the desk has one.
    roll: Option<Roll>,
}

impl JobAuthor {
    /// Whoever began a job at a desk.
    pub(crate) fn of(desk: &Desk, opening: &Opening) -> Result<Self, JobAuthorError> {
        let roll = if desk.has_accounts()? { Some(desk.roll()?) } else { None };
        let (name, begun_as) = (opening.begun_by.clone(), opening.begun_as);
        Ok(Self { name, needs: opening.request.needs(), begun_as, roll })
    }

    /// The name that what it records is signed with.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Refuses to go on in their name where they may not do it now.
    pub(crate) fn check(&self) -> Result<(), JobAuthorError> {
        if self.begun_as == Some(BegunAs::Machine) {
            return Ok(());
        }
        let account = self.roll.as_ref().map(|roll| roll.account(&self.name)).transpose();
        let account = match account {
            Err(RollError::NoSuchAccount(_)) => None,
            account => account?,
        };
        let Some(account) = account else {
            // Whoever began one with an earlier version may have had the machine.
            let is_known = self.begun_as.is_none();
            return if is_known { Ok(()) } else { Err(self.no_account()) };
        };
        let (name, role, scope) = (account.name, account.role, self.needs);
        if account.is_disabled {
            return Err(JobAuthorError::Disabled(name));
        }
        let may = role.scopes().contains(scope);
        if may { Ok(()) } else { Err(JobAuthorError::Beyond { name, role, scope }) }
    }

    fn no_account(&self) -> JobAuthorError {
        JobAuthorError::NoAccount(self.name.clone())
    }
}
