//! The words of the product as plain data: one file a word, no input or output.
//!
//! Read in the order of the chain: a document holds spans; statements, events, positions,
//! scheduled events and relations rest on spans; a judgment rests on all of them; a question
//! makes it checkable; forecasts answer the question; a settlement ends it; a brief tells readers.

mod span;

mod document;
mod identity;
mod named_actor;
mod page_check;
mod statement;
mod telling;
mod telling_of_predictions;
mod time_expression;

mod action;
mod event;
mod event_import;
mod position;
mod quad_class;
mod relation;
mod scheduled_event;

mod implied_probability;
mod noted;
mod question_draft;
mod reading;
mod setting;

mod evidence;
mod indicator;
mod judgment;
mod judgment_kind;
mod premortem;
mod probability;
mod weight;

mod assumption_check;
mod item_grade;
mod source_grade;

mod cell;
mod house_ladder;
mod hypotheses;
mod mark;
mod minute;

mod added_option;
mod author;
mod chances;
mod checkpoint;
mod condition;
mod condition_words;
mod day_number;
mod forecast;
mod imported;
mod outcome;
mod postponement;
mod question;
mod question_kind;
mod resolution;
mod schedule_change;
mod severity;

mod brief;
mod filed_note;

mod catalogue;
mod feed;
mod misled;
mod question_topic;
mod watch;

mod search;

mod account_change;
mod role;
mod scope;
mod visibility;

mod desk;
mod digest;
mod entry;
mod erasure;
mod id;
mod record;
mod recordable;

pub use account_change::{AccountChange, AccountDeed};
pub use action::Action;
pub use added_option::AddedOption;
pub use assumption_check::{AssumptionCheck, AssumptionFinding};
pub use author::is_machine;
pub use brief::{Brief, BriefForecast, BriefJudgment, Quote};
pub use catalogue::{
    CatalogueAnswer, CatalogueCorrection, CatalogueEvidence, CatalogueOutcome, CatalogueUndoing,
    CataloguedPrediction, PercentRange, Voice,
};
pub use cell::{Cell, LikelihoodStep, NotAStep};
pub use chances::{Chances, Quantile};
pub use checkpoint::Checkpoint;
pub use condition::{Condition, NotARequirement, RequiredAnswer, Requirement};
pub use condition_words::under_condition;
pub use day_number::{day_of_number, number_of_day};
pub use desk::{DeskClock, DeskOpening, ScoringRules};
pub use digest::{Digest, NotADigest};
pub use document::{Document, DocumentText};
pub use entry::Entry;
pub use erasure::{Erased, ErasedEntry, ErasedLeaf, Erasure};
pub use event::{DateBasis, Event, Occurrence};
pub use event_import::{EventCoder, EventImport, ImportedRows, RefusedRow};
pub use evidence::Evidence;
pub use feed::{Subscription, Unsubscription};
pub use filed_note::{FiledNote, NotedQuote};
pub use forecast::{Forecast, Withdrawal};
pub use house_ladder::HouseLadder;
pub use hypotheses::{Hypotheses, Hypothesis, MatrixEvidence, Ratings};
pub use id::{Id, Kind, NotAnId};
pub use identity::{Identity, Sector, Sureness};
pub use implied_probability::{ImpliedProbability, ProbabilityBasis};
pub use imported::Imported;
pub use indicator::{Direction, Indicator};
pub use item_grade::{ItemDigit, ItemGrade, NotADigit};
pub use judgment::{Confidence, Judgment, NotAConfidence};
pub use judgment_kind::{JudgmentKind, NotAJudgmentKind};
pub use mark::{Mark, NotAMark};
pub use minute::to_the_minute;
pub use misled::Misled;
pub use named_actor::NamedActor;
pub use noted::{NotedJudgment, NotedPrediction, PredictionKind};
pub use outcome::Outcome;
pub use page_check::PageCheck;
pub use position::{Position, PositionState, Stance};
pub use postponement::{PostponedEnd, Postponement, PostponementRule};
pub use premortem::Premortem;
pub use probability::{NotAProbability, Probability};
pub use quad_class::QuadClass;
pub use question::Question;
pub use question_draft::{DraftDeadline, QuestionDraft};
pub use question_kind::{
    Among, Bounds, Choice, DateRange, Horizons, LaterOptions, NumberRange, QuestionKind, Scale,
};
pub use question_topic::QuestionTopic;
pub use reading::{Problem, Reading};
pub use record::{Found, Record};
pub use recordable::Recordable;
pub use relation::{Polarity, Relation};
pub use resolution::{ProposedSettlement, Reopening, Resolution, Settlement, Side};
pub use role::{NotARole, Role};
pub use schedule_change::{ScheduleChange, ScheduleFate};
pub use scheduled_event::{Firmness, ScheduleState, ScheduledEvent};
pub use scope::{NotAScope, Scope, Scopes};
pub use search::{
    NameField, NameMatch, SearchClause, SearchFacet, SearchItem, SearchQuery, SearchQueryError,
    SearchTerm,
};
pub use setting::{Circumstance, Setting};
pub use severity::Severity;
pub use source_grade::{NotALetter, SourceGrade, SourceLetter};
pub use span::{Passage, Span};
pub use statement::{Form, Modality, Statement, StatementKind};
pub use telling::{Manner, Telling};
pub use time_expression::{TimeExpression, TimeKind};
pub use visibility::{Audience, NotAnAudience, Visibility};
pub use watch::{Watch, WatchEnd, WatchLook, WatchView};
pub use weight::{NotAWeight, Weight};
