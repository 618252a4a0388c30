//! The limits: how much may be asked in a time, so that nobody guesses passwords or takes the desk
//! from others. All of them stand in memory, are bounded in size, and take the time as an argument.

mod attempts;
mod buckets;

use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout};

use crate::error::Failure;
use attempts::Attempts;
use buckets::Buckets;

/// How many passwords are checked at once, as each takes a core and some tens of megabytes.
const PASSWORDS_AT_ONCE: usize = 2;

/// How long one waits for one's turn to have a password checked.
const LONGEST_TURN: Duration = Duration::from_secs(5);

/// How much may be asked in a time.
pub(crate) struct Limits {
    addresses: Mutex<Buckets<IpAddr>>,
    accounts: Mutex<Buckets<String>>,
    attempts: Mutex<Attempts>,
    passwords: Semaphore,
}

/// Why something must be asked again later.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TooSoon {
    status: StatusCode,
    wait: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            addresses: Mutex::new(Buckets::new(200, Duration::from_millis(50))),
            accounts: Mutex::new(Buckets::new(200, Duration::from_millis(100))),
            attempts: Mutex::default(),
            passwords: Semaphore::new(PASSWORDS_AT_ONCE),
        }
    }
}

impl Limits {
    /// Whether something may be asked from an address now; it then counts.
    pub(crate) fn ask_from(&self, address: IpAddr, now: Instant) -> Result<(), TooSoon> {
        take(&self.addresses, network(address), now)
    }

    /// Whether an account may ask for something now; it then counts.
    pub(crate) fn ask_as(&self, account: &str, now: Instant) -> Result<(), TooSoon> {
        take(&self.accounts, account.to_owned(), now)
    }

    /// Whether a secret may be tried now, from an address and for a name; it then counts as a
    /// failure until [`Self::succeeded`] takes that back.
    pub(crate) fn attempt(&self, address: IpAddr, name: &str, now: Instant) -> Result<(), TooSoon> {
        let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        attempts.begin(network(address), name, now).map_err(TooSoon::often)
    }

    /// What was tried was right.
    pub(crate) fn succeeded(&self, address: IpAddr, name: &str) {
        let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        attempts.succeeded(network(address), name);
    }

    /// Does what checks or makes the hash of a password, away from the threads that answer, when
    /// it is its turn.
    pub(crate) async fn hash<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, TooSoon> {
        let busy = || TooSoon { status: StatusCode::SERVICE_UNAVAILABLE, wait: LONGEST_TURN };
        let turn = timeout(LONGEST_TURN, self.passwords.acquire()).await;
        let _turn = turn.map_err(|_| busy())?.map_err(|_| busy())?;
        tokio::task::spawn_blocking(work).await.map_err(|_| busy())
    }
}

fn take<K: std::hash::Hash + Eq + Clone>(
    buckets: &Mutex<Buckets<K>>,
    key: K,
    now: Instant,
) -> Result<(), TooSoon> {
    let mut buckets = buckets.lock().unwrap_or_else(PoisonError::into_inner);
    buckets.take(key, now).map_err(TooSoon::often)
}

/// What counts as one address: with IPv6 a household has 64 bits of them to itself.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => Ipv6Addr::from(u128::from(address) >> 64 << 64).into(),
    }
}

impl TooSoon {
    fn often(wait: Duration) -> Self {
        Self { status: StatusCode::TOO_MANY_REQUESTS, wait }
    }

    /// How many whole seconds to wait.
    fn seconds(&self) -> u64 {
        self.wait.as_millis().div_ceil(1000).max(1).try_into().unwrap_or(u64::MAX)
    }

    /// The same in the shape of every refusal.
    pub(crate) fn failure(&self) -> Failure {
        let seconds = self.seconds();
        let often = self.status == StatusCode::TOO_MANY_REQUESTS;
        let told = if often { "this was asked too often" } else { "the desk is busy" };
        Failure::new(self.status, format!("{told}; ask again in {seconds} s"))
    }
}

impl IntoResponse for TooSoon {
    fn into_response(self) -> Response {
        ([(RETRY_AFTER, self.seconds().to_string())], self.failure()).into_response()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::http::StatusCode;
    use axum::response::IntoResponse as _;
    use tokio::time::Instant;

    use super::{Limits, PASSWORDS_AT_ONCE, TooSoon, network};

    fn address(text: &str) -> std::net::IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_household_is_one_address() {
        assert_eq!(network(address("2001:db8::1")), network(address("2001:db8::ffff")));
        assert_ne!(network(address("2001:db8::1")), network(address("2001:db8:0:1::1")));
        assert_eq!(network(address("::ffff:192.0.2.1")), address("192.0.2.1"));
    }

    #[test]
    fn one_address_is_held_up_and_no_other() {
        let (limits, now) = (Limits::default(), Instant::now());
        let asked = |from, now| limits.ask_from(address(from), now).is_ok();
        assert!((0..200).all(|_| asked("192.0.2.1", now)));
        assert!(!asked("192.0.2.1", now));
        assert!(asked("192.0.2.2", now));
        assert!(asked("192.0.2.1", now + Duration::from_millis(50)));
    }

    #[test]
    fn who_must_wait_is_told_how_long() {
        let wait = TooSoon::often(Duration::from_millis(1200)).into_response();
        assert_eq!(wait.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(wait.headers()["retry-after"], "2");
    }

    #[tokio::test(start_paused = true)]
    async fn only_so_many_passwords_are_checked_at_once() {
        let limits = Limits::default();
        let kept = PASSWORDS_AT_ONCE.try_into().unwrap();
        let held = limits.passwords.acquire_many(kept).await.unwrap();
        let refused = limits.hash(|| ()).await.unwrap_err();
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
        drop(held);
        assert_eq!(limits.hash(|| 7).await, Ok(7));
    }
}
