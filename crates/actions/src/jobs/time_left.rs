//! How long a job will yet take, by how fast it went in the last minute.

use std::collections::VecDeque;

use jiff::{SignedDuration, Timestamp};

/// How far back the rate is taken from: what is skipped goes much faster than what is done.
const WINDOW: SignedDuration = SignedDuration::from_mins(1);

/// Sooner than this nothing is foretold.
const SOONEST: SignedDuration = SignedDuration::from_secs(2);

/// The most moments that are kept.
const MOST: usize = 600;

/// How far a job was at moments of the last minute.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pace {
    moments: VecDeque<(Timestamp, f64)>,
}

impl Pace {
    /// Notes how many items are behind at a moment; one that is begun counts in part.
    pub(crate) fn note(&mut self, at: Timestamp, behind: f64) {
        self.moments.push_back((at, behind));
        let is_old = |(moment, _): &(Timestamp, f64)| at.duration_since(*moment) > WINDOW;
        // The last moment before the window stays, so that a slow job has a rate too.
        while self.moments.len() > MOST || self.moments.get(1).is_some_and(is_old) {
            self.moments.pop_front();
        }
    }

    /// How long the rest will take as things go, if anything can be said yet.
    pub(crate) fn time_left(&self, whole: f64, now: Timestamp) -> Option<SignedDuration> {
        let (first, begun) = self.moments.front()?;
        let (last, behind) = self.moments.back()?;
        let (passed, gained) = (last.duration_since(*first), behind - begun);
        if passed < SOONEST || gained <= 0.0 {
            return None;
        }
        let left = passed.as_secs_f64() * (whole - behind).max(0.0) / gained;
        let left = SignedDuration::try_from_secs_f64(left).ok()?;
        Some(left.saturating_sub(now.duration_since(*last)).max(SignedDuration::ZERO))
    }
}

/// A time in words that claim no more than is known, as "about 3 min".
pub fn about(time: SignedDuration) -> String {
    let minutes = (time.as_secs() + 59) / 60;
    match minutes {
        ..=1 => "less than a minute".to_owned(),
        2..60 => format!("about {minutes} min"),
        60..600 => match minutes % 60 / 10 * 10 {
            0 => format!("about {} h", minutes / 60),
            rest => format!("about {} h {rest} min", minutes / 60),
        },
        600..2880 => format!("about {} h", (minutes + 30) / 60),
        _ => format!("about {} days", (minutes + 720) / 1440),
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::{Pace, about};

    /// The time left of a job of 100 items, in seconds, after moments given in seconds.
    fn left(moments: &[(i64, f64)], now: i64) -> Option<i64> {
        let at = |second| Timestamp::from_second(1_000_000 + second).unwrap();
        let mut pace = Pace::default();
        for (second, behind) in moments {
            pace.note(at(*second), *behind);
        }
        pace.time_left(100.0, at(now)).map(|left| left.as_secs())
    }

    #[test]
    fn the_rest_takes_as_long_as_the_last_minute_says() {
        assert_eq!(left(&[], 0), None);
        assert_eq!(left(&[(0, 0.0), (1, 10.0)], 1), None);
        assert_eq!(left(&[(0, 0.0), (10, 10.0)], 10), Some(90));
        // A clock that goes on without an item takes from what is left.
        assert_eq!(left(&[(0, 0.0), (10, 10.0)], 40), Some(60));
        assert_eq!(left(&[(0, 0.0), (10, 10.0)], 400), Some(0));
        assert_eq!(left(&[(0, 20.0), (10, 20.0)], 10), None);
        assert_eq!(left(&[(0, 0.0), (10, 100.0)], 10), Some(0));
    }

    #[test]
    fn what_was_skipped_a_while_ago_does_not_hurry_the_rest() {
        let skipped = (0..50_i32).map(|item| (0, f64::from(item)));
        let done = (0..20_i32).map(|item| (i64::from(item) * 10, 50.0 + f64::from(item)));
        let moments: Vec<_> = skipped.chain(done).collect();
        assert_eq!(left(&moments, 190), Some(310));
    }

    #[test]
    fn a_slow_job_has_a_rate_too() {
        assert_eq!(left(&[(0, 0.0), (300, 1.0), (600, 2.0)], 600), Some(29_400));
    }

    #[test]
    fn a_time_is_told_no_more_exactly_than_it_is_known() {
        let told = |seconds| about(SignedDuration::from_secs(seconds));
        assert_eq!(told(0), "less than a minute");
        assert_eq!(told(61), "about 2 min");
        assert_eq!(told(180), "about 3 min");
        assert_eq!(told(3600), "about 1 h");
        assert_eq!(told(4500), "about 1 h 10 min");
        assert_eq!(told(40_000), "about 11 h");
        assert_eq!(told(300_000), "about 3 days");
    }
}
