//! What of a document was said before: a page of its own, since looking it up takes longer than the
//! document; its script puts what it finds beside the words.

use actions::{Filling, SaidBefore, WordChange, said_before};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, id_from};
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/documents/{id}/said-before", show)
}

#[derive(Template)]
#[template(path = "said_before.html")]
struct SaidBeforePage<'a> {
    layout: Layout,
    told: &'a SaidBefore,
}

async fn show(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let path = format!("/documents/{id}/said-before");
    let spot = Spot { format, place: Some(Place::Documents), path };
    // Other pages wait for this one.
    let work =
        move |desk: &actions::Desk| Ok(said_before(desk, id, Filling::Slice, &mut |_, _| ())?);
    answer(&desk, spot, work, |mut layout, told: &SaidBefore| {
        layout.title = format!("Said before what {id} tells");
        SaidBeforePage { layout, told }.render()
    })
    .await
}
