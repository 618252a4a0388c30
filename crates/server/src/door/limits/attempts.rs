//! Attempts at a secret: who fails again and again waits longer each time.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::Duration;

use tokio::time::Instant;

use super::buckets::Buckets;

/// How many failures cost nothing, as fingers slip.
const FREE: u32 = 5;

/// The longest wait.
const LONGEST: Duration = Duration::from_mins(15);

/// A row of failures is forgotten after so long without one.
const FORGOTTEN_AFTER: Duration = Duration::from_hours(1);

/// How many letters of a name are told apart.
const LONGEST_NAME: usize = 256;

/// How many rows of failures are remembered.
const MOST: usize = 10_000;

/// How often a name may be tried, from wherever: a burst, and then a hundred an hour. Neither is
/// enough to guess a password that was let pass, however many addresses somebody has.
const NAME_BURST: u32 = 30;
const NAME_EVERY: Duration = Duration::from_secs(36);

/// Attempts at secrets.
pub(super) struct Attempts {
    failures: HashMap<Who, Failures>,
    names: Buckets<String>,
}

/// Whose failures are counted.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Who {
    Address(IpAddr),
    /// Somebody at an address who tries one name.
    AtName(IpAddr, String),
}

/// A row of failures.
#[derive(Clone, Copy)]
struct Failures {
    count: u32,
    last: Instant,
}

/// A name as it is remembered: short, and the same however its letters are written.
fn folded(name: &str) -> String {
    name.chars().take(LONGEST_NAME).flat_map(char::to_lowercase).collect()
}

impl Failures {
    fn is_fresh(&self, now: Instant) -> bool {
        now.saturating_duration_since(self.last) < FORGOTTEN_AFTER
    }
}

impl Default for Attempts {
    fn default() -> Self {
        Self { failures: HashMap::new(), names: Buckets::new(NAME_BURST, NAME_EVERY) }
    }
}

impl Attempts {
    /// Begins an attempt, which counts as a failure until it succeeds, so that many at once do not
    /// pass together; where it is too soon, says how long to wait.
    pub(super) fn begin(
        &mut self,
        address: IpAddr,
        name: &str,
        now: Instant,
    ) -> Result<(), Duration> {
        let name = folded(name);
        let whose = [Who::Address(address), Who::AtName(address, name.clone())];
        let wait = whose.iter().map(|who| self.wait(who, now)).max().unwrap_or_default();
        if !wait.is_zero() {
            return Err(wait);
        }
        self.names.take(name, now)?;
        self.make_room(now);
        for who in whose {
            let failures = self.failures.entry(who).or_insert(Failures { count: 0, last: now });
            let is_fresh = failures.is_fresh(now);
            failures.count = if is_fresh { failures.count.saturating_add(1) } else { 1 };
            failures.last = now;
        }
        Ok(())
    }

    /// Takes back the failure of an attempt that was right. The address keeps its other ones, as
    /// whoever has an account could otherwise go on guessing at others.
    pub(super) fn succeeded(&mut self, address: IpAddr, name: &str) {
        self.failures.remove(&Who::AtName(address, folded(name)));
        if let Some(failures) = self.failures.get_mut(&Who::Address(address)) {
            failures.count = failures.count.saturating_sub(1);
        }
    }

    fn wait(&self, who: &Who, now: Instant) -> Duration {
        let Some(failures) = self.failures.get(who) else { return Duration::ZERO };
        if !failures.is_fresh(now) {
            return Duration::ZERO;
        }
        let Some(beyond) = failures.count.checked_sub(FREE) else { return Duration::ZERO };
        let wait = Duration::from_secs(1 << beyond.min(10)).min(LONGEST);
        (failures.last + wait).saturating_duration_since(now)
    }

    fn make_room(&mut self, now: Instant) {
        if self.failures.len() >= MOST {
            self.failures.retain(|_, failures| failures.is_fresh(now));
        }
        if self.failures.len() >= MOST
            && let Some(any) = self.failures.keys().next().cloned()
        {
            self.failures.remove(&any);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::Instant;

    use super::{Attempts, FREE};

    const SECOND: Duration = Duration::from_secs(1);

    fn fail(attempts: &mut Attempts, from: &str, name: &str, now: Instant) -> Result<(), Duration> {
        attempts.begin(from.parse().unwrap(), name, now)
    }

    #[test]
    fn failing_costs_more_each_time() {
        let (mut attempts, mut now) = (Attempts::default(), Instant::now());
        for _ in 0..FREE {
            fail(&mut attempts, "192.0.2.1", "ada", now).unwrap();
        }
        for wait in [1, 2, 4, 8] {
            let refused = fail(&mut attempts, "192.0.2.1", "ada", now);
            assert_eq!(refused, Err(SECOND * wait));
            now += SECOND * wait;
            fail(&mut attempts, "192.0.2.1", "Ada", now).unwrap();
        }
        fail(&mut attempts, "192.0.2.2", "ada", now).unwrap();
        now += Duration::from_hours(1);
        fail(&mut attempts, "192.0.2.1", "ada", now).unwrap();
    }

    #[test]
    fn the_wait_has_an_end() {
        let (mut attempts, mut now) = (Attempts::default(), Instant::now());
        for _ in 0..40 {
            if let Err(wait) = fail(&mut attempts, "192.0.2.1", "ada", now) {
                assert!(wait <= Duration::from_mins(15));
                now += wait;
                fail(&mut attempts, "192.0.2.1", "ada", now).unwrap();
            }
        }
    }

    #[test]
    fn many_names_from_one_address_are_one_guesser() {
        let (mut attempts, now) = (Attempts::default(), Instant::now());
        let names = (0..FREE).map(|number| format!("name-{number}"));
        names.for_each(|name| fail(&mut attempts, "192.0.2.1", &name, now).unwrap());
        assert!(fail(&mut attempts, "192.0.2.1", "another", now).is_err());
    }

    #[test]
    fn many_addresses_at_one_name_are_held_up_too() {
        let (mut attempts, now) = (Attempts::default(), Instant::now());
        let tried = (0..100)
            .filter(|number| fail(&mut attempts, &format!("192.0.2.{number}"), "ada", now).is_ok());
        assert_eq!(tried.count(), 30);
    }

    #[test]
    fn who_is_right_begins_anew_but_keeps_other_failures() {
        let (mut attempts, now) = (Attempts::default(), Instant::now());
        let address = "192.0.2.1".parse().unwrap();
        for _ in 0..FREE - 1 {
            fail(&mut attempts, "192.0.2.1", "ben", now).unwrap();
        }
        for _ in 0..10 {
            fail(&mut attempts, "192.0.2.1", "ada", now).unwrap();
            attempts.succeeded(address, "ada");
        }
        fail(&mut attempts, "192.0.2.1", "ben", now).unwrap();
        assert!(fail(&mut attempts, "192.0.2.1", "ben", now).is_err());
    }
}
