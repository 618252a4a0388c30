//! Coherence: whether forecasts of related statements fit together, and those nearest to them
//! that do.
//!
//! [`nearest_horizons`], [`nearest_options`] and [`nearest_exclusive`] are exact and fast for
//! the common cases; [`nearest()`] takes any statements, relations and conditions.

mod bounds;
mod cholesky;
mod claim;
mod gains;
mod horizons;
mod nearest;
mod options;
mod polish;
mod program;
mod relation;
mod worlds;

pub use bounds::{Bounds, conjunction_bounds, disjunction_bounds, total_probability};
pub use claim::{Claim, Given};
pub use horizons::nearest_horizons;
pub use nearest::{Bets, Nearest, nearest};
pub use options::{nearest_exclusive, nearest_options};
pub use relation::{Relation, Statements};
