//! How good the forecasts were, on the questions that are public.

use actions::{TrackRecord, show_record};
use askama::Template;
use axum::response::Response;

use super::visit;
use crate::door::Routes;
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::show_record::{ForecasterView, forecasters};
use crate::serve::SharedDesk;

const PATH: &str = "/public/record";

pub(super) fn routes() -> Routes {
    Routes::new().get(PATH, record)
}

#[derive(Template)]
#[template(path = "public/record.html")]
struct RecordPage<'a> {
    layout: Layout,
    record: &'a TrackRecord,
    forecasters: Vec<ForecasterView<'a>>,
}

async fn record(desk: SharedDesk, format: Format) -> Result<Response, Failure> {
    let work = |desk: &actions::Desk| Ok(show_record(desk)?);
    visit(&desk, (format, PATH.to_owned()), work, |mut layout, record| {
        "Record".clone_into(&mut layout.title);
        RecordPage { layout, record, forecasters: forecasters(record) }.render()
    })
    .await
}
