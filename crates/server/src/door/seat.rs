//! A seat: who is at the desk for one request.

use std::sync::Arc;

use actions::{Desk, Viewer};
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use domain::Scope;
use people::{By, Caller, SessionId};

use super::Need;
use crate::error::Failure;
use crate::serve::SharedDesk;

/// Who is at the desk for one request.
#[derive(Clone, Debug, Default)]
pub(crate) enum Seat {
    /// Nobody that is known.
    #[default]
    Nobody,
    /// Nobody that is known, at a desk that shows what is public.
    Visitor,
    /// Whoever has the machine: the desk has no accounts and answers only there.
    Host,
    /// Somebody with an account.
    Person(Arc<Caller>),
}

impl Seat {
    /// Whether a need is met.
    pub(crate) fn meets(&self, need: Need) -> bool {
        match self {
            Self::Nobody => need == Need::Nothing,
            Self::Visitor => matches!(need, Need::Nothing | Need::Visit),
            Self::Host => true,
            Self::Person(caller) => caller_meets(caller, need),
        }
    }

    /// Seats them at a desk: what is recorded is signed with their name, or with that of whoever has
    /// the machine, and what they may not see is not there.
    pub(crate) fn take(&self, desk: &mut Desk, host: &str) -> Result<(), Failure> {
        match self {
            Self::Nobody => Err(unknown()),
            Self::Visitor => {
                desk.seat("", Viewer::Visitor);
                Ok(())
            }
            // A visitor may have sat there before.
            Self::Host => {
                desk.seat(host, Viewer::Machine);
                Ok(())
            }
            Self::Person(caller) => {
                let looks_after = caller.account.is_administrator();
                let viewer = if looks_after { Viewer::Administrator } else { Viewer::Account };
                desk.seat(&caller.account.name, viewer);
                Ok(())
            }
        }
    }

    /// Seats them to record something, which nobody does without a name.
    pub(crate) fn take_to_write(&self, desk: &mut Desk, host: &str) -> Result<(), Failure> {
        match self {
            Self::Nobody | Self::Visitor => Err(unknown()),
            Self::Host | Self::Person(_) => self.take(desk, host),
        }
    }

    /// Who they are, where they have an account.
    pub(crate) fn caller(&self) -> Option<&Caller> {
        match self {
            Self::Nobody | Self::Visitor | Self::Host => None,
            Self::Person(caller) => Some(caller),
        }
    }

    /// Who they are and in which session, or why what is one's own cannot be reached.
    pub(crate) fn session(&self) -> Result<(Arc<Caller>, SessionId), Failure> {
        match self {
            Self::Nobody | Self::Visitor => Err(unknown()),
            Self::Host => Err(no_accounts()),
            Self::Person(caller) => match caller.by {
                By::Session(id) => Ok((Arc::clone(caller), id)),
                By::Token(_) => Err(Failure::new(
                    StatusCode::FORBIDDEN,
                    "a token cannot look after an account; log in with a password or a passkey",
                )),
            },
        }
    }
}

fn caller_meets(caller: &Caller, need: Need) -> bool {
    match need {
        Need::Nothing => true,
        Need::Account => matches!(caller.by, By::Session(_)),
        Need::Visit | Need::Read => caller.may(Scope::Read),
        Need::Propose => caller.may(Scope::Propose),
        Need::Write => caller.may(Scope::Write),
        Need::Settle => caller.may(Scope::Settle),
        Need::Administer => caller.may_administer(),
    }
}

/// Nobody is known by what was shown.
pub(crate) fn unknown() -> Failure {
    let message = "nobody is known by this request; log in, or show a token that is good";
    Failure::new(StatusCode::UNAUTHORIZED, message)
}

/// The desk has no accounts.
pub(crate) fn no_accounts() -> Failure {
    Failure::not_found(
        "this desk has no accounts and answers on its own machine alone; `forsooth account begin` \
         makes the first",
    )
}

impl FromRequestParts<SharedDesk> for SharedDesk {
    type Rejection = Failure;

    /// The desk as whoever asks sits at it.
    async fn from_request_parts(parts: &mut Parts, desk: &Self) -> Result<Self, Failure> {
        let seat = parts.extensions.get::<Seat>().cloned().unwrap_or_default();
        Ok(desk.clone().seating(seat))
    }
}
