//! The back-catalogue: predictions in a house's old notes, and how people say they came out.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Evidence, Id};

/// A prediction of an old note, taken up so that people say how it came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CataloguedPrediction {
    /// The prediction as it was read.
    pub prediction: Id,
    /// The note it stands in.
    pub document: Id,
    /// The folder of the note, from the one that was catalogued on, as "notes/2021".
    pub folder: String,
    /// The file of the note.
    pub file: String,
    /// Whether it is the note's own.
    pub voice: Voice,
}

/// Whose prediction of a note it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// The note's author puts it forward.
    Author,
    /// Somebody whom the note quotes or names does.
    Quoted,
}

impl Voice {
    /// Whose in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Quoted => "quoted",
        }
    }
}

/// How one reader says that a catalogued prediction came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueAnswer {
    /// The catalogued prediction.
    pub prediction: Id,
    /// How it came out.
    #[serde(flatten)]
    pub outcome: CatalogueOutcome,
    /// What shows it; an answer of yes or no has some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<CatalogueEvidence>,
    /// The day on which it was known.
    pub known_on: Date,
}

impl CatalogueAnswer {
    /// The things it names, beside documents.
    pub(crate) fn names(&self) -> impl Iterator<Item = Id> {
        let item = self.passage().and_then(|it| it.item);
        std::iter::once(self.prediction).chain(item)
    }

    /// The words in a document that show it, if it rests on such.
    #[must_use]
    pub const fn passage(&self) -> Option<&Evidence> {
        match &self.evidence {
            Some(CatalogueEvidence::Passage(evidence)) => Some(evidence),
            Some(CatalogueEvidence::Text(_) | CatalogueEvidence::Address(_)) | None => None,
        }
    }
}

/// How a catalogued prediction came out: the answer to what is asked of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum CatalogueOutcome {
    /// It happened.
    Yes,
    /// It did not happen in time.
    No,
    /// What happened fits both answers; nobody is scored on it.
    Ambiguous {
        /// Why, in one sentence.
        reason: String,
    },
    /// Its condition did not come about; nobody is scored on it.
    Void {
        /// How that is known, in one sentence.
        reason: String,
    },
    /// The note predicts nothing here; it was read wrongly.
    NoPrediction {
        /// Why, in one sentence.
        reason: String,
    },
}

impl CatalogueOutcome {
    /// The outcome in a word or two, as people write it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Ambiguous { .. } => "ambiguous",
            Self::Void { .. } => "void",
            Self::NoPrediction { .. } => "no prediction",
        }
    }

    /// The reason, where there is one.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Yes | Self::No => None,
            Self::Ambiguous { reason } | Self::Void { reason } | Self::NoPrediction { reason } => {
                Some(reason)
            }
        }
    }

    /// Whether what was asked happened; nothing where nobody is scored.
    #[must_use]
    pub const fn happened(&self) -> Option<bool> {
        match self {
            Self::Yes => Some(true),
            Self::No => Some(false),
            Self::Ambiguous { .. } | Self::Void { .. } | Self::NoPrediction { .. } => None,
        }
    }
}

/// What shows how a catalogued prediction came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CatalogueEvidence {
    /// A reader's own words, as "signed on 3 February, all papers".
    Text(String),
    /// An address on the web.
    Address(String),
    /// Words in a document of the desk.
    Passage(Evidence),
}

/// The undoing of an answer; the answer stays in the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueUndoing {
    /// The catalogued prediction.
    pub prediction: Id,
    /// The answer that no longer stands.
    pub answer: Id,
    /// Why.
    pub reason: String,
}

/// What a person says that the words of a note meant, beside what was read in them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CatalogueCorrection {
    /// The catalogued prediction.
    pub prediction: Id,
    /// How likely the words called what is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<PercentRange>,
    /// The day by which it was to happen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Date>,
    /// Why.
    pub reason: String,
}

/// A range of chances around a middle, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PercentRange {
    /// The low end.
    pub low: f64,
    /// The middle.
    pub median: f64,
    /// The high end.
    pub high: f64,
}

impl fmt::Display for PercentRange {
    /// Writes "≈75% (60–85)", or "75%" where there is but one number.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { low, median, high } = self;
        if low < high {
            write!(formatter, "≈{median}% ({low}–{high})")
        } else {
            write!(formatter, "{median}%")
        }
    }
}
