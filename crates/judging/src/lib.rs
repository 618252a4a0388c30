//! Evidence to judgment: ladders of words, the checks a judgment must pass, and hypotheses held
//! against evidence.

mod check;
mod ladder;

pub mod hypotheses;

pub use check::{JudgmentFlaw, check_judgment};
pub use ladder::{Band, Ladder, LadderError, NoSuchLadder, Overlaps, Phrase, SharedEnds};
