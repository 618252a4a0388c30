//! Metaculus's file of questions, which tells how those of its file of forecasts ended.

use std::collections::HashMap;

use jiff::Timestamp;

use super::cell::Ended;
use super::columns::Role;
use super::error::ScoreTableError;
use super::row::Row;
use super::table::Records;

/// The yes-or-no questions by id.
pub(crate) struct Questions(HashMap<String, Question>);

/// What is known of a question.
struct Question {
    title: String,
    ended: Ended,
    window: Option<(Timestamp, Timestamp)>,
    deadline: Option<Timestamp>,
    settled: Option<Timestamp>,
}

impl Questions {
    /// Reads the file.
    pub(crate) fn read(text: &str) -> Result<Self, ScoreTableError> {
        let records = Records::read(text)?;
        let columns = records.columns(&[(Role::Question, "Question ID".to_owned())])?;
        let place = |name: &str| records.headings.iter().position(|heading| heading == name);
        let (title_place, kind_place) = (place("Question Title"), place("Question Type"));
        let mut questions = HashMap::new();
        for line in records.each(&columns) {
            let cell = |place: Option<usize>| place.and_then(|place| line.cells.get(place));
            let kind = cell(kind_place).unwrap_or_default();
            if !kind.eq_ignore_ascii_case("binary") {
                continue;
            }
            let id = line.cell(Role::Question).unwrap_or_default().to_owned();
            let title = cell(title_place).unwrap_or(&id).to_owned();
            let (ended, window) = (line.ended()?, line.window()?);
            let deadline = line.moment(Role::ScheduledClose)?;
            let settled = line.moment(Role::Settled)?;
            questions.insert(id, Question { title, ended, window, deadline, settled });
        }
        Ok(Self(questions))
    }

    /// The row with what is known of its question; `None` if that is not one of yes or no.
    pub(crate) fn complete(&self, row: Row) -> Option<Row> {
        let question = self.0.get(&row.question)?;
        Some(Row {
            question: format!("{} ({})", question.title, row.question),
            ended: question.ended,
            window: question.window,
            deadline: question.deadline,
            settled: question.settled,
            ..row
        })
    }
}
