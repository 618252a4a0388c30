//! The page on which an item is graded, a document or something read in one: a digit, and why.

use actions::{
    Desk, EvidenceRef, GradeItem, GradeItemError, ListedEntry, Shown, grade_item, show_entry,
};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::{Entry, Id, ItemDigit, Kind};
use serde::Serialize;

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, act, answer, id_from, refused};
use crate::pages::form::{Form, refused_at};
use crate::pages::posted::Posted;
use crate::pages::show_entry::words as words_of;
use crate::pages::typed::Typed;
use crate::pages::view::{Line, href};
use crate::serve::SharedDesk;

/// What the ids of the form's fields begin with.
const NAME: &str = "grade";

pub(crate) fn routes() -> Routes {
    Routes::new().get("/entries/{id}/grades", begin).post("/entries/{id}/grades", send)
}

/// Where an item is graded.
pub(crate) fn grading(id: Id) -> String {
    format!("/entries/{id}/grades")
}

/// The form with what is graded.
#[derive(Serialize)]
struct Graded {
    form: Form,
    item: Id,
    /// What it says.
    words: String,
    /// How it was graded before.
    before: Vec<ListedEntry>,
}

#[derive(Template)]
#[template(path = "grade_item.html")]
struct GradePage<'a> {
    layout: Layout,
    graded: &'a Graded,
    href: String,
    before: Vec<Line>,
    digits: Vec<(String, String)>,
}

/// The digits: what the form sends, and what it says.
fn digits() -> Vec<(String, String)> {
    let said = |it: ItemDigit| (it.to_string(), format!("{it}: {}", it.words()));
    ItemDigit::ALL.map(said).into()
}

async fn begin(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    show(&desk, format, id_from(&id)?, Form::filled(NAME, Typed::default())).await
}

async fn send(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let again = |typed, failure| show(&desk, Format::Html, id, Form::refused(NAME, typed, failure));
    let work = move |desk: &mut Desk, typed: &Typed| {
        grade_item(desk, &request(id, typed)?)?;
        Ok(href(id))
    };
    act(&desk, (format, typed), work, again).await
}

fn request(item: Id, typed: &Typed) -> Result<GradeItem, Failure> {
    Ok(GradeItem {
        item,
        digit: typed.need("digit", "choose a digit; 6 means that nobody knows", str::parse)?,
        reason: typed.text("reason").trim().to_owned(),
        confirmed_by: typed.read_lines("evidence", str::parse::<EvidenceRef>)?,
    })
}

async fn show(desk: &SharedDesk, format: Format, id: Id, form: Form) -> Result<Response, Failure> {
    let spot = Spot { format, place: Some(Place::Documents), path: grading(id) };
    answer(desk, spot, move |desk| graded(desk, id, form), page).await
}

fn graded(desk: &Desk, id: Id, form: Form) -> Result<Graded, Failure> {
    let (words, citing) = match show_entry(desk, id)? {
        Shown::Document(shown) => {
            let citing = shown.cited_by.into_iter().map(|it| it.entry).collect();
            (shown.document.record.title.unwrap_or_default(), citing)
        }
        Shown::Entry(shown) if id.kind.is_finding() => (words(&shown.entry), shown.cited_by),
        Shown::Judgment(_)
        | Shown::Question(_)
        | Shown::Brief(_)
        | Shown::Hypotheses(_)
        | Shown::Entry(_) => return Err(GradeItemError::NoItem(id).into()),
    };
    let mut before: Vec<ListedEntry> = citing;
    before.retain(|entry| entry.id.kind == Kind::ItemGrade);
    Ok(Graded { form, item: id, words, before })
}

fn words(entry: &Entry) -> String {
    let passage = entry.record.passages().into_iter().next();
    passage.map(|passage| words_of(entry, &passage)).unwrap_or_default()
}

fn page(mut layout: Layout, graded: &Graded) -> askama::Result<String> {
    layout.title = format!("Grade {}", graded.item);
    let (href, before) = (href(graded.item), Line::all(&graded.before));
    GradePage { layout, graded, href, before, digits: digits() }.render()
}

impl From<GradeItemError> for Failure {
    fn from(error: GradeItemError) -> Self {
        match error {
            GradeItemError::NoReason(_) => refused_at("reason", error),
            GradeItemError::Unconfirmed { item } => {
                let message = format!(
                    "{item} is graded 1, confirmed, without a second source; point at words of an \
                     independent source below, or grade it 2"
                );
                refused_at("evidence", message)
            }
            GradeItemError::Dependent { .. } | GradeItemError::Evidence(_) => {
                refused_at("evidence", error)
            }
            GradeItemError::LookUp(error) => error.into(),
            GradeItemError::NoItem(_) | GradeItemError::Machine(_) | GradeItemError::Ledger(_) => {
                refused(error)
            }
        }
    }
}
