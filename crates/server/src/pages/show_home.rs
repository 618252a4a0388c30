//! The front page: the newest of everything, and what is due.

use actions::{
    Due, ListQuestions, ListedEntry, QuestionCounts, count_questions, list_due, list_newest,
    list_questions,
};
use askama::Template;
use axum::response::Response;
use domain::Kind;
use serde::Serialize;

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer};
use crate::pages::view::Line;
use crate::serve::SharedDesk;

/// How many of each kind the front page shows.
const NEWEST: usize = 5;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/", home)
}

/// What the front page shows.
#[derive(Serialize)]
struct Home {
    questions: QuestionCounts,
    due: Vec<Due>,
    newest: Vec<Newest>,
}

/// The newest of a kind.
#[derive(Serialize)]
struct Newest {
    title: &'static str,
    href: &'static str,
    entries: Vec<ListedEntry>,
}

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    layout: Layout,
    home: &'a Home,
    sections: Vec<Section>,
}

struct Section {
    title: &'static str,
    href: &'static str,
    lines: Vec<Line>,
    /// Where the first is made, and what that is called.
    begin: Option<(&'static str, &'static str)>,
}

/// The newest of a kind.
fn newest(desk: &actions::Desk, kind: Kind) -> Result<Vec<ListedEntry>, Failure> {
    if kind == Kind::Question {
        // Questions are listed with where they stand.
        let first = ListQuestions { page: 1, per_page: NEWEST, ..ListQuestions::default() };
        return Ok(list_questions(desk, &first)?.entries);
    }
    Ok(list_newest(desk, kind, 1, NEWEST)?.entries)
}

/// Where the first of a section is made on a page, and what that is called.
fn beginning(section: &str) -> Option<(&'static str, &'static str)> {
    match section {
        "/briefs" => Some(("/briefs/new", "Write a brief")),
        "/documents" => Some(("/documents/new", "Add a document")),
        "/judgments" => Some(("/judgments/new", "Make a judgment")),
        "/questions" => Some(("/questions/new", "Ask a question")),
        _ => None,
    }
}

async fn home(desk: SharedDesk, format: Format) -> Result<Response, Failure> {
    let spot = Spot { format, place: Some(Place::Home), path: "/".to_owned() };
    let work = |desk: &actions::Desk| {
        let sections = [
            ("Briefs", "/briefs", Kind::Brief),
            ("Judgments", "/judgments", Kind::Judgment),
            ("Questions", "/questions", Kind::Question),
            ("Documents", "/documents", Kind::Document),
        ];
        let newest = sections
            .map(|(title, href, kind)| Ok(Newest { title, href, entries: newest(desk, kind)? }));
        let newest = newest.into_iter().collect::<Result<_, Failure>>()?;
        Ok(Home { questions: count_questions(desk)?, due: list_due(desk, 7)?, newest })
    };
    answer(&desk, spot, work, |layout, home| {
        let sections = home.newest.iter().map(|it| Section {
            title: it.title,
            href: it.href,
            lines: Line::all(&it.entries),
            begin: beginning(it.href),
        });
        HomePage { layout, home, sections: sections.collect() }.render()
    })
    .await
}
