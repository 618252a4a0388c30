//! The lists: documents, judgments, hypotheses, questions and briefs.

use actions::{ListedEntry, list_entries};
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use domain::Kind;

use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer};
use crate::pages::view::Line;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new()
        .route("/documents", get(|desk, format| list(desk, format, Place::Documents)))
        .route("/judgments", get(|desk, format| list(desk, format, Place::Judgments)))
        .route("/hypotheses", get(hypotheses))
        .route("/questions", get(|desk, format| list(desk, format, Place::Questions)))
        .route("/briefs", get(|desk, format| list(desk, format, Place::Briefs)))
}

#[derive(Template)]
#[template(path = "list.html")]
struct ListPage {
    layout: Layout,
    lines: Vec<Line>,
    remedy: &'static str,
}

async fn list(
    State(desk): State<SharedDesk>,
    format: Format,
    place: Place,
) -> Result<Response, Failure> {
    let (kind, remedy) = kind_at(place);
    let listed = Listed { kind, remedy, title: place.label(), path: place.path(), place };
    answer_list(&desk, format, listed).await
}

async fn hypotheses(State(desk): State<SharedDesk>, format: Format) -> Result<Response, Failure> {
    let listed = Listed {
        kind: Kind::Hypotheses,
        remedy: "forsooth hypotheses open --help",
        title: "Hypotheses",
        path: "/hypotheses",
        place: Place::Judgments,
    };
    answer_list(&desk, format, listed).await
}

/// What a list is of, and where it stands.
struct Listed {
    kind: Kind,
    remedy: &'static str,
    title: &'static str,
    path: &'static str,
    place: Place,
}

async fn answer_list(
    desk: &SharedDesk,
    format: Format,
    listed: Listed,
) -> Result<Response, Failure> {
    let Listed { kind, remedy, title, path, place } = listed;
    let spot = Spot { format, place: Some(place), path: path.to_owned() };
    let page = |mut layout: Layout, entries: &Vec<ListedEntry>| {
        title.clone_into(&mut layout.title);
        ListPage { layout, lines: Line::all(entries), remedy }.render()
    };
    answer(desk, spot, move |desk| Ok(list_entries(desk, kind)?), page).await
}

/// What is listed at a place, and what to do where there is nothing yet.
fn kind_at(place: Place) -> (Kind, &'static str) {
    match place {
        Place::Judgments => (Kind::Judgment, "forsooth judge --help"),
        Place::Questions => (Kind::Question, "forsooth ask --help"),
        Place::Briefs => (Kind::Brief, "forsooth brief --help"),
        Place::Home | Place::Documents | Place::Due | Place::Record | Place::Catalogue => {
            (Kind::Document, "forsooth add FILE")
        }
    }
}
