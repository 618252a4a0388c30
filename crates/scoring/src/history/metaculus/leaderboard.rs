//! From the scores on questions to standings, prizes and medals.

use super::Earned;
use crate::BadInput;
use crate::numeric::{Sum, number};

/// How many questions with full coverage the global peer board asks for.
const NEEDED_COVERAGE: f64 = 30.0;

/// How many questions the global peer board asked for until 2024.
const NEEDED_QUESTIONS: f64 = 40.0;

/// The global peer score of a forecaster from what they earned on each question; higher is
/// better.
///
/// It is Σ score / max(30, Σ coverage): who has covered fewer than thirty questions is pulled
/// towards 0.
///
/// # Examples
///
/// ```
/// use scoring::history::metaculus::{Earned, global_peer};
///
/// let question = Earned { score: 12.0, coverage: 0.5 };
/// assert_eq!(global_peer(&[question; 10]), 4.0);
/// assert_eq!(global_peer(&[question; 100]), 24.0);
/// ```
pub fn global_peer(questions: &[Earned]) -> f64 {
    let Earned { score, coverage } = Earned::total(questions);
    score / coverage.max(NEEDED_COVERAGE)
}

/// The global peer score as it was until 2024: Σ score / max(40, number of questions).
///
/// # Examples
///
/// ```
/// use scoring::history::metaculus::{Earned, global_peer_legacy};
///
/// assert_eq!(global_peer_legacy(&[Earned { score: 12.0, coverage: 0.5 }; 10]), 3.0);
/// ```
pub fn global_peer_legacy(questions: &[Earned]) -> f64 {
    Earned::total(questions).score / number(questions.len()).max(NEEDED_QUESTIONS)
}

/// The take of a tournament: the square of what somebody scored in all, and 0 below 0.
///
/// # Examples
///
/// ```
/// use scoring::history::metaculus::tournament_take;
///
/// assert_eq!((tournament_take(3.0), tournament_take(-3.0)), (9.0, 0.0));
/// ```
pub fn tournament_take(score: f64) -> f64 {
    score.max(0.0).powi(2)
}

/// The share of the prizes for each take, from the best to the worst; the shares add up to 1.
///
/// From the worst up, who would have less than the minimum share gets none, and the takes of the
/// others are counted without theirs.
///
/// # Errors
///
/// A take is infinite or no number, is larger than the one before it, or the minimum share is no
/// number from 0 to 1.
///
/// # Examples
///
/// ```
/// use scoring::history::metaculus::prize_shares;
///
/// let shares = prize_shares(&[6.0, 3.0, 1.0], 0.25)?;
/// assert_eq!(shares, [2.0 / 3.0, 1.0 / 3.0, 0.0]);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn prize_shares(takes: &[f64], minimum: f64) -> Result<Vec<f64>, BadInput> {
    check_takes(takes)?;
    if !(0.0..=1.0).contains(&minimum) {
        return Err(BadInput::NotAProbability { row: 1, value: minimum });
    }
    let mut left: f64 = takes.iter().copied().collect::<Sum>().value();
    let mut shares = vec![0.0; takes.len()];
    for (share, take) in shares.iter_mut().zip(takes).rev() {
        let part = if *take == 0.0 { 0.0 } else { take / if left == 0.0 { 1.0 } else { left } };
        if part < minimum {
            left -= take;
        } else {
            *share = part;
        }
    }
    let sum = shares.iter().copied().collect::<Sum>().value();
    if sum > 0.0 {
        for share in &mut shares {
            *share /= sum;
        }
    }
    Ok(shares)
}

fn check_takes(takes: &[f64]) -> Result<(), BadInput> {
    if let Some(place) = takes.iter().position(|take| !take.is_finite()) {
        return Err(BadInput::NotFinite { row: place + 1, what: "a take", value: takes[place] });
    }
    let rises = takes.windows(2).position(|pair| pair[1] > pair[0]);
    rises.map_or(Ok(()), |place| {
        Err(BadInput::OutOfRange {
            row: place + 2,
            what: "a take",
            value: takes[place + 1],
            allowed: "no larger than the one before it",
        })
    })
}

/// A medal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Medal {
    /// For the best 1%, and the first in any case.
    Gold,
    /// For the best 2%, and the second in any case.
    Silver,
    /// For the best 5%, and the third in any case.
    Bronze,
}

/// The medal for a rank, counted from 1, among so many.
///
/// # Examples
///
/// ```
/// use scoring::history::metaculus::{Medal, medal};
///
/// assert_eq!(medal(1, 10), Some(Medal::Gold));
/// assert_eq!(medal(3, 10), Some(Medal::Bronze));
/// assert_eq!(medal(3, 1000), Some(Medal::Gold));
/// assert_eq!(medal(51, 1000), None);
/// ```
pub fn medal(rank: usize, ranked: usize) -> Option<Medal> {
    // In whole numbers: the rank is up to the percentage, rounded up.
    let best =
        |percent: usize, at_least: usize| rank <= (ranked * percent).div_ceil(100).max(at_least);
    [(1, 1, Medal::Gold), (2, 2, Medal::Silver), (5, 3, Medal::Bronze)]
        .into_iter()
        .find(|(percent, at_least, _)| best(*percent, *at_least))
        .map(|(_, _, medal)| medal)
}
