//! The receipt of an entry: what it proves and what not, and the file itself.

use actions::{GiveReceiptError, GivenReceipt, LookUpError, give_receipt};
use askama::Template;
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, id_from, refused};
use crate::pages::view::href;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/receipts/{id}", show).get("/receipts/{id}/file", file)
}

#[derive(Template)]
#[template(path = "receipt.html")]
struct ReceiptPage<'a> {
    layout: Layout,
    given: &'a GivenReceipt,
    /// The page of what it is of.
    href: String,
}

async fn show(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let spot = Spot { format, place: None, path: format!("/receipts/{id}") };
    let work = move |desk: &actions::Desk| Ok(give_receipt(desk, id)?);
    answer(&desk, spot, work, |mut layout, given| {
        layout.title = format!("The receipt of {id}");
        ReceiptPage { layout, given, href: href(id) }.render()
    })
    .await
}

async fn file(desk: SharedDesk, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let given = desk.with(move |desk| Ok(give_receipt(desk, id)?)).await?;
    Ok(as_file(&given))
}

/// A receipt as a file to be kept.
pub(super) fn as_file(given: &GivenReceipt) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{}.tlog-proof\"", given.id)),
    ];
    (headers, given.receipt.clone()).into_response()
}

impl From<GiveReceiptError> for Failure {
    fn from(error: GiveReceiptError) -> Self {
        match error {
            GiveReceiptError::LookUp(error) => error.into(),
            GiveReceiptError::Ledger(error) => LookUpError::from(error).into(),
            GiveReceiptError::BearsOnNothing(_)
            | GiveReceiptError::NothingSigned
            | GiveReceiptError::Broken(_)
            | GiveReceiptError::Witnesses(_) => refused(error),
        }
    }
}
