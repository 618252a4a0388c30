//! The lists of what is public, the newest first, a page at a time.

use actions::{EntryPage, list_public};
use askama::Template;
use axum::response::Response;
use domain::Kind;
use serde::{Deserialize, Serialize};

use super::{lines, visit};
use crate::door::Routes;
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::pager::{PER_PAGE, Pager, address};
use crate::pages::query::{Query, page_number};
use crate::pages::view::Line;
use crate::serve::SharedDesk;

/// The lists: what each is of, where it stands, and what it is called.
const LISTS: [(Kind, &str, &str); 3] = [
    (Kind::Brief, "/public/briefs", "Public briefs"),
    (Kind::Judgment, "/public/judgments", "Public judgments"),
    (Kind::Question, "/public/questions", "Public questions"),
];

pub(super) fn routes() -> Routes {
    LISTS.into_iter().fold(Routes::new(), |routes, (kind, path, title)| {
        routes.get(path, move |desk, format, Query(asked)| {
            list(desk, format, asked, (kind, path, title))
        })
    })
}

/// What is asked for behind the `?`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Asked {
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "page_number")]
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "public/list.html")]
struct ListPage {
    layout: Layout,
    lines: Vec<Line>,
    pager: Pager,
}

async fn list(
    desk: SharedDesk,
    format: Format,
    asked: Asked,
    (kind, path, title): (Kind, &'static str, &'static str),
) -> Result<Response, Failure> {
    let number = asked.page.unwrap_or(1);
    let work = move |desk: &actions::Desk| Ok(list_public(desk, kind, number, PER_PAGE)?);
    let page = |mut layout: Layout, found: &EntryPage| {
        title.clone_into(&mut layout.title);
        let place = (found.page, found.pages, found.total);
        let pager = Pager::new(path, place, |page| Asked { page: Some(page) });
        ListPage { layout, lines: lines(&found.entries), pager }.render()
    };
    visit(&desk, (format, address(path, &asked)), work, page).await
}
