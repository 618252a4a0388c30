//! The page on which a document is added: its text is pasted, with what is known of it.

use actions::{AddDocument, AddDocumentError, Desk, IntakeError, IntakeHints, add_document};
use actions::{LookUpError, parse_day};
use askama::Template;
use axum::response::Response;

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, act, answer};
use crate::pages::form::{Form, refused_at};
use crate::pages::pager::address;
use crate::pages::posted::Posted;
use crate::pages::query::Query;
use crate::pages::typed::Typed;
use crate::pages::view::href;
use crate::serve::SharedDesk;

pub(crate) const PATH: &str = "/documents/new";
/// What the ids of the fields of each form begin with.
const NAME: &str = "document";
pub(crate) const FILES: &str = "files";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, begin).post(PATH, send)
}

#[derive(Template)]
#[template(path = "add_document.html")]
struct AddPage<'a> {
    layout: Layout,
    /// The form that was filled in or refused.
    form: &'a Form,
    /// The two forms of the page.
    pasting: Form,
    files: Form,
}

async fn begin(
    desk: SharedDesk,
    format: Format,
    Query(asked): Query<Typed>,
) -> Result<Response, Failure> {
    let path = address(PATH, &asked);
    show(&desk, format, path, Form::filled(NAME, asked)).await
}

async fn send(
    desk: SharedDesk,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let read = read(&desk, &typed).await;
    let work = move |desk: &mut Desk, _: &Typed| Ok(href(add_document(desk, &read?)?.id));
    act(&desk, (format, typed), work, |typed, failure| {
        show_again(&desk, Form::refused(NAME, typed, failure))
    })
    .await
}

/// The document that was pasted, with what the reader says of it.
async fn read(desk: &SharedDesk, typed: &Typed) -> Result<AddDocument, Failure> {
    let pasted = document(typed)?;
    desk.read(move |reader| reader.prepared(pasted)).await
}

fn document(typed: &Typed) -> Result<AddDocument, Failure> {
    // A browser sends every end of a line as two characters, whatever was pasted.
    let text = typed.text("text").replace("\r\n", "\n");
    let hints = IntakeHints {
        title: typed.owned("title"),
        source: typed.owned("source"),
        published: typed.read("published", parse_day)?,
        ..IntakeHints::default()
    };
    let said = typed.read("said", parse_day)?;
    AddDocument::new(text.into_bytes(), &hints, said).map_err(|error| {
        if matches!(error, IntakeError::Empty | IntakeError::Blank) {
            refused_at("text", "no words were pasted; paste the text of the document")
        } else {
            refused_at("text", error)
        }
    })
}

/// The page with a form that was refused.
pub(crate) async fn show_again(desk: &SharedDesk, form: Form) -> Result<Response, Failure> {
    show(desk, Format::Html, PATH.to_owned(), form).await
}

async fn show(
    desk: &SharedDesk,
    format: Format,
    path: String,
    form: Form,
) -> Result<Response, Failure> {
    let spot = Spot { format, place: Some(Place::Documents), path };
    answer(
        desk,
        spot,
        |_| Ok(form),
        |mut layout, form| {
            "Add a document".clone_into(&mut layout.title);
            let of = |name: &str| {
                if form.name() == name {
                    form.clone()
                } else {
                    Form::filled(name, Typed::default())
                }
            };
            AddPage { layout, form, pasting: of(NAME), files: of(FILES) }.render()
        },
    )
    .await
}

impl From<AddDocumentError> for Failure {
    fn from(error: AddDocumentError) -> Self {
        match error {
            AddDocumentError::Known(_) => refused_at("text", error),
            AddDocumentError::Ledger(error) => LookUpError::from(error).into(),
            AddDocumentError::Copies(error) => error.into(),
        }
    }
}
