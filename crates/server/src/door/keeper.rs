//! The keeper of the door: it knows who has an account at the desk, how the desk is reached, and
//! how much may be asked of it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::StatusCode;
use jiff::Timestamp;
use people::{Caller, Ceremony, Challenge, Challenges, PasskeyFlaw, Roll, RollError, Site, Taken};

use super::credentials::Shown;
use super::limits::{Limits, TooSoon};
use crate::error::Failure;
use crate::guard::Exposure;
use crate::pages::refused_at;

/// The keeper of the door.
pub(crate) struct Keeper {
    /// Where the roll of the desk is, or would be.
    path: PathBuf,
    /// The roll, once anybody is in it.
    roll: Mutex<Option<Roll>>,
    reached: Reached,
    /// The challenges that passkeys may answer.
    challenges: Mutex<Challenges>,
    pub(crate) limits: Limits,
}

/// How a desk is reached.
#[derive(Clone, Debug)]
pub(crate) struct Reached {
    /// By whom.
    pub(crate) exposure: Exposure,
    /// Under which address, where passkeys can be for it.
    pub(crate) site: Option<Site>,
}

impl Keeper {
    /// The keeper of a desk, named after its files, that is reached in a way.
    pub(crate) fn new(desk: &Path, reached: Reached) -> Arc<Self> {
        let (path, limits) = (Roll::path_beside(desk), Limits::default());
        let (roll, challenges) = (Mutex::default(), Mutex::default());
        Arc::new(Self { path, roll, reached, challenges, limits })
    }

    /// How the desk is reached.
    pub(crate) fn exposure(&self) -> Exposure {
        self.reached.exposure
    }

    /// What passkeys are for, if the desk is served where they can be.
    pub(crate) fn site(&self) -> Option<&Site> {
        self.reached.site.as_ref().filter(|_| self.is_private())
    }

    /// Issues a challenge that a passkey may answer.
    pub(crate) fn challenge(&self, ceremony: Ceremony) -> Challenge {
        let mut challenges = self.challenges.lock().unwrap_or_else(PoisonError::into_inner);
        challenges.issue(ceremony, now())
    }

    /// Takes the challenge that a browser says it answers, which nothing answers again.
    pub(crate) fn take_challenge(&self, client_data: &[u8]) -> Result<Taken, PasskeyFlaw> {
        let mut challenges = self.challenges.lock().unwrap_or_else(PoisonError::into_inner);
        challenges.take(client_data, now())
    }

    /// Whether everything goes over TLS.
    pub(crate) fn is_tls(&self) -> bool {
        self.exposure() == Exposure::Proxy
    }

    /// Whether a password can be sent without others reading it on its way.
    pub(crate) fn is_private(&self) -> bool {
        self.exposure() != Exposure::Network
    }

    /// Works with the roll, away from the threads that answer requests; none where the desk has no
    /// accounts. It is looked for each time, as the first account may be made while the desk is
    /// served.
    pub(crate) async fn with_roll<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Roll) -> Result<T, Failure> + Send + 'static,
    ) -> Result<Option<T>, Failure> {
        let keeper = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || {
            let mut roll = keeper.roll.lock().unwrap_or_else(PoisonError::into_inner);
            keeper.look_again(&mut roll)?;
            roll.as_ref().map(work).transpose()
        });
        done.await.unwrap_or_else(|_| Err(Failure::internal()))
    }

    /// Opens the roll where there is one by now, and another one where it was replaced. Where it was
    /// removed nobody comes in any more, as the desk had accounts.
    fn look_again(&self, roll: &mut Option<Roll>) -> Result<(), RollError> {
        if roll.as_ref().is_some_and(Roll::is_there) {
            return Ok(());
        }
        if Roll::is_at(&self.path)? {
            *roll = Some(Roll::open(&self.path)?);
        } else if roll.is_some() {
            return Err(RollError::Gone(self.path.clone()));
        }
        Ok(())
    }

    /// Whether the desk has accounts.
    pub(crate) async fn has_accounts(self: &Arc<Self>) -> Result<bool, Failure> {
        Ok(self.with_roll(|_| Ok(())).await?.is_some())
    }

    /// Works with a roll of its own on what checks or makes the hash of a password, in its turn,
    /// so that nobody else waits for that.
    pub(crate) async fn with_password<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Roll) -> T + Send + 'static,
    ) -> Result<Result<T, RollError>, TooSoon> {
        let path = self.path.clone();
        self.limits
            .hash(move || {
                // Opening would make an empty one.
                if !Roll::is_at(&path)? {
                    return Err(RollError::Gone(path));
                }
                Ok(work(&Roll::open(&path)?))
            })
            .await
    }

    /// Who shows something, if it is good now.
    pub(super) async fn caller(self: &Arc<Self>, shown: Shown) -> Result<Option<Caller>, Failure> {
        let now = now();
        let caller = self.with_roll(move |roll| match shown {
            Shown::Nothing => Ok(None),
            Shown::Token(secret) => Ok(roll.bearer(&secret, now)?),
            Shown::Session(secret) => Ok(roll.session(&secret, now)?),
        });
        Ok(caller.await?.flatten())
    }
}

/// What time it is for sessions, tokens and invitations, whatever clock the desk keeps.
#[expect(clippy::disallowed_methods, reason = "a session ends by the clock of the machine")]
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

impl From<RollError> for Failure {
    fn from(error: RollError) -> Self {
        match error {
            RollError::Name(_) | RollError::Taken(_) | RollError::InvitedAs(_) => {
                refused_at("name", error)
            }
            RollError::Password(_) | RollError::OtherName(_) => refused_at("password", error),
            RollError::WrongPassword | RollError::NoProof => refused_at("old", error),
            RollError::NotInvited => refused_at("invitation", error),
            RollError::BeyondRole { .. } | RollError::NoScope => refused_at("scopes", error),
            RollError::UnfitLabel(_) | RollError::UnfitPasskeyLabel(_) => {
                refused_at("label", error)
            }
            RollError::UnfitEnd => refused_at("days", error),
            RollError::NotAdministrator(_) => Self::new(StatusCode::FORBIDDEN, error.to_string()),
            RollError::NoSuchAccount(_)
            | RollError::NoSuchInvitation(_)
            | RollError::NoSuchToken { .. }
            | RollError::NoSuchPasskey { .. }
            | RollError::NoSuchSession { .. } => Self::not_found(error.to_string()),
            RollError::Begun
            | RollError::NotBegun
            | RollError::TooManyTokens(_)
            | RollError::LastAdministrator(_)
            | RollError::LastWayIn(_)
            | RollError::NoPasskey
            | RollError::Passkey(_)
            | RollError::KnownPasskey
            | RollError::TooManyPasskeys(_)
            | RollError::Disabled(_)
            | RollError::Already { .. } => Self::refused(error.to_string()),
            RollError::Gone(_) => Self::new(StatusCode::SERVICE_UNAVAILABLE, error.to_string()),
            RollError::NotARoll(_)
            | RollError::Damaged(_)
            | RollError::File { .. }
            | RollError::Hashing(_)
            | RollError::Engine { .. } => Self::internal(),
        }
    }
}
