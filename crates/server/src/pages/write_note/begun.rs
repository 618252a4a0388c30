//! What a brief begins with: a template that the desk fills in, or the text that was filed before.

use actions::{
    Desk, LadderError, NewNote, NewNoteError, Shown, list_ladders, marked_as_filed, new_note,
    show_entry,
};
use domain::{Id, Kind};
use serde::Serialize;

use crate::error::Failure;
use crate::pages::answer::{id_from, refused};
use crate::pages::form::{Form, refused_at};
use crate::pages::typed::Typed;

/// The templates: what the form sends, and what it says.
pub(crate) const TEMPLATES: [(&str, &str); 3] = [
    ("statement", "on what somebody said"),
    ("outlook", "on what will follow"),
    ("event", "on what happened"),
];

/// The form that says what is told, and how.
#[derive(Serialize)]
pub(super) struct Beginning {
    pub(super) form: Form,
    /// The ladders to choose from: the name, and what readers call it.
    pub(super) ladders: Vec<(String, String)>,
    /// Whether there is anything to tell.
    pub(super) has_judgments: bool,
}

impl Beginning {
    pub(super) fn of(desk: &Desk, form: Form) -> Result<Self, Failure> {
        let ladders = list_ladders(Some(desk), None).map_err(ladder_refusal)?;
        let ladders = ladders.into_iter().map(|it| (it.name, it.title)).collect();
        let judgments = actions::list_newest(desk, Kind::Judgment, 1, 1)?;
        Ok(Self { form, ladders, has_judgments: judgments.total > 0 })
    }
}

/// The text of a note that begins with a template, or with what was filed before.
pub(super) fn begun(desk: &Desk, asked: &Typed) -> Result<String, Failure> {
    match asked.given("from") {
        Some(from) => filed(desk, id_from(from)?),
        None => drafted(desk, asked),
    }
}

fn filed(desk: &Desk, id: Id) -> Result<String, Failure> {
    let no_note = || {
        let message =
            format!("{id} is no brief that was written as a note, so it cannot be edited");
        refused(message).at_field("from")
    };
    let Shown::Brief(shown) = show_entry(desk, id)? else { return Err(no_note()) };
    let note = shown.brief.record.note.ok_or_else(no_note)?;
    Ok(marked_as_filed(&note.text, id))
}

fn drafted(desk: &Desk, asked: &Typed) -> Result<String, Failure> {
    let request = NewNote {
        title: asked.owned("title"),
        judgments: asked.read_lines("judgments", str::parse)?,
        ladder: asked.owned("ladder"),
        template: asked.owned("template"),
        template_text: None,
    };
    new_note(desk, &request).map_err(refusal)
}

fn refusal(error: NewNoteError) -> Failure {
    match error {
        NewNoteError::NoJudgments => {
            refused_at("judgments", "the desk has no judgment yet to tell of; make one first")
        }
        NewNoteError::Twice(_) => refused_at("judgments", error),
        NewNoteError::Template(_) | NewNoteError::Part(_) => refused_at("template", error),
        NewNoteError::Ladder(error) => ladder_refusal(error),
        NewNoteError::LookUp(error) => Failure::from(error).at_field("judgments"),
        NewNoteError::Score(error) => error.into(),
        NewNoteError::Ledger(error) => actions::LookUpError::from(error).into(),
    }
}

/// A refusal of a ladder, in words of the page.
pub(super) fn ladder_refusal(error: LadderError) -> Failure {
    match error {
        LadderError::NoSuch { name, names } => {
            let message = format!("there is no ladder \"{name}\"; choose from {names}");
            refused_at("ladder", message)
        }
        LadderError::Unreadable { .. } => refused_at("ladder", error),
        LadderError::Ledger(error) => actions::LookUpError::from(error).into(),
    }
}
