//! Linting questions: what a settler would quarrel about, in one of the desk's or in a draft.

mod announced;
mod question_file;

use domain::{
    Among, Found, Id, Kind, NotedPrediction, Postponement, Question, QuestionDraft, QuestionKind,
    Severity,
};
use forecasting::QuestionState;
use forecasting::lint::{Answers, Finding, QuestionText, lint};
use jiff::Timestamp;
use serde::Serialize;
use thiserror::Error;

pub use question_file::QuestionFileError;

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};
use crate::moment::{day, parse_moment};
use announced::ByDay;
use question_file::QuestionFile;

/// What is wrong with some questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LintReport {
    /// The questions, each with its findings.
    pub questions: Vec<LintedQuestion>,
    /// How many findings are errors.
    pub errors: usize,
    /// How many are warnings.
    pub warnings: usize,
    /// How many are advice.
    pub advice: usize,
}

/// A question with what its settler would quarrel about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LintedQuestion {
    /// The question, or the noted prediction that it was drafted from; nothing for a file.
    pub id: Option<Id>,
    /// Its text.
    pub text: String,
    /// What its settler would quarrel about, the gravest first.
    pub findings: Vec<Finding>,
}

/// Why a question cannot be linted.
#[derive(Debug, Error)]
pub enum LintQuestionError {
    /// It cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The id names nothing that asks.
    #[error("{0} is a {kind}; give a question, as q-4, or a noted prediction, as np-1", kind = .0.kind)]
    NotAQuestion(Id),
    /// No question was drafted for the prediction.
    #[error("no question was drafted for {0}, which only says what is possible")]
    NoDraft(Id),
    /// The file is none of a question.
    #[error(transparent)]
    File(#[from] QuestionFileError),
}

/// Lints a question of the desk, or the one drafted for a noted prediction.
///
/// # Errors
///
/// The id names neither, or a prediction without a draft.
pub fn lint_question(desk: &Desk, id: Id) -> Result<LintReport, LintQuestionError> {
    let linted = if id.kind == Kind::NotedPrediction {
        let noted = desk.look_up::<Found<NotedPrediction>>(id)?;
        let draft = noted.record.item.question.ok_or(LintQuestionError::NoDraft(id))?;
        linted_draft(id, draft)
    } else if id.kind == Kind::Question {
        linted(desk, &desk.look_up::<Question>(id)?, &mut ByDay::new())?
    } else {
        return Err(LintQuestionError::NotAQuestion(id));
    };
    Ok(LintReport::of(vec![linted]))
}

/// Lints every question that takes forecasts.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn lint_open_questions(desk: &Desk) -> Result<LintReport, LookUpError> {
    let (mut questions, mut known) = (Vec::new(), ByDay::new());
    for file in desk.question_files()? {
        if file.state == QuestionState::Open {
            questions.push(linted(desk, &file.question, &mut known)?);
        }
    }
    Ok(LintReport::of(questions))
}

/// Lints a question in a file of text: its front matter, its text, and its criteria below. `now`
/// stands for when it is asked where the file does not say.
///
/// # Errors
///
/// The bytes are no such file.
///
/// # Examples
///
/// ```
/// use actions::lint_question_file;
///
/// let report = lint_question_file(
///     b"---
/// source: the ministry of Freedonia, press releases
/// deadline: 2027-03-31
/// ---
/// Will Freedonia and Sylvania sign the border treaty soon?
///
/// Yes if both sign one text; an initialed text does not count.
/// ",
///     None,
/// )?;
/// assert_eq!(report.questions[0].findings[0].rule.name(), "relative-date");
/// # Ok::<(), actions::QuestionFileError>(())
/// ```
pub fn lint_question_file(
    bytes: &[u8],
    now: Option<Timestamp>,
) -> Result<LintReport, QuestionFileError> {
    let mut file = QuestionFile::read(bytes)?;
    file.asked_at = file.asked_at.or(now);
    let findings = lint(&file.question_text());
    Ok(LintReport::of(vec![LintedQuestion { id: None, text: file.text, findings }]))
}

/// What a settler would quarrel about in a question of the desk.
pub(crate) fn findings(
    desk: &Desk,
    question: &Recorded<Question>,
) -> Result<Vec<Finding>, LookUpError> {
    findings_at(desk, &question.record, question.recorded_at)
}

/// What a settler would quarrel about in a question that is asked at a moment.
pub(crate) fn findings_at(
    desk: &Desk,
    record: &Question,
    asked_at: Timestamp,
) -> Result<Vec<Finding>, LookUpError> {
    findings_among(desk, record, asked_at, &mut ByDay::new())
}

/// The same for one of many questions, whose days are looked up once.
fn findings_among(
    desk: &Desk,
    record: &Question,
    asked_at: Timestamp,
    known: &mut ByDay,
) -> Result<Vec<Finding>, LookUpError> {
    let checkpoint = record.checkpoint.as_ref();
    let postponement = record.postponement.as_ref().map(Postponement::to_string);
    Ok(lint(&QuestionText {
        answers: answers(&record.kind),
        text: &record.text,
        criteria: &record.criteria,
        source: &record.settlement_source,
        condition: record.condition.as_ref().map(|condition| condition.text.as_str()),
        postponement: postponement.as_deref(),
        is_scheduled: checkpoint.is_some_and(|it| it.scheduled.is_some()),
        announced: desk.announced_for(record, known)?,
        asked_at: Some(asked_at),
        closes_at: Some(record.closes_at),
        deadline_at: Some(record.deadline_at),
        has_clock: record.clock.is_some() || record.close_clock.is_some(),
    }))
}

/// The answers that a question of this kind takes.
fn answers(kind: &QuestionKind) -> Answers<'_> {
    match kind {
        QuestionKind::Binary => Answers::YesOrNo,
        QuestionKind::Choice(choice) => {
            let options = choice.options.iter().map(String::as_str).collect();
            let is_whole = choice.among != Among::AnyOf && choice.later.is_none();
            if is_whole { Answers::OneOf(options) } else { Answers::AnyOf(options) }
        }
        QuestionKind::Numeric(_) => Answers::Number,
        QuestionKind::Date(_) => Answers::Date,
        QuestionKind::Horizons(_) => Answers::YesOrNoByEachDay,
    }
}

fn linted(
    desk: &Desk,
    question: &Recorded<Question>,
    known: &mut ByDay,
) -> Result<LintedQuestion, LookUpError> {
    let Recorded { id, recorded_at, ref record, .. } = *question;
    let mut findings = findings_among(desk, record, recorded_at, known)?;
    let timetable = desk.file_of(question.clone())?.timetable;
    if timetable.moved_days != 0 {
        let [asked, now] = [record.deadline_at, timetable.deadline_at].map(in_words);
        let suggested = findings.iter_mut().filter_map(|finding| finding.suggestion.as_mut());
        suggested.for_each(|suggestion| *suggestion = suggestion.replace(&asked, &now));
    }
    Ok(LintedQuestion { id: Some(id), text: record.text.clone(), findings })
}

/// A day as the lint writes it in what it suggests.
fn in_words(deadline_at: Timestamp) -> String {
    day(deadline_at).strftime("%-d %B %Y").to_string()
}

fn linted_draft(id: Id, draft: QuestionDraft) -> LintedQuestion {
    let deadline_at: Option<Timestamp> =
        draft.deadline.as_ref().and_then(|it| parse_moment(&it.date.to_string()).ok());
    let findings = lint(&QuestionText {
        text: &draft.text,
        criteria: draft.criteria.as_deref().unwrap_or_default(),
        source: draft.settlement_source.as_deref().unwrap_or_default(),
        condition: draft.condition.as_deref(),
        deadline_at,
        ..QuestionText::default()
    });
    LintedQuestion { id: Some(id), text: draft.text, findings }
}

impl LintReport {
    fn of(questions: Vec<LintedQuestion>) -> Self {
        let all = || questions.iter().flat_map(|question| &question.findings);
        let count = |severity| all().filter(|finding| finding.severity == severity).count();
        let [errors, warnings, advice] =
            [Severity::Error, Severity::Warning, Severity::Advice].map(count);
        Self { questions, errors, warnings, advice }
    }

    /// Whether there is more than advice.
    pub fn is_grave(&self) -> bool {
        self.errors + self.warnings > 0
    }
}
