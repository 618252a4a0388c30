//! The front page of what is public: the newest, and what the log has signed.

use actions::{
    EntryPage, ShowCheckpointError, ShowKeyError, ShownCheckpoint, list_public, show_checkpoint,
};
use askama::Template;
use axum::response::Response;
use domain::Kind;
use serde::Serialize;

use super::{lines, visit};
use crate::door::Routes;
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::view::Line;
use crate::serve::SharedDesk;

/// How many of each kind the front page shows.
const NEWEST: usize = 10;

const PATH: &str = "/public";

pub(super) fn routes() -> Routes {
    Routes::new().get(PATH, front)
}

/// What the front page shows.
#[derive(Serialize)]
struct Front {
    newest: Vec<Newest>,
    /// None where nothing was signed yet.
    log: Option<ShownCheckpoint>,
}

/// The newest of a kind.
#[derive(Serialize)]
struct Newest {
    title: &'static str,
    href: &'static str,
    #[serde(flatten)]
    listed: EntryPage,
}

#[derive(Template)]
#[template(path = "public/front.html")]
struct FrontPage<'a> {
    layout: Layout,
    sections: Vec<Section>,
    log: Option<&'a ShownCheckpoint>,
}

struct Section {
    title: &'static str,
    href: &'static str,
    lines: Vec<Line>,
    /// How many there are beside those.
    more: usize,
}

async fn front(desk: SharedDesk, format: Format) -> Result<Response, Failure> {
    let work = |desk: &actions::Desk| {
        let sections = [
            ("Briefs", "/public/briefs", Kind::Brief),
            ("Questions", "/public/questions", Kind::Question),
            ("Judgments", "/public/judgments", Kind::Judgment),
        ];
        let newest = sections.map(|(title, href, kind)| {
            Ok(Newest { title, href, listed: list_public(desk, kind, 1, NEWEST)? })
        });
        let newest = newest.into_iter().collect::<Result<_, Failure>>()?;
        Ok(Front { newest, log: log(desk)? })
    };
    visit(&desk, (format, PATH.to_owned()), work, |layout, front| {
        let section = |it: &Newest| Section {
            title: it.title,
            href: it.href,
            lines: lines(&it.listed.entries),
            more: it.listed.total.saturating_sub(it.listed.entries.len()),
        };
        let sections = front.newest.iter().map(section).collect();
        FrontPage { layout, sections, log: front.log.as_ref() }.render()
    })
    .await
}

fn log(desk: &actions::Desk) -> Result<Option<ShownCheckpoint>, Failure> {
    match show_checkpoint(desk) {
        Ok(shown) => Ok(Some(shown)),
        Err(ShowCheckpointError::Key(ShowKeyError::NothingSigned)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
