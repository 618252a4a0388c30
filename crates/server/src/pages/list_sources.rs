//! The sources: how reliable each is and was, and whether the two axes are used as two.

use actions::{FEWEST_GRADES, SourceList, list_sources};
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;

use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer};
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new().route("/sources", get(sources))
}

#[derive(Template)]
#[template(path = "sources.html")]
struct SourcesPage<'a> {
    layout: Layout,
    list: &'a SourceList,
    fewest: usize,
}

async fn sources(State(desk): State<SharedDesk>, format: Format) -> Result<Response, Failure> {
    let spot = Spot { format, place: Some(Place::Documents), path: "/sources".to_owned() };
    let work = |desk: &actions::Desk| Ok(list_sources(desk)?);
    answer(&desk, spot, work, |mut layout, list: &SourceList| {
        "Sources".clone_into(&mut layout.title);
        SourcesPage { layout, list, fewest: FEWEST_GRADES }.render()
    })
    .await
}
