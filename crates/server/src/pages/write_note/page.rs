//! The page on which a brief is written.

use actions::{Desk, FileNoteError, LintNoteError, NoteReport, file_note, lint_note};
use askama::Template;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::begun::{Beginning, begun, ladder_refusal};
use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, act, answer, refused};
use crate::pages::form::{Form, refused_at};
use crate::pages::pager::address;
use crate::pages::posted::Posted;
use crate::pages::query::Query;
use crate::pages::typed::Typed;
use crate::pages::view::href;
use crate::serve::SharedDesk;

const PATH: &str = "/briefs/new";
/// What the ids of the form's fields begin with.
const NAME: &str = "brief";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, begin).post(PATH, send)
}

/// The note as it stands, with what an editor would send back.
#[derive(Serialize)]
struct Written {
    form: Form,
    /// None where the text is no note, which the refusal then says.
    report: Option<NoteReport>,
}

#[derive(Template)]
#[template(path = "begin_note.html")]
struct BeginPage<'a> {
    layout: Layout,
    beginning: &'a Beginning,
}

#[derive(Template)]
#[template(path = "write_note.html")]
struct WritePage<'a> {
    layout: Layout,
    written: &'a Written,
}

async fn begin(
    desk: SharedDesk,
    format: Format,
    Query(asked): Query<Typed>,
) -> Result<Response, Failure> {
    let path = address(PATH, &asked);
    if asked.given("template").is_none() && asked.given("from").is_none() {
        return choose(&desk, spot(format, path), Form::filled(NAME, asked)).await;
    }
    let kept = asked.clone();
    let text = desk.with(move |desk| begun(desk, &asked)).await;
    match text {
        Ok(text) => {
            let form = Form::filled(NAME, Typed::default().with("text", text));
            show(&desk, spot(format, path), form).await
        }
        Err(failure) if format == Format::Html && kept.given("from").is_none() => {
            let form = Form::refused(NAME, kept, failure);
            let page = choose(&desk, spot(format, path), form).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(failure) => Err(failure),
    }
}

async fn send(
    desk: SharedDesk,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    match typed.given("do") {
        Some("check") => check(&desk, format, typed).await,
        Some("file") | None => {
            act(&desk, (format, typed), file, |typed, failure| again(&desk, typed, failure)).await
        }
        Some(other) => {
            Err(refused(format!("\"{other}\" is nothing to do; send check or file")).at_field("do"))
        }
    }
}

fn file(desk: &mut Desk, typed: &Typed) -> Result<String, Failure> {
    Ok(href(file_note(desk, note(typed)?.as_bytes())?.id))
}

/// Says what an editor would send back, and records nothing.
async fn check(desk: &SharedDesk, format: Format, typed: Typed) -> Result<Response, Failure> {
    let kept = typed.clone();
    let report = desk.with(move |desk| Ok(lint_note(desk, note(&typed)?.as_bytes())?)).await;
    match (report, format) {
        (Ok(report), Format::Json) => Ok(Json(report).into_response()),
        (Ok(_), Format::Html) => {
            show(desk, spot(Format::Html, PATH.to_owned()), Form::filled(NAME, kept)).await
        }
        (Err(failure), Format::Html) if failure.status.is_client_error() => {
            let page = again(desk, kept, failure).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        (Err(failure), Format::Json | Format::Html) => Err(failure),
    }
}

/// The note that was typed. A browser sends every end of a line as two characters.
fn note(typed: &Typed) -> Result<String, Failure> {
    let text = typed.text("text").replace("\r\n", "\n");
    if text.trim().is_empty() {
        return Err(refused_at("text", "nothing is written; begin with a template"));
    }
    Ok(text)
}

async fn again(desk: &SharedDesk, typed: Typed, failure: Failure) -> Result<Response, Failure> {
    let form = Form::refused(NAME, typed, failure);
    show(desk, spot(Format::Html, PATH.to_owned()), form).await
}

/// Shows what is told, to be chosen.
async fn choose(desk: &SharedDesk, spot: Spot, form: Form) -> Result<Response, Failure> {
    answer(
        desk,
        spot,
        |desk| Beginning::of(desk, form),
        |mut layout, beginning| {
            "Write a brief".clone_into(&mut layout.title);
            BeginPage { layout, beginning }.render()
        },
    )
    .await
}

/// Shows the note, with its lint.
async fn show(desk: &SharedDesk, spot: Spot, form: Form) -> Result<Response, Failure> {
    let work = |desk: &Desk| {
        let report = lint_note(desk, form.text("text").replace("\r\n", "\n").as_bytes()).ok();
        Ok(Written { form, report })
    };
    answer(desk, spot, work, |mut layout, written| {
        "Write a brief".clone_into(&mut layout.title);
        WritePage { layout, written }.render()
    })
    .await
}

fn spot(format: Format, path: String) -> Spot {
    Spot { format, place: Some(Place::Briefs), path }
}

impl From<LintNoteError> for Failure {
    fn from(error: LintNoteError) -> Self {
        match error {
            LintNoteError::NotText | LintNoteError::Note(_) => refused_at("text", error),
            LintNoteError::Ladder(error) => ladder_refusal(error).at_field("text"),
            LintNoteError::Score(error) => error.into(),
        }
    }
}

impl From<FileNoteError> for Failure {
    fn from(error: FileNoteError) -> Self {
        match error {
            FileNoteError::Lint(error) => error.into(),
            FileNoteError::Errors(report) => {
                let errors = if report.errors == 1 { "error" } else { "errors" };
                let message =
                    format!("the note has {} {errors}; mend what is listed below", report.errors);
                refused_at("text", message)
            }
            FileNoteError::Conflict { edited, by, author } => {
                let message = format!(
                    "{edited} was filed again by {author} as {by} while you edited it; bring your \
                     text and that of {by} together, and write \"filed: {by}\" at its top"
                );
                refused_at("text", message)
            }
            FileNoteError::NoJudgments
            | FileNoteError::Unchanged(_)
            | FileNoteError::NotANote(_) => refused_at("text", error),
            FileNoteError::LookUp(error) => Self::from(error).at_field("text"),
            FileNoteError::Machine(_) => refused(error),
            FileNoteError::Ledger(error) => actions::LookUpError::from(error).into(),
        }
    }
}
