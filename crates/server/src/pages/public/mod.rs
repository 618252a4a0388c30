//! What is public, as a visitor sees it, who has no account. Whoever else asks is shown the same,
//! so that they know what everybody sees.

mod brief;
mod front;
mod judgment;
mod list;
mod question;
mod receipt;
mod record;
mod robots;

use actions::Desk;
use askama::Result as Rendered;
use axum::Json;
use axum::response::{Html, IntoResponse, Response};
use domain::{Id, Kind};
use serde::Serialize;

use crate::door::{Routes, Seat};
use crate::error::Failure;
use crate::layout::{AccountLinks, Layout};
use crate::negotiate::Format;
use crate::pages::answer::plain_layout;
use crate::pages::view::{Line, QuoteView};
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .and(front::routes())
        .and(list::routes())
        .and(brief::routes())
        .and(judgment::routes())
        .and(question::routes())
        .and(record::routes())
        .and(receipt::routes())
        .and(robots::routes())
}

/// Works something out as a visitor sees it, and answers with it as a page or as JSON.
async fn visit<T: Serialize + Send + 'static>(
    desk: &SharedDesk,
    (format, path): (Format, String),
    work: impl FnOnce(&Desk) -> Result<T, Failure> + Send + 'static,
    page: impl FnOnce(Layout, &T) -> Rendered<String>,
) -> Result<Response, Failure> {
    let desk = visiting(desk);
    if format == Format::Json {
        return Ok(Json(desk.with(move |desk| work(desk)).await?).into_response());
    }
    let shown = move |desk: &mut Desk| {
        let value = work(desk)?;
        let layout = plain_layout(desk, path)?;
        Ok((value, Layout { account: AccountLinks::Visitor, ..layout }))
    };
    let (value, layout) = desk.with(shown).await?;
    match page(layout, &value) {
        Ok(page) => Ok(Html(page).into_response()),
        Err(_) => Err(Failure::internal()),
    }
}

/// The desk with a visitor at it, whoever asks.
fn visiting(desk: &SharedDesk) -> SharedDesk {
    desk.clone().seating(Seat::Visitor)
}

/// Where something public is shown; none where it has no page of its own.
fn public_href(id: Id) -> Option<String> {
    let folder = folder(id.kind)?;
    Some(format!("/public/{folder}/{id}"))
}

fn folder(kind: Kind) -> Option<&'static str> {
    if kind == Kind::Brief {
        return Some("briefs");
    }
    if kind == Kind::Judgment {
        return Some("judgments");
    }
    (kind == Kind::Question).then_some("questions")
}

/// The lines of a list, which lead to what is public.
fn lines(entries: &[actions::ListedEntry]) -> Vec<Line> {
    let public = entries.iter().filter_map(|it| Some((it, public_href(it.id)?)));
    public.map(|(entry, href)| Line { href, ..Line::of(entry) }).collect()
}

/// Quotes that lead nowhere: the documents that they stand in are not public.
fn quotes(quotes: Vec<QuoteView>) -> Vec<QuoteView> {
    quotes.into_iter().map(|quote| QuoteView { href: String::new(), ..quote }).collect()
}
