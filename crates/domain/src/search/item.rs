//! A search item: what can be found of one entry, in plain words.

use jiff::civil::Date;

use crate::{
    Brief, Document, Entry, Event, Found, Hypotheses, Id, Identity, Judgment, NotedJudgment,
    NotedPrediction, Position, Question, Record, Relation, ScheduledEvent, Statement, Sureness,
};

/// What can be found of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchItem {
    /// The entry's place in the ledger.
    pub sequence: u64,
    /// Its id.
    pub id: Id,
    /// What it is called, where it has a name of its own.
    pub title: Option<String>,
    /// Its words: a document's text, a statement's words, a judgment's claim.
    pub words: String,
    /// What must stand before the words of a statement, as "denied".
    pub told_as: Option<String>,
    /// Who spoke, did or holds it, by the name that person is known by.
    pub speaker: Option<String>,
    /// The same by the document's name, where that is another.
    pub speaker_as_written: Option<String>,
    /// For whom: for whom it was said, or whose it is that somebody did or holds it.
    pub side: Option<String>,
    /// Other names of the states and organizations that it was said, done or held for, with their
    /// codes.
    pub side_known: Vec<String>,
    /// To whom.
    pub addressee: Option<String>,
    /// Other names of the states and organizations of whom it was said or done to, with their codes.
    pub addressee_known: Vec<String>,
    /// Where it was published or said.
    pub outlet: Option<String>,
    /// The day it is of.
    pub date: Option<Date>,
    /// The language of its words, as an ISO 639-1 code.
    pub language: Option<String>,
    /// The document it was read in.
    pub document: Option<Id>,
}

impl SearchItem {
    /// What can be found of an entry; nothing of those that are not searched.
    ///
    /// `document` is the one that a finding was read in, and `text` that of a document.
    #[must_use]
    pub fn of(entry: &Entry, document: Option<&Document>, text: &str) -> Option<Self> {
        let blank = Self::blank(entry, document);
        match &entry.record {
            Record::Document(it) => Some(blank.document(it, text)),
            Record::Statement(found) => Some(blank.found(found).statement(&found.item)),
            Record::Event(found) => Some(blank.found(found).event(&found.item)),
            Record::Position(found) => Some(blank.found(found).position(&found.item)),
            Record::ScheduledEvent(found) => Some(blank.found(found).scheduled(&found.item)),
            Record::Relation(found) => Some(blank.found(found).relation(&found.item)),
            Record::NotedJudgment(found) => Some(blank.found(found).noted_judgment(&found.item)),
            Record::NotedPrediction(found) => Some(blank.found(found).prediction(&found.item)),
            Record::Judgment(it) => Some(blank.judgment(it)),
            Record::Question(it) => Some(blank.question(it)),
            Record::Brief(it) => Some(blank.brief(it)),
            Record::Hypotheses(it) => Some(blank.hypotheses(it)),
            // Others' forecasts and answers are hidden from whoever has given none, and the rest
            // has few words: all of it is found through what it names.
            Record::Desk(_)
            | Record::AddedOption(_)
            | Record::Forecast(_)
            | Record::Withdrawal(_)
            | Record::ScheduleChange(_)
            | Record::ProposedSettlement(_)
            | Record::Settlement(_)
            | Record::Reopening(_)
            | Record::SourceGrade(_)
            | Record::ItemGrade(_)
            | Record::AssumptionCheck(_)
            | Record::Ratings(_)
            | Record::HouseLadder(_)
            | Record::CataloguedPrediction(_)
            | Record::CatalogueAnswer(_)
            | Record::CatalogueUndoing(_)
            | Record::CatalogueCorrection(_)
            | Record::Misled(_)
            | Record::QuestionTopic(_)
            | Record::Subscription(_)
            | Record::Unsubscription(_)
            | Record::Watch(_)
            | Record::WatchLook(_)
            | Record::WatchEnd(_)
            | Record::EventImport(_)
            | Record::PageCheck(_)
            | Record::AccountChange(_)
            | Record::Visibility(_)
            | Record::Erasure(_)
            | Record::Erased(_) => None,
        }
    }

    /// An item of the desk's own; what is left open is taken from the document, if there is one.
    fn blank(entry: &Entry, document: Option<&Document>) -> Self {
        let recorded = jiff::tz::Offset::UTC.to_datetime(entry.recorded_at).date();
        Self {
            sequence: entry.sequence,
            id: entry.id,
            title: None,
            words: String::new(),
            told_as: None,
            speaker: None,
            speaker_as_written: None,
            side: None,
            side_known: vec![],
            addressee: None,
            addressee_known: vec![],
            outlet: document.and_then(|it| it.source.clone()),
            date: document.map_or(Some(recorded), |it| it.said.or(it.published)),
            language: document.and_then(|it| it.language.clone()),
            document: None,
        }
    }

    fn found<T>(mut self, found: &Found<T>) -> Self {
        self.document = Some(found.document);
        self
    }

    fn document(mut self, document: &Document, text: &str) -> Self {
        self.title.clone_from(&document.title);
        text.clone_into(&mut self.words);
        self.speaker.clone_from(&document.author);
        self.outlet.clone_from(&document.source);
        self.date = document.said.or(document.published);
        self.language.clone_from(&document.language);
        self
    }

    fn statement(mut self, statement: &Statement) -> Self {
        self.words = statement.written();
        self.told_as = statement.told_as(&self.words);
        self.by(statement.speaker.as_deref(), statement.speaker_identity.as_ref());
        self.side.clone_from(&statement.side);
        self.addressee.clone_from(&statement.addressee);
        self.outlet = statement.outlet.clone().or(self.outlet);
        self.date = statement.said.or(self.date);
        self
    }

    fn event(mut self, event: &Event) -> Self {
        self.words.clone_from(&event.span.text);
        self.by(event.actor.as_deref(), event.actor_identity.as_ref());
        self.side_known = code_of(event.actor_identity.as_ref());
        self.addressee.clone_from(&event.recipient);
        self.addressee_known = code_of(event.recipient_identity.as_ref());
        self.date = event.date.or(self.date);
        self
    }

    fn position(mut self, position: &Position) -> Self {
        self.words.clone_from(&position.span.text);
        self.by(Some(&position.holder), None);
        self.addressee.clone_from(&position.addressee);
        self.date = position.since.or(self.date);
        self
    }

    fn scheduled(mut self, event: &ScheduledEvent) -> Self {
        self.words = lines([Some(event.what.as_str()), Some(event.span.text.as_str())]);
        self.by(event.who.as_deref().or(event.by.as_deref()), None);
        self.date = Some(event.date);
        self
    }

    fn relation(mut self, relation: &Relation) -> Self {
        let between = relation.between.join(", ");
        self.words = lines([Some(relation.span.text.as_str()), Some(between.as_str())]);
        self.by(relation.by.as_deref(), None);
        self.date = relation.date.or(self.date);
        self
    }

    fn noted_judgment(mut self, judgment: &NotedJudgment) -> Self {
        self.words = lines([Some(judgment.claim.as_str()), Some(judgment.span.text.as_str())]);
        self.by(judgment.by.as_deref(), None);
        self
    }

    fn prediction(mut self, prediction: &NotedPrediction) -> Self {
        self.words = lines([Some(prediction.claim.as_str()), Some(prediction.span.text.as_str())]);
        self.told_as = prediction.told_as();
        self.by(prediction.by.as_deref(), None);
        self
    }

    fn judgment(mut self, judgment: &Judgment) -> Self {
        let listed = judgment.alternatives.iter().chain(&judgment.assumptions);
        let signs = judgment.indicators.iter().map(|it| &it.sign);
        let reasons = judgment.confidence_reason.iter().chain(&judgment.change_reason);
        let told = listed.chain(signs).chain(reasons).map(|it| Some(it.as_str()));
        self.words = lines(std::iter::once(Some(judgment.claim.as_str())).chain(told));
        self
    }

    fn question(mut self, question: &Question) -> Self {
        self.words = lines([
            Some(question.text.as_str()),
            Some(question.criteria.as_str()),
            Some(question.settlement_source.as_str()),
        ]);
        self
    }

    fn brief(mut self, brief: &Brief) -> Self {
        self.title = Some(brief.title.clone());
        let claims = brief.judgments.iter().map(|it| Some(it.claim.as_str()));
        let note = brief.note.as_ref().map(|note| note.text.as_str());
        self.words = lines([brief.summary.as_deref(), note].into_iter().chain(claims));
        self.speaker = Some(brief.byline.clone());
        self.date = Some(brief.date);
        self
    }

    fn hypotheses(mut self, matter: &Hypotheses) -> Self {
        let texts = matter.hypotheses.iter().map(|it| Some(it.text.as_str()));
        self.words = lines(std::iter::once(Some(matter.matter.as_str())).chain(texts));
        self
    }

    /// Names who spoke: by the name that person is known by, unless that is a guess.
    fn by(&mut self, written: Option<&str>, identity: Option<&Identity>) {
        let known = identity.filter(|it| it.sureness != Sureness::Guess).map(|it| it.name.as_str());
        self.speaker = known.or(written).map(str::to_owned);
        let other = written.filter(|written| known.is_some_and(|known| known != *written));
        self.speaker_as_written = other.map(str::to_owned);
    }
}

/// The code of the state or organization that somebody belongs to, unless whom the words mean is a
/// guess.
fn code_of(identity: Option<&Identity>) -> Vec<String> {
    let known = identity.filter(|it| it.sureness != Sureness::Guess);
    known.and_then(|it| it.code.clone()).into_iter().collect()
}

/// Texts below each other, without those that stand in an earlier one already.
fn lines<'a>(texts: impl IntoIterator<Item = Option<&'a str>>) -> String {
    let mut lines = String::new();
    for text in texts.into_iter().flatten() {
        if !text.is_empty() && !lines.contains(text) {
            if !lines.is_empty() {
                lines.push('\n');
            }
            lines.push_str(text);
        }
    }
    lines
}
