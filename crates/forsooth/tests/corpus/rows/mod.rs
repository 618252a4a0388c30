//! The lists of a reading, as the pages of the corpus write them: one file a word.

mod actor;
mod event;
mod noted;
mod position;
mod relation;
mod scheduled;
mod setting;
mod statement;
mod time;

use std::fmt::Display;

use domain::Reading;

/// A list of a reading, a line for each finding.
pub(super) fn lines(reading: &Reading, list: &str) -> Vec<String> {
    match list {
        "statements" => reading.statements.iter().map(statement::row).collect(),
        "speakers" => reading.statements.iter().map(statement::speaker).collect(),
        "events" => reading.events.iter().map(event::row).collect(),
        "sides" => reading.events.iter().map(event::sides).collect(),
        "positions" => reading.positions.iter().map(position::row).collect(),
        "scheduled" => reading.scheduled.iter().map(scheduled::row).collect(),
        "relations" => reading.relations.iter().map(relation::row).collect(),
        "judgments" => reading.judgments.iter().map(noted::judgment).collect(),
        "questions" => noted::questions(reading),
        "setting" => setting::rows(reading),
        "predictions" => reading.predictions.iter().map(noted::prediction).collect(),
        "actors" => reading.actors.iter().map(actor::row).collect(),
        "times" => reading.times.iter().map(time::row).collect(),
        "spans" => super::spans::lines(reading),
        "problems" => reading.problems.iter().map(|it| it.message.clone()).collect(),
        other => panic!("\"{other}\" is no list of a reading"),
    }
}

fn or(value: Option<&impl Display>) -> String {
    value.map_or_else(|| "-".to_owned(), ToString::to_string)
}

fn joined(columns: &[String]) -> String {
    columns.join(" | ")
}
