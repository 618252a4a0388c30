//! Leaderboards: many forecasters on many questions, scored at once.

mod columns;
mod order;
mod standings;

pub use columns::{Columns, Ended};
pub use standings::{Leaderboard, QuestionScore, Standing, leaderboard};
