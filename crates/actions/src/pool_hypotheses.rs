//! Pooling ratings of hypotheses: everybody's as one, once one's own are in.

use domain::{Hypotheses, Id, is_machine};
use judging::hypotheses::Pool;
use ledger::LedgerError;
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};
use crate::show_hypotheses::{PooledRatings, pooled};

/// Hypotheses with everybody's ratings as one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PooledHypotheses {
    /// The hypotheses.
    #[serde(flatten)]
    pub hypotheses: Recorded<Hypotheses>,
    /// Everybody's ratings as one.
    pub pooled: PooledRatings,
}

/// Why ratings cannot be pooled.
#[derive(Debug, Error)]
pub enum PoolHypothesesError {
    /// One's own ratings come first.
    #[error(
        "{empty} of your cells of {id} are empty; others' ratings are hidden until yours are in"
    )]
    OwnFirst {
        /// The hypotheses.
        id: Id,
        /// How many cells are empty.
        empty: usize,
    },
    /// Nobody has rated; machines' ratings are not pooled.
    #[error("nobody has rated {0}; rate it with `forsooth hypotheses rate {0}`")]
    NoRatings(Id),
    /// The hypotheses cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Pools everybody's last ratings.
///
/// # Errors
///
/// One's own ratings are not in, or nobody has rated.
pub fn pool_hypotheses(
    desk: &Desk,
    id: Id,
    pool: Pool,
) -> Result<PooledHypotheses, PoolHypothesesError> {
    let file = desk.matrix_file(id)?;
    if file.ratings.iter().all(|it| is_machine(&it.author)) {
        return Err(PoolHypothesesError::NoRatings(id));
    }
    if !file.is_rated_by(desk.author()) {
        let empty = file.empty_cells(desk.author());
        return Err(PoolHypothesesError::OwnFirst { id, empty });
    }
    let pooled = pooled(&file, pool).ok_or(PoolHypothesesError::NoRatings(id))?;
    Ok(PooledHypotheses { pooled, hypotheses: file.hypotheses })
}
