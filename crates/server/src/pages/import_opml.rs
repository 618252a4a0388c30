//! Importing a list of feeds: what was left out of it is shown on the page of the feeds.

use actions::{ImportOpmlError, import_opml};
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::refused;
use crate::pages::form::{Form, refused_at};
use crate::pages::list_feeds::{IMPORTING, PATH, show};
use crate::pages::posted::Posted;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

pub(crate) async fn import(
    desk: SharedDesk,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let list = typed.text("opml").trim().to_owned();
    match desk.write(move |desk| Ok(import_opml(desk, list.as_bytes())?)).await {
        Ok(imported) if format == Format::Json => Ok(Json(imported).into_response()),
        Ok(imported) if imported.left_out.is_empty() => Ok(Redirect::to(PATH).into_response()),
        Ok(imported) => {
            show(&desk, format, Form::filled(IMPORTING, Typed::default()), Some(imported)).await
        }
        Err(failure) if format == Format::Html && failure.status.is_client_error() => {
            let page = show(&desk, format, Form::refused(IMPORTING, typed, failure), None).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(failure) => Err(failure),
    }
}

impl From<ImportOpmlError> for Failure {
    fn from(error: ImportOpmlError) -> Self {
        match error {
            ImportOpmlError::NoOpml(_) => refused_at("opml", error),
            ImportOpmlError::OnlyAPerson(_) | ImportOpmlError::Ledger(_) => refused(error),
        }
    }
}
