//! A reading: all that was found in one document.

use serde::{Deserialize, Serialize};

use crate::{
    DocumentText, Event, NamedActor, NotedJudgment, NotedPrediction, Position, Relation,
    ScheduledEvent, Span, Statement, TimeExpression,
};

/// All that was found in one document. Its JSON shape is stable.
///
/// Every list is in the order of the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What was read.
    pub document: DocumentText,
    /// What was said.
    pub statements: Vec<Statement>,
    /// What was done.
    pub events: Vec<Event>,
    /// Who wants, refuses or accepts what.
    pub positions: Vec<Position>,
    /// What was announced for a date.
    pub scheduled: Vec<ScheduledEvent>,
    /// What actors are to each other.
    pub relations: Vec<Relation>,
    /// What the document claims that things mean.
    pub judgments: Vec<NotedJudgment>,
    /// What the document says will happen.
    pub predictions: Vec<NotedPrediction>,
    /// The times it names.
    #[serde(default)]
    pub times: Vec<TimeExpression>,
    /// Whom it names.
    #[serde(default)]
    pub actors: Vec<NamedActor>,
    /// What could not be read, and why.
    pub problems: Vec<Problem>,
}

/// Something a reader stumbled over; the rest was read all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What is wrong, and what was assumed instead.
    pub message: String,
    /// Where, if it has a place.
    pub span: Option<Span>,
}
