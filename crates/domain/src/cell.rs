//! A cell of a matrix of hypotheses: a mark, or how likely the evidence is under the hypothesis.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Mark, Probability};

/// What somebody put where a hypothesis and a piece of evidence meet.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// How the evidence fits the hypothesis.
    Mark(Mark),
    /// How likely the evidence is if the hypothesis is true, on seven steps.
    Step(LikelihoodStep),
    /// How likely the evidence is if the hypothesis is true, as a number.
    Likelihood(Probability),
}

/// A step from 1, where the evidence would be almost impossible, to 7, where it would be almost
/// certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct LikelihoodStep(u8);

/// A number that is no step.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("{0} is no step; give 1 (almost impossible) to 7 (almost certain)")]
pub struct NotAStep(u8);

impl LikelihoodStep {
    /// How many steps there are.
    pub const COUNT: u8 = 7;

    /// Checks a number once, so that no later code has to.
    ///
    /// # Errors
    ///
    /// The number is below 1 or above 7.
    pub fn new(number: u8) -> Result<Self, NotAStep> {
        if (1..=Self::COUNT).contains(&number) { Ok(Self(number)) } else { Err(NotAStep(number)) }
    }

    /// The number from 1 to 7.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for LikelihoodStep {
    type Error = NotAStep;

    fn try_from(number: u8) -> Result<Self, NotAStep> {
        Self::new(number)
    }
}

impl From<LikelihoodStep> for u8 {
    fn from(step: LikelihoodStep) -> Self {
        step.0
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mark(mark) => mark.fmt(formatter),
            Self::Step(step) => write!(formatter, "{}/{}", step.0, LikelihoodStep::COUNT),
            Self::Likelihood(probability) => probability.fmt(formatter),
        }
    }
}
