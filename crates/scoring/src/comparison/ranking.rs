//! Whether a ranking says anything: forecasters in order, or why they are too few to rank.

use serde::Serialize;

use super::bootstrap::Interval;
use crate::Direction;

/// How many ended questions it takes before forecasters are ranked.
pub const NEEDED_FOR_RANKING: usize = 30;

/// What can be said about who is better.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ranking {
    /// The first is apart from all others: forecasters, counted from 0, from best to worst, in
    /// groups that the data tell apart from what follows them.
    Ranked(Vec<Vec<usize>>),
    /// Nobody is best for a reason other than luck.
    TooFewToRank(TooFewToRank),
}

/// Why forecasters are not ranked.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TooFewToRank {
    /// There are fewer than two forecasters.
    Forecasters {
        /// How many there are.
        found: usize,
    },
    /// Too few questions have ended.
    Questions {
        /// How many have ended.
        found: usize,
        /// How many it takes.
        needed: usize,
    },
    /// The interval of the best overlaps with that of another: more questions would tell.
    Overlap {
        /// The best, counted from 0.
        best: usize,
        /// One whose interval overlaps with it.
        other: usize,
    },
}

/// Ranks forecasters by their mean scores, or says why they are too few to rank.
///
/// `intervals` are those of their scores, `questions` how many ended questions these are made of.
/// Two are told apart if their intervals do not overlap, which is a careful rule: for two
/// forecasters on the same questions the interval of their difference,
/// [`Sample::paired`](super::Sample::paired) and [`rank_two()`], tells more.
///
/// # Examples
///
/// ```
/// use scoring::Direction;
/// use scoring::comparison::{Interval, Ranking, TooFewToRank, rank};
///
/// let interval = |estimate, low, high| Interval { estimate, low, high, level: 0.95, units: 100 };
/// let (ada, ben) = (interval(0.15, 0.12, 0.18), interval(0.22, 0.19, 0.25));
/// let ranking = rank(&[ben, ada], 100, Direction::Lower);
/// assert_eq!(ranking, Ranking::Ranked(vec![vec![1], vec![0]]));
///
/// let reason = TooFewToRank::Questions { found: 12, needed: 30 };
/// assert_eq!(rank(&[ben, ada], 12, Direction::Lower), Ranking::TooFewToRank(reason));
/// ```
pub fn rank(intervals: &[Interval], questions: usize, better: Direction) -> Ranking {
    if intervals.len() < 2 {
        let found = intervals.len();
        return Ranking::TooFewToRank(TooFewToRank::Forecasters { found });
    }
    if questions < NEEDED_FOR_RANKING {
        let reason = TooFewToRank::Questions { found: questions, needed: NEEDED_FOR_RANKING };
        return Ranking::TooFewToRank(reason);
    }
    // As losses, so that lower is better.
    let loss = |interval: &Interval| match better {
        Direction::Lower => (interval.estimate, interval.low, interval.high),
        Direction::Higher => (-interval.estimate, -interval.high, -interval.low),
    };
    let losses: Vec<(f64, f64, f64)> = intervals.iter().map(loss).collect();
    let mut order: Vec<usize> = (0..losses.len()).collect();
    order.sort_by(|one, other| losses[*one].0.total_cmp(&losses[*other].0));
    let best = order[0];
    if let Some(&other) = order[1..].iter().find(|other| losses[**other].1 <= losses[best].2) {
        return Ranking::TooFewToRank(TooFewToRank::Overlap { best, other });
    }
    Ranking::Ranked(groups(&order, &losses))
}

/// Ranks two forecasters by the interval of their difference, the first's scores minus the
/// second's on the same questions, or says why they are too few to rank.
///
/// # Examples
///
/// ```
/// use scoring::comparison::{Ends, Ranking, Sample, TooFewToRank, bootstrap, rank_two};
/// use scoring::{Direction, Resampling};
///
/// let (ada, ben) = ([0.1, 0.2, 0.1, 0.3], [0.3, 0.4, 0.2, 0.6]);
/// let sample = Sample::paired(&ada, &ben)?;
/// let difference = bootstrap(&sample, Ends::Percentile, &Resampling::INTERVALS)?;
/// let reason = TooFewToRank::Questions { found: 4, needed: 30 };
/// assert_eq!(rank_two(&difference, 4, Direction::Lower), Ranking::TooFewToRank(reason));
/// assert_eq!(rank_two(&difference, 40, Direction::Lower), Ranking::Ranked(vec![vec![0], vec![1]]));
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn rank_two(difference: &Interval, questions: usize, better: Direction) -> Ranking {
    let first_is_better = match better {
        Direction::Lower => difference.estimate < 0.0,
        Direction::Higher => difference.estimate > 0.0,
    };
    let (best, other) = if first_is_better { (0, 1) } else { (1, 0) };
    if questions < NEEDED_FOR_RANKING {
        let reason = TooFewToRank::Questions { found: questions, needed: NEEDED_FOR_RANKING };
        return Ranking::TooFewToRank(reason);
    }
    if difference.leaves_out_zero() {
        return Ranking::Ranked(vec![vec![best], vec![other]]);
    }
    Ranking::TooFewToRank(TooFewToRank::Overlap { best, other })
}

/// Cuts an order wherever all that follows is worse than all before.
fn groups(order: &[usize], losses: &[(f64, f64, f64)]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (place, &forecaster) in order.iter().enumerate() {
        let worst = order[..place].iter().map(|other| losses[*other].2).fold(f64::MIN, f64::max);
        let best = order[place..].iter().map(|other| losses[*other].1).fold(f64::MAX, f64::min);
        match groups.last_mut().filter(|_| best <= worst) {
            Some(group) => group.push(forecaster),
            None => groups.push(vec![forecaster]),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(low: f64, high: f64) -> Interval {
        Interval { estimate: f64::midpoint(low, high), low, high, level: 0.9, units: 50 }
    }

    #[test]
    fn the_reason_is_named() {
        for (intervals, questions, expected) in [
            (&[][..], 100, TooFewToRank::Forecasters { found: 0 }),
            (&[interval(0.1, 0.2)], 100, TooFewToRank::Forecasters { found: 1 }),
            (
                &[interval(0.1, 0.2), interval(0.3, 0.4)],
                29,
                TooFewToRank::Questions { found: 29, needed: 30 },
            ),
            (
                &[interval(0.3, 0.4), interval(0.15, 0.5), interval(0.1, 0.2)],
                30,
                TooFewToRank::Overlap { best: 2, other: 1 },
            ),
        ] {
            let found = rank(intervals, questions, Direction::Lower);
            assert_eq!(found, Ranking::TooFewToRank(expected));
        }
    }

    #[test]
    fn those_who_overlap_share_a_group() {
        let intervals =
            [interval(0.5, 0.7), interval(0.1, 0.2), interval(0.6, 0.8), interval(0.9, 1.0)];
        let lower = rank(&intervals, 30, Direction::Lower);
        assert_eq!(lower, Ranking::Ranked(vec![vec![1], vec![0, 2], vec![3]]));
        let higher = rank(&intervals, 30, Direction::Higher);
        assert_eq!(higher, Ranking::Ranked(vec![vec![3], vec![2, 0], vec![1]]));
    }

    #[test]
    fn two_are_told_apart_by_their_difference() {
        let better = rank_two(&interval(-0.2, -0.1), 30, Direction::Higher);
        assert_eq!(better, Ranking::Ranked(vec![vec![1], vec![0]]));
        let even = rank_two(&interval(-0.3, 0.1), 30, Direction::Lower);
        let reason = TooFewToRank::Overlap { best: 0, other: 1 };
        assert_eq!(even, Ranking::TooFewToRank(reason));
    }
}
