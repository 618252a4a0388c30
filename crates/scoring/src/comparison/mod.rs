//! Comparison: whether one forecaster is better than another, or luckier.

mod anytime;
mod bca;
mod benjamini_hochberg;
mod bootstrap;
mod bradley_terry;
mod conjugate;
mod diebold_mariano;
mod draw;
mod mixture;
mod ranking;
mod sample;
mod two_way;
mod variance;

pub use anytime::{Anytime, confidence_sequence, log_e_process};
pub use benjamini_hochberg::benjamini_hochberg;
pub use bootstrap::{Ends, Interval, bootstrap, resampled_means};
pub use bradley_terry::{Win, bradley_terry, bradley_terry_penalized};
pub use diebold_mariano::{
    DieboldMariano, Method, Reference, Tested, diebold_mariano, diebold_mariano_by,
};
pub use ranking::{NEEDED_FOR_RANKING, Ranking, TooFewToRank, rank, rank_two};
pub use sample::Sample;
pub use two_way::{Effects, QuestionScore, brier_index, two_way};
pub use variance::LongRunVariance;
