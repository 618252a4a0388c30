//! Importing forecasts made elsewhere: an export of Fatebook or Metaculus, or any table that tells
//! when its forecasts were made.
//!
//! They keep the times and names that the export gives, and the platform's name behind each, so
//! that the record of a desk and what was brought to it stay apart. Where the export gives no name,
//! they have that of whoever imports them.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Chances, Forecast, Id, Imported, Probability, Question, QuestionKind, Record, Resolution,
    Settlement, Withdrawal,
};
use jiff::Timestamp;
use ledger::{LedgerError, Writing};
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};
use crate::score_table::{Ended, Row, ScoreTable, ScoreTableError, TableFormat, read_rows};

/// What was imported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportedForecasts {
    /// The questions that are new, in the order of the table.
    pub questions: Vec<Id>,
    /// New forecasts.
    pub forecasts: usize,
    /// New settlements.
    pub settlements: usize,
    /// Rows that had been imported before.
    pub known: usize,
    /// Rows that hold no forecast of a yes-or-no question.
    pub skipped: usize,
}

/// Why a table cannot be imported. Nothing of it is kept.
#[derive(Debug, Error)]
pub enum ImportForecastsError {
    /// The table cannot be read.
    #[error(transparent)]
    Table(#[from] ScoreTableError),
    /// Its forecasts have no time.
    #[error(
        "line {line} does not tell when its forecast was made and when the question opened and \
         closed; such a table can be scored, with `forsooth score FILE`, but not imported"
    )]
    NoTimes {
        /// The line, counted from 1.
        line: u64,
    },
    /// The platform has no name.
    #[error("the table is no export that is known by its headings; say where it comes from")]
    NoPlatform,
    /// The desk cannot be read.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// A question of the table, with its rows.
struct Asked {
    text: String,
    opened_at: Timestamp,
    closes_at: Timestamp,
    /// By when it must have happened, where the table tells; else the close.
    deadline_at: Timestamp,
    /// When it was settled, where the table tells; else the close.
    settled_at: Timestamp,
    /// Who asked, where the table tells; else whoever imports it.
    asker: String,
    rows: Vec<Row>,
    /// What the desk has of it already.
    known: Known,
}

/// What the desk has of a question already.
#[derive(Default)]
struct Known {
    id: Option<Id>,
    /// By whom and when.
    forecasts: BTreeSet<(String, Timestamp)>,
    is_settled: bool,
}

/// Imports every forecast of a table that is not there yet, with its question and how it ended.
///
/// # Errors
///
/// The table cannot be read or lacks times, or the ledger refuses it; then nothing is kept.
pub fn import_forecasts(
    desk: &mut Desk,
    table: &ScoreTable,
    platform: Option<&str>,
) -> Result<ImportedForecasts, ImportForecastsError> {
    let (rows, source) = read_rows(table)?;
    let platform = match (platform.map(str::trim), source.format) {
        (Some(named), _) if !named.is_empty() => named.to_owned(),
        (_, TableFormat::Fatebook) => "Fatebook".to_owned(),
        (_, TableFormat::Metaculus) => "Metaculus".to_owned(),
        (_, TableFormat::Table) => return Err(ImportForecastsError::NoPlatform),
    };
    let questions = by_question(rows)?;
    let own_name = desk.author.clone();
    desk.write(
        |desk| with_known(desk, &questions, &platform),
        |writing, asked| {
            let mut imported =
                ImportedForecasts { skipped: source.skipped, ..ImportedForecasts::default() };
            for question in asked {
                write_question(writing, &question, (&platform, &own_name), &mut imported)?;
            }
            Ok(imported)
        },
    )
}

/// The rows of each question, in the order in which questions come in the table.
fn by_question(rows: Vec<Row>) -> Result<Vec<(String, Vec<Row>)>, ImportForecastsError> {
    let mut order: Vec<(String, Vec<Row>)> = vec![];
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        if row.made.is_none() || row.window.is_none() {
            return Err(ImportForecastsError::NoTimes { line: row.line });
        }
        let place = *places.entry(row.question.clone()).or_insert(order.len());
        if place == order.len() {
            order.push((row.question.clone(), vec![]));
        }
        order[place].1.push(row);
    }
    Ok(order)
}

fn with_known(
    desk: &Desk,
    questions: &[(String, Vec<Row>)],
    platform: &str,
) -> Result<Vec<Asked>, ImportForecastsError> {
    let mut there: BTreeMap<(String, Timestamp), Id> = BTreeMap::new();
    for question in desk.every::<Question>()? {
        let imported = question.record.imported.as_ref();
        if imported.is_some_and(|imported| imported.platform == platform) {
            there.insert((question.record.text, question.recorded_at), question.id);
        }
    }
    let asked = questions.iter().filter_map(|(text, rows)| Asked::of(text, rows, &desk.author));
    asked
        .map(|asked| {
            let id = there.get(&(asked.text.clone(), asked.opened_at));
            let known = id.map(|id| known(desk, *id)).transpose()?.unwrap_or_default();
            Ok(Asked { known, ..asked })
        })
        .collect()
}

impl Asked {
    /// A question with its rows, as the first of them tells it. What has no name there has the name
    /// of whoever imports it.
    fn of(text: &str, rows: &[Row], own_name: &str) -> Option<Self> {
        let first = rows.first()?;
        let (opened_at, closes_at) = first.window?;
        let named = |name: &str| if name.is_empty() { own_name } else { name }.to_owned();
        Some(Self {
            text: text.to_owned(),
            opened_at,
            closes_at,
            deadline_at: first.deadline.map_or(closes_at, |deadline| deadline.max(closes_at)),
            settled_at: first.settled.unwrap_or(closes_at),
            asker: named(&first.asker),
            rows: rows.to_vec(),
            known: Known::default(),
        })
    }

    /// Where the question and its settlement come from.
    fn from(&self, platform: &str, at: Timestamp) -> Imported {
        Imported { platform: platform.to_owned(), author: Some(self.asker.clone()), at }
    }
}

impl Known {
    /// Whether a forecast is there. One that has no name in the table is known by its time, whoever
    /// imported it first.
    fn has(&self, row: &Row, origin: &Imported) -> bool {
        let is_nameless = row.forecaster.is_empty();
        let same_time = |(_, at): &(String, Timestamp)| *at == origin.at;
        self.forecasts.contains(&(origin.signature(), origin.at))
            || (is_nameless && self.forecasts.iter().any(same_time))
    }
}

fn known(desk: &Desk, id: Id) -> Result<Known, LookUpError> {
    let file = desk.question_file(id)?;
    let made = |forecast: &Recorded<Forecast>| (forecast.author.clone(), forecast.recorded_at);
    Ok(Known {
        id: Some(id),
        forecasts: file.forecasts.iter().map(made).collect(),
        is_settled: file.standing().is_some(),
    })
}

fn write_question(
    writing: &mut Writing<'_>,
    asked: &Asked,
    (platform, own_name): (&str, &str),
    imported: &mut ImportedForecasts,
) -> Result<(), LedgerError> {
    let id = if let Some(id) = asked.known.id {
        id
    } else {
        let id = writing.append(Record::Question(question(asked, platform)))?.id;
        imported.questions.push(id);
        id
    };
    for row in &asked.rows {
        let origin = origin(row, platform, own_name);
        if asked.known.has(row, &origin) {
            imported.known += 1;
            continue;
        }
        let withdrawn_at = row.withdrawn.filter(|at| !gave_way(asked, row, *at));
        write_row(writing, id, row, origin, withdrawn_at)?;
        imported.forecasts += 1;
    }
    let ended = asked.rows.iter().find_map(|row| resolution(row.ended, platform));
    if let (Some(resolution), false) = (ended, asked.known.is_settled) {
        let settled = settlement(id, asked, resolution, platform);
        writing.append(Record::Settlement(settled))?;
        imported.settlements += 1;
    }
    Ok(())
}

/// Whether a forecast ended because the same forecaster's next one began, and was not withdrawn.
fn gave_way(asked: &Asked, row: &Row, until: Timestamp) -> bool {
    let next = |other: &&Row| other.forecaster == row.forecaster && other.made > row.made;
    asked.rows.iter().filter(next).any(|other| other.made <= Some(until))
}

fn write_row(
    writing: &mut Writing<'_>,
    question: Id,
    row: &Row,
    origin: Imported,
    withdrawn_at: Option<Timestamp>,
) -> Result<(), LedgerError> {
    // The table was refused if a row had no probability.
    let Ok(probability) = Probability::new(row.probability) else { return Ok(()) };
    let withdrawn = withdrawn_at.map(|at| Imported { at, ..origin.clone() });
    let forecast = Forecast {
        question,
        chances: Chances::Probability(probability),
        reason: None,
        evidence: vec![],
        fresh_until: None,
        imported: Some(origin),
    };
    let forecast = writing.append(Record::Forecast(forecast))?.id;
    if let Some(imported) = withdrawn {
        let imported = Some(imported);
        let withdrawal = Withdrawal { question, forecast, reason: None, imported };
        writing.append(Record::Withdrawal(withdrawal))?;
    }
    Ok(())
}

fn origin(row: &Row, platform: &str, own_name: &str) -> Imported {
    let author = if row.forecaster.is_empty() { own_name } else { &row.forecaster };
    // Rows without a time were refused.
    let at = row.made.unwrap_or(Timestamp::UNIX_EPOCH);
    Imported { platform: platform.to_owned(), author: Some(author.to_owned()), at }
}

fn question(asked: &Asked, platform: &str) -> Question {
    Question {
        text: asked.text.clone(),
        kind: QuestionKind::Binary,
        criteria: format!("As asked on {platform}"),
        settlement_source: platform.to_owned(),
        closes_at: asked.closes_at,
        deadline_at: asked.deadline_at,
        clock: None,
        condition: None,
        postponement: None,
        checkpoint: None,
        judgment: None,
        prediction: None,
        imported: Some(asked.from(platform, asked.opened_at)),
    }
}

fn settlement(question: Id, asked: &Asked, resolution: Resolution, platform: &str) -> Settlement {
    let (known_at, proposed) = (asked.settled_at, None);
    let imported = Some(asked.from(platform, known_at));
    Settlement { question, resolution, evidence: vec![], known_at, proposed, imported }
}

fn resolution(ended: Ended, platform: &str) -> Option<Resolution> {
    match ended {
        Ended::Yes => Some(Resolution::Yes),
        Ended::No => Some(Resolution::No),
        Ended::Void => Some(Resolution::Annulled { reason: format!("annulled on {platform}") }),
        Ended::Ambiguous => {
            Some(Resolution::Ambiguous { reason: format!("ambiguous on {platform}") })
        }
        Ended::Open => None,
    }
}
