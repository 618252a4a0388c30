//! Importing forecasts made elsewhere: an export of Fatebook or Metaculus, or any table that tells
//! when its forecasts were made.
//!
//! They keep the times and names that the export gives, and the platform's name behind each, so
//! that the record of a desk and what was brought to it stay apart. Where the export gives no name,
//! they have that of whoever imports them.

mod asked;
mod left_out;

use domain::{
    Chances, Forecast, Id, Imported, Probability, Question, QuestionKind, Record, Resolution,
    Settlement, Withdrawal, is_machine,
};
use jiff::Timestamp;
use ledger::{LedgerError, Writing};
use serde::Serialize;
use thiserror::Error;

use self::asked::{Asked, Standing, bare, by_question, with_known};
pub use self::left_out::LeftOut;
use self::left_out::{Who, ending, other_forecast, withdrawal_to_come};
use crate::Desk;
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;
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
    /// What was not taken over, and why.
    pub left_out: Vec<LeftOut>,
}

/// Why a table cannot be imported. Nothing of it is kept.
#[derive(Debug, Error)]
pub enum ImportForecastsError {
    /// The table cannot be read.
    #[error(transparent)]
    Table(#[from] ScoreTableError),
    /// Its forecasts have no time.
    #[error(
        "{} not tell when the forecast was made and when the question opened and closed; such a \
         table can be scored, with `forsooth score FILE`, but not imported",
        lines_do(.0)
    )]
    NoTimes(
        /// The lines, counted from 1.
        Vec<u64>,
    ),
    /// Its forecasts have no question.
    #[error("{} not say which question it is; write its title there, or take the row out", lines_do(.0))]
    NoQuestions(
        /// The lines, counted from 1.
        Vec<u64>,
    ),
    /// The platform has no name.
    #[error("the table is no export that is known by its headings; say where it comes from")]
    NoPlatform,
    /// A machine may not ask, and there are questions that the desk does not have.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// The desk cannot be read.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// How many lines without a time are named.
const NAMED: usize = 20;

fn lines_do(lines: &[u64]) -> String {
    if let [line] = lines {
        return format!("line {line} does");
    }
    let named: Vec<String> = lines.iter().take(NAMED).map(u64::to_string).collect();
    let more = lines.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("lines {}{more} do", named.join(", "))
}

/// Imports every forecast of a table that is not there yet, with its question and how it ended.
///
/// # Errors
///
/// The table cannot be read or lacks times, it has questions that are new to the desk and a machine
/// asks, or the ledger refuses it; then nothing is kept.
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
    let who = Who { is_machine: is_machine(&own_name), now: desk.now()? };
    desk.write(
        |desk| {
            let asked = with_known(desk, &questions, &platform)?;
            // An import asks what the desk has not asked yet.
            if asked.iter().any(Asked::is_new) {
                desk.check_person("import questions that the desk does not have")?;
            }
            Ok(asked)
        },
        |writing, asked| {
            let mut imported =
                ImportedForecasts { skipped: source.skipped, ..ImportedForecasts::default() };
            for question in asked {
                write_question(writing, question, (&platform, &own_name), who, &mut imported)?;
            }
            Ok(imported)
        },
    )
}

fn write_question(
    writing: &mut Writing<'_>,
    mut asked: Asked,
    (platform, own_name): (&str, &str),
    who: Who,
    imported: &mut ImportedForecasts,
) -> Result<(), LedgerError> {
    imported.left_out.append(&mut asked.left_out);
    if asked.rows.is_empty() {
        return Ok(());
    }
    let id = if let Some(id) = asked.known.id {
        id
    } else {
        let id = writing.append(Record::Question(question(&asked, platform)))?.id;
        imported.questions.push(id);
        id
    };
    for row in &asked.rows {
        let origin = origin(row, platform, own_name);
        match asked.known.standing(row, &origin) {
            Standing::Known => imported.known += 1,
            Standing::Otherwise => imported.left_out.push(other_forecast(row, id, &origin)),
            Standing::New => {
                let ended_at = row.withdrawn.filter(|at| !gave_way(&asked, row, *at));
                imported.left_out.extend(withdrawal_to_come(row, ended_at, who));
                let withdrawn_at = ended_at.filter(|at| *at <= who.now);
                write_row(writing, id, row, origin, withdrawn_at)?;
                imported.forecasts += 1;
            }
        }
    }
    write_ending(writing, id, &asked, (platform, who), imported)
}

fn write_ending(
    writing: &mut Writing<'_>,
    id: Id,
    asked: &Asked,
    (platform, who): (&str, Who),
    imported: &mut ImportedForecasts,
) -> Result<(), LedgerError> {
    let mut rows = asked.rows.iter();
    let ended = rows.find_map(|row| Some((row, resolution(row.ended, platform)?)));
    let Some((row, resolution)) = ended else { return Ok(()) };
    if let Some(left_out) = ending(asked, id, row, &resolution, who) {
        imported.left_out.push(left_out);
    } else if asked.known.settled.is_none() {
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
    Imported { platform: platform.to_owned(), author: Some(bare(author, platform).to_owned()), at }
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
        close_clock: None,
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
