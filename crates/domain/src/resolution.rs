//! How a question ended.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Evidence, Id, Imported, QuestionKind};

/// How a question ended, or that it has not yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "lowercase")]
pub enum Resolution {
    /// It happened.
    Yes,
    /// It did not happen in time.
    No,
    /// These options came true: one, or any number where several may.
    Options {
        /// The options, in their own words.
        options: Vec<String>,
    },
    /// This number.
    Number {
        /// The number, within the question's range or outside it.
        value: f64,
    },
    /// On this day.
    Date {
        /// The day, within the question's range or outside it.
        date: Date,
    },
    /// Outside the question's range; by how much is not known, or does not matter.
    Beyond {
        /// On which side.
        side: Side,
        /// The last or first day of the range, where the question asks for a day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<Date>,
    },
    /// The question turned out to have no answer; nobody is scored on it.
    Annulled {
        /// Why, in one sentence for readers.
        reason: String,
    },
    /// What happened fits both answers; nobody is scored on it.
    Ambiguous {
        /// Why, in one sentence for readers.
        reason: String,
    },
    /// Somebody looked, and it cannot be told yet; the question goes on.
    #[serde(rename = "not yet")]
    NotYet {
        /// Why, in one sentence for readers.
        reason: String,
        /// When to look again.
        look_again: Date,
    },
}

/// A side of a question's range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Below its low end, or before its first day.
    Below,
    /// Above its high end, or after its last day.
    Above,
}

impl Resolution {
    /// The same with the day beyond which it lies, where the question asks for a day and it lies
    /// beyond the days that are asked for.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::{Horizons, QuestionKind, Resolution, Side};
    ///
    /// let by = vec!["2027-03-31".parse()?, "2027-05-31".parse()?];
    /// let after = Resolution::Beyond { side: Side::Above, day: None };
    /// let after = after.of_kind(&QuestionKind::Horizons(Horizons { by }));
    /// assert_eq!(after.words(), "after 31 May 2027");
    /// # Ok::<(), jiff::Error>(())
    /// ```
    #[must_use]
    pub fn of_kind(self, kind: &QuestionKind) -> Self {
        let Self::Beyond { side, .. } = self else { return self };
        let day = match (kind, side) {
            (QuestionKind::Date(range), Side::Below) => Some(range.first),
            (QuestionKind::Date(range), Side::Above) => Some(range.last),
            (QuestionKind::Horizons(horizons), Side::Above) => horizons.by.last().copied(),
            (QuestionKind::Horizons(horizons), Side::Below) => horizons.by.first().copied(),
            (QuestionKind::Binary | QuestionKind::Choice(_) | QuestionKind::Numeric(_), _) => None,
        };
        Self::Beyond { side, day }
    }

    /// Whether forecasts are scored on it: an answer is, the others are not.
    pub fn is_scored(&self) -> bool {
        match self {
            Self::Yes
            | Self::No
            | Self::Options { .. }
            | Self::Number { .. }
            | Self::Date { .. }
            | Self::Beyond { .. } => true,
            Self::Annulled { .. } | Self::Ambiguous { .. } | Self::NotYet { .. } => false,
        }
    }

    /// Whether it ends the question.
    pub fn is_final(&self) -> bool {
        match self {
            Self::NotYet { .. } => false,
            Self::Yes
            | Self::No
            | Self::Options { .. }
            | Self::Number { .. }
            | Self::Date { .. }
            | Self::Beyond { .. }
            | Self::Annulled { .. }
            | Self::Ambiguous { .. } => true,
        }
    }

    /// When to look again, where it cannot be told yet.
    pub fn look_again(&self) -> Option<Date> {
        match self {
            Self::NotYet { look_again, .. } => Some(*look_again),
            Self::Yes
            | Self::No
            | Self::Options { .. }
            | Self::Number { .. }
            | Self::Date { .. }
            | Self::Beyond { .. }
            | Self::Annulled { .. }
            | Self::Ambiguous { .. } => None,
        }
    }

    /// Why there is no answer, where there is none.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Annulled { reason }
            | Self::Ambiguous { reason }
            | Self::NotYet { reason, .. } => Some(reason),
            Self::Yes
            | Self::No
            | Self::Options { .. }
            | Self::Number { .. }
            | Self::Date { .. }
            | Self::Beyond { .. } => None,
        }
    }

    /// The answer, or the word for why there is none: "yes", "Geneva", "42", "3 February 2022",
    /// "annulled".
    pub fn words(&self) -> String {
        match self {
            Self::Yes => "yes".to_owned(),
            Self::No => "no".to_owned(),
            Self::Options { options } if options.is_empty() => "none of them".to_owned(),
            Self::Options { options } => options.join(", "),
            Self::Number { value } => value.to_string(),
            Self::Date { date } => written(*date),
            Self::Beyond { side: Side::Below, day: Some(day) } => {
                format!("before {}", written(*day))
            }
            Self::Beyond { side: Side::Above, day: Some(day) } => {
                format!("after {}", written(*day))
            }
            Self::Beyond { side: Side::Below, day: None } => "below the range".to_owned(),
            Self::Beyond { side: Side::Above, day: None } => "above the range".to_owned(),
            Self::Annulled { .. } => "annulled".to_owned(),
            Self::Ambiguous { .. } => "ambiguous".to_owned(),
            Self::NotYet { .. } => "not yet".to_owned(),
        }
    }
}

fn written(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// The settling of a question by a person. A reopening can undo it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settlement {
    /// The question.
    pub question: Id,
    /// How it ended.
    pub resolution: Resolution,
    /// The words that show it.
    pub evidence: Vec<Evidence>,
    /// When the answer became known; forecasts made later do not count.
    pub known_at: Timestamp,
    /// The proposed settlement that a person accepted, if one was proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed: Option<Id>,
    /// Where it was recorded first, if it was brought from elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<Imported>,
}

/// How a machine, or somebody who may not settle, holds a question to have ended. It changes
/// nothing until a person settles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposedSettlement {
    /// The question.
    pub question: Id,
    /// How it is held to have ended.
    pub resolution: Resolution,
    /// The words that show it.
    pub evidence: Vec<Evidence>,
    /// When the answer became known.
    pub known_at: Timestamp,
    /// Why, in a sentence or two.
    pub reason: Option<String>,
}

/// The undoing of a settlement; the question is open or closed again as its dates say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopening {
    /// The question.
    pub question: Id,
    /// The settlement that no longer holds.
    pub settlement: Id,
    /// Why.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_that_was_recorded_without_its_day_stays_as_it_was() {
        let recorded = r#"{"outcome":"beyond","side":"above"}"#;
        let resolution: Resolution = serde_json::from_str(recorded).unwrap();
        assert_eq!(serde_json::to_string(&resolution).unwrap(), recorded);
        assert_eq!(resolution.words(), "above the range");
    }
}
