//! An indicator: something to watch for that would speak for a judgment or against it.

use serde::{Deserialize, Serialize};

/// Something to watch for that would speak for a judgment or against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// What would be seen.
    pub sign: String,
    /// What it would speak for.
    pub points: Direction,
}

/// Whether something speaks for a claim or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// For it.
    For,
    /// Against it.
    Against,
}
