//! Hypotheses held against evidence: a matrix, and what can be worked out of it.
//!
//! Copies of one story count once ([`Matrix`]); several analysts are pooled ([`Pool`]). Each
//! measure is a file of its own: the classical sums of marks, those of Open Synthesis,
//! likelihoods, and what would have to fall for another hypothesis to come first.

mod steps;

mod matrix;
mod pool;
mod story;

mod coherent;
mod likelihood_ratio;
mod non_diagnostic;
mod open_synthesis;
mod posterior;
mod removal;
mod weighted_inconsistency;

mod meaning;
mod measures;
mod tables;

#[cfg(test)]
mod testing;

pub use coherent::{Coherent, coherent};
pub use likelihood_ratio::{LikelihoodRatio, likelihood_ratio};
pub use matrix::{Matrix, MatrixFlaw, check_hypotheses, check_ratings};
pub use meaning::MeasureName;
pub use measures::{Measures, Overturning, StoryMeasures, measure};
pub use non_diagnostic::{NonDiagnostic, non_diagnostic};
pub use open_synthesis::{OpenSynthesis, open_synthesis};
pub use pool::Pool;
pub use posterior::{Posterior, posterior};
pub use removal::{Overturn, Removals, removals};
pub use steps::{chance_of_step, step_words};
pub use story::{Seen, Story, Vote};
pub use tables::{Tables, percent, turned};
pub use weighted_inconsistency::weighted_inconsistency;

/// A count as a number to reckon with.
fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
