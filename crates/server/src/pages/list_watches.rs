//! The watches: what each looks for and what fits it, and the forms that begin, look at and end
//! them.

use actions::{
    BeginWatch, BeginWatchError, Desk, EndWatch, EndWatchError, Filling, ListedWatch, LookAtWatch,
    LookAtWatchError, WatchHit, WatchList, begin_watch, end_watch, list_watches, look_at_watch,
};
use askama::Template;
use axum::extract::Path;
use axum::response::{Redirect, Response};
use domain::{WatchLook, WatchView, to_the_minute};

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, act, answer, id_from, refused};
use crate::pages::form::{Form, refused_at};
use crate::pages::pager::address;
use crate::pages::posted::Posted;
use crate::pages::query::Query;
use crate::pages::typed::Typed;
use crate::pages::view::href;
use crate::serve::SharedDesk;

const PATH: &str = "/watches";
/// What the ids of the fields of the form that begins a watch begin with.
const WATCHING: &str = "watch-search";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(PATH, watches)
        .post(PATH, begin)
        .get("/watches/{id}/looks", back)
        .post("/watches/{id}/looks", look)
        .get("/watches/{id}/end", back)
        .post("/watches/{id}/end", end)
}

#[derive(Template)]
#[template(path = "watches.html")]
struct WatchesPage<'a> {
    layout: Layout,
    notes: &'a [String],
    watches: Vec<WatchLine>,
    /// The form that was filled in or refused.
    form: Form,
    /// The form that begins a watch.
    watching: Form,
}

/// A watch as pages show it.
pub(crate) struct WatchLine {
    pub(crate) id: String,
    pub(crate) query: String,
    /// Where it is searched.
    pub(crate) search: String,
    /// The judgment or question that it is for: its id, its address and its words.
    pub(crate) matter: Option<(String, String, String)>,
    pub(crate) reason: Option<String>,
    pub(crate) since: String,
    pub(crate) new: usize,
    pub(crate) total: usize,
    pub(crate) hits: Vec<HitLine>,
    pub(crate) searched_to: u64,
    pub(crate) last_look: Option<String>,
}

/// What fits a watch.
pub(crate) struct HitLine {
    pub(crate) id: String,
    pub(crate) href: String,
    pub(crate) kind: &'static str,
    pub(crate) title: String,
    /// The words, in pieces of which some are marked.
    pub(crate) words: Vec<(String, bool)>,
    pub(crate) told: String,
}

impl WatchLine {
    pub(crate) fn of(watch: &ListedWatch) -> Self {
        let matter = watch.watch.stands_on.zip(watch.matter.clone());
        let since = to_the_minute(watch.since);
        Self {
            id: watch.id.to_string(),
            query: watch.watch.query.clone(),
            search: address("/search", &[("q", &watch.watch.query)]),
            matter: matter.map(|(id, words)| (id.to_string(), href(id), words)),
            reason: watch.watch.reason.clone(),
            since: format!("since {since}, by {}", watch.author),
            new: watch.new,
            total: watch.total,
            hits: watch.hits.iter().map(HitLine::of).collect(),
            searched_to: watch.searched_to,
            last_look: watch.last_look.as_ref().map(|look| {
                let (author, at) = (&look.author, to_the_minute(look.recorded_at));
                format!("looked at by {author}, {at}{}", made_of(&look.record))
            }),
        }
    }

    pub(crate) fn all(watches: &[ListedWatch]) -> Vec<Self> {
        watches.iter().map(Self::of).collect()
    }
}

impl HitLine {
    fn of(found: &WatchHit) -> Self {
        let hit = &found.hit;
        let pieces = hit.snippet.pieces().into_iter();
        let told = [hit.speaker.clone(), hit.outlet.clone(), hit.date.map(|it| it.to_string())];
        let others = match found.entries - 1 {
            0 => None,
            1 => Some("1 other entry tells the same".to_owned()),
            others => Some(format!("{others} other entries tell the same")),
        };
        let told: Vec<String> = told.into_iter().flatten().chain(others).collect();
        Self {
            id: hit.id.to_string(),
            href: href(hit.id),
            kind: hit.kind,
            title: hit.title.as_ref().map(|title| title.text.clone()).unwrap_or_default(),
            words: pieces.map(|(piece, is_marked)| (piece.to_owned(), is_marked)).collect(),
            told: told.join(" · "),
        }
    }
}

fn made_of(look: &WatchLook) -> String {
    let view = look.view.map_or(String::new(), |view| format!(": {}", view.words()));
    let note = look.note.as_ref().map_or(String::new(), |note| format!("; {note}"));
    format!("{view}{note}")
}

async fn watches(
    desk: SharedDesk,
    format: Format,
    Query(asked): Query<Typed>,
) -> Result<Response, Failure> {
    show(&desk, format, Form::filled(WATCHING, asked)).await
}

async fn show(desk: &SharedDesk, format: Format, form: Form) -> Result<Response, Failure> {
    let spot = Spot { format, place: Some(Place::Due), path: PATH.to_owned() };
    let work = |desk: &Desk| Ok(list_watches(desk, Filling::Slice, &mut |_, _| ())?);
    answer(desk, spot, work, |mut layout, list: &WatchList| {
        "Watches".clone_into(&mut layout.title);
        let is_filled = form.name() == WATCHING;
        let watching =
            if is_filled { form.clone() } else { Form::filled(WATCHING, Typed::default()) };
        let watches = WatchLine::all(&list.watches);
        WatchesPage { layout, notes: &list.notes, watches, form, watching }.render()
    })
    .await
}

async fn begin(
    desk: SharedDesk,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let work = |desk: &mut Desk, typed: &Typed| {
        let request = BeginWatch {
            query: typed.text("query").to_owned(),
            stands_on: typed.read("for", str::parse)?,
            reason: typed.owned("reason"),
        };
        Ok(format!("{PATH}#{}", begin_watch(desk, &request)?))
    };
    let again = |typed, failure| show(&desk, Format::Html, Form::refused(WATCHING, typed, failure));
    act(&desk, (format, typed), work, again).await
}

async fn look(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let watch = id_from(&id)?;
    let work = move |desk: &mut Desk, typed: &Typed| {
        let request = LookAtWatch {
            watch,
            seen_to: typed.read("seen_to", str::parse)?,
            view: typed.read("view", view)?,
            note: typed.owned("note"),
        };
        look_at_watch(desk, &request)?;
        Ok(PATH.to_owned())
    };
    let again = |typed, failure| show(&desk, Format::Html, Form::refused(id, typed, failure));
    act(&desk, (format, typed), work, again).await
}

async fn end(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let watch = id_from(&id)?;
    let work = move |desk: &mut Desk, typed: &Typed| {
        end_watch(desk, &EndWatch { watch, reason: typed.owned("reason") })?;
        Ok(PATH.to_owned())
    };
    let again = |typed, failure| show(&desk, Format::Html, Form::refused(id, typed, failure));
    act(&desk, (format, typed), work, again).await
}

/// Whoever reloads the answer to a form comes back to the watches.
async fn back() -> Redirect {
    Redirect::to(PATH)
}

fn view(word: &str) -> Result<WatchView, String> {
    let refuse = || format!("\"{word}\" is no view; give keeps or changes");
    WatchView::from_word(word).ok_or_else(refuse)
}

impl From<BeginWatchError> for Failure {
    fn from(error: BeginWatchError) -> Self {
        match error {
            BeginWatchError::LookUp(ref cause) if cause.is_unfit_name() => {
                refused_at("query", error)
            }
            BeginWatchError::LookUp(error) => error.into(),
            BeginWatchError::Query(_) | BeginWatchError::Empty | BeginWatchError::Known(_) => {
                refused_at("query", error)
            }
            BeginWatchError::NotWatched(_) => refused_at("for", error),
            BeginWatchError::OnlyAPerson(_) => refused(error),
        }
    }
}

impl From<LookAtWatchError> for Failure {
    fn from(error: LookAtWatchError) -> Self {
        match error {
            LookAtWatchError::LookUp(error) => error.into(),
            LookAtWatchError::OnlyAPerson(_)
            | LookAtWatchError::Ended { .. }
            | LookAtWatchError::NothingNew(_)
            | LookAtWatchError::TooFar { .. } => refused(error),
        }
    }
}

impl From<EndWatchError> for Failure {
    fn from(error: EndWatchError) -> Self {
        match error {
            EndWatchError::LookUp(error) => error.into(),
            EndWatchError::OnlyAPerson(_) | EndWatchError::Ended { .. } => refused(error),
        }
    }
}
