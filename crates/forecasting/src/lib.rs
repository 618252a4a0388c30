//! The state of questions, their conditions and their histories.
//!
//! A question is checked before anybody forecasts, stands in one state at any moment, and is
//! due for a look on known days. All of it follows from entries and the time, which are given.

pub mod lint;

mod check;
mod probability_text;

mod standing;
mod state;

mod due;

pub use check::{QuestionFlaw, check_question};
pub use due::{Due, DueReason, Urgency, due_of_judgment, due_of_question, sort_due};
pub use probability_text::{UnclearProbability, parse_probability};
pub use standing::{scoring_end, standing};
pub use state::{QuestionState, state};
