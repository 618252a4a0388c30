//! The feeds: how each of them fares, and the forms that begin and end subscriptions.

use actions::{
    Desk, FeedStanding, FoundFeed, ImportedOpml, ListedFeed, LookUpError, Subscribe,
    SubscribeError, Unsubscribe, UnsubscribeError, export_opml, find_feed, list_feeds, subscribe,
    unsubscribe,
};
use askama::Template;
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, act, answer, id_from, refused};
use crate::pages::form::{Form, refused_at};
use crate::pages::import_opml;
use crate::pages::posted::Posted;
use crate::pages::query::Query;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

pub(crate) const PATH: &str = "/feeds";
/// What the ids of the fields of each form begin with.
const SUBSCRIBING: &str = "subscribe";
pub(crate) const IMPORTING: &str = "import";
const ENDING: &str = "end";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(PATH, feeds)
        .post(PATH, begin)
        .get("/feeds/list", opml)
        .post("/feeds/list", import_opml::import)
        .get("/feeds/{id}/end", back)
        .post("/feeds/{id}/end", end)
}

#[derive(Template)]
#[template(path = "feeds.html")]
struct FeedsPage<'a> {
    layout: Layout,
    feeds: &'a [ListedFeed],
    /// The form that was filled in or refused.
    form: Form,
    /// The two forms of the page.
    subscribing: Form,
    importing: Form,
    /// What became of a list that was just imported.
    imported: Option<ImportedOpml>,
}

impl FeedsPage<'_> {
    fn is_troubled(feed: &ListedFeed) -> bool {
        match feed.standing {
            FeedStanding::New | FeedStanding::Healthy => false,
            FeedStanding::Failing | FeedStanding::Gone => true,
        }
    }

    /// Whether the list of feeds is what the reader came for.
    fn is_importing(&self) -> bool {
        self.importing.failure().is_some()
    }
}

async fn feeds(
    desk: SharedDesk,
    format: Format,
    Query(asked): Query<Typed>,
) -> Result<Response, Failure> {
    show(&desk, format, Form::filled(SUBSCRIBING, asked), None).await
}

/// The page with a form as it was filled in, and with what became of a list that was imported.
pub(crate) async fn show(
    desk: &SharedDesk,
    format: Format,
    form: Form,
    imported: Option<ImportedOpml>,
) -> Result<Response, Failure> {
    let spot = Spot { format, place: Some(Place::Documents), path: PATH.to_owned() };
    let work = |desk: &Desk| Ok(list_feeds(desk).map_err(LookUpError::from)?);
    answer(desk, spot, work, |mut layout, feeds: &Vec<ListedFeed>| {
        "Feeds".clone_into(&mut layout.title);
        let of = |name: &str| {
            if form.name() == name { form.clone() } else { Form::filled(name, Typed::default()) }
        };
        let (subscribing, importing) = (of(SUBSCRIBING), of(IMPORTING));
        FeedsPage { layout, feeds, form, subscribing, importing, imported }.render()
    })
    .await
}

async fn begin(
    desk: SharedDesk,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let found = find(&desk, &typed).await;
    let work = move |desk: &mut Desk, typed: &Typed| {
        let request = Subscribe {
            url: typed.text("url").to_owned(),
            title: typed.owned("title"),
            topic: typed.owned("topic"),
            outlet: typed.owned("outlet"),
        };
        let subscribed = subscribe(desk, &request, found?)?;
        Ok(format!("{PATH}#{}", subscribed.id))
    };
    let again = |typed, failure| {
        show(&desk, Format::Html, Form::refused(SUBSCRIBING, typed, failure), None)
    };
    act(&desk, (format, typed), work, again).await
}

async fn find(desk: &SharedDesk, typed: &Typed) -> Result<FoundFeed, Failure> {
    let url = typed.given("url").ok_or_else(|| {
        refused_at("url", "give the address of a feed, or of a page that names one")
    })?;
    let url = url.to_owned();
    desk.fetch(move |web| Ok(find_feed(&url, web)?)).await
}

async fn end(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let feed = id_from(&id)?;
    let work = move |desk: &mut Desk, typed: &Typed| {
        unsubscribe(desk, &Unsubscribe { feed, reason: typed.owned("reason") })?;
        Ok(PATH.to_owned())
    };
    let again =
        |typed, failure| show(&desk, Format::Html, Form::refused(ENDING, typed, failure), None);
    act(&desk, (format, typed), work, again).await
}

async fn opml(desk: SharedDesk) -> Result<Response, Failure> {
    let list = desk.with(|desk| Ok(export_opml(desk).map_err(LookUpError::from)?)).await?;
    let headers = [
        (CONTENT_TYPE, "text/x-opml; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"feeds.opml\""),
    ];
    Ok((headers, list).into_response())
}

/// Whoever reloads the answer to a form comes back to the feeds.
async fn back() -> Redirect {
    Redirect::to(PATH)
}

impl From<SubscribeError> for Failure {
    fn from(error: SubscribeError) -> Self {
        match error {
            SubscribeError::Known(_)
            | SubscribeError::Fetch { .. }
            | SubscribeError::NoFeed { .. } => refused_at("url", error),
            SubscribeError::OnlyAPerson(_) | SubscribeError::Ledger(_) => refused(error),
        }
    }
}

impl From<UnsubscribeError> for Failure {
    fn from(error: UnsubscribeError) -> Self {
        match error {
            UnsubscribeError::LookUp(error) => error.into(),
            UnsubscribeError::OnlyAPerson(_)
            | UnsubscribeError::Ended { .. }
            | UnsubscribeError::Ledger(_) => refused(error),
        }
    }
}
