//! Grading a source: how reliable it is, from a day on.

use domain::{Document, Id, Record, SourceGrade, SourceLetter};
use jiff::civil::Date;
use judging::grades::{history, is_same_source};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::moment::day;
use crate::person::OnlyAPerson;

/// A grade to give to a source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GradeSource {
    /// The source, as its documents name it.
    pub source: String,
    /// How reliable it is.
    pub letter: SourceLetter,
    /// From which day of publication on; without one, a first grade holds always and a later one
    /// from today.
    pub since: Option<Date>,
    /// Why.
    pub reason: String,
}

/// Why a source cannot be graded.
#[derive(Debug, Error)]
pub enum GradeSourceError {
    /// A machine may not.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// Nothing of it is here.
    #[error("no document comes from \"{0}\"; `forsooth sources` lists the names")]
    NoDocument(String),
    /// A letter alone teaches nobody.
    #[error("say why \"{0}\" is graded so; its record is what the grade rests on")]
    NoReason(String),
    /// Nobody knows how reliable it will be.
    #[error(
        "the grade of \"{graded}\" cannot hold from {since} on, which is to come; give {today} or an earlier day"
    )]
    ToCome {
        /// The source.
        graded: String,
        /// The day given.
        since: Date,
        /// What day it is.
        today: Date,
    },
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Grades a source; earlier grades stay as its history.
///
/// # Errors
///
/// No document comes from it, no reason was given, or the day is to come.
pub fn grade_source(desk: &mut Desk, request: &GradeSource) -> Result<Id, GradeSourceError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &GradeSource) -> Result<Decided, GradeSourceError> {
    desk.check_person("grade")?;
    let documents = desk.every::<Document>()?;
    let mut sources = documents.into_iter().filter_map(|it| it.record.source);
    let source = sources
        .find(|source| is_same_source(source, &request.source))
        .ok_or_else(|| GradeSourceError::NoDocument(request.source.clone()))?;
    if request.reason.trim().is_empty() {
        return Err(GradeSourceError::NoReason(source));
    }
    let is_first = history(desk.grades()?.sources(), &source).is_empty();
    let today = day(desk.now()?);
    let since = match request.since {
        Some(since) if since > today => {
            return Err(GradeSourceError::ToCome { graded: source, since, today });
        }
        None if !is_first => Some(today),
        since => since,
    };
    let (letter, reason) = (request.letter, request.reason.clone());
    Ok(Record::SourceGrade(SourceGrade { source, letter, since, reason }).into())
}
