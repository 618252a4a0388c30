//! Chances: how likely a forecast holds the answers to a question to be.

use serde::{Deserialize, Serialize};

use crate::Probability;

/// How likely a forecast holds the answers to be, in the shape that the question's kind asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chances {
    /// The probability of yes.
    Probability(Probability),
    /// The probability of each option, in the order of the options as they then were.
    Options(Vec<Probability>),
    /// The probability that it has happened by each day; it never falls.
    Horizons(Vec<Probability>),
    /// Numbers below which the answer lies with given probabilities, both rising. For a day the
    /// number counts days from 1 January 1970, as 19723 for 1 January 2024.
    Quantiles(Vec<Quantile>),
}

/// A number below which the answer lies with a given probability.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantile {
    /// The probability.
    pub below: Probability,
    /// The number.
    pub value: f64,
}

impl Chances {
    /// The probability of yes, where the question asks for one.
    pub fn of_yes(&self) -> Option<Probability> {
        match self {
            Self::Probability(probability) => Some(*probability),
            Self::Options(_) | Self::Horizons(_) | Self::Quantiles(_) => None,
        }
    }
}
