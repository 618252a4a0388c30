//! Scores of a question of any kind: yes or no, options, days, numbers.
//!
//! [`Answer`] is a question's answer, checked against its kind; it scores forecasts by the rules
//! that [`AnswerRule`] names.

mod answer;
mod choice;
mod edition;
mod quantity;
mod rule;

pub use answer::Answer;
pub use edition::{EDITION, rules_in_force};
pub use rule::AnswerRule;
