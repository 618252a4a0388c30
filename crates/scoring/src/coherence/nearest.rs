//! The coherent forecasts nearest to given ones.

use super::gains::Table;
use super::polish::polish;
use super::program::follow;
use super::worlds::worlds;
use super::{Claim, Statements};
use crate::BadInput;

/// How near to coherent forecasts count as coherent.
const COHERENT: f64 = 1e-10;

/// The coherent forecasts nearest to given ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    /// The coherent chance for each forecast.
    pub chances: Vec<f64>,
    /// The sum of the squared distances of all forecasts; each under a condition counts by the
    /// chance of its condition, as there it is scored.
    pub distance: f64,
    /// Whether the forecasts given were coherent already.
    pub is_coherent: bool,
    /// Bets at the odds of the forecasts that lose whatever happens; none if they are coherent.
    pub sure_loss: Option<Bets>,
}

/// Bets that, taken together, lose whatever happens: a Dutch book.
#[derive(Clone, Debug, PartialEq)]
pub struct Bets {
    /// For each forecast how much is staked against whoever made it, that what it says comes
    /// true, or below 0 that it does not; together 1 without their signs. A bet pays the stake
    /// times (1 − chance) if it comes true, costs the stake times the chance if it does not, and
    /// is called off if its condition fails.
    pub stakes: Vec<f64>,
    /// What whoever made the forecasts loses at least.
    pub loss: f64,
}

/// Finds the coherent forecasts nearest to given ones, for any statements and relations.
///
/// Forecasts are coherent if there are chances of the worlds (the ways in which the statements
/// can come true together) from which they all follow. Nearest is the smallest
/// Σ *b* (*c* − *r*)², with *c* a forecast, *r* its coherent counterpart and *b* the chance of
/// its condition, 1 without one. So whatever happens, the sum of the Brier scores of the result
/// (bets whose condition fails are off) is at most that of the forecasts given, and lower by at
/// least the distance. A forecast under a condition that gets no chance is one of those that
/// lose by nothing.
///
/// Forecasts of horizons and of options alone are handled faster by
/// [`super::nearest_horizons`] and [`super::nearest_options`]. The answers are exact to ten
/// digits, but under conditions whose chance is all but 0 only as far as it matters.
///
/// J. B. Predd, R. Seiringer, E. H. Lieb, D. N. Osherson, H. V. Poor, S. R. Kulkarni,
/// "Probabilistic coherence and proper scoring rules", *IEEE Transactions on Information Theory*
/// 55, 2009; for conditions M. J. Schervish, T. Seidenfeld, J. B. Kadane, "Proper scoring rules,
/// dominated forecasts, and coherence", *Decision Analysis* 6, 2009.
///
/// # Errors
///
/// There is no forecast, one names a statement that there is not or is no probability, the
/// statements or a condition cannot come true, or there are more than 4096 worlds that the
/// forecasts tell apart.
///
/// # Examples
///
/// ```
/// use scoring::coherence::{Claim, Relation, Statements, nearest};
///
/// // 60% that A, 60% that not A.
/// let statements = Statements::new(2, vec![Relation::Contrary(0, 1)])?;
/// let nearest = nearest(&statements, &[Claim::of(0, 0.6), Claim::of(1, 0.6)])?;
/// assert!((nearest.chances[0] - 0.5).abs() < 1e-12);
/// assert!((nearest.distance - 0.02).abs() < 1e-12);
/// // Betting a half against each wins 0.3 and loses 0.2, either way.
/// assert!((nearest.sure_loss.unwrap().loss - 0.1).abs() < 1e-12);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn nearest(statements: &Statements, claims: &[Claim]) -> Result<Nearest, BadInput> {
    if claims.is_empty() {
        return Err(BadInput::TooFew { what: "forecasts", found: 0, needed: 1 });
    }
    (1..).zip(claims).try_for_each(|(row, claim)| claim.check(row, statements))?;
    let chances: Vec<f64> = claims.iter().map(|claim| claim.chance).collect();
    let table = Table { chances, worlds: worlds(statements, claims)? };
    let place = follow(&table);
    let path = table.chances_by(&place.worlds);
    let polished = polish(&table, &place, &path.answers);
    let candidates = [Some(table.chances.clone()), polished, Some(path.answers)];
    let best = candidates.into_iter().flatten().map(|answers| settle(&table, answers));
    let best = best.max_by(|one, other| table.sure_gain(one).total_cmp(&table.sure_gain(other)));
    let answers = best.unwrap_or_else(|| table.chances.clone());
    Ok(told(&table, answers))
}

/// Rounds away what lies outside, and takes answers back to what was said, or to a certainty,
/// where that loses nothing.
fn settle(table: &Table, mut answers: Vec<f64>) -> Vec<f64> {
    for answer in &mut answers {
        *answer = answer.clamp(0.0, 1.0);
    }
    for claim in 0..answers.len() {
        let found = answers[claim];
        let mut gain = |instead: f64| {
            answers[claim] = instead;
            table.sure_gain(&answers)
        };
        let (given, best) = (table.chances[claim], gain(found));
        answers[claim] = if gain(given) >= best {
            given
        } else {
            [0.0, 1.0].into_iter().find(|certain| gain(*certain) > best).unwrap_or(found)
        };
    }
    answers
}

fn told(table: &Table, answers: Vec<f64>) -> Nearest {
    let moves: Vec<f64> =
        answers.iter().zip(&table.chances).map(|(answer, given)| answer - given).collect();
    // At the nearest place no world gains less than the distance, and those with a chance gain it.
    let distance = table.sure_gain(&answers).max(0.0);
    let is_coherent = moves.iter().all(|by| by.abs() < COHERENT);
    let sure_loss = if is_coherent { None } else { bets(table, &moves) };
    Nearest { chances: answers, distance, is_coherent, sure_loss }
}

/// Bets in the direction of the coherent forecasts, if they win in every world.
fn bets(table: &Table, moves: &[f64]) -> Option<Bets> {
    let all: f64 = moves.iter().map(|by| by.abs()).sum();
    let stakes: Vec<f64> = moves.iter().map(|by| by / all).collect();
    let wins = table.worlds.iter().map(|world| {
        let bets = world.iter().zip(&table.chances).zip(&stakes);
        bets.filter_map(|((outcome, chance), stake)| {
            Some(stake * (f64::from(u8::from((*outcome)?)) - chance))
        })
        .sum::<f64>()
    });
    let loss = wins.fold(f64::INFINITY, f64::min);
    (loss > 0.0).then_some(Bets { stakes, loss })
}
