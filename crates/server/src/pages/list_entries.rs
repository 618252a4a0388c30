//! The lists: documents, judgments, hypotheses and briefs, the newest first, a page at a time.

use actions::{EntryPage, list_newest};
use askama::Template;
use axum::response::Response;
use domain::Kind;
use serde::{Deserialize, Serialize};

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer};
use crate::pages::pager::{PER_PAGE, Pager, address};
use crate::pages::query::{Query, page_number};
use crate::pages::view::Line;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    [DOCUMENTS, JUDGMENTS, HYPOTHESES, BRIEFS].into_iter().fold(Routes::new(), |routes, list| {
        routes.get(list.path, move |desk, format, asked| answer_list(desk, format, asked, list))
    })
}

/// What a list is of, and where it stands.
#[derive(Clone, Copy)]
struct Listed {
    kind: Kind,
    place: Place,
    path: &'static str,
    title: &'static str,
    /// Where one is made, and what that is called.
    begin: (&'static str, &'static str),
    /// Where else to look, and what is there.
    beside: &'static [(&'static str, &'static str)],
}

const DOCUMENTS: Listed = Listed {
    kind: Kind::Document,
    place: Place::Documents,
    path: "/documents",
    title: "Documents",
    begin: ("/documents/new", "Add a document"),
    beside: &[
        ("/sources", "Sources and how far they can be relied on"),
        ("/feeds", "Feeds and how they fare"),
    ],
};

const JUDGMENTS: Listed = Listed {
    kind: Kind::Judgment,
    place: Place::Judgments,
    path: "/judgments",
    title: "Judgments",
    begin: ("/judgments/new", "Make a judgment"),
    beside: &[("/hypotheses", "Hypotheses held against each other")],
};

const HYPOTHESES: Listed = Listed {
    kind: Kind::Hypotheses,
    place: Place::Judgments,
    path: "/hypotheses",
    title: "Hypotheses",
    begin: ("/hypotheses/new", "Open hypotheses"),
    beside: &[],
};

const BRIEFS: Listed = Listed {
    kind: Kind::Brief,
    place: Place::Briefs,
    path: "/briefs",
    title: "Briefs",
    begin: ("/briefs/new", "Write a brief"),
    beside: &[],
};

/// What is asked for behind the `?`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Asked {
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "page_number")]
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "list.html")]
struct ListPage {
    layout: Layout,
    lines: Vec<Line>,
    pager: Pager,
    begin: (&'static str, &'static str),
    beside: &'static [(&'static str, &'static str)],
}

async fn answer_list(
    desk: SharedDesk,
    format: Format,
    Query(asked): Query<Asked>,
    listed: Listed,
) -> Result<Response, Failure> {
    let Listed { kind, title, path, place, begin, beside } = listed;
    let spot = Spot { format, place: Some(place), path: address(path, &asked) };
    let number = asked.page.unwrap_or(1);
    let work = move |desk: &actions::Desk| Ok(list_newest(desk, kind, number, PER_PAGE)?);
    let page = |mut layout: Layout, found: &EntryPage| {
        title.clone_into(&mut layout.title);
        let place = (found.page, found.pages, found.total);
        let pager = Pager::new(path, place, |page| Asked { page: Some(page) });
        ListPage { layout, lines: Line::all(&found.entries), pager, begin, beside }.render()
    };
    answer(&desk, spot, work, page).await
}
