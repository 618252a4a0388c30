//! The state of questions, their conditions and their histories.
//!
//! A question is checked before anybody forecasts, stands in one state at any moment, and is
//! due for a look on known days. All of it follows from entries and the time, which are given.

pub mod lint;

mod check;
mod kind;

mod chances;
mod number_text;
mod options;
mod probability_text;
mod template;

mod condition;
mod resolution;
mod standing;
mod state;
mod timetable;

mod calendar;
mod due;
mod overtaken;

pub use calendar::{
    CalendarItem, CalendarTime, calendar_of_event, calendar_of_judgment, calendar_of_question,
};
pub use chances::{ChancesFlaw, UnclearChances, chances_in_words, check_chances, parse_chances};
pub use check::{QuestionFlaw, check_question};
pub use condition::{
    RequirementState, condition_failure, condition_outcome, contradiction, none_left,
};
pub use due::{
    Due, DueReason, QuestionFacts, Urgency, due_of_change, due_of_judgment, due_of_question,
    due_of_review, due_of_watch, sort_due,
};
pub use kind::{KindFlaw, check_kind};
pub use number_text::{NotANumber, parse_number};
pub use options::{OptionFlaw, check_added_option, options_of};
pub use overtaken::{Overtaken, OvertakenBy};
pub use probability_text::{UnclearProbability, parse_probability};
pub use resolution::{ResolutionFlaw, UnclearResolution, check_resolution, parse_resolution};
pub use standing::{scoring_end, standing};
pub use state::{QuestionState, state};
pub use template::{
    FilledTemplate, NoSuchTemplate, Slot, Template, TemplateError, template, templates,
};
pub use timetable::{RuledEnd, Timetable, timetable};
