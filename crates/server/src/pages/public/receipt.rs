//! The receipts of what is public, and the checkpoint that they are held against.

use actions::{
    GivenReceipt, LookUpError, ShowCheckpointError, ShowKeyError, give_receipt, show_checkpoint,
};
use askama::Template;
use axum::extract::Path;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::{public_href, visit, visiting};
use crate::door::Routes;
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::answer::{id_from, refused};
use crate::pages::give_receipt::as_file;
use crate::serve::SharedDesk;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/public/receipts/{id}", show)
        .get("/public/receipts/{id}/file", file)
        .get("/public/checkpoint", checkpoint)
}

#[derive(Template)]
#[template(path = "public/receipt.html")]
struct ReceiptPage<'a> {
    layout: Layout,
    given: &'a GivenReceipt,
    /// The page of what it is of, where it has one.
    href: Option<String>,
}

async fn show(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let work = move |desk: &actions::Desk| Ok(give_receipt(desk, id)?);
    visit(&desk, (format, format!("/public/receipts/{id}")), work, |mut layout, given| {
        layout.title = format!("The receipt of {id}");
        ReceiptPage { layout, given, href: public_href(id) }.render()
    })
    .await
}

async fn file(desk: SharedDesk, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let given = visiting(&desk).with(move |desk| Ok(give_receipt(desk, id)?)).await?;
    Ok(as_file(&given))
}

/// The signed note itself, as those who keep checkpoints keep it.
async fn checkpoint(desk: SharedDesk) -> Result<Response, Failure> {
    let shown = visiting(&desk).with(|desk| Ok(show_checkpoint(desk)?)).await?;
    let kind = [(CONTENT_TYPE, "text/plain; charset=utf-8")];
    Ok((kind, shown.key.checkpoint).into_response())
}

impl From<ShowCheckpointError> for Failure {
    fn from(error: ShowCheckpointError) -> Self {
        match error {
            ShowCheckpointError::Key(ShowKeyError::NothingSigned) => {
                Self::not_found(error.to_string())
            }
            ShowCheckpointError::Key(ShowKeyError::Ledger(error))
            | ShowCheckpointError::Ledger(error) => LookUpError::from(error).into(),
            ShowCheckpointError::Witnesses(_) | ShowCheckpointError::Unsigned(_) => refused(error),
        }
    }
}
