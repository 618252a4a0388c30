//! Buckets of tokens: each thing that is asked takes one, and they come back with time.

use std::collections::HashMap;
use std::hash::Hash;
use std::time::Duration;

use tokio::time::Instant;

/// How many keys are remembered.
const MOST_KEYS: usize = 10_000;

/// A bucket of tokens for each key.
pub(super) struct Buckets<K> {
    /// How long a token takes to come back.
    every: Duration,
    /// How long a whole bucket takes to fill.
    whole: Duration,
    /// When the bucket of a key is full again; a full one is not remembered.
    full_at: HashMap<K, Instant>,
}

impl<K: Hash + Eq + Clone> Buckets<K> {
    /// Buckets of so many tokens, one of which comes back in a time.
    pub(super) fn new(tokens: u32, every: Duration) -> Self {
        Self { every, whole: every * tokens, full_at: HashMap::new() }
    }

    /// Takes a token from the bucket of a key; where there is none, says how long to wait for one.
    pub(super) fn take(&mut self, key: K, now: Instant) -> Result<(), Duration> {
        let full_at = self.full_at.get(&key).map_or(now, |at| (*at).max(now)) + self.every;
        let latest = now + self.whole;
        if full_at > latest {
            return Err(full_at - latest);
        }
        self.make_room(now);
        self.full_at.insert(key, full_at);
        Ok(())
    }

    /// Forgets the buckets that are full, and where that is not enough, one of the others.
    fn make_room(&mut self, now: Instant) {
        if self.full_at.len() < MOST_KEYS {
            return;
        }
        self.full_at.retain(|_, at| *at > now);
        if self.full_at.len() >= MOST_KEYS
            && let Some(any) = self.full_at.keys().next().cloned()
        {
            self.full_at.remove(&any);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::Instant;

    use super::{Buckets, MOST_KEYS};

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn tokens_are_taken_and_come_back() {
        let (mut buckets, now) = (Buckets::new(2, SECOND), Instant::now());
        let mut take = |at| buckets.take("ada", now + at);
        assert_eq!(take(Duration::ZERO), Ok(()));
        assert_eq!(take(Duration::ZERO), Ok(()));
        assert_eq!(take(SECOND / 4), Err(SECOND / 4 * 3));
        assert_eq!(take(SECOND), Ok(()));
        assert_eq!(take(SECOND), Err(SECOND));
        assert_eq!(take(SECOND * 9), Ok(()));
        assert_eq!(take(SECOND * 9), Ok(()));
        assert!(take(SECOND * 9).is_err(), "no more than two are kept");
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let (mut buckets, now) = (Buckets::new(1, SECOND), Instant::now());
        for key in 0..MOST_KEYS * 2 {
            buckets.take(key, now).unwrap();
        }
        assert!(buckets.full_at.len() <= MOST_KEYS);
        buckets.take(0, now + SECOND * 2).unwrap();
        assert_eq!(buckets.full_at.len(), 1);
    }
}
