//! What a record of one kind holds, so that code can ask the ledger for that kind by its type.

use crate::{
    AccountChange, AddedOption, AssumptionCheck, Brief, CatalogueAnswer, CatalogueCorrection,
    CatalogueUndoing, CataloguedPrediction, DeskOpening, Document, Erasure, Event, EventImport,
    Forecast, Found, HouseLadder, Hypotheses, Imported, ItemGrade, Judgment, Kind, Misled,
    NotedJudgment, NotedPrediction, PageCheck, Position, ProposedSettlement, Question,
    QuestionTopic, Ratings, Record, Relation, Reopening, ScheduleChange, ScheduledEvent,
    Settlement, SourceGrade, Statement, Subscription, Unsubscription, Visibility, Watch, WatchEnd,
    WatchLook, Withdrawal,
};

/// Something that an entry can hold.
pub trait Recordable: Clone {
    /// What kind of id names it.
    const KIND: Kind;

    /// Takes it out of a record that holds it.
    fn from_record(record: &Record) -> Option<&Self>;

    /// Where it was recorded first, if it was brought from elsewhere.
    fn imported(&self) -> Option<&Imported> {
        None
    }
}

macro_rules! recordable {
    ($($variant:ident holds $held:ty $(, $imported:ident)?;)*) => {
        $(impl Recordable for $held {
            const KIND: Kind = Kind::$variant;

            fn from_record(record: &Record) -> Option<&Self> {
                if let Record::$variant(held) = record { Some(held) } else { None }
            }

            $(fn imported(&self) -> Option<&Imported> {
                self.$imported.as_ref()
            })?
        })*
    };
}

recordable! {
    Desk holds DeskOpening;
    Document holds Document;
    Statement holds Found<Statement>;
    Event holds Found<Event>;
    Position holds Found<Position>;
    ScheduledEvent holds Found<ScheduledEvent>;
    Relation holds Found<Relation>;
    NotedJudgment holds Found<NotedJudgment>;
    NotedPrediction holds Found<NotedPrediction>;
    Judgment holds Judgment;
    Question holds Question, imported;
    AddedOption holds AddedOption;
    Forecast holds Forecast, imported;
    Withdrawal holds Withdrawal, imported;
    ScheduleChange holds ScheduleChange;
    ProposedSettlement holds ProposedSettlement;
    Settlement holds Settlement, imported;
    Reopening holds Reopening;
    Brief holds Brief;
    SourceGrade holds SourceGrade;
    ItemGrade holds ItemGrade;
    AssumptionCheck holds AssumptionCheck;
    Hypotheses holds Hypotheses;
    Ratings holds Ratings;
    HouseLadder holds HouseLadder;
    CataloguedPrediction holds CataloguedPrediction;
    CatalogueAnswer holds CatalogueAnswer;
    CatalogueUndoing holds CatalogueUndoing;
    CatalogueCorrection holds CatalogueCorrection;
    Misled holds Misled;
    QuestionTopic holds QuestionTopic;
    Subscription holds Subscription;
    Unsubscription holds Unsubscription;
    Watch holds Watch;
    WatchLook holds WatchLook;
    WatchEnd holds WatchEnd;
    EventImport holds EventImport;
    PageCheck holds PageCheck;
    AccountChange holds AccountChange;
    Visibility holds Visibility;
    Erasure holds Erasure;
}
