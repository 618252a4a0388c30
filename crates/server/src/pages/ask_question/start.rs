//! What the form for a question begins with: a prediction that was read, a template, or nothing.

use actions::{
    AskQuestion, CompleteDraft, Desk, FillTemplate, FillTemplateError, Shown, Template,
    TemplateError, fill_template, list_templates, show_entry,
};
use domain::{Id, NotedPrediction, Record};

use crate::error::Failure;
use crate::pages::answer::{id_from, refused};
use crate::pages::form::refused_at;
use crate::pages::typed::Typed;

/// What the names of the fields for a template's slots begin with.
pub(crate) const SLOT: &str = "slot-";

/// The kind that most questions are of.
const USUAL: &str = "yes-or-no";

/// What the form begins with.
pub(super) struct Start {
    pub(super) typed: Typed,
    /// What the asker should know of it.
    pub(super) note: Option<String>,
}

/// What the form begins with, by what stands behind the `?`; what is given there goes first.
pub(super) fn start(desk: &Desk, asked: Typed) -> Result<Start, Failure> {
    match asked.given("from") {
        Some(from) => from_prediction(desk, id_from(from)?, asked),
        None => Ok(Start { typed: asked.with("kind", USUAL), note: None }),
    }
}

fn from_prediction(desk: &Desk, id: Id, asked: Typed) -> Result<Start, Failure> {
    let Shown::Entry(shown) = show_entry(desk, id)? else { return Err(no_prediction(id)) };
    let Record::NotedPrediction(found) = shown.entry.record else { return Err(no_prediction(id)) };
    let typed = asked.with("prediction", id.to_string()).with("kind", USUAL);
    let NotedPrediction { question, .. } = found.item;
    let Some(draft) = question else {
        let note = format!("{id} only says what is possible: ask what could be settled.");
        return Ok(Start { typed, note: Some(note) });
    };
    let typed = typed
        .with("text", draft.text)
        .with_some("condition", draft.condition)
        .with_some("criteria", draft.criteria)
        .with_some("source", draft.settlement_source)
        .with_some("deadline", draft.deadline.map(|it| it.date.to_string()));
    let reversed =
        draft.reversed.then(|| "The prediction denies it, so that no bears it out.".to_owned());
    let note: Vec<String> = draft.unclear.into_iter().chain(reversed).collect();
    Ok(Start { typed, note: (!note.is_empty()).then(|| note.join(" ")) })
}

fn no_prediction(id: Id) -> Failure {
    let message = format!("{id} is a {}; a question begins with a prediction, as np-1", id.kind);
    refused(message).at_field("from")
}

/// The template of a name.
pub(super) fn template(name: &str) -> Result<&'static Template, Failure> {
    let listed = list_templates(Some(name)).map_err(|error| refused_at("template", error))?;
    let found = listed.into_iter().next().map(|listed| listed.template);
    found.ok_or_else(Failure::internal)
}

/// The fields that a template fills in.
pub(super) fn from_template(name: &str, asked: &Typed) -> Result<Typed, Failure> {
    let given = asked.beginning(SLOT).filter(|(_, text)| !text.is_empty());
    let slots = given.map(|(slot, text)| (slot.to_owned(), text.to_owned())).collect();
    let request =
        FillTemplate { template: name.to_owned(), slots, given: CompleteDraft::default() };
    let filled = fill_template(request).map_err(|error| unfilled(asked, error))?;
    let AskQuestion { text, criteria, settlement_source, deadline_at, postponement, .. } = filled;
    let last_day = deadline_at.strftime("%Y-%m-%d").to_string();
    Ok(Typed::default()
        .with("kind", USUAL)
        .with("text", text)
        .with("criteria", criteria)
        .with("source", settlement_source)
        .with("deadline", last_day)
        .with_some("postponed", postponement.map(|rule| rule.to_string())))
}

/// Why a template cannot be filled, at the slot that is to blame.
fn unfilled(asked: &Typed, error: FillTemplateError) -> Failure {
    match error {
        FillTemplateError::Slots(TemplateError::Missing { missing, .. }) => {
            let is_blank = |(_, text): &(&str, &str)| text.is_empty();
            let blank = asked.beginning(SLOT).find(is_blank);
            let refusal = refused(format!("fill in {missing}"));
            match blank {
                Some((slot, _)) => refusal.at_field(format!("{SLOT}{slot}")),
                None => refusal,
            }
        }
        FillTemplateError::Slots(TemplateError::NotADay(text)) => {
            refused_at("slot-by", format!("\"{text}\" is no day; write it as 2027-03-31"))
        }
        FillTemplateError::Slots(TemplateError::NoSuchSlot { .. } | TemplateError::Twice(_))
        | FillTemplateError::NoSuchTemplate(_)
        | FillTemplateError::Day(_) => refused(error),
    }
}
