//! A forecast: one entry, never edited; a new one follows it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Chances, Evidence, Id, Imported};

/// How likely a forecaster holds the answers to be. Who and when stand in its entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// The question.
    pub question: Id,
    /// How likely the answers are.
    #[serde(flatten)]
    pub chances: Chances,
    /// Why, or what has changed since the last one, in a sentence or two.
    pub reason: Option<String>,
    /// The words that moved it.
    pub evidence: Vec<Evidence>,
    /// The last day on which the forecaster stands by it without looking again. It keeps counting
    /// after that day, and the forecaster is reminded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fresh_until: Option<Date>,
    /// Where it was recorded first, if it was brought from elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<Imported>,
}

/// The taking back of one's forecast: from then on its author holds none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// The question.
    pub question: Id,
    /// The forecast that no longer holds.
    pub forecast: Id,
    /// Why.
    pub reason: Option<String>,
    /// Where it was recorded first, if it was brought from elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<Imported>,
}
