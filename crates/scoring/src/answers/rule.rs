//! The rules by which forecasts of each kind of question are scored.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::{Direction, Rule};

/// How a forecast is scored, for each kind of question. All rules are proper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerRule {
    /// Yes or no, by a rule of its own.
    YesNo(Rule),
    /// One of several options: [`crate::categorical::brier()`].
    Options,
    /// One of several options: [`crate::categorical::log_score()`].
    OptionsLog,
    /// One of several ranges: [`crate::categorical::ranked_probability_score_normalized()`].
    Ranked,
    /// Any of several options: the mean of the Brier scores of each.
    EachOption,
    /// By each of several days: the mean of the Brier scores of each.
    EachDay,
    /// A number or a day: the CRPS over the question's range, as a share of it.
    Quantity,
}

impl AnswerRule {
    /// What readers call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::YesNo(rule) => rule.name(),
            Self::Options => "Brier score over all options",
            Self::OptionsLog => "log score of the option",
            Self::Ranked => "ranked probability score",
            Self::EachOption => "mean Brier score of the options",
            Self::EachDay => "mean Brier score of the days",
            Self::Quantity => "CRPS over the range",
        }
    }

    /// Which way is better, and between what ends.
    pub fn direction(self) -> &'static str {
        match self {
            Self::YesNo(rule) => rule.direction(),
            Self::Options => "lower is better; 0 is perfect, 2 is worst",
            Self::OptionsLog => "lower is better; 0 is perfect, there is no worst",
            Self::Ranked | Self::EachOption | Self::EachDay | Self::Quantity => {
                "lower is better; 0 is perfect, 1 is worst"
            }
        }
    }

    /// Which way is better.
    pub fn better(self) -> Direction {
        match self {
            Self::YesNo(rule) => rule.better(),
            Self::Options
            | Self::OptionsLog
            | Self::Ranked
            | Self::EachOption
            | Self::EachDay
            | Self::Quantity => Direction::Lower,
        }
    }
}

impl From<Rule> for AnswerRule {
    fn from(rule: Rule) -> Self {
        Self::YesNo(rule)
    }
}

impl Serialize for AnswerRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rule = serializer.serialize_struct("AnswerRule", 2)?;
        rule.serialize_field("rule", self.name())?;
        rule.serialize_field("direction", self.direction())?;
        rule.end()
    }
}
