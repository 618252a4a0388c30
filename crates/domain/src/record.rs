//! A record: what an entry of the ledger can hold.

use serde::{Deserialize, Serialize};

use crate::{
    AccountChange, AddedOption, AssumptionCheck, Brief, CatalogueAnswer, CatalogueCorrection,
    CatalogueUndoing, CataloguedPrediction, DeskOpening, Document, Erased, Erasure, Event,
    EventImport, Evidence, Forecast, HouseLadder, Hypotheses, Id, Imported, ItemGrade, Judgment,
    Kind, Misled, NotedJudgment, NotedPrediction, PageCheck, Passage, Position, ProposedSettlement,
    Question, QuestionTopic, Ratings, Relation, Reopening, ScheduleChange, ScheduledEvent,
    Settlement, SourceGrade, Statement, Subscription, Unsubscription, Visibility, Watch, WatchEnd,
    WatchLook, Withdrawal,
};

/// What an entry of the ledger can hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// The opening of the desk.
    Desk(DeskOpening),
    /// A document was taken in.
    Document(Document),
    /// A statement was read in one.
    Statement(Found<Statement>),
    /// An event was read in one.
    Event(Found<Event>),
    /// A position was read in one.
    Position(Found<Position>),
    /// A scheduled event was read in one.
    ScheduledEvent(Found<ScheduledEvent>),
    /// A relation was read in one.
    Relation(Found<Relation>),
    /// Somebody's judgment was read in one.
    NotedJudgment(Found<NotedJudgment>),
    /// Somebody's prediction was read in one.
    NotedPrediction(Found<NotedPrediction>),
    /// A judgment was made.
    Judgment(Judgment),
    /// A question was asked.
    Question(Question),
    /// An option was added to a question.
    AddedOption(AddedOption),
    /// A forecast was made.
    Forecast(Forecast),
    /// A forecast was taken back.
    Withdrawal(Withdrawal),
    /// Something became of a scheduled event.
    ScheduleChange(ScheduleChange),
    /// A settlement was proposed.
    ProposedSettlement(ProposedSettlement),
    /// A question was settled.
    Settlement(Settlement),
    /// A settlement was undone.
    Reopening(Reopening),
    /// A brief was written.
    Brief(Brief),
    /// A source was graded.
    SourceGrade(SourceGrade),
    /// A piece of information was graded.
    ItemGrade(ItemGrade),
    /// An assumption was broken or restored.
    AssumptionCheck(AssumptionCheck),
    /// Hypotheses were opened.
    Hypotheses(Hypotheses),
    /// An analyst rated them.
    Ratings(Ratings),
    /// A house's ladder of words was written down.
    HouseLadder(HouseLadder),
    /// A prediction of an old note was taken up.
    CataloguedPrediction(CataloguedPrediction),
    /// A reader said how one came out.
    CatalogueAnswer(CatalogueAnswer),
    /// Such an answer was undone.
    CatalogueUndoing(CatalogueUndoing),
    /// A person said what one meant.
    CatalogueCorrection(CatalogueCorrection),
    /// A forecaster said what misled them.
    Misled(Misled),
    /// A question was put under a topic.
    QuestionTopic(QuestionTopic),
    /// A feed was subscribed to.
    Subscription(Subscription),
    /// A subscription was ended.
    Unsubscription(Unsubscription),
    /// A search is kept as a watch.
    Watch(Watch),
    /// Somebody looked at what a watch raised.
    WatchLook(WatchLook),
    /// A watch was ended.
    WatchEnd(WatchEnd),
    /// Events that a machine coded were taken in.
    EventImport(EventImport),
    /// A page was taken down, or is there again.
    PageCheck(PageCheck),
    /// Something became of an account.
    AccountChange(AccountChange),
    /// Somebody said who sees something.
    Visibility(Visibility),
    /// Entries were erased.
    Erasure(Erasure),
    /// Something stood here that was erased.
    Erased(Erased),
}

/// Something that was found in a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found<T> {
    /// The document.
    pub document: Id,
    /// What was found.
    #[serde(flatten)]
    pub item: T,
}

impl Record {
    /// What is left of it, if it was erased.
    pub fn erased(&self) -> Option<&Erased> {
        if let Self::Erased(erased) = self { Some(erased) } else { None }
    }

    /// Where it was recorded first, if it was brought from elsewhere.
    pub fn imported(&self) -> Option<&Imported> {
        if let Self::Question(question) = self {
            return question.imported.as_ref();
        }
        if let Self::Forecast(forecast) = self {
            return forecast.imported.as_ref();
        }
        if let Self::Withdrawal(withdrawal) = self {
            return withdrawal.imported.as_ref();
        }
        let Self::Settlement(settlement) = self else { return None };
        settlement.imported.as_ref()
    }

    /// What kind of id names this record.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Desk(_) => Kind::Desk,
            Self::Document(_) => Kind::Document,
            Self::Statement(_) => Kind::Statement,
            Self::Event(_) => Kind::Event,
            Self::Position(_) => Kind::Position,
            Self::ScheduledEvent(_) => Kind::ScheduledEvent,
            Self::Relation(_) => Kind::Relation,
            Self::NotedJudgment(_) => Kind::NotedJudgment,
            Self::NotedPrediction(_) => Kind::NotedPrediction,
            Self::Judgment(_) => Kind::Judgment,
            Self::Question(_) => Kind::Question,
            Self::AddedOption(_) => Kind::AddedOption,
            Self::Forecast(_) => Kind::Forecast,
            Self::Withdrawal(_) => Kind::Withdrawal,
            Self::ScheduleChange(_) => Kind::ScheduleChange,
            Self::ProposedSettlement(_) => Kind::ProposedSettlement,
            Self::Settlement(_) => Kind::Settlement,
            Self::Reopening(_) => Kind::Reopening,
            Self::Brief(_) => Kind::Brief,
            Self::SourceGrade(_) => Kind::SourceGrade,
            Self::ItemGrade(_) => Kind::ItemGrade,
            Self::AssumptionCheck(_) => Kind::AssumptionCheck,
            Self::Hypotheses(_) => Kind::Hypotheses,
            Self::Ratings(_) => Kind::Ratings,
            Self::HouseLadder(_) => Kind::HouseLadder,
            Self::CataloguedPrediction(_) => Kind::CataloguedPrediction,
            Self::CatalogueAnswer(_) => Kind::CatalogueAnswer,
            Self::CatalogueUndoing(_) => Kind::CatalogueUndoing,
            Self::CatalogueCorrection(_) => Kind::CatalogueCorrection,
            Self::Misled(_) => Kind::Misled,
            Self::QuestionTopic(_) => Kind::QuestionTopic,
            Self::Subscription(_) => Kind::Subscription,
            Self::Unsubscription(_) => Kind::Unsubscription,
            Self::Watch(_) => Kind::Watch,
            Self::WatchLook(_) => Kind::WatchLook,
            Self::WatchEnd(_) => Kind::WatchEnd,
            Self::EventImport(_) => Kind::EventImport,
            Self::PageCheck(_) => Kind::PageCheck,
            Self::AccountChange(_) => Kind::AccountChange,
            Self::Visibility(_) => Kind::Visibility,
            Self::Erasure(_) => Kind::Erasure,
            Self::Erased(erased) => erased.of.kind,
        }
    }

    /// Everything the record names, each once, so that every link can be followed both ways.
    pub fn links(&self) -> Vec<Id> {
        let mut links = self.all_links();
        links.sort_unstable();
        links.dedup();
        links
    }

    /// The document that it was read in; none of what the desk recorded itself.
    pub fn read_in(&self) -> Option<Id> {
        let passage = self.passages().into_iter().next();
        passage.filter(|_| self.kind().is_finding()).map(|passage| passage.document)
    }

    /// Every place in a document that the record points at.
    pub fn passages(&self) -> Vec<Passage> {
        match self {
            Self::Desk(_)
            | Self::Document(_)
            | Self::Question(_)
            | Self::Reopening(_)
            | Self::SourceGrade(_)
            | Self::AddedOption(_)
            | Self::Withdrawal(_)
            | Self::HouseLadder(_)
            | Self::CataloguedPrediction(_)
            | Self::CatalogueUndoing(_)
            | Self::CatalogueCorrection(_)
            | Self::QuestionTopic(_)
            | Self::Subscription(_)
            | Self::Unsubscription(_)
            | Self::Watch(_)
            | Self::WatchLook(_)
            | Self::WatchEnd(_)
            | Self::EventImport(_)
            | Self::PageCheck(_)
            | Self::AccountChange(_)
            | Self::Visibility(_)
            | Self::Erasure(_)
            | Self::Erased(_)
            | Self::Ratings(_) => vec![],
            Self::CatalogueAnswer(answer) => {
                answer.passage().map(|it| it.passage.clone()).into_iter().collect()
            }
            Self::Misled(misled) => passages_of(&misled.by),
            Self::Statement(found) => passages_of_statement(found),
            Self::Event(found) => vec![found.passage(&found.item.span)],
            Self::Position(found) => vec![found.passage(&found.item.span)],
            Self::ScheduledEvent(found) => vec![found.passage(&found.item.span)],
            Self::Relation(found) => vec![found.passage(&found.item.span)],
            Self::NotedJudgment(found) => {
                let spans = std::iter::once(&found.item.span).chain(&found.item.rests_on);
                spans.map(|span| found.passage(span)).collect()
            }
            Self::NotedPrediction(found) => {
                let question = found.item.question.iter();
                let deadline = question.filter_map(|it| Some(&it.deadline.as_ref()?.span));
                let spans = std::iter::once(&found.item.span).chain(&found.item.supported_by);
                spans.chain(deadline).map(|span| found.passage(span)).collect()
            }
            Self::Judgment(judgment) => {
                let evidence = judgment.evidence_for.iter().chain(&judgment.evidence_against);
                evidence.map(|evidence| evidence.passage.clone()).collect()
            }
            Self::Forecast(forecast) => passages_of(&forecast.evidence),
            Self::ScheduleChange(change) => passages_of(&change.evidence),
            Self::ProposedSettlement(proposed) => passages_of(&proposed.evidence),
            Self::Settlement(settlement) => passages_of(&settlement.evidence),
            Self::ItemGrade(grade) => passages_of(&grade.confirmed_by),
            Self::AssumptionCheck(check) => passages_of(&check.evidence),
            Self::Hypotheses(hypotheses) => {
                let evidence = hypotheses.evidence.iter();
                evidence.map(|it| it.evidence.passage.clone()).collect()
            }
            Self::Brief(brief) => passages_of_brief(brief),
        }
    }

    fn all_links(&self) -> Vec<Id> {
        let mut links: Vec<Id> = self.passages().into_iter().map(|it| it.document).collect();
        match self {
            Self::Document(document) => {
                links.extend(document.attached_to.into_iter().chain(document.earlier));
            }
            Self::Desk(_)
            | Self::Statement(_)
            | Self::Event(_)
            | Self::Position(_)
            | Self::ScheduledEvent(_)
            | Self::Relation(_)
            | Self::NotedJudgment(_)
            | Self::NotedPrediction(_)
            | Self::HouseLadder(_)
            | Self::Subscription(_)
            | Self::EventImport(_)
            | Self::AccountChange(_)
            | Self::SourceGrade(_) => {}
            Self::Judgment(judgment) => links.extend(links_of_judgment(judgment)),
            Self::Question(question) => links.extend(question.names()),
            Self::Forecast(forecast) => {
                links.push(forecast.question);
                links.extend(items_of(&forecast.evidence));
            }
            Self::AddedOption(added) => links.push(added.question),
            Self::Withdrawal(it) => links.extend([it.question, it.forecast]),
            Self::ScheduleChange(change) => {
                links.push(change.scheduled);
                links.extend(items_of(&change.evidence));
            }
            Self::ProposedSettlement(proposed) => {
                links.push(proposed.question);
                links.extend(items_of(&proposed.evidence));
            }
            Self::Settlement(settlement) => {
                links.extend([settlement.question].into_iter().chain(settlement.proposed));
                links.extend(items_of(&settlement.evidence));
            }
            Self::ItemGrade(grade) => {
                links.push(grade.item);
                links.extend(items_of(&grade.confirmed_by));
            }
            Self::AssumptionCheck(check) => {
                links.push(check.judgment);
                links.extend(items_of(&check.evidence));
            }
            Self::Hypotheses(hypotheses) => {
                links.extend(hypotheses.judgment);
                links.extend(hypotheses.evidence.iter().filter_map(|it| it.evidence.item));
            }
            Self::Ratings(ratings) => links.push(ratings.hypotheses),
            Self::CataloguedPrediction(it) => links.extend([it.prediction, it.document]),
            Self::CatalogueAnswer(answer) => links.extend(answer.names()),
            Self::CatalogueUndoing(it) => links.extend([it.prediction, it.answer]),
            Self::CatalogueCorrection(it) => links.push(it.prediction),
            Self::Misled(misled) => links.extend(misled.names()),
            Self::QuestionTopic(it) => links.push(it.question),
            Self::PageCheck(it) => links.push(it.document),
            Self::Unsubscription(it) => links.push(it.feed),
            Self::Visibility(it) => links.push(it.of),
            Self::Watch(it) => links.extend(it.stands_on),
            Self::WatchLook(it) => links.push(it.watch),
            Self::WatchEnd(it) => links.push(it.watch),
            Self::Erasure(it) => links.extend(it.names()),
            Self::Erased(it) => links.extend(&it.names),
            Self::Reopening(reopening) => links.extend([reopening.question, reopening.settlement]),
            Self::Brief(brief) => links.extend(brief.names()),
        }
        links
    }
}

impl<T> Found<T> {
    fn passage(&self, span: &crate::Span) -> Passage {
        Passage { document: self.document, span: span.clone() }
    }
}

fn passages_of_statement(found: &Found<Statement>) -> Vec<Passage> {
    let setting = &found.item.setting;
    let circumstances = setting.under_way.iter().chain(&setting.ahead);
    let spans = std::iter::once(&found.item.span)
        .chain(&found.item.cue_span)
        .chain(&found.item.speaker_span)
        .chain(circumstances.map(|it| &it.span));
    spans.map(|span| found.passage(span)).collect()
}

fn passages_of_brief(brief: &Brief) -> Vec<Passage> {
    let quotes = brief
        .judgments
        .iter()
        .flat_map(|judgment| judgment.quotes_for.iter().chain(&judgment.quotes_against));
    let noted = brief.note.iter().flat_map(|note| &note.quotes).map(|it| &it.quote);
    quotes.chain(noted).map(|quote| quote.passage.clone()).collect()
}

fn links_of_judgment(judgment: &Judgment) -> impl Iterator<Item = Id> {
    let scheduled = judgment.checkpoint.iter().filter_map(|it| it.scheduled);
    items_of(&judgment.evidence_for)
        .chain(items_of(&judgment.evidence_against))
        .chain(scheduled)
        .chain(judgment.earlier)
}

fn passages_of(evidence: &[Evidence]) -> Vec<Passage> {
    evidence.iter().map(|it| it.passage.clone()).collect()
}

fn items_of(evidence: &[Evidence]) -> impl Iterator<Item = Id> {
    evidence.iter().filter_map(|it| it.item)
}
