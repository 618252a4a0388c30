//! Challenges: what a passkey must sign, each once and soon.

use std::collections::{HashMap, VecDeque};
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use rand_core::{OsRng, RngCore as _};

use super::client_data::ClientData;
use super::flaw::PasskeyFlaw;

/// How long a challenge can be answered, which people with a device at hand need.
const VALID_FOR: SignedDuration = SignedDuration::from_mins(5);

/// How many challenges are open at once. One address that asks as fast as it may does not open so
/// many in five minutes, so that it takes none away from others.
const MOST: usize = 10_000;

/// What a passkey must sign.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Challenge([u8; 32]);

/// By what a device knows an account, which tells nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UserHandle([u8; 32]);

/// What a challenge was issued for; it is good for nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ceremony {
    /// Somebody logs in.
    LogIn,
    /// Somebody who is in shows once more that they are who they are.
    Confirm {
        /// Whose account it is.
        account: String,
    },
    /// Somebody who is in adds a passkey.
    Add {
        /// Whose account it is.
        account: String,
    },
    /// Somebody who was invited makes a passkey.
    Join {
        /// By what the device is to know them.
        handle: UserHandle,
    },
}

/// A challenge that was answered, and is open no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub(super) challenge: Challenge,
    pub(crate) ceremony: Ceremony,
}

/// The challenges that are open. They stand in memory alone, and so many at most.
#[derive(Debug, Default)]
pub struct Challenges {
    open: HashMap<Challenge, (Ceremony, Timestamp)>,
    /// Those that were issued, the oldest first; some of them have been taken.
    order: VecDeque<Challenge>,
}

impl Challenges {
    /// Issues a challenge.
    pub fn issue(&mut self, ceremony: Ceremony, now: Timestamp) -> Challenge {
        self.make_room(now);
        let challenge = Challenge(drawn());
        self.order.push_back(challenge);
        self.open.insert(challenge, (ceremony, now + VALID_FOR));
        challenge
    }

    /// Takes the challenge that a browser says it answers: no other answer to it will do.
    ///
    /// # Errors
    ///
    /// What the browser said cannot be read, or the challenge is not open.
    pub fn take(&mut self, client_data: &[u8], now: Timestamp) -> Result<Taken, PasskeyFlaw> {
        let challenge = ClientData::read(client_data)?.challenge();
        let challenge = challenge.ok_or(PasskeyFlaw::Challenge)?;
        match self.open.remove(&challenge) {
            Some((ceremony, ends_at)) if now < ends_at => Ok(Taken { challenge, ceremony }),
            Some(_) | None => Err(PasskeyFlaw::Challenge),
        }
    }

    /// Forgets the oldest that have ended or been taken, and where that is not enough, others.
    fn make_room(&mut self, now: Timestamp) {
        while let Some(oldest) = self.order.front() {
            let is_open = self.open.get(oldest).is_some_and(|(_, ends_at)| now < *ends_at);
            if is_open && self.order.len() < MOST {
                return;
            }
            self.open.remove(oldest);
            self.order.pop_front();
        }
    }
}

impl Challenge {
    /// The challenge as browsers are told it: base64url without padding.
    pub fn told(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl UserHandle {
    /// Draws a new one.
    pub fn new() -> Self {
        Self(drawn())
    }

    /// The handle as browsers are told it: base64url without padding.
    pub fn told(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl Default for UserHandle {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Challenge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Challenge(…)")
    }
}

fn drawn() -> [u8; 32] {
    let mut bytes = [0; 32];
    OsRng.fill_bytes(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::{Ceremony, Challenge, Challenges, MOST};
    use crate::PasskeyFlaw;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds)
    }

    fn answer(challenge: &Challenge) -> Vec<u8> {
        let told = challenge.told();
        format!(r#"{{"type":"webauthn.get","challenge":"{told}","origin":"x"}}"#).into_bytes()
    }

    #[test]
    fn a_challenge_is_answered_once_and_within_five_minutes() {
        let mut challenges = Challenges::default();
        let [first, second] = [(); 2].map(|()| challenges.issue(Ceremony::LogIn, at(0)));
        assert_ne!(first, second);
        let taken = challenges.take(&answer(&first), at(299)).unwrap();
        assert_eq!(taken.ceremony, Ceremony::LogIn);
        let again = challenges.take(&answer(&first), at(299));
        assert_eq!(again, Err(PasskeyFlaw::Challenge));
        let late = challenges.take(&answer(&second), at(300));
        assert_eq!(late, Err(PasskeyFlaw::Challenge));
    }

    #[test]
    fn a_challenge_of_somebody_else_is_none() {
        let mut challenges = Challenges::default();
        challenges.issue(Ceremony::LogIn, at(0));
        let foreign = answer(&Challenge([7; 32]));
        assert_eq!(challenges.take(&foreign, at(0)), Err(PasskeyFlaw::Challenge));
        let short = br#"{"type":"webauthn.get","challenge":"AAAA","origin":"x"}"#;
        assert_eq!(challenges.take(short, at(0)), Err(PasskeyFlaw::Challenge));
        assert_eq!(challenges.take(b"[]", at(0)), Err(PasskeyFlaw::Unreadable));
    }

    #[test]
    fn what_is_remembered_is_bounded_and_the_newest_stays() {
        let mut challenges = Challenges::default();
        let oldest = challenges.issue(Ceremony::LogIn, at(0));
        for _ in 0..MOST {
            challenges.issue(Ceremony::LogIn, at(1));
        }
        let newest = challenges.issue(Ceremony::LogIn, at(2));
        assert!(challenges.open.len() <= MOST && challenges.order.len() <= MOST);
        assert!(challenges.take(&answer(&oldest), at(2)).is_err());
        assert!(challenges.take(&answer(&newest), at(2)).is_ok());
        challenges.issue(Ceremony::LogIn, at(400));
        assert_eq!((challenges.open.len(), challenges.order.len()), (1, 1));
    }
}
