//! Short stable names for everything a desk keeps, as `q-4`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A short stable name, as `q-4`: the kind, and a number counted from 1 within the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id {
    /// What it names.
    pub kind: Kind,
    /// Which one of its kind.
    pub number: u64,
}

/// What an id can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The opening of the desk.
    Desk,
    /// A document.
    Document,
    /// A statement read in a document.
    Statement,
    /// An event read in a document.
    Event,
    /// A position read in a document.
    Position,
    /// A scheduled event read in a document.
    ScheduledEvent,
    /// A relation read in a document.
    Relation,
    /// Somebody's judgment read in a document.
    NotedJudgment,
    /// Somebody's prediction read in a document.
    NotedPrediction,
    /// A judgment of ours.
    Judgment,
    /// A question.
    Question,
    /// An option added to a question.
    AddedOption,
    /// A forecast.
    Forecast,
    /// The taking back of a forecast.
    Withdrawal,
    /// What became of a scheduled event.
    ScheduleChange,
    /// A proposed settlement.
    ProposedSettlement,
    /// The settlement of a question.
    Settlement,
    /// The undoing of a settlement.
    Reopening,
    /// A brief.
    Brief,
    /// The grading of a source.
    SourceGrade,
    /// The grading of a piece of information.
    ItemGrade,
    /// The breaking or restoring of an assumption.
    AssumptionCheck,
    /// Hypotheses that compete.
    Hypotheses,
    /// What one analyst makes of hypotheses.
    Ratings,
    /// A house's ladder of words.
    HouseLadder,
    /// A prediction of an old note.
    CataloguedPrediction,
    /// How a reader says that a catalogued prediction came out.
    CatalogueAnswer,
    /// The undoing of such an answer.
    CatalogueUndoing,
    /// What a person says that a catalogued prediction meant.
    CatalogueCorrection,
    /// What misled a forecaster.
    Misled,
    /// The topic of a question.
    QuestionTopic,
    /// A subscription to a feed.
    Subscription,
    /// The end of a subscription.
    Unsubscription,
    /// A watch.
    Watch,
    /// A look at what a watch raised.
    WatchLook,
    /// The end of a watch.
    WatchEnd,
    /// An import of events that a machine coded.
    EventImport,
    /// A check of whether a page is still there.
    PageCheck,
    /// A change of an account.
    AccountChange,
    /// Who sees something.
    Visibility,
    /// The erasure of entries.
    Erasure,
}

/// A text that is no id.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no id; an id looks like d-3, s-12, j-2, q-4 or f-9")]
pub struct NotAnId(String);

impl Kind {
    /// Every kind, in the order of the chain.
    pub const ALL: [Self; 41] = [
        Self::Desk,
        Self::Document,
        Self::Statement,
        Self::Event,
        Self::Position,
        Self::ScheduledEvent,
        Self::Relation,
        Self::NotedJudgment,
        Self::NotedPrediction,
        Self::Judgment,
        Self::Question,
        Self::AddedOption,
        Self::Forecast,
        Self::Withdrawal,
        Self::ScheduleChange,
        Self::ProposedSettlement,
        Self::Settlement,
        Self::Reopening,
        Self::Brief,
        Self::SourceGrade,
        Self::ItemGrade,
        Self::AssumptionCheck,
        Self::Hypotheses,
        Self::Ratings,
        Self::HouseLadder,
        Self::CataloguedPrediction,
        Self::CatalogueAnswer,
        Self::CatalogueUndoing,
        Self::CatalogueCorrection,
        Self::Misled,
        Self::QuestionTopic,
        Self::Subscription,
        Self::Unsubscription,
        Self::Watch,
        Self::WatchLook,
        Self::WatchEnd,
        Self::EventImport,
        Self::PageCheck,
        Self::AccountChange,
        Self::Visibility,
        Self::Erasure,
    ];

    /// What an id of this kind begins with.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Document => "d",
            Self::Statement => "s",
            Self::Event => "e",
            Self::Position => "p",
            Self::ScheduledEvent => "a",
            Self::Relation => "l",
            Self::NotedJudgment => "nj",
            Self::NotedPrediction => "np",
            Self::Judgment => "j",
            Self::Question => "q",
            Self::AddedOption => "o",
            Self::Forecast => "f",
            Self::Withdrawal => "w",
            Self::ScheduleChange => "ac",
            Self::ProposedSettlement => "pr",
            Self::Settlement => "r",
            Self::Reopening => "u",
            Self::Brief => "b",
            Self::SourceGrade => "g",
            Self::ItemGrade => "i",
            Self::AssumptionCheck => "k",
            Self::Hypotheses => "h",
            Self::Ratings => "hr",
            Self::HouseLadder => "hl",
            Self::CataloguedPrediction => "c",
            Self::CatalogueAnswer => "ca",
            Self::CatalogueUndoing => "cu",
            Self::CatalogueCorrection => "cc",
            Self::Misled => "m",
            Self::QuestionTopic => "t",
            Self::Subscription => "feed",
            Self::Unsubscription => "fx",
            Self::Watch => "watch",
            Self::WatchLook => "wl",
            Self::WatchEnd => "wx",
            Self::EventImport => "ei",
            Self::PageCheck => "pc",
            Self::AccountChange => "ax",
            Self::Visibility => "vis",
            Self::Erasure => "er",
        }
    }

    /// Whether it is read in a document.
    pub fn is_finding(self) -> bool {
        matches!(
            self,
            Self::Statement
                | Self::Event
                | Self::Position
                | Self::ScheduledEvent
                | Self::Relation
                | Self::NotedJudgment
                | Self::NotedPrediction
        )
    }

    /// Whether a score can hang on it: all that people record, and the documents they cite.
    ///
    /// What is read in documents can be read again, feeds and watches only say where to look, checks
    /// of pages whether they still stand there, and accounts and visibility who comes in and sees
    /// what.
    pub fn bears_on_score(self) -> bool {
        let says_where_to_look = matches!(
            self,
            Self::Subscription
                | Self::Unsubscription
                | Self::Watch
                | Self::WatchLook
                | Self::WatchEnd
                | Self::PageCheck
        );
        let says_who_sees = matches!(self, Self::AccountChange | Self::Visibility);
        !self.is_finding() && !says_where_to_look && !says_who_sees
    }

    /// Whether what one says can be erased: texts of others, what was read in them, and what
    /// analysts wrote about them. Scores are worked out from all else, and would change.
    pub fn is_erasable(self) -> bool {
        self.is_finding() || matches!(self, Self::Document | Self::Judgment | Self::Brief)
    }

    /// The word for one of this kind.
    pub fn word(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Document => "document",
            Self::Statement => "statement",
            Self::Event => "event",
            Self::Position => "position",
            Self::ScheduledEvent => "scheduled event",
            Self::Relation => "relation",
            Self::NotedJudgment => "noted judgment",
            Self::NotedPrediction => "noted prediction",
            Self::Judgment => "judgment",
            Self::Question => "question",
            Self::AddedOption => "added option",
            Self::Forecast => "forecast",
            Self::Withdrawal => "withdrawal",
            Self::ScheduleChange => "schedule change",
            Self::ProposedSettlement => "proposed settlement",
            Self::Settlement => "settlement",
            Self::Reopening => "reopening",
            Self::Brief => "brief",
            Self::SourceGrade => "grade of a source",
            Self::ItemGrade => "grade of an item",
            Self::AssumptionCheck => "check of an assumption",
            Self::Hypotheses => "set of hypotheses",
            Self::Ratings => "set of ratings",
            Self::HouseLadder => "ladder of the house",
            Self::CataloguedPrediction => "catalogued prediction",
            Self::CatalogueAnswer => "answer to a catalogued prediction",
            Self::CatalogueUndoing => "undoing of an answer",
            Self::CatalogueCorrection => "correction of a catalogued prediction",
            Self::Misled => "look back",
            Self::QuestionTopic => "topic",
            Self::Subscription => "feed",
            Self::Unsubscription => "end of a feed",
            Self::Watch => "watch",
            Self::WatchLook => "look at a watch",
            Self::WatchEnd => "end of a watch",
            Self::EventImport => "import of events",
            Self::PageCheck => "check of a page",
            Self::AccountChange => "change of an account",
            Self::Visibility => "visibility",
            Self::Erasure => "erasure",
        }
    }

    /// The kind whose ids begin with this prefix.
    pub fn from_prefix(prefix: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.prefix() == prefix)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.kind.prefix(), self.number)
    }
}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let read = || {
            let (prefix, digits) = text.split_once('-')?;
            let kind = Kind::from_prefix(prefix)?;
            let number = digits.parse().ok()?;
            // Only one spelling of each id, so that equal ids are equal texts.
            let id = Self { kind, number };
            (number > 0 && id.to_string() == text).then_some(id)
        };
        read().ok_or_else(|| NotAnId(text.to_owned()))
    }
}

impl TryFrom<String> for Id {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Self, NotAnId> {
        text.parse()
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::{Id, Kind};

    #[test]
    fn every_kind_reads_back() {
        for kind in Kind::ALL {
            let id = Id { kind, number: 7 };
            assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn an_id_has_one_spelling() {
        for text in ["q-0", "q-04", "q-+4", "q4", "Q-4", "q-", "x-1", "", "q-4 "] {
            assert!(text.parse::<Id>().is_err(), "{text}");
        }
    }
}
