//! Bradley and Terry's strengths: who wins against whom, when only wins are known.

use super::conjugate::{centered, solve};
use crate::BadInput;
use crate::numeric::{Sum, logistic};

/// Newton's method takes a handful of steps; this many are never needed.
const MOST_STEPS: usize = 200;

/// How often one forecaster did better than another, both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Win {
    /// Who did better.
    pub winner: usize,
    /// Who did worse.
    pub loser: usize,
    /// How often; a tie is half a win for each.
    pub times: f64,
}

/// The strengths by maximum likelihood: higher is better, and they add up to 0.
///
/// *i* beats *j* with the chance 1/(1 + e^−(*θ*ᵢ − *θ*ⱼ)). How much somebody wins by is lost: prefer
/// [`two_way()`](super::two_way()) where scores are known. Solved by Newton's method with
/// conjugate gradients, in time proportional to the pairs for each step.
///
/// R. A. Bradley, M. E. Terry, "Rank analysis of incomplete block designs", *Biometrika* 39, 1952;
/// L. R. Ford, "Solution of a ranking problem from binary comparisons", *American Mathematical
/// Monthly* 64, 1957.
///
/// # Errors
///
/// There is no pair, one is with oneself, the times are not above 0, or some never lost to any of
/// the rest, so that no finite strengths are best: [`bradley_terry_penalized()`] has an answer.
///
/// # Examples
///
/// ```
/// use scoring::comparison::{Win, bradley_terry};
///
/// let win = |winner, loser, times| Win { winner, loser, times };
/// let strengths = bradley_terry(&[win(0, 1, 3.0), win(1, 0, 1.0)])?;
/// assert!((strengths[0] - strengths[1] - 3_f64.ln()).abs() < 1e-12);
/// assert!(bradley_terry(&[win(0, 1, 3.0)]).is_err(), "never beaten: no strength is enough");
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn bradley_terry(wins: &[Win]) -> Result<Vec<f64>, BadInput> {
    let count = check(wins)?;
    check_connected(wins, count)?;
    Ok(centered(&newton(wins, count, 0.0)?))
}

/// The strengths with a penalty of `penalty` Σ *θ*² on the log likelihood, which always exist and
/// are drawn towards 0.
///
/// # Errors
///
/// There is no pair, one is with oneself, the times are not above 0, or the penalty is not.
///
/// # Examples
///
/// ```
/// use scoring::comparison::{Win, bradley_terry_penalized};
///
/// let strengths = bradley_terry_penalized(&[Win { winner: 0, loser: 1, times: 3.0 }], 0.1)?;
/// assert!(strengths[0] > 1.0 && (strengths[0] + strengths[1]).abs() < 1e-12);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn bradley_terry_penalized(wins: &[Win], penalty: f64) -> Result<Vec<f64>, BadInput> {
    let count = check(wins)?;
    if !(penalty > 0.0 && penalty.is_finite()) {
        return Err(BadInput::NotPositive { row: 1, what: "the penalty", value: penalty });
    }
    newton(wins, count, penalty)
}

/// How many forecasters there are.
fn check(wins: &[Win]) -> Result<usize, BadInput> {
    for (index, win) in wins.iter().enumerate() {
        let row = index + 1;
        if !(win.times > 0.0 && win.times.is_finite()) {
            return Err(BadInput::NotPositive { row, what: "how often", value: win.times });
        }
        if win.winner == win.loser {
            return Err(BadInput::AgainstItself { row });
        }
    }
    let highest = wins.iter().map(|win| win.winner.max(win.loser)).max();
    let too_few = BadInput::TooFew { what: "wins", found: wins.len(), needed: 1 };
    let count = highest.ok_or(too_few)? + 1;
    // Whoever has no number among the pairs is compared with nobody.
    if count > 2 * wins.len() {
        return Err(BadInput::Disconnected { parts: count - 2 * wins.len() + 1 });
    }
    Ok(count)
}

/// Refuses wins where some cannot be reached from all others by steps from loser to winner, or
/// from winner to loser.
fn check_connected(wins: &[Win], count: usize) -> Result<(), BadInput> {
    let winners_of = neighbors(wins, count, |win| (win.loser, win.winner));
    let losers_of = neighbors(wins, count, |win| (win.winner, win.loser));
    for neighbors in [winners_of, losers_of] {
        let reached = reached(&neighbors);
        if let Some(forecaster) = reached.iter().position(|reached| !reached) {
            return Err(BadInput::Undecided { forecaster });
        }
    }
    Ok(())
}

fn neighbors(wins: &[Win], count: usize, step: fn(&Win) -> (usize, usize)) -> Vec<Vec<usize>> {
    let mut neighbors = vec![Vec::new(); count];
    for (from, to) in wins.iter().map(step) {
        neighbors[from].push(to);
    }
    neighbors
}

/// Who can be reached from forecaster 0.
fn reached(neighbors: &[Vec<usize>]) -> Vec<bool> {
    let mut reached = vec![false; neighbors.len()];
    let mut waiting = vec![0];
    reached[0] = true;
    while let Some(forecaster) = waiting.pop() {
        for &next in &neighbors[forecaster] {
            if !reached[next] {
                reached[next] = true;
                waiting.push(next);
            }
        }
    }
    reached
}

fn newton(wins: &[Win], count: usize, penalty: f64) -> Result<Vec<f64>, BadInput> {
    let mut strengths = vec![0.0; count];
    let mut loss = self::loss(wins, &strengths, penalty);
    for _ in 0..MOST_STEPS {
        let step = step(wins, &strengths, penalty)
            .ok_or(BadInput::NoConvergence { what: "the strengths" })?;
        let moved = |share: f64| -> Vec<f64> {
            strengths.iter().zip(&step).map(|(one, step)| one + share * step).collect()
        };
        let largest = step.iter().fold(0.0_f64, |largest, step| largest.max(step.abs()));
        let (mut share, mut next) = (1.0, moved(1.0));
        // Far from the best strengths a whole step may overshoot.
        while self::loss(wins, &next, penalty) > loss && share * largest > 1e-9 {
            share /= 2.0;
            next = moved(share);
        }
        strengths = next;
        loss = self::loss(wins, &strengths, penalty);
        if largest <= 1e-13 {
            return Ok(strengths);
        }
    }
    Ok(strengths)
}

fn loss(wins: &[Win], strengths: &[f64], penalty: f64) -> f64 {
    let misses = wins.iter().map(|win| {
        let against = strengths[win.loser] - strengths[win.winner];
        win.times * (against.max(0.0) + (-against.abs()).exp().ln_1p())
    });
    let penalties = strengths.iter().map(|strength| penalty * strength * strength);
    misses.chain(penalties).collect::<Sum>().value()
}

/// Newton's step: the gradient through the inverse of the curvature.
fn step(wins: &[Win], strengths: &[f64], penalty: f64) -> Option<Vec<f64>> {
    let mut gradient = vec![Sum::default(); strengths.len()];
    let mut diagonal = vec![2.0 * penalty; strengths.len()];
    let mut bends = Vec::with_capacity(wins.len());
    for win in wins {
        let upset = logistic(strengths[win.loser] - strengths[win.winner]);
        gradient[win.winner] = gradient[win.winner].plus(win.times * upset);
        gradient[win.loser] = gradient[win.loser].plus(-win.times * upset);
        let bend = win.times * upset * (1.0 - upset);
        diagonal[win.winner] += bend;
        diagonal[win.loser] += bend;
        bends.push(bend);
    }
    let gradient: Vec<f64> = gradient
        .into_iter()
        .zip(strengths)
        .map(|(sum, strength)| sum.plus(-2.0 * penalty * strength).value())
        .collect();
    let apply = |vector: &[f64]| -> Vec<f64> {
        let mut image: Vec<f64> = vector.iter().map(|value| 2.0 * penalty * value).collect();
        for (win, bend) in wins.iter().zip(&bends) {
            let pull = bend * (vector[win.winner] - vector[win.loser]);
            image[win.winner] += pull;
            image[win.loser] -= pull;
        }
        image
    };
    let played = wins.iter().map(|win| win.times).collect::<Sum>().value();
    solve(&apply, &diagonal, &gradient, played)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn win(winner: usize, loser: usize, times: f64) -> Win {
        Win { winner, loser, times }
    }

    #[test]
    fn wins_that_decide_nothing_are_refused_by_name() {
        for (wins, expected) in [
            (&[][..], "0 wins are too few"),
            (&[win(1, 1, 2.0)], "row 1: a forecaster is compared with itself"),
            (&[win(0, 1, 0.0)], "row 1: how often is 0"),
            (
                &[win(0, 1, 1.0), win(1, 0, 1.0), win(1, 2, 1.0)],
                "forecaster 2 never lost to, or never beat",
            ),
            (
                &[win(0, 1, 1.0), win(1, 0, 1.0), win(2, 3, 1.0), win(3, 2, 1.0)],
                "forecaster 2 never lost to, or never beat",
            ),
        ] {
            let refused = bradley_terry(wins).unwrap_err().to_string();
            assert!(refused.starts_with(expected), "{refused}");
        }
    }

    proptest! {
        #[test]
        fn wins_are_as_many_as_the_strengths_expect(
            wins in prop::collection::vec((0_usize..6, 0_usize..6, 0.5..5.0), 10..60),
        ) {
            let wins: Vec<Win> = wins.into_iter()
                .filter(|(winner, loser, _)| winner != loser)
                .map(|(winner, loser, times)| win(winner, loser, times)).collect();
            let Ok(strengths) = bradley_terry(&wins) else { return Ok(()) };
            for (forecaster, strength) in strengths.iter().enumerate() {
                let won: f64 = wins.iter().filter(|win| win.winner == forecaster).map(|win| win.times).sum();
                let expected = |win: &Win| {
                    let other = if win.winner == forecaster { win.loser } else { win.winner };
                    win.times * logistic(strength - strengths[other])
                };
                let of = wins.iter().filter(|win| win.winner == forecaster || win.loser == forecaster);
                prop_assert!((won - of.map(expected).sum::<f64>()).abs() < 1e-9);
            }
        }
    }
}
