//! Filling a template: a question that can be asked, from who, whom and by when.

use domain::{Postponement, QuestionKind};
use forecasting::{NoSuchTemplate, TemplateError, template};
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

use crate::moment::{NotAMoment, day, parse_moment};
use crate::{AskQuestion, CompleteDraft};

/// A template with what belongs into it.
#[derive(Clone, Debug)]
pub struct FillTemplate {
    /// The template's name.
    pub template: String,
    /// Its slots, each by its name; the last day may be left to the deadline.
    pub slots: Vec<(String, String)>,
    /// What goes before the template's own words.
    pub given: CompleteDraft,
}

/// Why a template cannot be filled.
#[derive(Debug, Error)]
pub enum FillTemplateError {
    /// There is none of this name.
    #[error(transparent)]
    NoSuchTemplate(#[from] NoSuchTemplate),
    /// Its slots cannot be filled so.
    #[error(transparent)]
    Slots(#[from] TemplateError),
    /// Its last day has no end.
    #[error(transparent)]
    Day(#[from] NotAMoment),
}

/// Makes a question that can be asked from a template.
///
/// # Errors
///
/// There is no such template, or its slots cannot be filled so.
pub fn fill_template(request: FillTemplate) -> Result<AskQuestion, FillTemplateError> {
    let FillTemplate { template: name, mut slots, given } = request;
    let is_dated = slots.iter().any(|(slot, _)| slot == "by");
    if let Some(deadline_at) = given.deadline_at.filter(|_| !is_dated) {
        slots.push(("by".to_owned(), day(deadline_at).to_string()));
    }
    let borrowed: Vec<(&str, &str)> =
        slots.iter().map(|(slot, value)| (slot.as_str(), value.as_str())).collect();
    let filled = template(&name)?.fill(&borrowed)?;
    let deadline_at = given.deadline_at.map_or_else(|| end_of(filled.deadline), Ok)?;
    Ok(AskQuestion {
        text: given.text.unwrap_or(filled.text),
        kind: QuestionKind::Binary,
        criteria: given.criteria.unwrap_or(filled.criteria),
        settlement_source: given.settlement_source.unwrap_or(filled.source),
        closes_at: given.closes_at.unwrap_or(deadline_at),
        deadline_at,
        condition: given.condition,
        postponement: given.postponement.or(filled.postponement.map(Postponement::Words)),
        checkpoint: given.checkpoint,
        scheduled: given.scheduled,
        judgment: given.judgment,
        prediction: None,
    })
}

/// The last second of a day in UTC.
fn end_of(date: Date) -> Result<Timestamp, NotAMoment> {
    parse_moment(&date.to_string())
}
