//! Evidence to judgment: ladders of words, the checks a judgment must pass and the notices it
//! gets, grades of sources and items, assumptions, and hypotheses held against evidence.

mod assumptions;
mod change;
mod check;
mod ladder;
mod misleading;
mod notices;

#[cfg(test)]
mod testing;

pub mod grades;
pub mod hypotheses;

pub use assumptions::{
    AssumptionStanding, AssumptionState, DatedCheck, assumption_standings, is_same_assumption,
    is_under_review,
};
pub use change::{Change, ChangeVerdict, change};
pub use check::{JudgmentFlaw, check_judgment};
pub use ladder::{Band, Ladder, LadderError, NoSuchLadder, Overlaps, Phrase, SharedEnds};
pub use misleading::{Misleading, misleading};
pub use notices::{Grounds, JudgmentNotice, notices};
