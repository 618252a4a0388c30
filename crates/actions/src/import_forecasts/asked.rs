//! The questions of a table, each with its rows and what the desk has of it already.

use std::collections::BTreeMap;

use domain::{Id, Imported, Question, QuestionKind, Settlement};
use jiff::Timestamp;

use super::ImportForecastsError;
use super::left_out::{LeftOut, own_question, take_out_what_is_to_come};
use crate::Desk;
use crate::look_up::{LookUpError, Recorded};
use crate::score_table::{Row, with_option};

/// How far two chances may be apart that are one, written twice.
const WRITTEN: f64 = 1e-9;

/// A question of the table, with its rows.
pub(super) struct Asked {
    pub(super) text: String,
    pub(super) opened_at: Timestamp,
    pub(super) closes_at: Timestamp,
    /// By when it must have happened, where the table tells; else the close.
    pub(super) deadline_at: Timestamp,
    /// When it was settled, where the table tells; else the close.
    pub(super) settled_at: Timestamp,
    /// Who asked, where the table tells; else whoever imports it.
    pub(super) asker: String,
    pub(super) rows: Vec<Row>,
    /// What of it is not taken over.
    pub(super) left_out: Vec<LeftOut>,
    /// What the desk has of it already.
    pub(super) known: Known,
}

/// What the desk has of a question already.
#[derive(Default)]
pub(super) struct Known {
    pub(super) id: Option<Id>,
    /// By whom and when, with the chances of yes.
    pub(super) forecasts: BTreeMap<(String, Timestamp), Vec<f64>>,
    /// How it ended.
    pub(super) settled: Option<Recorded<Settlement>>,
}

/// The rows of each question, in the order in which questions come in the table.
pub(super) fn by_question(rows: Vec<Row>) -> Result<Vec<(String, Vec<Row>)>, ImportForecastsError> {
    let has_times = |row: &&Row| row.made.is_some() && row.window.is_some();
    let without: Vec<u64> = rows.iter().filter(|row| !has_times(row)).map(|row| row.line).collect();
    if !without.is_empty() {
        return Err(ImportForecastsError::NoTimes(without));
    }
    let nameless: Vec<u64> = rows.iter().filter(|row| !row.is_named).map(|row| row.line).collect();
    if !nameless.is_empty() {
        return Err(ImportForecastsError::NoQuestions(nameless));
    }
    let mut order: Vec<(String, Vec<Row>)> = vec![];
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let place = *places.entry(row.question.clone()).or_insert(order.len());
        if place == order.len() {
            order.push((row.question.clone(), vec![]));
        }
        order[place].1.push(row);
    }
    Ok(order)
}

/// The questions as the desk stands, less what is yet to come.
pub(super) fn with_known(
    desk: &Desk,
    questions: &[(String, Vec<Row>)],
    platform: &str,
) -> Result<Vec<Asked>, ImportForecastsError> {
    let mut there: BTreeMap<(String, Timestamp), Id> = BTreeMap::new();
    let mut own: BTreeMap<(String, i64), Id> = BTreeMap::new();
    for question in desk.every::<Question>()? {
        match &question.record.imported {
            Some(imported) if imported.platform == platform => {
                there.insert((question.record.text, question.recorded_at), question.id);
            }
            Some(_) => {}
            None => {
                let asked_at = question.recorded_at.as_second();
                let names = names_in_tables(desk, &question)?.into_iter();
                own.extend(names.map(|name| ((name, asked_at), question.id)));
            }
        }
    }
    let now = desk.now()?;
    let asked =
        questions.iter().filter_map(|(text, rows)| Asked::of(text, rows, &desk.author, now));
    asked
        .map(|asked| {
            if let Some(id) = own.get(&(asked.text.clone(), asked.opened_at.as_second())) {
                return Ok(asked.without_rows(*id));
            }
            let id = there.get(&(asked.text.clone(), asked.opened_at));
            let known = id.map(|id| known(desk, *id)).transpose()?.unwrap_or_default();
            Ok(Asked { known, ..asked })
        })
        .collect()
}

/// What a question of the desk is called in a table: by its text, or with each of its options.
fn names_in_tables(desk: &Desk, question: &Recorded<Question>) -> Result<Vec<String>, LookUpError> {
    let text = &question.record.text;
    Ok(match question.record.kind {
        QuestionKind::Choice(_) => {
            let options = desk.question_file(question.id)?.options;
            options.iter().map(|option| with_option(text, option)).collect()
        }
        QuestionKind::Binary
        | QuestionKind::Numeric(_)
        | QuestionKind::Date(_)
        | QuestionKind::Horizons(_) => vec![text.clone()],
    })
}

impl Asked {
    /// A question with its rows, as the first of them tells it, less what is yet to come. What has
    /// no name there has the name of whoever imports it.
    fn of(text: &str, rows: &[Row], own_name: &str, now: Timestamp) -> Option<Self> {
        let first = rows.first()?;
        let (opened_at, ends_at) = first.window?;
        let closes_at = first.closed.unwrap_or(ends_at);
        let named = |name: &str| if name.is_empty() { own_name } else { name }.to_owned();
        let mut rows = rows.to_vec();
        let left_out = take_out_what_is_to_come(&mut rows, now);
        Some(Self {
            text: text.to_owned(),
            opened_at,
            closes_at,
            deadline_at: first.deadline.map_or(closes_at, |deadline| deadline.max(closes_at)),
            // A question that is said to have ended before its close is known to have by now.
            settled_at: first.settled.unwrap_or(ends_at.min(now)),
            asker: named(&first.asker),
            rows,
            left_out,
            known: Known::default(),
        })
    }

    /// The same without its rows, as the desk asked it itself and has them.
    fn without_rows(mut self, id: Id) -> Self {
        self.left_out.extend(own_question(&self.rows, id));
        self.rows.clear();
        self
    }

    /// Whether it would be asked anew.
    pub(super) fn is_new(&self) -> bool {
        self.known.id.is_none() && !self.rows.is_empty()
    }

    /// Where the question and its settlement come from.
    pub(super) fn from(&self, platform: &str, at: Timestamp) -> Imported {
        let author = Some(bare(&self.asker, platform).to_owned());
        Imported { platform: platform.to_owned(), author, at }
    }
}

/// A name without the platform, which it has where it was exported from a desk.
pub(super) fn bare<'a>(name: &'a str, platform: &str) -> &'a str {
    let suffix = format!(" ({platform})");
    name.strip_suffix(suffix.as_str()).unwrap_or(name)
}

/// How a forecast of the table stands to those of the desk.
pub(super) enum Standing {
    New,
    Known,
    /// The desk has another one, by the same person and of the same moment.
    Otherwise,
}

impl Known {
    /// Whether a forecast is there. One that has no name in the table is known by its time, whoever
    /// imported it first.
    pub(super) fn standing(&self, row: &Row, origin: &Imported) -> Standing {
        let signature = origin.signature();
        let is_it = |(author, at): &(String, Timestamp)| {
            *at == origin.at && (row.forecaster.is_empty() || *author == signature)
        };
        let mut there = self.forecasts.iter().filter(|(made, _)| is_it(made)).peekable();
        if there.peek().is_none() {
            return Standing::New;
        }
        let is_same = |chance: &f64| (chance - row.probability).abs() < WRITTEN;
        let is_known = there.any(|(_, chances)| chances.iter().any(is_same));
        if is_known { Standing::Known } else { Standing::Otherwise }
    }
}

fn known(desk: &Desk, id: Id) -> Result<Known, LookUpError> {
    let file = desk.question_file(id)?;
    let mut forecasts: BTreeMap<(String, Timestamp), Vec<f64>> = BTreeMap::new();
    for forecast in &file.forecasts {
        let chance = forecast.record.chances.of_yes().map(domain::Probability::value);
        let made = (forecast.author.clone(), forecast.recorded_at);
        forecasts.entry(made).or_default().extend(chance);
    }
    Ok(Known { id: Some(id), forecasts, settled: file.standing().cloned() })
}
