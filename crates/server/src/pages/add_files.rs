//! Files that are handed over on the page where documents are added: a job adds them.

use std::io::Write;

use actions::{DocumentFacts, HandedFiles, LARGEST_FILE, parse_day};
use axum::Extension;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::door::{LARGEST_FILES, Route, Routes};
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::add_document::{FILES, PATH, show_again};
use crate::pages::form::{Form, refused_at};
use crate::pages::posted::check;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

/// How long a field may be that is no file.
const LONGEST_FIELD: usize = 10_000;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/documents/files", back).post("/documents/files", send)
}

async fn send(
    desk: SharedDesk,
    format: Format,
    Extension(row): Extension<&'static Route>,
    sent: Multipart,
) -> Result<Response, Failure> {
    let mut typed = Typed::default();
    let begun = begin(&desk, row, sent, &mut typed).await;
    match begun {
        Ok(place) => {
            desk.wake_worker();
            Ok(Redirect::to(&place).into_response())
        }
        Err(failure) if format == Format::Html && failure.status.is_client_error() => {
            let page = show_again(&desk, Form::refused(FILES, typed, failure)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(failure) => Err(failure),
    }
}

/// Begins the job, and says where it is shown.
async fn begin(
    desk: &SharedDesk,
    row: &Route,
    mut sent: Multipart,
    typed: &mut Typed,
) -> Result<String, Failure> {
    let mut files = desk.with(|desk| Ok(HandedFiles::new(desk)?)).await?;
    while let Some(field) = sent.next_field().await? {
        let named = field.name().unwrap_or_default().to_owned();
        if named != FILES {
            check(row, &Typed::default().with(&*named, ""))?;
        }
        match field.file_name().map(str::to_owned) {
            // A browser sends a file without a name where none was chosen.
            Some(name) if name.is_empty() => {}
            Some(name) if named == FILES => take_over(&mut files, &name, field).await?,
            Some(_) | None => {
                let text = text(field).await?;
                *typed = std::mem::take(typed).with(named, text);
            }
        }
    }
    let facts = DocumentFacts {
        source: typed.owned("source"),
        published: typed.read("published", parse_day)?,
        said: typed.read("said", parse_day)?,
        ..DocumentFacts::default()
    };
    let begun = move |desk: &mut actions::Desk| {
        files.begin(desk, facts).map_err(|error| Failure::from(error).at_field("files"))
    };
    Ok(format!("/jobs/{}", desk.with(begun).await?))
}

/// Writes a file down piece by piece, as it comes.
async fn take_over(
    files: &mut HandedFiles,
    name: &str,
    mut field: Field<'_>,
) -> Result<(), Failure> {
    let mut file = files.file(name)?;
    let mut size = 0;
    while let Some(piece) = field.chunk().await? {
        size += piece.len() as u64;
        if size > LARGEST_FILE {
            let most = LARGEST_FILE / 1_000_000;
            return Err(refused_at("files", format!("{name} has more than {most} MB; split it")));
        }
        file.write_all(&piece).map_err(|error| {
            refused_at("files", format!("{name} cannot be kept until it is added ({error})"))
        })?;
    }
    Ok(())
}

async fn text(mut field: Field<'_>) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > LONGEST_FIELD {
            return Err(Failure::bad_request("a field is too long that is no file"));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

impl From<MultipartError> for Failure {
    fn from(error: MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            let most = LARGEST_FILES / 1_000_000;
            let told = format!("the files have more than {most} MB in all; add them in parts");
            return Self::new(StatusCode::PAYLOAD_TOO_LARGE, told).at_field("files");
        }
        Self::new(error.status(), error.body_text())
    }
}

/// Whoever reloads the answer to the form comes back to it.
async fn back() -> Redirect {
    Redirect::to(PATH)
}
