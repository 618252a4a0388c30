//! A brief: what readers get, as it stood on the day it was written.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Chances, Confidence, FiledNote, Id, Passage, Probability, Resolution};

/// What readers get, as it stood on the day it was written.
///
/// It is frozen in its entry; how it came out is worked out anew each time it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Brief {
    /// The headline.
    pub title: String,
    /// Who signs it.
    pub byline: String,
    /// The day it was written.
    pub date: Date,
    /// The opening paragraph, if it has one.
    pub summary: Option<String>,
    /// The name of the ladder its words of probability come from.
    pub ladder: String,
    /// The judgments, in the order told.
    pub judgments: Vec<BriefJudgment>,
    /// What machines did for it, in a sentence or two for readers; nothing where they did nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ai_use: Option<String>,
    /// The note it is, where a person wrote it in an editor and filed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<FiledNote>,
}

impl Brief {
    /// Everything it names: judgments, questions, and the findings that its note refers to.
    pub(crate) fn names(&self) -> Vec<Id> {
        let judgments = self.judgments.iter().map(|it| it.judgment);
        let noted = self.note.iter().flat_map(|note| &note.quotes).filter_map(|it| it.item);
        judgments.chain(self.forecasts().map(|it| it.question)).chain(noted).collect()
    }

    /// Every forecast it stands by, in the order told; one question may come twice.
    pub fn forecasts(&self) -> impl Iterator<Item = &BriefForecast> {
        let under_judgments = self.judgments.iter().flat_map(|judgment| &judgment.forecasts);
        under_judgments.chain(self.note.iter().flat_map(|note| &note.forecasts))
    }
}

/// A judgment as a brief tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BriefJudgment {
    /// The judgment.
    pub judgment: Id,
    /// Its claim.
    pub claim: String,
    /// How likely it is.
    pub likelihood: Probability,
    /// The same in words with the number, as "likely (72%)".
    pub phrase: String,
    /// How good its ground is.
    pub confidence: Confidence,
    /// Why.
    pub confidence_reason: Option<String>,
    /// The words that speak for it.
    pub quotes_for: Vec<Quote>,
    /// The words that speak against it.
    pub quotes_against: Vec<Quote>,
    /// What else could be meant.
    pub alternatives: Vec<String>,
    /// What is taken for granted.
    pub assumptions: Vec<String>,
    /// What will show whether it was right.
    pub forecasts: Vec<BriefForecast>,
}

/// A question under a judgment with the forecast that stood when the brief was written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BriefForecast {
    /// The question.
    pub question: Id,
    /// Its text.
    pub text: String,
    /// Its condition, in words.
    pub condition: Option<String>,
    /// The day by which it must have happened.
    pub deadline: Date,
    /// The same with its time and the clock it was given by, where it is not the end of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline_told: Option<String>,
    /// The latest forecast of yes by the brief's author, if there was one.
    pub probability: Option<Probability>,
    /// The latest forecast by the brief's author of a question that asks for anything but yes or
    /// no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chances: Option<Chances>,
    /// The same in words with the number.
    pub phrase: Option<String>,
    /// How the question had been settled by then, if it had.
    pub resolution: Option<Resolution>,
}

/// Somebody's words with where they come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// The words and where they stand.
    pub passage: Passage,
    /// Who said them, where the evidence is a statement.
    pub speaker: Option<String>,
    /// What must stand before them, as "denied" or "if Greece agrees"; nothing in old briefs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told_as: Option<String>,
    /// Whether a writer reports them, so that they take no quotation marks but their own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_reported: bool,
    /// The title of the document.
    pub title: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
}
