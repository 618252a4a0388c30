//! Listing what the desk keeps, a line each.

use domain::{
    Chances, DeskOpening, Entry, Found, Id, Kind, Probability, Question, Record, Reopening,
};
use forecasting::QuestionState;
use jiff::Timestamp;
use serde::Serialize;

use crate::Desk;
use crate::list_questions::{ListQuestions, QuestionOrder, list_questions};
use crate::look_up::{LookUpError, Recorded};

/// One thing the desk keeps, in a line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListedEntry {
    /// Its id.
    pub id: Id,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who recorded it.
    pub author: String,
    /// The line.
    pub line: String,
    /// Where it stands, if it is a question.
    #[serde(flatten)]
    pub state: Option<QuestionState>,
    /// What overtook its settlement, in words, if it is a question and something did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overtaken: Option<String>,
}

/// Some entries, and how many there are in all.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EntryPage {
    /// How many there are.
    pub total: usize,
    /// Which page this is, from 1; the last one where a later one was asked for.
    pub page: usize,
    /// How many pages there are; at least 1.
    pub pages: usize,
    /// The entries, the newest first.
    pub entries: Vec<ListedEntry>,
}

/// Lists everything of a kind, oldest first.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn list_entries(desk: &Desk, kind: Kind) -> Result<Vec<ListedEntry>, LookUpError> {
    if kind == Kind::Question {
        let all = ListQuestions { order: QuestionOrder::Oldest, ..ListQuestions::default() };
        return Ok(list_questions(desk, &all)?.entries);
    }
    let entries = desk.visible(desk.ledger.entries(kind)?)?;
    told(desk, entries)
}

/// Lists a page of what there is of a kind, the newest first.
///
/// Forecasts of others that are hidden are counted and left out.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn list_newest(
    desk: &Desk,
    kind: Kind,
    page: usize,
    per_page: usize,
) -> Result<EntryPage, LookUpError> {
    let per_page = per_page.max(1);
    let kept = kept_of(desk, kind)?;
    let total = kept.as_ref().map_or_else(|| desk.ledger.count(kind), |it| Ok(it.len()))?;
    let pages = total.div_ceil(per_page).max(1);
    let page = page.clamp(1, pages);
    let skip = (page - 1) * per_page;
    let entries = match kept {
        Some(kept) => kept.into_iter().rev().skip(skip).take(per_page).collect(),
        None => desk.ledger.newest(kind, skip, per_page)?,
    };
    Ok(EntryPage { total, page, pages, entries: told(desk, desk.visible(entries)?)? })
}

/// All that may be seen of a kind, where not all of it may.
fn kept_of(desk: &Desk, kind: Kind) -> Result<Option<Vec<Entry>>, LookUpError> {
    if !desk.sight()?.hides_any(kind) {
        return Ok(None);
    }
    Ok(Some(desk.only_seen(desk.ledger.entries(kind)?)?))
}

/// Lists every question that makes a judgment checkable, or is named by something else.
pub(crate) fn list_questions_citing(desk: &Desk, id: Id) -> Result<Vec<ListedEntry>, LookUpError> {
    let questions = desk.citing::<Question>(id)?;
    questions.into_iter().map(|question| list_question(desk, question)).collect()
}

/// Lists everything that names an id, oldest first.
pub(crate) fn list_citing(desk: &Desk, id: Id) -> Result<Vec<ListedEntry>, LookUpError> {
    let entries = desk.visible(desk.ledger.citing(id)?)?;
    told(desk, entries)
}

impl Desk {
    /// Whether an entry is a settlement that was undone.
    fn is_undone(&self, entry: &Entry) -> Result<bool, LookUpError> {
        let is_settlement = entry.id.kind == Kind::Settlement;
        Ok(is_settlement && !self.citing::<Reopening>(entry.id)?.is_empty())
    }
}

/// The entries in lines; a settlement says if it was undone later.
fn told(desk: &Desk, entries: Vec<Entry>) -> Result<Vec<ListedEntry>, LookUpError> {
    let told = entries.into_iter().map(|entry| {
        let is_undone = desk.is_undone(&entry)?;
        let mut listed = list_entry(entry);
        if is_undone {
            listed.line.push_str(" (undone later)");
        }
        Ok(listed)
    });
    told.collect()
}

pub(crate) fn list_question(
    desk: &Desk,
    question: Recorded<Question>,
) -> Result<ListedEntry, LookUpError> {
    let file = desk.file_of(question)?;
    let overtaken = file.overtaken().map(|it| it.words());
    let Recorded { id, recorded_at, author, record } = file.question;
    let (line, state) = (record.text, Some(file.state));
    Ok(ListedEntry { id, recorded_at, author, line, state, overtaken })
}

pub(crate) fn list_entry(entry: Entry) -> ListedEntry {
    let mut line = line(&entry.record);
    if let Some(imported) = entry.record.imported() {
        line = format!("{line} ({})", imported.words());
    }
    let Entry { id, recorded_at, author, .. } = entry;
    ListedEntry { id, recorded_at, author, line, state: None, overtaken: None }
}

/// What a desk is called, and by which rules it scores.
pub(crate) fn opening(opening: &DeskOpening) -> String {
    let edition = opening.scoring.as_ref().map(|it| it.edition);
    let rules =
        edition.map_or_else(String::new, |it| format!(", scored by edition {it} of the rules"));
    format!("{}{rules}", opening.name)
}

fn line(record: &Record) -> String {
    match record {
        Record::Desk(it) => opening(it),
        Record::Document(document) => {
            let title = document.title.as_deref().unwrap_or("untitled");
            let date = document.published.map_or(String::new(), |date| format!(" ({date})"));
            format!("{title}{date}")
        }
        Record::Statement(found) => {
            let speaker = found.item.speaker.as_deref().unwrap_or("somebody");
            let words = found.item.written();
            let told_as = found.item.told_as(&words);
            let told_as = told_as.map_or_else(String::new, |told_as| format!(" ({told_as})"));
            format!("{speaker}{told_as}: {words}")
        }
        Record::Event(found) => one_line(&found.item.span.text),
        Record::Position(Found { item, .. }) => {
            format!("{} {}: {}", item.holder, item.told_stance(), item.told_matter())
        }
        Record::ScheduledEvent(found) => format!("{} on {}", found.item.what, found.item.date),
        Record::Relation(found) => {
            format!("{}: {}", found.item.between.join(" and "), found.item.label)
        }
        Record::NotedJudgment(found) => found.item.claim.clone(),
        Record::NotedPrediction(found) => found.item.told(),
        Record::Judgment(judgment) => judgment.claim.clone(),
        Record::Question(question) => question.text.clone(),
        Record::AddedOption(added) => format!("{}: {}", added.question, added.option),
        Record::Forecast(forecast) => {
            let chances = chances_alone(&forecast.chances);
            format!("{chances} on {}", forecast.question)
        }
        Record::Withdrawal(it) => format!("{} on {}", it.forecast, it.question),
        Record::ScheduleChange(change) => format!("{}: {}", change.scheduled, change.fate.words()),
        Record::ProposedSettlement(it) => format!("{}: {}", it.question, it.resolution.words()),
        Record::Settlement(it) => format!("{}: {}", it.question, it.resolution.words()),
        Record::Reopening(reopening) => format!("{}: {}", reopening.settlement, reopening.reason),
        Record::Brief(brief) => brief.title.clone(),
        Record::SourceGrade(grade) => {
            let since = grade.since.map_or(String::new(), |since| format!(" since {since}"));
            format!("{}: {}{since}: {}", grade.source, grade.letter, grade.reason)
        }
        Record::ItemGrade(grade) => format!("{}: {}: {}", grade.item, grade.digit, grade.reason),
        Record::AssumptionCheck(check) => {
            let (judgment, finding) = (check.judgment, check.finding.word());
            format!("{judgment}: \u{201c}{}\u{201d} {finding}: {}", check.assumption, check.reason)
        }
        Record::Hypotheses(hypotheses) => hypotheses.matter.clone(),
        Record::HouseLadder(ladder) => ladder.name.clone(),
        Record::CataloguedPrediction(it) => {
            format!("{} of {}, {}/{}", it.prediction, it.document, it.folder, it.file)
        }
        Record::CatalogueAnswer(it) => format!("{}: {}", it.prediction, it.outcome.word()),
        Record::CatalogueUndoing(it) => format!("{}: {}", it.answer, it.reason),
        Record::CatalogueCorrection(it) => format!("{}: {}", it.prediction, it.reason),
        Record::Misled(misled) => format!("{}: {}", misled.question, misled.technique),
        Record::QuestionTopic(it) => format!("{}: {}", it.question, it.topic),
        Record::Subscription(it) => format!("{}: {}", it.name(), it.url),
        Record::Unsubscription(it) => format!("end of {}", it.feed),
        Record::Watch(it) => it.query.clone(),
        Record::WatchLook(it) => it.words(),
        Record::WatchEnd(it) => format!("end of {}", it.watch),
        Record::EventImport(it) => it.words(),
        Record::PageCheck(it) => it.words(),
        Record::AccountChange(it) => it.words(),
        Record::Visibility(it) => it.words(),
        Record::Erasure(it) => it.words(),
        Record::Erased(it) => it.words(),
        Record::Ratings(ratings) => format!("ratings of {}", ratings.hypotheses),
    }
}

/// A forecast without the names of the answers, which its question knows.
pub fn chances_alone(chances: &Chances) -> String {
    let list = |values: &[Probability]| {
        values.iter().map(Probability::to_string).collect::<Vec<_>>().join(", ")
    };
    match chances {
        Chances::Probability(probability) => probability.to_string(),
        Chances::Options(given) | Chances::Horizons(given) => list(given),
        Chances::Quantiles(quantiles) => format!("{} quantiles", quantiles.len()),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
