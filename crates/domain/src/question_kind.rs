//! The kind of a question: what an answer to it looks like.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The kind of a question: what an answer to it looks like.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Yes or no.
    #[default]
    Binary,
    /// One of several options, or any number of them.
    Choice(Choice),
    /// A number.
    Numeric(NumberRange),
    /// A day.
    Date(DateRange),
    /// Whether it happens by each of several days.
    Horizons(Horizons),
}

/// The options of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The options as they were when the question was asked, in the order shown.
    pub options: Vec<String>,
    /// How they stand to one another.
    #[serde(default)]
    pub among: Among,
    /// What it means if an option is added later; where nothing is said, none can be added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub later: Option<LaterOptions>,
}

/// How the options of a question stand to one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Among {
    /// Exactly one comes true; their chances add up to 1.
    #[default]
    OneOf,
    /// Exactly one comes true, and they are ranges in order: a near miss is better than a far one.
    Ordered,
    /// Any number may come true; each has a chance of its own.
    AnyOf,
}

/// What it means for earlier forecasts that an option is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LaterOptions {
    /// It is taken out of the last option, "other": an earlier forecast gave it what it gave that.
    FromLast,
    /// An earlier forecast gave it no chance at all.
    FromNothing,
}

/// The numbers among which a question asks for one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberRange {
    /// The lowest number that is told apart.
    pub low: f64,
    /// The highest number that is told apart.
    pub high: f64,
    /// Whether the answer may lie outside.
    #[serde(default)]
    pub bounds: Bounds,
    /// What is counted, as "seats" or "% of votes".
    pub unit: String,
    /// How far apart two numbers are, when a forecast is drawn and scored.
    #[serde(default)]
    pub scale: Scale,
}

/// The days among which a question asks for one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateRange {
    /// The first day that is told apart.
    pub first: Date,
    /// The last day that is told apart.
    pub last: Date,
    /// Whether the answer may lie outside.
    #[serde(default)]
    pub bounds: Bounds,
}

/// The days by each of which a question asks whether something happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Horizons {
    /// The days, in order.
    pub by: Vec<Date>,
}

/// Whether an answer may lie outside the range of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bounds {
    /// It cannot.
    #[default]
    Closed,
    /// It may lie above.
    OpenAbove,
    /// It may lie below.
    OpenBelow,
    /// It may lie on either side.
    Open,
}

/// How far apart two numbers are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// By their difference.
    #[default]
    Linear,
    /// By the logarithm of their ratio; for what may grow tenfold.
    Log,
}

impl QuestionKind {
    /// Whether it takes yes or no.
    pub fn is_binary(&self) -> bool {
        match self {
            Self::Binary => true,
            Self::Choice(_) | Self::Numeric(_) | Self::Date(_) | Self::Horizons(_) => false,
        }
    }

    /// What it means if an option is added later; none where none can be.
    pub fn later_options(&self) -> Option<LaterOptions> {
        match self {
            Self::Choice(choice) => choice.later,
            Self::Binary | Self::Numeric(_) | Self::Date(_) | Self::Horizons(_) => None,
        }
    }

    /// Whether a forecast of it gives quantiles.
    pub fn takes_quantiles(&self) -> bool {
        match self {
            Self::Numeric(_) | Self::Date(_) => true,
            Self::Binary | Self::Choice(_) | Self::Horizons(_) => false,
        }
    }

    /// The word for it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Binary => "yes or no",
            Self::Choice(choice) => match choice.among {
                Among::OneOf => "one of several options",
                Among::Ordered => "one of several ranges",
                Among::AnyOf => "any of several options",
            },
            Self::Numeric(_) => "a number",
            Self::Date(_) => "a day",
            Self::Horizons(_) => "by which of several days",
        }
    }
}

impl QuestionKind {
    /// What it asks for, with the answers, in words: "one of several options: Geneva, Vienna".
    /// The options are those it now has.
    pub fn asks_for(&self, options: &[String]) -> String {
        match self {
            Self::Binary => self.word().to_owned(),
            Self::Choice(_) => format!("{}: {}", self.word(), options.join(", ")),
            Self::Numeric(NumberRange { low, high, unit, bounds, .. }) => {
                format!("a number from {low} to {high} {unit}{}", bounds.words())
            }
            Self::Date(DateRange { first, last, bounds }) => {
                format!("a day from {first} to {last}{}", bounds.words_of_days())
            }
            Self::Horizons(horizons) => {
                let days: Vec<String> = horizons.by.iter().map(Date::to_string).collect();
                format!("whether by {}", days.join(", by "))
            }
        }
    }
}

impl LaterOptions {
    /// What an added option means, in a sentence for readers.
    pub fn words(self) -> &'static str {
        match self {
            Self::FromLast => "an option added later is taken out of the last one asked with",
            Self::FromNothing => "an option added later had no chance in earlier forecasts",
        }
    }
}

impl Bounds {
    /// What may lie outside, to stand behind the range; nothing where nothing may.
    pub fn words(self) -> &'static str {
        match self {
            Self::Closed => "",
            Self::OpenAbove => ", or above",
            Self::OpenBelow => ", or below",
            Self::Open => ", or below or above",
        }
    }

    /// The same for a range of days.
    pub fn words_of_days(self) -> &'static str {
        match self {
            Self::Closed => "",
            Self::OpenAbove => ", or after",
            Self::OpenBelow => ", or before",
            Self::Open => ", or before or after",
        }
    }

    /// Whether the answer may lie below the range.
    pub fn is_open_below(self) -> bool {
        match self {
            Self::Open | Self::OpenBelow => true,
            Self::Closed | Self::OpenAbove => false,
        }
    }

    /// Whether the answer may lie above the range.
    pub fn is_open_above(self) -> bool {
        match self {
            Self::Open | Self::OpenAbove => true,
            Self::Closed | Self::OpenBelow => false,
        }
    }
}
